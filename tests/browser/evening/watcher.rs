//! Reads every byte that was sent to anybody, and finds what is not theirs to read yet.

use std::collections::{BTreeSet, HashMap};

use diesel::prelude::*;
use lamplight_core::db::Db;
use lamplight_schema::evenings::{
    mystery_character_assignments as a, mystery_participants as p, mystery_sessions as s,
};
use lamplight_schema::stories::story_characters as c;
use lamplight_story_file::StoryFile;
use uuid::Uuid;

use super::person::{Person, Role};
use super::wire::Wire;
use support::text_of;
use support::watch::{self, Secrets};

/// What came in two pieces is read together: this much of the first again.
const OVERLAP: usize = 2000;

/// See the module.
pub(super) struct Watcher {
    secrets: Secrets,
    readers: HashMap<String, Reader>,
    before: String,
}

/// What one person has had so far.
#[derive(Default)]
struct Reader {
    /// Of each answer, how much was read: as it came, and without the marks of its chunks.
    read: Vec<(usize, usize)>,
    /// The secrets that were found, those they may know.
    found: BTreeSet<String>,
}

impl Watcher {
    /// Knows the story's secrets.
    pub(super) fn new() -> Self {
        let secrets = Secrets::of_the_story();
        Self { secrets, readers: HashMap::new(), before: "the beginning".to_owned() }
    }

    /// One more secret: something that somebody has written for themselves.
    pub(super) fn add(&mut self, name: &str, text: &str) {
        self.secrets.add(name, text);
    }

    /// Ends the story if anything has come over the wire of `who` since they were last watched
    /// that belongs to nothing they `may` read.
    pub(super) fn watch(&mut self, who: &str, wire: &Wire, may: &BTreeSet<String>, now: &str) {
        let reader = self.readers.entry(who.to_owned()).or_default();
        let before = &self.before;
        wire.look(|answers| {
            reader.read.resize(answers.len(), (0, 0));
            for (answer, read) in answers.iter().zip(&mut reader.read) {
                if answer.bytes.len() == read.0 {
                    continue;
                }
                let plain = answer.plain();
                let new = String::from_utf8_lossy(&plain[read.1.saturating_sub(OVERLAP)..]);
                *read = (answer.bytes.len(), plain.len());
                for hit in hits(&self.secrets, &new) {
                    reader.found.extend(hit.texts.iter().cloned());
                    assert!(
                        hit.is_fine(may),
                        "{who} was sent “{}” of {:?} between {before} and {now}, in answer to {}",
                        hit.row,
                        hit.texts,
                        answer.asked,
                    );
                }
            }
        });
    }

    /// All that is watched from now on has come after this moment.
    pub(super) fn moment(&mut self, now: &str) {
        now.clone_into(&mut self.before);
    }

    /// The secrets that were found with `who`.
    pub(super) fn found(&self, who: &str) -> BTreeSet<String> {
        self.readers.get(who).map(|reader| reader.found.clone()).unwrap_or_default()
    }

    /// Whether a look at all that `who` was sent, from the first byte on, would end the story for
    /// somebody who may read only this.
    pub(super) fn would_find(&self, wire: &Wire, may: &BTreeSet<String>) -> bool {
        wire.look(|answers| {
            answers.iter().any(|answer| {
                let plain = answer.plain();
                let all = String::from_utf8_lossy(&plain);
                hits(&self.secrets, &all).iter().any(|hit| !hit.is_fine(may))
            })
        })
    }
}

/// In the source as in what can be read of it; the parts of a live page without the marks of
/// their lines.
fn hits<'s>(secrets: &'s Secrets, sent: &str) -> Vec<watch::Hit<'s>> {
    let source = sent.replace("\ndata: ", "\n");
    let mut hits = secrets.hits(&source);
    hits.extend(secrets.hits(&text_of(&source)));
    hits
}

/// What `person` may read now, as the database has it.
pub(super) fn may_read(
    db: &mut Db,
    story: &StoryFile,
    evening: Uuid,
    person: &Person,
) -> BTreeSet<String> {
    let (phase, told) = s::table
        .find(evening)
        .select((s::phase, s::reveal_step))
        .first::<(String, i32)>(db)
        .expect("the evening");
    let over = phase == "after";
    let told = told_by(db, story, evening, usize::try_from(told).expect("a number of screens"));
    let mut may: BTreeSet<String> = match person.role {
        Role::Screen => watch::board(db, evening),
        Role::Guest if !person.seated => return BTreeSet::new(),
        Role::Guest => {
            let user = watch::user_of(db, evening, &person.name);
            watch::may_read(db, evening, user, &person.opened)
        }
        Role::Host => Secrets::names_of_the_story(),
    };
    may.extend(told);
    if person.role == Role::Screen {
        return may;
    }
    may.extend([format!("note of {}", person.name), format!("ballot of {}", person.name)]);
    if over {
        may.extend(Secrets::names_of_the_story());
        may.extend(names(db, evening).into_iter().map(|name| format!("ballot of {name}")));
    }
    may
}

/// The screens that have been told.
fn told_by(db: &mut Db, story: &StoryFile, evening: Uuid, told: usize) -> Vec<String> {
    let ids: Vec<Uuid> = a::table
        .filter(a::session_id.eq(evening))
        .select(a::character_id)
        .load(db)
        .expect("the parts");
    let keys = c::table.filter(c::id.eq_any(ids)).select(c::key).load::<String>(db);
    let cast: BTreeSet<String> = keys.expect("the cast").into_iter().collect();
    let screens = story.solution.reveal.iter();
    let screens = screens.filter(|it| it.only_with.iter().all(|key| cast.contains(key)));
    let mut names: Vec<String> = screens.map(|it| format!("screen {}", it.key)).collect();
    names.extend(["verdict".to_owned(), "ending right".to_owned()]);
    names.truncate(told);
    names
}

fn names(db: &mut Db, evening: Uuid) -> Vec<String> {
    let people = p::table.filter(p::session_id.eq(evening));
    people.select(p::display_name).load(db).expect("the people")
}
