//! How a target is counted: what its results can hold, and the number that is plotted.

use std::fmt;

use super::decode::Row;
use super::encode::Out;
use super::field::{Field, Spec, Table};
use super::problem::Code;
use super::quantity::{Level, Times};
use super::word::words_of;
use super::words::Title;

words_of! {
    /// The kinds of measure.
    MeasureKind: "measure" {
        /// So many right out of so many.
        Accuracy = "accuracy",
        /// So many in a time, plotted per minute.
        Rate = "rate",
        /// How many times.
        Count = "count",
        /// How long it lasted, in seconds.
        Duration = "duration",
        /// How long until it began, in seconds.
        Latency = "latency",
        /// Steps of a task done alone, out of those there are.
        Steps = "steps",
        /// A rating between two ends.
        Scale = "scale",
        /// Points on a test.
        Score = "score",
        /// The rung of help that was needed.
        Help = "help",
        /// It happened or it did not.
        YesNo = "yes-no",
        /// Intervals in which it was seen, out of those watched.
        Interval = "interval",
    }
}

/// How a target is counted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Measure {
    /// The kind.
    pub kind: MeasureKind,
    /// Out of how many, as a rule; a result may say another number.
    pub of: Option<Times>,
    /// The lowest value of a scale.
    pub min: Option<Level>,
    /// The highest value of a scale or score.
    pub max: Option<Level>,
    /// What is counted: words, hand-ups.
    pub what: Option<Title>,
}

const KIND: Field<MeasureKind> = Field::new("kind", "\"accuracy\"", "how it is counted").required();
const OF: Field<Times> = Field::new("of", "10", "out of how many, as a rule (accuracy); always (steps, interval)");
const MIN: Field<Level> = Field::new("min", "1", "the lowest value (scale)");
const MAX: Field<Level> = Field::new("max", "5", "the highest value (scale, score)");
const WHAT: Field<Title> = Field::new("what", "\"words\"", "what is counted");

impl Table for Measure {
    const FIELDS: &'static [&'static dyn Spec] = &[&KIND, &OF, &MIN, &MAX, &WHAT];

    fn read(row: &mut Row<'_, '_>) -> Option<Self> {
        let kind = row.required(&KIND);
        let (of, min, max, what) = (row.optional(&OF), row.optional(&MIN), row.optional(&MAX), row.optional(&WHAT));
        let measure = Self { kind: kind?, of, min, max, what };
        match measure.fault() {
            None => Some(measure),
            Some(message) => {
                let help = format!("write it such as `measure = {}`", measure.kind.in_a_file());
                row.fault_of_all(Code::CONTRADICTION, message, &help);
                None
            }
        }
    }

    fn write(&self, out: &mut Out) {
        out.put(&KIND, &self.kind);
        out.opt(&OF, self.of.as_ref());
        out.opt(&MIN, self.min.as_ref());
        out.opt(&MAX, self.max.as_ref());
        out.opt(&WHAT, self.what.as_ref());
    }
}

/// Why a text is no measure.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{message}")]
pub struct MeasureError {
    message: String,
    /// The nearest right thing.
    pub help: String,
}

impl Measure {
    /// A measure as it is typed: `accuracy:10`, `rate`, `steps:6`, `scale:1..5`, `score:40`, `interval:20`.
    ///
    /// # Errors
    /// When the kind is not one, or its numbers are missing, surplus or out of order.
    pub fn parse(text: &str) -> Result<Self, MeasureError> {
        let (kind, rest) = text.trim().split_once(':').map_or((text.trim(), None), |(kind, rest)| (kind, Some(rest)));
        let forms = || {
            format!("a measure is {}", MeasureKind::ALL.iter().map(|kind| kind.form()).collect::<Vec<_>>().join(", "))
        };
        let kind: MeasureKind = kind.parse().map_err(|error: super::word::UnknownWord| MeasureError {
            message: error.to_string(),
            help: error.help(),
        })?;
        let wrong = |message: String| MeasureError { message, help: forms() };
        let mut measure = Self { kind, of: None, min: None, max: None, what: None };
        match (kind, rest) {
            (MeasureKind::Scale, Some(range)) => {
                let (min, max) = range
                    .split_once("..")
                    .ok_or_else(|| wrong(format!("`{}` is no range", crate::text::brief(range, 20))))?;
                (measure.min, measure.max) = (Level::parse(min.trim()), Level::parse(max.trim()));
            }
            (MeasureKind::Score, Some(max)) => measure.max = Level::parse(max.trim()),
            (_, Some(of)) => measure.of = of.trim().parse().ok().and_then(Times::new),
            (_, None) => {}
        }
        let numbers =
            measure.of.is_some() || measure.max.is_some() && (kind == MeasureKind::Score || measure.min.is_some());
        if rest.is_some() && !numbers {
            return Err(wrong(format!(
                "`{}` has no number that a measure of {kind} can take",
                crate::text::brief(text, 30)
            )));
        }
        measure.fault().map_or(Ok(measure), |message| Err(wrong(message)))
    }

