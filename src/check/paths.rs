//! The path is the identity, the content is the truth: where the two disagree.

use chrono::NaiveTime;

use super::Scene;
use crate::record::{Code, Dated, Filed, Problem};

/// Dated records that lie under another day, time or person than they say themselves.
pub(super) fn dated(scene: &Scene<'_>) -> Vec<Problem> {
    let records = scene.records;
    let mut problems = disagreeing(&records.sessions);
    problems.extend(disagreeing(&records.assessments));
    problems.extend(disagreeing(&records.observations));
    problems.extend(disagreeing(&records.contacts));
    problems.extend(disagreeing(&records.recommendations));
    problems.extend(disagreeing(&records.meetings));
    problems
}

fn disagreeing<T: Dated>(records: &[Filed<T>]) -> Vec<Problem> {
    records.iter().filter_map(disagreement).collect()
}

fn disagreement<T: Dated>(filed: &Filed<T>) -> Option<Problem> {
    let record = &filed.record;
    let parts: Vec<&str> = filed.path.as_str().split('/').collect();
    let [.., month, _] = parts.as_slice() else { return None };
    let name = filed.path.stem();
    let (start, digest) = name.rsplit_once('-')?;
    let time = record.start().unwrap_or(NaiveTime::MIN).format("%H%M").to_string();
    let wanted = format!("{}-{time}-{}", record.date().format("%d"), record.staff());
    let (key, what) = if *month != record.date().format("%Y-%m").to_string() || !start.starts_with(&wanted[..2]) {
        ("date", "another day")
    } else if start.get(3..7) != wanted.get(3..7) {
        ("start", "another time")
    } else if start != wanted {
        ("staff", "another person")
    } else if digest.len() < 4 || !digest.bytes().all(|byte| matches!(byte, b'a'..=b'z' | b'2'..=b'7')) {
        ("date", "no digest at its end")
    } else {
        return None;
    };
    let message = format!("the file's name says {what}: by its content it begins `{wanted}-`");
    let help = "`keywork check --fix` moves it; if the content is wrong, correct that".to_owned();
    Some(filed.problem(&[key], Code::PATH_DISAGREES, message).help(help))
}
