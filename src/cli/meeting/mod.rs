//! `keywork meeting`: one that is planned or was held, and the agenda of the next.

mod agenda;
mod complete;
mod record;
mod said;

use clap::{Args, Subcommand};

use super::exit::Exit;
use super::failure::Failure;
use super::settings::Settings;
use super::ui::Ui;

/// Record a meeting, planned or held, or print the agenda of what is open
#[derive(Debug, Args)]
#[command(
    after_help = "Examples:\n  keywork meeting rowan --kind parents --on fri --at 15:45 --invited \"parent:Ms Ash\"\n  \
    keywork meeting agenda rowan"
)]
pub(crate) struct MeetingCommand {
    #[command(subcommand)]
    step: Step,
}

/// What to do with meetings.
#[derive(Debug, Subcommand)]
enum Step {
    Record(Box<record::NewMeeting>),
    Agenda(agenda::NewAgenda),
}

impl MeetingCommand {
    /// Records a meeting, or prints an agenda.
    ///
    /// # Errors
    /// When something typed cannot be, or nothing could be written or printed.
    pub(crate) fn run(&self, settings: &Settings, ui: &mut Ui<'_>) -> Result<Exit, Failure> {
        match &self.step {
            Step::Record(record) => record.run(settings, ui),
            Step::Agenda(agenda) => agenda.run(settings, ui),
        }
    }
}
