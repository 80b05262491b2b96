//! Records by people who had left, or were not assigned.

use super::Scene;
use crate::calendar::say;
use crate::record::{Code, Dated, Filed, Problem};

/// Records dated after their writer had left the school.
pub(super) fn staff_left(scene: &Scene<'_>) -> Vec<Problem> {
    let records = scene.records;
    let mut problems = left(scene, &records.sessions);
    problems.extend(left(scene, &records.assessments));
    problems.extend(left(scene, &records.observations));
    problems.extend(left(scene, &records.contacts));
    problems.extend(left(scene, &records.recommendations));
    problems.extend(left(scene, &records.meetings));
    problems
}

fn left<T: Dated>(scene: &Scene<'_>, records: &[Filed<T>]) -> Vec<Problem> {
    let problem = |filed: &Filed<T>| {
        let day = scene.school.staff.get(filed.record.staff())?.left.filter(|left| *left < filed.record.date())?;
        let message = format!("`{}` had left on {}", filed.record.staff(), say::long(day));
        Some(filed.problem(&["staff"], Code::STAFF_LEFT, message).help("look at the date, or at who it was".to_owned()))
    };
    records.iter().filter_map(problem).collect()
}

/// Sessions by somebody who was not assigned to the pupil on that day.
pub(super) fn not_assigned(scene: &Scene<'_>) -> Vec<Problem> {
    let Some(pupil) = &scene.records.pupil else { return Vec::new() };
    let unassigned = |filed: &&Filed<crate::record::Session>| {
        let session = &filed.record;
        session.is_given() && !pupil.record.adults_on(session.date).any(|adult| adult.staff == session.staff)
    };
    let problem = |filed: &Filed<crate::record::Session>| {
        let (staff, day) = (&filed.record.staff, say::long(filed.record.date));
        let message = format!("`{staff}` was not assigned to {} on {day}", scene.records.id);
        let help = format!(
            "`keywork pupil assign {} {staff} --role ROLE --from DATE`, or look at who it was",
            scene.records.id
        );
        filed.problem(&["staff"], Code::NOT_ASSIGNED, message).help(help)
    };
    scene.records.sessions.iter().filter(unassigned).map(problem).collect()
}
