//! Making an account.

use diesel::prelude::*;
use lamplight_schema::accounts::users;

use super::{Filled, SECRET, accounts_called, audit, id_of, is_known, sign_in};
use support::TestApp;

#[tokio::test]
async fn nora_makes_an_account_and_is_in() {
    let app = TestApp::start().await;
    let nora = app.stranger();
    nora.get("/register").await.is(200).shows("Create your account");

    let form = Filled::new("Nora");
    form.send(&nora).await.leads_to("/evenings");
    nora.get("/account").await.is(200).shows("Welcome, Nora.");
    assert!(is_known(&nora, "Nora").await);

    let (zone, hash): (String, Option<String>) = users::table
        .filter(users::username.eq(&form.username))
        .select((users::time_zone, users::password_hash))
        .first(&mut app.db())
        .unwrap();
    assert_eq!(zone, "Europe/Lisbon");
    assert!(hash.unwrap().starts_with("$2b$"), "the password itself is kept nowhere");
    assert_eq!(audit(&app, id_of(&app, &form.username)), ["registered"]);
}

#[tokio::test]
async fn capitals_make_no_second_account() {
    let app = TestApp::start().await;
    let form = Filled::new("Nora");
    form.send(&app.stranger()).await.is(303);

    let capitals = Filled { username: form.username.to_uppercase(), ..Filled::new("Nora") };
    let page = capitals.send(&app.stranger()).await;
    page.is(422);
    assert!(page.problem("username").unwrap().contains("Somebody has this one"), "{page:?}");

    let capitals = Filled { email: form.email.to_uppercase(), ..Filled::new("Nora") };
    let page = capitals.send(&app.stranger()).await;
    page.is(422);
    assert!(page.problem("email").unwrap().contains("cannot be used"), "{page:?}");
}

#[tokio::test]
async fn what_was_typed_is_kept_but_for_the_password() {
    let app = TestApp::start().await;
    let form = Filled { username: "no".into(), ..Filled::new("Nora <b>A</b>") };
    let page = form.send(&app.stranger()).await;
    page.is(422).shows("One thing is in the way");
    assert_eq!(page.form_value("display_name").unwrap(), form.display_name);
    assert_eq!(page.form_value("email").unwrap(), form.email);
    assert_eq!(page.form_value("time_zone").unwrap(), "Europe/Lisbon");
    page.hides(SECRET).hides("<b>A</b></h1>");
}

#[tokio::test]
async fn a_password_made_of_your_own_name_is_refused_with_help() {
    let app = TestApp::start().await;
    let mut form = Filled::new("Nora");
    form.password = format!("{}1", form.username);
    let page = form.send(&app.stranger()).await;
    assert!(page.problem("password").unwrap().contains("Add a word or two"), "{page:?}");
    form.password = "password1".into();
    let page = form.send(&app.stranger()).await;
    assert!(page.problem("password").unwrap().contains("guessed too easily"), "{page:?}");
    form.password = "short".into();
    let page = form.send(&app.stranger()).await;
    assert!(page.problem("password").unwrap().contains("At least 8"), "{page:?}");
    assert_eq!(accounts_called(&app, &form.username), 0);
}

#[tokio::test]
async fn long_passwords_count_to_their_last_letter() {
    let app = TestApp::start().await;
    let long = "seven herons on a pier ".repeat(40);
    let form = Filled { password: format!("{long}!"), ..Filled::new("Nora") };
    form.send(&app.stranger()).await.is(303);
    sign_in(&app.stranger(), &form.username, &format!("{long}?")).await.is(422);
    sign_in(&app.stranger(), &form.username, &format!("{long}!")).await.is(303);

    let longer = Filled { password: "x y ".repeat(251), ..Filled::new("Otto") };
    let page = longer.send(&app.stranger()).await;
    assert!(page.problem("password").unwrap().contains("At most 1000"), "{page:?}");
}

