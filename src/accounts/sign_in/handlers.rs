//! The page for signing in.

use super::{
    command, device,
    query::{self, Account},
};
use crate::next::{self, Next};
use crate::{Admitted, Context, Gate};
use actix_session::Session;
use actix_web::http::header::{HeaderName, HeaderValue};
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
        local::{self, theme_cookie},
        session,
    },
};
use serde::Deserialize;

/// From one house: a party that has forgotten its passwords, not a list of stolen ones.
const BY_ADDRESS: Limit = Limit { name: "sign-in-address", burst: 30, every_seconds: 20 };
/// For one name, wherever it is tried from, whether anybody has it or not.
const BY_NAME: Limit = Limit { name: "sign-in-name", burst: 10, every_seconds: 60 };
/// For one account, by whatever name: the database takes spellings for the same that we do not. As
/// many as its two names allow together, so that it never tells which two belong together.
const BY_ACCOUNT: Limit = Limit { name: "sign-in-account", burst: 20, every_seconds: 30 };

/// On a device that has signed in to the account before: nobody else's guesses count there.
const BY_DEVICE: Limit = Limit { name: "sign-in-device", burst: 10, every_seconds: 60 };

/// The same words whatever was wrong: they must not tell who has an account.
const REFUSED: &str = "That name and that password do not belong together.";

const CLEAR_SITE_DATA: HeaderName = HeaderName::from_static("clear-site-data");

/// As it was typed.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Credentials {
    name: String,
    password: String,
    next: String,
}

#[derive(Template)]
#[template(path = "accounts/sign_in.html")]
struct SignInPage {
    chrome: Chrome,
    form: Credentials,
    problems: Problems,
    /// The story they are about to host, if that is what they came for.
    about_to_host: Option<String>,
    /// They wanted to sign in with a browser that keeps no cookies.
    no_cookies: bool,
}

impl SignInPage {
    fn next(&self) -> String {
        next::query(&self.form.next)
    }
}

/// The empty form; who is in already goes on.
pub(crate) async fn show(gate: Gate<Public>) -> Answer {
    gate.reply(|ctx| {
        let Next { next } = ctx.request.query();
        if ctx.who.viewer().is_some_and(Viewer::is_member) {
            return Ok(Reply::see_other(next::page(&next)));
        }
        let form = Credentials { next, ..Credentials::default() };
        let reply = Reply::page(page(ctx, form, Problems::default())?);
        Ok(local::probe(ctx.request, reply))
    })
    .await
}

fn page(
    ctx: &mut Context<'_, Public>,
    form: Credentials,
    problems: Problems,
) -> Result<SignInPage, AppError> {
    let about_to_host = next::about_to_host(ctx, &form.next)?;
    let no_cookies = ctx.request.lacks_cookies();
    let chrome = ctx.chrome(crate::SECTION);
    Ok(SignInPage { chrome, form, problems, about_to_host, no_cookies })
}

/// Lets somebody in who knows the password.
pub(crate) async fn sign_in(
    gate: Gate<Public>,
    form: Form<Credentials>,
    session: Session,
) -> Answer {
    let Form(mut form) = form;
    form.name = form.name.trim().to_owned();
    let gate = gate.admit().await?;
    let problems = empty_fields(&form);
    if !problems.is_empty() || gate.request().lacks_cookies() {
        return again(gate, form, problems).await;
    }
    let account = find(&gate, form.name.clone()).await?;
    let id = account.as_ref().map(|account| account.id);
    let kept = account.as_ref().and_then(|account| account.password_hash.clone());
    let hasher = &gate.area().hasher;
    let fits = hasher.verify(form.password.clone(), kept).await;
    if let (true, Some(account)) = (fits.map_err(|error| gate.refuse(error))?, account)
        && let Some(token) = let_in(&gate, account.clone()).await?
    {
        session::keep(&session, &token);
        gate.core().live.look_again();
        return welcome(&gate, &form, &account);
    }
    gate.db(move |ctx| Ok(command::refuse(ctx.db, id, ctx.request)?)).await?;
    let mut problems = Problems::default();
    problems.add("name", REFUSED);
    again(gate, form, problems).await
}

fn empty_fields(form: &Credentials) -> Problems {
    let mut problems = Problems::default();
    for (field, value) in [("name", &form.name), ("password", &form.password)] {
        if value.is_empty() {
            problems.add(field, "This is still empty.");
        }
    }
    problems
}

/// Counts the attempt, then looks. Both are done for names that nobody has, too.
async fn find(gate: &Admitted<Public>, name: String) -> Result<Option<Account>, actix_web::Error> {
    gate.db(move |ctx| counted(ctx, &name)).await
}

