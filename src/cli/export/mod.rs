//! `keywork export`: records in the formats of other programs, and all that is held on one pupil.

mod calendar;
mod pupil;
mod tables;

use std::path::Path;

use clap::{Args, Subcommand};

use super::exit::Exit;
use super::failure::Failure;
use super::settings::Settings;
use super::ui::Ui;
use crate::store::{OutsideError, is_within};
use crate::text;

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

/// Refuses a folder within the records, where git would keep what goes out.
///
/// # Errors
/// When it is one.
fn outside(root: &Path, folder: &Path, settings: &Settings) -> Result<(), Failure> {
    let here = &settings.around.here;
    if !is_within(&here.join(folder), &here.join(root)) {
        return Ok(());
    }
    let shown = text::clean_line(&folder.display().to_string()).into_owned();
    Err(Failure::usage(format!("{shown} is in the records folder, where it would be kept with the records"))
        .help("choose a folder outside of it".to_owned()))
}

/// Why nothing was written where somebody named a place.
fn refused(error: OutsideError) -> Failure {
    match error {
        OutsideError::NotEmpty { .. } => {
            let help = "name an empty folder, or one that is not there yet: copies of two days would stand together";
            Failure::usage(error.to_string()).help(help.to_owned())
        }
        OutsideError::NotOurs { .. } | OutsideError::NotAFile { .. } | OutsideError::AmongRecords { .. } => {
            Failure::usage(error.to_string()).help("choose another folder".to_owned())
        }
        error => Failure::unwritten(error.to_string()),
    }
}
