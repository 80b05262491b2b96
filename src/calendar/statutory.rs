//! The statutory clock: each rule is a row of data with its source, and the days follow by arithmetic alone.
//!
//! Weeks are seven calendar days and run through the school's holidays: regulations 18, 20 and 22 of the SEND
//! Regulations 2014 (SI 2014/1530) know no exception for closures, as far as they could be read. `docs/law.md` lists the
//! sources, what was read and what was not, and worked cases.

use chrono::{Datelike, Days, Months, NaiveDate};

/// How strongly a rule binds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Force {
    /// The law says must.
    Must,
    /// Statutory guidance says should.
    Should,
    /// The plan, or good practice, says so.
    Plan,
}

/// Who has to do it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Owner {
    /// The school.
    School,
    /// The local authority.
    Authority,
}

/// How a day follows from the day that its rule counts from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reckoning {
    /// So many days before it.
    Before(u64),
    /// So many days after it.
    After(u64),
    /// The last day of the so many months that begin with it.
    WithinMonths(u32),
    /// The day before the so manieth of a month, of the calendar year of the transfer.
    BeforeDay {
        /// The month, 1 to 12.
        month: u32,
        /// The day of the month.
        day: u32,
    },
    /// That day itself.
    Same,
    /// The next school day after it.
    NextSchoolDay,
    /// So many school days after it.
    SchoolDays(usize),
}

/// One rule.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Rule {
    /// Its stable name, which scripts match on.
    pub what: &'static str,
    /// What is to be done, in plain words.
    pub words: &'static str,
    /// What day it counts from, in plain words.
    pub from: &'static str,
    /// How its day follows.
    pub reckoning: Reckoning,
    /// How strongly it binds.
    pub force: Force,
    /// Who has to do it.
    pub owner: Owner,
    /// The law, the guidance or the practice that it rests on.
    pub basis: &'static str,
    /// The first day on which it was in force, where that is later than the SEND Regulations 2014.
    pub in_force_from: Option<NaiveDate>,
    /// The last day on which it was in force; none while it is.
    pub in_force_until: Option<NaiveDate>,
}

macro_rules! rules {
    ($($name:ident: $what:literal, $words:literal, from $from:literal, $reckoning:expr, $force:ident, $owner:ident, $basis:literal;)*) => {
        impl Rule {
            $(#[doc = $words] pub const $name: Self = Self {
                what: $what, words: $words, from: $from, reckoning: $reckoning, force: Force::$force,
                owner: Owner::$owner, basis: $basis, in_force_from: None, in_force_until: None,
            };)*
            /// Every rule, in the order of `docs/law.md`.
            pub const ALL: &'static [Self] = &[$(Self::$name),*, Self::RESTRICTIVE_RECORD, Self::RESTRICTIVE_PARENTS];
        }
    };
}

use Reckoning::{After, Before, BeforeDay, NextSchoolDay, Same, SchoolDays, WithinMonths};

