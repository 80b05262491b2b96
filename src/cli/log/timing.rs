//! When a session was: as typed, as prepared, as the timetable says, or now.

use chrono::{NaiveDate, NaiveTime};

use super::prepared::{Clue, NEAR};
use super::{Log, Scene};
use crate::calendar::{say, timetable};
use crate::cli::failure::Failure;
use crate::cli::folder::find_in;
use crate::record::result::SessionResult;
use crate::record::{Filed, Minutes, ProvisionId, Session};

/// When a session was, and what of that was assumed.
pub(super) struct Time {
    /// When it began.
    pub(super) start: Option<NaiveTime>,
    /// The provision that it belongs to.
    pub(super) provision: Option<ProvisionId>,
    /// The minutes of the timetable, where the time is that of a slot or the provision is known.
    pub(super) minutes: Option<Minutes>,
    /// The time is that of the timetable.
    pub(super) timetabled: bool,
}

/// The provision that was named, else the one in which all the targets are taught.
fn provision(log: &Log, results: &[SessionResult], scene: &Scene<'_>) -> Result<Option<ProvisionId>, Failure> {
    if let Some(typed) = &log.provision {
        return Ok(Some(find_in(typed, &scene.records.provision, "provision")?.0.clone()));
    }
    Ok(scene.records.taught_in(results.iter().map(|result| &result.target)).cloned())
}

/// What is typed and timetabled of when a session was.
pub(super) struct Timing<'s> {
    day: NaiveDate,
    /// The provision that was named, or in which the targets are taught.
    named: Option<ProvisionId>,
    typed: Option<NaiveTime>,
    /// The time of day, where the day is today and nothing else was said.
    now: Option<NaiveTime>,
    slot: Option<timetable::TimetabledSlot<'s>>,
    same: Option<&'s Session>,
}

impl<'s> Timing<'s> {
    pub(super) fn new(
        log: &Log,
        results: &[SessionResult],
        same: Option<&'s Filed<Session>>,
        day: NaiveDate,
        scene: &'s Scene<'_>,
    ) -> Result<Self, Failure> {
        let named = provision(log, results, scene)?;
        let same = same.map(|filed| &filed.record);
        let typed = log.when.time()?;
        let now = scene.settings.now.filter(|_| log.when.on.is_none() && same.is_none());
        let slot = if same.is_none() { slot(named.as_ref(), typed, now, day, scene) } else { None };
        Ok(Self { day, named, typed: same.map_or(typed, |same| same.start), now, slot, same })
    }

    fn provision(&self) -> Option<&ProvisionId> {
        self.named.as_ref().or(self.slot.as_ref().map(|slot| slot.id))
    }

    pub(super) fn clue<'c>(&'c self, results: &'c [SessionResult]) -> Clue<'c> {
        let at = self.typed.or(self.slot.as_ref().filter(|_| self.now.is_some()).map(|slot| slot.at));
        Clue { provision: self.provision(), results, day: self.day, at }
    }

    /// Now, where a session that was prepared for a later time is logged already.
    fn moved_forward(&self, start: NaiveTime) -> Option<NaiveTime> {
        self.now.filter(|now| start - *now > NEAR)
    }

    /// When it was. A prepared session says so itself, unless a time was typed or its own is still to come.
    pub(super) fn time(&self, base: Option<&Filed<Session>>, scene: &Scene<'_>) -> Result<Time, Failure> {
        let base = base.map(|filed| &filed.record);
        let provision = base.and_then(|base| base.provision.as_ref()).or(self.provision()).cloned();
        let known = provision.as_ref().and_then(|id| scene.records.provision.get(id));
        let minutes = self.same.map_or(known.map(|filed| filed.record.minutes), |same| same.minutes);
        let slot = self.slot.as_ref().map(|slot| slot.at);
        let start = match base {
            Some(base) => self.typed.or(base.start.map(|start| self.moved_forward(start).unwrap_or(start))),
            None => self.typed.or(slot).or(self.now),
        };
        if start.is_none() && base.is_none() && self.same.is_none() {
            let day = say::long(self.day);
            let help = "give the time, such as --at 09:30".to_owned();
            return Err(Failure::usage(format!("at what time was it? The timetable does not say for {day}")).help(help));
        }
        let slots = known.map(|filed| filed.record.slots_on(self.day)).unwrap_or_default();
        let timetabled =
            self.same.is_none() && (self.slot.is_some() || slots.iter().any(|slot| Some(slot.at) == start));
        Ok(Time { start, provision, minutes, timetabled })
    }
}

/// The slot of the timetable that is meant.
fn slot<'s>(
    named: Option<&ProvisionId>,
    typed: Option<NaiveTime>,
    now: Option<NaiveTime>,
    day: NaiveDate,
    scene: &'s Scene<'_>,
) -> Option<timetable::TimetabledSlot<'s>> {
    let slots = timetable::slots_on(&scene.records.provision, day);
    let slots: Vec<_> = slots.into_iter().filter(|slot| named.is_none_or(|id| id == slot.id)).collect();
    let free = |slot: &&timetable::TimetabledSlot<'_>| !slot.is_recorded(day, &scene.records.sessions);
    // Now, where the day is today and nothing else was said; else the timetable decides.
    let slot = match (typed, now) {
        (Some(at), _) => slots.iter().find(|slot| slot.at == at),
        (None, Some(now)) => slots
            .iter()
            .rev()
            .filter(|slot| slot.is_about(now))
            .find(free)
            .or_else(|| slots.iter().rev().find(|slot| slot.is_about(now))),
        (None, None) if named.is_some() => slots.iter().find(free).or_else(|| slots.first()),
        (None, None) => Some(&slots).filter(|slots| slots.len() == 1).and_then(|slots| slots.first()),
    };
    slot.copied()
}
