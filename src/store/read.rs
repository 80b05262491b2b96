//! Reading many records: listed by month, decoded in the worker that read them.

use std::collections::BTreeMap;
use std::path::Path;

use chrono::{Datelike, NaiveDate};
use rayon::prelude::*;

use super::layout::{self, DatedKind};
use super::{Folder, Kind, ReadError, conflict_copy, is_stray};
use crate::record::decode::{decode, decode_text};
use crate::record::field::Table;
use crate::record::id::{Id, IdKind};
use crate::record::words::Title;
use crate::record::{Code, Dated, Filed, Problem, Pupil, PupilId, PupilRecords, RecordPath, School};

/// Which dated records to read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Scope {
    /// Sessions of this month and later; `None` for all.
    pub sessions_from: Option<NaiveDate>,
    /// The other dated records of this month and later; `None` for all.
    pub others_from: Option<NaiveDate>,
}

impl Scope {
    /// Everything there is.
    pub const ALL: Self = Self { sessions_from: None, others_from: None };

    /// Everything since a day's month.
    #[must_use]
    pub fn since(day: NaiveDate) -> Self {
        Self { sessions_from: Some(day), others_from: Some(day) }
    }
}

/// The school, as far as it could be read, and what is wrong with its file.
#[must_use]
pub fn school(root: &Path) -> (Option<Filed<School>>, Vec<Problem>) {
    match Folder::open(root, "") {
        Ok(folder) => read_one(&folder, layout::SCHOOL),
        Err(error) => (None, vec![unreadable(&error)]),
    }
}

/// The ids of the pupils, in order, and the names that can be none.
#[must_use]
pub fn pupils(root: &Path) -> (Vec<PupilId>, Vec<Problem>) {
    let listing = match Folder::open(root, layout::PUPILS).and_then(|folder| folder.list()) {
        Ok(listing) => listing,
        Err(error) if error.is_missing() => return (Vec::new(), Vec::new()),
        Err(error) => return (Vec::new(), vec![unreadable(&error)]),
    };
    let (mut ids, mut problems) = (Vec::new(), Vec::new());
    for entry in listing.entries.into_iter().filter(|entry| !entry.name.starts_with('.')) {
        let path = format!("{}/{}", layout::PUPILS, entry.name);
        match (PupilId::parse(&entry.name), entry.kind) {
            (Ok(id), Kind::Folder) => ids.push(id),
            (Err(error), Kind::Folder) => problems.push(bad_name(&path, &error.to_string())),
            (_, Kind::Link | Kind::Other) => problems.push(unreadable(&ReadError::Link { path })),
            (_, Kind::File) => {}
        }
    }
    problems.extend(
        listing.unreadable.iter().map(|name| bad_name(&format!("{}/{name}", layout::PUPILS), "the name is not UTF-8")),
    );
    (ids, problems)
}

/// A pupil's own file and plan: cycles, provision, targets. Nothing dated yet.
///
/// # Errors
/// When the pupil's folder is not there or cannot be opened.
pub fn plan(root: &Path, id: &PupilId) -> Result<PupilRecords, ReadError> {
    let folder = Folder::open(root, &layout::pupil_folder(id))?;
    let mut records = PupilRecords::empty(id.clone());
    let (pupil, problems) = read_one(&folder, "pupil.toml");
    records.files += 1;
    records.problems.extend(problems);
    records.pupil = pupil;
    records.cycles = plan_files(&folder, "cycles", &mut records.problems, &mut records.files);
    records.provision = plan_files(&folder, "provision", &mut records.problems, &mut records.files);
    records.targets = plan_files(&folder, "targets", &mut records.problems, &mut records.files);
    Ok(records)
}

/// The name of a pupil, where the pupil's own file can be read.
#[must_use]
pub fn name(root: &Path, id: &PupilId) -> Option<Title> {
    let folder = Folder::open(root, &layout::pupil_folder(id)).ok()?;
    read_one::<Pupil>(&folder, "pupil.toml").0.map(|filed| filed.record.name)
}

