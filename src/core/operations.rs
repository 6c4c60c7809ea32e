//! What machines ask: is it alive, is it ready, how is it doing.

use crate::{
    db::{Kind, migrate},
    error::AppError,
    queue,
    state::Core,
};
use actix_web::{HttpRequest, HttpResponse, http::header::AUTHORIZATION, web::Data};
use lamplight_secrets as secrets;

/// Answers `/healthz`: the process lives.
pub async fn alive() -> HttpResponse {
    HttpResponse::Ok().content_type("text/plain").body("alive\n")
}

/// Answers `/readyz`, soon, whatever happens: whether people can be sent here.
pub async fn ready(core: Data<Core>) -> HttpResponse {
    let no =
        |why: &'static str| HttpResponse::ServiceUnavailable().content_type("text/plain").body(why);
    if core.is_leaving() {
        return no("closing\n");
    }
    let asked = core.pool.attend(Kind::Probe, None, |turn| {
        turn.with(|db, _| migrate::is_current(db).map_err(|_| AppError::Unavailable))
    });
    match asked.await {
        Ok(true) => HttpResponse::Ok().content_type("text/plain").body("ready\n"),
        Ok(false) => no("migrations are pending\n"),
        Err(_) => no("no database\n"),
    }
}

/// Answers `/metrics`, only for who has the token; without one configured there is no such page.
pub async fn metrics(request: HttpRequest, core: Data<Core>) -> HttpResponse {
    let Some(token) = &core.config.metrics_token else {
        return HttpResponse::NotFound().finish();
    };
    let given = request.headers().get(AUTHORIZATION).and_then(|value| value.to_str().ok());
    let given = given.and_then(|value| value.strip_prefix("Bearer ")).unwrap_or_default();
    // Compared by hash, so that the time taken says nothing about the token.
    if secrets::hash(given) != secrets::hash(token) {
        return HttpResponse::Unauthorized().finish();
    }
    let shared = core.clone();
    let asked = core.pool.attend(Kind::Probe, None, move |turn| {
        turn.with(|db, _| queue::figures(db, shared.clock.now()))
    });
    // Without a database the rest is worth reading all the more.
    if let Ok(figures) = asked.await {
        core.metrics.queue_is(&figures);
    }
    match core.metrics.text(&core.pool) {
        Ok(text) => HttpResponse::Ok().content_type("text/plain; version=0.0.4").body(text),
        Err(error) => {
            tracing::error!(%error, "cannot write the metrics");
            HttpResponse::InternalServerError().finish()
        }
    }
}

/// Answers `/robots.txt`: seats, codes and evenings are nobody's search result.
pub async fn robots() -> HttpResponse {
    let rules = "User-agent: *\nDisallow: /join/\nDisallow: /seat\nDisallow: /play\nDisallow: /evenings\nDisallow: /recap\nDisallow: /screen\nDisallow: /account\n";
    HttpResponse::Ok().content_type("text/plain; charset=utf-8").body(rules)
}
