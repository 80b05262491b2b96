use std::collections::BTreeMap;

use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::Serialize;

use super::super::figure::Day;
use crate::progress::Delivery;
use crate::record::school::Training;
use crate::record::{Minutes, School, StaffId};

/// Somebody who gave sessions, and what they were trained in.
#[derive(Clone, Debug, PartialEq, Eq, JsonSchema, Serialize)]
pub struct StaffLine {
    /// Who.
    pub staff: String,
    /// The name.
    pub name: String,
    /// What they gave, by provision.
    pub gave: Vec<GaveLine>,
    /// What they were trained in by today, as `keywork.toml` has it, oldest first.
    pub training: Vec<TrainingLine>,
}

/// What somebody gave of a provision.
#[derive(Clone, Debug, PartialEq, Eq, JsonSchema, Serialize)]
pub struct GaveLine {
    /// Its id.
    pub provision: String,
    /// What is given.
    pub what: String,
    /// The lines of Section F that it meets.
    pub meets: Vec<String>,
    /// How many sessions.
    pub sessions: i64,
    /// Their minutes.
    pub minutes: i64,
}

/// Training that somebody had.
#[derive(Clone, Debug, PartialEq, Eq, JsonSchema, Serialize)]
pub struct TrainingLine {
    /// In what.
    pub what: String,
    /// When.
    pub on: Day,
    /// Until when it counts.
    pub until: Option<Day>,
    /// True where it no longer counts today.
    pub over: bool,
}

impl StaffLine {
    /// Everybody who gave any of this, whoever gave most first.
    pub(super) fn all(school: &School, deliveries: &[&Delivery<'_>], as_of: NaiveDate) -> Vec<Self> {
        let mut gave: BTreeMap<&StaffId, Vec<GaveLine>> = BTreeMap::new();
        for delivery in deliveries {
            for (staff, (sessions, minutes)) in by_staff(delivery) {
                gave.entry(staff).or_default().push(GaveLine::of(delivery, sessions, minutes));
            }
        }
        let line = |(staff, gave): (&StaffId, Vec<GaveLine>)| {
            let known = school.staff.get(staff);
            let had = known.into_iter().flat_map(|person| &person.training).filter(|training| training.on <= as_of);
            let mut training: Vec<_> = had.map(|training| TrainingLine::of(training, as_of)).collect();
            training.sort_by_key(|training| training.on);
            Self { staff: staff.to_string(), name: school.name_of(staff).to_owned(), gave, training }
        };
        let mut lines: Vec<Self> = gave.into_iter().map(line).collect();
        lines.sort_by_key(|line| std::cmp::Reverse(line.gave.iter().map(|gave| gave.minutes).sum::<i64>()));
        lines
    }
}

fn by_staff<'d>(delivery: &Delivery<'d>) -> BTreeMap<&'d StaffId, (i64, i64)> {
    let mut by_staff = BTreeMap::new();
    for filed in &delivery.given {
        let (sessions, minutes) = by_staff.entry(&filed.record.staff).or_insert((0, 0));
        *sessions += 1;
        *minutes += filed.record.minutes.map_or(0, Minutes::get);
    }
    by_staff
}

impl GaveLine {
    fn of(delivery: &Delivery<'_>, sessions: i64, minutes: i64) -> Self {
        let provision = &delivery.provision.record;
        Self {
            provision: delivery.id.to_string(),
            what: provision.what.as_str().to_owned(),
            meets: provision.meets.iter().map(ToString::to_string).collect(),
            sessions,
            minutes,
        }
    }
}

impl TrainingLine {
    fn of(training: &Training, as_of: NaiveDate) -> Self {
        Self {
            what: training.what.as_str().to_owned(),
            on: Day(training.on),
            until: training.until.map(Day),
            over: training.until.is_some_and(|until| until < as_of),
        }
    }
}
