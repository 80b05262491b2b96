//! Delivered against promised: what the timetable owes in a time, what was given of it, and whose what was missed was.

use chrono::{NaiveDate, NaiveTime};

use super::matching;
use super::promise::{Often, Promise, Unit};
use crate::calendar::{SchoolCalendar, SchoolWeek};
use crate::record::session::{Reason, Whose};
use crate::record::{Filed, Provision, ProvisionId, Session};

/// A stretch of days, both ends counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Period {
    /// The first day.
    pub from: NaiveDate,
    /// The last day.
    pub to: NaiveDate,
}

impl Period {
    /// One day.
    #[must_use]
    pub fn day(day: NaiveDate) -> Self {
        Self { from: day, to: day }
    }

    /// Monday to Sunday.
    #[must_use]
    pub fn week(week: SchoolWeek) -> Self {
        Self { from: week.monday(), to: week.sunday() }
    }

    /// Whether the day lies in it.
    #[must_use]
    pub fn contains(self, day: NaiveDate) -> bool {
        (self.from..=self.to).contains(&day)
    }

    /// The part of it that is no later than a day.
    fn until(self, day: NaiveDate) -> Self {
        Self { from: self.from, to: self.to.min(day) }
    }
}

/// A slot of the timetable on its day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct SlotOn {
    /// The day.
    pub date: NaiveDate,
    /// When.
    pub at: NaiveTime,
}

/// A session that did not happen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Missed<'a> {
    /// Its record.
    pub session: &'a Filed<Session>,
    /// Why.
    pub reason: Reason,
}

/// What became of one provision in a period.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Delivery<'a> {
    /// The provision's id.
    pub id: &'a ProvisionId,
    /// The provision and its file.
    pub provision: &'a Filed<Provision>,
    /// What is owed in the whole period, closed days taken off; none where it is only proposed, or is promised by more
    /// than a week and the period has no time in which that could be said.
    pub promised: Option<Promise>,
    /// What of that falls due by today.
    pub due: Option<Promise>,
    /// The day of each owed session, in order: that of its slot, or the one by which it falls due.
    pub owed: Vec<NaiveDate>,
    /// The sessions given, in the timetable and outside it, in time order.
    pub given: Vec<&'a Filed<Session>>,
    /// The sessions missed, in time order. Those that the school's closing took are not owed.
    pub missed: Vec<Missed<'a>>,
    /// How many of the given ones stand in no slot of the timetable.
    pub extra: usize,
    /// Slots up to today of which there is no record.
    pub unrecorded: Vec<SlotOn>,
    /// The days by which sessions fell due up to today of which there is no record, where it is promised without slots.
    pub unrecorded_without_slot: Vec<NaiveDate>,
    /// Slots of the period that are still to come.
    pub to_come: Vec<SlotOn>,
    /// True where it is in force in the period, and how much of its promise that is cannot be said.
    pub is_loosely_promised: bool,
}

impl<'a> Delivery<'a> {
    /// What became of the provision, by the sessions that are no later than `as_of`.
    ///
    /// A record is of the slot of its day that is nearest in time. Closed days are not owed, nor is what was missed
    /// because the school was closed; a session that is only prepared is neither given nor missed.
    #[must_use]
    pub fn of(
        id: &'a ProvisionId,
        provision: &'a Filed<Provision>,
        sessions: &'a [Filed<Session>],
        calendar: &SchoolCalendar,
        period: Period,
        as_of: NaiveDate,
    ) -> Self {
        let mut delivery = Self::unowed(id, provision, sessions, period, as_of);
        if in_force(&provision.record, as_of) {
            if provision.record.slots.is_empty() {
                delivery.owe_times(calendar, period, as_of);
            } else {
                delivery.owe_slots(calendar, period, as_of);
            }
        }
        delivery
    }

    fn unowed(
        id: &'a ProvisionId,
        provision: &'a Filed<Provision>,
        sessions: &'a [Filed<Session>],
        period: Period,
        as_of: NaiveDate,
    ) -> Self {
        let known = |filed: &&Filed<Session>| {
            filed.record.provision.as_ref() == Some(id) && period.until(as_of).contains(filed.record.date)
        };
        let mut records: Vec<&Filed<Session>> = sessions.iter().filter(known).collect();
        records.sort_by_key(|filed| (filed.record.date, matching::order(filed)));
        let given: Vec<_> = records.iter().copied().filter(|filed| filed.record.is_given()).collect();
        let missed = records.iter().filter_map(|session| Some(Missed { session, reason: session.record.missed? }));
        Self {
            id,
            provision,
            promised: None,
            due: None,
            owed: Vec::new(),
            extra: given.len(),
            given,
            missed: missed.collect(),
            unrecorded: Vec::new(),
            unrecorded_without_slot: Vec::new(),
            to_come: Vec::new(),
            is_loosely_promised: false,
        }
    }

    fn owe_slots(&mut self, calendar: &SchoolCalendar, period: Period, as_of: NaiveDate) {
        let mut in_slots = 0;
        for day in calendar.school_days(period.from, period.to) {
            let slots: Vec<NaiveTime> = self.provision.record.slots_on(day).iter().map(|slot| slot.at).collect();
            let records = self.records_on(day);
            for (at, record) in slots.iter().zip(matching::pair(&slots, &records)) {
                let record = record.map(|place| &records[place].record);
                let is_owed = record.and_then(|record| record.missed).map(Reason::whose) != Some(Whose::Closed);
                self.owed.extend(is_owed.then_some(day));
                in_slots += usize::from(record.is_some_and(Session::is_given));
                let slot = SlotOn { date: day, at: *at };
                match record {
                    None if day <= as_of => self.unrecorded.push(slot),
                    None => self.to_come.push(slot),
                    Some(_) => {}
                }
            }
        }
        self.extra = self.given.len() - in_slots;
        self.promise(as_of);
    }

