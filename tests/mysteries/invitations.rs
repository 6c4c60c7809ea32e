//! A host writes to guests.

use crate::peer::{Peer, headers};
use chrono::{DateTime, Utc};
use diesel::prelude::*;
use lamplight_core::{config::Config, mail::Patience};
use lamplight_schema::{
    evenings::{mystery_invitations as i, mystery_sessions as s},
    platform::mails,
};
use serde_json::Value;
use std::time::Duration;
use support::{Page, TestApp, party::Party, until};
use uuid::Uuid;

fn by(peer: &Peer) -> impl FnOnce(&mut Config) + use<> {
    let url = peer.url();
    move |config| {
        config.smtp_url = Some(url);
        config.mail_from = Some("The house <house@example.org>".to_owned());
        let step = Duration::from_millis(1500);
        config.smtp_patience = Patience { step, whole: Duration::from_secs(20) };
    }
}

async fn evening(app: TestApp) -> Party {
    Party::open(app, 6, "knows").await
}

async fn invite(party: &Party, guests: &str) -> Page {
    party.press_form("/invitations", &[("guests", guests)]).await
}

async fn page(party: &Party) -> Page {
    party.host.get(&party.at("/invitations")).await
}

/// Waits until the host's page says `words`.
async fn page_says(party: &Party, words: &str) -> Page {
    until(words, || async {
        let page = page(party).await;
        page.text.contains(words).then_some(page)
    })
    .await
}

async fn received(peer: &Peer, count: usize) -> Vec<Value> {
    let mails = || std::future::ready(Some(peer.received()).filter(|it| it.len() >= count));
    until("mails", mails).await
}

/// The link in a mail's text.
fn link(mail: &Value) -> String {
    let text = mail["parts"][0]["text"].as_str().unwrap();
    let link = text.lines().find(|line| line.contains("/join/")).unwrap();
    link[link.find("/join/").unwrap()..].trim().to_owned()
}

/// The first word's button below an invitation.
fn button(page: &Page, action: &str) -> String {
    page.links(action).first().unwrap_or_else(|| panic!("no {action} on {page:?}")).clone()
}

#[tokio::test]
async fn mira_gets_a_mail_and_comes_in_by_its_link() {
    let peer = Peer::start(&[]);
    let party = evening(TestApp::with(by(&peer)).await).await;
    let sent = invite(&party, "Mira Holm <mira@example.org>\nben@example.org").await;
    party.host.follow(sent).await.shows("2 invitations are on their way.");
    let mails = received(&peer, 2).await;
    let mail = mails.iter().find(|mail| mail["to"][0] == "mira@example.org").unwrap();
    assert_eq!(headers(mail, "subject"), ["Nora invites you to The Paper Boat"]);
    let raw = mail["parts"].to_string();
    for words in ["Good evening Mira Holm", party.code.as_str(), "text/html", "QR code of the link"]
    {
        assert!(raw.contains(words), "no {words} in {raw}");
    }
    assert!(!raw.contains("ben@example.org"), "nobody sees the others");
    page_says(&party, "sent").await.shows("Mira Holm").shows("ben@example.org");

    let mira = party.app.stranger();
    let door = mira.get(&link(mail)).await;
    door.is(200).shows("The Paper Boat");
    let token = door.form_value("invitation").expect("the token");
    let form = [("code", party.code.as_str()), ("name", "Mira"), ("invitation", token.as_str())];
    mira.post("/join", &form).await.leads_to(&party.play());
    let list = page_says(&party, "has come in").await;
    assert_eq!(list.text.matches("has come in").count(), 1);
    let again = list.links("/again");
    assert_eq!(again.len(), 1, "only Ben can still be reminded: {again:?}");
}

