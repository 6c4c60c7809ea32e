//! An open event stream.

use std::pin::Pin;
use std::time::Duration;

use bytes::Bytes;
use futures_util::StreamExt;
use reqwest::{Method, Response};
use tokio::time::{Instant, timeout_at};

use super::client::Client;

const PATIENCE: Duration = Duration::from_secs(20);

type Chunks = Pin<Box<dyn futures_util::Stream<Item = reqwest::Result<Bytes>> + Send>>;

/// An open stream, read as far as somebody waits for.
pub struct Stream {
    chunks: Chunks,
    text: String,
}

impl Stream {
    /// Opens the stream at `path`.
    pub async fn open(client: &Client, path: &str) -> Self {
        let response = client.request(Method::GET, path).send().await.expect("a stream");
        Self::of(response)
    }

    /// Opens it again, as a browser does that had everything up to the event `last`.
    pub async fn resume(client: &Client, path: &str, last: &str) -> Self {
        let request = client.request(Method::GET, path).header("last-event-id", last);
        Self::of(request.send().await.expect("a stream"))
    }

    fn of(response: Response) -> Self {
        assert_eq!(response.status(), 200);
        assert_eq!(response.headers()["content-type"], "text/event-stream; charset=utf-8");
        Self { chunks: Box::pin(response.bytes_stream()), text: String::new() }
    }

    /// Reads until `words` have come.
    pub async fn hears(&mut self, words: &str) -> &str {
        let deadline = Instant::now() + PATIENCE;
        while !self.text.contains(words) {
            let next = timeout_at(deadline, self.chunks.next()).await;
            let chunk =
                next.unwrap_or_else(|_| panic!("“{words}” never came; this did: {}", self.text));
            let chunk = chunk.expect("the stream has ended").expect("a whole chunk");
            self.text.push_str(&String::from_utf8_lossy(&chunk));
        }
        &self.text
    }

    /// Reads until there is no more to come: whether it ended in good order.
    pub async fn ends(&mut self) -> bool {
        let deadline = Instant::now() + PATIENCE;
        loop {
            match timeout_at(deadline, self.chunks.next()).await.expect("the stream never ended") {
                None => return true,
                Some(Err(_)) => return false,
                Some(Ok(chunk)) => self.text.push_str(&String::from_utf8_lossy(&chunk)),
            }
        }
    }

    /// What has come so far.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The id of the last event that has come.
    pub fn last_id(&self) -> &str {
        let id = self.text.lines().rev().find_map(|line| line.strip_prefix("id: "));
        id.unwrap_or_else(|| panic!("no event came: {}", self.text))
    }
}
