//! What is the same in two files, though it be written differently.

use std::collections::HashSet;

use toml::de::{DeTable, DeValue};

use super::Value;

/// Whether a value is as good as none at all: an empty list, or false. What a thing’s holder `can`
/// do is another matter: to leave that out means everything.
pub(super) fn is_nothing(key: &str, value: &DeValue<'_>) -> bool {
    match value {
        DeValue::Array(items) => items.is_empty() && key != "can",
        DeValue::Boolean(truth) => !truth,
        _ => false,
    }
}

/// Whether two values mean the same.
pub(super) fn same(one: &DeValue<'_>, other: &DeValue<'_>) -> bool {
    match (one, other) {
        (DeValue::String(one), DeValue::String(other)) => tidy(one) == tidy(other),
        (DeValue::Integer(one), DeValue::Integer(other)) => {
            let number = |digits: &str, radix: u32| i64::from_str_radix(digits, radix).ok();
            number(one.as_str(), one.radix()) == number(other.as_str(), other.radix())
        }
        (DeValue::Boolean(one), DeValue::Boolean(other)) => one == other,
        (DeValue::Array(one), DeValue::Array(other)) => {
            let mut items = one.iter().zip(other.iter());
            one.len() == other.len()
                && items.all(|(one, other)| same(one.get_ref(), other.get_ref()))
        }
        (DeValue::Table(one), DeValue::Table(other)) => agree(one, other) && agree(other, one),
        _ => false,
    }
}

/// Whether what stands in one table stands in the other.
fn agree(one: &DeTable<'_>, other: &DeTable<'_>) -> bool {
    one.iter().all(|(key, value)| {
        let (key, value): (&str, _) = (key.get_ref(), value.get_ref());
        match other.get(key) {
            Some(there) => same(value, there.get_ref()),
            None => is_nothing(key, value),
        }
    })
}

/// Whether two tables have the same keys, but for what means nothing.
pub(super) fn have_same_keys(one: &DeTable<'_>, other: &DeTable<'_>) -> bool {
    let has_all = |one: &DeTable<'_>, other: &DeTable<'_>| {
        one.iter().all(|(key, value)| {
            let key: &str = key.get_ref();
            other.get(key).is_some() || is_nothing(key, value.get_ref())
        })
    };
    has_all(one, other) && has_all(other, one)
}

/// A text as it is read.
fn tidy(text: &str) -> String {
    text.replace("\r\n", "\n").trim().to_owned()
}

/// For each thing of a new list, which of the old list it was.
pub(super) fn pairs(old: &[Value<'_>], new: &[Value<'_>]) -> Vec<Option<usize>> {
    let mut taken = HashSet::new();
    let mut pairs: Vec<Option<usize>> = Vec::with_capacity(new.len());
    for (index, new) in new.iter().enumerate() {
        let fits = |place: &usize| {
            !taken.contains(place) && old.get(*place).is_some_and(|old| is_it(old, new))
        };
        let found = Some(index).filter(fits).or_else(|| (0..old.len()).find(fits));
        taken.extend(found);
        pairs.push(found);
    }
    // What has changed and nothing to be known by is still where it was.
    if old.len() == new.len() {
        for (index, pair) in pairs.iter_mut().enumerate() {
            if pair.is_none() && taken.insert(index) {
                *pair = Some(index);
            }
        }
    }
    pairs
}

/// Whether something is the same thing as before, by its key if it has one.
fn is_it(old: Value<'_>, new: Value<'_>) -> bool {
    match (name(old), name(new)) {
        (Some(old), Some(new)) => old == new,
        _ => same(old.get_ref(), new.get_ref()),
    }
}

fn name(value: Value<'_>) -> Option<&str> {
    let DeValue::Table(table) = value.get_ref() else { return None };
    let names = ["key", "character", "when"];
    names.iter().find_map(|name| table.get(*name)?.get_ref().as_str()).map(str::trim)
}
