use bytes::Bytes;
use image::ImageFormat;
use lamplight_media::worker::{PictureError, Timing, Worker};
use lamplight_media::{Crop, Limits, Recipe, Refusal};

use crate::files::{animated_gif, corners, encoded, jpeg, png_that_claims};
use crate::take_in;

async fn refusal(file: impl Into<Vec<u8>>) -> Refusal {
    match take_in(file.into(), Crop::Whole, &[640]).await {
        Err(PictureError::Refused(refusal)) => refusal,
        other => panic!("not refused: {other:?}"),
    }
}

#[tokio::test]
async fn what_is_no_picture_is_refused_by_what_it_is_and_not_by_what_it_is_called() {
    let svg = "<?xml version=\"1.0\"?><svg onload=\"alert(1)\"/>";
    assert_eq!(refusal(svg).await, Refusal::Other("an SVG drawing".into()));
    assert_eq!(refusal("<!doctype html><script>alert(1)</script>").await, Refusal::NotAPicture);
    assert_eq!(refusal("PK\x03\x04a zip").await, Refusal::Other("a ZIP archive".into()));
    assert_eq!(refusal("%PDF-1.7").await, Refusal::Other("a PDF".into()));
    assert_eq!(refusal(&b"\0\0\0\x18ftypheic"[..]).await, Refusal::Heic);
    assert_eq!(refusal(&b"\0\0\0\x18ftypmp42"[..]).await, Refusal::Other("a film".into()));
    assert_eq!(refusal("").await, Refusal::Empty);
    assert_eq!(
        refusal("BM....").await.to_string(),
        "This is a BMP picture. Please choose a JPEG, PNG, WebP or GIF."
    );
}

#[tokio::test]
async fn a_page_that_begins_like_a_picture_is_refused() {
    let starts: [&[u8]; 4] =
        [b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff\xe0", b"GIF89a/*", b"RIFF\0\0\0\0WEBPVP8 "];
    for start in starts {
        let page = [start, b"<script>alert(1)</script>".repeat(50).as_slice()].concat();
        // The letters after a GIF's start are its size.
        let refused = refusal(page).await;
        assert!(matches!(refused, Refusal::Unreadable | Refusal::TooLarge { .. }), "{refused:?}");
    }
}

#[tokio::test]
async fn of_a_picture_that_is_a_program_too_only_the_picture_is_kept() {
    let payload = b"PK\x03\x04<html><svg onload=alert(1)><?php system('id') ?>";
    let picture = corners(40, 40);
    let comment = [b"\xff\xfe", &(payload.len() as u16 + 2).to_be_bytes()[..], payload].concat();
    let plain = jpeg(&picture);
    let files = [
        [&plain[..2], &comment, &plain[2..]].concat(),
        [encoded(picture.clone(), ImageFormat::Png), payload.to_vec()].concat(),
        [encoded(picture, ImageFormat::WebP), payload.to_vec()].concat(),
    ];
    for file in files {
        let taken = take_in(file, Crop::Whole, &[40]).await.unwrap();
        let bytes = &taken.variants[0].bytes;
        assert!(!bytes.windows(4).any(|part| part == &payload[..4] || part == b"<svg"));
    }
}

#[tokio::test]
async fn half_a_picture_is_refused_or_shown_and_breaks_nothing() {
    let picture = corners(64, 64);
    let files = [
        encoded(picture.clone(), ImageFormat::Png),
        jpeg(&picture),
        encoded(picture, ImageFormat::WebP),
        animated_gif(64, 64, 2),
    ];
    for file in files {
        for part in 1..6 {
            let half = file[..file.len() * part / 6].to_vec();
            match take_in(half, Crop::Whole, &[64]).await {
                Ok(_) | Err(PictureError::Refused(Refusal::Unreadable)) => {}
                other => panic!("{other:?} for {part} sixths of {:?}", &file[..4]),
            }
        }
    }
    let png = encoded(corners(64, 64), ImageFormat::Png);
    assert_eq!(refusal(&png[..png.len() / 2]).await, Refusal::Unreadable);
}

#[tokio::test]
async fn a_picture_that_claims_to_be_enormous_is_not_even_begun() {
    let words = refusal(png_that_claims(60_000, 60_000)).await.to_string();
    assert_eq!(
        words,
        "This picture has 60000 × 60000 pixels. At most 12000 a side and 50 million in all are \
         possible; please make it smaller."
    );
    let long = refusal(png_that_claims(12_001, 1)).await;
    assert!(matches!(long, Refusal::TooLarge { width: 12_001, .. }), "{long:?}");
    // Not one that lies about its size upwards only, within the limits: it has too few bytes.
    assert_eq!(refusal(png_that_claims(7_000, 7_000)).await, Refusal::Unreadable);
    assert_eq!(refusal(png_that_claims(0, 5)).await, Refusal::Unreadable);
}

#[tokio::test]
async fn a_file_of_too_many_bytes_is_refused_before_it_is_looked_at() {
    let limits = Limits { bytes: 1_500_000, ..Limits::default() };
    let worker = Worker::new("/no/such/program".into(), vec![], limits, Timing::default());
    let recipe = Recipe { crop: Crop::Whole, widths: vec![640] };
    let refused = worker.take_in(Bytes::from(vec![0; 1_500_001]), recipe).await.unwrap_err();
    assert_eq!(refused.to_string(), "This file is too large: at most 1.5 MB are possible.");
}

#[tokio::test]
async fn an_animation_of_many_pictures_is_let_in_as_one() {
    let taken = take_in(animated_gif(60, 60, 200), Crop::Whole, &[60]).await.unwrap();
    assert_eq!(taken.variants.len(), 1);
}
