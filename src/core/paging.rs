//! Lists that are read a page at a time. A page begins where the one before ended: behind a value of
//! what the list is ordered by, and behind an id among those that have the same value. So nothing
//! stands on two pages or on none, and the last page costs no more than the first.

use crate::web::request;
use chrono::{DateTime, SecondsFormat, Utc};
use std::fmt;
use uuid::Uuid;

/// Bytes of a text that an address carries.
const LONGEST: usize = 1000;

/// Where a page ended.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cursor<V> {
    /// What the last one has of what the list is ordered by.
    pub value: V,
    /// The last one's id.
    pub id: Uuid,
}

/// What a list can be ordered by, as an address carries it.
pub trait Ordered: Sized {
    /// As a text.
    fn write(&self) -> String;

    /// Out of a text; none if it is not one of these, or none that the database can hold.
    fn read(text: &str) -> Option<Self>;
}

impl Ordered for String {
    fn write(&self) -> String {
        self.clone()
    }

    fn read(text: &str) -> Option<Self> {
        (text.len() <= LONGEST && !text.contains('\0')).then(|| text.to_owned())
    }
}

impl Ordered for DateTime<Utc> {
    fn write(&self) -> String {
        // As fine as PostgreSQL's own.
        self.to_rfc3339_opts(SecondsFormat::Micros, true)
    }

    fn read(text: &str) -> Option<Self> {
        request::time(text)
    }
}

impl<V: Ordered> Cursor<V> {
    /// Behind the one with this value and this id.
    pub fn behind(value: V, id: impl Into<Uuid>) -> Self {
        Self { value, id: id.into() }
    }

    /// Out of an address. What is no such place is none, which means the first page: addresses are
    /// shortened, mended and made up, and a list answers them all.
    pub fn read(text: &str) -> Option<Self> {
        let (id, value) = text.split_once('~')?;
        Some(Self { id: id.parse().ok()?, value: V::read(value)? })
    }
}

impl<V: Ordered> fmt::Display for Cursor<V> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}~{}", self.id, self.value.write())
    }
}

/// A page of a list.
#[derive(Debug, Clone)]
pub struct Page<T> {
    /// What stands on it.
    pub items: Vec<T>,
    /// Whether there are more behind it.
    pub more: bool,
}

impl<T> Page<T> {
    /// Of what was found when [`one_more_than`] `size` were asked for.
    pub fn of(mut found: Vec<T>, size: usize) -> Self {
        let more = found.len() > size;
        found.truncate(size);
        Self { items: found, more }
    }

    /// Where the next page begins, if there is one. `behind` says where an item stands.
    pub fn next<V>(&self, behind: impl FnOnce(&T) -> Cursor<V>) -> Option<Cursor<V>> {
        self.items.last().filter(|_| self.more).map(behind)
    }
}

/// How many to ask for so as to learn whether there are more than a page.
pub fn one_more_than(size: usize) -> i64 {
    i64::try_from(size).unwrap_or(i64::MAX).saturating_add(1)
}

/// The address of `path` with these in its query; what is empty is left out.
pub fn address<'a>(path: &str, query: impl IntoIterator<Item = (&'a str, &'a str)>) -> String {
    let said = query.into_iter().filter(|(_, value)| !value.is_empty());
    let query = url::form_urlencoded::Serializer::new(String::new()).extend_pairs(said).finish();
    if query.is_empty() { path.to_owned() } else { format!("{path}?{query}") }
}

#[cfg(test)]
mod tests {
    use super::*;

    const ID: Uuid = Uuid::from_u128(7);

    #[test]
    fn a_place_comes_back_out_of_an_address_as_it_went_in() {
        let title = Cursor::behind("A & B ~ C ".to_owned(), ID);
        let href = address("/stories", [("q", ""), ("after", title.to_string().as_str())]);
        let (name, value) =
            url::form_urlencoded::parse(href.split_once('?').unwrap().1.as_bytes()).next().unwrap();
        assert_eq!((name.as_ref(), Cursor::read(&value)), ("after", Some(title)));

        let time: DateTime<Utc> = "2026-11-21T20:00:00.123456Z".parse().unwrap();
        let time = Cursor::behind(time, ID);
        assert_eq!(Cursor::read(&time.to_string()), Some(time));
        assert_eq!(address("/stories", [("q", "")]), "/stories");
    }

    #[test]
    fn what_is_no_place_is_the_first_page() {
        let titles = ["", "~", "nonsense", "~Title", "7~Title", &format!("{ID}~a\0")];
        for odd in titles.into_iter().chain([format!("{ID}~{}", "x".repeat(1001)).as_str()]) {
            assert_eq!(Cursor::<String>::read(odd), None, "{odd:?}");
        }
        for odd in ["", "yesterday", "-100000-01-01T00:00:00Z", "+200000-01-01T00:00:00Z"] {
            assert_eq!(Cursor::<DateTime<Utc>>::read(&format!("{ID}~{odd}")), None, "{odd:?}");
        }
    }

    #[test]
    fn one_more_than_a_page_tells_that_there_is_another() {
        let behind = |number: &i32| Cursor::behind(number.to_string(), ID);
        let full = Page::of(vec![1, 2, 3], 2);
        assert_eq!(
            (full.items.as_slice(), full.next(behind)),
            ([1, 2].as_slice(), Some(behind(&2)))
        );
        assert_eq!(Page::of(vec![1, 2], 2).next(behind), None);
        assert_eq!(Page::of(Vec::new(), 2).next(behind), None);
        assert_eq!((one_more_than(20), one_more_than(usize::MAX)), (21, i64::MAX));
    }
}
