//! `keywork pupil`: who the pupils are, and who works with each.

mod add;
mod change;
mod list;

use clap::{Args, Subcommand};

use super::exit::Exit;
use super::failure::Failure;
use super::settings::Settings;
use super::ui::Ui;

/// Add a pupil, say who works with one, that one leaves, or list them
#[derive(Debug, Args)]
#[command(after_help = "Examples:\n  \
    keywork pupil add rowan --name \"Rowan Ash\" --born 4/3/2018 --need SLCN --key-worker jm\n  \
    keywork pupil list")]
pub(crate) struct PupilCommand {
    #[command(subcommand)]
    what: What,
}

/// What to do with pupils.
#[derive(Debug, Subcommand)]
enum What {
    Add(add::Add),
    Assign(change::Assign),
    Leave(change::Leave),
    /// List the pupils, and who works with them today
    #[command(after_help = "Examples:\n  keywork pupil list\n  keywork pupil list --as-of 2026-09-30")]
    List,
}

impl PupilCommand {
    /// Runs the command.
    ///
    /// # Errors
    /// When something typed is wrong, or records could not be read or written.
    pub(crate) fn run(&self, settings: &Settings, ui: &mut Ui<'_>) -> Result<Exit, Failure> {
        match &self.what {
            What::Add(add) => add.run(settings, ui),
            What::Assign(assign) => assign.run(settings, ui),
            What::Leave(leave) => leave.run(settings, ui),
            What::List => list::run(settings, ui),
        }
    }
}
