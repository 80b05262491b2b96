//! The records folder of one run: the school, the pupils, and who is meant by what was typed.

use std::collections::BTreeMap;
use std::path::PathBuf;

use chrono::NaiveDate;
use rayon::prelude::*;

use super::exit::Exit;
use super::failure::Failure;
use super::settings::Settings;
use super::ui::Ui;
use crate::calendar::SchoolCalendar;
use crate::check::PupilName;
use crate::record::id::{Id, IdKind};
use crate::record::{Code, Filed, Problem, PupilId, PupilRecords, School, StaffId};
use crate::store::read;
use crate::store::records_folder;

/// The records folder, found and opened.
pub(crate) struct Folder {
    /// Where it is.
    pub(crate) root: PathBuf,
    /// The school, or one of which nothing is known.
    pub(crate) school: School,
    /// The school's file, where it could be read.
    pub(crate) filed: Option<Filed<School>>,
    /// The terms.
    pub(crate) calendar: SchoolCalendar,
    /// The pupils.
    pub(crate) pupils: Vec<PupilId>,
    /// What is wrong with the school's file and the names of the pupils' folders.
    pub(crate) problems: Vec<Problem>,
}

impl Folder {
    /// Finds and opens the folder.
    ///
    /// # Errors
    /// When there is none.
    pub(crate) fn open(settings: &Settings) -> Result<Self, Failure> {
        let root = records_folder(settings.records.as_deref(), &settings.around.here)?;
        let (filed, mut problems) = read::school(&root);
        let (pupils, bad_names) = read::pupils(&root);
        problems.extend(bad_names);
        let school = filed.as_ref().map(|filed| filed.record.clone()).or_else(School::unreadable);
        let school = school.ok_or_else(|| Failure::usage("keywork.toml could not be read"))?;
        let calendar = SchoolCalendar::of(&school);
        Ok(Self { root, school, filed, calendar, pupils, problems })
    }

    /// As [`Folder::open`], for a command that writes: the school must be readable and of a format that is known.
    ///
    /// # Errors
    /// When there is no folder, or it is not safe to write to.
    pub(crate) fn to_write(settings: &Settings) -> Result<Self, Failure> {
        let folder = Self::open(settings)?;
        if let Some(newer) = folder.problems.iter().find(|problem| problem.code == Code::NEWER_FORMAT) {
            return Err(Failure { exit: Exit::Refused, ..Failure::problem(newer) });
        }
        let of_school = |problem: &&Problem| problem.is_error() && problem.place.file == crate::store::layout::SCHOOL;
        match folder.problems.iter().find(of_school) {
            Some(problem) => Err(Failure::problem(problem)),
            None => Ok(folder),
        }
    }

    /// Who is typing, for a command that writes.
    ///
    /// # Errors
    /// When nobody is named, or somebody who is not in `keywork.toml`.
    pub(crate) fn writer(&self, settings: &Settings) -> Result<StaffId, Failure> {
        let typed = settings.staff.as_deref().ok_or_else(|| {
            let ids: Vec<&str> = self.school.staff.keys().map(Id::as_str).collect();
            Failure::usage("who is typing is not known: give --staff ID, or set KEYWORK_STAFF").near(
                "",
                &ids,
                "the staff are",
            )
        })?;
        self.staff("--staff", typed)
    }

    /// A member of staff by id.
    ///
    /// # Errors
    /// When there is no such person.
    pub(crate) fn staff(&self, flag: &str, typed: &str) -> Result<StaffId, Failure> {
        let found = self.school.staff.keys().find(|id| id.as_str() == typed).cloned();
        let ids: Vec<&str> = self.school.staff.keys().map(Id::as_str).collect();
        found.ok_or_else(|| {
            let message = format!("{flag}: there is no member of staff `{}`", crate::text::brief(typed, 40));
            Failure::usage(message).near(typed, &ids, "the staff are")
        })
    }

    /// The pupil that was typed, by id or a start that is one pupil's alone.
    ///
    /// # Errors
    /// When there is none such, or more than one.
    pub(crate) fn pupil(&self, typed: &str) -> Result<PupilId, Failure> {
        let candidates: Vec<&PupilId> = self.pupils.iter().collect();
        find_id(typed, &candidates, "pupil").cloned()
    }

    /// The pupil that was typed; where none was, the one pupil of whoever is typing.
    ///
    /// # Errors
    /// When it cannot be said which pupil is meant.
    pub(crate) fn pupil_or_own(&self, typed: Option<&str>, settings: &Settings) -> Result<PupilId, Failure> {
        match typed {
            Some(typed) => self.pupil(typed),
            None => self.own_pupil(settings),
        }
    }

