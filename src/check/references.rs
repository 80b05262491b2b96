//! Ids that point nowhere, and ids that point to two things.

use std::fmt::Display;

use super::Scene;
use crate::record::agreement::{Agreement, Proposal, Refusal};
use crate::record::{Code, Dated, Filed, Problem, School, StaffId};
use crate::text;

/// A problem where an id is not among those known, with the nearest.
fn unknown<T, I: Display + AsRef<str>>(
    filed: &Filed<T>,
    key: &[&str],
    code: Code,
    id: &I,
    known: &[&str],
    what: &str,
) -> Problem {
    let all = || match known {
        [] => format!("there is no {what} yet"),
        known => format!("each {what} there is: {}", text::and_list(known)),
    };
    let help = text::did_you_mean(id.as_ref(), known).unwrap_or_else(all);
    filed.problem(key, code, format!("there is no {what} `{id}`")).help(help)
}

/// Results of targets that the pupil does not have.
pub(super) fn targets(scene: &Scene<'_>) -> Vec<Problem> {
    let targets = &scene.records.targets;
    let known: Vec<&str> = targets.keys().map(AsRef::as_ref).collect();
    let mut problems = Vec::new();
    for filed in &scene.records.sessions {
        for (at, result) in filed.record.result.iter().enumerate() {
            if !targets.contains_key(&result.target) {
                let at = at.to_string();
                problems.push(unknown(
                    filed,
                    &["result", &at, "target"],
                    Code::UNKNOWN_TARGET,
                    &result.target,
                    &known,
                    "target",
                ));
            }
        }
        let prepared = filed.record.prepared.iter().flat_map(|prepared| &prepared.targets);
        for id in prepared.filter(|id| !targets.contains_key(*id)) {
            problems.push(unknown(filed, &["prepared", "targets"], Code::UNKNOWN_TARGET, id, &known, "target"));
        }
    }
    problems
}

/// Sessions and targets of a provision that the pupil does not have.
pub(super) fn provision(scene: &Scene<'_>) -> Vec<Problem> {
    let provision = &scene.records.provision;
    let known: Vec<&str> = provision.keys().map(AsRef::as_ref).collect();
    let mut problems = Vec::new();
    for filed in &scene.records.sessions {
        if let Some(id) = filed.record.provision.as_ref().filter(|id| !provision.contains_key(*id)) {
            problems.push(unknown(filed, &["provision"], Code::UNKNOWN_PROVISION, id, &known, "provision"));
        }
    }
    for filed in scene.records.targets.values() {
        if let Some(id) = filed.record.provision.as_ref().filter(|id| !provision.contains_key(*id)) {
            problems.push(unknown(filed, &["provision"], Code::UNKNOWN_PROVISION, id, &known, "provision"));
        }
    }
    problems
}

/// Outcomes that the plan does not have.
pub(super) fn outcomes(scene: &Scene<'_>) -> Vec<Problem> {
    // Where pupil.toml could not be read, nothing can be said of its outcomes.
    let Some(pupil) = &scene.records.pupil else { return Vec::new() };
    let known: Vec<&str> = pupil.record.outcome.iter().map(|outcome| outcome.id.as_str()).collect();
    let mut problems = Vec::new();
    for filed in scene.records.targets.values() {
        if let Some(id) = filed.record.outcome.as_ref().filter(|id| !known.contains(&id.as_str())) {
            problems.push(unknown(filed, &["outcome"], Code::UNKNOWN_OUTCOME, id, &known, "outcome"));
        }
    }
    for filed in &scene.records.assessments {
        if let Some(id) = filed.record.outcome.as_ref().filter(|id| !known.contains(&id.as_str())) {
            problems.push(unknown(filed, &["outcome"], Code::UNKNOWN_OUTCOME, id, &known, "outcome"));
        }
    }
    for filed in &scene.records.recommendations {
        if let Some(id) = filed.record.outcome.as_ref().filter(|id| !known.contains(&id.as_str())) {
            problems.push(unknown(filed, &["outcome"], Code::UNKNOWN_OUTCOME, id, &known, "outcome"));
        }
    }
    for (at, line) in pupil.record.section_f.iter().enumerate() {
        for id in line.outcomes.iter().filter(|id| !known.contains(&id.as_str())) {
            let key = ["section_f", &at.to_string(), "outcomes"];
            problems.push(unknown(pupil, &key, Code::UNKNOWN_OUTCOME, id, &known, "outcome"));
        }
    }
    problems
}

/// Needs that Section F names and Section B lacks; lines of Section F that a provision names and the plan lacks.
pub(super) fn section_f(scene: &Scene<'_>) -> Vec<Problem> {
    let Some(pupil) = &scene.records.pupil else { return Vec::new() };
    let needs: Vec<&str> = pupil.record.need.iter().map(|need| need.id.as_str()).collect();
    let lines: Vec<&str> = pupil.record.section_f.iter().map(|line| line.id.as_str()).collect();
    let mut problems = Vec::new();
    for (at, line) in pupil.record.section_f.iter().enumerate() {
        for id in line.needs.iter().filter(|id| !needs.contains(&id.as_str())) {
            let key = ["section_f", &at.to_string(), "needs"];
            problems.push(unknown(pupil, &key, Code::UNKNOWN_NEED, id, &needs, "need"));
        }
    }
    for filed in scene.records.provision.values() {
        for id in filed.record.meets.iter().filter(|id| !lines.contains(&id.as_str())) {
            problems.push(unknown(filed, &["meets"], Code::UNKNOWN_SECTION_F, id, &lines, "line of Section F"));
        }
    }
    problems
}

