//! A restrictive intervention: a whole record of it, and each parent told.

use chrono::NaiveDate;

use super::{Asked, Finding};
use crate::calendar::say;
use crate::calendar::statutory::{Event, What};
use crate::record::observation::ObservationKind;
use crate::record::{Filed, Observation, Part, Telling};
use crate::text;

pub(super) fn find(finding: &mut Finding<'_>) {
    let (records, as_of) = (finding.records, finding.as_of);
    let restrictive = |seen: &Observation| seen.kind == Some(ObservationKind::Restrictive) && seen.date <= as_of;
    for filed in records.observations.iter().filter(|filed| restrictive(&filed.record)) {
        let on = say::within(filed.record.date, as_of);
        let lacks = lacks(&filed.record);
        // The record is final, so what was added to it is taken to say what it lacks.
        if !lacks.is_empty() && records.additions(filed, as_of).next().is_none() {
            let lacks = text::and_list(&lacks);
            ask(finding, filed, What::RestrictiveRecord, format!("Add to the record of {on}: {lacks}"));
        }
        if let Some(who) = to_tell(&records.telling(filed, as_of), as_of) {
            ask(finding, filed, What::RestrictiveParents, format!("Tell {who} of the intervention of {on}"));
        }
    }
}

fn ask(finding: &mut Finding<'_>, filed: &Filed<Observation>, what: What, text: String) {
    let Some((rule, date)) = finding.reckon(what, Event::Incident, filed.record.date) else { return };
    let reference = filed.path.stem().to_owned();
    finding.add(Asked { rule, date, reference, file: Some(filed.path.as_str()), text, done: None });
}

/// What the record does not say.
fn lacks(seen: &Observation) -> Vec<&'static str> {
    let essential = seen.lacks().into_iter().flatten().copied();
    essential.chain(seen.still_to_say()).map(Part::meaning).collect()
}

/// Who is still to be told; nobody where each parent was told, or it was held back and somebody safe knows.
fn to_tell(telling: &Telling<'_>, as_of: NaiveDate) -> Option<String> {
    match (telling.is_open(), telling.still.as_slice()) {
        (true, []) => Some("each parent".to_owned()),
        (true, still) => Some(text::and_list(still)),
        (false, _) => telling.lacks_the_authority(as_of).then(|| "the authority, since no parent was told,".to_owned()),
    }
}
