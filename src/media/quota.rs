use std::fmt;

use crate::refusal::Size;

/// How many bytes an owner may keep, and keeps.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Quota {
    /// The most there may be, in bytes.
    pub limit: u64,
    /// What is there, in bytes. After a limit was lowered it can be more than that.
    pub used: u64,
}

impl Quota {
    /// How many bytes are left.
    #[must_use]
    pub fn left(&self) -> u64 {
        self.limit.saturating_sub(self.used)
    }

    /// The same with so many bytes more, if they fit.
    pub fn with(self, asked: u64) -> Result<Self, OverQuota> {
        match self.used.checked_add(asked) {
            Some(used) if used <= self.limit => Ok(Self { used, ..self }),
            _ => Err(OverQuota { asked, left: self.left(), limit: self.limit }),
        }
    }

    /// The same with so many bytes fewer, after something was deleted.
    #[must_use]
    pub fn without(self, freed: u64) -> Self {
        Self { used: self.used.saturating_sub(freed), ..self }
    }
}

/// There is no room; as text it is a sentence for who wanted it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct OverQuota {
    /// What was to be kept, in bytes.
    pub asked: u64,
    /// What there is room for, in bytes.
    pub left: u64,
    /// What there may be in all, in bytes.
    pub limit: u64,
}

impl std::error::Error for OverQuota {}

impl fmt::Display for OverQuota {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (asked, left, limit) = (Size(self.asked), Size(self.left), Size(self.limit));
        if self.left == 0 {
            write!(f, "Your {limit} of room are full. Delete something first.")
        } else {
            write!(
                f,
                "This takes {asked}, and of your {limit} of room {left} are left. Delete something \
                 first, or choose something smaller."
            )
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Quota;

    #[test]
    fn the_last_byte_fits_and_the_next_does_not() {
        let quota = Quota { limit: 500_000_000, used: 498_900_000 };
        assert_eq!(quota.with(1_100_000).unwrap().left(), 0);
        assert_eq!(
            quota.with(3_240_000).unwrap_err().to_string(),
            "This takes 3.2 MB, and of your 500 MB of room 1.1 MB are left. Delete something \
             first, or choose something smaller."
        );
    }

    #[test]
    fn an_owner_over_a_lowered_limit_can_delete_and_not_add() {
        let quota = Quota { limit: 1_000, used: 1_500 };
        let words = quota.with(1).unwrap_err().to_string();
        assert_eq!(words, "Your 1 kB of room are full. Delete something first.");
        assert_eq!(quota.without(600).left(), 100);
        assert_eq!(quota.without(9_999).used, 0);
    }

    #[test]
    fn no_number_is_so_large_that_it_begins_at_zero_again() {
        assert!(Quota { limit: u64::MAX, used: 2 }.with(u64::MAX).is_err());
    }
}
