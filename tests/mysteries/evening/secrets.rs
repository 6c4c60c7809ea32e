//! Nobody reads what is somebody else's before its time: not on a page, not in its source, not
//! in an event stream's parts, not by an address.

use super::party::{Party, story};
use crate::support::Page;
use diesel::prelude::*;
use lamplight_schema::{
    evenings::{
        mystery_character_assignments as a, mystery_clue_states as c, mystery_clue_viewings as v,
        mystery_participants as p, mystery_sessions as s,
    },
    stories::{story_characters, story_clues},
};
use std::collections::{BTreeMap, BTreeSet, HashMap};
use uuid::Uuid;

/// As many words in a row as no public text shares with a secret one (rule 9 of the format).
const ROW: usize = 8;

fn words(text: &str) -> Vec<String> {
    let plain: String = text.chars().map(|c| if c.is_alphanumeric() { c } else { ' ' }).collect();
    plain.to_lowercase().split_whitespace().map(str::to_owned).collect()
}

/// Every row of words of every secret text.
fn secrets() -> Secrets {
    let story = story();
    let mut texts: BTreeMap<String, String> = BTreeMap::new();
    for it in &story.characters {
        let secret = &it.secret;
        let all = format!(
            "{} | {} | {}",
            secret.summary,
            secret.private_briefing,
            secret.objectives.join(" | ")
        );
        texts.insert(format!("briefing {}", it.key), all);
    }
    for (index, round) in story.rounds.iter().enumerate() {
        for letter in &round.secrets {
            let all = format!("{} | {}", letter.text, letter.objectives.join(" | "));
            texts.insert(format!("letter {} {}", index + 1, letter.character), all);
        }
    }
    for clue in &story.clues {
        texts.insert(format!("clue {}", clue.key), format!("{} | {}", clue.title, clue.text));
    }
    let solution = &story.solution;
    let mut told = vec![solution.how.clone(), solution.why.clone()];
    told.extend(solution.reveal.iter().map(|it| it.text.clone()));
    told.extend(solution.endings.iter().map(|it| it.text.clone()));
    told.extend(solution.afterwards.iter().map(|it| it.text.clone()));
    told.extend(solution.timeline.iter().map(|it| it.text.clone()));
    told.extend(solution.steps.iter().map(|it| it.claim.clone()));
    texts.insert("solution".to_owned(), told.join(" | "));
    let mut rows: Secrets = HashMap::new();
    for (name, text) in texts {
        for row in words(&text).windows(ROW).map(|row| row.join(" ")) {
            rows.entry(row).or_default().push(name.clone());
        }
    }
    rows
}

/// Which things a row of words belongs to.
type Secrets = HashMap<String, Vec<String>>;

/// Finds what is on `page` and belongs to nothing that `may` be read there.
fn check(page: &Page, may: &BTreeSet<String>, secrets: &Secrets, where_: &str) {
    for source in [&page.text, &page.html] {
        for row in words(source).windows(ROW).map(|row| row.join(" ")) {
            let Some(owners) = secrets.get(&row) else { continue };
            let fine = owners.iter().any(|owner| may.contains(owner));
            assert!(fine, "{where_}: “{row}” of {owners:?} is readable");
        }
    }
}

/// What the database says that each seat may read now, besides letters.
fn may_read(party: &Party, user: Uuid, opened: usize) -> BTreeSet<String> {
    let mut db = party.app.db();
    let id: Uuid = party.id.parse().unwrap();
    let (part, character): (Uuid, String) = a::table
        .inner_join(p::table)
        .filter(p::session_id.eq(id))
        .filter(p::user_id.eq(user))
        .select((a::id, a::character_id))
        .first::<(Uuid, Uuid)>(&mut db)
        .map(|(part, character)| {
            let key = story_characters::table
                .find(character)
                .select(story_characters::key)
                .first(&mut party.app.db());
            (part, key.unwrap())
        })
        .unwrap();
    let clues: Vec<(Uuid, Option<Uuid>)> = c::table
        .filter(c::session_id.eq(id))
        .select((c::clue_id, c::holder_id))
        .load(&mut db)
        .unwrap();
    let shown: Vec<Uuid> =
        v::table.filter(v::viewer_id.eq(part)).select(v::clue_id).load(&mut db).unwrap();
    let keys = clue_keys(party);
    let key = |clue: Uuid| keys[&clue].clone();
    let mut may: BTreeSet<String> = clues
        .into_iter()
        .filter(|(clue, holder)| holder.is_none() || *holder == Some(part) || shown.contains(clue))
        .map(|(clue, _)| format!("clue {}", key(clue)))
        .collect();
    may.insert(format!("briefing {character}"));
    may.extend((1..=opened).map(|round| format!("letter {round} {character}")));
    may
}

/// The keys of all clues.
fn clue_keys(party: &Party) -> HashMap<Uuid, String> {
    let rows: Vec<(Uuid, String)> = story_clues::table
        .select((story_clues::id, story_clues::key))
        .load(&mut party.app.db())
        .unwrap();
    rows.into_iter().collect()
}

