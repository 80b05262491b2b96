//! The stretches that promises are made by: terms, their halves, and school years.

use chrono::{Datelike, Days, NaiveDate};

use super::{SchoolCalendar, SchoolWeek, TermDates};
use crate::record::when::school_year_start;

/// A stretch of the school's calendar, both ends counted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stretch {
    /// `Autumn 2026`, `2026-27`.
    pub name: String,
    /// The first day.
    pub from: NaiveDate,
    /// The last day.
    pub to: NaiveDate,
}

impl SchoolCalendar {
    /// The two halves of each term: before and after its holiday, which is the longest run of weeks in it without a
    /// school day. A term without such a week, as where a school writes six short terms, is one half-term itself.
    #[must_use]
    pub fn half_terms(&self) -> Vec<Stretch> {
        self.terms().iter().flat_map(|term| self.halves(term)).collect()
    }

    fn halves(&self, term: &TermDates) -> Vec<Stretch> {
        let Some((closed, open_again)) = self.holiday_in(term) else { return vec![term.into()] };
        let before = closed.pred_opt().unwrap_or(closed);
        vec![
            Stretch { name: format!("{}, first half", term.name), from: term.from, to: before },
            Stretch { name: format!("{}, second half", term.name), from: open_again, to: term.to },
        ]
    }

    /// The first Monday of the longest run of closed weeks within a term, and the Monday after it.
    fn holiday_in(&self, term: &TermDates) -> Option<(NaiveDate, NaiveDate)> {
        let weeks = std::iter::successors(Some(SchoolWeek::of(term.from).next()), |week| Some(week.next()));
        let mut runs: Vec<(NaiveDate, NaiveDate)> = Vec::new();
        for week in weeks.take_while(|week| week.sunday() < term.to).filter(|week| week.is_wholly_closed(self)) {
            let after = week.next().monday();
            match runs.last_mut() {
                Some((_, end)) if *end == week.monday() => *end = after,
                _ => runs.push((week.monday(), after)),
            }
        }
        let open = |from, to| self.school_days(from, to).next().is_some();
        runs.retain(|(from, to)| open(term.from, *from) && open(*to, term.to));
        // The first of two that are as long as each other.
        runs.into_iter().rev().max_by_key(|(from, to)| *to - *from)
    }

    /// The school years, September to August, whose terms are all written: one of them has begun by the end of
    /// September, and one goes on into June. Of another year it cannot be said how many school days it has.
    #[must_use]
    pub fn whole_years(&self) -> Vec<Stretch> {
        let mut years: Vec<Stretch> = Vec::new();
        for term in self.terms() {
            // By the last day: an autumn term may begin in August.
            let year = Stretch::school_year(term.to);
            if years.last().is_none_or(|last| last.to != year.to) {
                years.push(Stretch { from: year.from.min(term.from), ..year });
            }
        }
        years.retain(|year| self.is_whole(year));
        years
    }

    fn is_whole(&self, year: &Stretch) -> bool {
        let ends_late = |term: &TermDates| term.to <= year.to && matches!(term.to.month(), 6..=8);
        let terms: Vec<&TermDates> =
            self.terms().iter().filter(|term| year.from <= term.to && term.to <= year.to).collect();
        let first = terms.first().is_some_and(|term| matches!(term.from.month(), 8 | 9));
        first && terms.into_iter().any(ends_late)
    }
}

impl Stretch {
    /// The school year in which a day lies, from the first of September to the end of August.
    #[must_use]
    pub fn school_year(day: NaiveDate) -> Self {
        let from = school_year_start(day);
        let next = from.checked_add_days(Days::new(366)).map_or(from, school_year_start);
        let name = format!("{}-{:02}", from.year(), (from.year() + 1).rem_euclid(100));
        Self { name, from, to: next.pred_opt().unwrap_or(next) }
    }
}

impl From<SchoolWeek> for Stretch {
    fn from(week: SchoolWeek) -> Self {
        Self { name: week.to_string(), from: week.monday(), to: week.sunday() }
    }
}

impl From<&TermDates> for Stretch {
    fn from(term: &TermDates) -> Self {
        Self { name: term.name.clone(), from: term.from, to: term.to }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::calendar::ClosedDays;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn term(name: &str, from: &str, to: &str, closed: &[(&str, &str)]) -> TermDates {
        let closed = closed.iter().map(|(from, to)| ClosedDays { from: day(from), to: day(to), why: None }).collect();
        TermDates { name: name.to_owned(), from: day(from), to: day(to), closed }
    }

    fn said(stretches: &[Stretch]) -> Vec<String> {
        stretches.iter().map(|stretch| format!("{}: {} {}", stretch.name, stretch.from, stretch.to)).collect()
    }

    #[test]
    fn a_term_has_two_halves_around_its_holiday() {
        for (closed, expected) in [
            (
                &[("2026-10-26", "2026-10-30"), ("2026-11-27", "2026-11-27")][..],
                &["Autumn, first half: 2026-09-02 2026-10-25", "Autumn, second half: 2026-11-02 2026-12-18"][..],
            ),
            (
                &[("2026-10-19", "2026-10-30")],
                &["Autumn, first half: 2026-09-02 2026-10-18", "Autumn, second half: 2026-11-02 2026-12-18"],
            ),
            // A week of snow is no second holiday; a closed Friday and Monday are none at all.
            (
                &[("2026-10-19", "2026-10-30"), ("2026-12-07", "2026-12-11")],
                &["Autumn, first half: 2026-09-02 2026-10-18", "Autumn, second half: 2026-11-02 2026-12-18"],
            ),
            (&[("2026-10-23", "2026-10-26")], &["Autumn: 2026-09-02 2026-12-18"]),
            // Closed to the end of term: nothing comes after it.
            (&[("2026-12-07", "2026-12-18")], &["Autumn: 2026-09-02 2026-12-18"]),
        ] {
            let calendar = SchoolCalendar::new(vec![term("Autumn", "2026-09-02", "2026-12-18", closed)]);
            assert_eq!(said(&calendar.half_terms()), expected, "{closed:?}");
        }
    }

    #[test]
    fn a_school_year_is_known_once_its_terms_are_written() {
        let (autumn, spring, summer) = (
            term("Autumn", "2026-09-02", "2026-12-18", &[]),
            term("Spring", "2027-01-04", "2027-03-25", &[]),
            term("Summer", "2027-04-12", "2027-07-21", &[]),
        );
        let early = term("Autumn", "2026-08-31", "2026-12-18", &[]);
        let before = term("A year in one term", "2025-09-02", "2026-07-21", &[]);
        for (terms, expected) in [
            (vec![&autumn, &spring, &summer], Some("2026-27: 2026-09-01 2027-08-31")),
            (vec![&early, &spring, &summer], Some("2026-27: 2026-08-31 2027-08-31")),
            (vec![&before, &autumn], Some("2025-26: 2025-09-01 2026-08-31")),
            (vec![&autumn, &spring], None),
            (vec![&spring, &summer], None),
            (vec![], None),
        ] {
            let calendar = SchoolCalendar::new(terms.into_iter().cloned().collect());
            assert_eq!(said(&calendar.whole_years()), Vec::from_iter(expected));
        }
    }
}
