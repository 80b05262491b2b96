//! Who agreed the plan, and what is worked on though nobody has.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::Context;
use super::place::Step::{At, Key};
use super::place::{Place, Step};
use crate::record::agreement::{Agreement, Refusal};
use crate::record::{Code, Problem, PupilRecords, School, StaffId, TargetId};
use crate::text;

/// That somebody agreed a part of the plan, or refused to.
pub(super) struct Agreed<'r> {
    pub(super) file: &'r dyn Place,
    pub(super) by: &'r StaffId,
    pub(super) on: NaiveDate,
    pub(super) recorded_by: Option<&'r StaffId>,
    /// `agreed` or `refused`.
    pub(super) verb: &'static str,
    change: Option<usize>,
}

impl Agreed<'_> {
    /// The way to a key in it.
    pub(super) fn key(&self, name: &'static str) -> Vec<Step> {
        let change = self.change.iter().flat_map(|at| [Key("change"), At(*at)]);
        change.chain([Key(self.verb), Key(name)]).collect()
    }
}

/// Calls `look` with all that was agreed or refused in a pupil's plan.
pub(super) fn each_agreed(records: &PupilRecords, look: &mut dyn FnMut(&Agreed<'_>)) {
    for filed in records.cycles.values() {
        both(filed, None, filed.record.agreed.as_ref(), filed.record.refused.as_ref(), look);
    }
    for filed in records.provision.values() {
        both(filed, None, filed.record.agreed.as_ref(), filed.record.refused.as_ref(), look);
    }
    for filed in records.targets.values() {
        both(filed, None, filed.record.agreed.as_ref(), filed.record.refused.as_ref(), look);
        for (at, change) in filed.record.change.iter().enumerate() {
            both(filed, Some(at), change.agreed.as_ref(), change.refused.as_ref(), look);
        }
    }
}

fn both(
    file: &dyn Place,
    change: Option<usize>,
    agreed: Option<&Agreement>,
    refused: Option<&Refusal>,
    look: &mut dyn FnMut(&Agreed<'_>),
) {
    if let Some(Agreement { by, on, recorded_by }) = agreed {
        look(&Agreed { file, by, on: *on, recorded_by: recorded_by.as_ref(), verb: "agreed", change });
    }
    if let Some(Refusal { by, on, recorded_by, .. }) = refused {
        look(&Agreed { file, by, on: *on, recorded_by: recorded_by.as_ref(), verb: "refused", change });
    }
}

pub(super) fn by_wrong_role(school: &School, records: &PupilRecords, _: &Context) -> Vec<Problem> {
    let mut problems = Vec::new();
    each_agreed(records, &mut |agreed| {
        let role = school.staff.get(agreed.by).map(|person| person.role);
        if let Some(role) = role.filter(|role| !role.may_agree()) {
            let message = format!("`{}` has the role {role} and cannot agree or refuse a plan", agreed.by);
            let problem = agreed.file.fault(&agreed.key("by"), Code::AGREED_BY_WRONG_ROLE, message);
            problems.push(problem.help(who_may(school)));
        }
    });
    problems
}

/// Who of the school's staff may agree.
fn who_may(school: &School) -> String {
    let may = school.staff.iter().filter(|(_, person)| person.role.may_agree() && person.left.is_none());
    let ids: Vec<String> = may.map(|(id, _)| format!("`{id}`")).collect();
    match ids.as_slice() {
        [] => "a teacher, the SENCO or the head can; add one with `keywork staff add`".to_owned(),
        ids => format!("{} can, with `keywork plan agree`", text::or_list(ids)),
    }
}

/// Targets with results that nobody has agreed; one note a target, however many results.
pub(super) fn not_agreed(_: &School, records: &PupilRecords, context: &Context) -> Vec<Problem> {
    let happened = records.sessions.iter().filter(|filed| filed.record.date <= context.as_of);
    let mut results: BTreeMap<&TargetId, usize> = BTreeMap::new();
    for result in happened.flat_map(|filed| &filed.record.result) {
        *results.entry(&result.target).or_default() += 1;
    }
    let mut problems = Vec::new();
    for (id, count) in results {
        let Some(filed) = records.targets.get(id).filter(|filed| !filed.record.is_agreed(context.as_of)) else {
            continue;
        };
        let key = if filed.record.proposed.is_some() { "proposed" } else { "title" };
        let message = format!("`{id}` has {}, and nobody has agreed it yet", text::count(count, "result"));
        let help = format!("let a teacher agree it with `keywork plan agree {} {id}`", records.id);
        problems.push(filed.fault(&[Key(key)], Code::NOT_AGREED, message).help(help));
    }
    problems
}

#[cfg(test)]
mod tests {
    use crate::check::tests::{Files, TARGET};

    #[test]
    fn only_some_may_agree() {
        let files = Files::new().but("targets/cvc-words.toml", "by = \"as\"", "by = \"jm\"");
        files.finds(&["agreed-by-wrong-role ~targets/cvc-words.toml:7:12"]);
        assert_eq!(files.hint(), "`as` can, with `keywork plan agree`");
        let change = "[[change]]\non = 2026-10-05\nwhat = \"x\"\nwhy = \"y\"\nby = \"jm\"\n\
                  refused = { by = \"jm\", on = 2026-10-05, why = \"z\" }\n";
        let target = format!("{TARGET}{change}");
        Files::new()
            .and("targets/cvc-words.toml", &target)
            .finds(&["agreed-by-wrong-role ~targets/cvc-words.toml:13:13"]);
        Files::new()
            .and("targets/cvc-words.toml", &target.replace("refused = { by = \"jm\"", "refused = { by = \"as\""))
            .finds(&[]);
    }

    #[test]
    fn results_for_a_target_that_nobody_agreed_are_noted_once() {
        let files = Files::new().but("targets/cvc-words.toml", "agreed =", "#");
        files.finds(&["not-agreed ~targets/cvc-words.toml:6:1"]);
        Files::new().and("targets/other.toml", &TARGET.replace("agreed =", "#")).finds(&[]);
    }
}
