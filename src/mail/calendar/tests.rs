use super::*;
use chrono::TimeZone;

fn at(hour: u32) -> DateTime<Utc> {
    Utc.with_ymd_and_hms(2031, 3, 30, hour, 30, 0).unwrap()
}

fn event() -> Event {
    Event {
        uid: "0197-abc@example.org".to_owned(),
        sequence: 2,
        stamp: at(9),
        starts: at(18),
        ends: at(22),
        summary: "A dinner".to_owned(),
        location: String::new(),
        description: String::new(),
        url: None,
        organizer: None,
        attendee: None,
    }
}

fn person(name: &str, address: &str) -> Option<Person> {
    Some(Person { name: name.to_owned(), address: address.to_owned() })
}

/// The lines of a file as a calendar reads them.
fn unfolded(file: &CalendarFile) -> Vec<String> {
    let whole = file.text.replace("\r\n ", "");
    assert!(!whole.replace("\r\n", "").contains(['\r', '\n']), "every line ends in CRLF");
    whole.split_terminator("\r\n").map(str::to_owned).collect()
}

#[test]
fn a_plain_evening_has_what_a_calendar_needs_and_nothing_else() {
    let mut lines = unfolded(&event().file(Method::Publish));
    lines.sort();
    assert_eq!(
        lines,
        [
            "BEGIN:VCALENDAR",
            "BEGIN:VEVENT",
            "DTEND:20310330T223000Z",
            "DTSTAMP:20310330T093000Z",
            "DTSTART:20310330T183000Z",
            "END:VCALENDAR",
            "END:VEVENT",
            "METHOD:PUBLISH",
            "PRODID:-//Lamplight//Lamplight//EN",
            "SEQUENCE:2",
            "STATUS:CONFIRMED",
            "SUMMARY:A dinner",
            "UID:0197-abc@example.org",
            "VERSION:2.0",
        ]
    );
}

#[test]
fn a_request_says_who_asks_whom_and_a_cancellation_strikes_out() {
    let event = Event {
        organizer: person("Nora \"the host\"; Hall, N.", "nora@example.org"),
        attendee: person("", "mira@example.org"),
        ..event()
    };
    let lines = unfolded(&event.file(Method::Request));
    for line in [
        "METHOD:REQUEST",
        "ORGANIZER;CN=\"Nora 'the host'; Hall, N.\":mailto:nora@example.org",
        "ATTENDEE;PARTSTAT=NEEDS-ACTION;ROLE=REQ-PARTICIPANT;RSVP=TRUE:mailto:mira@example.org",
    ] {
        assert!(lines.iter().any(|other| other == line), "{line} in {lines:#?}");
    }
    let lines = unfolded(&event.file(Method::Cancel));
    assert!(lines.contains(&"METHOD:CANCEL".to_owned()));
    assert!(lines.contains(&"STATUS:CANCELLED".to_owned()));
}

#[test]
fn what_people_type_stays_in_its_place() {
    let event = Event {
        uid: "a\r\nb@example.org".to_owned(),
        summary: "Wine, cheese; and \\ lies\r\nATTENDEE:mailto:all@example.org".to_owned(),
        location: "The hall\rMETHOD:CANCEL".to_owned(),
        description: "First line\r\nEND:VEVENT\nlast\u{0} line".to_owned(),
        organizer: person("N\r\nEND:VCALENDAR", "nora@example.org\r\nX:y"),
        ..event()
    };
    let lines = unfolded(&event.file(Method::Publish));
    for line in [
        "UID:a b@example.org",
        r"SUMMARY:Wine\, cheese\; and \\ lies ATTENDEE:mailto:all@example.org",
        "LOCATION:The hall METHOD:CANCEL",
        r"DESCRIPTION:First line\nEND:VEVENT\nlast line",
        "ORGANIZER;CN=\"N END:VCALENDAR\":mailto:nora@example.orgX:y",
    ] {
        assert!(lines.iter().any(|other| other == line), "{line} in {lines:#?}");
    }
    assert_eq!(lines.iter().filter(|line| line.starts_with("END:")).count(), 2);
}

#[test]
fn long_lines_are_folded_between_letters() {
    for text in ["äöü 老虎 🕯 ".repeat(80), "a".repeat(3000), "word ".repeat(500), " \n".repeat(90)]
    {
        let event = Event { description: format!("{text}."), ..event() };
        let file = event.file(Method::Publish);
        assert!(file.text.split("\r\n").all(|line| line.len() <= 75), "{}", file.text);
        let expected = format!("DESCRIPTION:{text}.").replace('\n', r"\n");
        assert!(unfolded(&file).contains(&expected), "{}", file.text);
    }
}
