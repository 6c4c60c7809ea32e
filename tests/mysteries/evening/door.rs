//! Coming in, leaving, coming back.

use diesel::prelude::*;
use lamplight::mysteries::links::seat_link;
use lamplight_core::web::secrets;
use lamplight_schema::accounts::rate_limits as r;
use lamplight_schema::evenings::mystery_participants as p;
use support::party::Party;
use support::{Client, TestApp};

#[tokio::test]
async fn a_code_is_forgiven_its_case_and_blanks_and_a_wrong_one_is_explained() {
    let party = Party::open(TestApp::start().await, 6, "knows").await;
    let mira = party.app.stranger();
    let (head, tail) = party.code.split_at(3);
    let typed = format!(" {} {} ", head.to_lowercase(), tail.to_lowercase());
    mira.get(&format!("/join/{}", party.code.to_lowercase())).await.is(200).shows("hosted by Nora");
    mira.post("/join", &[("code", &typed), ("name", "  Mira  ")]).await.leads_to(&party.play());
    party.console().await.shows("Mira");

    let priya = party.app.stranger();
    let pasted = format!(" https://lamplight.example/join/{}/?from=letter ", party.code);
    let page = priya.post("/join", &[("code", &pasted), ("name", "")]).await;
    assert_eq!(page.is(422).form_value("code").as_deref(), Some(party.code.as_str()));
    priya.post("/join", &[("code", &pasted), ("name", "Priya")]).await.leads_to(&party.play());
    let field = "name=\"code\" type=\"text\" maxlength=\"300\"";
    for page in ["/", "/join"] {
        assert!(priya.get(page).await.html.contains(field), "a link has room on {page}");
    }

    let jonas = party.app.stranger();
    let page = jonas.post("/join", &[("code", "O0I1"), ("name", "Jonas")]).await;
    page.is(422).shows("No evening has this code");
    assert_eq!(page.form_value("name").as_deref(), Some("Jonas"), "nothing typed is lost");
    jonas.get("/join/ZZZZZZ").await.is(422).shows("No evening has this code");
}

#[tokio::test]
async fn a_full_table_a_late_hour_and_an_ended_evening_say_so() {
    let party = Party::ready(6).await;
    let late = party.app.stranger();
    let fields = [("code", party.code.as_str()), ("name", "Zoe")];
    late.post("/join", &fields).await.is(422).shows("Every seat is taken");
    party.press_form("/seats", &[("seats", "7")]).await.is(303);
    party.press_until("0 of 6 ballots are in").await;
    late.post("/join", &fields).await.is(422).shows("They are voting already");
    party.press_form("/cancel", &[]).await.is(303);
    late.post("/join", &fields).await.is(422).shows("That evening is over");
    party.page(0).await.shows("This evening was called off");
}

#[tokio::test]
async fn who_leaves_can_come_back_and_who_was_taken_out_cannot() {
    let party = Party::open(TestApp::start().await, 6, "knows").await.with_guests(3).await;
    party.guests[0].post(&party.seat("/leave"), &[]).await.is(303);
    let page = party.page(0).await;
    page.shows("You left the table");
    party.console().await.hides("<b>Mira");
    party.guests[0]
        .post("/join", &[("code", &party.code), ("name", "Mira")])
        .await
        .leads_to(&party.play());
    party.console().await.shows("Mira");

    let console = party.console().await;
    let out = console.links("/remove").into_iter().nth(1).expect("a way to take Jonas out");
    party.host.post(&out, &[]).await.is(303);
    party.guests[1].get(&party.play()).await.is(403);
    party.guests[1]
        .post("/join", &[("code", &party.code), ("name", "Jonas")])
        .await
        .is(422)
        .shows("Only the host can let you back in");
}

#[tokio::test]
async fn a_seat_follows_its_link_to_another_phone() {
    let party = Party::ready(6).await;
    let link = party.guests[0].get(&party.seat("/link")).await;
    let url = link.links("/seat/")[0].clone();
    let path = url.split_once("/seat/").map(|(_, rest)| format!("/seat/{rest}")).unwrap();

    let phone = party.app.stranger();
    phone.get(&path).await.is(200).shows("I am Mira; sit down");
    phone.get(&party.play()).await.is(404);
    phone.post(&path, &[]).await.leads_to(&party.play());
    phone.get(&party.play()).await.is(200).shows(&party.character(0).await);
    // The first phone is still in, too.
    party.page(0).await.is(200);

    let other = if path.ends_with('A') { 'Q' } else { 'A' };
    let tampered = format!("{}{other}", &path[..path.len() - 1]);
    party.app.stranger().get(&tampered).await.is(404);

    // A new link shuts the old one and the phones that used it.
    party.guests[0].post(&party.seat("/link"), &[]).await.is(303);
    party.app.stranger().get(&path).await.is(404);
    phone.get(&party.play()).await.is(404);
    party.page(0).await.is(200);
}