/// Adds the dated records of a scope to a pupil's plan, and puts everything in order.
pub fn dated(root: &Path, records: &mut PupilRecords, scope: Scope, school: &School) {
    let folder = match Folder::open(root, &layout::pupil_folder(&records.id)) {
        Ok(folder) => folder,
        Err(error) => return records.problems.push(unreadable(&error)),
    };
    let months = |kind, from| Months::list(&folder, kind, from);
    let others = scope.others_from;
    let sessions = months(DatedKind::Sessions, scope.sessions_from);
    let assessments = months(DatedKind::Assessments, others);
    let observations = months(DatedKind::Observations, others);
    let contacts = months(DatedKind::Contacts, others);
    let recommendations = months(DatedKind::Recommendations, others);
    let meetings = months(DatedKind::Meetings, others);
    sessions.read_into(&mut records.sessions, &mut records.problems, &mut records.files);
    assessments.read_into(&mut records.assessments, &mut records.problems, &mut records.files);
    observations.read_into(&mut records.observations, &mut records.problems, &mut records.files);
    contacts.read_into(&mut records.contacts, &mut records.problems, &mut records.files);
    recommendations.read_into(&mut records.recommendations, &mut records.problems, &mut records.files);
    meetings.read_into(&mut records.meetings, &mut records.problems, &mut records.files);
    records.finish(school);
}

/// Everything of one pupil.
///
/// # Errors
/// When the pupil's folder is not there or cannot be opened.
pub fn pupil(root: &Path, id: &PupilId, scope: Scope, school: &School) -> Result<PupilRecords, ReadError> {
    let mut records = plan(root, id)?;
    dated(root, &mut records, scope, school);
    Ok(records)
}

/// The month folders of one kind, opened, with the names in each.
struct Months {
    folders: Vec<Folder>,
    /// Which folder, and the name in it.
    names: Vec<(usize, String)>,
    problems: Vec<Problem>,
}

impl Months {
    fn list(pupil: &Folder, kind: DatedKind, from: Option<NaiveDate>) -> Self {
        let mut months = Self { folders: Vec::new(), names: Vec::new(), problems: Vec::new() };
        let from = from.and_then(|day| day.with_day(1));
        let entries = match pupil.folder(kind.folder()).and_then(|folder| Ok((folder.list()?, folder))) {
            Ok((listing, folder)) => listing.entries.into_iter().map(move |entry| (entry, folder.path().to_owned())),
            Err(error) => {
                months.problems.extend((!error.is_missing()).then(|| unreadable(&error)));
                return months;
            }
        };
        for (entry, path) in entries {
            let wanted = layout::month(&entry.name).is_some_and(|month| from.is_none_or(|from| month >= from));
            if wanted {
                months.open(pupil, &format!("{}/{}", kind.folder(), entry.name));
            } else if entry.kind != Kind::Folder && matches!(name_of_record(&entry.name), NameIs::Record) {
                months.problems.push(misplaced(&format!("{path}/{}", entry.name)));
            }
        }
        months
    }

    fn open(&mut self, pupil: &Folder, month: &str) {
        let opened = pupil.folder(month).and_then(|folder| Ok((folder.list()?, folder)));
        match opened {
            Ok((listing, folder)) => {
                let at = self.folders.len();
                for entry in listing.entries {
                    match name_of_record(&entry.name) {
                        NameIs::Record => self.names.push((at, entry.name)),
                        NameIs::Copy(problem) => {
                            self.problems.push(problem(&format!("{}/{}", folder.path(), entry.name)));
                        }
                        NameIs::Other => {}
                    }
                }
                let unread = listing
                    .unreadable
                    .iter()
                    .map(|name| bad_name(&format!("{}/{name}", folder.path()), "the name is not UTF-8"));
                self.problems.extend(unread);
                self.folders.push(folder);
            }
            Err(error) => self.problems.push(unreadable(&error)),
        }
    }

    /// Reads and decodes every file in the worker that opened it. A record with a mistake is left out whole, so
    /// that no figure rests on half of one.
    fn read_into<T: Table + Dated + Send>(
        self,
        records: &mut Vec<Filed<T>>,
        problems: &mut Vec<Problem>,
        files: &mut usize,
    ) {
        *files += self.names.len();
        problems.extend(self.problems);
        let folders = &self.folders;
        let read = |(at, name): &(usize, String)| {
            let (record, problems) = read_one::<T>(&folders[*at], name);
            let whole = !problems.iter().any(Problem::is_error);
            (record.filter(|_| whole), problems)
        };
        // Few files are read sooner than workers are woken.
        let read: Vec<_> = if self.names.len() < 8 {
            self.names.iter().map(read).collect()
        } else {
            self.names.par_iter().with_min_len(16).map(read).collect()
        };
        for (filed, found) in read {
            records.extend(filed);
            problems.extend(found);
        }
    }
}

