//! Workers that misbehave, as one would that a picture has taken over.

use std::time::{Duration, Instant};

use bytes::Bytes;
use lamplight_media::worker::{Picture, PictureError, Timing, Worker};
use lamplight_media::{Crop, Limits, Recipe};
use nix::sys::signal::kill;
use nix::unistd::Pid;

use crate::files::{corners, jpeg};
use crate::{take_in, worker};

const UNREADABLE: &str = "This picture could not be read. Please open it on your device, save it \
                          anew and try again.";

async fn give(worker: &Worker) -> Result<Picture, PictureError> {
    let recipe = Recipe { crop: Crop::Whole, widths: vec![16] };
    worker.take_in(Bytes::from(jpeg(&corners(32, 32))), recipe).await
}

async fn assert_still_works() {
    take_in(jpeg(&corners(32, 32)), Crop::Whole, &[16]).await.unwrap();
}

#[tokio::test]
async fn a_worker_that_hangs_is_killed_in_time() {
    let folder = tempfile::tempdir().unwrap();
    let pid_file = folder.path().join("pid");
    // Long enough for a busy machine to start it, and for it to say who it is.
    let timing = Timing { work: Duration::from_secs(3), ..Timing::default() };
    let begun = Instant::now();
    let error = give(&worker(&["hang", pid_file.to_str().unwrap()], timing)).await.unwrap_err();
    assert!(matches!(error, PictureError::TimedOut), "{error:?}");
    assert_eq!(error.to_string(), UNREADABLE);
    assert!(begun.elapsed() < Duration::from_secs(15), "{:?}", begun.elapsed());
    let pid: i32 = std::fs::read_to_string(pid_file).unwrap().parse().unwrap();
    assert!(kill(Pid::from_raw(pid), None).is_err(), "it is still there");
    assert_still_works().await;
}

#[tokio::test]
#[cfg(not(target_os = "macos"))]
async fn a_worker_that_eats_memory_dies_and_nobody_else_does() {
    let error = give(&worker(&["eat"], Timing::default())).await.unwrap_err();
    assert!(matches!(&error, PictureError::Died(how) if how.contains("signal")), "{error:?}");
    assert_eq!(error.to_string(), UNREADABLE);
    assert_still_works().await;
}

#[tokio::test]
async fn a_worker_that_computes_for_ever_runs_out_of_time_by_itself() {
    let error = give(&worker(&["spin"], Timing::default())).await.unwrap_err();
    assert!(matches!(&error, PictureError::Died(how) if how.contains("signal")), "{error:?}");
}

#[tokio::test]
async fn an_answer_without_an_end_is_not_listened_to() {
    let error = give(&worker(&["endless"], Timing::default())).await.unwrap_err();
    assert!(matches!(&error, PictureError::Died(how) if how.contains("endless")), "{error:?}");
}

#[tokio::test]
async fn a_page_that_a_worker_calls_a_picture_is_not_kept() {
    let error = give(&worker(&["lie"], Timing::default())).await.unwrap_err();
    assert!(matches!(&error, PictureError::Died(how) if how.contains("picture")), "{error:?}");
}

#[tokio::test]
async fn a_worker_sees_no_settings_and_opens_no_file() {
    assert!(std::env::var_os("PATH").is_some(), "there is nothing to hide");
    give(&worker(&["confined"], Timing::default())).await.unwrap();
}

#[tokio::test]
async fn who_waits_too_long_for_a_turn_is_told_so() {
    let folder = tempfile::tempdir().unwrap();
    let pid_file = folder.path().join("pid");
    let timing = Timing { at_once: 1, work: Duration::from_secs(5), wait: Duration::ZERO };
    let slow = worker(&["hang", pid_file.to_str().unwrap()], timing);
    // The first to be polled has the only turn.
    let (first, second) = tokio::join!(biased; give(&slow), give(&slow));
    assert!(matches!(first.unwrap_err(), PictureError::TimedOut));
    let busy = second.unwrap_err();
    assert!(matches!(busy, PictureError::Busy), "{busy:?}");
    assert_eq!(busy.to_string(), "Many pictures are coming in. Please try again in a minute.");
}

#[tokio::test]
async fn a_program_that_is_not_there_is_no_fault_of_the_picture() {
    let worker =
        Worker::new("/no/such/program".into(), vec![], Limits::default(), Timing::default());
    let error = give(&worker).await.unwrap_err();
    assert!(matches!(error, PictureError::NotStarted(_)), "{error:?}");
}

#[test]
#[cfg(target_os = "linux")]
fn a_program_that_was_replaced_while_it_runs_still_takes_pictures_in() {
    let folder = tempfile::tempdir().unwrap();
    let (program, picture) = (folder.path().join("program"), folder.path().join("picture"));
    std::fs::copy(env!("CARGO_BIN_EXE_lamplight-media-worker"), &program).unwrap();
    std::fs::write(&picture, jpeg(&corners(32, 32))).unwrap();
    let status = std::process::Command::new(&program).arg("itself").arg(&picture).status().unwrap();
    assert!(status.success() && !program.exists(), "{status}");
}
