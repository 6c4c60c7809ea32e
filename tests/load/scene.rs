//! What every part of the measuring works with.

use super::{
    Outcome, capture,
    house::House,
    http::Ask,
    model::{Models, cookie},
    pgbench::Script,
    postgres::Postgres,
};
use std::sync::atomic::{AtomicUsize, Ordering};

/// The columns of a card that differ from one to the next.
const COLUMNS: [&str; 11] = [
    "evening",
    "code",
    "host",
    "host_hash",
    "participant",
    "guest",
    "guest_hash",
    "story",
    "slug",
    "title",
    "edition",
];

/// Somebody who asks, and for what.
#[derive(Clone)]
pub(crate) struct Card(Vec<String>);

impl Card {
    pub(crate) fn of(&self, column: &str) -> &str {
        let place = COLUMNS.iter().position(|it| *it == column);
        place.and_then(|place| self.0.get(place)).map_or("", String::as_str)
    }

    /// The values and the variables that stand for them.
    pub(crate) fn known(&self) -> Vec<(String, &'static str)> {
        let pairs = COLUMNS.into_iter().map(|column| (self.of(column).to_owned(), column));
        pairs.filter(|(value, _)| !value.is_empty()).collect()
    }

    /// Their cookie.
    pub(crate) fn cookie(&self, of: &str) -> String {
        cookie(self.of(of))
    }
}

/// See the module.
pub(crate) struct Scene {
    pub(crate) postgres: Postgres,
    pub(crate) house: House,
    /// Writes every statement to the log.
    pub(crate) teller: House,
    pub(crate) models: Models,
}

impl Scene {
    /// The cards of one kind, in their order.
    pub(crate) fn cards(&self, kind: &str) -> Outcome<Vec<Card>> {
        let list = COLUMNS.map(|it| format!("coalesce({it}::text, '')")).join(", ");
        let rows = self.postgres.texts(&format!(
            "select concat_ws(e'\\t', {list}) from load.cards where kind = '{kind}' order by card"
        ))?;
        Ok(rows.iter().map(|row| Card(row.split('\t').map(str::to_owned).collect())).collect())
    }

    /// A script that runs what `ask` runs, for one card of this kind after another.
    pub(crate) fn script(
        &self,
        kind: &str,
        ask: impl Fn(&Card) -> Ask,
    ) -> Outcome<(Script<'_>, usize)> {
        static NUMBER: AtomicUsize = AtomicUsize::new(0);
        let cards = self.cards(kind)?;
        let first = cards.first().ok_or("no cards")?;
        // The second time: what an evening's first reader reads serves all others.
        let statements =
            capture::statements(&self.postgres, &self.teller, &ask(first), &ask(first))?;
        let name = format!("page-{}", NUMBER.fetch_add(1, Ordering::Relaxed));
        let text = capture::script(&statements, &first.known());
        Ok((
            Script::reading(&self.postgres, &name, &self.random_card(kind)?, text)?,
            statements.len(),
        ))
    }

    fn random_card(&self, kind: &str) -> Outcome<String> {
        let range = format!("from load.cards where kind = '{kind}'");
        let first = self.postgres.text(&format!("select min(card) {range}"))?;
        let last = self.postgres.text(&format!("select max(card) {range}"))?;
        let list = COLUMNS.join(", ");
        Ok(format!(
            "\\set n random({first}, {last})\nselect {list} from load.cards where card = :n"
        ))
    }

    /// How many requests to `route` this house has answered with `status`.
    pub(crate) fn answered(&self, route: &str, status: u16) -> Outcome<u64> {
        let line = format!("lamplight_requests_total{{route=\"{route}\",status=\"{status}\"}} ");
        let metrics = self.house.metrics()?;
        let count = metrics.lines().find_map(|it| it.strip_prefix(&line));
        Ok(count.and_then(|it| it.parse().ok()).unwrap_or(0))
    }
}
