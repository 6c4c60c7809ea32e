//! A host and guests, at any point of an evening.

use crate::{Client, Page, TestApp};
use lamplight_story_file as story_file;
use lamplight_story_file::StoryFile;

/// The guests of a party, in the order in which they come.
pub const NAMES: [&str; 10] =
    ["Mira", "Jonas", "Priya", "Leila", "Ravi", "Tom", "Ben", "Hanne", "Obinna", "Katrin"];

/// Somewhere people can come from the street.
pub trait Place {
    /// Somebody whom nobody knows, with a new browser.
    fn stranger(&self) -> Client;

    /// The file of the story that is played there.
    fn story(&self) -> &'static str;
}

impl Place for TestApp {
    fn stranger(&self) -> Client {
        TestApp::stranger(self)
    }

    fn story(&self) -> &'static str {
        self.story
    }
}

/// The story that is played there, as its writer sees it.
fn read(place: &impl Place) -> StoryFile {
    story_file::parse(place.story().as_bytes()).expect("a story without mistakes")
}

/// People at a table.
pub struct Party<P = TestApp> {
    pub app: P,
    pub host: Client,
    pub guests: Vec<Client>,
    pub id: String,
    pub code: String,
}

impl Party {
    /// Nora opens an evening for `seats` players.
    pub async fn open(app: TestApp, seats: usize, mode: &str) -> Self {
        let host = app.member("Nora");
        Self::opened(app, host, seats, mode).await
    }

    /// An evening of `players` people, none of them the host, all cast, parts handed out and read.
    pub async fn ready(players: usize) -> Self {
        Self::ready_in(TestApp::start().await, players).await
    }

    /// The same in a house of one's own.
    pub async fn ready_in(app: TestApp, players: usize) -> Self {
        let host = app.member("Nora");
        Self::seated(app, host, players).await
    }
}

impl<P: Place> Party<P> {
    /// The story that is played, as its writer sees it.
    pub fn story(&self) -> StoryFile {
        read(&self.app)
    }

    /// `host` opens an evening for `seats` players.
    pub async fn opened(app: P, host: Client, seats: usize, mode: &str) -> Self {
        let form = [("players", seats.to_string()), ("mode", mode.to_owned())];
        let fields: Vec<(&str, &str)> = form.iter().map(|(k, v)| (*k, v.as_str())).collect();
        let path = format!("/stories/{}/host", read(&app).key);
        let page = host.post(&path, &fields).await;
        let console = page.location.clone().unwrap_or_else(|| panic!("no evening: {page:?}"));
        let id = console.rsplit('/').next().expect("an id").to_owned();
        let door = host.get(&format!("/evenings/{id}/door")).await;
        let code = door.links("/join/")[0].rsplit('/').next().expect("a code").to_owned();
        Self { app, host, guests: Vec::new(), id, code }
    }

    /// Guests come in with the code, as strangers do.
    pub async fn with_guests(mut self, guests: usize) -> Self {
        for name in NAMES.into_iter().skip(self.guests.len()).take(guests) {
            let guest = self.app.stranger();
            let page = guest.post("/join", &[("code", &self.code), ("name", name)]).await;
            page.leads_to(&self.play());
            self.guests.push(guest);
        }
        self
    }

    /// An evening of `players` people beside the host, all cast, parts handed out and read.
    pub async fn seated(app: P, host: Client, players: usize) -> Self {
        let party = Self::opened(app, host, players, "knows").await.with_guests(players).await;
        party.press_form("/cast/everybody", &[]).await.is(303);
        party.press_form("/cast/hand-out", &[]).await.is(303);
        for guest in &party.guests {
            guest.post(&party.seat("/letters/0"), &[]).await.is(303);
        }
        party
    }

    /// The path of a seat's page.
    pub fn play(&self) -> String {
        format!("/play/{}", self.id)
    }

    /// A path below the seat's page.
    pub fn seat(&self, below: &str) -> String {
        format!("/play/{}{below}", self.id)
    }

    /// A path below the console.
    pub fn at(&self, below: &str) -> String {
        format!("/evenings/{}{below}", self.id)
    }

    /// The console.
    pub async fn console(&self) -> Page {
        self.host.get(&self.at("")).await
    }

    /// The host sends a form below the console.
    pub async fn press_form(&self, below: &str, fields: &[(&str, &str)]) -> Page {
        self.host.post(&self.at(below), fields).await
    }

    /// The host presses the one button of the console, as it stands there.
    pub async fn press(&self) -> Page {
        let mut console = self.console().await;
        if console.has("/ask/light") {
            self.press_form("/light", &[]).await.is(303);
            console = self.console().await;
        }
        let at = console.form_value("at").unwrap_or_else(|| panic!("no button on {console:?}"));
        self.press_form("/press", &[("at", &at), ("sure", "yes")]).await
    }

    /// The host presses until the console shows `words`.
    pub async fn press_until(&self, words: &str) {
        for _ in 0..80 {
            if self.console().await.text.contains(words) {
                return;
            }
            self.press().await.is(303);
        }
        panic!("the console never showed “{words}”: {:?}", self.console().await);
    }

    /// A guest's page.
    pub async fn page(&self, guest: usize) -> Page {
        self.guests[guest].get(&self.play()).await
    }

    /// The name of the character that a guest plays, as their page says.
    pub async fn character(&self, guest: usize) -> String {
        let page = self.page(guest).await;
        let names = self.story().characters;
        let heading = page
            .html
            .split("<h1 class=\"name\">")
            .nth(1)
            .and_then(|rest| rest.split("</h1>").next())
            .unwrap_or_default();
        names
            .into_iter()
            .find(|it| it.name == heading)
            .unwrap_or_else(|| panic!("no part on {page:?}"))
            .name
    }
}
