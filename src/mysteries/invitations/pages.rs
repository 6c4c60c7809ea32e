//! The page of invitations.

use super::{
    form::InvitationForm,
    query::{Entry, Standing},
};
use askama::Template;
use chrono_tz::Tz;
use lamplight_core::web::{
    Chrome, Problems,
    ui::{self, Html},
};

/// Whom to invite, and what became of those who were.
#[derive(Template)]
#[template(path = "mysteries/invitations/page.html")]
pub(super) struct InvitationsPage {
    pub(super) chrome: Chrome,
    /// The session's title.
    pub(super) title: String,
    /// The console.
    pub(super) back: String,
    /// Guests can still come in.
    pub(super) open: bool,
    /// But not with the code alone.
    pub(super) door_closed: bool,
    /// The link with the code.
    pub(super) join: String,
    /// The session is called off, and those who were invited are told so.
    pub(super) called_off: bool,
    /// It is known when the session begins.
    pub(super) dated: bool,
    pub(super) sent: Vec<Entry>,
    pub(super) zone: Tz,
    pub(super) form: InvitationForm,
    pub(super) problems: Problems,
}

impl InvitationsPage {
    fn went_out(&self, entry: &Entry) -> Option<Html> {
        match &entry.standing {
            Standing::Sent(at) => Some(ui::moment(at, self.zone)),
            _ => None,
        }
    }
}

impl Entry {
    fn who(&self) -> String {
        if self.name.is_empty() { self.email.clone() } else { self.name.clone() }
    }

    fn is(&self, standing: Standing) -> bool {
        self.standing == standing
    }

    fn may_go_again(&self) -> bool {
        matches!(self.standing, Standing::Sent(_) | Standing::Failed | Standing::Withdrawn)
    }

    fn may_be_withdrawn(&self) -> bool {
        !matches!(self.standing, Standing::Joined | Standing::Withdrawn)
    }
}
