//! `keywork due`: what the law and the plan ask for, by when, and whose it is.

use clap::Args;
use rayon::prelude::*;
use serde::Serialize;

use super::exit::Exit;
use super::failure::Failure;
use super::folder::Folder;
use super::page;
use super::settings::Settings;
use super::ui::Ui;
use crate::record::{Problem, PupilId};
use crate::report::{DUE_TEMPLATE, Day, DueItem, due};
use crate::store::read::{self, Scope};

/// How far ahead is listed without `--within`, in days (contract, "Everything around it").
const USUAL_DAYS: i64 = 60;

/// What the law and the plan ask for, by when, and whose it is
#[derive(Debug, Args)]
#[command(
    after_help = "Examples:\n  keywork due\n  keywork due rowan --within 14\n  keywork due --exit-code --quiet\n\n\
    A date is the last day on which it is still in time, and never moves; act by the last school day on or before it."
)]
pub(crate) struct Due {
    /// The pupil; without one, all
    pupil: Option<String>,
    /// So many days ahead, and all that is overdue
    #[arg(long, value_name = "DAYS", default_value_t = USUAL_DAYS, value_parser = clap::value_parser!(i64).range(0..=3660))]
    within: i64,
    /// End with 1 when something of the school's is overdue
    #[arg(long)]
    exit_code: bool,
}

/// What is due, as it is printed.
#[derive(Serialize)]
struct Listed {
    as_of: Day,
    within: i64,
    due: Vec<DueItem>,
}

impl Due {
    /// Lists it.
    ///
    /// # Errors
    /// When there is no such pupil, or the list could not be printed.
    pub(crate) fn run(&self, settings: &Settings, ui: &mut Ui<'_>) -> Result<Exit, Failure> {
        let folder = Folder::open(settings)?;
        let pupils = match &self.pupil {
            Some(typed) => vec![folder.pupil(typed)?],
            None => folder.pupils.clone(),
        };
        let of = |id: &PupilId| match read::pupil(&folder.root, id, Scope::ALL, &folder.school) {
            Ok(records) => (due(&folder.school, &records, settings.today), records.problems),
            Err(error) => (Vec::new(), vec![read::unreadable(&error)]),
        };
        let read: Vec<(Vec<DueItem>, Vec<Problem>)> = pupils.par_iter().map(of).collect();
        let (mut items, mut problems) = (Vec::new(), Vec::new());
        for (due, wrong) in read {
            items.extend(due.into_iter().filter(|item| self.lists(item)));
            problems.extend(wrong);
        }
        items.sort_by(|a, b| (a.date, &a.pupil, a.what).cmp(&(b.date, &b.pupil, b.what)));
        let overdue = items.iter().any(|item| item.state == "overdue" && item.owner == "school");
        let listed = Listed { as_of: Day(settings.today), within: self.within, due: items };
        page::print(&listed, "due.md", DUE_TEMPLATE, ui)?;
        let exit = folder.finish(&problems, ui);
        Ok(if exit == Exit::Done && overdue && self.exit_code { Exit::Attention } else { exit })
    }

    /// What is overdue whenever it was, and the rest as far ahead as was asked. What is done is listed around today only.
    fn lists(&self, item: &DueItem) -> bool {
        item.days <= self.within && (item.state != "done" || item.days >= -self.within)
    }
}
