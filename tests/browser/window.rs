//! A browser of somebody's own: a Chromium with an empty profile, and one window.

use std::path::{Path, PathBuf};

use base64::Engine;
use nix::sys::signal::{Signal, kill};
use nix::unistd::Pid;
use serde_json::{Value, json};
use thirtyfour::common::capabilities::chromium::ChromiumLikeCapabilities;
use thirtyfour::prelude::*;
use thirtyfour::{ChromeCapabilities, LoggingPrefsLogLevel, PageLoadStrategy, WebDriver};
use tokio::sync::{Semaphore, SemaphorePermit};

use super::driver::driver;
use support::until;

const OPTIONS: [&str; 15] = [
    "--headless=new",
    // Only our own pages are opened, and whoever runs the tests may be root.
    "--no-sandbox",
    "--disable-gpu",
    "--disable-dev-shm-usage",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-quic",
    "--no-proxy-server",
    // Nothing but this machine.
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
    "--mute-audio",
    // A tab that lies below another is as awake as one on a second screen.
    "--disable-background-timer-throttling",
    "--disable-backgrounding-occluded-windows",
    "--disable-renderer-backgrounding",
];

/// Browsers that may be open at once in the whole run, so that a machine with many cores is not
/// swamped: enough for the story that needs most, and one beside it.
static ROOM: Semaphore = Semaphore::const_new(12);

/// Waits until there is room for so many browsers. A story asks once, for all it needs, before it
/// opens the first: two that came by theirs one by one could wait for each other.
pub(super) async fn room_for(browsers: u32) -> SemaphorePermit<'static> {
    ROOM.acquire_many(browsers).await.expect("never closed")
}

/// So many times a browser is asked to start.
const TRIES: u32 = 3;

/// A size to look at a page in.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) struct Size {
    pub(super) name: &'static str,
    pub(super) width: u32,
    pub(super) height: u32,
}

impl Size {
    /// The same, or higher.
    pub(super) fn at_least(self, height: u64) -> Self {
        Self { height: self.height.max(u32::try_from(height).unwrap_or(u32::MAX)), ..self }
    }
}

pub(super) const PHONE: Size = Size { name: "phone", width: 360, height: 740 };
pub(super) const DESKTOP: Size = Size { name: "desktop", width: 1280, height: 800 };

/// See the module. A story that goes well closes it; one that does not, kills it.
pub(super) struct Window {
    pub(super) driver: WebDriver,
    /// Where the browser keeps what it knows.
    pub(super) profile: PathBuf,
    process: Option<Pid>,
}

impl Drop for Window {
    fn drop(&mut self) {
        // The driver's own way blocks for minutes.
        if self.driver.clone().leak().is_ok()
            && let Some(process) = self.process
        {
            let _ = kill(process, Signal::SIGKILL);
        }
    }
}

/// On a machine with too much to do a browser may not be there as soon as chromedriver wants it.
async fn start(url: &str, wanted: &ChromeCapabilities) -> WebDriver {
    support::use_ring_for_tls();
    for _ in 1..TRIES {
        if let Ok(driver) = WebDriver::new(url, wanted.clone()).await {
            return driver;
        }
    }
    let driver = WebDriver::new(url, wanted.clone()).await;
    driver.unwrap_or_else(|error| panic!("Chromium does not start: {error}"))
}

impl Window {
    /// Opens a browser nobody has used.
    pub(super) async fn open(size: Size) -> Self {
        Self::with_profile(driver().new_profile(), size).await
    }

    /// Opens a browser that does not wait for what it is told to open: for whoever looks at pages
    /// that are not all there yet, and waits for the rest in their own way.
    pub(super) async fn open_impatient(size: Size) -> Self {
        Self::start(driver().new_profile(), size, PageLoadStrategy::None, true).await
    }

    /// Opens a browser nobody has used, whose owner has blocked all cookies.
    pub(super) async fn open_without_cookies(size: Size) -> Self {
        Self::start(driver().new_profile(), size, PageLoadStrategy::Normal, false).await
    }

    /// Opens a browser that knows what another knew before it was closed.
    pub(super) async fn with_profile(profile: PathBuf, size: Size) -> Self {
        Self::start(profile, size, PageLoadStrategy::Normal, true).await
    }

    async fn start(profile: PathBuf, size: Size, waiting: PageLoadStrategy, cookies: bool) -> Self {
        let mut wanted = DesiredCapabilities::chrome();
        let run = driver();
        let able = "a Chromium that starts";
        wanted.set_binary(run.browser.to_str().expect("a path")).expect(able);
        for option in OPTIONS {
            wanted.add_arg(option).expect(able);
        }
        wanted.add_arg(&format!("--user-data-dir={}", profile.display())).expect(able);
        wanted.set_page_load_strategy(waiting).expect(able);
        if !cookies {
            let blocked = json!({ "profile.default_content_setting_values.cookies": 2 });
            wanted.add_experimental_option("prefs", blocked).expect(able);
        }
        wanted.set_browser_log_level(LoggingPrefsLogLevel::All).expect(able);
        let driver = start(&run.url, &wanted).await;
        let process = driver.capabilities().get("goog:processID").and_then(Value::as_i64);
        let process = process.and_then(|id| i32::try_from(id).ok()).map(Pid::from_raw);
        let window = Self { driver, profile, process };
        window.resize(size).await;
        window
    }

