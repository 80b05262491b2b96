//! One part of an observation as it is typed: the same by flag and in answer to a question.

use std::str::FromStr as _;

use super::Scene;
use super::parents;
use crate::cli::failure::Failure;
use crate::cli::log::parse_minutes;
use crate::cli::plan::typed::word;
use crate::cli::staff::one_line;
use crate::record::observation::{Method, is_on_the_scale};
use crate::record::quantity::Whole;
use crate::record::words::{Shared, StaffOnly};
use crate::record::{Level, Observation, Part, StaffId};
use crate::text::brief;

/// Puts what was typed for a part into the observation.
///
/// # Errors
/// When it is nothing that the part can hold.
pub(super) fn put(part: Part, typed: &str, seen: &mut Observation, scene: &Scene<'_>) -> Result<(), Failure> {
    let flag = part.flag();
    let words = || StaffOnly::new(typed);
    match part {
        Part::Place => seen.place = Some(one_line(&flag, "place", typed)?),
        Part::Type => seen.type_ = Some(one_line(&flag, "type", typed)?),
        Part::Minutes => seen.minutes = Some(parse_minutes(typed)?),
        Part::Intensity => seen.intensity = Some(intensity(typed)?),
        Part::Wellbeing => seen.wellbeing = Some(score(&flag, typed)?),
        Part::Involvement => seen.involvement = Some(score(&flag, typed)?),
        Part::Before => seen.before = words(),
        Part::Behaviour => seen.behaviour = words(),
        Part::After => seen.after = words(),
        Part::Communicating => seen.communicating = words(),
        Part::Helped => seen.helped = words(),
        Part::Said => seen.said = words(),
        Part::Reason => seen.reason = words(),
        Part::Injury => seen.injury = words(),
        Part::Note => seen.note = words(),
        Part::Share => seen.share = Shared::new(typed),
        Part::Method => seen.method = Some(word::<Method>(&flag, typed)?),
        Part::InterpretedBy => seen.interpreted_by = Some(scene.folder.staff(&flag, typed.trim())?),
        Part::StaffInvolved => {
            for id in staff(&flag, typed, scene)? {
                if !seen.staff_involved.contains(&id) {
                    seen.staff_involved.push(id);
                }
            }
        }
        Part::ParentTold => {
            let told = parents::told(typed, scene.of.unwrap_or(seen.date), scene)?;
            if !seen.parent_told.contains(&told) {
                seen.parent_told.push(told);
            }
        }
    }
    Ok(())
}

/// `jm`, or more than one: `jm,as`, `jm as`.
fn staff(flag: &str, typed: &str, scene: &Scene<'_>) -> Result<Vec<StaffId>, Failure> {
    let ids = typed.split([',', ' ']).filter(|id| !id.is_empty());
    ids.map(|id| scene.folder.staff(flag, id)).collect()
}

fn intensity(typed: &str) -> Result<Whole<1, 5>, Failure> {
    typed.trim().parse().ok().and_then(Whole::new).ok_or_else(|| {
        let message = format!("--intensity: `{}` is not a whole number from 1 to 5", brief(typed, 20));
        Failure::usage(message).help("1 is slight and 5 is as strong as it gets, such as --intensity 3".to_owned())
    })
}

/// A score on the Leuven scale: `3`, `3.5`, or `3+` for the half above.
fn score(flag: &str, typed: &str) -> Result<Level, Failure> {
    let typed = typed.trim();
    let half = typed.strip_suffix('+').and_then(|whole| u8::from_str(whole).ok()).map(|whole| format!("{whole}.5"));
    let level = Level::parse(half.as_deref().unwrap_or(typed)).filter(|level| is_on_the_scale(*level));
    level.ok_or_else(|| {
        let message = format!("{flag}: `{}` is not on the scale, which goes from 1 to 5 in halves", brief(typed, 20));
        Failure::usage(message).help(format!("write it such as {flag} 3.5"))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_score_goes_from_one_to_five_in_halves() {
        for (typed, exact) in [("1", "1"), ("3.5", "3.5"), (" 4.0", "4"), ("4+", "4.5"), ("5", "5")] {
            assert_eq!(score("--wellbeing", typed).unwrap().exact(), exact, "{typed}");
        }
        for typed in ["0.5", "0", "5+", "5.5", "3.2", "3,5", "-3", "+", "", "three"] {
            let failure = score("--wellbeing", typed).unwrap_err();
            assert!(failure.message.ends_with("is not on the scale, which goes from 1 to 5 in halves"), "{typed}");
        }
    }
}
