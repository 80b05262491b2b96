//! `check --retention`: whose records are past the school's own dates. It only lists them.

use std::fmt::Write as _;

use rayon::prelude::*;

use super::Findings;
use crate::check::past_retention;
use crate::cli::folder::Folder;
use crate::cli::settings::Settings;
use crate::record::show::show;
use crate::record::{Code, Problem, PupilId, School};
use crate::store::read;
use crate::text;

/// What is past its date; and each pupil of whom that cannot be said.
pub(super) fn look(folder: &Folder, settings: &Settings) -> Findings {
    let each = |id: &PupilId| match read::plan(&folder.root, id) {
        Ok(records) => {
            let own = crate::store::layout::pupil(id);
            let unread = records.problems.iter().filter(|problem| problem.is_error() && problem.place.file == own);
            let past = past_retention(&folder.school, &records, settings.today);
            unread.cloned().chain(past).collect::<Vec<Problem>>()
        }
        Err(error) => vec![read::unreadable(&error)],
    };
    let found: Vec<Vec<Problem>> = folder.pupils.par_iter().map(each).collect();
    let mut problems: Vec<Problem> = folder.problems.iter().cloned().chain(found.into_iter().flatten()).collect();
    problems.sort();
    Findings { files: folder.pupils.len(), problems }
}

/// Each with its place, and last how many there are of how many pupils.
pub(super) fn text(findings: &Findings, school: &School) -> String {
    let mut printed: String = findings.problems.iter().map(|problem| show(problem) + "\n").collect();
    let past = findings.problems.iter().filter(|problem| problem.code == Code::PAST_RETENTION).count();
    let pupils = text::count(findings.files, "pupil");
    let said = match school.retention.sen_file {
        None => {
            "keywork.toml does not say how long records are kept; add [retention] with sen_file = YEARS after birth"
                .to_owned()
        }
        Some(years) if past == 0 => format!("none is past {years} years after birth"),
        Some(years) => format!("{past} past {years} years after birth"),
    };
    let _ = writeln!(printed, "{pupils}: {said}");
    printed
}
