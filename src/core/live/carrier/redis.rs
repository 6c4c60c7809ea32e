//! Through Redis, for many processes: its notices cost the database nothing.

use super::{CHANNEL, Failure};
use crate::state::Core;
use actix_web::web::Data;
use futures_util::StreamExt;
use redis::AsyncCommands;
use std::time::Duration;

/// Tells and hears until a connection ends.
pub(super) async fn carry(core: &Data<Core>, url: &str) -> Result<(), Failure> {
    let client = redis::Client::open(url)?;
    let mut telling = client.get_multiplexed_async_connection().await?;
    let mut hearing = client.get_async_pubsub().await?;
    hearing.subscribe(CHANNEL).await?;
    core.live.look_at_everything();
    let mut notices = hearing.on_message();
    while !core.is_closing() {
        tokio::select! {
            notice = notices.next() => match notice {
                Some(notice) => core.live.heard(&notice.get_payload::<String>()?),
                None => break,
            },
            notices = core.live.outgoing.next() => {
                for notice in notices {
                    let _: () = telling.publish(CHANNEL, notice).await?;
                }
            }
            // Looks whether the program is closing.
            () = tokio::time::sleep(Duration::from_secs(1)) => {}
        }
    }
    Ok(())
}
