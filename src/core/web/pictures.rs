//! Drawn pictures, at their addresses.

use super::{errors, reply, request};
use actix_web::{HttpRequest, HttpResponse, http::header};
use lamplight_pictures::{Kind, draw};

pub use crate::pictures::{url, url_named};

const LONGEST_ID: usize = 200;

/// Answers `/pictures/{kind}/{redraw}/{id}.svg`. A picture depends on nothing but its address.
pub async fn serve(request: HttpRequest) -> HttpResponse {
    let part = |name: &str| request.match_info().query(name).to_owned();
    let (Ok(kind), Ok(redraw), id) =
        (part("kind").parse::<Kind>(), part("redraw").parse::<u32>(), part("id"))
    else {
        return errors::nothing_here(request).await;
    };
    if id.len() > LONGEST_ID {
        return errors::nothing_here(request).await;
    }
    let drawn = draw(kind, &id, redraw).into_bytes();
    let (body, encoding) = reply::pack(drawn, request::packing_of(&request));
    let mut response = HttpResponse::Ok();
    response
        .insert_header((header::CACHE_CONTROL, "public, max-age=31536000, immutable"))
        .insert_header((header::VARY, "accept-encoding"));
    if let Some(encoding) = encoding {
        response.insert_header((header::CONTENT_ENCODING, encoding));
    }
    response.content_type("image/svg+xml; charset=utf-8").body(body)
}
