//! The host is asked before somebody loses something, and the safe answer has the focus.

use support::Page;
use support::party::Party;

/// Every question on a page, from its title to its last button.
fn dialogs(page: &Page) -> Vec<&str> {
    let dialogs = page.html.split("role=\"dialog\"").skip(1);
    dialogs.map(|it| it.split("</form>").next().unwrap_or(it)).collect()
}

fn focus_is_safe(page: &Page) {
    for dialog in dialogs(page) {
        let focused = dialog.split('<').find(|tag| tag.contains(" autofocus"));
        let focused = focused.unwrap_or_else(|| panic!("nothing has the focus in {dialog}"));
        assert!(focused.contains("type=\"button\""), "{focused} in {dialog}");
    }
}

#[tokio::test]
async fn to_close_with_ballots_missing_names_whose() {
    let party = Party::ready(6).await;
    party.press_until("0 of 6 ballots are in").await;
    let page = party.page(0).await;
    let accused = page.html.split("name=\"accused\" value=\"").nth(1).expect("a suspect");
    let ballot = [("accused", &accused[..36]), ("how", ""), ("why", "")];
    party.guests[0].post(&party.seat("/accuse"), &ballot).await.is(303);
    let console = party.console().await;
    console.shows("Close with 5 ballots missing?").shows("Jonas, Priya, Leila, Ravi and Tom have");
    console.shows("Wait for them").hides("Mira, Jonas");
    focus_is_safe(&console);
    // Without a script the link leads to a page; a press from an old page is led there too.
    let at = console.form_value("at").expect("a place");
    let asked = party.host.post_and_follow(&party.at("/press"), &[("at", &at)]).await;
    asked.shows("Close with 5 ballots missing?").shows("Close without them");
    party.console().await.shows("1 of 6 ballots are in");
    let sure = [("at", at.as_str()), ("sure", "yes")];
    party.host.post_and_follow(&party.at("/press"), &sure).await.shows("Tell it");
    // What is not asked any more leads back.
    party.host.get(&party.at("/ask/close")).await.leads_to(&party.at(""));
}

#[tokio::test]
async fn time_is_up_is_asked_and_says_who_has_still_to_read() {
    let party = Party::ready(6).await;
    party.press().await.is(303);
    party.press().await.is(303);
    for guest in &party.guests[1..] {
        guest.post(&party.seat("/letters/1"), &[]).await.is(303);
    }
    let page = party.host.post_and_follow(&party.at("/clock"), &[("turn", "end")]).await;
    page.shows("Is the time up?").shows("minutes are left").shows("Mira has not opened everything");
    party.console().await.shows("Is the time up?");
    party.press_form("/clock", &[("turn", "end"), ("sure", "yes")]).await.is(303);
    party.console().await.shows("0:00").hides("Is the time up?");
}

#[tokio::test]
async fn the_console_says_that_it_is_dark_and_asks_before_it_gets_light() {
    let party = Party::ready(6).await;
    for _ in 0..40 {
        if party.console().await.has("It is dark.") {
            break;
        }
        party.press().await.is(303);
    }
    let console = party.console().await;
    console.shows("It is dark.").shows("Light, before its time…").shows("End the dark now?");
    assert!(console.form_value("at").is_none(), "no other button");
    assert!(!console.html.contains("class=\"lamp"), "nothing is lit in the dark");
    focus_is_safe(&console);
    party.page(0).await.shows("The lights are out.");
    let page = party.host.get(&party.at("/ask/light")).await;
    page.is(200).shows("seconds are left").shows("Leave it dark");
    party.host.post_and_follow(&party.at("/light"), &[]).await.hides("It is dark.");
    party.page(0).await.hides("The lights are out.");
}

#[tokio::test]
async fn to_take_somebody_out_names_them_and_says_what_it_means() {
    let party = Party::ready(6).await;
    let console = party.console().await;
    focus_is_safe(&console);
    console.shows("Take Jonas out?").shows("Their seat is free then").shows("Keep Jonas");
    party.press().await.is(303);
    let console = party.console().await;
    console.shows("nothing of it comes out").shows("You can take it back for a minute.");
    let asks = console.links("/ask/take-out-");
    assert_eq!(asks.len(), 6, "one for each: {asks:?}");
    let page = party.host.get(&asks[1]).await;
    page.is(200).shows("You can take it back for a minute.").shows("Keep ");
    party.guests[0].get(&asks[1]).await.is(404);
    party.host.get(&party.at("/ask/nothing")).await.leads_to(&party.at(""));
    focus_is_safe(&party.page(0).await);
}
