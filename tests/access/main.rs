//! Every route, called by people who have no business there.

// A story that cannot go on ends right there, and says why.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::print_stdout)]

mod expected;
mod outside;
mod world;

use lamplight_core::{app::routes, web::Route};

use expected::{Expected, Row};
use support::{Client, Page, TestApp};

/// Somebody who tries every door.
enum Caller {
    Stranger,
    Guest,
    Member,
}

impl Caller {
    /// Somebody new.
    fn browser(&self, app: &TestApp) -> Client {
        match self {
            Self::Stranger => app.stranger(),
            Self::Guest => app.guest("Ida"),
            Self::Member => app.member("Otto"),
        }
    }

    fn expected<'a>(&self, row: &'a Row) -> &'a Expected {
        match self {
            Self::Stranger => &row.stranger,
            Self::Guest => &row.guest,
            Self::Member => &row.member,
        }
    }
}

/// A browser that can be used again: nothing has come of the call. Some doors lead out.
fn unchanged(browser: Client, route: &Route, page: &Page) -> Option<Client> {
    let asked = route.method == actix_web::http::Method::GET;
    (asked || page.status == 404 || Expected::SignIn.check(page).is_ok()).then_some(browser)
}

async fn call(browser: &Client, route: &Route, path: &str) -> Page {
    match route.method {
        actix_web::http::Method::GET => browser.get(path).await,
        actix_web::http::Method::POST => browser.post(path, &[]).await,
        ref other => panic!("no browser form sends {other}"),
    }
}

#[tokio::test]
async fn no_door_opens_for_somebody_who_has_no_business_there() {
    let app = TestApp::start().await;
    let world = world::World::build(&app);
    let mut wrong = Vec::new();
    let mut ready = [None, None, None];
    for route in routes(&app.house().state.areas) {
        let name = format!("{} {} ({})", route.method, route.path, route.policy);
        let Some(row) = expected::row(route.policy) else {
            wrong.push(format!("{name}: no row in expected.rs says who may go there"));
            continue;
        };
        let path = world.path(route.path);
        for ((caller, who), ready) in [
            (Caller::Stranger, "a stranger"),
            (Caller::Guest, "a guest"),
            (Caller::Member, "a member"),
        ]
        .into_iter()
        .zip(&mut ready)
        {
            let browser = ready.take().unwrap_or_else(|| caller.browser(&app));
            let page = call(&browser, &route, &path).await;
            *ready = unchanged(browser, &route, &page);
            if let Err(got) = caller.expected(row).check(&page) {
                wrong.push(format!("{name}: {who} got {got} from {path}"));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[tokio::test]
async fn a_path_and_method_stands_in_the_table_once() {
    let app = TestApp::start().await;
    let mut seen = std::collections::HashSet::new();
    for route in routes(&app.house().state.areas) {
        let pair = (route.method.to_string(), route.path);
        assert!(seen.insert(pair), "{} {} stands twice", route.method, route.path);
    }
}
