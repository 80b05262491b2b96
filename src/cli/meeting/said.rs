//! A meeting in words, and what may be a slip in it.

use super::complete::same_day;
use super::record::People;
use crate::calendar::say;
use crate::cli::folder::Folder;
use crate::cli::people::{note_a_slip, parents};
use crate::cli::settings::Settings;
use crate::cli::ui::Ui;
use crate::record::Meeting;
use crate::record::meeting::Recommend;
use crate::record::words::Title;
use crate::text::{and_list, count};

/// Names that are near to one that the records know.
pub(super) fn slips(new: &Meeting, people: &People<'_>, ui: &mut Ui<'_>) {
    let People { records, school } = people;
    let staff = school.staff.iter().flat_map(|(id, staff)| [id.as_str(), staff.name.as_str()]);
    let invited = same_day(records, new).flat_map(|filed| &filed.record.invited).chain(&new.invited);
    let mut known: Vec<&str> = parents(records).map(Title::as_str).chain(staff).collect();
    for guest in &new.invited {
        note_a_slip("--invited", guest.name.as_str(), &known, ui);
    }
    known.extend(invited.map(|guest| guest.name.as_str()));
    for who in &new.attended {
        note_a_slip("--attended", who.as_str(), &known, ui);
    }
    for action in &new.action {
        note_a_slip("--action", action.owner.as_str(), &known, ui);
    }
}

/// What is written all the same, and may be a slip.
pub(super) fn warnings(new: &Meeting, folder: &Folder, settings: &Settings, ui: &mut Ui<'_>) {
    if !new.sections.is_empty() && new.recommend == Some(Recommend::Maintain) {
        ui.warn("sections are named that should change, and the recommendation is to maintain the plan as it is");
    }
    if new.date > settings.today && folder.calendar.has_terms() && !folder.is_school_day(new.date) {
        ui.note(&format!("note: {} is no school day", say::long(new.date)));
    }
}

/// Whose meeting it is, when, who, and how much is known of it.
pub(super) fn in_words(meeting: &Meeting, people: &People<'_>, settings: &Settings) -> String {
    let at = meeting.start.map(|at| format!(" {}", say::time(at))).unwrap_or_default();
    let state = if meeting.date > settings.today { ", planned" } else { "" };
    let pupil = people.records.name();
    let mut parts = vec![format!("{pupil}, {}{at}: {}{state}", say::long(meeting.date), meeting.kind.in_words())];
    let name = |who| people.school.name_for(who);
    let invited: Vec<&str> = meeting.invited.iter().map(|guest| name(&guest.name)).collect();
    let came: Vec<&str> = meeting.attended.iter().map(name).collect();
    let named = [("invited", invited), ("came", came)].into_iter().filter(|(_, names)| !names.is_empty());
    parts.extend(named.map(|(what, names)| format!("{what}: {}", and_list(&names))));
    let counted =
        [(meeting.views.len(), "view"), (meeting.decisions.len(), "decision"), (meeting.action.len(), "action")];
    parts.extend(counted.into_iter().filter(|(number, _)| *number > 0).map(|(number, noun)| count(number, noun)));
    parts.extend(meeting.recommend.map(|what| format!("recommends to {what} the plan")));
    let sections: Vec<&str> = meeting.sections.iter().map(Title::as_str).collect();
    parts.extend((!sections.is_empty()).then(|| format!("sections {}", and_list(&sections))));
    parts.extend(meeting.difference.as_ref().map(|_| "with a difference of view".to_owned()));
    parts.join("; ")
}
