//! What was typed into a form.

use serde::{Deserialize, Serialize};

/// Names and values as the browser sent them.
#[derive(Debug, Clone, Default, Deserialize, Serialize)]
#[serde(transparent)]
pub struct Typed(Vec<(String, String)>);

impl Typed {
    /// The first value of a name; empty if it was not sent.
    pub fn one(&self, name: &str) -> &str {
        let found = self.0.iter().find(|(key, _)| key == name);
        found.map_or("", |(_, value)| value)
    }

    /// All values of a name.
    pub fn all<'t>(&'t self, name: &'t str) -> impl Iterator<Item = &'t str> {
        self.0.iter().filter(move |(key, _)| key == name).map(|(_, value)| value.as_str())
    }

    /// Puts `values` in place of those of a name.
    pub fn put(&mut self, name: &str, values: Vec<String>) {
        self.0.retain(|(key, _)| key != name);
        self.0.extend(values.into_iter().map(|value| (name.to_owned(), value)));
    }

    /// The draft's number that the form was drawn from.
    pub fn version(&self) -> i32 {
        self.one("version").parse().unwrap_or(-1)
    }
}
