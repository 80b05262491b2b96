//! Names and ids that look the same and are not: a Cyrillic `А` for a Latin `A`, an `l` for a `1`, letters put together
//! in another way. Whoever reads one of them takes it for the other child, or for the other adult.
//!
//! What looks the same has the same skeleton (Unicode Technical Standard 39, section 4). Two children may well have the
//! same name, so names that are equal are no matter for this check.

use std::collections::BTreeMap;
use std::fmt::Display;

use super::place::Place;
use super::place::Step::Key;
use super::{Context, PupilName};
use crate::record::id::{Id, IdKind};
use crate::record::{Code, Filed, Problem, PupilRecords, School};

/// What a text looks like: the same for all that look the same.
pub(super) fn skeleton(text: &str) -> String {
    unicode_security::skeleton(text.trim()).collect()
}

/// The pupil's id and name beside those of the others, and the ids of the plan among themselves.
pub(super) fn pupil(_: &School, records: &PupilRecords, context: &Context<'_>) -> Vec<Problem> {
    let mut problems = Vec::new();
    if let Some(filed) = &records.pupil {
        let own = PupilName::new(records.id.clone(), filed.record.name.clone());
        for other in context.others.iter().filter(|other| other.id != own.id) {
            if own.looks.0 == other.looks.0 {
                problems.push(Problem::of_file(
                    filed.path.as_str(),
                    Code::LOOK_ALIKE,
                    said(format_args!("the id `{}`", own.id), format_args!("`{}`", other.id)),
                ));
            }
            if own.looks.1 == other.looks.1 && own.name != other.name {
                let message = said("the name", format_args!("that of `{}`", other.id));
                problems.push(filed.fault(&[Key("name")], Code::LOOK_ALIKE, message));
            }
        }
    }
    problems.extend(ids(&records.targets));
    problems.extend(ids(&records.provision));
    problems.extend(ids(&records.cycles));
    with_mend(problems)
}

/// The ids and the names of the staff.
pub(super) fn staff(school: &Filed<School>) -> Vec<Problem> {
    let (mut ids, mut names) = (BTreeMap::new(), BTreeMap::new());
    let mut problems = Vec::new();
    for (id, staff) in &school.record.staff {
        let other = ids.entry(skeleton(id.as_str())).or_insert(id);
        if *other != id {
            problems.push(school.problem(
                &["staff", id.as_str()],
                Code::LOOK_ALIKE,
                said(format_args!("the id `{id}`"), format_args!("`{other}`")),
            ));
        }
        let (other, name) = *names.entry(skeleton(staff.name.as_str())).or_insert((id, &staff.name));
        if *name != staff.name {
            let message = said("the name", format_args!("that of `{other}`"));
            problems.push(school.problem(&["staff", id.as_str(), "name"], Code::LOOK_ALIKE, message));
        }
    }
    with_mend(problems)
}

/// Each id of files in one folder that looks like one before it.
fn ids<K: IdKind, T>(files: &BTreeMap<Id<K>, Filed<T>>) -> Vec<Problem> {
    let mut seen = BTreeMap::new();
    let mut problems = Vec::new();
    for (id, filed) in files {
        let other = seen.entry(skeleton(id.as_str())).or_insert(id);
        if *other != id {
            problems.push(Problem::of_file(
                filed.path.as_str(),
                Code::LOOK_ALIKE,
                said(format_args!("the id `{id}`"), format_args!("`{other}`")),
            ));
        }
    }
    problems
}

fn said(this: impl Display, that: impl Display) -> String {
    format!("{this} looks like {that}, and is written with other letters")
}

fn with_mend(problems: Vec<Problem>) -> Vec<Problem> {
    problems.into_iter().map(|problem| problem.help(Code::LOOK_ALIKE.hint())).collect()
}

#[cfg(test)]
mod tests {
    use crate::check::tests::{Files, SCHOOL, TARGET};

    #[test]
    fn a_name_in_other_letters_is_found_and_an_equal_one_is_not() {
        // Another pupil is `Ivy Thorne`, and one is `Zoë-Ann Lee`.
        for (name, found) in [
            ("\u{406}vy Thorne", true),
            ("lvy Thorne", true),
            ("Ivy Thorn\u{435}", true),
            ("Zoe\u{308}-Ann Lee", true),
            ("Zo\u{200b}ë-Ann Lee", true),
            ("Ivy Thorne", false),
            ("Ivy Thorn", false),
            ("Zoe-Ann Lee", false),
        ] {
            let files = Files::new().but("pupil.toml", "Rowan Ash", name);
            let looks = files.found().iter().any(|line| line == "look-alike pupils/rowan/pupil.toml:1:1");
            assert_eq!(looks, found, "{name:?}");
        }
    }

    #[test]
    fn an_id_of_the_plan_that_looks_like_another_is_found() {
        let files = Files::new().and("targets/cvc-vvords.toml", TARGET).and("targets/cvc-l.toml", TARGET);
        files.and("targets/cvc-1.toml", TARGET).finds(&["look-alike ~targets/cvc-l.toml"]);
    }

    #[test]
    fn staff_are_looked_at_too() {
        let other =
            "[staff.j1]\nname = \"J. M\u{430}rsh\"\nrole = \"cover\"\n[staff.jl]\nname = \"J\"\nrole = \"cover\"\n";
        // Of two that look the same the later by id is named: `jm` for the name, `jl` for the id.
        let (name, id) =
            ("look-alike keywork.toml:11:1", format!("look-alike keywork.toml:{}:1", SCHOOL.lines().count() + 4));
        Files::new().but("keywork.toml", SCHOOL, &format!("{SCHOOL}{other}")).finds(&[name, &id]);
    }
}
