//! Puts the application together: middleware, every area's routes and jobs.

use crate::{
    area::Areas,
    jobs::Job,
    mail, operations,
    request::{session, trace},
    state::Core,
    sweep,
    web::{Route, assets, errors, headers, pictures},
};
use actix_web::{
    App as Actix, Error, Resource, Scope,
    body::MessageBody,
    dev::{ServiceFactory, ServiceRequest, ServiceResponse},
    middleware::from_fn,
    web::{self, Data},
};

/// All rows of all areas.
pub fn routes(areas: &Areas) -> Vec<Route> {
    areas.iter().flat_map(|area| area.routes()).collect()
}

/// The jobs of all areas, and the core's own.
pub fn jobs(areas: &Areas) -> Vec<Job> {
    let own = [sweep::sweep_everything(areas), mail::job()];
    own.into_iter().chain(areas.iter().flat_map(|area| area.jobs())).collect()
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
