//! `keywork report`: a report for its reader, as markdown, JSON or laid out for the terminal.

use std::path::{Path, PathBuf};

use clap::{Args, ValueEnum};
use rayon::prelude::*;
use serde::Serialize;

use super::exit::Exit;
use super::failure::Failure;
use super::folder::Folder;
use super::settings::Settings;
use super::ui::Ui;
use super::when::day;
use super::writes::Writes;
use crate::calendar::SchoolWeek;
use crate::calendar::typed::Look;
use crate::progress::Period;
use crate::record::{Problem, PupilId};
use crate::render::{self, Markdown, Template};
use crate::report::{DayReport, Kind, UnknownKind, Weekly, sessions_from};
use crate::store::read::Scope;
use crate::store::{OutsideError, Written, make_folder, read_file, write_outside};

/// Make a report: day or weekly, for the teacher
#[derive(Debug, Args)]
#[command(after_help = "Examples:\n  keywork report weekly rowan\n  keywork report weekly --all -o reports\n\n\
    day       feedback to the teacher on one day: today, or --from DATE\n\
    weekly    for the teacher: the latest begun school week, or --week 2026-W47|this|last|DATE")]
pub(crate) struct Report {
    /// day or weekly
    kind: String,
    /// The pupil
    pupil: Option<String>,
    /// A report for every pupil; with -o DIR
    #[arg(long, conflicts_with = "pupil", requires = "output")]
    all: bool,
    /// The week: 2026-W47, this, last, or a day in it
    #[arg(long, value_name = "WEEK", conflicts_with_all = ["from", "to"])]
    week: Option<String>,
    /// The first day
    #[arg(long, value_name = "DATE")]
    from: Option<String>,
    /// The last day
    #[arg(long, value_name = "DATE", requires = "from")]
    to: Option<String>,
    /// How to lay it out; for a terminal on a terminal, else markdown
    #[arg(long, value_name = "FORMAT")]
    format: Option<Format>,
    /// The file, or the folder, to write it to
    #[arg(short, long, value_name = "FILE|DIR")]
    output: Option<PathBuf>,
    /// Replace a file that keywork did not make
    #[arg(long)]
    force: bool,
}

/// How a report is laid out.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum Format {
    Markdown,
    Json,
    Terminal,
}

/// A report that is ready to print or write, with what was wrong with the records under it.
struct Made {
    stem: String,
    text: String,
    problems: Vec<Problem>,
}

impl Report {
    /// Makes the report.
    ///
    /// # Errors
    /// When something typed cannot be, the template has a mistake, or a file could not be written.
    pub(crate) fn run(&self, settings: &Settings, ui: &mut Ui<'_>) -> Result<Exit, Failure> {
        let kind: Kind =
            self.kind.parse().map_err(|error: UnknownKind| Failure::usage(error.to_string()).help(error.help()))?;
        let folder = Folder::open(settings)?;
        let period = self.period(kind, &folder, settings)?;
        let to_file = self.output.as_deref().filter(|output| *output != Path::new("-"));
        let usual = if ui.json {
            Format::Json
        } else if ui.terminal && to_file.is_none() {
            Format::Terminal
        } else {
            Format::Markdown
        };
        let format = self.format.unwrap_or(usual);
        let template = Wording::of(kind, &folder)?;
        let look =
            Making { kind, period, format, width: ui.width, colour: ui.colour, template, folder: &folder, settings };
        if self.all {
            return self.all(&look, ui);
        }
        let pupil = folder.pupil_or_own(self.pupil.as_deref(), settings)?;
        let made = look.make(&pupil)?;
        match to_file {
            None => ui.print(&made.text)?,
            Some(output) => {
                let path = if output.is_dir() { output.join(look.file_name(&made.stem)) } else { output.to_owned() };
                let mut writes = Writes::default();
                self.write(&path, &made.text, settings)?;
                writes.add(path.display().to_string(), Written::New, format!("{kind} report on {pupil}"));
                writes.tell(ui);
            }
        }
        Ok(folder.finish(&made.problems, ui))
    }

    /// A file for every pupil who has not left. One who cannot be read is said, and the others go on.
    fn all(&self, look: &Making<'_>, ui: &mut Ui<'_>) -> Result<Exit, Failure> {
        let output = self.output.as_deref().unwrap_or(Path::new("."));
        let (folder, mut problems, mut writes) = (look.folder, Vec::new(), Writes::default());
        let closed = look.kind == Kind::Weekly
            && folder.calendar.covers(look.period.from)
            && SchoolWeek::of(look.period.from).is_wholly_closed(&folder.calendar);
        if closed {
            ui.note("the school is closed all that week: no report is written");
            writes.tell(ui);
            return Ok(Exit::Done);
        }
        make_folder(&look.settings.around.here.join(output)).map_err(|error| Failure::unwritten(error.to_string()))?;
        let made: Vec<(&PupilId, Result<Option<Made>, Failure>)> =
            folder.pupils.par_iter().map(|id| (id, look.make_unless_left(id))).collect();
        let mut unreadable = false;
        for (id, made) in made {
            match made {
                Ok(Some(made)) => {
                    let path = output.join(look.file_name(&made.stem));
                    self.write(&path, &made.text, look.settings)?;
                    writes.add(path.display().to_string(), Written::New, format!("{} report on {id}", look.kind));
                    problems.extend(made.problems);
                }
                Ok(None) => {}
                Err(failure) => {
                    unreadable = true;
                    ui.failure(&failure);
                }
            }
        }
        writes.tell(ui);
        let exit = folder.finish(&problems, ui);
        Ok(if unreadable { Exit::Unreadable } else { exit })
    }

