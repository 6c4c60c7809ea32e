//! What cannot be read: whoever sends it cannot fill the log.

use super::{Lamplight, Place, Settings};
use support::{Database, until};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;

const TOKEN: &str = "a token for prometheus";
const HOW_MANY: usize = 40;

async fn send(lamplight: &Lamplight, text: &str) {
    let address = lamplight.url.strip_prefix("http://").expect("an address");
    let mut connection = TcpStream::connect(address).await.expect("a connection");
    connection.write_all(text.as_bytes()).await.expect("sent");
    let mut answer = Vec::new();
    let _ = connection.read_to_end(&mut answer).await;
    assert!(answer.starts_with(b"HTTP/1.1 400"), "{}", String::from_utf8_lossy(&answer));
}

#[tokio::test]
async fn requests_that_are_none_are_counted_and_said_once() {
    let database = Database::create().await;
    let settings = Settings::over(&database.url()).with("LAMPLIGHT_METRICS_TOKEN", TOKEN);
    let lamplight = Lamplight::start(settings).await;
    for number in 0..HOW_MANY {
        send(&lamplight, &format!("GET /{number} HTTP/1.1\r\nno header\r\n\r\n")).await;
    }
    let stranger = lamplight.stranger();
    let request = stranger.request(reqwest::Method::GET, "/metrics");
    let page = stranger.send(request.header("authorization", format!("Bearer {TOKEN}"))).await;
    let line = format!("lamplight_malformed_requests_total {HOW_MANY}");
    assert!(page.html.contains(&line), "no {line} in {}", page.html);
    let words = "requests that could not be read";
    until("a line in the log", || {
        std::future::ready(lamplight.log().contains(words).then_some(()))
    })
    .await;
    let log = lamplight.log();
    assert_eq!(log.matches(words).count(), 1, "{log}");
    assert!(!log.contains("ERROR"), "{log}");
}
