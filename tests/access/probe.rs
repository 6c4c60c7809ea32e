//! An area that exists to say everything that a row of the table of routes can say.

use actix_web::body::MessageBody;
use actix_web::dev::{Service, ServiceResponse};
use actix_web::http::Method;
use actix_web::test::{self, TestRequest};
use actix_web::web::Data;
use lamplight_core::config::Config;
use lamplight_core::people::Public;
use lamplight_core::web::gate::Answer;
use lamplight_core::web::limits::Limit;
use lamplight_core::web::secrets::KeyRing;
use lamplight_core::web::{Form, Gate, Reply, Route, get, post};
use lamplight_core::{Area, Areas, Core, app};
use serde::Deserialize;
use std::collections::HashMap;
use std::sync::Arc;
use support::Database;

struct Probe;

const TWICE: Limit = Limit { name: "probe", burst: 2, every_seconds: 3600 };

#[derive(Deserialize)]
struct Typed {
    #[serde(default)]
    text: String,
}

async fn read(gate: Gate<Public>) -> Answer {
    gate.reply(|_| Ok(Reply::text("text/plain", "read".to_owned()))).await
}

async fn write(gate: Gate<Public>, form: Form<Typed>) -> Answer {
    gate.reply(move |_| Ok(Reply::text("text/plain", form.0.text.len().to_string()))).await
}

/// Through the other way in.
async fn write_in_two(gate: Gate<Public>) -> Answer {
    gate.admit().await?.send(Reply::text("text/plain", "written".to_owned()))
}

async fn missing(gate: Gate<Public>) -> Answer {
    gate.reply(|_| Err(lamplight_core::error::AppError::NotFound)).await
}

impl Area for Probe {
    fn name(&self) -> &'static str {
        "probe"
    }

    fn routes(&self) -> Vec<Route> {
        vec![
            get("/", read),
            get("/probe/usual", read),
            post("/probe/usual", write),
            post("/probe/webhook", write).any_origin(),
            post("/probe/small", write).body(64),
            post("/probe/large", write).body(1024 * 1024),
            get("/probe/kept", read).cache("public, max-age=60"),
            get("/probe/kept/missing", missing).cache("public, max-age=60"),
            get("/probe/csp", read).csp(&[
                ("connect-src", "https://player.example"),
                ("img-src", "https://pictures.example"),
                ("img-src", "https://more.example"),
                // The usual policy says nothing of frames.
                ("frame-src", "https://video.example"),
            ]),
            get("/probe/framed", read).framed_by("https://partner.example"),
            post("/probe/rate", write).rate(TWICE),
            post("/probe/rate/two", write_in_two).rate(Limit { name: "probe two", ..TWICE }),
        ]
    }
}

/// As much of an answer as a rule can change.
pub(super) struct Heard {
    pub(super) status: u16,
    headers: HashMap<String, String>,
    pub(super) body: String,
}

impl Heard {
    pub(super) fn header(&self, name: &str) -> &str {
        self.headers.get(name).map_or("", String::as_str)
    }
}

async fn heard(response: ServiceResponse<impl MessageBody>) -> Heard {
    let status = response.status().as_u16();
    let text = |value: &actix_web::http::header::HeaderValue| value.to_str().unwrap().to_owned();
    let headers = response.headers().iter().map(|(k, v)| (k.to_string(), text(v))).collect();
    let body = test::read_body(response).await;
    Heard { status, headers, body: String::from_utf8_lossy(&body).into_owned() }
}

fn core(database: &Database) -> Data<Core> {
    let setting = |key: &str| {
        let all = [("LAMPLIGHT_POOL_SIZE", "2"), ("LAMPLIGHT_TRUST_PROXY", "true")];
        all.iter().find(|(name, _)| *name == key).map(|(_, value)| (*value).to_owned())
    };
    let config = Config::from_lookup(setting).expect("settings");
    let key = KeyRing::from_secrets("the key of the rules, as long as it has to be", &[""; 0])
        .expect("a key");
    Data::new(Core::new(config, key, &database.url()).expect("a core"))
}

/// Sends these requests, one after the other, to a new application.
pub(super) async fn send(requests: Vec<TestRequest>) -> Vec<Heard> {
    let database = Database::create().await;
    let areas: Areas = vec![Arc::new(Probe)];
    let service = test::init_service(app::build(core(&database), areas)).await;
    let mut answers = Vec::new();
    for request in requests {
        let response = service.call(request.to_request()).await.expect("an answer");
        answers.push(heard(response).await);
    }
    answers
}

pub(super) fn from(site: Option<&'static str>, method: Method, path: &str) -> TestRequest {
    let request = TestRequest::with_uri(path).method(method);
    match site {
        Some(site) => request.insert_header(("sec-fetch-site", site)),
        None => request,
    }
}

pub(super) fn form(path: &str, letters: usize) -> TestRequest {
    from(Some("same-origin"), Method::POST, path).set_form([("text", "x".repeat(letters))])
}

pub(super) fn statuses(answers: &[Heard]) -> Vec<u16> {
    answers.iter().map(|answer| answer.status).collect()
}
