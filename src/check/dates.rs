//! Days that cannot be, and days that are unusual.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::Scene;
use crate::calendar::say;
use crate::record::{Code, Dated, Filed, Problem, PupilRecords};

/// Sessions given on a day when the school was not open.
pub(super) fn outside_term(scene: &Scene<'_>) -> Vec<Problem> {
    if !scene.calendar.has_terms() {
        return Vec::new();
    }
    let given = scene.records.sessions.iter().filter(|filed| filed.record.is_given());
    given
        .filter(|filed| !scene.calendar.is_school_day(filed.record.date))
        .map(|filed| {
            let message = format!("{} is no school day", say::long(filed.record.date));
            filed
                .problem(&["date"], Code::OUTSIDE_TERM, message)
                .help("look at the date, or at the terms in keywork.toml".to_owned())
        })
        .collect()
}

/// Results that are dated after their target had ended.
pub(super) fn after_end(scene: &Scene<'_>) -> Vec<Problem> {
    let mut problems = Vec::new();
    for filed in &scene.records.sessions {
        for (at, result) in filed.record.result.iter().enumerate() {
            let target = scene.records.targets.get(&result.target);
            let ended =
                target.and_then(|target| target.record.ended(scene.as_of)).filter(|ended| *ended < filed.record.date);
            if let Some(ended) = ended {
                let message = format!("`{}` had ended on {}", result.target, say::long(ended));
                let help = "look at the date, or at the review that ended the target".to_owned();
                problems
                    .push(filed.problem(&["result", &at.to_string(), "target"], Code::AFTER_END, message).help(help));
            }
        }
    }
    problems
}

/// A record of something that has happened.
trait Happened {
    fn day(&self) -> NaiveDate;
    fn problem_with_day(&self, code: Code, message: String, help: &str) -> Problem;
}

impl<T: Dated> Happened for Filed<T> {
    fn day(&self) -> NaiveDate {
        self.record.date()
    }

    fn problem_with_day(&self, code: Code, message: String, help: &str) -> Problem {
        self.problem(&["date"], code, message).help(help.to_owned())
    }
}

/// Every record of something that has happened: not meetings, which may be planned, nor sessions only prepared.
fn happened(records: &PupilRecords) -> Vec<&dyn Happened> {
    let sessions = records.sessions.iter().filter(|filed| !filed.record.is_only_prepared());
    let mut all: Vec<&dyn Happened> = sessions.map(|filed| filed as &dyn Happened).collect();
    all.extend(records.assessments.iter().map(|filed| filed as &dyn Happened));
    all.extend(records.observations.iter().map(|filed| filed as &dyn Happened));
    all.extend(records.contacts.iter().map(|filed| filed as &dyn Happened));
    all.extend(records.recommendations.iter().map(|filed| filed as &dyn Happened));
    all
}

/// What has happened before the pupil was born, or is still to come.
pub(super) fn before_birth_or_to_come(scene: &Scene<'_>) -> Vec<Problem> {
    let born = scene.records.pupil.as_ref().map(|pupil| pupil.record.born);
    let problem = |record: &dyn Happened| {
        let day = record.day();
        if born.is_some_and(|born| day < born) {
            let message = format!("{} is before {} was born", say::long(day), scene.records.name());
            return Some(record.problem_with_day(Code::BEFORE_BIRTH, message, "look at the year"));
        }
        let message = format!("{} is still to come", say::long(day));
        (day > scene.as_of).then(|| record.problem_with_day(Code::IN_THE_FUTURE, message, "look at the date"))
    };
    happened(scene.records).into_iter().filter_map(problem).collect()
}

/// What is dated after the pupil had left.
pub(super) fn pupil_left(scene: &Scene<'_>) -> Vec<Problem> {
    let left = scene.records.pupil.as_ref().and_then(|pupil| pupil.record.left.as_ref()).map(|left| left.on);
    let Some(left) = left else { return Vec::new() };
    let problem = |record: &dyn Happened| {
        let message = format!("{} had left on {}", scene.records.name(), say::long(left));
        record.problem_with_day(Code::PUPIL_LEFT, message, "look at the date, or at `left` in pupil.toml")
    };
    happened(scene.records).into_iter().filter(|record| record.day() > left).map(problem).collect()
}

/// Results from before their target begins, which count in no figure.
pub(super) fn before_target(scene: &Scene<'_>) -> Vec<Problem> {
    let mut problems = Vec::new();
    for filed in &scene.records.sessions {
        for (at, result) in filed.record.result.iter().enumerate() {
            let target = scene.records.targets.get(&result.target);
            let from = target.and_then(|target| target.record.counts_from()).filter(|from| filed.record.date < *from);
            if let Some(from) = from {
                let message =
                    format!("`{}` counts from {}, so this result is in no figure", result.target, say::long(from));
                let help = "give the target an earlier `from`, or look at the date".to_owned();
                problems.push(filed.problem(&["result", &at.to_string()], Code::BEFORE_TARGET, message).help(help));
            }
        }
    }
    problems
}

/// Two records of one provision at one time, so that minutes may count twice.
pub(super) fn same_session_twice(scene: &Scene<'_>) -> Vec<Problem> {
    let mut seen = BTreeMap::new();
    let mut problems = Vec::new();
    for filed in &scene.records.sessions {
        let session = &filed.record;
        let key = (session.date, session.start, session.provision.clone());
        if session.start.is_none() || session.is_only_prepared() {
            continue;
        }
        if let Some(first) = seen.insert(key, &filed.path) {
            let message = format!("{first} is of the same time and provision");
            problems.push(
                filed
                    .problem(&["start"], Code::SAME_SESSION_TWICE, message)
                    .help("keep one, or correct a time".to_owned()),
            );
        }
    }
    problems
}
