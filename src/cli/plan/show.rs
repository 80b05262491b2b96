//! `keywork plan [show] PUPIL`: the plan on one page.

use clap::Args;

use crate::cli::exit::Exit;
use crate::cli::failure::Failure;
use crate::cli::folder::Folder;
use crate::cli::page;
use crate::cli::settings::Settings;
use crate::cli::ui::Ui;
use crate::report::{PLAN_TEMPLATE, Plan, sessions_from};
use crate::store::read::{self, Scope};

/// The plan on one page: outcomes, targets, provision against Section F, and what is only proposed
#[derive(Debug, Args)]
#[command(after_help = "Examples:\n  keywork plan rowan\n  keywork plan show rowan --json")]
pub(super) struct Show {
    /// The pupil
    pupil: Option<String>,
}

impl Show {
    /// Shows the plan.
    ///
    /// # Errors
    /// When there is no such pupil, or the page could not be printed.
    pub(super) fn run(&self, settings: &Settings, ui: &mut Ui<'_>) -> Result<Exit, Failure> {
        let folder = Folder::open(settings)?;
        let id = folder.pupil_or_own(self.pupil.as_deref(), settings)?;
        let mut records = folder.plan(&id)?;
        let begins = Plan::begins(records.cycles.values().map(|filed| &filed.record), settings.today);
        let from = sessions_from(records.targets.values().map(|filed| &filed.record), begins, settings.today);
        let scope = Scope { sessions_from: Some(from), others_from: Some(settings.today) };
        read::dated(&folder.root, &mut records, scope, &folder.school);
        records.problems.extend(folder.problems.iter().cloned());
        let report = Plan::build(&folder.school, &records, settings.today);
        page::print(&report, "plan.md", PLAN_TEMPLATE, ui)?;
        Ok(folder.finish(&records.problems, ui))
    }
}
