//! What people send: its rate over that of PostgreSQL writing the same rows as durably.

use super::{
    Outcome, capture,
    http::Ask,
    pgbench::{Rate, Script},
    scene::{Card, Scene},
    table::{Table, whole},
    wrk,
};

const SECONDS: u32 = 2;
const TAKES: usize = 3;
/// More requests than are answered in one run.
const AT_MOST: usize = 8000;

/// Something that is sent.
struct Post<'s> {
    name: &'static str,
    /// One for each run; none is sent twice.
    runs: Vec<Vec<Ask>>,
    /// Takes away what was written before, so that every run begins alike.
    reset: &'static str,
    /// What pgbench reads for each transaction; how fast is measured too, and taken off.
    turn: String,
    statements: Vec<capture::Statement>,
    known: Vec<(String, &'s str)>,
}

/// Joining, and handing in a ballot.
pub(crate) fn measure(scene: &Scene, table: &mut Table) -> Outcome<()> {
    rows(scene, table, &join(scene)?)?;
    rows(scene, table, &accuse(scene)?)
}

fn rows(scene: &Scene, table: &mut Table, post: &Post<'_>) -> Outcome<()> {
    let mut rate: f64 = 0.0;
    let file = scene.postgres.file("posting.requests");
    for asks in &post.runs {
        scene.postgres.run(post.reset)?;
        wrk::write(&file, asks)?;
        let ran = wrk::run(scene.house.address, &file, SECONDS, None)?;
        table.count(ran.requests, ran.failed);
        rate = rate.max(ran.per_second);
    }
    scene.postgres.run(post.reset)?;
    let all = alone(scene, post, "all", |_| true)?;
    let writes = alone(scene, post, "writes", capture::Statement::writes)?;
    let ratio = rate / writes.per_second;
    table.row(
        post.name,
        "0.6 of its writes",
        &format!("{ratio:.2}"),
        (ratio >= 0.6).into(),
        &format!(
            "{}/s; the writes alone {}/s ({} clients, {} statements), with its reads and notices {}/s ({} statements)",
            whole(rate),
            whole(writes.per_second),
            writes.clients,
            post.statements.iter().filter(|it| it.writes()).count(),
            whole(all.per_second),
            post.statements.len(),
        ),
    );
    Ok(())
}

/// PostgreSQL alone with those of the statements that are `wanted`.
fn alone(
    scene: &Scene,
    post: &Post<'_>,
    name: &str,
    wanted: fn(&capture::Statement) -> bool,
) -> Outcome<Rate> {
    let statements = post.statements.iter().filter(|it| wanted(it));
    let (text, fixed) = capture::script(statements, &post.known);
    let turn = format!("{} \\gset\n", post.turn);
    let both = Script::new(&scene.postgres, name, &format!("{turn}{text}"), fixed)?;
    let mut best = both.best(SECONDS)?;
    for _ in 1..TAKES {
        best.per_second = best.per_second.max(both.run(best.clients, SECONDS)?.per_second);
    }
    let reading = Script::new(&scene.postgres, "turn", &turn, Vec::new())?;
    let reading = reading.run(best.clients, SECONDS)?;
    Ok(Rate { per_second: 1.0 / (1.0 / best.per_second - 1.0 / reading.per_second), ..best })
}

/// Strangers with a code come in, one after another at many tables.
fn join(scene: &Scene) -> Outcome<Post<'static>> {
    let cards = scene.cards("lobby")?;
    // One half for the house, the other for pgbench.
    let (ours, theirs) = cards.split_at(cards.len() / 2);
    let ask = |card: &Card, name: &str| {
        Ask::post("/join", "door=seen", format!("code={}&name={name}", card.of("code")))
    };
    let asks: Vec<Ask> = (0..AT_MOST * TAKES)
        .map(|place| ask(&ours[place % ours.len()], &format!("Guest+{place}")))
        .collect();
    let (first, last) = (&theirs[0], &theirs[theirs.len() - 1]);
    for name in ["One", "Two", "Three"] {
        scene.teller.wire()?.send(&ask(last, name).bytes())?;
    }
    let (warm, fifth) = (ask(last, "Four"), ask(last, "Five"));
    let statements = capture::statements(&scene.postgres, &scene.teller, &warm, &fifth)?;
    Ok(Post {
        name: "joining",
        runs: asks.chunks(AT_MOST).map(<[Ask]>::to_vec).collect(),
        reset: "select 1",
        turn: turn(scene, first, theirs.len() - 1)?,
        known: newcomer(scene, last)?,
        statements,
    })
}

/// What is different for everybody who joins, beside what is on the card.
fn newcomer(scene: &Scene, card: &Card) -> Outcome<Vec<(String, &'static str)>> {
    let of_them = |what: &str| {
        scene.postgres.text(&format!(
            "select {what} from mystery_participants p join login_sessions l using (user_id) \
             where p.session_id = '{}' and p.display_name = 'Five'",
            card.of("evening")
        ))
    };
    let mut known = card.known();
    known.push((of_them("user_id")?, "made_id"));
    known.push((of_them("token_hash")?, "token_hash"));
    known.push((of_them("p.display_name")?, "name"));
    known.push((of_them("seat_number")?, "seat"));
    known.push((event(scene, card)?, "seq"));
    Ok(known)
}

fn event(scene: &Scene, card: &Card) -> Outcome<String> {
    let evening = card.of("evening");
    scene.postgres.text(&format!("select event_seq from mystery_sessions where id = '{evening}'"))
}

/// The next card's turn, and what a transaction on it needs to know.
fn turn(scene: &Scene, first: &Card, cards: usize) -> Outcome<String> {
    let (evening, participant) = (first.of("evening"), first.of("participant"));
    let first = scene.postgres.text(&format!(
        "select card from load.cards where evening = '{evening}' \
         and coalesce(participant::text, '') = '{participant}'"
    ))?;
    Ok(format!(
        "select c.evening, c.code, c.participant, c.guest, c.guest_hash, 'Guest ' || n as name, \
         sha256(('guest' || n)::bytea) as token_hash, s.event_seq + 1 as seq, \
         (select 1 + count(*) from mystery_participants p where p.session_id = c.evening) as seat \
         from (select nextval('load.turn') n) t join load.cards c on c.card = {first} + t.n % {cards} \
         join mystery_sessions s on s.id = c.evening"
    ))
}

/// Guests name their suspect.
fn accuse(scene: &Scene) -> Outcome<Post<'static>> {
    let cards = scene.cards("ballot")?;
    let others = scene.postgres.texts(
        "select (select character_id from mystery_character_assignments a \
                 where a.session_id = c.evening and a.participant_id <> c.participant limit 1) \
         from load.cards c where kind = 'ballot' order by card",
    )?;
    let asks: Vec<Ask> =
        cards.iter().zip(&others).map(|(card, other)| ballot(card, other)).collect();
    let statements = capture::statements(&scene.postgres, &scene.teller, &asks[1], &asks[0])?;
    let mut known = cards[0].known();
    known.push((event(scene, &cards[0])?, "seq"));
    Ok(Post {
        name: "handing in a ballot",
        runs: vec![asks; TAKES],
        reset: "truncate mystery_accusations",
        turn: turn(scene, &cards[0], cards.len())?,
        statements,
        known,
    })
}

fn ballot(card: &Card, accused: &str) -> Ask {
    let words = "how=In+the+soup,+before+the+lights+went+out.&why=The+money.";
    Ask::post(
        format!("/play/{}/accuse", card.of("evening")),
        card.cookie("guest"),
        format!("accused={accused}&{words}"),
    )
}
