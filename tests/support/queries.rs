//! What a request asks the database, and how the database goes about it.

use super::{TestApp, house::House, postgres};
use std::time::Duration;

/// What a house of [`TestApp::asked_house`] tells PostgreSQL to write down. Without sequential
/// scans the plans of small tables are those of large ones: where a scan is left, there is no index.
const WRITE_DOWN: &str = "-c log_statement=all -c session_preload_libraries=auto_explain \
    -c auto_explain.log_min_duration=0 -c auto_explain.log_nested_statements=on \
    -c enable_seqscan=off -c log_error_verbosity=default";

/// What a request does not ask: what a type is called is asked once for each connection, which is
/// told how to speak and what kind of work it is used for; and the jobs of the house look around.
const OF_THE_HOUSE: [&str; 7] = [
    r#"FROM "pg_type""#,
    "SET TIME ZONE",
    "SET CLIENT_ENCODING",
    "set statement_timeout",
    r#""job_schedules""#,
    r#"FROM "jobs""#,
    r#"UPDATE "jobs""#,
];

/// What was asked between two moments.
#[derive(Debug, Default)]
pub struct Asked {
    /// The statements, one for each time the application waited for the database.
    pub statements: Vec<String>,
    /// The plans, those inside functions too.
    pub plans: Vec<String>,
}

impl Asked {
    /// Without transactions of which everything was left out.
    fn without_empty_transactions(mut self) -> Self {
        let mut kept: Vec<String> = Vec::new();
        for statement in self.statements {
            if statement == "COMMIT" && kept.last().is_some_and(|it| it == "BEGIN") {
                kept.pop();
            } else {
                kept.push(statement);
            }
        }
        self.statements = kept;
        self
    }

    /// The tables that were read from one end to the other for want of an index.
    pub fn scanned(&self) -> Vec<&str> {
        let lines = self.plans.iter().flat_map(|plan| plan.lines());
        lines.filter_map(|line| line.split("Seq Scan on ").nth(1)?.split(' ').next()).collect()
    }
}

impl TestApp {
    /// A second server that has everything it asks of the database written down.
    pub fn asked_house(&self) -> House {
        let separator = if self.database_url().contains('?') { '&' } else { '?' };
        let options = WRITE_DOWN.replace(' ', "%20").replace('=', "%3D");
        let url = format!("{}{separator}options={options}", self.database_url());
        House::open(self.config().clone(), &url)
    }

    /// What such a server asked while `work` went on. What it does in the background, on
    /// connections of its own, is left out: that of the busiest connection counts.
    pub async fn asked<F: Future>(&self, work: F) -> Asked {
        let before = postgres::log().len();
        work.await;
        // PostgreSQL writes a statement down before it answers, and a plan after it.
        tokio::time::sleep(Duration::from_millis(50)).await;
        read(&postgres::log()[before..], self.database_name())
    }
}

fn read(log: &str, database: &str) -> Asked {
    let mut by_backend: Vec<(&str, Asked)> = Vec::new();
    let entries = entries(log);
    for entry in &entries {
        let Some((of, rest)) = entry.split_once('|') else { continue };
        let Some((backend, said)) = rest.split_once('|') else { continue };
        if of != database {
            continue;
        }
        let place = by_backend.iter().position(|(it, _)| *it == backend).unwrap_or_else(|| {
            by_backend.push((backend, Asked::default()));
            by_backend.len() - 1
        });
        note(&mut by_backend[place].1, said);
    }
    let all = by_backend.into_iter().map(|(_, asked)| asked.without_empty_transactions());
    all.max_by_key(|asked| asked.statements.len()).unwrap_or_default()
}

fn note(asked: &mut Asked, said: &str) {
    if OF_THE_HOUSE.iter().any(|it| said.contains(it)) {
        return;
    }
    let said = said.trim_start_matches("LOG:").trim();
    if let Some(sql) = said.strip_prefix("statement: ") {
        asked.statements.push(sql.to_owned());
    } else if let Some(named) = said.strip_prefix("execute ") {
        let sql = named.split_once(": ").map_or(named, |(_, sql)| sql);
        asked.statements.push(sql.to_owned());
    } else if said.starts_with("duration: ") {
        asked.plans.push(said.to_owned());
    }
}

/// The entries of the log; what goes on over several lines is indented.
fn entries(log: &str) -> Vec<String> {
    let mut entries: Vec<String> = Vec::new();
    for line in log.lines() {
        match entries.last_mut() {
            Some(last) if line.starts_with(['\t', ' ']) => *last += &format!("\n{line}"),
            _ => entries.push(line.to_owned()),
        }
    }
    entries
}
