use std::time::Duration;

use object_store::aws::{AmazonS3, AmazonS3Builder};
use object_store::{ClientOptions, RetryConfig};

use super::StorageError;

/// Where a bucket is and how it is opened.
#[derive(Clone)]
pub struct S3Settings {
    /// The address of the service, if it is not Amazon's: `https://s3.example.com`. With `http`
    /// bytes and signatures travel in the clear.
    pub endpoint: Option<String>,
    /// The region, as `eu-central-1`; many services other than Amazon's want `us-east-1` or `auto`.
    pub region: String,
    /// The bucket, which has to be there.
    pub bucket: String,
    /// The key's id.
    pub key_id: String,
    /// The key's secret.
    pub secret: String,
    /// Whether the bucket stands in the path of addresses instead of their host.
    pub path_style: bool,
}

impl std::fmt::Debug for S3Settings {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("S3Settings")
            .field("endpoint", &self.endpoint)
            .field("region", &self.region)
            .field("bucket", &self.bucket)
            .field("key_id", &self.key_id)
            .field("path_style", &self.path_style)
            .finish_non_exhaustive()
    }
}

/// Chooses the implementation of TLS for this process, if none was chosen. Whoever builds a client
/// of `reqwest` before there is a storage calls it first: without one that panics.
pub fn use_ring_for_tls() {
    // The only error says that one is chosen, which is as good.
    rustls::crypto::ring::default_provider().install_default().ok();
}

pub(super) fn connect(settings: &S3Settings) -> Result<AmazonS3, StorageError> {
    use_ring_for_tls();
    let builder = AmazonS3Builder::new()
        .with_region(&settings.region)
        .with_bucket_name(&settings.bucket)
        .with_access_key_id(&settings.key_id)
        .with_secret_access_key(&settings.secret)
        .with_virtual_hosted_style_request(!settings.path_style)
        .with_client_options(client())
        .with_retry(retries());
    let builder = match &settings.endpoint {
        Some(endpoint) => builder
            .with_endpoint(with_bucket(endpoint, settings))
            .with_allow_http(endpoint.starts_with("http://")),
        None => builder,
    };
    Ok(builder.build()?)
}

/// For addresses with the bucket in the host, the client wants to be told the whole host.
fn with_bucket(endpoint: &str, settings: &S3Settings) -> String {
    let endpoint = endpoint.trim_end_matches('/');
    match endpoint.split_once("://") {
        Some((scheme, host)) if !settings.path_style => {
            format!("{scheme}://{}.{host}", settings.bucket)
        }
        _ => endpoint.to_owned(),
    }
}

/// Without a limit on the whole of an answer: it lasts as long as the browser at its other end takes
/// for a film. Silence is what ends it.
fn client() -> ClientOptions {
    ClientOptions::new()
        .with_connect_timeout(Duration::from_secs(5))
        .with_read_timeout(Duration::from_secs(20))
        .with_timeout_disabled()
}

/// Somebody waits for the page: better an answer that says "later" than minutes of nothing.
fn retries() -> RetryConfig {
    RetryConfig { max_retries: 2, retry_timeout: Duration::from_secs(10), ..RetryConfig::default() }
}
