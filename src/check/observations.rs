//! Additions to nothing, and restrictive interventions of which a parent does not seem to know.

use super::Context;
use super::place::Place as _;
use super::place::Step::Key;
use super::place::suggest;
use crate::record::observation::ObservationKind;
use crate::record::{Code, Filed, Observation, Problem, PupilRecords, School};
use crate::text::and_list;

pub(super) fn unknown(_: &School, records: &PupilRecords, _: &Context) -> Vec<Problem> {
    let folder = format!("pupils/{}/observations/", records.id);
    // One that could not be read is still there.
    let unread = records.problems.iter().map(|problem| problem.place.file.as_str());
    let unread = unread.filter(|file| file.starts_with(&folder)).filter_map(stem);
    let known: Vec<&str> = records.observations.iter().map(|filed| filed.path.stem()).chain(unread).collect();
    let mut problems = Vec::new();
    for filed in &records.observations {
        let Some(adds) = filed.record.adds.as_ref().filter(|adds| !known.contains(&adds.as_str())) else { continue };
        let others: Vec<&str> = known.iter().copied().filter(|known| *known != filed.path.stem()).collect();
        let help = suggest(adds.as_str(), &others, "observations", "look for the record that it adds to");
        let message = format!("there is no observation `{}`", adds.as_str());
        problems.push(filed.fault(&[Key("adds")], Code::UNKNOWN_OBSERVATION, message).help(help));
    }
    problems
}

fn stem(file: &str) -> Option<&str> {
    file.rsplit('/').next()?.strip_suffix(".toml")
}

pub(super) fn parents_not_told(_: &School, records: &PupilRecords, context: &Context) -> Vec<Problem> {
    let held = records.observations.iter().filter(|filed| filed.record.kind == Some(ObservationKind::Restrictive));
    held.filter(|filed| filed.record.date < context.as_of)
        .filter_map(|filed| not_told(filed, records, context))
        .collect()
}

fn not_told(filed: &Filed<Observation>, records: &PupilRecords, context: &Context) -> Option<Problem> {
    let telling = records.telling(filed, context.as_of);
    let message = if telling.is_open() && telling.still.is_empty() {
        "nothing says that a parent was told of this".to_owned()
    } else if telling.is_open() {
        format!(
            "nothing says that {} {} told of this",
            and_list(&telling.still),
            if telling.still.len() == 1 { "was" } else { "were" }
        )
    } else if telling.lacks_the_authority(context.as_of) {
        "no parent was told of this, and nothing says that the local authority was".to_owned()
    } else {
        return None;
    };
    let (id, stem) = (&records.id, filed.path.stem());
    let flags = if telling.is_open() {
        "--parent-told \"NAME:HOW:WHEN\""
    } else {
        "--parent-withheld WHY --authority-told DATE"
    };
    let help = format!("add it with `keywork observe {id} --add {stem} {flags}`");
    Some(filed.fault(&[Key("kind")], Code::PARENTS_NOT_TOLD, message).help(help))
}

#[cfg(test)]
mod tests {
    use crate::check::tests::Files;

    const SEEN: &str = "observations/2026-11/20-0000-jm-abcd.toml";
    const HELD: &str = "kind = \"restrictive\"\ntype = \"hold\"\nreason = \"Road\"\nstaff_involved = [\"jm\"]\n";

    #[test]
    fn an_addition_to_nothing_is_a_warning() {
        let added = Files::new().but(SEEN, "kind = \"note\"\n", "adds = \"19-1040-jm-abcd\"\n");
        added.finds(&["unknown-observation ~observations/2026-11/20-0000-jm-abcd.toml:3:1"]);
    }

    #[test]
    fn from_the_next_day_each_parent_has_been_told() {
        let held = |more: &str| Files::new().but(SEEN, "kind = \"note\"\n", &format!("{HELD}{more}"));
        let found = ["parents-not-told ~observations/2026-11/20-0000-jm-abcd.toml:3:1"];
        held("").finds(&found);
        held("parent_told = [{ name = \"Mum\", how = \"phone\", at = \"2026-11-20 15:40\" }]\n").finds(&[]);
        held("parent_withheld = { why = \"Harm\" }\n").finds(&found);
        held("parent_withheld = { why = \"Harm\", authority_told = 2026-11-20 }\n").finds(&[]);
        held("")
            .but(SEEN, "2026-11-20", "2026-11-23")
            .moved(SEEN, "observations/2026-11/23-0000-jm-abcd.toml")
            .finds(&[]);
    }
}