/// The files of one folder of the plan, by id. They are used as far as they can be read.
fn plan_files<K: IdKind, T: Table>(
    pupil: &Folder,
    folder: &str,
    problems: &mut Vec<Problem>,
    files: &mut usize,
) -> BTreeMap<Id<K>, Filed<T>> {
    let (folder, listing) = match pupil.folder(folder).and_then(|folder| Ok((folder.list()?, folder))) {
        Ok((listing, folder)) => (folder, listing),
        Err(error) => {
            problems.extend((!error.is_missing()).then(|| unreadable(&error)));
            return BTreeMap::new();
        }
    };
    let mut found = BTreeMap::new();
    for entry in listing.entries {
        let path = format!("{}/{}", folder.path(), entry.name);
        match name_of_record(&entry.name) {
            NameIs::Record => {}
            NameIs::Copy(problem) => {
                problems.push(problem(&path));
                continue;
            }
            NameIs::Other => continue,
        }
        *files += 1;
        match Id::parse(entry.name.trim_end_matches(".toml")) {
            Ok(id) => {
                let (record, wrong) = read_one(&folder, &entry.name);
                problems.extend(wrong);
                found.extend(record.map(|record| (id, record)));
            }
            Err(error) => problems.push(bad_name(&path, &error.to_string())),
        }
    }
    found
}

/// One file, read and decoded.
fn read_one<T: Table>(folder: &Folder, name: &str) -> (Option<Filed<T>>, Vec<Problem>) {
    let bytes = match folder.read(name) {
        Ok(bytes) => bytes,
        Err(error) => return (None, vec![unreadable(&error)]),
    };
    let file = if folder.path().is_empty() { name.to_owned() } else { format!("{}/{name}", folder.path()) };
    let Some(path) = RecordPath::new(file.as_str()) else {
        return (None, vec![bad_name(&file, "the name holds a character that no name of a record can have")]);
    };
    let text = match decode_text(&file, &bytes) {
        Ok(text) => text,
        Err(problem) => return (None, vec![*problem]),
    };
    let (record, problems) = decode::<T>(&file, text);
    (record.map(|record| Filed { path, text: text.into(), record }), problems)
}

/// What a name in a folder of records is.
enum NameIs {
    Record,
    Copy(fn(&str) -> Problem),
    Other,
}

fn name_of_record(name: &str) -> NameIs {
    if is_stray(name) {
        NameIs::Other
    } else if conflict_copy(name).is_some() {
        NameIs::Copy(copy_of)
    } else if name.strip_suffix(".toml").is_some() {
        NameIs::Record
    } else {
        NameIs::Other
    }
}

pub(super) fn copy_of(path: &str) -> Problem {
    let name = path.rsplit('/').next().unwrap_or(path);
    let (maker, original) = conflict_copy(name)
        .map_or(("a program".to_owned(), String::new()), |copy| (copy.maker.to_string(), copy.original));
    let message = format!("{maker} kept a second version of {original}");
    Problem::of_file(path, Code::CONFLICT_COPY, message).help(Code::CONFLICT_COPY.hint())
}

fn misplaced(path: &str) -> Problem {
    let help = "put it into the folder of its month, such as 2026-11".to_owned();
    Problem::of_file(path, Code::UNKNOWN_FILE, "the record is not in a folder of its month, so it is not read")
        .help(Some(help))
}

pub(super) fn bad_name(path: &str, why: &str) -> Problem {
    Problem::of_file(path, Code::BAD_NAME, why).help(Code::BAD_NAME.hint())
}

/// A file that the system or the rules of the folder did not let us read, as a problem of the records.
#[must_use]
pub fn unreadable(error: &ReadError) -> Problem {
    let code = match error {
        ReadError::TooLarge { .. } | ReadError::TooMany { .. } | ReadError::TooDeep { .. } => Code::TOO_LARGE,
        ReadError::Link { .. } | ReadError::NotAFile { .. } | ReadError::NotAFolder { .. } => Code::NOT_A_FILE,
        ReadError::Outside { .. } | ReadError::Missing { .. } | ReadError::Failed { .. } => Code::UNREADABLE,
    };
    Problem::of_file(error.path(), code, error.to_string()).help(error.help())
}
