//! What happened to whose account: for the person, and for whoever has to look into it.

use diesel::prelude::*;
use lamplight_core::{db::Db, web::Request};
use lamplight_schema::accounts::auth_audit_log;
use uuid::Uuid;

/// What happened.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Event {
    /// A new account.
    Registered,
    /// A guest made an account of their seat.
    BecameMember,
    /// In, with a password.
    SignedIn,
    /// The password, or the name, was wrong.
    SignInRefused,
    /// Out, on this device or another.
    SignedOut,
    /// A new password.
    PasswordChanged,
    /// Another e-mail address.
    EmailChanged,
}

impl Event {
    fn name(self) -> &'static str {
        match self {
            Self::Registered => "registered",
            Self::BecameMember => "became_member",
            Self::SignedIn => "signed_in",
            Self::SignInRefused => "sign_in_refused",
            Self::SignedOut => "signed_out",
            Self::PasswordChanged => "password_changed",
            Self::EmailChanged => "email_changed",
        }
    }
}

/// Writes `event` down, with where it came from.
///
/// # Errors
/// The database's.
pub(super) fn record(
    db: &mut Db,
    user: Option<Uuid>,
    event: Event,
    request: &Request,
) -> QueryResult<()> {
    diesel::insert_into(auth_audit_log::table)
        .values((
            auth_audit_log::id.eq(Uuid::now_v7()),
            auth_audit_log::user_id.eq(user),
            auth_audit_log::event.eq(event.name()),
            auth_audit_log::address.eq(request.address.to_string()),
            auth_audit_log::user_agent.eq(request.user_agent.as_deref()),
            auth_audit_log::created_at.eq(request.at),
        ))
        .execute(db)
        .map(drop)
}
