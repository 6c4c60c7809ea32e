//! The front door, the account, and what goes wrong.

use crate::inspection::{Ask, Inspection};
use lamplight_core::notify::{self, Notification};
use support::{Client, TestApp};

#[tokio::test]
async fn the_front_door_keeps_to_the_look() {
    let app = TestApp::start().await;
    let (stranger, nora) = (app.stranger(), app.member("Nora"));
    let mut seen = Inspection::begin().await;
    seen.look("front", &stranger, Ask::page("/")).await;
    seen.look("front, signed in", &nora, Ask::page("/")).await;
    seen.look("register", &stranger, Ask::page("/register")).await;
    let wrong = [("display_name", ""), ("username", "Nora!"), ("email", "nora"), ("password", "x")];
    let wrong = Ask::sending("/register", "/register", &wrong);
    seen.look("register, with mistakes", &stranger, wrong).await;
    let guest = app.guest("Mira");
    seen.look("keep your evenings", &guest, Ask::page("/register")).await;
    seen.look("sign-in", &stranger, Ask::page("/sign-in?next=/evenings")).await;
    let wrong = [("name", "nora"), ("password", "a guess")];
    let wrong = Ask::sending("/sign-in", "/sign-in", &wrong);
    seen.look("sign-in, refused", &stranger, wrong).await;
    seen.look("nothing here", &stranger, Ask::page("/nowhere").with_status(404)).await;
    seen.finish().await;
}

fn tell(app: &TestApp, whom: &Client, title: &str) {
    let told = Notification {
        kind: "page_told",
        title,
        content: "The Paper Boat: open it, and read who you are.",
        link: "/evenings",
        picture: Some("/pictures/cover/0/the-paper-boat.svg"),
        about: None,
        action_required: false,
        once: None,
        expires_at: None,
    };
    notify::tell(&mut app.db(), whom.id, &told, app.now()).expect("told");
}

#[tokio::test]
async fn the_account_keeps_to_the_look() {
    let app = TestApp::start().await;
    let nora = app.member("Nora");
    let _elsewhere = app.signed_in(nora.id, "Nora");
    let mut seen = Inspection::begin().await;
    seen.look("account", &nora, Ask::page("/account")).await;
    let wrong = [("display_name", ""), ("time_zone", "Mars/Base"), ("theme", "dusk")];
    seen.look("account, with mistakes", &nora, Ask::sending("/account", "/account", &wrong)).await;
    seen.look("signing in", &nora, Ask::page("/account/sign-in")).await;
    let wrong = [("email", "nora"), ("new_password", "x"), ("password", "a guess")];
    let wrong = Ask::sending("/account/sign-in", "/account/sign-in", &wrong);
    seen.look("signing in, with mistakes", &nora, wrong).await;
    seen.look("devices", &nora, Ask::page("/account/devices")).await;
    seen.look("notices, none yet", &nora, Ask::page("/notifications")).await;
    tell(&app, &nora, "You have a part");
    tell(&app, &nora, &"A very long title of a very long thing that has happened ".repeat(3));
    seen.look("notices", &nora, Ask::page("/notifications")).await;
    seen.look("notices, only new", &nora, Ask::page("/notifications?show=new")).await;
    seen.finish().await;
}

#[tokio::test]
async fn the_page_for_a_lost_database_keeps_to_the_look() {
    let app = TestApp::start().await;
    let stranger = app.stranger();
    let mut seen = Inspection::begin().await;
    app.lose_database();
    seen.look("one moment", &stranger, Ask::page("/stories").with_status(503)).await;
    seen.finish().await;
}
