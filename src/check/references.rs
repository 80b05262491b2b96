//! Ids that point nowhere, and ids that two entries share.

use std::collections::BTreeSet;

use super::Context;
use super::place::Step::{At, Key};
use super::place::{Place, Step, suggest};
use crate::record::goal::Goal;
use crate::record::{Code, Filed, Problem, Pupil, PupilRecords, School};
use crate::text;

/// The ids of one kind that there are, and what to say of one that is not among them.
struct Ids<'r> {
    known: Vec<&'r str>,
    code: Code,
    what: &'static str,
    plural: &'static str,
    otherwise: String,
}

impl Ids<'_> {
    fn look(&self, id: &str, file: &dyn Place, key: &[Step], problems: &mut Vec<Problem>) {
        if self.known.contains(&id) {
            return;
        }
        let help = suggest(id, &self.known, self.plural, &self.otherwise);
        problems.push(file.fault(key, self.code, format!("there is no {} `{id}`", self.what)).help(help));
    }
}

/// The ids of the files in a folder of the plan. One that could not be read is still there.
fn files<'r>(records: &'r PupilRecords, folder: &str, read: impl Iterator<Item = &'r str>) -> Vec<&'r str> {
    let path = format!("pupils/{}/{folder}/", records.id);
    let unread = records.problems.iter().filter_map(|problem| {
        problem.place.file.strip_prefix(&path)?.strip_suffix(".toml").filter(|stem| !stem.contains('/'))
    });
    let ids: BTreeSet<&str> = read.chain(unread).collect();
    ids.into_iter().collect()
}

/// The pupil's own file, where every part of it could be read: otherwise an id may be in the part that was not.
pub(super) fn whole_pupil(records: &PupilRecords) -> Option<&Filed<Pupil>> {
    let filed = records.pupil.as_ref()?;
    let broken = records.problems.iter().any(|problem| problem.is_error() && problem.place.file == filed.path.as_str());
    (!broken).then_some(filed)
}

pub(super) fn targets(_: &School, records: &PupilRecords, _: &Context) -> Vec<Problem> {
    let ids = Ids {
        known: files(records, "targets", records.targets.keys().map(AsRef::as_ref)),
        code: Code::UNKNOWN_TARGET,
        what: "target",
        plural: "targets",
        otherwise: format!("add it with `keywork plan target {}`", records.id),
    };
    let mut problems = Vec::new();
    for filed in &records.sessions {
        for (at, result) in filed.record.result.iter().enumerate() {
            ids.look(result.target.as_str(), filed, &[Key("result"), At(at), Key("target")], &mut problems);
        }
        let prepared = filed.record.prepared.iter().flat_map(|prepared| prepared.targets.iter().enumerate());
        for (at, target) in prepared {
            ids.look(target.as_str(), filed, &[Key("prepared"), Key("targets"), At(at)], &mut problems);
        }
    }
    problems
}

pub(super) fn provision(_: &School, records: &PupilRecords, _: &Context) -> Vec<Problem> {
    let ids = Ids {
        known: files(records, "provision", records.provision.keys().map(AsRef::as_ref)),
        code: Code::UNKNOWN_PROVISION,
        what: "provision",
        plural: "provisions",
        otherwise: format!("add it with `keywork plan provision {}`", records.id),
    };
    let mut problems = Vec::new();
    for filed in &records.sessions {
        if let Some(provision) = &filed.record.provision {
            ids.look(provision.as_str(), filed, &[Key("provision")], &mut problems);
        }
    }
    for filed in records.targets.values() {
        if let Some(provision) = &filed.record.provision {
            ids.look(provision.as_str(), filed, &[Key("provision")], &mut problems);
        }
    }
    problems
}

pub(super) fn outcomes(_: &School, records: &PupilRecords, _: &Context) -> Vec<Problem> {
    let Some(pupil) = whole_pupil(records) else { return Vec::new() };
    let ids = Ids {
        known: pupil.record.outcome.iter().map(|outcome| outcome.id.as_str()).collect(),
        code: Code::UNKNOWN_OUTCOME,
        what: "outcome",
        plural: "outcomes",
        otherwise: format!("add it with `keywork plan outcome {}`", records.id),
    };
    let targets = records.targets.values().map(|filed| (&filed.record.outcome, filed as &dyn Place));
    let assessments = records.assessments.iter().map(|filed| (&filed.record.outcome, filed as &dyn Place));
    let advice = records.recommendations.iter().map(|filed| (&filed.record.outcome, filed as &dyn Place));
    let mut problems = Vec::new();
    for (outcome, file) in targets.chain(assessments).chain(advice) {
        if let Some(outcome) = outcome {
            ids.look(outcome.as_str(), file, &[Key("outcome")], &mut problems);
        }
    }
    for (line, section_f) in pupil.record.section_f.iter().enumerate() {
        for (at, outcome) in section_f.outcomes.iter().enumerate() {
            let key = [Key("section_f"), At(line), Key("outcomes"), At(at)];
            ids.look(outcome.as_str(), pupil, &key, &mut problems);
        }
    }
    problems
}

