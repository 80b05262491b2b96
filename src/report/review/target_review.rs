use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::Serialize;

use super::super::agreed::Agreed;
use super::super::assessed::{Assessed, say_level};
use super::super::cycle_line::{ViewLine, decision_in_words, result_in_words};
use super::super::figure::Day;
use crate::progress::phase::PhaseKind;
use crate::progress::series::{last, median};
use crate::progress::{Period, Phase, Point, Progress, say_goal};
use crate::record::agreement::Review;
use crate::record::measure::MeasureKind;
use crate::record::target::Change;
use crate::record::{Level, School, Target};

/// A target from its baseline to now, with what was changed and decided in a period.
#[derive(Clone, Debug, PartialEq, JsonSchema, Serialize)]
pub struct TargetReview {
    /// Its status today.
    #[serde(flatten)]
    pub assessed: Assessed,
    /// The outcome that it is a step toward.
    pub outcome: Option<String>,
    /// The provision in which it is taught.
    pub provision: Option<String>,
    /// The learning objective.
    pub objective: Option<String>,
    /// The last three results before teaching, or the level that was typed for it.
    pub from_said: Option<String>,
    /// The last three results.
    pub now_said: Option<String>,
    /// The last three results of a period that is over.
    pub at_end_said: Option<String>,
    /// The results of each stretch under unchanged conditions, oldest first.
    pub stretches: Vec<Measured>,
    /// The changes of the period, in order of their days.
    pub changes: Vec<Tried>,
    /// The reviews of the period, oldest first.
    pub reviews: Vec<Reviewed>,
}

/// A change, with the results before it and since. They do not say that the change made the difference.
#[derive(Clone, Debug, PartialEq, Eq, JsonSchema, Serialize)]
pub struct Tried {
    /// From when.
    pub on: Day,
    /// What.
    pub what: String,
    /// Why.
    pub why: String,
    /// The new goal, where that changed.
    pub goal: Option<String>,
    /// Who agreed it.
    pub agreement: Agreed,
    /// The results of the stretch before it, where it is in force.
    pub before: Option<Measured>,
    /// The results since, up to the next change.
    pub since: Option<Measured>,
}

/// The results of a stretch under unchanged conditions.
#[derive(Clone, Debug, PartialEq, Eq, JsonSchema, Serialize)]
pub struct Measured {
    /// `baseline`, `teaching`, `since the change on 5 October`.
    pub name: String,
    /// How many.
    pub results: usize,
    /// Their median with its unit; of yes and no, how many were yes.
    pub said: Option<String>,
}

/// What an adult decided at a review, and why.
#[derive(Clone, Debug, PartialEq, Eq, JsonSchema, Serialize)]
pub struct Reviewed {
    /// The day.
    pub on: Day,
    /// Who.
    pub by: String,
    /// `met`, `partly` or `not-met`.
    pub result: &'static str,
    /// The same within a sentence.
    pub result_said: &'static str,
    /// `continue`, `change`, `end` or `seek-advice`.
    pub decision: &'static str,
    /// The same within a sentence.
    pub decision_said: &'static str,
    /// Why.
    pub why: String,
    /// What comes next.
    pub next: Option<String>,
    /// What keywork said of the target on that day.
    pub status: Option<&'static str>,
    /// What people said.
    pub views: Vec<ViewLine>,
}

impl TargetReview {
    /// The target as it is known today.
    #[must_use]
    pub fn of(school: &School, progress: &Progress<'_>, period: Period, as_of: NaiveDate) -> Self {
        let target: &Target = &progress.target.record;
        let mut changes: Vec<&Change> = target.change.iter().filter(|change| period.contains(change.on)).collect();
        changes.sort_by_key(|change| change.on);
        Self {
            assessed: Assessed::of(school, progress, as_of),
            outcome: target.outcome.as_ref().map(ToString::to_string),
            provision: target.provision.as_ref().map(ToString::to_string),
            objective: target.objective.as_ref().map(|objective| objective.as_str().to_owned()),
            from_said: say(school, target, last(progress.series.baseline(), 3))
                .or_else(|| typed_baseline(school, target)),
            now_said: say(school, target, progress.series.last(3)),
            at_end_said: at_end(school, progress, period, as_of),
            stretches: progress.phases.iter().map(|phase| Measured::of(school, progress, phase)).collect(),
            changes: changes.into_iter().map(|change| Tried::of(school, progress, change, as_of)).collect(),
            reviews: Reviewed::all(school, &target.review, period, as_of),
        }
    }
}

