//! PostgreSQL's full-text search types, which Diesel does not bring.

/// A text prepared for searching.
#[derive(Debug, Clone, Copy, diesel::sql_types::SqlType)]
#[diesel(postgres_type(name = "tsvector"))]
pub struct Tsvector;

/// A prepared question to such a text.
#[derive(Debug, Clone, Copy, diesel::sql_types::SqlType)]
#[diesel(postgres_type(name = "tsquery"))]
pub struct Tsquery;

diesel::define_sql_function! {
    /// What somebody typed as a question; the last word may be the beginning of one.
    fn story_query(words: diesel::sql_types::Text) -> Tsquery;
}

diesel::infix_operator!(Matches, " @@ ", backend: diesel::pg::Pg);

/// `text @@ question`.
pub fn matches<T, Q>(text: T, question: Q) -> Matches<T, Q>
where
    T: diesel::Expression<SqlType = Tsvector>,
    Q: diesel::Expression<SqlType = Tsquery>,
{
    Matches::new(text, question)
}
