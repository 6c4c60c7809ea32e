//! What somebody does with a page: look, press, type, choose. Nothing here looks once only, and
//! nothing waits for a time: pages change under everybody's fingers.

use std::cell::Cell;
use std::future::Future;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, Instant};

use serde_json::{Value, json};
use thirtyfour::WebElement;

use super::person::Person;

/// Longer than anything takes on a machine with ten other things to do.
const PATIENCE: Duration = Duration::from_secs(90);
/// Who looks more often is in the way of what they look at.
const BETWEEN_GLANCES: Duration = Duration::from_millis(50);
/// Long after a press has led somewhere, it was lost: the page had something else under the finger.
const LOST: Duration = Duration::from_secs(20);

const VALUE: &str = "return document.querySelector(arguments[0])?.value";

/// Something to press or to fill in: what a selector finds, what it says, and what it stands in.
#[derive(Clone, Copy)]
pub(super) struct Thing<'a> {
    selector: &'a str,
    words: &'a str,
    within: Option<(&'a str, &'a str)>,
}

/// A thing of this kind that says `words`.
pub(super) fn the<'a>(selector: &'a str, words: &'a str) -> Thing<'a> {
    Thing { selector, words, within: None }
}

impl<'a> Thing<'a> {
    /// The one within another thing that says `words`.
    pub(super) fn within(self, selector: &'a str, words: &'a str) -> Self {
        Self { within: Some((selector, words)), ..self }
    }
}

/// A page as it was before something happened: one that is loaded anew does not have the mark.
#[derive(Clone, Copy)]
pub(super) struct Mark {
    number: u64,
    /// It was dark: such a page loads itself anew when the time is over.
    dark: bool,
}

/// What somebody sees.
pub(super) struct Seen {
    path: String,
    text: String,
    mark: Option<u64>,
}

impl Seen {
    /// Whether `words` stand there; capitals are a matter of style.
    pub(super) fn says(&self, words: &str) -> bool {
        self.text.to_lowercase().contains(&words.to_lowercase())
    }

    fn is_dark(&self) -> bool {
        self.says("The lights are out.")
    }
}

impl Person {
    /// Goes to an address of the house, as one types it or scans it.
    pub(super) async fn goto(&self, path: &str) {
        self.window().goto(&format!("{}{path}", self.wire.url)).await;
    }

    /// What they see now; nothing while one page gives way to the next.
    pub(super) async fn look(&self) -> Option<Seen> {
        const LOOK: &str = "return [location.href, document.body.innerText, window.mark ?? null]";
        let seen = self.run(LOOK, vec![]).await?;
        let text = seen[1].as_str()?.split_whitespace().collect::<Vec<_>>().join(" ");
        let path = seen[0].as_str()?.to_owned();
        Some(Seen { path, text, mark: seen[2].as_u64() })
    }

    async fn run(&self, script: &str, arguments: Vec<Value>) -> Option<Value> {
        let ran = self.window().driver.execute(script, arguments).await;
        ran.ok().map(|it| it.json().clone())
    }

    /// Looks until there is something to see; gives up and says who saw what instead.
    pub(super) async fn until<T, F>(&self, what: &str, mut look: impl FnMut() -> F) -> T
    where
        F: Future<Output = Option<T>>,
    {
        let deadline = Instant::now() + PATIENCE;
        loop {
            if let Some(seen) = look().await {
                return seen;
            }
            if Instant::now() > deadline {
                let seen = self.look().await;
                let seen =
                    seen.map_or("nothing".to_owned(), |it| format!("{}: {}", it.path, it.text));
                panic!("{} has waited in vain for {what}, and sees {seen}", self.name);
            }
            tokio::time::sleep(BETWEEN_GLANCES).await;
        }
    }

    /// Waits until the page says `words`.
    pub(super) async fn sees(&self, words: &str) {
        let what = format!("“{words}”");
        self.until(&what, || async { self.look().await?.says(words).then_some(()) }).await;
    }

    /// Marks the page, to see later that it is still the same.
    pub(super) async fn mark(&self) -> Mark {
        static NUMBER: AtomicU64 = AtomicU64::new(1);
        let number = NUMBER.fetch_add(1, Ordering::Relaxed);
        let set = "window.mark = arguments[0]; return true";
        self.until("a page to mark", || async {
            let dark = self.look().await?.is_dark();
            self.run(set, vec![json!(number)]).await?;
            Some(Mark { number, dark })
        })
        .await
    }

    /// Waits until the page that was marked says `words`, without having been loaded again.
    pub(super) async fn sees_live(&self, words: &str, mark: Mark) {
        self.sees_change(&format!("“{words}”"), mark, |seen| seen.says(words)).await;
    }

    /// Waits until the page that was marked has changed by itself into what is wanted.
    pub(super) async fn sees_change(&self, what: &str, mark: Mark, wanted: impl Fn(&Seen) -> bool) {
        let what = format!("{what}, without loading the page again");
        self.until(&what, || async {
            let same = |seen: &Seen| mark.dark || seen.mark == Some(mark.number);
            self.look().await.filter(|seen| same(seen) && wanted(seen)).map(drop)
        })
        .await;
    }

    /// Waits until there is such a thing.
    pub(super) async fn finds(&self, thing: Thing<'_>) {
        let what = format!("“{}” in {}", thing.words, thing.selector);
        self.until(&what, || async { self.find(&thing).await.map(drop) }).await;
    }

