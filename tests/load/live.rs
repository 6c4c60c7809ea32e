//! Live evenings: how long from the commit to every guest, what a listener costs, and what many
//! listeners of one evening cost.

use super::{
    Outcome,
    arrivals::{self, percentile},
    http::Ask,
    listeners::{Heard, Listeners},
    model::cookie,
    process,
    scene::Scene,
    table::{Table, whole},
};
use lamplight::mysteries::links::screen_link;
use lamplight_core::web::secrets::KeyRing;
use std::{collections::HashMap, time::Duration};

const EVENINGS: i32 = 1000;
const SPECTATORS: usize = 500;
/// Fast enough to be done soon, slow enough to leave nothing behind.
const CONSOLES_A_SECOND: f64 = 400.0;
/// Longer than anything that follows from somebody's arrival takes.
const CALM: Duration = Duration::from_millis(1500);

/// Those at the table of an evening, each known by their line.
struct Company {
    evening: String,
    host: String,
    listeners: Vec<usize>,
}

/// All of it.
pub(crate) fn measure(scene: &Scene, table: &mut Table) -> Outcome<()> {
    let name = "live, a round advanced in 1,000 evenings within ten seconds";
    wave(scene, table, name, 1, EVENINGS as f64 / 10.0, 50.0, true)?;
    let name = "live, all 1,000 in the same second";
    wave(scene, table, name, 1 + EVENINGS, f64::from(EVENINGS), 250.0, false)?;
    spectators(scene, table)
}

/// Advances the evenings from copy `first` on, so many a second.
fn wave(
    scene: &Scene,
    table: &mut Table,
    name: &str,
    first: i32,
    rate: f64,
    must: f64,
    memory: bool,
) -> Outcome<()> {
    let (file, tables) = seats(scene, first)?;
    let guests: usize = tables.iter().map(|it| it.listeners.len()).sum();
    let before = process::memory(scene.house.pid())?;
    let mut listeners = Listeners::connect(scene.house.address, &file)?;
    listeners.settle(CALM)?;
    let connected = process::memory(scene.house.pid())?;
    listeners.take()?;
    // Whoever presses has looked at what they press.
    let consoles: Vec<Ask> = tables.iter().map(console).collect();
    let looked = arrivals::send(scene.house.address, &consoles, CONSOLES_A_SECOND, 64, 200)?;
    table.count(consoles.len() as u64, looked.failed);
    let asks: Vec<Ask> = tables.iter().map(press).collect();
    let pressed = arrivals::send(scene.house.address, &asks, rate, 64, 303)?;
    listeners.settle(CALM)?;
    let after = process::memory(scene.house.pid())?;
    table.count((asks.len() + guests) as u64, pressed.failed);
    let (late, missed) = delays(scene, &tables, &listeners.take()?)?;
    table.count(0, missed);
    let at = |part: f64| percentile(&late, part) as f64 / 1000.0;
    table.row(
        name,
        &format!("{must:.0} ms"),
        &format!("{:.1} ms", at(0.99)),
        (at(0.99) <= must && missed == 0).into(),
        &format!(
            "99th percentile from commit to guest; median {:.1}, longest {:.1} ms, {} of {guests} guests, {missed} missed; pressing took {} (median)",
            at(0.5),
            at(1.0),
            late.len(),
            super::table::ms(pressed.percentile(0.5)),
        ),
    );
    if memory {
        memory_row(table, guests, [before, connected, after]);
    }
    Ok(())
}

fn memory_row(table: &mut Table, guests: usize, [before, connected, after]: [u64; 3]) {
    let each = |now: u64| now.saturating_sub(before) as f64 / guests as f64 / 1024.0;
    table.row(
        "  memory for each connection",
        "16 KiB",
        &format!("{:.1} KiB", each(after)),
        (each(after) <= 16.0).into(),
        &format!(
            "{:.1} KiB before the first event; the process grew from {} to {} MiB with {} guests",
            each(connected),
            before >> 20,
            after >> 20,
            whole(guests as f64)
        ),
    );
}

/// The seats of [`EVENINGS`] copies, written down for the listeners.
fn seats(scene: &Scene, first: i32) -> Outcome<(std::path::PathBuf, Vec<Company>)> {
    let model = &scene.models.round;
    let rows = scene.postgres.texts(&format!(
        "select concat_ws(' ', s.id, s.host_id, s.version, p.user_id) \
         from generate_series({first}, {}) n \
         join mystery_sessions m on m.id = '{model}' \
         join mystery_sessions s on s.id = load.id(m.id, n) \
         join mystery_participants p on p.session_id = s.id order by n, p.seat_number",
        first + EVENINGS - 1
    ))?;
    let (mut lines, mut tables) = (String::new(), Vec::<Company>::new());
    for (place, row) in rows.iter().enumerate() {
        let [evening, host, version, guest] = row.split(' ').collect::<Vec<_>>()[..] else {
            continue;
        };
        lines += &format!("/play/{evening}/events?after={version}\t{}\n", cookie(guest));
        if tables.last().is_none_or(|it| it.evening != evening) {
            let (evening, host) = (evening.to_owned(), host.to_owned());
            tables.push(Company { evening, host, listeners: Vec::new() });
        }
        if let Some(table) = tables.last_mut() {
            table.listeners.push(place);
        }
    }
    let file = scene.postgres.file("listeners");
    std::fs::write(&file, lines)?;
    Ok((file, tables))
}

