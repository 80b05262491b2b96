//! `keywork import`: results that are in a table already, as sessions and phases of one pupil.

mod said;

use std::path::{Path, PathBuf};

use chrono::NaiveDate;
use clap::{Args, Subcommand};

use self::said::{half_done, in_words, notes, nothing, refuse_wrong};
use super::exit::Exit;
use super::failure::Failure;
use super::folder::Folder;
use super::settings::Settings;
use super::ui::Ui;
use super::when::readable;
use super::writes::Writes;
use crate::exchange::columns::{Columns, maps_in};
use crate::exchange::import::Import;
use crate::exchange::rows::{Ground, Rows};
use crate::exchange::sheet::Sheet;
use crate::record::{PupilId, PupilRecords, StaffId, TargetId};
use crate::store::layout::DatedKind;
use crate::store::read::{self, Scope};
use crate::store::{Written, place_dated, place_edit, read_bytes, read_text, would_place_dated};
use crate::text;

/// The most that is read of a table: ten years of daily results are two megabytes.
const MOST: u64 = 8 * 1024 * 1024;

/// Record results that are in a table already
#[derive(Debug, Args)]
#[command(after_help = "Examples:\n  keywork import csv reading.csv rowan --dry-run\n  \
    keywork import csv reading.csv rowan --map level=Score --map date=Day")]
pub(crate) struct ImportCommand {
    #[command(subcommand)]
    what: What,
}

/// The kinds of table.
#[derive(Debug, Subcommand)]
enum What {
    Csv(CsvTable),
}

/// Record the results of a CSV file, a row a result; nothing is written if any row is wrong
#[derive(Debug, Args)]
#[command(
    after_help = "Examples:\n  keywork import csv reading.csv rowan --dry-run\n  keywork import csv reading.csv rowan \
    --map level=Score\n\nThe first line names the columns: date, target, and level or what the measure counts (correct, \
    done, seen and of; count; seconds; score; yes; help). It may have phase, minutes, staff, help, time, probe and note.\n\
    The targets exist already. The same file again writes nothing."
)]
struct CsvTable {
    /// The table
    #[arg(value_name = "FILE")]
    file: PathBuf,
    /// The pupil; may be left out by who works with just one
    pupil: Option<String>,
    /// Which column holds a field, where it has another name: level=Score
    #[arg(long, value_name = "FIELD=COLUMN")]
    map: Vec<String>,
    /// A file with a line FIELD=COLUMN for each
    #[arg(long, value_name = "FILE")]
    map_file: Option<PathBuf>,
    /// Who agreed the changes that later phases are; else who agreed the target
    #[arg(long, value_name = "STAFF")]
    agreed_by: Option<String>,
    /// Say what would be written, and write nothing
    #[arg(long)]
    dry_run: bool,
}

impl ImportCommand {
    /// Imports.
    ///
    /// # Errors
    /// When a row is wrong, or something could not be read or written.
    pub(crate) fn run(&self, settings: &Settings, ui: &mut Ui<'_>) -> Result<Exit, Failure> {
        match &self.what {
            What::Csv(table) => table.run(settings, ui),
        }
    }
}

/// What is imported into, and by whom.
struct Scene<'a> {
    folder: Folder,
    pupil: PupilId,
    writer: StaffId,
    settings: &'a Settings,
}

impl CsvTable {
    fn run(&self, settings: &Settings, ui: &mut Ui<'_>) -> Result<Exit, Failure> {
        let folder = Folder::to_write(settings)?;
        let writer = folder.writer(settings)?;
        let pupil = folder.pupil_or_own(self.pupil.as_deref(), settings)?;
        let agreed_by = self.agreed_by(&folder, settings.today)?;
        let name = self.name();
        let sheet = self.sheet(&settings.around.here)?;
        let columns = self.columns(&sheet, &settings.around.here)?;
        let scene = Scene { folder, pupil, writer, settings };

        let mut records = scene.folder.plan(&scene.pupil)?;
        readable(&records.problems)?;
        let rows = Rows::read(&name, &sheet, &columns, scene.ground(&records));
        let total = sheet.rows.len();
        refuse_wrong(&rows.wrong, total, ui)?;
        let first = rows.rows.iter().map(|row| row.date).min();
        let first = first.ok_or_else(|| nothing(&name, &scene.pupil, rows.of_others))?;
        let scope = Scope { sessions_from: Some(first), others_from: Some(settings.today) };
        read::dated(&scene.folder.root, &mut records, scope, &scene.folder.school);
        readable(&records.problems)?;
        let import = Import::of(&name, &sheet, &rows.rows, scene.ground(&records), agreed_by.as_ref());
        let import = import.or_else(|wrong| refuse_wrong(&wrong, total, ui).map(|()| Import::default()))?;

        let mut told = Writes::of_a_run(self.dry_run);
        let placed = self.place(&import, &records, &scene, &mut told);
        import.already.iter().for_each(|path| told.add(path.as_str(), Written::Already, ""));
        told.tell(ui);
        placed?;
        notes(&import, &rows, &columns, &scene.folder.school, ui);
        Ok(Exit::Done)
    }

