//! Delivered against promised: what the timetable owes in a time, what was given of it, and whose what was missed was.

use chrono::{Datelike, Days, NaiveDate, NaiveTime, Weekday};

use super::matching;
use crate::calendar::{SchoolCalendar, SchoolWeek};
use crate::record::provision::Per;
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

/// So many sessions and minutes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Promise {
    /// Sessions.
    pub sessions: i64,
    /// Minutes.
    pub minutes: i64,
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
    /// What is owed in the whole period, closed days taken off; none where it is promised by the fortnight, the term
    /// or the year, or is only proposed.
    pub promised: Option<Promise>,
    /// The sessions given, in the timetable and outside it, in time order.
    pub given: Vec<&'a Filed<Session>>,
    /// The sessions missed, in time order. Those that the school's closing took are not owed.
    pub missed: Vec<Missed<'a>>,
    /// How many of the given ones stand in no slot of the timetable.
    pub extra: usize,
    /// Slots up to today of which there is no record.
    pub unrecorded: Vec<SlotOn>,
    /// Sessions due by today of which there is no record, where it is promised without slots.
    pub unrecorded_without_slot: i64,
    /// Slots of the period that are still to come.
    pub to_come: Vec<SlotOn>,
    /// True where it is in force in the period and promised by the fortnight, the term or the year.
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
            extra: given.len(),
            given,
            missed: missed.collect(),
            unrecorded: Vec::new(),
            unrecorded_without_slot: 0,
            to_come: Vec::new(),
            is_loosely_promised: false,
        }
    }

    fn owe_slots(&mut self, calendar: &SchoolCalendar, period: Period, as_of: NaiveDate) {
        let (mut owed, mut in_slots) = (0, 0);
        for day in calendar.school_days(period.from, period.to) {
            let slots: Vec<NaiveTime> = self.provision.record.slots_on(day).iter().map(|slot| slot.at).collect();
            let records = self.records_on(day);
            for (at, record) in slots.iter().zip(matching::pair(&slots, &records)) {
                let record = record.map(|place| &records[place].record);
                owed += i64::from(record.and_then(|record| record.missed).map(Reason::whose) != Some(Whose::Closed));
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
        self.promise(owed);
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
        let Some(owed) = times_owed(&self.provision.record, calendar, period) else {
            let mut days = calendar.school_days(period.from, period.to);
            self.is_loosely_promised = days.any(|day| self.provision.record.covers(day));
            return;
        };
        let closed = count(self.missed_by(Whose::Closed).count());
        let recorded = count(self.given.len() + self.missed.len());
        let due = times_owed(&self.provision.record, calendar, due_by(&self.provision.record, period, as_of));
        self.unrecorded_without_slot = (due.unwrap_or(0) - recorded).max(0);
        self.extra = usize::try_from(recorded - owed).unwrap_or(0).min(self.given.len());
        self.promise((owed - closed).max(0));
    }

    fn promise(&mut self, sessions: i64) {
        self.promised = Some(Promise { sessions, minutes: sessions * self.provision.record.minutes.get() });
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
        count(self.unrecorded.len()) + self.unrecorded_without_slot
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

/// The sessions that a provision without slots owes in a period.
fn times_owed(provision: &Provision, calendar: &SchoolCalendar, period: Period) -> Option<i64> {
    let days = calendar.school_days(period.from, period.to).filter(|day| provision.covers(*day));
    owed(provision.times?.get(), provision.per?, days, period)
}

/// The sessions owed on these school days of a period by so many times in so long, where that can be said in days and
/// weeks.
///
/// In a week of fewer than five school days a weekly promise is owed in their proportion, rounded up. A period
/// shorter than a school week owes nothing of a weekly promise: no day of the week is the one that it falls on.
pub(super) fn owed(times: i64, per: Per, days: impl Iterator<Item = NaiveDate>, period: Period) -> Option<i64> {
    match per {
        Per::Day => Some(times * count(days.count())),
        Per::Week if (period.to - period.from).num_days() < 4 => Some(0),
        Per::Week => {
            let mut weeks: Vec<(SchoolWeek, i64)> = Vec::new();
            for week in days.map(SchoolWeek::of) {
                match weeks.last_mut() {
                    Some((last, days)) if *last == week => *days += 1,
                    _ => weeks.push((week, 1)),
                }
            }
            Some(weeks.iter().map(|(_, days)| (times * days + 4) / 5).sum())
        }
        Per::Fortnight | Per::HalfTerm | Per::Term | Per::Year => None,
    }
}

/// The part of a period whose promises are due today: a week's are due on its Friday.
fn due_by(provision: &Provision, period: Period, as_of: NaiveDate) -> Period {
    let begun = provision.per == Some(Per::Week)
        && as_of.weekday().num_days_from_monday() < Weekday::Fri.num_days_from_monday();
    let since_sunday = u64::from(as_of.weekday().num_days_from_sunday());
    let day = if begun { as_of.checked_sub_days(Days::new(since_sunday)).unwrap_or(as_of) } else { as_of };
    period.until(day)
}

fn count(number: usize) -> i64 {
    i64::try_from(number).unwrap_or(i64::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::calendar::{ClosedDays, TermDates};
    use crate::progress::example::{day, provision, session};

    /// Friday 27 November is an INSET day.
    fn calendar() -> SchoolCalendar {
        let closed = ClosedDays { from: day("2026-11-27"), to: day("2026-11-27"), why: Some("INSET".to_owned()) };
        let term = TermDates {
            name: "Autumn".to_owned(),
            from: day("2026-09-02"),
            to: day("2026-12-18"),
            closed: vec![closed],
        };
        SchoolCalendar::new(vec![term])
    }

    const DAILY: &str = "minutes = 25\nslots = [\"mon 09:30\", \"tue 09:30\", \"wed 09:30\", \"thu 11:00\", \"fri 09:30\"]\n\
        from = 2026-09-02\nto = 2026-12-18\n";

    /// What a delivery says, as numbers: promised sessions and minutes, given sessions and minutes, missed by pupil,
    /// school and closing, cut short, extra, unrecorded, to come.
    fn counted(lines: &str, sessions: &[&str], week: &str, as_of: &str) -> Vec<i64> {
        let (id, provision) = provision(lines);
        let mut records: Vec<Filed<Session>> = sessions
            .iter()
            .enumerate()
            .map(|(at, text)| {
                let (date, rest) = text.split_once(' ').unwrap();
                let rest = rest.replace("; ", "\n");
                session(date, &format!("{at:04}"), &format!("provision = \"phonics\"\n{rest}\n"))
            })
            .collect();
        let calendar = calendar();
        let period = Period::week(SchoolWeek::parse(week).unwrap());
        let say = |records: &[Filed<Session>]| {
            let of = Delivery::of(&id, &provision, records, &calendar, period, day(as_of));
            let promised = of.promised.unwrap_or(Promise { sessions: -1, minutes: -1 });
            let missed = |whose| count(of.missed_by(whose).count());
            vec![
                promised.sessions,
                promised.minutes,
                count(of.given.len()),
                of.minutes_given(),
                missed(Whose::Pupil),
                missed(Whose::School),
                missed(Whose::Closed),
                count(of.cut_short().count()),
                count(of.extra),
                of.unrecorded_sessions(),
                count(of.to_come.len()),
            ]
        };
        let said = say(&records);
        records.reverse();
        assert_eq!(say(&records), said, "the order of the files changes nothing");
        said
    }

    #[test]
    fn each_slot_is_given_missed_or_not_recorded() {
        let week = [
            "2026-11-16 start = 09:30:00; minutes = 25",
            "2026-11-17 missed = \"pupil-absent\"",
            "2026-11-18 start = 09:40:00; minutes = 10; cut_short = \"event\"",
            "2026-11-19 missed = \"staff-absent\"",
            "2026-11-19 start = 14:00:00; minutes = 20",
        ];
        assert_eq!(counted(DAILY, &week, "2026-W47", "2026-11-23"), [5, 125, 3, 55, 1, 1, 0, 1, 1, 1, 0]);
    }

    #[test]
    fn what_is_still_to_come_is_owed_and_not_yet_missed() {
        let monday = ["2026-11-23 start = 09:30:00; minutes = 25", "2026-11-24 start = 09:30:00; minutes = 25"];
        assert_eq!(counted(DAILY, &monday, "2026-W48", "2026-11-23"), [4, 100, 1, 25, 0, 0, 0, 0, 0, 0, 3]);
        assert_eq!(counted(DAILY, &[], "2026-W48", "2026-11-23"), [4, 100, 0, 0, 0, 0, 0, 0, 0, 1, 3]);
    }

    #[test]
    fn closed_days_and_what_closing_took_are_not_owed() {
        let snow = ["2026-11-16 missed = \"closed\""];
        assert_eq!(counted(DAILY, &snow, "2026-W47", "2026-11-23"), [4, 100, 0, 0, 0, 0, 1, 0, 0, 4, 0]);
        assert_eq!(counted(DAILY, &[], "2026-W52", "2027-01-01"), [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0]);
    }

    #[test]
    fn a_prepared_session_is_neither_given_nor_missed() {
        let prepared = ["2026-11-16 start = 09:30:00; [prepared]; objective = \"sh\""];
        assert_eq!(counted(DAILY, &prepared, "2026-W47", "2026-11-16"), [5, 125, 0, 0, 0, 0, 0, 0, 0, 1, 4]);
    }

    #[test]
    fn a_promise_without_slots_is_reckoned_by_days_and_weeks() {
        let of = |times: i64, per: &str| format!("minutes = 15\ntimes = {times}\nper = \"{per}\"\nfrom = 2026-09-02\n");
        let given = ["2026-11-24 minutes = 15"];
        for (times, per, week, as_of, promised, extra, unrecorded) in [
            (3, "week", "2026-W48", "2026-11-26", [3, 45], 0, 0),
            (3, "week", "2026-W48", "2026-11-27", [3, 45], 0, 2),
            (5, "week", "2026-W48", "2026-11-27", [4, 60], 0, 3),
            (1, "day", "2026-W48", "2026-11-25", [4, 60], 0, 2),
            (1, "term", "2026-W48", "2026-11-27", [-1, -1], 1, 0),
            (5, "week", "2026-W53", "2027-01-05", [0, 0], 0, 0),
        ] {
            let found = counted(&of(times, per), &given, week, as_of);
            assert_eq!((&found[..2], found[8], found[9]), (&promised[..], extra, unrecorded), "{times} a {per} {week}");
        }
    }

    #[test]
    fn a_proposal_owes_nothing_until_it_is_agreed() {
        let proposed = format!("{DAILY}proposed = {{ by = \"jm\", on = 2026-09-01 }}\n");
        let agreed = format!("{proposed}agreed = {{ by = \"as\", on = 2026-11-20 }}\n");
        let given = ["2026-11-16 minutes = 25"];
        assert_eq!(counted(&proposed, &given, "2026-W47", "2026-11-23")[..4], [-1, -1, 1, 25]);
        assert_eq!(counted(&agreed, &given, "2026-W47", "2026-11-19")[..4], [-1, -1, 1, 25]);
        assert_eq!(counted(&agreed, &given, "2026-W47", "2026-11-23")[..4], [5, 125, 1, 25]);
    }
}
