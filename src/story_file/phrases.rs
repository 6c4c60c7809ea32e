//! Looks for many phrases at once, word by word.
//!
//! This is the algorithm “shift-and” over words in place of letters: every word of every phrase is
//! one bit, set while the text ends with the phrase up to that word. A word of the text costs one
//! look-up and one pass over the bits, however alike the phrases are.

use std::collections::HashMap;

/// A phrase of more words is far longer than any that is allowed, and not looked for.
const MOST_WORDS: usize = 80;

type Bits = Vec<u64>;

/// The phrases to look for.
pub(super) struct Phrases {
    /// Where in the phrases each spelling stands.
    spellings: HashMap<String, Bits>,
    starts: Bits,
    ends: Bits,
    /// The phrase, by the bit of its last word.
    phrase_of: HashMap<usize, usize>,
}

impl Phrases {
    /// Of phrases, each of which is words, each of which is all its spellings. A phrase without
    /// words is never found.
    pub(super) fn new(phrases: &[Vec<Vec<String>>]) -> Self {
        let fits = |phrase: &&Vec<Vec<String>>| phrase.len() <= MOST_WORDS;
        let bits: usize = phrases.iter().filter(fits).map(Vec::len).sum();
        let blank = || vec![0; bits.div_ceil(64)];
        let mut new = Self {
            spellings: HashMap::new(),
            starts: blank(),
            ends: blank(),
            phrase_of: HashMap::new(),
        };
        let mut bit = 0;
        for (index, phrase) in phrases.iter().enumerate().filter(|(_, it)| fits(it)) {
            let Some(last) = phrase.len().checked_sub(1) else { continue };
            set(&mut new.starts, bit);
            set(&mut new.ends, bit + last);
            new.phrase_of.insert(bit + last, index);
            for spellings in phrase {
                for spelling in spellings {
                    set(new.spellings.entry(spelling.clone()).or_insert_with(blank), bit);
                }
                bit += 1;
            }
        }
        new
    }

    /// Begins to look through a text.
    pub(super) fn search(&self) -> Search<'_> {
        let blank = vec![0; self.starts.len()];
        Search { phrases: self, reached: blank.clone(), idle: true, found: blank, any: false }
    }
}

fn set(bits: &mut Bits, bit: usize) {
    if let Some(block) = bits.get_mut(bit / 64) {
        *block |= 1 << (bit % 64);
    }
}

/// A text on its way past the phrases.
pub(super) struct Search<'p> {
    phrases: &'p Phrases,
    /// How far the phrases are that the text may be in the middle of.
    reached: Bits,
    idle: bool,
    /// The last words of the phrases found.
    found: Bits,
    any: bool,
}

impl Search<'_> {
    /// Takes the next word of the text.
    pub(super) fn word(&mut self, word: &str) {
        let Some(wanted) = self.phrases.spellings.get(word) else {
            return self.pause();
        };
        let (mut carry, mut reached, mut found) = (0, 0, 0);
        let places = self.phrases.starts.iter().zip(&self.phrases.ends).zip(wanted);
        let state = self.reached.iter_mut().zip(&mut self.found);
        for ((now, hit), ((start, end), wanted)) in state.zip(places) {
            let next = ((*now << 1) | carry | start) & wanted;
            carry = *now >> 63;
            *now = next;
            *hit |= next & end;
            reached |= next;
            found |= next & end;
        }
        self.idle = reached == 0;
        self.any |= found != 0;
    }

    /// What comes next does not go on from what came before.
    pub(super) fn pause(&mut self) {
        if !self.idle {
            self.reached.fill(0);
            self.idle = true;
        }
    }

    /// The phrases found since this was last asked, by their places among all, in that order.
    pub(super) fn take_found(&mut self) -> Vec<usize> {
        if !std::mem::take(&mut self.any) {
            return Vec::new();
        }
        let mut phrases = Vec::new();
        for (block, bits) in self.found.iter_mut().enumerate() {
            while *bits != 0 {
                let bit = block * 64 + bits.trailing_zeros() as usize;
                phrases.extend(self.phrases.phrase_of.get(&bit));
                *bits &= *bits - 1;
            }
        }
        phrases
    }
}
