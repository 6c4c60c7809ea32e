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
            half,
            list::List,
            listing::{self, Crumb},
            place::Place,
        },
    },
};
use chrono::{DateTime, Utc};
use lamplight_core::{
    error::AppError,
    form_schema::{DRAWN, Typed},
    web::pictures,
};
use lamplight_pictures::Kind;
use lamplight_story_file::StoryFile;

/// See the module.
pub(super) struct PartForm {
    pub(super) place: Place,
    pub(super) schema: FormSchema,
    stale: Option<&'static str>,
    is_checked: bool,
    /// What stood in the form before anything was typed, in short.
    drawn: String,
    /// When what stands in it was typed, if it is not kept yet.
    half: Option<DateTime<Utc>>,
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

    /// With what `typed` says the form was drawn from.
    pub(super) fn drawn_before(self, typed: &Typed) -> Self {
        Self { drawn: typed.one(DRAWN).to_owned(), ..self }
    }

    /// With the words of `drawn` as those the form was drawn from.
    pub(super) fn drawn_from(self, drawn: &FormSchema) -> Self {
        Self { drawn: drawn.drawn(), ..self }
    }

    /// With what was typed `at` that time, and not kept.
    pub(super) fn half_typed(self, at: DateTime<Utc>) -> Self {
        Self { half: Some(at), ..self }
    }

    pub(super) fn of(place: Place, schema: FormSchema) -> Self {
        let drawn = schema.drawn();
        Self {
            place,
            schema,
            stale: None,
            is_checked: true,
            drawn,
            half: None,
            is_new: false,
            before: None,
        }
    }

    pub(super) fn is_new(&self) -> bool {
        self.is_new
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
    let PartForm { place, schema, stale, is_checked, drawn, half, is_new, before } = form;
    let head = Head { is_checked, ..Head::of(ctx, &open)? };
    let slug = &head.slug;
    let (action, title) = match &place {
        Place::Item(list, _) if is_new => {
            (format!("/stories/{slug}/add/{list}"), format!("Add {}", list.about().one))
        }
        _ => (place.href(slug, &mut open.story), place.title(&mut open.story)),
    };
    let half_name = half::name(&place, &mut open.story, is_new);
    Ok(PartPage {
        face: face(&open.story, &place, is_new),
        half_action: format!("/stories/{slug}/half/{half_name}"),
        half,
        drawn,
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

/// The picture of whom the part is about.
fn face(story: &StoryFile, place: &Place, is_new: bool) -> Option<String> {
    let Place::Item(List::Characters, index) = place else { return None };
    let character = story.characters.get(*index).filter(|_| !is_new)?;
    Some(pictures::url_named(Kind::Portrait, &story.portrait_name(character)))
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
