//! Running the house: the database, the application, and an orderly end.

use crate::{app::App, error::Error};
use actix_web::{
    HttpServer,
    dev::Server,
    web::{self, ServiceConfig},
};
use lamplight_core::{
    app,
    config::Config,
    db::{address, migrate},
    jobs, live, logs,
    web::assets,
};
use lamplight_embedded_postgres as embedded;
use lamplight_embedded_postgres::Embedded;
use std::{fmt, io, net::TcpListener, pin::pin, time::Duration};
use tokio::signal::unix::{Signal, SignalKind, signal};

/// Open requests and streams get this long to end.
const DRAIN_SECONDS: u64 = 7;
/// The private PostgreSQL then gets this long, so that all is over within ten seconds.
const STOP_PATIENCE: Duration = Duration::from_millis(1500);
/// Threads of each worker for what needs no database.
const THREADS_BESIDE: usize = 4;
/// A quiet connection is kept open this long.
const KEEP_ALIVE: Duration = Duration::from_secs(75);
/// Connections that a busy evening keeps open, and room for more.
const MAX_CONNECTIONS: usize = 19_000;

/// The database that `config` names, or the private one, started and watched over.
///
/// # Errors
/// When the private one cannot be started.
pub fn database(config: &Config) -> Result<(String, Option<Embedded>), Error> {
    if let Some(url) = &config.database_url {
        return Ok((address::with_patience(url), None));
    }
    let embedded = Embedded::start(&embedded::Settings {
        data_dir: config.data_dir.clone(),
        pg_bin: config.pg_bin.clone(),
        for_tests: false,
        extra: Vec::new(),
    })?;
    Ok((address::with_patience(&embedded.url()), Some(embedded)))
}

/// The address of the database itself, which is at `url` unless a pooler is.
pub fn direct(config: &Config, url: &str) -> String {
    config.direct_url.as_deref().map_or_else(|| url.to_owned(), address::with_patience)
}

/// Everything that has to be there before the door opens.
struct Prepared {
    app: App,
    embedded: Option<Embedded>,
}

fn prepare(config: Config) -> Result<Prepared, Error> {
    let (url, mut embedded) = database(&config)?;
    if let Some(embedded) = &mut embedded {
        embedded.watch()?;
    }
    for name in migrate::run(&direct(&config, &url))? {
        tracing::info!(%name, "migrated");
    }
    Ok(Prepared { app: App::new(config, &url)?, embedded })
}

/// Opens the house and keeps it open until it is told to close. `opened` gets the address.
///
/// # Errors
/// See [`Error`].
pub async fn run(config: Config, opened: impl FnOnce(&str)) -> Result<(), Error> {
    let mut signals = Signals::heard()?;
    let listener = TcpListener::bind(config.listen)
        .map_err(|error| Error::Io(format!("cannot listen on {}", config.listen), error))?;
    let config = with_address(config, &listener)?;
    let Some(Prepared { app, embedded }) = prepared(config, &mut signals).await? else {
        return Ok(());
    };
    let server = open(&app, listener)?;
    opened(&public_address(&app.core.config));
    let result = until_closed(server, &app, &mut signals).await;
    app.close();
    stop(embedded)?;
    result.map_err(|error| Error::Io("the web server".to_owned(), error))
}

fn stop(embedded: Option<Embedded>) -> Result<(), Error> {
    embedded.map_or(Ok(()), |embedded| Ok(embedded.stop_within(STOP_PATIENCE)?))
}

/// Prepares, unless told to stop meanwhile: then what was begun is ended in good order too, as
/// long as that does not take too long.
async fn prepared(config: Config, signals: &mut Signals) -> Result<Option<Prepared>, Error> {
    let crashed = |error: &dyn fmt::Display| Error::Internal(error.to_string());
    let mut preparing = pin!(web::block(move || prepare(config)));
    tokio::select! {
        prepared = &mut preparing => prepared.map_err(|error| crashed(&error))?.map(Some),
        () = signals.next() => {
            let patience = Duration::from_secs(DRAIN_SECONDS);
            if let Ok(Ok(Ok(prepared))) = tokio::time::timeout(patience, preparing).await {
                stop(prepared.embedded)?;
            }
            Ok(None)
        }
    }
}

