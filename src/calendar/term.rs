use chrono::{Datelike, NaiveDate, Weekday};

/// One term as the school wrote it: its days, both ends counted, and the days in it that are closed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TermDates {
    /// `Autumn 2026`.
    pub name: String,
    /// The first day.
    pub from: NaiveDate,
    /// The last day.
    pub to: NaiveDate,
    /// Half-terms, INSET days and other days without pupils.
    pub closed: Vec<ClosedDays>,
}

/// A stretch of days on which the school is closed, both ends counted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ClosedDays {
    /// The first closed day.
    pub from: NaiveDate,
    /// The last closed day.
    pub to: NaiveDate,
    /// `INSET`, where the school said why.
    pub why: Option<String>,
}

impl TermDates {
    /// Whether the day lies in the term, closed or not.
    #[must_use]
    pub fn contains(&self, date: NaiveDate) -> bool {
        (self.from..=self.to).contains(&date)
    }
}

impl ClosedDays {
    /// Whether the day is one of these.
    #[must_use]
    pub fn contains(&self, date: NaiveDate) -> bool {
        (self.from..=self.to).contains(&date)
    }
}

/// Which days are school days.
///
/// A school that has not written its terms yet has a calendar too: every weekday is a school day in it, and
/// [`has_terms`](Self::has_terms) says that nobody confirmed them.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct SchoolCalendar {
    /// By first day.
    terms: Vec<TermDates>,
}

impl SchoolCalendar {
    /// The calendar of these terms, in whatever order they come.
    #[must_use]
    pub fn new(mut terms: Vec<TermDates>) -> Self {
        terms.sort_by_key(|term| (term.from, term.to));
        Self { terms }
    }

    /// Whether the school has written any term; without one every weekday counts as a school day.
    #[must_use]
    pub fn has_terms(&self) -> bool {
        !self.terms.is_empty()
    }

    /// The terms, by first day.
    #[must_use]
    pub fn terms(&self) -> &[TermDates] {
        &self.terms
    }

    /// Whether pupils are in school: a weekday of a term, and not closed.
    #[must_use]
    pub fn is_school_day(&self, date: NaiveDate) -> bool {
        let weekday = !matches!(date.weekday(), Weekday::Sat | Weekday::Sun);
        let in_term = !self.has_terms() || self.term_of(date).is_some();
        weekday && in_term && self.closed_on(date).is_none()
    }

    /// The term in which the day lies, closed or not.
    #[must_use]
    pub fn term_of(&self, date: NaiveDate) -> Option<&TermDates> {
        self.terms.iter().find(|term| term.contains(date))
    }

    /// The closed days that hold this day; a weekend and a holiday between terms are not among them.
    #[must_use]
    pub fn closed_on(&self, date: NaiveDate) -> Option<&ClosedDays> {
        self.terms.iter().flat_map(|term| &term.closed).find(|closed| closed.contains(date))
    }

    /// Whether the school has written a term for the school year (September to August) in which the day lies.
    ///
    /// Outside such a year nothing is known of the day, and no promise should be reckoned in school days.
    #[must_use]
    pub fn covers(&self, date: NaiveDate) -> bool {
        // By the last day: an autumn term may begin in August, but none ends in September.
        let year = school_year(date);
        self.terms.iter().any(|term| term.contains(date) || school_year(term.to) == year)
    }

    /// The school days of a stretch, both ends counted, in order.
    pub fn school_days(&self, from: NaiveDate, to: NaiveDate) -> impl Iterator<Item = NaiveDate> {
        let (from, to) = self.within_terms(from, to);
        std::iter::successors(Some(from), NaiveDate::succ_opt)
            .take_while(move |&date| date <= to)
            .filter(|&date| self.is_school_day(date))
    }

    /// The latest school day that is not after the day.
    ///
    /// It may lie in an earlier school year; [`covers`](Self::covers) says whether anything is known of this one.
    #[must_use]
    pub fn last_school_day_on_or_before(&self, date: NaiveDate) -> Option<NaiveDate> {
        let (first, last) = self.within_terms(NaiveDate::MIN, date);
        std::iter::successors(Some(last), NaiveDate::pred_opt)
            .take_while(|&date| date >= first)
            .find(|&date| self.is_school_day(date))
    }

