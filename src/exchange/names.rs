//! What people and parts of a plan are called in a table that goes out: by their ids, or by others in their place.

use std::collections::BTreeMap;

use super::cell::Cell;
use crate::record::words::{ForCover, Shared, StaffOnly, Title};
use crate::record::{ProvisionId, PupilId, PupilRecords, School, StaffId, TargetId};

/// Ids as they are, or others in their place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Names(Option<Pseudonyms>);

/// Numbers in the order of the ids.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct Pseudonyms {
    pupils: BTreeMap<PupilId, usize>,
    staff: BTreeMap<StaffId, usize>,
}

impl Names {
    /// The ids themselves.
    #[must_use]
    pub fn as_they_are() -> Self {
        Self(None)
    }

    /// `P1`, `P2` and so on for all the pupils that there are, `S1`, `S2` for the staff, in the order of their ids; and
    /// no typed words.
    ///
    /// It keeps a child's name from those who have not the records, for no key has to be kept. It hides nothing from
    /// whoever knows the ids, and days and figures can tell of a child who is known.
    #[must_use]
    pub fn pseudonyms(school: &School, pupils: &[PupilId]) -> Self {
        Self(Some(Pseudonyms {
            pupils: pupils.iter().cloned().zip(1..).collect(),
            staff: school.staff.keys().cloned().zip(1..).collect(),
        }))
    }

    /// True where nothing may be named.
    #[must_use]
    pub fn are_pseudonyms(&self) -> bool {
        self.0.is_some()
    }

    pub(super) fn pupil(&self, id: &PupilId) -> String {
        match &self.0 {
            None => id.to_string(),
            Some(pseudonyms) => numbered("P", pseudonyms.pupils.get(id).copied()),
        }
    }

    pub(super) fn staff(&self, id: &StaffId) -> String {
        match &self.0 {
            None => id.to_string(),
            Some(pseudonyms) => numbered("S", pseudonyms.staff.get(id).copied()),
        }
    }

    pub(super) fn target(&self, id: &TargetId, records: &PupilRecords) -> String {
        match &self.0 {
            None => id.to_string(),
            Some(_) => numbered("T", place(records.targets.keys(), id)),
        }
    }

    pub(super) fn provision(&self, id: &ProvisionId, records: &PupilRecords) -> String {
        match &self.0 {
            None => id.to_string(),
            Some(_) => numbered("R", place(records.provision.keys(), id)),
        }
    }

    /// The name of a pupil's record: its path, or a number.
    pub(super) fn record(&self, path: &str, pupil: &PupilId, number: usize) -> String {
        match &self.0 {
            None => path.to_owned(),
            Some(_) => format!("{}-{}", self.pupil(pupil), number + 1),
        }
    }

    /// A name or a label; nothing where nobody may be named, as for all that a person typed.
    pub(super) fn title(&self, words: Option<&Title>) -> Cell {
        self.words(words.map(Title::as_str))
    }

    /// Words for staff.
    pub(super) fn staff_only(&self, words: Option<&StaffOnly>) -> Cell {
        self.words(words.map(StaffOnly::as_str))
    }

    /// Words for whoever works with the child.
    pub(super) fn for_cover(&self, words: Option<&ForCover>) -> Cell {
        self.words(words.map(ForCover::as_str))
    }

    /// Words that may go home.
    pub(super) fn shared(&self, words: Option<&Shared>) -> Cell {
        self.words(words.map(Shared::as_str))
    }

    fn words(&self, words: Option<&str>) -> Cell {
        Cell::opt(words.filter(|_| self.0.is_none()))
    }
}

/// The letter and the number; a question mark for somebody whom no list has.
fn numbered(letter: &str, number: Option<usize>) -> String {
    number.map_or_else(|| format!("{letter}?"), |number| format!("{letter}{number}"))
}

fn place<'a, T: PartialEq + 'a>(mut list: impl Iterator<Item = &'a T>, wanted: &T) -> Option<usize> {
    list.position(|one| one == wanted).map(|at| at + 1)
}
