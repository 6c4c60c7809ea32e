//! A part's form on its way to a page.

use crate::Context;
use crate::stories::{
    access::StoryAuthor,
    cover::CoverForm,
    editor::{
        aside::Aside,
        head::{Head, Open},
        list::List,
        pages::{Crumb, PartPage},
        place::Place,
        rows,
        sheet::Sheet,
    },
};
use lamplight_core::error::AppError;

pub(super) type Visiting<'a, 'b> = &'a mut Context<'b, StoryAuthor>;

/// See the module.
pub(super) struct Drawn {
    pub(super) place: Place,
    pub(super) sheet: Sheet,
    stale: Option<&'static str>,
    /// A new thing, before one of its neighbours.
    is_new: bool,
    before: Option<usize>,
}

impl Drawn {
    /// Says why what was typed was not kept, where that is not for a mistake in it.
    pub(super) fn not_kept(self, why: &'static str) -> Self {
        Self { stale: Some(why), ..self }
    }

    pub(super) fn of(place: Place, sheet: Sheet) -> Self {
        Self { place, sheet, stale: None, is_new: false, before: None }
    }

    pub(super) fn new_thing(place: Place, sheet: Sheet, before: Option<usize>) -> Self {
        Self { is_new: true, before, ..Self::of(place, sheet) }
    }
}

pub(super) fn page(
    ctx: Visiting<'_, '_>,
    mut open: Open,
    drawn: Drawn,
) -> Result<PartPage, AppError> {
    let head = Head::of(ctx, &open)?;
    let Drawn { place, sheet, stale, is_new, before } = drawn;
    let slug = &head.slug;
    let (action, title) = match &place {
        Place::Item(list, _) if is_new => {
            (format!("/stories/{slug}/add/{list}"), format!("Add {}", list.about().one))
        }
        _ => (place.href(slug, &mut open.story), place.title(&mut open.story)),
    };
    Ok(PartPage {
        chrome: ctx.chrome(crate::SECTION),
        crumbs: crumbs(slug, &place, &mut open),
        beside: if is_new { Vec::new() } else { beside(slug, &place, &mut open) },
        goes: !is_new && matches!(&place, Place::Item(list, _) if *list != List::Endings),
        goes_too: goes_too(&place),
        aside: if is_new { Aside::Nothing } else { Aside::of(&open.story, &place) },
        cover: matches!(place, Place::Face).then(|| CoverForm::of(&ctx.who.story)),
        head,
        title,
        sheet,
        action,
        before,
        stale,
        is_new,
    })
}

/// The lists on the way to a part.
fn crumbs(slug: &str, place: &Place, open: &mut Open) -> Vec<Crumb> {
    let Place::Item(list, _) = place else { return Vec::new() };
    let mut crumbs = rows::crumbs(slug, list, open);
    let title = list.about().title.to_owned();
    crumbs.push(Crumb { href: format!("/stories/{slug}/edit/{list}"), title });
    crumbs
}

/// What belongs to a round or a character and has pages of its own.
fn beside(slug: &str, place: &Place, open: &mut Open) -> Vec<Crumb> {
    let Place::Item(list, index) = place else { return Vec::new() };
    let key = list.rows(&mut open.story).and_then(|rows| rows.keys().into_iter().nth(*index));
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
