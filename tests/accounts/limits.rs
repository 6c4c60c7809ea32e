//! Nobody tries for ever.

use super::{Filled, SECRET, sign_in};
use support::{Client, PASSWORD, Page, TestApp, unique};

/// A house where limits hold.
async fn limited() -> TestApp {
    TestApp::with(|config| {
        config.rate_limit_factor = 1;
        config.trust_proxy = true;
    })
    .await
}

/// Tries to sign in from another address.
async fn sign_in_from(browser: &Client, address: &str, name: &str, password: &str) -> Page {
    let request = browser
        .request(reqwest::Method::POST, "/sign-in")
        .header("x-forwarded-for", address)
        .form(&[("name", name), ("password", password)]);
    browser.send(request).await
}

#[tokio::test]
async fn one_account_is_not_guessed_from_many_addresses() {
    let app = limited().await;
    let (nora, otto) = (app.member("Nora"), app.member("Otto"));
    for number in 1..=10 {
        let address = format!("192.0.2.{number}");
        sign_in_from(&app.stranger(), &address, &nora.username, "wrong").await.is(422);
    }
    let page = sign_in_from(&app.stranger(), "192.0.2.99", &nora.username, PASSWORD).await;
    page.is(429).shows("Not so fast");
    assert!(page.header("retry-after").parse::<u32>().unwrap() > 0);
    let capitals = nora.username.to_uppercase();
    sign_in_from(&app.stranger(), "192.0.2.99", &capitals, PASSWORD).await.is(429);
    sign_in_from(&app.stranger(), "192.0.2.99", &otto.username, PASSWORD).await.is(303);
    app.pass(chrono::Duration::hours(1));
    sign_in_from(&app.stranger(), "192.0.2.99", &nora.username, PASSWORD).await.is(303);
}

#[tokio::test]
async fn many_accounts_are_not_guessed_from_one_address() {
    let app = limited().await;
    let nora = app.member("Nora");
    for _ in 0..30 {
        sign_in(&app.stranger(), &unique("guess"), "wrong").await.is(422);
    }
    sign_in(&app.stranger(), &nora.username, PASSWORD).await.is(429);
    sign_in_from(&app.stranger(), "192.0.2.1", &nora.username, PASSWORD).await.is(303);
}

#[tokio::test]
async fn a_party_can_register_from_one_house_but_addresses_cannot_be_tried() {
    let app = limited().await;
    for name in ["Ada", "Ben", "Cleo", "Dan", "Eve", "Finn", "Gus", "Hal"] {
        Filled::new(name).send(&app.stranger()).await.is(303);
    }
    let taken = format!("{}@lamplight.test", app.member("Nora").username);
    for _ in 0..2 {
        let form = Filled { email: taken.clone(), ..Filled::new("Mallory") };
        let page = form.send(&app.stranger()).await;
        assert!(page.problem("email").is_some(), "{page:?}");
    }
    Filled::new("Mallory").send(&app.stranger()).await.is(429);
}

#[tokio::test]
async fn registering_is_no_other_way_of_guessing_a_password() {
    let app = limited().await;
    let form = Filled::new("Nora");
    form.send(&app.stranger()).await.is(303);
    // Every wrong guess here counts for the account, wherever it comes from.
    for number in 1..=10 {
        let guess = Filled { password: format!("{number} herons on a pier"), ..form.clone() };
        guess.send_from(&app.stranger(), &format!("192.0.2.{number}")).await.is(422);
    }
    // So the right one is not told from a wrong one any more, and does not open the front door.
    let page = form.send_from(&app.stranger(), "192.0.2.99").await;
    assert!(page.is(422).problem("username").is_some(), "{page:?}");
    sign_in_from(&app.stranger(), "192.0.2.98", &form.username, SECRET).await.is(429);
}

#[tokio::test]
async fn an_open_computer_is_no_place_to_guess_a_password() {
    let app = limited().await;
    let nora = app.member("Nora");
    let fields = [("email", "mallory@lamplight.test"), ("password", "wrong")];
    for _ in 0..10 {
        nora.post("/account/sign-in", &fields).await.is(422);
    }
    nora.post("/account/sign-in", &fields).await.is(429);
}