    fn write(&self, path: &Path, text: &str, settings: &Settings) -> Result<(), Failure> {
        write_outside(&settings.around.here.join(path), text.as_bytes(), self.force, render::is_ours).map_err(|error| {
            match error {
                OutsideError::NotOurs { .. } => {
                    Failure::usage(error.to_string()).help("choose another file, or replace it with --force".to_owned())
                }
                error => Failure::unwritten(error.to_string()),
            }
        })
    }

    fn period(&self, kind: Kind, folder: &Folder, settings: &Settings) -> Result<Period, Failure> {
        let day_of = |flag: &str, typed: &str| day(flag, typed, settings, Look::Back);
        match (kind, &self.week, &self.from) {
            (_, None, None) => Ok(kind.usual_period(&folder.calendar, settings.today)),
            (Kind::Weekly, Some(typed), _) => week(typed, settings).map(Period::week),
            (Kind::Day, None, Some(from)) => {
                let from = day_of("--from", from)?;
                let to = self.to.as_deref().map(|to| day_of("--to", to)).transpose()?.unwrap_or(from);
                let several = || {
                    Failure::usage("a report on a day is of one day")
                        .help("for more, take `keywork report weekly`".to_owned())
                };
                if from == to { Ok(Period::day(from)) } else { Err(several()) }
            }
            (Kind::Day, ..) => Err(Failure::usage("a report on a day takes --from DATE, not --week")
                .help("or take `keywork report weekly`".to_owned())),
            (Kind::Weekly, ..) => Err(Failure::usage("a weekly report takes --week, not --from")
                .help("write it such as --week 2026-W47 or --week last".to_owned())),
        }
    }
}

/// A week as it is typed: `2026-W47`, `this`, `last`, or a day in it.
fn week(typed: &str, settings: &Settings) -> Result<SchoolWeek, Failure> {
    let this = SchoolWeek::of(settings.today);
    match typed.to_lowercase().as_str() {
        "this" => Ok(this),
        "last" => Ok(this.previous()),
        _ => match SchoolWeek::parse(typed) {
            Ok(week) => Ok(week),
            Err(_) if !typed.contains(['W', 'w']) || day("--week", typed, settings, Look::Back).is_ok() => {
                day("--week", typed, settings, Look::Back).map(SchoolWeek::of)
            }
            Err(error) => Err(Failure::usage(format!("--week: {error}")).help(error.help())),
        },
    }
}

/// The wording of a report: the school's own in `templates/`, else the one that comes with keywork.
pub(crate) struct Wording {
    name: &'static str,
    source: String,
}

impl Wording {
    pub(crate) fn of(kind: Kind, folder: &Folder) -> Result<Self, Failure> {
        let name = kind.template_name();
        let path = format!("templates/{name}");
        match read_file(&folder.root, &path) {
            Ok(bytes) => {
                let not_text =
                    |_| Failure::usage(format!("{path} is not UTF-8 text")).help("save it again as UTF-8".to_owned());
                Ok(Self { name, source: String::from_utf8(bytes).map_err(not_text)? })
            }
            Err(error) if error.is_missing() => Ok(Self { name, source: kind.template().to_owned() }),
            Err(error) => Err(error.into()),
        }
    }
}

/// Everything that the making of one report needs to know.
struct Making<'a> {
    kind: Kind,
    period: Period,
    format: Format,
    width: usize,
    colour: bool,
    template: Wording,
    folder: &'a Folder,
    settings: &'a Settings,
}

impl Making<'_> {
    fn file_name(&self, stem: &str) -> String {
        let extension = match self.format {
            Format::Markdown => "md",
            Format::Json => "json",
            Format::Terminal => "txt",
        };
        format!("{stem}.{extension}")
    }

    fn make_unless_left(&self, id: &PupilId) -> Result<Option<Made>, Failure> {
        let plan = self.folder.plan(id)?;
        let left = plan.pupil.as_ref().is_some_and(|pupil| pupil.record.has_left(self.settings.today));
        if left { Ok(None) } else { self.make(id).map(Some) }
    }

    fn make(&self, id: &PupilId) -> Result<Made, Failure> {
        let (school, today) = (&self.folder.school, self.settings.today);
        let mut records = self.folder.plan(id)?;
        let targets = records.targets.values().map(|filed| &filed.record);
        let scope = Scope {
            sessions_from: Some(sessions_from(targets, self.period.from, today)),
            others_from: Some(self.period.from),
        };
        crate::store::read::dated(&self.folder.root, &mut records, scope, school);
        records.problems.extend(self.folder.problems.iter().cloned());
        let text = match self.kind {
            Kind::Weekly => self.lay_out(&Weekly::build(school, &records, SchoolWeek::of(self.period.from), today)),
            Kind::Day => self.lay_out(&DayReport::build(school, &records, self.period.from, today)),
        }?;
        Ok(Made { stem: self.kind.file_stem(id, self.period), text, problems: records.problems })
    }

    fn lay_out<T: Serialize>(&self, report: &T) -> Result<String, Failure> {
        let markdown = || -> Result<Markdown, Failure> {
            let template = Template { name: self.template.name, source: &self.template.source };
            Ok(render::markdown(report, &template)?)
        };
        Ok(match self.format {
            Format::Json => render::json(report),
            Format::Markdown => markdown()?.marked(self.kind.word()).as_str().to_owned(),
            Format::Terminal => render::terminal(&markdown()?, self.width, self.colour),
        })
    }
}
