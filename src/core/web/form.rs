//! Forms: what a person typed, and what was wrong with it.

use super::{errors, rules::Rules};
use crate::{clock::Clock, error::AppError, state::Core};
use actix_web::{
    FromRequest, HttpRequest,
    dev::Payload,
    http::header,
    web::{self, Bytes, Data},
};
use percent_encoding::percent_decode;
use serde::de::DeserializeOwned;
use std::{future::Future, pin::Pin, time::Duration};
use tokio::time::timeout;

/// The largest form over the worst connection; who takes longer only wants us to keep what came.
const PATIENCE: Duration = Duration::from_secs(30);

/// The body of a posted form as `T`, whose fields are texts with defaults: what they mean is
/// for `T::parse` to say, so that nothing typed is lost when something is wrong.
pub struct Form<T>(pub T);

impl<T: DeserializeOwned + 'static> FromRequest for Form<T> {
    type Error = actix_web::Error;
    type Future = Pin<Box<dyn Future<Output = Result<Self, actix_web::Error>>>>;

    fn from_request(request: &HttpRequest, payload: &mut Payload) -> Self::Future {
        let (body, most) =
            (web::Payload::from_request(request, payload), Rules::of(request).largest_body());
        let request = request.clone();
        Box::pin(async move {
            let parsed = match timeout(PATIENCE, read(body, most)).await {
                Ok(Some(body)) if is_form(&request) => parse(&body),
                Ok(Some(_)) => {
                    Err(AppError::BadInput("That is not a form this page sends.".to_owned()))
                }
                Ok(None) => Err(AppError::TooLarge),
                Err(_) => Err(AppError::BadInput(
                    "It took too long to arrive. Go back and send it once more.".to_owned(),
                )),
            };
            parsed.map(Form).map_err(|error| refuse(&request, error))
        })
    }
}

/// The whole body; none if there is more of it than `most` bytes, or it was cut off.
async fn read(
    body: impl Future<Output = Result<web::Payload, actix_web::Error>>,
    most: usize,
) -> Option<Bytes> {
    body.await.ok()?.to_bytes_limited(most).await.ok()?.ok()
}

/// The error page for a body that could not be read.
pub fn refuse(request: &HttpRequest, error: AppError) -> actix_web::Error {
    let core = request.app_data::<Data<Core>>();
    let trusts = core.is_some_and(|core| core.config.trust_proxy);
    let now = core.map_or_else(|| Clock::default().now(), |core| core.clock.now());
    errors::answer(&super::Request::read(request, trusts, now), error)
}

fn is_form(request: &HttpRequest) -> bool {
    let kind = request.headers().get(header::CONTENT_TYPE).and_then(|value| value.to_str().ok());
    kind.is_none_or(|kind| kind.starts_with("application/x-www-form-urlencoded"))
}

fn parse<T: DeserializeOwned>(body: &[u8]) -> Result<T, AppError> {
    let decoded = percent_decode(body).decode_utf8().map_err(|_| {
        AppError::BadInput(
            "Some letters did not arrive whole. Go back and send it once more.".to_owned(),
        )
    })?;
    if decoded.contains('\0') {
        return Err(AppError::BadInput(
            "There is a character in it that cannot be kept. Take it out and send it again."
                .to_owned(),
        ));
    }
    serde_html_form::from_bytes(body).map_err(|_| {
        AppError::BadInput(
            "The form did not arrive whole. Go back and send it once more.".to_owned(),
        )
    })
}

/// What is wrong with a form, beside which field.
#[derive(Debug, Clone, Default)]
pub struct Problems {
    /// In the order in which they were found, which is that of the form.
    by_field: Vec<(&'static str, String)>,
}

impl Problems {
    /// Says what is wrong with `field`; the first word about a field stays.
    pub fn add(&mut self, field: &'static str, text: impl Into<String>) {
        if !self.has(field) {
            self.by_field.push((field, text.into()));
        }
    }

    /// The value, or a problem with `field`: for types that check what was typed.
    pub fn take<T>(&mut self, field: &'static str, parsed: Result<T, String>) -> Option<T> {
        parsed.map_err(|text| self.add(field, text)).ok()
    }

    /// What is wrong with `field`, if anything.
    pub fn of(&self, field: &str) -> Option<&str> {
        self.all().find(|(of, _)| *of == field).map(|(_, text)| text)
    }

    /// Whether `field` has something wrong with it.
    pub fn has(&self, field: &str) -> bool {
        self.of(field).is_some()
    }

    /// Whether nothing is wrong.
    pub fn is_empty(&self) -> bool {
        self.by_field.is_empty()
    }

    /// Every field with what is wrong, for the summary above the form.
    pub fn all(&self) -> impl Iterator<Item = (&'static str, &str)> {
        self.by_field.iter().map(|(field, text)| (*field, text.as_str()))
    }

    /// One line of text with its ends trimmed, `min` to `max` characters long.
    pub fn line(&mut self, field: &'static str, value: &str, min: usize, max: usize) -> String {
        let value = value.trim();
        let length = value.chars().count();
        if value.chars().any(char::is_control) {
            self.add(
                field,
                "This is one line of plain text; take out the line breaks and control characters.",
            );
        } else if length < min {
            self.add(
                field,
                if length == 0 {
                    "This is still empty.".to_owned()
                } else {
                    format!("At least {min} characters.")
                },
            );
        } else if length > max {
            self.add(field, format!("{} characters too long: at most {max}.", length - max));
        }
        value.to_owned()
    }

    /// Several lines of text with the ends trimmed, at most `max` characters.
    pub fn text(&mut self, field: &'static str, value: &str, max: usize) -> String {
        let value = value.replace("\r\n", "\n").replace('\r', "\n").trim().to_owned();
        let length = value.chars().count();
        if value.chars().any(|c| c.is_control() && c != '\n' && c != '\t') {
            self.add(field, "There are control characters in it; take them out.");
        } else if length > max {
            self.add(field, format!("{} characters too long: at most {max}.", length - max));
        }
        value
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[derive(serde::Deserialize, Debug)]
    struct Name {
        #[serde(default)]
        name: String,
    }

    #[test]
    fn broken_letters_and_nul_are_refused_not_mangled() {
        assert_eq!(parse::<Name>(b"name=Mira").unwrap().name, "Mira");
        assert!(matches!(parse::<Name>(b"name=%ff%fe"), Err(AppError::BadInput(_))));
        assert!(matches!(parse::<Name>(b"name=a%00b"), Err(AppError::BadInput(_))));
        assert_eq!(parse::<Name>(b"other=1").unwrap().name, "");
    }

    #[test]
    fn a_line_says_what_is_wrong_with_it() {
        let mut problems = Problems::default();
        assert_eq!(problems.line("name", "  Mira  ", 1, 40), "Mira");
        assert!(problems.is_empty());
        problems.line("name", "a\nb", 1, 40);
        problems.line("place", &"x".repeat(121), 0, 120);
        assert!(problems.of("name").unwrap().contains("one line"));
        assert!(problems.of("place").unwrap().starts_with("1 characters too long"));
    }
}
