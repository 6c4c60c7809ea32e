//! Drawing lots: FNV-1a over the key, then SplitMix64. Every question put to it moves it on.

pub(super) struct Lot(u64);

impl Lot {
    pub(super) fn new(key: &str) -> Self {
        Self(fnv(key))
    }

    /// One of `0..count`.
    pub(super) fn draw(&mut self, count: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        (((z ^ (z >> 31)) >> 33) % count as u64) as usize
    }

    /// A whole number from `low` to `high`, both included.
    pub(super) fn between(&mut self, low: i32, high: i32) -> i32 {
        low + self.draw((high - low + 1) as usize) as i32
    }

    pub(super) fn one_of<T: Copy>(&mut self, items: &[T]) -> T {
        items[self.draw(items.len())]
    }

    /// Left or right, as a factor.
    pub(super) fn side(&mut self) -> i32 {
        self.one_of(&[1, -1])
    }
}

/// FNV-1a of 64 bits.
pub(super) fn fnv(key: &str) -> u64 {
    key.bytes().fold(0xCBF2_9CE4_8422_2325, |hash, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01B3)
    })
}