#[tokio::test]
async fn when_it_is_known_there_is_something_for_the_calendar() {
    let peer = Peer::start(&[]);
    let app = TestApp::with(by(&peer)).await;
    let nora = app.member("Nora");
    let form = [
        ("players", "6"),
        ("mode", "knows"),
        ("place", "At Leila’s, by the canal"),
        ("starts_at", "2026-12-19T19:30"),
    ];
    let opened = nora.post("/stories/the-last-toast/host", &form).await;
    let console = opened.location.clone().unwrap();
    nora.post(&format!("{console}/invitations"), &[("guests", "mira@example.org")]).await.is(303);
    let [mail] = <[Value; 1]>::try_from(received(&peer, 1).await).unwrap();
    let structure = mail["structure"].as_str().unwrap();
    assert!(structure.contains("text/calendar"), "{structure}");
    let parts = mail["parts"].to_string();
    for words in [
        "Saturday, 19 December 2026, 19:30",
        "At Leila’s, by the canal",
        "METHOD:PUBLISH",
        "DTSTART:20261219T193000Z",
    ] {
        assert!(parts.contains(words), "no {words} in {parts}");
    }
    let calendar = parts.split("BEGIN:VEVENT").nth(1).unwrap();
    assert!(!calendar.contains("invitation="), "calendars are shared: {calendar}");
}

#[tokio::test]
async fn pressing_twice_writes_to_nobody_twice() {
    let peer = Peer::start(&[]);
    let party = evening(TestApp::with(by(&peer)).await).await;
    invite(&party, "mira@example.org").await.is(303);
    let twice = invite(&party, "Mira MIRA@example.org\nben@example.org").await;
    party.host.follow(twice).await.shows("One of them was invited already");
    received(&peer, 2).await;
    page_says(&party, "sent").await;
    let early = party.host.post(&button(&page(&party).await, "/again"), &[]).await;
    party.host.follow(early).await.shows("only just gone out");
    party.app.pass(chrono::Duration::minutes(11));
    let later = party.host.post(&button(&page(&party).await, "/again"), &[]).await;
    party.host.follow(later).await.shows("goes out once more");
    let mails = received(&peer, 3).await;
    let count = |address: &str| to(&mails, address).len();
    assert_eq!((count("mira@example.org"), count("ben@example.org")), (2, 1));
}

#[tokio::test]
async fn what_cannot_be_delivered_is_said_and_can_be_withdrawn() {
    let peer = Peer::start(&[]);
    let party = evening(TestApp::with(by(&peer)).await).await;
    invite(&party, "Tom nobody550@example.org").await.is(303);
    let list = page_says(&party, "could not be delivered").await;
    list.hides("no such person");
    let withdrawn = party.host.post(&button(&list, "/withdraw"), &[]).await;
    party.host.follow(withdrawn).await.shows("withdrawn");
    invite(&party, "Tom tom@example.org").await.is(303);
    let mails = received(&peer, 1).await;
    assert_eq!(mails[0]["to"][0], "tom@example.org");
}

#[tokio::test]
async fn what_is_withdrawn_before_it_was_sent_is_not_sent() {
    let peer = Peer::start(&[]);
    let party = evening(TestApp::with(by(&peer)).await).await;
    invite(&party, "busy451@example.org").await.is(303);
    let list = page_says(&party, "waits for the mail server").await;
    let withdrawn = party.host.post(&button(&list, "/withdraw"), &[]).await;
    withdrawn.is(303);
    let mails: i64 = mails::table.count().get_result(&mut party.app.db()).unwrap();
    assert_eq!(mails, 0);
    page(&party).await.shows("withdrawn").hides("waits for the mail server");
}

#[tokio::test]
async fn what_was_mistyped_stands_there_still_with_what_is_wrong() {
    let party = evening(TestApp::start().await).await;
    let page = invite(&party, "Mira mira@example.org\nBen <b>ben</b>").await;
    page.is(422).shows("mira@example.org");
    assert!(page.problem("guests").unwrap().contains("Ben"), "{page:?}");
    page.hides("<b>ben</b>\"");
    let many: String = (0..41).map(|number| format!("guest{number}@example.org\n")).collect();
    invite(&party, &many).await.is(422);
    let most: String = (0..40).map(|number| format!("guest{number}@example.org\n")).collect();
    invite(&party, &most).await.is(303);
    let page = invite(&party, "late@example.org").await;
    assert!(page.is(422).problem("guests").unwrap().contains("At most 40"));
}

