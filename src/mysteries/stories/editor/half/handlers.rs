//! Answers to what is typed and not kept yet.

use super::{NEW, command};
use crate::{
    Gate,
    stories::{access::StoryAuthor, editor::list::List},
};
use lamplight_core::{
    error::AppError,
    form_schema::Typed,
    web::{Form, Reply, Request, gate::Answer},
};

/// The form that the address names, if there can be one: its name, and its page in the editor.
fn form(request: &Request) -> Result<(String, String), AppError> {
    let (part, item) = (request.param("part"), request.param("item"));
    let single = matches!((part, item), ("story", "face") | ("solution", "verdict"));
    if (!single && List::parse(part).is_none()) || part.len() + item.len() > 150 {
        return Err(AppError::NotFound);
    }
    let page = if item == NEW { format!("add/{part}") } else { format!("edit/{part}/{item}") };
    Ok((format!("{part}/{item}"), page))
}

/// Answers `POST /stories/{slug}/half/{part}/{item}`.
pub(super) async fn hold(gate: Gate<StoryAuthor>, typed: Form<Typed>) -> Answer {
    gate.reply(move |ctx| {
        let (name, _) = form(ctx.request)?;
        command::hold(ctx.db, ctx.who, &name, &typed.0, ctx.core.clock.now())?;
        Ok(Reply::nothing())
    })
    .await
}

/// Answers `POST /stories/{slug}/half/{part}/{item}/away`.
pub(super) async fn let_go(gate: Gate<StoryAuthor>) -> Answer {
    gate.reply(|ctx| {
        let (name, page) = form(ctx.request)?;
        command::forget(ctx.db, ctx.who, &name)?;
        let to = format!("/stories/{}/{page}", ctx.who.story.slug);
        Ok(Reply::see_other(to).done("Thrown away. This is what is in the story."))
    })
    .await
}
