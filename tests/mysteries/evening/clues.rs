//! Clues: shown to one, given away, put on the board, and where they go when a seat is empty.

use diesel::prelude::*;
use lamplight_schema::{
    evenings::{
        mystery_character_assignments as a, mystery_clue_marks as m, mystery_clue_states as c,
        mystery_clue_viewings as v, mystery_participants as p,
    },
    stories::story_clues,
};
use support::party::Party;
use support::{Page, Stream};
use uuid::Uuid;

/// Round one, letters dealt; the guest who plays `character`.
async fn playing(party: &Party, character: &str) -> usize {
    for guest in 0..party.guests.len() {
        if party.character(guest).await == character {
            return guest;
        }
    }
    panic!("nobody plays {character}");
}

/// The seat of `name`, as the page that passes a clue on offers it.
fn part_of(page: &Page, name: &str) -> String {
    let label = format!("data-name=\"{name}\"");
    let after = page.html.split(&label).nth(1).unwrap_or_else(|| panic!("no {name} on {page:?}"));
    after.split("value=\"").nth(1).unwrap()[..36].to_owned()
}

fn clue(party: &Party, key: &str) -> String {
    let id: Uuid = party.id.parse().unwrap();
    let mut db = party.app.db();
    let out: Vec<Uuid> =
        c::table.filter(c::session_id.eq(id)).select(c::clue_id).load(&mut db).unwrap();
    let clue = story_clues::table
        .filter(story_clues::key.eq(key))
        .filter(story_clues::id.eq_any(out))
        .select(story_clues::id)
        .first::<Uuid>(&mut db);
    clue.unwrap_or_else(|error| panic!("{key} is not out: {error}")).to_string()
}

async fn dealt() -> Party {
    let party = Party::ready(6).await;
    party.press().await.is(303);
    party.press().await.is(303);
    party
}

#[tokio::test]
async fn a_thing_is_shown_to_one_given_away_and_pinned_for_all() {
    let party = dealt().await;
    let (nell, gus, ivo) = (
        playing(&party, "Nell Arden").await,
        playing(&party, "Gus Egret").await,
        playing(&party, "Ivo Crane").await,
    );
    let postcard = clue(&party, "postcard");
    let path = party.seat(&format!("/clues/{postcard}"));
    let title = "A postcard without a name";
    party.page(nell).await.shows(title);
    party.page(gus).await.hides(title);
    let page = party.guests[nell].get(&path).await;
    page.is(200).shows(title).shows("They read it; you keep it.");

    let to = part_of(&page, "Gus Egret");
    party.guests[nell].post(&path, &[("what", "show"), ("to", &to)]).await.is(303);
    party.page(gus).await.shows(title).shows("Nell Arden showed you this");
    party.page(ivo).await.hides(title);
    // Who was shown it cannot pass it on.
    let nells = seat_of(&party, nell);
    party.guests[gus].post(&path, &[("what", "give"), ("to", &nells)]).await.is(303);
    party.guests[gus].get(&path).await.leads_to(&party.seat("?room=clues"));
    party.guests[nell].get(&path).await.shows("Give it away");

    let to = part_of(&page, "Ivo Crane");
    party.guests[nell].post(&path, &[("what", "give"), ("to", &to)]).await.is(303);
    party.page(ivo).await.shows(title);
    party.page(nell).await.shows(title).shows("you gave this away").hides("showed you this");
    // Twice, or from an old tab: it is no longer hers.
    party.guests[nell]
        .post_and_follow(&path, &[("what", "board")])
        .await
        .shows("no longer in your hand");
    party.guests[ivo].post(&path, &[("what", "board"), ("to", "")]).await.is(303);
    for guest in 0..6 {
        party.page(guest).await.shows(title).shows("put here by Ivo Crane");
    }
}

