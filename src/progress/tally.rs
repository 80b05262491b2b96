//! Delivered against promised in numbers: of one provision or of several, in the whole of a time or by parts of it.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::delivery::{Delivery, Period};
use super::promise::Promise;
use crate::calendar::{SchoolCalendar, SchoolWeek, Stretch};
use crate::record::session::Whose;
use crate::record::{Filed, Session};

/// Sessions and minutes.
///
/// What was missed counts the minutes of the sessions that did not happen and those by which others were cut short,
/// each by whose reason it was; its sessions are the whole ones alone.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    /// Owed in the whole time, closed days taken off, where that can be said.
    pub promised: Promise,
    /// What of that falls due by today.
    pub due: Promise,
    /// Given, in the timetable and outside it.
    pub given: Promise,
    /// What of the given minutes was one to one.
    pub one_to_one: i64,
    /// What of them was in a group.
    pub in_groups: i64,
    /// Missed since the pupil was not there.
    pub missed_by_pupil: Promise,
    /// Missed since the school did not provide: owed to the child.
    pub missed_by_school: Promise,
    /// Missed since the school was closed: not owed.
    pub missed_by_closing: Promise,
    /// Due by today, and nobody has recorded what became of it.
    pub unrecorded: Promise,
}

impl Tally {
    /// Of all that became of a provision.
    #[must_use]
    pub fn of(delivery: &Delivery<'_>, as_of: NaiveDate) -> Self {
        Self::by_day(delivery, as_of).into_values().sum()
    }

    /// Of what became of it day by day. What is promised by more than a day is of the day by which it falls due, so
    /// that the parts of a time make up the whole.
    fn by_day(delivery: &Delivery<'_>, as_of: NaiveDate) -> BTreeMap<NaiveDate, Self> {
        let one = Promise::of(1, delivery.provision.record.minutes.get());
        let mut days: BTreeMap<NaiveDate, Self> = BTreeMap::new();
        for day in &delivery.owed {
            let tally = days.entry(*day).or_default();
            tally.promised += one;
            tally.due += if *day <= as_of { one } else { Promise::default() };
        }
        let slots = delivery.unrecorded.iter().map(|slot| slot.date);
        for day in slots.chain(delivery.unrecorded_without_slot.iter().copied()) {
            days.entry(day).or_default().unrecorded += one;
        }
        for filed in &delivery.given {
            days.entry(filed.record.date).or_default().give(delivery, filed);
        }
        for missed in &delivery.missed {
            *days.entry(missed.session.record.date).or_default().missed(missed.reason.whose()) += one;
        }
        days
    }

    fn give(&mut self, delivery: &Delivery<'_>, filed: &Filed<Session>) {
        let provision = &delivery.provision.record;
        let minutes = filed.record.minutes.map_or(0, crate::record::Minutes::get);
        self.given += Promise { sessions: 1, minutes };
        match filed.record.group.or(provision.group).map(crate::record::quantity::Whole::get) {
            Some(1) => self.one_to_one += minutes,
            Some(_) => self.in_groups += minutes,
            None => {}
        }
        if let Some(reason) = filed.record.cut_short {
            let lost = (provision.minutes.get() - minutes).max(0);
            *self.missed(reason.whose()) += Promise { sessions: 0, minutes: lost };
        }
    }

    fn missed(&mut self, whose: Whose) -> &mut Promise {
        match whose {
            Whose::Pupil => &mut self.missed_by_pupil,
            Whose::School => &mut self.missed_by_school,
            Whose::Closed => &mut self.missed_by_closing,
        }
    }

    /// The given minutes in hundredths of those due, rounded down, so that 100 is never less than all of them; none
    /// where nothing was due.
    #[must_use]
    pub fn percent_given(&self) -> Option<i64> {
        (self.due.minutes > 0).then(|| self.given.minutes * 100 / self.due.minutes)
    }
}

impl std::ops::AddAssign for Tally {
    fn add_assign(&mut self, other: Self) {
        self.promised += other.promised;
        self.due += other.due;
        self.given += other.given;
        self.one_to_one += other.one_to_one;
        self.in_groups += other.in_groups;
        self.missed_by_pupil += other.missed_by_pupil;
        self.missed_by_school += other.missed_by_school;
        self.missed_by_closing += other.missed_by_closing;
        self.unrecorded += other.unrecorded;
    }
}

impl std::iter::Sum for Tally {
    fn sum<I: Iterator<Item = Self>>(tallies: I) -> Self {
        tallies.fold(Self::default(), |mut sum, tally| {
            sum += tally;
            sum
        })
    }
}

/// What the parts of a time are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum By {
    /// Weeks, `2026-W47`.
    Week,
    /// Terms, by their names.
    Term,
    /// School years, `2026-27`.
    Year,
}

/// What became of the provision in one part of a time.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Part {
    /// Which part, whole though the time may begin or end within it; none for the days in no term.
    pub stretch: Option<Stretch>,
    /// What became of it.
    pub tally: Tally,
}

