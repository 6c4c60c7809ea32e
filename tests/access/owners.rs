//! Every route: whose it is, what they send there, at which stages of an evening it is tried, and
//! which door stands before everybody else. What a text in braces stands for is in `subject.rs`.

use super::play::{ALL, Stage};
use super::roles::Role::{self, Author, Host, Member, Seated, SeatedMember, Stranger};

/// Texts by name.
pub(super) type Fields = &'static [(&'static str, &'static str)];

/// One way of calling a route.
pub(super) struct Case {
    /// Method and path, as the table of routes has them.
    pub(super) route: &'static str,
    /// Who gets something there; nobody does at some doors.
    pub(super) owner: Option<Role>,
    /// The door, where it is not that of the route's policy.
    pub(super) door: Option<&'static str>,
    /// Where the evening is.
    pub(super) stages: &'static [Stage],
    /// What stands in a place of the path, where it is not the usual thing.
    pub(super) with: Fields,
    /// What the owner sends.
    pub(super) sends: Fields,
    /// A write that leaves everything as it was, even the owner's.
    pub(super) changes: bool,
}

impl Case {
    fn at(mut self, stages: &'static [Stage]) -> Self {
        self.stages = stages;
        self
    }

    fn with(mut self, with: Fields) -> Self {
        self.with = with;
        self
    }

    fn sends(mut self, fields: Fields) -> Self {
        self.sends = fields;
        self
    }

    fn door(mut self, door: &'static str) -> Self {
        self.door = Some(door);
        self
    }

    fn changes_nothing(mut self) -> Self {
        self.changes = false;
        self
    }
}

fn of(owner: Role, route: &'static str) -> Case {
    Case { owner: Some(owner), ..nobodys(route).door_of_policy() }
}

/// Opens for nobody, whoever asks.
fn nobodys(route: &'static str) -> Case {
    Case {
        route,
        owner: None,
        door: Some("nobody's"),
        stages: &[Stage::Clues],
        with: &[],
        sends: &[],
        changes: route.starts_with("POST"),
    }
}

impl Case {
    fn door_of_policy(mut self) -> Self {
        self.door = None;
        self
    }
}

/// All of them.
pub(super) fn cases() -> Vec<Case> {
    [accounts(), library(), editor(), console(), participants(), seat(), links(), recap()]
        .into_iter()
        .flatten()
        .collect()
}

fn accounts() -> Vec<Case> {
    vec![
        of(Stranger, "GET /"),
        of(Member, "POST /theme").sends(&[("theme", "day")]),
        of(Stranger, "GET /register"),
        of(Stranger, "POST /register").sends(&[
            ("display_name", "Kaya"),
            ("username", "kaya-of-the-pier"),
            ("email", "kaya@lamplight.test"),
            ("password", "seven herons on a pier"),
            ("time_zone", "Europe/Lisbon"),
        ]),
        of(Stranger, "GET /sign-in"),
        of(Stranger, "POST /sign-in").sends(&[("name", "{username}"), ("password", "{password}")]),
        of(Member, "POST /sign-out"),
        of(Member, "GET /account"),
        of(Member, "POST /account").sends(&[
            ("display_name", "Maximilian"),
            ("time_zone", "Europe/Lisbon"),
            ("theme", "day"),
        ]),
        of(Member, "GET /account/sign-in"),
        of(Member, "POST /account/sign-in").sends(&[
            ("email", "max@lamplight.test"),
            ("password", "{password}"),
            ("new_password", "nine herons on a pier"),
        ]),
        of(Member, "GET /account/devices"),
        of(Member, "POST /account/devices/sign-out"),
        of(Member, "POST /account/devices/{id}/sign-out").door("own device"),
    ]
}

fn library() -> Vec<Case> {
    vec![
        of(Stranger, "GET /stories"),
        of(Member, "GET /stories/mine"),
        of(Member, "GET /stories/new"),
        of(Member, "POST /stories/new").sends(&[("title", "The Pie")]),
        of(Member, "GET /stories/import"),
        of(Member, "POST /stories/import").sends(&[("text", "{file}")]),
        of(Stranger, "GET /stories/{slug}").with(&[("slug", "open story")]),
        of(Author, "GET /stories/{slug}").door("author's alone"),
        of(Author, "GET /stories/{slug}").with(&[("slug", "private story")]).door("author's alone"),
        of(Author, "GET /stories/{slug}")
            .with(&[("slug", "archived story")])
            .door("author's alone"),
        of(Member, "GET /stories/{slug}/host").with(&[("slug", "open story")]),
        of(Member, "POST /stories/{slug}/host")
            .with(&[("slug", "open story")])
            .sends(&[("players", "3"), ("mode", "plays")]),
        of(Author, "GET /stories/{slug}/host")
            .with(&[("slug", "private story")])
            .door("member, author's alone"),
        of(Author, "POST /stories/{slug}/host")
            .with(&[("slug", "private story")])
            .door("member, author's alone")
            .sends(&[("players", "3"), ("mode", "plays")]),
    ]
}

