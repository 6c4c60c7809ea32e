//! Somebody with a browser of their own, and with a wire of their own to the house.

use std::collections::BTreeSet;
use std::path::PathBuf;

use super::super::window::{DESKTOP, PHONE, Window};
use super::wire::Wire;

/// What somebody is to the evening.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Role {
    Host,
    Guest,
    Screen,
}

/// See the module.
pub(super) struct Person {
    pub(super) name: String,
    pub(super) role: Role,
    browser: Browser,
    pub(super) wire: Wire,
    /// Their pages have scripts.
    pub(super) scripted: bool,
    /// They are at the table.
    pub(super) seated: bool,
    /// The letters they have opened; 0 is who they are.
    pub(super) opened: BTreeSet<usize>,
    /// Whom they play: the key of the story, and the whole name.
    pub(super) part: (String, String),
}

enum Browser {
    Open(Window),
    Closed(PathBuf),
}

impl Person {
    /// Somebody whom nobody knows, with a browser that nobody has used.
    pub(super) async fn come(name: &str, role: Role, house: &str) -> Self {
        let wire = Wire::to(house).await;
        let size = if role == Role::Guest { PHONE } else { DESKTOP };
        let window = Window::open(size).await;
        window.hold_still().await;
        Self {
            name: name.to_owned(),
            role,
            browser: Browser::Open(window),
            wire,
            scripted: true,
            seated: false,
            opened: BTreeSet::new(),
            part: (String::new(), String::new()),
        }
    }

    /// From now on no page has its scripts.
    pub(super) async fn switch_scripts_off(&mut self) {
        self.window().scripts(false).await;
        self.scripted = false;
    }

    /// Their open browser.
    pub(super) fn window(&self) -> &Window {
        match &self.browser {
            Browser::Open(window) => window,
            Browser::Closed(_) => panic!("{} has no browser open", self.name),
        }
    }

    /// Whether they can see what happens.
    pub(super) fn is_there(&self) -> bool {
        matches!(self.browser, Browser::Open(_)) && self.wire.is_whole()
    }

    /// Closes the browser: its process ends, and what it has kept is in its folder.
    pub(super) async fn close_browser(&mut self) {
        let profile = self.window().profile.clone();
        if let Browser::Open(window) =
            std::mem::replace(&mut self.browser, Browser::Closed(profile))
        {
            window.close().await;
        }
    }

    /// Opens the browser again, with what it has kept.
    pub(super) async fn open_browser_again(&mut self) {
        if let Browser::Closed(profile) = &self.browser {
            let window = Window::with_profile(profile.clone(), PHONE).await;
            window.hold_still().await;
            self.browser = Browser::Open(window);
        }
    }
}
