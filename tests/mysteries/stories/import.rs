//! A story file comes in and goes out.

use reqwest::{
    Method,
    multipart::{Form, Part},
};

use support::stories::{CAKE, LAST_TOAST};
use support::{Client, Page, TestApp};

async fn send(member: &Client, form: Form) -> Page {
    let request = member.request(Method::POST, "/stories/import");
    member.send(request.header("sec-fetch-site", "same-origin").multipart(form)).await
}

async fn upload(member: &Client, bytes: impl Into<Vec<u8>>) -> Page {
    let part = Part::bytes(bytes.into()).file_name("story.toml");
    send(member, Form::new().part("file", part).text("text", "")).await
}

async fn paste(member: &Client, text: &str) -> Page {
    let empty = Part::bytes(Vec::new()).file_name("");
    // As browsers do it.
    let text = text.replace('\n', "\r\n");
    send(member, Form::new().part("file", empty).text("text", text)).await
}

#[tokio::test]
async fn an_uploaded_file_becomes_a_draft_and_comes_back_byte_for_byte() {
    let app = TestApp::start().await;
    let vera = app.member("Vera");
    let windows = format!("# Mine. \u{1f56f}\r\n{}", CAKE.replace('\n', "\r\n"));
    for (number, source) in [CAKE.to_owned(), windows, LAST_TOAST.to_owned()].iter().enumerate() {
        let slug = ["the-cake", "the-cake-2", "the-last-toast-2"][number];
        let mut page = upload(&vera, source.as_bytes()).await;
        if number == 1 {
            let held =
                page.is(200).shows("You have a story with its key already").form_value("held");
            page = send(&vera, Form::new().text("held", held.unwrap()).text("into", "new")).await;
        }
        page.leads_to(&format!("/stories/{slug}/edit"));
        let file = vera.get(&format!("/stories/{slug}/export")).await;
        assert!(file.is(200).html == *source, "{slug} came back changed");
        assert_eq!(
            file.header("content-disposition"),
            format!("attachment; filename=\"{slug}.toml\"")
        );
    }
    vera.get("/stories/mine")
        .await
        .is(200)
        .shows("The Cake")
        .shows("A draft that nobody else sees");
    app.stranger().get("/stories").await.hides("The Cake");
}

#[tokio::test]
async fn a_pasted_text_is_as_good_as_a_file() {
    let app = TestApp::start().await;
    let vera = app.member("Vera");
    paste(&vera, CAKE).await.leads_to("/stories/the-cake/edit");
    assert!(vera.get("/stories/the-cake/export").await.html == CAKE);
}

#[tokio::test]
async fn every_mistake_is_shown_with_its_line_and_nothing_pasted_is_lost() {
    let app = TestApp::start().await;
    let vera = app.member("Vera");
    let wrong = CAKE
        .replace(
            "round = \"tea\"\naudience = \"everyone\"",
            "round = \"breakfast\"\naudience = \"everyone\"",
        )
        .replace("culprits = [\"ann\"]", "culprits = []")
        .replace(
            "tagline = \"Somebody ate it.\"",
            "tagline = \"Somebody ate it.\"\ncolour = \"pink\"",
        );
    let line_of = |words: &str| {
        let at = wrong.find(words).unwrap_or_else(|| panic!("no {words}"));
        (1 + wrong[..at].matches('\n').count()).to_string()
    };
    let page = paste(&vera, &wrong).await;
    page.is(422)
        .shows("things are in the way")
        .shows(&format!("{} colour colour is not a key here", line_of("colour =")))
        .shows(&format!("{} clues.plate.round", line_of("round = \"breakfast\"")))
        .shows(&format!("{} solution.culprits", line_of("culprits = []")));
    assert_eq!(
        page.form_value("text").map(|text| text.trim().to_owned()),
        Some(wrong.trim().to_owned())
    );
    vera.get("/stories/mine").await.hides("The Cake");
}

#[tokio::test]
async fn a_mistake_that_spoils_the_rest_is_told_once_where_it_began() {
    let app = TestApp::start().await;
    let vera = app.member("Vera");
    let open = CAKE.replace("It is raining.\n\"\"\"", "It is raining.");
    let line = 1 + open[..open.find("setting_description").unwrap()].matches('\n').count();
    let page = upload(&vera, open).await;
    page.is(422).shows("One thing is in the way").shows(&format!("{line} the file the text"));
    let page = upload(&vera, CAKE.replace("[\"plays\"]", "[]")).await;
    page.is(422).shows("One thing is in the way").shows("nobody could host it");
}

#[tokio::test]
async fn who_brings_a_file_whose_comments_cannot_all_be_kept_is_told_so_before() {
    let app = TestApp::start().await;
    let vera = app.member("Vera");
    let words = "Keep your own copy of the file";
    let commented = format!("# Mine.\n{CAKE}");
    let page = upload(&vera, commented.as_str()).await;
    vera.follow(page).await.is(200).hides(words);
    let letters = "[[rounds.secrets]]\ncharacter = \"cat\"\ntext = \"Purr.\"\n\n";
    let apart = commented
        .replace("key = \"the-cake\"", "key = \"another-cake\"")
        .replace(letters, "")
        .replace("[solution]\n", &format!("{letters}[solution]\n"));
    let page = upload(&vera, apart).await;
    vera.follow(page).await.is(200).shows(words);
}

