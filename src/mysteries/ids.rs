//! Ids that cannot be taken for one another: a participant's is no character's.

use diesel::{
    deserialize::{self, FromSql, FromSqlRow},
    expression::AsExpression,
    pg::{Pg, PgValue},
    serialize::{self, Output, ToSql},
    sql_types::Uuid as SqlUuid,
};
use serde::{Deserialize, Serialize};
use std::fmt;
use uuid::Uuid;

/// An id of one kind: a UUID in the database, in snapshots and in addresses.
macro_rules! id {
    ($($(#[$doc:meta])* $name:ident;)+) => { $(
        $(#[$doc])*
        #[derive(
            Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
            AsExpression, FromSqlRow,
        )]
        #[diesel(sql_type = SqlUuid)]
        #[serde(transparent)]
        pub struct $name(Uuid);

        impl From<Uuid> for $name {
            fn from(id: Uuid) -> Self {
                Self(id)
            }
        }

        impl From<$name> for Uuid {
            fn from(id: $name) -> Self {
                id.0
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                self.0.fmt(f)
            }
        }

        impl FromSql<SqlUuid, Pg> for $name {
            fn from_sql(value: PgValue<'_>) -> deserialize::Result<Self> {
                <Uuid as FromSql<SqlUuid, Pg>>::from_sql(value).map(Self)
            }
        }

        impl ToSql<SqlUuid, Pg> for $name {
            fn to_sql<'b>(&'b self, out: &mut Output<'b, '_, Pg>) -> serialize::Result {
                <Uuid as ToSql<SqlUuid, Pg>>::to_sql(&self.0, out)
            }
        }
    )+ };
}

id! {
    /// A story that is played.
    SessionId;
    /// Somebody at a session.
    ParticipantId;
    /// A character in a session, whoever plays it.
    AssignmentId;
    /// A character of a story.
    CharacterId;
    /// A clue of a story.
    ClueId;
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_id_is_written_and_read_as_the_uuid_it_is() {
        let uuid = Uuid::from_u128(7);
        let id = ParticipantId::from(uuid);
        assert_eq!(id.to_string(), uuid.to_string());
        assert_eq!(serde_json::to_value(id).ok(), serde_json::to_value(uuid).ok());
        assert_eq!(serde_json::from_value::<ParticipantId>(uuid.to_string().into()).ok(), Some(id));
        assert_eq!(Uuid::from(id), uuid);
    }
}
