//! Pages that are looked at all the time: their own rate over the limit of this machine.

use super::{
    Outcome, arrivals,
    http::Ask,
    pgbench::Rate,
    scene::{Card, Scene},
    table::{Table, ms, whole},
    wrk::{self, BROWSER, Load},
};
use std::{path::PathBuf, time::Duration};

/// A page, and who asks for it.
pub(crate) struct Page {
    pub(crate) name: &'static str,
    route: &'static str,
    ask: fn(&Card) -> Ask,
    /// The bare program can answer for it.
    bare: bool,
}

pub(crate) const PAGES: [Page; 4] = [
    Page {
        name: "a seat's play page",
        route: "/play/{session}",
        ask: |card| Ask::get(format!("/play/{}", card.of("evening")), card.cookie("guest")),
        bare: true,
    },
    Page {
        name: "the host's console",
        route: "/evenings/{session}",
        ask: |card| Ask::get(format!("/evenings/{}", card.of("evening")), card.cookie("host")),
        bare: false,
    },
    Page {
        name: "a story's shop page",
        route: "/stories/{slug}",
        ask: |card| Ask::get(format!("/stories/{}", card.of("slug")), card.cookie("host")),
        bare: false,
    },
    Page {
        name: "the library",
        route: "/stories",
        ask: |card| {
            let title = card.of("title").replace(' ', "+");
            let after = format!("/stories?after={}~{title}", card.of("story"));
            Ask::get(after, card.cookie("host"))
        },
        bare: false,
    },
];

/// The first so many are measured beside everything, not only as the tables grow.
pub(crate) const HOT: usize = 3;
/// The first so many show evenings, the others stories.
pub(crate) const BY_EVENING: usize = 2;

const SECONDS: u32 = 2;
/// Of so many runs the best counts: others may be at work on this machine.
const TAKES: usize = 3;
const CONNECTIONS: usize = 16;

/// What was measured of a page on one size of the dataset.
pub(crate) struct Figures {
    pub(crate) page: f64,
    pub(crate) database: Rate,
    statements: usize,
    length: usize,
    fixed: f64,
    packed: f64,
    bare: Option<f64>,
}

impl Figures {
    /// The limit: what PostgreSQL alone and HTTP alone would take one after the other.
    fn limit(&self) -> f64 {
        1.0 / (1.0 / self.database.per_second + 1.0 / self.fixed)
    }
}

/// The best of several runs.
struct Best(f64);

impl Best {
    fn see(&mut self, rate: f64) {
        self.0 = self.0.max(rate);
    }
}

struct Files {
    page: PathBuf,
    fixed: PathBuf,
    bare: PathBuf,
}

/// Measures `page`; `whole`: beside everything it is compared with.
pub(crate) fn measure(
    scene: &Scene,
    table: &mut Table,
    page: &Page,
    whole: bool,
) -> Outcome<Figures> {
    let cards = scene.cards("round")?;
    let length = look(scene, page, &cards)?;
    let files = write(scene, page, &cards, length)?;
    let (script, statements) = scene.script("round", page.ask)?;
    let mut database = script.best(SECONDS)?;
    let [mut rate, mut packed, mut fixed, mut bare] = [Best(0.0), Best(0.0), Best(0.0), Best(0.0)];
    for _ in 0..TAKES {
        rate.see(load(scene, table, page.route, &files.page, None)?.per_second);
        let again = script.run(database.clients, SECONDS)?;
        database.per_second = database.per_second.max(again.per_second);
        if whole {
            packed.see(load(scene, table, page.route, &files.page, Some(BROWSER))?.per_second);
            fixed.see(load(scene, table, "/fixed/{length}", &files.fixed, None)?.per_second);
        }
        if whole && page.bare {
            let ran = wrk::run(scene.house.bare, &files.bare, SECONDS, None)?;
            table.count(ran.requests, ran.failed);
            bare.see(ran.per_second);
        }
    }
    Ok(Figures {
        page: rate.0,
        database,
        statements,
        length,
        fixed: fixed.0,
        packed: packed.0,
        bare: (whole && page.bare).then_some(bare.0),
    })
}

/// Opens the page once, and says how long it is.
fn look(scene: &Scene, page: &Page, cards: &[Card]) -> Outcome<usize> {
    let card = cards.first().ok_or("no cards")?;
    let answer = scene.house.wire()?.send(&(page.ask)(card).bytes())?;
    match answer.status {
        200 => Ok(answer.body.len()),
        status => Err(format!("{}: {status}", page.name).into()),
    }
}

