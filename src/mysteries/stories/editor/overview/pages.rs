use super::groups::Group;
use crate::stories::{
    access::Story,
    editor::{
        context::Head,
        list::List,
        place::Place,
        review::{Review, href_of, part_of, sentence},
    },
    status::{Status, Visibility},
};
use askama::Template;
use lamplight_core::web::Chrome;
use lamplight_story_file::{Closed, Finding, StoryFile};

/// More than this nobody reads at once; mending the first ones often mends others.
const MOST_SHOWN: usize = 12;

/// Something to mend, and where.
pub(super) struct Mend {
    pub(super) href: String,
    /// What the part is called.
    pub(super) place: String,
    /// What the file calls the place.
    pub(super) key: String,
    pub(super) message: String,
}

impl Mend {
    fn of(finding: &Finding, slug: &str, story: &mut StoryFile) -> Self {
        let (part, item) = part_of(&finding.key);
        let place = Place::open(story, &part, &item).map(|place| place.title(story));
        let list = || List::parse(&part).map(|list| list.about().title.to_owned());
        Self {
            href: href_of(finding, slug),
            place: place.or_else(list).unwrap_or_else(|| "The story".to_owned()),
            key: finding.key.clone(),
            message: sentence(&finding.message),
        }
    }
}

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
    pub(super) mends: Vec<Mend>,
    pub(super) refusals: usize,
    pub(super) warnings: usize,
}

impl OverviewPage {
    pub(super) fn new(
        chrome: Chrome,
        head: Head,
        story: Story,
        file: &mut StoryFile,
        newest: Option<(i32, bool)>,
        groups: Vec<Group>,
        review: &Review,
    ) -> Self {
        let refusals = review.refusals().count();
        let first = review.refusals().take(MOST_SHOWN);
        let mends = first.map(|finding| Mend::of(finding, &head.slug, file)).collect();
        Self {
            mends,
            warnings: review.findings().count() - refusals,
            is_published: newest.is_some(),
            is_current: newest.is_some_and(|(_, same)| same),
            chrome,
            head,
            story,
            groups,
            refusals,
        }
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
