//! The port draws what the reference draws, byte for byte.

use std::fs;
use std::path::PathBuf;

use sha2::{Digest, Sha256};

use super::number::n;
use super::{Kind, Picture, UnknownKind, draw};

fn fixture(name: &str) -> String {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/../../tests/fixtures/pictures");
    let path = PathBuf::from(folder).join(name);
    fs::read_to_string(&path)
        .unwrap_or_else(|error| panic!("{} is missing: {error}", path.display()))
}

/// The ids of `odd_ids` in the reference.
fn odd_ids() -> impl Iterator<Item = String> {
    let odd = ["", "/", "a/b", "é", "日本語", "🎭", "<script>", "\"'&", " ", "ß/ü"];
    let bare = odd.into_iter().map(String::from);
    bare.chain((10..240).map(move |i| format!("{}{i}", odd[i % odd.len()])))
}

/// 240 ids, each drawn with redraw 0, 1, 2, 3.
fn many(kind: Kind) -> impl Iterator<Item = String> {
    odd_ids().flat_map(move |id| (0..4).map(move |redraw| draw(kind, &id, redraw)))
}

#[test]
fn every_picture_of_the_reference_set_is_drawn_again() {
    let list = fixture("pictures.txt");
    let lines: Vec<_> = list.lines().filter(|line| !line.starts_with('#')).collect();
    assert_eq!(lines.len(), 39, "the list of the set is not complete");
    for line in lines {
        let [kind, name, id, redraw] = line.split(' ').collect::<Vec<_>>()[..] else {
            panic!("a line of the list is not kind, name, id, redraw: {line}");
        };
        let drawn = draw(kind.parse().unwrap(), id, redraw.parse().unwrap());
        assert_eq!(drawn, fixture(&format!("{kind}-{name}.svg")), "{line}");
    }
}

/// Made with `python3 tests/fixtures/pictures/reference.py digests`, which covers every line of
/// every kind: the SHA-256 of all 960 pictures of a kind, one after the other.
#[test]
fn many_pictures_have_the_digests_of_the_reference() {
    let digests = [
        (Kind::Cover, "373f507341d9d36bf74ee55202b2f253cc7a0e045475c4204e78849bfc9bb7f5"),
        (Kind::Portrait, "449bd3cd326e17eebedcb521e5ff79504f66b5160047ccedf01d330b6d6ea1c5"),
        (Kind::Banner, "1ffed633b0afd17eafbb28372d9c747942e7c6de0df255de3e0e9eec2d87f4d0"),
        (Kind::Crest, "c2538da3a84ab298bdfd6370211db9fc5082ae83b730ba5e42079b5899a4cb10"),
    ];
    for (kind, expected) in digests {
        let all: String = many(kind).collect();
        assert_eq!(format!("{:x}", Sha256::digest(all)), expected, "{kind}");
    }
}

/// Of three million covers the largest had 15,352 bytes, of as many banners 13,843; seven covers
/// and 24 banners in a thousand have more than 12,000.
#[test]
fn pictures_are_small_and_hold_no_script_link_or_text() {
    for kind in Kind::ALL {
        for svg in many(kind) {
            assert!((1_000..16_000).contains(&svg.len()), "{kind} of {} bytes", svg.len());
            for unwanted in ["<script", "href", "<text"] {
                assert!(!svg.contains(unwanted), "{kind} holds {unwanted}: {svg}");
            }
        }
    }
}

#[test]
fn an_owner_asks_for_another_picture_and_gets_one() {
    let first = Picture::new(Kind::Cover, "the-heron-club");
    let second = first.another();
    assert_eq!(second, Picture { redraw: 1, ..first.clone() });
    assert_ne!(first.svg(), second.svg());
    assert_eq!(first.svg(), Picture::new(Kind::Cover, "the-heron-club").svg());
}

#[test]
fn kinds_are_known_by_their_names() {
    for kind in Kind::ALL {
        assert_eq!(kind.to_string().parse(), Ok(kind));
    }
    assert_eq!("poster".parse::<Kind>(), Err(UnknownKind));
}

#[test]
fn numbers_have_one_decimal_at_most_and_halves_go_by_their_binary_value() {
    let numbers = [7.0, -0.0, -0.04, 0.25, 0.35, 0.45, 0.75, -2.25, 1000.15, 9.97];
    let written = numbers.map(|number: f64| n(number).to_string());
    let expected = ["7", "-0", "-0", "0.2", "0.3", "0.5", "0.8", "-2.2", "1000.1", "10"];
    assert_eq!(written, expected);
}
