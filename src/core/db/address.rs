//! The address of a database of somebody else's.

/// What libpq is told unless the address says otherwise: a server that has vanished without a
/// word must not keep anybody waiting for minutes.
const PATIENCE: [(&str, &str); 6] = [
    ("connect_timeout", "5"),
    ("tcp_user_timeout", "10000"),
    ("keepalives_idle", "30"),
    ("keepalives_interval", "5"),
    ("keepalives_count", "3"),
    ("application_name", "lamplight"),
];

/// `url` with what it does not say about patience.
pub fn with_patience(url: &str) -> String {
    let query = url.split_once('?').map_or("", |(_, query)| query);
    let says = |key: &str| query.split('&').any(|pair| pair.split('=').next() == Some(key));
    let missing = PATIENCE.iter().filter(|(key, _)| !says(key));
    let missing: Vec<String> = missing.map(|(key, value)| format!("{key}={value}")).collect();
    let joint = match url.split_once('?') {
        None => "?",
        Some((_, "")) => "",
        Some(_) => "&",
    };
    if missing.is_empty() { url.to_owned() } else { format!("{url}{joint}{}", missing.join("&")) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_said_is_kept_and_the_rest_added() {
        let url = with_patience("postgres://nora:secret@db/lamplight");
        assert!(url.starts_with("postgres://nora:secret@db/lamplight?connect_timeout=5&"), "{url}");
        let url = with_patience("postgres:///lamplight?host=/run&connect_timeout=60");
        assert!(url.contains("?host=/run&connect_timeout=60&tcp_user_timeout=10000&"), "{url}");
        assert_eq!(url.matches("connect_timeout").count(), 1);
        assert_eq!(with_patience(&url), url, "and nothing twice");
    }
}
