//! The table of routes: method, path, policy, handler. One table drives the application and
//! the test that calls every route as somebody who may not.

use super::{Gate, Policy};
use actix_web::{FromRequest, Handler, Responder, http::Method, web};
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
    mount: Arc<dyn Fn() -> actix_web::Route + Send + Sync>,
}

impl Route {
    /// Puts the row into an application.
    pub fn mount(&self) -> actix_web::Route {
        (self.mount)()
    }
}

/// Arguments of a handler that begin with its gate. Nothing else can be put into the table.
pub trait Guarded {
    /// The policy of the gate.
    type Policy: Policy;
}

impl<P: Policy> Guarded for (Gate<P>,) {
    type Policy = P;
}

impl<P: Policy, A> Guarded for (Gate<P>, A) {
    type Policy = P;
}

impl<P: Policy, A, B> Guarded for (Gate<P>, A, B) {
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
        mount: Arc::new(move || web::method(verb.clone()).to(handler.clone())),
    }
}
