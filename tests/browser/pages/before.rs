//! From the open door to the handed-out parts.

use crate::inspection::{Ask, Inspection};
use support::TestApp;
use support::party::Party;

#[tokio::test]
async fn the_door_keeps_to_the_look() {
    let party =
        Party::open(TestApp::with_long_texts().await, 8, "knows").await.with_guests(2).await;
    party.stay(None);
    let (stranger, mira) = (party.app.stranger(), &party.guests[0]);
    let mut seen = Inspection::begin().await;
    seen.look("join", &stranger, Ask::page("/join")).await;
    let join = format!("/join/{}", party.code);
    seen.look("join, with the code", &stranger, Ask::page(&join)).await;
    let wrong = Ask::sending("/join", "/join", &[("code", "O0I1"), ("name", "")]);
    seen.look("join, with mistakes", &stranger, wrong).await;
    seen.look("door", &party.host, Ask::page(&party.at("/door"))).await;
    let invitations = party.at("/invitations");
    seen.look("invitations, none yet", &party.host, Ask::page(&invitations)).await;
    let wrong = Ask::sending(&invitations, &invitations, &[("guests", "Mira at home")]);
    seen.look("invitations, with mistakes", &party.host, wrong).await;
    let two = "Mira mira@lamplight.test\nJonas jonas@lamplight.test";
    party.host.post(&invitations, &[("guests", two)]).await.is(303);
    seen.look("invitations", &party.host, Ask::page(&invitations)).await;
    seen.look("console, two are invited", &party.host, Ask::page(&party.at(""))).await;
    let link = party.seat("/link");
    seen.look("seat link", mira, Ask::page(&link)).await;
    let seat = mira.get(&link).await.links("/seat/").remove(0);
    let seat = &seat[seat.find("/seat/").expect("a path")..];
    seen.look("seat", &stranger, Ask::page(seat)).await;
    seen.look("seat, taken by oneself", mira, Ask::page(seat)).await;
    let link = party.console().await.links("/seats/").into_iter().find(|it| it.len() > 80);
    let link = link.expect("a guest's code for the host");
    seen.look("seat link, for the host", &party.host, Ask::page(&link)).await;
    party.guests[1].post(&party.seat("/leave"), &[]).await.is(303);
    seen.look("left", &party.guests[1], Ask::page(&party.play())).await;
    seen.finish().await;
}

#[tokio::test]
async fn the_lobby_keeps_to_the_look() {
    let party =
        Party::open(TestApp::with_long_texts().await, 8, "knows").await.with_guests(2).await;
    party.stay(Some("Jonas"));
    let mut seen = Inspection::begin().await;
    seen.look_at(&party, "two have come").await;
    let party = party.with_guests(6).await;
    party.stay(None);
    seen.look("console, all have come", &party.host, Ask::page(&party.at(""))).await;
    party.press_form("/cast/everybody", &[]).await.is(303);
    seen.look("console, all are cast", &party.host, Ask::page(&party.at(""))).await;
    party.press_form("/cast/hand-out", &[]).await.is(303);
    seen.look_at(&party, "parts handed out").await;
    party.guests[0].post(&party.seat("/letters/0"), &[]).await.is(303);
    seen.look("play, part read", &party.guests[0], Ask::page(&party.play())).await;
    seen.look("everything", &party.host, Ask::page(&party.at("/everything"))).await;
    seen.finish().await;
}
