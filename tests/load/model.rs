//! The evenings that all others are copies of, played over HTTP like any.

use super::{
    Outcome,
    house::{House, SECRET},
    http::{Answer, Ask},
    postgres::Postgres,
};
use actix_web::cookie::{Cookie, CookieJar, Key};
use lamplight_core::web::secrets::KeyRing;

const NAMES: [&str; 8] = ["Mira", "Jonas", "Priya", "Leila", "Ravi", "Tom", "Ben", "Hanne"];
const HOST: &str = "00000000-0000-4000-8000-00000000cafe";
/// What everybody has in their notes.
const NOTES: &str = "The glass stood on the left. Rook says that he never left the table, and \
                     Ilse says that nobody did. One of them was not in the room.";

/// An evening in the second round, one in which the ballots are out, and one still empty.
pub(crate) struct Models {
    pub(crate) round: String,
    pub(crate) ballot: String,
    pub(crate) lobby: String,
}

/// The cookie of whoever has this token.
pub(crate) fn cookie(token: &str) -> String {
    let keys = KeyRing::from_secrets::<&str>(SECRET, &[]);
    let Ok(key) = keys.map(|keys| Key::from(&keys.cookie_key())) else { return String::new() };
    let mut jar = CookieJar::new();
    jar.signed_mut(&key).add(Cookie::new("lamplight", token.to_owned()));
    jar.get("lamplight").map_or_else(String::new, |cookie| cookie.encoded().to_string())
}

struct Play<'h> {
    house: &'h House,
    postgres: &'h Postgres,
    host: String,
    id: String,
    guests: Vec<String>,
}

/// Plays them.
pub(crate) fn play(house: &House, postgres: &Postgres) -> Outcome<Models> {
    postgres.run(&format!(
        "insert into users (id, kind, username, email, display_name, password_hash) \
         values ('{HOST}', 'member', 'host', 'host@example.com', 'Nora', 'x'); \
         insert into login_sessions (token_hash, user_id, expires_at) \
         values (sha256('{HOST}'::bytea), '{HOST}', now() + interval '30 days')"
    ))?;
    let lobby = Play::open(house, postgres)?;
    // So that the number of the next event can be told from that of the seat.
    postgres
        .run(&format!("update mystery_sessions set event_seq = 100 where id = '{}'", lobby.id))?;
    let mut round = Play::open(house, postgres)?;
    round.gather()?;
    while round.place()? != "round 2 4" {
        round.press()?;
    }
    let mut ballot = Play::open(house, postgres)?;
    ballot.gather()?;
    while !ballot.place()?.starts_with("accusation") {
        ballot.press()?;
    }
    Ok(Models { round: round.id, ballot: ballot.id, lobby: lobby.id })
}

impl<'h> Play<'h> {
    fn open(house: &'h House, postgres: &'h Postgres) -> Outcome<Self> {
        let (host, guests) = (cookie(HOST), Vec::new());
        let mut play = Self { house, postgres, host, id: String::new(), guests };
        let opened =
            play.post(&play.host, "/stories/the-last-toast/host", "players=8&mode=knows")?;
        let console = opened.header("location").ok_or("no evening was opened")?;
        play.id = console.rsplit('/').next().unwrap_or_default().to_owned();
        Ok(play)
    }

    fn post(&self, cookie: &str, path: &str, body: &str) -> Outcome<Answer> {
        let answer = self.house.wire()?.send(&Ask::post(path, cookie, body).bytes())?;
        match answer.status {
            303 => Ok(answer),
            status => Err(format!("{path} {body}: {status}").into()),
        }
    }

    fn by_host(&self, below: &str, body: &str) -> Outcome<()> {
        self.post(&self.host, &format!("/evenings/{}{below}", self.id), body).map(drop)
    }

    /// All seats are taken, all parts read, and everybody has begun to take notes.
    fn gather(&mut self) -> Outcome<()> {
        let code = self.of_session("session_code")?;
        for name in NAMES {
            let joined = self.post("door=seen", "/join", &format!("code={code}&name={name}"))?;
            let cookie = joined.header("set-cookie").and_then(|it| it.split(';').next());
            self.guests.push(cookie.ok_or("no cookie")?.to_owned());
        }
        self.by_host("/cast/everybody", "")?;
        self.by_host("/cast/hand-out", "")?;
        self.by_guests("/letters/0", "")?;
        self.by_guests("/ticks", "round=0&line=0")?;
        self.by_guests("/notes", &format!("version=0&text={NOTES}"))
    }

    fn by_guests(&self, below: &str, body: &str) -> Outcome<()> {
        for guest in &self.guests {
            self.post(guest, &format!("/play/{}{below}", self.id), body)?;
        }
        Ok(())
    }

    /// Presses the button; everybody reads the letter that comes of it.
    fn press(&self) -> Outcome<()> {
        let before = self.of_session("letters_round")?;
        let place =
            "'sure=yes&at=' || concat_ws('.', phase, current_round, current_step, reveal_step)";
        self.by_host("/press", &self.of_session(place)?)?;
        let dealt = self.of_session("letters_round")?;
        if dealt != before {
            self.by_guests(&format!("/letters/{dealt}"), "")?;
        }
        Ok(())
    }

    fn place(&self) -> Outcome<String> {
        self.of_session("concat_ws(' ', phase, current_round, current_step)")
    }

    fn of_session(&self, what: &str) -> Outcome<String> {
        self.postgres.text(&format!("select {what} from mystery_sessions where id = '{}'", self.id))
    }
}
