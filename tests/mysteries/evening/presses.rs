//! Every button of the console, wherever the evening is: pressed twice, it does one thing.

use diesel::prelude::*;
use diesel::sql_query;
use diesel::sql_types::{Text, Uuid as SqlUuid};
use support::party::Party;
use support::{Page, TestApp, copies};
use uuid::Uuid;

/// What a button sends below the console.
type Press = (String, Vec<(String, String)>);

/// Where an evening stands, and what lies where; no ids, and times in minutes.
const STAND: &str = "
    select concat_ws(' ', status, phase, current_round, current_step, letters_round, reveal_step,
        seats, 'screen', screen_version, recap_shared, 'ends',
        round(extract(epoch from timer_ends_at - now()) / 60), 'left', timer_left_seconds / 60,
        dark_until > now(),
        'people', (select string_agg(concat(display_name, left_at is null, removed), ' '
            order by display_name) from mystery_participants p where p.session_id = s.id),
        'parts', (select string_agg(concat(participant_id is null, role_briefing_sent,
            briefing_read_at is null), ' ' order by character_id)
            from mystery_character_assignments a where a.session_id = s.id),
        'clues', (select string_agg(concat(clue_id, holder_id is null), ' ' order by clue_id)
            from mystery_clue_states c where c.session_id = s.id),
        'happened', (select string_agg(kind, ' ' order by seq)
            from mystery_events e where e.session_id = s.id)) as text
    from mystery_sessions s where s.id = $1";

#[derive(QueryableByName)]
struct Line {
    #[diesel(sql_type = Text)]
    text: String,
}

/// An evening, and copies of it to press buttons at.
struct Copies<'p> {
    party: &'p Party,
    made: usize,
}

impl Copies<'_> {
    /// The console of a new copy.
    async fn console(&mut self) -> (Uuid, Page) {
        self.made += 1;
        let mut db = self.party.app.db();
        copies::prepare(&mut db);
        let (id, _) = copies::copy(&mut db, self.party.id.parse().expect("an id"), self.made);
        let page = self.party.host.get(&format!("/evenings/{id}")).await;
        page.is(200);
        (id, page)
    }

    fn stand(&self, id: Uuid) -> String {
        let query = sql_query(STAND).bind::<SqlUuid, _>(id);
        query.get_result::<Line>(&mut self.party.app.db()).expect("an evening").text
    }

    async fn press(&self, (path, fields): &Press) -> Page {
        let fields: Vec<(&str, &str)> =
            fields.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
        self.party.host.post(path, &fields).await
    }
}

/// The buttons of the console: those of the house are everywhere.
fn presses(id: Uuid, console: &Page) -> Vec<Press> {
    let mut presses = console.presses();
    presses.retain(|(path, _)| path.contains(&id.to_string()));
    presses
}

/// Presses every button of the console as it is now once, and twice at the same time, each at a
/// copy of the evening: both lead to the same, and nobody stands before an error.
async fn every_button_does_one_thing(party: &Party, made: &mut usize) -> usize {
    let mut copies = Copies { party, made: *made };
    let (id, console) = copies.console().await;
    let buttons = presses(id, &console).len();
    for button in 0..buttons {
        let (once, console) = copies.console().await;
        let press = &presses(once, &console)[button];
        copies.press(press).await.is(303);
        let (twice, console) = copies.console().await;
        let press = &presses(twice, &console)[button];
        let (one, other) = tokio::join!(copies.press(press), copies.press(press));
        for page in [one, other] {
            assert_eq!(page.status, 303, "{press:?}, twice: {page:?}");
        }
        // And a third time, from a tab that was left open.
        let page = copies.press(press).await;
        assert_eq!(page.status, 303, "{press:?}, again: {page:?}");
        assert_eq!(copies.stand(twice), copies.stand(once), "{press:?}");
    }
    *made = copies.made;
    buttons
}

#[tokio::test]
async fn every_button_of_the_console_pressed_twice_does_one_thing() {
    let party = Party::open(TestApp::start().await, 6, "knows").await.with_guests(4).await;
    let (made, mut buttons) = (&mut 0, 0);
    buttons += every_button_does_one_thing(&party, made).await;
    party.press_form("/cast/everybody", &[]).await.is(303);
    buttons += every_button_does_one_thing(&party, made).await;
    party.press_form("/cast/hand-out", &[]).await.is(303);
    buttons += every_button_does_one_thing(&party, made).await;
    for words in ["Deal the letters", "Time is up", "0 of 4 ballots are in", "Tell it", "End the"] {
        party.press_until(words).await;
        buttons += every_button_does_one_thing(&party, made).await;
    }
    party.press().await.is(303);
    buttons += every_button_does_one_thing(&party, made).await;
    assert!(buttons > 40, "{buttons} buttons");
}
