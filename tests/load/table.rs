//! The figures, as they are.

use std::fmt::Write;

/// Whether a figure is as good as it must be.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Verdict {
    Reached,
    Missed,
    /// There is no must; it is there to compare with.
    None,
}

impl From<bool> for Verdict {
    fn from(reached: bool) -> Self {
        if reached { Self::Reached } else { Self::Missed }
    }
}

struct Row {
    what: String,
    must: String,
    got: String,
    verdict: Verdict,
    from: String,
}

/// See the module.
#[derive(Default)]
pub(crate) struct Table {
    rows: Vec<Row>,
    failed: u64,
    requests: u64,
}

impl Table {
    /// One figure: what it is of, what it must be, what it is, and where it comes from.
    pub(crate) fn row(&mut self, what: &str, must: &str, got: &str, verdict: Verdict, from: &str) {
        eprintln!("  {what}: {got}  ({from})");
        let [what, must, got, from] = [what, must, got, from].map(str::to_owned);
        self.rows.push(Row { what, must, got, verdict, from });
    }

    /// Requests that were sent, and those of them that failed.
    pub(crate) fn count(&mut self, requests: u64, failed: u64) {
        self.requests += requests;
        self.failed += failed;
    }

    /// Whether every request was answered as it should be.
    pub(crate) fn is_clean(&self) -> bool {
        self.failed == 0
    }
}

impl std::fmt::Display for Table {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let wide = |of: fn(&Row) -> &String| {
            self.rows.iter().map(|row| of(row).chars().count()).max().unwrap_or(0)
        };
        let (what, must, got) = (wide(|it| &it.what), wide(|it| &it.must), wide(|it| &it.got));
        let mut text = String::new();
        for row in &self.rows {
            let mark = match row.verdict {
                Verdict::Reached => "reached",
                Verdict::Missed => "missed ",
                Verdict::None => "       ",
            };
            let Row { what: it, must: wanted, got: is, from, .. } = row;
            writeln!(text, "{it:what$}  {wanted:must$}  {is:got$}  {mark}  {from}")?;
        }
        let Self { requests, failed, .. } = self;
        writeln!(text, "\n{failed} of {requests} requests failed (none may).")?;
        f.write_str(&text)
    }
}

/// A number with a comma between thousands.
pub(crate) fn whole(number: f64) -> String {
    let digits = format!("{:.0}", number.max(0.0));
    let mut text = String::new();
    for (place, digit) in digits.chars().enumerate() {
        if place > 0 && (digits.len() - place) % 3 == 0 {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

/// A time in milliseconds.
pub(crate) fn ms(time: std::time::Duration) -> String {
    format!("{:.1} ms", time.as_secs_f64() * 1000.0)
}
