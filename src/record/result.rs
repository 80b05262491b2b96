//! What one session gave for one target, each with the help that was given; `typed_result` reads it as people type it.
//!
//! `TrialResult`, because `Result` is the language's word and an outcome is a line of Section E.

use std::fmt;

use super::decode::Row;
use super::encode::Out;
use super::field::{Field, Spec, Table};
use super::help::{HelpGiven, Ladder, Rung};
use super::id::{StaffId, TargetId};
use super::measure::{Measure, MeasureKind};
use super::problem::Code;
use super::quantity::{Count, Level, Seconds};
use crate::text;

/// What was counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Counted {
    /// So many right out of so many.
    Correct(Count, Count),
    /// So many steps done alone, out of those there were that day.
    Steps(Count, Count),
    /// So many intervals in which it was seen, out of those watched.
    Intervals(Count, Count),
    /// So many in so many seconds.
    Rate(Count, Seconds),
    /// How many times.
    Times(Count),
    /// How long, in seconds.
    Seconds(Seconds),
    /// A rating or points.
    Score(Level),
    /// It happened or it did not.
    YesNo(bool),
    /// The help alone was noted.
    HelpAlone,
}

/// What one session gave for one target.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TrialResult {
    /// What was counted.
    pub counted: Counted,
    /// The help that was given; `None` is "not recorded", which is not "independent".
    pub help: Option<HelpGiven>,
}

/// One result in a session's record.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SessionResult {
    /// The target worked on.
    pub target: TargetId,
    /// What it gave.
    pub result: TrialResult,
    /// True for a probe: taken without help, to see what is kept.
    pub probe: bool,
    /// What a second observer of the same session counted.
    pub second: Vec<SecondCount>,
}

/// What a second observer counted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SecondCount {
    /// Who.
    pub staff: StaffId,
    /// What they counted.
    pub result: TrialResult,
}

const TARGET: Field<TargetId> = Field::new("target", "\"cvc-words\"", "the target worked on").required();
const CORRECT: Field<Count> = Field::new("correct", "8", "how many were right (accuracy)");
const DONE: Field<Count> = Field::new("done", "4", "how many steps were done alone (steps)");
const SEEN: Field<Count> = Field::new("seen", "12", "in how many intervals it was seen (interval)");
const OF: Field<Count> = Field::new("of", "10", "out of how many (accuracy, steps, interval)");
const COUNT: Field<Count> = Field::new("count", "42", "how many (rate, count)");
const SECONDS: Field<Seconds> =
    Field::new("seconds", "120", "in how many seconds (rate), or how many it took (duration, latency)");
const SCORE: Field<Level> = Field::new("score", "4", "the points or the rating (scale, score)");
const YES: Field<bool> = Field::new("yes", "true", "whether it happened (yes-no)");
const HELP: Field<HelpGiven> = Field::new(
    "help",
    "{ independent = 6, clueing = 4 }",
    "the rung of help throughout, or how many trials at each; not there is not recorded",
);
const PROBE: Field<bool> = Field::new("probe", "true", "taken without help, to see what is kept");
const SECOND: Field<Vec<SecondCount>> = Field::new(
    "second",
    "[{ staff = \"as\", correct = 7, of = 10 }]",
    "what a second observer of the same session counted",
);
const STAFF: Field<StaffId> = Field::new("staff", "\"as\"", "the second observer").required();

impl Table for SessionResult {
    const FIELDS: &'static [&'static dyn Spec] =
        &[&TARGET, &CORRECT, &DONE, &SEEN, &OF, &COUNT, &SECONDS, &SCORE, &YES, &HELP, &PROBE, &SECOND];

    fn read(row: &mut Row<'_, '_>) -> Option<Self> {
        let target = row.required(&TARGET);
        let result = read_result(row);
        let (probe, second) = (row.optional(&PROBE), row.list(&SECOND));
        Some(Self { target: target?, result: result?, probe: probe.unwrap_or(false), second })
    }

    fn write(&self, out: &mut Out) {
        out.put(&TARGET, &self.target);
        write_result(&self.result, out);
        out.mark(&PROBE, self.probe);
        out.list(&SECOND, &self.second);
    }
}