    /// The records of a day that are given or missed, in the order of the slots.
    fn records_on(&self, day: NaiveDate) -> Vec<&'a Filed<Session>> {
        let missed = self.missed.iter().map(|missed| missed.session);
        let records = self.given.iter().copied().chain(missed);
        let mut records: Vec<_> = records.filter(|filed| filed.record.date == day).collect();
        records.sort_by_key(|filed| matching::order(filed));
        records
    }

    fn owe_times(&mut self, calendar: &SchoolCalendar, period: Period, as_of: NaiveDate) {
        let provision = &self.provision.record;
        let covers = |day| provision.covers(day);
        let times = provision.times.zip(provision.per);
        let times = times.map(|(times, per)| Often { times: times.get(), per, calendar, covers });
        let Some(units) = times.and_then(|times| times.owed(period)) else {
            self.is_loosely_promised = calendar.school_days(period.from, period.to).any(covers);
            return;
        };
        let in_units: usize = units.into_iter().map(|unit| self.owe_unit(&unit, as_of)).sum();
        self.extra = self.given.len() - in_units;
        self.promise(as_of);
    }

    /// Adds what a unit owes, and says how many of the sessions given are of it. Each record of the unit is of one
    /// owed session, the first to fall due first; what closing took is not owed.
    fn owe_unit(&mut self, unit: &Unit, as_of: NaiveDate) -> usize {
        let in_unit = |filed: &&&Filed<Session>| unit.days.contains(filed.record.date);
        let given = self.given.iter().filter(in_unit).count();
        let missed = |whose| self.missed_by(whose).filter(|missed| in_unit(&&missed.session)).count();
        let (closed, not_given) = (missed(Whose::Closed), missed(Whose::Pupil) + missed(Whose::School));
        let owed = &unit.due[closed.min(unit.due.len())..];
        let unrecorded = owed.iter().skip(given + not_given).filter(|day| **day <= as_of);
        self.unrecorded_without_slot.extend(unrecorded);
        self.owed.extend(owed);
        given.min(owed.len().saturating_sub(not_given))
    }

    fn promise(&mut self, as_of: NaiveDate) {
        let minutes = self.provision.record.minutes.get();
        let due = self.owed.iter().filter(|day| **day <= as_of).count();
        self.promised = Some(Promise::of(count(self.owed.len()), minutes));
        self.due = Some(Promise::of(count(due), minutes));
    }

    /// Owes nothing after a day, as when the pupil has left.
    #[must_use]
    pub fn owing_until(mut self, last: NaiveDate, as_of: NaiveDate) -> Self {
        self.owed.retain(|day| *day <= last);
        self.unrecorded.retain(|slot| slot.date <= last);
        self.unrecorded_without_slot.retain(|day| *day <= last);
        self.to_come.retain(|slot| slot.date <= last);
        if self.promised.is_some() {
            self.promise(as_of);
        }
        self
    }

    /// The minutes given.
    #[must_use]
    pub fn minutes_given(&self) -> i64 {
        minutes(&self.given)
    }

    /// The sessions missed that were this one's.
    pub fn missed_by(&self, whose: Whose) -> impl Iterator<Item = &Missed<'a>> {
        self.missed.iter().filter(move |missed| missed.reason.whose() == whose)
    }

    /// The given sessions that were cut short.
    pub fn cut_short(&self) -> impl Iterator<Item = &'a Filed<Session>> {
        self.given.iter().copied().filter(|filed| filed.record.cut_short.is_some())
    }

    /// How many sessions due by today have no record.
    #[must_use]
    pub fn unrecorded_sessions(&self) -> i64 {
        count(self.unrecorded.len() + self.unrecorded_without_slot.len())
    }

    /// The oldest day of which a session is not recorded.
    #[must_use]
    pub fn unrecorded_since(&self) -> Option<NaiveDate> {
        self.unrecorded.iter().map(|slot| slot.date).chain(self.unrecorded_without_slot.iter().copied()).min()
    }

    /// True where nothing was owed, given or missed.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.promised.unwrap_or_default().sessions == 0 && self.given.is_empty() && self.missed.is_empty()
    }
}

/// True unless the provision is proposed and nobody has agreed it: what is not agreed changes no figure. One that
/// says nothing of a proposal is simply timetabled.
#[must_use]
pub fn in_force(provision: &Provision, as_of: NaiveDate) -> bool {
    let open = provision.proposed.is_some() || provision.refused.is_some() || provision.agreed.is_some();
    !open || provision.agreed.as_ref().is_some_and(|agreed| agreed.on <= as_of)
}

/// The minutes of these sessions.
#[must_use]
pub fn minutes(sessions: &[&Filed<Session>]) -> i64 {
    sessions.iter().filter_map(|filed| filed.record.minutes).map(crate::record::Minutes::get).sum()
}

pub(super) fn count(number: usize) -> i64 {
    i64::try_from(number).unwrap_or(i64::MAX)
}

#[cfg(test)]
mod tests;