    /// The first school day after the day.
    #[must_use]
    pub fn next_school_day_after(&self, date: NaiveDate) -> Option<NaiveDate> {
        self.school_days(date.succ_opt()?, NaiveDate::MAX).next()
    }

    /// So many school days before the day, the earliest first; fewer where there were no more.
    #[must_use]
    pub fn school_days_before(&self, date: NaiveDate, number: usize) -> Vec<NaiveDate> {
        let before = |date: NaiveDate| self.last_school_day_on_or_before(date.pred_opt()?);
        let mut days: Vec<NaiveDate> = std::iter::successors(before(date), |date| before(*date)).take(number).collect();
        days.reverse();
        days
    }

    /// Why the school is closed on a day, where that is known. A year for which nobody has written terms says nothing
    /// of its days.
    #[must_use]
    pub fn why_closed(&self, date: NaiveDate) -> Option<String> {
        if let Some(closed) = self.closed_on(date) {
            return Some(closed.why.clone().unwrap_or_else(|| "the school is closed".to_owned()));
        }
        match self.term_of(date) {
            _ if self.is_school_day(date) => None,
            None if self.covers(date) => Some("it is in no term".to_owned()),
            None if self.has_terms() => None,
            _ => Some("it is a weekend".to_owned()),
        }
    }

    /// The part of a stretch that terms can hold, so that a far year costs no walk through the centuries.
    fn within_terms(&self, from: NaiveDate, to: NaiveDate) -> (NaiveDate, NaiveDate) {
        let first = self.terms.iter().map(|term| term.from).min();
        let last = self.terms.iter().map(|term| term.to).max();
        (first.map_or(from, |first| first.max(from)), last.map_or(to, |last| last.min(to)))
    }
}

