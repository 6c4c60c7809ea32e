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
    App as Actix, Error,
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
    for path in paths() {
        let mut resource = web::resource(path);
        for row in routes().iter().filter(|row| row.path == path) {
            resource = resource.route(row.mount());
        }
        actix = actix.service(resource.default_service(web::route().to(errors::nothing_here)));
    }
    actix
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
