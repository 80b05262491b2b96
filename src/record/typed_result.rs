//! Results and times as people type them: `8/10`, `42/2m`, `45s`, `yes`, `@clueing`.

use super::help::{HelpGiven, Ladder, Rung};
use super::measure::{Measure, MeasureKind};
use super::quantity::{Count, Level, Seconds};
use super::result::{Counted, TrialResult};
use crate::text;

/// Why a typed result cannot be recorded for a target.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ResultError {
    /// It is not in the form that the measure takes.
    #[error("`{given}` is not {wanted}")]
    Form {
        /// What was given.
        given: String,
        /// What the measure takes, in words.
        wanted: &'static str,
        /// A right one.
        example: &'static str,
    },
    /// It is in the right form and more, or less, than can be.
    #[error("`{given}` is {why}")]
    Range {
        /// What was given.
        given: String,
        /// Why it cannot be.
        why: String,
        /// What can be.
        help: String,
    },
    /// The rung is not on the ladder.
    #[error("`{rung}` is no rung of the school's ladder")]
    Rung {
        /// What was given.
        rung: String,
        /// The nearest, or all.
        help: String,
    },
}

impl ResultError {
    /// What to do.
    #[must_use]
    pub fn help(&self) -> String {
        match self {
            Self::Form { example, .. } => format!("write it such as {example}"),
            Self::Range { help, .. } | Self::Rung { help, .. } => help.clone(),
        }
    }
}

impl TrialResult {
    /// A result as it is typed: `8/10`, `42/2m`, `3m20s`, `yes`, `4`, each perhaps with `@RUNG` or
    /// `@independent:5,clueing:2`; `@RUNG` alone for a measure of help.
    ///
    /// # Errors
    /// When the text is not what the measure takes, or says more than can be.
    pub fn parse(text: &str, measure: &Measure, ladder: &Ladder) -> Result<Self, ResultError> {
        let (value, help) =
            text.split_once('@').map_or((text.trim(), None), |(value, help)| (value.trim(), Some(help.trim())));
        let counted = parse_counted(value, text, measure)?;
        let help = help.map(|help| parse_help(help, measure.kind, ladder)).transpose()?;
        if counted == Counted::HelpAlone && help.is_none() {
            return Err(form(text, measure.kind));
        }
        let result = Self { counted, help };
        let range = |why: String, help: String| ResultError::Range { given: text::brief(text, 40), why, help };
        if let Some(why) = result.misfit(measure) {
            return Err(range(why.why, why.help));
        }
        match result.too_much_help() {
            Some(why) => Err(range(
                format!("more help than trials: {why}"),
                "the numbers at the rungs add up to at most the trials".to_owned(),
            )),
            None => Ok(result),
        }
    }
}

fn parse_counted(value: &str, whole: &str, measure: &Measure) -> Result<Counted, ResultError> {
    let kind = measure.kind;
    let wrong = || form(whole, kind);
    let number = |text: &str| text.trim().parse().ok().and_then(Count::new).ok_or_else(wrong);
    let pair = || value.split_once('/').ok_or_else(wrong);
    Ok(match kind {
        MeasureKind::Accuracy => {
            let (part, of) = pair()?;
            Counted::Correct(number(part)?, number(of)?)
        }
        MeasureKind::Steps => {
            let (part, of) = pair()?;
            Counted::Steps(number(part)?, number(of)?)
        }
        MeasureKind::Interval => {
            let (part, of) = pair()?;
            Counted::Intervals(number(part)?, number(of)?)
        }
        MeasureKind::Rate => {
            let (count, time) = pair()?;
            Counted::Rate(number(count)?, parse_seconds(time).ok_or_else(wrong)?)
        }
        MeasureKind::Count => Counted::Times(number(value)?),
        MeasureKind::Duration | MeasureKind::Latency => Counted::Seconds(parse_seconds(value).ok_or_else(wrong)?),
        MeasureKind::Scale | MeasureKind::Score => Counted::Score(Level::parse(value).ok_or_else(wrong)?),
        MeasureKind::YesNo => Counted::YesNo(match value.to_lowercase().as_str() {
            "yes" | "y" => true,
            "no" | "n" => false,
            _ => return Err(wrong()),
        }),
        MeasureKind::Help if value.is_empty() => Counted::HelpAlone,
        MeasureKind::Help => return Err(wrong()),
    })
}

fn form(given: &str, kind: MeasureKind) -> ResultError {
    let wanted = match kind {
        MeasureKind::Accuracy => "so many right out of so many",
        MeasureKind::Steps => "so many steps out of so many",
        MeasureKind::Interval => "so many intervals out of so many",
        MeasureKind::Rate => "a count in a time",
        MeasureKind::Count => "a number of times",
        MeasureKind::Duration | MeasureKind::Latency => "a time",
        MeasureKind::Scale | MeasureKind::Score => "a number of points",
        MeasureKind::Help => "a rung of help",
        MeasureKind::YesNo => "yes or no",
    };
    ResultError::Form { given: text::brief(given, 40), wanted, example: kind.example() }
}

