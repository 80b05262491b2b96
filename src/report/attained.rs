use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::Serialize;

use super::figure::Precise;
use crate::progress::Progress;
use crate::progress::attainment::{Attained, Weight, t_score};
use crate::record::Level;

/// Goal attainment scaling over a pupil's targets of `scale:-2..2` whose levels are in words.
#[derive(Clone, Debug, PartialEq, JsonSchema, Serialize)]
pub struct GoalAttainment {
    /// The T-score: 50 is what was expected. Null where no such target has a whole rating.
    pub t_score: Option<Precise>,
    /// Each such target.
    pub goals: Vec<AttainedGoal>,
    /// Why it is null.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reason: Option<&'static str>,
}

/// One goal.
#[derive(Clone, Debug, PartialEq, Eq, JsonSchema, Serialize)]
pub struct AttainedGoal {
    /// The target's id.
    pub target: String,
    /// The latest rating, -2 to 2; null where there is none, or where it lies between two levels.
    pub attained: Option<i64>,
    /// What it means.
    pub said: Option<String>,
}

impl GoalAttainment {
    /// That of these targets; none where none is such a scale. Each counts alike, since records hold no weights.
    #[must_use]
    pub fn of(targets: &[Progress<'_>], as_of: NaiveDate) -> Option<Self> {
        let scales = targets.iter().filter(|progress| is_scale(progress) && open(progress, as_of));
        let found: Vec<(AttainedGoal, Option<Attained>)> = scales.map(goal).collect();
        let one = Weight::new(1)?;
        let rated: Vec<(Attained, Weight)> =
            found.iter().filter_map(|(_, attained)| attained.map(|attained| (attained, one))).collect();
        let t_score = t_score(&rated);
        (!found.is_empty()).then(|| Self {
            t_score: t_score.map(Precise),
            reason: if t_score.is_some() { None } else { Some("none of these has a whole rating yet") },
            goals: found.into_iter().map(|(goal, _)| goal).collect(),
        })
    }
}

fn open(progress: &Progress<'_>, as_of: NaiveDate) -> bool {
    progress.target.record.ended(as_of).is_none()
}

/// Goal attainment scaling is `scale:-2..2` with a `[[level]]` in words for each step (contract, "Assessing").
fn is_scale(progress: &Progress<'_>) -> bool {
    let target = &progress.target.record;
    let ends = (target.measure.min, target.measure.max) == (Some(Level::whole(-2)), Some(Level::whole(2)));
    let has_words = |step| target.levels.iter().any(|level| level.score == Level::whole(step));
    ends && (-2..=2).all(has_words)
}

fn goal(progress: &Progress<'_>) -> (AttainedGoal, Option<Attained>) {
    let level = progress.series.latest().map(|point| point.level).filter(|level| level.ratio().is_integer());
    let words = level.and_then(|level| progress.target.record.levels.iter().find(|known| known.score == level));
    let attained = level.and_then(|level| Attained::new(level.ratio().to_integer()));
    let goal = AttainedGoal {
        target: progress.id.to_string(),
        attained: attained.map(crate::record::quantity::Whole::get),
        said: words.map(|known| known.text.as_str().to_owned()),
    };
    (goal, attained)
}
