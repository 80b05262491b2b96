use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::Serialize;

use super::super::figure::{Day, Money};
use super::line::ProvisionLine;
use crate::calendar::SchoolCalendar;
use crate::progress::Period;
use crate::progress::cost::share_of_year;
use crate::record::ehc_plan::Funding;
use crate::record::quantity::Pounds;
use crate::record::{Pupil, School};

/// What it all costs, planned and delivered side by side, against what the school pays itself and what was awarded.
#[derive(Clone, Debug, PartialEq, Eq, JsonSchema, Serialize)]
pub struct Costs {
    /// What is promised in the whole period.
    pub planned: CostTotal,
    /// What was given of it by today.
    pub delivered: CostTotal,
    /// What the school pays itself, in pounds a pupil and year, where `keywork.toml` says.
    pub threshold_a_year: Option<Money>,
    /// The award, where the pupil's file has one.
    pub award: Option<AwardLine>,
}

/// The costs of a time.
#[derive(Clone, Debug, PartialEq, Eq, JsonSchema, Serialize)]
pub struct CostTotal {
    /// The first day.
    pub from: Day,
    /// The last day; before the first where nothing of it has come yet.
    pub to: Day,
    /// The time of staff, of the provision whose cost is known.
    pub staff_pounds: Money,
    /// How many provisions that count have no cost, so that the sum is without them.
    pub without_cost: usize,
    /// What was bought for the provision that begins in the time.
    pub resources_pounds: Money,
    /// Both together.
    pub total_pounds: Money,
    /// The share of the threshold that falls to the time; none where the terms of its year are not all written.
    pub threshold_pounds: Option<Money>,
    /// How much more the total is than that share; less than nothing is under it.
    pub over_threshold_pounds: Option<Money>,
    /// The share of the award that falls to the time.
    pub award_pounds: Option<Money>,
    /// How much more the total is than both shares.
    pub over_both_pounds: Option<Money>,
}

/// The award as it is written.
#[derive(Clone, Debug, PartialEq, Eq, JsonSchema, Serialize)]
pub struct AwardLine {
    /// The kind of funding.
    pub model: String,
    /// The band.
    pub band: Option<String>,
    /// The award in pounds a year.
    pub a_year: Option<Money>,
    /// From when.
    pub from: Option<Day>,
    /// Until when.
    pub to: Option<Day>,
}

impl Costs {
    /// The costs of these lines.
    pub(super) fn of(
        school: &School,
        pupil: Option<&Pupil>,
        calendar: &SchoolCalendar,
        lines: &[ProvisionLine],
        period: Period,
        as_of: NaiveDate,
    ) -> Self {
        let funding = pupil.and_then(|pupil| pupil.funding.as_ref());
        let given = Period { from: period.from, to: period.to.min(as_of) };
        let total = |period, lines: &mut dyn Iterator<Item = (Option<Money>, &ProvisionLine)>| {
            CostTotal::of(&Sums::of(lines), school.funding.threshold, funding, calendar, period)
        };
        let in_force = || lines.iter().filter(|line| line.in_force);
        Self {
            planned: total(period, &mut in_force().map(|line| (line.planned_pounds, line))),
            delivered: total(given, &mut in_force().map(|line| (line.delivered_pounds, line))),
            threshold_a_year: school.funding.threshold.map(Money::from),
            award: funding.map(AwardLine::of),
        }
    }
}

/// What lines add up to.
struct Sums {
    staff: Money,
    without_cost: usize,
    resources: Money,
}

impl Sums {
    fn of(lines: &mut dyn Iterator<Item = (Option<Money>, &ProvisionLine)>) -> Self {
        let lines: Vec<_> = lines.collect();
        Self {
            staff: lines.iter().filter_map(|(cost, _)| *cost).sum(),
            without_cost: lines.iter().filter(|(cost, _)| cost.is_none()).count(),
            resources: lines.iter().map(|(_, line)| line.resources_pounds()).sum(),
        }
    }
}

impl CostTotal {
    fn of(
        sums: &Sums,
        threshold: Option<Pounds>,
        funding: Option<&Funding>,
        calendar: &SchoolCalendar,
        period: Period,
    ) -> Self {
        let share = |a_year, runs| share_of_year(a_year, runs, calendar, period).map(Money::from);
        let total = [sums.staff, sums.resources].into_iter().sum();
        let threshold = threshold.and_then(|threshold| share(threshold, None));
        let award = funding.and_then(|funding| {
            let runs =
                Period { from: funding.from.unwrap_or(NaiveDate::MIN), to: funding.to.unwrap_or(NaiveDate::MAX) };
            share(funding.award?, Some(runs))
        });
        let over_threshold = threshold.map(|threshold| total - threshold);
        Self {
            from: Day(period.from),
            to: Day(period.to),
            staff_pounds: sums.staff,
            without_cost: sums.without_cost,
            resources_pounds: sums.resources,
            total_pounds: total,
            threshold_pounds: threshold,
            over_threshold_pounds: over_threshold,
            award_pounds: award,
            over_both_pounds: over_threshold.zip(award).map(|(over, award)| over - award),
        }
    }
}

impl AwardLine {
    fn of(funding: &Funding) -> Self {
        Self {
            model: funding.model.as_str().to_owned(),
            band: funding.band.as_ref().map(|band| band.as_str().to_owned()),
            a_year: funding.award.map(Money::from),
            from: funding.from.map(Day),
            to: funding.to.map(Day),
        }
    }
}
