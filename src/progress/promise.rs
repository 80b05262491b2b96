//! What "so many times in such a time" owes in a period: the days by which each session falls due.

use chrono::{Days, NaiveDate, Weekday};

use super::delivery::{Period, count};
use crate::calendar::{SchoolCalendar, SchoolWeek, Stretch};
use crate::record::provision::Per;

/// School days that a promise by the fortnight counts in one.
const FORTNIGHT: usize = 10;

/// So many sessions and minutes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Promise {
    /// Sessions.
    pub sessions: i64,
    /// Minutes.
    pub minutes: i64,
}

impl Promise {
    /// So many sessions of so many minutes each.
    #[must_use]
    pub fn of(sessions: i64, minutes: i64) -> Self {
        Self { sessions, minutes: sessions * minutes }
    }
}

impl std::ops::AddAssign for Promise {
    fn add_assign(&mut self, other: Self) {
        self.sessions += other.sessions;
        self.minutes += other.minutes;
    }
}

/// A stretch in which so many sessions fall due: a day, a week, a fortnight, half a term, a term or a year.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Unit {
    /// Its days, as far as they lie in the period.
    pub(super) days: Period,
    /// The days by which each session falls due, in order; all of them in the period, but for a week's last.
    pub(super) due: Vec<NaiveDate>,
}

/// How often, and on which days at all.
pub(super) struct Often<'a, C> {
    pub(super) times: i64,
    pub(super) per: Per,
    pub(super) calendar: &'a SchoolCalendar,
    /// Whether the promise holds on a day.
    pub(super) covers: C,
}

