//! The statements that a page really runs, from PostgreSQL's log, as a script for pgbench.

use super::{Outcome, house::House, http::Ask, postgres::Postgres};
use std::{collections::HashMap, fmt::Write};

/// One statement with the text of its parameters.
pub(crate) struct Statement {
    sql: String,
    params: Vec<Option<String>>,
}

/// Sends `ask` to a house that logs every statement, a second time after everything that is read
/// once has been read, and returns what it took.
pub(crate) fn statements(
    postgres: &Postgres,
    house: &House,
    warm: &Ask,
    ask: &Ask,
) -> Outcome<Vec<Statement>> {
    let mut wire = house.wire()?;
    wire.send(&warm.bytes())?;
    let length = postgres.log_length()?;
    let answer = wire.send(&ask.bytes())?;
    if !matches!(answer.status, 200 | 303) {
        return Err(format!("{}: {}", ask.path, answer.status).into());
    }
    let log = postgres.log_since(length)?;
    // Background work may talk in between, on connections of its own.
    let mut by_backend: HashMap<&str, Vec<&str>> = HashMap::new();
    for (backend, line) in log.lines().filter_map(|line| line.split_once('|')) {
        by_backend.entry(backend).or_default().push(line);
    }
    let busiest = by_backend.into_values().max_by_key(Vec::len).unwrap_or_default();
    Ok(read(&busiest))
}

fn read(lines: &[&str]) -> Vec<Statement> {
    let mut found: Vec<Statement> = Vec::new();
    for line in lines {
        if let Some(sql) = statement(line).filter(|sql| !sql.is_empty()) {
            found.push(Statement { sql: sql.to_owned(), params: Vec::new() });
        } else if let Some((_, list)) = line.split_once("arameters: ")
            && line.starts_with("DETAIL")
            && let Some(last) = found.last_mut()
        {
            last.params = params(list);
        }
    }
    found
}

fn statement(line: &str) -> Option<&str> {
    let said = line.strip_prefix("LOG:  ")?;
    match said.strip_prefix("execute ") {
        Some(named) => named.split_once(": ").map(|(_, sql)| sql.trim()),
        None => said.strip_prefix("statement: ").map(str::trim),
    }
}

/// `$1 = 'it''s', $2 = NULL` as values.
fn params(list: &str) -> Vec<Option<String>> {
    let (mut values, mut rest) = (Vec::new(), list);
    while let Some((_, value)) = rest.split_once(" = ") {
        let Some(quoted) = value.strip_prefix('\'') else {
            values.push(None);
            rest = value;
            continue;
        };
        let mut end = 0;
        while let Some(at) = quoted[end..].find('\'') {
            end += at;
            if !quoted[end..].starts_with("''") {
                break;
            }
            end += 2;
        }
        values.push(Some(quoted[..end].replace("''", "'")));
        rest = &quoted[end..];
    }
    values
}

impl Statement {
    /// Whether it changes something, or begins or ends the change.
    pub(crate) fn writes(&self) -> bool {
        let first = self.sql.split(' ').next().unwrap_or_default().to_ascii_uppercase();
        matches!(first.as_str(), "INSERT" | "UPDATE" | "DELETE" | "BEGIN" | "COMMIT")
    }
}

/// The statements as a script. `known`: values that differ from one asker to the next, and the
/// variables that have them; all others stay what they were.
pub(crate) fn script<'s>(
    statements: impl IntoIterator<Item = &'s Statement>,
    known: &[(String, &str)],
) -> (String, Vec<(String, String)>) {
    let (mut text, mut fixed) = (String::new(), Vec::new());
    for statement in statements {
        let mut sql = statement.sql.clone();
        // From the last on, so that $1 does not eat the beginning of $12.
        for (place, value) in statement.params.iter().enumerate().rev() {
            let written = match value {
                None => "null".to_owned(),
                Some(value) => match known.iter().find(|(it, _)| it == value) {
                    Some((_, variable)) => format!(":{variable}"),
                    None => {
                        fixed.push((format!("fixed_{}", fixed.len()), value.clone()));
                        format!(":fixed_{}", fixed.len() - 1)
                    }
                },
            };
            sql = sql.replace(&format!("${}", place + 1), &written);
        }
        let returns = sql.contains(" RETURNING ");
        // What a statement makes, the next ones use.
        let _ = writeln!(text, "{sql}{}", if returns { " \\gset made_" } else { ";" });
    }
    (text, fixed)
}