pub(super) fn needs(_: &School, records: &PupilRecords, _: &Context) -> Vec<Problem> {
    let Some(pupil) = whole_pupil(records) else { return Vec::new() };
    let ids = Ids {
        known: pupil.record.need.iter().map(|need| need.id.as_str()).collect(),
        code: Code::UNKNOWN_NEED,
        what: "need",
        plural: "needs",
        otherwise: "add it to this file as a `[[need]]`".to_owned(),
    };
    let mut problems = Vec::new();
    for (line, section_f) in pupil.record.section_f.iter().enumerate() {
        for (at, need) in section_f.needs.iter().enumerate() {
            ids.look(need.as_str(), pupil, &[Key("section_f"), At(line), Key("needs"), At(at)], &mut problems);
        }
    }
    problems
}

pub(super) fn section_f(_: &School, records: &PupilRecords, _: &Context) -> Vec<Problem> {
    let Some(pupil) = whole_pupil(records) else { return Vec::new() };
    let ids = Ids {
        known: pupil.record.section_f.iter().map(|line| line.id.as_str()).collect(),
        code: Code::UNKNOWN_SECTION_F,
        what: "line of Section F",
        plural: "lines of Section F",
        otherwise: "add it to pupil.toml as a `[[section_f]]`".to_owned(),
    };
    let mut problems = Vec::new();
    for filed in records.provision.values() {
        for (at, line) in filed.record.meets.iter().enumerate() {
            ids.look(line.as_str(), filed, &[Key("meets"), At(at)], &mut problems);
        }
    }
    problems
}

/// Two needs, outcomes or lines of Section F with one id.
pub(super) fn twice(_: &School, records: &PupilRecords, _: &Context) -> Vec<Problem> {
    let Some(pupil) = &records.pupil else { return Vec::new() };
    let record = &pupil.record;
    let lists: [(&'static str, Vec<&str>); 3] = [
        ("need", record.need.iter().map(|need| need.id.as_str()).collect()),
        ("outcome", record.outcome.iter().map(|outcome| outcome.id.as_str()).collect()),
        ("section_f", record.section_f.iter().map(|line| line.id.as_str()).collect()),
    ];
    let mut problems = Vec::new();
    for (list, ids) in lists {
        for (at, id) in ids.iter().enumerate().filter(|(at, id)| ids[..*at].contains(id)) {
            let free =
                (1..1000).map(|number| format!("{}{number}", &id[..1])).find(|free| !ids.contains(&free.as_str()));
            let help = free.map(|free| format!("give one of them another id, such as {free}"));
            let message = format!("`{id}` is the id of two entries of `{list}`");
            problems.push(pupil.fault(&[Key(list), At(at), Key("id")], Code::SAME_ID_TWICE, message).help(help));
        }
    }
    problems
}

/// Goals that ask for a rung which the school's ladder lacks, so that nobody can reach them.
pub(super) fn rungs(school: &School, records: &PupilRecords, _: &Context) -> Vec<Problem> {
    let mut problems = Vec::new();
    for filed in records.targets.values() {
        let target = &filed.record;
        let later = target.change.iter().enumerate();
        let later = later.filter_map(|(at, change)| Some((vec![Key("change"), At(at)], change.goal.as_ref()?)));
        for (mut key, goal) in std::iter::once((Vec::new(), &target.goal)).chain(later) {
            key.extend([Key("goal"), Key("help")]);
            problems.extend(rung(school, goal, filed, &key));
        }
    }
    problems
}

fn rung(school: &School, goal: &Goal, file: &dyn Place, key: &[Step]) -> Option<Problem> {
    let rung = goal.help.as_ref().filter(|rung| school.help.step(rung).is_none())?;
    let rungs = school.help.rungs();
    let help =
        text::did_you_mean(rung.as_str(), rungs).unwrap_or_else(|| format!("the rungs are {}", text::and_list(rungs)));
    let message = format!("`{rung}` is no rung of the school's ladder, so the goal cannot be reached");
    Some(file.fault(key, Code::UNKNOWN_RUNG, message).help(help))
}

#[cfg(test)]
mod tests;
