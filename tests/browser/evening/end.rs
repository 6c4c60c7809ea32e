//! The ballots, what really happened, and what is left of the evening.

use super::hands::the;
use super::person::Person;
use super::{Table, together};

/// The one who cannot name themselves names the postman.
const CULPRIT: &str = "wanda";
const ANOTHER: &str = "gus";

/// All eight hand in a ballot; the console counts, and the television.
pub(super) async fn everybody_accuses(table: &mut Table) {
    for guest in &table.guests {
        let [how, why] = thoughts(guest);
        table.watcher.add(&format!("ballot of {}", guest.name), &format!("{how} | {why}"));
    }
    let name = |key: &str| table.guest(key).part.1.clone();
    let (culprit, another) = (name(CULPRIT), name(ANOTHER));
    let (console, screen) = (table.host.mark().await, table.screen.mark().await);
    let accuse = |guest| accuses(guest, &culprit, &another);
    accuse(&table.guests[0]).await;
    table.host.sees_live("1 of 8 ballots are in", console).await;
    table.screen.sees_live("1 of 8 ballots are in", screen).await;
    together(table.guests.iter().skip(1).map(accuse)).await;
    table.host.sees_live("8 of 8 ballots are in", console).await;
    table.screen.sees_live("8 of 8 ballots are in", screen).await;
    table.watch("all ballots are in");
}

/// How and why, in words of their own.
fn thoughts(guest: &Person) -> [String; 2] {
    let name = &guest.name;
    [
        format!("It came in a small glass that {name} never saw until well after the soup."),
        format!("Nobody else had waited so long, thinks {name}, and nobody had so little left."),
    ]
}

async fn accuses(guest: &Person, culprit: &str, another: &str) {
    let named = if guest.part.0 == CULPRIT { another } else { culprit };
    let [how, why] = thoughts(guest);
    guest.enters("Accuse").await;
    guest.ticks(".faces label", named).await;
    guest.types("#how", &how).await;
    guest.types("#why", &why).await;
    guest.press(the("button", "Hand in my ballot")).await;
    guest.sees("Your ballot is in. You can change it until the host closes.").await;
}

/// Screen by screen, on every phone and on the television.
pub(super) async fn it_is_told(table: &mut Table) {
    let (closed, screen) =
        (the(".scene", "The ballots are closed."), the(".tv", "What really happened"));
    table.press("Close the ballots", closed, screen).await;
    let cast: Vec<&str> = table.guests.iter().map(|guest| guest.part.0.as_str()).collect();
    let screens = table.story.solution.reveal.iter();
    let screens = screens.filter(|it| it.only_with.iter().all(|key| cast.contains(&key.as_str())));
    let mut seen: Vec<String> = screens.map(|it| it.heading.clone().unwrap_or_default()).collect();
    seen.push(table.guest(CULPRIT).part.1.clone());
    seen.push(table.story.solution.endings[0].title.clone());
    let all = seen.len();
    for (index, heading) in seen.into_iter().enumerate() {
        let (label, number) = (if index == 0 { "Tell it" } else { "Next screen" }, index + 1);
        let guests_see = format!("The reveal, {number} of {all} {heading}");
        let guests_see = if number + 1 == all {
            format!("The reveal, {number} of {all} It was {heading}")
        } else {
            guests_see
        };
        let screen_sees = format!("{number} of {all} {heading}");
        table.press(label, the(".scene", &guests_see), the(".tv", &screen_sees)).await;
    }
    for person in table.guests.iter().chain([&table.screen]) {
        person.sees("seven of you knew.").await;
    }
    let first = format!("screen {}", table.story.solution.reveal[0].key);
    assert!(table.watcher.found(&table.screen.name).contains(&first), "nobody watched the screen");
}

/// The evening is over; everybody goes from their own page to what is left of it.
pub(super) async fn the_recap_is_read(table: &mut Table) {
    let (over, screen) = (
        the(".scene", "Every secret lies open now"),
        the(".tv", "What everybody hid, and what nobody found, is on your phones."),
    );
    table.press("End the evening", over, screen).await;
    together(table.guests.iter().map(|guest| async {
        guest.press(the("a", "Read what really happened")).await;
        reads(guest).await;
    }))
    .await;
    table.host.press(the("a", "Read the recap")).await;
    reads(&table.host).await;
    table.watch("the recap is read");
}

async fn reads(who: &Person) {
    who.sees("Seven of eight knew.").await;
    who.sees("What became of them, and what they hid").await;
    who.sees("It came in a small glass that Ben never saw until well after the soup.").await;
}
