//! The table of routes: method, path, policy, handler, and what differs for the route. One table
//! drives the application and the test that calls every route as somebody who may not.

use super::{Gate, Policy, errors, headers, limits::Limit, origin, rules::Rules};
use crate::error::AppError;
use actix_web::{
    Error, FromRequest, Handler, HttpMessage, Responder,
    body::{BoxBody, MessageBody},
    dev::{ServiceRequest, ServiceResponse},
    http::{
        Method,
        header::{CACHE_CONTROL, CONTENT_SECURITY_POLICY, HeaderValue},
    },
    middleware::{Next, from_fn},
    web,
};
use std::sync::Arc;

/// One row of the table.
#[derive(Clone)]
pub struct Route {
    /// GET or POST.
    pub method: Method,
    /// With `{parts}`.
    pub path: &'static str,
    /// The policy's name.
    pub policy: &'static str,
    /// What differs for it.
    pub rules: Rules,
    mount: Arc<dyn Fn() -> actix_web::Route + Send + Sync>,
}

impl Route {
    /// Puts the row into an application.
    pub fn mount(&self) -> actix_web::Route {
        let rules = self.rules;
        (self.mount)().wrap(from_fn(move |request, next| keep_to(rules, request, next)))
    }

    /// Takes bodies of up to `bytes`.
    #[must_use]
    pub fn body(mut self, bytes: usize) -> Self {
        self.rules.body = Some(bytes);
        self
    }

    /// Lets one neighbourhood call it only so often.
    #[must_use]
    pub fn rate(mut self, limit: Limit) -> Self {
        self.rules.rate = Some(limit);
        self
    }

    /// Its good answers may be kept, as `Cache-Control` says it.
    #[must_use]
    pub fn cache(mut self, control: &'static str) -> Self {
        self.rules.cache = Some(control);
        self
    }

    /// Adds `source` to a directive of its Content-Security-Policy.
    #[must_use]
    pub fn csp(mut self, additions: &'static [(&'static str, &'static str)]) -> Self {
        self.rules.csp = additions;
        self
    }

    /// Lets these sources show it in a frame.
    #[must_use]
    pub fn framed_by(mut self, sources: &'static str) -> Self {
        self.rules.framed_by = Some(sources);
        self
    }

    /// Takes writes from everywhere: for machines that prove themselves in another way.
    #[must_use]
    pub fn any_origin(mut self) -> Self {
        self.rules.any_origin = true;
        self
    }
}

/// What every row does around its handler.
async fn keep_to(
    rules: Rules,
    request: ServiceRequest,
    next: Next<impl MessageBody + 'static>,
) -> Result<ServiceResponse<BoxBody>, Error> {
    if !rules.any_origin && !origin::may_write(&request) {
        let response = errors::page(request.request(), &AppError::Forbidden);
        return Ok(request.into_response(response));
    }
    request.extensions_mut().insert(rules);
    let mut response = next.call(request).await?.map_into_boxed_body();
    if let Some(policy) = headers::policy_of(&rules) {
        response.headers_mut().insert(CONTENT_SECURITY_POLICY, policy);
    }
    if let Some(control) = rules.cache.filter(|_| response.status().is_success()) {
        response.headers_mut().insert(CACHE_CONTROL, HeaderValue::from_static(control));
    }
    Ok(response)
}

/// Arguments of a handler that begin with its gate. Nothing else can be put into the table.
pub trait Guarded {
    /// The policy of the gate.
    type Policy: Policy;
}

impl<P: Policy, S> Guarded for (Gate<P, S>,) {
    type Policy = P;
}

impl<P: Policy, S, A> Guarded for (Gate<P, S>, A) {
    type Policy = P;
}

impl<P: Policy, S, A, B> Guarded for (Gate<P, S>, A, B) {
    type Policy = P;
}

/// A row that reads.
pub fn get<F, Args>(path: &'static str, handler: F) -> Route
where
    F: Handler<Args> + Send + Sync,
    Args: Guarded + FromRequest + 'static,
    F::Output: Responder + 'static,
{
    row(Method::GET, path, handler)
}

/// A row that writes.
pub fn post<F, Args>(path: &'static str, handler: F) -> Route
where
    F: Handler<Args> + Send + Sync,
    Args: Guarded + FromRequest + 'static,
    F::Output: Responder + 'static,
{
    row(Method::POST, path, handler)
}

fn row<F, Args>(method: Method, path: &'static str, handler: F) -> Route
where
    F: Handler<Args> + Send + Sync,
    Args: Guarded + FromRequest + 'static,
    F::Output: Responder + 'static,
{
    let verb = method.clone();
    Route {
        method,
        path,
        policy: <Args::Policy as Policy>::NAME,
        rules: Rules::default(),
        mount: Arc::new(move || web::method(verb.clone()).to(handler.clone())),
    }
}
