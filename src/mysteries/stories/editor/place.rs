//! Which part of a story a page is about.

use super::{
    list::List,
    names::Names,
    parts,
    sheet::Sheet,
    thing::{Rows, find},
};
use lamplight_story_file::StoryFile;

/// See the module.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Place {
    /// The top of the file.
    Face,
    /// Who did it, how and why.
    Verdict,
    /// A thing in a list, by its place there.
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
                let index = find(list.rows(story)?, item)?;
                Some(Self::Item(list, index))
            }
        }
    }

    /// Goes over the part's fields.
    pub(super) fn fill(&self, story: &mut StoryFile, sheet: &mut Sheet) {
        let names = Names::of(story);
        match self {
            Self::Face => parts::face(story, sheet),
            Self::Verdict => parts::verdict(&mut story.solution, sheet, &names),
            Self::Item(list, index) => {
                let Some(rows) = list.rows(story) else { return };
                if let Some(thing) = rows.at(*index) {
                    thing.fill(sheet, &names);
                }
                sheet.refuse_twins(rows, *index);
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
                let thing = list.rows(story).and_then(|rows| rows.at(*index));
                thing.map_or_else(String::new, |thing| thing.title(&names))
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
    let keys = list.rows(story)?.keys();
    keys.into_iter().nth(index).filter(|key| !key.is_empty())
}

impl Sheet {
    /// Of letters, endings and the like there is one for each: the choice of a second is refused.
    pub(super) fn refuse_twins(&mut self, rows: &dyn Rows, index: usize) {
        let keys = rows.keys();
        let Some(own) = keys.get(index).filter(|key| !key.is_empty()) else { return };
        if keys.iter().filter(|key| *key == own).count() < 2 {
            return;
        }
        let fields = self.groups.iter_mut().flat_map(|group| &mut group.fields);
        if let Some(field) = fields.into_iter().next() {
            field.error.get_or_insert_with(|| "There is one of these already.".to_owned());
        }
    }
}
