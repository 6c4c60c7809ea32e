//! What surrounds a page: head, navigation, message, foot.

use super::{Asker, flash::Flash, trace};
use crate::accounts::Viewer;

/// The rooms of the house, for marking where one is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Room {
    /// The front door, the account, an error.
    Hall,
    /// Stories and evenings.
    Mysteries,
}

/// See the module. Every page has one.
#[derive(Debug, Clone)]
pub struct Chrome {
    /// Who is looking, if they are signed in.
    pub viewer: Option<Viewer>,
    /// `day`, `evening`, or the system's.
    pub theme: Option<&'static str>,
    /// A message from the page before.
    pub flash: Option<Flash>,
    /// The room this page is in.
    pub room: Room,
    /// Names the request on an error page.
    pub request_id: String,
    /// The page's own address, to come back to.
    pub uri: String,
}

impl Chrome {
    /// For a page in `room`, asked for by `asker`, who is `viewer`.
    pub fn new(room: Room, asker: &Asker, viewer: Option<&Viewer>) -> Self {
        Self {
            viewer: viewer.cloned(),
            theme: asker.theme,
            flash: asker.flash.clone(),
            room,
            request_id: asker.request_id.clone(),
            uri: asker.uri.clone(),
        }
    }

    /// For a page that is drawn when nothing is known, such as an error before routing.
    pub fn bare(request: &actix_web::HttpRequest) -> Self {
        Self {
            viewer: None,
            theme: request.cookie("theme").and_then(|cookie| super::asker::theme(cookie.value())),
            flash: None,
            room: Room::Hall,
            request_id: trace::id_of(request),
            uri: "/".to_owned(),
        }
    }

    /// Whether the page is in the Mysteries.
    pub fn in_mysteries(&self) -> bool {
        self.room == Room::Mysteries
    }

    /// The member who is looking; guests at play have no account to show.
    pub fn member(&self) -> Option<&Viewer> {
        self.viewer.as_ref().filter(|viewer| viewer.is_member())
    }

    /// The current address as a query value.
    pub fn next(&self) -> String {
        percent_encoding::utf8_percent_encode(&self.uri, percent_encoding::NON_ALPHANUMERIC)
            .to_string()
    }
}
