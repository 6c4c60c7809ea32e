//! Closed sets as they stand in the database: a text for each value, and nothing else. A text that
//! is none of them is an error: taken for another it would open what is closed.

use diesel::{
    deserialize::{self, FromSql},
    pg::{Pg, PgValue},
    serialize::{self, IsNull, Output},
    sql_types::Text,
};
use std::io::Write;

/// The value whose text a column holds, as `named` knows them.
///
/// # Errors
/// When the text is none's, or cannot be read.
pub fn from_column<T>(
    value: PgValue<'_>,
    named: impl FnOnce(&str) -> Option<T>,
) -> deserialize::Result<T> {
    let text = <String as FromSql<Text, Pg>>::from_sql(value)?;
    named(&text).ok_or_else(|| format!("“{text}” is no {}", std::any::type_name::<T>()).into())
}

/// Writes a value's text into a column.
///
/// # Errors
/// When it cannot be written.
pub fn to_column(text: &str, out: &mut Output<'_, '_, Pg>) -> serialize::Result {
    out.write_all(text.as_bytes())?;
    Ok(IsNull::No)
}

/// An enum whose variants are texts in a column and in JSON, in order.
///
/// ```
/// lamplight_core::closed_set! {
///     /// How far it is.
///     pub enum Stage {
///         /// It waits.
///         Waiting = "waiting",
///         /// It is over.
///         Over = "over",
///     }
/// }
/// assert_eq!(Stage::named("over"), Some(Stage::Over));
/// ```
#[macro_export]
macro_rules! closed_set {
    (
        $(#[$doc:meta])*
        pub enum $name:ident { $($(#[$variant_doc:meta])* $variant:ident = $text:literal,)+ }
    ) => {
        $(#[$doc])*
        #[derive(
            Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash,
            ::diesel::expression::AsExpression, ::diesel::deserialize::FromSqlRow,
            ::serde::Deserialize,
        )]
        #[diesel(sql_type = ::diesel::sql_types::Text)]
        pub enum $name {
            $($(#[$variant_doc])* #[serde(rename = $text)] $variant,)+
        }

        impl $name {
            /// All of them, in order.
            pub const ALL: &[Self] = &[$(Self::$variant),+];

            /// Its text.
            pub const fn name(self) -> &'static str {
                match self { $(Self::$variant => $text),+ }
            }

            /// The one of this text.
            pub fn named(text: &str) -> Option<Self> {
                Self::ALL.iter().copied().find(|it| it.name() == text)
            }
        }

        impl ::diesel::deserialize::FromSql<::diesel::sql_types::Text, ::diesel::pg::Pg> for $name {
            fn from_sql(value: ::diesel::pg::PgValue<'_>) -> ::diesel::deserialize::Result<Self> {
                $crate::closed::from_column(value, Self::named)
            }
        }

        impl ::diesel::serialize::ToSql<::diesel::sql_types::Text, ::diesel::pg::Pg> for $name {
            fn to_sql<'b>(
                &'b self,
                out: &mut ::diesel::serialize::Output<'b, '_, ::diesel::pg::Pg>,
            ) -> ::diesel::serialize::Result {
                $crate::closed::to_column(self.name(), out)
            }
        }
    };
}

#[cfg(test)]
mod tests {
    lamplight_core::closed_set! {
        /// For these tests.
        pub enum Stage {
            /// First.
            Waiting = "waiting",
            /// Last.
            Over = "over",
        }
    }

    #[test]
    fn only_what_is_known_is_read_and_the_order_is_kept() {
        assert!(Stage::ALL.iter().all(|it| Stage::named(it.name()) == Some(*it)));
        assert!(Stage::ALL.is_sorted());
        assert_eq!(serde_json::from_value::<Stage>("over".into()).ok(), Some(Stage::Over));
        for odd in ["", "Waiting", "WAITING", "elsewhere"] {
            assert_eq!(Stage::named(odd), None, "{odd:?}");
            assert!(serde_json::from_value::<Stage>(odd.into()).is_err(), "{odd:?}");
        }
    }
}