#[tokio::test]
async fn what_is_no_story_file_is_answered_clearly() {
    let app = TestApp::start().await;
    let vera = app.member("Vera");
    let empty = upload(&vera, "").await;
    let problem = empty.is(422).problem("file");
    assert_eq!(problem.as_deref(), Some("Choose a story file, or paste one below."));
    upload(&vera, b"title = \"caf\xe9\"".to_vec()).await.is(422).shows("this is not UTF-8");
    upload(&vera, b"title = \"\0\"".to_vec()).await.is(422).shows("a zero byte");
    upload(&vera, "a picture, perhaps").await.is(422).shows("this is not TOML");
    let large = upload(&vera, vec![b'#'; (1 << 20) + 1]).await;
    assert!(large.is(413).problem("file").unwrap().contains("larger than 1 MiB"));
    let huge = send(&vera, Form::new().part("file", Part::bytes(vec![b'#'; 5 << 20]))).await;
    huge.is(413);
    // No browser shows an answer before it has sent all, so all is received, up to a point.
    let endless = send(&vera, Form::new().part("file", Part::bytes(vec![b'#'; 9 << 20]))).await;
    assert!(endless.is(413).problem("file").unwrap().contains("larger than 1 MiB"));
    let pasted = send(&vera, Form::new().text("text", "#".repeat((1 << 20) + 1))).await;
    assert!(pasted.is(413).problem("file").unwrap().contains("larger than 1 MiB"));
    let markup = upload(&vera, "title = \"</textarea><script>alert(1)</script>\"").await;
    assert!(!markup.is(422).html.contains("<script>alert"));
}

#[tokio::test]
async fn a_form_of_another_kind_is_refused_with_a_page() {
    let app = TestApp::start().await;
    let vera = app.member("Vera");
    vera.post("/stories/import", &[("text", CAKE)]).await.is(400);
    let request = vera.request(Method::POST, "/stories/import");
    let cut = request
        .header("content-type", "multipart/form-data; boundary=x")
        .body("--x\r\nContent-Disposition: form-data; name=\"file\"\r\n\r\nformat = 1");
    vera.send(cut).await.is(400).shows("did not arrive whole");
    send(&vera, Form::new().text("held", "no base64!")).await.is(400).shows("did not arrive whole");
    send(&vera, Form::new().text("into", "a-story")).await.is(422).shows("Choose a story file");
    send(&vera, Form::new().text("colour", "pink")).await.is(400).shows("did not arrive whole");
    let odd = Form::new().text("text", CAKE).part("into", Part::bytes(vec![0xff]));
    send(&vera, odd).await.is(400).shows("did not arrive whole");
    vera.get("/stories/mine").await.hides("The Cake");
    send(&app.stranger(), Form::new().text("text", CAKE))
        .await
        .leads_to("/sign-in?next=%2Fstories%2Fimport");
    let foreign =
        vera.request(Method::POST, "/stories/import").header("sec-fetch-site", "cross-site");
    vera.send(foreign.multipart(Form::new().text("text", CAKE))).await.is(403);
}

#[tokio::test]
async fn a_file_with_the_key_of_ones_own_story_can_become_its_new_draft() {
    let app = TestApp::start().await;
    let (vera, nora) = (app.member("Vera"), app.member("Nora"));
    paste(&vera, CAKE).await.leads_to("/stories/the-cake/edit");
    let newer = CAKE.replace("Somebody ate it.", "Somebody ate all of it.");
    let question = paste(&vera, &newer).await;
    assert_eq!(question.is(200).form_value("into").as_deref(), Some("the-cake"));
    let held = question.form_value("held").unwrap();
    let answer = || Form::new().text("held", held.clone()).text("into", "the-cake");
    send(&vera, answer()).await.leads_to("/stories/the-cake/edit");
    assert!(vera.get("/stories/the-cake/export").await.html == newer);
    // Somebody else's key is nobody's business: Nora's story gets a number.
    paste(&nora, CAKE).await.leads_to("/stories/the-cake-2/edit");
    send(&nora, answer()).await.is(404);
    assert!(vera.get("/stories/the-cake/export").await.html == newer);
    nora.get("/stories/the-cake/export").await.is(404);
}

#[tokio::test]
async fn the_file_of_the_story_that_ships_is_for_nobody_here() {
    let app = TestApp::start().await;
    app.member("Vera").get("/stories/the-last-toast/export").await.is(404);
    app.guest("Gil").get("/stories/the-last-toast/export").await.is(404);
    let path = "/sign-in?next=%2Fstories%2Fthe%2Dlast%2Dtoast%2Fexport";
    app.stranger().get("/stories/the-last-toast/export").await.leads_to(path);
}

#[tokio::test]
async fn a_story_begins_with_its_title() {
    let app = TestApp::start().await;
    let vera = app.member("Vera");
    let to = vera.post("/stories/new", &[("title", "  Crème & Punishment ")]).await;
    to.leads_to("/stories/creme-punishment/edit");
    vera.post("/stories/new", &[("title", "Import")]).await.leads_to("/stories/import-2/edit");
    vera.get("/stories/mine").await.shows("Crème & Punishment").shows("Import");
    for (title, problem) in [
        ("", "This is still empty."),
        (&"x".repeat(81), "1 characters too long: at most 80."),
        ("two\nlines", "one line"),
    ] {
        let page = vera.post("/stories/new", &[("title", title)]).await;
        assert!(page.is(422).problem("title").unwrap().contains(problem), "{page:?}");
    }
    vera.post_raw("/stories/new", b"title=%ff").await.is(400);
    vera.post_raw("/stories/new", b"title=a%00b").await.is(400);
}
