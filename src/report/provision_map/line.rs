use chrono::NaiveDate;
use num_rational::Ratio;
use schemars::JsonSchema;
use serde::Serialize;

use super::super::agreed::Agreed;
use super::super::ahead::say_times;
use super::super::assessed::Assessed;
use super::super::figure::{Day, Money, Number, Source, Time};
use super::super::tallied::Tallied;
use crate::calendar::{SchoolWeek, say};
use crate::progress::{Cost, Costed, Delivery, Missed, Period, Progress, Tally};
use crate::record::ehc_plan::SectionF;
use crate::record::quantity::Whole;
use crate::record::school::Rate;
use crate::record::session::Whose;
use crate::record::{Level, Pupil, School};

/// One provision: what it is for, what became of it, what it costs, and what came of it.
#[derive(Clone, Debug, PartialEq, JsonSchema, Serialize)]
pub struct ProvisionLine {
    /// Its id.
    pub provision: String,
    /// What is given.
    pub what: String,
    /// Its file.
    pub file: String,
    /// `agreed`, `proposed`, `refused`, or `unsaid` for what is simply timetabled.
    pub agreement: Agreed,
    /// False while it is proposed and nobody has agreed it, so that it counts in no figure of what is promised.
    pub in_force: bool,
    /// The lines of Section F that it meets.
    pub meets: Vec<String>,
    /// True where those are more than one.
    pub meets_several: bool,
    /// The needs that those lines meet.
    pub needs: Vec<String>,
    /// The outcomes that those lines and its targets are toward.
    pub outcomes: Vec<String>,
    /// How long each time.
    pub minutes: i64,
    /// When: `mon to fri 09:30`, or `2 times a term`.
    pub when: String,
    /// The minutes a week, where it is promised by the day or the week.
    pub minutes_a_week: Option<i64>,
    /// In how many weeks of the time a session falls due.
    pub weeks: usize,
    /// How many pupils are taught together, where that is written.
    pub group: Option<i64>,
    /// Who gives it, where that is written.
    pub role: Option<&'static str>,
    /// The first day.
    pub from: Day,
    /// The last day.
    pub to: Option<Day>,
    /// True where it is in force and how much is promised in the time cannot be said; the numbers then hold none of it.
    pub unreckoned: bool,
    /// Promised, given and missed, in numbers.
    #[serde(flatten)]
    pub tallied: Tallied,
    /// The promised minutes in hours.
    pub planned_hours: Number,
    /// The given minutes in hours.
    pub delivered_hours: Number,
    /// The rates that the costs are reckoned with, oldest first.
    pub rates: Vec<RateLine>,
    /// What the promised time of the whole period costs; none without a rate.
    pub planned_pounds: Option<Money>,
    /// What the time given so far costs; none without a rate.
    pub delivered_pounds: Option<Money>,
    /// Why there is no cost, where there is none.
    pub no_cost: Option<String>,
    /// What was bought for it, where it begins in the period.
    pub resources: Vec<ResourceLine>,
    /// The targets that are taught in it.
    pub targets: Vec<Assessed>,
    /// How many of the sessions given stand in no slot, or are more than was owed.
    pub extra_sessions: usize,
    /// The sessions given.
    pub given: Vec<Source>,
    /// The sessions that the school did not provide.
    pub missed_by_school: Vec<MissedLine>,
    /// The sessions at which the pupil was not there.
    pub missed_by_pupil: Vec<MissedLine>,
    /// The sessions due by today of which there is no record.
    pub unrecorded: Vec<UnrecordedLine>,
}

/// What an hour costs, as the school wrote it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, JsonSchema, Serialize)]
pub struct RateLine {
    /// Whose hour.
    pub role: &'static str,
    /// What it costs.
    pub pounds_per_hour: Money,
    /// From when.
    pub from: Option<Day>,
    /// Until when.
    pub to: Option<Day>,
    /// Where the figure comes from, in the school's words.
    pub source: Option<String>,
}

