//! What a row of the table of routes may say of itself, and what it comes to.

use super::probe::{form, from, send, statuses};
use actix_web::http::Method;
use actix_web::http::header::HeaderValue;
use actix_web::test::TestRequest;

#[actix_web::test]
async fn other_sites_may_write_only_where_the_row_says_so() {
    let mut requests = Vec::new();
    for path in ["/probe/usual", "/probe/webhook", "/probe/small"] {
        for site in [Some("same-origin"), Some("none"), None, Some("cross-site"), Some("same-site")]
        {
            requests.push(from(site, Method::POST, path));
        }
    }
    requests.push(from(Some("cross-site"), Method::GET, "/probe/usual"));
    let elsewhere = TestRequest::with_uri("/probe/usual").method(Method::POST);
    requests.push(elsewhere.insert_header(("origin", "https://elsewhere.example")));
    // What cannot be read is no reason to trust it.
    let unreadable = HeaderValue::from_bytes(b"\xff").expect("a header");
    for header in ["origin", "sec-fetch-site"] {
        let request = TestRequest::with_uri("/probe/usual").method(Method::POST);
        requests.push(request.insert_header((header, unreadable.clone())));
    }
    let answers = send(requests).await;
    let usual = [200, 200, 200, 403, 403];
    assert_eq!(statuses(&answers[0..5]), usual);
    assert_eq!(statuses(&answers[5..10]), [200; 5]);
    assert_eq!(statuses(&answers[10..15]), usual);
    assert_eq!(statuses(&answers[15..]), [200, 403, 403, 403], "reading is for everybody");
    assert!(answers[3].body.contains("from somewhere else"), "and it is said why");
}

#[actix_web::test]
async fn a_row_says_how_much_it_takes() {
    // What the form adds to the letters: “text=”.
    let answers = send(vec![
        form("/probe/small", 59),
        form("/probe/small", 60),
        form("/probe/usual", 256 * 1024 - 5),
        form("/probe/usual", 256 * 1024 - 4),
        form("/probe/large", 256 * 1024),
        form("/probe/large", 1024 * 1024 - 5),
        form("/probe/large", 1024 * 1024 - 4),
    ])
    .await;
    assert_eq!(statuses(&answers), [200, 413, 200, 413, 200, 200, 413]);
    assert_eq!(answers[5].body, (1024 * 1024 - 5).to_string(), "all of it arrived");
}

#[actix_web::test]
async fn good_answers_are_kept_where_the_row_says_so_and_no_others() {
    let paths = ["/probe/usual", "/probe/kept", "/probe/kept/missing"];
    let answers = send(paths.map(TestRequest::with_uri).into()).await;
    let controls: Vec<&str> = answers.iter().map(|it| it.header("cache-control")).collect();
    assert_eq!(controls[1], "public, max-age=60");
    for control in [controls[0], controls[2]] {
        assert!(!control.contains("public"), "{control}");
    }
}

#[actix_web::test]
async fn a_row_adds_sources_and_takes_none_away() {
    let paths = ["/probe/usual", "/probe/csp", "/probe/framed"];
    let answers = send(paths.map(TestRequest::with_uri).into()).await;
    let policies: Vec<Vec<&str>> = answers
        .iter()
        .map(|it| it.header("content-security-policy").split("; ").map(str::trim).collect())
        .collect();
    let usual = &policies[0];
    assert!(usual.contains(&"frame-ancestors 'none'") && usual.contains(&"img-src 'self' data:"));
    assert_eq!(answers[0].header("x-frame-options"), "DENY");

    let images = "img-src 'self' data: https://pictures.example https://more.example";
    assert!(policies[1].contains(&images), "{:?}", policies[1]);
    assert!(policies[1].contains(&"connect-src 'self' https://player.example"));
    assert!(policies[1].contains(&"frame-src https://video.example"));
    let changed: Vec<&&str> = usual.iter().filter(|it| !policies[1].contains(it)).collect();
    let named = [&"img-src 'self' data:", &"connect-src 'self'"];
    assert_eq!(changed, named, "all else is as everywhere");

    assert!(policies[2].contains(&"frame-ancestors https://partner.example"));
    let changed: Vec<&&str> = usual.iter().filter(|it| !policies[2].contains(it)).collect();
    assert_eq!(changed, [&"frame-ancestors 'none'"]);
    assert_eq!(answers[2].header("x-frame-options"), "", "which would forbid it to all");
}

#[actix_web::test]
async fn a_neighbourhood_may_call_a_row_as_often_as_it_says() {
    let by = |path: &str, address: &str| {
        form(path, 1).insert_header(("x-forwarded-for", address.to_owned()))
    };
    let here = "203.0.113.5";
    let mut requests = Vec::new();
    for path in ["/probe/rate", "/probe/rate/two"] {
        requests.extend((0..3).map(|_| by(path, here)));
        requests.push(by(path, "198.51.100.1"));
    }
    requests.extend((0..5).map(|_| by("/probe/usual", here)));
    let answers = send(requests).await;
    assert_eq!(statuses(&answers[0..4]), [200, 200, 429, 200]);
    assert_eq!(statuses(&answers[4..8]), [200, 200, 429, 200]);
    assert_eq!(statuses(&answers[8..]), [200; 5]);
    let wait: u64 = answers[2].header("retry-after").parse().expect("seconds");
    assert!((1..=3600).contains(&wait), "{wait}");
}
