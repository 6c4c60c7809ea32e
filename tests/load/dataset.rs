//! What is measured on: copies of a few evenings and of the story that ships, the same every
//! time, as many as are wanted.

use super::{Outcome, model::Models, postgres::Postgres};
use std::thread;

/// How much there is.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) struct Size {
    /// Evenings in the second round, with eight guests each.
    pub(crate) evenings: i32,
    /// Published stories.
    pub(crate) stories: i32,
}

/// To begin with.
pub(crate) const SMALL: Size = Size { evenings: 1000, stories: 1000 };
/// In the end.
pub(crate) const LARGE: Size = Size { evenings: 20_000, stories: 1_000_000 };
/// So many stories have characters and a page of their own.
const WITH_EDITION: i32 = 1000;
/// Evenings in which the ballots are out, and empty ones; numbered apart from the others.
pub(crate) const BALLOTS: i32 = 1000;
const FIRST_BALLOT: i32 = 20_000_001;
pub(crate) const LOBBIES: i32 = 6000;
const FIRST_LOBBY: i32 = 30_000_001;

/// Seats that are looked at: those of so many evenings that are played at once, spread over all.
const CARDS: i32 = 8000;
const PLAYED_AT_ONCE: i32 = 1000;

/// Fills the empty database.
pub(crate) fn fill(postgres: &Postgres, models: &Models, size: Size) -> Outcome<()> {
    grow(postgres, models, Size { evenings: 0, stories: 0 }, size)?;
    execute(postgres, include_str!("sql/editions.sql"), &range(1, WITH_EDITION))?;
    evenings(postgres, &models.ballot, FIRST_BALLOT, FIRST_BALLOT + BALLOTS - 1)?;
    evenings(postgres, &models.lobby, FIRST_LOBBY, FIRST_LOBBY + LOBBIES - 1)?;
    let numbers = (FIRST_BALLOT, FIRST_BALLOT + BALLOTS - 1);
    cards(postgres, "ballot", &models.ballot, (CARDS, BALLOTS), numbers)?;
    let numbers = (FIRST_LOBBY, FIRST_LOBBY + LOBBIES - 1);
    cards(postgres, "lobby", &models.lobby, (LOBBIES, LOBBIES), numbers)?;
    seats(postgres, models, size)
}

/// Brings the database from one size to another.
pub(crate) fn enlarge(postgres: &Postgres, models: &Models, from: Size, to: Size) -> Outcome<()> {
    grow(postgres, models, from, to)?;
    postgres.run("delete from load.cards where kind = 'round'")?;
    seats(postgres, models, to)
}

/// The cards of seats, and fresh statistics.
fn seats(postgres: &Postgres, models: &Models, size: Size) -> Outcome<()> {
    cards(postgres, "round", &models.round, (CARDS, PLAYED_AT_ONCE), (1, size.evenings))?;
    postgres.run("vacuum analyze")?;
    postgres.run("checkpoint")
}

fn grow(postgres: &Postgres, models: &Models, from: Size, to: Size) -> Outcome<()> {
    thread::scope(|scope| {
        let stories = scope.spawn(|| {
            let range = range(from.stories + 1, to.stories);
            let search = postgres.text("select pg_get_indexdef('stories_search'::regclass)")?;
            // Built once, afterwards: a million single insertions take it minutes.
            postgres.run("drop index stories_search")?;
            execute(postgres, include_str!("sql/stories.sql"), &range)?;
            postgres.run(&search)
        });
        let evenings = evenings(postgres, &models.round, from.evenings + 1, to.evenings);
        stories.join().map_err(|_| "no stories")??;
        evenings
    })
}

fn evenings(postgres: &Postgres, model: &str, from: i32, to: i32) -> Outcome<()> {
    let mut places = range(from, to);
    places.push(("{model}", model.to_owned()));
    execute(postgres, include_str!("sql/evenings.sql"), &places)
}

fn cards(
    postgres: &Postgres,
    kind: &str,
    model: &str,
    (cards, evenings): (i32, i32),
    (from, to): (i32, i32),
) -> Outcome<()> {
    let mut places = range(from, to);
    places.push(("{model}", model.to_owned()));
    places.push(("{kind}", kind.to_owned()));
    places.push(("{cards}", cards.to_string()));
    places.push(("{evenings}", evenings.to_string()));
    places.push(("{stories}", WITH_EDITION.to_string()));
    execute(postgres, include_str!("sql/cards.sql"), &places)
}

fn range(from: i32, to: i32) -> Vec<(&'static str, String)> {
    vec![("{from}", from.to_string()), ("{to}", to.to_string())]
}

/// Runs a script in one transaction.
fn execute(postgres: &Postgres, script: &str, places: &[(&str, String)]) -> Outcome<()> {
    let text = places.iter().fold(script.to_owned(), |text, (it, value)| text.replace(it, value));
    postgres.run(&format!("begin; {text}; commit"))
}