/// The median with its unit. Of yes and no it would be the one or the other, so those are counted.
fn say(school: &School, target: &Target, points: &[Point<'_>]) -> Option<String> {
    if target.measure.kind == MeasureKind::YesNo && !points.is_empty() {
        let yes = points.iter().filter(|point| point.level > Level::whole(0)).count();
        return Some(format!("yes in {yes} of {}", points.len()));
    }
    median(points).map(|level| say_level(school, target, level))
}

fn typed_baseline(school: &School, target: &Target) -> Option<String> {
    target.baseline.map(|level| say_level(school, target, level))
}

fn at_end(school: &School, progress: &Progress<'_>, period: Period, as_of: NaiveDate) -> Option<String> {
    let points = &progress.series.points;
    let until = &points[..points.partition_point(|point| point.date <= period.to)];
    say(school, &progress.target.record, last(until, 3)).filter(|_| period.to < as_of)
}

impl Measured {
    fn of(school: &School, progress: &Progress<'_>, phase: &Phase) -> Self {
        let points = match phase.kind {
            PhaseKind::Baseline => progress.series.baseline(),
            _ => progress.series.teaching(),
        };
        let first = points.partition_point(|point| point.date < phase.from);
        let end = points.partition_point(|point| point.date <= phase.to);
        let points = &points[first..end];
        let said = say(school, &progress.target.record, points);
        Self { name: phase.name.clone(), results: points.len(), said }
    }
}

impl Tried {
    fn of(school: &School, progress: &Progress<'_>, change: &Change, as_of: NaiveDate) -> Self {
        let target = &progress.target.record;
        let agreement = Agreed::change(school, change, as_of);
        let begun = |phase: &Phase| phase.kind == PhaseKind::Change && phase.from == change.on;
        let at = progress.phases.iter().position(begun).filter(|_| agreement.is_agreed() && change.starts_a_phase());
        let measured = |at: usize| progress.phases.get(at).map(|phase| Measured::of(school, progress, phase));
        Self {
            on: Day(change.on),
            what: change.what.as_str().to_owned(),
            why: change.why.as_str().to_owned(),
            goal: change.goal.as_ref().map(|goal| say_goal(target, goal, &school.help)),
            agreement,
            before: at.and_then(|at| at.checked_sub(1)).and_then(measured),
            since: at.and_then(measured),
        }
    }
}

impl Reviewed {
    /// The reviews of a period that are known today, oldest first.
    #[must_use]
    pub fn all(school: &School, reviews: &[Review], period: Period, as_of: NaiveDate) -> Vec<Self> {
        let known = reviews.iter().filter(|review| period.contains(review.on) && review.on <= as_of);
        let mut reviews: Vec<&Review> = known.collect();
        reviews.sort_by_key(|review| review.on);
        reviews.into_iter().map(|review| Self::of(school, review)).collect()
    }

    fn of(school: &School, review: &Review) -> Self {
        Self {
            on: Day(review.on),
            by: school.name_of(&review.by).to_owned(),
            result: review.result.word(),
            result_said: result_in_words(review.result),
            decision: review.decision.word(),
            decision_said: decision_in_words(review.decision),
            why: review.why.as_str().to_owned(),
            next: review.next.as_ref().map(|next| next.as_str().to_owned()),
            status: review.status.map(crate::record::agreement::Verdict::word),
            views: review.views.iter().map(ViewLine::of).collect(),
        }
    }
}
