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
    Mysteries,
    snapshot::{self, rows::Participant},
};
use lamplight_core::{
    db::{Db, Kind, Pool},
    people::{Viewer, viewer},
    web::secrets,
};
use lamplight_schema::{
    accounts::{login_sessions as l, users as u},
    evenings::{mystery_notes as n, mystery_participants as p, mystery_sessions as s},
};
use std::{net::TcpListener, sync::Arc};
use uuid::Uuid;

struct Bare {
    pool: Pool,
    area: Arc<Mysteries>,
}

/// Listens at `door`; `app` is the product that it is held against.
pub(crate) fn open(
    app: &lamplight::app::App,
    url: &str,
    door: TcpListener,
    workers: usize,
    pool: u32,
) -> Outcome<Server> {
    let bare = Data::new(Bare { pool: Pool::new(url, pool, false), area: app.mysteries.clone() });
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
        let mut db = bare.pool.get(Kind::Page).ok()?;
        read(&mut db, &bare.area, evening, &token)
    });
    match read.await {
        Ok(Some(_)) => HttpResponse::Ok().content_type("text/html").body(house::body(length)),
        _ => HttpResponse::InternalServerError().finish(),
    }
}

/// What the page reads, in the same queries.
fn read(db: &mut Db, area: &Mysteries, evening: Uuid, token: &[u8]) -> Option<String> {
    let (_, seat, version): (Viewer, Participant, i64) = u::table
        .inner_join(l::table)
        .inner_join(p::table.on(p::user_id.eq(u::id)))
        .inner_join(s::table.on(s::id.eq(p::session_id)))
        .filter(l::token_hash.eq(token))
        .filter(p::session_id.eq(evening))
        .filter(viewer::good(area.core.clock.now()))
        .select((Viewer::as_select(), Participant::as_select(), s::version))
        .first(db)
        .ok()?;
    let snapshot = snapshot::at(db, area, evening.into(), version).ok()?;
    let notes: Option<String> = n::table.find(seat.id).select(n::text).first(db).optional().ok()?;
    Some(snapshot.session.title.clone() + notes.unwrap_or_default().as_str())
}
