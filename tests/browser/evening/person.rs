//! Somebody with a browser of their own, and with a wire of their own to the house.

use std::collections::BTreeSet;
use std::path::PathBuf;

use thirtyfour::WindowHandle;

use super::super::window::{DESKTOP, PHONE, Size, Window};
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
    /// The same page again, in a second tab of theirs.
    pub(super) tabs: Option<[WindowHandle; 2]>,
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

fn size(role: Role) -> Size {
    if role == Role::Guest { PHONE } else { DESKTOP }
}

enum Browser {
    Open(Window),
    Closed(PathBuf),
}

impl Person {
    /// Somebody whom nobody knows, with a browser that nobody has used.
    pub(super) async fn come(name: &str, role: Role, house: &str) -> Self {
        let size = size(role);
        Self::with(name, role, house, Window::open(size).await).await
    }

    /// A guest whose browser keeps no cookies.
    pub(super) async fn come_without_cookies(name: &str, house: &str) -> Self {
        let window = Window::open_without_cookies(PHONE).await;
        Self::with(name, Role::Guest, house, window).await
    }

    async fn with(name: &str, role: Role, house: &str, window: Window) -> Self {
        window.hold_still().await;
        Self {
            name: name.to_owned(),
            role,
            browser: Browser::Open(window),
            tabs: None,
            wire: Wire::to(house).await,
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

    /// Has the page they are on open a second time, and goes on in the first.
    pub(super) async fn open_a_second_tab(&mut self) {
        let (path, window) = (self.path().await, self.window());
        let first = window.driver.window().await.expect("a tab");
        let second = window.driver.new_tab().await.expect("a second tab");
        self.to_tab(&second).await;
        self.window().resize(size(self.role)).await;
        self.window().hold_still().await;
        self.goto(&path).await;
        self.to_tab(&first).await;
        self.tabs = Some([first, second]);
    }

    /// Turns to one of their tabs.
    pub(super) async fn to_tab(&self, tab: &WindowHandle) {
        self.window().driver.switch_to_window(tab.clone()).await.expect("a tab");
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
