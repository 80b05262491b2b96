use chrono::{Days, NaiveDate};

use super::super::{Asked, Finding};
use super::review::{Review, step};
use crate::calendar::say;
use crate::calendar::statutory::{Event, What, year_seven_begins, years_after};
use crate::record::ehc_plan::EhcPlan;
use crate::record::meeting::StepKind;
use crate::record::when::school_year_start;

/// The twelve weeks from the meeting to the final amended plan, in days.
const TWELVE_WEEKS: Days = Days::new(84);

/// Guidance for a child under five, until the fifth birthday.
pub(super) fn early_years(finding: &mut Finding<'_>, reviewed: NaiveDate) {
    let Some(fifth_birthday) = finding.pupil.map(|pupil| years_after(pupil.born, 5)) else { return };
    let Some((rule, date)) = finding.reckon(What::EarlyYearsReview, Event::Reviewed, reviewed) else { return };
    if date < fifth_birthday && finding.as_of < fifth_birthday {
        let since = say::within(reviewed, finding.as_of);
        let text = format!("The authority considers a review of the plan: under five, last looked at on {since}");
        let (reference, file) = (finding.own_reference(), finding.own_file());
        finding.add(Asked { rule, date, reference, file, text, done: None });
    }
}

/// The final plan names the school of the next phase: Year 7, unless `transfer` names a day that is still to come. It
/// is done once a final plan was issued in the school year before.
pub(super) fn phase_transfer(finding: &mut Finding<'_>, plan: &EhcPlan, review: &Review<'_>) {
    let Some(year_seven) = finding.pupil.map(|pupil| year_seven_begins(pupil.born)) else { return };
    let next = plan.transfer.filter(|transfer| *transfer > finding.as_of).unwrap_or(year_seven);
    if next <= finding.as_of {
        return;
    }
    // Five school years later is Year 12, after the end of secondary school.
    let after_sixteen = next >= years_after(year_seven, 5);
    let event = if after_sixteen { Event::TransferAfterSixteen } else { Event::Transfer };
    let Some((rule, date)) = finding.reckon(What::PhaseTransfer, event, next) else { return };
    let issued = review.all.iter().filter_map(|filed| step(&filed.record, StepKind::Final, finding.as_of));
    let done = issued.filter(|issued| *issued >= school_year_start(date)).max();
    let text = format!(
        "The authority names the next school, from {}, in the final plan; for its full twelve weeks the meeting is by \
         {}",
        say::within(next, finding.as_of),
        say::within(date.checked_sub_days(TWELVE_WEEKS).unwrap_or(date), finding.as_of)
    );
    let (reference, file) = (finding.own_reference(), finding.own_file());
    finding.add(Asked { rule, date, reference, file, text, done });
}
