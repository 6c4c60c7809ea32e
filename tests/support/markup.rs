//! Reading the HTML that our own templates write: enough for them, not for the web at large.

/// What a person reads of `html`.
pub fn text(html: &str) -> String {
    let mut text = String::with_capacity(html.len() / 2);
    let mut rest = html;
    while let Some(start) = rest.find('<') {
        text.push_str(&rest[..start]);
        rest = &rest[start..];
        // Blocks part words, inline tags do not.
        if !["<b>", "</b", "<em", "</em", "<i>", "</i", "<st", "</st", "<time", "</time"]
            .iter()
            .any(|tag| rest.starts_with(tag))
        {
            text.push(' ');
        }
        rest = rest.find('>').map_or("", |end| &rest[end + 1..]);
    }
    text.push_str(rest);
    unescape(&text).split_whitespace().collect::<Vec<_>>().join(" ")
}

/// `html` without character references.
pub(crate) fn unescape(html: &str) -> String {
    let mut text = html.to_owned();
    for (reference, character) in [
        ("&#60;", "<"),
        ("&lt;", "<"),
        ("&#62;", ">"),
        ("&gt;", ">"),
        ("&#34;", "\""),
        ("&quot;", "\""),
        ("&#39;", "'"),
        ("&#x27;", "'"),
        ("&nbsp;", " "),
        ("&#38;", "&"),
        ("&amp;", "&"),
    ] {
        text = text.replace(reference, character);
    }
    text
}

/// What stands between `start` and the next `end`, without character references.
pub(crate) fn between(html: &str, start: &str, end: &str) -> Option<String> {
    let after = &html[html.find(start)? + start.len()..];
    Some(unescape(&after[..after.find(end)?]))
}

/// The values of all attributes of this name.
pub(crate) fn attributes(html: &str, name: &str) -> Vec<String> {
    let start = format!(" {name}=\"");
    html.match_indices(&start).filter_map(|(at, _)| between(&html[at..], &start, "\"")).collect()
}

/// What stands in the first field of this name: of radio buttons and boxes the chosen one.
pub(crate) fn form_value(html: &str, name: &str) -> Option<String> {
    let named = format!(" name=\"{name}\"");
    html.match_indices(&named).find_map(|(at, _)| {
        let start = html[..at].rfind('<')?;
        let tag = &html[start..start + html[start..].find('>')? + 1];
        let rest = &html[start + tag.len()..];
        match tag.split_whitespace().next()? {
            "<textarea" => Some(unescape(&rest[..rest.find("</textarea")?])),
            "<select" => selected(&rest[..rest.find("</select")?]),
            "<input" if is_choice(tag) && !tag.contains(" checked") => None,
            "<input" => Some(attributes(tag, "value").pop().unwrap_or_default()),
            _ => None,
        }
    })
}

/// What a press of each button of each form sends: where to, and which fields. Of a list somebody
/// chooses the last entry, of choices that are not made none.
pub(crate) fn presses(html: &str) -> Vec<(String, Vec<(String, String)>)> {
    let forms = html.match_indices("<form").map(|(at, _)| {
        let rest = &html[at..];
        &rest[..rest.find("</form").unwrap_or(rest.len())]
    });
    let forms = forms.filter(|form| form[..form.find('>').unwrap_or(0)].contains("\"post\""));
    forms.flat_map(presses_of).collect()
}

fn presses_of(form: &str) -> Vec<(String, Vec<(String, String)>)> {
    let action = attributes(form, "action").into_iter().next().unwrap_or_default();
    let value = |tag: &str| attributes(tag, "value").pop().unwrap_or_default();
    let (mut fields, mut buttons) = (Vec::new(), Vec::new());
    for (at, _) in form.match_indices('<') {
        let tag = &form[at..=at + form[at..].find('>').unwrap_or(0)];
        let name = attributes(tag, "name").pop();
        match (tag.split([' ', '>']).next().unwrap_or_default(), name) {
            ("<button", _) if tag.contains("type=\"button\"") => {}
            ("<button", name) => buttons.push(name.map(|name| (name, value(tag)))),
            ("<input", _) if is_choice(tag) && !tag.contains(" checked") => {}
            ("<input", Some(name)) => fields.push((name, value(tag))),
            ("<textarea", Some(name)) => fields.push((name, String::new())),
            ("<select", Some(name)) => {
                let options = &form[at..at + form[at..].find("</select").unwrap_or(0)];
                fields.push((name, attributes(options, "value").pop().unwrap_or_default()));
            }
            _ => {}
        }
    }
    let press = |button: Option<(String, String)>| {
        (action.clone(), fields.iter().cloned().chain(button).collect())
    };
    buttons.into_iter().map(press).collect()
}

fn is_choice(tag: &str) -> bool {
    tag.contains("type=\"radio\"") || tag.contains("type=\"checkbox\"")
}

fn selected(options: &str) -> Option<String> {
    let tags = options.match_indices("<option").filter_map(|(at, _)| {
        let tag = &options[at..];
        Some(&tag[..=tag.find('>')?])
    });
    let tags: Vec<&str> = tags.collect();
    let chosen = tags.iter().find(|tag| tag.contains(" selected")).or(tags.first())?;
    attributes(chosen, "value").pop()
}

#[test]
fn a_page_is_read_as_a_person_reads_it() {
    let html = "<h1>Nora&#39;s  evening</h1><p>It is <b>late</b>.</p>";
    assert_eq!(text(html), "Nora's evening It is late.");
}

#[test]
fn fields_tell_what_stands_in_them() {
    let html = r#"<input type="text" name="title" value="A &#38; B">
        <textarea id="x" name="note">two
lines</textarea>
        <select name="zone"><option value="UTC">UTC</option><option value="Europe/Berlin" selected>B</option></select>
        <input type="radio" name="mode" value="a"><input type="radio" name="mode" value="b" checked>"#;
    assert_eq!(form_value(html, "title").as_deref(), Some("A & B"));
    assert_eq!(form_value(html, "note").as_deref(), Some("two\nlines"));
    assert_eq!(form_value(html, "zone").as_deref(), Some("Europe/Berlin"));
    assert_eq!(form_value(html, "mode").as_deref(), Some("b"));
    assert_eq!(form_value(html, "missing"), None);
}

#[test]
fn every_button_of_a_form_is_a_press() {
    let html = r#"<form method="get" action="/s"><button>Find</button></form>
        <form class="row" method="post" action="/clock"><input type="hidden" name="found" value="7">
        <select name="who"><option value="a">A</option><option value="b">B</option></select>
        <button name="turn" value="end">End</button><button type="button">Keep</button></form>"#;
    let fields = [("found", "7"), ("who", "b"), ("turn", "end")];
    let fields = fields.map(|(name, value)| (name.to_owned(), value.to_owned())).to_vec();
    assert_eq!(presses(html), [("/clock".to_owned(), fields)]);
}
