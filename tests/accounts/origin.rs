//! Another site cannot make somebody's browser write.

use reqwest::Method;

use super::is_known;
use support::TestApp;

#[tokio::test]
async fn another_site_signs_nobody_out() {
    let app = TestApp::start().await;
    let nora = app.member("Nora");
    for (name, value) in [
        ("sec-fetch-site", "cross-site"),
        ("sec-fetch-site", "same-site"),
        ("origin", "https://evil.example"),
        ("origin", "null"),
    ] {
        let request = nora.request(Method::POST, "/sign-out").header(name, value);
        nora.send(request).await.is(403).shows("That came from somewhere else");
    }
    assert!(is_known(&nora, "Nora").await);
    let request = nora.request(Method::POST, "/sign-out").header("origin", app.url());
    nora.send(request).await.is(303);
}
