//! The buttons of all templates.

use super::sources::root;
use std::fs;
use std::path::PathBuf;

/// Every template, with its text.
fn templates() -> Vec<(PathBuf, String)> {
    let (mut found, mut open) = (Vec::new(), vec![root().join("templates")]);
    while let Some(folder) = open.pop() {
        for entry in fs::read_dir(&folder).expect("a folder") {
            let path = entry.expect("an entry").path();
            if path.is_dir() {
                open.push(path);
            } else {
                let text = fs::read_to_string(&path).expect("a template");
                found.push((path, text));
            }
        }
    }
    found
}

/// The buttons of a template that send a form, whole.
fn sending(html: &str) -> impl Iterator<Item = &str> {
    let buttons = html.split("<button").skip(1).filter_map(|it| it.split("</button>").next());
    buttons.filter(|it| !it.contains("type=\"button\"") && !it.contains("popovertarget="))
}

/// What a button says while it is sent: its own words, a sentence's beginning, with an ellipsis. A
/// value ends so where it is put together.
fn says_so(button: &str) -> bool {
    let words = button.split("data-sending=\"").nth(1).and_then(|it| it.split('"').next());
    let Some(words) = words.filter(|it| !it.starts_with("Sending…")) else { return false };
    let from_code = words.starts_with("{{") && words.ends_with(".doing }}");
    let either = words.starts_with("{% if") && words.ends_with("…{% endif %}");
    let plain = words.starts_with(char::is_uppercase) && words.ends_with('…');
    plain || either || from_code
}

#[test]
fn every_button_that_sends_says_what_it_does_meanwhile() {
    let (mut silent, mut buttons) = (Vec::new(), 0);
    for (path, html) in templates() {
        for button in sending(&html) {
            buttons += 1;
            if !says_so(button) {
                silent.push(format!("{}: <button{button}", path.display()));
            }
        }
    }
    assert!(buttons > 70, "{buttons} buttons");
    assert!(silent.is_empty(), "{silent:#?}");
}
