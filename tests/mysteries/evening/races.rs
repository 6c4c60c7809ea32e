//! Many at once: the database decides.

use diesel::prelude::*;
use lamplight_schema::evenings::{
    mystery_accusations, mystery_events, mystery_participants, mystery_sessions,
};
use std::collections::HashSet;
use support::TestApp;
use support::party::Party;
use support::stories::{CAKE, publish};
use uuid::Uuid;

#[tokio::test]
async fn of_a_hundred_who_come_for_the_last_three_seats_three_get_in() {
    let party = Party::open(TestApp::start().await, 8, "knows").await.with_guests(5).await;
    let people: Vec<_> = (0..100).map(|_| party.app.stranger()).collect();
    let code = party.code.clone();
    let tries = people.iter().enumerate().map(|(number, person)| {
        let name = format!("Guest {number}");
        let code = code.clone();
        async move { person.post("/join", &[("code", &code), ("name", &name)]).await }
    });
    let pages = futures_util::future::join_all(tries).await;
    let inside = pages.iter().filter(|page| page.status == 303).count();
    let full =
        pages.iter().filter(|page| page.status == 422 && page.has("Every seat is taken")).count();
    assert_eq!((inside, full), (3, 97));
    let seats: Vec<i32> = mystery_participants::table
        .select(mystery_participants::seat_number)
        .load(&mut party.app.db())
        .unwrap();
    assert_eq!(seats.len(), 8);
    assert_eq!(seats.iter().collect::<HashSet<_>>().len(), 8, "one person to a seat: {seats:?}");
    party.console().await.shows("8 of 8");
}

/// “The Cake” with one button in each of its rounds, for the evenings here.
fn rounds_of_one_button(app: &mut TestApp, author: Uuid) {
    let (before, script) = CAKE.split_once("host_script = [\n").expect("a script");
    let (_, after) = script.split_once("\n]\n").expect("its end");
    let button = "{ then = \"To supper\", clues = [\"plate\"] }";
    let source = format!("{before}host_script = [{button}]\n{after}");
    let source = source.replace("[\"plays\"]", "[\"plays\", \"knows\"]");
    publish(&mut app.db(), author, "the-cake", &source, "public");
    app.story = source.leak();
}

#[tokio::test]
async fn a_round_of_one_button_is_not_left_twice() {
    let mut app = TestApp::start().await;
    let host = app.member("Nora");
    rounds_of_one_button(&mut app, host.id);
    let party = Party::seated(app, host, 3).await;
    party.press().await.is(303);
    let at = party.console().await.form_value("at").expect("a button");
    let fields = [("at", at.as_str()), ("sure", "yes")];
    for page in
        futures_util::future::join_all((0..4).map(|_| party.press_form("/press", &fields))).await
    {
        page.is(303);
    }
    // After this round comes the next one, which has a first button too.
    party.console().await.shows("Supper").shows("To the reveal").hides("ballots are in");
}

#[tokio::test]
async fn two_tabs_that_press_at_once_turn_one_page() {
    let party = Party::ready(6).await;
    party.press().await.is(303);
    let console = party.console().await;
    let at = console.form_value("at").unwrap();
    let fields = [("at", at.as_str())];
    let presses = (0..12).map(|_| party.press_form("/press", &fields));
    for page in futures_util::future::join_all(presses).await {
        page.is(303);
    }
    let id: Uuid = party.id.parse().unwrap();
    let stand: (i32, i32) = mystery_sessions::table
        .find(id)
        .select((mystery_sessions::current_round, mystery_sessions::current_step))
        .first(&mut party.app.db())
        .unwrap();
    assert_eq!(stand, (1, 1), "one press, one step");
    let dealt: i64 = mystery_events::table
        .filter(mystery_events::kind.eq("letters"))
        .count()
        .get_result(&mut party.app.db())
        .unwrap();
    assert_eq!(dealt, 1);
}

#[tokio::test]
async fn one_browser_that_joins_twice_at_once_has_one_seat() {
    let party = Party::open(TestApp::start().await, 6, "knows").await;
    let mira = party.app.guest("Mira");
    let fields = [("code", party.code.as_str()), ("name", "Mira")];
    let tries = (0..10).map(|_| mira.post("/join", &fields));
    for page in futures_util::future::join_all(tries).await {
        page.leads_to(&party.play());
    }
    let seats: i64 = mystery_participants::table.count().get_result(&mut party.app.db()).unwrap();
    assert_eq!(seats, 1);
}

#[tokio::test]
async fn ballots_that_race_with_the_end_count_once_or_not_at_all() {
    let party = Party::ready(6).await;
    party.press_until("0 of 6 ballots are in").await;
    let accused: Vec<String> = {
        let mut accused = Vec::new();
        for guest in 0..6 {
            let page = party.page(guest).await;
            accused.push(
                page.html.split("name=\"accused\" value=\"").nth(1).unwrap()[..36].to_owned(),
            );
        }
        accused
    };
    let ballots = party.guests.iter().zip(&accused).flat_map(|(guest, accused)| {
        let path = party.seat("/accuse");
        (0..4).map(move |_| {
            let path = path.clone();
            async move {
                guest.post(&path, &[("accused", accused), ("how", "so"), ("why", "thus")]).await
            }
        })
    });
    let (pages, closed) = tokio::join!(futures_util::future::join_all(ballots), party.press());
    closed.is(303);
    for page in pages {
        page.is(303);
    }
    let rows: Vec<Uuid> = mystery_accusations::table
        .select(mystery_accusations::participant_id)
        .load(&mut party.app.db())
        .unwrap();
    assert_eq!(rows.len(), rows.iter().collect::<HashSet<_>>().len(), "no ballot twice");
    let console = party.console().await;
    let before = rows.len();
    party.guests[0]
        .post(&party.seat("/accuse"), &[("accused", &accused[0]), ("how", ""), ("why", "")])
        .await
        .is(303);
    let after: i64 = mystery_accusations::table.count().get_result(&mut party.app.db()).unwrap();
    assert_eq!(i64::try_from(before).unwrap(), after, "closed is closed: {console:?}");
}

#[tokio::test]
async fn two_who_take_one_name_at_once_are_not_one() {
    let party = Party::open(TestApp::start().await, 8, "knows").await;
    let people: Vec<_> = (0..6).map(|_| party.app.stranger()).collect();
    let fields = [("code", party.code.as_str()), ("name", "Mira")];
    let pages =
        futures_util::future::join_all(people.iter().map(|person| person.post("/join", &fields)))
            .await;
    assert_eq!(pages.iter().filter(|page| page.status == 303).count(), 1);
    for page in pages.iter().filter(|page| page.status != 303) {
        page.is(422).shows("Somebody of that name sits there already");
    }
}
