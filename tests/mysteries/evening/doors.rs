//! A door that can be closed, and codes and links that are made anew: who was taken out does not
//! come in again under another name.

use diesel::prelude::*;
use lamplight_core::web::secrets;
use lamplight_schema::evenings::{mystery_invitations as i, mystery_sessions as s};
use support::party::Party;
use support::{Client, Page, TestApp, Turns};
use uuid::Uuid;

/// A form of the console, pressed as it stands there.
async fn pressed(party: &Party, action: &str, fields: &[(&str, &str)]) -> Page {
    let console = party.console().await;
    assert!(!console.links(&party.at(action)).is_empty(), "{action} is on {console:?}");
    party.host.post_and_follow(&party.at(action), fields).await
}

fn code(party: &Party) -> String {
    let id: Uuid = party.id.parse().expect("an id");
    s::table.find(id).select(s::session_code).first(&mut party.app.db()).expect("a code")
}

async fn new_code(party: &Party) -> Page {
    pressed(party, "/code", &[("code", &code(party))]).await
}

async fn come(party: &Party, guest: &Client, name: &str) -> Page {
    guest.post("/join", &[("code", &code(party)), ("name", name)]).await
}

/// Somebody is invited by mail; the token in it.
fn invite(party: &Party, name: &str) -> String {
    let (token, now) = (format!("the token of {name}"), chrono::Utc::now());
    diesel::insert_into(i::table)
        .values((
            i::id.eq(Uuid::new_v4()),
            i::session_id.eq(party.id.parse::<Uuid>().expect("an id")),
            i::name.eq(name),
            i::email.eq(format!("{name}@example.org")),
            i::token_hash.eq(secrets::hash(&token).to_vec()),
            i::sent_at.eq(now),
            i::created_at.eq(now),
        ))
        .execute(&mut party.app.db())
        .expect("an invitation");
    token
}

#[tokio::test]
async fn with_a_new_code_who_was_taken_out_stays_out() {
    let party = Party::open(TestApp::start().await, 6, "knows").await.with_guests(2).await;
    let own = party.guests[0].get(&party.seat("/link")).await.links("/seat/")[0].clone();
    let out = party.console().await.links("/remove").into_iter().nth(1).expect("a way out");
    party.host.post(&out, &[]).await.is(303);
    new_code(&party).await.shows("There is a new code").shows(&code(&party));
    assert_ne!(code(&party), party.code);
    let twice = party.host.post_and_follow(&party.at("/code"), &[("code", &party.code)]).await;
    twice.shows("pressed already").shows(&code(&party));
    let fresh = party.app.stranger();
    fresh.get(&format!("/join/{}", party.code)).await.is(422).shows("No evening has this code");
    let old = [("code", party.code.as_str()), ("name", "Jonas the second")];
    fresh.post("/join", &old).await.is(422).shows("No evening has this code");
    // Who is in stays in, and their own links stay good.
    party.page(0).await.is(200);
    let own = &own[own.find("/seat/").expect("a path")..];
    let phone = party.app.stranger();
    phone.post(own, &[]).await.leads_to(&party.play());
    come(&party, &party.app.stranger(), "Priya").await.leads_to(&party.play());
}

#[tokio::test]
async fn a_closed_door_says_so_and_lets_in_who_was_invited_or_has_been_there() {
    let party = Party::open(TestApp::start().await, 6, "knows").await.with_guests(2).await;
    let (by_mail, late) = (invite(&party, "Ben"), invite(&party, "Tom"));
    party.guests[0].post(&party.seat("/leave"), &[]).await.is(303);
    pressed(&party, "/door", &[("door", "closed")]).await.shows("The door is closed");
    let stranger = party.app.stranger();
    let door = stranger.get(&format!("/join/{}", party.code)).await;
    door.is(200).shows("The door is closed").shows("tell Nora").hides("The door is open");
    come(&party, &stranger, "Zoe").await.is(422).shows("The door is closed just now");
    // Mira left by herself; Ben has a letter, and the code in it is an older one by now.
    come(&party, &party.guests[0], "Mira").await.leads_to(&party.play());
    pressed(&party, "/door", &[("door", "open")]).await.shows("The door is open");
    new_code(&party).await;
    pressed(&party, "/door", &[("door", "closed")]).await;
    let ben = party.app.stranger();
    let link = format!("/join/{}?invitation={}", party.code, by_mail.replace(' ', "+"));
    let page = ben.get(&link).await;
    page.is(200).shows("The door is open");
    assert_eq!(page.form_value("invitation").as_deref(), Some(by_mail.as_str()));
    let form = [("code", party.code.as_str()), ("name", "Ben"), ("invitation", by_mail.as_str())];
    ben.post("/join", &form).await.leads_to(&party.play());
    // A letter lets one in, and once.
    let second = [("code", party.code.as_str()), ("name", "Bert"), ("invitation", &by_mail)];
    party.app.stranger().post("/join", &second).await.is(422).shows("No evening has this code");
    let now = code(&party);
    let second = [("code", now.as_str()), ("name", "Bert"), ("invitation", &by_mail)];
    party.app.stranger().post("/join", &second).await.is(422).shows("The door is closed");
    // One that was withdrawn lets in nobody.
    diesel::update(i::table.filter(i::name.eq("Tom")))
        .set(i::status.eq("withdrawn"))
        .execute(&mut party.app.db())
        .expect("withdrawn");
    let form = [("code", now.as_str()), ("name", "Tom"), ("invitation", late.as_str())];
    party.app.stranger().post("/join", &form).await.is(422).shows("The door is closed");
    pressed(&party, "/door", &[("door", "open")]).await;
    come(&party, &stranger, "Zoe").await.leads_to(&party.play());
}

