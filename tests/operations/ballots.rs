//! The server and PostgreSQL killed while the ballots come in.

use std::cell::Cell;

use diesel::prelude::*;
use lamplight_schema::evenings::{mystery_accusations, mystery_participants};
use uuid::Uuid;

use support::until;

use super::folder::Folder;
use super::{Client, Lamplight, Party, Settings};

const PLAYERS: usize = 6;

/// A guest who hands in one ballot after the other.
struct Voter {
    accused: String,
    /// How many were taken.
    taken: Cell<u32>,
    /// How often there was no answer, or an excuse.
    refused: Cell<u32>,
}

impl Voter {
    async fn new(party: &Party<Lamplight>, guest: usize) -> Self {
        let page = party.page(guest).await;
        let radio = page.html.split("name=\"accused\" value=\"").nth(1).expect("a suspect");
        Self { accused: radio[..36].to_owned(), taken: Cell::new(0), refused: Cell::new(0) }
    }

    /// Hands in ballots, each again and again until it is taken, for as long as it is `open`.
    async fn vote(&self, guest: &Client, path: &str, open: &Cell<bool>) {
        while open.get() {
            let how = format!("ballot {}", self.taken.get() + 1);
            until("a ballot to be taken", || self.hand_in(guest, path, &how)).await;
            self.taken.set(self.taken.get() + 1);
        }
    }

    async fn hand_in(&self, guest: &Client, path: &str, how: &str) -> Option<()> {
        let fields = [("accused", self.accused.as_str()), ("how", how), ("why", "so it seems")];
        let page = guest.try_post(path, &fields).await;
        let status = page.as_ref().map(|page| page.status);
        assert!(matches!(status, None | Some(303 | 503)), "{page:?}");
        if status != Some(303) {
            self.refused.set(self.refused.get() + 1);
        }
        (status == Some(303)).then_some(())
    }
}

/// Everybody gets two more ballots in.
async fn two_more(voters: &[Voter]) {
    let before: Vec<u32> = voters.iter().map(|voter| voter.taken.get()).collect();
    until("two more ballots from everybody", || {
        let all = voters.iter().zip(&before).all(|(voter, before)| voter.taken.get() >= before + 2);
        std::future::ready(all.then_some(()))
    })
    .await;
}

/// Everything that can be killed, one after the other and then together.
async fn trouble(lamplight: &mut Lamplight, folder: &Folder, voters: &[Voter]) {
    two_more(voters).await;
    folder.kill_a_backend();
    two_more(voters).await;
    folder.kill_postgres().await;
    two_more(voters).await;
    lamplight.kill_9();
    lamplight.start_again().await;
    two_more(voters).await;
    folder.kill_both(lamplight);
    lamplight.start_again().await;
    two_more(voters).await;
}

/// Every ballot as it counts, in the order of the seats.
fn ballots(folder: &Folder) -> Vec<String> {
    use {mystery_accusations as a, mystery_participants as p};
    let mut db = folder.db();
    let seats: Vec<Uuid> = p::table.order(p::seat_number).select(p::id).load(&mut db).unwrap();
    let rows: Vec<(Uuid, String)> =
        a::table.select((a::participant_id, a::how)).load(&mut db).unwrap();
    assert_eq!(rows.len(), seats.len(), "one ballot each: {rows:?}");
    let of = |seat: &Uuid| rows.iter().find(|(id, _)| id == seat).map(|(_, how)| how.clone());
    seats.iter().filter_map(of).collect()
}

#[tokio::test]
async fn no_ballot_is_lost_or_counted_twice_whatever_is_killed() {
    let folder = Folder::new();
    let lamplight = Lamplight::start(Settings::private(folder.path())).await;
    let nora = lamplight.member("Nora").await;
    let mut party = Party::seated(lamplight, nora, PLAYERS).await;
    party.press_until("ballots are in").await;
    let mut voters = Vec::new();
    for guest in 0..PLAYERS {
        voters.push(Voter::new(&party, guest).await);
    }

    let (path, open) = (party.seat("/accuse"), Cell::new(true));
    let voting =
        party.guests.iter().zip(&voters).map(|(guest, voter)| voter.vote(guest, &path, &open));
    let all = futures_util::future::join_all(voting);
    let troubled = async {
        trouble(&mut party.app, &folder, &voters).await;
        open.set(false);
    };
    tokio::join!(all, troubled);

    let last = voters.iter().map(|voter| format!("ballot {}", voter.taken.get()));
    assert_eq!(ballots(&folder), last.collect::<Vec<_>>(), "the last that was taken counts");
    party.console().await.shows("6 of 6 ballots are in");
    party.press().await.is(303);
    let refused: u32 = voters.iter().map(|voter| voter.refused.get()).sum();
    let taken: u32 = voters.iter().map(|voter| voter.taken.get()).sum();
    println!("{taken} ballots taken, {refused} asked to wait");
}
