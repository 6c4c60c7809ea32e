//! The television: the way in, a new card by itself, and how it ends.

use diesel::prelude::*;
use lamplight_schema::evenings::{mystery_clue_states as c, mystery_sessions as s};
use support::{Page, TestApp, party::Party};
use uuid::Uuid;

async fn television(party: &Party) -> Page {
    party.app.stranger().get(&party.screen()).await
}

fn evening(party: &Party) -> Uuid {
    party.id.parse().unwrap()
}

/// What was put up lately came so many seconds ago.
fn came_ago(party: &Party, seconds: i64) {
    let now = chrono::Utc::now();
    let at = now - chrono::Duration::seconds(seconds);
    let mut db = party.app.db();
    let up = c::table
        .filter(c::session_id.eq(evening(party)))
        .filter(c::on_board_at.gt(now - chrono::Duration::seconds(40)));
    diesel::update(up).set(c::on_board_at.eq(at)).execute(&mut db).unwrap();
    let same = s::event_seq.eq(s::event_seq);
    diesel::update(s::table.find(evening(party))).set(same).execute(&mut db).unwrap();
}

/// What stands on the foot of the screen already.
fn hung(page: &Page) -> String {
    let line = page.html.split("class=\"board-line\">").nth(1).unwrap_or_default();
    let line = line.split("</ul>").next().unwrap();
    line.split("<li").filter(|it| !it.contains("hidden")).collect()
}

/// The cards that have the screen, or wait for it.
fn cards(page: &Page) -> Vec<&str> {
    let cards = page.html.split("<div class=\"card fresh\"").skip(1);
    cards.map(|it| it.split("</div>").next().unwrap()).collect()
}

#[tokio::test]
async fn it_shows_the_way_in_while_people_can_come() {
    let app = TestApp::start().await;
    let address = app.url().trim_start_matches("http://").to_owned();
    let party = Party::open(app, 7, "knows").await.with_guests(2).await;
    let lobby = television(&party).await;
    lobby.shows(&address).shows(&party.code).shows("2 of 7 seats are taken.");
    assert!(lobby.html.contains("QR code"));

    let party = Party::ready(6).await;
    party.press_form("/seats", &[("seats", "7")]).await.is(303);
    party.press().await.is(303);
    let corner = television(&party).await;
    corner.shows(&party.code);
    assert!(corner.html.contains("class=\"corner\"") && corner.html.contains("QR code"));
    party.press_form("/seats", &[("seats", "6")]).await.is(303);
    television(&party).await.hides(&party.code);
    party.press_form("/seats", &[("seats", "7")]).await.is(303);
    party.press_until("0 of 6 ballots are in").await;
    television(&party).await.hides(&party.code).shows("Who, how, why?");
}

#[tokio::test]
async fn a_new_card_has_it_for_ten_seconds_and_then_stands_at_the_foot() {
    let party = Party::ready(6).await;
    party.press_until("Put the papers on the board").await;
    came_ago(&party, 300);
    let before = hung(&television(&party).await).matches("</li>").count();
    party.press().await.is(303);
    let page = television(&party).await;
    let new = cards(&page);
    assert_eq!(new.len(), 2, "the programme and the hairpin: {page:?}");
    assert!(new[0].contains("Nine years of regattas"), "large, and whole: {}", new[0]);
    assert!(new[0].contains("data-starts-in=\"0\"") && !new[0].contains(" hidden"), "{}", new[0]);
    assert!(new[1].contains(" hidden"), "one after the other: {}", new[1]);
    assert_eq!(hung(&page).matches("</li>").count(), before, "not at the foot yet");

    // The second one has it when the first one is done, by the server's clock.
    came_ago(&party, 12);
    let page = television(&party).await;
    let new = cards(&page);
    assert_eq!(new.len(), 1, "{page:?}");
    assert!(!new[0].contains(" hidden"), "{}", new[0]);
    came_ago(&party, 21);
    let page = television(&party).await;
    assert!(cards(&page).is_empty());
    assert_eq!(hung(&page).matches("</li>").count(), before + 2, "{page:?}");
}

/// It gets light again so many seconds from now; below nothing, it did so long ago.
fn light_in(party: &Party, seconds: i64) {
    let light = chrono::Utc::now() + chrono::Duration::seconds(seconds);
    let row = s::table.find(evening(party));
    diesel::update(row).set(s::dark_until.eq(light)).execute(&mut party.app.db()).unwrap();
}

#[tokio::test]
async fn what_comes_in_the_dark_is_shown_when_it_is_light_again_and_nothing_else() {
    let party = Party::ready(6).await;
    // The last clues of the round before come just now, and then it gets dark for a minute.
    party.press_until("Put out the lanterns").await;
    party.press().await.is(303);
    came_ago(&party, 15);
    let page = television(&party).await;
    page.shows("The lights are out.");
    light_in(&party, 30);
    let page = television(&party).await;
    let waits = cards(&page);
    assert!(!waits.is_empty() && waits.iter().all(|it| it.contains(" hidden")), "{page:?}");
    light_in(&party, -2);
    came_ago(&party, 15);
    let page = television(&party).await;
    page.hides("The lights are out.");
    assert!(!cards(&page)[0].contains(" hidden"), "now: {page:?}");
    // What had its time before it got dark is not shown once more.
    came_ago(&party, 100);
    assert!(cards(&television(&party).await).is_empty());
}
#[tokio::test]
async fn it_tells_who_how_and_why_and_ends_with_the_storys_own_line() {
    let party = Party::ready(6).await;
    let story = party.story();
    party.press_until("0 of 6 ballots are in").await;
    let who =
        &story.characters.iter().find(|it| it.key == story.solution.culprits[0]).unwrap().name;
    let (how, why) = (story.solution.how.trim(), story.solution.why.trim());
    television(&party).await.hides(how);
    party.press().await.is(303);
    for _ in 0..30 {
        if television(&party).await.html.contains("tv-who") {
            break;
        }
        party.press().await.is(303);
    }
    television(&party).await.shows(who).shows(how).shows(why);
    party.press_until("End the evening").await;
    party.press().await.is(303);
    let line =
        "The wrong guest goes home in tears, and next spring the pond has the same winner as ever.";
    television(&party).await.shows("You did not know").shows(line).hides("The season is over");
}
