//! What surrounds a page: head, navigation, message, foot.

use super::{Request, flash::Flash, request::theme_of, trace};
use crate::people::Viewer;

/// A part of the site, for marking in the navigation where one is: an area names its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Section(pub &'static str);

impl Section {
    /// The front page, the account, an error.
    pub const HOME: Self = Self("home");
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
    /// The part of the site this page is in.
    pub section: Section,
    /// Names the request on an error page.
    pub request_id: String,
    /// The page's own address, to come back to.
    pub uri: String,
}

impl Chrome {
    /// For a page in `section`, asked for by `request`, whose sender is `viewer`.
    pub fn new(section: Section, request: &Request, viewer: Option<&Viewer>) -> Self {
        Self {
            viewer: viewer.cloned(),
            theme: request.theme,
            flash: request.flash.clone(),
            section,
            request_id: request.request_id.clone(),
            uri: request.uri.clone(),
        }
    }

    /// For a page that is drawn when nothing is known, such as an error before routing.
    pub fn bare(request: &actix_web::HttpRequest) -> Self {
        Self {
            viewer: None,
            theme: theme_of(request),
            flash: None,
            section: Section::HOME,
            request_id: trace::id_of(request),
            uri: "/".to_owned(),
        }
    }

    /// Whether the page is in the part of the site that is called `section`.
    pub fn is_in(&self, section: &str) -> bool {
        self.section.0 == section
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
