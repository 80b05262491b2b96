//! The dated steps around an annual review (SEND Regulations 2014, regs 20 and 22).

use chrono::NaiveDate;

use super::{Choice, Closing, Typed};
use crate::calendar::say;
use crate::cli::failure::Failure;
use crate::cli::plan::typed::word;
use crate::cli::ui::Ui;
use crate::record::meeting::{Meeting, MeetingKind, MeetingStep, StepKind};
use crate::record::{Filed, Named, PupilRecords};
use crate::text::count;

/// The step that was typed, where it can be.
///
/// # Errors
/// For what is no annual review, a step that was on another day, and one that follows the meeting and is dated before it.
pub(super) fn choose(step: &str, named: &Named<'_>, typed: &Typed<'_>) -> Result<Choice, Failure> {
    let step: StepKind = word("--step", step)?;
    let filed = annual_review(named)?;
    let (what, path) = (in_words(step), filed.path.as_str());
    if typed.action.is_some() {
        return Err(Failure::usage("--step is of the meeting, not of an action in it")
            .help(format!("leave out what begins with #, or leave out --step: {}", filed.path.stem())));
    }
    if let Some(known) = filed.record.steps.iter().find(|known| known.step == step) {
        typed.same_day(known.on, what, path)?;
        return Ok(Choice::Already(format!("{what} on {}", say::long(known.on))));
    }
    in_order(step, typed.day(), &filed.record)?;
    let distance = distance(typed.day(), filed.record.date);
    let words = format!("{what} on {}, {distance}", say::long(typed.day()));
    Ok(Choice::Close(Closing::Step(MeetingStep { step, on: typed.day() }), words))
}

fn annual_review<'a>(named: &Named<'a>) -> Result<&'a Filed<Meeting>, Failure> {
    let why = match named {
        Named::Meeting(filed) if filed.record.kind == MeetingKind::AnnualReview => return Ok(*filed),
        Named::Meeting(filed) => format!("it is a meeting of kind `{}`", filed.record.kind),
        _ => "it is no meeting".to_owned(),
    };
    Err(Failure::usage(format!("--step is of an annual review: {why} ({})", named.path())))
}

/// Invitations go out before the meeting; the report, and all that the authority does, follow it.
fn in_order(step: StepKind, on: NaiveDate, meeting: &Meeting) -> Result<(), Failure> {
    let held = meeting.date;
    let wrong = match step {
        StepKind::Invited => (on > held).then_some("after"),
        StepKind::AdviceSent => None,
        StepKind::ReportSent | StepKind::Decision | StepKind::Notice | StepKind::Final => {
            (on < held).then_some("before")
        }
    };
    match wrong {
        None => Ok(()),
        Some(wrong) => {
            let [on, held] = [on, held].map(say::long);
            let message = format!("{} on {on}? that is {wrong} the meeting on {held}", in_words(step));
            Err(Failure::usage(message).help("look at --on, and at which meeting it is".to_owned()))
        }
    }
}

fn in_words(step: StepKind) -> &'static str {
    match step {
        StepKind::Invited => "invitations sent",
        StepKind::AdviceSent => "advice sent to everybody invited",
        StepKind::ReportSent => "report sent to everybody invited",
        StepKind::Decision => "decision of the authority",
        StepKind::Notice => "authority's notice of amendments",
        StepKind::Final => "final plan issued",
    }
}

/// How far a day is from the meeting: what is asked for is counted in days and weeks from it.
fn distance(on: NaiveDate, meeting: NaiveDate) -> String {
    let days = (on - meeting).num_days();
    let length = count(usize::try_from(days.unsigned_abs()).unwrap_or_default(), "day");
    match days {
        0 => "the day of the meeting".to_owned(),
        ..0 => format!("{length} before the meeting"),
        _ => format!("{length} after the meeting"),
    }
}

/// What an adult writes by hand once the authority has decided: the next review is counted from that day.
pub(super) fn follow(taken: &MeetingStep, records: &PupilRecords, ui: &mut Ui<'_>) {
    let Some(pupil) = records.pupil.as_ref().filter(|_| taken.step == StepKind::Decision) else { return };
    let reviewed = pupil.record.ehc_plan.as_ref().and_then(|plan| plan.last_reviewed);
    if reviewed.is_none_or(|reviewed| reviewed < taken.on) {
        ui.note(&format!(
            "next: in {}, under [ehc_plan], write `last_reviewed = {}`; the next annual review is counted from that day",
            pupil.path, taken.on
        ));
    }
}
