//! Requests that meet at one row of the database, one behind the other.

use super::app::TestApp;
use super::wait::until;
use diesel::connection::SimpleConnection;
use diesel::prelude::*;
use diesel::sql_query;
use diesel::sql_types::BigInt;
use lamplight_core::db::Db;
use std::cell::RefCell;

const WAITING: &str = "select count(*) as waiting from pg_stat_activity \
    where datname = current_database() and wait_event_type = 'Lock'";

#[derive(QueryableByName)]
struct Count {
    #[diesel(sql_type = BigInt)]
    waiting: i64,
}

/// Holds a row until everybody who wants it stands in line: who came first gets it first. So two
/// requests run at the same time, and in a known order.
pub struct Turns {
    holder: RefCell<Db>,
    watcher: RefCell<Db>,
}

impl Turns {
    /// Holds what `lock` locks, such as `select 1 from users for update`.
    pub fn hold(app: &TestApp, lock: &str) -> Self {
        let mut holder = app.db();
        holder.batch_execute(&format!("begin; {lock}")).expect("the row");
        Self { holder: RefCell::new(holder), watcher: RefCell::new(app.db()) }
    }

    /// Waits until so many stand in line.
    pub async fn waiting(&self, many: i64) {
        until("somebody to stand in line", async || {
            let count: Count =
                sql_query(WAITING).get_result(&mut *self.watcher.borrow_mut()).expect("a count");
            (count.waiting >= many).then_some(())
        })
        .await;
    }

    /// Lets them have it, one after the other.
    pub fn release(&self) {
        self.holder.borrow_mut().batch_execute("commit").expect("the row is free");
    }
}