#[tokio::test]
async fn two_who_want_one_name_at_once_get_one_account_and_one_answer_each() {
    let app = TestApp::start().await;
    let second = app.second_house();
    for _ in 0..5 {
        let one = Filled::new("Nora");
        let other = Filled { email: format!("other-{}", one.email), ..one.clone() };
        let (here, there) = (app.stranger(), app.stranger().over_at(&second));
        let (first, second) = tokio::join!(one.send(&here), other.send(&there));
        let mut answers = [first.status, second.status];
        answers.sort_unstable();
        assert_eq!(answers, [303, 422], "{first:?} and {second:?}");
        assert_eq!(accounts_called(&app, &one.username), 1);
    }
}

#[tokio::test]
async fn who_has_an_account_needs_no_other() {
    let app = TestApp::start().await;
    let nora = app.member("Nora");
    nora.get("/register").await.leads_to("/account");
    let form = Filled::new("Nora");
    form.send(&nora).await.leads_to("/account");
    assert_eq!(accounts_called(&app, &form.username), 0);
}

#[tokio::test]
async fn where_one_wanted_to_go_is_not_forgotten_on_the_way() {
    let app = TestApp::start().await;
    let nora = app.stranger();
    let door = nora.get("/account/devices").await;
    let page = nora.follow(door).await;
    assert_eq!(page.form_value("next").unwrap(), "/account/devices");
    let links = page.links("/register?next=");
    let page = nora.get(&links[0]).await;
    assert_eq!(page.form_value("next").unwrap(), "/account/devices");
    let form = Filled::new("Nora");
    let fields = [
        ("display_name", "Nora"),
        ("username", &form.username),
        ("email", &form.email),
        ("password", SECRET),
        ("next", "/account/devices"),
    ];
    nora.post("/register", &fields).await.leads_to("/account/devices");
}

#[tokio::test]
async fn who_presses_twice_is_in_like_who_presses_once() {
    let app = TestApp::start().await;
    let second = app.second_house();
    for _ in 0..5 {
        let form = Filled::new("Nora");
        let (here, there) = (app.stranger(), app.stranger().over_at(&second));
        let (one, other) = tokio::join!(form.send(&here), form.send(&there));
        for (page, browser) in [(one, &here), (other, &there)] {
            page.leads_to("/evenings");
            assert!(is_known(browser, "Nora").await);
        }
        assert_eq!(accounts_called(&app, &form.username), 1);
        // And once more, when it was made long ago.
        form.send(&here).await.leads_to("/evenings");
        form.send(&app.stranger()).await.leads_to("/evenings");
        assert_eq!(accounts_called(&app, &form.username), 1);
    }
}

#[tokio::test]
async fn a_guest_who_presses_twice_keeps_the_evening_and_is_in() {
    let app = TestApp::start().await;
    let ida = app.guest("Ida");
    let (form, twin) = (Filled::new("Ida"), app.signed_in(ida.id, "Ida"));
    let (one, other) = tokio::join!(form.send(&ida), form.send(&twin));
    one.leads_to("/evenings");
    other.leads_to("/evenings");
    assert_eq!(id_of(&app, &form.username), ida.id, "the guest became the member");
    assert!(is_known(&ida, "Ida").await && is_known(&twin, "Ida").await);
}

#[tokio::test]
async fn whoever_does_not_know_the_password_learns_nothing_by_registering() {
    let app = TestApp::start().await;
    let form = Filled::new("Nora");
    form.send(&app.stranger()).await.is(303);
    let wrong = "eight herons on a pier".to_owned();
    let elsewhere = format!("other-{}", form.email);
    let mut answers = Vec::new();
    for tried in [
        Filled { password: wrong.clone(), ..form.clone() },
        Filled { email: elsewhere.clone(), ..form.clone() },
        Filled { email: elsewhere, password: wrong, ..form.clone() },
    ] {
        let browser = app.stranger();
        let page = tried.send(&browser).await;
        page.is(422);
        assert!(page.set_cookie("lamplight").is_none() && !is_known(&browser, "Nora").await);
        answers.push((page.problem("username"), page.problem("email"), page.problem("password")));
    }
    answers.dedup();
    assert_eq!(answers.len(), 1, "{answers:?}");
    assert!(answers[0].0.as_deref().unwrap().contains("Somebody has this one already"));
}