    fn own_pupil(&self, settings: &Settings) -> Result<PupilId, Failure> {
        let which =
            || Failure::usage("which pupil is meant is not known").near("", &self.pupils, "give one of the pupils:");
        let staff = settings.staff.as_deref().ok_or_else(which)?;
        let today = settings.today;
        let mut own = self.pupils.iter().filter(|id| {
            let records = read::plan(&self.root, id).ok();
            let pupil = records.and_then(|records| records.pupil);
            pupil.is_some_and(|pupil| {
                !pupil.record.has_left(today)
                    && pupil.record.adults_on(today).any(|adult| adult.staff.as_str() == staff)
            })
        });
        match (own.next(), own.next()) {
            (Some(only), None) => Ok(only.clone()),
            _ => Err(which()),
        }
    }

    /// The name of each pupil whose own file can be read.
    #[must_use]
    pub(crate) fn names(&self) -> Vec<PupilName> {
        let known_as = |id: &PupilId| Some(PupilName::new(id.clone(), read::name(&self.root, id)?));
        self.pupils.par_iter().filter_map(known_as).collect()
    }

    /// Everything that was planned for a pupil, and nothing dated.
    ///
    /// # Errors
    /// When the pupil's folder cannot be opened.
    pub(crate) fn plan(&self, id: &PupilId) -> Result<PupilRecords, Failure> {
        Ok(read::plan(&self.root, id)?)
    }

    /// As [`Folder::plan`], for an account that must not be lost because another file is damaged: only the pupil's own
    /// file matters to it, and that it cannot be read is said and stops nothing.
    ///
    /// # Errors
    /// When the pupil's folder cannot be opened.
    pub(crate) fn whatever_is_known(&self, id: &PupilId, ui: &mut Ui<'_>) -> Result<PupilRecords, Failure> {
        let records = self.plan(id)?;
        let own = crate::store::layout::pupil(id);
        if records.problems.iter().any(|problem| problem.is_error() && problem.place.file == own) {
            ui.warn(&format!(
                "{own} cannot be read whole; `keywork check` says why, and the record is written all the same"
            ));
        }
        Ok(records)
    }

    /// Says what could not be read, and ends with the status for that, or well.
    pub(crate) fn finish(&self, problems: &[Problem], ui: &mut Ui<'_>) -> Exit {
        let mut all: Vec<Problem> = self.problems.iter().chain(problems).cloned().collect();
        all.sort();
        all.dedup();
        ui.problems(&all);
        if all.iter().any(Problem::is_error) { Exit::Unreadable } else { Exit::Done }
    }

    /// True on a day for which the school has written its terms.
    #[must_use]
    pub(crate) fn is_school_day(&self, day: NaiveDate) -> bool {
        self.calendar.is_school_day(day)
    }
}

/// The id that was typed, whole or by a start that is one id's alone.
///
/// # Errors
/// When there is none such, or more than one; the nearest is named.
pub(crate) fn find_id<'a, K: IdKind>(typed: &str, candidates: &[&'a Id<K>], what: &str) -> Result<&'a Id<K>, Failure> {
    if let Some(exact) = candidates.iter().find(|id| id.as_str() == typed) {
        return Ok(exact);
    }
    let starting: Vec<&&Id<K>> =
        candidates.iter().filter(|id| !typed.is_empty() && id.as_str().starts_with(typed)).collect();
    let shown = crate::text::brief(typed, 40);
    match starting.as_slice() {
        [one] => Ok(one),
        [] if candidates.is_empty() => Err(Failure::usage(format!("there is no {what} `{shown}`: there is none yet"))),
        [] => Err(Failure::usage(format!("there is no {what} `{shown}`")).near(
            typed,
            candidates,
            &format!("each {what} there is:"),
        )),
        many => {
            let help = format!("it begins {}", crate::text::and_list(many));
            Err(Failure::usage(format!("`{shown}` is more than one {what}")).help(help))
        }
    }
}

/// The record of an id that was typed.
///
/// # Errors
/// As [`find_id`].
pub(crate) fn find_in<'a, K: IdKind, T>(
    typed: &str,
    records: &'a BTreeMap<Id<K>, T>,
    what: &str,
) -> Result<(&'a Id<K>, &'a T), Failure> {
    let candidates: Vec<&Id<K>> = records.keys().collect();
    let id = find_id(typed, &candidates, what)?;
    records.get_key_value(id).ok_or_else(|| Failure::usage(format!("there is no {what} `{id}`")))
}
