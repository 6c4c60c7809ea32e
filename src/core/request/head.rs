//! HEAD is GET without the body, for every address alike: the same door, the same headers.

use actix_web::{
    Error, HttpMessage, HttpRequest,
    body::{BodySize, EitherBody, MessageBody},
    dev::{ServiceRequest, ServiceResponse},
    http::Method,
    middleware::Next,
};
use bytes::Bytes;
use std::{
    convert::Infallible,
    pin::Pin,
    task::{Context, Poll},
};

/// On a request that came as HEAD.
struct OnlyHead;

/// Whether only the headers of the answer to `request` are wanted.
pub fn is_wanted_only(request: &HttpRequest) -> bool {
    request.extensions().get::<OnlyHead>().is_some()
}

/// The middleware.
pub async fn as_get<B: MessageBody>(
    mut request: ServiceRequest,
    next: Next<B>,
) -> Result<ServiceResponse<EitherBody<B, Nothing>>, Error> {
    if request.method() != Method::HEAD {
        return Ok(next.call(request).await?.map_into_left_body());
    }
    request.head_mut().method = Method::GET;
    request.extensions_mut().insert(OnlyHead);
    let response = next.call(request).await?;
    Ok(response.map_body(|_, body| Nothing(body.size())).map_into_right_body())
}

/// A body that says how long it would be.
pub struct Nothing(BodySize);

impl MessageBody for Nothing {
    type Error = Infallible;

    fn size(&self) -> BodySize {
        self.0
    }

    fn poll_next(
        self: Pin<&mut Self>,
        _: &mut Context<'_>,
    ) -> Poll<Option<Result<Bytes, Infallible>>> {
        Poll::Ready(None)
    }
}
