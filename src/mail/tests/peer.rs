//! The SMTP server of `peer.py`, as a child of the test.

use serde_json::Value;
use std::{
    fs,
    io::{BufRead, BufReader},
    path::Path,
    process::{Child, Command, Stdio},
};

pub(crate) struct Peer {
    child: Child,
    pub(crate) port: u16,
    dir: tempfile::TempDir,
}

impl Peer {
    pub(crate) fn start(options: &[&str]) -> Self {
        let target = Path::new(env!("CARGO_TARGET_TMPDIR")).parent().unwrap();
        let python = target.join("mail-tools/bin/python");
        assert!(python.exists(), "{} is missing: run scripts/mail-tools", python.display());
        let dir = tempfile::tempdir().unwrap();
        // It ends when its standard input does, so with this process, however that ends.
        let mut child = Command::new(python)
            // Its text and not its path: other crates' tests use this file too.
            .args(["-c", include_str!("peer.py")])
            .arg(dir.path().join("mails"))
            .args(options)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        let mut line = String::new();
        BufReader::new(child.stdout.take().unwrap()).read_line(&mut line).unwrap();
        let port = line.trim().parse().expect("the SMTP server says its port; see above");
        Self { child, port, dir }
    }

    pub(crate) fn url(&self) -> String {
        format!("smtp://127.0.0.1:{}", self.port)
    }

    /// What came, in the order it came: a mail is here before its sender is told that it was
    /// taken.
    pub(crate) fn received(&self) -> Vec<Value> {
        let text = fs::read_to_string(self.dir.path().join("mails")).unwrap_or_default();
        // The last line may be that of a mail which is coming in just now.
        let whole = text.split_inclusive('\n').filter(|line| line.ends_with('\n'));
        whole.map(|line| serde_json::from_str(line).unwrap()).collect()
    }

    pub(crate) fn only(&self) -> Value {
        let [mail] = <[Value; 1]>::try_from(self.received()).unwrap();
        mail
    }
}

impl Drop for Peer {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// The values of all headers of this name.
pub(crate) fn headers(mail: &Value, name: &str) -> Vec<String> {
    let all = mail["headers"].as_array().unwrap();
    let named = all.iter().filter(|header| header[0].as_str().unwrap().eq_ignore_ascii_case(name));
    named.map(|header| header[1].as_str().unwrap().to_owned()).collect()
}