/// Staff who are not in `keywork.toml`.
pub(super) fn staff(scene: &Scene<'_>) -> Vec<Problem> {
    let records = scene.records;
    let mut problems = Vec::new();
    let mut look = Staff { scene, problems: &mut problems };
    for filed in &records.sessions {
        let session = &filed.record;
        look.one(filed, &["staff"], Some(&session.staff));
        look.one(filed, &["recorded_by"], session.recorded_by.as_ref());
        session.tell.iter().for_each(|id| look.one(filed, &["tell"], Some(id)));
        for (at, result) in session.result.iter().enumerate() {
            let key = ["result", &at.to_string(), "second"];
            for second in &result.second {
                look.one(filed, &key, Some(&second.staff));
            }
        }
    }
    look.dated(&records.assessments);
    look.dated(&records.observations);
    look.dated(&records.contacts);
    look.dated(&records.recommendations);
    look.dated(&records.meetings);
    for filed in &records.observations {
        filed.record.staff_involved.iter().for_each(|id| look.one(filed, &["staff_involved"], Some(id)));
        look.one(filed, &["interpreted_by"], filed.record.interpreted_by.as_ref());
    }
    for filed in records.targets.values() {
        let target = &filed.record;
        look.plan(filed, target.proposed.as_ref(), target.agreed.as_ref(), target.refused.as_ref());
        for (at, change) in target.change.iter().enumerate() {
            look.one(filed, &["change", &at.to_string(), "by"], Some(&change.by));
            look.one(filed, &["change", &at.to_string(), "agreed"], change.agreed.as_ref().map(|agreed| &agreed.by));
        }
        for (at, review) in target.review.iter().enumerate() {
            look.one(filed, &["review", &at.to_string(), "by"], Some(&review.by));
        }
    }
    for filed in records.cycles.values() {
        let cycle = &filed.record;
        look.plan(filed, cycle.proposed.as_ref(), cycle.agreed.as_ref(), cycle.refused.as_ref());
    }
    for filed in records.provision.values() {
        let provision = &filed.record;
        look.plan(filed, provision.proposed.as_ref(), provision.agreed.as_ref(), provision.refused.as_ref());
    }
    if let Some(pupil) = &records.pupil {
        for (at, adult) in pupil.record.adult.iter().enumerate() {
            look.one(pupil, &["adult", &at.to_string(), "staff"], Some(&adult.staff));
        }
    }
    problems
}

struct Staff<'a, 's> {
    scene: &'a Scene<'s>,
    problems: &'a mut Vec<Problem>,
}

impl Staff<'_, '_> {
    fn one<T>(&mut self, filed: &Filed<T>, key: &[&str], id: Option<&StaffId>) {
        let staff = &self.scene.school.staff;
        if let Some(id) = id.filter(|id| !staff.contains_key(*id)) {
            let known: Vec<&str> = staff.keys().map(AsRef::as_ref).collect();
            self.problems.push(unknown(filed, key, Code::UNKNOWN_STAFF, id, &known, "member of staff"));
        }
    }

    fn dated<T: Dated>(&mut self, records: &[Filed<T>]) {
        for filed in records {
            self.one(filed, &["staff"], Some(filed.record.staff()));
        }
    }

    fn plan<T>(
        &mut self,
        filed: &Filed<T>,
        proposed: Option<&Proposal>,
        agreed: Option<&Agreement>,
        refused: Option<&Refusal>,
    ) {
        self.one(filed, &["proposed", "by"], proposed.map(|proposed| &proposed.by));
        self.one(filed, &["agreed", "by"], agreed.map(|agreed| &agreed.by));
        self.one(filed, &["agreed", "recorded_by"], agreed.and_then(|agreed| agreed.recorded_by.as_ref()));
        self.one(filed, &["refused", "by"], refused.map(|refused| &refused.by));
    }
}

/// Two needs, outcomes or lines of Section F with one id.
pub(super) fn same_id_twice(scene: &Scene<'_>) -> Vec<Problem> {
    let Some(pupil) = &scene.records.pupil else { return Vec::new() };
    let record = &pupil.record;
    let mut problems = twice(pupil, "need", record.need.iter().map(|need| need.id.as_str()));
    problems.extend(twice(pupil, "outcome", record.outcome.iter().map(|outcome| outcome.id.as_str())));
    problems.extend(twice(pupil, "section_f", record.section_f.iter().map(|line| line.id.as_str())));
    problems
}

/// Two terms of one name.
pub(super) fn terms(filed: &Filed<School>) -> Vec<Problem> {
    twice(filed, "term", filed.record.term.iter().map(|term| term.name.as_str()))
}

fn twice<'a, T>(filed: &Filed<T>, list: &str, ids: impl Iterator<Item = &'a str>) -> Vec<Problem> {
    let (mut seen, mut problems) = (Vec::new(), Vec::new());
    for (at, id) in ids.enumerate() {
        if seen.contains(&id) {
            let message = format!("`{}` stands twice in the list of each {list}", text::brief(id, 40));
            let help = "give one of the two another".to_owned();
            problems.push(filed.problem(&[list, &at.to_string()], Code::SAME_ID_TWICE, message).help(help));
        }
        seen.push(id);
    }
    problems
}
