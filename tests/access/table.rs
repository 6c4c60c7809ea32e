//! The table of routes itself.

use lamplight_core::app::routes;
use lamplight_core::web::Route;
use lamplight_core::web::limits::Limit;
use lamplight_core::web::rules::Rules;
use std::collections::HashSet;
use support::TestApp;

/// The rows that say something of themselves, and what: a row comes or goes with a reason.
const SAYING_SOMETHING: [(&str, Rules); 2] = [
    ("POST /stories/import", Rules { body: Some(2_456_684), ..USUAL }),
    (
        "POST /stories/{slug}/edit/cover",
        Rules {
            body: Some(20_010_000),
            rate: Some(Limit { name: "cover uploaded", burst: 20, every_seconds: 60 }),
            ..USUAL
        },
    ),
];

const USUAL: Rules =
    Rules { any_origin: false, csp: &[], body: None, rate: None, cache: None, framed_by: None };

pub(super) fn name(route: &Route) -> String {
    format!("{} {}", route.method, route.path)
}

#[tokio::test]
async fn a_path_and_method_stands_in_the_table_once() {
    let app = TestApp::start().await;
    let mut seen = HashSet::new();
    for route in routes(&app.house().state.areas) {
        assert!(seen.insert(name(&route)), "{} stands twice", name(&route));
    }
}

#[tokio::test]
async fn an_address_says_which_methods_it_takes() {
    let app = TestApp::start().await;
    let table = routes(&app.house().state.areas);
    let mut addresses: Vec<&str> = table.iter().map(|route| route.path).collect();
    let beside = ["/healthz", "/robots.txt", "/static/x/y.css", "/pictures/cover/0/x.svg"];
    addresses.extend(beside);
    for address in addresses {
        let mut takes: Vec<&str> = table
            .iter()
            .filter(|route| route.path == address)
            .map(|route| route.method.as_str())
            .collect();
        takes.sort_unstable();
        let allow = match takes[..] {
            ["GET", "POST"] => "GET, HEAD, POST",
            ["POST"] => "POST",
            _ => "GET, HEAD",
        };
        let path = address.replace(['{', '}'], "").replace(":.*", "");
        for method in ["DELETE", "PUT", "OPTIONS", "TRACE"] {
            let method: reqwest::Method = method.parse().expect("a method");
            let stranger = app.stranger();
            let request = stranger.request(method, &path).header("sec-fetch-site", "same-origin");
            let page = stranger.send(request).await;
            assert_eq!((page.status, page.header("allow")), (405, allow), "{address}");
        }
        if allow == "POST" {
            let stranger = app.stranger();
            for method in [reqwest::Method::GET, reqwest::Method::HEAD] {
                let page = stranger.send(stranger.request(method, &path)).await;
                assert_eq!((page.status, page.header("allow")), (405, allow), "{address}");
            }
        }
    }
    app.stranger().get("/nothing/at/all").await.is(404);
}

#[tokio::test]
async fn what_is_text_says_how_it_is_written() {
    let app = TestApp::start().await;
    let home = app.stranger().get("/").await;
    let drawn = home.html.split('"').find(|it| it.starts_with("/pictures/")).expect("a picture");
    let icons = home.html.split('"').find(|it| it.starts_with("/static/") && it.ends_with(".svg"));
    let icons = icons.expect("an icon");
    for path in [drawn, icons] {
        let page = app.stranger().get(path).await;
        assert_eq!(page.is(200).header("content-type"), "image/svg+xml; charset=utf-8", "{path}");
    }
}

#[tokio::test]
async fn the_rows_with_rules_of_their_own_are_known() {
    let app = TestApp::start().await;
    let table = routes(&app.house().state.areas);
    let saying = table.iter().filter(|route| route.rules != Rules::default());
    let saying: Vec<(String, Rules)> = saying.map(|route| (name(route), route.rules)).collect();
    let known: Vec<(String, Rules)> =
        SAYING_SOMETHING.iter().map(|(name, rules)| ((*name).to_owned(), *rules)).collect();
    assert_eq!(saying, known);
}