fn counted(ctx: &mut Context<'_, Public>, name: &str) -> Result<Option<Account>, AppError> {
    let account = query::named(ctx.db, name)?;
    let known = |account| device::known(ctx.core, account, ctx.request);
    if let Some(number) = account.as_ref().and_then(known) {
        limits::spend(ctx.db, BY_DEVICE, &number, ctx.core)?;
        return Ok(account);
    }
    limits::spend(ctx.db, BY_ADDRESS, &ctx.request.neighbourhood(), ctx.core)?;
    limits::spend(ctx.db, BY_NAME, name, ctx.core)?;
    if let Some(account) = &account {
        limits::spend(ctx.db, BY_ACCOUNT, &account.id.to_string(), ctx.core)?;
    }
    Ok(account)
}

/// Lets somebody in who says all there is to say: an account's names and its password. For
/// who registers twice by accident. It is an attempt like any other, and counted as one; it says
/// nothing of what did not fit, and takes as long.
pub(crate) async fn with_all_names(
    gate: &Admitted<Public>,
    username: Username,
    email: Option<Email>,
    password: String,
) -> Result<Option<String>, actix_web::Error> {
    let found = move |ctx: &mut Context<'_, Public>| match counted(ctx, username.as_str()) {
        Ok(account) => {
            Ok(account.filter(|it| it.email.as_deref() == email.as_ref().map(Email::as_str)))
        }
        Err(AppError::TooMany(_)) => Ok(None),
        Err(error) => Err(error),
    };
    let account = gate.db(found).await?;
    let kept = account.as_ref().and_then(|account| account.password_hash.clone());
    let fits =
        gate.area().hasher.verify(password, kept).await.map_err(|error| gate.refuse(error))?;
    let Some(account) = account else { return Ok(None) };
    if fits {
        return let_in(gate, account).await;
    }
    gate.db(move |ctx| Ok(command::refuse(ctx.db, Some(account.id), ctx.request)?)).await?;
    Ok(None)
}

/// Lets the owner of `account` in, whose password fits; none if it has just been changed.
async fn let_in(
    gate: &Admitted<Public>,
    account: Account,
) -> Result<Option<String>, actix_web::Error> {
    gate.db(move |ctx| {
        command::let_in(ctx.db, &ctx.area.areas, &account, ctx.who.viewer(), ctx.request)
    })
    .await
}

fn welcome(gate: &Admitted<Public>, form: &Credentials, account: &Account) -> Answer {
    let known = device::cookie(gate.core(), account, gate.request());
    let mut reply = Reply::see_other(next::page(&form.next));
    if let Some(cookie) = known.map_err(|error| gate.refuse(error))? {
        reply = reply.cookie(cookie);
    }
    // What somebody chose for all their devices; "as my device is" leaves this one as it is.
    if account.theme != "system" {
        reply = reply.cookie(theme_cookie(&account.theme));
    }
    gate.send(reply)
}

/// `reply`, with what makes this device known to the account called `name`, whose owner is in.
pub(crate) async fn remember<P: Policy>(
    gate: &Admitted<P>,
    name: String,
    reply: Reply,
) -> Result<Reply, actix_web::Error> {
    let cookie = move |ctx: &mut Context<'_, P>| match query::named(ctx.db, name.trim())? {
        Some(account) => device::cookie(ctx.core, &account, ctx.request),
        None => Ok(None),
    };
    Ok(match gate.db(cookie).await? {
        Some(cookie) => reply.cookie(cookie),
        None => reply,
    })
}

async fn again(gate: Admitted<Public>, form: Credentials, problems: Problems) -> Answer {
    gate.reply(move |ctx| {
        let reply = Reply::unprocessable(page(ctx, form, problems)?);
        Ok(local::probe(ctx.request, reply))
    })
    .await
}

/// Signs out on this device.
pub(crate) async fn sign_out(gate: Gate<Public>, session: Session) -> Answer {
    let gate = gate.admit().await?;
    gate.db(|ctx| Ok(command::let_out(ctx.db, ctx.who.viewer(), ctx.request)?)).await?;
    gate.core().live.look_again();
    session::forget(&session);
    let mut answer = gate.send(Reply::see_other("/").done("You are signed out. Good night."))?;
    // Whoever has the device next turns no page back, and finds nothing that was kept there.
    let headers = answer.headers_mut();
    headers.insert(CLEAR_SITE_DATA, HeaderValue::from_static(r#""cache", "storage""#));
    Ok(answer)
}
