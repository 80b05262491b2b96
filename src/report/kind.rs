mod data;

use std::fmt;

use chrono::NaiveDate;

use super::cover::Cover;
use crate::calendar::{SchoolCalendar, SchoolWeek};
use crate::progress::Period;
use crate::record::when::school_year_start;
use crate::record::{CycleId, PupilRecords};
use crate::text;

/// The kinds of report.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    /// Feedback to the teacher for one day.
    Day,
    /// For the teacher, for one week.
    Weekly,
    /// For parents and carers.
    Home,
    /// The review of a cycle.
    Term,
    /// For the annual review of the EHC plan.
    AnnualReview,
    /// For a stranger who works with the child tomorrow.
    Cover,
    /// What was promised, what was given, and what it costs.
    Provision,
    /// Every pupil, for the SENCO.
    Caseload,
}

/// A word that is no kind of report.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("`{given}` is no kind of report")]
pub struct UnknownKind {
    given: String,
    near: Option<String>,
}

impl UnknownKind {
    /// The nearest kind, or all of them.
    #[must_use]
    pub fn help(&self) -> String {
        self.near.clone().unwrap_or_else(|| format!("it is {}", text::or_list(&Kind::ALL.map(Kind::word))))
    }
}

/// The time that was asked for, before it is known of which pupil.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Asked {
    /// None: the kind's own.
    Usual,
    /// A school week.
    Week(SchoolWeek),
    /// So many days.
    Days(Period),
    /// A cycle of the pupil's.
    Cycle(CycleId),
}

/// What a kind of report is about, where nobody asks for another time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Span {
    Day,
    Week,
    Term,
    Cycle,
    SinceReview,
}

impl Kind {
    /// Every kind, in the order in which they are offered.
    pub const ALL: [Self; 8] = [
        Self::Day,
        Self::Weekly,
        Self::Home,
        Self::Term,
        Self::AnnualReview,
        Self::Cover,
        Self::Provision,
        Self::Caseload,
    ];

    /// The word that people type.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Day => "day",
            Self::Weekly => "weekly",
            Self::Home => "home",
            Self::Term => "term",
            Self::AnnualReview => "annual-review",
            Self::Cover => "cover",
            Self::Provision => "provision",
            Self::Caseload => "caseload",
        }
    }

    /// The name of its template's file, which a school's own has too.
    #[must_use]
    pub fn template_name(self) -> String {
        format!("{}.md", self.word())
    }

    /// The wording that comes with the program.
    #[must_use]
    pub fn template(self) -> &'static str {
        match self {
            Self::Day => include_str!("../templates/day.md"),
            Self::Weekly => include_str!("../templates/weekly.md"),
            Self::Home => include_str!("../templates/home.md"),
            Self::Term => include_str!("../templates/term.md"),
            Self::AnnualReview => include_str!("../templates/annual-review.md"),
            Self::Cover => include_str!("../templates/cover.md"),
            Self::Provision => include_str!("../templates/provision.md"),
            Self::Caseload => include_str!("../templates/caseload.md"),
        }
    }

    fn span(self) -> Span {
        match self {
            Self::Day | Self::Cover => Span::Day,
            Self::Weekly | Self::Home => Span::Week,
            Self::Caseload => Span::Term,
            Self::Term | Self::Provision => Span::Cycle,
            Self::AnnualReview => Span::SinceReview,
        }
    }

    /// True where the report is of one day only.
    #[must_use]
    pub fn is_of_a_day(self) -> bool {
        self.span() == Span::Day
    }

    /// True where the report is of a whole school week, whatever day of it is named.
    #[must_use]
    pub fn is_of_a_week(self) -> bool {
        self.span() == Span::Week
    }

    /// The time that a report on this pupil is about. Without one asked for: that day for `day`, the next school day for `cover`, the latest
    /// begun school week for `weekly` and `home`, the cycle for `term` and `provision`, since the last review for
    /// `annual-review` (contract, "Reporting"), the term for `caseload`.
    #[must_use]
    pub fn period(
        self,
        asked: &Asked,
        records: Option<&PupilRecords>,
        calendar: &SchoolCalendar,
        as_of: NaiveDate,
    ) -> Period {
        match asked {
            Asked::Days(period) => *period,
            Asked::Week(week) => Period::week(*week),
            Asked::Cycle(id) => records
                .and_then(|records| records.cycles.get(id))
                .map_or_else(|| term(calendar, as_of), |filed| Period { from: filed.record.from, to: filed.record.to }),
            Asked::Usual => match self.span() {
                Span::Day if self == Self::Cover => Period::day(Cover::usual_day(calendar, as_of)),
                Span::Day => Period::day(as_of),
                Span::Week => Period::week(SchoolWeek::latest_begun(calendar, as_of)),
                Span::Term => term(calendar, as_of),
                Span::Cycle => records.and_then(|records| records.cycle_to_review(as_of)).map_or_else(
                    || term(calendar, as_of),
                    |(_, filed)| Period { from: filed.record.from, to: filed.record.to },
                ),
                Span::SinceReview => Period { from: last_review(records, as_of), to: as_of },
            },
        }
    }

    /// The name of the file of a report in a folder, without its extension: `rowan-weekly-2026-W47`.
    #[must_use]
    pub fn file_stem(self, about: &str, period: Period) -> String {
        let when = match self.span() {
            Span::Week if period == Period::week(SchoolWeek::of(period.from)) => {
                SchoolWeek::of(period.from).to_string()
            }
            Span::Day => period.from.to_string(),
            _ => period.to.to_string(),
        };
        match self {
            Self::Caseload => format!("caseload-{when}"),
            _ => format!("{about}-{self}-{when}"),
        }
    }
}

/// The term that a day lies in; between terms, or where none is written, the school year so far.
fn term(calendar: &SchoolCalendar, as_of: NaiveDate) -> Period {
    let term = calendar.term_of(as_of).map(|term| Period { from: term.from, to: term.to });
    term.unwrap_or_else(|| Period { from: school_year_start(as_of), to: as_of })
}

/// The day of the authority's last decision, else that on which the plan was made, else the start of the school year.
fn last_review(records: Option<&PupilRecords>, as_of: NaiveDate) -> NaiveDate {
    let plan = records.and_then(|records| records.pupil.as_ref()).and_then(|pupil| pupil.record.ehc_plan.as_ref());
    let day = plan.and_then(|plan| plan.last_reviewed.or(plan.made)).filter(|day| *day <= as_of);
    day.unwrap_or_else(|| school_year_start(as_of))
}

impl fmt::Display for Kind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.word())
    }
}

impl std::str::FromStr for Kind {
    type Err = UnknownKind;

    fn from_str(typed: &str) -> Result<Self, Self::Err> {
        let known = Self::ALL.into_iter().find(|kind| kind.word() == typed);
        let near = || text::did_you_mean(typed, &Self::ALL.map(Self::word));
        known.ok_or_else(|| UnknownKind { given: text::brief(typed, 40), near: near() })
    }
}
