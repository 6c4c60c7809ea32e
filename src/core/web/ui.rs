//! Small pieces of HTML that templates call by name.

use super::assets;
use std::{borrow::Borrow, fmt};

/// An icon of the house's set.
pub struct Icon(&'static str);

/// The icon called `name` in `static/img/icons.svg`; stands beside words.
pub fn icon(name: &'static str) -> Icon {
    Icon(name)
}

impl fmt::Display for Icon {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self(name) = self;
        let prefix = assets::prefix();
        write!(
            f,
            r##"<svg class="icon" aria-hidden="true"><use href="{prefix}/img/icons.svg#{name}"/></svg>"##
        )
    }
}

impl askama::filters::HtmlSafe for Icon {}

/// How many notifications are unread, on the bell; nothing if none is.
#[derive(askama::Template)]
#[template(path = "components/bell.html")]
pub struct Bell {
    unread: i32,
}

/// The count on the bell, as pages draw it and live pages replace it.
pub fn bell(unread: impl Borrow<i32>) -> Bell {
    Bell { unread: *unread.borrow() }
}

impl askama::filters::HtmlSafe for Bell {}

/// HTML that was made by us, from the Markdown renderer or the QR code.
#[derive(Debug, Clone, Default)]
pub struct Html(pub String);

impl fmt::Display for Html {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl askama::filters::HtmlSafe for Html {}

/// The address of a static file, with its fingerprint.
pub fn asset(path: &str) -> String {
    format!("{}/{path}", assets::prefix())
}

/// A time of day in `zone`, for machines in full; browsers with a script show it in the reader's
/// own zone.
pub fn clock(at: &chrono::DateTime<chrono::Utc>, zone: impl Borrow<chrono_tz::Tz>) -> Html {
    let local = at.with_timezone(zone.borrow());
    Html(format!(
        r#"<time datetime="{}" data-clock>{}</time>"#,
        at.to_rfc3339_opts(chrono::SecondsFormat::Secs, true),
        local.format("%H:%M")
    ))
}

/// A day and a time in `zone`, with the zone.
pub fn moment(at: &chrono::DateTime<chrono::Utc>, zone: impl Borrow<chrono_tz::Tz>) -> Html {
    let local = at.with_timezone(zone.borrow());
    Html(format!(
        r#"<time datetime="{}">{}</time>"#,
        at.to_rfc3339(),
        local.format("%A, %-d %B %Y, %H:%M %Z")
    ))
}

/// A QR code of `text` as an SVG of the page's own colours; nothing if it is too long for one.
pub fn qr(text: &str) -> Html {
    let Ok(code) = qrcode::QrCode::new(text) else { return Html::default() };
    let width = code.width();
    let dark = code.to_colors();
    let mut path = String::new();
    for (place, _) in dark.iter().enumerate().filter(|(_, color)| **color == qrcode::Color::Dark) {
        path.push_str(&format!("M{} {}h1v1h-1z", place % width + 4, place / width + 4));
    }
    let side = width + 8;
    Html(format!(
        r##"<svg class="qr" viewBox="0 0 {side} {side}" role="img" aria-label="QR code"><path fill="#fff" d="M0 0h{side}v{side}H0z"/><path d="{path}"/></svg>"##
    ))
}

/// The same as a picture that stands by itself.
pub fn qr_picture(text: &str) -> String {
    let alone = r#"<svg xmlns="http://www.w3.org/2000/svg" width="720" height="720""#;
    qr(text).0.replace(r#"<svg class="qr""#, alone)
}

/// Names as people say them: `Mira, Jonas and Priya`.
pub fn listed<S: Borrow<str>>(names: &[S]) -> String {
    match names {
        [] => String::new(),
        [one] => one.borrow().to_owned(),
        [first @ .., last] => format!("{} and {}", first.join(", "), last.borrow()),
    }
}

/// A number as a word, up to twelve.
pub fn word(number: impl Borrow<usize>) -> String {
    let number = *number.borrow();
    const WORDS: [&str; 13] = [
        "no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten",
        "eleven", "twelve",
    ];
    WORDS.get(number).map_or_else(|| number.to_string(), |word| (*word).to_owned())
}

#[cfg(test)]
mod tests {
    use super::listed;

    #[test]
    fn names_are_listed_as_people_say_them() {
        assert_eq!(listed::<&str>(&[]), "");
        assert_eq!(listed(&["Mira"]), "Mira");
        assert_eq!(listed(&["Mira", "Jonas", "Priya"]), "Mira, Jonas and Priya");
        let names = ["Ben", "Leila", "Tom"].map(ToOwned::to_owned);
        assert_eq!(listed(&names[..1]), "Ben");
        assert_eq!(listed(&names[..2]), "Ben and Leila");
        assert_eq!(listed(&names), "Ben, Leila and Tom");
    }
}
