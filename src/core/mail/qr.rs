//! A QR code in a mail: a table, because mail programs fetch no pictures unasked and know no SVG.

use crate::web::ui::Html;
use qrcode::{Color, QrCode};
use std::fmt::Write as _;

/// Light modules around the code, without which no camera finds it.
const MARGIN: usize = 4;
const MODULE_PIXELS: usize = 5;

/// `text` as a QR code made of table cells; nothing if it is too long for one.
pub fn qr(text: &str) -> Html {
    let Ok(code) = QrCode::new(text) else { return Html::default() };
    let (width, side) = (code.width(), code.width() + 2 * MARGIN);
    let colors = code.to_colors();
    let is_dark = |row: usize, column: usize| {
        let inside =
            (MARGIN..MARGIN + width).contains(&row) && (MARGIN..MARGIN + width).contains(&column);
        inside && colors[(row - MARGIN) * width + column - MARGIN] == Color::Dark
    };
    let pixels = side * MODULE_PIXELS;
    let mut html = format!(
        r#"<table role="img" aria-label="QR code of the link" width="{pixels}" cellpadding="0" cellspacing="0" style="border-collapse:collapse;table-layout:fixed;background:#fff">"#
    );
    // The first row has no spans, so that all columns get the same width.
    for row in 0..side {
        html.push_str("<tr>");
        let mut column = 0;
        while column < side {
            let dark = is_dark(row, column);
            let same =
                (column..side).take_while(|it| row > 0 && is_dark(row, *it) == dark).count().max(1);
            let color = if dark { "#000" } else { "#fff" };
            // Writing to a String does not fail.
            let _ = write!(
                html,
                r#"<td colspan="{same}" width="{}" height="{MODULE_PIXELS}" bgcolor="{color}"></td>"#,
                same * MODULE_PIXELS
            );
            column += same;
        }
        html.push_str("</tr>");
    }
    html.push_str("</table>");
    Html(html)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_row_is_as_wide_as_the_first_and_it_is_small_enough_for_a_mail() {
        let html = qr("https://lamplight.example/join/ABCDEF").0;
        assert!(html.len() < 40_000, "{}", html.len());
        let widths: Vec<usize> = html
            .split("<tr>")
            .skip(1)
            .map(|row| {
                let spans = row.split("colspan=\"").skip(1);
                spans.map(|span| span.split('"').next().unwrap().parse::<usize>().unwrap()).sum()
            })
            .collect();
        assert!(widths.iter().all(|width| *width == widths[0]) && widths.len() == widths[0]);
    }
}