fn write(scene: &Scene, page: &Page, cards: &[Card], length: usize) -> Outcome<Files> {
    let file = |name: &str| scene.postgres.file(&format!("{name}.requests"));
    let files = Files { page: file("page"), fixed: file("fixed"), bare: file("bare") };
    let asks: Vec<Ask> = cards.iter().map(page.ask).collect();
    wrk::write(&files.page, &asks)?;
    let fixed = |ask: &Ask| Ask { path: format!("/fixed/{length}"), ..ask.clone() };
    wrk::write(&files.fixed, &asks.iter().map(fixed).collect::<Vec<_>>())?;
    let bare =
        |card: &Card| Ask::get(format!("/{}/{length}", card.of("evening")), card.cookie("guest"));
    wrk::write(&files.bare, &cards.iter().map(bare).collect::<Vec<_>>())?;
    Ok(files)
}

/// Loads the house and counts what it did not answer with a page.
fn load(
    scene: &Scene,
    table: &mut Table,
    route: &str,
    file: &std::path::Path,
    accepts: Option<&str>,
) -> Outcome<Load> {
    let before = scene.answered(route, 200)?;
    let ran = wrk::run(scene.house.address, file, SECONDS, accepts)?;
    let answered = scene.answered(route, 200)? - before;
    table.count(ran.requests, ran.failed.max(ran.requests.saturating_sub(answered)));
    Ok(ran)
}

/// The rows of a page that was measured beside everything.
pub(crate) fn rows(
    scene: &Scene,
    table: &mut Table,
    page: &Page,
    figures: &Figures,
) -> Outcome<()> {
    let Figures { page: rate, database, statements, length, fixed, packed, bare } = figures;
    let limit = figures.limit();
    table.row(
        page.name,
        "0.85 of L",
        &format!("{:.2}", rate / limit),
        (rate / limit >= 0.85).into(),
        &format!(
            "{}/s; D {}/s ({} clients, {statements} statements), H {}/s ({length} bytes), L {}/s",
            whole(*rate),
            whole(database.per_second),
            database.clients,
            whole(*fixed),
            whole(limit)
        ),
    );
    table.row(
        "  compressed, as browsers ask for it",
        "0.8 of that",
        &format!("{:.2}", packed / rate),
        (packed / rate >= 0.8).into(),
        &format!("{}/s with zstd", whole(*packed)),
    );
    if let Some(bare) = bare {
        table.row(
            "  beside the bare program",
            "",
            &format!("{:.2}", rate / bare),
            super::table::Verdict::None,
            &format!("bare {}/s, {:.2} of L", whole(*bare), bare / limit),
        );
    }
    tail(scene, table, page, *rate)
}

/// The slowest of a hundred at half of the highest rate.
fn tail(scene: &Scene, table: &mut Table, page: &Page, rate: f64) -> Outcome<()> {
    let cards = scene.cards("round")?;
    let half = rate / 2.0;
    let asks: Vec<Ask> = cards.iter().cycle().take((half * 3.0) as usize).map(page.ask).collect();
    let mut best: Option<(Duration, Duration)> = None;
    for _ in 0..TAKES {
        let ran = arrivals::send(scene.house.address, &asks, half, CONNECTIONS, 200)?;
        table.count(asks.len() as u64, ran.failed);
        let this = (ran.percentile(0.5), ran.percentile(0.99));
        let ratio = |(p50, p99): (Duration, Duration)| p99.as_secs_f64() / p50.as_secs_f64();
        best = best.filter(|best| ratio(*best) <= ratio(this)).or(Some(this));
    }
    let Some((p50, p99)) = best else { return Ok(()) };
    let ratio = p99.as_secs_f64() / p50.as_secs_f64();
    table.row(
        "  99th percentile at half of that rate",
        "5 × median",
        &format!("{ratio:.1} ×"),
        (ratio <= 5.0).into(),
        &format!("median {}, 99th {}, at {}/s", ms(p50), ms(p99), whole(half)),
    );
    Ok(())
}

/// What a page loses as the tables grow, against what PostgreSQL itself loses.
pub(crate) fn growth(table: &mut Table, page: &Page, small: &Figures, large: &Figures, of: &str) {
    let loss = |small: f64, large: f64| 1.0 - large / small;
    let page_loss = loss(small.page, large.page);
    let database_loss = loss(small.database.per_second, large.database.per_second);
    let percent = |loss: f64| format!("{:+.0} %", -loss * 100.0);
    table.row(
        &format!("{}, {of}", page.name),
        "what D loses + 10 %",
        &percent(page_loss),
        (page_loss <= database_loss + 0.1).into(),
        &format!(
            "{} to {}/s; D {} ({} to {}/s)",
            whole(small.page),
            whole(large.page),
            percent(database_loss),
            whole(small.database.per_second),
            whole(large.database.per_second)
        ),
    );
}
