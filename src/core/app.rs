//! Puts the application together: middleware, every area's routes and jobs.

use crate::{
    area::Areas,
    jobs::Job,
    mail, operations,
    request::{head, session, trace},
    state::Core,
    sweep,
    web::{Route, assets, errors, headers, pictures},
};
use actix_web::{
    App as Actix, Error, FromRequest, Handler, HttpRequest, Resource, Responder, Scope,
    body::MessageBody,
    dev::{ServiceFactory, ServiceRequest, ServiceResponse},
    http::Method,
    middleware::from_fn,
    web::{self, Data},
};
use std::future::ready;

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
        .wrap(from_fn(head::as_get))
        .wrap(from_fn(headers::secure))
        .wrap(from_fn(trace::follow))
        .app_data(core)
        .app_data(Data::new(()))
        .service(read_only("/static/{fingerprint}/{path:.*}", assets::serve))
        .service(read_only("/sw.js", assets::worker))
        .service(read_only("/pictures/{kind}/{redraw}/{id:.*}.svg", pictures::serve))
        .service(read_only("/healthz", operations::alive))
        .service(read_only("/readyz", operations::ready))
        .service(read_only("/metrics", operations::metrics))
        .service(read_only("/robots.txt", operations::robots))
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
    let rows = || table.iter().filter(|row| row.path == path);
    let has = |method: Method| rows().any(|row| row.method == method);
    let allow = match (has(Method::GET), has(Method::POST)) {
        (true, true) => "GET, HEAD, POST",
        (false, true) => "POST",
        _ => READS,
    };
    rows().fold(only(place, allow), |resource, row| resource.route(row.mount()))
}

/// What an address allows that can only be read.
const READS: &str = "GET, HEAD";

/// Something outside of the table, which belongs to no area.
fn read_only<F, Args>(path: &'static str, handler: F) -> Resource
where
    F: Handler<Args>,
    Args: FromRequest + 'static,
    F::Output: Responder + 'static,
{
    only(path, READS).route(web::get().to(handler))
}

/// An address that says which methods it takes when it is asked by another.
fn only(place: &str, allow: &'static str) -> Resource {
    let wrong = move |request: HttpRequest| ready(errors::wrong_method(&request, allow));
    web::resource(place).default_service(web::route().to(wrong))
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
