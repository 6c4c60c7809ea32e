//! Coming in, leaving, coming back.

use support::TestApp;
use support::party::Party;

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
    party.console().await.hides("Mira");
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
    let own = party.host.get(&party.seat("/link")).await.links("/seat/")[0].clone();
    let path = own.split_once("/seat/").map(|(_, rest)| format!("/seat/{rest}")).unwrap();
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
    let app = TestApp::with(|config| config.rate_limit_factor = 1).await;
    let party = Party::open(app, 10, "knows").await.with_guests(10).await;
    let guesser = party.app.stranger();
    let mut last = 0;
    for number in 0..60 {
        last = guesser
            .post("/join", &[("code", &format!("ZZZZZ{}", 2 + number % 8)), ("name", "X")])
            .await
            .status;
        if last == 429 {
            break;
        }
    }
    assert_eq!(last, 429);
    // From then on nothing is told any more, neither misses nor hits, on the page and the form.
    let right = format!("/join/{}", party.code);
    guesser.get("/join/ZZZZZZ").await.is(429);
    guesser.get(&right).await.is(429);
    guesser.post("/join", &[("code", &party.code), ("name", "X")]).await.is(429);
}

#[tokio::test]
async fn a_guesser_needs_more_than_a_network_of_their_own() {
    let app = TestApp::with(|config| {
        config.rate_limit_factor = 1;
        config.trust_proxy = true;
    })
    .await;
    let guesser = app.stranger();
    let mut last = 0;
    for number in 1..=40 {
        // What they say of themselves, and what the proxy in front adds as a line of its own.
        let request = guesser
            .request(reqwest::Method::GET, "/join/ZZZZZZ")
            .header("x-forwarded-for", format!("203.0.113.{number}"))
            .header("x-forwarded-for", format!("2001:db8:1:2::{number:x}"));
        last = guesser.send(request).await.status;
    }
    assert_eq!(last, 429);
}
