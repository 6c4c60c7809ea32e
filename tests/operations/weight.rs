//! What an evening costs a guest's phone in bytes.

use flate2::{Decompress, FlushDecompress};
use futures_util::StreamExt;
use reqwest::Method;
use tokio::sync::oneshot;

use super::{Lamplight, Party, Settings, events};
use support::Database;

const PLAYERS: usize = 8;
/// What a phone may be sent in one evening.
const AT_MOST: usize = 250_000;

/// A stream as it came, and as it reads.
struct Heard {
    bytes: usize,
    text: String,
}

/// Listens as a browser does until told to stop, unpacking each piece when it comes.
async fn listen(response: reqwest::Response, mut stop: oneshot::Receiver<()>) -> Heard {
    assert_eq!(response.headers()["content-encoding"], "gzip");
    let mut pieces = response.bytes_stream();
    let (mut reader, mut heard) = (Decompress::new(false), Heard { bytes: 0, text: String::new() });
    let mut head = 10;
    loop {
        let piece = tokio::select! {
            piece = pieces.next() => piece.expect("no end").expect("a piece"),
            _ = &mut stop => return heard,
        };
        heard.bytes += piece.len();
        let skipped = head.min(piece.len());
        head -= skipped;
        unpack(&mut reader, &piece[skipped..], &mut heard.text);
    }
}

fn unpack(reader: &mut Decompress, piece: &[u8], text: &mut String) {
    let mut piece = piece;
    let mut read = Vec::new();
    loop {
        read.reserve(64 * 1024);
        let before = reader.total_in();
        reader.decompress_vec(piece, &mut read, FlushDecompress::Sync).expect("gzip");
        piece = &piece[usize::try_from(reader.total_in() - before).expect("a length")..];
        if piece.is_empty() && read.len() < read.capacity() {
            break;
        }
    }
    text.push_str(&String::from_utf8_lossy(&read));
}

/// What guests do in a round: open what has come, look at it, and put two clues on the board.
async fn a_round(party: &Party<Lamplight>) {
    for (number, guest) in party.guests.iter().enumerate() {
        let page = party.page(number).await;
        let actions = || page.html.split("action=\"").filter_map(|it| it.split('"').next());
        for letter in actions().filter(|it| it.contains("/letters/")) {
            guest.post(letter, &[]).await;
        }
        if page.html.contains("name=\"until\"") {
            let now = chrono::Utc::now().timestamp_millis().to_string();
            guest.post(&party.seat("/marks"), &[("until", &now)]).await.is(303);
        }
        let links = page.html.split("href=\"").filter_map(|it| it.split('"').next());
        for clue in links.filter_map(|it| it.strip_suffix("?what=board")).take(2) {
            guest.post(clue, &[("what", "board")]).await.is(303);
        }
    }
}

#[tokio::test]
async fn an_evening_fits_through_a_weak_line() {
    let database = Database::create().await;
    let lamplight = Lamplight::start(Settings::over(&database.url())).await;
    let nora = lamplight.member("Nora").await;
    let party = Party::opened(lamplight, nora, PLAYERS, "knows").await.with_guests(PLAYERS).await;
    let request = party.guests[0].request(Method::GET, &events(&party));
    let response =
        request.header("accept-encoding", "gzip, deflate").send().await.expect("a stream");
    let (stop, stopped) = oneshot::channel();
    let listening = tokio::spawn(listen(response, stopped));

    party.press_form("/cast/everybody", &[]).await.is(303);
    party.press_form("/cast/hand-out", &[]).await.is(303);
    for guest in &party.guests {
        guest.post(&party.seat("/letters/0"), &[]).await.is(303);
    }
    let mut last = String::new();
    for _ in 0..60 {
        a_round(&party).await;
        let console = party.console().await;
        let is_over = console.form_value("at").is_none() && !console.has("/ask/light");
        if is_over {
            break;
        }
        if console.text.contains("ballots are in") {
            ballots(&party).await;
        }
        party.press().await.is(303);
        last = console.text;
    }
    stop.send(()).expect("somebody listens");
    let heard = listening.await.expect("what came");
    let events = heard.text.matches("event: parts").count();
    println!("{events} events, {} bytes, {} as they read", heard.bytes, heard.text.len());
    assert!(events > 30, "an evening is more than {events} events: {last}");
    assert!(heard.bytes < AT_MOST, "{} bytes for one phone", heard.bytes);
}

async fn ballots(party: &Party<Lamplight>) {
    for (number, guest) in party.guests.iter().enumerate() {
        let page = party.page(number).await;
        let Some(radio) = page.html.split("name=\"accused\" value=\"").nth(1) else { continue };
        let ballot =
            [("accused", &radio[..36]), ("how", "With the lamp."), ("why", "So it seems.")];
        guest.post(&party.seat("/accuse"), &ballot).await;
    }
}
