//! Puts the application together: state, middleware, every area's routes.

use crate::{
    accounts,
    config::Config,
    db::Pool,
    front,
    metrics::Metrics,
    mysteries,
    web::{
        Route, assets, errors, headers, origin, pictures, routes, secrets::SecretKey, session,
        trace,
    },
};
use actix_web::{
    App as Actix, Error, Resource, Scope,
    body::MessageBody,
    dev::{ServiceFactory, ServiceRequest, ServiceResponse},
    middleware::from_fn,
    web::{self, Data, PayloadConfig},
};

/// The largest form: a letter and its neighbours; story files have a route of their own.
const LARGEST_FORM: usize = 256 * 1024;

/// What every request can reach. The database hangs off the gate, not off this.
pub struct App {
    /// The settings.
    pub config: Config,
    /// Connections; taken by the gate.
    pub pool: Pool,
    /// Signs cookies and seat links.
    pub key: SecretKey,
    /// What `/metrics` shows.
    pub metrics: Metrics,
    /// Passwords are hashed on threads of their own.
    pub hasher: accounts::password::Hasher,
    /// Stories as they are played, kept in memory.
    pub editions: mysteries::edition::Shelf,
    /// Who listens to which evening.
    pub hub: mysteries::live::Hub,
}

/// All rows of all areas.
pub fn routes() -> Vec<Route> {
    [front::routes(), accounts::routes(), mysteries::routes()].concat()
}

/// The application for one worker.
pub fn build(
    app: Data<App>,
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
        .app_data(PayloadConfig::new(LARGEST_FORM))
        .wrap(session::middleware(&app.key, app.config.is_secure()))
        .wrap(from_fn(origin::guard))
        .wrap(from_fn(headers::secure))
        .wrap(from_fn(trace::follow))
        .app_data(app)
        .route("/static/{fingerprint}/{path:.*}", web::get().to(assets::serve))
        .route("/pictures/{kind}/{redraw}/{id:.*}.svg", web::get().to(pictures::serve))
        .configure(crate::operations::configure)
        .default_service(web::route().to(errors::nothing_here));
    for (root, paths) in by_root() {
        let scope = web::scope(root).default_service(web::route().to(errors::nothing_here));
        let below = |scope: Scope, path: &&str| scope.service(resource(path, &path[root.len()..]));
        actix = actix.service(paths.iter().fold(scope, below));
    }
    actix.service(resource("/", "/"))
}

/// The rows of `path`, mounted at `place`.
fn resource(path: &str, place: &str) -> Resource {
    let rows = routes().into_iter().filter(|row| row.path == path);
    let nothing_else = web::resource(place).default_service(web::route().to(errors::nothing_here));
    rows.fold(nothing_else, |resource, row| resource.route(row.mount()))
}

/// The paths by their first part: a request for a seat is not held against every other path.
fn by_root() -> Vec<(&'static str, Vec<&'static str>)> {
    let mut roots: Vec<(&str, Vec<&str>)> = Vec::new();
    for path in paths().into_iter().filter(|path| *path != "/") {
        let end = path[1..].find('/').map_or(path.len(), |end| end + 1);
        let root = &path[..end];
        match roots.iter_mut().find(|(it, _)| *it == root) {
            Some((_, paths)) => paths.push(path),
            None => roots.push((root, vec![path])),
        }
    }
    roots
}

fn paths() -> Vec<&'static str> {
    let mut seen = Vec::new();
    for routes::Route { path, .. } in routes() {
        if !seen.contains(&path) {
            seen.push(path);
        }
    }
    seen
}
