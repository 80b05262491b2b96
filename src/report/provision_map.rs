use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::Serialize;

use super::MADE_BY;
use super::figure::Day;
use super::happened::{deliveries, missing, open_targets, others};
use super::people::Who;
use super::provided::Provided;
use super::tallied::{Tallied, TalliedPart};
use super::unreadable::Unreadable;
use crate::calendar::SchoolCalendar;
use crate::progress::{By, Delivery, Period, Tally};
use crate::record::ehc_plan::{Need, Outcome};
use crate::record::{Pupil, PupilRecords, School};

mod line;
mod money;
mod promised_line;
mod staff;

pub use line::{MissedLine, ProvisionLine, RateLine, ResourceLine, UnrecordedLine};
pub use money::{AwardLine, CostTotal, Costs};
pub use promised_line::{MetBy, PromisedLine};
pub use staff::{GaveLine, StaffLine, TrainingLine};

/// What was promised and given, for which need and outcome, by whom, at what cost and with what effect: the costed map
/// that high needs funding asks for.
#[derive(Clone, Debug, PartialEq, JsonSchema, Serialize)]
pub struct ProvisionMap {
    /// The program's name, by which it knows its own files again.
    pub made_by: &'static str,
    /// `provision`.
    pub report: &'static str,
    /// The day that counts as today.
    pub as_of: Day,
    /// The first day.
    pub from: Day,
    /// The last day.
    pub to: Day,
    /// The pupil and the adults.
    #[serde(flatten)]
    pub who: Who,
    /// How many school days the period has.
    pub school_days: usize,
    /// How many of them are past or today.
    pub school_days_so_far: usize,
    /// The needs of Section B, in the plan's words.
    pub needs: Vec<PlanText>,
    /// The outcomes of Section E.
    pub outcomes: Vec<PlanText>,
    /// Each provision.
    pub provision: Vec<ProvisionLine>,
    /// All provision together, in numbers.
    pub total: Tallied,
    /// The sessions that belong to no provision that is known; they are in no other figure.
    pub other_sessions: Option<Provided>,
    /// The rates that the costs are reckoned with, by role and oldest first.
    pub rates: Vec<RateLine>,
    /// What it costs.
    pub costs: Costs,
    /// Each line of Section F.
    pub section_f: Vec<PromisedLine>,
    /// Who gave it, and their training.
    pub staff: Vec<StaffLine>,
    /// Promised and given by week.
    pub by_week: Vec<TalliedPart>,
    /// By term.
    pub by_term: Vec<TalliedPart>,
    /// By school year.
    pub by_year: Vec<TalliedPart>,
    /// What does not fit together and what is lacking, in sentences.
    pub missing: Vec<String>,
    /// What could not be read.
    pub unreadable: Unreadable,
}

/// A need or an outcome in the plan's words.
#[derive(Clone, Debug, PartialEq, Eq, JsonSchema, Serialize)]
pub struct PlanText {
    /// Its number in the plan.
    pub id: String,
    /// The words.
    pub text: String,
}

impl ProvisionMap {
    /// The report on this period, as the records stand today.
    #[must_use]
    pub fn build(school: &School, records: &PupilRecords, period: Period, as_of: NaiveDate) -> Self {
        let calendar = SchoolCalendar::of(school);
        let targets = open_targets(school, records, period, as_of);
        let all = deliveries(records, &calendar, period, as_of);
        let shown: Vec<&Delivery<'_>> = all.iter().filter(|delivery| is_shown(delivery, &calendar, period)).collect();
        let pupil = records.pupil.as_ref().map(|filed| &filed.record);
        let making = line::Making { school, pupil, targets: &targets, period, as_of };
        let lines: Vec<ProvisionLine> = shown.iter().map(|delivery| ProvisionLine::of(delivery, &making)).collect();
        let parts = |by: By| by.parts(&all, &calendar, period, as_of).iter().map(TalliedPart::of).collect();
        let days = || calendar.school_days(period.from, period.to);
        let section_f = pupil.map(|pupil| PromisedLine::all(pupil, &shown, &calendar, period, as_of));
        let section_f = section_f.unwrap_or_default();
        Self {
            made_by: MADE_BY,
            report: "provision",
            as_of: Day(as_of),
            from: Day(period.from),
            to: Day(period.to),
            who: Who::on(school, records, period.to.min(as_of).max(period.from)),
            school_days: days().count(),
            school_days_so_far: days().filter(|day| *day <= as_of).count(),
            needs: pupil.map(PlanText::needs).unwrap_or_default(),
            outcomes: pupil.map(PlanText::outcomes).unwrap_or_default(),
            total: Tallied::of(&all.iter().map(|delivery| Tally::of(delivery, as_of)).sum()),
            other_sessions: others(records, period, as_of),
            rates: rates(&lines),
            costs: Costs::of(school, pupil, &calendar, &lines, period, as_of),
            staff: StaffLine::all(school, &shown, as_of),
            by_week: parts(By::Week),
            by_term: parts(By::Term),
            by_year: parts(By::Year),
            missing: lacking(records, &calendar, &lines, &section_f, period, as_of),
            provision: lines,
            section_f,
            unreadable: Unreadable::of(records),
        }
    }
}

/// What anything became of, and what is timetabled or proposed for a school day of the period; not what was refused.
fn is_shown(delivery: &Delivery<'_>, calendar: &SchoolCalendar, period: Period) -> bool {
    let provision = &delivery.provision.record;
    let covers = || calendar.school_days(period.from, period.to).any(|day| provision.covers(day));
    !delivery.is_empty() || (provision.refused.is_none() && covers())
}

impl PlanText {
    fn needs(pupil: &Pupil) -> Vec<Self> {
        let text = |need: &Need| Self { id: need.id.to_string(), text: need.text.as_str().to_owned() };
        pupil.need.iter().map(text).collect()
    }

    fn outcomes(pupil: &Pupil) -> Vec<Self> {
        let text = |outcome: &Outcome| Self { id: outcome.id.to_string(), text: outcome.text.as_str().to_owned() };
        pupil.outcome.iter().map(text).collect()
    }
}

fn rates(lines: &[ProvisionLine]) -> Vec<RateLine> {
    let mut rates: Vec<RateLine> = lines.iter().flat_map(|line| &line.rates).cloned().collect();
    rates.sort_by(|a, b| (a.role, a.from, a).cmp(&(b.role, b.from, b)));
    rates.dedup();
    rates
}

/// Where the plan and the timetable do not fit together, and what the figures are without, in sentences.
fn lacking(
    records: &PupilRecords,
    calendar: &SchoolCalendar,
    lines: &[ProvisionLine],
    section_f: &[PromisedLine],
    period: Period,
    as_of: NaiveDate,
) -> Vec<String> {
    let mut all = missing(records, calendar, as_of);
    for line in section_f.iter().filter(|line| line.met_by.is_empty()) {
        all.push(format!("No provision that is in force meets {}.", line.section_f));
    }
    for line in lines.iter().filter(|line| line.meets.is_empty() && !section_f.is_empty()) {
        all.push(format!("\u{201c}{}\u{201d} meets no line of Section F.", line.what));
    }
    for line in lines.iter().filter(|line| line.unreckoned) {
        let why = "what it promises in this time cannot be reckoned: the time is too short, or the terms of its school \
                   year are not all written";
        all.push(format!("\u{201c}{}\u{201d}: {why}.", line.what));
    }
    if calendar.has_terms() && !calendar.covers(period.to) {
        all.push("The terms at the end of this time are not written, so nothing is promised in them.".to_owned());
    }
    all
}

#[cfg(test)]
mod tests;
