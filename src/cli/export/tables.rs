//! `keywork export csv` and `keywork export jsonl`: records as tables for spreadsheets, and as lines for scripts.

use std::path::PathBuf;

use clap::Args;
use rayon::prelude::*;

use super::{outside, refused};
use crate::cli::exit::Exit;
use crate::cli::failure::Failure;
use crate::cli::folder::Folder;
use crate::cli::settings::Settings;
use crate::cli::ui::Ui;
use crate::cli::writes::Writes;
use crate::exchange::{Names, Tables, is_our_table};
use crate::record::{Problem, PupilId};
use crate::store::read::{self, Scope};
use crate::store::{Written, make_folder, write_outside};
use crate::text;

/// Whose records go out, and to where.
#[derive(Debug, Args)]
struct Of {
    /// The folder; it is made where it is not there
    #[arg(value_name = "DIR")]
    folder: PathBuf,
    /// The pupil; every pupil where none is given
    pupil: Option<String>,
    /// Numbers in place of ids, and none of what anybody typed
    #[arg(long)]
    pseudonymous: bool,
}

/// Write sessions.csv, results.csv, targets.csv, provision.csv and observations.csv into DIR
#[derive(Debug, Args)]
#[command(
    after_help = "Examples:\n  keywork export csv tables\n  keywork export csv tables rowan --pseudonymous\n\nText that a \
    spreadsheet could take for a formula begins with an apostrophe. With --pseudonymous pupils are P1, P2 and so on in \
    the order of their ids, staff S1, S2; whoever knows the ids knows who that is, and days and figures can tell of a \
    child who is known."
)]
pub(super) struct Csv {
    #[command(flatten)]
    of: Of,
}

/// Write DIR/keywork.jsonl: a line for each row of the tables, an object with its kind
#[derive(Debug, Args)]
#[command(after_help = "Examples:\n  keywork export jsonl data\n  keywork export jsonl data rowan --pseudonymous")]
pub(super) struct Jsonl {
    #[command(flatten)]
    of: Of,
}

impl Csv {
    /// Writes the tables.
    ///
    /// # Errors
    /// When there is no records folder or no such pupil, or a file could not be written.
    pub(super) fn run(&self, settings: &Settings, ui: &mut Ui<'_>) -> Result<Exit, Failure> {
        let gathered = self.of.gather(settings)?;
        let files: Vec<(&str, usize, Vec<u8>)> = gathered.tables.csv().collect();
        self.of.put(&files, &gathered, settings, ui)
    }
}

impl Jsonl {
    /// Writes the lines.
    ///
    /// # Errors
    /// As [`Csv::run`].
    pub(super) fn run(&self, settings: &Settings, ui: &mut Ui<'_>) -> Result<Exit, Failure> {
        let gathered = self.of.gather(settings)?;
        let lines = gathered.tables.lines(settings.today).into_bytes();
        self.of.put(&[("keywork.jsonl", gathered.tables.rows(), lines)], &gathered, settings, ui)
    }
}

/// What was read of the pupils that were asked for.
struct Gathered {
    folder: Folder,
    tables: Tables,
    problems: Vec<Problem>,
}

impl Of {
    /// Reads each pupil, keeps the rows and drops the rest.
    fn gather(&self, settings: &Settings) -> Result<Gathered, Failure> {
        let folder = Folder::open(settings)?;
        let pupil = self.pupil.as_deref().map(|typed| folder.pupil(typed)).transpose()?;
        outside(&folder.root, &self.folder, settings)?;
        let (school, today) = (&folder.school, settings.today);
        let names = if self.pseudonymous { Names::pseudonyms(school, &folder.pupils) } else { Names::as_they_are() };
        let each = |id: &PupilId| match read::pupil(&folder.root, id, Scope::ALL, school) {
            Ok(records) => (Tables::of(school, &records, &names, today), records.problems),
            Err(error) => (Tables::default(), vec![read::unreadable(&error)]),
        };
        let pupils = pupil.map_or_else(|| folder.pupils.clone(), |pupil| vec![pupil]);
        let read: Vec<(Tables, Vec<Problem>)> = pupils.par_iter().map(each).collect();
        let (mut tables, mut problems) = (Tables::default(), Vec::new());
        for (rows, found) in read {
            tables.add(rows);
            problems.extend(found);
        }
        Ok(Gathered { folder, tables, problems })
    }

    fn put(
        &self,
        files: &[(&str, usize, Vec<u8>)],
        gathered: &Gathered,
        settings: &Settings,
        ui: &mut Ui<'_>,
    ) -> Result<Exit, Failure> {
        let here = &settings.around.here;
        make_folder(&here.join(&self.folder)).map_err(refused)?;
        let mut told = Writes::default();
        for (name, rows, bytes) in files {
            let path = self.folder.join(name);
            write_outside(&here.join(&path), bytes, false, is_our_table).map_err(refused)?;
            told.add(path.display().to_string(), Written::New, text::count(*rows, "row"));
        }
        told.tell(ui);
        Ok(gathered.folder.finish(&gathered.problems, ui))
    }
}
