use chrono::NaiveDate;

use crate::calendar::statutory::years_after;
use crate::record::ehc_plan::EhcPlan;
use crate::record::meeting::{MeetingKind, StepKind};
use crate::record::{Filed, Meeting, PupilRecords};

/// Where the reviews of a plan stand on a day.
pub(super) struct Review<'a> {
    /// The day from which the twelve months of the next review are reckoned, and what day that is.
    pub(super) from: Option<(NaiveDate, From)>,
    /// The meetings, held or planned, after which the authority has not decided yet, by day.
    pub(super) running: Vec<&'a Filed<Meeting>>,
    /// The latest meeting after which it has decided, and when.
    pub(super) decided: Option<(&'a Filed<Meeting>, NaiveDate)>,
    /// All annual review meetings, by day.
    pub(super) all: Vec<&'a Filed<Meeting>>,
}

/// What day the twelve months are reckoned from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum From {
    /// `last_reviewed`.
    LastReviewed,
    /// The authority's decision after a meeting, later than `last_reviewed` or in its place.
    Decision,
    /// The day on which the plan was made.
    Made,
    /// The day of a meeting, where nothing else is known: sooner than the decision after it, so never too late.
    Meeting,
}

impl<'a> Review<'a> {
    pub(super) fn of(records: &'a PupilRecords, plan: &EhcPlan, as_of: NaiveDate) -> Self {
        let of_review = |filed: &&Filed<Meeting>| filed.record.kind == MeetingKind::AnnualReview;
        let mut all: Vec<&Filed<Meeting>> = records.meetings.iter().filter(of_review).collect();
        all.sort_by_key(|filed| (filed.record.date, &filed.path));
        let decisions = all.iter().filter_map(|filed| step(&filed.record, StepKind::Decision, as_of));
        let concluded = [
            decisions.max().map(|day| (day, From::Decision)),
            plan.last_reviewed.filter(|day| *day <= as_of).map(|day| (day, From::LastReviewed)),
        ];
        let concluded = concluded.into_iter().flatten().max_by_key(|(day, _)| *day);
        // Looked back at from a day before `last_reviewed`, which review was the last on that day is no longer known.
        let forgotten = plan.last_reviewed.is_some_and(|day| day > as_of);
        let made = plan.made.filter(|made| *made <= as_of && (!forgotten || as_of < years_after(*made, 1)));
        let made = made.map(|made| (made, From::Made));
        let met = all.iter().map(|filed| filed.record.date).filter(|day| *day < as_of).max();
        let from = concluded.or(made).or(met.map(|day| (day, From::Meeting)));

        let decided_on = |filed: &Filed<Meeting>| {
            let by_last = concluded.map(|(day, _)| day).filter(|day| filed.record.date <= *day);
            step(&filed.record, StepKind::Decision, as_of).or(by_last)
        };
        let (decided, open): (Vec<_>, Vec<_>) = all.iter().copied().partition(|filed| decided_on(filed).is_some());
        let decided = decided.last().and_then(|filed| Some((*filed, decided_on(filed)?)));
        let running = open.iter().copied().filter(|filed| !is_moved(filed, &open, as_of)).collect();
        Self { from, running, decided, all }
    }
}

/// The day of a step of a meeting, where it was dated by today.
pub(super) fn step(meeting: &Meeting, kind: StepKind, as_of: NaiveDate) -> Option<NaiveDate> {
    meeting.steps.iter().filter(|step| step.step == kind && step.on <= as_of).map(|step| step.on).min()
}

/// A meeting is over after its day, or on it once something is written of it.
pub(super) fn is_held(meeting: &Meeting, as_of: NaiveDate) -> bool {
    meeting.date < as_of || meeting.date == as_of && is_told(meeting)
}

/// True where something is known of who came, what was said or what was decided.
fn is_told(meeting: &Meeting) -> bool {
    let nothing = meeting.attended.is_empty() && meeting.views.is_empty() && meeting.decisions.is_empty();
    !nothing || meeting.recommend.is_some()
}

/// A meeting whose day went by without a word of it, and that has a later one in its place.
fn is_moved(filed: &Filed<Meeting>, open: &[&Filed<Meeting>], as_of: NaiveDate) -> bool {
    let day = filed.record.date;
    day < as_of && !is_told(&filed.record) && open.iter().any(|other| other.record.date > day)
}
