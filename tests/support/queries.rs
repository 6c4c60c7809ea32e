//! What a request asks the database, and how the database goes about it.

use super::{TestApp, house::House, postgres};
use std::time::Duration;

/// What a house of [`TestApp::asked_house`] tells PostgreSQL to write down. Without sequential
/// scans the plans of small tables are those of large ones: where a scan is left, there is no index.
const WRITE_DOWN: &str = "-c log_statement=all -c session_preload_libraries=auto_explain \
    -c auto_explain.log_min_duration=0 -c auto_explain.log_nested_statements=on \
    -c enable_seqscan=off -c log_error_verbosity=default";

/// What no request asks, each by how it begins: a statement of a request that only mentions one of
/// these tables counts.
const OF_THE_HOUSE: [&str; 10] = [
    // A connection that is opened is told how to speak, and how long its work may take;
    "SET TIME ZONE 'UTC'",
    "SET CLIENT_ENCODING TO 'UTF8'",
    "set statement_timeout = ",
    // and asks once which number a type of ours has there.
    r#"SELECT "pg_type"."oid", "pg_type"."typarray" FROM "pg_type" WHERE "#,
    // Beside the requests, a house writes down at its start what is done again and again, looks
    // what of it is due,
    r#"INSERT INTO "job_schedules" ("#,
    r#"SELECT EXISTS (SELECT "job_schedules"."#,
    "update job_schedules set last_at = ",
    // and takes the jobs that wait, keeps them and gives them back, and forgets old ones.
    r#"SELECT "jobs"."id" FROM "jobs" WHERE "#,
    r#"UPDATE "jobs" SET "#,
    r#"DELETE  FROM "jobs" WHERE "#,
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
    let said = said.trim_start_matches("LOG:").trim();
    let Some(sql) = sql(said).filter(|sql| !is_of_the_house(sql)) else { return };
    if said.starts_with("duration: ") {
        asked.plans.push(said.to_owned());
    } else {
        asked.statements.push(sql.to_owned());
    }
}

/// The statement that an entry of the log is about.
fn sql(said: &str) -> Option<&str> {
    if said.starts_with("duration: ") {
        return said.split_once("Query Text: ").map(|(_, sql)| sql);
    }
    let named =
        |rest: &'_ str| rest.split_once(": ").map_or(rest.len(), |(name, _)| name.len() + 2);
    said.strip_prefix("statement: ")
        .or_else(|| said.strip_prefix("execute ").map(|rest| &rest[named(rest)..]))
}

fn is_of_the_house(sql: &str) -> bool {
    OF_THE_HOUSE.iter().any(|it| sql.starts_with(it))
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

#[cfg(test)]
mod tests {
    use super::*;

    /// How many statements and plans are kept of this entry of the log.
    fn kept(said: &str) -> (usize, usize) {
        let mut asked = Asked::default();
        note(&mut asked, said);
        (asked.statements.len(), asked.plans.len())
    }

    #[test]
    fn only_what_is_the_houses_own_is_left_out() {
        let jobs = r#"SELECT "jobs"."id" FROM "jobs" WHERE ("jobs"."finished_at" IS NULL)"#;
        for own in [
            format!("LOG:  execute __diesel_stmt_4: {jobs}"),
            format!("LOG:  duration: 0.2 ms  plan:\n\tQuery Text: {jobs}\n\tSeq Scan on jobs"),
            "LOG:  execute <unnamed>: SET TIME ZONE 'UTC'".to_owned(),
            "LOG:  statement: set statement_timeout = 4000; set lock_timeout = 2500".to_owned(),
        ] {
            assert_eq!(kept(&own), (0, 0), "{own}");
        }
        for asked in [
            r#"LOG:  execute s1: INSERT INTO "jobs" ("id") VALUES ($1)"#,
            r#"LOG:  execute s1: SELECT "mails"."id" FROM "mails" INNER JOIN "jobs" ON true"#,
            "LOG:  statement: select 1 -- SET TIME ZONE 'UTC'",
            "LOG:  execute <unnamed>: select now(): text",
        ] {
            assert_eq!(kept(asked), (1, 0), "{asked}");
        }
        let plan = "LOG:  duration: 1 ms  plan:\n\tQuery Text: select 1 FROM \"jobs\"\n\tResult";
        assert_eq!(kept(plan), (0, 1));
    }
}
