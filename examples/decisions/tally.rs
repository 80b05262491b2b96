//! How often each rule would have something changed, for each kind of pupil.

use std::ops::RangeInclusive;

use keywork::progress::decision::Look;

use super::pupil::{LOOKED_AT, Random, Sessions, Truth, course};
use super::rules::{At, RULES};

/// A kind of pupil, with its name.
pub(crate) struct Kind;

impl Kind {
    /// The rates first, from none to half as fast again as needed; then what is reported apart.
    pub(crate) const ALL: [(&'static str, Truth); 10] = [
        ("0", Truth::Rate(0.0)),
        ("1/4", Truth::Rate(0.25)),
        ("1/2", Truth::Rate(0.5)),
        ("3/4", Truth::Rate(0.75)),
        ("1", Truth::Rate(1.0)),
        ("5/4", Truth::Rate(1.25)),
        ("3/2", Truth::Rate(1.5)),
        ("plateau", Truth::Plateau),
        ("jump", Truth::Jump),
        ("slow", Truth::SlowStart),
    ];
    /// Those who grow at half the needed rate or less.
    const OFF: RangeInclusive<usize> = 0..=2;
    /// Those who are on track.
    const ON: RangeInclusive<usize> = 4..=6;
}

/// How much a session is like the one before: not at all, somewhat, much.
const ALIKE: [f64; 3] = [0.0, 0.3, 0.6];

/// How many were flagged, by rule and kind: at each number of sessions, and ever.
pub(crate) struct Tally {
    pupils: f64,
    at: Vec<Vec<[u32; LOOKED_AT + 1]>>,
    ever: Vec<Vec<u32>>,
}

impl Tally {
    pub(crate) fn of(seed: u64, pupils: u32, trials: &[u32], told: bool) -> Self {
        let kinds = Kind::ALL.len();
        let mut tally = Self {
            pupils: f64::from(pupils) * 3.0,
            at: vec![vec![[0; LOOKED_AT + 1]; kinds]; RULES.len()],
            ever: vec![vec![0; kinds]; RULES.len()],
        };
        let mut random = Random::new(seed);
        for alike in ALIKE {
            for (kind, (_, truth)) in Kind::ALL.into_iter().enumerate() {
                for _ in 0..pupils {
                    let course = course(&mut random, truth, Sessions { trials, alike, told });
                    let looks: Vec<Look> = (9..=LOOKED_AT).filter_map(|sessions| course.look(sessions)).collect();
                    let mut ever = vec![false; RULES.len()];
                    for sessions in 10..=LOOKED_AT {
                        let Some(at) = At::new(&course, sessions, &looks) else { continue };
                        for (rule, (_, flags)) in RULES.iter().enumerate() {
                            let flagged = flags(&at);
                            tally.at[rule][kind][sessions] += u32::from(flagged);
                            ever[rule] |= flagged;
                        }
                    }
                    for (rule, ever) in ever.into_iter().enumerate() {
                        tally.ever[rule][kind] += u32::from(ever);
                    }
                }
            }
        }
        tally
    }

    /// The share flagged of those on track, and of those at half the rate or less, at these numbers of sessions.
    pub(crate) fn at_one_session(&self, rule: usize, sessions: RangeInclusive<usize>) -> (f64, f64) {
        let share = |kinds: RangeInclusive<usize>| {
            let number = sessions.clone().count() * kinds.clone().count();
            let flagged: u32 = kinds.flat_map(|kind| &self.at[rule][kind][sessions.clone()]).sum();
            f64::from(flagged) / self.pupils / f64::from(u32::try_from(number).unwrap_or(1))
        };
        (share(Kind::ON), share(Kind::OFF))
    }

    /// The same for ever.
    pub(crate) fn ever(&self, rule: usize) -> (f64, f64) {
        let share = |kinds: RangeInclusive<usize>| kinds.map(|kind| self.ever_of(rule, kind)).sum::<f64>() / 3.0;
        (share(Kind::ON), share(Kind::OFF))
    }

    /// The share of one kind that was ever flagged.
    pub(crate) fn ever_of(&self, rule: usize, kind: usize) -> f64 {
        f64::from(self.ever[rule][kind]) / self.pupils
    }
}
