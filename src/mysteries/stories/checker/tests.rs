use super::*;
use std::sync::{
    Condvar, Mutex,
    atomic::{AtomicUsize, Ordering},
};

const LONG: Duration = Duration::from_secs(60);
const SHORT: Duration = Duration::from_millis(50);

/// A check that takes until it is let go, and how it went.
#[derive(Default)]
struct Held {
    open: Mutex<bool>,
    changed: Condvar,
    at_once: AtomicUsize,
    most_at_once: AtomicUsize,
    done: Mutex<Vec<u8>>,
}

impl Held {
    fn checker(self: &Arc<Self>) -> Checker {
        let held = self.clone();
        // As on a large machine, wherever this runs.
        Checker::with(4, move |source| held.check(source))
    }

    fn check(&self, source: &[u8]) -> Report {
        let now = self.at_once.fetch_add(1, Ordering::SeqCst) + 1;
        self.most_at_once.fetch_max(now, Ordering::SeqCst);
        let open = self.open.lock().unwrap();
        drop(self.changed.wait_while(open, |open| !*open).unwrap());
        self.at_once.fetch_sub(1, Ordering::SeqCst);
        self.done.lock().unwrap().push(source[0]);
        assert!(source[0] != b'!', "a story that breaks the checker");
        Report::default()
    }

    fn let_go(&self) {
        *self.open.lock().unwrap() = true;
        self.changed.notify_all();
    }
}

fn person(number: u128) -> Uuid {
    Uuid::from_u128(number)
}

#[tokio::test]
async fn whoever_waits_too_long_is_told_so_and_finds_the_answer_later() {
    let held = Arc::new(Held::default());
    let checker = held.checker();
    assert!(checker.check(person(1), *b"one", SHORT).await.is_none());
    held.let_go();
    assert!(checker.check(person(1), *b"one", LONG).await.is_some());
    assert_eq!(*held.done.lock().unwrap(), *b"o", "it was checked once");
    assert!(checker.check(person(2), *b"one", SHORT).await.is_some(), "it is remembered");
    assert_eq!(*held.done.lock().unwrap(), *b"o");
}

#[tokio::test]
async fn one_person_takes_one_thread_and_few_places() {
    let held = Arc::new(Held::default());
    let checker = held.checker();
    for file in [*b"1", *b"2", *b"3", *b"4"] {
        assert!(checker.check(person(1), file, SHORT).await.is_none());
    }
    held.let_go();
    assert!(checker.check(person(1), *b"2", LONG).await.is_some());
    assert_eq!(*held.done.lock().unwrap(), *b"12", "the third and fourth were refused at once");
    assert_eq!(held.most_at_once.load(Ordering::SeqCst), 1);
    assert!(checker.check(person(1), *b"3", LONG).await.is_some(), "there is room again");
}

#[tokio::test]
async fn of_many_people_few_are_served_at_once_and_all_in_the_end() {
    let held = Arc::new(Held::default());
    let checker = Arc::new(held.checker());
    let ask = |number: u8| {
        let checker = checker.clone();
        tokio::spawn(async move {
            checker.check(person(u128::from(number)), [number], LONG).await.is_some()
        })
    };
    let asked: Vec<_> = (1..=20).map(ask).collect();
    assert!(checker.check(person(99), *b"z", SHORT).await.is_none());
    held.let_go();
    for answer in asked {
        assert!(answer.await.unwrap());
    }
    let most = held.most_at_once.load(Ordering::SeqCst);
    assert_eq!(most, 4, "at once");
    assert!((1..=4).contains(&most_threads()), "on this machine");
}

#[tokio::test]
async fn so_many_wait_and_whoever_comes_then_is_not_heard() {
    let held = Arc::new(Held::default());
    let queue = {
        let held = held.clone();
        Arc::new(Queue::new(4, move |source| held.check(source)))
    };
    let ask = |number: u8| queue.ask(person(u128::from(number)), [number].as_slice().into());
    let under_way: Vec<_> = (101..=164).map(ask).collect();
    assert!(under_way.iter().all(|asked| matches!(asked, Asked::UnderWay(_))));
    assert!(matches!(ask(165), Asked::TooMuch));
    held.let_go();
    for asked in under_way {
        let Asked::UnderWay(mut told) = asked else { unreachable!() };
        assert!(told.wait_for(Option::is_some).await.is_ok());
    }
    assert!(matches!(ask(165), Asked::UnderWay(_)), "there is room again");
}

#[tokio::test]
async fn a_story_that_breaks_the_checker_breaks_nothing_else() {
    let held = Arc::new(Held::default());
    held.let_go();
    let checker = held.checker();
    for _ in 0..5 {
        assert!(checker.check(person(1), *b"!", LONG).await.is_none());
    }
    assert!(checker.check(person(1), *b"good", LONG).await.is_some());
}

#[tokio::test]
async fn work_beside_is_done_in_turns() {
    let checker = Checker::default();
    let work = (0..10).map(|number| checker.beside(move || number * 2));
    let mut done = Vec::new();
    for work in work {
        done.push(work.await.unwrap());
    }
    assert_eq!(done, [0, 2, 4, 6, 8, 10, 12, 14, 16, 18]);
    assert!(checker.beside(|| panic!("a mistake of ours")).await.map(|(): ()| ()).is_err());
    assert_eq!(checker.beside(|| 1).await.unwrap(), 1);
}
