//! How much help was given, beside the level and never mixed with it: independence is an axis of its own.
//!
//! Rungs are counted and compared, never averaged. Sessions whose help was not recorded say nothing here: that is not
//! the same as none. The numbers of sessions and the levels in the hints are conventions of practice, not findings
//! (statistics, section 5, where they are from memory and from a manual); a person decides.

use super::series::{Point, direction};
use super::trend::MannKendall;
use crate::record::help::{HelpGiven, Ladder, Rung};
use crate::record::target::Direction;
use crate::record::{Level, Target};

/// How many sessions are "lately".
const LATELY: usize = 5;
/// From so many sessions on, help can be said to fade or not.
const ENOUGH: usize = 6;
/// A level with help that is good enough to try with less, in percent.
const GOOD: i64 = 80;
/// A level that asks for more help, in percent.
const POOR: i64 = 50;
/// So many sessions in a row make a hint.
const HINT: usize = 2;
/// Help is said to change where chance alone would do as much in fewer than one in ten, one-sided.
const CHANCE: f64 = 0.2;

/// The help given since teaching began.
#[derive(Clone, Debug, PartialEq)]
pub struct Independence {
    /// Sessions whose help was recorded.
    pub recorded: usize,
    /// Sessions whose help was not.
    pub not_recorded: usize,
    /// The share of trials at each rung of the ladder over the last five sessions with help recorded, in percent, the
    /// least help first; nothing of a rung that is not on the ladder.
    pub lately: Vec<(Rung, Level)>,
    /// The same over the first five, where there are ten.
    pub at_first: Vec<(Rung, Level)>,
    /// The test of the share of trials at the least help, session by session; none of fewer than six sessions.
    pub trend: Option<MannKendall>,
    /// Right with help, and not yet without: five sessions in a row or more at 80 % or more, in which what is right
    /// without help does not rise and is less than that, as a rule.
    pub depends_on_help: bool,
    /// What the last sessions suggest.
    pub hint: Option<Hint>,
}

/// A step on the ladder.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Hint {
    /// Two sessions in a row at 80 % or more at one rung: this one, with less help, can be tried.
    LessHelp(Rung),
    /// Two sessions in a row under 50 % at one rung: this one gives more help.
    MoreHelp(Rung),
}

/// Whether help fades.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fading {
    /// More of the trials are without help than before.
    Less,
    /// Fewer are.
    More,
    /// Neither is clear.
    Unclear,
}

/// One session whose help was recorded.
struct Helped {
    /// Trials by the step of their rung; one where the session says only the rung.
    trials: Vec<(usize, i64)>,
    /// The step of the typical rung.
    typical: usize,
    /// The level, and that part of it that was reached without help, for what is counted out of trials.
    level: Option<(Level, Level)>,
}

impl Independence {
    /// That of these points, oldest first; none where no session recorded its help.
    #[must_use]
    pub fn of(target: &Target, points: &[Point<'_>], ladder: &Ladder) -> Option<Self> {
        let helped: Vec<Helped> = points.iter().filter_map(|point| Helped::of(target, point, ladder)).collect();
        let recorded = helped.len();
        let share = |helped: &[Helped]| shares(helped, ladder);
        let alone: Vec<Level> = helped.iter().map(Helped::share_alone).collect();
        (recorded > 0).then(|| Self {
            recorded,
            not_recorded: points.len() - recorded,
            lately: share(&helped[recorded.saturating_sub(LATELY)..]),
            at_first: if recorded >= 2 * LATELY { share(&helped[..LATELY]) } else { Vec::new() },
            trend: MannKendall::of(&alone).filter(|_| recorded >= ENOUGH),
            depends_on_help: depends_on_help(&helped),
            hint: hint(&helped, ladder),
        })
    }

    /// Whether help fades; none of fewer than six sessions.
    #[must_use]
    pub fn fading(&self) -> Option<Fading> {
        let trend = self.trend?;
        Some(match (rises(&trend), trend.s < 0 && trend.p() <= CHANCE) {
            (true, _) => Fading::Less,
            (_, true) => Fading::More,
            _ => Fading::Unclear,
        })
    }
}

impl Helped {
    fn of(target: &Target, point: &Point<'_>, ladder: &Ladder) -> Option<Self> {
        let help = point.help()?;
        let typical = help.typical(ladder)?;
        let trials = match help {
            HelpGiven::At(rung) => vec![(ladder.step(rung)?, point.trials().unwrap_or(1))],
            HelpGiven::Counts(counts) => {
                counts.iter().map(|(rung, count)| Some((ladder.step(rung)?, count.get()))).collect::<Option<_>>()?
            }
        };
        let counted = target.measure.unit() == "%" && direction(target) == Direction::Increase;
        // With one rung throughout that is not the least, nothing was right without help.
        let alone = || point.result.level_with(ladder.rungs().first()?, ladder).or(Some(Level::whole(0)));
        let level = if counted { alone().map(|alone| (point.level, alone)) } else { None };
        Some(Self { trials, typical, level })
    }

