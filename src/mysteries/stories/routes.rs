//! The rows of all features. What has a fixed name stands before `{slug}`.

use super::{cover, editor, export, import, library, mine, preview, publication, shop, start};
use lamplight_core::web::Route;

/// The rows.
pub fn routes() -> Vec<Route> {
    [
        library::routes(),
        mine::routes(),
        start::routes(),
        import::routes(),
        shop::routes(),
        export::routes(),
        preview::routes(),
        cover::routes(),
        editor::routes(),
        publication::routes(),
    ]
    .concat()
}
