use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::Serialize;

use super::agreed::Agreed;
use super::figure::{Day, Source, Time};
use crate::progress::{Delivery, SlotOn};
use crate::record::session::Whose;
use crate::record::{Filed, School, Session};

/// What became of one provision in a period; sessions of no provision have a row of their own.
#[derive(Clone, Debug, PartialEq, Eq, JsonSchema, Serialize)]
pub struct Provided {
    /// The provision's id; none for the sessions of no provision.
    pub provision: Option<String>,
    /// What is given.
    pub what: String,
    /// Its file.
    pub file: Option<String>,
    /// `agreed`, `proposed`, `refused`, or `unsaid` for what is simply timetabled.
    pub agreement: Option<Agreed>,
    /// The sessions owed in the whole period; none where that cannot be said, or where it is only proposed.
    pub promised_sessions: Option<i64>,
    /// Their minutes.
    pub promised_minutes: Option<i64>,
    /// The sessions given.
    pub given: Vec<Source>,
    /// Their minutes.
    pub given_minutes: i64,
    /// How many of them stand in no slot.
    pub extra: usize,
    /// The sessions cut short.
    pub cut_short: Vec<Source>,
    /// Missed because the pupil was not there.
    pub missed_by_pupil: Vec<Source>,
    /// Missed because the school did not provide: owed to the child.
    pub missed_by_school: Vec<Source>,
    /// Missed because the school was closed: not owed.
    pub missed_by_closing: Vec<Source>,
    /// Slots up to today of which there is no record.
    pub unrecorded: Vec<SlotLine>,
    /// How many sessions have no record, slots or not.
    pub unrecorded_sessions: i64,
    /// Slots of the period that are still to come.
    pub to_come: Vec<SlotLine>,
}

/// A slot on its day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, JsonSchema, Serialize)]
pub struct SlotLine {
    /// The day.
    pub date: Day,
    /// When.
    pub at: Time,
}

impl SlotLine {
    /// The line of a slot.
    #[must_use]
    pub fn of(slot: &SlotOn) -> Self {
        Self { date: Day(slot.date), at: Time(slot.at) }
    }
}

impl Provided {
    /// The row of a provision.
    #[must_use]
    pub fn of(school: &School, delivery: &Delivery<'_>, as_of: NaiveDate) -> Self {
        let missed = |whose| delivery.missed_by(whose).map(|missed| Source::dated(missed.session)).collect();
        let slots = |slots: &[SlotOn]| slots.iter().map(SlotLine::of).collect();
        Self {
            provision: Some(delivery.id.to_string()),
            what: delivery.provision.record.what.as_str().to_owned(),
            file: Some(delivery.provision.path.to_string()),
            agreement: Some(Agreed::provision(school, &delivery.provision.record, as_of)),
            promised_sessions: delivery.promised.map(|promised| promised.sessions),
            promised_minutes: delivery.promised.map(|promised| promised.minutes),
            given: sources(&delivery.given),
            given_minutes: delivery.minutes_given(),
            extra: delivery.extra,
            cut_short: delivery.cut_short().map(Source::dated).collect(),
            missed_by_pupil: missed(Whose::Pupil),
            missed_by_school: missed(Whose::School),
            missed_by_closing: missed(Whose::Closed),
            unrecorded: slots(&delivery.unrecorded),
            unrecorded_sessions: delivery.unrecorded_sessions(),
            to_come: slots(&delivery.to_come),
        }
    }

    /// The row of the sessions that belong to no provision that is known, where there are any.
    #[must_use]
    pub fn others(sessions: &[&Filed<Session>]) -> Option<Self> {
        let pick = |choose: &dyn Fn(&Session) -> bool| -> Vec<&Filed<Session>> {
            sessions.iter().copied().filter(|filed| choose(&filed.record)).collect()
        };
        let missed =
            |whose| sources(&pick(&|session: &Session| session.missed.is_some_and(|reason| reason.whose() == whose)));
        let given = pick(&Session::is_given);
        let any = sessions.iter().any(|filed| !filed.record.is_only_prepared());
        any.then(|| Self {
            provision: None,
            what: "Other sessions".to_owned(),
            file: None,
            agreement: None,
            promised_sessions: None,
            promised_minutes: None,
            given: sources(&given),
            given_minutes: crate::progress::delivery::minutes(&given),
            extra: given.len(),
            cut_short: sources(&pick(&|session: &Session| session.cut_short.is_some())),
            missed_by_pupil: missed(Whose::Pupil),
            missed_by_school: missed(Whose::School),
            missed_by_closing: missed(Whose::Closed),
            unrecorded: Vec::new(),
            unrecorded_sessions: 0,
            to_come: Vec::new(),
        })
    }
}

fn sources(sessions: &[&Filed<Session>]) -> Vec<Source> {
    sessions.iter().map(|filed| Source::dated(*filed)).collect()
}
