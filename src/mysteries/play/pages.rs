//! A seat's page, and the parts of it that change while one looks.

use super::{seat::SeatView, shared::SharedView};
use crate::{
    clues::view::{Card, Other},
    notes::query::Notes,
    reveal::view::Slide,
    room::Room,
    snapshot::{Snapshot, rows::Participant},
};
use askama::Template;
use lamplight_core::live::Parts;
use lamplight_core::web::{Chrome, Problems, ui::Html};

/// The whole page.
#[derive(Template)]
#[template(path = "mysteries/play/page.html")]
pub struct PlayPage {
    /// Head and foot.
    pub chrome: Chrome,
    /// What this seat sees.
    pub seat: SeatView,
    /// What everybody sees.
    pub shared: SharedView,
    /// Their notes.
    pub notes: Notes,
    /// The number of the last event in this page.
    pub seq: i64,
    /// What was wrong with what they sent.
    pub problems: Problems,
}

/// Where a guest says what to do with a clue of theirs.
#[derive(Template)]
#[template(path = "mysteries/clues/pass_on.html")]
pub struct PassOnPage {
    /// Head and foot.
    pub chrome: Chrome,
    /// What this seat sees.
    pub seat: SeatView,
    /// What everybody sees.
    pub shared: SharedView,
    /// The clue.
    pub card: Card,
    /// Its gist.
    pub gist: Html,
    /// To whom it can go.
    pub others: Vec<Other>,
    /// What they want to do, as far as they have said.
    pub what: String,
    /// Whom they have chosen, if they began with that.
    pub to: String,
    /// The number of the last event in this page.
    pub seq: i64,
}

/// Where a guest says which clue somebody is to have.
#[derive(Template)]
#[template(path = "mysteries/clues/hand_to.html")]
pub struct HandToPage {
    /// Head and foot.
    pub chrome: Chrome,
    /// What this seat sees.
    pub seat: SeatView,
    /// What everybody sees.
    pub shared: SharedView,
    /// Who is to have it.
    pub other: Other,
    /// The clues it can be, each with its gist.
    pub cards: Vec<(Card, Html)>,
    /// The number of the last event in this page.
    pub seq: i64,
}

impl PassOnPage {
    /// Whether this is whom they have chosen.
    fn goes_to(&self, other: &Other) -> bool {
        self.to == other.id.to_string()
    }

    /// Whether this is what is proposed: what they have said, or the least of what they may do.
    fn proposes(&self, what: &str) -> bool {
        let may = |it: &str| match it {
            "show" => self.card.can_show,
            "give" => self.card.can_give,
            _ => self.card.can_board,
        };
        let all = ["show", "give", "board"];
        let said = all.into_iter().find(|it| self.what == *it && may(it));
        said.or_else(|| all.into_iter().find(|it| may(it))) == Some(what)
    }
}

/// The parts that everybody sees, each a template that is given the shared view.
macro_rules! shared_parts {
    ($($part:ident = $name:literal, $path:literal;)+) => {
        $(#[derive(Template)]
        #[template(path = $path)]
        struct $part<'v> {
            shared: &'v SharedView,
        })+

        /// The parts that are the same for everybody.
        ///
        /// # Errors
        /// When a template fails.
        pub fn shared_parts(snapshot: &Snapshot) -> Result<Parts, askama::Error> {
            let shared = &snapshot.shared();
            Ok(vec![$(($name, $part { shared }.render()?)),+])
        }
    };
}

shared_parts! {
    Clock = "clock", "mysteries/timer/clock.html";
    Scene = "scene", "mysteries/play/scene.html";
    Dark = "dark", "mysteries/progress/dark.html";
    Ballots = "ballots", "mysteries/accusation/table.html";
}

/// The parts for one pair of eyes, each a template that is given the seat's view.
macro_rules! own_parts {
    ($($part:ident = $name:literal, $path:literal;)+) => {
        $(#[derive(Template)]
        #[template(path = $path)]
        struct $part<'v> {
            seat: &'v SeatView,
            #[allow(dead_code)] // only forms look at it
            problems: Problems,
        })+

        /// The parts for one pair of eyes.
        ///
        /// # Errors
        /// When a template fails.
        pub fn own_parts(snapshot: &Snapshot, participant: &Participant) -> Result<Parts, askama::Error> {
            let seat = &snapshot.seat(participant);
            Ok(vec![$(($name, $part { seat, problems: Problems::default() }.render()?)),+])
        }
    };
}

own_parts! {
    Head = "head", "mysteries/casting/head.html";
    LinkUsed = "link-used", "mysteries/seat_links/used.html";
    Bar = "bar", "mysteries/play/bar.html";
    News = "news", "mysteries/play/news.html";
    You = "you", "mysteries/play/you.html";
    Clues = "clues", "mysteries/clues/list.html";
    Company = "company", "mysteries/participants/company.html";
    Marked = "marked", "mysteries/clues/marked.html";
    Ballot = "ballot", "mysteries/accusation/paper.html";
}
