//! The bytes that people send: which are let in, what is made of them, where they are kept.
//!
//! No web and no database: who may send or see something, and what of it stands in a table, is
//! decided by those who call this. `docs/media.md` tells the whole way of a picture.

mod kind;
mod limits;
mod picture;
mod quota;
mod recipe;
mod refusal;
mod signed;
pub mod storage;
pub mod worker;

pub use kind::{Kind, Output};
pub use limits::Limits;
pub use quota::{OverQuota, Quota};
pub use recipe::{Crop, Recipe};
pub use refusal::Refusal;
pub use signed::{Invalid, MediaId, Signer, VariantName, check_address, sign_address};
