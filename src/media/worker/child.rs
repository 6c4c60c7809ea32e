use std::io::{self, Read, Write};
use std::process::ExitCode;

use super::wire::{Answer, MadeVariant, Request, pack, unpack};
use crate::picture::{self, Written};

/// More than any request has, so that nobody fills the memory before there is a head to look at.
const MAX_REQUEST: u64 = 256 * 1024 * 1024;

/// What the program does when it is started as a worker: gives up what it does not need, reads one
/// request from its standard input, answers on its standard output, and ends. To be called before
/// anything else, while there is one thread and no file is open.
#[must_use]
pub fn worker_main() -> ExitCode {
    match super::confine().and_then(|()| answer()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(_) => ExitCode::FAILURE,
    }
}

fn answer() -> io::Result<()> {
    let mut message = Vec::new();
    io::stdin().lock().take(MAX_REQUEST).read_to_end(&mut message)?;
    let (request, file) = unpack::<Request>(&message)?;
    let mut out = io::stdout().lock();
    match picture::make(file, &request.recipe, &request.limits) {
        Ok(written) => {
            out.write_all(&pack(&Answer::Made(written.iter().map(head).collect()))?)?;
            for variant in written {
                out.write_all(&variant.bytes)?;
            }
        }
        Err(refusal) => out.write_all(&pack(&Answer::Refused(refusal))?)?,
    }
    out.flush()
}

fn head(written: &Written) -> MadeVariant {
    MadeVariant {
        width: written.width,
        height: written.height,
        output: written.output,
        length: written.bytes.len(),
    }
}
