//! Guests who were invited by mail. The demo writes to nobody: the mails are taken back.

use super::table::{Table, cannot};
use crate::invitations::{
    Guest,
    command::{self, Invited},
};
use diesel::prelude::*;
use lamplight_core::{error::AppError, mail};
use lamplight_schema::evenings::mystery_invitations as i;
use uuid::Uuid;

impl Table<'_, '_> {
    /// The host invites these, by name and address.
    pub(super) fn invite(&mut self, guests: &[(&str, &str)]) -> Result<(), AppError> {
        let guest = |(name, email): &(&str, &str)| Guest {
            name: (*name).to_owned(),
            email: (*email).to_owned(),
        };
        let guests: Vec<Guest> = guests.iter().map(guest).collect();
        let (db, area) = (&mut *self.scene.db, self.scene.area);
        if let Invited::Not(why) = command::invite(db, area, &self.host, &guests)? {
            return Err(cannot("inviting", why));
        }
        let sent = i::table.filter(i::session_id.eq(self.host.session)).select(i::mail_id);
        let mails: Vec<Option<Uuid>> = sent.load(db)?;
        for mail in mails.into_iter().flatten() {
            mail::withdraw(db, mail)?;
        }
        Ok(())
    }

    /// Whoever was invited at this address has come in.
    pub(super) fn joined(&mut self, email: &str) -> Result<(), AppError> {
        let theirs = i::table
            .filter(i::session_id.eq(self.host.session))
            .filter(i::email.eq(email.to_owned()));
        diesel::update(theirs).set(i::status.eq("joined")).execute(self.scene.db)?;
        Ok(())
    }
}
