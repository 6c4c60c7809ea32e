//! Another address, another password.

use super::{SECRET, audit, is_known, sign_in};
use support::{Client, PASSWORD, Page, TestApp, Turns};

async fn change(browser: &Client, email: &str, new: &str, password: &str) -> Page {
    let fields = [("email", email), ("new_password", new), ("password", password)];
    browser.post("/account/sign-in", &fields).await
}

fn address(member: &Client) -> String {
    format!("{}@lamplight.test", member.username)
}

#[tokio::test]
async fn a_new_password_ends_all_other_sessions_and_says_so() {
    let app = TestApp::start().await;
    let nora = app.member("Nora");
    let (phone, tablet) = (app.signed_in(nora.id, "Nora"), app.signed_in(nora.id, "Nora"));
    let other = app.member("Otto");
    let (stolen, cookie) = (app.stranger(), nora.cookie("lamplight").expect("a cookie"));
    stolen.set_cookie("lamplight", &cookie);

    change(&nora, &address(&nora), SECRET, PASSWORD).await.leads_to("/account/sign-in");
    nora.get("/account/sign-in").await.shows("your 2 other devices are signed out");
    assert!(is_known(&nora, "Nora").await);
    assert!(!is_known(&phone, "Nora").await && !is_known(&tablet, "Nora").await);
    assert!(!is_known(&stolen, "Nora").await, "the cookie that asked is another one by now");
    assert!(is_known(&other, "Otto").await);

    sign_in(&app.stranger(), &nora.username, PASSWORD).await.is(422);
    sign_in(&app.stranger(), &nora.username, SECRET).await.is(303);
    let log = audit(&app, nora.id);
    assert_eq!(log, ["password_changed", "sign_in_refused", "signed_in"]);
}

#[tokio::test]
async fn nobody_changes_anything_without_the_old_password() {
    let app = TestApp::start().await;
    let nora = app.member("Nora");
    for wrong in ["", "wrong", SECRET] {
        let page = change(&nora, "mallory@lamplight.test", SECRET, wrong).await;
        page.is(422).hides(SECRET);
        assert!(page.problem("password").unwrap().contains("not your password"), "{page:?}");
        assert_eq!(page.form_value("email").unwrap(), "mallory@lamplight.test");
    }
    sign_in(&app.stranger(), &address(&nora), PASSWORD).await.is(303);
}

#[tokio::test]
async fn a_new_address_signs_in_and_the_old_one_no_longer() {
    let app = TestApp::start().await;
    let (nora, otto) = (app.member("Nora"), app.member("Otto"));
    let new = format!("new-{}", address(&nora));
    change(&nora, &new, "", PASSWORD).await.leads_to("/account/sign-in");
    let page = nora.get("/account/sign-in").await;
    page.shows("Kept.");
    assert_eq!(page.form_value("email").unwrap(), new);
    assert_eq!(audit(&app, nora.id), ["email_changed"]);
    sign_in(&app.stranger(), &address(&nora), PASSWORD).await.is(422);
    sign_in(&app.stranger(), &new, PASSWORD).await.is(303);

    let page = change(&otto, &new.to_uppercase(), "", PASSWORD).await;
    assert!(page.problem("email").unwrap().contains("cannot be used"), "{page:?}");
}

#[tokio::test]
async fn the_new_password_has_to_be_a_good_one() {
    let app = TestApp::start().await;
    let nora = app.member("Nora");
    for (new, words) in [("short", "At least 8"), ("password", "too easily")] {
        let page = change(&nora, &address(&nora), new, PASSWORD).await;
        page.is(422);
        assert!(page.problem("new_password").unwrap().contains(words), "{page:?}");
    }
    let page = change(&nora, "no address", "", PASSWORD).await;
    assert!(page.problem("email").unwrap().contains("does not look like"), "{page:?}");
}

#[tokio::test]
async fn of_two_changes_at_once_one_counts() {
    let app = TestApp::start().await;
    let nora = app.member("Nora");
    let there = app.signed_in(nora.id, "Nora");
    let address = address(&nora);
    let (one, other) = tokio::join!(
        change(&nora, &address, SECRET, PASSWORD),
        change(&there, &address, "nine lamps in a row", PASSWORD)
    );
    let changed = [&one, &other].iter().filter(|page| page.status == 303).count();
    // The loser is told that the password is another one by now, or finds itself signed out.
    let good = [SECRET, "nine lamps in a row"];
    let mut works = 0;
    for password in good {
        works +=
            usize::from(sign_in(&app.stranger(), &nora.username, password).await.status == 303);
    }
    assert_eq!(works, 1, "{one:?} and {other:?}");
    assert!(changed >= 1, "{one:?} and {other:?}");
    sign_in(&app.stranger(), &nora.username, PASSWORD).await.is(422);
}

#[tokio::test]
async fn who_signs_in_with_the_old_password_while_it_is_changed_is_not_in() {
    let app = TestApp::start().await;
    let nora = app.member("Nora");
    for changed_first in [true, false] {
        let (old, new) = if changed_first { (PASSWORD, SECRET) } else { (SECRET, PASSWORD) };
        let thief = app.stranger();
        let turns = Turns::hold(&app, "select 1 from users for update");
        let mail = address(&nora);
        tokio::join!(
            async {
                turns.waiting(i64::from(!changed_first)).await;
                change(&nora, &mail, new, old).await.is(303);
            },
            async {
                turns.waiting(i64::from(changed_first)).await;
                let page = sign_in(&thief, &nora.username, old).await;
                assert_eq!(page.status, if changed_first { 422 } else { 303 }, "{page:?}");
            },
            async {
                turns.waiting(2).await;
                turns.release();
            }
        );
        assert!(!is_known(&thief, "Nora").await, "changed first: {changed_first}");
        assert!(is_known(&nora, "Nora").await);
    }
}
