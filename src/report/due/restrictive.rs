//! Restrictive interventions: whether each is recorded in full, and each parent was told.

use std::collections::BTreeSet;

use super::{About, List};
use crate::calendar::statutory::Rule;
use crate::record::observation::ObservationKind;
use crate::record::{Filed, Observation};
use crate::text;

impl<'a> List<'a> {
    pub(super) fn restrictive(&mut self) {
        let seen =
            self.records.observations.iter().filter(|filed| {
                filed.record.kind == Some(ObservationKind::Restrictive) && filed.record.date <= self.as_of
            });
        for filed in seen.collect::<Vec<_>>() {
            let additions: Vec<&Observation> = self.additions(filed);
            let missing = missing(&filed.record);
            if Rule::RESTRICTIVE_RECORD.in_force(filed.record.date) && !missing.is_empty() && additions.is_empty() {
                let more = format!("not said: {}", text::and_list(&missing));
                self.add(&Rule::RESTRICTIVE_RECORD, filed.record.date, About::record(&filed.path).more(more));
            }
            if Rule::RESTRICTIVE_PARENTS.in_force(filed.record.date) {
                let untold = self.untold(&filed.record, &additions);
                if let Some(untold) = untold {
                    self.add(&Rule::RESTRICTIVE_PARENTS, filed.record.date, About::record(&filed.path).more(untold));
                }
            }
        }
    }

    /// What was added to an observation up to today.
    fn additions(&self, filed: &Filed<Observation>) -> Vec<&'a Observation> {
        let stem = filed.path.stem();
        let adds = |addition: &&Filed<Observation>| {
            addition.record.adds.as_ref().is_some_and(|adds| adds.as_str() == stem)
                && addition.record.date <= self.as_of
        };
        self.records.observations.iter().filter(adds).map(|filed| &filed.record).collect()
    }

    /// Which parents nobody has told, in words; none where each was told, or telling was withheld with its reason.
    fn untold(&self, seen: &Observation, additions: &[&Observation]) -> Option<String> {
        let all = || std::iter::once(seen).chain(additions.iter().copied());
        if all().any(|record| record.parent_withheld.is_some()) {
            return None;
        }
        let told: BTreeSet<String> =
            all().flat_map(|record| &record.parent_told).map(|told| told.name.as_str().trim().to_lowercase()).collect();
        let parents = self.records.pupil.iter().flat_map(|pupil| &pupil.record.parent);
        // Told as `Mum`, listed as `Ms Ash, mother`: with as many told as there are parents, each was.
        let names: Vec<&str> = parents.map(|parent| parent.name.as_str()).collect();
        if told.len() >= names.len().max(1) {
            return None;
        }
        let untold: Vec<&str> = names.into_iter().filter(|name| !told.contains(&name.trim().to_lowercase())).collect();
        Some(if untold.is_empty() { "no parent was told yet".to_owned() } else { text::and_list(&untold) })
    }
}

/// What the record of an intervention does not say (Education and Inspections Act 2006, s 93A; DfE guidance of April 2026).
fn missing(seen: &Observation) -> Vec<&'static str> {
    let parts = [
        ("the kind of intervention", seen.type_.is_some()),
        ("why it was needed", seen.reason.is_some()),
        ("who was involved", !seen.staff_involved.is_empty()),
        ("where", seen.place.is_some()),
        ("how long", seen.minutes.is_some()),
        ("what came before", seen.before.is_some()),
        ("injuries, or that there were none", seen.injury.is_some()),
    ];
    parts.into_iter().filter(|(_, said)| !said).map(|(what, _)| what).collect()
}
