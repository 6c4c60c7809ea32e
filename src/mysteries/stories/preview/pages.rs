use askama::Template;
use lamplight_core::web::{Chrome, pictures, ui::Html};
use lamplight_markdown as markdown;
use lamplight_pictures::Kind;
use lamplight_story_file::{Audience, Character, Clue, Letter, Round, ScriptEntry, StoryFile};

/// What every guest sees.
#[derive(Template)]
#[template(path = "mysteries/stories/preview/guest.html")]
pub(super) struct GuestPage {
    pub(super) chrome: Chrome,
    pub(super) slug: String,
    pub(super) story: StoryFile,
}

/// What one player sees.
#[derive(Template)]
#[template(path = "mysteries/stories/preview/phone.html")]
pub(super) struct PhonePage {
    pub(super) chrome: Chrome,
    pub(super) slug: String,
    pub(super) story: StoryFile,
    pub(super) character: Character,
}

/// What the host reads.
#[derive(Template)]
#[template(path = "mysteries/stories/preview/script.html")]
pub(super) struct ScriptPage {
    pub(super) chrome: Chrome,
    pub(super) slug: String,
    pub(super) story: StoryFile,
}

/// What the three pages have in common.
trait Shown {
    fn story(&self) -> &StoryFile;

    fn html(&self, text: &str) -> Html {
        Html(markdown::render(text))
    }

    fn portrait(&self, character: &Character) -> String {
        pictures::url_named(Kind::Portrait, &self.story().portrait_name(character))
    }
}

impl Shown for GuestPage {
    fn story(&self) -> &StoryFile {
        &self.story
    }
}

impl Shown for PhonePage {
    fn story(&self) -> &StoryFile {
        &self.story
    }
}

impl PhonePage {
    fn letter<'r>(&self, round: &'r Round) -> Option<&'r Letter> {
        round.secrets.iter().find(|letter| letter.character == self.character.key)
    }

    /// What is in their hand in a round, before anybody gives anything away.
    fn hand<'s>(&'s self, round: &'s Round) -> impl Iterator<Item = &'s Clue> {
        let own = Audience::Character(self.character.key.clone());
        self.story.clues.iter().filter(move |clue| clue.round == round.key && clue.audience == own)
    }
}

impl ScriptPage {
    /// The titles of the clues that a button lets go.
    fn titles(&self, keys: &[String]) -> String {
        let titles = keys.iter().filter_map(|key| self.story.clue(key));
        titles.map(|clue| clue.title.as_str()).collect::<Vec<_>>().join(", ")
    }
}
