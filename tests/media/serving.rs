//! Files on their way to browsers, and addresses that open them for a while.

use std::time::Duration;

use lamplight_core::media::Media;
use reqwest::{Method, Response};
use uuid::Uuid;

use crate::files::jpeg;
use crate::scene::{fetch, uploaded, writer};
use support::{Client, TestApp};

async fn with(browser: &Client, path: &str, headers: &[(&str, &str)]) -> Response {
    let request = browser.request(Method::GET, path);
    let request = headers.iter().fold(request, |it, (name, value)| it.header(*name, *value));
    request.send().await.expect("an answer")
}

fn header(response: &Response, name: &str) -> String {
    response.headers().get(name).map_or("", |it| it.to_str().unwrap()).to_owned()
}

#[tokio::test]
async fn parts_come_for_themselves_and_what_is_known_does_not_come_again() {
    let app = TestApp::start().await;
    let vera = writer(&app);
    let cover = uploaded(&vera, jpeg(500, 700)).await;
    let whole = fetch(&vera, &cover).await;
    let tag = header(&whole, "etag");
    let bytes = whole.bytes().await.unwrap();

    let part = with(&vera, &cover, &[("range", "bytes=10-19")]).await;
    assert_eq!(part.status(), 206);
    assert_eq!(header(&part, "content-range"), format!("bytes 10-19/{}", bytes.len()));
    assert_eq!(header(&part, "content-length"), "10");
    assert_eq!(part.bytes().await.unwrap(), bytes[10..20]);
    let end = with(&vera, &cover, &[("range", "bytes=-5")]).await.bytes().await.unwrap();
    assert_eq!(end, bytes[bytes.len() - 5..]);

    let beyond = with(&vera, &cover, &[("range", "bytes=99999999-")]).await;
    assert_eq!(beyond.status(), 416);
    assert_eq!(header(&beyond, "content-range"), format!("bytes */{}", bytes.len()));
    let other = [("range", "bytes=10-19"), ("if-range", "\"another\"")];
    assert_eq!(with(&vera, &cover, &other).await.bytes().await.unwrap(), bytes);

    let again = with(&vera, &cover, &[("if-none-match", &tag)]).await;
    assert_eq!((again.status().as_u16(), again.bytes().await.unwrap().len()), (304, 0));
    for nothing in ["/640x", "/641", "/..%2f640", "/ORIGINAL"] {
        vera.get(&cover.replace("/640", nothing)).await.is(404);
    }
}

/// The id in the address of a picture.
fn id_in(address: &str) -> Uuid {
    address.split('/').nth(2).unwrap().parse().unwrap()
}

#[tokio::test]
async fn a_signed_address_opens_one_file_for_a_while() {
    let app = TestApp::start().await;
    let vera = writer(&app);
    let cover = uploaded(&vera, jpeg(500, 700)).await;
    let core = &app.house().state.core;
    let (key, now) = (&core.key, core.clock.now());
    let hour = Duration::from_secs(3600);
    let address = Media::signed_address(key, id_in(&cover), 640, now, hour);
    let stranger = app.stranger();
    let opened = fetch(&stranger, &address).await;
    assert_eq!(opened.status(), 200);
    let kept_for = header(&opened, "cache-control").replace("private, max-age=", "");
    assert!((3600..=7200).contains(&kept_for.parse().unwrap()), "{kept_for}");

    stranger.get(&address.replace("/640?", "/1600?")).await.is(404);
    stranger.get(&address.replace("sig=", "sig=A")).await.is(404);
    let another = address.replace(&id_in(&cover).to_string(), &Uuid::new_v4().to_string());
    stranger.get(&another).await.is(404);
    app.pass(chrono::Duration::hours(3));
    stranger.get(&address).await.is(404);
    vera.get(&address).await.is(200);
}
