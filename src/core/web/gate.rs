//! The gate before every handler: no policy, no database.
//!
//! A handler takes a [`Gate`] of its policy. [`Gate::reply`] does everything in one task on the
//! blocking pool, when there is a connection for it: take it, let the policy decide who is asking, run the closure with the
//! proof, give the connection back, render, pack. Where something else has to happen in between
//! (a password, a payment, a mail), [`Gate::admit`] hands out the proof itself: it is owned, can be
//! kept across an `await`, and is the only way back to the database.

use super::{Chrome, Policy, Reply, Request, Section, errors, limits, rules::Rules, session};
use crate::{
    db::{Db, Kind, Turn},
    error::AppError,
    state::Core,
};
use actix_session::{Session, SessionExt};
use actix_web::{FromRequest, HttpRequest, HttpResponse, dev::Payload, web};
use std::{
    future::{Ready, ready},
    marker::PhantomData,
    sync::Arc,
};

/// What a handler returns.
pub type Answer = Result<HttpResponse, actix_web::Error>;

/// Before anybody has been let in. `S` is the state of the handler's area.
pub struct Gate<P, S = ()> {
    shared: Shared<S>,
    session: Session,
    policy: PhantomData<fn() -> P>,
}

/// What a request reaches whoever sent it.
struct Shared<S> {
    core: web::Data<Core>,
    area: web::Data<S>,
    request: Request,
    rules: Rules,
}

impl<S> Clone for Shared<S> {
    fn clone(&self) -> Self {
        Self {
            core: self.core.clone(),
            area: self.area.clone(),
            request: self.request.clone(),
            rules: self.rules,
        }
    }
}

/// What a closure behind the gate works with.
pub struct Context<'a, P, S = ()> {
    /// The connection.
    pub db: &'a mut Db,
    /// The proof that the policy held, with what it loaded.
    pub who: &'a P,
    /// The request's facts.
    pub request: &'a Request,
    /// What every request can reach.
    pub core: &'a Core,
    /// The area's own state.
    pub area: &'a S,
}

impl<P: Policy, S> Context<'_, P, S> {
    /// What surrounds a page in `section`.
    pub fn chrome(&self, section: Section) -> Chrome {
        Chrome::new(section, self.request, self.who.viewer())
    }
}

impl<P, S: Send + Sync + 'static> FromRequest for Gate<P, S> {
    type Error = actix_web::Error;
    type Future = Ready<Result<Self, actix_web::Error>>;

    fn from_request(http: &HttpRequest, _: &mut Payload) -> Self::Future {
        let parts = (http.app_data::<web::Data<Core>>(), http.app_data::<web::Data<S>>());
        let (Some(core), Some(area)) = parts else {
            let refused = errors::page(http, &AppError::internal("no application"));
            let error = actix_web::error::InternalError::from_response("refused", refused);
            return ready(Err(error.into()));
        };
        ready(Ok(Self {
            shared: Shared {
                core: core.clone(),
                area: area.clone(),
                request: Request::read(http, core.config.trust_proxy, core.clock.now()),
                rules: Rules::of(http),
            },
            session: http.get_session(),
            policy: PhantomData,
        }))
    }
}

impl<P: Policy, S: Send + Sync + 'static> Gate<P, S> {
    /// The facts of the request.
    pub fn request(&self) -> &Request {
        &self.shared.request
    }

    /// What every request can reach. Not the database: that is behind the policy.
    pub fn core(&self) -> &web::Data<Core> {
        &self.shared.core
    }

    /// Lets the policy decide, and hands out the proof.
    ///
    /// # Errors
    /// The finished error page.
    pub async fn admit(self) -> Result<Admitted<P, S>, actix_web::Error> {
        let shared = self.shared.clone();
        let who =
            self.shared.attend(move |turn| shared.with_policy(turn, |_, who: P| Ok(who))).await;
        self.shared.renew_cookie(&self.session);
        let who = self.shared.answered(who)?;
        Ok(Admitted { shared: self.shared, who: Arc::new(who) })
    }

    /// Runs `work` behind the policy, then renders and packs the reply it returns.
    ///
    /// # Errors
    /// The finished error page.
    pub async fn reply<F>(self, work: F) -> Answer
    where
        F: FnOnce(&mut Context<'_, P, S>) -> Result<Reply, AppError> + Send + 'static,
    {
        let said = self.shared.request.flash.is_some();
        let shared = self.shared.clone();
        let work = move |turn: Turn| {
            let reply =
                shared.with_policy(turn, |db, who: P| work(&mut shared.context(db, &who)))?;
            reply.finish(shared.request.packing)
        };
        let done = self.shared.attend(work).await;
        self.shared.renew_cookie(&self.session);
        self.shared.answered(done).map(|finished| finished.respond(said))
    }
}

