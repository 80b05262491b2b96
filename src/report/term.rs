#[cfg(test)]
mod tests;

use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::Serialize;

use super::MADE_BY;
use super::agreed::Agreed;
use super::decision::{self, Decision};
use super::figure::Day;
use super::happened::missing;
use super::patterns::Patterns;
use super::people::Who;
use super::review::{
    Advised, AgreedWith, Delivered, LineDelivered, MeetingHeld, Reviewed, Scored, TargetReview, ViewSaid, Waiting,
    Words, targets_of, unwritten_terms,
};
use super::unreadable::Unreadable;
use crate::calendar::SchoolCalendar;
use crate::progress::Period;
use crate::record::{Cycle, CycleId, Filed, PupilRecords, School};

/// For the review of a cycle: what was aimed at, what was done, what came of it, what people say and decide.
#[derive(Clone, Debug, PartialEq, JsonSchema, Serialize)]
pub struct TermReport {
    /// The program's name, by which it knows its own files again.
    pub made_by: &'static str,
    /// `term`.
    pub report: &'static str,
    /// The day that counts as today.
    pub as_of: Day,
    /// The first day.
    pub from: Day,
    /// The last day.
    pub to: Day,
    /// True when the time is over, so that a status is of a later day than it.
    pub past: bool,
    /// The pupil and the adults.
    #[serde(flatten)]
    pub who: Who,
    /// The cycles that the time is of.
    pub cycles: Vec<CycleReview>,
    /// What waits for a decision today.
    pub decisions: Vec<Decision>,
    /// Each target from its baseline to now.
    pub targets: Vec<TargetReview>,
    /// What was given of what was timetabled, up to today.
    pub provision: Vec<Delivered>,
    /// The same by line of Section F.
    pub section_f: Vec<LineDelivered>,
    /// Well-being, behaviour and incidents, counted.
    pub patterns: Patterns,
    /// What people said.
    pub views: Vec<ViewSaid>,
    /// The meetings, with what was decided.
    pub meetings: Vec<MeetingHeld>,
    /// What was agreed outside meetings.
    pub agreed: Vec<AgreedWith>,
    /// What professionals advised, and what became of it.
    pub recommendations: Vec<Advised>,
    /// The assessments.
    pub assessments: Vec<Scored>,
    /// The actions and questions that are open today.
    pub open: Vec<Waiting>,
    /// What is not there yet.
    pub missing: Vec<String>,
    /// What could not be read.
    pub unreadable: Unreadable,
}

/// A cycle and its review.
#[derive(Clone, Debug, PartialEq, Eq, JsonSchema, Serialize)]
pub struct CycleReview {
    /// Its id.
    pub cycle: String,
    /// Its file.
    pub file: String,
    /// The first day.
    pub from: Day,
    /// The last day.
    pub to: Day,
    /// Who agreed it.
    pub agreement: Agreed,
    /// How it was reviewed, oldest first.
    pub reviews: Vec<Reviewed>,
}

impl TermReport {
    /// The report on this period, as the records stand today.
    #[must_use]
    pub fn build(school: &School, records: &PupilRecords, period: Period, as_of: NaiveDate) -> Self {
        let calendar = SchoolCalendar::of(school);
        let progress = targets_of(school, records, period, as_of);
        let mut report = Self {
            made_by: MADE_BY,
            report: "term",
            as_of: Day(as_of),
            from: Day(period.from),
            to: Day(period.to),
            past: period.to < as_of,
            who: Who::on(school, records, period.to.min(as_of)),
            cycles: cycles(school, records, period, as_of),
            decisions: decision::waiting(school, records, &progress, as_of),
            targets: progress.iter().map(|progress| TargetReview::of(school, progress, period, as_of)).collect(),
            provision: Delivered::all(school, records, &calendar, period, Words::Kept, as_of),
            section_f: LineDelivered::all(records, &calendar, period, as_of),
            patterns: Patterns::of(records, period, as_of),
            views: ViewSaid::all(school, records, period, None, as_of),
            meetings: MeetingHeld::all(school, records, period, as_of),
            agreed: AgreedWith::all(records, period, as_of),
            recommendations: Advised::all(records, period, as_of),
            assessments: Scored::all(records, period, as_of),
            open: Waiting::all(school, records, as_of),
            missing: missing(records, &calendar, as_of),
            unreadable: Unreadable::of(records),
        };
        let lacking = report.lacking().into_iter().chain(unwritten_terms(&calendar, period));
        report.missing.extend(lacking);
        report
    }

    /// What a review needs and the time does not hold, in sentences.
    fn lacking(&self) -> Vec<String> {
        let unreviewed = self.cycles.iter().any(|cycle| cycle.reviews.is_empty());
        let rated = self.patterns.wellbeing.is_some() || self.patterns.involvement.is_some();
        let parts = [
            ("The cycle has no review yet.", unreviewed),
            ("Nothing that the child said is recorded in this time.", !self.views.iter().any(|view| view.child)),
            ("Nothing that a parent or carer said is recorded in this time.", self.views.iter().all(|view| view.child)),
            ("No rating of well-being or involvement is recorded in this time.", !rated),
        ];
        let parts = parts.into_iter().filter(|(_, lacks)| *lacks).map(|(text, _)| text.to_owned());
        let without = self.targets.iter().filter(|target| target.from_said.is_none());
        let ids: Vec<&str> = without.map(|target| target.assessed.target.as_str()).collect();
        let baseline = (!ids.is_empty()).then(|| format!("No baseline: {}.", crate::text::and_list(&ids)));
        parts.chain(baseline).collect()
    }
}

/// The cycle that the period is; where it is none, the cycles that share a day with it, oldest first.
fn cycles(school: &School, records: &PupilRecords, period: Period, as_of: NaiveDate) -> Vec<CycleReview> {
    let of = |cycle: &Cycle| cycle.from <= period.to && period.from <= cycle.to;
    let mut cycles: Vec<(&CycleId, &Filed<Cycle>)> =
        records.cycles.iter().filter(|(_, filed)| of(&filed.record)).collect();
    let is_period = |cycle: &Cycle| (cycle.from, cycle.to) == (period.from, period.to);
    if cycles.iter().any(|(_, filed)| is_period(&filed.record)) {
        cycles.retain(|(_, filed)| is_period(&filed.record));
    }
    cycles.sort_by_key(|(id, filed)| (filed.record.from, *id));
    let review = |(id, filed): (&CycleId, &Filed<Cycle>)| {
        // A review of the cycle may be written after its last day.
        let until_today = Period { from: filed.record.from, to: as_of };
        CycleReview {
            cycle: id.to_string(),
            file: filed.path.to_string(),
            from: Day(filed.record.from),
            to: Day(filed.record.to),
            agreement: Agreed::cycle(school, &filed.record, as_of),
            reviews: Reviewed::all(school, &filed.record.review, until_today, as_of),
        }
    };
    cycles.into_iter().map(review).collect()
}
