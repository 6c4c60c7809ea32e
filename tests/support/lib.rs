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

// A story that cannot go on ends right there, and says why.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::print_stdout)]
// It may ask the system what time it is.
#![allow(clippy::disallowed_methods)]
// What each does is said where it is; how it fails, by the story that calls it.
#![allow(missing_docs, clippy::missing_panics_doc)]

pub mod accounts;
mod app;
mod browsers;
mod client;
pub mod copies;
mod database;
mod house;
mod markup;
mod page;
pub mod party;
mod people;
mod pooler;
mod postgres;
mod queries;
mod redis;
mod staged;
pub mod stories;
mod story;
mod stream;
mod turns;
mod wait;
pub mod watch;
mod watchdog;

pub use app::TestApp;
pub use client::Client;
pub use database::Database;
pub use house::House;
pub use lamplight_media::storage::use_ring_for_tls;
pub use markup::text as text_of;
pub use page::Page;
pub use people::{PASSWORD, unique};
pub use pooler::Pooler;
pub use queries::Asked;
pub use redis::Redis;
pub use story::{LAST_TOAST, PAPER_BOAT, paper_boat};
pub use stream::Stream;
pub use turns::Turns;
pub use wait::until;
pub use watchdog::at_the_end;