#[tokio::test]
async fn one_address_is_not_written_to_without_end() {
    let app = TestApp::with(|config| config.rate_limit_factor = 1).await;
    let mut statuses = Vec::new();
    for _ in 0..6 {
        let host = app.member("Otto");
        let form = [("players", "6"), ("mode", "knows")];
        let console = host.post("/stories/the-last-toast/host", &form).await.location.unwrap();
        let form = [("guests", "victim@example.org")];
        statuses.push(host.post(&format!("{console}/invitations"), &form).await.status);
    }
    assert_eq!(statuses, [303, 303, 303, 303, 303, 429]);
}

#[tokio::test]
async fn only_the_host_invites_and_only_to_their_own_evening() {
    let party = evening(TestApp::start().await).await;
    invite(&party, "mira@example.org").await.is(303);
    let list = page(&party).await;
    let eve = party.app.member("Eve");
    eve.get(&party.at("/invitations")).await.is(404);
    eve.post(&party.at("/invitations"), &[("guests", "eve@example.org")]).await.is(404);
    let own =
        eve.post("/stories/the-last-toast/host", &[("players", "6"), ("mode", "knows")]).await;
    let own = own.location.unwrap();
    let id = button(&list, "/withdraw").rsplit('/').nth(1).unwrap().to_owned();
    for action in ["again", "withdraw"] {
        eve.post(&format!("{own}/invitations/{id}/{action}"), &[]).await.is(404);
    }
    page(&party).await.hides("withdrawn");
}

#[tokio::test]
async fn after_the_evening_nobody_is_invited_and_a_month_later_nobody_known() {
    let party = evening(TestApp::start().await).await;
    invite(&party, "mira@example.org").await.is(303);
    party.press_form("/cancel", &[]).await.is(303);
    invite(&party, "ben@example.org").await.is(422);
    page(&party).await.shows("takes nobody in any more").shows("mira@example.org");
    party.app.pass(chrono::Duration::days(31));
    until("it to be forgotten", || {
        let left: i64 = i::table.count().get_result(&mut party.app.db()).unwrap();
        std::future::ready((left == 0).then_some(()))
    })
    .await;
}

/// An evening whose day is known, with what its mails go to.
async fn dated(peer: &Peer) -> Party {
    let party = evening(TestApp::with(by(peer)).await).await;
    diesel::update(s::table.find(party.id.parse::<Uuid>().unwrap()))
        .set((
            s::starts_at.eq("2026-12-19T19:30:00Z".parse::<DateTime<Utc>>().unwrap()),
            s::place.eq("At Leila’s, by the canal"),
        ))
        .execute(&mut party.app.db())
        .unwrap();
    party
}

/// How many mails there are that say that an evening is called off, sent or not.
fn called_off(party: &Party) -> i64 {
    let told = mails::table.filter(mails::kind.eq("evening_called_off"));
    told.count().get_result(&mut party.app.db()).unwrap()
}

/// The value of a line of a mail's calendar file.
fn calendar(mail: &Value, line: &str) -> String {
    let parts = mail["parts"].as_array().unwrap();
    let mut texts = parts.iter().filter_map(|part| part["text"].as_str());
    let file = texts.rfind(|text| text.contains("BEGIN:VCALENDAR"));
    let file = file.unwrap_or_else(|| panic!("no calendar in {mail}"));
    let found = file.lines().find_map(|it| it.trim().strip_prefix(&format!("{line}:")));
    found.unwrap_or_else(|| panic!("no {line} in {file}")).to_owned()
}

