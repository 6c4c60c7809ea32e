//! The product in a process of its own, with two further doors for comparison: a fixed body
//! behind the same middleware, and the bare program.

use super::{Outcome, bare, http::Wire};
use actix_web::{
    HttpResponse,
    http::header,
    web::{self, Bytes, Path, ServiceConfig},
};
use lamplight::{app::App, serve};
use lamplight_core::{config::Config, logs};
use std::{
    fs::File,
    io::{BufRead, BufReader},
    net::{SocketAddr, TcpListener},
    path::Path as FilePath,
    process::{Child, Command, Stdio},
    sync::LazyLock,
};

/// Signs the cookies; as the driver has it too, it can be anybody.
pub(crate) const SECRET: &str = "the key of those who measure, as long as it has to be";
/// Opens `/metrics`.
pub(crate) const METRICS: &str = "the token of those who measure";
const LARGEST_BODY: usize = 1024 * 1024;

/// The running process; it ends with this value.
pub(crate) struct House {
    child: Child,
    pub(crate) address: SocketAddr,
    pub(crate) bare: SocketAddr,
}

impl House {
    /// Starts it over the database at `url`; its log goes to `log`, as in production.
    pub(crate) fn open(url: &str, log: &FilePath) -> Outcome<Self> {
        let mut child = Command::new(std::env::current_exe()?)
            .arg("--house")
            .env("DATABASE_URL", url)
            .env("LAMPLIGHT_LISTEN", "127.0.0.1:0")
            .env("LAMPLIGHT_SECRET_KEY", SECRET)
            .env("LAMPLIGHT_METRICS_TOKEN", METRICS)
            .env("LAMPLIGHT_RATE_LIMIT_FACTOR", "0")
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(File::create(log)?)
            .spawn()?;
        let mut lines = BufReader::new(child.stdout.take().ok_or("no output")?).lines();
        let mut address = || -> Outcome<SocketAddr> {
            Ok(lines.next().ok_or("the house did not open; see its log")??.parse()?)
        };
        let (address, bare) = (address()?, address()?);
        Ok(Self { child, address, bare })
    }

    pub(crate) fn pid(&self) -> u32 {
        self.child.id()
    }

    pub(crate) fn wire(&self) -> Outcome<Wire> {
        Ok(Wire::open(self.address)?)
    }

    /// What `/metrics` says.
    pub(crate) fn metrics(&self) -> Outcome<String> {
        let ask = format!(
            "GET /metrics HTTP/1.1\r\nHost: lamplight.example\r\nAuthorization: Bearer {METRICS}\r\n\r\n"
        );
        Ok(String::from_utf8(self.wire()?.send(ask.as_bytes())?.body)?)
    }
}

impl Drop for House {
    fn drop(&mut self) {
        // It may be gone already.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// What the process does.
pub(crate) fn run() -> Outcome<()> {
    logs::start();
    let config = Config::from_env().map_err(|wrong| wrong.join("; "))?;
    let url = config.database_url.clone().ok_or("no database")?;
    actix_web::rt::System::new().block_on(async move {
        let listener = TcpListener::bind(config.listen)?;
        let door = TcpListener::bind(config.listen)?;
        println!("{}\n{}", listener.local_addr()?, door.local_addr()?);
        let (workers, pool) = (config.workers, config.pool_size);
        let app = App::new(serve::with_address(config, &listener)?, &url)?;
        let server = serve::open_with(&app, listener, fixed_bodies)?;
        actix_web::rt::spawn(bare::open(&app, &url, door, workers, pool)?);
        Ok(server.await?)
    })
}

fn fixed_bodies(services: &mut ServiceConfig) {
    services.route("/fixed/{length}", web::get().to(fixed));
}

async fn fixed(length: Path<usize>) -> HttpResponse {
    HttpResponse::Ok()
        .insert_header((header::CACHE_CONTROL, "private, no-store"))
        .insert_header((header::VARY, "accept-encoding, x-fragment"))
        .content_type("text/html; charset=utf-8")
        .body(body(*length))
}

/// That many bytes, shared.
pub(crate) fn body(length: usize) -> Bytes {
    static BODY: LazyLock<Bytes> = LazyLock::new(|| Bytes::from(vec![b'.'; LARGEST_BODY]));
    BODY.slice(..length.min(LARGEST_BODY))
}
