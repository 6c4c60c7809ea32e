use crate::stories::editor::{
    context::Head,
    empty::Empty,
    list::{About, List},
    names::Names,
    problems::{Problem, Teller, empty_list},
    review::Review,
};
use askama::Template;
use lamplight_core::{
    form_schema::within,
    web::{Chrome, pictures},
};
use lamplight_pictures::Kind;
use lamplight_story_file::{Finding, StoryFile};

/// A place on the way here.
pub(in crate::stories::editor) struct Crumb {
    pub(in crate::stories::editor) href: String,
    pub(in crate::stories::editor) title: String,
}

/// A row of a list.
pub(super) struct Row {
    pub(super) item: String,
    pub(super) title: String,
    pub(super) gist: String,
    pub(super) refusals: usize,
    pub(super) portrait: Option<String>,
}

/// A list with its rows.
#[derive(Template)]
#[template(path = "mysteries/stories/editor/list.html")]
pub(super) struct ListPage {
    pub(super) chrome: Chrome,
    pub(super) head: Head,
    pub(super) crumbs: Vec<Crumb>,
    pub(super) list: String,
    pub(super) about: About,
    pub(super) title: String,
    pub(super) rows: Vec<Row>,
    pub(super) remarks: Vec<Problem>,
    /// What stands there while nothing is in it.
    pub(super) empty: Empty,
    /// Whether it may not stay empty.
    pub(super) needs_one: bool,
    /// Whether new ones go between the others.
    pub(super) between: bool,
}

/// The places above a list: the rounds and the round, for what belongs to one.
pub(in crate::stories::editor) fn crumbs(slug: &str, list: &List, story: &StoryFile) -> Vec<Crumb> {
    let Some(round) = list.round() else { return Vec::new() };
    let names = Names::of(story);
    let crumb = |path: &str, title: &str| Crumb {
        href: format!("/stories/{slug}/edit/{path}"),
        title: title.to_owned(),
    };
    vec![
        crumb("rounds", List::Rounds.about().title),
        crumb(&format!("rounds/{round}"), names.round(round)),
    ]
}

/// What is said of the list itself, and of none of its rows. That it is empty one sees.
pub(super) fn remarks(list: &List, review: &Review, slug: &str, story: &StoryFile) -> Vec<Problem> {
    let mut teller = Teller::new(slug, story);
    let own = of_list(list, review).filter(|finding| empty_list(finding).is_none());
    let mut said: Vec<Problem> = own.map(|finding| teller.tell(finding)).collect();
    if *list == List::Configurations {
        said.extend(review.seatless().map(|finding| teller.tell(finding)));
    }
    said
}

/// Whether the list may not stay empty.
pub(super) fn needs_one(list: &List, review: &Review) -> bool {
    of_list(list, review).any(|finding| empty_list(finding).is_some())
}

fn of_list<'r>(list: &List, review: &'r Review) -> impl Iterator<Item = &'r Finding> + use<'r> {
    let path = list.path();
    review.refusals().filter(move |finding| within(&finding.key, &path) == Some(""))
}

pub(super) fn rows(story: &mut StoryFile, list: &List, review: &Review) -> Option<Vec<Row>> {
    let names = Names::of(story);
    let portraits = portraits(story, list);
    let (path, items) = (list.path(), list.items(story)?);
    let keys = items.keys();
    let row = |(index, key): (usize, &String)| {
        let item = items.at(index)?;
        let place = if key.is_empty() { format!("#{}", index + 1) } else { key.clone() };
        Some(Row {
            item: if key.is_empty() { (index + 1).to_string() } else { key.clone() },
            title: item.title(&names),
            gist: item.gist(&names),
            refusals: review.refusals_in(&format!("{path}.{place}")),
            portrait: portraits.get(index).cloned(),
        })
    };
    Some(keys.iter().enumerate().filter_map(row).collect())
}

fn portraits(story: &StoryFile, list: &List) -> Vec<String> {
    if *list != List::Characters {
        return Vec::new();
    }
    let names = story.characters.iter().map(|it| story.portrait_name(it));
    names.map(|name| pictures::url_named(Kind::Portrait, &name)).collect()
}
