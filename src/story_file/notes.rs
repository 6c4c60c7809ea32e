//! What is found out about a file while it is read and checked, and where in it things stand.

use std::collections::{HashMap, HashSet};

use super::at::{At, Lines};
use super::finding::{Finding, Part, Severity};

/// A file can hold more mistakes than anybody reads; the rest are only counted.
pub(super) const MOST_FINDINGS: usize = 500;

#[derive(Debug)]
pub(super) struct Notes {
    pub(super) lines: Lines,
    places: HashMap<At, Place>,
    labels: HashMap<At, String>,
    unread: HashSet<At>,
    /// Lines where the file is not TOML, so that what was read around them may be too little.
    torn: HashSet<usize>,
    /// The file can be read in more than one way.
    ambiguous: bool,
    found: Vec<Found>,
    untold: usize,
}

/// Where a thing stands.
#[derive(Clone, Copy, Debug)]
struct Place {
    line: usize,
    /// The line on which its text begins, where every line of the text is a line of the file.
    text_line: Option<usize>,
}

#[derive(Debug)]
struct Found {
    at: At,
    line: usize,
    message: String,
    severity: Severity,
}

impl Notes {
    pub(super) fn of(source: &str) -> Self {
        Self {
            lines: Lines::of(source),
            places: HashMap::new(),
            labels: HashMap::new(),
            unread: HashSet::new(),
            torn: HashSet::new(),
            ambiguous: false,
            found: Vec::new(),
            untold: 0,
        }
    }

    /// Remembers where something stands.
    pub(super) fn place(&mut self, at: At, offset: usize, text_line: Option<usize>) {
        let line = self.lines.line(offset);
        self.places.insert(at, Place { line, text_line });
    }

    /// Remembers the key by which people know the thing at a place.
    pub(super) fn label(&mut self, at: At, key: &str) {
        self.labels.insert(at, key.to_owned());
    }

    /// Remembers that what stands, or should stand, at a place could not be read.
    pub(super) fn unread(&mut self, at: At) {
        self.unread.insert(at);
    }

    /// Whether something that should be there could not be read, so that it proves nothing.
    pub(super) fn is_unread(&self, at: &At) -> bool {
        at.upwards().any(|place| self.unread.contains(place))
    }

    /// Whether one of these keys could not be read in one of the things of a list.
    pub(super) fn is_any_unread(&self, list: &str, keys: &[&str]) -> bool {
        let list = At::top().key(list);
        let concerned = |at: &At| at.steps().nth(2).is_none_or(|key| keys.contains(&key));
        self.is_unread(&list) || self.unread.iter().any(|at| at.is_within(&list) && concerned(at))
    }

    /// Notes that the file is not TOML on a line. False if that was known.
    pub(super) fn tear(&mut self, line: usize) -> bool {
        self.ambiguous = true;
        self.torn.insert(line)
    }

    /// Notes that something stands twice in the file, of which only the first was read.
    pub(super) fn doubt(&mut self) {
        self.ambiguous = true;
    }

    /// Whether parts of the file may have been lost in reading.
    pub(super) fn is_torn(&self) -> bool {
        !self.torn.is_empty()
    }

    /// Whether everything that must be there is there and can be read, in one way only.
    pub(super) fn is_read_in_full(&self) -> bool {
        self.unread.is_empty() && !self.ambiguous
    }

    /// Whether nothing has been refused.
    pub(super) fn is_clean(&self) -> bool {
        self.found.iter().all(|found| found.severity == Severity::Warning)
    }

    pub(super) fn refuse(&mut self, at: &At, message: impl Into<String>) {
        self.add(at, self.line_of(at), message.into(), Severity::Refusal);
    }

    pub(super) fn warn(&mut self, at: &At, message: impl Into<String>) {
        self.add(at, self.line_of(at), message.into(), Severity::Warning);
    }

    /// Refuses something that stands on a line of a text, counted from 0.
    pub(super) fn refuse_within(&mut self, at: &At, nth: usize, message: impl Into<String>) {
        self.add(at, self.line_within(at, nth), message.into(), Severity::Refusal);
    }

