//! An answer in the making: what a handler's closure returns, before it is rendered and packed.

use super::{
    flash::{self, Flash, Tone},
    request::Packing,
};
use crate::error::AppError;
use actix_web::{
    HttpResponse, HttpResponseBuilder,
    cookie::Cookie,
    http::{StatusCode, header},
};
use std::io::Write;

/// Below this many bytes packing costs more than it saves.
const WORTH_PACKING: usize = 860;

/// Something that becomes a body.
pub trait Render: Send {
    /// The text.
    ///
    /// # Errors
    /// When the template fails.
    fn body(&self) -> Result<String, askama::Error>;
}

impl<T: askama::Template + Send> Render for T {
    fn body(&self) -> Result<String, askama::Error> {
        self.render()
    }
}

enum Content {
    Template(Box<dyn Render>),
    Text(String),
    Nothing,
}

/// See the module.
pub struct Reply {
    status: StatusCode,
    content: Content,
    mime: &'static str,
    cache: &'static str,
    location: Option<String>,
    download: Option<String>,
    flash: Option<Flash>,
    cookies: Vec<Cookie<'static>>,
}

impl Reply {
    fn new(status: StatusCode, content: Content) -> Self {
        Self {
            status,
            content,
            mime: "text/html; charset=utf-8",
            cache: "private, no-store",
            location: None,
            download: None,
            flash: None,
            cookies: Vec::new(),
        }
    }

    /// A page, status 200.
    pub fn page(template: impl askama::Template + Send + 'static) -> Self {
        Self::new(StatusCode::OK, Content::Template(Box::new(template)))
    }

    /// The page of a form that could not be taken as it is, status 422.
    pub fn unprocessable(template: impl askama::Template + Send + 'static) -> Self {
        Self::page(template).with_status(StatusCode::UNPROCESSABLE_ENTITY)
    }

    /// The page of a form whose ground has moved since it was drawn, status 409.
    pub fn conflict(template: impl askama::Template + Send + 'static) -> Self {
        Self::page(template).with_status(StatusCode::CONFLICT)
    }

    /// On to another page, status 303.
    pub fn see_other(to: impl Into<String>) -> Self {
        let mut reply = Self::new(StatusCode::SEE_OTHER, Content::Nothing);
        reply.location = Some(to.into());
        reply
    }

    /// Text of another kind than HTML.
    pub fn text(mime: &'static str, text: String) -> Self {
        let mut reply = Self::new(StatusCode::OK, Content::Text(text));
        reply.mime = mime;
        reply
    }

    /// Nothing new, status 204.
    pub fn nothing() -> Self {
        Self::new(StatusCode::NO_CONTENT, Content::Nothing)
    }

    /// With another status.
    #[must_use]
    pub fn with_status(mut self, status: StatusCode) -> Self {
        self.status = status;
        self
    }

    /// Offered as a file of this name.
    #[must_use]
    pub fn as_download(mut self, name: &str) -> Self {
        self.download = Some(name.to_owned());
        self
    }

    /// With another `Cache-Control` than none at all.
    #[must_use]
    pub fn cached(mut self, cache: &'static str) -> Self {
        self.cache = cache;
        self
    }

    /// The next page says that it worked.
    #[must_use]
    pub fn done(mut self, text: impl Into<String>) -> Self {
        self.flash = Some(Flash { tone: Tone::Done, text: text.into() });
        self
    }

    /// The next page says that it did not.
    #[must_use]
    pub fn sorry(mut self, text: impl Into<String>) -> Self {
        self.flash = Some(Flash { tone: Tone::Danger, text: text.into() });
        self
    }

    /// Sets a cookie.
    #[must_use]
    pub fn cookie(mut self, cookie: Cookie<'static>) -> Self {
        self.cookies.push(cookie);
        self
    }

    /// Renders and packs: the part that runs in the blocking task, without a connection.
    ///
    /// # Errors
    /// When the template fails.
    pub fn finish(self, packing: Packing) -> Result<Finished, AppError> {
        let body = match &self.content {
            Content::Template(template) => template.body().map_err(AppError::internal)?,
            Content::Text(text) => text.clone(),
            Content::Nothing => String::new(),
        };
        let (body, encoding) = pack(body.into_bytes(), packing);
        Ok(Finished { reply: self, body, encoding })
    }
}

/// A rendered answer.
pub struct Finished {
    reply: Reply,
    body: Vec<u8>,
    encoding: Option<&'static str>,
}

impl Finished {
    /// The response for the wire. `said`: the page has shown the message it was given.
    pub fn respond(self, said: bool) -> HttpResponse {
        let Reply { status, mime, cache, location, download, flash, cookies, .. } = self.reply;
        let mut response = HttpResponseBuilder::new(status);
        response.insert_header((header::CACHE_CONTROL, cache));
        if let Some(to) = location {
            response.insert_header((header::LOCATION, to));
        }
        if let Some(name) = download {
            response.insert_header((
                header::CONTENT_DISPOSITION,
                format!("attachment; filename=\"{name}\""),
            ));
        }
        for cookie in cookies {
            response.cookie(cookie);
        }
        match flash {
            Some(flash) => drop(response.cookie(flash::cookie(&flash))),
            None if said && status == StatusCode::OK => drop(response.cookie(flash::removal())),
            None => {}
        }
        if self.body.is_empty() {
            return response.finish();
        }
        response.insert_header((header::VARY, "accept-encoding, x-fragment"));
        if let Some(encoding) = self.encoding {
            response.insert_header((header::CONTENT_ENCODING, encoding));
        }
        response.content_type(mime).body(self.body)
    }
}

/// Packs a finished body: the fastest level, which saves nearly all there is to save.
pub fn pack(body: Vec<u8>, packing: Packing) -> (Vec<u8>, Option<&'static str>) {
    if body.len() < WORTH_PACKING {
        return (body, None);
    }
    let packed = match packing {
        Packing::Zstd => zstd::bulk::compress(&body, 1).ok().map(|packed| (packed, Some("zstd"))),
        Packing::Gzip => {
            gzip(&body, flate2::Compression::fast()).map(|packed| (packed, Some("gzip")))
        }
        Packing::Plain => None,
    };
    packed.unwrap_or((body, None))
}

/// gzip at `level`; none if memory runs out.
pub fn gzip(body: &[u8], level: flate2::Compression) -> Option<Vec<u8>> {
    let mut encoder = flate2::write::GzEncoder::new(Vec::with_capacity(body.len() / 3), level);
    encoder.write_all(body).ok()?;
    encoder.finish().ok()
}
