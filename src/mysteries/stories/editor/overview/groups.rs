//! The parts of a story with how many there are and how much of them is to be put right.

use crate::stories::editor::{list::List, review::Review};
use lamplight_story_file::StoryFile;

/// Parts that belong together.
pub(super) struct Group {
    /// Where on the page it is.
    pub(super) id: &'static str,
    pub(super) title: &'static str,
    pub(super) parts: Vec<Part>,
}

/// A part or a list.
pub(super) struct Part {
    pub(super) title: &'static str,
    pub(super) href: String,
    /// How many there are; none for what there is one of.
    pub(super) count: Option<usize>,
    /// What is in what there is one of.
    pub(super) note: &'static str,
    pub(super) refusals: usize,
}

impl Part {
    /// Whether it stands among the first on the desk.
    pub(super) fn is_tab(&self) -> bool {
        [List::Rounds, List::Clues].iter().any(|list| list.about().title == self.title)
    }
}

pub(super) fn groups(story: &mut StoryFile, review: &Review, slug: &str) -> Vec<Group> {
    let page = |title, path: &str, refusals, note| Part {
        title,
        href: format!("/stories/{slug}/edit/{path}"),
        count: None,
        note,
        refusals,
    };
    let mut listed = |list: List| Part {
        count: Some(list.items(story).map_or(0, |items| items.len())),
        ..page(list.about().title, &list.to_string(), review.refusals_in(&list.path()), "")
    };
    let people = [List::Offstage, List::Characters, List::Configurations].map(&mut listed);
    let evening = [List::Rounds, List::Clues].map(&mut listed);
    let solution = [
        List::Steps,
        List::Herrings,
        List::Reveal,
        List::Endings,
        List::Afterwards,
        List::Timeline,
    ];
    let truth = solution.map(&mut listed);
    let in_lists = |parts: &[Part]| parts.iter().map(|part| part.refusals).sum::<usize>();
    let verdict = review.refusals_in("solution") - in_lists(&truth);
    let face = review.refusals().count()
        - in_lists(&people)
        - in_lists(&evening)
        - review.refusals_in("solution");
    let after = |first: Part, rest: Vec<Part>| std::iter::once(first).chain(rest).collect();
    vec![
        Group {
            id: "story",
            title: "The story",
            parts: after(
                page("What a host sees first", "story/face", face, "title, texts and cover"),
                people.into(),
            ),
        },
        Group { id: "evening", title: "The evening", parts: evening.into() },
        Group {
            id: "truth",
            title: "What happened",
            parts: after(
                page("Who did it", "solution/verdict", verdict, "who, how and why"),
                truth.into(),
            ),
        },
    ]
}
