//! Tags of languages, as RFC 5646 (BCP 47) shapes them.

/// As long as any tag that means something, and as a published story has room for.
const MOST: usize = 35;

/// Tags from before there was a shape, which stay good for ever.
const GRANDFATHERED: [&str; 26] = [
    "art-lojban",
    "cel-gaulish",
    "en-gb-oed",
    "i-ami",
    "i-bnn",
    "i-default",
    "i-enochian",
    "i-hak",
    "i-klingon",
    "i-lux",
    "i-mingo",
    "i-navajo",
    "i-pwn",
    "i-tao",
    "i-tay",
    "i-tsu",
    "no-bok",
    "no-nyn",
    "sgn-be-fr",
    "sgn-be-nl",
    "sgn-ch-de",
    "zh-guoyu",
    "zh-hakka",
    "zh-min",
    "zh-min-nan",
    "zh-xiang",
];

/// Whether a text is the tag of a language.
pub(super) fn is_tag(tag: &str) -> bool {
    let tag = tag.to_ascii_lowercase();
    let parts: Vec<&str> = tag.split('-').collect();
    tag.len() <= MOST
        && (GRANDFATHERED.contains(&tag.as_str()) || is_private(&parts) || is_regular(&parts))
}

/// Language, script, region, variants, extensions, in this order.
fn is_regular(parts: &[&str]) -> bool {
    let Some((language, mut rest)) = parts.split_first() else { return false };
    if !is_letters(language, 2..=8) {
        return false;
    }
    if language.len() <= 3 {
        rest = skip(rest, 3, |part| is_letters(part, 3..=3));
    }
    rest = skip(rest, 1, |part| is_letters(part, 4..=4));
    rest = skip(rest, 1, |part| is_letters(part, 2..=2) || is_digits(part, 3));
    rest = skip(rest, usize::MAX, is_variant);
    while let [mark, more @ ..] = rest
        && mark.len() == 1
        && *mark != "x"
    {
        let after = skip(more, usize::MAX, |part| is_letters_or_digits(part, 2..=8));
        if after.len() == more.len() {
            return false;
        }
        rest = after;
    }
    rest.is_empty() || is_private(rest)
}

/// `x-` and what its writers agreed on.
fn is_private(parts: &[&str]) -> bool {
    let [mark, rest @ ..] = parts else { return false };
    *mark == "x" && !rest.is_empty() && rest.iter().all(|it| is_letters_or_digits(it, 1..=8))
}

/// What comes after as many parts as fit, and not more than `most`.
fn skip<'p, 't>(parts: &'p [&'t str], most: usize, fits: impl Fn(&str) -> bool) -> &'p [&'t str] {
    let count = parts.iter().take(most).take_while(|part| fits(part)).count();
    parts.get(count..).unwrap_or_default()
}

fn is_variant(part: &str) -> bool {
    let is_short = part.len() == 4 && part.starts_with(|c: char| c.is_ascii_digit());
    is_letters_or_digits(part, if is_short { 4..=4 } else { 5..=8 })
}

fn is_letters(part: &str, length: std::ops::RangeInclusive<usize>) -> bool {
    length.contains(&part.len()) && part.bytes().all(|b| b.is_ascii_alphabetic())
}

fn is_digits(part: &str, length: usize) -> bool {
    part.len() == length && part.bytes().all(|b| b.is_ascii_digit())
}

fn is_letters_or_digits(part: &str, length: std::ops::RangeInclusive<usize>) -> bool {
    length.contains(&part.len()) && part.bytes().all(|b| b.is_ascii_alphanumeric())
}

#[cfg(test)]
mod tests {
    use super::is_tag;

    #[test]
    fn tags_of_every_shape_are_known() {
        for tag in [
            "en",
            "pt-BR",
            "zh-Hant-TW",
            "zh-cmn-Hans-CN",
            "sl-rozaj-biske",
            "de-CH-1901",
            "es-419",
            "de-DE-u-co-phonebk",
            "en-a-bbb-x-a",
            "x-whatever",
            "i-klingon",
            "I-Klingon",
            "sgn-BE-FR",
            "en-GB-oed",
            "zh-min-nan",
            "tlh",
            "art-lojban",
        ] {
            assert!(is_tag(tag), "{tag}");
        }
    }

    #[test]
    fn other_words_are_no_tags() {
        for tag in [
            "",
            "e",
            "English!",
            "en_GB",
            "en-",
            "-en",
            "en--GB",
            "i-nothing",
            "en-a",
            "x",
            "x-",
            "en-x",
            "de-1",
            "abcdefghi",
            "de-DE-DE",
            "deutsch-lang-und-breit-geschrieben",
        ] {
            assert!(!is_tag(tag), "{tag}");
        }
        assert!(!is_tag(&format!("x{}", "-abcdefgh".repeat(4))), "longer than there is room for");
    }
}