    /// Closes the browser, and waits until it is gone.
    pub(super) async fn close(self) {
        self.driver.clone().quit().await.expect("a browser that closes");
        let Some(process) = self.process else { return };
        until("a browser to be gone", || async { kill(process, None).is_err().then_some(()) })
            .await;
    }

    /// Sends a command of the DevTools protocol.
    pub(super) async fn devtools(&self, method: &str, parameters: Value) -> Value {
        let answer = self.devtools_perhaps(method, parameters).await;
        answer.unwrap_or_else(|error| panic!("{method}: {error}"))
    }

    /// The same for what may not work out, such as one about an element that is gone by now.
    pub(super) async fn devtools_perhaps(
        &self,
        method: &str,
        parameters: Value,
    ) -> WebDriverResult<Value> {
        self.driver.cdp().send_raw(method, parameters).await
    }

    /// Makes the window this large.
    pub(super) async fn resize(&self, size: Size) {
        let metrics = json!({
            "width": size.width, "height": size.height, "deviceScaleFactor": 1, "mobile": false,
        });
        self.devtools("Emulation.setDeviceMetricsOverride", metrics).await;
        // A phone draws its scrollbars over the page.
        let hidden = json!({ "hidden": size.width < 600 });
        self.devtools("Emulation.setScrollbarsHidden", hidden).await;
    }

    /// Asks pages not to move, so that none is judged in the middle of a movement.
    pub(super) async fn hold_still(&self) {
        self.force_colours(false).await;
    }

    /// Has pages drawn in the colours of the system or in their own; they do not move either way.
    pub(super) async fn force_colours(&self, yes: bool) {
        let features = json!([
            { "name": "prefers-reduced-motion", "value": "reduce" },
            { "name": "forced-colors", "value": if yes { "active" } else { "none" } },
        ]);
        self.devtools("Emulation.setEmulatedMedia", json!({ "features": features })).await;
    }

    /// Lets a page tell nobody what was opened on it: another browser looks at the same page.
    pub(super) async fn change_nothing(&self) {
        self.devtools("Network.enable", json!({})).await;
        self.devtools("Network.setBlockedURLs", json!({ "urls": ["*/marks"] })).await;
    }

    /// Switches the pages' scripts on or off, from the next page on.
    pub(super) async fn scripts(&self, on: bool) {
        self.devtools("Emulation.setScriptExecutionDisabled", json!({ "value": !on })).await;
    }

    /// Opens a page and, unless the browser is impatient, waits until it is there.
    pub(super) async fn goto(&self, url: &str) {
        let gone = self.driver.goto(url).await;
        gone.unwrap_or_else(|error| panic!("{url} does not open: {error}"));
    }

    /// Waits until the page that is on its way has come so far that `there`, an expression in
    /// JavaScript, is true. The page before it is told apart by the mark of [`Window::leave`].
    pub(super) async fn arrived(&self, there: &str) {
        let script = format!("return !window.leaving && Boolean({there})");
        until(there, || async {
            // Between two pages there is none that could answer.
            let ran = self.driver.execute(script.as_str(), Vec::new()).await.ok()?;
            ran.json().as_bool().filter(|there| *there)
        })
        .await;
    }

    /// Marks the page as one that is left for another.
    pub(super) async fn leave(&self) {
        self.run("window.leaving = true", vec![]).await;
    }

    /// Presses Tab so many times, all at one request.
    pub(super) async fn tab(&self, times: u64) {
        let keys = (0..times).fold(self.driver.action_chain(), |keys, _| keys.send_keys(Key::Tab));
        keys.perform().await.unwrap_or_else(|error| panic!("Tab: {error}"));
    }

    /// Runs a script of ours in the page; it works where the page's own scripts are off.
    pub(super) async fn run(&self, script: &str, arguments: Vec<Value>) -> Value {
        let ran = self.driver.execute(script, arguments).await;
        ran.unwrap_or_else(|error| panic!("{error}")).json().clone()
    }

    /// Runs a script that calls its last argument when it is done.
    pub(super) async fn run_to_the_end(&self, script: &str, arguments: Vec<Value>) -> Value {
        let ran = self.driver.execute_async(script, arguments).await;
        ran.unwrap_or_else(|error| panic!("{error}")).json().clone()
    }

    /// What the browser has complained about since it was last asked.
    pub(super) async fn complaints(&self) -> Vec<String> {
        let log = self.driver.browser_log().await.expect("the browser's log");
        log.into_iter().map(|entry| format!("{}: {}", entry.level, entry.message)).collect()
    }

    /// Keeps a picture of the whole page.
    pub(super) async fn photograph(&self, file: &Path) {
        std::fs::write(file, self.picture().await).expect("a place for pictures");
    }

    /// A picture of the whole page, as PNG.
    pub(super) async fn picture(&self) -> Vec<u8> {
        let mut clip = until("something to photograph", || async {
            let metrics = self.devtools("Page.getLayoutMetrics", json!({})).await;
            Some(metrics["cssContentSize"].clone()).filter(|it| it["width"].as_f64() > Some(0.0))
        })
        .await;
        clip["scale"] = json!(1);
        let wanted = json!({ "format": "png", "captureBeyondViewport": true, "clip": clip });
        let picture = self.devtools("Page.captureScreenshot", wanted).await;
        let data = picture["data"].as_str().expect("a picture");
        base64::engine::general_purpose::STANDARD.decode(data).expect("a picture")
    }
}
