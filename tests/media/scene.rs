//! A writer with a story, and what they do about its cover.

use std::fs;
use std::path::Path;

use diesel::prelude::*;
use lamplight_core::sweep;
use lamplight_schema::media::media;
use reqwest::multipart::{Form, Part};
use reqwest::{Method, Response};

use support::{Client, Page, TestApp, stories};

/// The draft of a story called “The Cake”, and the member who writes it.
pub(crate) fn writer(app: &TestApp) -> Client {
    let vera = app.member("Vera");
    stories::draft(&mut app.db(), vera.id, "the-cake");
    vera
}

/// Chooses a file in the form for the cover and sends it.
pub(crate) async fn upload(writer: &Client, file: impl Into<Vec<u8>>) -> Page {
    let part = Part::bytes(file.into()).file_name("cover.jpg");
    let request = writer.request(Method::POST, "/stories/the-cake/edit/cover");
    let form = Form::new().part("picture", part);
    writer.send(request.header("sec-fetch-site", "same-origin").multipart(form)).await
}

/// The same, where it is taken; the address of the small one.
pub(crate) async fn uploaded(writer: &Client, file: impl Into<Vec<u8>>) -> String {
    upload(writer, file).await.leads_to("/stories/the-cake/edit/story/face");
    cover_on(&writer.get("/stories/the-cake/edit/story/face").await).expect("a cover")
}

/// The address of the uploaded picture that a page shows.
pub(crate) fn cover_on(page: &Page) -> Option<String> {
    let after = page.html.split("<img src=\"/media/").nth(1)?;
    Some(format!("/media/{}", after.split('"').next()?))
}

pub(crate) async fn publish(writer: &Client, visibility: &str) {
    let desk = writer.get("/stories/the-cake/edit").await;
    let version = desk.form_value("version").expect("a version");
    let form = [("version", version.as_str()), ("visibility", visibility)];
    writer.post("/stories/the-cake/publish", &form).await.is(303);
}

/// A file, with its bytes left alone.
pub(crate) async fn fetch(browser: &Client, path: &str) -> Response {
    browser.request(Method::GET, path).send().await.expect("an answer")
}

/// Every file below the folder of uploads.
pub(crate) fn kept(app: &TestApp) -> usize {
    fn count(folder: &Path) -> usize {
        let Ok(entries) = fs::read_dir(folder) else { return 0 };
        let paths = entries.map(|entry| entry.expect("an entry").path());
        paths.map(|path| if path.is_dir() { count(&path) } else { 1 }).sum()
    }
    count(&app.folder().join("media"))
}

/// How many uploads are written down.
pub(crate) fn rows(app: &TestApp) -> i64 {
    media::table.count().get_result(&mut app.db()).expect("a count")
}

/// The house tidies up.
pub(crate) fn tidy(app: &TestApp) {
    sweep::tidy(&mut app.db(), &app.house().state.core.clock, &app.house().state.areas)
        .expect("done");
}
