//! Requests about letters.

use super::command::{self, Opened};
use crate::{Gate, access::Seat, replies, room::Room};
use lamplight_core::{error::AppError, web::gate::Answer};

/// Opens a letter.
pub async fn open(gate: Gate<Seat>) -> Answer {
    gate.reply(|ctx| {
        replies::count(ctx)?;
        let round = ctx.request.param("round").parse().map_err(|_| AppError::NotFound)?;
        Ok(match command::open(ctx.db, ctx.area, ctx.who, round)? {
            Opened::Done => replies::to_room(ctx.who, Room::Part, &format!("#letter-{round}")),
            Opened::Waits => replies::to_room(ctx.who, Room::Part, "")
                .sorry("There is something to read before that one. Open it first."),
        })
    })
    .await
}
