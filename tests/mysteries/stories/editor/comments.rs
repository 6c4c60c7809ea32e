//! A file that somebody brought stays theirs when it is changed here: comments, order, quotes.

use super::{put_file, typed::Typed};
use support::stories::CAKE;
use support::{Client, TestApp};

/// “The Cake” with its author’s remarks, and lines ended as on Windows.
fn authors() -> String {
    CAKE.replace("format = 1\n", "# My first.\nformat = 1\n")
        .replace("tagline = \"Always hungry.\"", "tagline   = 'Always hungry.'  # like me")
        .replace(
            "[[clues]]\nkey = \"plate\"",
            "# --- Round one ---\n\n# Think again.\n[[clues]]\nkey = \"plate\"",
        )
        .replace("[[clues]]\nkey = \"crumbs\"", "# Good.\n[[clues]]\nkey = \"crumbs\"")
        .replace("  { say =", "  # Slowly!\n  { say =")
        .replace('\n', "\r\n")
}

async fn with_file() -> (TestApp, Client) {
    let app = TestApp::start().await;
    let vera = app.member("Vera");
    put_file(&app, &vera, &authors());
    (app, vera)
}

async fn file(author: &Client) -> String {
    author.get("/stories/the-cake/export").await.is(200).html.clone()
}

async fn press(author: &Client, path: &str, fields: &[(&str, &str)]) {
    let version = author.get("/stories/the-cake/edit").await.form_value("version").unwrap();
    let fields = [&[("version", version.as_str())], fields].concat();
    author.post(&format!("/stories/the-cake/{path}"), &fields).await.is(303);
}

#[tokio::test]
async fn one_saved_word_changes_one_word_of_the_file_and_undo_brings_it_back() {
    let (_app, vera) = with_file().await;
    let form = Typed::open(&vera, "/stories/the-cake/edit/characters/ann").await;
    form.with("tagline", "Never hungry, she says.").send(&vera).await.is(303);
    let changed = authors().replace("'Always hungry.'", "\"Never hungry, she says.\"");
    assert_ne!(changed, authors());
    assert_eq!(file(&vera).await, changed);
    press(&vera, "undo", &[]).await;
    assert_eq!(file(&vera).await, authors());
    press(&vera, "redo", &[]).await;
    assert_eq!(file(&vera).await, changed);
}

#[tokio::test]
async fn what_is_moved_or_taken_out_takes_only_its_own_comments() {
    let (_app, vera) = with_file().await;
    let clues = |file: &str, key: &str| file.find(&format!("key = \"{key}\"")).expect("a clue");
    press(&vera, "edit/clues/plate/move", &[("to", "later")]).await;
    let moved = file(&vera).await;
    assert!(clues(&moved, "crumbs") < clues(&moved, "plate"));
    for remark in [
        "# Think again.\r\n[[clues]]\r\nkey = \"plate\"",
        "# --- Round one ---\r\n\r\n# Good.",
        "# like me",
    ] {
        assert!(moved.contains(remark), "{remark}\n{moved}");
    }
    press(&vera, "edit/script.tea/2/take-out", &[]).await;
    let shorter = file(&vera).await;
    assert!(!shorter.contains("# Slowly!") && shorter.contains("# My first."), "{shorter}");
    assert_eq!(shorter.matches('#').count(), authors().matches('#').count() - 1);
}
