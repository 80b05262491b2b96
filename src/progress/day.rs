//! One day of a pupil: each slot of the timetable with the record of it, and the records that are of no slot.

use std::collections::BTreeMap;

use chrono::{NaiveDate, NaiveTime};

use super::matching;
use crate::calendar::SchoolCalendar;
use crate::record::{Filed, Provision, ProvisionId, Session};

/// A slot of a day with its record, a slot without one, or a record that is of no slot.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Slotted<'a> {
    /// The provision, as the timetable or the record names it.
    pub id: Option<&'a ProvisionId>,
    /// The provision and its file, where it is there.
    pub provision: Option<&'a Filed<Provision>>,
    /// When the slot begins; none for a record that is of no slot.
    pub slot: Option<NaiveTime>,
    /// The record: given, missed, or prepared.
    pub session: Option<&'a Filed<Session>>,
}

impl Slotted<'_> {
    /// When it began or should begin.
    #[must_use]
    pub fn at(&self) -> Option<NaiveTime> {
        self.session.and_then(|filed| filed.record.start).or(self.slot)
    }

    /// True where nobody has recorded what became of it.
    #[must_use]
    pub fn is_unrecorded(&self) -> bool {
        self.session.is_none_or(|filed| filed.record.is_only_prepared())
    }
}

/// A day by its times, as far as it is known on `as_of`: on a school day the slots of every provision that is timetabled
/// or proposed, each with the record nearest to it, sessions that were given or missed before those only prepared.
///
/// Of a day to come, records are left out unless they were prepared.
#[must_use]
pub fn on<'a>(
    provision: &'a BTreeMap<ProvisionId, Filed<Provision>>,
    sessions: &'a [Filed<Session>],
    calendar: &SchoolCalendar,
    day: NaiveDate,
    as_of: NaiveDate,
) -> Vec<Slotted<'a>> {
    let known = |filed: &&Filed<Session>| filed.record.date == day && (day <= as_of || filed.record.prepared.is_some());
    let mut left: Vec<&Filed<Session>> = sessions.iter().filter(known).collect();
    left.sort_by_key(|filed| matching::order(filed));
    let mut all = Vec::new();
    let timetable = provision.iter().filter(|(_, filed)| calendar.is_school_day(day) && stands(&filed.record, as_of));
    for (id, filed) in timetable {
        let slots: Vec<NaiveTime> = filed.record.slots_on(day).iter().map(|slot| slot.at).collect();
        let (of_this, others) = left.into_iter().partition(|session| session.record.provision.as_ref() == Some(id));
        let (paired, unpaired) = pair(&slots, of_this);
        all.extend(paired.into_iter().map(|(slot, session)| Slotted {
            id: Some(id),
            provision: Some(filed),
            slot: Some(slot),
            session,
        }));
        left = others;
        left.extend(unpaired);
    }
    all.extend(left.into_iter().map(|filed| {
        let id = filed.record.provision.as_ref();
        Slotted { id, provision: id.and_then(|id| provision.get(id)), slot: None, session: Some(filed) }
    }));
    all.sort_by_key(|slotted| (slotted.at(), slotted.id, slotted.session.map(|filed| &filed.path)));
    all
}

/// A slot and its record.
type Pair<'a> = (NaiveTime, Option<&'a Filed<Session>>);

/// The slots with their records, and the records for which none is left.
fn pair<'a>(slots: &[NaiveTime], records: Vec<&'a Filed<Session>>) -> (Vec<Pair<'a>>, Vec<&'a Filed<Session>>) {
    let (ahead, done): (Vec<_>, Vec<_>) = records.into_iter().partition(|filed| filed.record.is_only_prepared());
    let (mut paired, mut left) = nearest(slots, &done);
    let free: Vec<NaiveTime> = paired.iter().filter(|(_, record)| record.is_none()).map(|(slot, _)| *slot).collect();
    let (prepared, unpaired) = nearest(&free, &ahead);
    paired.retain(|(_, record)| record.is_some());
    paired.extend(prepared);
    left.extend(unpaired);
    (paired, left)
}

