//! A draft as others will see it.

use super::with_cake;

#[tokio::test]
async fn a_guest_sees_what_is_public_and_nothing_else() {
    let (_app, vera) = with_cake().await;
    let page = vera.get("/stories/the-cake/preview").await;
    page.is(200)
        .shows("A kitchen on a Sunday.")
        .shows("Ann Ash")
        .shows("Aunt Lou")
        .shows("An apron.");
    page.hides("You ate").hides("saw crumbs").hides("With a fork");
}

#[tokio::test]
async fn a_phone_shows_one_characters_part_and_no_other() {
    let (_app, vera) = with_cake().await;
    let page = vera.get("/stories/the-cake/preview/as/bob").await;
    page.is(200)
        .shows("For Bob Birch and nobody else")
        .shows("You saw crumbs on the stairs.")
        .shows("Look at Ann.")
        .shows("Say what you saw.")
        .shows("They lead to Ann.")
        .hides("You ate")
        .hides("Purr.")
        .hides("You scratched");
}

#[tokio::test]
async fn the_host_reads_the_script_from_top_to_bottom() {
    let (_app, vera) = with_cake().await;
    let page = vera.get("/stories/the-cake/preview/script").await;
    page.is(200)
        .shows("Put the kettle on. There was a cake. Deal the letters The letters are dealt.")
        .shows("Let go: The plate. Dark for 5 seconds.")
        .hides("You ate");
}