impl Table for SecondCount {
    const FIELDS: &'static [&'static dyn Spec] =
        &[&STAFF, &CORRECT, &DONE, &SEEN, &OF, &COUNT, &SECONDS, &SCORE, &YES, &HELP];

    fn read(row: &mut Row<'_, '_>) -> Option<Self> {
        let staff = row.required(&STAFF);
        let result = read_result(row);
        Some(Self { staff: staff?, result: result? })
    }

    fn write(&self, out: &mut Out) {
        out.put(&STAFF, &self.staff);
        write_result(&self.result, out);
    }
}

fn read_result(row: &mut Row<'_, '_>) -> Option<TrialResult> {
    let (correct, done, seen, of) =
        (row.optional(&CORRECT), row.optional(&DONE), row.optional(&SEEN), row.optional(&OF));
    let (count, seconds) = (row.optional(&COUNT), row.optional(&SECONDS));
    let (score, yes, help) = (row.optional(&SCORE), row.optional(&YES), row.optional(&HELP));
    let given = [
        row.has(&CORRECT),
        row.has(&DONE),
        row.has(&SEEN),
        row.has(&COUNT),
        row.has(&SECONDS),
        row.has(&SCORE),
        row.has(&YES),
    ];
    // A count in a number of seconds is the one pair of keys that go together.
    let ways = given.iter().filter(|given| **given).count() - usize::from(row.has(&COUNT) && row.has(&SECONDS));
    if ways > 1 {
        let help = "a result is one of: correct and of; done and of; seen and of; count and seconds; count; seconds; score; yes";
        row.fault_of_all(Code::CONTRADICTION, "the result is given in two ways", help);
        return None;
    }
    let counted = match (correct.or(done).or(seen), of) {
        (Some(part), Some(of)) => {
            if part > of {
                let field = if correct.is_some() {
                    &CORRECT
                } else if done.is_some() {
                    &DONE
                } else {
                    &SEEN
                };
                row.fault(
                    field,
                    Code::CONTRADICTION,
                    format!("`{part}/{of}` is more than the {of} there were"),
                    Some(format!("give a number from 0 to {of}, or change `of`")),
                );
                return None;
            }
            if correct.is_some() {
                Counted::Correct(part, of)
            } else if done.is_some() {
                Counted::Steps(part, of)
            } else {
                Counted::Intervals(part, of)
            }
        }
        (Some(_), None) => {
            if !row.has(&OF) {
                row.fault_of_all(Code::MISSING_KEY, "`of` is missing", "add a line such as `of = 10`");
            }
            return None;
        }
        (None, Some(_)) if ways == 0 => {
            row.fault(
                &OF,
                Code::CONTRADICTION,
                "`of` says out of how many, and nothing says how many",
                Some("add a line such as `correct = 8`".to_owned()),
            );
            return None;
        }
        _ if ways == 1 => one_number(count, seconds, score, yes)?,
        _ if help.is_some() => Counted::HelpAlone,
        _ => {
            if !row.has(&HELP) {
                let help = "add lines such as `correct = 8` and `of = 10`";
                row.fault_of_all(Code::MISSING_KEY, "this result says nothing", help);
            }
            return None;
        }
    };
    if help.is_none() && row.has(&HELP) {
        return None;
    }
    let result = TrialResult { counted, help };
    if let Some(message) = result.too_much_help() {
        let help = "the numbers at the rungs add up to at most the trials".to_owned();
        row.fault(&HELP, Code::CONTRADICTION, message, Some(help));
        return None;
    }
    Some(result)
}

