//! Every text of a story, with its measure, its form and who may read it: the one list from which
//! the rules about texts work.

mod solution;

use super::at::At;
use super::limits as most;
use super::model::{Audience, Character, Clue, IfAbsent, Round, ScriptEntry, StoryFile};

/// One text of a story.
#[derive(Debug)]
pub(super) struct Text<'s> {
    pub(super) at: At,
    pub(super) text: &'s str,
    /// The most characters it may have.
    pub(super) most: usize,
    pub(super) form: Form,
    /// Read by guests, and by a host who plays along, before anything comes out.
    pub(super) public: bool,
    /// Keys of characters without whom nobody reads it.
    pub(super) with: Vec<&'s str>,
}

/// How a text is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Form {
    /// A name or a label: one line.
    Line,
    /// Plain text.
    Plain,
    /// Markdown.
    Markdown,
    /// The name of a picture.
    Picture,
    /// A word that is looked for, and shown to nobody.
    Wanted,
}

impl Text<'_> {
    /// Whether anybody ever reads it.
    pub(super) fn is_read(&self) -> bool {
        !matches!(self.form, Form::Picture | Form::Wanted)
    }
}

/// All texts, in the order of the format.
pub(super) fn all_texts(story: &StoryFile) -> Vec<Text<'_>> {
    let mut texts = Vec::new();
    top(Scope::public(&mut texts, At::top()), story);
    for (index, person) in story.offstage.iter().enumerate() {
        let mut scope = Scope::public(&mut texts, At::top().key("offstage").item(index));
        scope.line("name", &person.name, most::NAME);
        scope.markdown("description", &person.description, most::OFFSTAGE_DESCRIPTION);
    }
    for (index, character) in story.characters.iter().enumerate() {
        person(&mut texts, &At::top().key("characters").item(index), character);
    }
    for (index, configuration) in story.configurations.iter().enumerate() {
        let mut scope = Scope::public(&mut texts, At::top().key("configurations").item(index));
        scope.line("configuration_name", &configuration.configuration_name, most::NAME);
    }
    for (index, round) in story.rounds.iter().enumerate() {
        round_texts(&mut texts, &At::top().key("rounds").item(index), round);
    }
    for (index, clue) in story.clues.iter().enumerate() {
        clue_texts(&mut texts, At::top().key("clues").item(index), clue);
    }
    solution::texts(&mut texts, &story.solution);
    texts
}

/// A table whose texts are being listed.
struct Scope<'l, 's> {
    texts: &'l mut Vec<Text<'s>>,
    at: At,
    public: bool,
    with: Vec<&'s str>,
}

impl<'l, 's> Scope<'l, 's> {
    fn public(texts: &'l mut Vec<Text<'s>>, at: At) -> Self {
        Self { texts, at, public: true, with: Vec::new() }
    }

    fn secret(texts: &'l mut Vec<Text<'s>>, at: At) -> Self {
        Self { texts, at, public: false, with: Vec::new() }
    }

    /// Says without whom nobody reads these texts.
    fn only_with(mut self, keys: impl IntoIterator<Item = &'s String>) -> Self {
        self.with.extend(keys.into_iter().map(String::as_str));
        self
    }

    fn line(&mut self, key: &str, text: &'s str, most: usize) {
        self.add(self.at.key(key), text, most, Form::Line);
    }

    fn plain(&mut self, key: &str, text: &'s str, most: usize) {
        self.add(self.at.key(key), text, most, Form::Plain);
    }

    fn markdown(&mut self, key: &str, text: &'s str, most: usize) {
        self.add(self.at.key(key), text, most, Form::Markdown);
    }

    fn picture(&mut self, key: &str, name: Option<&'s String>) {
        if let Some(name) = name {
            self.add(self.at.key(key), name, most::PICTURE, Form::Picture);
        }
    }

    fn lines(&mut self, key: &str, texts: &'s [String], most: usize) {
        for (index, text) in texts.iter().enumerate() {
            self.add(self.at.key(key).item(index), text, most, Form::Line);
        }
    }

    fn add(&mut self, at: At, text: &'s str, most: usize, form: Form) {
        let (public, with) = (self.public, self.with.clone());
        self.texts.push(Text { at, text, most, form, public, with });
    }
}

fn top<'s>(mut scope: Scope<'_, 's>, story: &'s StoryFile) {
    scope.line("title", &story.title, most::TITLE);
    scope.line("tagline", &story.tagline, most::TAGLINE);
    scope.lines("authors", &story.authors, most::LABEL);
    scope.lines("content_warnings", &story.content_warnings, most::LABEL);
    scope.picture("cover", story.cover.as_ref());
    scope.markdown("shop_description", &story.shop_description, most::SHOP_DESCRIPTION);
    scope.markdown("setting_description", &story.setting_description, most::SETTING_DESCRIPTION);
    for (index, word) in story.never_say.iter().enumerate() {
        let at = scope.at.key("never_say").item(index);
        scope.add(at, word, most::NEVER_SAY, Form::Wanted);
    }
}

fn person<'s>(texts: &mut Vec<Text<'s>>, at: &At, character: &'s Character) {
    let mut scope = Scope::public(texts, at.clone()).only_with([&character.key]);
    scope.line("name", &character.name, most::NAME);
    scope.line("tagline", &character.tagline, most::CHARACTER_TAGLINE);
    scope.markdown("description", &character.description, most::CHARACTER_DESCRIPTION);
    scope.plain("costume_hint", &character.costume_hint, most::COSTUME_HINT);
    scope.picture("portrait", character.portrait.as_ref());
    if let Some(when_absent) = &character.when_absent {
        scope.markdown("when_absent", when_absent, most::WHEN_ABSENT);
    }
    let mut scope = Scope::secret(texts, at.key("secret")).only_with([&character.key]);
    scope.plain("summary", &character.secret.summary, most::SUMMARY);
    scope.markdown("private_briefing", &character.secret.private_briefing, most::BRIEFING);
    scope.lines("objectives", &character.secret.objectives, most::OBJECTIVE);
}

fn round_texts<'s>(texts: &mut Vec<Text<'s>>, at: &At, round: &'s Round) {
    let mut scope = Scope::public(texts, at.clone());
    scope.line("name", &round.name, most::NAME);
    scope.markdown("text", &round.text, most::ROUND_TEXT);
    for (index, entry) in round.host_script.iter().enumerate() {
        let mut scope = Scope::public(texts, at.key("host_script").item(index));
        match entry {
            ScriptEntry::Say(text) => scope.plain("say", text, most::SAY),
            ScriptEntry::Do(text) => scope.plain("do", text, most::DO),
            ScriptEntry::Then { label, .. } => scope.line("then", label, most::THEN),
        }
    }
    for (index, letter) in round.secrets.iter().enumerate() {
        let at = at.key("secrets").item(index);
        let mut scope = Scope::secret(texts, at).only_with([&letter.character]);
        scope.markdown("text", &letter.text, most::LETTER);
        scope.lines("objectives", &letter.objectives, most::OBJECTIVE);
    }
}

fn clue_texts<'s>(texts: &mut Vec<Text<'s>>, at: At, clue: &'s Clue) {
    let dropped_without = match (&clue.audience, &clue.if_absent) {
        (Audience::Character(holder), Some(IfAbsent::Drop)) => Some(holder),
        _ => None,
    };
    let mut scope =
        Scope::secret(texts, at).only_with(clue.only_with.iter().chain(dropped_without));
    scope.line("title", &clue.title, most::CLUE_TITLE);
    scope.markdown("text", &clue.text, most::CLUE_TEXT);
    scope.picture("picture", clue.picture.as_ref());
}
