//! From the front page to the parts: the host opens an evening, the guests come in, and everybody
//! learns who they are.

use super::hands::{Seen, the};
use super::{BEN, MIRA, NAMES, Table, together};
use support::PASSWORD;

/// Nora finds the story, makes an account on the way, and opens an evening; the television shows
/// its door.
pub(super) async fn the_host_opens_the_evening(table: &mut Table) {
    let host = &table.host;
    host.goto("/").await;
    host.press(the("main a", "Host an evening")).await;
    host.press(the("main a", "The Paper Boat")).await;
    host.press(the("main a", "Host this story")).await;
    host.types("#display_name", "Nora").await;
    host.types("#username", "nora").await;
    host.types("#password", PASSWORD).await;
    host.press(the("button", "Create it, and host the evening")).await;
    host.sees("Host The Paper Boat").await;
    host.chooses(the("#players", ""), "8 players").await;
    host.touch_until(
        the("label.tick", "I know everything"),
        the("label.tick:has(:checked)", "I know"),
    )
    .await;
    host.types("#place", "the kitchen").await;
    host.press(the("button", "Get the code")).await;
    host.sees("Nobody yet. They come in with the code.").await;
    let id = host.path().await.rsplit('/').next().expect("an id").to_owned();
    table.evening = Some(id.parse().expect("an id"));
    host.press(the("a", "Show the code")).await;
    let code = host.text_of(".come .code").await;
    let screen = host.leads("a[href*='/screen/']").await;
    host.press(the("main a", "Back to the console")).await;

    table.host.open_a_second_tab().await;

    table.screen.goto(&screen).await;
    table.screen.sees("0 of 8 seats are taken.").await;
    table.screen.sees(&code).await;
    table.code = code;
    table.watch("the door is open");
}

/// One types the code at the front door, the others scan it; who is there already sees them come.
pub(super) async fn the_guests_come_in(table: &mut Table) {
    let (console, door) = (table.host.mark().await, table.screen.mark().await);
    let code = table.code.clone();
    let mira = &table.guests[MIRA];
    mira.goto("/").await;
    mira.types("#code", &code.to_lowercase()).await;
    mira.press(the("button", "Come in")).await;
    mira.types("#name", &mira.name).await;
    mira.press(the("button", "Come in")).await;
    mira.ticks("label.wish", "Nell Arden").await;
    mira.press(the("button", "Tell the host")).await;
    let lobby = mira.mark().await;
    table.host.sees_live("would like to be Nell Arden", console).await;

    // One after the other, so that everybody gets the same part each time.
    for guest in table.guests.iter().skip(1) {
        guest.goto(&format!("/join/{code}")).await;
        guest.sees("The Paper Boat, hosted by Nora.").await;
        guest.types("#name", &guest.name).await;
        guest.press(the("button", "Come in")).await;
        guest.sees("Who would you like to be?").await;
    }
    table.guests[BEN].sees("See what is new").await;
    for name in NAMES {
        table.guests[MIRA].finds_live(the("#others li", name), lobby).await;
        table.host.finds_live(the("#table li", name), console).await;
    }
    table.screen.sees_live("8 of 8 seats are taken.", door).await;
    table.guests.iter_mut().for_each(|guest| guest.seated = true);
    table.watch("everybody is here");
}

/// Nora casts everybody and hands out the parts; each guest reads their own.
pub(super) async fn everybody_gets_a_part(table: &mut Table) {
    table.host.press_in_both_tabs("Cast everybody").await;
    table.host.sees("Everybody has a part.").await;
    table.watch("everybody is cast");
    let (part, door) = (the(".do-now", "Read who you are"), the(".tv", "8 of 8 seats"));
    table.press("Hand out the parts", part, door).await;
    table.host.sees("8 still have to read who they are.").await;
    for guest in &mut table.guests {
        let name = guest.text_of("h1").await;
        let character = table.story.characters.iter().find(|it| it.name == name);
        let character = character.unwrap_or_else(|| panic!("{} plays “{name}”", guest.name));
        guest.part = (character.key.clone(), name);
    }
    assert_eq!(table.guests[MIRA].part.0, "nell", "Mira has wished for her");
    table.everybody_opens(0).await;
}

impl Table {
    /// Everybody opens their letter of this round, 0 being who they are; the console counts.
    pub(super) async fn everybody_opens(&mut self, round: usize) {
        let console = self.host.mark().await;
        together(self.guests.iter_mut().map(|guest| async move {
            guest.enters("My part").await;
            guest.press(the("form.envelope button", "Nobody else can open this.")).await;
            guest.opened.insert(round);
            guest.sees(&format!("For {} and nobody else", guest.part.1)).await;
            if round > 0 {
                guest.enters("Clues").await;
            }
        }))
        .await;
        let sealed = ["Has not read who they are", "Has not opened", "still sealed"];
        let all = |seen: &Seen| !sealed.iter().any(|words| seen.says(words));
        self.host.sees_change("that all letters are open", console, all).await;
        self.watch(&format!("letter {round} is open"));
    }
}
