use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::Serialize;

use super::super::figure::{Day, Source, Time};

use crate::record::observation::{ObservationKind, ParentTold};
use crate::record::words::{StaffOnly, Title};
use crate::record::{Filed, Observation, PupilRecords};

/// Behaviour, an incident or a restrictive intervention.
#[derive(Clone, Debug, PartialEq, Eq, JsonSchema, Serialize)]
pub struct Event {
    /// The day.
    pub date: Day,
    /// When.
    pub start: Option<Time>,
    /// The file.
    pub file: String,
    /// `behaviour`, `incident` or `restrictive intervention`.
    pub kind: &'static str,
    /// The type of incident or intervention.
    pub type_: Option<String>,
    /// Where.
    pub place: Option<String>,
    /// How many minutes.
    pub minutes: Option<i64>,
    /// How strong, 1 to 5.
    pub intensity: Option<i64>,
    /// What came before.
    pub before: Option<String>,
    /// What was seen and heard.
    pub behaviour: Option<String>,
    /// What helped.
    pub helped: Option<String>,
    /// Each parent told, how and when; those named in an addition are among them.
    pub parents_told: Vec<String>,
    /// `told`, `not-told` where nobody is recorded as told, or `see-record` where a parent was purposely not told: the
    /// reason may be that it would do harm, so it stays in the record.
    pub parents: &'static str,
    /// The dated additions to it.
    pub additions: Vec<Source>,
}

impl Event {
    /// What was observed, with what its additions of up to today say of the parents.
    pub(super) fn of(records: &PupilRecords, filed: &Filed<Observation>, as_of: NaiveDate) -> Self {
        let seen = &filed.record;
        let adds = |other: &&Filed<Observation>| {
            let to = other.record.adds.as_ref().map(Title::as_str);
            to == Some(filed.path.stem()) && other.record.date <= as_of
        };
        let additions: Vec<&Filed<Observation>> = records.observations.iter().filter(adds).collect();
        let all = || [filed].into_iter().chain(additions.iter().copied()).map(|filed| &filed.record);
        let title = |title: &Option<Title>| title.as_ref().map(|title| title.as_str().to_owned());
        let words = |words: &Option<StaffOnly>| words.as_ref().map(|words| words.as_str().to_owned());
        let parents_told: Vec<String> = all().flat_map(|seen| &seen.parent_told).map(ParentTold::say).collect();
        let parents = match all().any(|seen| seen.parent_withheld.is_some()) {
            true => "see-record",
            false if parents_told.is_empty() => "not-told",
            false => "told",
        };
        Self {
            date: Day(seen.date),
            start: seen.start.map(Time),
            file: filed.path.to_string(),
            kind: seen.kind.map_or("addition", ObservationKind::in_words),
            type_: title(&seen.type_),
            place: title(&seen.place),
            minutes: seen.minutes.map(crate::record::Minutes::get),
            intensity: seen.intensity.map(crate::record::quantity::Whole::get),
            before: words(&seen.before),
            behaviour: words(&seen.behaviour),
            helped: words(&seen.helped),
            parents_told,
            parents,
            additions: additions.iter().map(|filed| Source::dated(*filed)).collect(),
        }
    }
}
