//! The lines of Section F, the timetable that is to meet them, and what was given.

use chrono::NaiveDate;

use super::delivery::{Delivery, Period, count, in_force};
use super::promise::{Often, Promise};
use crate::calendar::SchoolCalendar;
use crate::record::ehc_plan::SectionF;
use crate::record::{Filed, Provision, ProvisionId};

/// One line of Section F in a period.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LineOfF<'a> {
    /// The plan's own words and quantities.
    pub line: &'a SectionF,
    /// The minutes a week that the plan promises, where it says so by the day or the week.
    pub promised_a_week: Option<i64>,
    /// The minutes a week of what is timetabled on the day to meet the line; none where a provision for it is
    /// promised by the fortnight, the term or the year.
    pub timetabled_a_week: Option<i64>,
    /// The minutes given in the period by the provision that meets the line.
    pub given: i64,
    /// The provision in force on the day that says that it meets the line.
    pub met_by: Vec<(&'a ProvisionId, &'a Filed<Provision>)>,
}

impl LineOfF<'_> {
    /// How many minutes a week more the timetable has than the plan promises; less than nothing is a gap.
    #[must_use]
    pub fn difference(&self) -> Option<i64> {
        Some(self.timetabled_a_week? - self.promised_a_week?)
    }
}

/// The line on a day, by what became of each provision in the period. Provision that meets two lines counts whole for
/// each, since no record says how its minutes are shared.
#[must_use]
pub fn of<'a>(line: &'a SectionF, deliveries: &[Delivery<'a>], day: NaiveDate, as_of: NaiveDate) -> LineOfF<'a> {
    let meets = deliveries.iter().filter(|delivery| delivery.provision.record.meets.contains(&line.id));
    let met_by: Vec<_> = meets
        .clone()
        .filter(|delivery| in_force(&delivery.provision.record, as_of) && delivery.provision.record.covers(day))
        .map(|delivery| (delivery.id, delivery.provision))
        .collect();
    let a_week = |(_, filed): &(_, &Filed<Provision>)| {
        filed.record.times_a_week().map(|times| times * filed.record.minutes.get())
    };
    LineOfF {
        line,
        promised_a_week: line.minutes_a_week(),
        timetabled_a_week: met_by.iter().map(a_week).sum(),
        given: meets.map(Delivery::minutes_given).sum(),
        met_by,
    }
}

/// What the plan itself promises in a period, closed days taken off, whatever is timetabled; none where the line says
/// no quantity, or one that cannot be reckoned in the period. A line that gives no length has sessions of no minutes.
#[must_use]
pub fn promised(line: &SectionF, calendar: &SchoolCalendar, period: Period) -> Option<Promise> {
    promised_by(line, calendar, period, NaiveDate::MAX)
}

/// As [`promised`], of which only what falls due by a day.
#[must_use]
pub fn promised_by(line: &SectionF, calendar: &SchoolCalendar, period: Period, day: NaiveDate) -> Option<Promise> {
    let often = Often { times: line.times?.get(), per: line.per?, calendar, covers: |_| true };
    let units = often.owed(period)?;
    let due = units.iter().flat_map(|unit| &unit.due).filter(|due| **due <= day).count();
    Some(Promise::of(count(due), line.minutes.map_or(0, crate::record::Minutes::get)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::calendar::SchoolWeek;
    use crate::progress::example::oakfield;
    use crate::progress::example::{day, filed, provision, session};
    use crate::record::Pupil;

    fn line(provision_lines: &str) -> (Option<i64>, Option<i64>, Option<i64>, i64) {
        let text = "name = \"Rowan Ash\"\nborn = 2018-03-04\n[[section_f]]\nid = \"F1\"\ntext = \"25 minutes a day\"\n\
                    minutes = 25\ntimes = 5\nper = \"week\"\n";
        let pupil = filed::<Pupil>("pupils/rowan/pupil.toml", text);
        let (id, provision) =
            provision(&format!("meets = [\"F1\"]\nminutes = 20\nfrom = 2026-09-02\n{provision_lines}"));
        let sessions = [session("2026-11-16", "0930", "provision = \"phonics\"\nminutes = 18\n")];
        let (as_of, calendar) = (day("2026-11-20"), SchoolCalendar::default());
        let period = Period::week(SchoolWeek::of(as_of));
        let deliveries = [Delivery::of(&id, &provision, &sessions, &calendar, period, as_of)];
        let line = of(&pupil.record.section_f[0], &deliveries, as_of, as_of);
        (line.promised_a_week, line.timetabled_a_week, line.difference(), line.given)
    }

    #[test]
    fn the_plan_the_timetable_and_what_was_given_stand_side_by_side() {
        for (lines, timetabled, difference) in [
            ("slots = [\"mon 09:30\", \"tue 09:30\"]\n", Some(40), Some(-85)),
            ("times = 2\nper = \"day\"\n", Some(200), Some(75)),
            ("times = 2\nper = \"term\"\n", None, None),
            ("slots = [\"mon 09:30\"]\nto = 2026-11-19\n", Some(0), Some(-125)),
            ("slots = [\"mon 09:30\"]\nproposed = { by = \"jm\", on = 2026-09-01 }\n", Some(0), Some(-125)),
        ] {
            assert_eq!(line(lines), (Some(125), timetabled, difference, 18), "{lines}");
        }
    }

    #[test]
    fn the_plan_promises_by_school_days_whatever_is_timetabled() {
        let calendar = oakfield();
        let promised = |lines: &str, from: &str, to: &str, by: &str| {
            let text = format!(
                "name = \"Rowan Ash\"\nborn = 2018-03-04\n[[section_f]]\nid = \"F1\"\ntext = \"phonics\"\n{lines}"
            );
            let pupil = filed::<Pupil>("pupils/rowan/pupil.toml", &text);
            let period = Period { from: day(from), to: day(to) };
            let line = &pupil.record.section_f[0];
            let of = |promise: Option<Promise>| promise.map(|promise| (promise.sessions, promise.minutes));
            (of(super::promised(line, &calendar, period)), of(promised_by(line, &calendar, period, day(by))))
        };
        let weekly = "minutes = 25\ntimes = 5\nper = \"week\"\n";
        // Friday 27 November is an INSET day; the second week's are due on it.
        assert_eq!(promised(weekly, "2026-11-16", "2026-11-29", "2026-11-23"), (Some((9, 225)), Some((5, 125))));
        assert_eq!(promised(weekly, "2026-12-14", "2027-01-03", "2027-01-03").0, Some((5, 125)));
        assert_eq!(promised("times = 2\nper = \"day\"\n", "2026-11-27", "2026-11-30", "2026-11-30").0, Some((2, 0)));
        let visits = "minutes = 45\ntimes = 2\nper = \"term\"\n";
        assert_eq!(promised(visits, "2026-09-02", "2026-12-18", "2026-11-23"), (Some((2, 90)), Some((1, 45))));
        assert_eq!(promised(visits, "2026-11-16", "2026-11-22", "2026-11-22"), (None, None));
        assert_eq!(promised("", "2026-09-02", "2026-12-18", "2026-12-18"), (None, None));
    }
}
