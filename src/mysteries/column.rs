//! Closed sets as columns of text.

use diesel::{
    deserialize::{self, FromSql, FromSqlRow},
    expression::AsExpression,
    pg::{Pg, PgValue},
    serialize::{self, Output, ToSql},
    sql_types::Text,
};
use lamplight_story_file::Closed;
use std::fmt;

/// A value out of a closed set in a column. A word that none of its values has is an error: taken
/// for another it could open what is closed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, FromSqlRow, AsExpression)]
#[diesel(sql_type = Text)]
pub struct Word<T>(pub T);

impl<T: Closed> FromSql<Text, Pg> for Word<T> {
    fn from_sql(value: PgValue<'_>) -> deserialize::Result<Self> {
        let word = <String as FromSql<Text, Pg>>::from_sql(value)?;
        let value = T::of_word(&word).map(Self);
        value.ok_or_else(|| format!("“{word}” is no {}", std::any::type_name::<T>()).into())
    }
}

impl<T: Closed + fmt::Debug> ToSql<Text, Pg> for Word<T> {
    fn to_sql<'b>(&'b self, out: &mut Output<'b, '_, Pg>) -> serialize::Result {
        <str as ToSql<Text, Pg>>::to_sql(self.0.word(), &mut out.reborrow())
    }
}
