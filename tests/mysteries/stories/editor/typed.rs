//! A form as a browser would send it: everything that stands in it, and what is typed over that.

use support::{Client, Page};

/// The fields of the form of a part.
#[derive(Clone)]
pub(super) struct Typed {
    path: String,
    fields: Vec<(String, String)>,
}

impl Typed {
    /// Opens the form at `path`.
    pub(super) async fn open(author: &Client, path: &str) -> Self {
        let page = author.get(path).await;
        Self::on(page.is(200))
    }

    /// The form on a page.
    pub(super) fn on(page: &Page) -> Self {
        let start =
            page.html.find("<form class=\"flow-wide writing\"").expect("the form of a part");
        let html = &page.html[start..start + page.html[start..].find("</form>").unwrap()];
        let path = attribute(html, "action").expect("an action");
        Self { path, fields: fields(html) }
    }

    /// Types `value` into all fields called `name`; the first gets it, the others are emptied.
    pub(super) fn with(&self, name: &str, value: &str) -> Self {
        let mut typed = self.clone();
        typed.fields.retain(|(field, _)| field != name);
        typed.fields.push((name.to_owned(), value.to_owned()));
        typed
    }

    /// Types `value` wherever text can be typed.
    pub(super) fn with_everywhere(&self, value: &str) -> Self {
        let mut typed = self.clone();
        for (name, text) in &mut typed.fields {
            if !["version", "before", "drawn"].contains(&name.as_str()) {
                value.clone_into(text);
            }
        }
        typed
    }

    pub(super) fn value(&self, name: &str) -> &str {
        let found = self.fields.iter().find(|(field, _)| field == name);
        found.map_or_else(|| panic!("no field “{name}”"), |(_, value)| value)
    }

    /// Nothing in the fields called `name`.
    pub(super) fn without(&self, name: &str) -> Self {
        let mut typed = self.clone();
        typed.fields.retain(|(field, _)| field != name);
        typed
    }

    /// Sends it where it goes.
    pub(super) async fn send(&self, author: &Client) -> Page {
        self.send_to(author, &self.path).await
    }

    /// Sends it to `path`.
    pub(super) async fn send_to(&self, author: &Client, path: &str) -> Page {
        let fields: Vec<(&str, &str)> =
            self.fields.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
        author.post(path, &fields).await
    }
}

fn attribute(tag: &str, name: &str) -> Option<String> {
    let start = format!(" {name}=\"");
    let rest = &tag[tag.find(&start)? + start.len()..];
    Some(unescape(&rest[..rest.find('"')?]))
}

fn unescape(text: &str) -> String {
    let pairs = [("&#60;", "<"), ("&#62;", ">"), ("&#34;", "\""), ("&#39;", "'"), ("&#38;", "&")];
    pairs.iter().fold(text.to_owned(), |text, (from, to)| text.replace(from, to))
}

fn fields(html: &str) -> Vec<(String, String)> {
    let mut fields = Vec::new();
    for (at, _) in html.match_indices('<') {
        let tag = &html[at..at + html[at..].find('>').unwrap_or(0)];
        let rest = &html[at + tag.len() + 1..];
        let Some(name) = attribute(tag, "name") else { continue };
        let value = match tag.split_whitespace().next() {
            Some("<input") => {
                let choice = tag.contains("type=\"radio\"") || tag.contains("type=\"checkbox\"");
                if choice && !tag.contains(" checked") {
                    continue;
                }
                attribute(tag, "value").unwrap_or_default()
            }
            Some("<textarea") => {
                let text = unescape(&rest[..rest.find("</textarea").unwrap()]);
                // Browsers drop the first line break, and end lines as Windows does.
                text.strip_prefix('\n').unwrap_or(&text).replace('\n', "\r\n")
            }
            // Only pressed, it is sent.
            Some("<select") => {
                let options = &rest[..rest.find("</select").unwrap()];
                let chosen = options.split("<option").find(|it| it.contains(" selected"));
                let first = options.split("<option").nth(1).unwrap_or_default();
                attribute(chosen.unwrap_or(first), "value").unwrap_or_default()
            }
            _ => continue,
        };
        fields.push((name, value));
    }
    fields
}
