//! The mail server's address: `smtp://user:password@host:port`, `smtps://…`.

use lettre::{
    SmtpTransport,
    transport::smtp::{
        authentication::Credentials,
        client::{Certificate, Tls, TlsParameters},
    },
};
use percent_encoding::percent_decode_str;
use std::{fmt, fs, net::IpAddr, time::Duration};
use url::Url;

/// Why a mail server's address is of no use. It never repeats the address, which has a password.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum BadServer {
    /// It is not `smtp://host` or `smtps://host`.
    Shape,
    /// User and password come together or not at all, as text that is percent-encoded.
    Login,
    /// After `?` stand `tls=never`, `tls=offered` or `tls=required`, and `ca=/a/file.pem`.
    Option,
    /// The file after `ca=` cannot be read or holds no certificate.
    Ca,
}

impl fmt::Display for BadServer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Shape => "write smtp://user:password@host:port or smtps://user:password@host",
            Self::Login => "user and password come together, percent-encoded: %40 for @",
            Self::Option => "after ? stand tls=never, tls=offered or tls=required, and ca=FILE",
            Self::Ca => "the file after ca= cannot be read or holds no certificate (PEM)",
        })
    }
}

impl std::error::Error for BadServer {}

/// Whether STARTTLS is used.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum StartTls {
    Never,
    Offered,
    Required,
}

struct Server {
    host: String,
    port: u16,
    login: Option<Credentials>,
    wrapped: bool,
    start_tls: StartTls,
    ca: Option<String>,
}

/// The transport to the server at `url`; each step on the way takes at most `step`.
pub(crate) fn transport(url: &str, step: Duration) -> Result<SmtpTransport, BadServer> {
    let server = parse(url)?;
    let tls = tls(&server)?;
    let mut builder = SmtpTransport::builder_dangerous(server.host)
        .port(server.port)
        .tls(tls)
        .timeout(Some(step));
    if let Some(login) = server.login {
        builder = builder.credentials(login);
    }
    Ok(builder.build())
}

fn tls(server: &Server) -> Result<Tls, BadServer> {
    if !server.wrapped && server.start_tls == StartTls::Never {
        return Ok(Tls::None);
    }
    let mut parameters = TlsParameters::builder(server.host.clone());
    if let Some(file) = &server.ca {
        let pem = fs::read(file).map_err(|_| BadServer::Ca)?;
        let certificate = Certificate::from_pem(&pem).map_err(|_| BadServer::Ca)?;
        parameters = parameters.add_root_certificate(certificate);
    }
    let parameters = parameters.build_rustls().map_err(|_| BadServer::Ca)?;
    Ok(match server.start_tls {
        _ if server.wrapped => Tls::Wrapper(parameters),
        StartTls::Required => Tls::Required(parameters),
        _ => Tls::Opportunistic(parameters),
    })
}

fn parse(written: &str) -> Result<Server, BadServer> {
    let url = Url::parse(written).map_err(|_| BadServer::Shape)?;
    let wrapped = match url.scheme() {
        "smtp" => false,
        "smtps" => true,
        _ => return Err(BadServer::Shape),
    };
    let host = url.host_str().unwrap_or_default().trim_matches(['[', ']']).to_owned();
    if host.is_empty() || !matches!(url.path(), "" | "/") || url.fragment().is_some() {
        return Err(BadServer::Shape);
    }
    let login = login(&url)?;
    let mut server = Server {
        start_tls: by_default(&host, login.is_some()),
        port: url.port().unwrap_or(if wrapped { 465 } else { 587 }),
        ca: None,
        host,
        login,
        wrapped,
    };
    for (key, value) in url.query_pairs() {
        match (&*key, &*value) {
            ("tls", "never") if !wrapped => server.start_tls = StartTls::Never,
            ("tls", "offered") if !wrapped => server.start_tls = StartTls::Offered,
            ("tls", "required") => server.start_tls = StartTls::Required,
            ("ca", file) => server.ca = Some(file.to_owned()),
            _ => return Err(BadServer::Option),
        }
    }
    Ok(server)
}

/// Within one machine nobody listens, and the certificates of relays there are seldom good. A
/// password does not leave it in the clear.
fn by_default(host: &str, has_login: bool) -> StartTls {
    let loopback = host == "localhost" || host.parse().is_ok_and(|ip: IpAddr| ip.is_loopback());
    match (loopback, has_login) {
        (true, _) => StartTls::Never,
        (false, true) => StartTls::Required,
        (false, false) => StartTls::Offered,
    }
}

fn login(url: &Url) -> Result<Option<Credentials>, BadServer> {
    let decode = |text| percent_decode_str(text).decode_utf8().map_err(|_| BadServer::Login);
    match (url.username(), url.password()) {
        ("", None) => Ok(None),
        ("", _) | (_, None | Some("")) => Err(BadServer::Login),
        (user, Some(password)) => {
            Ok(Some(Credentials::new(decode(user)?.into_owned(), decode(password)?.into_owned())))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parsed(url: &str) -> Server {
        parse(url).unwrap_or_else(|error| panic!("{url}: {error}"))
    }

    #[test]
    fn an_address_says_where_and_who() {
        let server = parsed("smtp://nora%40example.org:p%3Aw%2Fd@mail.example.org:2525");
        assert_eq!((server.host.as_str(), server.port), ("mail.example.org", 2525));
        let login = Credentials::new("nora@example.org".to_owned(), "p:w/d".to_owned());
        assert!(server.login == Some(login) && !server.wrapped);
        assert_eq!(parsed("smtp://mail.example.org").port, 587);
        let server = parsed("smtps://mail.example.org/");
        assert!(server.port == 465 && server.wrapped);
        assert_eq!(parsed("smtp://[::1]:25").host, "::1");
    }

    #[test]
    fn a_password_leaves_the_machine_encrypted_only() {
        for (url, start_tls) in [
            ("smtp://u:p@mail.example.org", StartTls::Required),
            ("smtp://u:p@mail.example.org?tls=offered", StartTls::Offered),
            ("smtp://mail.example.org", StartTls::Offered),
            ("smtp://mail.example.org?tls=required", StartTls::Required),
            ("smtp://mail.example.org?tls=never", StartTls::Never),
            ("smtp://localhost:25", StartTls::Never),
            ("smtp://u:p@127.0.0.1:25", StartTls::Never),
            ("smtp://u:p@[::1]:25?tls=required", StartTls::Required),
        ] {
            assert_eq!(parsed(url).start_tls, start_tls, "{url}");
        }
    }

    #[test]
    fn mistakes_are_named_without_the_password() {
        for (url, error) in [
            ("mail.example.org", BadServer::Shape),
            ("https://mail.example.org", BadServer::Shape),
            ("smtp://", BadServer::Shape),
            ("smtp:mail.example.org", BadServer::Shape),
            ("smtp://mail.example.org/inbox", BadServer::Shape),
            ("smtp://nora@mail.example.org", BadServer::Login),
            ("smtp://:hush@mail.example.org", BadServer::Login),
            ("smtp://nora:%FF@mail.example.org", BadServer::Login),
            ("smtp://mail.example.org?tls=maybe", BadServer::Option),
            ("smtps://mail.example.org?tls=never", BadServer::Option),
            ("smtps://mail.example.org?ca=/no/such/file.pem", BadServer::Ca),
        ] {
            let got = transport(url, Duration::from_secs(1)).map(|_| ()).unwrap_err();
            assert_eq!(got, error, "{url}");
            assert!(!got.to_string().contains("hush"));
        }
    }
}
