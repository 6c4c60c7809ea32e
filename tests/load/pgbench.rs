//! PostgreSQL alone, asked the same by pgbench.

use super::{Outcome, postgres::Postgres};
use std::{
    path::{Path, PathBuf},
    process::Command,
};

/// Of these numbers of clients the best counts.
const CLIENTS: [u32; 3] = [4, 8, 32];
/// Transactions before a client takes another card, so that taking cards hardly counts.
const TURNS: u32 = 20;

/// What pgbench reached.
#[derive(Clone, Copy)]
pub(crate) struct Rate {
    pub(crate) per_second: f64,
    pub(crate) clients: u32,
}

/// A script and its constants.
pub(crate) struct Script<'p> {
    postgres: &'p Postgres,
    program: PathBuf,
    file: PathBuf,
    constants: Vec<(String, String)>,
}

/// The program, or how to get it.
pub(crate) fn program() -> Outcome<PathBuf> {
    find("pgbench").ok_or_else(|| {
        "pgbench is not here. It comes with PostgreSQL; scripts/setup bench installs it.".into()
    })
}

/// A program on the path, or beside an installed PostgreSQL.
pub(crate) fn find(name: &str) -> Option<PathBuf> {
    let path = std::env::var_os("PATH").unwrap_or_default();
    let versions = std::fs::read_dir("/usr/lib/postgresql").into_iter().flatten().flatten();
    let beside = versions.map(|version| version.path().join("bin"));
    let named = std::env::var_os("LAMPLIGHT_PG_BIN").map(PathBuf::from);
    named
        .into_iter()
        .chain(std::env::split_paths(&path))
        .chain(beside)
        .map(|it| it.join(name))
        .find(|it| it.is_file())
}

impl<'p> Script<'p> {
    /// `statements` for one card after another of those that `card` reads.
    pub(crate) fn reading(
        postgres: &'p Postgres,
        name: &str,
        card: &str,
        (statements, constants): (String, Vec<(String, String)>),
    ) -> Outcome<Self> {
        let text = format!(
            "\\if :left = 0\n{card} \\gset\n\\set left {TURNS}\n\\endif\n\\set left :left - 1\n{statements}"
        );
        Self::new(postgres, name, &text, constants)
    }

    /// The script `text`.
    pub(crate) fn new(
        postgres: &'p Postgres,
        name: &str,
        text: &str,
        constants: Vec<(String, String)>,
    ) -> Outcome<Self> {
        let file = postgres.file(&format!("{name}.pgbench"));
        std::fs::write(&file, text)?;
        Ok(Self { postgres, program: program()?, file, constants })
    }

    /// The best rate of all numbers of clients, over so many seconds each.
    pub(crate) fn best(&self, seconds: u32) -> Outcome<Rate> {
        let rates: Outcome<Vec<Rate>> =
            CLIENTS.into_iter().map(|clients| self.run(clients, seconds)).collect();
        rates?
            .into_iter()
            .max_by(|one, other| one.per_second.total_cmp(&other.per_second))
            .ok_or_else(|| "no rate".into())
    }

    /// The rate with so many clients.
    pub(crate) fn run(&self, clients: u32, seconds: u32) -> Outcome<Rate> {
        let mut command = Command::new(&self.program);
        command.args(["-n", "-M", "prepared", "-j", "1", "-D", "left=0"]);
        command.args(["-c", &clients.to_string(), "-T", &seconds.to_string()]);
        for (name, value) in &self.constants {
            command.arg("-D").arg(format!("{name}={value}"));
        }
        let output = command.arg("-f").arg(&self.file).arg(self.postgres.url()).output()?;
        let said = String::from_utf8_lossy(&output.stdout);
        let rate = said.split("tps = ").nth(1).and_then(|it| it.split(' ').next()?.parse().ok());
        match rate.filter(|_| output.status.success()) {
            Some(per_second) => Ok(Rate { per_second, clients }),
            None => Err(failed(&self.file, &output.stderr)),
        }
    }
}

fn failed(file: &Path, said: &[u8]) -> Box<dyn std::error::Error + Send + Sync> {
    let script = std::fs::read_to_string(file).unwrap_or_default();
    format!("pgbench: {}\n{script}", String::from_utf8_lossy(said)).into()
}
