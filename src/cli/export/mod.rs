//! `keywork export`: records in the formats of other programs, and all that is held on one pupil.

mod calendar;
mod pupil;
mod tables;

use clap::{Args, Subcommand};

use super::exit::Exit;
use super::failure::Failure;
use super::settings::Settings;
use super::ui::Ui;

/// Write what other programs read, and what a person asks to see
#[derive(Debug, Args)]
#[command(
    after_help = "Examples:\n  keywork export csv tables\n  keywork export ics calendar rowan --pseudonymous\n  \
    keywork export pupil rowan rowan-for-his-parents"
)]
pub(crate) struct Export {
    #[command(subcommand)]
    what: What,
}

/// The formats.
#[derive(Debug, Subcommand)]
enum What {
    Csv(tables::Csv),
    Jsonl(tables::Jsonl),
    Ics(calendar::Ics),
    Pupil(pupil::OnePupil),
}

impl Export {
    /// Writes what was asked for.
    ///
    /// # Errors
    /// When there is no records folder or no such pupil, or a file could not be written.
    pub(crate) fn run(&self, settings: &Settings, ui: &mut Ui<'_>) -> Result<Exit, Failure> {
        match &self.what {
            What::Csv(csv) => csv.run(settings, ui),
            What::Jsonl(lines) => lines.run(settings, ui),
            What::Ics(ics) => ics.run(settings, ui),
            What::Pupil(pupil) => pupil.run(settings, ui),
        }
    }
}