/// The proof that somebody was let in, with the way to the database that belongs to it.
pub struct Admitted<P, S = ()> {
    shared: Shared<S>,
    who: Arc<P>,
}

impl<P: Policy, S: Send + Sync + 'static> Admitted<P, S> {
    /// The proof itself, with what the policy loaded.
    pub fn who(&self) -> &P {
        &self.who
    }

    /// The facts of the request.
    pub fn request(&self) -> &Request {
        &self.shared.request
    }

    /// What every request can reach.
    pub fn core(&self) -> &web::Data<Core> {
        &self.shared.core
    }

    /// The area's own state.
    pub fn area(&self) -> &web::Data<S> {
        &self.shared.area
    }

    /// Asks the policy once more: for what may have changed while something was waited for.
    ///
    /// # Errors
    /// The finished error page, if they may not come in any more.
    pub async fn again(mut self) -> Result<Self, actix_web::Error> {
        self.shared.request.at = self.shared.core.clock.now();
        let shared = self.shared.clone();
        let who = self
            .shared
            .attend(move |turn| turn.with(|db, _| P::admit(db, &shared.request, &shared.core)));
        let who = self.shared.answered(who.await)?;
        Ok(Self { shared: self.shared, who: Arc::new(who) })
    }

    /// Runs `work` with a connection, on the blocking pool. What the policy loaded may have changed
    /// since: whoever writes looks again under a lock.
    ///
    /// # Errors
    /// The finished error page.
    pub async fn db<T, F>(&self, work: F) -> Result<T, actix_web::Error>
    where
        T: Send + 'static,
        F: FnOnce(&mut Context<'_, P, S>) -> Result<T, AppError> + Send + 'static,
    {
        let (shared, who) = (self.shared.clone(), self.who.clone());
        let done = self
            .shared
            .attend(move |turn| {
                turn.with(|db, begins| {
                    begins();
                    work(&mut shared.context(db, &who))
                })
            })
            .await;
        self.shared.answered(done)
    }

    /// Runs `work` with a connection, then renders and packs the reply it returns.
    ///
    /// # Errors
    /// The finished error page.
    pub async fn reply<F>(self, work: F) -> Answer
    where
        F: FnOnce(&mut Context<'_, P, S>) -> Result<Reply, AppError> + Send + 'static,
    {
        let (shared, who) = (self.shared.clone(), self.who);
        let work = move |turn: Turn| {
            let reply = turn.with(|db, begins| {
                begins();
                work(&mut shared.context(db, &who))
            })?;
            reply.finish(shared.request.packing)
        };
        let done = self.shared.attend(work).await;
        let said = self.shared.request.flash.is_some();
        self.shared.answered(done).map(|finished| finished.respond(said))
    }

    /// Renders and packs a reply that needed no database.
    ///
    /// # Errors
    /// The finished error page.
    pub fn send(&self, reply: Reply) -> Answer {
        let finished = reply.finish(self.shared.request.packing);
        let finished = finished.map_err(|error| self.refuse(error))?;
        Ok(finished.respond(self.shared.request.flash.is_some()))
    }

    /// The error page for `error`.
    pub fn refuse(&self, error: AppError) -> actix_web::Error {
        errors::answer(&self.shared.request, error)
    }
}

impl<S> Shared<S> {
    /// Does `work` when it is this request's turn with the database, and no longer than whoever
    /// sent it can be kept waiting.
    async fn attend<T: Send + 'static>(
        &self,
        work: impl FnOnce(Turn) -> Result<T, AppError> + Send + 'static,
    ) -> Result<T, AppError> {
        let kind = Kind::of_request(self.request.reads);
        self.core.pool.attend(kind, self.request.thing(), work).await
    }

    /// Takes a connection, counts the call where the route says so, and asks the policy.
    fn with_policy<P: Policy, T>(
        &self,
        turn: Turn,
        work: impl FnOnce(&mut Db, P) -> Result<T, AppError>,
    ) -> Result<T, AppError> {
        turn.with(|db, begins| {
            if let Some(limit) = self.rules.rate {
                limits::spend(db, limit, &self.request.neighbourhood(), &self.core)?;
            }
            let who = P::admit(db, &self.request, &self.core)?;
            begins();
            work(db, who)
        })
    }

    fn context<'a, P>(&'a self, db: &'a mut Db, who: &'a P) -> Context<'a, P, S> {
        Context { db, who, request: &self.request, core: &self.core, area: &self.area }
    }

    fn renew_cookie(&self, session: &Session) {
        if self.request.wants_cookie() {
            session::extend(session);
        }
    }

    fn answered<T>(&self, done: Result<T, AppError>) -> Result<T, actix_web::Error> {
        done.map_err(|error| errors::answer(&self.request, error))
    }
}
