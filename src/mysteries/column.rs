//! Closed sets of the story file as columns of text. This crate's own are columns by themselves
//! (`lamplight_core::closed_set`); Rust lets nobody but their own crate say that of the others.

use diesel::{
    deserialize::{self, FromSql, FromSqlRow},
    expression::AsExpression,
    pg::{Pg, PgValue},
    serialize::{self, Output, ToSql},
    sql_types::Text,
};
use lamplight_core::closed;
use lamplight_story_file::{Closed, HostMode};
use std::fmt;

/// A value out of a closed set in a column.
#[derive(Debug, Clone, Copy, PartialEq, Eq, FromSqlRow, AsExpression)]
#[diesel(sql_type = Text)]
pub struct Word<T>(pub T);

impl<T: Closed> FromSql<Text, Pg> for Word<T> {
    fn from_sql(value: PgValue<'_>) -> deserialize::Result<Self> {
        closed::from_column(value, T::of_word).map(Self)
    }
}

impl<T: Closed + fmt::Debug> ToSql<Text, Pg> for Word<T> {
    fn to_sql<'b>(&'b self, out: &mut Output<'b, '_, Pg>) -> serialize::Result {
        closed::to_column(self.0.word(), out)
    }
}

impl From<Word<Self>> for HostMode {
    fn from(word: Word<Self>) -> Self {
        word.0
    }
}
