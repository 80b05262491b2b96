//! Chance that is the same on every run and every machine.

/// Steele, Lea and Flood's `SplitMix64` (2014).
pub(super) struct Random(u64);

impl Random {
    /// A sequence of its own for each name, so that one more draw in one place moves nothing elsewhere.
    pub(super) fn named(parts: &[&str]) -> Self {
        let mut state = 0xcbf2_9ce4_8422_2325_u64;
        for byte in parts.join("/").bytes() {
            state = (state ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3);
        }
        Self(state)
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    /// A number from 0 to one less than `end`.
    pub(super) fn below(&mut self, end: usize) -> usize {
        let end = u64::try_from(end.max(1)).unwrap_or(1);
        usize::try_from(self.next() % end).unwrap_or_default()
    }

    /// A number from `-spread` to `spread`, the middle ones most often.
    pub(super) fn within(&mut self, spread: i64) -> i64 {
        let width = usize::try_from(spread).unwrap_or_default() + 1;
        let one = i64::try_from(self.below(width)).unwrap_or_default();
        one - i64::try_from(self.below(width)).unwrap_or_default()
    }

    /// True so many times in a hundred.
    pub(super) fn chance(&mut self, percent: i64) -> bool {
        i64::try_from(self.below(100)).unwrap_or_default() < percent
    }
}
