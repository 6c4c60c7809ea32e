//! Where somebody wanted to go who had to sign in first.

use crate::Context;
use lamplight_core::{error::AppError, people::Public, web::local::local_path};
use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};
use serde::Deserialize;

/// The query string that carries it.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Next {
    pub(super) next: String,
}

/// The page to go to: one of ours, or the person's evenings.
pub(super) fn page(next: &str) -> String {
    if next.is_empty() { "/evenings".to_owned() } else { local_path(next) }
}

/// A query string that carries `next` to another page; empty if there is nothing to carry.
pub(super) fn query(next: &str) -> String {
    if next.is_empty() {
        return String::new();
    }
    format!("?next={}", utf8_percent_encode(&local_path(next), NON_ALPHANUMERIC))
}

/// The title of the story that `next` leads to the hosting of, if it does: whoever has to make an
/// account for it is told so.
pub(super) fn about_to_host(
    ctx: &mut Context<'_, Public>,
    next: &str,
) -> Result<Option<String>, AppError> {
    for area in &ctx.area.areas {
        if let Some(title) = area.hosted_at(ctx.db, next)? {
            return Ok(Some(title));
        }
    }
    Ok(None)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_stays_in_the_house() {
        assert_eq!(page(""), "/evenings");
        assert_eq!(page("/stories?x=1"), "/stories?x=1");
        assert_eq!(page("https://evil.example"), "/");
        assert_eq!(query("/a?b=c"), "?next=%2Fa%3Fb%3Dc");
        assert_eq!(query("//evil.example"), "?next=%2F");
    }
}
