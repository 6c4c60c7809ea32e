use super::{groups::Group, outline::Outline};
use crate::stories::{
    access::Story,
    editor::{
        context::Head,
        problems::{Face, Problem, Teller, together},
        review::{Review, capitalised},
    },
    status::{Status, Visibility},
};
use askama::Template;
use lamplight_core::web::Chrome;
use lamplight_story_file::{Closed, StoryFile};

/// More than this nobody reads at once; mending the first ones often mends others.
const MOST_SHOWN: usize = 12;

/// See the module.
#[derive(Template)]
#[template(path = "mysteries/stories/editor/overview.html")]
pub(in crate::stories) struct OverviewPage {
    pub(super) chrome: Chrome,
    pub(super) head: Head,
    pub(super) story: Story,
    pub(super) is_published: bool,
    /// Whether the newest edition is the draft.
    pub(super) is_current: bool,
    pub(super) groups: Vec<Group>,
    /// Who knows what, and from when.
    pub(super) outline: Outline,
    /// The first of what stands in the way of publishing.
    pub(super) problems: Vec<Problem>,
    pub(super) refusals: usize,
    /// The first of what could be better.
    pub(super) hints: Vec<Problem>,
    pub(super) warnings: usize,
}

impl OverviewPage {
    pub(super) fn new(
        chrome: Chrome,
        head: Head,
        story: Story,
        file: &StoryFile,
        newest: Option<(i32, bool)>,
        groups: Vec<Group>,
        review: &Review,
    ) -> Self {
        let mut teller = Teller::new(&head.slug, file);
        let mut refusals = together(review.refusals());
        // What one press puts right is done first.
        refusals.sort_by_key(|findings| !teller.is_one_press(findings));
        let first = refusals.iter().take(MOST_SHOWN);
        Self {
            problems: first.filter_map(|findings| teller.tell_all(findings)).collect(),
            refusals: refusals.len(),
            hints: review.warnings().take(MOST_SHOWN).map(|it| teller.tell(it)).collect(),
            warnings: review.warnings().count(),
            outline: Outline::of(file, &head.slug),
            is_published: newest.is_some(),
            is_current: newest.is_some_and(|(_, same)| same),
            chrome,
            head,
            story,
            groups,
        }
    }

    /// Above what is to be done before publishing.
    fn to_do(&self) -> String {
        let things = if self.refusals == 1 { "thing" } else { "things" };
        format!("{} {things} before it can be published", capitalised(&in_words(self.refusals)))
    }

    /// Above what could be better.
    fn may_stay(&self) -> String {
        format!("{} more that may stay", capitalised(&in_words(self.warnings)))
    }

    fn is_away(&self) -> bool {
        self.story.status == Status::Archived
    }

    /// Who may find it: the word the form sends, what people read, and whether it is chosen.
    fn visibilities(&self) -> [(&'static str, &'static str, bool); 3] {
        [
            (Visibility::Private, "Only me"),
            (Visibility::Unlisted, "Whoever has its address"),
            (Visibility::Public, "Everybody, in the library"),
        ]
        .map(|(it, words)| (it.word(), words, self.story.visibility == it))
    }
}

/// Small numbers as people write them.
fn in_words(number: usize) -> String {
    const WORDS: [&str; 13] = [
        "none", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten",
        "eleven", "twelve",
    ];
    WORDS.get(number).map_or_else(|| number.to_string(), |word| (*word).to_owned())
}
