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

#[tokio::test]
async fn the_service_worker_keeps_what_is_there_and_is_asked_for_anew() {
    let app = TestApp::start().await;
    let stranger = app.stranger();
    let front = stranger.get("/").await;
    let worker = stranger.get("/sw.js").await;
    worker.is(200);
    assert_eq!(worker.header("cache-control"), "no-cache");
    assert_eq!(worker.header("content-type"), "text/javascript; charset=utf-8");
    let policy = front.header("content-security-policy");
    assert!(worker.html.contains(&format!("const policy = {policy:?};")), "{}", worker.html);
    let files = style(&front).replace("/css/lamplight.css", "");
    assert!(worker.html.starts_with(&format!("const files = {files:?};")), "{}", worker.html);
    // One that is missing, and it is not installed.
    let scripts = worker.html.split("const scripts = [").nth(1).and_then(|it| it.split(']').next());
    let scripts = scripts.expect("a list").split(", ").map(|it| it.trim_matches('"'));
    let scripts: Vec<&str> = scripts.collect();
    for script in &scripts {
        stranger.get(&format!("{files}/js/{script}.mjs")).await.is(200);
    }
    let first = stranger.get(&format!("{files}/js/lamplight.mjs")).await;
    for import in first.html.split("import \"./").skip(1) {
        let script = import.split(".mjs").next().expect("a name");
        assert!(scripts.contains(&script), "{script} is on every page");
    }
    for needed in worker.html.split("`${files}").skip(1).filter_map(|it| it.split('`').next()) {
        if !needed.contains('$') && !needed.is_empty() {
            stranger.get(&format!("{files}{needed}")).await.is(200);
        }
    }
    stranger.get("/offline").await.is(200).shows("No signal");
}
