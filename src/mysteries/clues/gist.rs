//! The one line a folded clue shows of its text.

use lamplight_core::web::ui::Html;

/// About as many letters as two lines of a phone hold.
const LONG_ENOUGH: usize = 90;

/// The bold words a text begins with, or else its first words. Still HTML, without a tag.
pub(crate) fn gist(text: &Html) -> Html {
    let first = text.0.split("</p>").next().unwrap_or_default();
    let bold = first
        .trim_start()
        .strip_prefix("<p><strong>")
        .and_then(|rest| rest.split("</strong>").next());
    Html(bold.map_or_else(|| shortened(&plain(first)), plain))
}

/// A text without its tags, on one line. What was escaped stays so.
pub(crate) fn plain(html: &str) -> String {
    let mut text = String::with_capacity(html.len());
    for (number, piece) in html.split('<').enumerate() {
        let (tag, said) =
            if number == 0 { ("", piece) } else { piece.split_once('>').unwrap_or(("", "")) };
        if matches!(tag, "/p" | "/li" | "br" | "br /" | "/h2" | "/h3" | "/blockquote") {
            text.push(' ');
        }
        text.push_str(said);
    }
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Cut between words: within one it could be cut in the middle of `&amp;`.
fn shortened(text: &str) -> String {
    if text.len() <= LONG_ENOUGH {
        return text.to_owned();
    }
    let mut short = String::new();
    for word in text.split(' ') {
        if short.len() + word.len() > LONG_ENOUGH {
            break;
        }
        short.push_str(word);
        short.push(' ');
    }
    format!("{}…", short.trim_end())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn gist_of(html: &str) -> String {
        gist(&Html(html.to_owned())).0
    }

    #[test]
    fn the_bold_line_is_the_gist() {
        let text = "<p><strong>Two calls for Room 14.</strong></p>\n<p>The board prints.</p>";
        assert_eq!(gist_of(text), "Two calls for Room 14.");
        assert_eq!(gist_of("<p><strong>Salt &amp; ash.</strong> And more.</p>"), "Salt &amp; ash.");
    }

    #[test]
    fn without_one_it_is_how_the_text_begins() {
        assert_eq!(gist_of("<p>A key, <em>bent</em>.</p><p>More</p>"), "A key, bent.");
        let long = format!("<p>{}</p>", "salt &amp; ".repeat(40));
        let short = gist_of(&long);
        assert!(short.len() < LONG_ENOUGH + 4 && short.ends_with('…'), "{short}");
        assert!(!short.contains("&am…"), "{short}");
    }

    #[test]
    fn no_tag_comes_through() {
        assert_eq!(gist_of("<p><strong><em>Torn</em></strong></p>"), "Torn");
        assert_eq!(gist_of(""), "");
    }
}
