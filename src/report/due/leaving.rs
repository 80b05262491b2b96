//! What is owed once a pupil leaves.

use super::{Asked, Finding};
use crate::calendar::say;
use crate::calendar::statutory::{Event, What};

/// The records go to the next school, until somebody writes down that they were sent.
pub(super) fn find(finding: &mut Finding<'_>) {
    let Some(left) = finding.pupil.and_then(|pupil| pupil.left.as_ref()) else { return };
    if left.records_sent.is_some_and(|sent| sent <= finding.as_of) {
        return;
    }
    let Some((rule, date)) = finding.reckon(What::RecordTransfer, Event::Left, left.on) else { return };
    let to = left.to.as_ref().map_or("the next school, which is not named yet", |to| to.as_str());
    let text = format!("Send the records to {to}; the last day here is {}", say::within(left.on, finding.as_of));
    let (reference, file) = (finding.own_reference(), finding.own_file());
    finding.add(Asked { rule, date, reference, file, text, done: None });
}
