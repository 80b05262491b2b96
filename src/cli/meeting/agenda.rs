//! `keywork meeting agenda`: what is open, as a page for the next meeting.

use clap::Args;

use crate::cli::exit::Exit;
use crate::cli::failure::Failure;
use crate::cli::folder::Folder;
use crate::cli::page;
use crate::cli::settings::Settings;
use crate::cli::ui::Ui;
use crate::report::{AGENDA_TEMPLATE, Agenda};
use crate::store::read::{self, Scope};

/// What is open for the next meeting: actions, questions, what to decide, targets, dates
#[derive(Debug, Args)]
#[command(after_help = "Examples:\n  keywork meeting agenda rowan\n  keywork meeting agenda rowan --json")]
pub(super) struct NewAgenda {
    /// The pupil; may be left out by who works with just one
    pupil: Option<String>,
}

impl NewAgenda {
    /// Prints the agenda. A question may be of any day, so everything is read.
    pub(super) fn run(&self, settings: &Settings, ui: &mut Ui<'_>) -> Result<Exit, Failure> {
        let folder = Folder::open(settings)?;
        let id = folder.pupil_or_own(self.pupil.as_deref(), settings)?;
        let mut records = read::pupil(&folder.root, &id, Scope::ALL, &folder.school)?;
        records.problems.extend(folder.problems.iter().cloned());
        let agenda = Agenda::build(&folder.school, &records, settings.today);
        page::print(&agenda, "agenda.md", AGENDA_TEMPLATE, ui)?;
        Ok(folder.finish(&records.problems, ui))
    }
}
