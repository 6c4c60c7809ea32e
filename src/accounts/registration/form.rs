//! What somebody typed who wants an account.

use crate::{
    password::{self, Hasher},
    zones,
};
use lamplight_core::{
    error::AppError,
    people::identity::{DisplayName, Email, Username},
    web::Problems,
};
use serde::Deserialize;

/// As it was typed.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Registration {
    pub(super) display_name: String,
    pub(super) username: String,
    pub(super) email: String,
    pub(super) password: String,
    /// The browser's guess, where it runs our script.
    pub(super) time_zone: String,
    pub(super) next: String,
}

/// As it can be used.
pub(super) struct NewMember {
    pub(super) display_name: DisplayName,
    pub(super) username: Username,
    /// None: it can be given later.
    pub(super) email: Option<Email>,
    pub(super) time_zone: &'static str,
}

impl Registration {
    /// Everything that is wrong, at once; else what to write down. The password has passed too.
    pub(super) async fn parse(
        &self,
        hasher: &Hasher,
    ) -> Result<Result<NewMember, Problems>, AppError> {
        let mut problems = Problems::default();
        let display_name = problems.take("display_name", DisplayName::parse(&self.display_name));
        let username = problems.take("username", Username::parse(&self.username));
        let email = match self.email.trim() {
            "" => Some(None),
            typed => problems.take("email", Email::parse(typed).map(Some)),
        };
        if let Some(text) = password::complaint(hasher, &self.password, self.own_words()).await? {
            problems.add("password", text);
        }
        let time_zone = zones::known(&self.time_zone).unwrap_or("UTC");
        Ok(match (display_name, username, email) {
            (Some(display_name), Some(username), Some(email)) if problems.is_empty() => {
                Ok(NewMember { display_name, username, email, time_zone })
            }
            _ => Err(problems),
        })
    }

    fn own_words(&self) -> Vec<String> {
        vec![self.display_name.clone(), self.username.clone(), self.email.clone()]
    }
}
