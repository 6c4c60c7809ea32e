//! What machines ask: is it alive, is it ready, how is it doing.

use crate::{db::migrate, error::AppError, queue, state::Core};
use actix_web::{
    HttpRequest, HttpResponse,
    http::header::AUTHORIZATION,
    web::{self, Data, ServiceConfig},
};
use lamplight_secrets as secrets;

/// Puts `/healthz`, `/readyz` and `/metrics` into an application.
pub fn configure(services: &mut ServiceConfig) {
    services
        .route("/healthz", web::get().to(alive))
        .route("/readyz", web::get().to(ready))
        .route("/metrics", web::get().to(metrics))
        .route("/robots.txt", web::get().to(robots));
}

async fn alive() -> HttpResponse {
    HttpResponse::Ok().content_type("text/plain").body("alive\n")
}

async fn ready(core: Data<Core>) -> HttpResponse {
    let asked = web::block(move || {
        core.pool.with(|db| migrate::is_current(db).map_err(|_| AppError::Unavailable))
    });
    match asked.await {
        Ok(Ok(true)) => HttpResponse::Ok().content_type("text/plain").body("ready\n"),
        Ok(Ok(false)) => HttpResponse::ServiceUnavailable().body("migrations are pending\n"),
        Ok(Err(_)) | Err(_) => HttpResponse::ServiceUnavailable().body("no database\n"),
    }
}

/// Only for who has the token; without one configured there is no such page.
async fn metrics(request: HttpRequest, core: Data<Core>) -> HttpResponse {
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
    let asked = web::block(move || shared.pool.with(|db| queue::figures(db, shared.clock.now())));
    // Without a database the rest is worth reading all the more.
    if let Ok(Ok(figures)) = asked.await {
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

/// Seats, codes and evenings are nobody's search result.
async fn robots() -> HttpResponse {
    let rules = "User-agent: *\nDisallow: /join/\nDisallow: /seat\nDisallow: /play\nDisallow: /evenings\nDisallow: /recap\nDisallow: /screen\nDisallow: /account\n";
    HttpResponse::Ok().content_type("text/plain; charset=utf-8").body(rules)
}
