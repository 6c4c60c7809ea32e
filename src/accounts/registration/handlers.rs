//! The page for making an account.

use super::{
    command::{self, Refusal},
    form::Registration,
};
use crate::{Admitted, Context, Gate};
use crate::{
    next::{self, Next},
    sign_in,
};
use actix_session::Session;
use askama::Template;
use lamplight_core::{
    error::AppError,
    people::{
        Public, Viewer,
        identity::{Email, Username},
    },
    web::{
        Chrome, Form, Policy, Problems, Reply,
        gate::Answer,
        limits::{self, Limit},
        local, session,
    },
};

/// A whole party can make accounts from one house; a list of addresses cannot be tried.
const REGISTER: Limit = Limit { name: "register", burst: 20, every_seconds: 180 };
/// What a taken e-mail address costs on top. See [`refused`].
const TAKEN_COSTS: usize = 5;

#[derive(Template)]
#[template(path = "accounts/register.html")]
struct RegisterPage {
    chrome: Chrome,
    form: Registration,
    problems: Problems,
    /// The story they are about to host, if that is what they came for.
    about_to_host: Option<String>,
    /// They wanted to make an account with a browser that keeps no cookies.
    no_cookies: bool,
}

impl RegisterPage {
    /// The guest who wants to keep what they have.
    fn guest(&self) -> Option<&str> {
        self.chrome.viewer.as_ref().map(|guest| guest.display_name.as_str())
    }

    fn next(&self) -> String {
        next::query(&self.form.next)
    }
}

/// The empty form; a guest's name is filled in.
pub(crate) async fn show(gate: Gate<Public>) -> Answer {
    gate.reply(|ctx| {
        let Next { next } = ctx.request.query();
        let mut form = Registration { next, ..Registration::default() };
        match ctx.who.viewer() {
            Some(member) if member.is_member() => return Ok(Reply::see_other("/account")),
            Some(guest) => form.display_name = guest.display_name.clone(),
            None => {}
        }
        let reply = Reply::page(page(ctx, form, Problems::default())?);
        Ok(local::probe(ctx.request, reply))
    })
    .await
}

fn page(
    ctx: &mut Context<'_, Public>,
    form: Registration,
    problems: Problems,
) -> Result<RegisterPage, AppError> {
    let about_to_host = next::about_to_host(ctx, &form.next)?;
    let no_cookies = ctx.request.lacks_cookies();
    let chrome = ctx.chrome(crate::SECTION);
    Ok(RegisterPage { chrome, form, problems, about_to_host, no_cookies })
}

/// Makes the account, and the person is in.
pub(crate) async fn register(
    gate: Gate<Public>,
    form: Form<Registration>,
    session: Session,
) -> Answer {
    let gate = gate.admit().await?;
    let Form(form) = form;
    if gate.request().lacks_cookies() {
        return again(gate, form, Problems::default()).await;
    }
    spend(&gate, 1).await?;
    let hasher = &gate.area().hasher;
    let new = match form.parse(hasher).await.map_err(|error| gate.refuse(error))? {
        Ok(new) => new,
        Err(problems) => return again(gate, form, problems).await,
    };
    let hash = hasher.hash(form.password.clone()).await.map_err(|error| gate.refuse(error))?;
    let made = gate
        .db(move |ctx| {
            let viewer = ctx.who.viewer();
            if viewer.is_some_and(Viewer::is_member) {
                return Ok(Err(Refusal::AlreadyMember));
            }
            Ok(command::register(ctx.db, &ctx.area.areas, viewer, &new, &hash, ctx.request))
        })
        .await?;
    match made {
        Ok(token) => {
            session::keep(&session, &token);
            gate.core().live.look_again();
            welcome(&gate, &form).await
        }
        Err(refusal @ Refusal::Other(_)) => refused(gate, form, refusal).await,
        Err(refusal) => match own_account(&gate, &form).await? {
            Some(token) => {
                session::keep(&session, &token);
                welcome(&gate, &form).await
            }
            None => refused(gate, form, refusal).await,
        },
    }
}

async fn welcome(gate: &Admitted<Public>, form: &Registration) -> Answer {
    let words = format!("Welcome, {}. Your account is made.", form.display_name.trim());
    let reply = Reply::see_other(next::page(&form.next)).done(words);
    let reply = sign_in::remember(gate, form.username.clone(), reply).await?;
    gate.send(reply)
}

/// Who pressed twice is in, like who pressed once: what is in the way is the account that this very
/// form has made.
async fn own_account(
    gate: &Admitted<Public>,
    form: &Registration,
) -> Result<Option<String>, actix_web::Error> {
    let Ok(username) = Username::parse(&form.username) else { return Ok(None) };
    let email = Email::parse(&form.email).ok();
    sign_in::with_all_names(gate, username, email, form.password.clone()).await
}

/// Whether an address has an account cannot be kept secret here: without a letter to the
/// address, a person who already has an account has to be told on this page, and whatever is
/// said, an account that works afterwards tells it too. So it is said plainly, in words that
/// help the owner, and made too expensive to ask often: each taken address uses up the allowance
/// of several accounts, for everybody behind the same network address.
async fn refused(gate: Admitted<Public>, form: Registration, refusal: Refusal) -> Answer {
    let mut problems = Problems::default();
    match refusal {
        Refusal::UsernameTaken => {
            problems.add("username", "Somebody has this one already. Try another.");
        }
        Refusal::EmailTaken => {
            // This question is answered in any case; the next one may have to wait.
            let _ = spend(&gate, TAKEN_COSTS).await;
            problems.add("email", "This address cannot be used. If it is yours, sign in instead.");
        }
        Refusal::AlreadyMember => return gate.send(Reply::see_other("/account")),
        Refusal::Other(error) => return Err(gate.refuse(error)),
    }
    again(gate, form, problems).await
}

async fn spend(gate: &Admitted<Public>, times: usize) -> Result<(), actix_web::Error> {
    gate.db(move |ctx| {
        let who = ctx.request.neighbourhood();
        (0..times).try_for_each(|_| limits::spend(ctx.db, REGISTER, &who, ctx.core))
    })
    .await
}

async fn again(gate: Admitted<Public>, form: Registration, problems: Problems) -> Answer {
    gate.reply(move |ctx| -> Result<Reply, AppError> {
        let reply = Reply::unprocessable(page(ctx, form, problems)?);
        Ok(local::probe(ctx.request, reply))
    })
    .await
}
