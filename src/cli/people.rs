//! People as they are typed who need not be staff: parents by name, professionals, anybody.

use super::ui::Ui;
use crate::record::contact::ContactRole;
use crate::record::words::Title;
use crate::record::{PupilRecords, School};
use crate::text::{brief, did_you_mean};

/// Somebody, under the name by which the records know them.
pub(crate) struct Person {
    /// The name.
    pub(crate) name: Title,
    /// Who that is, where the records say so.
    pub(crate) role: Option<ContactRole>,
}

/// The parents' names in `pupil.toml`.
pub(crate) fn parents(records: &PupilRecords) -> impl Iterator<Item = &Title> {
    records.pupil.iter().flat_map(|pupil| &pupil.record.parent).map(|parent| &parent.name)
}

/// A parent under the name in `pupil.toml`, a member of staff by id or name, or whoever was typed.
pub(crate) fn person(typed: Title, records: &PupilRecords, school: &School) -> Person {
    let same = |name: &Title| name.as_str().eq_ignore_ascii_case(typed.as_str());
    if let Some(name) = parents(records).find(|name| same(name)) {
        return Person { name: name.clone(), role: Some(ContactRole::Parent) };
    }
    let staff = school.staff.iter().find(|(id, staff)| id.as_str() == typed.as_str() || same(&staff.name));
    match staff {
        // `other` may be a professional who visits.
        Some((_, staff)) => {
            let role = (staff.role != crate::record::Role::Other).then_some(ContactRole::Staff);
            Person { name: staff.name.clone(), role }
        }
        None => Person { name: typed, role: None },
    }
}

/// Says where a name is near to one that is known, and not that one: it is recorded as typed.
pub(crate) fn note_a_slip(flag: &str, typed: &str, known: &[&str], ui: &mut Ui<'_>) {
    if known.iter().any(|known| known.eq_ignore_ascii_case(typed)) {
        return;
    }
    if let Some(near) = did_you_mean(typed, known) {
        ui.note(&format!("note: {flag}: `{}` is written as typed; {near}", brief(typed, 40)));
    }
}