#[tokio::test]
async fn who_is_to_have_a_clue_is_chosen_by_their_picture() {
    let party = dealt().await;
    let (nell, gus) = (playing(&party, "Nell Arden").await, playing(&party, "Gus Egret").await);
    let (mine, people) = (&party.guests[nell], party.seat("?room=people"));
    let (guss, nells) = (seat_of(&party, gus), seat_of(&party, nell));
    let page = mine.get(&people).await;
    page.shows("Give or show a clue to Gus Egret").hides("a clue to Nell Arden");
    assert_eq!(page.links("/people/").len(), 5, "{page:?}");
    // What she can tell but not hand on is not among what she is asked.
    let to_gus = party.seat(&format!("/people/{guss}"));
    let page = mine.get(&to_gus).await;
    page.is(200).shows("A clue for Gus Egret").shows("A postcard without a name");
    page.hides("What you heard behind the boat shed");
    let path = party.seat(&format!("/clues/{}", clue(&party, "postcard")));
    let page = mine.get(&page.links(&path)[0]).await;
    assert!(page.html.contains(&format!("value=\"{guss}\" checked")), "{page:?}");
    assert_eq!(page.html.matches(" checked").count(), 2, "what, and to whom: {page:?}");
    // Nobody is handed to who is not there, and nothing to oneself.
    for nobody in [nells.as_str(), &Uuid::new_v4().to_string()] {
        mine.get(&party.seat(&format!("/people/{nobody}"))).await.leads_to(&people);
    }
    mine.get(&party.seat("/people/nonsense")).await.is(404);

    // Who holds nothing is not offered it, and whose hand becomes empty neither.
    let mut stream = Stream::open(mine, &party.seat("/events")).await;
    let hand: Vec<String> = mine.get(&to_gus).await.links("/clues/");
    for link in &hand {
        let path = link.split('?').next().unwrap();
        mine.post(path, &[("what", "give"), ("to", &guss)]).await.is(303);
    }
    stream.hears("data-for=\"company\"").await;
    mine.get(&people).await.hides("Give or show a clue");
    mine.get(&to_gus).await.leads_to(&people);
    party.guests[gus].get(&people).await.shows("Give or show a clue to Nell Arden");
    party.press_until("0 of 6 ballots are in").await;
    party.guests[gus].get(&people).await.hides("Give or show a clue");
}

#[tokio::test]
async fn no_list_numbers_its_clues() {
    let party = dealt().await;
    let story = party.story();
    party.press_until("Put the papers on the board").await;
    party.press().await.is(303);
    let television = party.app.stranger().get(&party.screen()).await;
    let pages = [party.page(0).await, party.console().await, television];
    let everything = party.host.get(&party.at("/everything")).await;
    for page in pages.iter().chain([&everything]) {
        let listed = story.clues.iter().enumerate().filter(|(_, it)| page.text.contains(&it.title));
        assert!(listed.clone().count() > 0, "{page:?}");
        for (place, clue) in listed {
            page.hides(&format!("{}. {}", place + 1, clue.title));
        }
    }
}

#[tokio::test]
async fn what_has_waited_for_a_line_until_the_next_round_is_refused() {
    let party = dealt().await;
    let nell = playing(&party, "Nell Arden").await;
    let path = party.seat(&format!("/clues/{}", clue(&party, "postcard")));
    let round = party.guests[nell].get(&path).await.form_value("round").expect("a round");
    let before = [("what", "board"), ("round", "0")];
    let page = party.guests[nell].post_and_follow(&path, &before).await;
    page.shows("The round is over; everybody keeps what they have.");
    let now = [("what", "board"), ("round", round.as_str())];
    party.guests[nell].post_and_follow(&path, &now).await.shows("It is on the board");
}

#[tokio::test]
async fn a_memory_can_be_told_but_not_shown() {
    let party = dealt().await;
    let nell = playing(&party, "Nell Arden").await;
    let memory = clue(&party, "behind-the-shed");
    let to = seat_of(&party, playing(&party, "Gus Egret").await);
    for what in ["show", "give", "board"] {
        let path = party.seat(&format!("/clues/{memory}"));
        party.guests[nell].post(&path, &[("what", what), ("to", &to)]).await.is(404);
    }
    party.page(nell).await.shows("A memory: you can tell it, not show it.");
}