fn user_of(party: &Party, name: &str) -> Uuid {
    let id: Uuid = party.id.parse().unwrap();
    p::table
        .filter(p::session_id.eq(id))
        .filter(p::display_name.eq(name))
        .select(p::user_id)
        .first(&mut party.app.db())
        .unwrap()
}

const NAMES: [&str; 7] = ["Mira", "Jonas", "Priya", "Leila", "Ravi", "Tom", "Ben"];

/// Looks at everything everybody can reach, as things stand.
async fn look_around(party: &Party, secrets: &Secrets, opened: usize, moment: &str) {
    for (guest, name) in party.guests.iter().zip(NAMES) {
        let may = if opened == 0 && moment == "lobby" {
            BTreeSet::new()
        } else {
            may_read(party, user_of(party, name), opened)
        };
        for path in [
            party.play(),
            party.seat("/parts"),
            party.seat("/link"),
            format!("/join/{}", party.code),
        ] {
            let page = guest.get(&path).await;
            check(&page, &may, secrets, &format!("{name} at {path}, {moment}"));
        }
        guest.get(&party.at("")).await.is(404);
        guest.get(&party.at("/everything")).await.is(404);
        guest.get(&format!("/recap/{}", party.id)).await.is(404);
    }
    let board: BTreeSet<String> = board(party);
    for below in ["", "/parts", "/door", "/everything"] {
        let page = party.host.get(&party.at(below)).await;
        // The host plays along: titles of clues on the board are all there is to see.
        check(&page, &board, secrets, &format!("the host at {below}, {moment}"));
    }
    let screen = party.host.get(&party.at("")).await.links("/screen/")[0].clone();
    let path = screen.split_once("/screen/").map(|(_, rest)| format!("/screen/{rest}")).unwrap();
    for path in [path.clone(), format!("{path}/parts")] {
        check(
            &party.app.stranger().get(&path).await,
            &board,
            secrets,
            &format!("the television, {moment}"),
        );
    }
    check(
        &party.app.stranger().get("/stories/the-last-toast").await,
        &BTreeSet::new(),
        secrets,
        "the shop page",
    );
}

fn board(party: &Party) -> BTreeSet<String> {
    let id: Uuid = party.id.parse().unwrap();
    let clues: Vec<Uuid> = c::table
        .filter(c::session_id.eq(id))
        .filter(c::on_board_at.is_not_null())
        .select(c::clue_id)
        .load(&mut party.app.db())
        .unwrap();
    let keys = clue_keys(party);
    let key = |clue: Uuid| keys[&clue].clone();
    clues.into_iter().map(|clue| format!("clue {}", key(clue))).collect()
}

fn phase(party: &Party) -> (String, i32, i32) {
    let id: Uuid = party.id.parse().unwrap();
    s::table
        .find(id)
        .select((s::phase, s::current_round, s::letters_round))
        .first(&mut party.app.db())
        .unwrap()
}

#[tokio::test]
async fn nobody_reads_what_is_somebody_elses_before_its_time() {
    let secrets = secrets();
    let app = crate::support::TestApp::start().await;
    let party = Party::open(app, 8, "plays").await.with_guests(7).await;
    look_around(&party, &secrets, 0, "lobby").await;
    party.press_form("/cast/everybody", &[]).await.is(303);
    look_around(&party, &secrets, 0, "lobby").await;
    party.press_form("/cast/hand-out", &[]).await.is(303);
    look_around(&party, &secrets, 0, "parts handed out").await;
    for guest in &party.guests {
        guest.post(&party.seat("/letters/0"), &[]).await.is(303);
        // What is not dealt cannot be opened.
        guest.post(&party.seat("/letters/1"), &[]).await.is(404);
    }
    let mut opened = 0;
    while phase(&party).0 != "accusation" {
        party.press().await.is(303);
        let (_, round, letters) = phase(&party);
        look_around(
            &party,
            &secrets,
            opened,
            &format!("round {round}, letters {letters}, {opened} opened"),
        )
        .await;
        let letters = usize::try_from(letters).unwrap();
        if letters > opened {
            for guest in &party.guests {
                guest.post(&party.seat(&format!("/letters/{letters}")), &[]).await.is(303);
            }
            opened = letters;
        }
    }
    look_around(&party, &secrets, opened, "the ballots").await;
    party.press().await.is(303);
    look_around(&party, &secrets, opened, "the ballots are closed").await;
}

#[tokio::test]
async fn somebody_elses_seat_letters_and_clues_cannot_be_touched() {
    let party = Party::ready(6).await;
    party.press().await.is(303);
    let stranger = party.app.stranger();
    let other = Party::ready(6).await;
    for below in ["/letters/0", "/ticks", "/notes", "/accuse", "/wish", "/leave", "/link"] {
        stranger.post(&party.seat(below), &[]).await.is(404);
        other.guests[0].post(&party.seat(below), &[]).await.is(404);
    }
    party.guests[0].get(&party.at("/events")).await.is(404);
    party.guests[0].get(&other.play()).await.is(404);
}