fn to<'m>(mails: &'m [Value], address: &str) -> Vec<&'m Value> {
    mails.iter().filter(|mail| mail["to"][0] == address).collect()
}

#[tokio::test]
async fn who_was_invited_is_told_once_that_it_is_called_off() {
    let peer = Peer::start(&[]);
    let party = dated(&peer).await;
    let guests = "Mira mira@example.org\nben@example.org\nEve eve@example.org\n\
                  Tom nobody550@example.org";
    invite(&party, guests).await.is(303);
    let mails = received(&peer, 3).await;
    page_says(&party, "could not be delivered").await;
    // Mira comes in, and Eve is not to come any more.
    let mira = party.app.stranger();
    let token = mira.get(&link(to(&mails, "mira@example.org")[0])).await;
    let token = token.form_value("invitation").unwrap();
    let form = [("code", party.code.as_str()), ("name", "Mira"), ("invitation", token.as_str())];
    mira.post("/join", &form).await.leads_to(&party.play());
    let list = page(&party).await;
    let eve: String = i::table
        .filter(i::name.eq("Eve"))
        .select(i::id)
        .first::<Uuid>(&mut party.app.db())
        .unwrap()
        .to_string();
    let withdraw = list.links("/withdraw").into_iter().find(|it| it.contains(&eve)).unwrap();
    party.host.post(&withdraw, &[]).await.is(303);

    let done = party.press_form("/cancel", &[]).await;
    party
        .host
        .follow(done)
        .await
        .shows("The 2 guests whom you invited by mail get one that says so.");
    party.press_form("/cancel", &[]).await.is(303);
    let mails = received(&peer, 5).await;
    for (address, greeting) in
        [("mira@example.org", "Good evening Mira,"), ("ben@example.org", "Good evening,")]
    {
        let [invitation, told] = to(&mails, address)[..] else { panic!("not two: {mails:?}") };
        assert_eq!(headers(told, "subject"), ["Called off: The Paper Boat"]);
        let text = told["parts"][0]["text"].as_str().unwrap();
        for words in
            [greeting, "Nora has called off", "19 December 2026, 19:30", "At Leila’s, by the canal"]
        {
            assert!(text.contains(words), "no {words} in {text}");
        }
        assert!(!text.contains("/join/"), "the door is closed: {text}");
        assert_eq!(calendar(told, "METHOD"), "CANCEL");
        assert_eq!(calendar(told, "STATUS"), "CANCELLED");
        assert_eq!(calendar(told, "DTSTART"), "20261219T193000Z");
        assert_eq!(calendar(told, "UID"), calendar(invitation, "UID"));
        let number = |mail| calendar(mail, "SEQUENCE").parse::<u32>().unwrap();
        assert!(number(told) > number(invitation), "an older one does not hold: {told}");
    }
    assert_eq!(to(&mails, "eve@example.org").len(), 1, "she was told by whoever withdrew it");
    assert_eq!(called_off(&party), 2);
    page_says(&party, "told").await.shows("This evening is called off").hides("Send again");
}

