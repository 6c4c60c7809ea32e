//! Which part of a story a page is about.

use super::{
    fields::FormSchema,
    item::{Items, find},
    list::List,
    names::Names,
    schemas,
};
use lamplight_story_file::StoryFile;

/// See the module.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Place {
    /// The top of the file.
    Face,
    /// Who did it, how and why.
    Verdict,
    /// An item of a list, by its place there.
    Item(List, usize),
}

impl Place {
    /// What an address names; none if it is not in the story.
    pub(super) fn open(story: &mut StoryFile, part: &str, item: &str) -> Option<Self> {
        match (part, item) {
            ("story", "face") => Some(Self::Face),
            ("solution", "verdict") => Some(Self::Verdict),
            _ => {
                let list = List::parse(part)?;
                let index = find(list.items(story)?, item)?;
                Some(Self::Item(list, index))
            }
        }
    }

    /// Goes over the part's fields.
    pub(super) fn fill(&self, story: &mut StoryFile, schema: &mut FormSchema) {
        let names = Names::of(story);
        match self {
            Self::Face => schemas::face(story, schema),
            Self::Verdict => schemas::verdict(&mut story.solution, schema, &names),
            Self::Item(list, index) => {
                let Some(items) = list.items(story) else { return };
                if let Some(item) = items.at(*index) {
                    item.fill(schema, &names);
                }
                refuse_second(schema, items, *index);
            }
        }
    }

    /// What the part is called.
    pub(super) fn title(&self, story: &mut StoryFile) -> String {
        let names = Names::of(story);
        match self {
            Self::Face => "What a host sees first".to_owned(),
            Self::Verdict => "Who did it".to_owned(),
            Self::Item(list, index) => {
                let item = list.items(story).and_then(|items| items.at(*index));
                item.map_or_else(String::new, |item| item.title(&names))
            }
        }
    }

    /// Where the checker finds it: `clues.plate`; the top is everywhere.
    pub(super) fn path(&self, story: &mut StoryFile) -> String {
        match self {
            Self::Face => String::new(),
            Self::Verdict => "solution".to_owned(),
            Self::Item(list, index) => match key(list, story, *index) {
                Some(key) => format!("{}.{key}", list.path()),
                None => format!("{}.#{}", list.path(), index + 1),
            },
        }
    }

    /// Its page, in the editor of the story `slug`.
    pub(super) fn href(&self, slug: &str, story: &mut StoryFile) -> String {
        match self {
            Self::Face => format!("/stories/{slug}/edit/story/face"),
            Self::Verdict => format!("/stories/{slug}/edit/solution/verdict"),
            Self::Item(list, index) => {
                let item = key(list, story, *index).unwrap_or_else(|| (index + 1).to_string());
                format!("/stories/{slug}/edit/{list}/{item}")
            }
        }
    }
}

fn key(list: &List, story: &mut StoryFile, index: usize) -> Option<String> {
    let keys = list.items(story)?.keys();
    keys.into_iter().nth(index).filter(|key| !key.is_empty())
}

/// Of letters, endings and the like there is one for each: the choice of a second is refused.
fn refuse_second(schema: &mut FormSchema, items: &dyn Items, index: usize) {
    let keys = items.keys();
    let Some(own) = keys.get(index).filter(|key| !key.is_empty()) else { return };
    if keys.iter().filter(|key| *key == own).count() > 1 {
        schema.refuse_first("There is one of these already.");
    }
}
