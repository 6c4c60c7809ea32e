//! One chromedriver for the whole run, gone with all its browsers when the run ends, however it
//! ends.

use std::env;
use std::io::{BufRead, BufReader};
use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::LazyLock;
use std::sync::atomic::{AtomicU32, Ordering};

use support::at_the_end;

/// chromedriver and the browsers it starts are one process group; `$1` is its number. The folder
/// `$2` is taken away more than once, for a browser that is still writing.
const WATCHDOG: &str = r#"
kill -s KILL -- "-$1"
for _ in 1 2 3 4 5 6; do
    rm -rf "$2"
    sleep 0.3
done
"#;

const BROWSERS: [&str; 4] =
    ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];
const ON_A_MAC: &str = "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome";

/// What the browsers of the run share.
pub(super) struct Driver {
    /// Where chromedriver listens.
    pub(super) url: String,
    /// The browser.
    pub(super) browser: PathBuf,
    folder: PathBuf,
    _watchdog: Child,
}

/// The run's chromedriver.
pub(super) fn driver() -> &'static Driver {
    static DRIVER: LazyLock<Driver> = LazyLock::new(start);
    &DRIVER
}

impl Driver {
    /// An empty folder for one browser's profile.
    pub(super) fn new_profile(&self) -> PathBuf {
        static NUMBER: AtomicU32 = AtomicU32::new(1);
        self.folder.join(NUMBER.fetch_add(1, Ordering::Relaxed).to_string())
    }
}

fn start() -> Driver {
    let browser = find(&BROWSERS)
        .or_else(|| Some(PathBuf::from(ON_A_MAC)).filter(|path| path.exists()))
        .unwrap_or_else(|| missing("Chromium"));
    let program = find(&["chromedriver"]).unwrap_or_else(|| missing("chromedriver"));
    let folder = tempfile::Builder::new().prefix("lamplight-browsers-").tempdir();
    let folder = folder.expect("a temporary folder").keep();
    let mut child = Command::new(program)
        .arg("--port=0")
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .process_group(0)
        .spawn()
        .expect("chromedriver starts");
    let group = child.id().to_string();
    let watchdog = at_the_end(WATCHDOG, &[Path::new(&group), &folder]);
    let url = format!("http://127.0.0.1:{}", port(&mut child));
    Driver { url, browser, folder, _watchdog: watchdog }
}

fn missing(what: &str) -> ! {
    panic!("{what} is not here, and the stories in real browsers need it. Run: scripts/setup test")
}

fn find(names: &[&str]) -> Option<PathBuf> {
    let path = env::var_os("PATH").unwrap_or_default();
    let folders: Vec<PathBuf> = env::split_paths(&path).collect();
    let places = names.iter().flat_map(|name| folders.iter().map(move |it| it.join(name)));
    places.into_iter().find(|place| place.is_file())
}

/// chromedriver says which port it has picked.
fn port(child: &mut Child) -> u16 {
    let output = BufReader::new(child.stdout.take().expect("its output"));
    let mut lines = output.lines().map_while(Result::ok);
    let said = lines.find_map(|line| {
        line.split_once("successfully on port ")?.1.trim_end_matches('.').parse().ok()
    });
    // Whoever stops reading makes it stop writing.
    std::thread::spawn(move || lines.for_each(drop));
    said.unwrap_or_else(|| panic!("chromedriver says no port; is it as new as the browser?"))
}