/// Each slot with the record nearest to it, and the records that are left.
fn nearest<'a>(slots: &[NaiveTime], records: &[&'a Filed<Session>]) -> (Vec<Pair<'a>>, Vec<&'a Filed<Session>>) {
    let places = matching::pair(slots, records);
    let left = (0..records.len()).filter(|at| !places.contains(&Some(*at))).map(|at| records[at]).collect();
    let paired = slots.iter().zip(&places).map(|(slot, place)| (*slot, place.map(|at| records[at])));
    (paired.collect(), left)
}

/// True for provision that is timetabled or proposed by now, and was not refused.
fn stands(provision: &Provision, as_of: NaiveDate) -> bool {
    let known = provision.proposed.as_ref().is_none_or(|proposed| proposed.on <= as_of);
    let refused = provision.refused.as_ref().is_some_and(|refused| refused.on <= as_of);
    known && (!refused || super::delivery::in_force(provision, as_of))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::progress::example::{day, provision, session};

    const TWICE: &str = "minutes = 20\nslots = [\"mon 09:30\", \"mon 13:15\"]\nfrom = 2026-09-02\n";
    const OF: &str = "provision = \"phonics\"\n";

    /// Each line of the day: when the slot is, when the record begins, and what it is.
    fn lines(extra: &str, sessions: &[(&str, &str)], on_day: &str, as_of: &str) -> Vec<String> {
        let (id, filed) = provision(&format!("{TWICE}{extra}"));
        let provision = BTreeMap::from([(id, filed)]);
        let sessions: Vec<Filed<Session>> = sessions
            .iter()
            .enumerate()
            .map(|(at, (start, lines))| {
                session("2026-11-23", &format!("{at:04}"), &format!("start = {start}:00\n{OF}{lines}"))
            })
            .collect();
        let said = |slotted: &Slotted<'_>| {
            let time = |time: Option<NaiveTime>| time.map_or("-".to_owned(), |time| time.format("%H:%M").to_string());
            let state = if slotted.is_unrecorded() { "open" } else { "done" };
            format!("{} {} {state}", time(slotted.slot), time(slotted.session.and_then(|filed| filed.record.start)))
        };
        let calendar = SchoolCalendar::default();
        super::on(&provision, &sessions, &calendar, day(on_day), day(as_of)).iter().map(said).collect()
    }

    const GIVEN: &str = "minutes = 20\n";
    const AHEAD: &str = "[prepared]\nactivity = \"Pairs\"\n";

    #[test]
    fn each_slot_has_its_record_and_what_is_left_stands_alone() {
        let of_day = |sessions: &[(&str, &str)]| lines("", sessions, "2026-11-23", "2026-11-23");
        assert_eq!(of_day(&[]), ["09:30 - open", "13:15 - open"]);
        assert_eq!(of_day(&[("13:15", AHEAD)]), ["09:30 - open", "13:15 13:15 open"]);
        assert_eq!(of_day(&[("13:15", AHEAD), ("13:10", GIVEN)]), ["13:15 13:10 done", "09:30 13:15 open"]);
        assert_eq!(
            of_day(&[("09:35", GIVEN), ("13:20", "missed = \"test\"\n"), ("14:30", AHEAD)]),
            ["09:30 09:35 done", "13:15 13:20 done", "- 14:30 open"]
        );
    }

    #[test]
    fn a_day_to_come_has_what_is_prepared_and_nothing_that_happened() {
        let sessions = [("13:15", "minutes = 20\n[prepared]\nactivity = \"Pairs\"\n"), ("09:30", GIVEN)];
        assert_eq!(lines("", &sessions, "2026-11-23", "2026-11-20"), ["09:30 - open", "13:15 13:15 done"]);
    }

    #[test]
    fn a_closed_day_and_refused_provision_have_no_slots() {
        assert!(lines("", &[], "2026-11-22", "2026-11-23").is_empty());
        let refused =
            "proposed = { by = \"jm\", on = 2026-11-01 }\nrefused = { by = \"as\", on = 2026-11-02, why = \"No\" }\n";
        assert!(lines(refused, &[], "2026-11-23", "2026-11-23").is_empty());
        let unknown = "proposed = { by = \"jm\", on = 2026-11-24 }\n";
        assert!(lines(unknown, &[], "2026-11-23", "2026-11-23").is_empty());
    }
}
