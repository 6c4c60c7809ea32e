//! The least that could answer for a seat's page: plain actix, the same reading through Diesel,
//! and a body that is already there. No gate, no middleware, no log, no view, no template.

use super::{Outcome, house};
use actix_web::{
    App, HttpRequest, HttpResponse, HttpServer,
    dev::Server,
    web::{self, Data, Path},
};
use diesel::prelude::*;
use lamplight::mysteries::{
    edition::Shelf,
    evening::{self, rows::Person},
};
use lamplight_core::{
    db::{Db, Pool},
    people::Viewer,
    web::secrets,
};
use lamplight_schema::{
    accounts::{login_sessions as l, users as u},
    evenings::{mystery_notes as n, mystery_participants as p},
};
use std::net::TcpListener;
use uuid::Uuid;

struct Bare {
    pool: Pool,
    shelf: Shelf,
}

/// Listens at `door`.
pub(crate) fn open(url: &str, door: TcpListener, workers: usize, pool: u32) -> Outcome<Server> {
    let bare = Data::new(Bare { pool: Pool::new(url, pool), shelf: Shelf::default() });
    let server = HttpServer::new(move || {
        App::new().app_data(bare.clone()).route("/{evening}/{length}", web::get().to(answer))
    });
    Ok(server
        .workers(workers)
        .worker_max_blocking_threads((pool as usize / workers).max(1))
        .tcp_nodelay(true)
        .disable_signals()
        .listen(door)?
        .run())
}

async fn answer(bare: Data<Bare>, path: Path<(Uuid, usize)>, asked: HttpRequest) -> HttpResponse {
    let (evening, length) = path.into_inner();
    // A signed cookie ends with its value, here a UUID.
    let cookie = asked.headers().get("cookie").and_then(|it| it.to_str().ok()).unwrap_or_default();
    let token = secrets::hash(&cookie[cookie.len().saturating_sub(36)..]);
    let read = web::block(move || {
        let mut db = bare.pool.get().ok()?;
        read(&mut db, &bare.shelf, evening, &token)
    });
    match read.await {
        Ok(Some(_)) => HttpResponse::Ok().content_type("text/html").body(house::body(length)),
        _ => HttpResponse::InternalServerError().finish(),
    }
}

/// What the page reads, in the same queries.
fn read(db: &mut Db, shelf: &Shelf, evening: Uuid, token: &[u8]) -> Option<String> {
    let viewer: Viewer = l::table
        .inner_join(u::table)
        .filter(l::token_hash.eq(token))
        .filter(l::expires_at.gt(diesel::dsl::now))
        .filter(u::status.eq("active"))
        .filter(u::deleted_at.is_null())
        .select(Viewer::as_select())
        .first(db)
        .ok()?;
    let seat: Person = p::table
        .filter(p::session_id.eq(evening))
        .filter(p::user_id.eq(viewer.id))
        .filter(p::removed.eq(false))
        .select(Person::as_select())
        .first(db)
        .ok()?;
    let evening = evening::load(db, shelf, evening).ok()?;
    let notes: Option<String> = n::table.find(seat.id).select(n::text).first(db).optional().ok()?;
    Some(evening.session.title.clone() + notes.unwrap_or_default().as_str())
}