/// Something that was bought.
#[derive(Clone, Debug, PartialEq, Eq, JsonSchema, Serialize)]
pub struct ResourceLine {
    /// What.
    pub what: String,
    /// What it cost.
    pub pounds: Money,
}

/// A session that did not happen; more about why stays in its file, since this page goes out of the school.
#[derive(Clone, Debug, PartialEq, Eq, JsonSchema, Serialize)]
pub struct MissedLine {
    /// The day.
    pub date: Day,
    /// Its file.
    pub file: String,
    /// Why, in a word or two.
    pub reason: &'static str,
}

/// A session of which there is no record; those that fell due by one day without slots stand together.
#[derive(Clone, Debug, PartialEq, Eq, JsonSchema, Serialize)]
pub struct UnrecordedLine {
    /// The day of the slot, or the one by which the session fell due.
    pub date: Day,
    /// When; none for what is promised without slots.
    pub at: Option<Time>,
    /// How many.
    pub sessions: usize,
}

/// What a line is made from.
pub(super) struct Making<'m> {
    pub(super) school: &'m School,
    pub(super) pupil: Option<&'m Pupil>,
    pub(super) targets: &'m [Progress<'m>],
    pub(super) period: Period,
    pub(super) as_of: NaiveDate,
}

impl ProvisionLine {
    /// The line of a provision.
    pub(super) fn of(delivery: &Delivery<'_>, making: &Making<'_>) -> Self {
        let (school, as_of) = (making.school, making.as_of);
        let provision = &delivery.provision.record;
        let planned = Costed::planned(delivery, &school.rate);
        let delivered = Costed::delivered(delivery, &school.rate);
        let agreement = Agreed::provision(school, provision, as_of);
        let tally = Tally::of(delivery, as_of);
        let targets: Vec<&Progress<'_>> = making.targets_of(delivery).collect();
        let missed = |whose| delivery.missed_by(whose).map(MissedLine::of).collect();
        let starts = making.period.contains(provision.from) && provision.from <= as_of;
        Self {
            provision: delivery.id.to_string(),
            what: provision.what.as_str().to_owned(),
            file: delivery.provision.path.to_string(),
            in_force: crate::progress::delivery::in_force(provision, as_of),
            agreement,
            meets: provision.meets.iter().map(ToString::to_string).collect(),
            meets_several: provision.meets.len() > 1,
            needs: making.needs_of(delivery),
            outcomes: making.outcomes_of(delivery, &targets),
            minutes: provision.minutes.get(),
            when: say_times(provision).unwrap_or_else(|| say::slots(&provision.slots)),
            minutes_a_week: provision.times_a_week().map(|times| times * provision.minutes.get()),
            weeks: weeks(&delivery.owed),
            group: provision.group.map(Whole::get),
            role: provision.role.map(crate::record::Role::word),
            from: Day(provision.from),
            to: provision.to.map(Day),
            unreckoned: delivery.is_loosely_promised,
            tallied: Tallied::of(&tally),
            planned_hours: Level::from(Ratio::new(tally.promised.minutes, 60)).into(),
            delivered_hours: Level::from(Ratio::new(tally.given.minutes, 60)).into(),
            rates: rates(planned.iter().chain([&delivered])),
            planned_pounds: planned.as_ref().and_then(|costed| costed.cost.pounds()).map(Money::from),
            delivered_pounds: delivered.cost.pounds().map(Money::from),
            no_cost: planned.into_iter().chain([delivered]).find_map(|costed| no_cost(costed.cost)),
            resources: if starts { resources(delivery) } else { Vec::new() },
            targets: targets.iter().map(|progress| Assessed::of(school, progress, as_of)).collect(),
            extra_sessions: delivery.extra,
            given: delivery.given.iter().copied().map(Source::dated).collect(),
            missed_by_school: missed(Whose::School),
            missed_by_pupil: missed(Whose::Pupil),
            unrecorded: unrecorded(delivery),
        }
    }

