//! Which slot of the timetable a session belongs to.

use std::collections::BTreeMap;

use chrono::{NaiveDate, NaiveTime, TimeDelta};

use crate::record::{Filed, Provision, ProvisionId, Session};

/// How long after a slot has ended a session that is recorded "now" is still taken to be that one.
const AFTER_MINUTES: i64 = 60;

/// A slot on a day, and the provision that it is of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TimetabledSlot<'a> {
    /// The provision's id.
    pub id: &'a ProvisionId,
    /// The provision.
    pub provision: &'a Provision,
    /// When it begins.
    pub at: NaiveTime,
}

/// The slots of a day, earliest first.
#[must_use]
pub fn slots_on(provision: &BTreeMap<ProvisionId, Filed<Provision>>, day: NaiveDate) -> Vec<TimetabledSlot<'_>> {
    let of = |(id, filed): (&'_ ProvisionId, &'_ Filed<Provision>)| {
        filed.record.slots_on(day).into_iter().map(|slot| slot.at).map(|at| (id.clone(), at)).collect::<Vec<_>>()
    };
    let mut slots: Vec<(ProvisionId, NaiveTime)> = provision.iter().flat_map(of).collect();
    slots.sort_by(|a, b| (a.1, &a.0).cmp(&(b.1, &b.0)));
    slots
        .into_iter()
        .filter_map(|(id, at)| {
            provision.get_key_value(&id).map(|(id, filed)| TimetabledSlot { id, provision: &filed.record, at })
        })
        .collect()
}

impl TimetabledSlot<'_> {
    /// True when a session of that day is already recorded for the slot.
    #[must_use]
    pub fn is_recorded(&self, day: NaiveDate, sessions: &[Filed<Session>]) -> bool {
        sessions.iter().map(|filed| &filed.record).any(|session| {
            session.date == day
                && session.provision.as_ref() == Some(self.id)
                && session.start == Some(self.at)
                && !session.is_only_prepared()
        })
    }

    /// True when the time lies in the slot, or within an hour after it.
    #[must_use]
    pub fn is_about(&self, now: NaiveTime) -> bool {
        let since = now - self.at;
        since >= TimeDelta::zero() && since <= TimeDelta::minutes(self.provision.minutes.get() + AFTER_MINUTES)
    }
}
