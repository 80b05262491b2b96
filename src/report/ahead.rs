use std::collections::BTreeMap;

use chrono::{Datelike, NaiveDate, Weekday};
use schemars::JsonSchema;
use serde::Serialize;

use super::figure::{Day, Time};
use super::provided::SlotLine;
use super::said::Said;
use super::select::{until, within};
use crate::calendar::{SchoolCalendar, SchoolWeek};
use crate::progress::delivery::in_force;
use crate::progress::{Period, SlotOn};
use crate::record::provision::Per;
use crate::record::quantity::Times;
use crate::record::{Provision, ProvisionId, PupilRecords, School};

/// The week after the report's: what is timetabled and prepared, when the school is closed, and what to do next.
#[derive(Clone, Debug, PartialEq, Eq, JsonSchema, Serialize)]
pub struct Ahead {
    /// The Monday.
    pub from: Day,
    /// The latest advice of the report's period for each provision.
    pub next: Vec<Said>,
    /// What is timetabled.
    pub timetabled: Vec<Timetabled>,
    /// The weekdays on which the school is closed.
    pub closed: Vec<ClosedDay>,
    /// The sessions that are prepared.
    pub prepared: Vec<PreparedLine>,
}

/// One provision in that week.
#[derive(Clone, Debug, PartialEq, Eq, JsonSchema, Serialize)]
pub struct Timetabled {
    /// What is given.
    pub what: String,
    /// Its file.
    pub file: String,
    /// How long each time.
    pub minutes: i64,
    /// Its slots.
    pub slots: Vec<SlotLine>,
    /// How often, where it has no slots: `3 times a week`.
    pub times: Option<String>,
}

/// A weekday without school.
#[derive(Clone, Debug, PartialEq, Eq, JsonSchema, Serialize)]
pub struct ClosedDay {
    /// The day.
    pub date: Day,
    /// `INSET`, where the school said why.
    pub why: Option<String>,
}

/// A session that is prepared.
#[derive(Clone, Debug, PartialEq, Eq, JsonSchema, Serialize)]
pub struct PreparedLine {
    /// The day.
    pub date: Day,
    /// When.
    pub start: Option<Time>,
    /// The file.
    pub file: String,
    /// The learning objective, or what is to be done.
    pub what: Option<String>,
}

impl Ahead {
    /// The week after this one, as it is known today.
    #[must_use]
    pub fn after(
        week: SchoolWeek,
        school: &School,
        records: &PupilRecords,
        calendar: &SchoolCalendar,
        as_of: NaiveDate,
    ) -> Self {
        let next = week.next();
        Self {
            from: Day(next.monday()),
            next: latest_next(school, records, Period::week(week), as_of),
            timetabled: timetabled(records, calendar, next, as_of),
            closed: closed(calendar, next),
            prepared: prepared(records, Period::week(next)),
        }
    }
}

/// What to do next time, as the last session of each provision in the period left it.
pub(super) fn latest_next(school: &School, records: &PupilRecords, period: Period, as_of: NaiveDate) -> Vec<Said> {
    let mut latest: BTreeMap<Option<&ProvisionId>, Said> = BTreeMap::new();
    for filed in within(&records.sessions, period, as_of) {
        if let Some(next) = &filed.record.next {
            latest.insert(filed.record.provision.as_ref(), Said::of(school, filed, next.as_str()));
        }
    }
    let mut latest: Vec<Said> = latest.into_values().collect();
    latest.sort();
    latest
}

fn timetabled(
    records: &PupilRecords,
    calendar: &SchoolCalendar,
    week: SchoolWeek,
    as_of: NaiveDate,
) -> Vec<Timetabled> {
    let days: Vec<NaiveDate> = calendar.school_days(week.monday(), week.sunday()).collect();
    let provision = records.provision.values().filter(|filed| in_force(&filed.record, as_of));
    let lines = provision.filter_map(|filed| {
        let given = &filed.record;
        let slots = days.iter().flat_map(|day| slots(given, *day)).collect::<Vec<_>>();
        let times = days.iter().any(|day| given.covers(*day)).then(|| say_times(given)).flatten();
        (!slots.is_empty() || times.is_some()).then(|| Timetabled {
            what: given.what.as_str().to_owned(),
            file: filed.path.to_string(),
            minutes: given.minutes.get(),
            slots,
            times,
        })
    });
    lines.collect()
}

fn slots(provision: &Provision, day: NaiveDate) -> Vec<SlotLine> {
    let slots = provision.slots_on(day).into_iter();
    slots.map(|slot| SlotLine::of(&SlotOn { date: day, at: slot.at })).collect()
}

/// `once a week`, `3 times a fortnight`; none for what has slots.
pub(super) fn say_times(provision: &Provision) -> Option<String> {
    let often = say_often(provision.times?, provision.per?);
    provision.slots.is_empty().then_some(often)
}

/// `once a week`, `3 times a fortnight`.
pub(super) fn say_often(times: Times, per: Per) -> String {
    let often = if times.get() == 1 { "once".to_owned() } else { format!("{} times", times.get()) };
    format!("{often} a {}", per.word())
}

/// The weekdays of a week without school; in the holidays between terms all five.
pub(super) fn closed(calendar: &SchoolCalendar, week: SchoolWeek) -> Vec<ClosedDay> {
    let days = week.monday().iter_days().take(5).filter(|day| !calendar.is_school_day(*day));
    let why = |day: NaiveDate| calendar.closed_on(day).and_then(|closed| closed.why.clone());
    days.filter(|day| !matches!(day.weekday(), Weekday::Sat | Weekday::Sun))
        .map(|day| ClosedDay { date: Day(day), why: why(day) })
        .collect()
}

/// What is prepared ahead is planned, and so shown whatever day it is today.
fn prepared(records: &PupilRecords, period: Period) -> Vec<PreparedLine> {
    let sessions = until(&records.sessions, period, period.to).into_iter();
    let prepared = sessions.filter(|filed| filed.record.date >= period.from && filed.record.is_only_prepared());
    let lines = prepared.filter_map(|filed| {
        let plan = filed.record.prepared.as_ref()?;
        let what = plan.objective.as_ref().or(plan.activity.as_ref()).map(|what| what.as_str().to_owned());
        let (date, start) = (Day(filed.record.date), filed.record.start.map(Time));
        Some(PreparedLine { date, start, file: filed.path.to_string(), what })
    });
    lines.collect()
}
