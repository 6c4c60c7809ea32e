//! Holds pages against the rules of the look: every page that a story opens, in both themes, on a
//! phone and on a desk. What is wrong is collected, and said together at the end.

mod contrast;
mod itself;
mod late;
mod node;
mod visit;
mod window;

use std::env;
use std::path::PathBuf;

use serde_json::json;
use tempfile::TempDir;
use tokio::sync::SemaphorePermit;

use super::window::{DESKTOP, PHONE, Size, Window, room_for};
use contrast::Contrast;
use support::Client;
pub(super) use visit::{Ask, open};

const HEAVIEST: usize = 60_000;
const LIGHT: &str = "document.documentElement.dataset.theme = arguments[0]";

/// Set this to a folder to get a picture of every page.
const PICTURES: &str = "LAMPLIGHT_SCREENSHOTS";

/// See the module.
pub(super) struct Inspection {
    phone: Window,
    desktop: Window,
    sources: TempDir,
    pictures: Option<PathBuf>,
    /// What was seen on the phone, and on the desk.
    contrast: [Contrast; 2],
    names: Vec<String>,
    faults: Vec<String>,
    titles: Vec<(String, String)>,
    _room: SemaphorePermit<'static>,
}

impl Inspection {
    /// Nothing seen yet.
    pub(super) async fn begin() -> Self {
        let room = room_for(2).await;
        let (phone, desktop) =
            tokio::join!(Window::open_impatient(PHONE), Window::open_impatient(DESKTOP));
        for window in [&phone, &desktop] {
            window.hold_still().await;
            window.change_nothing().await;
        }
        let pictures = env::var_os(PICTURES).map(PathBuf::from);
        if let Some(folder) = &pictures {
            std::fs::create_dir_all(folder).expect("a folder for pictures");
        }
        Self {
            phone,
            desktop,
            sources: tempfile::tempdir().expect("a temporary folder"),
            pictures,
            contrast: Default::default(),
            names: Vec::new(),
            faults: Vec::new(),
            titles: Vec::new(),
            _room: room,
        }
    }

    /// Looks at the page that `who` gets for `ask`. `name` tells it apart: what stands before a
    /// comma is the page, what follows the state it is in.
    pub(super) async fn look(&mut self, name: &str, who: &Client, ask: Ask<'_>) {
        let page = ask.send(who).await;
        let mut faults = Vec::new();
        if page.status != ask.status {
            faults.push(format!("answers {page:?}"));
        }
        if page.html.len() > HEAVIEST {
            faults.push(format!("its HTML weighs {} bytes", page.html.len()));
        }
        self.keep_title(name, page.title());
        std::fs::write(self.sources.path().join(format!("{}.html", slug(name))), &page.html)
            .expect("a copy of the page");
        let pictures = [PHONE, DESKTOP].map(|size| self.picture(name, size.name));
        let [on_phone, on_desk] = &mut self.contrast;
        let (phone, desktop) = tokio::join!(
            inspect(&self.phone, PHONE, on_phone, who, &ask, &pictures[0]),
            inspect(&self.desktop, DESKTOP, on_desk, who, &ask, &pictures[1]),
        );
        faults.extend(phone);
        faults.extend(desktop);
        faults.extend(window::narrow(&self.phone, who, &ask).await);
        self.faults.extend(faults.into_iter().map(|fault| format!("{name}: {fault}")));
        self.names.push(name.to_owned());
    }

    /// Nothing but the page's own name tells tabs apart.
    fn keep_title(&mut self, name: &str, title: String) {
        let kind = name.split(',').next().unwrap_or_default().to_owned();
        let twin = self.titles.iter().find(|(other, same)| *same == title && *other != kind);
        if let Some((other, _)) = twin {
            self.faults.push(format!("{name}: its title, “{title}”, is that of {other}"));
        }
        self.titles.push((kind, title));
    }

    fn picture(&self, name: &str, size: &str) -> Option<PathBuf> {
        self.pictures.as_ref().map(|folder| folder.join(format!("{}-{size}", slug(name))))
    }

    /// Ends the story with everything that was found.
    pub(super) async fn finish(mut self) {
        self.phone.close().await;
        self.desktop.close().await;
        self.faults.extend(node::invalid(self.sources.path()));
        // A fault seen in several sizes and lights is one.
        let mut known = std::collections::HashSet::new();
        self.faults.retain(|fault| known.insert(fault.clone()));
        println!("{} pages seen", self.names.len());
        let list = self.faults.join("\n  ");
        assert!(self.faults.is_empty(), "{} faults:\n  {list}", self.faults.len());
    }
}

/// Looks at one page in both themes: in the one that the visitor has chosen, and then switched to
/// the other, which is all that the choice changes.
async fn inspect(
    window: &Window,
    size: Size,
    contrast: &mut Contrast,
    who: &Client,
    ask: &Ask<'_>,
    picture: &Option<PathBuf>,
) -> Vec<String> {
    let themes = if size == PHONE { ["day", "evening"] } else { ["evening", "day"] };
    let mut faults = visit::open_late(window, who, themes[0], ask).await;
    faults.extend(window::faults(window).await);
    for theme in themes {
        window.run(LIGHT, vec![json!(theme)]).await;
        faults.extend(
            window::in_this_light(window, theme != themes[0])
                .await
                .into_iter()
                .map(|it| format!("[{theme}] {it}")),
        );
        let pale = contrast.faults(window, size).await;
        faults.extend(pale.into_iter().map(|it| format!("[{theme}] {it}")));
        if let Some(path) = picture {
            window.photograph(&path.with_extension(format!("{theme}.png"))).await;
        }
    }
    faults.into_iter().map(|it| format!("[{}] {it}", size.name)).collect()
}

fn slug(name: &str) -> String {
    let letters = name.chars().map(|it| if it.is_ascii_alphanumeric() { it } else { '-' });
    letters.collect::<String>().split('-').filter(|it| !it.is_empty()).collect::<Vec<_>>().join("-")
}
