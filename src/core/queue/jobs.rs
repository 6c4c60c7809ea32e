use std::sync::Arc;
use tokio::sync::{Notify, Semaphore};
use uuid::Uuid;

/// So many jobs run in one process at the same time.
pub(crate) const AT_ONCE: u32 = 8;

/// The queue, as the rest of the process meets it.
pub struct Jobs {
    /// How this process's workers sign.
    pub(crate) name: String,
    /// There is work.
    pub(crate) woken: Notify,
    /// Who has a permit of it runs a job.
    pub(crate) running: Arc<Semaphore>,
}

impl Default for Jobs {
    fn default() -> Self {
        Self {
            name: format!("{}-{}", std::process::id(), Uuid::now_v7()),
            woken: Notify::new(),
            running: Arc::new(Semaphore::new(AT_ONCE as usize)),
        }
    }
}

impl Jobs {
    /// There is work, committed by this process: it is looked for at once. Without this somebody
    /// finds it within two seconds.
    pub fn wake(&self) {
        self.woken.notify_one();
    }
}
