use nix::sys::resource::{Resource, rlim_t, setrlimit};

/// Enough for the largest picture of [`crate::Limits::default`] in sixteen bits a channel, twice.
#[cfg(not(target_os = "macos"))]
const MEMORY: rlim_t = 1024 * 1024 * 1024;

const CPU_SECONDS: rlim_t = 20;

/// Standard input, output and errors, which are open.
const OPEN_FILES: rlim_t = 3;

/// Takes from this process, for good, whatever a decoder does not need: memory beyond a limit, time
/// of the processor, writing to files, opening any file, and leaving an image of its memory behind.
/// Only a worker calls this, before it reads its first byte.
pub fn confine() -> std::io::Result<()> {
    let limits = [
        (Resource::RLIMIT_CORE, 0),
        (Resource::RLIMIT_FSIZE, 0),
        (Resource::RLIMIT_CPU, CPU_SECONDS),
        // The system of macOS knows this one and does not keep it.
        #[cfg(not(target_os = "macos"))]
        (Resource::RLIMIT_AS, MEMORY),
        (Resource::RLIMIT_NOFILE, OPEN_FILES),
    ];
    for (resource, limit) in limits {
        setrlimit(resource, limit, limit)?;
    }
    Ok(())
}
