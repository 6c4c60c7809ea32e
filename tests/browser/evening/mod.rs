//! A whole evening in real browsers: a host, eight guests and the television, each with a browser
//! and a wire of their own, and a watcher who reads every byte that is sent to anybody. It is not a
//! lucky one: buttons are pressed twice and taken back, signals and browsers go, somebody leaves,
//! somebody is taken out and tries again, and somebody comes late.

mod arrival;
mod end;
mod hands;
mod itself;
mod moves;
mod person;
mod rounds;
mod script;
mod slips;
mod twice;
mod unwanted;
mod watcher;
pub(crate) mod wire;

use std::future::Future;

use futures_util::{StreamExt, stream};
use lamplight_story_file::StoryFile;
use tokio::sync::SemaphorePermit;
use uuid::Uuid;

use super::window::room_for;
use hands::{Thing, the};
use person::{Person, Role};
use support::{TestApp, paper_boat};
use watcher::Watcher;

const NAMES: [&str; 8] = ["Mira", "Jonas", "Priya", "Leila", "Ravi", "Tom", "Ben", "Vic"];
/// Wants to be Nell, and gets her.
const MIRA: usize = 0;
/// Writes a note.
const JONAS: usize = 1;
/// Loses the signal.
const PRIYA: usize = 2;
/// Leaves for a moment.
const LEILA: usize = 3;
/// Closes the browser and opens it again.
const TOM: usize = 5;
/// Has switched off JavaScript.
const BEN: usize = 6;
/// Is taken out; the seat is Hanne’s then, who comes late.
const VIC: usize = 7;

/// As many people do something at the same time: a machine has only so many hands.
const AT_ONCE: usize = 3;
/// As many browsers start at the same time.
const START_AT_ONCE: usize = 2;

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_host_and_eight_guests_play_to_the_recap_and_nobody_is_sent_what_is_not_theirs() {
    let mut table = Box::pin(Table::set()).await;
    Box::pin(arrival::the_host_opens_the_evening(&mut table)).await;
    Box::pin(arrival::the_guests_come_in(&mut table)).await;
    Box::pin(arrival::everybody_gets_a_part(&mut table)).await;
    let (round, screen) =
        (the(".seat-head", "round one of three"), the(".tv", "round one of three"));
    table.press("Begin the evening", round, screen).await;
    Box::pin(rounds::play(&mut table)).await;
    Box::pin(end::everybody_accuses(&mut table)).await;
    table.the_watcher_was_awake();
    Box::pin(end::it_is_told(&mut table)).await;
    Box::pin(end::the_recap_is_read(&mut table)).await;
    table.leave().await;
}

/// Everybody, and the house they play in.
struct Table {
    host: Person,
    guests: Vec<Person>,
    screen: Person,
    watcher: Watcher,
    story: StoryFile,
    /// The evening, once it is open.
    evening: Option<Uuid>,
    /// Its code.
    code: String,
    app: TestApp,
    _room: SemaphorePermit<'static>,
}

impl Table {
    /// Everybody has a browser open, and nobody has been anywhere yet.
    async fn set() -> Self {
        let room = room_for(11).await;
        let app = TestApp::start().await;
        let wanted = [("Nora", Role::Host), ("The television", Role::Screen)].into_iter();
        let wanted = wanted.chain(NAMES.into_iter().map(|name| (name, Role::Guest)));
        let coming = wanted.map(|(name, role)| Person::come(name, role, app.url()));
        let mut people =
            stream::iter(coming).buffered(START_AT_ONCE).collect::<Vec<_>>().await.into_iter();
        let (host, screen) = (people.next().expect("a host"), people.next().expect("a screen"));
        let mut guests: Vec<Person> = people.collect();
        guests[BEN].switch_scripts_off().await;
        let (watcher, story) = (Watcher::new(), paper_boat());
        let (evening, code) = (None, String::new());
        Self { host, guests, screen, watcher, story, evening, code, app, _room: room }
    }

    /// The watcher reads what has come to everybody up to this moment. To be called when all is
    /// quiet, before the next thing changes what people may read.
    fn watch(&mut self, now: &str) {
        let mut db = self.app.db();
        for person in [&self.host, &self.screen].into_iter().chain(&self.guests) {
            let may = self.evening.map(|it| watcher::may_read(&mut db, &self.story, it, person));
            self.watcher.watch(&person.name, &person.wire, &may.unwrap_or_default(), now);
        }
        self.watcher.moment(now);
    }

    /// The host presses the button that says `label` in two tabs at once, and everybody who is there sees what comes of
    /// it, the guests one thing and the television another. No page is loaded again for that, but
    /// by the one who has switched scripts off.
    async fn press(&mut self, label: &str, guests_see: Thing<'_>, screen_sees: Thing<'_>) {
        self.host.lights_up(label).await;
        let there: Vec<&Person> = self.guests.iter().filter(|guest| guest.is_there()).collect();
        let mut marks = Vec::new();
        for guest in &there {
            marks.push(guest.mark().await);
        }
        let mark = self.screen.mark().await;
        self.host.press_in_both_tabs(label).await;
        together(there.iter().zip(marks).map(|(guest, mark)| guest.follows(guests_see, mark)))
            .await;
        self.screen.finds_live(screen_sees, mark).await;
        self.watch(&format!("“{label}”"));
    }

    /// Who plays this character.
    fn guest(&self, key: &str) -> &Person {
        let found = self.guests.iter().find(|guest| guest.part.0 == key);
        found.unwrap_or_else(|| panic!("nobody plays {key}"))
    }

    /// A watcher who finds nothing has to be one who would have found something.
    fn the_watcher_was_awake(&self) {
        let (mut db, evening) = (self.app.db(), self.evening.expect("an evening"));
        let all = ["briefing", "letter 1", "letter 2", "letter 3", "ballot of"];
        for (index, guest) in self.guests.iter().enumerate() {
            let found = self.watcher.found(&guest.name);
            for own in all {
                let whose = if own == "ballot of" { &guest.name } else { &guest.part.0 };
                let own = format!("{own} {whose}");
                assert!(found.contains(&own), "{} was sent {own}, and nobody saw it", guest.name);
            }
            let twin = &self.guests[(index + 1) % self.guests.len()];
            let may = watcher::may_read(&mut db, &self.story, evening, twin);
            assert!(
                self.watcher.would_find(&guest.wire, &may),
                "{} was sent what only {} may read, and nobody saw it",
                guest.name,
                twin.name
            );
        }
        assert!(self.watcher.found(&self.guests[JONAS].name).contains("note of Jonas"));
    }

    /// Everybody goes home.
    async fn leave(self) {
        let Self { host, screen, guests, .. } = self;
        for mut person in [host, screen].into_iter().chain(guests) {
            person.close_browser().await;
        }
    }
}

/// All of this, a few at a time.
async fn together<F: Future<Output = ()>>(doings: impl Iterator<Item = F>) {
    stream::iter(doings).buffer_unordered(AT_ONCE).collect::<Vec<()>>().await;
}
