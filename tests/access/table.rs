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
async fn the_rows_with_rules_of_their_own_are_known() {
    let app = TestApp::start().await;
    let table = routes(&app.house().state.areas);
    let saying = table.iter().filter(|route| route.rules != Rules::default());
    let saying: Vec<(String, Rules)> = saying.map(|route| (name(route), route.rules)).collect();
    let known: Vec<(String, Rules)> =
        SAYING_SOMETHING.iter().map(|(name, rules)| ((*name).to_owned(), *rules)).collect();
    assert_eq!(saying, known);
}