impl<C: Fn(NaiveDate) -> bool> Often<'_, C> {
    /// The units that the period touches, in order; none where it cannot be said how many are owed in it.
    ///
    /// By the day, each school day owes. By the week, each does; a week of fewer than five school days owes in their
    /// proportion, rounded up, by its Friday, and a period shorter than a school week owes nothing. By more than a
    /// week, the sessions fall due evenly over the school days: two a term are due one by the middle day and one by
    /// the last, and a period owes those that fall due in it. A promise that holds for a part of such a unit owes its
    /// share of it, to the nearest whole session. A period of a week or less owes nothing of it that could be named,
    /// nor does any where the school's terms are not written.
    pub(super) fn owed(&self, period: Period) -> Option<Vec<Unit>> {
        let long = |units: Option<Vec<Whole>>| {
            let days = (period.to - period.from).num_days();
            units.filter(|_| days >= 7).map(|units| units.iter().filter_map(|unit| self.share(unit, period)).collect())
        };
        match self.per {
            Per::Day => Some(self.days(period)),
            Per::Week if (period.to - period.from).num_days() < 4 => Some(Vec::new()),
            Per::Week => Some(self.weeks(period)),
            Per::Fortnight => long(Some(self.fortnights(period))),
            Per::HalfTerm => long(self.whole(&self.calendar.half_terms(), period)),
            Per::Term => long(self.whole(&self.calendar.terms().iter().map(Stretch::from).collect::<Vec<_>>(), period)),
            Per::Year => long(self.whole(&self.calendar.whole_years(), period)),
        }
    }

    fn covered(&self, from: NaiveDate, to: NaiveDate) -> impl Iterator<Item = NaiveDate> {
        self.calendar.school_days(from, to).filter(|day| (self.covers)(*day))
    }

    fn days(&self, period: Period) -> Vec<Unit> {
        let times = usize::try_from(self.times).unwrap_or(0);
        let unit = |day: NaiveDate| Unit { days: Period::day(day), due: vec![day; times] };
        self.covered(period.from, period.to).map(unit).collect()
    }

    fn weeks(&self, period: Period) -> Vec<Unit> {
        let days: Vec<NaiveDate> = self.covered(period.from, period.to).collect();
        let unit = |days: &[NaiveDate]| {
            let week = SchoolWeek::of(*days.first()?);
            let owed = usize::try_from((self.times * count(days.len()) + 4) / 5).unwrap_or(0);
            let in_period = Period { from: week.monday().max(period.from), to: week.sunday().min(period.to) };
            Some(Unit { days: in_period, due: vec![self.end_of(week, *days.last()?); owed] })
        };
        days.chunk_by(|day, next| SchoolWeek::of(*day) == SchoolWeek::of(*next)).filter_map(unit).collect()
    }

    /// The Friday of a week; its last school day where the term ends before that.
    fn end_of(&self, week: SchoolWeek, last: NaiveDate) -> NaiveDate {
        let to_friday = u64::from(Weekday::Fri.num_days_from_monday());
        let friday = week.monday().checked_add_days(Days::new(to_friday)).unwrap_or(last);
        let in_term = !self.calendar.has_terms() || self.calendar.term_of(friday).is_some();
        if in_term { friday } else { last }
    }

    /// Ten school days each, counted from the first of every term on which the promise holds. The rest of a term is a
    /// part of a fortnight.
    fn fortnights(&self, period: Period) -> Vec<Whole> {
        let terms = self.calendar.terms().iter().map(|term| (term.from, term.to));
        let stretches: Vec<(NaiveDate, NaiveDate)> =
            if self.calendar.has_terms() { terms.collect() } else { self.unwritten(period).into_iter().collect() };
        let mut fortnights = Vec::new();
        for (from, to) in stretches.into_iter().filter(|(from, to)| *from <= period.to && period.from <= *to) {
            let days: Vec<NaiveDate> = self.covered(from, to).collect();
            fortnights
                .extend(days.chunks(FORTNIGHT).map(|days| Whole { covered: days.to_vec(), school_days: FORTNIGHT }));
        }
        fortnights
    }

    /// The days of the period on which the promise holds, where the school has written no term to count from.
    fn unwritten(&self, period: Period) -> Option<(NaiveDate, NaiveDate)> {
        let first = self.covered(period.from, period.to).next()?;
        Some((first, period.to))
    }

    /// The units that the period touches, unless it has a school day on which the promise holds outside them all.
    fn whole(&self, units: &[Stretch], period: Period) -> Option<Vec<Whole>> {
        let known = |day: NaiveDate| units.iter().any(|unit| (unit.from..=unit.to).contains(&day));
        if !self.covered(period.from, period.to).all(known) {
            return None;
        }
        let touched = units.iter().filter(|unit| unit.from <= period.to && period.from <= unit.to);
        let whole = touched.map(|unit| Whole {
            covered: self.covered(unit.from, unit.to).collect(),
            school_days: self.calendar.school_days(unit.from, unit.to).count(),
        });
        Some(whole.collect())
    }

    /// What of a unit falls due in the period.
    fn share(&self, unit: &Whole, period: Period) -> Option<Unit> {
        let covered = unit.covered.len();
        let (first, last) = (*unit.covered.first()?, *unit.covered.last()?);
        let times = usize::try_from(self.times).unwrap_or(0);
        // To the nearest, half up.
        let owed = (2 * times * covered + unit.school_days) / (2 * unit.school_days);
        let due = (1..=owed).map(|session| unit.covered[(session * covered).div_ceil(owed) - 1]);
        let days = Period { from: first.max(period.from), to: last.min(period.to) };
        (days.from <= days.to).then(|| Unit { days, due: due.filter(|day| period.contains(*day)).collect() })
    }
}

/// A unit of more than a week.
struct Whole {
    /// Its school days on which the promise holds.
    covered: Vec<NaiveDate>,
    /// All its school days.
    school_days: usize,
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::progress::example::{day, oakfield};

    /// The days by which sessions fall due in a period, of a promise that holds from a day to a day.
    fn due(times: i64, per: Per, holds: (&str, &str), period: (&str, &str)) -> Option<Vec<String>> {
        let calendar = oakfield();
        let holds = Period { from: day(holds.0), to: day(holds.1) };
        let times = Often { times, per, calendar: &calendar, covers: |day| holds.contains(day) };
        let units = times.owed(Period { from: day(period.0), to: day(period.1) })?;
        Some(units.iter().flat_map(|unit| &unit.due).map(ToString::to_string).collect())
    }

    const ALWAYS: (&str, &str) = ("2020-01-01", "2030-01-01");
    const AUTUMN: (&str, &str) = ("2026-09-02", "2026-12-18");

