//! Opening a page as somebody: with their cookies, in a theme, by a link or by a form.

use reqwest::Method;
use reqwest::multipart::Form;
use serde_json::{Value, json};

use super::super::window::Window;
use support::{Client, Page};

/// What somebody asks for.
pub(crate) struct Ask<'a> {
    path: &'a str,
    /// Where the form stands, and what is in it.
    form: Option<(&'a str, Vec<(&'a str, &'a str)>)>,
    /// The form is one with files.
    upload: bool,
    pub(super) status: u16,
}

impl<'a> Ask<'a> {
    /// A page that is there.
    pub(crate) fn page(path: &'a str) -> Self {
        Self { path, form: None, upload: false, status: 200 }
    }

    /// The page that answers when the form on the page `from` is sent to `path` with something
    /// wrong in it.
    pub(crate) fn sending(from: &'a str, path: &'a str, fields: &[(&'a str, &'a str)]) -> Self {
        Self { path, form: Some((from, fields.to_vec())), upload: false, status: 422 }
    }

    /// The form is sent as those with files are.
    pub(crate) fn with_files(self) -> Self {
        Self { upload: true, ..self }
    }

    /// It is supposed to answer with this status.
    pub(crate) fn with_status(self, status: u16) -> Self {
        Self { status, ..self }
    }

    /// The answer as it came over the wire.
    pub(super) async fn send(&self, who: &Client) -> Page {
        match &self.form {
            None => who.get(self.path).await,
            Some((_, fields)) if !self.upload => who.post(self.path, fields).await,
            Some((_, fields)) => {
                let parts = fields.iter().fold(Form::new(), |form, (name, value)| {
                    form.text((*name).to_owned(), (*value).to_owned())
                });
                let request = who.request(Method::POST, self.path);
                who.send(request.header("sec-fetch-site", "same-origin").multipart(parts)).await
            }
        }
    }
}

/// Sends a form that is put together on the spot, as the one on the page would be sent.
const SEND: &str = "
    const [path, fields, upload] = arguments;
    const form = document.createElement('form');
    form.method = 'post';
    form.action = path;
    if (upload) form.enctype = 'multipart/form-data';
    for (const [name, value] of fields) {
        const input = document.createElement('input');
        [input.type, input.name, input.value] = ['hidden', name, value];
        form.append(input);
    }
    document.body.append(form);
    form.submit();";

const STILL: &str = include_str!("still.js");
const ALL_THERE: &str = "document.readyState === 'complete'";
/// The HTML is there to its end, and dressed.
const LAID_OUT: &str = "document.readyState !== 'loading' \
    && [...document.querySelectorAll('link[rel=stylesheet]')].every(it => it.sheet)";

/// Opens the page in `window`.
pub(crate) async fn open(window: &Window, who: &Client, theme: &str, ask: &Ask<'_>) {
    be(window, who, theme).await;
    step_up_to(window, who, ask).await;
    send(window, who, ask).await;
    window.arrived(ALL_THERE).await;
}

/// Opens the page in an impatient `window`, its pictures, fonts and scripts after all the rest,
/// however fast they are. Says what has moved then.
pub(super) async fn open_late(
    window: &Window,
    who: &Client,
    theme: &str,
    ask: &Ask<'_>,
) -> Vec<String> {
    be(window, who, theme).await;
    step_up_to(window, who, ask).await;
    hold_back(window).await;
    send(window, who, ask).await;
    moved(window).await
}

/// From now on pictures, fonts and whatever scripts are or ask for wait for [`moved`].
pub(super) async fn hold_back(window: &Window) {
    window.devtools("Network.enable", json!({})).await;
    // What is in the memory would not have to wait.
    window.devtools("Network.setCacheDisabled", json!({ "cacheDisabled": true })).await;
    let late = ["Image", "Media", "Font", "Script", "XHR", "Fetch"];
    let patterns: Vec<Value> = late.iter().map(|it| json!({ "resourceType": it })).collect();
    window.devtools("Fetch.enable", json!({ "patterns": patterns })).await;
}

/// Lets what was held back come to the page that is on its way, and says what it moves.
pub(super) async fn moved(window: &Window) -> Vec<String> {
    window.arrived(LAID_OUT).await;
    window.run_to_the_end(STILL, vec![json!(false)]).await;
    window.devtools("Fetch.disable", json!({})).await;
    window.arrived(ALL_THERE).await;
    super::window::texts(&window.run_to_the_end(STILL, vec![json!(true)]).await)
}

/// Goes to the form that is to be sent, if there is one.
async fn step_up_to(window: &Window, who: &Client, ask: &Ask<'_>) {
    if let Some((from, _)) = &ask.form {
        window.leave().await;
        window.goto(&who.address_of(from)).await;
        window.arrived(ALL_THERE).await;
        window.complaints().await;
    }
}

async fn send(window: &Window, who: &Client, ask: &Ask<'_>) {
    window.leave().await;
    match &ask.form {
        None => window.goto(&who.address_of(ask.path)).await,
        Some((_, fields)) => {
            let form = vec![json!(ask.path), json!(fields), json!(ask.upload)];
            window.run(SEND, form).await;
        }
    }
}

/// From now on the window is that of `who`.
async fn be(window: &Window, who: &Client, theme: &str) {
    window.devtools("Network.clearBrowserCookies", json!({})).await;
    let cookies = [("lamplight", who.cookie("lamplight")), ("theme", Some(theme.to_owned()))];
    let cookies: Vec<Value> = cookies
        .into_iter()
        .filter_map(|(name, value)| {
            Some(json!({ "name": name, "value": value?, "url": who.address_of("/") }))
        })
        .collect();
    window.devtools("Network.setCookies", json!({ "cookies": cookies })).await;
    window.complaints().await;
}
