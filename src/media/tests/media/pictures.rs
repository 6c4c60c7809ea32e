use image::{DynamicImage, ImageFormat, Rgba, RgbaImage};
use lamplight_media::worker::{Picture, Variant};
use lamplight_media::{Crop, Kind, Output, Refusal};

use crate::files::{
    BLUE, GREEN, RED, SECRET, WHITE, animated_gif, corners, encoded, jpeg, jpeg_with_exif,
    png_with_text, webp_with_exif,
};
use crate::take_in;

async fn taken_in(file: Vec<u8>, crop: Crop, widths: &[u32]) -> Picture {
    take_in(file, crop, widths).await.unwrap()
}

fn decoded(variant: &Variant) -> DynamicImage {
    let picture = image::load_from_memory(&variant.bytes).unwrap();
    assert_eq!((picture.width(), picture.height()), (variant.width, variant.height));
    picture
}

/// What is seen a quarter in from each corner: above left and right, below left and right.
fn seen(variant: &Variant) -> [[u8; 3]; 4] {
    let picture = decoded(variant).into_rgb8();
    let (width, height) = picture.dimensions();
    let (left, right) = (width / 4, width - 1 - width / 4);
    let (top, bottom) = (height / 4, height - 1 - height / 4);
    [(left, top), (right, top), (left, bottom), (right, bottom)].map(|(x, y)| {
        let pixel = picture.get_pixel(x, y).0;
        let near = |colour: &[u8; 3]| pixel.iter().zip(colour).all(|(a, b)| a.abs_diff(*b) < 25);
        [RED, GREEN, BLUE, WHITE].into_iter().find(near).unwrap_or(pixel)
    })
}

#[tokio::test]
async fn every_kind_becomes_a_jpeg_in_each_width_that_was_asked_for() {
    let picture = corners(300, 200);
    let files = [
        (Kind::Png, encoded(picture.clone(), ImageFormat::Png)),
        (Kind::Jpeg, jpeg(&picture)),
        (Kind::Gif, encoded(DynamicImage::from(picture.clone()).into_rgba8(), ImageFormat::Gif)),
        (Kind::Webp, encoded(picture, ImageFormat::WebP)),
    ];
    for (kind, file) in files {
        let taken = taken_in(file, Crop::Whole, &[1600, 150]).await;
        assert_eq!(taken.kind, kind);
        let sizes: Vec<_> =
            taken.variants.iter().map(|v| (v.asked_width, v.width, v.height)).collect();
        // Nothing is made larger than it came.
        assert_eq!(sizes, [(1600, 300, 200), (150, 150, 100)]);
        for variant in &taken.variants {
            assert_eq!(variant.output, Output::Jpeg);
            assert_eq!(seen(variant), [RED, GREEN, BLUE, WHITE], "{kind:?}");
        }
    }
}

#[tokio::test]
async fn a_picture_taken_sideways_stands_upright_afterwards() {
    for file in [jpeg_with_exif(&corners(80, 40), 6), webp_with_exif(&corners(80, 40), 6)] {
        let taken = taken_in(file, Crop::Whole, &[1600]).await;
        let upright = &taken.variants[0];
        assert_eq!((upright.width, upright.height), (40, 80));
        assert_eq!(seen(upright), [BLUE, RED, WHITE, GREEN]);
    }
    let mirrored = taken_in(jpeg_with_exif(&corners(80, 40), 2), Crop::Whole, &[80]).await;
    assert_eq!(seen(&mirrored.variants[0]), [GREEN, RED, WHITE, BLUE]);
}

#[tokio::test]
async fn nobody_reads_in_a_picture_where_it_was_taken() {
    let picture = corners(80, 40);
    let appended = [jpeg(&picture), SECRET.as_bytes().to_vec()].concat();
    let files = [
        jpeg_with_exif(&picture, 1),
        png_with_text(&picture),
        webp_with_exif(&picture, 1),
        appended,
    ];
    for file in files {
        let holds = |bytes: &[u8], what: &[u8]| bytes.windows(what.len()).any(|part| part == what);
        assert!(holds(&file, SECRET.as_bytes()), "the file has nothing to lose");
        let taken = taken_in(file, Crop::Whole, &[80, 40]).await;
        for variant in &taken.variants {
            assert!(!holds(&variant.bytes, SECRET.as_bytes()));
            assert!(!holds(&variant.bytes, b"Exif") && !holds(&variant.bytes, b"tEXt"));
        }
    }
}

#[tokio::test]
async fn of_an_animation_the_first_picture_is_kept() {
    let taken = taken_in(animated_gif(40, 30, 5), Crop::Whole, &[40]).await;
    assert_eq!(seen(&taken.variants[0]), [RED; 4]);
}

#[tokio::test]
async fn what_shines_through_still_does() {
    let mut badge = RgbaImage::from_pixel(64, 64, Rgba([200, 30, 30, 255]));
    (0..64).for_each(|x| badge.put_pixel(x, 0, Rgba([200, 30, 30, 0])));
    let taken = taken_in(encoded(badge, ImageFormat::Png), Crop::Whole, &[64]).await;
    assert_eq!(taken.variants[0].output, Output::Png);
    let pixels = decoded(&taken.variants[0]).into_rgba8();
    assert_eq!((pixels.get_pixel(5, 0).0[3], pixels.get_pixel(5, 9).0[3]), (0, 255));
}

#[tokio::test]
async fn sixteen_bits_and_greys_are_pictures_too() {
    let deep = DynamicImage::from(corners(40, 40)).into_rgb16();
    let taken = taken_in(encoded(deep, ImageFormat::Png), Crop::Whole, &[40]).await;
    assert_eq!(seen(&taken.variants[0]), [RED, GREEN, BLUE, WHITE]);
    let grey = DynamicImage::from(corners(40, 40)).into_luma8();
    let taken = taken_in(encoded(grey, ImageFormat::Jpeg), Crop::Whole, &[40]).await;
    assert_eq!(taken.variants[0].output, Output::Jpeg);
}

#[tokio::test]
async fn a_part_is_cut_from_the_picture_as_people_see_it() {
    // Upright, it is 40 wide and 80 high, with blue and red above.
    let sideways = jpeg_with_exif(&corners(80, 40), 6);
    let given = Crop::Given { left: 20, top: 0, width: 20, height: 40 };
    let taken = taken_in(sideways.clone(), given, &[1600]).await;
    let part = &taken.variants[0];
    assert_eq!((part.width, part.height, seen(part)), (20, 40, [RED; 4]));
    let square = taken_in(sideways.clone(), Crop::Centre { width: 1, height: 1 }, &[20]).await;
    let part = &square.variants[0];
    assert_eq!((part.width, part.height, seen(part)), (20, 20, [BLUE, RED, WHITE, GREEN]));
    let outside = Crop::Given { left: 30, top: 0, width: 20, height: 40 };
    let refused = take_in(sideways, outside, &[20]).await.unwrap_err();
    assert_eq!(refused.to_string(), Refusal::CropOutside.to_string());
}
