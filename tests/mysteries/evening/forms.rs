//! Every form of an evening with what nobody should send: empty, too long, of the wrong kind,
//! stale, broken letters, NUL, markup. The answer is clear, and nothing is lost or half done.

use support::TestApp;
use support::party::Party;

const MARKUP: &str = "<script>alert(1)</script>\"'><img src=x onerror=alert(1)>";

#[tokio::test]
async fn a_new_evening_says_what_is_wrong_with_it() {
    let app = TestApp::start().await;
    let nora = app.member("Nora");
    let path = "/stories/the-paper-boat/host";
    for (field, value, words) in [
        ("players", "", "for 3 to 10 players"),
        ("players", "2", "for 3 to 10 players"),
        ("players", "-1", "for 3 to 10 players"),
        ("players", "999999999999", "for 3 to 10 players"),
        ("mode", "spies", "Choose how you want to host"),
        ("starts_at", "tomorrow", "not a day and a time"),
        ("starts_at", "9999-12-31T23:59", "not a day and a time"),
        ("place", &"x".repeat(121), "1 characters too long"),
        ("place", "a\nb", "one line"),
    ] {
        let mut fields =
            vec![("players", "8"), ("mode", "plays"), ("place", "Home"), ("starts_at", "")];
        fields.retain(|(name, _)| *name != field);
        fields.push((field, value));
        nora.post(path, &fields).await.is(422).shows(words);
    }
    let page = nora.post(path, &[("players", "8"), ("mode", ""), ("place", MARKUP)]).await;
    page.is(422);
    assert!(!page.html.contains("<script>alert"), "markup stays text");
    assert_eq!(page.form_value("place").as_deref(), Some(MARKUP));
    nora.post("/stories/no-such-story/host", &[("players", "8"), ("mode", "plays")]).await.is(404);
    app.stranger().post(path, &[("players", "8"), ("mode", "plays")]).await.is(303);
}

#[tokio::test]
async fn a_name_at_the_door_is_one_line_of_text() {
    let party = Party::open(TestApp::start().await, 8, "knows").await;
    let join = |name: String| {
        let (party, guest) = (&party, party.app.stranger());
        async move { guest.post("/join", &[("code", &party.code), ("name", &name)]).await }
    };
    join(String::new()).await.is(422).shows("still empty");
    join("   ".to_owned()).await.is(422).shows("still empty");
    join("x".repeat(41)).await.is(422).shows("too long");
    join("\u{202e}Mira".to_owned()).await.is(422);
    join(MARKUP.chars().take(40).collect()).await.is(303);
    let console = party.console().await;
    assert!(!console.html.contains("<script>alert"), "markup stays text");
    let guest = party.app.stranger();
    guest.post_raw("/join", b"code=%ff%fe&name=Mira").await.is(400).shows("did not arrive whole");
    guest.post_raw("/join", b"code=ABCDEF&name=a%00b").await.is(400).shows("cannot be kept");
    guest.post_raw("/join", &[b'x'; 300 * 1024]).await.is(413);
    guest.post("/join", &[]).await.is(422);
}

#[tokio::test]
async fn a_seats_forms_take_nothing_odd() {
    let party = Party::ready(6).await;
    party.press().await.is(303);
    party.press().await.is(303);
    let guest = &party.guests[0];
    for round in ["9", "-1", "x", "99999999999999999999"] {
        guest.post(&party.seat(&format!("/letters/{round}")), &[]).await.is(404);
        guest.post(&party.seat("/ticks"), &[("round", round), ("line", "0")]).await.is(404);
    }
    guest
        .post(&party.seat("/ticks"), &[("round", "0"), ("line", "99"), ("line", "x")])
        .await
        .is(303);
    guest.post(&party.seat("/wish"), &[("character", "x")]).await.is(404);
    guest
        .post(&party.seat("/notes"), &[("text", &"x".repeat(20_001)), ("version", "0")])
        .await
        .is(422)
        .shows("1 characters too long");
    guest.post(&party.seat("/notes"), &[("text", MARKUP), ("version", "x")]).await.is(303);
    let page = party.page(0).await;
    page.shows("alert(1)");
    assert!(!page.html.contains("<script>alert"));
    guest.post(&party.seat("/accuse"), &[("accused", "x"), ("how", ""), ("why", "")]).await.is(422);
}