    /// What was bought for it.
    pub(super) fn resources_pounds(&self) -> Money {
        self.resources.iter().map(|resource| resource.pounds).sum()
    }
}

impl<'m> Making<'m> {
    fn lines_of(&self, delivery: &Delivery<'m>) -> impl Iterator<Item = &'m SectionF> {
        let lines = self.pupil.into_iter().flat_map(|pupil| &pupil.section_f);
        let meets = &delivery.provision.record.meets;
        lines.filter(move |line| meets.contains(&line.id))
    }

    fn targets_of<'d>(&'d self, delivery: &'d Delivery<'_>) -> impl Iterator<Item = &'d Progress<'m>> {
        self.targets.iter().filter(|progress| progress.target.record.provision.as_ref() == Some(delivery.id))
    }

    fn needs_of(&self, delivery: &Delivery<'m>) -> Vec<String> {
        in_order(self.lines_of(delivery).flat_map(|line| &line.needs))
    }

    fn outcomes_of(&self, delivery: &Delivery<'m>, targets: &[&Progress<'_>]) -> Vec<String> {
        let of_targets = targets.iter().filter_map(|progress| progress.target.record.outcome.as_ref());
        in_order(self.lines_of(delivery).flat_map(|line| &line.outcomes).chain(of_targets))
    }
}

fn in_order(ids: impl Iterator<Item = impl std::fmt::Display>) -> Vec<String> {
    ids.map(|id| id.to_string()).collect::<std::collections::BTreeSet<_>>().into_iter().collect()
}

fn weeks(owed: &[NaiveDate]) -> usize {
    let mut weeks: Vec<SchoolWeek> = owed.iter().map(|day| SchoolWeek::of(*day)).collect();
    weeks.sort_unstable();
    weeks.dedup();
    weeks.len()
}

fn rates<'c>(costed: impl Iterator<Item = &'c Costed<'c>>) -> Vec<RateLine> {
    let mut rates: Vec<RateLine> = costed.flat_map(|costed| &costed.rates).map(|rate| RateLine::of(rate)).collect();
    rates.sort_by(|a, b| (a.from, a).cmp(&(b.from, b)));
    rates.dedup();
    rates
}

impl RateLine {
    fn of(rate: &Rate) -> Self {
        Self {
            role: rate.role.word(),
            pounds_per_hour: rate.pounds_per_hour.into(),
            from: rate.from.map(Day),
            to: rate.to.map(Day),
            source: rate.source.as_ref().map(|source| source.as_str().to_owned()),
        }
    }
}

impl MissedLine {
    fn of(missed: &Missed<'_>) -> Self {
        let session = &missed.session.record;
        Self { date: Day(session.date), file: missed.session.path.to_string(), reason: missed.reason.in_words() }
    }
}

fn unrecorded(delivery: &Delivery<'_>) -> Vec<UnrecordedLine> {
    let line = |date, at, sessions| UnrecordedLine { date: Day(date), at, sessions };
    let slots = delivery.unrecorded.iter().map(|slot| line(slot.date, Some(Time(slot.at)), 1));
    let days = delivery.unrecorded_without_slot.chunk_by(|day, next| day == next);
    slots.chain(days.map(|days| line(days[0], None, days.len()))).collect()
}

fn no_cost(cost: Cost) -> Option<String> {
    match cost {
        Cost::Known(_) => None,
        Cost::NoRole => Some("it is not written who gives it".to_owned()),
        Cost::NoRate { role, on } => {
            let on = on.map_or_else(String::new, |day| format!(" on {}", say::long(day)));
            Some(format!("keywork.toml has no rate for the role {}{on}", role.word()))
        }
    }
}

fn resources(delivery: &Delivery<'_>) -> Vec<ResourceLine> {
    let resources = delivery.provision.record.resources.iter();
    resources
        .map(|resource| ResourceLine { what: resource.what.as_str().to_owned(), pounds: resource.pounds.into() })
        .collect()
}
