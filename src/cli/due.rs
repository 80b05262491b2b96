//! `keywork due`: what the law and the plan ask for, by when, and whose it is.

use chrono::NaiveDate;
use clap::Args;
use rayon::prelude::*;

use super::exit::Exit;
use super::failure::Failure;
use super::folder::Folder;
use super::page;
use super::settings::Settings;
use super::ui::Ui;
use crate::record::when::school_year_start;
use crate::record::{Problem, PupilId};
use crate::report::{DUE_AHEAD, DUE_TEMPLATE, Due, DuePupil, sessions_from};
use crate::store::read::{self, Scope};

/// See what the law and the plan ask for, by when, and whose it is
#[derive(Debug, Args)]
#[command(
    after_help = "Examples:\n  keywork due\n  keywork due rowan --within 14\n\nWithout --within, everything up to 60 days ahead \
    is shown, and all that is overdue. `must` is the law, `should` is guidance, `plan` is the plan's own date or good \
    practice; docs/law.md has every rule."
)]
pub(crate) struct DueCommand {
    /// The pupil; every pupil where none is given
    pupil: Option<String>,
    /// How many days ahead to look
    #[arg(long, value_name = "DAYS", value_parser = days, allow_negative_numbers = true)]
    within: Option<u32>,
    /// End with status 1 where something of the school's is overdue
    #[arg(long)]
    exit_code: bool,
}

/// A number of days to look ahead, up to ten years.
pub(super) fn days(typed: &str) -> Result<u32, String> {
    let number = typed.parse().ok().filter(|days| *days <= 3660);
    number.ok_or_else(|| "give a number of days from 0 to 3660".to_owned())
}

impl DueCommand {
    /// Shows what is due.
    ///
    /// # Errors
    /// When there is no records folder or no such pupil.
    pub(crate) fn run(&self, settings: &Settings, ui: &mut Ui<'_>) -> Result<Exit, Failure> {
        let folder = Folder::open(settings)?;
        let pupils = match self.pupil.as_deref() {
            Some(typed) => vec![folder.pupil(typed)?],
            None => folder.pupils.clone(),
        };
        let ahead = self.within.unwrap_or(DUE_AHEAD);
        let (found, problems) = of_pupils(&folder, &pupils, ahead, settings.today);
        let report = Due::build(found, &problems, ahead, settings.today);
        page::print(&report, "due.md", DUE_TEMPLATE, ui)?;
        let exit = folder.finish(&problems, ui);
        Ok(match exit {
            Exit::Done if self.exit_code && report.school_is_late() => Exit::Attention,
            exit => exit,
        })
    }
}

/// What is due of these pupils, and what could not be read of them. Each pupil's records are dropped once looked at.
pub(super) fn of_pupils(
    folder: &Folder,
    pupils: &[PupilId],
    ahead: u32,
    as_of: NaiveDate,
) -> (Vec<DuePupil>, Vec<Problem>) {
    let each: Vec<_> = pupils.par_iter().map(|id| of_pupil(folder, id, ahead, as_of)).collect();
    let (found, problems): (Vec<DuePupil>, Vec<Vec<Problem>>) = each.into_iter().unzip();
    let problems = folder.problems.iter().cloned().chain(problems.into_iter().flatten());
    (found, problems.collect())
}

fn of_pupil(folder: &Folder, id: &PupilId, ahead: u32, as_of: NaiveDate) -> (DuePupil, Vec<Problem>) {
    let school = &folder.school;
    let mut records = match read::plan(&folder.root, id) {
        Ok(records) => records,
        Err(error) => return (DuePupil::default(), vec![read::unreadable(&error)]),
    };
    // A question that nobody answered is still open in the next school year.
    let last_year = school_year_start(as_of).pred_opt().map_or(as_of, school_year_start);
    let sessions_from = sessions_from(records.targets.values().map(|filed| &filed.record), last_year, as_of);
    let scope = Scope { sessions_from: Some(sessions_from), others_from: None };
    read::dated(&folder.root, &mut records, scope, school);
    (DuePupil::of(school, &records, ahead, as_of), records.problems)
}
