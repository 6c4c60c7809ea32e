//! The area's table of routes.

use super::{
    registration,
    settings::{credentials, devices, profile},
    sign_in,
};
use lamplight_core::web::{Route, get, post};

/// The area's rows.
pub(crate) fn routes() -> Vec<Route> {
    vec![
        get("/register", registration::show),
        post("/register", registration::register),
        get("/sign-in", sign_in::show),
        post("/sign-in", sign_in::sign_in),
        post("/sign-out", sign_in::sign_out),
        get("/account", profile::show),
        post("/account", profile::save),
        get("/account/sign-in", credentials::show),
        post("/account/sign-in", credentials::save),
        get("/account/devices", devices::show),
        post("/account/devices/sign-out", devices::sign_out_others),
        post("/account/devices/{id}/sign-out", devices::sign_out),
    ]
}