/// The calendar year in which the school year of the day began.
fn school_year(date: NaiveDate) -> i32 {
    if date.month() >= 9 { date.year() } else { date.year() - 1 }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn closed(from: &str, to: &str, why: Option<&str>) -> ClosedDays {
        ClosedDays { from: day(from), to: day(to), why: why.map(str::to_owned) }
    }

    fn term(name: &str, from: &str, to: &str, closed: Vec<ClosedDays>) -> TermDates {
        TermDates { name: name.to_owned(), from: day(from), to: day(to), closed }
    }

    /// Written out of order, as a file may have them.
    fn oakfield() -> SchoolCalendar {
        SchoolCalendar::new(vec![
            term("Spring 2027", "2027-01-04", "2027-03-25", vec![closed("2027-02-15", "2027-02-19", None)]),
            term(
                "Autumn 2026",
                "2026-09-02",
                "2026-12-18",
                vec![closed("2026-10-26", "2026-10-30", None), closed("2026-11-27", "2026-11-27", Some("INSET"))],
            ),
        ])
    }

    #[test]
    fn a_school_day_is_an_open_weekday_of_a_term() {
        let calendar = oakfield();
        for (date, expected) in [
            ("2026-09-01", false), // the day before term
            ("2026-09-02", true),
            ("2026-11-20", true),  // a Friday
            ("2026-11-21", false), // Saturday
            ("2026-11-22", false), // Sunday
            ("2026-10-26", false), // half-term
            ("2026-10-30", false),
            ("2026-11-27", false), // INSET
            ("2026-12-18", true),  // the last day
            ("2026-12-21", false), // Christmas
            ("2027-01-04", true),
        ] {
            assert_eq!(calendar.is_school_day(day(date)), expected, "{date}");
        }
    }

    #[test]
    fn a_day_knows_its_term_and_why_it_is_closed() {
        let calendar = oakfield();
        assert_eq!(calendar.term_of(day("2026-10-28")).unwrap().name, "Autumn 2026");
        assert_eq!(calendar.term_of(day("2027-01-04")).unwrap().name, "Spring 2027");
        assert_eq!(calendar.term_of(day("2026-12-25")), None);
        assert_eq!(calendar.closed_on(day("2026-11-27")).unwrap().why.as_deref(), Some("INSET"));
        assert_eq!(calendar.closed_on(day("2026-10-28")).unwrap().why, None);
        assert_eq!(calendar.closed_on(day("2026-11-26")), None);
        assert_eq!(calendar.closed_on(day("2026-11-28")), None);
    }

    #[test]
    fn school_days_leave_out_weekends_and_closures() {
        let calendar = oakfield();
        let days = |from, to| calendar.school_days(day(from), day(to)).collect::<Vec<_>>();
        assert_eq!(days("2026-11-26", "2026-11-30"), [day("2026-11-26"), day("2026-11-30")]);
        assert_eq!(days("2026-12-18", "2027-01-05"), [day("2026-12-18"), day("2027-01-04"), day("2027-01-05")]);
        assert_eq!(days("2026-10-24", "2026-11-01"), []);
        assert_eq!(days("2026-11-30", "2026-11-26"), []);
        assert_eq!(calendar.school_days(NaiveDate::MIN, NaiveDate::MAX).count(), 126);
    }

    #[test]
    fn the_school_day_before_and_after() {
        let calendar = oakfield();
        for (date, before, after) in [
            ("2026-11-25", Some("2026-11-25"), Some("2026-11-26")),
            ("2026-11-29", Some("2026-11-26"), Some("2026-11-30")),
            ("2026-12-31", Some("2026-12-18"), Some("2027-01-04")),
            ("2026-09-01", None, Some("2026-09-02")),
            ("2027-03-25", Some("2027-03-25"), None),
            ("9999-12-31", Some("2027-03-25"), None),
        ] {
            assert_eq!(calendar.last_school_day_on_or_before(day(date)), before.map(day), "{date}");
            assert_eq!(calendar.next_school_day_after(day(date)), after.map(day), "{date}");
        }
    }

    #[test]
    fn school_days_are_counted_back_over_what_is_closed() {
        let calendar = oakfield();
        let before = |date, number| calendar.school_days_before(day(date), number);
        assert_eq!(before("2026-11-30", 3), [day("2026-11-24"), day("2026-11-25"), day("2026-11-26")]);
        assert_eq!(before("2026-09-04", 10), [day("2026-09-02"), day("2026-09-03")]);
        assert_eq!(before("2026-09-02", 10), []);
    }

    #[test]
    fn a_closed_day_says_why() {
        let calendar = oakfield();
        for (date, why) in [
            ("2026-11-27", Some("INSET")),
            ("2026-10-28", Some("the school is closed")),
            ("2026-11-28", Some("it is a weekend")),
            ("2026-12-28", Some("it is in no term")),
            ("2026-11-26", None),
            ("2029-11-26", None), // nothing is written of that year
        ] {
            assert_eq!(calendar.why_closed(day(date)).as_deref(), why, "{date}");
        }
    }

    #[test]
    fn a_school_without_terms_counts_every_weekday() {
        let calendar = SchoolCalendar::default();
        assert!(!calendar.has_terms());
        assert!(oakfield().has_terms());
        assert!(calendar.is_school_day(day("2026-12-25")));
        assert!(!calendar.is_school_day(day("2026-11-22")));
        assert_eq!(calendar.last_school_day_on_or_before(day("2026-11-22")), Some(day("2026-11-20")));
        assert_eq!(calendar.next_school_day_after(day("2026-11-20")), Some(day("2026-11-23")));
        assert!(!calendar.covers(day("2026-11-20")));
    }

    #[test]
    fn a_school_year_runs_from_september_to_august() {
        let calendar = oakfield();
        for (date, expected) in [
            ("2026-08-31", false),
            ("2026-09-01", true),
            ("2027-06-30", true),
            ("2027-08-31", true),
            ("2027-09-01", false),
        ] {
            assert_eq!(calendar.covers(day(date)), expected, "{date}");
        }
    }

    #[test]
    fn a_term_that_begins_in_august_says_nothing_of_the_year_before() {
        let calendar = SchoolCalendar::new(vec![term("Autumn 2026", "2026-08-31", "2026-12-18", Vec::new())]);
        assert!(calendar.covers(day("2026-08-31")));
        assert!(!calendar.covers(day("2026-06-01")));
        assert!(calendar.covers(day("2027-06-01")));
    }
}
