use schemars::JsonSchema;
use serde::Serialize;

use crate::progress::proportion::Prior;
use crate::progress::series::{Point, direction, last};
use crate::progress::{Mastery, Progress, Proportion};
use crate::record::Level;
use crate::record::goal::Goal;
use crate::record::result::Counted;
use crate::record::target::Direction;
use crate::report::figure::{Precise, Typed};

/// Under this level, in percent, what is learned is often not kept (Fuller and Fienup, 2018; Longino and others, 2021;
/// statistics, section 3.3).
const LASTS: i64 = 90;

/// How easily luck meets the goal's own rule.
#[derive(Clone, Debug, PartialEq, JsonSchema, Serialize)]
pub struct Passing {
    /// How many trials a session has: those that the goal asks for, or the measure's, or as a rule.
    pub trials: u32,
    /// How many sessions in a row.
    pub sessions: u32,
    /// How many right each needs.
    pub least_correct: u32,
    /// How likely pupils of a lower true level are to meet it.
    pub chances: Vec<Chance>,
    /// How likely it is that the true level is the goal's or more, after as many latest sessions; 0 to 1.
    pub true_level_reaches: Option<Precise>,
    /// A warning where the goal is under 90 %.
    pub warning: Option<String>,
}

/// The chance of a pupil of one true level.
#[derive(Clone, Copy, Debug, PartialEq, JsonSchema, Serialize)]
pub struct Chance {
    /// In percent.
    pub true_level: Typed,
    /// That the rule is met within ten sessions, 0 to 1.
    pub within_10: Precise,
    /// Within twenty.
    pub within_20: Precise,
}

impl Passing {
    /// Of a goal that is a share of trials to be raised to.
    pub(super) fn of(progress: &Progress<'_>, goal: &Goal) -> Option<Self> {
        let target = &progress.target.record;
        let level = goal.level.filter(|_| target.measure.unit() == "%" && direction(target) == Direction::Increase)?;
        let usual = || Level::median(&trials(progress.series.teaching())).map(|median| median.ratio().to_integer());
        let set = goal.trials.or(target.measure.of).map(crate::record::quantity::Whole::get);
        let trials = u32::try_from(set.or_else(usual)?).ok()?;
        let sessions = u32::try_from(goal.sessions.get()).ok()?;
        let mastery = Mastery::new(level, trials, sessions)?;
        let chance = |below: i64| {
            let true_level = Level::from(level.ratio() - below);
            (true_level > Level::whole(0)).then(|| Chance {
                true_level: Typed(true_level),
                within_10: Precise(mastery.within(10, true_level)),
                within_20: Precise(mastery.within(20, true_level)),
            })
        };
        let warning = "at under 90% what is learned is often not kept: look again after a week, and once a month";
        Some(Self {
            trials,
            sessions,
            least_correct: mastery.least_correct(),
            chances: [10, 20].into_iter().filter_map(chance).collect(),
            true_level_reaches: lately(progress, goal).map(|seen| {
                // Before any trial every level is taken to be as likely.
                Precise(seen.posterior(Prior::Uniform).at_least(level))
            }),
            warning: (level < Level::whole(LASTS)).then(|| warning.to_owned()),
        })
    }
}

/// Right and trials of as many latest sessions as the goal asks for.
fn lately(progress: &Progress<'_>, goal: &Goal) -> Option<Proportion> {
    let sessions = usize::try_from(goal.sessions.get()).ok()?;
    let points = last(progress.series.teaching(), sessions);
    let parts: Option<Vec<(u32, u32)>> = points.iter().map(part).collect();
    let parts = parts.filter(|parts| parts.len() == sessions)?;
    Proportion::new(parts.iter().map(|part| part.0).sum(), parts.iter().map(|part| part.1).sum())
}

fn part(point: &Point<'_>) -> Option<(u32, u32)> {
    let (part, of) = match point.result.counted {
        Counted::Correct(part, of) | Counted::Steps(part, of) | Counted::Intervals(part, of) => (part.get(), of.get()),
        Counted::YesNo(yes) => (i64::from(yes), 1),
        _ => return None,
    };
    u32::try_from(part).ok().zip(u32::try_from(of).ok())
}

fn trials(points: &[Point<'_>]) -> Vec<Level> {
    points.iter().filter_map(part).map(|(_, of)| Level::whole(of.into())).collect()
}
