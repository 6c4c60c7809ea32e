//! A folder that takes the mails of a house without a mail server.

use std::{
    fs, io,
    io::Write,
    os::unix::fs::{DirBuilderExt, OpenOptionsExt},
    path::{Path, PathBuf},
    sync::Arc,
};

use crate::Outcome;

/// The folder: one `.eml` file per mail, for its owner's eyes, which any mail program opens.
#[derive(Clone)]
pub struct Outbox(Arc<Path>);

impl Outbox {
    /// An outbox in `folder`, which is made with the first mail.
    pub fn new(folder: &Path) -> Self {
        Self(folder.into())
    }

    pub(crate) async fn keep(&self, id: String, mail: Vec<u8>) -> Outcome {
        let folder = Arc::clone(&self.0);
        let written = tokio::task::spawn_blocking(move || write(&folder, &id, &mail)).await;
        match written.map_err(io::Error::other).flatten() {
            Ok(path) => Outcome::Sent(format!("kept in {}", path.display())),
            Err(error) => Outcome::Later(format!("the outbox: {error}")),
        }
    }
}

/// Nobody ever finds half a mail: it is written beside its place first. A mail that is tried
/// again takes the place of its first try.
fn write(folder: &Path, id: &str, mail: &[u8]) -> io::Result<PathBuf> {
    fs::DirBuilder::new().recursive(true).mode(0o700).create(folder)?;
    let path = folder.join(format!("{id}.eml"));
    let draft = folder.join(format!(".{id}.draft"));
    let mut options = fs::OpenOptions::new();
    let mut file = options.write(true).create(true).truncate(true).mode(0o600).open(&draft)?;
    let written = file.write_all(mail).and_then(|()| file.sync_all());
    let kept = written.and_then(|()| fs::rename(&draft, &path));
    if kept.is_err() {
        let _ = fs::remove_file(&draft);
    }
    kept.map(|()| path)
}