/// Keeps the house open until it is told to close and all have been answered. Event streams never
/// end by themselves; unless they are closed first, each would hold up the end. Who asks a second
/// time does not want to wait: the server is dropped, and whoever is still there is cut off.
/// Jobs that run come to their end meanwhile.
async fn until_closed(mut server: Server, app: &App, signals: &mut Signals) -> io::Result<()> {
    let handle = server.handle();
    tokio::select! {
        ended = &mut server => return ended,
        () = signals.next() => {}
    }
    // First whoever sends people here is told, and then nobody new is let in.
    app.core.leave();
    tokio::select! {
        () = tokio::time::sleep(app.core.config.closing_notice) => {}
        () = signals.next() => return Ok(()),
    }
    app.close();
    drop(handle.stop(true));
    let jobs = jobs::end(&app.core, Duration::from_secs(DRAIN_SECONDS));
    let ended = async { tokio::join!(&mut server, jobs).0 };
    tokio::select! {
        ended = ended => ended,
        () = signals.next() => Ok(()),
    }
}

/// What tells the house to close.
struct Signals {
    terminate: Signal,
    interrupt: Signal,
}

impl Signals {
    fn heard() -> Result<Self, Error> {
        let heard =
            |kind| signal(kind).map_err(|error| Error::Io("cannot hear signals".to_owned(), error));
        Ok(Self {
            terminate: heard(SignalKind::terminate())?,
            interrupt: heard(SignalKind::interrupt())?,
        })
    }

    async fn next(&mut self) {
        tokio::select! {
            _ = self.terminate.recv() => {}
            _ = self.interrupt.recv() => {}
        }
    }
}

/// `config` with the address people reach us at: where none is set, the one we listen on.
///
/// # Errors
/// When the listener has no address.
pub fn with_address(mut config: Config, listener: &TcpListener) -> Result<Config, Error> {
    let address =
        listener.local_addr().map_err(|error| Error::Io("the address".to_owned(), error))?;
    if config.public_url.is_none() {
        config.public_url = url::Url::parse(&format!("http://{address}")).ok();
    }
    Ok(config)
}

fn public_address(config: &Config) -> String {
    let url = config.public_url.as_ref();
    url.map_or_else(String::new, |url| url.as_str().trim_end_matches('/').to_owned())
}

/// Puts everything in place and answers whoever comes to `listener`, until the server that is
/// returned, and has to be awaited, is stopped.
///
/// # Errors
/// When the story that ships cannot be put in place, or nobody can listen.
pub fn open(app: &App, listener: TcpListener) -> Result<Server, Error> {
    open_with(app, listener, |_| {})
}

/// The same with further routes behind the same middleware, for measuring what a page costs
/// beyond that.
///
/// # Errors
/// As [`open`].
pub fn open_with(
    app: &App,
    listener: TcpListener,
    further: fn(&mut ServiceConfig),
) -> Result<Server, Error> {
    for area in &app.areas {
        area.prepare().map_err(Error::Internal)?;
    }
    assets::warm();
    for channel in app.areas.iter().flat_map(|area| area.clone().channels()) {
        app.core.live.register(channel);
    }
    actix_web::rt::spawn(logs::tell_of_malformed());
    live::start(&app.core);
    jobs::start(&app.core, app::jobs(&app.areas));
    let (workers, pool) = (app.core.config.workers, app.core.config.pool_size as usize);
    let shared = app.clone();
    let server = HttpServer::new(move || app::build(shared.core.clone(), shared.areas.clone()).configure(further))
        .workers(workers)
        // All connections may be asked by one of them, and what needs none goes on beside that.
        .worker_max_blocking_threads(pool + THREADS_BESIDE)
        .max_connections(MAX_CONNECTIONS)
        .shutdown_timeout(DRAIN_SECONDS)
        .disable_signals()
        .tcp_nodelay(true)
        .h1_write_buffer_size(live::WRITE_BUFFER)
        // Longer than the pauses between two looks at a phone.
        .keep_alive(KEEP_ALIVE)
        .listen(listener)
        .map_err(|error| Error::Io("cannot listen".to_owned(), error))?;
    Ok(server.run())
}