#[tokio::test]
async fn the_host_shows_a_seats_code_and_an_account_cannot_be_entered_by_it() {
    let party = Party::open(TestApp::start().await, 6, "plays").await.with_guests(2).await;
    let console = party.console().await;
    let seat = console
        .links("/seats/")
        .into_iter()
        .find(|link| !link.ends_with("/remove") && !link.ends_with("/seats"))
        .unwrap();
    party.host.get(&seat).await.is(200).shows("Mira’s seat");
    // The host has an account: their page shows no link, and one that was made all the same is none.
    assert!(party.host.get(&party.seat("/link")).await.links("/seat/").is_empty());
    let own: uuid::Uuid = p::table
        .filter(p::user_id.eq(party.host.id))
        .select(p::id)
        .first(&mut party.app.db())
        .expect("the host's seat");
    let path = seat_link(own.into(), 0).path(&party.app.house().state.core.key);
    party.app.stranger().get(&path).await.shows("has an account");
    party.app.stranger().post(&path, &[]).await.is(303);
    let thief = party.app.stranger();
    thief.post(&path, &[]).await;
    thief.get(&party.play()).await.is(404);
}

#[tokio::test]
async fn a_host_who_knows_everything_cannot_play_and_one_who_plays_has_a_seat() {
    let knows = Party::open(TestApp::start().await, 6, "knows").await;
    knows
        .host
        .post("/join", &[("code", &knows.code), ("name", "Nora")])
        .await
        .is(422)
        .shows("know how it ends");
    knows.host.get(&knows.at("/everything")).await.is(200).shows("Wanda Dell");
    let plays = Party::open(TestApp::start().await, 6, "plays").await;
    plays.host.get(&plays.play()).await.is(200);
    plays.host.get(&plays.at("/everything")).await.is(404);
}

#[tokio::test]
async fn guessing_codes_is_slow_and_a_party_behind_one_address_is_not() {
    let party = Party::open(limited().await, 10, "knows").await.with_guests(9).await;
    let right = format!("/join/{}", party.code);
    let mut last = 0;
    for number in 0..130 {
        last = from("192.0.2.7", &party, &format!("/join/ZZZZZ{}", 2 + number % 8)).await;
        if last == 429 {
            break;
        }
    }
    assert_eq!(last, 429);
    // From then on nothing is told any more, neither misses nor hits, on the page and the form.
    assert_eq!(from("192.0.2.7", &party, "/join/ZZZZZZ").await, 429);
    assert_eq!(from("192.0.2.7", &party, &right).await, 429);
    let join = party.app.stranger();
    let form = join.form("/join", &[("code", &party.code), ("name", "X")]);
    join.send(form.header("x-forwarded-for", "192.0.2.7")).await.is(429);
    // The table goes on mistyping, all behind one router, and the last guest comes in.
    let late = party.app.stranger();
    for _ in 0..130 {
        late.get("/join/ZZZZZZ").await.is(422);
    }
    late.post("/join", &[("code", &party.code), ("name", "X")]).await.leads_to(&party.play());
    // Six hundred are too many from a table too, and then a hit is not told either.
    settled(
        "wrong code, table\u{0}127.0.0.1",
        &party,
        chrono::Utc::now() + chrono::Duration::hours(1),
    );
    for path in [&right, "/join/ZZZZZZ"] {
        party.app.stranger().get(path).await.is(429);
    }
}

/// A house where limits hold.
async fn limited() -> TestApp {
    TestApp::with(|config| {
        config.rate_limit_factor = 1;
        config.trust_proxy = true;
    })
    .await
}

/// What a new browser at this address gets at `path`.
async fn from(address: &str, party: &Party, path: &str) -> u16 {
    let browser = party.app.stranger();
    let request = browser.request(reqwest::Method::GET, path);
    browser.send(request.header("x-forwarded-for", address)).await.status
}

/// What a new browser at this address gets at `path` while many guess from everywhere.
async fn besieged(address: &str, party: &Party, path: &str) -> u16 {
    settled("wrong code, anywhere\0", party, chrono::Utc::now() + chrono::Duration::days(1));
    from(address, party, path).await
}

/// What was tried of this kind is forgiven `at` this time.
fn settled(kind: &str, party: &Party, at: chrono::DateTime<chrono::Utc>) {
    let row = (r::key.eq(secrets::hash(kind).to_vec()), r::settled_at.eq(at));
    diesel::insert_into(r::table)
        .values(&row)
        .on_conflict(r::key)
        .do_update()
        .set(r::settled_at.eq(at))
        .execute(&mut party.app.db())
        .expect("wrong codes");
}

