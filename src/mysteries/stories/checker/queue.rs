//! Who waits for which file, and the threads that work on them.

use super::memory::Memory;
use lamplight_story_file::Report;
use std::{
    collections::{HashMap, HashSet, VecDeque},
    num::NonZero,
    panic::{AssertUnwindSafe, catch_unwind},
    sync::{Arc, Mutex, MutexGuard, PoisonError},
    thread,
};
use tokio::sync::watch;
use uuid::Uuid;

/// Files of one person that are worked on or wait: the one before the last save, and the last.
const MOST_OF_ONE: usize = 2;
/// Files of all.
const MOST: usize = 64;

/// Half of the processors, for the other pages need some.
pub(super) fn most_threads() -> usize {
    thread::available_parallelism().map_or(1, NonZero::get).div_ceil(2).min(4)
}

/// What becomes of a question.
pub(super) enum Asked {
    /// It was asked before.
    Known(Arc<Report>),
    /// It will be told here; the other end is dropped if there is no answer.
    UnderWay(watch::Receiver<Option<Arc<Report>>>),
    /// Too many wait already.
    TooMuch,
}

struct Task {
    who: Uuid,
    source: Arc<[u8]>,
}

struct State {
    memory: Memory,
    waiting: VecDeque<Task>,
    /// Those that wait or are worked on, with the way to tell what was found.
    under_way: HashMap<Arc<[u8]>, watch::Sender<Option<Arc<Report>>>>,
    of_person: HashMap<Uuid, usize>,
    /// Whose file is worked on.
    busy: HashSet<Uuid>,
    threads: usize,
}

type Check = dyn Fn(&[u8]) -> Report + Send + Sync;

/// See the module.
pub(super) struct Queue {
    check: Box<Check>,
    most_threads: usize,
    state: Mutex<State>,
}

impl Queue {
    pub(super) fn new(
        most_threads: usize,
        check: impl Fn(&[u8]) -> Report + Send + Sync + 'static,
    ) -> Self {
        let state = State {
            memory: Memory::new(),
            waiting: VecDeque::new(),
            under_way: HashMap::new(),
            of_person: HashMap::new(),
            busy: HashSet::new(),
            threads: 0,
        };
        Self { check: Box::new(check), most_threads, state: Mutex::new(state) }
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Asks what is wrong with `source`.
    pub(super) fn ask(self: &Arc<Self>, who: Uuid, source: Arc<[u8]>) -> Asked {
        let mut state = self.state();
        if let Some(report) = state.memory.of(&source) {
            return Asked::Known(report);
        }
        if let Some(sender) = state.under_way.get(&source) {
            return Asked::UnderWay(sender.subscribe());
        }
        let own = state.of_person.get(&who).copied().unwrap_or_default();
        if own >= MOST_OF_ONE || state.under_way.len() >= MOST {
            return Asked::TooMuch;
        }
        let (sender, told) = watch::channel(None);
        state.of_person.insert(who, own + 1);
        state.under_way.insert(source.clone(), sender);
        state.waiting.push_back(Task { who, source });
        if state.threads < self.most_threads && self.start_thread().is_ok() {
            state.threads += 1;
        }
        Asked::UnderWay(told)
    }

    fn start_thread(self: &Arc<Self>) -> std::io::Result<()> {
        let queue = self.clone();
        let thread = thread::Builder::new().name("checker".to_owned());
        thread.spawn(move || queue.work()).map(drop)
    }

    /// Works as long as there is something that nobody works on.
    fn work(&self) {
        while let Some(task) = self.next() {
            let report = catch_unwind(AssertUnwindSafe(|| (self.check)(&task.source)));
            self.tell(task, report.ok().map(Arc::new));
        }
    }

    /// The first whose owner has no other that is worked on. A thread that finds none ends: who
    /// works for the owner of what is left finds that after its own.
    fn next(&self) -> Option<Task> {
        let mut state = self.state();
        let State { waiting, busy, .. } = &mut *state;
        let first = waiting.iter().position(|task| !busy.contains(&task.who));
        let Some(task) = first.and_then(|at| waiting.remove(at)) else {
            state.threads -= 1;
            return None;
        };
        busy.insert(task.who);
        Some(task)
    }

    fn tell(&self, task: Task, report: Option<Arc<Report>>) {
        let mut state = self.state();
        state.busy.remove(&task.who);
        if let Some(own) = state.of_person.get_mut(&task.who) {
            *own -= 1;
            if *own == 0 {
                state.of_person.remove(&task.who);
            }
        }
        let sender = state.under_way.remove(&task.source);
        let Some(report) = report else { return };
        if let Some(sender) = sender {
            sender.send_replace(Some(report.clone()));
        }
        state.memory.put(task.source, report);
    }
}