    /// The name of the file, without its folder.
    fn name(&self) -> String {
        self.file
            .file_name()
            .map_or_else(|| self.file.display().to_string(), |name| name.to_string_lossy().into_owned())
    }

    fn sheet(&self, here: &Path) -> Result<Sheet, Failure> {
        let bytes = read_bytes(&here.join(&self.file), MOST).map_err(|error| Failure::usage(error.to_string()))?;
        Sheet::read(&bytes).map_err(|error| {
            Failure::usage(format!("{}: {error}", text::clean_line(&self.name()))).help(error.help().to_owned())
        })
    }

    /// The columns, by the maps of the command line and then of the file.
    fn columns(&self, sheet: &Sheet, here: &Path) -> Result<Columns, Failure> {
        let mut maps = self.map.clone();
        if let Some(file) = &self.map_file {
            let text = read_text(&here.join(file)).map_err(|error| Failure::usage(format!("--map-file: {error}")))?;
            let field = |map: &str| map.split('=').next().unwrap_or_default().trim().to_lowercase();
            let typed: Vec<String> = maps.iter().map(|map| field(map)).collect();
            // What is typed goes before what the file says.
            maps.extend(maps_in(&text).into_iter().filter(|map| !typed.contains(&field(map))));
        }
        Columns::find(&sheet.columns, &maps)
            .map_err(|error| Failure::usage(format!("{}: {error}", text::clean_line(&self.name()))).help(error.help()))
    }

    /// Who agreed, where that is typed.
    fn agreed_by(&self, folder: &Folder, today: NaiveDate) -> Result<Option<StaffId>, Failure> {
        let Some(typed) = &self.agreed_by else { return Ok(None) };
        let id = folder.staff("--agreed-by", typed)?;
        if folder.school.staff.get(&id).is_some_and(|person| person.role.may_agree()) {
            return Ok(Some(id));
        }
        let may = folder.school.staff.keys().filter(|id| folder.school.may_agree(id, today));
        let may: Vec<&StaffId> = may.collect();
        Err(Failure::usage(format!(
            "--agreed-by: `{id}` is not a teacher, the SENCO or the head, and cannot agree a plan"
        ))
        .near("", &may, "who may agree:"))
    }

    /// Writes what is new, the targets first: results without their phases would count as taught.
    fn place(
        &self,
        import: &Import,
        records: &PupilRecords,
        scene: &Scene<'_>,
        writes: &mut Writes,
    ) -> Result<(), Failure> {
        let (root, pupil) = (&scene.folder.root, &scene.pupil);
        for changed in &import.targets {
            let Some(filed) = records.targets.get::<TargetId>(&changed.id) else { continue };
            let written = if self.dry_run { Ok(Written::New) } else { place_edit(root, filed, &changed.target) };
            let words = format!("{}: {}: {}", records.name(), changed.id, changed.words);
            writes.add(filed.path.as_str(), written.map_err(Failure::from)?, words);
        }
        for (done, session) in import.sessions.iter().enumerate() {
            let placed = if self.dry_run {
                would_place_dated(pupil, DatedKind::Sessions, session).map(|path| (path, Written::New))
            } else {
                place_dated(root, pupil, DatedKind::Sessions, session)
            };
            let (path, written) = placed.map_err(|error| half_done(error.into(), done, import.sessions.len()))?;
            writes.add(path, written, format!("{}, {}", records.name(), in_words(session)));
        }
        Ok(())
    }
}

impl Scene<'_> {
    fn ground<'a>(&'a self, records: &'a PupilRecords) -> Ground<'a> {
        Ground { school: &self.folder.school, records, writer: &self.writer, as_of: self.settings.today }
    }
}
