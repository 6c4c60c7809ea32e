//! PostgreSQL's major versions, and which of them will do.

/// The oldest that Lamplight's tables work with.
pub(super) const OLDEST: u32 = 13;

/// Whether `major` will do: data can only be read by the version that made it.
pub(super) fn fits(major: u32, data_major: Option<u32>) -> bool {
    data_major.map_or(major >= OLDEST, |wanted| major == wanted)
}

/// From `postgres (PostgreSQL) 15.18 (Debian …)` or `… 18beta1`.
pub(super) fn parse_major(text: &str) -> Option<u32> {
    let version = text.split_whitespace().nth(2)?;
    let digits = version.split(|c: char| !c.is_ascii_digit()).next()?;
    digits.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn versions_are_read() {
        assert_eq!(parse_major("postgres (PostgreSQL) 15.18 (Debian 15.18-0+deb12u1)"), Some(15));
        assert_eq!(parse_major("postgres (PostgreSQL) 18beta1"), Some(18));
        assert_eq!(parse_major("something else"), None);
    }
}
