//! Which addresses a text may lead to, and which pictures it may show.

/// Longer than any address that somebody means; what escapes it takes its length squared.
const LONGEST: usize = 2_000;

/// Where a link leads.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Target {
    /// Somewhere else: `http`, `https`, `mailto`.
    Foreign,
    /// A page of ours, by its path.
    Local,
    /// A place in the same text.
    Fragment,
}

/// Where this address leads, if a text may lead there. What browsers would read in two ways (a
/// backslash, a line break, two slashes) leads nowhere.
pub(crate) fn target(address: &str) -> Option<Target> {
    if address.len() > LONGEST {
        return None;
    }
    if address.contains(|c: char| c.is_control() || c.is_whitespace() || c == '\\') {
        return None;
    }
    if address.starts_with('#') {
        return Some(Target::Fragment);
    }
    if address.starts_with('/') {
        return (!address.starts_with("//")).then_some(Target::Local);
    }
    let (scheme, rest) = address.split_once(':')?;
    let known = match scheme.to_ascii_lowercase().as_str() {
        "http" | "https" => rest.strip_prefix("//").is_some_and(has_host),
        "mailto" => rest.contains('@'),
        _ => false,
    };
    known.then_some(Target::Foreign)
}

/// Whether it begins with a name or a number of a machine, and not with something to log in with.
fn has_host(rest: &str) -> bool {
    let host = rest.split(['/', '?', '#']).next().unwrap_or_default();
    let allowed = |c: char| c.is_alphanumeric() || matches!(c, '.' | '-' | ':');
    !host.is_empty() && host.chars().all(allowed)
}

/// Whether this is the address of a picture that was uploaded here.
pub(crate) fn is_own_picture(address: &str) -> bool {
    let Some(rest) = address.strip_prefix("/media/") else { return false };
    if address.len() > LONGEST {
        return false;
    }
    let (path, query) = rest.split_once('?').unwrap_or((rest, ""));
    // No dot and no percent sign: nothing leads out of the folder.
    let in_path = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'/');
    let in_query = |byte: u8| byte.is_ascii_alphanumeric() || b"-_=&".contains(&byte);
    !path.is_empty() && path.bytes().all(in_path) && query.bytes().all(in_query)
}

#[cfg(test)]
mod tests {
    use super::{Target, is_own_picture, target};

    #[test]
    fn a_text_leads_to_pages_and_to_nothing_that_runs() {
        for address in ["http://a.example", "HTTPS://a.example/?q=1#x", "mailto:a@b.example"] {
            assert_eq!(target(address), Some(Target::Foreign), "{address}");
        }
        assert_eq!(target("/stories?page=2"), Some(Target::Local));
        assert_eq!(target("#part"), Some(Target::Fragment));
        let harmful = [
            "javascript:alert(1)",
            "java\nscript:alert(1)",
            " javascript:alert(1)",
            "data:text/html,x",
            "vbscript:x",
            "//evil.example",
            "/\\evil.example",
            "\\\\evil.example",
            "https:evil.example",
            "file:///etc/passwd",
            "",
            "page",
            "../page",
            "javascript&colon;alert(1)",
            "blob:x",
            "https://",
            "https://bank.example@evil.example",
            "http://[^1]",
        ];
        for address in harmful {
            assert_eq!(target(address), None, "{address}");
        }
    }

    #[test]
    fn only_our_own_pictures_are_shown() {
        assert!(is_own_picture("/media/6f1d3c1e-0000-4000-8000-000000000000/640"));
        assert!(is_own_picture("/media/6f1d/640?expires=17&sig=aB_-"));
        let others = [
            "https://a.example/media/x.png",
            "//a.example/media/x",
            "/media/",
            "/media/../sign-out",
            "/media/%2e%2e/sign-out",
            "/static/x.png",
            "media/x",
            "/media/x?u=//e",
            "/media/x#\"",
        ];
        for address in others {
            assert!(!is_own_picture(address), "{address}");
        }
    }
}
