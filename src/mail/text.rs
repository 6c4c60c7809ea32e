//! What people typed, as it may stand in a mail.

/// One line of at most `most` characters: control characters and line breaks, which could begin
/// another header, become spaces.
pub(crate) fn one_line(text: &str, most: usize) -> String {
    let spaced: String = text.chars().map(|c| if breaks(c) { ' ' } else { c }).collect();
    let line = spaced.split_whitespace().collect::<Vec<_>>().join(" ");
    if line.chars().count() <= most {
        return line;
    }
    let mut short: String = line.chars().take(most.saturating_sub(1)).collect();
    short.push('…');
    short
}

/// Several lines, which end in `\n`, with no other control characters than tabs.
pub(crate) fn lines(text: &str) -> String {
    let unified = text.replace("\r\n", "\n").replace('\r', "\n");
    unified.chars().filter(|&c| !c.is_control() || c == '\n' || c == '\t').collect()
}

fn breaks(c: char) -> bool {
    c.is_control() || matches!(c, '\u{2028}' | '\u{2029}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_stays_one_line() {
        let typed = "Hello\r\nBcc: all@example.org\u{0}\u{85}\u{2028}there";
        assert_eq!(one_line(typed, 100), "Hello Bcc: all@example.org there");
        assert_eq!(one_line("äöüäöü", 4), "äöü…");
        assert_eq!(one_line("äöü", 3), "äöü");
    }

    #[test]
    fn every_way_to_end_a_line_is_the_same() {
        assert_eq!(lines("a\r\nb\rc\nd\u{0}\te"), "a\nb\nc\nd\te");
    }
}
