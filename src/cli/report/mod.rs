//! `keywork report`: a report for its reader, as markdown, HTML, JSON or laid out for the terminal.

mod asked;
mod fields;
#[cfg(feature = "docx")]
mod form;
mod making;
mod page;
mod wording;

use std::path::{Path, PathBuf};

use clap::{Args, ValueEnum};
use rayon::prelude::*;

use super::exit::Exit;
use super::failure::Failure;
use super::folder::Folder;
use super::settings::Settings;
use super::ui::Ui;
use super::writes::Writes;
use crate::calendar::SchoolWeek;
use crate::record::{Code, PupilId, StaffId};
use crate::render;
use crate::report::{INDEX_STEM, Kind, LeftOut, Stage, UnknownKind};
use crate::store::{OutsideError, Written, make_folder, may_write_outside, write_outside};
use crate::text;
pub(crate) use making::{Made, Making};
use page::Page;
pub(crate) use wording::Wording;

/// Make a report, each kind for its reader
#[derive(Debug, Args)]
#[command(after_help = "Examples:\n  keywork report weekly rowan\n  keywork report weekly --all -o reports\n\n\
    day             feedback to the teacher on one day: today, or --from DATE\n\
    weekly          for the teacher: the latest begun school week, or --week 2026-W47|this|last|DATE\n\
    home            for parents and carers; a draft until --checked-by STAFF\n\
    term            the review of the cycle, or --cycle ID, or --from DATE --to DATE\n\
    annual-review   for the annual review: advice before the meeting, the report after it\n\
    cover           for somebody who has never met the child\n\
    provision       promised, delivered and what it costs\n\
    caseload        every pupil, for the SENCO")]
pub(crate) struct Report {
    /// day, weekly, home, term, annual-review, cover, provision or caseload
    kind: String,
    /// The pupil; none for a caseload
    pupil: Option<String>,
    /// A report for every pupil; with -o DIR
    #[arg(long, conflicts_with = "pupil", requires = "output")]
    all: bool,
    /// With --all: the pupils of this teacher only
    #[arg(long, value_name = "STAFF", requires = "all")]
    teacher: Option<String>,
    /// The week: 2026-W47, this, last, or a day in it
    #[arg(long, value_name = "WEEK", conflicts_with_all = ["from", "to", "cycle"])]
    week: Option<String>,
    /// The cycle, by its id
    #[arg(long, value_name = "ID", conflicts_with_all = ["from", "to"])]
    cycle: Option<String>,
    /// The first day
    #[arg(long, value_name = "DATE")]
    from: Option<String>,
    /// The last day
    #[arg(long, value_name = "DATE", requires = "from")]
    to: Option<String>,
    /// annual-review: before the meeting (advice) or after it (report)
    #[arg(long, value_name = "STAGE")]
    stage: Option<StageTyped>,
    /// annual-review: fill in this Word form of the local authority's, with -o FILE.docx
    #[cfg(feature = "docx")]
    #[arg(long, value_name = "FILE.docx", conflicts_with_all = ["all", "format", "fields"])]
    form: Option<PathBuf>,
    /// annual-review: list what such a form may ask for
    #[arg(long, conflicts_with_all = ["pupil", "all", "format", "output"])]
    fields: bool,
    /// home: the teacher who has checked it
    #[arg(long, value_name = "STAFF")]
    checked_by: Option<String>,
    /// How to lay it out; else by the end of FILE's name, for a terminal on a terminal, as markdown elsewhere
    #[arg(long, value_name = "FORMAT")]
    format: Option<Format>,
    /// The file, or the folder, to write it to
    #[arg(short, long, value_name = "FILE|DIR")]
    output: Option<PathBuf>,
    /// Replace a file that keywork did not make
    #[arg(long)]
    force: bool,
}

/// Before the annual review's meeting, or after it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum StageTyped {
    Advice,
    Report,
}

/// How a report is laid out.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum Format {
    Markdown,
    Html,
    Json,
    Terminal,
    /// A Word file
    #[cfg(feature = "docx")]
    Docx,
}

impl Format {
    /// The format that the name of a file asks for.
    fn of_file(path: &Path) -> Option<Self> {
        match path.extension()?.to_str()?.to_ascii_lowercase().as_str() {
            "md" => Some(Self::Markdown),
            "html" | "htm" => Some(Self::Html),
            "json" => Some(Self::Json),
            #[cfg(feature = "docx")]
            "docx" => Some(Self::Docx),
            _ => None,
        }
    }

