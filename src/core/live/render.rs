//! The task that renders what has changed, a few places at a time.

use crate::{
    db::Kind,
    error::AppError,
    listening::{Place, rendered::render},
    state::Core,
};
use actix_web::web::Data;
use std::{sync::Arc, time::Duration};
use tokio::sync::Semaphore;

/// Places rendered side by side.
const RENDERERS: usize = 2;
/// After this long a place that could not be read is read again.
const TRY_AGAIN: Duration = Duration::from_secs(1);

/// Starts the task.
pub(super) fn start(core: &Data<Core>) {
    let Some(mut woken) = core.live.take_woken() else { return };
    let core = core.clone();
    actix_web::rt::spawn(async move {
        let renderers = Arc::new(Semaphore::new(RENDERERS));
        while let Some(place) = woken.recv().await {
            let Ok(permit) = renderers.clone().acquire_owned().await else { return };
            let core = core.clone();
            actix_web::rt::spawn(async move {
                let shared = core.clone();
                let rendered = actix_web::web::block(move || refresh(&shared, place)).await;
                drop(permit);
                if matches!(rendered, Ok(Err(error)) if error.passes()) {
                    tokio::time::sleep(TRY_AGAIN).await;
                    core.live.wake(place);
                }
            });
        }
    });
}

/// Reads a place and sends everybody who listens what is new to them. The connection goes back
/// before anything is rendered.
fn refresh(core: &Core, place: Place) -> Result<(), AppError> {
    let reading = core.live.begin_reading(place);
    let (audiences, after) = core.live.audiences(place);
    let Some(channel) = core.live.channel(place.channel) else { return Ok(()) };
    let read = core.pool.with(Kind::Page, |db| channel.load(db, place.id, after));
    let rendered = read.and_then(|snapshot| render(snapshot.as_ref(), &audiences));
    match &rendered {
        Err(error) if error.passes() => tracing::debug!(%error, ?place, "not sent yet"),
        Err(error) => tracing::warn!(%error, ?place, "could not be sent to those who listen"),
        Ok(_) => {}
    }
    let rendered = rendered?;
    core.metrics.renders.inc_by(rendered.audiences.len() as u64);
    core.live.send(place, reading, rendered);
    Ok(())
}