fn one_number(
    count: Option<Count>,
    seconds: Option<Seconds>,
    score: Option<Level>,
    yes: Option<bool>,
) -> Option<Counted> {
    match (count, seconds, score, yes) {
        (Some(count), Some(seconds), ..) => Some(Counted::Rate(count, seconds)),
        (Some(count), ..) => Some(Counted::Times(count)),
        (_, Some(seconds), ..) => Some(Counted::Seconds(seconds)),
        (_, _, Some(score), _) => Some(Counted::Score(score)),
        (.., yes) => yes.map(Counted::YesNo),
    }
}

fn write_result(result: &TrialResult, out: &mut Out) {
    match &result.counted {
        Counted::Correct(part, of) => {
            out.put(&CORRECT, part);
            out.put(&OF, of);
        }
        Counted::Steps(part, of) => {
            out.put(&DONE, part);
            out.put(&OF, of);
        }
        Counted::Intervals(part, of) => {
            out.put(&SEEN, part);
            out.put(&OF, of);
        }
        Counted::Rate(count, seconds) => {
            out.put(&COUNT, count);
            out.put(&SECONDS, seconds);
        }
        Counted::Times(count) => out.put(&COUNT, count),
        Counted::Seconds(seconds) => out.put(&SECONDS, seconds),
        Counted::Score(score) => out.put(&SCORE, score),
        Counted::YesNo(yes) => out.put(&YES, yes),
        Counted::HelpAlone => {}
    }
    out.opt(&HELP, result.help.as_ref());
}

impl TrialResult {
    /// Why the measure cannot hold the result, if it cannot.
    #[must_use]
    pub fn misfit(&self, measure: &Measure) -> Option<Misfit> {
        let (low, high) = measure.range();
        let of = measure.of.map(super::quantity::Whole::get);
        match (measure.kind, &self.counted) {
            (MeasureKind::Accuracy, Counted::Correct(part, whole))
            | (MeasureKind::Interval, Counted::Intervals(part, whole)) => too_many(*part, *whole, None),
            (MeasureKind::Steps, Counted::Steps(part, whole)) => too_many(*part, *whole, of),
            (MeasureKind::Rate, Counted::Rate(_, seconds)) if seconds.get() == 0 => {
                Some(Misfit::new("a count in no time at all", "write it such as 42/2m"))
            }
            (MeasureKind::Scale | MeasureKind::Score, Counted::Score(score))
                if *score < low || high.is_some_and(|high| *score > high) =>
            {
                let ends = high.map_or_else(|| format!("{low} or more"), |high| format!("from {low} to {high}"));
                Some(Misfit::new("outside the measure", &format!("give a number {ends}")))
            }
            (MeasureKind::Scale, Counted::Score(score)) if !(score.ratio() * 2).is_integer() => {
                Some(Misfit::new("between the steps of the scale", "a scale has whole and half points"))
            }
            (MeasureKind::Rate, Counted::Rate(..))
            | (MeasureKind::Count, Counted::Times(_))
            | (MeasureKind::Duration | MeasureKind::Latency, Counted::Seconds(_))
            | (MeasureKind::Scale | MeasureKind::Score, Counted::Score(_))
            | (MeasureKind::YesNo, Counted::YesNo(_))
            | (MeasureKind::Help, Counted::HelpAlone) => None,
            (kind, _) => Some(Misfit::new(
                &format!("not a result of {kind}"),
                &format!("a result of {kind} is such as {}", kind.example()),
            )),
        }
    }

    /// The number that is plotted. A measure of help gives the step on the ladder of the typical rung.
    #[must_use]
    pub fn level(&self, ladder: &Ladder) -> Option<Level> {
        match &self.counted {
            Counted::Correct(part, of) | Counted::Steps(part, of) | Counted::Intervals(part, of) => {
                Some(Level::percent(part.get(), of.get()))
            }
            Counted::Rate(count, seconds) => Some(Level::per_minute(count.get(), seconds.get())),
            Counted::Times(count) => Some(Level::whole(count.get())),
            Counted::Seconds(seconds) => Some(Level::whole(seconds.get())),
            Counted::Score(score) => Some(*score),
            Counted::YesNo(yes) => Some(Level::whole(if *yes { 100 } else { 0 })),
            Counted::HelpAlone => {
                let step = self.help.as_ref()?.typical(ladder)?;
                i64::try_from(step).ok().map(Level::whole)
            }
        }
    }