#[tokio::test]
async fn an_account_needs_no_address_and_can_get_one_later() {
    let app = TestApp::start().await;
    let nora = app.stranger();
    let form = Filled { email: String::new(), ..Filled::new("Nora") };
    form.send(&nora).await.leads_to("/evenings");
    // Twice is once, as with an address.
    form.send(&app.stranger()).await.leads_to("/evenings");
    let wrong = Filled { password: "seven herons in a pond".into(), ..form.clone() };
    assert!(wrong.send(&app.stranger()).await.is(422).problem("username").is_some());
    assert_eq!(accounts_called(&app, &form.username), 1);

    let email = format!("{}@lamplight.test", form.username);
    let page = nora.post("/account/sign-in", &[("email", ""), ("password", SECRET)]).await;
    page.is(303);
    let fields = [("email", email.as_str()), ("password", SECRET)];
    nora.post("/account/sign-in", &fields).await.is(303);
    sign_in(&app.stranger(), &email, SECRET).await.is(303);
    // What is there is not taken away by an empty field.
    nora.post("/account/sign-in", &[("email", ""), ("password", SECRET)]).await.is(422);
}

#[tokio::test]
async fn who_wants_to_host_is_told_why_and_offered_a_new_account_first() {
    let app = TestApp::start().await;
    let nora = app.stranger();
    let shop = nora.get("/stories/the-paper-boat").await;
    let page = nora.get(&shop.links("/register?next=")[0]).await;
    page.is(200).shows("Create your account").shows("You are about to host The Paper Boat");
    let door = nora.get("/stories/the-paper-boat/host").await;
    let page = nora.follow(door).await;
    page.shows("To host The Paper Boat you need an account");
    let at = |words: &str| page.text.find(words).unwrap_or_else(|| panic!("{words} on {page:?}"));
    assert!(at("Create your account") < at("Username or e-mail"), "{page:?}");
    // What nobody may know of is not told by its address.
    let story =
        support::stories::published(&mut app.db(), app.member("Otto").id, "Hush", "private");
    let page = nora.get(&format!("/register?next=/stories/{story}/host")).await;
    page.is(200).hides("Hush").hides("about to host");
}

#[tokio::test]
async fn from_the_front_page_to_a_code_in_four_clicks_and_three_fields() {
    let app = TestApp::start().await;
    let nora = app.stranger();
    let front = nora.get("/").await;
    assert!(front.links("/stories").contains(&"/stories".to_owned()), "Host an evening");
    let library = nora.get("/stories").await; // 1
    let host = library.links("%2Fstories%2Fthe-paper-boat%2Fhost");
    let page = nora.get(&host[0]).await; // 2
    let asked = page.html.matches(" required").count();
    assert_eq!(asked, 3, "a name, a username and a password: {page:?}");
    let form = Filled::new("Nora");
    let next = page.form_value("next").unwrap();
    let fields = [
        ("display_name", "Nora"),
        ("username", &form.username),
        ("password", SECRET),
        ("next", next.as_str()),
    ];
    let page = nora.post_and_follow("/register", &fields).await; // 3
    page.shows("Host The Paper Boat");
    let (players, mode) = (page.form_value("players").unwrap(), page.form_value("mode").unwrap());
    let fields = [("players", players.as_str()), ("mode", mode.as_str())];
    let console = nora.post_and_follow("/stories/the-paper-boat/host", &fields).await; // 4
    console.shows("Code");
}