    /// What is wrong with the numbers of the measure.
    fn fault(&self) -> Option<String> {
        use MeasureKind::{Accuracy, Interval, Scale, Score, Steps};
        let kind = self.kind;
        if self.of.is_some() && !matches!(kind, Accuracy | Steps | Interval) {
            return Some(format!("a measure of {kind} is not out of a number"));
        }
        if self.of.is_none() && matches!(kind, Steps | Interval) {
            return Some(format!("a measure of {kind} says out of how many, such as {}", kind.form()));
        }
        if self.min.is_some() && kind != Scale || self.max.is_some() && !matches!(kind, Scale | Score) {
            return Some(format!("a measure of {kind} has no ends"));
        }
        match (kind, self.min, self.max) {
            (Scale, Some(min), Some(max)) if min < max => None,
            (Scale, ..) => Some("a scale has a lowest and a higher highest value, such as scale:1..5".to_owned()),
            (Score, _, Some(max)) if max <= Level::whole(0) => {
                Some("a score's highest value is more than 0".to_owned())
            }
            _ => None,
        }
    }

    /// The unit of the level: `%`, `per minute`, `seconds`, and so on.
    #[must_use]
    pub fn unit(&self) -> &'static str {
        use MeasureKind::{Accuracy, Count, Duration, Help, Interval, Latency, Rate, Scale, Score, Steps, YesNo};
        match self.kind {
            Accuracy | Steps | Interval | YesNo => "%",
            Rate => "per minute",
            Count => "times",
            Duration | Latency => "seconds",
            Scale | Score => "points",
            Help => "rung",
        }
    }

    /// The levels that the measure can reach.
    #[must_use]
    pub fn range(&self) -> (Level, Option<Level>) {
        let zero = Level::whole(0);
        match self.kind {
            MeasureKind::Scale => (self.min.unwrap_or(zero), self.max),
            MeasureKind::Score => (zero, self.max),
            _ if self.unit() == "%" => (zero, Some(Level::whole(100))),
            _ => (zero, None),
        }
    }

    /// A level as it is typed, in the measure's unit: `80%`, `3m20s`, `4`.
    #[must_use]
    pub fn parse_level(&self, text: &str) -> Option<Level> {
        let text = text.trim();
        if self.unit() == "seconds" {
            let seconds = super::typed_result::parse_seconds(text).map(|seconds| Level::whole(seconds.get()));
            return seconds.or_else(|| Level::parse(text));
        }
        let number = if self.unit() == "%" { text.strip_suffix('%').unwrap_or(text) } else { text };
        Level::parse(number.trim())
    }

    /// True when the measure can give such a level.
    #[must_use]
    pub fn reaches(&self, level: Level) -> bool {
        let (low, high) = self.range();
        level >= low && high.is_none_or(|high| level <= high)
    }

    /// The levels that the measure can reach, in words: `0 to 100`.
    #[must_use]
    pub fn say_range(&self) -> String {
        let (low, high) = self.range();
        high.map_or_else(|| format!("{low} or more"), |high| format!("{low} to {high}"))
    }

    /// A level with its unit, as people say it: `80%`, `21 per minute`, `3m20s`, `4`.
    #[must_use]
    pub fn say(&self, level: Level) -> String {
        match self.unit() {
            "%" => format!("{level}%"),
            "seconds" => super::typed_result::say_seconds(level.ratio().round().to_integer()),
            "per minute" => format!("{level} per minute"),
            _ => level.to_string(),
        }
    }
}

impl MeasureKind {
    /// How it is typed.
    #[must_use]
    pub fn form(self) -> &'static str {
        match self {
            Self::Accuracy => "accuracy:10",
            Self::Steps => "steps:6",
            Self::Interval => "interval:20",
            Self::Scale => "scale:1..5",
            Self::Score => "score:40",
            other => other.word(),
        }
    }

    /// How it is written in a record.
    fn in_a_file(self) -> String {
        let numbers = match self {
            Self::Accuracy => ", of = 10",
            Self::Steps => ", of = 6",
            Self::Interval => ", of = 20",
            Self::Scale => ", min = 1, max = 5",
            Self::Score => ", max = 40",
            _ => "",
        };
        format!("{{ kind = \"{self}\"{numbers} }}")
    }

    /// A result as it is typed for this kind.
    #[must_use]
    pub fn example(self) -> &'static str {
        match self {
            Self::Accuracy | Self::Steps | Self::Interval => "8/10",
            Self::Rate => "42/2m",
            Self::Count => "5",
            Self::Duration | Self::Latency => "3m20s",
            Self::Scale | Self::Score => "4",
            Self::Help => "@prompting",
            Self::YesNo => "yes",
        }
    }
}

impl fmt::Display for Measure {
    /// As it is typed.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.kind)?;
        match (self.of, self.min, self.max) {
            (Some(of), ..) => write!(f, ":{of}"),
            (_, Some(min), Some(max)) => write!(f, ":{min}..{max}"),
            (_, _, Some(max)) => write!(f, ":{max}"),
            _ => Ok(()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn measures_are_read_as_they_are_printed() {
        for text in [
            "accuracy:10",
            "accuracy",
            "rate",
            "count",
            "duration",
            "latency",
            "steps:6",
            "scale:-2..2",
            "score:40",
            "score",
            "help",
            "yes-no",
            "interval:20",
        ] {
            assert_eq!(Measure::parse(text).unwrap().to_string(), text);
        }
    }

    #[test]
    fn what_cannot_be_counted_is_refused() {
        for text in [
            "",
            "steps",
            "scale",
            "scale:5..1",
            "scale:1..1",
            "rate:10",
            "accuracy:0",
            "accuracy:x",
            "help:3",
            "score:0",
            "score:-1",
            "yes-no:1",
            "interval",
            "scale:1",
        ] {
            assert!(Measure::parse(text).is_err(), "{text}");
        }
        assert!(Measure::parse("acuracy").unwrap_err().help.contains("accuracy"));
    }
}