    /// How many trials the result rests on, where it says so.
    #[must_use]
    pub fn trials(&self) -> Option<i64> {
        match &self.counted {
            Counted::Correct(_, of) | Counted::Steps(_, of) | Counted::Intervals(_, of) => Some(of.get()),
            Counted::HelpAlone => self.help.as_ref().and_then(HelpGiven::total),
            _ => None,
        }
    }

    /// The level that was reached with at most this help. With the trials counted at each rung it is the
    /// trials at or below the rung, and no more than were right, out of all; with one rung throughout it is the
    /// whole level or nothing; with help not recorded it is nothing.
    #[must_use]
    pub fn level_with(&self, rung: &Rung, ladder: &Ladder) -> Option<Level> {
        let most = ladder.step(rung)?;
        match (self.help.as_ref()?, &self.counted) {
            (
                HelpGiven::Counts(counts),
                Counted::Correct(part, of) | Counted::Steps(part, of) | Counted::Intervals(part, of),
            ) => {
                let within = counts.iter().filter(|(rung, _)| ladder.step(rung).is_some_and(|step| step <= most));
                let within: i64 = within.map(|(_, count)| count.get()).sum();
                Some(Level::percent(within.min(part.get()), of.get()))
            }
            (help, _) => (help.most(ladder)? <= most).then(|| self.level(ladder)).flatten(),
        }
    }

    pub(super) fn too_much_help(&self) -> Option<String> {
        let (trials, helped) = match &self.counted {
            Counted::HelpAlone => return None,
            _ => (self.trials()?, self.help.as_ref()?.total()?),
        };
        (helped > trials).then(|| {
            format!("{} at the rungs, and {trials} in all", text::count(usize::try_from(helped).unwrap_or(0), "trial"))
        })
    }

    /// The result without its help, as it is typed: `8/10`. Nothing where the help alone was noted.
    #[must_use]
    pub fn say(&self) -> String {
        match &self.counted {
            Counted::Correct(part, of) | Counted::Steps(part, of) | Counted::Intervals(part, of) => {
                format!("{part}/{of}")
            }
            Counted::Rate(count, seconds) => format!("{count}/{}", super::typed_result::say_seconds(seconds.get())),
            Counted::Times(count) => count.to_string(),
            Counted::Seconds(seconds) => super::typed_result::say_seconds(seconds.get()),
            Counted::Score(score) => score.exact(),
            Counted::YesNo(yes) => if *yes { "yes" } else { "no" }.to_owned(),
            Counted::HelpAlone => String::new(),
        }
    }
}

impl fmt::Display for TrialResult {
    /// As it is typed.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.say())?;
        self.help.as_ref().map_or(Ok(()), |help| help.fmt(f))
    }
}

/// Why a measure cannot hold a result.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Misfit {
    /// Why, after "it is".
    pub why: String,
    /// What to write.
    pub help: String,
}

impl Misfit {
    fn new(why: &str, help: &str) -> Self {
        Self { why: why.to_owned(), help: help.to_owned() }
    }
}

fn too_many(part: Count, of: Count, most: Option<i64>) -> Option<Misfit> {
    if of.get() == 0 {
        return Some(Misfit::new("out of none", "leave out a target that was not worked on"));
    }
    if part > of {
        return Some(Misfit::new(&format!("more than the {of} there were"), &format!("give a number from 0 to {of}")));
    }
    let most = most.filter(|most| of.get() > *most)?;
    Some(Misfit::new(&format!("out of more than the {most} there are"), &format!("the target has {most}")))
}
