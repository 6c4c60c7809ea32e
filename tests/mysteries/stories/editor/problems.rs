//! What stands in the way of publishing, in the words of whoever writes.

use super::{cake, put, story, with_cake};
use support::{Page, TestApp};

const DESK: &str = "/stories/the-cake/edit";

/// The first form on a page that mends something.
fn mend(page: &Page) -> Vec<(String, String)> {
    let form = page.html.split("/mend\"").nth(1).expect("a button that mends");
    let form = &form[..form.find("</form>").unwrap()];
    let inputs = form.split("<input type=\"hidden\" name=\"").skip(1);
    inputs
        .map(|input| {
            let mut parts = input.split('"');
            let name = parts.next().unwrap();
            (name.to_owned(), parts.nth(1).unwrap().to_owned())
        })
        .collect()
}

#[tokio::test]
async fn somebody_without_a_seat_gets_one_by_one_press() {
    let app = TestApp::start().await;
    let vera = app.member("Vera");
    let mut cake = cake();
    cake.configurations[0].characters.retain(|it| it != "cat");
    cake.configurations[0].max_players = 2;
    put(&app, &vera, &cake);
    let desk = vera.get(DESK).await;
    desk.is(200)
        .shows("before it can be published")
        .shows("Cat Cedar sits at no table. Nobody could ever be cast as them.")
        .shows("Add to ")
        .hides("characters.cat");
    vera.get("/stories/the-cake/edit/characters/cat").await.shows("Cat Cedar sits at no table.");
    let fields = mend(&desk);
    let fields: Vec<(&str, &str)> = fields.iter().map(|(a, b)| (a.as_str(), b.as_str())).collect();
    vera.post_and_follow("/stories/the-cake/mend", &fields).await.shows("Cat Cedar: added to");
    assert_eq!(story(&vera).await.configurations[0].characters, ["ann", "bob", "cat"]);
    vera.get(DESK).await.hides("sits at no table").shows("Publish this");
    // Pressed once more, from a page of before.
    vera.post("/stories/the-cake/mend", &fields).await.is(409);
    vera.post("/stories/the-cake/mend", &[("version", "2"), ("what", "magic")]).await.is(404);
    let nobody = [("version", "2"), ("what", "seat"), ("who", "nobody"), ("table", "nowhere")];
    vera.post("/stories/the-cake/mend", &nobody).await.is(303);
    assert_eq!(story(&vera).await, super::cake());
}

#[tokio::test]
async fn the_example_cannot_be_published() {
    let app = TestApp::start().await;
    let vera = app.member("Vera");
    vera.post("/stories/new", &[("title", "The Pie")]).await.is(303);
    let desk = vera.get("/stories/the-pie/edit").await;
    desk.is(200).shows("is still the example.").hides("Publish this");
    let version = desk.form_value("version").unwrap_or_else(|| "1".to_owned());
    let fields = [("version", version.as_str()), ("visibility", "public")];
    vera.post("/stories/the-pie/publish", &fields).await.is(422).shows("is still the example.");
    app.stranger().get("/stories/the-pie").await.is(404);
    vera.get("/stories/the-pie/edit/characters/first")
        .await
        .shows("Still the example. Write your own over it.");
}

#[tokio::test]
async fn the_desk_shows_who_knows_what_and_what_could_be_better() {
    let app = TestApp::start().await;
    let vera = app.member("Vera");
    let mut cake = cake();
    for round in &mut cake.rounds {
        round.secrets.retain(|letter| letter.character != "bob");
    }
    put(&app, &vera, &cake);
    let desk = vera.get(DESK).await;
    desk.is(200)
        .shows("Who knows what, and from when")
        .shows("Bob Birch gets no letter all evening.")
        .shows("that may stay")
        .shows("Write a letter")
        .shows("Crumbs");
    let add = desk.links("/stories/the-cake/add/letters.tea");
    assert_eq!(add, ["/stories/the-cake/add/letters.tea?to=bob"; 2], "in the table and the list");
    let form = super::typed::Typed::open(&vera, &add[0]).await;
    assert_eq!(form.value("character"), "bob");
    form.with("text", "You heard a fork.").send(&vera).await.is(303);
    let letters = &story(&vera).await.rounds[0].secrets;
    assert!(letters.iter().any(|it| it.character == "bob" && it.text == "You heard a fork."));
}

#[tokio::test]
async fn a_finished_story_says_so() {
    let (_app, vera) = with_cake().await;
    vera.get(DESK).await.is(200).hides("before it can be published").shows("Publish this");
}
