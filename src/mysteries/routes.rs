//! The area's rows.

use super::{hosting, invitations, joining, live, opening, playing, recap, screen, stories};
use lamplight_core::web::{Route, get, post};

/// All of them.
pub(crate) fn routes() -> Vec<Route> {
    [stories::routes(), host_rows(), seat_rows(), door_rows(), invitation_rows()].concat()
}

fn host_rows() -> Vec<Route> {
    use hosting::handlers as h;
    vec![
        get("/stories/{slug}/host", opening::handlers::show),
        post("/stories/{slug}/host", opening::handlers::open),
        get("/evenings", h::mine),
        get("/evenings/{evening}", h::show),
        post("/evenings/{evening}/press", h::press),
        post("/evenings/{evening}/cast", h::cast),
        post("/evenings/{evening}/cast/everybody", h::cast_everybody),
        post("/evenings/{evening}/cast/hand-out", h::hand_out),
        post("/evenings/{evening}/clock", h::clock),
        post("/evenings/{evening}/clues/{clue}", h::let_go),
        post("/evenings/{evening}/seats", h::seats),
        get("/evenings/{evening}/seats/{participant}", h::seat_link),
        post("/evenings/{evening}/seats/{participant}", h::renew_seat_link),
        post("/evenings/{evening}/seats/{participant}/remove", h::remove),
        post("/evenings/{evening}/seats/{participant}/return", h::let_back_in),
        post("/evenings/{evening}/cancel", h::cancel),
        post("/evenings/{evening}/share", h::share),
        get("/evenings/{evening}/door", h::door),
        post("/evenings/{evening}/screen", h::renew_screen_link),
        get("/evenings/{evening}/everything", h::everything),
        get("/evenings/{evening}/events", live::handlers::host_events),
        get("/evenings/{evening}/parts", live::handlers::host_parts),
    ]
}

fn invitation_rows() -> Vec<Route> {
    use invitations::handlers as i;
    vec![
        get("/evenings/{evening}/invitations", i::show),
        post("/evenings/{evening}/invitations", i::invite),
        post("/evenings/{evening}/invitations/{invitation}/again", i::send_again),
        post("/evenings/{evening}/invitations/{invitation}/withdraw", i::withdraw),
    ]
}

fn seat_rows() -> Vec<Route> {
    use playing::handlers as p;
    vec![
        get("/play/{evening}", p::show),
        post("/play/{evening}/letters/{round}", p::open),
        post("/play/{evening}/ticks", p::tick),
        post("/play/{evening}/clues/{clue}", p::clue),
        post("/play/{evening}/notes", p::keep_notes),
        post("/play/{evening}/accuse", p::accuse),
        post("/play/{evening}/wish", p::wish),
        post("/play/{evening}/leave", p::leave),
        get("/play/{evening}/link", p::link),
        post("/play/{evening}/link", p::renew_link),
        get("/play/{evening}/events", live::handlers::seat_events),
        get("/play/{evening}/parts", live::handlers::seat_parts),
    ]
}

fn door_rows() -> Vec<Route> {
    use joining::handlers as j;
    vec![
        get("/join", j::show),
        post("/join", j::join),
        get("/join/{code}", j::show),
        get("/seat/{participant}/{signature}", j::seat),
        post("/seat/{participant}/{signature}", j::sit_down),
        get("/screen/{evening}/{signature}", screen::show),
        get("/screen/{evening}/{signature}/events", live::handlers::screen_events),
        get("/screen/{evening}/{signature}/parts", live::handlers::screen_parts),
        get("/recap/{evening}", recap::show),
        get("/recap/{evening}/{signature}", recap::show),
    ]
}
