//! Where uploads are kept, and what they are for. How they come and go is in
//! [`media`](crate::media).

mod place;
mod purpose;

pub use place::Media;
pub use purpose::Purpose;
