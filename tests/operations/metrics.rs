//! Figures for whoever operates a house, and for nobody else.

use super::{Client, Lamplight, Party, Settings, events};
use support::{Database, Page, Stream};

const TOKEN: &str = "a token for prometheus";

async fn asks(client: &Client, token: &str) -> Page {
    let request = client.request(reqwest::Method::GET, "/metrics");
    client.send(request.header("authorization", format!("Bearer {token}"))).await
}

#[tokio::test]
async fn who_has_the_token_reads_what_was_asked_how_often_but_not_by_whom() {
    let database = Database::create().await;
    let settings = Settings::over(&database.url()).with("LAMPLIGHT_METRICS_TOKEN", TOKEN);
    let lamplight = Lamplight::start(settings).await;
    let nora = lamplight.member("Nora").await;
    let party = Party::opened(lamplight, nora, 6, "knows").await.with_guests(1).await;
    for _ in 0..3 {
        party.page(0).await.is(200);
    }
    let link = party.guests[0].get(&party.seat("/link")).await.links("/seat/")[0].clone();
    let _stream = Stream::open(&party.guests[0], &events(&party)).await;

    let prometheus = party.app.member("Prometheus").await;
    prometheus.get("/metrics").await.is(401);
    asks(&prometheus, "a token for promotheus").await.is(401);
    let page = asks(&prometheus, TOKEN).await;
    let line = |words: &str| assert!(page.html.contains(words), "no {words} in {}", page.html);
    line("lamplight_requests_total{route=\"/play/{session}\",status=\"200\"} 3");
    line("lamplight_request_seconds_count{route=\"/play/{session}\"} 3");
    line("lamplight_live_listeners 1");
    line("lamplight_db_connections ");
    for secret in [&party.id, &party.code, link.rsplit('/').next().unwrap()] {
        page.hides(secret);
    }
}

#[tokio::test]
async fn without_a_token_there_are_no_figures() {
    let database = Database::create().await;
    let lamplight = Lamplight::start(Settings::over(&database.url())).await;
    let stranger = Client::at(&lamplight.url);
    stranger.get("/metrics").await.is(404);
    asks(&stranger, "").await.is(404);
}
