//! The annual review of the EHC plan: when it must be complete, the meeting, the steps around it, and the limits that
//! hang on the child's age. Called by `due` alone; a plan of another kind has no rule here.

mod by_age;
mod review;
mod steps;

use chrono::NaiveDate;

use super::{Asked, Finding};
use crate::calendar::say;
use crate::calendar::statutory::{Event, What};
use crate::record::ehc_plan::PlanKind;
use crate::record::pupil::Sen;
use crate::record::{Filed, Meeting};
use review::{From, Review, is_held};

pub(super) fn find(finding: &mut Finding<'_>) {
    let Some(pupil) = finding.pupil else { return };
    let Some(plan) = &pupil.ehc_plan else {
        if pupil.sen == Some(Sen::Plan) {
            finding.note(NO_DATES);
        }
        return;
    };
    if plan.kind.unwrap_or(PlanKind::Ehc) != PlanKind::Ehc {
        return;
    }
    let review = Review::of(finding.records, plan, finding.as_of);
    if let Some((from, which)) = review.from {
        say_where_from(finding, from, which);
        next_review(finding, &review, from);
        by_age::early_years(finding, from);
    } else if plan.made.is_none() && plan.last_reviewed.is_none() {
        finding.note(NO_DATES);
    }
    for meeting in &review.running {
        steps::before_the_decision(finding, meeting);
        steps::amendments(finding, meeting, None);
    }
    if let Some((meeting, decided)) = review.decided {
        steps::after_the_decision(finding, meeting, decided);
        steps::amendments(finding, meeting, Some(decided));
    }
    by_age::phase_transfer(finding, plan, &review);
}

const NO_DATES: &str = "neither the day on which the EHC plan was made nor that of the last review is known, so \
    nothing can be reckoned of the annual review; write made and last_reviewed under [ehc_plan]";

/// The next review as a whole: by when it must be complete, and the last day for its meeting.
fn next_review(finding: &mut Finding<'_>, review: &Review<'_>, from: NaiveDate) {
    let (own, as_of) = (finding.own_file(), finding.as_of);
    let Some((rule, complete)) = finding.reckon(What::AnnualReviewComplete, Event::Reviewed, from) else { return };
    let text = format!(
        "The annual review is complete: the authority has decided (twelve months from {})",
        say::within(from, as_of)
    );
    finding.add(Asked { rule, date: complete, reference: finding.own_reference(), file: own, text, done: None });

    let Some((rule, latest)) = finding.reckon(What::AnnualReviewMeeting, Event::Complete, complete) else { return };
    let held = review.running.iter().rev().find(|filed| is_held(&filed.record, as_of)).copied();
    let planned = review.running.iter().find(|filed| !is_held(&filed.record, as_of)).copied();
    let on = |filed: &Filed<Meeting>| say::within(filed.record.date, as_of);
    let text = match (held, planned) {
        (Some(held), _) => format!("The annual review meeting was on {}", on(held)),
        (None, Some(planned)) => format!("Hold the annual review meeting; it is planned for {}", on(planned)),
        (None, None) => "Plan and hold the annual review meeting; no day is planned yet".to_owned(),
    };
    let meeting = held.or(planned);
    let reference = meeting.map_or_else(|| finding.own_reference(), |filed| filed.path.stem().to_owned());
    let file = meeting.map(|filed| filed.path.as_str()).or(own);
    finding.add(Asked { rule, date: latest, reference, file, text, done: held.map(|filed| filed.record.date) });
    if meeting.is_none() {
        steps::ask_for_advice(finding, latest, None);
    }
    if let Some(late) = planned.filter(|planned| held.is_none() && planned.record.date > latest) {
        finding.note(&format!(
            "the annual review meeting is planned for {}; by {} the authority would have its four weeks, and the \
             review must be complete by {}",
            say::long(late.record.date),
            say::long(latest),
            say::long(complete)
        ));
    }
}

/// Says from which day the twelve months are reckoned where that is not `last_reviewed`, or is far back.
fn say_where_from(finding: &mut Finding<'_>, from: NaiveDate, which: From) {
    let day = say::long(from);
    let over_a_year = (finding.as_of - from).num_days() > 366;
    match which {
        From::Decision => finding.note(&format!(
            "the next annual review is reckoned from the authority's decision of {day}; write \
             last_reviewed = {from} under [ehc_plan]"
        )),
        From::Made if over_a_year => finding.note(&format!(
            "no decision after a review is known, so the annual review is reckoned from {day}, on which the plan was \
             made; write last_reviewed under [ehc_plan]"
        )),
        From::Meeting => finding.note(&format!(
            "neither made nor last_reviewed is known, so the next annual review is reckoned from the meeting of \
             {day}; write them under [ehc_plan]"
        )),
        From::Made | From::LastReviewed => {}
    }
}
