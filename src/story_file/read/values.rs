//! The kinds of value a story is made of.

use std::ops::RangeInclusive;

use toml::de::{DeTable, DeValue};

use super::fields::{Fields, Value, shown};
use crate::at::At;
use crate::casts::MOST_OPTIONAL_CHARACTERS;
use crate::limits::{MOST_CLUES, MOST_IN_LIST};
use crate::model::Closed;

impl<'t> Fields<'t, '_> {
    /// A text that must be there.
    pub(super) fn text(&mut self, key: &'static str) -> String {
        let value = self.need(key);
        self.text_in(key, value).unwrap_or_default()
    }

    /// A text that may be left out.
    pub(super) fn maybe_text(&mut self, key: &'static str) -> Option<String> {
        let value = self.find(key);
        self.text_in(key, value)
    }

    fn text_in(&mut self, key: &str, value: Option<Value<'t>>) -> Option<String> {
        let at = self.at.key(key);
        self.text_at(&at, value?)
    }

    fn text_at(&mut self, at: &At, value: Value<'t>) -> Option<String> {
        let DeValue::String(text) = value.get_ref() else {
            self.unfit(at, "text", value.get_ref());
            return None;
        };
        let text = text.replace("\r\n", "\n").trim().to_owned();
        if text.is_empty() {
            self.notes.refuse(at, "this text is empty");
            self.notes.unread(at.clone());
        }
        Some(text)
    }

    /// A list of texts that must be there, though it may be empty.
    pub(super) fn texts(&mut self, key: &'static str) -> Vec<String> {
        let value = self.need(key);
        self.texts_in(key, value)
    }

    /// A list of texts that may be left out, which is as good as an empty one.
    pub(super) fn maybe_texts(&mut self, key: &'static str) -> Vec<String> {
        let value = self.find(key);
        self.texts_in(key, value)
    }

    fn texts_in(&mut self, key: &str, value: Option<Value<'t>>) -> Vec<String> {
        let mut texts = Vec::new();
        for (at, value) in self.items(key, value, "a list of texts") {
            texts.push(self.text_at(&at, value).unwrap_or_default());
        }
        texts
    }

    /// The items of a list with their places; each place is remembered.
    fn items(&mut self, key: &str, value: Option<Value<'t>>, wanted: &str) -> Vec<(At, Value<'t>)> {
        let at = self.at.key(key);
        let Some(value) = value else {
            return Vec::new();
        };
        let DeValue::Array(array) = value.get_ref() else {
            self.unfit(&at, wanted, value.get_ref());
            return Vec::new();
        };
        let most = match key {
            "clues" => MOST_CLUES,
            // More than may be missing need not be named, and each is looked up for every cast.
            "only_with" => MOST_OPTIONAL_CHARACTERS,
            _ => MOST_IN_LIST,
        };
        if array.len() > most {
            self.notes.refuse(&at, format!("{} in this list; at most {most}", array.len()));
            self.notes.unread(at.clone());
        }
        let items: Vec<_> = array
            .iter()
            .take(most)
            .enumerate()
            .map(|(index, item)| (at.item(index), item))
            .collect();
        for (at, item) in &items {
            let text_line = self.text_line(item);
            self.notes.place(at.clone(), item.span().start, text_line);
        }
        items
    }

    /// A whole number that must be there.
    pub(super) fn number(&mut self, key: &'static str, allowed: &RangeInclusive<u32>) -> u32 {
        let value = self.need(key);
        self.number_in(key, value, allowed).unwrap_or(*allowed.start())
    }

    /// A whole number that may be left out.
    pub(super) fn maybe_number(
        &mut self,
        key: &'static str,
        allowed: &RangeInclusive<u32>,
    ) -> Option<u32> {
        let value = self.find(key);
        self.number_in(key, value, allowed)
    }

    fn number_in(
        &mut self,
        key: &str,
        value: Option<Value<'t>>,
        allowed: &RangeInclusive<u32>,
    ) -> Option<u32> {
        let (at, value) = (self.at.key(key), value?.get_ref());
        let DeValue::Integer(integer) = value else {
            self.unfit(&at, "a whole number", value);
            return None;
        };
        let number = i64::from_str_radix(integer.as_str(), integer.radix()).ok();
        let number = number.and_then(|number| u32::try_from(number).ok());
        let fitting = number.filter(|number| allowed.contains(number));
        if fitting.is_none() {
            let (least, most) = (allowed.start(), allowed.end());
            self.notes.refuse(&at, format!("{integer} is not between {least} and {most}"));
            self.notes.unread(at);
        }
        fitting
    }

    /// True or false, which must be there.
    pub(super) fn truth(&mut self, key: &'static str) -> bool {
        let value = self.need(key);
        self.truth_in(key, value).unwrap_or(true)
    }

    /// True or false; left out, it is false.
    pub(super) fn maybe_truth(&mut self, key: &'static str) -> bool {
        let value = self.find(key);
        self.truth_in(key, value).unwrap_or(false)
    }

    fn truth_in(&mut self, key: &str, value: Option<Value<'t>>) -> Option<bool> {
        let value = value?.get_ref();
        if let DeValue::Boolean(truth) = value {
            return Some(*truth);
        }
        let at = self.at.key(key);
        self.unfit(&at, "true or false", value);
        None
    }

    /// One word out of a closed set, which must be there.
    pub(super) fn word<T: Closed + Default>(&mut self, key: &'static str) -> T {
        let value = self.need(key);
        let text = self.text_in(key, value);
        let at = self.at.key(key);
        text.and_then(|word| self.word_at(&at, &word)).unwrap_or_default()
    }

    /// Words out of a closed set.
    pub(super) fn words<T: Closed>(&mut self, key: &'static str, texts: &[String]) -> Vec<T> {
        let at = self.at.key(key);
        let words = texts.iter().enumerate();
        words.filter_map(|(index, word)| self.word_at(&at.item(index), word)).collect()
    }

    fn word_at<T: Closed>(&mut self, at: &At, word: &str) -> Option<T> {
        let value = T::of_word(word);
        if value.is_none() && !self.notes.is_unread(at) {
            let words: Vec<String> = T::ALL.iter().map(|(word, _)| format!("`{word}`")).collect();
            let (found, allowed) = (shown(word), words.join(", "));
            self.notes.refuse(at, format!("`{found}` is not one of {allowed}"));
            self.notes.unread(at.clone());
        }
        value
    }

    /// A table that must be there.
    pub(super) fn table<T: Default>(
        &mut self,
        key: &'static str,
        read: impl Fn(&mut Fields<'t, '_>) -> T,
    ) -> T {
        let value = self.need(key);
        let at = self.at.key(key);
        value.and_then(|value| self.table_at(at, value, &read)).unwrap_or_default()
    }

    /// A list of tables that must be there and hold at least one.
    pub(super) fn tables<T: Default>(
        &mut self,
        key: &'static str,
        read: impl Fn(&mut Fields<'t, '_>) -> T,
    ) -> Vec<T> {
        let value = self.need(key);
        let tables = self.tables_in(key, value, read);
        let at = self.at.key(key);
        if tables.is_empty() && !self.notes.is_unread(&at) {
            self.notes.refuse(&at, "there must be at least one");
            self.notes.unread(at);
        }
        tables
    }

    /// A list of tables that may be left out.
    pub(super) fn maybe_tables<T: Default>(
        &mut self,
        key: &'static str,
        read: impl Fn(&mut Fields<'t, '_>) -> T,
    ) -> Vec<T> {
        let value = self.find(key);
        self.tables_in(key, value, read)
    }

    fn tables_in<T: Default>(
        &mut self,
        key: &'static str,
        value: Option<Value<'t>>,
        read: impl Fn(&mut Fields<'t, '_>) -> T,
    ) -> Vec<T> {
        let items = self.items(key, value, "a list of tables");
        let tables = items.into_iter();
        tables.map(|(at, value)| self.table_at(at, value, &read).unwrap_or_default()).collect()
    }

    fn table_at<T>(
        &mut self,
        at: At,
        value: Value<'t>,
        read: &impl Fn(&mut Fields<'t, '_>) -> T,
    ) -> Option<T> {
        let DeValue::Table(table) = value.get_ref() else {
            self.unfit(&at, "a table", value.get_ref());
            return None;
        };
        let mut fields = self.inside(table, at);
        fields.learn_label(table);
        let thing = read(&mut fields);
        fields.done();
        Some(thing)
    }

    /// Remembers by which word people know this table.
    fn learn_label(&mut self, table: &DeTable<'t>) {
        let words = ["key", "character", "when"];
        let label = words.iter().find_map(|word| table.get(*word)?.get_ref().as_str());
        if let Some(label) = label.filter(|label| !label.is_empty()) {
            self.notes.label(self.at.clone(), &shown(label));
        }
    }
}
