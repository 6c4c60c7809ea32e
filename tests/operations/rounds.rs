//! The server and PostgreSQL killed in the middle of a round.

use support::{Page, Stream, text_of, until};

use super::folder::Folder;
use super::{Lamplight, Party, Settings, events, seq};

const PLAYERS: usize = 6;

/// Round one: the letters are out, half of the guests have opened theirs, and the clock is stopped.
async fn round_one(folder: &Folder) -> Party<Lamplight> {
    let lamplight = Lamplight::start(Settings::private(folder.path())).await;
    let nora = lamplight.member("Nora").await;
    let party = Party::seated(lamplight, nora, PLAYERS).await;
    party.press().await.is(303);
    party.press().await.is(303);
    // The clock stands still, so that a page can be held against itself later.
    party.press_form("/clock", &[("turn", "pause")]).await.is(303);
    for guest in 0..PLAYERS / 2 {
        let path = party.seat("/letters/1");
        party.guests[guest].post(&path, &[]).await.is(303);
    }
    party
}

/// What everybody reads, the host last.
async fn everybody(party: &Party<Lamplight>) -> Vec<String> {
    let mut pages = Vec::new();
    for guest in 0..PLAYERS {
        pages.push(as_it_stands(&party.page(guest).await));
    }
    pages.push(as_it_stands(&party.console().await));
    pages
}

/// The words of a page, without what can be taken back: that goes by itself after ten seconds.
fn as_it_stands(page: &Page) -> String {
    let html = &page.is(200).html;
    let Some((before, toast)) = html.split_once("<div class=\"toast undo") else {
        return text_of(html);
    };
    let (_, after) = toast.split_once("</form>").expect("the end of its form");
    text_of(&format!("{before}{after}"))
}

/// The others open their letters, and try until they are told that it worked.
async fn the_others_open_theirs(party: &Party<Lamplight>) {
    let path = party.seat("/letters/1");
    for guest in &party.guests[PLAYERS / 2..] {
        until("a letter to open", || async {
            let page = guest.try_post(&path, &[]).await?;
            assert!([303, 503].contains(&page.status), "{page:?}");
            (page.status == 303).then_some(())
        })
        .await;
    }
}

/// The round goes on, and whoever listens from before hears of it.
async fn the_round_goes_on(party: &Party<Lamplight>) {
    the_others_open_theirs(party).await;
    for guest in 0..PLAYERS {
        party.page(guest).await.shows("and nobody else").hides("Nobody else can open this.");
    }
    party.press().await.is(303);
}

#[tokio::test]
async fn after_the_server_was_killed_everybody_is_back_in_their_seat() {
    let folder = Folder::new();
    let mut party = round_one(&folder).await;
    let before = everybody(&party).await;
    let mut stream = Stream::open(&party.guests[0], &events(&party)).await;
    stream.hears("id: ").await;
    let postgres = folder.postgres();

    party.app.kill_9();
    assert!(!stream.ends().await, "the stream was cut off");
    party.app.start_again().await;
    assert_eq!(folder.postgres(), postgres, "PostgreSQL has not noticed anything");
    assert_eq!(everybody(&party).await, before);

    // Between the kill and her coming back something has happened that Mira has missed.
    the_others_open_theirs(&party).await;
    party.press().await.is(303);
    let last = stream.last_id().to_owned();
    let mut stream = Stream::resume(&party.guests[0], &events(&party), &last).await;
    stream.hears("data-for=\"scene\"").await;
    let now = seq(&party.page(0).await);
    assert_eq!(stream.last_id(), now, "she is up to date");
}

#[tokio::test]
async fn after_postgresql_was_killed_the_round_goes_on_as_it_was() {
    let folder = Folder::new();
    let party = round_one(&folder).await;
    let before = everybody(&party).await;
    let after = format!("{}?after={}", events(&party), seq(&party.page(0).await));
    let mut stream = Stream::open(&party.guests[0], &after).await;

    tokio::join!(folder.kill_postgres(), the_others_open_theirs(&party));
    let after = everybody(&party).await;
    assert_eq!(after[..PLAYERS / 2], before[..PLAYERS / 2], "their letters stay open");
    the_round_goes_on(&party).await;
    // The stream was never closed, and says what has happened since.
    stream.hears("event: parts").await;
}