#[tokio::test]
async fn nothing_is_given_to_oneself_to_strangers_or_to_nobody() {
    let party = dealt().await;
    let nell = playing(&party, "Nell Arden").await;
    let path = party.seat(&format!("/clues/{}", clue(&party, "postcard")));
    let own = seat_of(&party, nell);
    let guest = &party.guests[nell];
    guest.post(&path, &[("what", "give"), ("to", &own)]).await.is(404);
    guest.post(&path, &[("what", "give"), ("to", &Uuid::new_v4().to_string())]).await.is(404);
    guest
        .post_and_follow(&path, &[("what", "show"), ("to", "")])
        .await
        .shows("Choose somebody first");
    guest.post(&path, &[("what", "burn"), ("to", "")]).await.is(404);
    guest.post(&party.seat("/clues/nonsense"), &[("what", "board")]).await.is(404);
}

/// The assignment of a guest.
fn seat_of(party: &Party, guest: usize) -> String {
    let own: Uuid = a::table
        .inner_join(p::table)
        .filter(p::user_id.eq_any(users_named(party, guest)))
        .select(a::id)
        .first(&mut party.app.db())
        .unwrap();
    own.to_string()
}

fn users_named(party: &Party, guest: usize) -> Vec<Uuid> {
    let names = ["Mira", "Jonas", "Priya", "Leila", "Ravi", "Tom"];
    p::table
        .filter(p::display_name.eq(names[guest]))
        .filter(p::session_id.eq(party.id.parse::<Uuid>().unwrap()))
        .select(p::user_id)
        .load(&mut party.app.db())
        .unwrap()
}

#[tokio::test]
async fn what_somebody_held_is_not_lost_when_they_go() {
    let party = dealt().await;
    let nell = playing(&party, "Nell Arden").await;
    let title = "What you heard behind the boat shed";
    party.page(nell).await.shows(title);
    party.guests[nell].post(&party.seat("/leave"), &[]).await.is(303);
    let other = (nell + 1) % 6;
    party.page(other).await.hides(title);
    let console = party.console().await;
    let out = console
        .links("/let-out")
        .into_iter()
        .find(|it| it.ends_with("/let-out"))
        .expect("the host decides");
    party.host.post(&out, &[]).await.is(303);
    // Written to “you”: everybody is told whose memory it was.
    party.page(other).await.shows(title).shows("What Nell Arden knew");
}

#[tokio::test]
async fn what_was_just_done_with_a_clue_can_be_taken_back() {
    let party = dealt().await;
    let (nell, gus) = (playing(&party, "Nell Arden").await, playing(&party, "Gus Egret").await);
    let path = party.seat(&format!("/clues/{}", clue(&party, "postcard")));
    let (back, title) = (format!("{path}/back"), "A postcard without a name");
    let (mine, theirs) = (&party.guests[nell], &party.guests[gus]);
    let to = seat_of(&party, gus);
    for what in ["show", "give", "board"] {
        let page = mine.post_and_follow(&path, &[("what", what), ("to", &to)]).await;
        page.shows("Take it back");
        party.page(gus).await.shows(title).hides("Take it back");
        // Nobody else can, and nobody twice.
        theirs.post_and_follow(&back, &[]).await.shows("too late to take that back");
        mine.post_and_follow(&back, &[]).await.shows("It is in your hand").hides("Take it back");
        mine.post_and_follow(&back, &[]).await.shows("too late to take that back");
        party.page(gus).await.hides(title);
        mine.get(&path).await.is(200).shows(title);
    }
}