#[tokio::test]
async fn notes_from_two_windows_are_both_kept() {
    let party = Party::ready(6).await;
    let guest = &party.guests[0];
    guest.post(&party.seat("/notes"), &[("text", "Voss knew."), ("version", "0")]).await.is(303);
    guest
        .post(&party.seat("/notes"), &[("text", "Who has the key?"), ("version", "0")])
        .await
        .is(303);
    party.page(0).await.shows("Voss knew.").shows("Who has the key?");
    // A window that is told keeps what the other had, and the next word is no conflict.
    let send = |text: &'static str, version: &'static str| {
        let form = [("text", text), ("version", version)];
        let form = form.map(|(name, value)| (name.to_owned(), value.to_owned()));
        let request = guest.request(reqwest::Method::POST, &party.seat("/notes"));
        let request = request.header("sec-fetch-site", "same-origin").header("x-fragment", "notes");
        guest.send(request.form(&form))
    };
    let answer = send("Rook lies.", "1").await;
    let kept: serde_json::Value = serde_json::from_str(&answer.html).expect("an answer");
    let text = kept["text"].as_str().expect("both texts");
    assert!(text.starts_with("Rook lies.") && text.contains("Voss knew."), "{text}");
    assert_eq!(kept["version"], 3);
    let answer = send("Rook lies. Voss knew. The key!", "3").await;
    assert_eq!(answer.html, r#"{"version":4}"#);
    // Nothing is cut off: what is too long together is not kept, and said.
    let long = "z".repeat(19_990);
    let page = guest.post(&party.seat("/notes"), &[("text", &long), ("version", "1")]).await;
    page.is(422).shows("With what your other window has kept this is too long");
    party.page(0).await.shows("The key!");
    party.page(1).await.hides("Voss knew.");
}

#[tokio::test]
async fn a_ballot_keeps_what_was_written_when_something_is_wrong() {
    let party = Party::ready(6).await;
    party.press_until("0 of 6 ballots are in").await;
    let guest = &party.guests[0];
    let long = "y".repeat(1001);
    let page = guest
        .post(
            &party.seat("/accuse"),
            &[("accused", ""), ("how", "With the bitters"), ("why", &long)],
        )
        .await;
    page.is(422)
        .shows("Choose who did it.")
        .shows("1 characters too long")
        .shows("With the bitters");
    // Nobody accuses themselves, or somebody of another evening.
    guest
        .post(&party.seat("/accuse"), &[("accused", &uuid::Uuid::new_v4().to_string())])
        .await
        .is(404);
    party.console().await.shows("0 of 6 ballots are in");
}

#[tokio::test]
async fn the_consoles_forms_take_nothing_odd() {
    let party = Party::ready(6).await;
    party.press_form("/press", &[]).await.is(400);
    party.press_form("/press", &[("at", "round.x.0.0")]).await.is(400);
    let stale = [("at", "round.3.1.0")];
    party.host.post_and_follow(&party.at("/press"), &stale).await.shows("had been pressed already");
    party.press_form("/clock", &[("turn", "pause")]).await.is(409);
    party.press_form("/clock", &[("turn", "backwards")]).await.is(404);
    party.press_form("/cast", &[("character", "x"), ("participant", "")]).await.is(404);
    for seats in ["", "x", "1", "5", "41", "-3"] {
        party.host.post_and_follow(&party.at("/seats"), &[("seats", seats)]).await.is(200);
    }
    party.console().await.shows("6 of 6");
    party.press_form("/clues/x", &[]).await.is(404);
    party.press_form(&format!("/clues/{}", uuid::Uuid::new_v4()), &[]).await.is(404);
}

#[tokio::test]
async fn the_clock_stops_runs_and_grows() {
    let party = Party::ready(6).await;
    party.press().await.is(303);
    party.press().await.is(303);
    party.app.pass(chrono::Duration::minutes(10));
    party.page(0).await.shows("15 min left");
    party.press_form("/clock", &[("turn", "pause")]).await.is(303);
    party.app.pass(chrono::Duration::minutes(10));
    party.page(0).await.shows("15 min, stopped");
    let found = party.console().await.form_value("found").expect("a clock");
    party.press_form("/clock", &[("turn", "extend"), ("found", &found)]).await.is(303);
    party.page(0).await.shows("20 min, stopped");
    party.press_form("/clock", &[("turn", "resume")]).await.is(303);
    party.page(0).await.shows("20 min left");
    party.press_form("/clock", &[("turn", "end"), ("sure", "yes")]).await.is(303);
    party.console().await.shows("0:00");
}