#[tokio::test]
async fn while_many_guess_from_everywhere_who_has_not_guessed_is_heard() {
    let party = Party::open(limited().await, 6, "knows").await.with_guests(1).await;
    let right = format!("/join/{}", party.code);
    // Every wrong code counts for the whole house.
    assert_eq!(from("198.51.100.1", &party, "/join/ZZZZZZ").await, 422);
    let counted = r::table.filter(r::key.eq(secrets::hash("wrong code, anywhere\0").to_vec()));
    assert_eq!(counted.count().get_result::<i64>(&mut party.app.db()), Ok(1));
    // One is one too many now, and from all that one customer of a provider can pretend to be.
    assert_eq!(besieged("198.51.100.1", &party, &right).await, 429);
    assert_eq!(besieged("2001:db8:1:2::1", &party, "/join/ZZZZZZ").await, 422);
    assert_eq!(besieged("2001:db8:1:3::1", &party, &right).await, 429);
    assert_eq!(besieged("2001:db8:2:3::1", &party, &right).await, 200);
    assert_eq!(besieged("198.51.100.2", &party, &right).await, 200);
    // The table that is known does not notice, nor one whose guest mistyped before coming in.
    assert_eq!(from("203.0.113.9", &party, "/join/ZZZZZZ").await, 422);
    assert_eq!(besieged("203.0.113.9", &party, &right).await, 429);
    let jonas = party.app.stranger();
    let form = jonas.form("/join", &[("code", &party.code), ("name", "Jonas")]);
    settled("wrong code, anywhere\0", &party, chrono::Utc::now());
    jonas.send(form.header("x-forwarded-for", "203.0.113.9")).await.leads_to(&party.play());
    assert_eq!(besieged("203.0.113.9", &party, &right).await, 200);
    assert_eq!(besieged("127.0.0.1", &party, "/join/ZZZZZZ").await, 422);
    assert_eq!(besieged("127.0.0.1", &party, &right).await, 200);
}

#[tokio::test]
async fn what_a_host_or_a_guest_sends_without_end_is_not_taken() {
    let party = Party::open(limited().await, 6, "knows").await.with_guests(1).await;
    let mut last = 0;
    for _ in 0..400 {
        last = party.press_form("/seats", &[("seats", "x")]).await.status;
        if last == 429 {
            break;
        }
    }
    assert_eq!(last, 429);
    party.console().await.is(200);
    for _ in 0..120 {
        last = party.guests[0].post(&party.seat("/link"), &[]).await.status;
        if last == 429 {
            break;
        }
    }
    assert_eq!(last, 429);
    party.guests[0].post(&party.seat("/leave"), &[]).await.is(429);
    party.page(0).await.is(200).shows("Before it begins");
}

#[tokio::test]
async fn a_guesser_needs_more_than_a_network_of_their_own() {
    let app = limited().await;
    let guesser = app.stranger();
    let mut last = 0;
    for number in 1..=110 {
        // What they say of themselves, and what the proxy in front adds as a line of its own.
        let request = guesser
            .request(reqwest::Method::GET, "/join/ZZZZZZ")
            .header("x-forwarded-for", format!("203.0.113.{number}"))
            .header("x-forwarded-for", format!("2001:db8:1:2::{number:x}"));
        last = guesser.send(request).await.status;
    }
    assert_eq!(last, 429);
}

#[tokio::test]
async fn a_browser_that_keeps_no_cookies_takes_no_seat_and_says_what_to_do() {
    let party = Party::open(TestApp::start().await, 6, "knows").await;
    let fields = [("code", party.code.as_str()), ("name", "Mira")];
    // Each request with a new browser: none brings back what the one before was given.
    let forgetful = || Client::empty(&party.app.house().url);
    forgetful().get(&format!("/join/{}", party.code)).await.is(200).hides("no cookies");
    for _ in 0..2 {
        let page = forgetful().post("/join", &fields).await;
        page.is(422).shows("This browser keeps no cookies");
        assert_eq!(page.form_value("name").as_deref(), Some("Mira"), "nothing typed is lost");
    }
    party.console().await.hides("Mira");

    // Allowed now, on the page that said so.
    let mira = forgetful();
    mira.post("/join", &fields).await.is(422);
    mira.post("/join", &fields).await.leads_to(&party.play());
    party.console().await.shows("Mira");
    // Who has seen the door comes in at once.
    let jonas = forgetful();
    jonas.get(&format!("/join/{}", party.code)).await.is(200);
    jonas.post("/join", &[("code", &party.code), ("name", "Jonas")]).await.leads_to(&party.play());
    // The same by the link of a seat.
    let link = jonas.get(&party.seat("/link")).await.links("/seat/")[0].clone();
    let path = link.split_once("/seat/").map(|(_, rest)| format!("/seat/{rest}")).expect("a path");
    let phone = forgetful();
    phone.post(&path, &[]).await.is(422).shows("This browser keeps no cookies");
    jonas.get(&party.seat("/link")).await.shows("Nobody has sat down by it");
    phone.post(&path, &[]).await.leads_to(&party.play());
}
