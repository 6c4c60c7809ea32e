//! The page for signing in.

use super::{
    command,
    query::{self, Account},
};
use crate::{
    accounts::{
        Public, Viewer,
        identity::{Email, Username},
        next::{self, Next},
    },
    error::AppError,
    front::theme_cookie,
    web::{
        Chrome, Form, Gate, Policy, Problems, Reply, Room, Visit,
        gate::Answer,
        limits::{self, Limit},
        session,
    },
};
use actix_session::Session;
use askama::Template;
use serde::Deserialize;

/// From one house: a party that has forgotten its passwords, not a list of stolen ones.
const BY_ADDRESS: Limit = Limit { name: "sign-in-address", burst: 30, every_seconds: 20 };
/// For one name, wherever it is tried from, whether anybody has it or not.
const BY_NAME: Limit = Limit { name: "sign-in-name", burst: 10, every_seconds: 60 };
/// For one account, by whatever name: the database takes spellings for the same that we do not. As
/// many as its two names allow together, so that it never tells which two belong together.
const BY_ACCOUNT: Limit = Limit { name: "sign-in-account", burst: 20, every_seconds: 30 };

/// The same words whatever was wrong: they must not tell who has an account.
const REFUSED: &str = "That name and that password do not belong together.";

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
}

impl SignInPage {
    fn next(&self) -> String {
        next::query(&self.form.next)
    }
}

/// The empty form; who is in already goes on.
pub(crate) async fn show(gate: Gate<Public>) -> Answer {
    gate.reply(|visit| {
        let Next { next } = visit.asker.query();
        if visit.who.viewer().is_some_and(Viewer::is_member) {
            return Ok(Reply::see_other(next::page(&next)));
        }
        let form = Credentials { next, ..Credentials::default() };
        let chrome = visit.chrome(Room::Hall);
        Ok(Reply::page(SignInPage { chrome, form, problems: Problems::default() }))
    })
    .await
}

/// Lets somebody in who knows the password.
pub(crate) async fn sign_in(
    gate: Gate<Public>,
    form: Form<Credentials>,
    session: Session,
) -> Answer {
    let Form(mut form) = form;
    form.name = form.name.trim().to_owned();
    let problems = empty_fields(&form);
    if !problems.is_empty() {
        return again(gate, form, problems).await;
    }
    let account = find(&gate, form.name.clone()).await?;
    let id = account.as_ref().map(|account| account.id);
    let kept = account.as_ref().and_then(|account| account.password_hash.clone());
    let hasher = &gate.app().hasher;
    let fits = hasher.verify(form.password.clone(), kept).await;
    if let (true, Some(account)) = (fits.map_err(|error| gate.refuse(error))?, account) {
        return let_in(gate, &form, account, &session).await;
    }
    gate.run(move |visit| Ok(command::refuse(visit.db, id, visit.asker)?)).await?;
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
async fn find(gate: &Gate<Public>, name: String) -> Result<Option<Account>, actix_web::Error> {
    gate.run(move |visit| counted(visit, &name)).await
}

fn counted(visit: &mut Visit<'_, Public>, name: &str) -> Result<Option<Account>, AppError> {
    let factor = visit.app.config.rate_limit_factor;
    limits::spend(visit.db, BY_ADDRESS, &visit.asker.neighbourhood(), factor)?;
    limits::spend(visit.db, BY_NAME, name, factor)?;
    let account = query::named(visit.db, name)?;
    if let Some(account) = &account {
        limits::spend(visit.db, BY_ACCOUNT, &account.id.to_string(), factor)?;
    }
    Ok(account)
}

/// Lets somebody in who says all there is to say: both names of an account and its password. For
/// who registers twice by accident. It is an attempt like any other, and counted as one; it says
/// nothing of what did not fit, and takes as long.
pub(in crate::accounts) async fn with_both_names(
    gate: &Gate<Public>,
    username: Username,
    email: Email,
    password: String,
) -> Result<Option<String>, actix_web::Error> {
    let found = move |visit: &mut Visit<'_, Public>| match counted(visit, username.as_str()) {
        Ok(account) => Ok(account.filter(|it| it.email.as_deref() == Some(email.as_str()))),
        Err(AppError::TooMany(_)) => Ok(None),
        Err(error) => Err(error),
    };
    let account = gate.run(found).await?;
    let kept = account.as_ref().and_then(|account| account.password_hash.clone());
    let fits =
        gate.app().hasher.verify(password, kept).await.map_err(|error| gate.refuse(error))?;
    let Some(account) = account else { return Ok(None) };
    let in_or_not = move |visit: &mut Visit<'_, Public>| {
        if fits {
            return command::let_in(visit.db, account.id, visit.who.viewer(), visit.asker)
                .map(Some);
        }
        Ok(command::refuse(visit.db, Some(account.id), visit.asker).map(|()| None)?)
    };
    gate.run(in_or_not).await
}

async fn let_in(
    gate: Gate<Public>,
    form: &Credentials,
    account: Account,
    session: &Session,
) -> Answer {
    let id = account.id;
    let token = gate
        .run(move |visit| command::let_in(visit.db, id, visit.who.viewer(), visit.asker))
        .await?;
    session::keep(session, &token);
    let mut reply = Reply::see_other(next::page(&form.next));
    // What somebody chose for all their devices; "as my device is" leaves this one as it is.
    if account.theme != "system" {
        reply = reply.cookie(theme_cookie(&account.theme));
    }
    gate.send(reply)
}

async fn again(gate: Gate<Public>, form: Credentials, problems: Problems) -> Answer {
    gate.reply(move |visit| {
        let chrome = visit.chrome(Room::Hall);
        Ok(Reply::unprocessable(SignInPage { chrome, form, problems }))
    })
    .await
}

/// Signs out on this device.
pub(crate) async fn sign_out(gate: Gate<Public>, session: Session) -> Answer {
    gate.run(|visit| Ok(command::let_out(visit.db, visit.who.viewer(), visit.asker)?)).await?;
    gate.app().hub.look_again();
    session::forget(&session);
    gate.send(Reply::see_other("/").done("You are signed out. Good night."))
}