    fn is_text(self) -> bool {
        match self {
            Self::Markdown | Self::Html | Self::Json | Self::Terminal => true,
            #[cfg(feature = "docx")]
            Self::Docx => false,
        }
    }
}

impl Report {
    /// Makes the report.
    ///
    /// # Errors
    /// When something typed cannot be, the template has a mistake, or a file could not be written.
    pub(crate) fn run(&self, settings: &Settings, ui: &mut Ui<'_>) -> Result<Exit, Failure> {
        let kind: Kind =
            self.kind.parse().map_err(|error: UnknownKind| Failure::usage(error.to_string()).help(error.help()))?;
        self.flags_of(kind)?;
        if self.fields {
            return fields::list(ui);
        }
        let folder = Folder::open(settings)?;
        let asked = self.asked(kind, settings)?;
        let checked_by = self.checked_by.as_deref().map(|typed| checker(&folder, typed, settings)).transpose()?;
        let teacher = self.teacher.as_deref().map(|typed| folder.staff("--teacher", typed)).transpose()?;
        let to_file = self.output.as_deref().filter(|output| !is_screen(output));
        let named = to_file.filter(|_| !self.all).and_then(Format::of_file);
        let usual = if ui.json {
            Format::Json
        } else if ui.terminal && to_file.is_none() {
            Format::Terminal
        } else {
            Format::Markdown
        };
        let format = self.format.or(named.filter(|_| !ui.json)).unwrap_or(usual);
        if ui.terminal && to_file.is_none() && !format.is_text() {
            let help = "give -o FILE.docx".to_owned();
            return Err(Failure::usage("a Word file is no text for a terminal").help(help));
        }
        let template = Wording::of(kind, &folder)?;
        let stage = self.stage.map(|stage| match stage {
            StageTyped::Advice => Stage::Advice,
            StageTyped::Report => Stage::Report,
        });
        let (width, colour) = (ui.width, ui.colour);
        let look =
            Making { kind, asked, format, width, colour, template, stage, checked_by, folder: &folder, settings };
        #[cfg(feature = "docx")]
        if let Some(form) = &self.form {
            return self.fill(form, &look, ui);
        }
        if self.all {
            return self.all(&look, teacher.as_ref(), ui);
        }
        let (about, made) = if kind == Kind::Caseload {
            (
                folder.school.school.as_str().to_owned(),
                look.caseload(&ui.progress(folder.pupils.len(), "reading pupils"))?,
            )
        } else {
            let pupil = folder.pupil_or_own(self.pupil.as_deref(), settings)?;
            (pupil.to_string(), look.make(&pupil)?)
        };
        match to_file {
            None => ui.print_bytes(&made.page.printed())?,
            Some(output) => {
                let path = if settings.around.here.join(output).is_dir() {
                    output.join(look.file_name(&made.stem))
                } else {
                    output.to_owned()
                };
                let mut writes = Writes::default();
                let beside = self.write(&path, &made.page, settings)?;
                writes.add(path.display().to_string(), Written::New, format!("{kind} report on {about}{beside}"));
                writes.tell(ui);
            }
        }
        for failure in &made.failures {
            ui.failure(failure);
        }
        let exit = folder.finish(&made.problems, ui);
        Ok(if made.failures.is_empty() { exit } else { Exit::Unreadable })
    }

