//! What you sign in with: address and password.

use super::{
    Tab,
    command::{self, Change, Refusal, Renewed},
    query,
};
use crate::password::{self, Hasher};
use crate::sign_in;
use crate::{Admitted, Gate};
use actix_session::Session;
use askama::Template;
use lamplight_core::{
    error::AppError,
    people::{Member, Viewer, identity::Email},
    web::{
        Chrome, Form, Problems, Reply,
        gate::Answer,
        limits::{self, Limit},
        session,
    },
};
use serde::Deserialize;

/// For one account: whoever sits at somebody's open computer cannot try for long.
const TRIES: Limit = Limit { name: "change-credentials", burst: 10, every_seconds: 60 };

/// As it was typed.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub(crate) struct CredentialsForm {
    email: String,
    new_password: String,
    password: String,
}

#[derive(Template)]
#[template(path = "accounts/credentials.html")]
struct CredentialsPage {
    chrome: Chrome,
    tab: Tab,
    username: String,
    form: CredentialsForm,
    problems: Problems,
}

/// Who changes something, and what is kept of them.
struct Subject {
    viewer: Viewer,
    email: String,
    password_hash: String,
}

/// The form as it stands.
pub(crate) async fn show(gate: Gate<Member>) -> Answer {
    gate.reply(|ctx| {
        let account = query::account(ctx.db, &ctx.who.viewer)?;
        let form =
            CredentialsForm { email: account.email.unwrap_or_default(), ..Default::default() };
        Ok(Reply::page(page(
            ctx.chrome(crate::SECTION),
            &ctx.who.viewer,
            form,
            Problems::default(),
        )))
    })
    .await
}

/// Changes what was changed on the form, for who knows the password.
pub(crate) async fn save(
    gate: Gate<Member>,
    form: Form<CredentialsForm>,
    session: Session,
) -> Answer {
    let Form(form) = form;
    let gate = gate.admit().await?;
    let subject = subject(&gate).await?;
    let viewer = subject.viewer.clone();
    let hasher = &gate.area().hasher;
    let parsed = parse(&form, subject, hasher).await.map_err(|error| gate.refuse(error))?;
    let change = match parsed {
        Ok(change) => change,
        Err(problems) => return again(gate, form, problems).await,
    };
    let changed = gate
        .db(move |ctx| Ok(command::change_credentials(ctx.db, &viewer, &change, ctx.request)))
        .await?;
    match changed {
        Ok(Some(Renewed { ended, token })) => {
            session::keep(&session, &token);
            gate.core().live.look_again();
            let name = gate.who().viewer.username.clone().unwrap_or_default();
            let reply = Reply::see_other("/account/sign-in").done(said(ended));
            let reply = sign_in::remember(&gate, name, reply).await?;
            gate.send(reply)
        }
        Ok(None) => gate.send(Reply::see_other("/account/sign-in").done("Kept.")),
        Err(refusal) => refused(gate, form, refusal).await,
    }
}

fn said(ended: usize) -> String {
    match ended {
        0 => "Your password is changed. You were signed in nowhere else.".to_owned(),
        1 => "Your password is changed, and your other device is signed out.".to_owned(),
        many => format!("Your password is changed, and your {many} other devices are signed out."),
    }
}

async fn subject(gate: &Admitted<Member>) -> Result<Subject, actix_web::Error> {
    gate.db(|ctx| {
        let viewer = ctx.who.viewer.clone();
        limits::spend(ctx.db, TRIES, &viewer.id.to_string(), ctx.core)?;
        let account = query::account(ctx.db, &viewer)?;
        Ok(Subject {
            viewer,
            email: account.email.unwrap_or_default(),
            password_hash: account.password_hash.unwrap_or_default(),
        })
    })
    .await
}

async fn parse(
    form: &CredentialsForm,
    subject: Subject,
    hasher: &Hasher,
) -> Result<Result<Change, Problems>, AppError> {
    let mut problems = Problems::default();
    let email = match form.email.trim() {
        // Who has none yet need not give one.
        "" if subject.email.is_empty() => None,
        typed => problems.take("email", Email::parse(typed)),
    };
    let email = email.filter(|email| email.as_str() != subject.email);
    let proven = subject.password_hash;
    if !hasher.verify(form.password.clone(), Some(proven.clone())).await? {
        problems.add("password", "That is not your password.");
    }
    if !form.new_password.is_empty() {
        let viewer = subject.viewer;
        let own_words =
            vec![viewer.display_name, viewer.username.unwrap_or_default(), form.email.clone()];
        if let Some(text) = password::complaint(hasher, &form.new_password, own_words).await? {
            problems.add("new_password", text);
        }
    }
    if !problems.is_empty() {
        return Ok(Err(problems));
    }
    let password_hash = match form.new_password.as_str() {
        "" => None,
        new => Some(hasher.hash(new.to_owned()).await?),
    };
    Ok(Ok(Change { email, password_hash, proven }))
}

/// As at registration, a taken address is said, to somebody who is signed in and has only a few
/// tries.
async fn refused(gate: Admitted<Member>, form: CredentialsForm, refusal: Refusal) -> Answer {
    let mut problems = Problems::default();
    match refusal {
        Refusal::EmailTaken => problems.add("email", "This address cannot be used."),
        Refusal::Outdated => {
            problems.add("password", "It has just been changed. Type the new one.");
        }
        Refusal::Other(error) => return Err(gate.refuse(error)),
    }
    again(gate, form, problems).await
}

async fn again(gate: Admitted<Member>, form: CredentialsForm, problems: Problems) -> Answer {
    gate.reply(move |ctx| {
        let chrome = ctx.chrome(crate::SECTION);
        Ok(Reply::unprocessable(page(chrome, &ctx.who.viewer, form, problems)))
    })
    .await
}

fn page(
    chrome: Chrome,
    viewer: &Viewer,
    form: CredentialsForm,
    problems: Problems,
) -> CredentialsPage {
    let username = viewer.username.clone().unwrap_or_default();
    CredentialsPage { chrome, tab: Tab::Credentials, username, form, problems }
}