fn editor() -> Vec<Case> {
    const CLUES: Fields = &[("part", "clues"), ("item", "plate")];
    const MOMENT: Fields = &[("part", "timeline"), ("item", "1")];
    const TYPED: Fields = &[("version", "1"), ("at", "Dawn"), ("text", "The cake is gone.")];
    vec![
        of(Author, "GET /stories/{slug}/export"),
        of(Author, "GET /stories/{slug}/preview"),
        of(Author, "GET /stories/{slug}/preview/script"),
        of(Author, "GET /stories/{slug}/preview/as/{character}").with(&[("character", "ann")]),
        of(Author, "GET /stories/{slug}/edit"),
        // That others can see it is no reason to let them write in it.
        of(Author, "GET /stories/{slug}/edit").with(&[("slug", "open story")]),
        of(Author, "GET /stories/{slug}/edit/{part}").with(CLUES),
        of(Author, "GET /stories/{slug}/edit/{part}/{item}").with(CLUES),
        of(Author, "POST /stories/{slug}/edit/{part}/{item}").with(MOMENT).sends(TYPED),
        of(Author, "POST /stories/{slug}/edit/{part}/{item}/move")
            .with(CLUES)
            .sends(&[("version", "1"), ("to", "later")]),
        of(Author, "POST /stories/{slug}/edit/{part}/{item}/take-out")
            .with(CLUES)
            .sends(&[("version", "1")]),
        of(Author, "GET /stories/{slug}/add/{part}").with(MOMENT),
        of(Author, "POST /stories/{slug}/add/{part}").with(MOMENT).sends(TYPED),
        of(Author, "POST /stories/{slug}/undo").sends(&[("version", "1")]),
        of(Author, "POST /stories/{slug}/publish")
            .sends(&[("version", "1"), ("visibility", "private")]),
        of(Author, "POST /stories/{slug}/archive"),
    ]
}

fn console() -> Vec<Case> {
    vec![
        of(Member, "GET /evenings"),
        of(Host, "GET /evenings/{evening}").at(ALL),
        of(Host, "POST /evenings/{evening}/press").at(&[Stage::PartsOut]).sends(&[
            ("round", "0"),
            ("step", "0"),
            ("reveal", "0"),
        ]),
        of(Host, "POST /evenings/{evening}/cast")
            .at(&[Stage::Lobby])
            .sends(&[("character", "{Cat}"), ("participant", "{participant}")]),
        of(Host, "POST /evenings/{evening}/cast/everybody").at(&[Stage::Lobby]),
        of(Host, "POST /evenings/{evening}/cast/hand-out").at(&[Stage::Cast]),
        of(Host, "POST /evenings/{evening}/clock").sends(&[("turn", "pause")]),
        of(Host, "POST /evenings/{evening}/clues/{clue}")
            .at(&[Stage::Round])
            .with(&[("clue", "waiting clue")]),
        of(Host, "POST /evenings/{evening}/seats").at(&[Stage::Lobby]).sends(&[("seats", "2")]),
        of(Host, "POST /evenings/{evening}/cancel").at(&[Stage::Lobby, Stage::Clues]),
        of(Host, "POST /evenings/{evening}/share").at(&[Stage::After]).sends(&[("shared", "yes")]),
        of(Host, "GET /evenings/{evening}/door").at(ALL),
        of(Host, "POST /evenings/{evening}/screen"),
        of(Host, "GET /evenings/{evening}/everything"),
        of(Host, "GET /evenings/{evening}/events"),
        of(Host, "GET /evenings/{evening}/parts"),
    ]
}

/// The host has to do with the guests of this evening, and of no other.
fn participants() -> Vec<Case> {
    const OUT: Fields = &[("participant", "taken out")];
    const OTHERS: Fields = &[("participant", "other seat")];
    let hosts_of_another =
        |route| Case { door: Some("host of no such guest"), ..nobodys(route).with(OTHERS) };
    vec![
        of(Host, "GET /evenings/{evening}/seats/{participant}"),
        of(Host, "POST /evenings/{evening}/seats/{participant}"),
        of(Host, "POST /evenings/{evening}/seats/{participant}/remove"),
        of(Host, "POST /evenings/{evening}/seats/{participant}/return").with(OUT),
        hosts_of_another("GET /evenings/{evening}/seats/{participant}"),
        hosts_of_another("POST /evenings/{evening}/seats/{participant}"),
        hosts_of_another("POST /evenings/{evening}/seats/{participant}/remove"),
        hosts_of_another("POST /evenings/{evening}/seats/{participant}/return")
            .with(&[("participant", "other taken out")]),
    ]
}

