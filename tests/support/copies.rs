//! Copies of an evening, so that what one test ends is still there for the next; and whether
//! anything has changed.

use diesel::connection::SimpleConnection;
use diesel::prelude::*;
use diesel::sql_types::{Text, Uuid as SqlUuid};
use diesel::{QueryableByName, sql_query};
use lamplight_core::db::Db;
use uuid::Uuid;

/// The tables of an evening, and which of their rows belong to it.
const TABLES: [(&str, &str); 12] = [
    ("mystery_sessions", "t.id = $1"),
    ("mystery_participants", "t.session_id = $1"),
    ("mystery_character_assignments", "t.session_id = $1"),
    ("mystery_clue_states", "t.session_id = $1"),
    ("mystery_clue_viewings", "t.session_id = $1"),
    (
        "mystery_clue_marks",
        "t.participant_id in (select p.id from mystery_participants p where p.session_id = $1)",
    ),
    ("mystery_accusations", "t.session_id = $1"),
    ("mystery_events", "t.session_id = $1"),
    (
        "mystery_letter_reads",
        "t.assignment_id in (select a.id from mystery_character_assignments a where a.session_id = $1)",
    ),
    (
        "mystery_objective_ticks",
        "t.assignment_id in (select a.id from mystery_character_assignments a where a.session_id = $1)",
    ),
    (
        "mystery_notes",
        "t.participant_id in (select p.id from mystery_participants p where p.session_id = $1)",
    ),
    (
        "mystery_seat_link_uses",
        "t.participant_id in (select p.id from mystery_participants p where p.session_id = $1)",
    ),
];

/// New ids follow from the old ones, so that rows that refer to each other still do.
const MOVED: &str = "
    create function pg_temp.moved(id text, salt text) returns text language sql immutable as
    $$ select (md5(id || salt)::uuid)::text $$;
    create function pg_temp.moved(line jsonb, salt text) returns jsonb language sql immutable as $$
        select jsonb_object_agg(key, case
            when key = 'session_code' then to_jsonb(salt)
            when value <> 'null' and key in ('id', 'session_id', 'participant_id', 'assignment_id',
                'holder_id', 'board_by_id', 'viewer_id', 'shown_by_id')
                then to_jsonb(pg_temp.moved(value #>> '{}', salt))
            else value end)
        from jsonb_each(line)
    $$;
";

/// What somebody may change. Who was seen when is no change, and neither is a version that was
/// raised for nothing.
const WATCHED: [&str; 18] = [
    "notifications",
    "mystery_invitations",
    "users",
    "login_sessions",
    "stories",
    "story_draft_history",
    "story_half_typed",
    "mystery_sessions",
    "mystery_participants",
    "mystery_character_assignments",
    "mystery_clue_states",
    "mystery_clue_viewings",
    "mystery_clue_marks",
    "mystery_accusations",
    "mystery_letter_reads",
    "mystery_objective_ticks",
    "mystery_notes",
    "mystery_seat_link_uses",
];

#[derive(QueryableByName)]
struct Line {
    #[diesel(sql_type = Text)]
    text: String,
}

/// Prepares a connection for [`copy`].
pub fn prepare(db: &mut Db) {
    db.batch_execute(MOVED).expect("the functions that copy");
}

/// A copy of `evening` with the code `code`, the `number`th.
pub fn copy(db: &mut Db, evening: Uuid, number: usize) -> (Uuid, String) {
    // Eight of the letters that codes are made of, as figures of a number.
    let code: String =
        (0..6).map(|place| char::from(b"23456789"[(number >> (3 * place)) & 7])).collect();
    // Triggers tell how an evening may go on; a copy is where it is.
    db.batch_execute("set session_replication_role = replica").expect("no triggers");
    for (table, own) in TABLES {
        let insert = format!(
            "insert into {table} select r.* from {table} t, \
             jsonb_populate_record(null::{table}, pg_temp.moved(to_jsonb(t), $2)) r where {own}"
        );
        let insert = sql_query(insert).bind::<SqlUuid, _>(evening).bind::<Text, _>(&code);
        insert.execute(db).unwrap_or_else(|error| panic!("{table}: {error}"));
    }
    db.batch_execute("set session_replication_role = origin").expect("triggers");
    let id = sql_query("select pg_temp.moved($1, $2) as text")
        .bind::<Text, _>(evening.to_string())
        .bind::<Text, _>(&code)
        .get_result::<Line>(db)
        .expect("an id");
    (id.text.parse().expect("an id"), code)
}

/// Stands for everything that anybody may have changed.
pub fn fingerprint(db: &mut Db) -> String {
    let lines = WATCHED.map(|table| {
        format!(
            "select '{table}' || md5((to_jsonb(t) - array['last_seen_at', 'by_page', 'updated_at', 'version', 'search', \
             'draft_source', 'source'])::text) as line from {table} t"
        )
    });
    let all = lines.join(" union all ");
    let query = format!(
        "select coalesce(md5(string_agg(line, ',' order by line)), '') as text from ({all}) l"
    );
    sql_query(query).get_result::<Line>(db).expect("a fingerprint").text
}
