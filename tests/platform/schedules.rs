//! Work that comes up by itself.

use crate::office::{Office, core, errand, hand_in, hours};
use diesel::prelude::*;
use lamplight_schema::platform::jobs;
use support::until;

#[tokio::test]
async fn a_bell_chimes_once_an_hour_however_many_houses_there_are() {
    let office = Office { chimes: true, ..Office::default() };
    let app = office.open().await;
    let second = app.second_house();
    let chimes = || office.done().iter().filter(|it| *it == "chimed").count();
    for hour in 1..=6 {
        until("the bell", || std::future::ready((chimes() >= hour).then_some(()))).await;
        // It is finished, or the next one would be left out.
        let open = || {
            let open =
                jobs::table.filter(jobs::kind.eq("chime")).filter(jobs::finished_at.is_null());
            let open: i64 = open.count().get_result(&mut app.db()).unwrap();
            std::future::ready((open == 0).then_some(()))
        };
        until("the bell to be still", open).await;
        second.state.core.clock.advance(hours(1));
        core(&app).clock.advance(hours(1));
        second.state.core.jobs.wake();
        core(&app).jobs.wake();
    }
    until("the bell", || std::future::ready((chimes() >= 7).then_some(()))).await;
    // Both have looked at the clock since.
    for number in 0..10 {
        hand_in(&app, &errand(&app, &format!("listen {number}")));
        second.state.core.jobs.wake();
        office.does(&format!("listen {number}")).await;
    }
    assert_eq!(chimes(), 7);
}