#[tokio::test]
async fn who_is_invited_is_told_of_another_day_with_a_newer_entry_for_the_calendar() {
    let peer = Peer::start(&[]);
    let party = dated(&peer).await;
    invite(&party, "Mira Holm <mira@example.org>\nben@example.org").await.is(303);
    let before = received(&peer, 2).await;
    let fields = [
        ("players", "6"),
        ("mode", "knows"),
        ("place", "Quay Street 8"),
        ("starts_at", "2026-12-20T20:00"),
    ];
    let changed = party.press_form("/change", &fields).await;
    party.host.follow(changed).await.shows("The 2 guests whom you invited by mail get one");
    let mails = received(&peer, 4).await;
    for address in ["mira@example.org", "ben@example.org"] {
        let invitation = to(&before, address)[0];
        let told = to(&mails, address)[1];
        assert_eq!(headers(told, "subject"), ["Changed: The Paper Boat"]);
        let text = told["parts"][0]["text"].as_str().unwrap();
        for words in ["Sunday, 20 December 2026, 20:00", "Quay Street 8", party.code.as_str()] {
            assert!(text.contains(words), "no {words} in {text}");
        }
        assert_eq!(calendar(told, "DTSTART"), "20261220T200000Z");
        assert_eq!(calendar(told, "UID"), calendar(invitation, "UID"));
        let number = |mail| calendar(mail, "SEQUENCE").parse::<u32>().unwrap();
        assert!(number(told) > number(invitation), "an older one does not hold: {told}");
    }
    // More seats are no matter of the calendar.
    let fields = [("players", "7"), fields[1], fields[2], fields[3]];
    let changed = party.press_form("/change", &fields).await;
    party.host.follow(changed).await.shows("There are 7 seats now.").hides("whom you invited");
}

#[tokio::test]
async fn called_off_twice_at_once_everybody_is_told_once() {
    let party = evening(TestApp::start().await).await;
    let guests: String = (0..20).map(|number| format!("guest{number}@example.org\n")).collect();
    invite(&party, &guests).await.is(303);
    let presses = (0..8).map(|_| party.press_form("/cancel", &[]));
    for page in futures_util::future::join_all(presses).await {
        page.is(303);
    }
    assert_eq!(called_off(&party), 20);
}

#[tokio::test]
async fn nobody_is_invited_to_what_is_just_being_called_off_without_being_told() {
    let party = evening(TestApp::start().await).await;
    invite(&party, "mira@example.org").await.is(303);
    let late = (0..6).map(|number| {
        let (party, guest) = (&party, format!("guest{number}@example.org"));
        async move { invite(party, &guest).await.status }
    });
    let late = futures_util::future::join_all(late);
    let (late, done) = tokio::join!(late, party.press_form("/cancel", &[]));
    done.is(303);
    let invited = late.iter().filter(|status| **status == 303).count();
    let invited = i64::try_from(invited).unwrap();
    assert_eq!(called_off(&party), invited + 1, "{late:?}");
    let known: i64 = i::table.count().get_result(&mut party.app.db()).unwrap();
    assert_eq!(known, invited + 1);
}

#[tokio::test]
async fn an_invitation_that_still_waits_is_not_sent_after_it_is_called_off() {
    let peer = Peer::start(&[]);
    let party = evening(TestApp::with(by(&peer)).await).await;
    invite(&party, "busy451@example.org").await.is(303);
    let list = page_says(&party, "waits for the mail server").await;
    party.press_form("/cancel", &[]).await.is(303);
    let kinds: Vec<(String, Option<String>)> =
        mails::table.select((mails::kind, mails::calendar)).load(&mut party.app.db()).unwrap();
    // Nobody has said when it was to be: there is nothing in a calendar.
    assert_eq!(kinds, [("evening_called_off".to_owned(), None)]);
    // What is withdrawn now is not the mail that says so.
    let withdrawn = party.host.post(&button(&list, "/withdraw"), &[]).await;
    party.host.follow(withdrawn).await.shows("nothing to withdraw");
    assert_eq!(called_off(&party), 1);
}

#[tokio::test]
async fn the_console_leads_to_the_invitations_while_people_come() {
    let party = evening(TestApp::start().await).await;
    let console = party.console().await;
    assert_eq!(console.links("/invitations"), [party.at("/invitations")]);
    console.shows("Invite by mail").hides("open)");
    invite(&party, "mira@example.org\nben@example.org\neve@example.org").await.is(303);
    party.host.post(&button(&page(&party).await, "/withdraw"), &[]).await.is(303);
    party.console().await.shows("(2 open)");
    party.press_form("/cancel", &[]).await.is(303);
    assert!(party.console().await.links("/invitations").is_empty());
}
