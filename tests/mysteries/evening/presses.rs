//! Every button of the console, wherever the evening is: pressed twice, it does one thing; and what
//! it does can be taken back.

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

/// Every row of an evening, but for what goes on whatever happens.
const EVERYTHING: &str = "
    select concat_ws(e'\\n', (to_jsonb(s) - array['version', 'event_seq', 'updated_at'])::text,
        (select string_agg((to_jsonb(p) - array['last_seen_at', 'by_page'])::text, ' ' order by id)
            from mystery_participants p where p.session_id = s.id),
        (select string_agg(to_jsonb(a)::text, ' ' order by id)
            from mystery_character_assignments a where a.session_id = s.id),
        (select string_agg(to_jsonb(c)::text, ' ' order by clue_id)
            from mystery_clue_states c where c.session_id = s.id),
        (select string_agg(to_jsonb(v)::text, ' ' order by clue_id, viewer_id)
            from mystery_clue_viewings v where v.session_id = s.id),
        (select string_agg(to_jsonb(l)::text, ' ' order by assignment_id, round)
            from mystery_letter_reads l join mystery_character_assignments a on a.id = l.assignment_id
            where a.session_id = s.id),
        (select string_agg(to_jsonb(b)::text, ' ' order by id)
            from mystery_accusations b where b.session_id = s.id),
        (select string_agg(to_jsonb(e)::text, ' ' order by seq)
            from mystery_events e where e.session_id = s.id and kind <> 'press_taken_back')) as text
    from mystery_sessions s where s.id = $1";

/// What is not taken back: mails are sent, links are told, and sharing has two buttons.
const STAYS: [&str; 7] = ["/cancel", "/screen", "/share", "/nudge", "/code", "/door", "/recap"];

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
        self.text(STAND, id)
    }

    /// What was pressed at `id` is taken back, and all is as it was. Says whether there was
    /// something to take back.
    async fn can_be_taken_back(&self, id: Uuid, (path, fields): &Press, before: &str) -> bool {
        if self.text(EVERYTHING, id) == before || STAYS.iter().any(|it| path.ends_with(it)) {
            return false;
        }
        let console = self.party.host.get(&format!("/evenings/{id}")).await;
        let press = console.form_value("press");
        let press = press.unwrap_or_else(|| panic!("{path} {fields:?} is there for good"));
        let back = format!("/evenings/{id}/take-back");
        let console = self.party.host.post_and_follow(&back, &[("press", &press)]).await;
        console.shows("Taken back: all is as it was before.");
        assert_eq!(self.text(EVERYTHING, id), before, "{path} {fields:?}, taken back");
        true
    }

    fn text(&self, query: &str, id: Uuid) -> String {
        let query = sql_query(query).bind::<SqlUuid, _>(id);
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

/// Each button has words for while it is sent, also those that are not in a template.
fn says_what_is_sent(console: &Page) {
    for button in console.html.split("data-sending=\"").skip(1) {
        let words = button.split('"').next().unwrap_or_default();
        let said = words.starts_with(char::is_uppercase) && words.ends_with('…');
        assert!(said, "“{words}” on {console:?}");
    }
}

/// Presses every button of the console as it is now once, and twice at the same time, each at a
/// copy of the evening: both lead to the same, nobody stands before an error, and what was pressed
/// once is taken back. Says how many buttons there are, and how many could be.
async fn every_button_does_one_thing(party: &Party, made: &mut usize) -> (usize, usize) {
    // What was pressed before cannot be taken back any more: that button would go in the middle.
    party.app.pass(chrono::Duration::seconds(61));
    let mut taken_back = 0;
    let mut copies = Copies { party, made: *made };
    let (id, console) = copies.console().await;
    says_what_is_sent(&console);
    let buttons = presses(id, &console).len();
    for button in 0..buttons {
        let (once, console) = copies.console().await;
        let press = &presses(once, &console)[button];
        let before = copies.text(EVERYTHING, once);
        copies.press(press).await.is(303);
        let stand = copies.stand(once);
        taken_back += usize::from(copies.can_be_taken_back(once, press, &before).await);
        let (twice, console) = copies.console().await;
        let press = &presses(twice, &console)[button];
        let (one, other) = tokio::join!(copies.press(press), copies.press(press));
        for page in [one, other] {
            assert_eq!(page.status, 303, "{press:?}, twice: {page:?}");
        }
        // And a third time, from a tab that was left open.
        let page = copies.press(press).await;
        assert_eq!(page.status, 303, "{press:?}, again: {page:?}");
        assert_eq!(copies.stand(twice), stand, "{press:?}");
    }
    *made = copies.made;
    (buttons, taken_back)
}

#[tokio::test]
async fn every_button_of_the_console_pressed_twice_does_one_thing_and_can_be_taken_back() {
    let party = Party::open(TestApp::start().await, 6, "knows").await.with_guests(5).await;
    let (made, mut all) = (&mut 0, Vec::new());
    all.push(every_button_does_one_thing(&party, made).await);
    party.press_form("/cast/everybody", &[]).await.is(303);
    all.push(every_button_does_one_thing(&party, made).await);
    party.press_form("/cast/hand-out", &[]).await.is(303);
    all.push(every_button_does_one_thing(&party, made).await);
    party.press_until("Deal the letters").await;
    all.push(every_button_does_one_thing(&party, made).await);
    party.press_until("Time is up").await;
    party.guests[0].post(&party.seat("/leave"), &[]).await.is(303);
    let late = party.app.stranger();
    late.post("/join", &[("code", &party.code), ("name", "Zoe")]).await.is(303);
    all.push(every_button_does_one_thing(&party, made).await);
    for words in ["0 of 4 ballots are in", "Tell it", "End the evening"] {
        party.press_until(words).await;
        all.push(every_button_does_one_thing(&party, made).await);
    }
    party.press().await.is(303);
    all.push(every_button_does_one_thing(&party, made).await);
    let sum = |of: fn(&(usize, usize)) -> usize| all.iter().map(of).sum::<usize>();
    let (buttons, taken_back) = (sum(|it| it.0), sum(|it| it.1));
    assert!(buttons > 50 && taken_back > 25, "{buttons} buttons, {taken_back} of them taken back");
}