    /// The share of its trials at the least help, in percent.
    fn share_alone(&self) -> Level {
        let at = |step: Option<usize>| {
            let trials = self.trials.iter().filter(|(at, _)| step.is_none_or(|step| step == *at));
            trials.map(|(_, trials)| trials).sum::<i64>()
        };
        Level::percent(at(Some(0)), at(None))
    }

    fn level_with_help(&self) -> Option<Level> {
        self.level.map(|(level, _)| level)
    }
}

/// The share of all their trials at each rung.
fn shares(helped: &[Helped], ladder: &Ladder) -> Vec<(Rung, Level)> {
    let trials = || helped.iter().flat_map(|helped| &helped.trials);
    let all: i64 = trials().map(|(_, trials)| trials).sum();
    let share = |(step, rung): (usize, &Rung)| {
        let at: i64 = trials().filter(|(at, _)| *at == step).map(|(_, trials)| trials).sum();
        (rung.clone(), Level::percent(at, all))
    };
    ladder.rungs().iter().enumerate().map(share).collect()
}

fn rises(trend: &MannKendall) -> bool {
    trend.s > 0 && trend.p() <= CHANCE
}

fn depends_on_help(helped: &[Helped]) -> bool {
    let good = Level::whole(GOOD);
    let is_good = |helped: &&Helped| helped.level_with_help().is_some_and(|level| level >= good);
    let run: Vec<&Helped> = helped.iter().rev().take_while(is_good).collect();
    let alone: Vec<Level> = run.iter().rev().filter_map(|helped| helped.level).map(|(_, alone)| alone).collect();
    let rising = MannKendall::of(&alone).is_some_and(|trend| rises(&trend));
    alone.len() >= LATELY && !rising && Level::median(&alone).is_some_and(|alone| alone < good)
}

fn hint(helped: &[Helped], ladder: &Ladder) -> Option<Hint> {
    let last = helped.last_chunk::<HINT>()?;
    let step = last[0].typical;
    if last.iter().any(|helped| helped.typical != step) {
        return None;
    }
    let all = |test: fn(Level) -> bool| last.iter().all(|helped| helped.level_with_help().is_some_and(test));
    let rung = |step: Option<usize>| step.and_then(|step| ladder.rungs().get(step)).cloned();
    if all(|level| level >= Level::whole(GOOD)) {
        return rung(step.checked_sub(1)).map(Hint::LessHelp);
    }
    let more = || rung(step.checked_add(1)).map(Hint::MoreHelp);
    all(|level| level < Level::whole(POOR)).then(more).flatten()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::progress::Series;
    use crate::progress::example::{day, ladder, results, target};

    /// Results one a day from 1 September, such as `8 independent=6,clueing=4` or `8 clueing`.
    fn of(lines: &[&str]) -> Option<Independence> {
        let (id, target) =
            target("measure = { kind = \"accuracy\", of = 10 }\ngoal = { level = 80 }\nteaching_from = 2026-09-01\n");
        let result = |line: &&str| {
            let (correct, help) = line.split_once(' ').unwrap_or((line, ""));
            let help = match help {
                "" => String::new(),
                counts if counts.contains('=') => format!("help = {{ {counts} }}"),
                rung => format!("help = \"{rung}\""),
            };
            format!("correct = {correct}\nof = 10\n{help}")
        };
        let texts: Vec<String> = lines.iter().map(result).collect();
        let days: Vec<String> = (1..=lines.len()).map(|day| format!("2026-09-{day:02}")).collect();
        let pairs: Vec<(&str, &str)> = days.iter().map(String::as_str).zip(texts.iter().map(String::as_str)).collect();
        let (records, ladder) = (results(&pairs), ladder());
        let series = Series::of(&id, &target.record, &records, &ladder, day("2026-11-23"));
        Independence::of(&target.record, series.teaching(), &ladder)
    }

    fn percents(shares: &[(Rung, Level)]) -> Vec<String> {
        shares.iter().map(|(_, share)| share.to_string()).collect()
    }

    #[test]
    fn shares_are_of_trials_and_what_is_not_recorded_is_no_share() {
        assert_eq!(of(&["8", "9"]), None);
        let found = of(&["8 independent=6,clueing=2", "9", "8 modelling"]).unwrap();
        assert_eq!((found.recorded, found.not_recorded, found.trend), (2, 1, None));
        let (six, two, ten) = (Level::percent(6, 18), Level::percent(2, 18), Level::percent(10, 18));
        let zero = Level::whole(0);
        assert_eq!(found.lately.iter().map(|(_, share)| *share).collect::<Vec<_>>(), [six, zero, two, ten, zero]);
        assert_eq!(found.at_first, []);
    }

    #[test]
    fn the_last_five_stand_beside_the_first_five() {
        let mut lines = vec!["5 clueing"; 5];
        lines.extend(["5 independent"; 5]);
        let found = of(&lines).unwrap();
        assert_eq!(percents(&found.at_first), ["0", "0", "100", "0", "0"]);
        assert_eq!(percents(&found.lately), ["100", "0", "0", "0", "0"]);
        assert_eq!(found.fading(), Some(Fading::Less));
        lines.reverse();
        assert_eq!(of(&lines).unwrap().fading(), Some(Fading::More));
        assert_eq!(of(&["5 clueing"; 6]).unwrap().fading(), Some(Fading::Unclear));
        assert_eq!(of(&["5 clueing"; 5]).unwrap().fading(), None);
    }

    #[test]
    fn right_with_help_and_not_without_is_flagged() {
        let half = "9 independent=5,clueing=5";
        assert!(of(&[half; 5]).unwrap().depends_on_help);
        assert!(of(&["2 clueing", half, "8 modelling", half, half, half]).unwrap().depends_on_help);
        assert!(!of(&[half; 4]).unwrap().depends_on_help);
        assert!(!of(&[half, half, half, half, half, "7 clueing"]).unwrap().depends_on_help);
        assert!(!of(&["9 independent"; 6]).unwrap().depends_on_help);
        let fading: Vec<String> = (3..9).map(|alone| format!("9 independent={alone},clueing={}", 9 - alone)).collect();
        assert!(!of(&fading.iter().map(String::as_str).collect::<Vec<_>>()).unwrap().depends_on_help);
    }

    #[test]
    fn two_sessions_alike_hint_at_a_step() {
        let rung = |name: &str| Rung::new(name).unwrap();
        for (lines, expected) in [
            (&["8 clueing", "9 clueing"][..], Some(Hint::LessHelp(rung("prompting")))),
            (&["2 clueing", "4 clueing"], Some(Hint::MoreHelp(rung("modelling")))),
            (&["8 independent", "9 independent"], None),
            (&["2 correcting", "4 correcting"], None),
            (&["8 clueing", "9 prompting"], None),
            (&["8 clueing", "7 clueing"], None),
            (&["9 clueing"], None),
        ] {
            assert_eq!(of(lines).unwrap().hint, expected, "{lines:?}");
        }
    }
}
