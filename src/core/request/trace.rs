//! A name for every request, in the log, in the answer's header and on the error page; and a
//! line in the log when it is answered.

use crate::state::Core;
use actix_web::{
    Error, HttpMessage, HttpRequest,
    body::MessageBody,
    dev::{ServiceRequest, ServiceResponse},
    http::header::{HeaderName, HeaderValue},
    middleware::Next,
    web::Data,
};
use std::time::Instant;
use tracing::Instrument;

#[derive(Clone)]
struct RequestId(String);

/// The name of `request`; empty before the middleware ran.
pub fn id_of(request: &HttpRequest) -> String {
    request.extensions().get::<RequestId>().map_or_else(String::new, |id| id.0.clone())
}

fn fresh() -> String {
    let random: u32 = rand::random();
    format!("{:04x}-{:04x}", random >> 16, random & 0xffff)
}

/// The middleware. Paths go to the log as their pattern: a seat's link is a secret.
pub async fn follow(
    request: ServiceRequest,
    next: Next<impl MessageBody>,
) -> Result<ServiceResponse<impl MessageBody>, Error> {
    let id = fresh();
    request.extensions_mut().insert(RequestId(id.clone()));
    let started = Instant::now();
    let method = request.method().clone();
    let core = request.app_data::<Data<Core>>().cloned();
    let span = tracing::info_span!("request", %id);
    let mut response = next.call(request).instrument(span).await?;
    let path = response.request().match_pattern().unwrap_or_else(|| "unmatched".to_owned());
    let (status, took) = (response.status().as_u16(), started.elapsed());
    if let Some(core) = core {
        core.metrics.answered(&path, status, took);
    }
    tracing::info!(%id, %method, %path, status, took_us = took.as_micros(), "answered");
    if let Ok(value) = HeaderValue::from_str(&id) {
        response.headers_mut().insert(HeaderName::from_static("x-request-id"), value);
    }
    Ok(response)
}
