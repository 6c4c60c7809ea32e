//! What a sign-in is good for, where it is not for everything its person may do.

use diesel::{
    deserialize::{self, FromSql, FromSqlRow},
    expression::AsExpression,
    pg::{Pg, PgValue},
    sql_types::Text,
};
use std::fmt;
use uuid::Uuid;

/// One thing, by its kind and id. The area that has the kind says what it opens. In the database
/// it is a text such as `game_seat:0b5e…`.
#[derive(Debug, Clone, PartialEq, Eq, FromSqlRow, AsExpression)]
#[diesel(sql_type = Text)]
pub struct Scope {
    /// What kind of thing, as its area calls it.
    pub kind: String,
    /// Which.
    pub id: Uuid,
}

impl Scope {
    /// The thing `id` of this `kind`.
    pub fn new(kind: &str, id: Uuid) -> Self {
        Self { kind: kind.to_owned(), id }
    }

    fn parse(text: &str) -> Option<Self> {
        let (kind, id) = text.split_once(':')?;
        Some(Self::new(kind, Uuid::try_parse(id).ok()?))
    }
}

impl fmt::Display for Scope {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}", self.kind, self.id)
    }
}

impl FromSql<Text, Pg> for Scope {
    /// A scope that cannot be read is an error: taken for none it would open everything.
    fn from_sql(value: PgValue<'_>) -> deserialize::Result<Self> {
        let text = <String as FromSql<Text, Pg>>::from_sql(value)?;
        Self::parse(&text).ok_or_else(|| format!("“{text}” is no scope").into())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_scope_reads_as_it_is_written_and_nothing_else_is_one() {
        let scope = Scope::new("game_seat", Uuid::from_u128(7));
        assert_eq!(Scope::parse(&scope.to_string()), Some(scope));
        for odd in ["", "game_seat", "game_seat:", ":7", "game_seat:x"] {
            assert_eq!(Scope::parse(odd), None, "{odd:?}");
        }
    }
}