fn parse_help(text: &str, kind: MeasureKind, ladder: &Ladder) -> Result<HelpGiven, ResultError> {
    let rung = |name: &str| {
        ladder
            .find(name.trim())
            .cloned()
            .ok_or_else(|| ResultError::Rung { rung: text::brief(name, 40), help: rung_help(name, ladder) })
    };
    if !text.contains(':') {
        return rung(text).map(HelpGiven::At);
    }
    let mut counts: Vec<(Rung, Count)> = Vec::new();
    for part in text.split(',') {
        let (name, count) = part.split_once(':').ok_or_else(|| form(text, kind))?;
        let count = count.trim().parse().ok().and_then(Count::new).ok_or_else(|| form(text, kind))?;
        let rung = rung(name)?;
        if counts.iter().any(|(known, _)| *known == rung) {
            return Err(ResultError::Rung { rung: rung.to_string(), help: "name each rung once".to_owned() });
        }
        counts.push((rung, count));
    }
    Ok(HelpGiven::Counts(counts))
}

/// The nearest rung to a word, or the whole ladder.
pub(crate) fn rung_help(typed: &str, ladder: &Ladder) -> String {
    text::did_you_mean(typed, ladder.rungs())
        .unwrap_or_else(|| format!("the rungs are {}", text::and_list(ladder.rungs())))
}

/// A time as it is typed: `45s`, `3m`, `3m20s`, `1h5m`. A number alone is none: nobody could say of what.
#[must_use]
pub fn parse_seconds(text: &str) -> Option<Seconds> {
    let mut rest = text.trim();
    let mut total = 0_i64;
    let mut last = u32::MAX;
    while !rest.is_empty() {
        let digits = rest.find(|c: char| !c.is_ascii_digit()).filter(|at| (1..=6).contains(at))?;
        let number: i64 = rest[..digits].parse().ok()?;
        let (unit, size) = match rest.as_bytes()[digits] {
            b'h' => (3, 3600),
            b'm' => (2, 60),
            b's' => (1, 1),
            _ => return None,
        };
        if unit >= last {
            return None;
        }
        (last, total) = (unit, total + number * size);
        rest = &rest[digits + 1..];
    }
    if last == u32::MAX { None } else { Seconds::new(total) }
}

/// Seconds as they are typed: `45s`, `3m`, `3m20s`.
#[must_use]
pub fn say_seconds(seconds: i64) -> String {
    match (seconds / 60, seconds % 60) {
        (0, seconds) => format!("{seconds}s"),
        (minutes, 0) => format!("{minutes}m"),
        (minutes, seconds) => format!("{minutes}m{seconds}s"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parse(text: &str, measure: &str) -> Result<TrialResult, ResultError> {
        TrialResult::parse(text, &Measure::parse(measure).unwrap(), &Ladder::default())
    }

    #[test]
    fn each_measure_takes_its_own_form() {
        for (text, measure, level) in [
            ("8/10", "accuracy:10", "80"),
            ("42/2m", "rate", "21"),
            ("5", "count", "5"),
            ("3m20s", "duration", "200"),
            ("45s", "latency", "45"),
            ("4/6@prompting", "steps:6", "66.67"),
            ("3.5", "scale:1..5", "3.5"),
            ("27", "score:40", "27"),
            ("@clueing", "help", "2"),
            ("yes", "yes-no", "100"),
            ("5/20", "interval:20", "25"),
            ("@independent:5,clueing:2", "help", "0"),
        ] {
            let result = parse(text, measure).unwrap();
            assert_eq!(result.level(&Ladder::default()).unwrap().to_string(), level, "{text}");
            assert_eq!(result.to_string(), text);
        }
    }

    #[test]
    fn what_the_measure_cannot_hold_is_refused() {
        for (text, measure) in [
            ("11/10", "accuracy:10"),
            ("8", "accuracy:10"),
            ("25m", "accuracy:10"),
            ("42", "rate"),
            ("42/2", "rate"),
            ("42/0s", "rate"),
            ("7", "scale:1..5"),
            ("3.2", "scale:1..5"),
            ("41", "score:40"),
            ("@flying", "help"),
            ("5@independent:5,independent:1", "count"),
            ("8/10@independent:9,clueing:2", "accuracy"),
            ("maybe", "yes-no"),
            ("7/7", "steps:6"),
            ("", "count"),
            ("-1", "count"),
            ("0/0", "accuracy"),
            ("", "help"),
            ("3@", "count"),
            ("8/10@clueing:", "accuracy"),
        ] {
            assert!(parse(text, measure).is_err(), "{text} for {measure}");
        }
        assert!(parse("25m", "accuracy:10").unwrap_err().help().contains("8/10"));
        assert!(parse("8/10@clewing", "accuracy:10").unwrap_err().help().contains("clueing"));
    }

    #[test]
    fn times_are_read_with_their_units_only() {
        for (text, seconds) in [
            ("45s", Some(45)),
            ("3m20s", Some(200)),
            ("1h", Some(3600)),
            ("2", None),
            ("20s3m", None),
            ("3m3m", None),
            ("", None),
            ("m", None),
            ("99999999s", None),
            ("11h", None),
        ] {
            assert_eq!(parse_seconds(text).map(Seconds::get), seconds, "{text}");
        }
    }

    #[test]
    fn help_that_was_not_recorded_is_not_independent() {
        let (ladder, rung) = (Ladder::default(), Rung::new("independent").unwrap());
        let level =
            |text| parse(text, "accuracy:10").unwrap().level_with(&rung, &ladder).map(|level| level.to_string());
        assert_eq!(level("8/10"), None);
        assert_eq!(level("8/10@independent"), Some("80".to_owned()));
        assert_eq!(level("8/10@clueing"), None);
        assert_eq!(level("8/10@independent:6,clueing:4"), Some("60".to_owned()));
    }
}
