//! What every story uses: the application on a port of its own over a database of its own, and
//! people with browsers.
//!
//! ```ignore
//! let app = TestApp::start().await;
//! let nora = app.member("Nora");
//! let page = nora.get("/account").await;
//! assert_eq!(page.status, 200);
//! page.shows("Nora");
//! ```

// Support is written for all stories, including those that are still to come.
#![allow(dead_code, unused_imports)]

mod app;
mod client;
mod database;
mod house;
mod markup;
mod page;
mod people;
mod postgres;
mod story;
mod stream;
mod wait;
mod watchdog;

pub(crate) use app::TestApp;
pub(crate) use client::Client;
pub(crate) use database::Database;
pub(crate) use house::House;
pub(crate) use markup::text as text_of;
pub(crate) use page::Page;
pub(crate) use people::{PASSWORD, unique};
pub(crate) use story::{LAST_TOAST, PAPER_BOAT, paper_boat};
pub(crate) use stream::Stream;
pub(crate) use wait::until;
pub(crate) use watchdog::at_the_end;
