//! `lamplight check`: story files on the command line.

use std::fmt::Write as _;
use std::io::{self, Read as _, Write};
use std::path::{Path, PathBuf};

use super::casts::{Cast, all_casts};
use super::model::StoryFile;
use super::release::{Destination, destination, public_round};
use super::{MOST_BYTES, Report, check};

/// Checks story files and says what is wrong with them, a line for each finding and one for each
/// file; with `casts`, also what comes out for whom. True if every file may be played.
pub fn check_files(
    paths: &[PathBuf],
    house: bool,
    casts: bool,
    out: &mut impl Write,
) -> io::Result<bool> {
    let mut all_pass = true;
    for path in paths {
        all_pass &= check_file(path, house, casts, out)?;
    }
    Ok(all_pass)
}

fn check_file(path: &Path, house: bool, casts: bool, out: &mut impl Write) -> io::Result<bool> {
    let source = match read(path) {
        Ok(source) => source,
        Err(error) => {
            writeln!(out, "{}: cannot be read: {error}", path.display())?;
            return Ok(false);
        }
    };
    let report = check(&source, house);
    for finding in &report.findings {
        writeln!(out, "{}:{finding}", path.display())?;
    }
    writeln!(out, "{}: {}", path.display(), summary(&report))?;
    if let (true, Some(story)) = (casts, &report.story) {
        out.write_all(cast_table(story).as_bytes())?;
    }
    Ok(report.passes())
}

/// Reads a file, but never more of it than it takes to see that it is too large.
fn read(path: &Path) -> io::Result<Vec<u8>> {
    let mut source = Vec::new();
    std::fs::File::open(path)?.take(MOST_BYTES as u64 + 1).read_to_end(&mut source)?;
    Ok(source)
}

fn summary(report: &Report) -> String {
    let warnings = match report.warnings().count() {
        0 => String::new(),
        1 => ", 1 warning".to_owned(),
        many => format!(", {many} warnings"),
    };
    match report.refusals().count() {
        0 => format!("good{warnings}"),
        1 => format!("1 mistake{warnings}"),
        many => format!("{many} mistakes{warnings}"),
    }
}

/// For every cast: how many clues come out, and how many lie on the board by the end without
/// anybody choosing to put them there.
pub fn cast_table(story: &StoryFile) -> String {
    let mut table = String::from("players  clues out  on the board by the end  who stays away\n");
    for cast in all_casts(story) {
        let out = |clue: &&_| destination(clue, &cast) != Destination::Dropped;
        let clues = story.clues.iter().filter(out).count();
        let public = |clue: &&_| public_round(story, clue, &cast).is_some();
        let board = story.clues.iter().filter(public).count();
        let (players, absent) = (cast.size(), absent(story, &cast));
        let _ = writeln!(table, "{players:>7}  {clues:>9}  {board:>23}  {absent}");
    }
    table
}

fn absent(story: &StoryFile, cast: &Cast) -> String {
    let keys = story.characters.iter().map(|character| character.key.as_str());
    let absent: Vec<&str> = keys.filter(|key| !cast.has(key)).collect();
    if absent.is_empty() { "nobody".to_owned() } else { absent.join(", ") }
}
