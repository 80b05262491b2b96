//! Arbitrary measures, and goals and results that they can hold.

use std::collections::BTreeSet;

use chrono::{NaiveTime, Weekday};
use keywork::record::Slot;
use keywork::record::assessment::Mark;
use keywork::record::goal::Goal;
use keywork::record::help::{HelpGiven, Ladder, Rung};
use keywork::record::measure::{Measure, MeasureKind};
use keywork::record::quantity::{Count, Level, Times, Whole};
use keywork::record::result::{Counted, TrialResult};
use keywork::record::words::Title;

use super::dice::{Arbitrary, Dice};

impl Arbitrary for Slot {
    fn any(dice: &mut Dice<'_>) -> Self {
        let weekday = Weekday::try_from(u8::try_from(dice.below(7)).unwrap()).unwrap();
        let minutes = u32::try_from(dice.below(24 * 60)).unwrap();
        Self { weekday, at: NaiveTime::from_hms_opt(minutes / 60, minutes % 60, 0).unwrap() }
    }
}

impl Arbitrary for Rung {
    fn any(dice: &mut Dice<'_>) -> Self {
        Self::new(dice.pick(&[
            "independent",
            "prompting",
            "clueing",
            "modelling",
            "correcting",
            "hand-over-hand",
            "r2",
        ]))
        .unwrap()
    }
}

fn rungs(dice: &mut Dice<'_>) -> Vec<Rung> {
    let mut seen = BTreeSet::new();
    (0..=dice.below(6)).map(|_| Rung::any(dice)).filter(|rung| seen.insert(rung.clone())).collect()
}

impl Arbitrary for Ladder {
    fn any(dice: &mut Dice<'_>) -> Self {
        Self::new(rungs(dice)).unwrap()
    }
}

/// Help on so many trials at most.
fn help_within(dice: &mut Dice<'_>, most: i64) -> HelpGiven {
    if dice.one_in(2) {
        return HelpGiven::At(Rung::any(dice));
    }
    let mut left = most;
    let counts = rungs(dice).into_iter().map(|rung| {
        let count = dice.between(0, left);
        left -= count;
        (rung, Count::new(count).unwrap())
    });
    HelpGiven::Counts(counts.collect())
}

impl Arbitrary for Mark {
    fn any(dice: &mut Dice<'_>) -> Self {
        if dice.one_in(2) { Self::Word(Title::any(dice)) } else { Self::Number(Level::any(dice)) }
    }
}

impl Arbitrary for Measure {
    fn any(dice: &mut Dice<'_>) -> Self {
        use MeasureKind::{Accuracy, Interval, Scale, Score, Steps};
        let kind = MeasureKind::any(dice);
        let mut measure = Self { kind, of: None, min: None, max: None, what: Option::any(dice) };
        match kind {
            Accuracy => measure.of = Option::any(dice),
            Steps | Interval => measure.of = Some(Times::any(dice)),
            Scale => {
                let least = dice.between(-5, 5);
                measure.min = Some(Level::whole(least));
                measure.max = Some(Level::whole(least + dice.between(1, 9)));
            }
            Score => measure.max = dice.one_in(2).then(|| Level::whole(dice.between(1, 500))),
            _ => {}
        }
        measure
    }
}

impl Arbitrary for Goal {
    fn any(dice: &mut Dice<'_>) -> Self {
        let level: Option<Level> = Option::any(dice);
        let help = if level.is_none() { Some(Rung::any(dice)) } else { Option::any(dice) };
        let (sessions, by, trials) = (Times::any(dice), Option::any(dice), Option::any(dice));
        let (days, places, people) = (Option::any(dice), Option::any(dice), Option::any(dice));
        Self { level, sessions, help, by, trials, days, places, people }
    }
}

/// A level that the measure can give: a whole one, or a half where its ends leave room.
pub(super) fn level_of(dice: &mut Dice<'_>, measure: &Measure) -> Level {
    let (low, high) = measure.range();
    let (low, high) = (low.ratio().to_integer(), high.map_or(1000, |high| high.ratio().to_integer()));
    let half = dice.between(low * 2, high * 2);
    Level::parse(&format!(
        "{}{}{}",
        if half < 0 { "-" } else { "" },
        half.abs() / 2,
        if half % 2 == 0 { "" } else { ".5" }
    ))
    .unwrap()
}

/// A result that the measure can hold.
pub(crate) fn result_of(dice: &mut Dice<'_>, measure: &Measure) -> TrialResult {
    let count = |number| Count::new(number).unwrap();
    let most = measure.of.map_or(1000, Whole::get);
    let of = dice.between(1, most);
    let part = dice.between(0, of);
    let counted = match measure.kind {
        MeasureKind::Accuracy => Counted::Correct(count(part), count(of)),
        MeasureKind::Steps => Counted::Steps(count(part), count(of)),
        MeasureKind::Interval => Counted::Intervals(count(part), count(of)),
        MeasureKind::Rate => Counted::Rate(Count::any(dice), Whole::new(dice.between(1, 36_000)).unwrap()),
        MeasureKind::Count => Counted::Times(Count::any(dice)),
        MeasureKind::Duration | MeasureKind::Latency => Counted::Seconds(Whole::any(dice)),
        MeasureKind::Score if measure.max.is_none() => Counted::Score(positive(Level::any(dice))),
        MeasureKind::Scale | MeasureKind::Score => Counted::Score(level_of(dice, measure)),
        MeasureKind::YesNo => Counted::YesNo(bool::any(dice)),
        MeasureKind::Help => Counted::HelpAlone,
    };
    let alone = counted == Counted::HelpAlone;
    let trials = TrialResult { counted, help: None }.trials();
    let help = (alone || dice.one_in(2)).then(|| help_within(dice, trials.unwrap_or(50)));
    TrialResult { counted, help }
}

fn positive(level: Level) -> Level {
    if level < Level::whole(0) { Level::from(-level.ratio()) } else { level }
}

impl Arbitrary for TrialResult {
    fn any(dice: &mut Dice<'_>) -> Self {
        let measure = Measure::any(dice);
        result_of(dice, &measure)
    }
}
