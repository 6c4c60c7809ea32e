//! One running server: a thread that stands for a process.

use std::net::TcpListener;
use std::sync::mpsc;
use std::thread::{self, JoinHandle};

use actix_web::dev::ServerHandle;
use actix_web::rt::System;
use lamplight::app::App;
use lamplight::serve;
use lamplight_core::{Areas, config::Config};

/// A server with a pool, a memory and threads of its own. It closes when it is dropped.
pub struct House {
    /// Where it is reached, without a slash at the end.
    pub url: String,
    /// The application's state.
    pub state: App,
    handle: ServerHandle,
    thread: Option<JoinHandle<()>>,
}

impl House {
    /// Opens a house on a free port over the database at `database`.
    pub fn open(config: Config, database: &str) -> Self {
        Self::with_areas(config, database, Areas::new())
    }

    /// The same with further areas, which a story brings along.
    pub fn with_areas(config: Config, database: &str, further: Areas) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").expect("a free port");
        let url = format!("http://{}", listener.local_addr().expect("an address"));
        let database = database.to_owned();
        let (send, receive) = mpsc::channel();
        let thread = thread::spawn(move || {
            System::new().block_on(async move {
                let config = serve::with_address(config, &listener).expect("an address");
                let mut state = App::new(config, &database).expect("the state");
                state.areas.extend(further);
                let server = serve::open(&state, listener).expect("an open house");
                send.send((server.handle(), state)).expect("somebody waits");
                server.await.expect("an orderly end");
            });
        });
        let (handle, state) = receive.recv().expect("the house did not open: see above");
        Self { url, state, handle, thread: Some(thread) }
    }
}

impl Drop for House {
    fn drop(&mut self) {
        self.state.close();
        drop(self.handle.stop(false));
        if let Some(thread) = self.thread.take() {
            // A house that crashed has already said so.
            let _ = thread.join();
        }
    }
}
