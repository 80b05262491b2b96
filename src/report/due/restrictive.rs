//! Restrictive interventions: whether each is recorded in full, and each parent was told.

use super::{About, List};
use crate::calendar::statutory::Rule;
use crate::record::observation::ObservationKind;
use crate::record::{Observation, Part, Telling};
use crate::text;

impl List<'_> {
    pub(super) fn restrictive(&mut self) {
        let (records, as_of) = (self.records, self.as_of);
        let restrictive = |seen: &Observation| seen.kind == Some(ObservationKind::Restrictive) && seen.date <= as_of;
        for filed in records.observations.iter().filter(|filed| restrictive(&filed.record)) {
            let missing = missing(&filed.record);
            let added = records.additions(filed, as_of).next().is_some();
            if Rule::RESTRICTIVE_RECORD.in_force(filed.record.date) && !missing.is_empty() && !added {
                let more = format!("not said: {}", text::and_list(&missing));
                self.add(&Rule::RESTRICTIVE_RECORD, filed.record.date, About::record(&filed.path).more(more));
            }
            let untold = untold(&records.telling(filed, as_of));
            if let Some(untold) = untold.filter(|_| Rule::RESTRICTIVE_PARENTS.in_force(filed.record.date)) {
                self.add(&Rule::RESTRICTIVE_PARENTS, filed.record.date, About::record(&filed.path).more(untold));
            }
        }
    }
}

/// Which parents nobody has told, in words; none where each was told, or telling was withheld as the law has it.
fn untold(telling: &Telling<'_>) -> Option<String> {
    match (telling.is_open(), telling.still.as_slice()) {
        (true, []) => Some("no parent was told yet".to_owned()),
        (true, still) => Some(text::and_list(still)),
        (false, _) => telling.lacks_the_authority().then(|| "withheld, and the authority was not told yet".to_owned()),
    }
}

/// What the record of an intervention does not say.
fn missing(seen: &Observation) -> Vec<&'static str> {
    let essential = seen.lacks().into_iter().flatten().copied();
    essential.chain(seen.still_to_say()).map(Part::meaning).collect()
}
