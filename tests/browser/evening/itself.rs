//! A watcher who never complains has to be one who would.

use std::collections::BTreeSet;

use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpListener;

use super::watcher::Watcher;
use super::wire::Wire;
use support::{Client, until};

/// Split where a stream may be split: in a word, in a line of an event, within a tag.
const PIECES: [&str; 4] = [
    "data: <template data-for=\"you\">\ndata: <p>He never <em>dra",
    "nk</em> it&#38; no",
    "body saw\ndata: the spo",
    "on</p>\ndata: </template>\n\n",
];

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_watcher_finds_what_comes_in_pieces_and_a_cut_wire_carries_nothing() {
    let house = TcpListener::bind("127.0.0.1:0").await.expect("a free port");
    let wire = Wire::to(&format!("http://{}", house.local_addr().expect("an address"))).await;
    let mira = Client::at(&wire.url);
    let asked = tokio::spawn(async move { mira.try_get("/play/1/events").await });
    let (mut stream, _) = house.accept().await.expect("a request");
    let mut request = Vec::new();
    while !request.ends_with(b"\r\n\r\n") {
        stream.read_buf(&mut request).await.expect("the request");
    }
    let request = String::from_utf8_lossy(&request).to_lowercase();
    assert!(request.contains("accept-encoding: identity") && request.contains("connection: close"));

    let mut watcher = Watcher::new();
    watcher.add("the secret", "He never drank it, nobody saw the spoon");
    let nothing = BTreeSet::new();
    let own = BTreeSet::from(["the secret".to_owned()]);
    stream
        .write_all(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n")
        .await
        .expect("a head");
    for piece in PIECES {
        assert!(!watcher.would_find(&wire, &nothing), "found before it was sent");
        watcher.watch("Mira", &wire, &nothing, "in between");
        let chunk = format!("{:x}\r\n{piece}\r\n", piece.len());
        stream.write_all(chunk.as_bytes()).await.expect("a chunk");
        until("the piece to be kept", || async {
            let end = format!("{piece}\r\n");
            wire.look(|all| all[0].bytes.ends_with(end.as_bytes())).then_some(())
        })
        .await;
    }
    assert!(watcher.would_find(&wire, &nothing));
    assert!(!watcher.would_find(&wire, &own));
    watcher.watch("Mira", &wire, &own, "it is theirs");
    assert!(watcher.found("Mira").contains("the secret"));

    wire.cut();
    assert!(asked.await.expect("an end").is_none(), "the answer was torn off in the middle");
    assert!(Client::at(&wire.url).try_get("/").await.is_none(), "and nothing new comes through");
}

#[tokio::test]
#[should_panic(
    expected = "Jonas was sent “he never drank it nobody saw the spoon” of [\"the secret\"]"
)]
async fn what_is_somebody_elses_ends_the_story() {
    let app = support::TestApp::start().await;
    let mut watcher = Watcher::new();
    watcher.add("the secret", "He never drank it; nobody saw the spoon.");
    let wire = Wire::to(app.url()).await;
    let jonas = Client::at(&wire.url);
    jonas.get("/stories?q=He+never+drank+it+nobody+saw+the+spoon").await.is(200);
    watcher.watch("Jonas", &wire, &BTreeSet::new(), "now");
}
