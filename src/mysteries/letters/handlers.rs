//! Requests about letters.

use super::command;
use crate::{Gate, access::Seat, replies};
use lamplight_core::{error::AppError, web::gate::Answer};

/// Opens a letter.
pub async fn open(gate: Gate<Seat>) -> Answer {
    gate.reply(|ctx| {
        replies::count(ctx)?;
        let round = ctx.request.param("round").parse().map_err(|_| AppError::NotFound)?;
        command::open(ctx.db, ctx.area, ctx.who, round)?;
        Ok(replies::to_seat(ctx.who, &format!("#letter-{round}")))
    })
    .await
}
