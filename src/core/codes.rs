//! Codes that people read off a table and type: six characters, and never one to ask about.

use rand::{TryRngCore, rngs::OsRng};

/// No I, O, 0 or 1: nobody should have to ask which.
const LETTERS: &[u8; 32] = b"ABCDEFGHJKLMNPQRSTUVWXYZ23456789";
const LENGTH: usize = 6;

/// A new code out of a thousand million.
///
/// # Errors
/// When the system has no randomness to give.
pub fn fresh() -> std::io::Result<String> {
    let mut bytes = [0_u8; LENGTH];
    OsRng.try_fill_bytes(&mut bytes).map_err(std::io::Error::other)?;
    // 32 letters divide 256 evenly: every code is as likely as any other.
    Ok(bytes.iter().map(|byte| char::from(LETTERS[usize::from(byte % 32)])).collect())
}

/// The code that somebody meant: case, spaces and hyphens do not matter, and a link that begins
/// with `door` (such as `/join/`, in lower case) says it too. None if it cannot be one.
pub fn read(typed: &str, door: &str) -> Option<String> {
    // Only ASCII changes its case here, so that places stay where they are.
    let Some(at) = typed.to_ascii_lowercase().rfind(door) else { return plain(typed) };
    let link = &typed[at + door.len()..];
    let link = link.split(['?', '#', '/']).next().unwrap_or_default();
    // What stands after the link in an invitation is not part of it.
    plain(link).or_else(|| plain(link.split_whitespace().next()?))
}

fn plain(typed: &str) -> Option<String> {
    let letters = typed
        .chars()
        .filter(|letter| !letter.is_whitespace() && !matches!(letter, '-' | '.' | '_'));
    let code: String = letters.map(|letter| letter.to_ascii_uppercase()).take(LENGTH + 1).collect();
    let known = code.bytes().all(|letter| LETTERS.contains(&letter));
    (code.len() == LENGTH && known).then_some(code)
}

#[cfg(test)]
mod tests {
    use super::*;

    const DOOR: &str = "/join/";

    #[test]
    fn a_code_is_understood_however_it_is_typed() {
        for typed in ["K7M2QP", "k7m2qp", " k7m 2qp ", "K7M-2QP"] {
            assert_eq!(read(typed, DOOR).as_deref(), Some("K7M2QP"), "{typed:?}");
        }
        for typed in ["", "K7M2Q", "K7M2QPX", "K7M2Q0", "K7M2Qé", "K7M2QI"] {
            assert_eq!(read(typed, DOOR), None, "{typed:?}");
        }
    }

    #[test]
    fn a_pasted_link_says_its_code() {
        for typed in [
            "https://lamplight.example/join/K7M2QP",
            " https://lamplight.example/join/k7m2qp/ ",
            "HTTPS://LAMPLIGHT.EXAMPLE/JOIN/K7M2QP?from=letter#top",
            "lamplight.example/join/K7M 2QP",
            "Come in: https://lamplight.example/join/K7M2QP. See you on Saturday!",
            "https://elsewhere.example/join/?to=/join/K7M2QP",
        ] {
            assert_eq!(read(typed, DOOR).as_deref(), Some("K7M2QP"), "{typed:?}");
        }
        for typed in
            ["/join/", "https://x/join/K7M2Q", "https://x/K7M2QP", "/join/ÀÉK7M2", "İ/join/K"]
        {
            assert_eq!(read(typed, DOOR), None, "{typed:?}");
        }
    }

    #[test]
    fn fresh_codes_can_be_read_and_have_all_letters() {
        let codes: Vec<String> = (0..200).map(|_| fresh().unwrap()).collect();
        for code in &codes {
            assert_eq!(read(code, DOOR).as_deref(), Some(code.as_str()));
        }
        let used: std::collections::HashSet<u8> = codes.concat().bytes().collect();
        assert_eq!(used.len(), LETTERS.len(), "or they were easier to guess");
    }
}
