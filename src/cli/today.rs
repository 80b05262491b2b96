//! `keywork today`, or `keywork` alone: what to do today, with what worked last time.

use clap::Args;
use rayon::prelude::*;

use super::exit::Exit;
use super::failure::Failure;
use super::folder::Folder;
use super::page;
use super::settings::Settings;
use super::ui::Ui;
use crate::calendar::say;
use crate::record::{Problem, PupilId};
use crate::report::{PupilDay, TODAY_TEMPLATE, Today};
use crate::store::read::{self, Scope};

/// See what to do today, with what worked last time; with --week, from Monday to Friday
#[derive(Debug, Args)]
#[command(after_help = "Examples:\n  keywork today\n  keywork today rowan --week\n\n\
    `keywork` alone is `keywork today`: of your pupils, or of all where you have none or nobody is named.")]
pub(crate) struct TodayCommand {
    /// The pupil; else yours, or all
    pupil: Option<String>,
    /// Monday to Friday: the timetable, what is prepared, meetings and closed days
    #[arg(long)]
    week: bool,
}

/// Whether a pupil is somebody's today.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Whose {
    Mine,
    Others,
    /// The pupil's file could not be read, so nobody can say; better shown to one too many.
    Unknown,
    Gone,
}

impl TodayCommand {
    /// Prints the day.
    ///
    /// # Errors
    /// When there is no such pupil, or the page could not be printed.
    pub(crate) fn run(&self, settings: &Settings, ui: &mut Ui<'_>) -> Result<Exit, Failure> {
        let folder = Folder::open(settings)?;
        let pupils = self.pupils(&folder, settings, ui)?;
        let day = |id: &PupilId| self.day(id, &folder, settings);
        let read: Vec<Result<(PupilDay, Vec<Problem>), Failure>> = pupils.par_iter().map(day).collect();
        let (mut days, mut problems, mut unreadable) = (Vec::new(), Vec::new(), false);
        for read in read {
            match read {
                Ok((day, wrong)) => {
                    days.push(day);
                    problems.extend(wrong);
                }
                Err(failure) => {
                    unreadable = true;
                    ui.failure(&failure);
                }
            }
        }
        let today = Today::build(&folder.school, days, settings.today, self.week);
        page::print(&today, "today.md", TODAY_TEMPLATE, ui)?;
        let exit = folder.finish(&problems, ui);
        Ok(if unreadable { Exit::Unreadable } else { exit })
    }

    /// The pupil that was typed, else those of whoever is typing, else all who have not left.
    fn pupils(&self, folder: &Folder, settings: &Settings, ui: &mut Ui<'_>) -> Result<Vec<PupilId>, Failure> {
        if let Some(typed) = &self.pupil {
            let id = folder.pupil(typed)?;
            not_gone(&id, folder, settings)?;
            return Ok(vec![id]);
        }
        if let Some(staff) = settings.staff.as_deref()
            && let Err(failure) = folder.staff("--staff", staff)
        {
            ui.warn(&format!("{}, so every pupil is shown", failure.message));
        }
        let all: Vec<(&PupilId, Whose)> =
            folder.pupils.par_iter().map(|id| (id, whose(id, folder, settings))).collect();
        let has_own = all.iter().any(|(_, whose)| *whose == Whose::Mine);
        let shown = all.into_iter().filter(|(_, whose)| match whose {
            Whose::Mine | Whose::Unknown => true,
            Whose::Others => !has_own,
            Whose::Gone => false,
        });
        Ok(shown.map(|(id, _)| id.clone()).collect())
    }

    fn day(&self, id: &PupilId, folder: &Folder, settings: &Settings) -> Result<(PupilDay, Vec<Problem>), Failure> {
        let (school, today) = (&folder.school, settings.today);
        let mut records = folder.plan(id)?;
        let targets = records.targets.values().map(|filed| &filed.record);
        let from = Today::needs_from(targets, &folder.calendar, today);
        // What waits, and what the law asks for, may rest on records of any age.
        let scope = Scope { sessions_from: Some(from), others_from: None };
        read::dated(&folder.root, &mut records, scope, school);
        let days = Today::days(today, self.week);
        Ok((PupilDay::of(school, &records, &folder.calendar, &days, today), records.problems))
    }
}

/// Refuses a pupil who has left: there is no day to plan.
fn not_gone(id: &PupilId, folder: &Folder, settings: &Settings) -> Result<(), Failure> {
    let pupil = folder.plan(id)?.pupil.map(|filed| filed.record);
    let left = pupil.as_ref().filter(|pupil| pupil.has_left(settings.today)).and_then(|pupil| pupil.left.as_ref());
    match left.zip(pupil.as_ref()) {
        None => Ok(()),
        Some((left, pupil)) => {
            let message = format!("{} left on {}", pupil.name.as_str(), say::long(left.on));
            Err(Failure::usage(message).help(format!("what was done is in `keywork report term {id}`")))
        }
    }
}

/// Whether a pupil is of whoever is typing today.
fn whose(id: &PupilId, folder: &Folder, settings: &Settings) -> Whose {
    let pupil = folder.plan(id).ok().and_then(|records| records.pupil);
    let Some(pupil) = pupil.map(|filed| filed.record) else { return Whose::Unknown };
    if pupil.has_left(settings.today) {
        return Whose::Gone;
    }
    let mine = |staff: &str| {
        pupil
            .adults_on(settings.today)
            .any(|adult| adult.staff.as_str() == staff && folder.school.is_here(&adult.staff, settings.today))
    };
    if settings.staff.as_deref().is_some_and(mine) { Whose::Mine } else { Whose::Others }
}
