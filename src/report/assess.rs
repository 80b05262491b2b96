use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::Serialize;

use super::MADE_BY;
use super::assessed::Assessed;
use super::attained::GoalAttainment;
use super::explained::Explained;
use super::figure::Day;
use super::numbers::{NumberRow, numbers};
use super::select::is_known;
use super::unreadable::Unreadable;
use crate::progress::Progress;
use crate::record::{PupilRecords, School, TargetId};

/// Each target with its status, why, and the records behind it.
#[derive(Clone, Debug, PartialEq, JsonSchema, Serialize)]
pub struct Assess {
    /// The program's name, by which it knows its own files again.
    pub made_by: &'static str,
    /// The pupil's id.
    pub pupil: String,
    /// The name.
    pub name: String,
    /// The day that counts as today.
    pub as_of: Day,
    /// The targets, by id; ended ones too.
    pub targets: Vec<AssessedTarget>,
    /// Goal attainment scaling, where it is explained.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub goal_attainment: Option<GoalAttainment>,
    /// What could not be read.
    pub unreadable: Unreadable,
}

/// A target, and its statistics where they were asked for.
#[derive(Clone, Debug, PartialEq, JsonSchema, Serialize)]
pub struct AssessedTarget {
    /// What is said of it.
    #[serde(flatten)]
    pub assessed: Assessed,
    /// Its statistics.
    #[serde(flatten)]
    pub explained: Option<Explained>,
}

/// How much of it is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Detail {
    /// What everybody needs.
    Plain,
    /// The statistics too.
    Explained,
}

impl Assess {
    /// What the records say today of every target, or of one alone.
    #[must_use]
    pub fn build(
        school: &School,
        records: &PupilRecords,
        only: Option<&TargetId>,
        detail: Detail,
        as_of: NaiveDate,
    ) -> Self {
        let progress = Self::progress(school, records, only, as_of);
        let explain = detail == Detail::Explained;
        let target = |progress: &Progress<'_>| AssessedTarget {
            assessed: Assessed::of(school, progress, as_of),
            explained: explain.then(|| Explained::of(progress, as_of)),
        };
        Self {
            made_by: MADE_BY,
            pupil: records.id.to_string(),
            name: records.name().to_owned(),
            as_of: Day(as_of),
            targets: progress.iter().map(target).collect(),
            goal_attainment: GoalAttainment::of(&progress, as_of).filter(|_| explain),
            unreadable: Unreadable::of(records),
        }
    }

    /// The results that this rests on, a row each.
    #[must_use]
    pub fn numbers(
        school: &School,
        records: &PupilRecords,
        only: Option<&TargetId>,
        as_of: NaiveDate,
    ) -> Vec<NumberRow> {
        numbers(&Self::progress(school, records, only, as_of))
    }

    fn progress<'a>(
        school: &School,
        records: &'a PupilRecords,
        only: Option<&TargetId>,
        as_of: NaiveDate,
    ) -> Vec<Progress<'a>> {
        let chosen = records
            .targets
            .iter()
            .filter(|(id, target)| only.is_none_or(|only| only == *id) && is_known(&target.record, as_of));
        chosen.map(|(id, target)| Progress::of(id, target, &records.sessions, &school.help, as_of)).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::progress::example::day;
    use crate::render::{Template, json, markdown};
    use crate::report::worked::{empty, school, worked};

    /// Field for field as the contract writes it down.
    #[test]
    fn the_json_is_the_contracts() {
        let assess = Assess::build(&school(), &worked(), None, Detail::Plain, day("2026-11-23"));
        let value: serde_json::Value = serde_json::from_str(&json(&assess)).unwrap();
        assert_eq!((value["pupil"].as_str(), value["as_of"].as_str()), (Some("rowan"), Some("2026-11-23")));
        let target = &value["targets"][1];
        let expected = serde_json::json!({
            "target": "cvc-words", "title": "Reads words such as 'ship' and 'chat' aloud", "agreed": true,
            "measure": "accuracy", "unit": "%", "direction": "increase", "status": "too-few",
            "because": "3 results since teaching began on 9 November; 6 are needed before a trend can be judged",
            "rule": "fewer than six points", "points": 5, "latest": 90.0, "median_last_3": 80.0,
            "trend_per_week": 35.0, "trend_low": null, "trend_high": null, "needed_per_week": 9.87,
            "expected_now": 44.74, "forecast_at_goal_date": 100.0,
        });
        for (key, expected) in expected.as_object().unwrap() {
            assert_eq!(&target[key], expected, "{key}");
        }
        for (key, expected) in
            [("level", 80.into()), ("sessions", 3.into()), ("help", "independent".into()), ("by", "2026-12-18".into())]
        {
            let expected: serde_json::Value = expected;
            assert_eq!(target["goal"][key], expected, "{key}");
        }
        let baseline = &target["phases"][0];
        assert_eq!((baseline["name"].as_str(), baseline["points"].as_i64()), (Some("baseline"), Some(2)));
        assert_eq!((baseline["from"].as_str(), baseline["to"].as_str()), (Some("2026-09-10"), Some("2026-11-08")));
        assert_eq!(baseline["median"].as_f64(), Some(25.0));
        let evidence: Vec<&str> =
            target["evidence"].as_array().unwrap().iter().filter_map(|path| path.as_str()).collect();
        assert_eq!((evidence.len(), evidence[0]), (5, "pupils/rowan/sessions/2026-09/10-0930-jm-k7qd.toml"));
        let proposed = &value["targets"][0];
        for (key, expected) in
            [("agreed", false.into()), ("latest", serde_json::Value::Null), ("status", "not-started".into())]
        {
            assert_eq!(proposed[key], expected, "{key}");
        }
    }

    #[test]
    fn the_page_says_each_target_and_why() {
        let page = |assess: &Assess| {
            let template = Template { name: "assess.md", source: crate::report::ASSESS_TEMPLATE };
            markdown(assess, &template).unwrap().as_str().to_owned()
        };
        let (school, records, as_of) = (school(), worked(), day("2026-11-23"));
        let all = page(&Assess::build(&school, &records, None, Detail::Plain, as_of));
        for part in [
            "# Targets of Rowan Ash, as at Monday 23 November 2026",
            "| too-few | [9/10](pupils/rowan/sessions/2026-11/18-0935-jm-k7qd.toml) | 80% | about 45% |",
            "baseline, Thu 10 Sep to Sun 8 Nov: 2 results, median 25%",
            "proposed by J. Marsh on 18 November, not agreed",
        ] {
            assert!(all.contains(part), "no `{part}` in\n{all}");
        }
        let one = TargetId::parse("cvc-words").unwrap();
        let one = Assess::build(&school, &records, Some(&one), Detail::Plain, as_of);
        assert_eq!(one.targets.len(), 1);
        assert!(
            page(&Assess::build(&school, &empty(), None, Detail::Plain, as_of)).contains("There is no target yet.")
        );
    }
}
