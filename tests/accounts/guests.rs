//! Guests who become members.

use diesel::prelude::*;
use lamplight_core::people::{guests, identity::DisplayName};
use lamplight_schema::accounts::users;

use super::{Filled, accounts_called, audit, id_of, is_known, sign_in};
use support::{PASSWORD, TestApp};

fn kind_of(app: &TestApp, id: uuid::Uuid) -> String {
    users::table.find(id).select(users::kind).first(&mut app.db()).expect("the person")
}

#[tokio::test]
async fn ida_makes_an_account_of_her_seat_and_is_the_same_person() {
    let app = TestApp::start().await;
    let ida = app.guest("Ida");
    let old_cookie = ida.cookie("lamplight").unwrap();
    let page = ida.get("/register").await;
    page.shows("Keep your evenings").shows("You are here as Ida");
    assert_eq!(page.form_value("display_name").unwrap(), "Ida");

    let form = Filled::new("Ida");
    form.send(&ida).await.is(303);
    assert_eq!(id_of(&app, &form.username), ida.id);
    assert_eq!(kind_of(&app, ida.id), "member");
    assert!(is_known(&ida, "Ida").await);
    assert_eq!(audit(&app, ida.id), ["became_member"]);

    // What opened a seat must not open an account.
    let other = app.stranger();
    other.set_cookie("lamplight", &old_cookie);
    assert!(!is_known(&other, "Ida").await);
}

#[tokio::test]
async fn two_clicks_make_one_account() {
    let app = TestApp::start().await;
    for guest in [true, false] {
        let ida = if guest { app.guest("Ida") } else { app.stranger() };
        let form = Filled::new("Ida");
        let (first, second) = tokio::join!(form.send(&ida), form.send(&ida));
        let mut answers = [first.status, second.status];
        answers.sort_unstable();
        assert!(matches!(answers, [303, 303 | 422]), "{first:?} {second:?}");
        assert_eq!(accounts_called(&app, &form.username), 1);
    }
}

#[tokio::test]
async fn a_guest_who_signs_in_is_the_member_from_then_on() {
    let app = TestApp::start().await;
    let nora = app.member("Nora");
    let guest = app.guest("Nono");
    sign_in(&guest, &nora.username, PASSWORD).await.is(303);
    assert!(is_known(&guest, "Nora").await);
    let gone: bool = users::table
        .find(guest.id)
        .select(users::deleted_at.is_not_null())
        .first(&mut app.db())
        .unwrap();
    assert!(gone, "nothing is left of the guest");
}

#[tokio::test]
async fn somebody_who_takes_a_seat_is_known_by_the_cookie_alone() {
    let app = TestApp::start().await;
    let request = actix_web::test::TestRequest::default().to_http_request();
    let asker = lamplight_core::web::Request::read(&request, false, chrono::Utc::now());
    let name = DisplayName::parse("Mira").unwrap();
    let (id, token) = guests::create(&mut app.db(), &name, &asker).unwrap();
    assert_eq!((kind_of(&app, id).as_str(), token.len()), ("guest", 43));
}
