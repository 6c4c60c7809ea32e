//! A real S3, started for a test and ended with it.

use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};

use lamplight_media::storage::S3Settings;

pub(crate) const BUCKET: &str = "lamplight-pictures";

/// Prints its address once it listens and has the bucket, and ends when its standard input does:
/// that is so too when the test was killed.
const SERVER: &str = r#"
import os, sys, boto3
from moto.server import ThreadedMotoServer
server = ThreadedMotoServer(ip_address="127.0.0.1", port=0, verbose=False)
server.start()
host, port = server.get_host_and_port()
client = boto3.client("s3", endpoint_url=f"http://{host}:{port}", region_name="eu-central-1",
    aws_access_key_id="key", aws_secret_access_key="secret")
client.create_bucket(Bucket=os.environ["BUCKET"],
    CreateBucketConfiguration={"LocationConstraint": "eu-central-1"})
print(f"listening http://{host}:{port}", flush=True)
sys.stdin.read()
os._exit(0)
"#;

pub(crate) struct Moto {
    pub(crate) process: Child,
    pub(crate) endpoint: String,
}

impl Moto {
    pub(crate) fn start() -> Self {
        let mut process = Command::new(python())
            .args(["-c", SERVER])
            .env("BUCKET", BUCKET)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        let lines = BufReader::new(process.stdout.take().unwrap()).lines();
        let endpoint = lines
            .map_while(Result::ok)
            .find_map(|line| Some(line.strip_prefix("listening ")?.to_owned()))
            .expect("moto did not start");
        Self { process, endpoint }
    }

    pub(crate) fn settings(&self) -> S3Settings {
        S3Settings {
            endpoint: Some(self.endpoint.clone()),
            region: "eu-central-1".into(),
            bucket: BUCKET.into(),
            key_id: "key".into(),
            secret: "secret".into(),
            path_style: true,
        }
    }

    /// What the service says about a file when another program asks for it.
    pub(crate) fn content_type(&self, key: &str) -> String {
        let script = r#"
import boto3, sys
client = boto3.client("s3", endpoint_url=sys.argv[1], region_name="eu-central-1",
    aws_access_key_id="key", aws_secret_access_key="secret")
print(client.head_object(Bucket=sys.argv[2], Key=sys.argv[3])["ContentType"])
"#;
        let arguments = ["-c", script, &self.endpoint, BUCKET, key];
        let output = Command::new(python()).args(arguments).output().unwrap();
        String::from_utf8(output.stdout).unwrap().trim().to_owned()
    }
}

fn python() -> PathBuf {
    // The tests of this crate and those of the whole program start it.
    let above = Path::new(env!("CARGO_MANIFEST_DIR")).ancestors();
    let found = above.map(|it| it.join("target/media-tools/bin/python")).find(|it| it.exists());
    found.expect("moto, the S3 for tests; scripts/media-tools or scripts/setup test fetches it")
}

impl Drop for Moto {
    fn drop(&mut self) {
        self.process.kill().ok();
        self.process.wait().ok();
    }
}
