//! An observation in words, and what is to be done after it.

use chrono::NaiveDate;

use super::Scene;
use crate::calendar::say;
use crate::cli::people::{note_a_slip, parents};
use crate::cli::ui::Ui;
use crate::cli::when::Moment;
use crate::record::observation::{ObservationKind, ParentTold};
use crate::record::words::Title;
use crate::record::{Observation, Part, RecordPath, StaffId, Telling};
use crate::text::{and_list, brief, count};

/// How much of each text the confirming line gives back.
const ENOUGH: usize = 60;

/// Whose, when, what kind, and each part that was recorded.
pub(super) fn in_words(seen: &Observation, moment: &Moment, scene: &Scene<'_>) -> String {
    let kind = seen.kind.map_or("addition", ObservationKind::in_words);
    let head = head(kind, seen, moment, scene);
    let open =
        seen.kind == Some(ObservationKind::Restrictive) && scene.records.telling_of(std::iter::once(seen)).is_open();
    let tell = open.then(|| "each parent is to be told as soon as practicable".to_owned());
    std::iter::once(head).chain(parts(seen, scene)).chain(tell).collect::<Vec<_>>().join("; ")
}

/// `Rowan Ash, Monday 23 November 2026 10:40: behaviour, seen by A. Shah`.
pub(super) fn head(what: &str, seen: &Observation, moment: &Moment, scene: &Scene<'_>) -> String {
    let by = seen.recorded_by.as_ref().map(|_| format!(", seen by {}", scene.folder.school.name_of(&seen.staff)));
    format!("{}, {}: {what}{}", scene.records.name(), moment.in_words(), by.unwrap_or_default())
}

/// Each part that was recorded, in words.
pub(super) fn parts(seen: &Observation, scene: &Scene<'_>) -> Vec<String> {
    let name = |id: &StaffId| scene.folder.school.name_of(id).to_owned();
    let names = |ids: &[StaffId]| and_list(&ids.iter().map(name).collect::<Vec<_>>());
    let mut said: Vec<String> = Part::ALL.iter().filter_map(|part| in_short(*part, seen, &names)).collect();
    said.extend(seen.parent_withheld.as_ref().map(|withheld| {
        let authority = withheld.authority_told.map(|on| format!("; the authority told on {}", say::long(on)));
        format!("withheld from a parent: {}{}", brief(withheld.why.as_str(), ENOUGH), authority.unwrap_or_default())
    }));
    said.extend(seen.ask.as_ref().map(|ask| format!("asked: {}", brief(ask.as_str(), ENOUGH))));
    said.extend((!seen.tell.is_empty()).then(|| format!("to tell: {}", names(&seen.tell))));
    said
}

fn in_short(part: Part, seen: &Observation, names: &dyn Fn(&[StaffId]) -> String) -> Option<String> {
    let label = |label: &str, text: &str| format!("{label}: {}", brief(text, ENOUGH));
    let title = |title: &Title| brief(title.as_str(), ENOUGH);
    Some(match part {
        Part::Place => title(seen.place.as_ref()?),
        Part::Type => title(seen.type_.as_ref()?),
        Part::Minutes => count(usize::try_from(seen.minutes?.get()).unwrap_or_default(), "minute"),
        Part::Intensity => format!("intensity {} of 5", seen.intensity?),
        Part::Wellbeing => format!("well-being {}", seen.wellbeing?.exact()),
        Part::Involvement => format!("involvement {}", seen.involvement?.exact()),
        Part::Before => label("before", seen.before.as_ref()?.as_str()),
        Part::Behaviour => label("behaviour", seen.behaviour.as_ref()?.as_str()),
        Part::After => label("after", seen.after.as_ref()?.as_str()),
        Part::Communicating => label("communicating", seen.communicating.as_ref()?.as_str()),
        Part::Helped => label("helped", seen.helped.as_ref()?.as_str()),
        Part::Said => label("said", seen.said.as_ref()?.as_str()),
        Part::Method => format!("with {}", seen.method?.in_words()),
        Part::InterpretedBy => format!("interpreted by {}", names(std::slice::from_ref(seen.interpreted_by.as_ref()?))),
        Part::Reason => label("why it was needed", seen.reason.as_ref()?.as_str()),
        Part::StaffInvolved if seen.staff_involved.is_empty() => return None,
        Part::StaffInvolved => format!("involved: {}", names(&seen.staff_involved)),
        Part::Injury => label("injuries", seen.injury.as_ref()?.as_str()),
        Part::ParentTold if seen.parent_told.is_empty() => return None,
        Part::ParentTold => seen.parent_told.iter().map(told).collect::<Vec<_>>().join("; "),
        Part::Note => label("note", seen.note.as_ref()?.as_str()),
        Part::Share => label("may go home", seen.share.as_ref()?.as_str()),
    })
}

fn told(told: &ParentTold) -> String {
    format!("{} told ({}, {})", brief(told.name.as_str(), ENOUGH), brief(told.how.as_str(), ENOUGH), told.at.as_str())
}

/// What the record should still say, who is still to be told, and whom to go to: each with the command for it.
pub(super) fn what_next(seen: &Observation, path: &str, scene: &Scene<'_>, ui: &mut Ui<'_>) {
    let add = add_to(path, scene);
    let missing = seen.still_to_say();
    if !missing.is_empty() {
        let flags: Vec<String> = missing.iter().map(|part| format!("{} …", part.flag())).collect();
        ui.note(&format!("still to say, when you know it: {add} {}", flags.join(" ")));
    }
    slips(seen, scene, ui);
    if seen.kind == Some(ObservationKind::Restrictive) {
        tell_parents(&scene.records.telling_of(std::iter::once(seen)), &add, scene.settings.today, ui);
    }
    if seen.may_be_a_concern() {
        let whom = crate::cli::concern::whom(scene.folder, false, scene.settings);
        ui.note(&format!(
            "if a child may be unsafe, tell {whom} now, in person, and then keywork concern {}: this record tells nobody",
            scene.id
        ));
    }
}

/// `keywork observe rowan --add 23-1040-jm-2xra`.
pub(super) fn add_to(path: &str, scene: &Scene<'_>) -> String {
    let stem = RecordPath::new(path).map(|path| path.stem().to_owned()).unwrap_or_default();
    format!("keywork observe {} --add {stem}", scene.id)
}

/// Each parent is told of each restrictive intervention as soon as practicable, unless that is likely to harm the child
/// (Education and Inspections Act 2006, section 93A).
pub(super) fn tell_parents(telling: &Telling<'_>, add: &str, today: NaiveDate, ui: &mut Ui<'_>) {
    if telling.is_open() {
        let who = if telling.still.is_empty() { "each parent".to_owned() } else { and_list(&telling.still) };
        let name = telling.still.first().copied().unwrap_or("NAME");
        ui.note(&format!(
            "still to tell, as soon as practicable: {who}; then: {add} --parent-told \"{name}:phone:15:40\", or --parent-withheld WHY"
        ));
    }
    if telling.lacks_the_authority(today) {
        ui.note(&format!(
            "where no parent can be told, the local authority where the child lives is: {add} --parent-withheld WHY --authority-told DATE"
        ));
    }
}

/// A parent's name that is near to one in `pupil.toml`.
fn slips(seen: &Observation, scene: &Scene<'_>, ui: &mut Ui<'_>) {
    let known: Vec<&str> = parents(&scene.records).map(Title::as_str).collect();
    for told in &seen.parent_told {
        note_a_slip("--parent-told", told.name.as_str(), &known, ui);
    }
}
