//! What a browser got back, and what stands on it.

use std::fmt;

use reqwest::header::{HeaderMap, SET_COOKIE};

use super::markup;

/// An answer, read to its end.
pub struct Page {
    /// The HTTP status.
    pub status: u16,
    /// The body as it came.
    pub html: String,
    /// What a person reads: without tags, with one blank between words.
    pub text: String,
    /// Where it sends the browser, if it does.
    pub location: Option<String>,
    /// All headers.
    pub headers: HeaderMap,
}

impl Page {
    pub async fn read(response: reqwest::Response) -> Self {
        Self::try_read(response).await.expect("a whole answer")
    }

    /// Nothing if the answer was cut off.
    pub async fn try_read(response: reqwest::Response) -> Option<Self> {
        let headers = response.headers().clone();
        let status = response.status().as_u16();
        let html = response.text().await.ok()?;
        let location = headers.get("location").map(|to| to.to_str().expect("a path").to_owned());
        Some(Self { status, text: markup::text(&html), html, location, headers })
    }

    /// Whether `words` are anywhere on the page or in its source.
    pub fn has(&self, words: &str) -> bool {
        self.text.contains(words)
            || self.html.contains(words)
            || markup::unescape(&self.html).contains(words)
    }

    /// `words` can be read on the page.
    pub fn shows(&self, words: &str) -> &Self {
        assert!(self.text.contains(words), "no “{words}” on {self:?}");
        self
    }

    /// `words` are nowhere on the page, nor in its source.
    pub fn hides(&self, words: &str) -> &Self {
        assert!(!self.has(words), "“{words}” is on {self:?}");
        self
    }

    /// It has this status.
    pub fn is(&self, status: u16) -> &Self {
        assert_eq!(self.status, status, "{self:?}");
        self
    }

    /// It sends the browser to `path`.
    pub fn leads_to(&self, path: &str) -> &Self {
        assert_eq!((self.status, self.location.as_deref()), (303, Some(path)), "{self:?}");
        self
    }

    /// The title that tells tabs apart.
    pub fn title(&self) -> String {
        markup::between(&self.html, "<title>", "</title>").unwrap_or_default()
    }

    /// What stands in the form's field of this name; of several, in the first.
    pub fn form_value(&self, name: &str) -> Option<String> {
        markup::form_value(&self.html, name)
    }

    /// What is wrong with the field of this name, as the page says beside it.
    pub fn problem(&self, name: &str) -> Option<String> {
        let id = format!("id=\"{name}-error\"");
        let after = &self.html[self.html.find(&id)?..];
        let text = markup::between(after, ">", "</p>")?;
        Some(markup::text(&text))
    }

    /// The addresses in `href` and `action` attributes that contain `part`.
    pub fn links(&self, part: &str) -> Vec<String> {
        let mut links = markup::attributes(&self.html, "href");
        links.extend(markup::attributes(&self.html, "action"));
        links.retain(|link| link.contains(part));
        links
    }

    /// What a press of each button sends: where to, and which fields.
    pub fn presses(&self) -> Vec<(String, Vec<(String, String)>)> {
        markup::presses(&self.html)
    }

    /// A header's value; empty if there is none.
    pub fn header(&self, name: &str) -> &str {
        self.headers.get(name).map_or("", |value| value.to_str().expect("text"))
    }

    /// The `Set-Cookie` line for the cookie of this name.
    pub fn set_cookie(&self, name: &str) -> Option<&str> {
        let lines = self.headers.get_all(SET_COOKIE).iter().filter_map(|line| line.to_str().ok());
        lines
            .into_iter()
            .find(|line| line.strip_prefix(name).is_some_and(|rest| rest.starts_with('=')))
    }
}

impl fmt::Debug for Page {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.status)?;
        if let Some(to) = &self.location {
            write!(f, " to {to}")?;
        }
        let text: String = self.text.chars().take(1200).collect();
        write!(f, ": {text}")
    }
}
