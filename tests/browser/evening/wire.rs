//! A person's own wire to the house: what comes over it is kept to the last byte, and it can be
//! cut, and can freeze.

use std::sync::{Arc, Mutex};

use tokio::io::{self, AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::watch;

/// More than any browser sends before the empty line.
const LONGEST_HEAD: usize = 64 * 1024;

/// See the module.
pub(crate) struct Wire {
    /// Where the browser finds the house, without a slash at the end.
    pub(crate) url: String,
    whole: watch::Sender<bool>,
    frozen: watch::Sender<bool>,
    kept: Kept,
}

/// What the house said to one request.
pub(super) struct Answer {
    /// The first line of the request.
    pub(super) asked: String,
    /// Everything that came back, as it came.
    pub(super) bytes: Vec<u8>,
}

type Kept = Arc<Mutex<Vec<Answer>>>;

impl Wire {
    /// A wire to the house at `url`.
    pub(crate) async fn to(url: &str) -> Self {
        let house = url.strip_prefix("http://").expect("an address").to_owned();
        let listener = TcpListener::bind("127.0.0.1:0").await.expect("a free port");
        let url = format!("http://{}", listener.local_addr().expect("an address"));
        let (whole, is_whole) = watch::channel(true);
        let (frozen, is_frozen) = watch::channel(false);
        let kept = Kept::default();
        let keep = kept.clone();
        tokio::spawn(async move {
            while let Ok((browser, _)) = listener.accept().await {
                let (house, keep, mut is_whole) = (house.clone(), keep.clone(), is_whole.clone());
                let is_frozen = is_frozen.clone();
                tokio::spawn(async move {
                    tokio::select! {
                        biased;
                        _ = is_whole.wait_for(|whole| !whole) => {}
                        // Who hangs up in the middle has had what is kept.
                        _ = carry(browser, &house, &keep, is_frozen) => {}
                    }
                });
            }
        });
        Self { url, whole, frozen, kept }
    }

    /// Nothing goes through any more, and what was under way is torn off.
    pub(crate) fn cut(&self) {
        self.whole.send_replace(false);
    }

    /// Nothing comes back any more, and nobody is told.
    pub(crate) fn freeze(&self) {
        self.frozen.send_replace(true);
    }

    /// It is whole again, and what had frozen arrives.
    pub(crate) fn mend(&self) {
        self.whole.send_replace(true);
        self.frozen.send_replace(false);
    }

    /// Whether anything goes through.
    pub(super) fn is_whole(&self) -> bool {
        *self.whole.borrow()
    }

    /// Looks at everything that has come, from the first answer on.
    pub(super) fn look<T>(&self, look: impl FnOnce(&[Answer]) -> T) -> T {
        look(&self.kept.lock().expect("what was kept"))
    }
}

/// One request and its answer. The house is asked for neither packing nor a second request, so
/// that what comes back is one answer that can be read as it stands.
async fn carry(
    mut browser: TcpStream,
    house: &str,
    keep: &Kept,
    mut frozen: watch::Receiver<bool>,
) -> io::Result<()> {
    let (head, begun) = read_head(&mut browser).await?;
    let mut house = TcpStream::connect(house).await?;
    house.set_nodelay(true)?;
    browser.set_nodelay(true)?;
    house.write_all(plain(&head).as_bytes()).await?;
    house.write_all(&begun).await?;
    let number = {
        let mut kept = keep.lock().expect("what was kept");
        let asked = head.lines().next().unwrap_or_default().to_owned();
        kept.push(Answer { asked, bytes: Vec::new() });
        kept.len() - 1
    };
    let (mut from_browser, mut to_browser) = browser.split();
    let (mut from_house, mut to_house) = house.split();
    let back = async {
        let mut buffer = vec![0; 16 * 1024];
        loop {
            let length = from_house.read(&mut buffer).await?;
            if length == 0 {
                return to_browser.shutdown().await;
            }
            let thawed = frozen.wait_for(|frozen| !frozen).await.map(drop);
            thawed.map_err(|_| io::ErrorKind::BrokenPipe)?;
            keep.lock().expect("what was kept")[number].bytes.extend(&buffer[..length]);
            to_browser.write_all(&buffer[..length]).await?;
        }
    };
    tokio::select! {
        // The rest of the request; when it ends, the browser has hung up.
        sent = io::copy(&mut from_browser, &mut to_house) => sent.map(drop),
        done = back => done,
    }
}

/// The request up to the empty line, and what came with it of the rest.
async fn read_head(browser: &mut TcpStream) -> io::Result<(String, Vec<u8>)> {
    let mut read = Vec::new();
    loop {
        if let Some(end) = read.windows(4).position(|four| four == b"\r\n\r\n") {
            let rest = read.split_off(end + 4);
            return Ok((String::from_utf8_lossy(&read).into_owned(), rest));
        }
        if browser.read_buf(&mut read).await? == 0 || read.len() > LONGEST_HEAD {
            return Err(io::ErrorKind::UnexpectedEof.into());
        }
    }
}

fn plain(head: &str) -> String {
    let ours = ["accept-encoding:", "connection:"];
    let theirs = head.lines().filter(|line| {
        let line = line.to_lowercase();
        !line.is_empty() && !ours.iter().any(|name| line.starts_with(name))
    });
    let mut plain: String = theirs.flat_map(|line| [line, "\r\n"]).collect();
    plain.push_str("Accept-Encoding: identity\r\nConnection: close\r\n\r\n");
    plain
}

impl Answer {
    /// Head and body, the body without the marks of its chunks.
    pub(super) fn plain(&self) -> Vec<u8> {
        let Some(end) = self.bytes.windows(4).position(|four| four == b"\r\n\r\n") else {
            return self.bytes.clone();
        };
        let (head, body) = self.bytes.split_at(end + 4);
        let chunked =
            String::from_utf8_lossy(head).to_lowercase().contains("transfer-encoding: chunked");
        let body = if chunked { without_chunks(body) } else { body.to_vec() };
        [head, &body].concat()
    }
}

/// Also of an answer that has not come to its end.
fn without_chunks(mut body: &[u8]) -> Vec<u8> {
    let mut whole = Vec::new();
    while let Some(end) = body.windows(2).position(|two| two == b"\r\n") {
        let size = String::from_utf8_lossy(&body[..end]);
        let size = size.split(';').next().unwrap_or_default().trim().to_owned();
        let Ok(size) = usize::from_str_radix(&size, 16) else { break };
        let rest = &body[end + 2..];
        whole.extend(&rest[..size.min(rest.len())]);
        body = rest.get(size + 2..).unwrap_or_default();
    }
    whole
}