#[tokio::test]
async fn what_was_passed_on_or_done_long_ago_stays_so() {
    let party = dealt().await;
    let (nell, gus, ivo) = (
        playing(&party, "Nell Arden").await,
        playing(&party, "Gus Egret").await,
        playing(&party, "Ivo Crane").await,
    );
    let path = party.seat(&format!("/clues/{}", clue(&party, "postcard")));
    for (from, to) in [(nell, gus), (gus, ivo)] {
        let to = seat_of(&party, to);
        party.guests[from].post(&path, &[("what", "give"), ("to", &to)]).await.is(303);
    }
    let back = format!("{path}/back");
    party.guests[nell].post_and_follow(&back, &[]).await.shows("too late");
    let minute_ago = chrono::Utc::now() - chrono::Duration::minutes(1);
    let session: Uuid = party.id.parse().unwrap();
    diesel::update(v::table.filter(v::session_id.eq(session)))
        .set(v::shown_at.eq(minute_ago))
        .execute(&mut party.app.db())
        .unwrap();
    party.press_form("/clock", &[("turn", "pause")]).await.is(303);
    party.guests[gus].post_and_follow(&back, &[]).await.shows("too late").hides("Take it back");
    party.page(ivo).await.shows("A postcard without a name");
}

#[tokio::test]
async fn what_is_new_is_marked_until_it_is_seen() {
    let party = dealt().await;
    let nell = playing(&party, "Nell Arden").await;
    let (mine, room) = (&party.guests[nell], party.seat("?room=clues"));
    let postcard = clue(&party, "postcard");
    let page = mine.get(&room).await;
    let many = page.html.matches("class=\"clue new\"").count();
    assert!(many > 0, "{page:?}");
    let all = format!("({})", many + 1);
    assert!(page.title().starts_with(&all), "{} and a letter: {}", many, page.title());
    mine.post(&party.seat("/marks"), &[("seen", &postcard)]).await.leads_to(&room);
    let page = mine.get(&room).await;
    assert_eq!(page.html.matches("class=\"clue new\"").count(), many - 1);
    // Looking is not enough: it is new on every page until it was opened, or all were.
    let until = page.html.split("name=\"until\" value=\"").nth(1).expect("a button");
    let until = until.split('"').next().unwrap();
    mine.post(&party.seat("/marks"), &[("until", until)]).await.is(303);
    let page = mine.get(&room).await;
    assert!(!page.html.contains("class=\"clue new\"") && page.title().starts_with("(1)"));
    page.hides("Mark all as seen");
    // To the others nothing was seen by that.
    let other = (nell + 1) % 6;
    assert!(party.page(other).await.html.contains("class=\"clue new\""));
}

#[tokio::test]
async fn clues_are_sifted_searched_and_marked() {
    let party = dealt().await;
    let nell = playing(&party, "Nell Arden").await;
    let mine = &party.guests[nell];
    let (postcard, title) = (clue(&party, "postcard"), "A postcard without a name");
    let line = format!("<li id=\"clue-{postcard}\"");
    let hidden = |page: &Page| {
        let after = page.html.split(&line).nth(1).unwrap_or_else(|| panic!("{page:?}"));
        after.split('>').next().unwrap().contains(" hidden")
    };
    for (query, is_hidden) in [
        ("?room=clues", false),
        ("?room=clues&show=mine", false),
        ("?room=clues&show=board", true),
        ("?room=clues&show=important", true),
        ("?room=clues&q=POSTCARD", false),
        ("?room=clues&q=nowhere+to+be+found", true),
    ] {
        let page = mine.get(&party.seat(query)).await;
        assert_eq!(hidden(page.shows(title)), is_hidden, "{query}");
    }
    mine.post(&party.seat("/marks"), &[("important", &postcard)]).await.is(303);
    let page = mine.get(&party.seat("?room=clues&show=important")).await;
    assert!(!hidden(&page) && page.html.contains("name=\"plain\""));
    page.shows("You marked as important");
    mine.post(&party.seat("/marks"), &[("plain", &postcard)]).await.is(303);
    assert!(hidden(&mine.get(&party.seat("?room=clues&show=important")).await));
    // What somebody may not read they cannot mark.
    let other = (nell + 1) % 6;
    party.guests[other].post(&party.seat("/marks"), &[("important", &postcard)]).await.is(303);
    let marks: i64 = m::table.filter(m::important).count().get_result(&mut party.app.db()).unwrap();
    assert_eq!(marks, 0);
}
