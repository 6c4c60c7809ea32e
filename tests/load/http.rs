//! A browser reduced to one connection: requests are bytes, answers are read whole.

use std::{
    io::{self, BufRead, BufReader, Read, Write},
    net::{SocketAddr, TcpStream},
    time::Duration,
};

/// Longer than any answer may take.
const PATIENCE: Duration = Duration::from_secs(20);

/// One connection that is kept.
pub(crate) struct Wire(BufReader<TcpStream>);

/// What came back.
pub(crate) struct Answer {
    pub(crate) status: u16,
    pub(crate) body: Vec<u8>,
    head: String,
}

impl Answer {
    /// The first header of this name.
    pub(crate) fn header(&self, name: &str) -> Option<&str> {
        self.head.lines().find_map(|line| {
            let (key, value) = line.split_once(':')?;
            key.eq_ignore_ascii_case(name).then(|| value.trim())
        })
    }
}

impl Wire {
    pub(crate) fn open(address: SocketAddr) -> io::Result<Self> {
        let stream = TcpStream::connect(address)?;
        stream.set_nodelay(true)?;
        stream.set_read_timeout(Some(PATIENCE))?;
        Ok(Self(BufReader::new(stream)))
    }

    pub(crate) fn send(&mut self, request: &[u8]) -> io::Result<Answer> {
        self.0.get_mut().write_all(request)?;
        let mut head = String::new();
        while !head.ends_with("\r\n\r\n") {
            if self.0.read_line(&mut head)? == 0 {
                return Err(io::ErrorKind::UnexpectedEof.into());
            }
        }
        let status = head.split(' ').nth(1).and_then(|it| it.parse().ok()).unwrap_or(0);
        let mut answer = Answer { status, body: Vec::new(), head };
        let length = answer.header("content-length").and_then(|it| it.parse().ok());
        answer.body.resize(length.unwrap_or(0), 0);
        self.0.read_exact(&mut answer.body)?;
        Ok(answer)
    }
}

/// A request of somebody with this cookie, or with none.
#[derive(Clone)]
pub(crate) struct Ask {
    pub(crate) method: &'static str,
    pub(crate) path: String,
    pub(crate) cookie: String,
    pub(crate) body: String,
}

impl Ask {
    pub(crate) fn get(path: impl Into<String>, cookie: impl Into<String>) -> Self {
        Self { method: "GET", path: path.into(), cookie: cookie.into(), body: String::new() }
    }

    pub(crate) fn post(
        path: impl Into<String>,
        cookie: impl Into<String>,
        body: impl Into<String>,
    ) -> Self {
        Self { method: "POST", path: path.into(), cookie: cookie.into(), body: body.into() }
    }

    /// As it goes over the wire.
    pub(crate) fn bytes(&self) -> Vec<u8> {
        let Self { method, path, cookie, body } = self;
        let mut text = format!("{method} {path} HTTP/1.1\r\nHost: lamplight.example\r\n");
        if !cookie.is_empty() {
            text += &format!("Cookie: {cookie}\r\n");
        }
        if *method == "POST" {
            text += &format!(
                "Content-Type: application/x-www-form-urlencoded\r\nContent-Length: {}\r\n",
                body.len()
            );
        }
        (text + "\r\n" + body.as_str()).into_bytes()
    }
}