rules! {
    REVIEW_COMPLETE: "annual-review-complete", "the authority has told its decision on the annual review",
        from "the day the plan was made, or of the authority's decision after the last review", WithinMonths(12), Must, Authority,
        "Children and Families Act 2014, s 44";
    MEETING: "annual-review-meeting", "hold the annual review's meeting",
        from "the last day for the review", Before(28), Plan, School,
        "practice: the authority has four weeks to decide (SEND Regulations 2014, reg 20)";
    ASK_ADVICE: "annual-review-ask-advice", "ask everybody for their advice",
        from "the meeting", Before(42), Plan, School, "practice: six weeks before the meeting";
    INVITATIONS: "annual-review-invitations", "send the invitations, at least two weeks before",
        from "the meeting", Before(14), Must, School, "SEND Regulations 2014, reg 20(3)";
    ADVICE: "annual-review-advice", "send the advice to everybody invited, at least two weeks before",
        from "the meeting", Before(14), Must, School, "SEND Regulations 2014, reg 20(4)";
    REPORT: "annual-review-report", "send the report of the meeting to everybody invited, within two weeks",
        from "the meeting", After(14), Must, School, "SEND Regulations 2014, reg 20";
    DECISION: "annual-review-decision", "the authority tells its decision, within four weeks",
        from "the meeting", After(28), Must, Authority, "SEND Regulations 2014, reg 20";
    NOTICE: "amended-plan-notice", "the authority sends its notice of the amendments, within four weeks",
        from "the meeting", After(28), Must, Authority,
        "SEND Regulations 2014, reg 22(2)(a); R (L, M and P) v Devon [2022] EWHC 493 (Admin)";
    REPRESENTATIONS: "amended-plan-representations", "the parents may answer for at least fifteen days, the day of service counted",
        from "the notice", After(14), Must, Authority, "SEND Regulations 2014, reg 22(2)(c)";
    FINAL: "amended-plan-final", "the authority issues the final plan, within eight weeks of the notice",
        from "the notice", After(56), Must, Authority, "SEND Regulations 2014, reg 22(3)";
    FINAL_OF_MEETING: "amended-plan-final", "the authority issues the final plan, within twelve weeks of the meeting",
        from "the meeting", After(84), Must, Authority,
        "SEND Regulations 2014, reg 22(3); R (L, M and P) v Devon [2022] EWHC 493 (Admin)";
    PHASE_TRANSFER: "phase-transfer", "the plan is reviewed and amended, and names the next school, before 15 February",
        from "the year of the transfer", BeforeDay { month: 2, day: 15 }, Must, Authority, "SEND Regulations 2014, reg 18(1)(b)";
    POST_16_TRANSFER: "phase-transfer", "the plan is reviewed and amended, and names the next place, before 31 March",
        from "the year of the transfer", BeforeDay { month: 3, day: 31 }, Must, Authority, "SEND Regulations 2014, reg 18(1)(a)";
    EARLY_YEARS: "early-years-review", "the authority considers a review every three to six months while the child is under five",
        from "the day the plan was made or last reviewed", WithinMonths(6), Should, Authority,
        "SEND Code of Practice 2015, chapter 9";
    PARENT_MEETING: "parent-meeting", "meet the parents once this term",
        from "the last day of term", Same, Should, School,
        "practice: one each term (SEND Code of Practice 2015, chapter 6: at least three a year, for SEN support)";
    TARGET: "target", "reach the goal, or review the target", from "the goal's date", Same, Plan, School, "the plan";
    CYCLE_REVIEW: "cycle-review", "review the cycle", from "the cycle's last day", Same, Plan, School, "the plan";
    AGREEMENT: "agreement", "agree or refuse what is proposed, within five school days",
        from "the day it was proposed", SchoolDays(5), Plan, School, "practice: within five school days";
    RECOMMENDATION_START: "recommendation", "begin what was advised, or say why not",
        from "the day it was given", After(30), Plan, School, "practice: within thirty days";
    RECOMMENDATION_EVALUATE: "recommendation", "say what came of what was advised",
        from "the day it was begun", After(84), Plan, School, "practice: within twelve weeks of beginning";
    ACTION: "action", "do what was undertaken", from "the day agreed", Same, Plan, School, "what was agreed";
    QUESTION: "question", "answer the question", from "the day it was asked", NextSchoolDay, Plan, School,
        "practice: by the next school day";
    PROBE_WEEKLY: "probe", "take a probe without help", from "the day the goal was met, or of the last probe", After(7), Plan, School,
        "practice: weekly four times after a goal is met";
    PROBE_MONTHLY: "probe", "take a probe without help", from "the day of the last probe", WithinMonths(1), Plan, School,
        "practice: monthly after four probes";
    RECORD_TRANSFER: "record-transfer", "send the records to the next school, within fifteen school days",
        from "the pupil's last day", SchoolDays(15), Plan, School, "practice: within fifteen school days";
}

/// The day on which the duty to record and report restrictive interventions came into force.
const SINCE_APRIL_2026: Option<NaiveDate> = NaiveDate::from_ymd_opt(2026, 4, 1);

/// What the regulations of 2025 and section 93A rest on, together.
const RESTRICTIVE_BASIS: &str = "Education and Inspections Act 2006, s 93A; practice: the same day";

impl Rule {
    /// Record a restrictive intervention in full.
    pub const RESTRICTIVE_RECORD: Self = Self {
        what: "restrictive-record",
        words: "record the intervention in full, as soon as practicable",
        from: "the day of the intervention",
        reckoning: Same,
        force: Force::Must,
        owner: Owner::School,
        basis: RESTRICTIVE_BASIS,
        in_force_from: SINCE_APRIL_2026,
        in_force_until: None,
    };

    /// Tell each parent of it.
    pub const RESTRICTIVE_PARENTS: Self = Self {
        what: "restrictive-parents",
        words: "tell each parent of the intervention, as soon as practicable",
        ..Self::RESTRICTIVE_RECORD
    };

    /// The last day on which it is still in time, counted from a day; none where the calendar ends first.
    ///
    /// School days need the school's calendar and so are [`SchoolCalendar`](super::SchoolCalendar)'s to count; here such
    /// a rule gives none.
    #[must_use]
    pub fn date(&self, from: NaiveDate) -> Option<NaiveDate> {
        match self.reckoning {
            Before(days) => from.checked_sub_days(Days::new(days)),
            After(days) => from.checked_add_days(Days::new(days)),
            WithinMonths(months) => last_of_months(from, months),
            BeforeDay { month, day } => NaiveDate::from_ymd_opt(from.year(), month, day)?.pred_opt(),
            Same => Some(from),
            NextSchoolDay | SchoolDays(_) => None,
        }
    }

