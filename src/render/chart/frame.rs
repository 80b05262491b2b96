use crate::chart::Axis;

/// As many slots have room at the least, so that a few results do not stand far apart.
const FEWEST: usize = 8;

/// Where the slots and the levels of a graph are, in pixels.
#[derive(Clone, Copy, Debug)]
pub(super) struct Frame {
    pub(super) left: f64,
    pub(super) right: f64,
    pub(super) top: f64,
    pub(super) foot: f64,
    low: f64,
    high: f64,
    slots: usize,
}

impl Frame {
    /// The frame of these levels and slots; its height from the top is where the foot comes.
    pub(super) fn new(axis: &Axis, slots: usize, (left, right): (f64, f64), (top, foot): (f64, f64)) -> Self {
        Self { left, right, top, foot, low: axis.foot, high: axis.top, slots: slots.max(FEWEST) }
    }

    /// How wide a slot is.
    pub(super) fn step(&self) -> f64 {
        (self.right - self.left) / real(self.slots)
    }

    /// Where a slot begins, counted from nought.
    pub(super) fn edge(&self, slot: usize) -> f64 {
        (self.left + real(slot) * self.step()).min(self.right)
    }

    /// The middle of a slot.
    pub(super) fn middle(&self, slot: usize) -> f64 {
        (self.left + (real(slot) + 0.5) * self.step()).min(self.right)
    }

    /// How high a level is; what is beyond an end stands at that end.
    pub(super) fn level(&self, level: f64) -> f64 {
        let span = self.high - self.low;
        let share = (level - self.low) / span;
        let share = if share.is_finite() { share.clamp(0.0, 1.0) } else { 0.0 };
        self.foot - share * (self.foot - self.top)
    }
}

/// A number of slots as a length.
pub(super) fn real(number: usize) -> f64 {
    u32::try_from(number).map_or(f64::from(u32::MAX), f64::from)
}
