use object_store::GetRange;

/// A part of a file, as in the header `Range`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ByteRange {
    /// From this byte to the end.
    From(u64),
    /// From the first to the second, both of them too.
    Between(u64, u64),
    /// The last so many bytes.
    Last(u64),
}

impl ByteRange {
    /// Reads the value of a header `Range`. Several ranges at once, and whatever else is not
    /// understood, are none: the whole file is a right answer to them.
    #[must_use]
    pub fn from_header(value: &str) -> Option<Self> {
        let (first, last) = value.trim().strip_prefix("bytes=")?.split_once('-')?;
        match (first.trim(), last.trim()) {
            ("", last) => Some(Self::Last(number(last)?)),
            (first, "") => Some(Self::From(number(first)?)),
            (first, last) => {
                let (first, last) = (number(first)?, number(last)?);
                (first <= last).then_some(Self::Between(first, last))
            }
        }
    }

    /// Whether a file of this size has at least one byte of it.
    pub(super) fn is_within(self, size: u64) -> bool {
        match self {
            Self::From(first) | Self::Between(first, _) => first < size,
            Self::Last(count) => count > 0 && size > 0,
        }
    }

    pub(super) fn into_get_range(self) -> GetRange {
        match self {
            Self::From(first) => GetRange::Offset(first),
            Self::Between(first, last) => GetRange::Bounded(first..last.saturating_add(1)),
            Self::Last(count) => GetRange::Suffix(count),
        }
    }
}

/// Digits only: the parser of the standard library would take a sign too.
fn number(text: &str) -> Option<u64> {
    text.bytes().all(|byte| byte.is_ascii_digit()).then(|| text.parse().ok())?
}

#[cfg(test)]
mod tests {
    use super::ByteRange;

    #[test]
    fn headers_are_read_as_browsers_write_them() {
        assert_eq!(ByteRange::from_header("bytes=0-"), Some(ByteRange::From(0)));
        assert_eq!(ByteRange::from_header("bytes=5-9"), Some(ByteRange::Between(5, 9)));
        assert_eq!(ByteRange::from_header("bytes=-3"), Some(ByteRange::Last(3)));
        for odd in ["", "bytes=", "bytes=-", "bytes=9-5", "bytes=0-1,3-4", "lines=1-2", "bytes=+1-"]
        {
            assert_eq!(ByteRange::from_header(odd), None, "{odd}");
        }
    }
}
