//! Casting by itself: everybody who must be played is, wishes are kept in the order in which
//! people came, and the rest is left to chance.

use rand::seq::SliceRandom;

/// Somebody to be cast: their place in the list, whom they play already, whom they wish for.
#[derive(Debug, Clone, Default)]
pub struct Candidate {
    /// Whom the host has given them.
    pub has: Option<usize>,
    /// Whom they wish for.
    pub wish: Option<usize>,
}

/// Whom each candidate plays. `must`: characters who must be played; `may`: those who may be, in
/// the order in which the story wants them. None if there are too few people or too many.
pub fn cast(candidates: &[Candidate], must: &[usize], may: &[usize]) -> Option<Vec<usize>> {
    let optional = candidates.len().checked_sub(must.len()).filter(|extra| *extra <= may.len())?;
    let table = table(candidates, must, may, optional);
    let mut played: Vec<Option<usize>> = vec![None; candidates.len()];
    for wanted in [|it: &Candidate| it.has, |it: &Candidate| it.wish] {
        for (place, candidate) in candidates.iter().enumerate() {
            let free = |character: &usize| {
                table.contains(character) && !played.contains(&Some(*character))
            };
            let takes =
                wanted(candidate).filter(|character| played[place].is_none() && free(character));
            played[place] = played[place].or(takes);
        }
    }
    let mut left: Vec<usize> =
        table.into_iter().filter(|character| !played.contains(&Some(*character))).collect();
    // Who is the culprit must not follow from who came first.
    left.shuffle(&mut rand::rng());
    Some(played.into_iter().map(|it| it.or_else(|| left.pop()).unwrap_or_default()).collect())
}

/// The characters of this session: those who must, and of the others first those somebody was
/// given or wishes for.
fn table(candidates: &[Candidate], must: &[usize], may: &[usize], optional: usize) -> Vec<usize> {
    let rank = |character: &usize| {
        let given = candidates.iter().any(|it| it.has == Some(*character));
        let wished = candidates.iter().any(|it| it.wish == Some(*character));
        if given {
            0
        } else if wished {
            1
        } else {
            2
        }
    };
    let mut others = may.to_vec();
    others.sort_by_key(rank);
    others.truncate(optional);
    must.iter().copied().chain(others).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn wishes(wish: usize) -> Candidate {
        Candidate { wish: Some(wish), has: None }
    }

    #[test]
    fn who_must_be_played_is_and_wishes_are_kept_in_order() {
        let candidates =
            [wishes(6), wishes(0), wishes(0), Candidate { has: Some(3), wish: Some(0) }];
        let cast = cast(&candidates, &[0, 3, 4], &[5, 6]).unwrap();
        assert_eq!((cast[0], cast[1], cast[3]), (6, 0, 3));
        assert_eq!(cast[2], 4, "the one character left");
    }

    #[test]
    fn too_few_or_too_many_people_cannot_be_cast() {
        assert!(cast(&[Candidate::default()], &[0, 1], &[]).is_none());
        assert!(cast(&vec![Candidate::default(); 4], &[0, 1], &[2]).is_none());
    }

    #[test]
    fn nobody_plays_two_and_everybody_plays_one() {
        for _ in 0..50 {
            let mut cast =
                cast(&vec![Candidate::default(); 8], &[0, 1, 2, 3, 4, 5], &[6, 7, 8, 9]).unwrap();
            cast.sort_unstable();
            assert_eq!(cast, [0, 1, 2, 3, 4, 5, 6, 7]);
        }
    }
}
