//! On a terminal `observe` asks for what is missing, one part after the other, in the order in which it is told.

use super::Scene;
use super::parts::put;
use crate::cli::ask::{Question, line};
use crate::cli::failure::Failure;
use crate::record::observation::{Method, ObservationKind};
use crate::record::{Observation, Part};
use crate::text::or_list;

/// Asks for each of the parts of which nothing is said yet. What the record is nothing without cannot be left empty.
pub(super) fn ask(parts: &[Part], seen: &mut Observation, scene: &Scene<'_>) -> Result<(), Failure> {
    for (at, part) in parts.iter().copied().enumerate() {
        let plain_words = part == Part::InterpretedBy && seen.method == Some(Method::Words);
        if seen.says(part) || plain_words {
            continue;
        }
        let later = &parts[at + 1..];
        let last_of = |row: &[Part]| row.contains(&part) && !row.iter().any(|other| later.contains(other));
        let needed = seen.lacks().into_iter().any(last_of);
        let check = |typed: &str| put(part, typed, &mut seen.clone(), scene);
        let (words, help) = (question(part, seen.kind), help(part, needed));
        let question = Question { words: &words, help: &help, may_be_empty: !needed };
        if let Some(answer) = line(&question, &check)? {
            put(part, &answer, seen, scene)?;
        }
    }
    Ok(())
}

/// When it began: of what is final, the time of writing would stand for ever as the time of what happened.
pub(super) fn time() -> Result<Option<String>, Failure> {
    let check = |typed: &str| crate::cli::when::time("--at", typed).map(|_| ());
    let help = "such as 10:40; empty where it is just now, or not known";
    line(&Question { words: "At what time did it begin? (--at)", help, may_be_empty: true }, &check)
}

/// `What was seen and heard (--behaviour):`.
fn question(part: Part, kind: Option<ObservationKind>) -> String {
    let is_all = part == Part::Note && kind == Some(ObservationKind::Note);
    let mut meaning = if is_all { "what there is to know" } else { part.meaning() }.chars();
    let first = meaning.next().map(|first| first.to_uppercase().to_string()).unwrap_or_default();
    format!("{first}{} ({}):", meaning.as_str(), part.flag())
}

fn help(part: Part, needed: bool) -> String {
    let such_as = match part {
        Part::StaffInvolved => "ids, such as jm as".to_owned(),
        Part::ParentTold => "NAME:HOW:WHEN, such as Ms Ash:phone:15:40".to_owned(),
        Part::Method => or_list(Method::WORDS),
        _ => format!("such as {}", part.example().trim_matches('"')),
    };
    if needed { such_as } else { format!("{such_as}; empty for none, or not yet") }
}

/// How each of the parts is given by flag; of a row one is enough: `--wellbeing 3.5 or --involvement 4`.
pub(super) fn by_flag(rows: &[&[Part]]) -> String {
    let flag = |part: &Part| match part {
        Part::StaffInvolved => "--staff-involved jm".to_owned(),
        Part::Method => format!("--method {}", Method::WORDS.join("|")),
        part => format!("{} {}", part.flag(), part.example()),
    };
    let rows = rows.iter().map(|row| or_list(&row.iter().map(flag).collect::<Vec<_>>()));
    rows.collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_question_names_its_flag_and_gives_an_example() {
        assert_eq!(question(Part::Behaviour, None), "What was seen and heard (--behaviour):");
        assert_eq!(help(Part::Place, true), "such as the hall");
        assert!(help(Part::Injury, false).ends_with("not yet"));
        let rows: [&[Part]; 2] = [&[Part::Wellbeing, Part::Involvement], &[Part::Place]];
        assert_eq!(by_flag(&rows), "--wellbeing 3.5 or --involvement 4 --place \"the hall\"");
    }
}
