//! How fast Lamplight is, beside the limits of the machine it runs on.
//!
//! `cargo bench` measures everything; with names after `--` only these parts: `pages`, `growth`,
//! `posting`, `live`, `idle`; and with `small` without making the tables large first.
#![allow(clippy::disallowed_methods, clippy::print_stdout, clippy::print_stderr)]

mod arrivals;
mod bare;
mod capture;
mod dataset;
mod house;
mod http;
mod idle;
mod listeners;
mod live;
mod model;
mod pages;
mod pgbench;
mod postgres;
mod posting;
mod process;
mod scene;
mod table;
mod wrk;

use dataset::{LARGE, SMALL, Size};
use pages::{Figures, PAGES};
use scene::Scene;
use std::{error::Error, process::ExitCode, time::Instant};
use table::{Table, whole};

/// What can go wrong is said in words, and ends the run.
pub(crate) type Outcome<T> = Result<T, Box<dyn Error + Send + Sync>>;

fn main() -> ExitCode {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&str> = args.iter().map(String::as_str).collect();
    let done = match words[..] {
        ["--house"] => house::run(),
        ["--listeners", address, file] => listeners::run(address, file),
        _ if !words.contains(&"--bench") => Err("run it with cargo bench".into()),
        _ => measure(&words),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("speed: {error}");
            ExitCode::FAILURE
        }
    }
}

fn measure(words: &[&str]) -> Outcome<()> {
    let begun = Instant::now();
    wrk::program()?;
    pgbench::program()?;
    let busy = process::load_average();
    let parts: Vec<&str> =
        words.iter().copied().filter(|it| !matches!(*it, "--bench" | "small")).collect();
    let wanted = |part: &str| parts.is_empty() || parts.contains(&part);
    let size = if words.contains(&"small") { SMALL } else { LARGE };
    let scene = prepare(begun)?;
    let mut table = Table::default();
    if wanted("pages") || wanted("growth") {
        pages(&scene, &mut table, size, &wanted, begun)?;
    } else if size != SMALL {
        enlarge(&scene, size, begun)?;
    }
    if wanted("posting") {
        posting::measure(&scene, &mut table)?;
    }
    if wanted("live") {
        live::measure(&scene, &mut table)?;
    }
    if wanted("idle") {
        idle::measure(&scene.postgres, &mut table)?;
    }
    println!("\n{}\n{table}", heading(&scene, size, busy)?);
    eprintln!("It took {} s.", begun.elapsed().as_secs());
    if table.is_clean() { Ok(()) } else { Err("requests failed".into()) }
}

/// A database, a house, and the small dataset.
fn prepare(begun: Instant) -> Outcome<Scene> {
    let postgres = postgres::Postgres::start()?;
    lamplight_core::db::migrate::run(&postgres.url()).map_err(|error| error.to_string())?;
    postgres.run(include_str!("sql/setup.sql"))?;
    let open = |url: &str, log: &str| house::House::open(url, &postgres.file(log));
    let house = open(&postgres.url(), "house.log")?;
    let teller = open(&postgres.logging_url(), "teller.log")?;
    let models = model::play(&house, &postgres)?;
    dataset::fill(&postgres, &models, SMALL)?;
    eprintln!("{} s: the small tables are filled", begun.elapsed().as_secs());
    Ok(Scene { postgres, house, teller, models })
}

fn enlarge(scene: &Scene, size: Size, begun: Instant) -> Outcome<()> {
    dataset::enlarge(&scene.postgres, &scene.models, SMALL, size)?;
    eprintln!("{} s: the large tables are filled", begun.elapsed().as_secs());
    Ok(())
}

/// Every page on the small tables and on the large ones.
fn pages(
    scene: &Scene,
    table: &mut Table,
    size: Size,
    wanted: &dyn Fn(&str) -> bool,
    begun: Instant,
) -> Outcome<()> {
    let mut small: Vec<Figures> = Vec::new();
    if size != SMALL {
        if wanted("growth") {
            for page in &PAGES {
                small.push(pages::measure(scene, table, page, false)?);
            }
        }
        enlarge(scene, size, begun)?;
    }
    for (place, page) in PAGES.iter().enumerate() {
        let hot = wanted("pages") && place < pages::HOT;
        let large = pages::measure(scene, table, page, hot)?;
        if hot {
            pages::rows(scene, table, page, &large)?;
        }
        if let Some(small) = small.get(place) {
            let of = if place < pages::BY_EVENING { "evenings" } else { "stories" };
            pages::growth(table, page, small, &large, of);
        }
    }
    Ok(())
}

fn heading(scene: &Scene, size: Size, busy: Option<f64>) -> Outcome<String> {
    let rows: f64 = scene
        .postgres
        .text("select sum(reltuples) from pg_class where relkind = 'r' and relnamespace = 'public'::regnamespace")?
        .parse()?;
    let cores = std::thread::available_parallelism()?;
    let Size { evenings, stories } = size;
    Ok(format!(
        "{cores} cores, all of it on one machine; load before it began {:.1}; the best of three runs each.\n\
         {} evenings with eight guests each, {} stories, {} rows in all.\n\
         D: pgbench with the page's own statements; H: a fixed body of the same size behind the same\n\
         middleware; L = 1 / (1/D + 1/H).\n",
        busy.unwrap_or(0.0),
        whole(f64::from(evenings)),
        whole(f64::from(stories)),
        whole(rows),
    ))
}