    /// A file for every pupil who has not left. One who cannot be read is said, and the others go on.
    fn all(&self, look: &Making<'_>, teacher: Option<&StaffId>, ui: &mut Ui<'_>) -> Result<Exit, Failure> {
        let output = self.output.as_deref().unwrap_or(Path::new("."));
        let (folder, mut problems, mut writes) = (look.folder, Vec::new(), Writes::default());
        let from = look.kind.period(&look.asked, None, &folder.calendar, look.settings.today).from;
        let closed = look.kind.is_of_a_week()
            && folder.calendar.covers(from)
            && SchoolWeek::of(from).is_wholly_closed(&folder.calendar);
        if closed {
            ui.note("the school is closed all that week: no report is written");
            writes.tell(ui);
            return Ok(Exit::Done);
        }
        make_folder(&look.settings.around.here.join(output)).map_err(|error| Failure::unwritten(error.to_string()))?;
        let progress = ui.progress(folder.pupils.len(), "making reports");
        let made: Vec<(&PupilId, Result<Option<Made>, Failure>)> =
            folder.pupils.par_iter().map(|id| (id, progress.step(|| look.make_one_of_all(id, teacher)))).collect();
        drop(progress);
        let (mut pages, mut left_out) = (Vec::new(), Vec::new());
        for (id, made) in made {
            match made {
                Ok(Some(made)) => {
                    let file = look.file_name(&made.stem);
                    let path = output.join(&file);
                    let beside = self.write(&path, &made.page, look.settings)?;
                    let words = format!("{} report on {id}{beside}", look.kind);
                    writes.add(path.display().to_string(), Written::New, words);
                    pages.push(made.in_index(id, file));
                    problems.extend(made.problems);
                }
                Ok(None) => {}
                // The next pupil's report would say the same.
                Err(failure) if failure.code == Code::BROKEN_TEMPLATE.name => return Err(failure),
                Err(failure) => {
                    left_out.push(LeftOut::of(id, &failure.message));
                    ui.failure(&failure);
                }
            }
        }
        let unreadable = !left_out.is_empty();
        let path = output.join(look.file_name(INDEX_STEM));
        self.write(&path, &look.index(pages, left_out)?, look.settings)?;
        writes.add(path.display().to_string(), Written::New, "the index of them");
        writes.tell(ui);
        let exit = folder.finish(&problems, ui);
        Ok(if unreadable { Exit::Unreadable } else { exit })
    }

    /// Writes the report and what stands beside it, all of it or nothing where one file may not be written; says what
    /// stands beside it.
    fn write(&self, path: &Path, page: &Page, settings: &Settings) -> Result<String, Failure> {
        let files = page.files(&settings.around.here.join(path));
        files.iter().try_for_each(|(path, _)| may_write_outside(path, self.force, render::is_ours)).map_err(refused)?;
        files.iter().try_for_each(|(path, bytes)| self.put(path, bytes))?;
        let charts = files.len() - 1;
        Ok(if charts > 0 { format!(", {} beside it", text::count(charts, "chart")) } else { String::new() })
    }

    /// Writes a file, in the place of nothing but one that keywork made.
    fn put(&self, path: &Path, bytes: &[u8]) -> Result<(), Failure> {
        write_outside(path, bytes, self.force, render::is_ours).map_err(refused)
    }
}

/// Whether `-o` names standard output.
fn is_screen(output: &Path) -> bool {
    output == Path::new("-")
}

fn refused(error: OutsideError) -> Failure {
    let help = match error {
        OutsideError::NotOurs { .. } => "choose another file, or replace it with --force",
        OutsideError::NotAFile { .. } | OutsideError::AmongRecords { .. } => {
            "choose another place, or -o - for the screen"
        }
        error => return Failure::unwritten(error.to_string()),
    };
    Failure::usage(error.to_string()).help(help.to_owned())
}

impl Report {
    /// Refuses a flag that says nothing to this kind.
    fn flags_of(&self, kind: Kind) -> Result<(), Failure> {
        let only = |given: bool, flag: &str, of: Kind| {
            let message = format!("{flag} is for `keywork report {of}`, not for `{kind}`");
            if given && kind != of { Err(Failure::usage(message)) } else { Ok(()) }
        };
        only(self.stage.is_some(), "--stage", Kind::AnnualReview)?;
        only(self.checked_by.is_some(), "--checked-by", Kind::Home)?;
        only(self.fields, "--fields", Kind::AnnualReview)?;
        #[cfg(feature = "docx")]
        only(self.form.is_some(), "--form", Kind::AnnualReview)?;
        if kind == Kind::Caseload && (self.pupil.is_some() || self.all) {
            let help = "for one pupil, take `keywork report term PUPIL`".to_owned();
            return Err(Failure::usage("a caseload is of the whole school and takes no pupil").help(help));
        }
        Ok(())
    }
}

/// Who checked a home report: somebody who may agree plans.
fn checker(folder: &Folder, typed: &str, settings: &Settings) -> Result<StaffId, Failure> {
    let staff = folder.staff("--checked-by", typed)?;
    if folder.school.may_agree(&staff, settings.today) {
        return Ok(staff);
    }
    let message = format!("{} may not check a home report", folder.school.name_of(&staff));
    Err(Failure::usage(message).help("a teacher, the SENCO or the head checks it".to_owned()))
}
