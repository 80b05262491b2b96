//! `observe --add`: a dated addition to an observation, which stays as it is.

use super::said::{add_to, head, parts, tell_parents};
use super::{Observe, Scene, questions};
use crate::calendar::say;
use crate::cli::ask::may_ask;
use crate::cli::exit::Exit;
use crate::cli::failure::Failure;
use crate::cli::folder::find_id;
use crate::cli::people::{note_a_slip, parents};
use crate::cli::reference::{self, Found};
use crate::cli::ui::Ui;
use crate::record::observation::ObservationKind;
use crate::record::words::Title;
use crate::record::{Filed, Named, Observation, Part, Reference};
use crate::store::read::{self, Scope};
use crate::text::brief;

/// What can be asked for on a terminal.
const ASKED: &[Part] = &[Part::ParentTold, Part::Note];

/// Writes the addition, and says who of the parents is still to be told.
pub(super) fn add(typed: &Observe, to: &str, scene: Scene<'_>, ui: &mut Ui<'_>) -> Result<Exit, Failure> {
    let found = find(to, &scene)?;
    let named = observation(&found, to)?;
    let original = first(named, &found);
    let scene = &Scene { of: Some(original.record.date), ..scene };
    let moment = typed.when.moment(scene.pupil(), scene.settings)?;
    let mut seen = typed.said(None, &moment, scene)?;
    if moment.day < original.record.date {
        let message =
            format!("{} is before what it adds to, {}", say::long(moment.day), say::long(original.record.date));
        return Err(Failure::usage(message).help("look at --on".to_owned()));
    }
    seen.adds = Title::new(original.path.stem());
    if parts(&seen, scene).is_empty() {
        may_ask(
            ui,
            "there is nothing to add",
            "--parent-told \"Ms Ash:phone:15:40\", --parent-withheld WHY or --note TEXT",
        )?;
        questions::ask(ASKED, &mut seen, scene)?;
        if parts(&seen, scene).is_empty() {
            return Err(Failure::usage("there is nothing to add; nothing was written"));
        }
    }
    let kind = original.record.kind.map_or("observation", ObservationKind::in_words);
    let what = format!("added to the {kind} of {}", say::long(original.record.date));
    let head = head(&what, &seen, &moment, scene);
    let words = std::iter::once(head).chain(parts(&seen, scene)).collect::<Vec<_>>().join("; ");
    scene.place(&seen, words, ui)?;
    let known: Vec<&str> = parents(&scene.records).map(Title::as_str).collect();
    for told in &seen.parent_told {
        note_a_slip("--parent-told", told.name.as_str(), &known, ui);
    }
    if original.record.kind == Some(ObservationKind::Restrictive) {
        let before = found.records.additions(original, scene.settings.today).map(|filed| &filed.record);
        let all = std::iter::once(&original.record).chain(before).chain(std::iter::once(&seen));
        let telling = found.records.telling_of(all);
        tell_parents(&telling, &add_to(original.path.as_str(), scene), scene.settings.today, ui);
    }
    Ok(Exit::Done)
}

/// The record that the reference names, looked for among this pupil's alone.
fn find(typed: &str, scene: &Scene<'_>) -> Result<Found, Failure> {
    let reference = Reference::parse(typed);
    let found = match reference.pupil {
        None => reference::find(scene.folder, &format!("{}/{typed}", scene.id)),
        Some(pupil) => {
            let whose = find_id(pupil, &scene.folder.pupils.iter().collect::<Vec<_>>(), "pupil")?;
            if *whose != scene.id {
                let message =
                    format!("--add: `{}` is a record of {whose}, and this is of {}", brief(typed, 60), scene.id);
                return Err(Failure::usage(message).help("name the pupil whose record it is".to_owned()));
            }
            reference::find(scene.folder, typed)
        }
    };
    found.map_err(|failure| damaged(reference.name, scene).unwrap_or(failure))
}

/// What is wrong with the record of that name, where it is there and cannot be read.
fn damaged(name: &str, scene: &Scene<'_>) -> Option<Failure> {
    let records = read::pupil(&scene.folder.root, &scene.id, Scope::ALL, &scene.folder.school)
        .ok()
        .filter(|_| !name.is_empty())?;
    let is_meant = |file: &str| file == name || file.rsplit('/').next().is_some_and(|stem| stem.starts_with(name));
    let problem = records.problems.iter().find(|problem| problem.is_error() && is_meant(&problem.place.file))?;
    Some(Failure::problem(problem))
}

/// The observation that is named.
fn observation<'a>(found: &'a Found, typed: &str) -> Result<&'a Filed<Observation>, Failure> {
    let named = found.named()?;
    match named {
        Named::Observation(filed) if found.action.is_none() => Ok(filed),
        _ => {
            let what = if found.action.is_some() { "action" } else { named.kind() };
            let article = if what.starts_with(['a', 'o']) { "an" } else { "a" };
            let message = format!("--add: `{}` is {article} {what}, not an observation", brief(typed, 60));
            Err(Failure::usage(message).help("give the start of an observation's name, such as 23-1040-jm".to_owned()))
        }
    }
}

/// What an addition adds to, where it is an addition that was named: all additions stand beside the one record.
fn first<'a>(named: &'a Filed<Observation>, found: &'a Found) -> &'a Filed<Observation> {
    let adds = named.record.adds.as_ref().filter(|_| named.record.kind.is_none());
    let to = adds.and_then(|adds| found.records.observations.iter().find(|filed| filed.path.stem() == adds.as_str()));
    to.unwrap_or(named)
}
