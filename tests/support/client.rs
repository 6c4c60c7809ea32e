//! A person's browser.

use std::sync::Arc;
use std::time::Duration;

use reqwest::cookie::{CookieStore, Jar};
use reqwest::{Method, RequestBuilder, redirect};
use uuid::Uuid;

use super::house::House;
use super::page::Page;

/// A browser with its own cookies, in the hands of somebody. It does not follow redirects by
/// itself: where they lead is part of the story.
pub struct Client {
    http: reqwest::Client,
    jar: Arc<Jar>,
    url: String,
    /// Whose it is: the name others see; empty for a stranger.
    pub name: String,
    /// What a member signs in with; empty for others.
    pub username: String,
    /// Their id; nil for a stranger.
    pub id: Uuid,
}

impl Client {
    pub fn new(house: &House) -> Self {
        Self::at(&house.url)
    }

    /// A new browser for the server at `url`, which has no slash at the end.
    pub fn at(url: &str) -> Self {
        let client = Self::empty(url);
        // Whoever comes in has seen the door: that page gives a browser a cookie to keep.
        client.set_cookie("door", "seen");
        client
    }

    /// A browser that has not been anywhere: it has no cookie at all.
    pub fn empty(url: &str) -> Self {
        lamplight_media::storage::use_ring_for_tls();
        let jar = Arc::new(Jar::default());
        let http = reqwest::Client::builder()
            .cookie_provider(jar.clone())
            .redirect(redirect::Policy::none())
            .no_proxy()
            // Shorter than the house keeps a connection that rests (75 s): one that it is just closing
            // would be used once more.
            .pool_idle_timeout(Duration::from_secs(60))
            // Nobody speaks TLS here; to read the system's authorities takes long for each browser.
            .tls_certs_only([])
            .build()
            .expect("a browser");
        Self {
            http,
            jar,
            url: url.to_owned(),
            name: String::new(),
            username: String::new(),
            id: Uuid::nil(),
        }
    }

    /// The same browser, sent to another server; cookies do not mind the port.
    pub fn over_at(&self, house: &House) -> Self {
        self.sent_to(&house.url)
    }

    /// The same browser, sent to the server at `url`.
    pub fn sent_to(&self, url: &str) -> Self {
        Self {
            http: self.http.clone(),
            jar: self.jar.clone(),
            url: url.to_owned(),
            name: self.name.clone(),
            username: self.username.clone(),
            id: self.id,
        }
    }

    /// A request to send with [`Client::send`], for headers and bodies of its own.
    pub fn request(&self, method: Method, path: &str) -> RequestBuilder {
        self.http.request(method, format!("{}{path}", self.url))
    }

    /// Sends `request` and reads the whole answer.
    pub async fn send(&self, request: RequestBuilder) -> Page {
        Page::read(request.send().await.expect("an answer")).await
    }

    /// Sends `request` to a server that may be gone: nothing unless a whole answer came.
    pub async fn try_send(&self, request: RequestBuilder) -> Option<Page> {
        Page::try_read(request.send().await.ok()?).await
    }

    /// Opens `path` on a server that may be gone.
    pub async fn try_get(&self, path: &str) -> Option<Page> {
        self.try_send(self.request(Method::GET, path)).await
    }

    /// Sends a form to a server that may be gone.
    pub async fn try_post(&self, path: &str, fields: &[(&str, &str)]) -> Option<Page> {
        self.try_send(self.form(path, fields)).await
    }

    /// A form to send, as a browser does from one of our pages.
    pub fn form(&self, path: &str, fields: &[(&str, &str)]) -> RequestBuilder {
        self.request(Method::POST, path).header("sec-fetch-site", "same-origin").form(fields)
    }

    /// Opens `path`, which begins with a slash.
    pub async fn get(&self, path: &str) -> Page {
        self.send(self.request(Method::GET, path)).await
    }

    /// Sends a form to `path`, as a browser does from one of our pages.
    pub async fn post(&self, path: &str, fields: &[(&str, &str)]) -> Page {
        self.send(self.form(path, fields)).await
    }

    /// Sends a form whose body is written out, for what no browser would send.
    pub async fn post_raw(&self, path: &str, body: &'static [u8]) -> Page {
        let request = self
            .request(Method::POST, path)
            .header("content-type", "application/x-www-form-urlencoded");
        self.send(request.body(body)).await
    }

    /// Goes where `page` sends us, and on, until there is a page to read.
    pub async fn follow(&self, page: Page) -> Page {
        let mut page = page;
        for _ in 0..5 {
            let Some(to) = page.location.clone() else {
                return page;
            };
            page = self.get(&to).await;
        }
        panic!("round in circles: {page:?}");
    }

    /// Sends a form and goes where the answer leads.
    pub async fn post_and_follow(&self, path: &str, fields: &[(&str, &str)]) -> Page {
        let page = self.post(path, fields).await;
        assert_eq!(page.status, 303, "{path} leads nowhere: {page:?}");
        self.follow(page).await
    }

    /// The value of the cookie called `name`, as the browser sends it.
    pub fn cookie(&self, name: &str) -> Option<String> {
        let header = self.jar.cookies(&self.address())?;
        let text = header.to_str().ok()?.to_owned();
        text.split("; ")
            .find_map(|pair| Some(pair.strip_prefix(name)?.strip_prefix('=')?.to_owned()))
    }

    /// Puts a cookie into the browser.
    pub fn set_cookie(&self, name: &str, value: &str) {
        self.jar.add_cookie_str(&format!("{name}={value}; Path=/"), &self.address());
    }

    /// The whole address of `path`.
    pub fn address_of(&self, path: &str) -> String {
        format!("{}{path}", self.url)
    }

    fn address(&self) -> reqwest::Url {
        self.url.parse().expect("an address")
    }
}