#[tokio::test]
async fn another_spelling_is_no_other_account() {
    let app = limited().await;
    let nora = app.member("Mimi Minimi");
    // To the database these are the same name; in small letters they are not the same text.
    let spellings = nora.username.match_indices('i').map(|(at, _)| {
        let mut name = nora.username.clone();
        name.replace_range(at..=at, "İ");
        name
    });
    let mut tries = 0;
    for (house, name) in spellings.enumerate() {
        for number in 0..8 {
            let address = format!("192.0.{house}.{number}");
            let page = sign_in_from(&app.stranger(), &address, &name, "wrong").await;
            tries += u32::from(page.status == 422);
        }
    }
    assert_eq!(tries, 20);
    sign_in_from(&app.stranger(), "198.51.100.1", &nora.username, PASSWORD).await.is(429);
}

/// Strangers guess at an account from many places until nobody new is heard.
async fn besiege(app: &TestApp, name: &str) {
    for number in 0..25 {
        sign_in_from(&app.stranger(), &format!("198.51.100.{number}"), name, "wrong").await;
    }
    sign_in_from(&app.stranger(), "198.51.100.99", name, PASSWORD).await.is(429);
}

#[tokio::test]
async fn nobody_is_kept_out_of_their_account_by_a_strangers_guesses() {
    let app = limited().await;
    let (nora, otto) = (app.member("Nora"), app.member("Otto"));
    let (phone, other) = (app.stranger(), app.stranger());
    sign_in_from(&phone, "192.0.2.1", &nora.username, PASSWORD).await.is(303);
    sign_in_from(&other, "192.0.2.1", &otto.username, PASSWORD).await.is(303);
    phone.post("/sign-out", &[]).await.is(303);
    besiege(&app, &nora.username).await;
    // Not even somebody in the next room.
    for _ in 0..40 {
        sign_in_from(&app.stranger(), "192.0.2.1", "nobody", "wrong").await;
    }
    sign_in_from(&phone, "192.0.2.1", &nora.username, PASSWORD).await.is(303);
    // What makes a device known at one account does not at another, nor by itself.
    sign_in_from(&other, "192.0.2.2", &nora.username, PASSWORD).await.is(429);
    let cookie = phone.cookie("device").expect("a cookie");
    let (number, _) = cookie.split_once('.').expect("a signature");
    let forged = app.stranger();
    forged.set_cookie("device", &format!("{number}.{}", "A".repeat(22)));
    sign_in_from(&forged, "192.0.2.3", &nora.username, PASSWORD).await.is(429);
    // On the phone itself one guesses no faster than elsewhere, wherever it is carried.
    let thief = app.stranger();
    thief.set_cookie("device", &cookie);
    let mut last = 0;
    for number in 0..15 {
        let address = format!("203.0.113.{number}");
        last = sign_in_from(&thief, &address, &nora.username, "wrong").await.status;
    }
    assert_eq!(last, 429);
}

#[tokio::test]
async fn with_a_new_password_only_the_device_that_chose_it_is_known() {
    let app = limited().await;
    let nora = app.member("Nora");
    let (phone, laptop) = (app.stranger(), app.stranger());
    for browser in [&phone, &laptop] {
        sign_in_from(browser, "192.0.2.1", &nora.username, PASSWORD).await.is(303);
    }
    let mail = format!("{}@lamplight.test", nora.username);
    let new = [("email", mail.as_str()), ("new_password", SECRET), ("password", PASSWORD)];
    laptop.post("/account/sign-in", &new).await.is(303);
    laptop.post("/sign-out", &[]).await.is(303);
    besiege(&app, &nora.username).await;
    sign_in_from(&phone, "192.0.2.1", &nora.username, SECRET).await.is(429);
    sign_in_from(&laptop, "192.0.2.1", &nora.username, SECRET).await.is(303);
}
