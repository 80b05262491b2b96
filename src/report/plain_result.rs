use crate::record::help::{HelpGiven, Ladder};
use crate::record::measure::Measure;
use crate::record::result::{Counted, TrialResult};
use crate::text;

/// A result in words that a parent reads at once: `8 words out of 10, 6 of them without help`.
pub(super) fn in_plain_words(result: &TrialResult, measure: &Measure, ladder: &Ladder) -> String {
    let what = measure.what.as_ref().map(|what| what.as_str().trim());
    let things = |number: i64| match what {
        Some(what) => format!("{number} {what}"),
        None => number.to_string(),
    };
    let said = match &result.counted {
        Counted::Correct(right, of) => format!("{} out of {}", things(right.get()), of.get()),
        Counted::Steps(done, of) => format!("{} of the {} alone", done.get(), count(of.get(), "step")),
        Counted::Intervals(seen, of) => format!("{} of the {} we looked", seen.get(), count(of.get(), "time")),
        Counted::Rate(times, seconds) => format!("{} in {}", things(times.get()), time(seconds.get())),
        Counted::Times(times) if what.is_some() => things(times.get()),
        Counted::Times(times) => count(times.get(), "time"),
        Counted::Seconds(seconds) => time(seconds.get()),
        Counted::Score(level) => score(&level.to_string(), measure),
        Counted::YesNo(yes) => if *yes { "yes" } else { "not this time" }.to_owned(),
        Counted::HelpAlone => String::new(),
    };
    let help = result.help.as_ref().and_then(|help| help_in_plain_words(help, ladder));
    [Some(said).filter(|said| !said.is_empty()), help].into_iter().flatten().collect::<Vec<_>>().join(", ")
}

fn score(level: &str, measure: &Measure) -> String {
    match (measure.min, measure.max) {
        (Some(min), Some(max)) => format!("{level} on a scale from {min} to {max}"),
        (None, Some(max)) => format!("{level} out of {max}"),
        _ => level.to_owned(),
    }
}

/// `45 seconds`, `3 minutes`, `3 minutes 20 seconds`.
fn time(seconds: i64) -> String {
    let (minutes, rest) = (seconds / 60, seconds % 60);
    match (minutes, rest) {
        (0, rest) => count(rest, "second"),
        (minutes, 0) => count(minutes, "minute"),
        (minutes, rest) => format!("{} {}", count(minutes, "minute"), count(rest, "second")),
    }
}

fn count(number: i64, noun: &str) -> String {
    text::count(usize::try_from(number).unwrap_or(0), noun)
}

/// Whether there was help, and never which: the rungs are the school's own words.
fn help_in_plain_words(help: &HelpGiven, ladder: &Ladder) -> Option<String> {
    let (alone, with) = ("without help".to_owned(), "with help".to_owned());
    match help {
        HelpGiven::At(rung) => Some(if ladder.step(rung)? == 0 { alone } else { with }),
        HelpGiven::Counts(counts) => {
            let total: i64 = counts.iter().map(|(_, count)| count.get()).sum();
            let least = counts.iter().filter(|(rung, _)| ladder.step(rung) == Some(0));
            match least.map(|(_, count)| count.get()).sum::<i64>() {
                0 => Some(with),
                number if number == total => Some(alone),
                number => Some(format!("{number} of them without help")),
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_measure_has_its_plain_words() {
        for (typed, measure, expected) in [
            ("8/10@independent:6,clueing:4", "accuracy:10", "8 out of 10, 6 of them without help"),
            ("8/10@independent", "accuracy:10", "8 out of 10, without help"),
            ("8/10", "accuracy:10", "8 out of 10"),
            ("42/2m", "rate", "42 in 2 minutes"),
            ("1", "count", "1 time"),
            ("3m20s", "duration", "3 minutes 20 seconds"),
            ("45s@clueing", "latency", "45 seconds, with help"),
            ("4/6", "steps:6", "4 of the 6 steps alone"),
            ("3.5", "scale:1..5", "3.5 on a scale from 1 to 5"),
            ("27", "score:40", "27 out of 40"),
            ("@independent:5,clueing:2", "help", "5 of them without help"),
            ("@clueing", "help", "with help"),
            ("no", "yes-no", "not this time"),
            ("5/20", "interval:20", "5 of the 20 times we looked"),
        ] {
            let (measure, ladder) = (Measure::parse(measure).unwrap(), Ladder::default());
            let result = TrialResult::parse(typed, &measure, &ladder).unwrap();
            assert_eq!(in_plain_words(&result, &measure, &ladder), expected, "{typed}");
        }
    }
}
