//! The areas of this program, in one place, and what they stand on.

use crate::{error::Error, front::Front};
use actix_web::web::Data;
use lamplight_accounts::Accounts;
use lamplight_core::{Areas, Core, config::Config, media_area::MediaArea, web::secrets::KeyRing};
use lamplight_mysteries::Mysteries;
use lamplight_notifications::Notifications;
use std::{fmt, sync::Arc};

/// The whole program's state.
#[derive(Clone)]
pub struct App {
    /// What every area stands on.
    pub core: Data<Core>,
    /// Members.
    pub accounts: Arc<Accounts>,
    /// Mystery evenings.
    pub mysteries: Arc<Mysteries>,
    /// All areas.
    pub areas: Areas,
}

impl App {
    /// The state over the database at `url`, whose schema is current. Does not wait for it.
    ///
    /// # Errors
    /// When the secret key cannot be read or made, or the system has no threads to give.
    pub fn new(config: Config, url: &str) -> Result<Self, Error> {
        let internal = |error: &dyn fmt::Display| Error::Internal(error.to_string());
        let key = secret_keys(&config)?;
        let core = Core::new(config, key, url).map_err(|error| internal(&error))?;
        let core = Data::new(core);
        let mysteries = Arc::new(Mysteries::new(core.clone()));
        let with_guests: Areas = vec![mysteries.clone()];
        let accounts = Accounts::new(&core, with_guests).map_err(|error| internal(&error))?;
        let accounts = Arc::new(accounts);
        let media = Arc::new(MediaArea::new(core.clone()));
        let areas: Areas = vec![
            Arc::new(Front),
            media,
            accounts.clone(),
            mysteries.clone(),
            Arc::new(Notifications { clock: core.clock.clone() }),
        ];
        areas.iter().for_each(|area| core.media.register(area.uploads()));
        Ok(Self { core, accounts, mysteries, areas })
    }

    /// Ends all live pages, and what runs beside the requests.
    pub fn close(&self) {
        self.core.close();
    }
}

fn secret_keys(config: &Config) -> Result<KeyRing, Error> {
    match &config.secret_key {
        Some(secret) => KeyRing::from_secrets(secret, &config.old_secret_keys)
            .map_err(|error| Error::Internal(error.to_string())),
        None => KeyRing::kept_in(&config.data_dir).map_err(|error| {
            Error::Io(format!("the secret keys in {}", config.data_dir.display()), error)
        }),
    }
}