    /// Refuses several things on a line of a text, counted from 0. What nobody would read any more
    /// is only counted, without finding words for it.
    pub(super) fn refuse_each(
        &mut self,
        at: &At,
        nth: usize,
        things: &[usize],
        reason: impl Fn(usize) -> String,
    ) {
        if self.found.len() >= MOST_FINDINGS && !self.is_torn() {
            return self.refuse_untold(things.len());
        }
        for thing in things {
            self.refuse_within(at, nth, reason(*thing));
        }
    }

    /// Counts refusals that come after more than are listed.
    pub(super) fn refuse_untold(&mut self, count: usize) {
        self.untold += count;
    }

    /// Warns of something that stands on a line of a text, counted from 0.
    pub(super) fn warn_within(&mut self, at: &At, nth: usize, message: impl Into<String>) {
        self.add(at, self.line_within(at, nth), message.into(), Severity::Warning);
    }

    fn line_within(&self, at: &At, nth: usize) -> usize {
        let text_line = self.places.get(at).and_then(|place| place.text_line);
        text_line.map_or_else(|| self.line_of(at), |first| first + nth)
    }

    /// Refuses something on a line of the file that is not a place in the story.
    pub(super) fn refuse_line(&mut self, line: usize, message: impl Into<String>) {
        self.push(&At::top(), line, message.into(), Severity::Refusal);
    }

    fn add(&mut self, at: &At, line: usize, message: String, severity: Severity) {
        // What is odd about a line that is not TOML follows from that.
        if !self.torn.contains(&line) {
            self.push(at, line, message, severity);
        }
    }

    fn push(&mut self, at: &At, line: usize, message: String, severity: Severity) {
        if self.found.len() < MOST_FINDINGS {
            self.found.push(Found { at: at.clone(), line, message, severity });
        } else if severity == Severity::Refusal {
            self.untold += 1;
        }
    }

    /// The line of a place, or of the nearest thing around it that the file has.
    pub(super) fn line_of(&self, at: &At) -> usize {
        let known = at.upwards().find_map(|place| self.places.get(place));
        known.map_or(1, |place| place.line)
    }

    /// Everything found, in the order of the file.
    pub(super) fn into_findings(mut self) -> Vec<Finding> {
        let mut found = std::mem::take(&mut self.found);
        found.sort_by_key(|found| found.line);
        let last_line = found.last().map_or(1, |found| found.line);
        let mut findings: Vec<_> = found.into_iter().map(|found| self.finding(found)).collect();
        if self.untold > 0 {
            findings.push(and_more(last_line, self.untold));
        }
        findings
    }

    fn finding(&self, found: Found) -> Finding {
        let Found { at, line, message, severity } = found;
        Finding { line, key: self.name_of(&at), message, severity, part: self.part_of(&at) }
    }

    /// A place by the keys of the story, or by numbers from 1 where there are no keys.
    pub(super) fn name_of(&self, at: &At) -> String {
        let mut name = Vec::new();
        let mut place = At::top();
        for step in at.steps() {
            place = place.key(step);
            name.push(self.step_name(&place, step));
        }
        name.join(".")
    }

    fn step_name(&self, place: &At, step: &str) -> String {
        match (self.labels.get(place), step.parse::<usize>()) {
            (Some(label), _) => label.clone(),
            (None, Ok(index)) => format!("#{}", index + 1),
            (None, Err(_)) => step.to_owned(),
        }
    }

    fn part_of(&self, at: &At) -> Part {
        let mut steps = at.steps();
        let (Some(list), thing) = (steps.next(), steps.next()) else {
            return Part::Top;
        };
        let key = || thing.map(|step| self.step_name(&At::top().key(list).key(step), step));
        match (list, key()) {
            ("solution", _) => Part::Solution,
            ("offstage", Some(key)) => Part::Offstage(key),
            ("characters", Some(key)) => Part::Character(key),
            ("configurations", Some(key)) => Part::Configuration(key),
            ("rounds", Some(key)) => Part::Round(key),
            ("clues", Some(key)) => Part::Clue(key),
            _ => Part::Top,
        }
    }
}

fn and_more(line: usize, untold: usize) -> Finding {
    Finding {
        line,
        key: String::new(),
        message: format!("and {untold} more mistakes, which are not listed"),
        severity: Severity::Refusal,
        part: Part::Top,
    }
}
