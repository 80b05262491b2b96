//! Simulated pupils whose truth is known: the model that statistics, section 4, describes.
//!
//! Right answers out of a number of trials; a level before teaching from 10 to 50 %; the goal 80 % in the thirtieth
//! session; each session easier or harder than the line by 8 points, as a rule, and like the one before it.

use chrono::NaiveDate;
use keywork::progress::AimLine;
use keywork::progress::decision::{BEFORE, Course, Seen};
use keywork::progress::trend::Dot;
use keywork::record::Level;
use keywork::record::target::Direction;

/// The session in which the goal is to be reached.
const LAST: u32 = 30;
/// The level of the goal, in percent.
const GOAL: f64 = 80.0;
/// The last session that is looked at.
pub(crate) const LOOKED_AT: usize = 20;

/// How the pupil learns.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Truth {
    /// Along the way to the goal, so many times as fast as it asks.
    Rate(f64),
    /// Half as fast again, and from half-way on no further.
    Plateau,
    /// At once two fifths of the way, and no further.
    Jump,
    /// Not at all for ten sessions, and then fast enough.
    SlowStart,
}

impl Truth {
    /// The level in a session, from 0, the last before teaching.
    fn level(self, first: f64, session: f64) -> f64 {
        let (way, gone) = (GOAL - first, session / f64::from(LAST));
        let share = match self {
            Self::Rate(rate) => rate * gone,
            Self::Plateau => (1.5 * gone).min(0.5),
            Self::Jump if session > 0.0 => 0.4,
            Self::Jump => 0.0,
            Self::SlowStart => ((session - 10.0) / (f64::from(LAST) - 10.0)).max(0.0),
        };
        (first + way * share).clamp(1.0, 99.0)
    }
}

/// How sessions vary.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Sessions<'a> {
    /// How many trials each has, any of these as likely as another.
    pub(crate) trials: &'a [u32],
    /// How much a session is like the one before, 0 to 1.
    pub(crate) alike: f64,
    /// Whether the rule is told how many trials there were.
    pub(crate) told: bool,
}

/// The course of a pupil of this kind, up to the last session that is looked at.
pub(crate) fn course(random: &mut Random, truth: Truth, sessions: Sessions<'_>) -> Course {
    const SPREAD: f64 = 8.0;
    let first = 10.0 + 40.0 * random.unit();
    let mut away = SPREAD * random.normal();
    let mut seen = Vec::new();
    for number in 0..BEFORE + LOOKED_AT {
        let session = (i32::try_from(number).unwrap_or(0) - 2).max(0);
        if number > 0 {
            away = sessions.alike * away + (1.0 - sessions.alike.powi(2)).sqrt() * SPREAD * random.normal();
        }
        let chance = ((truth.level(first, f64::from(session)) + away) / 100.0).clamp(0.01, 0.99);
        let trials = random.one_of(sessions.trials);
        let correct = (0..trials).filter(|_| random.unit() < chance).count();
        let level = Level::percent(i64::try_from(correct).unwrap_or(0), trials.into());
        seen.push(Seen { dot: Dot::on(date(number), level), trials: sessions.told.then_some(trials.into()) });
    }
    of(seen)
}

/// The course of results, one a day: three of the baseline, and then those of teaching.
fn of(mut before: Vec<Seen>) -> Course {
    let since = before.split_off(BEFORE);
    let median = Level::median(&before.iter().map(|seen| seen.dot.level).collect::<Vec<_>>());
    let goal_date = date(usize::try_from(LAST).unwrap_or(0) + BEFORE - 1);
    Course {
        from: date(BEFORE),
        before,
        since,
        aim: median.map(|from| AimLine { from: (date(BEFORE), from), to: (goal_date, Level::whole(80)) }),
        baseline: median,
        direction: Direction::Increase,
    }
}

fn date(day: usize) -> NaiveDate {
    NaiveDate::from_num_days_from_ce_opt(740_000 + i32::try_from(day).unwrap_or(0)).unwrap_or_default()
}

/// `SplitMix64` (Steele, Lea and Flood, 2014): the same numbers of the same seed on every machine.
pub(crate) struct Random(u64);

impl Random {
    pub(crate) fn new(seed: u64) -> Self {
        Self(seed)
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        mixed ^ (mixed >> 31)
    }

    /// More than 0 and less than 1.
    #[expect(clippy::cast_precision_loss, reason = "53 bits are as many as a float holds")]
    fn unit(&mut self) -> f64 {
        ((self.next() >> 11) as f64 + 0.5) / (1_u64 << 53) as f64
    }

    fn one_of(&mut self, numbers: &[u32]) -> u32 {
        match numbers {
            [number] => *number,
            numbers => usize::try_from(self.next() % numbers.len() as u64).map_or(1, |at| numbers[at]),
        }
    }

    /// From the standard normal distribution, by Box and Muller.
    fn normal(&mut self) -> f64 {
        let (radius, angle) = ((-2.0 * self.unit().ln()).sqrt(), std::f64::consts::TAU * self.unit());
        radius * angle.cos()
    }
}
