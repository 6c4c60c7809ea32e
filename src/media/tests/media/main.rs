//! Pictures that people send, and pictures that only look like it, given to a real worker; bytes in
//! a real folder and in a real S3.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod files;
mod hostile;
mod moto;
mod pictures;
mod storage;
mod workers;

use std::path::PathBuf;

use bytes::Bytes;
use lamplight_media::worker::{Picture, PictureError, Timing, Worker};
use lamplight_media::{Crop, Limits, Recipe};

/// The worker of this crate, well-behaved or, with arguments, not.
fn worker(arguments: &[&str], timing: Timing) -> Worker {
    let program = PathBuf::from(env!("CARGO_BIN_EXE_lamplight-media-worker"));
    let arguments = arguments.iter().map(Into::into).collect();
    Worker::new(program, arguments, Limits::default(), timing)
}

async fn take_in(file: Vec<u8>, crop: Crop, widths: &[u32]) -> Result<Picture, PictureError> {
    let recipe = Recipe { crop, widths: widths.to_vec() };
    worker(&[], Timing::default()).take_in(Bytes::from(file), recipe).await
}
