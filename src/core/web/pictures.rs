//! The addresses of drawn pictures, and the pictures at them.

use super::{Request, reply};
use actix_web::{HttpRequest, HttpResponse, http::header};
use lamplight_pictures as pictures;
use lamplight_pictures::Kind;
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};

const IN_PATH: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'_').remove(b'.').remove(b'/');
const LONGEST_ID: usize = 200;

/// The address of the picture of `kind` drawn from `id` for the `redraw`th time.
pub fn url(kind: Kind, id: &str, redraw: u32) -> String {
    format!("/pictures/{kind}/{redraw}/{}.svg", utf8_percent_encode(id, IN_PATH))
}

/// The address of the picture that a story names: an id, and after a blank which drawing of it.
pub fn url_named(kind: Kind, name: &str) -> String {
    match name.rsplit_once(' ').and_then(|(id, redraw)| Some((id, redraw.parse().ok()?))) {
        Some((id, redraw)) => url(kind, id, redraw),
        None => url(kind, name, 0),
    }
}

/// Answers `/pictures/{kind}/{redraw}/{id}.svg`. A picture depends on nothing but its address.
pub async fn serve(request: HttpRequest) -> HttpResponse {
    let part = |name: &str| request.match_info().query(name).to_owned();
    let (Ok(kind), Ok(redraw), id) =
        (part("kind").parse::<Kind>(), part("redraw").parse::<u32>(), part("id"))
    else {
        return super::errors::nothing_here(request).await;
    };
    if id.len() > LONGEST_ID {
        return super::errors::nothing_here(request).await;
    }
    let facts = Request::read(&request, false);
    let (body, encoding) =
        reply::pack(pictures::draw(kind, &id, redraw).into_bytes(), facts.packing);
    let mut response = HttpResponse::Ok();
    response
        .insert_header((header::CACHE_CONTROL, "public, max-age=31536000, immutable"))
        .insert_header((header::VARY, "accept-encoding"));
    if let Some(encoding) = encoding {
        response.insert_header((header::CONTENT_ENCODING, encoding));
    }
    response.content_type("image/svg+xml").body(body)
}