    /// The autumn term of 2026 has 38 school days before its half-term holiday and 34 after it, 72 in all; spring has
    /// 53 and summer 66, the year 191.
    #[test]
    fn what_is_promised_by_more_than_a_day_falls_due_evenly_over_its_school_days() {
        for (times, per, holds, period, expected) in [
            // The 36th day of 72, and the last.
            (2, Per::Term, ALWAYS, AUTUMN, &["2026-10-21", "2026-12-18"][..]),
            (2, Per::Term, ALWAYS, ("2026-09-02", "2026-10-23"), &["2026-10-21"]),
            (2, Per::Term, ALWAYS, ("2026-11-02", "2026-12-18"), &["2026-12-18"]),
            (1, Per::HalfTerm, ALWAYS, AUTUMN, &["2026-10-23", "2026-12-18"]),
            // The 32nd and the 64th day of 191; the 96th is in January.
            (6, Per::Year, ALWAYS, AUTUMN, &["2026-10-15", "2026-12-08"]),
            // 6 x 72 / 191 = 2.26 of a year: the 36th and the last day of the 72.
            (6, Per::Year, AUTUMN, AUTUMN, &["2026-10-21", "2026-12-18"]),
            // The last week of the summer term ends on its Tuesday, and owes 3 x 2 / 5 = 1.2, rounded up.
            (
                3,
                Per::Week,
                ALWAYS,
                ("2026-07-15", "2026-07-22"),
                &["2026-07-17", "2026-07-17", "2026-07-21", "2026-07-21"],
            ),
            // 2 x 34 / 72 = 0.94 of a term: one, by the last day.
            (2, Per::Term, ("2026-11-02", "2026-12-18"), AUTUMN, &["2026-12-18"]),
            // 2 x 3 / 72 = 0.08 of a term: none.
            (2, Per::Term, ("2026-12-16", "2026-12-18"), AUTUMN, &[]),
            // The tenth school days, and half a fortnight of five days: 0.5, to the nearest and half up.
            (1, Per::Fortnight, ALWAYS, ("2026-09-02", "2026-09-29"), &["2026-09-15", "2026-09-29"]),
            (1, Per::Fortnight, ("2026-12-14", "2026-12-18"), AUTUMN, &["2026-12-18"]),
        ] {
            assert_eq!(due(times, per, holds, period).unwrap(), expected, "{times} a {per} in {period:?}");
        }
    }

    #[test]
    fn the_parts_of_a_time_owe_together_what_the_whole_does() {
        let whole = ("2026-09-01", "2027-08-31");
        let parts = [("2026-09-01", "2026-10-07"), ("2026-10-08", "2027-01-20"), ("2027-01-21", "2027-08-31")];
        for (times, per, expected) in
            [(6, Per::Year, 6), (2, Per::Term, 6), (1, Per::HalfTerm, 6), (1, Per::Fortnight, 19), (3, Per::Day, 573)]
        {
            let owed = |period| due(times, per, ALWAYS, period).unwrap().len();
            assert_eq!(owed(whole), expected, "{times} a {per}");
            assert_eq!(parts.map(owed).iter().sum::<usize>(), expected, "{times} a {per}");
        }
    }

    #[test]
    fn what_cannot_be_said_is_not_said() {
        let week = ("2026-11-16", "2026-11-22");
        for (per, period, expected) in [
            (Per::Week, week, Some(1)),
            (Per::Week, ("2026-11-16", "2026-11-18"), Some(0)),
            (Per::Fortnight, week, None),
            (Per::Term, week, None),
            // Of 2027-28 no term is written, and of 2025-26 only the last.
            (Per::Year, ("2027-09-01", "2027-12-18"), Some(0)),
            (Per::Year, ("2026-06-01", "2026-12-18"), None),
            (Per::Term, ("2026-06-01", "2026-12-18"), Some(2)),
        ] {
            assert_eq!(due(1, per, ALWAYS, period).map(|days| days.len()), expected, "once a {per} in {period:?}");
        }
        let calendar = SchoolCalendar::default();
        let of = |per| Often { times: 1, per, calendar: &calendar, covers: |_| true };
        let autumn = Period { from: day(AUTUMN.0), to: day(AUTUMN.1) };
        assert!(of(Per::Term).owed(autumn).is_none() && of(Per::Year).owed(autumn).is_none());
        assert!(of(Per::Fortnight).owed(autumn).is_some());
    }
}
