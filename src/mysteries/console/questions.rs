//! What the host is asked before something happens that others would lose by, naming who. With a
//! script it is a dialog of the console, without one a page; both say the same.

use crate::{
    links,
    snapshot::{
        Snapshot,
        rows::{Participant, Phase},
    },
};
use lamplight_core::web::ui;

/// A question.
#[derive(Debug, Clone)]
pub struct Question {
    /// What it is called in addresses.
    pub name: String,
    /// What is asked.
    pub title: String,
    /// What it means.
    pub text: String,
    /// Where a yes is sent.
    pub action: String,
    /// And with what.
    pub fields: Vec<(&'static str, String)>,
    /// The button for it.
    pub yes: String,
    /// What it says while that is sent.
    pub doing: String,
    /// Somebody loses something by it.
    pub danger: bool,
    /// The button that changes nothing.
    pub no: String,
}

fn time(seconds: i64) -> String {
    match (seconds, seconds.max(0) / 60) {
        (..60, _) => format!("{} seconds are left", seconds.max(0)),
        (_, 1) => "One minute is left".to_owned(),
        (_, minutes) => format!("{minutes} minutes are left"),
    }
}

impl Snapshot {
    /// The questions that the console has ready now.
    pub fn questions(&self) -> Vec<Question> {
        let at = self.session.standing();
        if !at.can_end() {
            return Vec::new();
        }
        let mut questions = vec![self.call_off()];
        questions.extend(self.close().filter(|_| at.in_accusation()));
        if at.in_round() {
            questions.extend(self.light());
            questions.extend(self.time_up());
            let gone = self
                .assignments
                .iter()
                .filter_map(|part| Some(self.let_out(self.gone(part)?, self.name(part.character))));
            questions.extend(gone);
        }
        if self.session.phase <= Phase::Round {
            let guests = self.present().filter(|it| it.user_id != self.session.host_id);
            questions.extend(guests.map(|participant| self.take_out(participant)));
        }
        questions
    }

    fn below_console(&self, below: &str) -> String {
        links::console(self.session.id) + below
    }

    fn call_off(&self) -> Question {
        Question {
            name: "call-off".to_owned(),
            title: format!("Call off {}?", self.session.title),
            text: "It ends here for everybody, and cannot be taken up again. Whoever is invited by mail gets a mail that says so.".to_owned(),
            action: self.below_console("/cancel"),
            fields: Vec::new(),
            yes: "Call it off".to_owned(),
            doing: "Calling it off…".to_owned(),
            danger: true,
            no: "Keep the evening".to_owned(),
        }
    }

    fn close(&self) -> Option<Question> {
        let missing = self.players().filter(|it| !self.has_accused(it.id));
        let missing: Vec<String> = missing.map(|it| it.display_name.clone()).collect();
        let (ballots, them) = match missing.len() {
            0 => return None,
            1 => ("one ballot".to_owned(), "their ballot does not count"),
            more => (format!("{more} ballots"), "their ballots do not count"),
        };
        let have = if missing.len() == 1 { "has" } else { "have" };
        Some(Question {
            name: "close".to_owned(),
            title: format!("Close with {ballots} missing?"),
            text: format!(
                "{} {have} handed in nothing. If you close now, {them}, and the reveal comes next.",
                ui::listed(&missing)
            ),
            action: self.below_console("/press"),
            fields: vec![("at", self.position().to_string()), ("sure", "yes".to_owned())],
            yes: if missing.len() == 1 { "Close without it" } else { "Close without them" }
                .to_owned(),
            doing: "Closing the ballots…".to_owned(),
            danger: true,
            no: format!("Wait for {}", if missing.len() == 1 { &missing[0] } else { "them" }),
        })
    }

    fn light(&self) -> Option<Question> {
        let seconds = (self.dark_until()? - self.now).num_seconds();
        Some(Question {
            name: "light".to_owned(),
            title: "End the dark now?".to_owned(),
            text: format!("{}. All phones and the television light up at once.", time(seconds)),
            action: self.below_console("/light"),
            fields: Vec::new(),
            yes: "Light them".to_owned(),
            doing: "Lighting them…".to_owned(),
            danger: false,
            no: "Leave it dark".to_owned(),
        })
    }

    fn time_up(&self) -> Option<Question> {
        let left = self.seconds_left().filter(|left| *left > 0)?;
        let sealed = self.needs().into_iter().filter(|need| !need.missing.is_empty());
        let sealed: Vec<String> = sealed.map(|need| need.player).collect();
        let waiting = match sealed.len() {
            0 => String::new(),
            1 => format!(" {} has not opened everything yet.", sealed[0]),
            _ => format!(" {} have not opened everything yet.", ui::listed(&sealed)),
        };
        Some(Question {
            name: "time-up".to_owned(),
            title: "Is the time up?".to_owned(),
            text: format!(
                "{}. Every phone says then that the round’s time is up.{waiting}",
                time(left)
            ),
            action: self.below_console("/clock"),
            fields: vec![("turn", "end".to_owned()), ("sure", "yes".to_owned())],
            yes: "The time is up".to_owned(),
            doing: "Telling everybody…".to_owned(),
            danger: true,
            no: "Let the clock run".to_owned(),
        })
    }

    fn take_out(&self, participant: &Participant) -> Question {
        let name = &participant.display_name;
        let part = self.assignment_of(participant.id).map(|part| self.name(part.character));
        let text = match part.filter(|_| self.session.phase == Phase::Round) {
            Some(part) => format!("{name} cannot come back in without you. {part} waits, and nothing of it comes out: you decide then whether somebody else plays it or its clues come out. You can take it back for a minute."),
            None => "Their seat is free then, and they cannot come back in without you. You can take it back for a minute.".to_owned(),
        };
        Question {
            name: format!("take-out-{}", participant.id),
            title: format!("Take {name} out?"),
            text,
            action: self.below_console(&format!("/seats/{}/remove", participant.id)),
            fields: Vec::new(),
            yes: format!("Take {name} out"),
            doing: format!("Taking {name} out…"),
            danger: true,
            no: format!("Keep {name}"),
        }
    }

    fn let_out(&self, participant: &Participant, character: &str) -> Question {
        let name = &participant.display_name;
        Question {
            name: format!("let-out-{}", participant.id),
            title: format!("Let {character}’s clues come out?"),
            text: format!(
                "What {name} held as {character} goes where the story sends it, most of it to the board, for all to see. If {name} comes back, the part begins again with its first letter. You can take it back for a minute."
            ),
            action: self.below_console(&format!("/seats/{}/let-out", participant.id)),
            fields: Vec::new(),
            yes: "Let them come out".to_owned(),
            doing: "Letting them come out…".to_owned(),
            danger: true,
            no: format!("Wait for {name}"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn time_is_told_as_one_tells_it() {
        assert_eq!(time(59), "59 seconds are left");
        assert_eq!(time(60), "One minute is left");
    }
}
