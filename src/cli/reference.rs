//! What a typed reference names, looked for in the records of the pupils that it may be of.

use super::failure::Failure;
use super::folder::Folder;
use crate::record::{Named, Problem, PupilRecords, RecordPath, Reference};
use crate::store::read::{self, Scope};
use crate::text;

/// All records of the pupil in whose folder the named thing stands, and the name by which it is found there again.
pub(crate) struct Found {
    /// The pupil's records, all of them.
    pub(crate) records: PupilRecords,
    name: String,
    /// The number of the action in the record, from 1.
    pub(crate) action: Option<usize>,
}

impl Found {
    /// What is named.
    ///
    /// # Errors
    /// Never, for what [`find`] gave.
    pub(crate) fn named(&self) -> Result<Named<'_>, Failure> {
        let mut named = self.records.named(&self.name).into_iter();
        named.next().ok_or_else(|| Failure::usage(format!("there is no record `{}`", text::brief(&self.name, 60))))
    }
}

/// Finds the one thing that a reference names.
///
/// # Errors
/// When there is none such, or more than one; the candidates are named.
pub(crate) fn find(folder: &Folder, typed: &str) -> Result<Found, Failure> {
    let reference = Reference::parse(typed);
    let shown = text::brief(typed, 60);
    let pupils: Vec<_> = match reference.pupil {
        None => folder.pupils.iter().collect(),
        Some(pupil) => vec![super::folder::find_id(pupil, &folder.pupils.iter().collect::<Vec<_>>(), "pupil")?],
    };
    let (mut candidates, mut found, mut unreadable) = (Vec::new(), None, None);
    for id in pupils {
        let records = read::pupil(&folder.root, id, Scope::ALL, &folder.school)?;
        // A path is the one name that is never the start of another's.
        let named = records.named(reference.name);
        unreadable = unreadable.or_else(|| damaged(&records, reference.name).cloned());
        candidates.extend(named.iter().map(|named| match named {
            Named::Session(_)
            | Named::Assessment(_)
            | Named::Observation(_)
            | Named::Contact(_)
            | Named::Recommendation(_)
            | Named::Meeting(_) => named.path().to_string(),
            _ => format!("{id}/{}", named.name()),
        }));
        if let [one] = named.as_slice() {
            let unique = matches!(one, Named::Need(..) | Named::Outcome(..) | Named::SectionF(..));
            let name = if unique { one.name().to_owned() } else { one.path().to_string() };
            found = Some(Found { name, records, action: reference.action });
        }
    }
    match (found, candidates.len(), unreadable) {
        (Some(found), 1, _) => Ok(found),
        (_, 0, Some(problem)) => Err(Failure::problem(&problem)),
        (_, 0, None) => Err(Failure::usage(format!("nothing is named `{shown}`")).help(
            "give a record's path, the start of its file's name, or PUPIL/ID such as rowan/E1 or rowan/cvc-words"
                .to_owned(),
        )),
        _ => {
            // The latest is the one that is meant most often.
            candidates.reverse();
            let more = candidates.len().saturating_sub(6);
            candidates.truncate(6);
            let more = if more == 0 { String::new() } else { format!(" and {more} more") };
            Err(Failure::usage(format!("`{shown}` may be more than one thing"))
                .help(format!("it may be {}{more}", text::or_list(&candidates))))
        }
    }
}

/// What is wrong in a file of that name, of which nothing could be read.
fn damaged<'r>(records: &'r PupilRecords, name: &str) -> Option<&'r Problem> {
    let named = |problem: &&Problem| {
        let path = RecordPath::new(problem.place.file.as_str());
        path.is_some_and(|path| path.as_str() == name || path.stem().starts_with(name))
    };
    records.problems.iter().filter(|problem| problem.is_error() && !name.is_empty()).find(named)
}
