//! A host who has the console open twice, and presses the same button in both.

use std::time::{Duration, SystemTime, UNIX_EPOCH};

use serde_json::json;

use super::hands::the;
use super::person::Person;

/// By then both tabs know what they are to press.
const SOON: Duration = Duration::from_millis(600);

/// Presses the button that says so at a given moment, in milliseconds since 1970.
const PRESS_AT: &str = "const [words, at] = arguments;
    const button = [...document.querySelectorAll('button')].find(it => it.innerText.includes(words));
    setTimeout(() => button?.click(), at - Date.now())";

impl Person {
    /// Presses the button that says `label` in both tabs at the same moment. One press does it;
    /// the other finds it done, and both tabs show what came of it.
    pub(super) async fn press_in_both_tabs(&self, label: &str) {
        let tabs = self.tabs.as_ref().expect("two tabs");
        let [first, second] = tabs;
        let mut marks = Vec::new();
        for tab in [second, first] {
            self.to_tab(tab).await;
            self.finds(the("button", label)).await;
            marks.push(self.mark().await);
        }
        let now = SystemTime::now().duration_since(UNIX_EPOCH).expect("after 1970");
        let at = u64::try_from((now + SOON).as_millis()).expect("a time");
        for tab in [second, first] {
            self.to_tab(tab).await;
            self.window().run(PRESS_AT, vec![json!(label), json!(at)]).await;
        }
        for (tab, mark) in [second, first].into_iter().zip(marks) {
            self.to_tab(tab).await;
            self.until(&format!("what comes of “{label}”"), || async {
                let done = self.has_left(mark).await || !self.has(the("button", label)).await;
                done.then_some(())
            })
            .await;
        }
    }
}