fn seat() -> Vec<Case> {
    const WRITES: &str = "seat, to do something";
    const OWN: &str = "seat, to do what one guest can";
    vec![
        of(Seated, "GET /play/{evening}").at(ALL),
        of(Host, "GET /play/{evening}").at(&[Stage::HostPlays]).door("seat, where the host plays"),
        of(Seated, "POST /play/{evening}/letters/{round}")
            .at(&[Stage::PartsOut])
            .with(&[("round", "0")])
            .door(WRITES),
        of(Seated, "POST /play/{evening}/ticks").sends(&[("round", "0"), ("line", "0")]).door(OWN),
        of(Seated, "POST /play/{evening}/clues/{clue}")
            .with(&[("clue", "held clue")])
            .sends(&[("what", "board")])
            .door(OWN),
        of(Seated, "POST /play/{evening}/notes")
            .sends(&[("text", "Ann has crumbs on her sleeve."), ("version", "0")]),
        of(Seated, "POST /play/{evening}/accuse")
            .at(&[Stage::Accusation])
            .sends(&[("accused", "{Ann}"), ("how", "With a fork."), ("why", "Hunger.")])
            .door(OWN),
        of(Seated, "POST /play/{evening}/wish")
            .at(&[Stage::Lobby])
            .sends(&[("character", "{Cat}")]),
        of(Seated, "POST /play/{evening}/leave").door(WRITES),
        of(Seated, "GET /play/{evening}/link"),
        of(Seated, "POST /play/{evening}/link"),
        of(Seated, "GET /play/{evening}/events"),
        of(Seated, "GET /play/{evening}/parts"),
    ]
}

fn links() -> Vec<Case> {
    const MEMBER: Fields =
        &[("participant", "member's seat"), ("signature", "member's seat's link")];
    const OUT: Fields = &[("participant", "taken out"), ("signature", "taken out's link")];
    const SEAT: &str = "GET /seat/{participant}/{signature}";
    const SIT: &str = "POST /seat/{participant}/{signature}";
    const SCREEN: &str = "GET /screen/{evening}/{signature}";
    let mut cases = vec![
        of(Stranger, "GET /join"),
        of(Stranger, "POST /join").sends(&[("code", "{code}"), ("name", "Kaya")]),
        of(Stranger, "GET /join/{code}").at(&[Stage::Lobby, Stage::Clues]),
        of(Stranger, SEAT).at(ALL),
        of(Stranger, SIT),
        of(Stranger, SEAT).with(MEMBER),
        of(SeatedMember, SIT).with(MEMBER).door("a member's seat link").changes_nothing(),
        nobodys(SEAT).with(OUT).door("the link of who was taken out"),
        nobodys(SIT).with(OUT).door("the link of who was taken out"),
        of(Stranger, SCREEN).at(ALL),
        of(Stranger, "GET /screen/{evening}/{signature}/events"),
        of(Stranger, "GET /screen/{evening}/{signature}/parts"),
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
            nobodys("GET /screen/{evening}/{signature}/events").with(wrong),
            nobodys("GET /screen/{evening}/{signature}/parts").with(wrong),
        ]);
    }
    cases
}

fn recap() -> Vec<Case> {
    const SIGNED: &str = "GET /recap/{evening}/{signature}";
    const BEFORE: &[Stage] =
        &[Stage::Lobby, Stage::Clues, Stage::Accusation, Stage::Reveal, Stage::Cancelled];
    let mut cases = vec![
        of(Host, "GET /recap/{evening}").at(&[Stage::After, Stage::Shared]),
        nobodys("GET /recap/{evening}").at(BEFORE),
        of(Stranger, SIGNED).at(&[Stage::Shared]).door("public"),
        of(Host, SIGNED).at(&[Stage::After]),
        nobodys(SIGNED).at(BEFORE),
    ];
    for wrong in [
        &[("signature", "other recap link")] as Fields,
        &[("signature", "recap signed as something else")],
        &[("signature", "nonsense")],
    ] {
        cases.push(of(Host, SIGNED).at(&[Stage::Shared]).with(wrong));
    }
    cases
}
