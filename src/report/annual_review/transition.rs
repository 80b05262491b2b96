use chrono::{Datelike, NaiveDate};
use schemars::JsonSchema;
use serde::Serialize;

use super::super::due::DueItem;
use super::super::figure::Day;
use crate::calendar::statutory::{What, year_group, year_seven_begins};
use crate::record::Pupil;
use crate::record::when::school_year_start;

/// Where the pupil is in school, and what comes next.
#[derive(Clone, Debug, PartialEq, Eq, JsonSchema, Serialize)]
pub struct Transition {
    /// `Year 4`; none outside school age.
    pub year: Option<String>,
    /// The first day of the next phase of education, where it is ahead.
    pub next_phase: Option<Day>,
    /// The year group that it begins with.
    pub next_year: Option<String>,
    /// True where it begins within the next school year, so that this review prepares it.
    pub is_next: bool,
    /// The last day for the amended plan that names the next school, while that is due.
    pub plan_by: Option<Day>,
    /// The rule of that day.
    pub basis: Option<String>,
    /// The last day here, and the next school, of a pupil who has left or is to leave.
    pub leaves: Option<Day>,
    /// The next school.
    pub next_school: Option<String>,
}

impl Transition {
    /// As it stands on a day.
    pub(super) fn of(pupil: &Pupil, due: &[DueItem], as_of: NaiveDate) -> Self {
        let next = pupil.ehc_plan.as_ref().and_then(|plan| plan.transfer);
        let next = next.unwrap_or_else(|| year_seven_begins(pupil.born));
        let next = Some(next).filter(|day| *day > as_of);
        let is_next = next.is_some_and(|day| day.year() - school_year_start(as_of).year() <= 1);
        let rule = due.iter().find(|item| item.what == What::PhaseTransfer.word() && is_next);
        let left = pupil.left.as_ref();
        Self {
            year: say_year(year_group(pupil.born, as_of)),
            next_phase: next.map(Day),
            next_year: next.and_then(|day| say_year(year_group(pupil.born, day))),
            is_next,
            plan_by: rule.map(|item| item.date),
            basis: rule.map(|item| item.basis.clone()),
            leaves: left.map(|left| Day(left.on)),
            next_school: left.and_then(|left| left.to.as_ref()).map(|to| to.as_str().to_owned()),
        }
    }
}

/// The year group in words; none outside school age.
fn say_year(year: i32) -> Option<String> {
    match year {
        0 => Some("Reception".to_owned()),
        1..=13 => Some(format!("Year {year}")),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::progress::example::{day, filed};

    #[test]
    fn the_next_phase_is_year_seven_unless_the_plan_names_another() {
        let of = |lines: &str, on: &str| {
            let pupil = filed::<Pupil>("pupils/sol/pupil.toml", &format!("name = \"Sol\"\nborn = 2016-05-19\n{lines}"));
            let next = Transition::of(&pupil.record, &[], day(on));
            (next.next_phase.map(|day| day.0.to_string()), next.next_year, next.is_next)
        };
        let year_seven = |is_next| (Some("2027-09-01".to_owned()), Some("Year 7".to_owned()), is_next);
        assert_eq!(of("", "2026-11-23"), year_seven(true));
        assert_eq!(of("", "2026-07-21"), year_seven(false));
        assert_eq!(of("", "2027-09-01"), (None, None, false));
        let named = of("[ehc_plan]\ntransfer = 2028-09-01\n", "2026-11-23");
        assert_eq!(named, (Some("2028-09-01".to_owned()), Some("Year 8".to_owned()), false));
    }
}
