//! One call, and what came back.

use super::expected::Expected;
use reqwest::Method;
use reqwest::multipart::{Form, Part};
use std::fmt;
use support::{Client, text_of};

/// The route that takes a picture.
pub(super) const UPLOAD: &str = "POST /stories/{slug}/edit/cover";

/// A small picture, as PNG.
fn picture() -> Vec<u8> {
    let mut bytes = std::io::Cursor::new(Vec::new());
    let drawn = image::RgbImage::from_pixel(50, 70, image::Rgb([200, 120, 40]));
    drawn.write_to(&mut bytes, image::ImageFormat::Png).expect("a picture");
    bytes.into_inner()
}

/// As much of an answer as tells who gets what.
pub(super) struct Heard {
    status: u16,
    location: Option<String>,
    text: String,
    /// The page offers to sign in, so it takes its reader for nobody.
    offers_to_sign_in: bool,
}

/// Sends it, as a browser does from one of our pages.
pub(super) async fn call(
    browser: &Client,
    route: &str,
    path: &str,
    fields: &[(&'static str, String)],
) -> Heard {
    let request = if route.starts_with("GET ") {
        browser.request(Method::GET, path)
    } else if route == UPLOAD {
        let picture = Form::new().part("picture", Part::bytes(picture()).file_name("cover.png"));
        browser
            .request(Method::POST, path)
            .header("sec-fetch-site", "same-origin")
            .multipart(picture)
    } else if route == "POST /stories/import" {
        let form =
            fields.iter().fold(Form::new(), |form, (name, text)| form.text(*name, text.clone()));
        browser.request(Method::POST, path).header("sec-fetch-site", "same-origin").multipart(form)
    } else {
        let fields: Vec<(&str, &str)> = fields.iter().map(|(k, v)| (*k, v.as_str())).collect();
        browser.form(path, &fields)
    };
    let response = request.send().await.expect("an answer");
    let status = response.status().as_u16();
    let location = response.headers().get("location");
    let location = location.map(|to| to.to_str().expect("a path").to_owned());
    let is_stream = status == 200 && path.ends_with("/events");
    // A stream ends when the house does.
    let html = if is_stream { String::new() } else { response.text().await.expect("a whole page") };
    let offers_to_sign_in = html.contains("href=\"/sign-in\"");
    Heard { status, location, text: text_of(&html), offers_to_sign_in }
}

/// What HEAD is answered that GET is not, or the other way round.
pub(super) async fn differs_without_a_body(browser: &Client, path: &str) -> Option<String> {
    let mut both = Vec::new();
    for method in [Method::GET, Method::HEAD] {
        let response = browser.request(method, path).send().await.expect("an answer");
        let mut said = vec![response.status().to_string()];
        for (name, value) in response.headers() {
            // Lengths may differ by what the clock shows.
            let told = if name == "content-length" { "" } else { value.to_str().expect("text") };
            if !["date", "x-request-id", "set-cookie"].contains(&name.as_str()) {
                said.push(format!("{name}: {told}"));
            }
        }
        said.sort();
        both.push(said);
    }
    let [get, head] = &both[..] else { return None };
    (get != head).then(|| format!("GET {get:?}, HEAD {head:?}"))
}

impl Heard {
    /// Whether it is what was expected.
    pub(super) fn is(&self, expected: Expected) -> bool {
        match expected {
            Expected::Answer => {
                matches!(self.status, 200 | 204 | 303 | 400 | 409 | 422)
                    && !self.leads_to_the_door()
            }
            Expected::SignIn => self.status == 303 && self.leads_to_the_door(),
            Expected::Hidden => self.status == 404,
            Expected::Told => self.status == 403 && self.text.contains("taken you out"),
            Expected::Gone => {
                let to = self.location.as_deref().unwrap_or_default();
                self.status == 303 && to.starts_with("/play/") && to.matches('/').count() == 2
            }
            Expected::NoChange => {
                matches!(self.status, 200 | 204 | 303 | 400 | 404 | 409 | 422)
                    && !self.leads_to_the_door()
            }
        }
    }

    /// Whether the owner got somewhere: a page that knows them if they are a `member`, or the way
    /// to one.
    pub(super) fn is_good(&self, member: bool) -> bool {
        matches!(self.status, 200 | 204 | 303)
            && !self.leads_to_the_door()
            && !(member && self.offers_to_sign_in)
    }

    fn leads_to_the_door(&self) -> bool {
        self.location.as_deref().is_some_and(|to| to.starts_with("/sign-in?next="))
    }
}

impl fmt::Display for Heard {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let to = self.location.as_deref().unwrap_or_default();
        let text: String = self.text.chars().take(160).collect();
        write!(f, "{} {to} “{text}”", self.status)
    }
}