    /// Whether it binds what happens on a day.
    #[must_use]
    pub fn in_force(&self, day: NaiveDate) -> bool {
        self.in_force_from.is_none_or(|from| from <= day) && self.in_force_until.is_none_or(|until| day <= until)
    }
}

/// The last day of so many months that begin with a day. Where the month has no such day, they end with its last.
///
/// From 10 March 2025 twelve months end on 9 March 2026; from 29 February 2024 on 28 February 2025.
fn last_of_months(from: NaiveDate, months: u32) -> Option<NaiveDate> {
    let same = from.checked_add_months(Months::new(months))?;
    if same.day() == from.day() { same.pred_opt() } else { Some(same) }
}

/// The school year, by the calendar year of its September, in which a child of that birth date is in Year `year`.
///
/// A child is in Year 6 in the school year in which the eleventh birthday lies, counted from 1 September to 31 August.
#[must_use]
pub fn school_year_of(born: NaiveDate, year: i32) -> i32 {
    let cohort = if born.month() >= 9 { born.year() + 1 } else { born.year() };
    cohort + year + 4
}

/// The year group of a child in the school year of a day: 0 is Reception, less is before school.
#[must_use]
pub fn year_group(born: NaiveDate, day: NaiveDate) -> i32 {
    let begun = if day.month() >= 9 { day.year() } else { day.year() - 1 };
    begun - school_year_of(born, 0)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[test]
    fn twelve_months_end_the_day_before_they_began() {
        for (from, due) in [
            ("2025-03-10", "2026-03-09"),
            ("2024-02-29", "2025-02-28"),
            ("2023-03-01", "2024-02-29"),
            ("2026-01-01", "2026-12-31"),
            ("2027-02-28", "2028-02-27"),
        ] {
            assert_eq!(Rule::REVIEW_COMPLETE.date(day(from)), Some(day(due)), "{from}");
        }
        assert_eq!(Rule::EARLY_YEARS.date(day("2026-08-31")), Some(day("2027-02-28")));
        assert_eq!(Rule::PROBE_MONTHLY.date(day("2026-11-23")), Some(day("2026-12-22")));
    }

    #[test]
    fn weeks_are_counted_from_the_meeting() {
        let meeting = day("2026-11-18");
        for (rule, due) in [
            (Rule::INVITATIONS, "2026-11-04"),
            (Rule::ADVICE, "2026-11-04"),
            (Rule::REPORT, "2026-12-02"),
            (Rule::DECISION, "2026-12-16"),
            (Rule::NOTICE, "2026-12-16"),
            (Rule::FINAL_OF_MEETING, "2027-02-10"),
        ] {
            assert_eq!(rule.date(meeting), Some(day(due)), "{}", rule.what);
        }
        let notice = day("2026-12-09");
        assert_eq!(Rule::REPRESENTATIONS.date(notice), Some(day("2026-12-23")));
        assert_eq!(Rule::FINAL.date(notice), Some(day("2027-02-03")));
    }

    #[test]
    fn the_year_group_follows_the_birthday() {
        for (born, on, year) in [
            ("2015-08-31", "2026-11-23", 6),
            ("2015-09-01", "2026-11-23", 6),
            ("2016-08-31", "2026-11-23", 6),
            ("2016-09-01", "2026-11-23", 5),
            ("2018-03-04", "2026-11-23", 4),
            ("2018-03-04", "2026-08-31", 3),
            ("2022-01-01", "2026-11-23", 0),
        ] {
            let expected = if born == "2015-08-31" { 7 } else { year };
            assert_eq!(year_group(day(born), day(on)), expected, "{born}");
        }
        assert_eq!(school_year_of(day("2016-05-01"), 6), 2026);
        assert_eq!(Rule::PHASE_TRANSFER.date(day("2027-09-01")), Some(day("2027-02-14")));
        assert_eq!(Rule::POST_16_TRANSFER.date(day("2027-09-01")), Some(day("2027-03-30")));
    }

    #[test]
    fn a_rule_binds_while_it_is_in_force() {
        assert!(!Rule::RESTRICTIVE_PARENTS.in_force(day("2026-03-31")));
        assert!(Rule::RESTRICTIVE_PARENTS.in_force(day("2026-04-01")));
        let mut bases: Vec<&str> = Rule::ALL.iter().map(|rule| rule.basis).collect();
        bases.retain(|basis| basis.is_empty());
        assert!(bases.is_empty());
    }
}
