//! A part's form on its way to a page.

use super::pages::PartPage;
use crate::{
    Context,
    stories::{
        access::StoryAuthor,
        cover::CoverForm,
        editor::{
            aside::Aside,
            context::{DraftContext, Head},
            fields::FormSchema,
            list::List,
            listing::{self, Crumb},
            place::Place,
        },
    },
};
use lamplight_core::error::AppError;
use lamplight_story_file::StoryFile;

/// See the module.
pub(super) struct PartForm {
    pub(super) place: Place,
    pub(super) schema: FormSchema,
    stale: Option<&'static str>,
    is_checked: bool,
    /// A new item, before one of its neighbours.
    is_new: bool,
    before: Option<usize>,
}

impl PartForm {
    /// Says why what was typed was not kept, where that is not for a mistake in it.
    pub(super) fn not_kept(self, why: &'static str) -> Self {
        Self { stale: Some(why), ..self }
    }

    /// Whether what stands beside the fields is all that the checker has to say.
    pub(super) fn checked(self, is_checked: bool) -> Self {
        Self { is_checked, ..self }
    }

    pub(super) fn of(place: Place, schema: FormSchema) -> Self {
        Self { place, schema, stale: None, is_checked: true, is_new: false, before: None }
    }

    pub(super) fn new_item(place: Place, schema: FormSchema, before: Option<usize>) -> Self {
        Self { is_new: true, before, ..Self::of(place, schema) }
    }
}

pub(super) fn page(
    ctx: &mut Context<'_, StoryAuthor>,
    mut open: DraftContext,
    form: PartForm,
) -> Result<PartPage, AppError> {
    let PartForm { place, schema, stale, is_checked, is_new, before } = form;
    let head = Head { is_checked, ..Head::of(ctx, &open)? };
    let slug = &head.slug;
    let (action, title) = match &place {
        Place::Item(list, _) if is_new => {
            (format!("/stories/{slug}/add/{list}"), format!("Add {}", list.about().one))
        }
        _ => (place.href(slug, &mut open.story), place.title(&mut open.story)),
    };
    Ok(PartPage {
        chrome: ctx.chrome(crate::SECTION),
        crumbs: crumbs(slug, &place, &open.story),
        beside: if is_new { Vec::new() } else { beside(slug, &place, &mut open.story) },
        goes: !is_new && matches!(&place, Place::Item(list, _) if *list != List::Endings),
        goes_too: goes_too(&place),
        aside: if is_new { Aside::Nothing } else { Aside::of(&open.story, &place) },
        cover: matches!(place, Place::Face).then(|| CoverForm::of(&ctx.who.story)),
        head,
        title,
        schema,
        action,
        before,
        stale,
        is_new,
    })
}

/// The lists on the way to a part.
fn crumbs(slug: &str, place: &Place, story: &StoryFile) -> Vec<Crumb> {
    let Place::Item(list, _) = place else { return Vec::new() };
    let mut crumbs = listing::crumbs(slug, list, story);
    let title = list.about().title.to_owned();
    crumbs.push(Crumb { href: format!("/stories/{slug}/edit/{list}"), title });
    crumbs
}

/// What belongs to a round or a character and has pages of its own.
fn beside(slug: &str, place: &Place, story: &mut StoryFile) -> Vec<Crumb> {
    let Place::Item(list, index) = place else { return Vec::new() };
    let key = list.items(story).and_then(|items| items.keys().into_iter().nth(*index));
    let link = |path: String, title: &str| Crumb {
        href: format!("/stories/{slug}/{path}"),
        title: title.to_owned(),
    };
    match (list, key) {
        (List::Rounds, Some(key)) => vec![
            link(format!("edit/script.{key}"), "The host’s script"),
            link(format!("edit/letters.{key}"), "The letters"),
        ],
        (List::Characters, Some(key)) => {
            vec![link(format!("preview/as/{key}"), "As their player’s phone shows it")]
        }
        _ => Vec::new(),
    }
}

fn goes_too(place: &Place) -> &'static str {
    match place {
        Place::Item(List::Characters, _) => {
            "Their letters and their seats go too. Clues they hold stay, for you to give to somebody else."
        }
        Place::Item(List::Rounds, _) => {
            "Its script and its letters go too. Clues that come out in it stay, for you to move to another."
        }
        Place::Item(List::Clues, _) => "It goes from the script and from the reasoning too.",
        _ => "",
    }
}
