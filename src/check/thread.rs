//! Parts of the plan that lead nowhere: the thread runs need, outcome, Section F, provision, target.

use super::Context;
use super::place::Place;
use super::place::Step::{At, Key};
use super::references::whole_pupil;
use crate::progress::delivery::in_force;
use crate::record::{Code, Filed, Problem, PupilRecords, School, Target};

/// Each broken link, where the pupil has a plan at all; a part that could not be read breaks none.
pub(super) fn broken(_: &School, records: &PupilRecords, context: &Context) -> Vec<Problem> {
    let Some(pupil) = whole_pupil(records) else { return Vec::new() };
    let plan = &pupil.record;
    let mut problems = Vec::new();
    if plan.has_left(context.as_of) {
        return problems;
    }
    let open: Vec<&Filed<Target>> =
        records.targets.values().filter(|filed| filed.record.ended(context.as_of).is_none()).collect();
    let all_read = |folder: &str| {
        let path = format!("pupils/{}/{folder}/", records.id);
        !records.problems.iter().any(|problem| problem.is_error() && problem.place.file.starts_with(&path))
    };
    let (all_targets, all_provision) = (all_read("targets"), all_read("provision"));
    for (at, need) in plan.need.iter().enumerate() {
        if !plan.section_f.is_empty() && !plan.section_f.iter().any(|line| line.needs.contains(&need.id)) {
            let message = format!("no line of Section F is for the need {}", need.id);
            problems.push(pupil.fault(&[Key("need"), At(at), Key("id")], Code::BROKEN_THREAD, message));
        }
    }
    for (at, outcome) in plan.outcome.iter().enumerate() {
        if all_targets
            && !records.targets.is_empty()
            && !open.iter().any(|filed| filed.record.outcome.as_ref() == Some(&outcome.id))
        {
            let message = format!("no open target is toward the outcome {}", outcome.id);
            let help = format!("propose one with `keywork plan target {} ID --outcome {}`", records.id, outcome.id);
            problems.push(pupil.fault(&[Key("outcome"), At(at), Key("id")], Code::BROKEN_THREAD, message).help(help));
        }
    }
    for (at, line) in plan.section_f.iter().enumerate() {
        let meets = records.provision.values().filter(|filed| filed.record.meets.contains(&line.id));
        let mut now = meets.filter(|filed| {
            let ends = filed.record.to.is_some_and(|to| to < context.as_of);
            in_force(&filed.record, context.as_of) && !ends
        });
        if all_provision && now.next().is_none() {
            let message = format!("no provision in force meets {}", line.id);
            let help = format!("propose it with `keywork plan provision {} ID --meets {}`", records.id, line.id);
            problems.push(pupil.fault(&[Key("section_f"), At(at), Key("id")], Code::BROKEN_THREAD, message).help(help));
        }
    }
    for filed in open.into_iter().filter(|filed| filed.record.outcome.is_none() && !plan.outcome.is_empty()) {
        let message = "the target is toward no outcome of the plan";
        let help = "add `outcome = \"E1\"`".to_owned();
        problems.push(filed.fault(&[Key("title")], Code::BROKEN_THREAD, message.to_owned()).help(help));
    }
    problems
}

#[cfg(test)]
mod tests {
    use crate::check::tests::Files;

    #[test]
    fn each_broken_link_is_noted() {
        Files::new().finds(&[]);
        Files::new().but("pupil.toml", "needs = [\"B1\"]\n", "").finds(&["broken-thread ~pupil.toml:9:1"]);
        Files::new()
            .but("targets/cvc-words.toml", "outcome = \"E1\"\n", "")
            .finds(&["broken-thread ~pupil.toml:13:1", "broken-thread ~targets/cvc-words.toml:1:1"]);
        Files::new().but("provision/phonics.toml", "meets = [\"F1\"]\n", "").finds(&["broken-thread ~pupil.toml:17:1"]);
        Files::new()
            .but("provision/phonics.toml", "from = 2026-09-02\n", "from = 2026-09-02\nto = 2026-10-02\n")
            .finds(&["broken-thread ~pupil.toml:17:1"]);
    }

    #[test]
    fn a_pupil_who_has_left_owes_no_thread() {
        let files = Files::new().but("provision/phonics.toml", "meets = [\"F1\"]\n", "");
        files.but("pupil.toml", "born = 2018-03-04\n", "born = 2018-03-04\nleft = { on = 2026-11-22 }\n").finds(&[]);
    }
}