impl By {
    /// What became of some provision, part by part, in order: each part that has a school day of the time, and each in
    /// which anything is recorded. Days in no term come last. A school that has written no term has no parts by term.
    #[must_use]
    pub fn parts(
        self,
        deliveries: &[Delivery<'_>],
        calendar: &SchoolCalendar,
        period: Period,
        as_of: NaiveDate,
    ) -> Vec<Part> {
        if self == Self::Term && !calendar.has_terms() {
            return Vec::new();
        }
        let none = |day| (day, Tally::default());
        let school_days = calendar.school_days(period.from, period.to).map(none);
        let told = deliveries.iter().flat_map(|delivery| Tally::by_day(delivery, as_of));
        let mut parts: BTreeMap<NaiveDate, Part> = BTreeMap::new();
        for (day, tally) in school_days.chain(told) {
            let stretch = self.part_of(day, calendar);
            let begins = stretch.as_ref().map_or(NaiveDate::MAX, |stretch| stretch.from);
            parts.entry(begins).or_insert(Part { stretch, tally: Tally::default() }).tally += tally;
        }
        parts.into_values().collect()
    }

    fn part_of(self, day: NaiveDate, calendar: &SchoolCalendar) -> Option<Stretch> {
        match self {
            Self::Week => Some(SchoolWeek::of(day).into()),
            Self::Term => calendar.term_of(day).map(Stretch::from),
            Self::Year => Some(Stretch::school_year(day)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::progress::example::{day, oakfield, provision, session};

    const DAILY: &str = "minutes = 25\nslots = [\"mon 09:30\", \"wed 09:30\"]\ngroup = 1\nfrom = 2026-09-02\n";

    fn records() -> Vec<Filed<Session>> {
        let of =
            |date: &str, own: &str, lines: &str| session(date, own, &format!("provision = \"phonics\"\n{lines}\n"));
        vec![
            of("2026-11-09", "1", "start = 09:30:00\nminutes = 25"),
            of("2026-11-11", "2", "start = 09:30:00\nminutes = 10\ncut_short = \"event\""),
            of("2026-11-16", "3", "start = 09:30:00\nminutes = 15\ncut_short = \"declined\""),
            of("2026-11-18", "4", "missed = \"staff-absent\""),
            of("2026-11-20", "5", "minutes = 20\ngroup = 3"),
            of("2026-11-23", "6", "missed = \"pupil-absent\""),
        ]
    }

    /// Promised, due, given, missed by pupil and by school, not recorded: sessions and minutes of each.
    fn said(tally: &Tally) -> [(i64, i64); 6] {
        let Tally { promised, due, given, missed_by_pupil, missed_by_school, unrecorded, .. } = *tally;
        [promised, due, given, missed_by_pupil, missed_by_school, unrecorded]
            .map(|promise| (promise.sessions, promise.minutes))
    }

    #[test]
    fn what_was_missed_is_whose_it_was_and_what_was_cut_short_too() {
        let ((id, provision), records) = (provision(DAILY), records());
        let period = Period { from: day("2026-11-09"), to: day("2026-11-29") };
        let (calendar, as_of) = (oakfield(), day("2026-11-25"));
        let deliveries = [Delivery::of(&id, &provision, &records, &calendar, period, as_of)];
        let whole = Tally::of(&deliveries[0], as_of);
        // Six slots; 25 + 10 + 15 + 20 minutes given; ten lost to the pupil's choice and fifteen to an event.
        assert_eq!(said(&whole), [(6, 150), (6, 150), (4, 70), (1, 35), (1, 40), (1, 25)]);
        assert_eq!((whole.one_to_one, whole.in_groups, whole.percent_given()), (50, 20, Some(46)));

        let weeks = By::Week.parts(&deliveries, &calendar, period, as_of);
        let named: Vec<_> = weeks.iter().map(|part| part.stretch.as_ref().unwrap().name.as_str()).collect();
        assert_eq!(named, ["2026-W46", "2026-W47", "2026-W48"]);
        assert_eq!(said(&weeks[1].tally), [(2, 50), (2, 50), (2, 35), (0, 10), (1, 25), (0, 0)]);
        assert_eq!(weeks.iter().map(|part| part.tally).sum::<Tally>(), whole);
        for by in [By::Term, By::Year] {
            assert_eq!(by.parts(&deliveries, &calendar, period, as_of)[0].tally, whole, "{by:?}");
        }
    }

    #[test]
    fn the_parts_make_up_the_whole_of_a_year() {
        let records: Vec<_> = [("2026-10-01", "1"), ("2026-12-29", "2"), ("2027-02-10", "3")]
            .iter()
            .map(|(date, own)| session(date, own, "provision = \"phonics\"\nminutes = 45\n"))
            .collect();
        let calendar = oakfield();
        let (period, as_of) = (Period { from: day("2026-09-01"), to: day("2027-08-31") }, day("2027-08-31"));
        for often in ["times = 6\nper = \"year\"", "times = 2\nper = \"term\"", "times = 3\nper = \"week\""] {
            let (id, provision) = provision(&format!("minutes = 45\n{often}\nfrom = 2026-09-02\n"));
            let deliveries = [Delivery::of(&id, &provision, &records, &calendar, period, as_of)];
            let whole = Tally::of(&deliveries[0], as_of);
            // 15, 11 and 14 school weeks, and one of the holidays.
            for (by, parts) in [(By::Week, 41), (By::Term, 4), (By::Year, 1)] {
                let found = by.parts(&deliveries, &calendar, period, as_of);
                assert_eq!(found.len(), parts, "{often} {by:?}");
                assert_eq!(found.iter().map(|part| part.tally).sum::<Tally>(), whole, "{often} {by:?}");
            }
            let terms = By::Term.parts(&deliveries, &calendar, period, as_of);
            assert!(terms[3].stretch.is_none() && terms[3].tally.given.sessions == 1, "in the holidays: {terms:?}");
        }
    }
}
