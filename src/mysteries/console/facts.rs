//! What the console says aloud when it becomes so: who came in or left, whose ballot is in, whose
//! phone is away. A fact has a name, so that each is said once.

use crate::snapshot::{Snapshot, rows::Phase};

/// Something that is so.
#[derive(Debug, Clone)]
pub struct Fact {
    /// Its name; another one is another fact.
    pub name: String,
    /// In words.
    pub words: String,
}

impl Snapshot {
    /// Everything that is so now.
    pub fn facts(&self) -> Vec<Fact> {
        let mut facts = Vec::new();
        let mut fact = |what: &str, of: &str, words: String| {
            facts.push(Fact { name: format!("{what} {of}"), words });
        };
        for it in &self.rows.participants {
            let (id, name) = (it.id.to_string(), &it.display_name);
            match it.left_at {
                Some(_) if it.removed => fact("out", &id, format!("{name} is taken out.")),
                Some(at) => fact(&format!("left {at}"), &id, format!("{name} has left the table.")),
                None => {
                    fact("here", &id, format!("{name} has come in."));
                    if !self.is_here(it) && !self.session.is_over() {
                        fact("away", &id, format!("{name}’s phone is away."));
                    }
                    if self.session.phase == Phase::Accusation && self.has_accused(it.id) {
                        let count = self.accusation_count();
                        let so_far = format!("{} of {}", count.handed_in, count.of);
                        fact("ballot", &id, format!("{name}’s ballot is in: {so_far}."));
                    }
                }
            }
        }
        facts
    }
}
