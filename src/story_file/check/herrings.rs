//! Rule 8: whoever plays, a herring that swims has its character, a clue and its explanation.

use super::evening::Evenings;
use crate::at::At;
use crate::model::{Herring, Reference};
use crate::notes::Notes;

pub(super) fn check(evenings: &Evenings<'_>, notes: &mut Notes) {
    for (index, herring) in evenings.story.solution.herrings.iter().enumerate() {
        let at = At::top().key("solution").key("herrings").item(index);
        if !notes.is_unread(&at.key("only_with")) {
            character_plays(evenings, herring, &at, notes);
            clue_comes_out(evenings, herring, &at, notes);
            screen_is_shown(evenings, herring, &at, notes);
        }
    }
}

fn character_plays(evenings: &Evenings<'_>, herring: &Herring, at: &At, notes: &mut Notes) {
    let about = &herring.about;
    if evenings.story.character(about).is_none() {
        return;
    }
    let (company, character) = (evenings.company(&herring.only_with), evenings.company(&[about]));
    let fails = |cast| evenings.all_play(cast, company) && !evenings.all_play(cast, character);
    if let Some(when) = evenings.when(fails) {
        notes.refuse(&at.key("about"), format!("`{about}` does not play {when}"));
    }
}

fn clue_comes_out(evenings: &Evenings<'_>, herring: &Herring, at: &At, notes: &mut Notes) {
    let at = at.key("from");
    let clues: Vec<&String> = herring.from.iter().filter_map(clue_of).collect();
    let unknown = clues.iter().any(|clue| evenings.story.clue(clue).is_none());
    if unknown || notes.is_unread(&at) {
        return;
    }
    let mut comes_out = vec![false; evenings.casts.len()];
    for clue in clues {
        let outcomes = comes_out.iter_mut().zip(evenings.outcomes(clue));
        outcomes.for_each(|(comes_out, outcome)| *comes_out |= outcome.comes_out);
    }
    let company = evenings.company(&herring.only_with);
    let fails = |cast: usize| {
        !comes_out.get(cast).is_some_and(|it| *it) && evenings.all_play(cast, company)
    };
    if let Some(when) = evenings.when(fails) {
        notes.refuse(&at, format!("no clue of this herring comes out {when}"));
    }
}

fn clue_of(reference: &Reference) -> Option<&String> {
    match reference {
        Reference::Clue(clue) => Some(clue),
        Reference::Briefing(_) | Reference::Letter { .. } => None,
    }
}

fn screen_is_shown(evenings: &Evenings<'_>, herring: &Herring, at: &At, notes: &mut Notes) {
    let key = &herring.screen;
    let Some(screen) = evenings.story.solution.reveal.iter().find(|s| s.key == *key) else {
        return;
    };
    let company = evenings.company(&herring.only_with);
    let audience = evenings.company(&screen.only_with);
    let fails = |cast| evenings.all_play(cast, company) && !evenings.all_play(cast, audience);
    if let Some(when) = evenings.when(fails) {
        notes.refuse(&at.key("screen"), format!("the screen `{key}` is not shown {when}"));
    }
}
