//! Whose records the school has kept for as long as it says that it keeps them.

use chrono::{Datelike, NaiveDate};

use crate::calendar::say;
use crate::record::{Code, Problem, PupilRecords, School};

/// That a pupil's SEN file is past the day until which `[retention] sen_file` in `keywork.toml` keeps it. Nothing where
/// the school does not say how long that is: no number of years is everybody's.
#[must_use]
pub fn past_retention(school: &School, records: &PupilRecords, as_of: NaiveDate) -> Option<Problem> {
    let years = school.retention.sen_file?;
    let filed = records.pupil.as_ref()?;
    let born = filed.record.born;
    let until = years_after(born, i32::try_from(years.get()).ok()?)?;
    (until < as_of).then(|| {
        let message = format!(
            "{} was born on {}, and the SEN file is kept for {years} years after birth: until {}",
            records.id,
            say::long(born),
            say::long(until)
        );
        let help = format!(
            "the school decides: look through it (`keywork export pupil {id} DIR`), then delete pupils/{id} and take it out \
             of git's history and of the backups, as docs/security.md shows; keywork deletes nothing",
            id = records.id
        );
        filed.problem(&["born"], Code::PAST_RETENTION, message).help(help)
    })
}

/// So many years after a day; of 29 February the first of March, where the year has none.
fn years_after(day: NaiveDate, years: i32) -> Option<NaiveDate> {
    day.with_year(day.year() + years).or_else(|| NaiveDate::from_ymd_opt(day.year() + years, 3, 1))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::tests::Files;

    fn on(day: &str, files: &Files) -> Option<String> {
        let (school, records) = files.read();
        past_retention(&school.record, &records, day.parse().unwrap()).map(|problem| problem.message)
    }

    #[test]
    fn a_file_is_past_once_the_years_have_gone_by() {
        let files = Files::new().but("keywork.toml", "[staff.jm]", "[retention]\nsen_file = 31\n[staff.jm]");
        assert_eq!(on("2049-03-04", &files), None);
        let said = on("2049-03-05", &files).unwrap();
        assert!(said.ends_with("kept for 31 years after birth: until Thursday 4 March 2049"), "{said}");
        let leap = files.but("pupil.toml", "2018-03-04", "2016-02-29");
        assert_eq!((on("2047-03-01", &leap), on("2047-03-02", &leap).is_some()), (None, true));
        assert_eq!(on("2199-01-01", &Files::new()), None, "the school says nothing");
    }
}
