//! Mysteries: the stories they are played from, and the evenings themselves.

pub(crate) mod evening;
pub(crate) mod stories;
