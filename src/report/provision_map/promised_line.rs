use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::Serialize;

use super::super::tallied::Tallied;
use crate::calendar::SchoolCalendar;
use crate::progress::delivery::in_force;
use crate::progress::{Delivery, Period, Tally, section_f};
use crate::record::Pupil;
use crate::record::ehc_plan::SectionF;

/// A line of Section F in a period: what the plan promises, what is timetabled for it, what was given.
#[derive(Clone, Debug, PartialEq, Eq, JsonSchema, Serialize)]
pub struct PromisedLine {
    /// Its number in the plan.
    pub section_f: String,
    /// The plan's exact words.
    pub text: String,
    /// The sessions that the plan itself promises in the period; none where it gives no quantity, or one that cannot
    /// be reckoned in it.
    pub plan_sessions: Option<i64>,
    /// Their minutes; none also where the plan gives no length.
    pub plan_minutes: Option<i64>,
    /// Those of the minutes that fall due by today.
    pub plan_due_minutes: Option<i64>,
    /// The provision that is to meet it.
    pub met_by: Vec<MetBy>,
    /// What that provision promises, and what was given and missed of it.
    #[serde(flatten)]
    pub tallied: Tallied,
    /// How many minutes fewer are timetabled than the plan promises.
    pub minutes_short: Option<i64>,
    /// True where the words speak of training.
    pub asks_for_training: bool,
}

/// A provision by its name.
#[derive(Clone, Debug, PartialEq, Eq, JsonSchema, Serialize)]
pub struct MetBy {
    /// What is given.
    pub what: String,
    /// Its file.
    pub file: String,
}

impl PromisedLine {
    /// Every line of the plan, which promises nothing before it was made.
    pub(super) fn all(
        pupil: &Pupil,
        deliveries: &[&Delivery<'_>],
        calendar: &SchoolCalendar,
        period: Period,
        as_of: NaiveDate,
    ) -> Vec<Self> {
        let made = pupil.ehc_plan.as_ref().and_then(|plan| plan.made).unwrap_or(period.from);
        let period = Period { from: period.from.max(made), ..period };
        pupil.section_f.iter().map(|line| Self::of(line, deliveries, calendar, period, as_of)).collect()
    }

    fn of(
        line: &SectionF,
        deliveries: &[&Delivery<'_>],
        calendar: &SchoolCalendar,
        period: Period,
        as_of: NaiveDate,
    ) -> Self {
        let meets = |delivery: &&&Delivery<'_>| delivery.provision.record.meets.contains(&line.id);
        let met_by: Vec<&Delivery<'_>> = deliveries.iter().filter(meets).copied().collect();
        let tally: Tally = met_by.iter().map(|delivery| Tally::of(delivery, as_of)).sum();
        let promised = section_f::promised(line, calendar, period);
        let minutes = |promise: crate::progress::Promise| line.minutes.map(|_| promise.minutes);
        let plan_minutes = promised.and_then(minutes);
        let reckoned = met_by.iter().all(|delivery| !delivery.is_loosely_promised);
        let in_force = met_by.iter().filter(|delivery| in_force(&delivery.provision.record, as_of));
        Self {
            section_f: line.id.to_string(),
            text: line.text.as_str().to_owned(),
            plan_sessions: promised.map(|promised| promised.sessions),
            plan_minutes,
            plan_due_minutes: section_f::promised_by(line, calendar, period, as_of).and_then(minutes),
            met_by: in_force.map(|delivery| MetBy::of(delivery)).collect(),
            tallied: Tallied::of(&tally),
            minutes_short: plan_minutes.filter(|_| reckoned).map(|minutes| (minutes - tally.promised.minutes).max(0)),
            asks_for_training: speaks_of_training(line.text.as_str()),
        }
    }
}

impl MetBy {
    fn of(delivery: &Delivery<'_>) -> Self {
        Self { what: delivery.provision.record.what.as_str().to_owned(), file: delivery.provision.path.to_string() }
    }
}

/// Whether a word such as `trained` or `training` stands in the text.
fn speaks_of_training(text: &str) -> bool {
    let mut words = text.split(|c: char| !c.is_alphanumeric()).map(str::to_lowercase);
    words.any(|word| matches!(word.as_str(), "train" | "trained" | "training" | "trainer"))
}
