//! A message for the next page: said once, after a redirect.

use actix_web::{
    HttpRequest,
    cookie::{Cookie, SameSite},
};
use percent_encoding::{NON_ALPHANUMERIC, percent_decode_str, utf8_percent_encode};

const NAME: &str = "flash";

/// What kind of message.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tone {
    /// It worked.
    Done,
    /// It did not.
    Danger,
}

/// A message for the next page.
#[derive(Debug, Clone)]
pub struct Flash {
    /// Good news or bad.
    pub tone: Tone,
    /// One or two sentences. Never a secret: it travels in a cookie.
    pub text: String,
}

impl Flash {
    /// The style and the icon it is shown with.
    pub fn class(&self) -> &'static str {
        match self.tone {
            Tone::Done => "done",
            Tone::Danger => "danger",
        }
    }

    /// The icon beside it.
    pub fn icon(&self) -> &'static str {
        match self.tone {
            Tone::Done => "done",
            Tone::Danger => "warn",
        }
    }
}

/// The message that `request` carries.
pub fn read(request: &HttpRequest) -> Option<Flash> {
    let cookie = request.cookie(NAME)?;
    let (tone, text) = cookie.value().split_once('.')?;
    let tone = if tone == "done" { Tone::Done } else { Tone::Danger };
    let text = percent_decode_str(text).decode_utf8().ok()?.chars().take(300).collect();
    Some(Flash { tone, text })
}

/// The cookie that carries `flash` to the next page.
pub fn cookie(flash: &Flash) -> Cookie<'static> {
    let value = format!("{}.{}", flash.class(), utf8_percent_encode(&flash.text, NON_ALPHANUMERIC));
    Cookie::build(NAME, value).path("/").http_only(true).same_site(SameSite::Lax).finish()
}

/// The cookie that removes it once it was shown.
pub fn removal() -> Cookie<'static> {
    let mut cookie = Cookie::build(NAME, "").path("/").http_only(true).finish();
    cookie.make_removal();
    cookie
}
