//! What a link opens, and the code.

use super::super::roles::Role::{Host, SeatedMember, Stranger};
use super::super::stages::{ALL, Stage};
use super::{Case, Fields, nobodys, of};

pub(super) fn links() -> Vec<Case> {
    const MEMBER: Fields =
        &[("participant", "member's seat"), ("signature", "member's seat's link")];
    const OUT: Fields = &[("participant", "taken out"), ("signature", "taken out's link")];
    const SEAT: &str = "GET /seat/{participant}/{signature}";
    const SIT: &str = "POST /seat/{participant}/{signature}";
    const SCREEN: &str = "GET /screen/{session}/{signature}";
    let mut cases = vec![
        of(Stranger, "GET /join"),
        of(Stranger, "POST /join").sends(&[("code", "{code}"), ("name", "Kaya")]),
        of(Stranger, "GET /join/{code}").at(&[Stage::Lobby, Stage::Clues]),
        of(Stranger, SEAT).at(&[Stage::Lobby, Stage::Clues, Stage::After, Stage::Cancelled]),
        of(Stranger, SIT),
        of(SeatedMember, SEAT).with(MEMBER),
        of(SeatedMember, SIT).with(MEMBER).door("a member's seat link").changes_nothing(),
        nobodys(SEAT).with(OUT).door("the link of who was taken out"),
        nobodys(SIT).with(OUT).door("the link of who was taken out"),
        of(Stranger, SCREEN).at(ALL),
        of(Stranger, "GET /screen/{session}/{signature}/events"),
        of(Stranger, "GET /screen/{session}/{signature}/parts"),
    ];
    for wrong in [
        &[("signature", "old seat link")] as Fields,
        &[("signature", "other seat's link")],
        &[("signature", "seat signed as something else")],
        &[("signature", "nonsense")],
    ] {
        cases.extend([nobodys(SEAT).with(wrong), nobodys(SIT).with(wrong)]);
    }
    for wrong in [
        &[("signature", "old screen link")] as Fields,
        &[("signature", "other screen link")],
        &[("signature", "screen signed as something else")],
        &[("signature", "nonsense")],
    ] {
        cases.extend([
            nobodys(SCREEN).with(wrong),
            nobodys("GET /screen/{session}/{signature}/events").with(wrong),
            nobodys("GET /screen/{session}/{signature}/parts").with(wrong),
        ]);
    }
    cases
}

pub(super) fn recap() -> Vec<Case> {
    const SIGNED: &str = "GET /recap/{session}/{signature}";
    const BEFORE: &[Stage] =
        &[Stage::Lobby, Stage::Clues, Stage::Accusation, Stage::Reveal, Stage::Cancelled];
    let mut cases = vec![
        of(Host, "GET /recap/{session}").at(&[Stage::After, Stage::Shared]),
        nobodys("GET /recap/{session}").at(BEFORE),
        of(Host, "GET /play/{session}/seen").at(&[Stage::Cancelled, Stage::After]),
        nobodys("GET /play/{session}/seen").at(&[Stage::Lobby, Stage::Clues, Stage::Reveal]),
        of(Stranger, SIGNED).at(&[Stage::Shared]).door("public"),
        of(Host, SIGNED).at(&[Stage::After]),
        nobodys(SIGNED).at(BEFORE),
    ];
    for wrong in [
        &[("signature", "other recap link")] as Fields,
        &[("signature", "later recap link")],
        &[("signature", "recap signed as something else")],
        &[("signature", "nonsense")],
    ] {
        cases.push(of(Host, SIGNED).at(&[Stage::Shared]).with(wrong));
    }
    cases
}
