//! The gate before every handler: no policy, no database.
//!
//! A handler takes a [`Gate`] of its policy and hands it a closure. The gate runs it as one task
//! on the blocking pool: take a connection, let the policy decide who is asking, run the closure
//! with the proof, give the connection back, render, pack.

use super::{Asker, Chrome, Reply, Room, errors, session};
use crate::{accounts::Viewer, app::App, db::Db, db::errors::is_disconnect, error::AppError};
use actix_session::{Session, SessionExt};
use actix_web::{FromRequest, HttpRequest, HttpResponse, dev::Payload, web};
use diesel::result::Error as Sql;
use std::{
    future::{Ready, ready},
    marker::PhantomData,
};

/// Who may come in, as a type: a value of it is the proof that they may.
pub trait Policy: Sized + Send + 'static {
    /// What the route table and the access test call it.
    const NAME: &'static str;

    /// Lets `asker` in or says why not.
    ///
    /// # Errors
    /// What is answered instead of the page.
    fn admit(db: &mut Db, asker: &Asker, app: &App) -> Result<Self, AppError>;

    /// Who came in, if they are signed in.
    fn viewer(&self) -> Option<&Viewer>;
}

/// What a handler returns.
pub type Answer = Result<HttpResponse, actix_web::Error>;

/// See the module.
pub struct Gate<P> {
    app: web::Data<App>,
    asker: Asker,
    session: Session,
    policy: PhantomData<fn() -> P>,
}

/// What a closure behind the gate works with.
pub struct Visit<'a, P> {
    /// The connection.
    pub db: &'a mut Db,
    /// The proof that the policy held, with what it loaded.
    pub who: P,
    /// The request's facts.
    pub asker: &'a Asker,
    /// The application's parts.
    pub app: &'a App,
}

impl<P: Policy> Visit<'_, P> {
    /// What surrounds a page in `room`.
    pub fn chrome(&self, room: Room) -> Chrome {
        Chrome::new(room, self.asker, self.who.viewer())
    }
}

impl<P> FromRequest for Gate<P> {
    type Error = actix_web::Error;
    type Future = Ready<Result<Self, actix_web::Error>>;

    fn from_request(request: &HttpRequest, _: &mut Payload) -> Self::Future {
        let gate = match request.app_data::<web::Data<App>>() {
            Some(app) => Ok(Self {
                app: app.clone(),
                asker: Asker::read(request, app.config.trust_proxy),
                session: request.get_session(),
                policy: PhantomData,
            }),
            None => Err(errors::page(request, &AppError::internal("no application")).into_error()),
        };
        ready(gate)
    }
}

trait IntoError {
    fn into_error(self) -> actix_web::Error;
}

impl IntoError for HttpResponse {
    fn into_error(self) -> actix_web::Error {
        actix_web::error::InternalError::from_response("refused", self).into()
    }
}

impl<P: Policy> Gate<P> {
    /// The facts of the request.
    pub fn asker(&self) -> &Asker {
        &self.asker
    }

    /// The application's parts. Not the database: that is behind the policy.
    pub fn app(&self) -> &web::Data<App> {
        &self.app
    }

    /// Runs `work` behind the policy and returns what it returns, for handlers that have
    /// something to do afterwards.
    ///
    /// # Errors
    /// The finished error page.
    pub async fn run<T, F>(&self, work: F) -> Result<T, actix_web::Error>
    where
        T: Send + 'static,
        F: FnOnce(&mut Visit<'_, P>) -> Result<T, AppError> + Send + 'static,
    {
        let (app, asker) = (self.app.clone(), self.asker.clone());
        let done = web::block(move || behind::<P, T, F>(&app, &asker, work)).await;
        self.renew_cookie();
        done.unwrap_or_else(|error| Err(AppError::internal(error)))
            .map_err(|error| errors::answer(&self.asker, error))
    }

    /// Runs `work` behind the policy, then renders and packs the reply it returns.
    ///
    /// # Errors
    /// The finished error page.
    pub async fn reply<F>(self, work: F) -> Answer
    where
        F: FnOnce(&mut Visit<'_, P>) -> Result<Reply, AppError> + Send + 'static,
    {
        let said = self.asker.flash.is_some();
        let (app, asker) = (self.app.clone(), self.asker.clone());
        let done =
            web::block(move || behind::<P, Reply, F>(&app, &asker, work)?.finish(asker.packing))
                .await;
        self.renew_cookie();
        done.unwrap_or_else(|error| Err(AppError::internal(error)))
            .map(|finished| finished.respond(said))
            .map_err(|error| errors::answer(&self.asker, error))
    }

    /// Renders and packs a reply that was made outside of a closure.
    ///
    /// # Errors
    /// The finished error page.
    pub fn send(&self, reply: Reply) -> Answer {
        let finished =
            reply.finish(self.asker.packing).map_err(|error| errors::answer(&self.asker, error))?;
        Ok(finished.respond(self.asker.flash.is_some()))
    }

    fn renew_cookie(&self) {
        if self.asker.wants_cookie() {
            session::extend(&self.session);
        }
    }

    /// The error page for `error`.
    pub fn refuse(&self, error: AppError) -> actix_web::Error {
        errors::answer(&self.asker, error)
    }
}

fn behind<P, T, F>(app: &App, asker: &Asker, work: F) -> Result<T, AppError>
where
    P: Policy,
    F: FnOnce(&mut Visit<'_, P>) -> Result<T, AppError>,
{
    app.pool.with(|db| {
        let who = P::admit(db, asker, app)?;
        work(&mut Visit { db, who, asker, app })
    })
}

/// Runs `work` in a transaction. Its own error rolls back; so does the database's.
///
/// # Errors
/// `work`'s error, or the database's turned into it.
pub fn transaction<T, E>(db: &mut Db, work: impl FnOnce(&mut Db) -> Result<T, E>) -> Result<T, E>
where
    E: From<Sql>,
{
    use diesel::Connection;
    db.transaction(work)
}

/// Whether `error` says that the connection is gone; for background work without a gate.
pub fn is_gone(error: &Sql) -> bool {
    is_disconnect(error)
}
