//! Static files: for ever where the address says which version, fresh from a folder where somebody
//! works on them, and nothing else from the disk.

use support::TestApp;

fn style(page: &support::Page) -> String {
    page.links("css/lamplight.css")[0].clone()
}

#[tokio::test]
async fn a_style_sheet_is_cached_for_ever_and_sent_packed() {
    let app = TestApp::start().await;
    let stranger = app.stranger();
    let path = style(&stranger.get("/").await);
    let request = stranger.request(reqwest::Method::GET, &path).header("accept-encoding", "gzip");
    let sheet = stranger.send(request).await;
    sheet.is(200);
    assert!(sheet.header("cache-control").contains("immutable"));
    assert_eq!(sheet.header("content-encoding"), "gzip");
    let other = path.replace(path.split('/').nth(2).unwrap(), "0123456789ab");
    let old = stranger.get(&other).await;
    assert_eq!((old.status, old.header("cache-control")), (200, "no-cache"));
    stranger.get("/static/x/../../Cargo.toml").await.is(404);
    stranger.get("/static/x/%2e%2e/%2e%2e/Cargo.toml").await.is(404);
}

#[tokio::test]
async fn styles_can_be_worked_on_without_building() {
    let folder = tempfile::tempdir().unwrap();
    std::fs::create_dir(folder.path().join("css")).unwrap();
    std::fs::write(folder.path().join("css/base.css"), "body { color: teal }").unwrap();
    let app = TestApp::with(|config| config.static_dir = Some(folder.path().to_owned())).await;
    let stranger = app.stranger();
    let path = style(&stranger.get("/").await);
    assert_eq!(stranger.get(&path).await.html, "body { color: teal }");
    let base = path.replace("lamplight.css", "base.css");
    assert_eq!(stranger.get(&base).await.html, "body { color: teal }");
    let above = base.replace("css/base.css", "css/%2e%2e/%2e%2e/etc/passwd");
    stranger.get(&above).await.is(404);
}