#[tokio::test]
async fn a_closed_door_is_told_wherever_the_code_would_stand() {
    let party = Party::open(TestApp::start().await, 6, "knows").await;
    let places =
        [party.at(""), party.at("/door"), party.at("/invitations"), "/evenings".to_owned()];
    for path in &places {
        party.host.get(path).await.shows("ode").hides("The door is closed");
    }
    let (television, picture) = (party.app.stranger(), party.at("/code.svg"));
    party.host.get(&picture).await.is(200);
    pressed(&party, "/door", &[("door", "closed")]).await;
    let join = format!("/join/{}", party.code);
    for path in &places {
        let page = party.host.get(path).await;
        page.shows("The door is closed").shows("Open the door").hides(&join);
        assert!(!page.text.contains(&party.code), "the code is on {page:?}");
    }
    party.host.get(&picture).await.leads_to(&party.at("/door"));
    // The one button of the console is what is to be done first.
    let console = party.console().await;
    console.shows("Nobody yet, and the door is closed.").hides("Show the code");
    let screen = television.get(&party.screen()).await;
    screen.shows("The door is closed").shows("Tell the host").hides(&party.code).hides("QR code");

    // Opened where the code stands, and there it stands again.
    let open = [("at", "code"), ("door", "open")];
    let code = party.host.post_and_follow(&party.at("/door"), &open).await;
    code.shows("The door is open").shows(&party.code).shows("invites you to");
    television.get(&party.screen()).await.shows(&party.code).hides("The door is closed");
}

#[tokio::test]
async fn in_a_round_the_television_tells_of_a_closed_door_in_its_corner() {
    let party = Party::ready(6).await;
    party.press_form("/seats", &[("seats", "7")]).await.is(303);
    party.press().await.is(303);
    let television = party.app.stranger();
    television.get(&party.screen()).await.shows(&party.code).hides("The door is closed");
    pressed(&party, "/door", &[("door", "closed")]).await;
    let screen = television.get(&party.screen()).await;
    screen.shows("The door is closed").hides(&party.code).hides("QR code");
    // Later nobody comes in in any case.
    party.press_until("0 of 6 ballots are in").await;
    television.get(&party.screen()).await.hides("The door is closed");
}

#[tokio::test]
async fn a_door_that_is_closed_while_somebody_comes_is_closed() {
    let party = Party::open(TestApp::start().await, 6, "knows").await.with_guests(1).await;
    let (zoe, code, door) = (party.app.stranger(), party.code.clone(), party.at("/door"));
    let fields = [("code", code.as_str()), ("name", "Zoe")];
    let turns = Turns::hold(&party.app, "select 1 from mystery_sessions for update");
    tokio::join!(
        async {
            party.host.post(&door, &[("door", "closed")]).await.is(303);
        },
        async {
            turns.waiting(1).await;
            zoe.post("/join", &fields).await.is(422).shows("The door is closed");
        },
        async {
            turns.waiting(2).await;
            turns.release();
        }
    );
}

#[tokio::test]
async fn in_a_round_the_door_is_kept_where_people_are_taken_out() {
    let party = Party::ready(6).await;
    party.press().await.is(303);
    pressed(&party, "/door", &[("door", "closed")]).await.shows("Open the door");
    pressed(&party, "/door", &[("door", "open")]).await.shows("Close the door");
    new_code(&party).await.shows(&code(&party));
    party.press_form("/cancel", &[]).await.is(303);
    for (below, fields) in [("/code", &[][..]), ("/door", &[("door", "closed")])] {
        let said = party.host.post_and_follow(&party.at(below), fields).await;
        said.shows("takes nobody in any more");
    }
}

#[tokio::test]
async fn a_recaps_link_is_made_anew_like_the_others() {
    let party = Party::ready(6).await;
    party.press_until("It is over").await;
    party.press_form("/share", &[("shared", "yes")]).await.is(303);
    let link = || async {
        let console = party.console().await;
        let links = console.links("/recap/");
        let link = links.into_iter().find(|it| it.matches('/').count() > 2).expect("a link");
        link[link.find("/recap/").expect("a path")..].to_owned()
    };
    let (old, stranger) = (link().await, party.app.stranger());
    stranger.get(&old).await.is(200);
    pressed(&party, "/recap", &[("link", "0")]).await.shows("The recap has a new link");
    stranger.get(&old).await.is(404);
    let new = link().await;
    assert_ne!(old, new);
    stranger.get(&new).await.is(200);
    party.page(0).await.is(200);
    party.press_form("/share", &[("shared", "no")]).await.is(303);
    stranger.get(&new).await.is(404);
}

#[tokio::test]
async fn nobody_sits_beside_somebody_who_looks_the_same() {
    let party = Party::open(TestApp::start().await, 8, "plays").await;
    party.app.stranger().post("/join", &[("code", &party.code), ("name", "José")]).await.is(303);
    for name in ["josé", "Jose\u{301}", "Jos\u{200d}é", "Ｊosé", "Јоѕé", "nora", "Nоra"] {
        let page = come(&party, &party.app.stranger(), name).await;
        page.is(422).shows("Somebody of that name sits there already");
    }
    for name in ["\u{3164}", "\u{200d}", "Jo\u{ad}sé", "José\u{200b}"] {
        let page = come(&party, &party.app.stranger(), name).await;
        assert!(page.is(422).problem("name").is_some(), "{page:?}");
    }
    come(&party, &party.app.stranger(), "Jose").await.is(303);
    // The database has the last word.
    let again = "update mystery_participants set name_skeleton = 'x' where left_at is null";
    let refused = diesel::sql_query(again).execute(&mut party.app.db()).unwrap_err();
    assert!(refused.to_string().contains("mystery_participants_name"), "{refused}");
}
