//! Who agreed what, and what nobody has agreed.

use super::Scene;
use crate::record::{Code, Filed, Problem, Role, StaffId, TargetId};

/// Agreements by somebody who may not agree a plan.
pub(super) fn who_agreed(scene: &Scene<'_>) -> Vec<Problem> {
    let mut problems = Vec::new();
    for filed in scene.records.targets.values() {
        let agreed = filed.record.agreed.as_ref().map(|agreed| &agreed.by);
        problems.extend(wrong_role(scene, filed, &["agreed", "by"], agreed));
        for (at, change) in filed.record.change.iter().enumerate() {
            let agreed = change.agreed.as_ref().map(|agreed| &agreed.by);
            problems.extend(wrong_role(scene, filed, &["change", &at.to_string(), "agreed", "by"], agreed));
        }
    }
    for filed in scene.records.cycles.values() {
        let agreed = filed.record.agreed.as_ref().map(|agreed| &agreed.by);
        problems.extend(wrong_role(scene, filed, &["agreed", "by"], agreed));
    }
    for filed in scene.records.provision.values() {
        let agreed = filed.record.agreed.as_ref().map(|agreed| &agreed.by);
        problems.extend(wrong_role(scene, filed, &["agreed", "by"], agreed));
    }
    problems
}

fn wrong_role<T>(scene: &Scene<'_>, filed: &Filed<T>, key: &[&str], by: Option<&StaffId>) -> Option<Problem> {
    let by = by?;
    let role = scene.school.staff.get(by)?.role;
    if role.may_agree() {
        return None;
    }
    let may: Vec<&str> =
        scene.school.staff.iter().filter(|(_, staff)| staff.role.may_agree()).map(|(id, _)| id.as_str()).collect();
    let help = match may.as_slice() {
        [] => "add a teacher, the SENCO or the head to keywork.toml".to_owned(),
        may => format!("let one of these agree it: {}", crate::text::and_list(may)),
    };
    let message = format!("`{by}` is {}, who cannot agree a plan", with_article(role));
    Some(filed.problem(key, Code::AGREED_BY_WRONG_ROLE, message).help(help))
}

fn with_article(role: Role) -> String {
    format!("{} {role}", if role == Role::Other { "an" } else { "a" })
}

/// Targets that have results although nobody has agreed them.
pub(super) fn not_agreed(scene: &Scene<'_>) -> Vec<Problem> {
    let worked_on = |id: &TargetId| {
        scene.records.sessions.iter().any(|filed| filed.record.result.iter().any(|result| result.target == *id))
    };
    let targets = scene.records.targets.iter();
    targets
        .filter(|(id, filed)| {
            !filed.record.is_agreed(scene.as_of) && filed.record.ended(scene.as_of).is_none() && worked_on(id)
        })
        .map(|(id, filed)| {
            let message = format!("`{id}` has results, and nobody has agreed it");
            let help = format!("ask a teacher, then `keywork plan agree {} {id} --agreed-by STAFF`", scene.records.id);
            filed.problem(&["title"], Code::NOT_AGREED, message).help(help)
        })
        .collect()
}