    /// Waits until there is such a thing on the page that was marked.
    pub(super) async fn finds_live(&self, thing: Thing<'_>, mark: Mark) {
        self.finds(thing).await;
        self.sees_change(&format!("“{}”", thing.words), mark, |_| true).await;
    }

    /// Whether there is such a thing now.
    pub(super) async fn has(&self, thing: Thing<'_>) -> bool {
        self.until("a page", || self.look()).await;
        self.find(&thing).await.is_some()
    }

    /// What has happened since the page was marked comes by itself; who has no scripts asks for it.
    pub(super) async fn follows(&self, thing: Thing<'_>, mark: Mark) {
        if self.scripted {
            return self.finds_live(thing, mark).await;
        }
        let again = if mark.dark { "Is it light again?" } else { "See what is new" };
        self.press(the("noscript a", again)).await;
        self.finds(thing).await;
    }

    /// Presses what leads to another page, and waits until that is there.
    pub(super) async fn press(&self, thing: Thing<'_>) {
        let mark = self.mark().await;
        let what = format!("“{}” to press ({})", thing.words, thing.selector);
        let pressed = Cell::new(false);
        self.until(&what, || async {
            if pressed.get() && self.has_left(mark).await {
                return Some(());
            }
            let found = self.find(&thing).await?;
            pressed.set(true);
            found.click().await.ok()?;
            let lost = Instant::now() + LOST;
            while Instant::now() < lost {
                if self.has_left(mark).await {
                    return Some(());
                }
                tokio::time::sleep(BETWEEN_GLANCES).await;
            }
            None
        })
        .await;
    }

    pub(super) async fn has_left(&self, mark: Mark) -> bool {
        self.look().await.is_some_and(|seen| seen.mark != Some(mark.number))
    }

    /// Touches `thing` until `then` can be seen; for what changes the page and does not leave it.
    pub(super) async fn touch_until(&self, thing: Thing<'_>, then: Thing<'_>) {
        let what = format!("“{}” to lead to “{}” ({})", thing.words, then.words, then.selector);
        self.until(&what, || async {
            if self.find(&then).await.is_some() {
                return Some(());
            }
            self.find(&thing).await?.click().await.ok()?;
            None
        })
        .await;
    }

    /// Goes to a room of their page.
    pub(super) async fn enters(&self, room: &str) {
        self.touch_until(the(".thumb a", room), the(".thumb a[aria-current]", room)).await;
    }

    /// Chooses one of a few that are all to be seen.
    pub(super) async fn ticks(&self, label: &str, words: &str) {
        let chosen = format!("{label}:has(:checked)");
        self.touch_until(the(label, words), the(&chosen, words)).await;
    }

    /// The first such thing that can be seen, moved to the middle as one scrolls to it.
    async fn find(&self, thing: &Thing<'_>) -> Option<WebElement> {
        let (scope, inside) = thing.within.unzip();
        let arguments =
            vec![json!(thing.selector), json!(thing.words), json!(scope), json!(inside)];
        let found = self.window().driver.execute(include_str!("find.js"), arguments).await;
        found.ok()?.element().ok()
    }

    /// The path of the page they are on.
    pub(super) async fn path(&self) -> String {
        self.read("return location.pathname", "").await
    }

    /// What the first such thing says.
    pub(super) async fn text_of(&self, selector: &str) -> String {
        self.read("return document.querySelector(arguments[0])?.innerText", selector).await
    }

    /// Where the first such link leads within the house.
    pub(super) async fn leads(&self, selector: &str) -> String {
        self.read("return document.querySelector(arguments[0])?.pathname", selector).await
    }

    async fn read(&self, script: &str, selector: &str) -> String {
        let read =
            || async { Some(self.run(script, vec![json!(selector)]).await?.as_str()?.to_owned()) };
        self.until(&format!("something to read in {selector}"), read).await
    }

    /// What stands in the field.
    pub(super) async fn value_of(&self, selector: &str) -> String {
        self.read(VALUE, selector).await
    }

    /// Types `text` into the field.
    pub(super) async fn types(&self, selector: &str, text: &str) {
        self.until(&format!("“{text}” in {selector}"), || async {
            if self.run(VALUE, vec![json!(selector)]).await?.as_str()? == text {
                return Some(());
            }
            let field = self.find(&the(selector, "")).await?;
            field.clear().await.ok()?;
            field.send_keys(text).await.ok()?;
            None
        })
        .await;
    }

    /// Chooses the option of a list that says `words`.
    pub(super) async fn chooses(&self, list: Thing<'_>, words: &str) {
        const CHOSEN: &str = "return arguments[0].selectedOptions[0]?.label";
        const OPTION: &str =
            "return [...arguments[0].options].find(it => it.label.includes(arguments[1])) ?? null";
        self.until(&format!("“{words}” in {}", list.selector), || async {
            let list = self.find(&list).await?;
            let arguments = vec![list.to_json().ok()?, json!(words)];
            if self.run(CHOSEN, arguments.clone()).await?.as_str()?.contains(words) {
                return Some(());
            }
            let option = self.window().driver.execute(OPTION, arguments).await.ok()?;
            option.element().ok()?.click().await.ok()?;
            None
        })
        .await;
    }
}
