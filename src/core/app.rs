//! Puts the application together: state, middleware, every area's routes.

use crate::{
    area::Areas,
    clock::Clock,
    config::Config,
    db::Pool,
    jobs::Jobs,
    live,
    mail::{self, Mailer},
    media::Media,
    metrics::Metrics,
    web::{Route, assets, errors, headers, operations, pictures, secrets::KeyRing, session, trace},
};
use actix_web::{
    App as Actix, Error, Resource, Scope,
    body::MessageBody,
    dev::{ServiceFactory, ServiceRequest, ServiceResponse},
    middleware::from_fn,
    web::{self, Data},
};
use std::sync::atomic::{AtomicBool, Ordering};

/// What every request can reach. The database hangs off the gate, not off this.
pub struct Core {
    /// The settings.
    pub config: Config,
    /// Connections; taken by the gate, and by [`Core::unattended`].
    pub(crate) pool: Pool,
    /// Signs cookies and links, and encrypts.
    pub key: KeyRing,
    /// What time it is.
    pub clock: Clock,
    /// The queue of what is done beside the requests.
    pub jobs: Jobs,
    /// Sends mails; see [`mail::send`] for the way to it.
    pub mailer: Mailer,
    /// What `/metrics` shows.
    pub metrics: Metrics,
    /// Who listens to what.
    pub live: live::Hub,
    /// What people have uploaded.
    pub media: Media,
    /// Where the database is, for connections beside the pool.
    pub(crate) database_url: String,
    closing: AtomicBool,
}

impl Core {
    /// Over the database at `url`, whose schema is current. Does not wait for it.
    ///
    /// # Errors
    /// In words: when mails cannot leave as the settings say, or two figures of the metrics have
    /// one name.
    pub fn new(config: Config, key: KeyRing, url: &str) -> Result<Self, String> {
        Ok(Self {
            metrics: Metrics::new().map_err(|error| error.to_string())?,
            clock: Clock::default(),
            jobs: Jobs::default(),
            mailer: mail::mailer(&config)?,
            pool: Pool::new(url, config.pool_size),
            key,
            media: Media::new(&config),
            config,
            live: live::Hub::default(),
            database_url: url.to_owned(),
            closing: AtomicBool::new(false),
        })
    }

    /// Does `work` that nobody asked for over the network: jobs, presence, what is put in place
    /// at the start. A request has to come through the gate.
    ///
    /// # Errors
    /// `Unavailable` without a connection, else the error of `work`.
    pub fn unattended<T, E>(
        &self,
        work: impl FnOnce(&mut crate::db::Db) -> Result<T, E>,
    ) -> Result<T, crate::error::AppError>
    where
        crate::error::AppError: From<E>,
    {
        self.pool.with(work)
    }

    /// The whole address of a page, as people outside of a page of ours need it.
    pub fn link(&self, path: &str) -> String {
        let base = self.config.public_url.as_ref().map_or("", |url| url.as_str());
        format!("{}{path}", base.trim_end_matches('/'))
    }

    /// The program is to end: what runs beside the requests ends too.
    pub fn close(&self) {
        self.closing.store(true, Ordering::Relaxed);
        self.live.close();
        self.jobs.wake();
    }

    /// Whether the program is about to end.
    pub fn is_closing(&self) -> bool {
        self.closing.load(Ordering::Relaxed)
    }
}

/// All rows of all areas.
pub fn routes(areas: &Areas) -> Vec<Route> {
    areas.iter().flat_map(|area| area.routes()).collect()
}

/// The application for one worker.
pub fn build(
    core: Data<Core>,
    areas: Areas,
) -> Actix<
    impl ServiceFactory<
        ServiceRequest,
        Config = (),
        Response = ServiceResponse<impl MessageBody>,
        Error = Error,
        InitError = (),
    >,
> {
    let mut actix = Actix::new()
        .wrap(session::middleware(&core.key, core.config.is_secure()))
        .wrap(from_fn(session::sign_again))
        .wrap(from_fn(headers::secure))
        .wrap(from_fn(trace::follow))
        .app_data(core)
        .app_data(Data::new(()))
        .route("/static/{fingerprint}/{path:.*}", web::get().to(assets::serve))
        .route("/pictures/{kind}/{redraw}/{id:.*}.svg", web::get().to(pictures::serve))
        .configure(operations::configure)
        .default_service(web::route().to(errors::nothing_here));
    let table = routes(&areas);
    for area in areas {
        actix = actix.configure(|services| area.provide(services));
    }
    for (root, paths) in by_root(&table) {
        let scope = web::scope(root).default_service(web::route().to(errors::nothing_here));
        let below =
            |scope: Scope, path: &&str| scope.service(resource(&table, path, &path[root.len()..]));
        actix = actix.service(paths.iter().fold(scope, below));
    }
    actix.service(resource(&table, "/", "/"))
}

/// The rows of `path`, mounted at `place`.
fn resource(table: &[Route], path: &str, place: &str) -> Resource {
    let rows = table.iter().filter(|row| row.path == path);
    let nothing_else = web::resource(place).default_service(web::route().to(errors::nothing_here));
    rows.fold(nothing_else, |resource, row| resource.route(row.mount()))
}

/// The paths by their first part: a request for a seat is not held against every other path.
fn by_root(table: &[Route]) -> Vec<(&'static str, Vec<&'static str>)> {
    let mut roots: Vec<(&str, Vec<&str>)> = Vec::new();
    for path in table.iter().map(|row| row.path).filter(|path| *path != "/") {
        let end = path[1..].find('/').map_or(path.len(), |end| end + 1);
        let root = &path[..end];
        match roots.iter_mut().find(|(it, _)| *it == root) {
            Some((_, paths)) if paths.contains(&path) => {}
            Some((_, paths)) => paths.push(path),
            None => roots.push((root, vec![path])),
        }
    }
    roots
}
