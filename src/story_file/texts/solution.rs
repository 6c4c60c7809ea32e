use super::{Scope, Text};
use crate::at::At;
use crate::limits as most;
use crate::model::{Herring, Screen, Solution};

pub(super) fn texts<'s>(texts: &mut Vec<Text<'s>>, solution: &'s Solution) {
    let at = At::top().key("solution");
    let mut scope = Scope::secret(texts, at.clone());
    scope.plain("how", &solution.how, most::HOW_AND_WHY);
    scope.plain("why", &solution.why, most::HOW_AND_WHY);
    for (index, step) in solution.steps.iter().enumerate() {
        let mut scope = Scope::secret(texts, at.key("steps").item(index));
        scope.markdown("claim", &step.claim, most::CLAIM);
    }
    for (index, herring) in solution.herrings.iter().enumerate() {
        herring_texts(texts, at.key("herrings").item(index), herring);
    }
    for (index, screen) in solution.reveal.iter().enumerate() {
        screen_texts(texts, at.key("reveal").item(index), screen);
    }
    endings(texts, &at, solution);
}

fn herring_texts<'s>(texts: &mut Vec<Text<'s>>, at: At, herring: &'s Herring) {
    let mut scope = Scope::secret(texts, at).only_with(&herring.only_with);
    scope.plain("looks_like", &herring.looks_like, most::SHORT_TEXT);
    scope.plain("truth", &herring.truth, most::SHORT_TEXT);
}

fn screen_texts<'s>(texts: &mut Vec<Text<'s>>, at: At, screen: &'s Screen) {
    let mut scope = Scope::secret(texts, at).only_with(&screen.only_with);
    if let Some(heading) = &screen.heading {
        scope.line("heading", heading, most::NAME);
    }
    scope.markdown("text", &screen.text, most::SCREEN);
}

fn endings<'s>(texts: &mut Vec<Text<'s>>, at: &At, solution: &'s Solution) {
    for (index, ending) in solution.endings.iter().enumerate() {
        let mut scope = Scope::secret(texts, at.key("endings").item(index));
        scope.line("title", &ending.title, most::ENDING_TITLE);
        scope.markdown("text", &ending.text, most::ENDING);
    }
    for (index, after) in solution.afterwards.iter().enumerate() {
        let at = at.key("afterwards").item(index);
        let mut scope = Scope::secret(texts, at).only_with([&after.character]);
        scope.markdown("text", &after.text, most::AFTERWARDS);
    }
    for (index, moment) in solution.timeline.iter().enumerate() {
        let at = at.key("timeline").item(index);
        let mut scope = Scope::secret(texts, at).only_with(&moment.only_with);
        scope.line("at", &moment.at, most::MOMENT);
        scope.plain("text", &moment.text, most::SHORT_TEXT);
    }
}
