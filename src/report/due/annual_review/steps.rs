use chrono::NaiveDate;

use super::super::{Asked, Finding};
use super::review::step;
use crate::calendar::say;
use crate::calendar::statutory::{Event, What};
use crate::record::meeting::{Recommend, StepKind};
use crate::record::{Filed, Meeting};

/// The school's steps around a meeting, each over when it is dated.
const OF_THE_SCHOOL: [(What, StepKind, &str); 3] = [
    (What::AnnualReviewInvitations, StepKind::Invited, "Send the invitations to the annual review meeting of"),
    (What::AnnualReviewAdvice, StepKind::AdviceSent, "Send everybody the advice for the annual review meeting of"),
    (What::AnnualReviewReport, StepKind::ReportSent, "Send everybody the report on the annual review meeting of"),
];

/// The steps of a meeting after which the authority has not decided yet.
pub(super) fn before_the_decision(finding: &mut Finding<'_>, filed: &Filed<Meeting>) {
    let (meeting, as_of) = (&filed.record, finding.as_of);
    ask_for_advice(finding, meeting.date, Some(filed));
    for (what, kind, text) in OF_THE_SCHOOL {
        of_meeting(finding, filed, what, text, step(meeting, kind, as_of));
    }
    of_meeting(finding, filed, What::AnnualReviewDecision, DECIDES, None);
    if step(meeting, StepKind::ReportSent, as_of).is_none() {
        warn_of_closure(finding, meeting.date);
    }
}

/// The steps of a meeting after which it has decided: what was dated was done, and the rest asks for nothing more.
pub(super) fn after_the_decision(finding: &mut Finding<'_>, filed: &Filed<Meeting>, decided: NaiveDate) {
    for (what, kind, text) in OF_THE_SCHOOL {
        if let Some(done) = step(&filed.record, kind, finding.as_of) {
            of_meeting(finding, filed, what, text, Some(done));
        }
    }
    of_meeting(finding, filed, What::AnnualReviewDecision, DECIDES, Some(decided));
}

const DECIDES: &str = "The authority decides: keep, amend or cease the plan, after the meeting of";

fn of_meeting(finding: &mut Finding<'_>, filed: &Filed<Meeting>, what: What, text: &str, done: Option<NaiveDate>) {
    let day = filed.record.date;
    let Some((rule, date)) = finding.reckon(what, Event::Meeting, day) else { return };
    let (text, reference) = (format!("{text} {}", say::within(day, finding.as_of)), filed.path.stem().to_owned());
    finding.add(Asked { rule, date, reference, file: Some(filed.path.as_str()), text, done });
}

/// Asking for advice, for a meeting that is recorded or for the last day on which one can be held. No step is dated
/// for it: whoever was invited was asked.
pub(super) fn ask_for_advice(finding: &mut Finding<'_>, meeting: NaiveDate, filed: Option<&Filed<Meeting>>) {
    let Some((rule, date)) = finding.reckon(What::AnnualReviewAskAdvice, Event::Meeting, meeting) else { return };
    let on = say::within(meeting, finding.as_of);
    let text = match filed {
        Some(_) => format!("Ask for advice for the annual review meeting of {on}"),
        None => format!("Ask for advice for the annual review meeting, which is on {on} at the latest"),
    };
    let kinds = [StepKind::Invited, StepKind::AdviceSent];
    let done = filed.and_then(|filed| kinds.iter().filter_map(|kind| step(&filed.record, *kind, finding.as_of)).min());
    let reference = filed.map_or_else(|| finding.own_reference(), |filed| filed.path.stem().to_owned());
    let file = filed.map(|filed| filed.path.as_str()).or(finding.own_file());
    finding.add(Asked { rule, date, reference, file, text, done });
}

/// The notice of amendments and what follows from it, where the plan is to be amended or nobody has said yet.
pub(super) fn amendments(finding: &mut Finding<'_>, filed: &Filed<Meeting>, decided: Option<NaiveDate>) {
    let (meeting, as_of) = (&filed.record, finding.as_of);
    let notice = step(meeting, StepKind::Notice, as_of);
    let issued = step(meeting, StepKind::Final, as_of);
    let amends = meeting.recommend == Some(Recommend::Amend) || notice.is_some() || issued.is_some();
    if !amends && (meeting.recommend.is_some() || decided.is_some()) {
        return;
    }
    let asked = |(rule, date), text: &str, done| Asked {
        rule,
        date,
        reference: filed.path.stem().to_owned(),
        file: Some(filed.path.as_str()),
        text: if amends { text.to_owned() } else { format!("{text}, if it amends the plan") },
        done,
    };
    if let Some(sent) = finding.reckon(What::AmendedPlanNotice, Event::Meeting, meeting.date) {
        let text = "The authority sends its notice of the amendments, with its decision";
        finding.add(asked(sent, text, notice.or(issued)));
    }
    if let Some(comment) = notice.and_then(|day| finding.reckon(What::AmendedPlanRepresentations, Event::Notice, day)) {
        // Days in which the parents may comment are not late once they are over.
        let over = issued.or(Some(comment.1).filter(|until| *until < as_of));
        finding.add(asked(comment, "The parents may comment on the amendments until then at least", over));
    }
    let by_notice = notice.and_then(|day| finding.reckon(What::AmendedPlanFinal, Event::Notice, day));
    let by_meeting = finding.reckon(What::AmendedPlanFinal, Event::Meeting, meeting.date);
    if let Some(earlier) = by_notice.into_iter().chain(by_meeting).min_by_key(|(_, date)| *date) {
        finding.add(asked(earlier, "The authority issues the final amended plan", issued));
    }
}

/// The report is due in the holidays: said while it can still be sent sooner, or the meeting held earlier.
fn warn_of_closure(finding: &mut Finding<'_>, meeting: NaiveDate) {
    let Some((_, report)) = finding.reckon(What::AnnualReviewReport, Event::Meeting, meeting) else { return };
    let Some(act_by) = finding.calendar.act_by(report).filter(|_| finding.calendar.is_closure(report)) else { return };
    let days = (report - finding.as_of).num_days();
    if (0..=finding.ahead).contains(&days) {
        let either = if meeting > finding.as_of { "hold the meeting earlier, or " } else { "" };
        finding.note(&format!(
            "the report on the annual review meeting of {} is due on {}, when the school is closed: {either}send it \
             by {}",
            say::long(meeting),
            say::long(report),
            say::long(act_by)
        ));
    }
}
