//! What a request says of itself, before anybody is recognised: its facts, the session cookie, the
//! message it carries, its name in the log.

mod facts;
pub mod flash;
pub mod head;
pub mod session;
pub mod trace;

pub use facts::{DEVICE_COOKIE, Packing, Request, packing, packing_of, theme, theme_of, time};
