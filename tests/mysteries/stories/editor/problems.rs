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
async fn what_is_missing_of_one_thing_is_said_at_once_and_what_one_press_mends_comes_first() {
    let app = TestApp::start().await;
    let vera = app.member("Vera");
    let mut cake = cake();
    cake.clues.clear();
    cake.solution.how.clear();
    cake.solution.why.clear();
    cake.solution.steps.clear();
    cake.configurations[0].characters.retain(|it| it != "cat");
    (cake.configurations[0].min_players, cake.configurations[0].max_players) = (4, 2);
    put(&app, &vera, &cake);
    let desk = vera.get(DESK).await;
    desk.is(200)
        .shows("Of the solution, three things are missing. “How”, “Why” and the reasoning.")
        .shows("Write them")
        .shows("title, texts and cover")
        .shows("There is no clue yet. A clue is a card")
        .shows("needs 4 players and seats 2.")
        .hides("is still empty");
    assert!(desk.html.contains("href=\"/stories/the-cake/add/clues\">Add one"), "{desk:?}");
    let problems = desk.html.split("class=\"mending\"").nth(1).unwrap();
    let first = &problems[..problems.find("</li>").unwrap()];
    assert!(first.contains("sits at no table") && first.contains("class=\"lamp\""), "{first}");
    assert!(first.contains(">Look at them</a>"), "it is about a person: {first}");
    assert_eq!(desk.html.matches("class=\"lamp\"").count(), 1);
    // The list says it in the words of its empty state, and not above them once more.
    let clues = vera.get("/stories/the-cake/edit/clues").await;
    clues.is(200).shows("No clue yet").shows("A story without any cannot be published.");
    clues.hides("There is no clue yet").hides("Before it can be published");
}

#[tokio::test]
async fn what_no_press_mends_is_lit_where_it_is_first() {
    let app = TestApp::start().await;
    let vera = app.member("Vera");
    let mut cake = cake();
    cake.solution.why.clear();
    put(&app, &vera, &cake);
    let desk = vera.get(DESK).await;
    let lamp = desk.html.split("class=\"lamp\"").nth(1).expect("a lamp");
    assert!(lamp.starts_with(" href=\"/stories/the-cake/edit/solution/verdict#why\""), "{lamp}");
}

#[tokio::test]
async fn nobody_is_called_by_their_key_and_whom_a_table_loses_is_said_there() {
    let app = TestApp::start().await;
    let vera = app.member("Vera");
    let mut cake = cake();
    cake.characters[2].name.clear();
    for round in &mut cake.rounds {
        round.secrets.retain(|letter| letter.character != "cat");
    }
    cake.configurations[0].characters.retain(|it| it != "cat");
    cake.configurations[0].max_players = 2;
    put(&app, &vera, &cake);
    vera.get(DESK).await.shows("The third person has no name yet.").hides("has no name yet. Some");
    let table = format!("/stories/the-cake/edit/configurations/{}", cake.configurations[0].key);
    let seats = vera.get(&table).await;
    seats
        .is(200)
        .shows("Somebody without a name")
        .shows("Somebody without a name sits at no table.");
    let boxes = seats.html.split("value=\"cat\"").nth(1).expect("a box to tick");
    assert!(boxes[..80].contains("Somebody without a name"), "{}", &boxes[..80]);
    let tables = vera.get("/stories/the-cake/edit/configurations").await;
    tables.shows("Somebody without a name sits at no table.");
    let part = vera.get("/stories/the-cake/edit/characters/cat").await;
    part.shows("For somebody without a name and nobody else");
    assert!(part.html.contains("placeholder=\"Write one here\""), "a line to be written");
    // What may stay does not stand among what is in the way.
    let stays = part.text.find("gets no letter all evening").expect("a note");
    let refused = part.text.find("Before it can be published").expect("a remark");
    assert!(part.text[refused..].contains("sits at no table"), "{part:?}");
    let list = &part.html[part.html.find("Before it can be published").unwrap()..];
    assert!(!list[..list.find("</ul>").unwrap()].contains("no letter"), "{list}");
    assert!(stays > refused);
    let phone = vera.get("/stories/the-cake/preview/as/cat").await;
    phone.is(200).shows("For Somebody without a name and nobody else");
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
