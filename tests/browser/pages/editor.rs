//! A writer's desk.

use crate::inspection::{Ask, Inspection};
use support::stories as scene;
use support::{Client, TestApp};

/// The addresses on `page` that go on from it.
async fn links(who: &Client, page: &str) -> Vec<String> {
    let mut links = who.get(page).await.is(200).links(&format!("{page}/"));
    links.sort();
    links.dedup();
    links
}

/// Two rounds change places; their author does that twice, and takes the second time back, so that
/// there is something to take back and something to make again.
async fn change_and_take_back(author: &Client) {
    let rounds = "/stories/the-cake/edit/rounds";
    let version = |page: &support::Page| page.form_value("version").expect("a version");
    for to in ["earlier", "later"] {
        let version = version(&author.get(rounds).await);
        let form = [("version", version.as_str()), ("to", to)];
        author.post(&format!("{rounds}/supper/move"), &form).await.is(303);
    }
    let version = version(&author.get(rounds).await);
    author.post("/stories/the-cake/undo", &[("version", &version)]).await.is(303);
}

#[tokio::test]
async fn the_desk_keeps_to_the_look() {
    let app = TestApp::start().await;
    let (vera, desk) = (app.member("Vera"), "/stories/the-cake/edit");
    let mut seen = Inspection::begin().await;
    seen.look("your stories, none yet", &vera, Ask::page("/stories/mine")).await;
    scene::draft(&mut app.db(), vera.id, "the-cake");
    seen.look("your stories", &vera, Ask::page("/stories/mine")).await;
    seen.look("a new story", &vera, Ask::page("/stories/new")).await;
    let untitled = Ask::sending("/stories/new", "/stories/new", &[("title", "")]);
    seen.look("a new story, with a mistake", &vera, untitled).await;
    let import = "/stories/import";
    seen.look("import", &vera, Ask::page(import)).await;
    let wrong = [("text", "title = \"The Cake\"\nround = 1\n")];
    let wrong = Ask::sending(import, import, &wrong).with_files();
    seen.look("import, with mistakes", &vera, wrong).await;
    seen.look("desk", &vera, Ask::page(desk)).await;
    change_and_take_back(&vera).await;
    vera.get(desk).await.shows("Make the change again");
    seen.look("desk, with a change to make again", &vera, Ask::page(desk)).await;
    let cover = "/stories/the-cake/edit/cover";
    seen.look("cover", &vera, Ask::page(cover)).await;
    for view in ["preview", "preview/script", "preview/as/ann"] {
        let path = format!("/stories/the-cake/{view}");
        seen.look(&path.replace('/', " "), &vera, Ask::page(&path)).await;
    }
    seen.finish().await;
}

#[tokio::test]
async fn every_drawer_of_the_desk_keeps_to_the_look() {
    let app = TestApp::start().await;
    let (vera, desk) = (app.member("Vera"), "/stories/the-cake/edit");
    scene::draft(&mut app.db(), vera.id, "the-cake");
    let mut seen = Inspection::begin().await;
    let drawers = links(&vera, desk).await;
    // The outline leads to single things too; each list shows the first of its own below.
    let lists = drawers.iter().filter(|it| it[desk.len() + 1..].split('/').count() == 1);
    let single = drawers.iter().filter(|it| it.ends_with("/face") || it.ends_with("/verdict"));
    for drawer in lists.chain(single) {
        seen.look(drawer, &vera, Ask::page(drawer)).await;
        if let Some(thing) = links(&vera, drawer).await.first() {
            seen.look(thing, &vera, Ask::page(thing)).await;
        }
    }
    seen.finish().await;
}