fn console(table: &Company) -> Ask {
    Ask::get(format!("/evenings/{}", table.evening), cookie(&table.host))
}

fn press(table: &Company) -> Ask {
    let path = format!("/evenings/{}/press", table.evening);
    Ask::post(path, cookie(&table.host), "sure=yes&at=round.2.4.0")
}

/// From each evening's commit to each of its guests, in microseconds, sorted; and how many got
/// nothing. A guest's time is that of the last part they were sent.
fn delays(scene: &Scene, tables: &[Company], heard: &[Heard]) -> Outcome<(Vec<i64>, u64)> {
    // PostgreSQL notes the moment before it waits for the disk: nothing is left out.
    let commits = scene.postgres.texts(
        "select concat_ws(' ', session_id, \
         (extract(epoch from max(pg_xact_commit_timestamp(xmin))) * 1000000)::bigint) \
         from mystery_events group by session_id",
    )?;
    let commits: HashMap<&str, i64> = commits
        .iter()
        .filter_map(|row| {
            let (session, at) = row.split_once(' ')?;
            Some((session, at.parse().ok()?))
        })
        .collect();
    let mut by_guest: HashMap<usize, Vec<&Heard>> = HashMap::new();
    for it in heard {
        by_guest.entry(it.who).or_default().push(it);
    }
    let (mut late, mut missed) = (Vec::new(), 0);
    for table in tables {
        let Some(at) = commits.get(table.evening.as_str()) else { continue };
        for guest in &table.listeners {
            let got = by_guest.get(guest).into_iter().flatten().filter(|it| it.at >= *at);
            match got.map(|it| it.at - at).max() {
                Some(delay) => late.push(delay),
                None => missed += 1,
            }
        }
    }
    late.sort_unstable();
    Ok((late, missed))
}

/// One evening before one pair of eyes, then before five hundred.
fn spectators(scene: &Scene, table: &mut Table) -> Outcome<()> {
    let one = audience(scene, 1)?;
    let many = audience(scene, SPECTATORS)?;
    table.count(2, u64::from(many.1 != SPECTATORS));
    table.row(
        &format!("one evening with {SPECTATORS} spectators"),
        "one render",
        &format!("{} rendered", many.0),
        (many.0 == 1 && many.1 == SPECTATORS).into(),
        &format!(
            "{} of them got it, the last {:.1} ms after the commit; with one spectator {} rendered",
            many.1,
            many.2 as f64 / 1000.0,
            one.0
        ),
    );
    Ok(())
}

/// Presses once while so many look at the television; how often it was rendered, how many got it,
/// and when the last one did.
fn audience(scene: &Scene, spectators: usize) -> Outcome<(u64, usize, i64)> {
    let (model, file) = (&scene.models.round, scene.postgres.file("spectators"));
    let of = |what: &str| {
        scene.postgres.text(&format!("select {what} from mystery_sessions where id = '{model}'"))
    };
    let keys = KeyRing::from_secrets::<&str>(super::house::SECRET, &[])?;
    let screen = screen_link(model.parse::<uuid::Uuid>()?.into(), 0).path(&keys);
    let line = format!("{screen}/events?after={}\t\n", of("version")?);
    std::fs::write(&file, line.repeat(spectators))?;
    let mut listeners = Listeners::connect(scene.house.address, &file)?;
    listeners.settle(CALM)?;
    let before = rendered(scene)?;
    let place =
        of("'sure=yes&at=' || concat_ws('.', phase, current_round, current_step, reveal_step)")?;
    let path = format!("/evenings/{model}/press");
    let answer =
        scene.house.wire()?.send(&Ask::post(path, cookie(&of("host_id")?), place).bytes())?;
    if answer.status != 303 {
        return Err(format!("the button: {}", answer.status).into());
    }
    listeners.settle(CALM)?;
    let rendered = rendered(scene)? - before;
    let everyone = (0..spectators).collect();
    let table = Company { evening: model.clone(), host: String::new(), listeners: everyone };
    let (late, _) = delays(scene, &[table], &listeners.take()?)?;
    Ok((rendered, late.len(), late.last().copied().unwrap_or_default()))
}

fn rendered(scene: &Scene) -> Outcome<u64> {
    let metrics = scene.house.metrics()?;
    let count = metrics.lines().find_map(|it| it.strip_prefix("lamplight_live_renders_total "));
    Ok(count.ok_or("renders are not counted")?.parse()?)
}
