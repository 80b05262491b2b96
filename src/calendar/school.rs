use super::{ClosedDays, SchoolCalendar, TermDates};
use crate::record::School;
use crate::record::school::Term;

impl SchoolCalendar {
    /// The calendar that the school wrote into `keywork.toml`.
    #[must_use]
    pub fn of(school: &School) -> Self {
        Self::new(school.term.iter().map(term_dates).collect())
    }
}

fn term_dates(term: &Term) -> TermDates {
    let closed = term.closed.iter().filter_map(|closed| {
        let (from, to) = closed.days()?;
        Some(ClosedDays { from, to, why: closed.why.as_ref().map(|why| why.as_str().to_owned()) })
    });
    TermDates { name: term.name.as_str().to_owned(), from: term.from, to: term.to, closed: closed.collect() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::record::decode::decode;

    #[test]
    fn the_terms_of_the_school_are_its_calendar() {
        let text = "format = 1\nschool = \"Oakfield\"\n[[term]]\nname = \"Autumn 2026\"\nfrom = 2026-09-02\n\
                    to = 2026-12-18\nclosed = [{ from = 2026-10-26, to = 2026-10-30 }, { on = 2026-11-27, why = \"INSET\" }]\n";
        let (school, problems) = decode::<School>("keywork.toml", text);
        assert!(problems.is_empty(), "{problems:?}");
        let calendar = SchoolCalendar::of(&school.unwrap());
        for (day, open) in [("2026-10-28", false), ("2026-11-26", true), ("2026-11-27", false), ("2026-12-21", false)] {
            assert_eq!(calendar.is_school_day(day.parse().unwrap()), open, "{day}");
        }
        assert_eq!(calendar.terms()[0].closed[1].why.as_deref(), Some("INSET"));
        assert!(!SchoolCalendar::of(&School::unreadable().unwrap()).has_terms());
    }
}
