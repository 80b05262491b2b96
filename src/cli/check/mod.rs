//! `keywork check`: every record, every reference, every promise. It changes nothing without `--fix`.

mod fix;
mod formats;
mod retention;

use std::fmt::Write as _;

use clap::{Args, ValueEnum};
use rayon::prelude::*;

use super::exit::Exit;
use super::failure::Failure;
use super::folder::Folder;
use super::settings::Settings;
use super::ui::Ui;
use crate::check;
use crate::git::{self, Unmerged};
use crate::record::show::show;
use crate::record::{Code, Problem, ProblemLevel, PupilId};
use crate::store::inspect::inspect;
use crate::store::read::{self, Scope};

/// Look through every record for what cannot be right, and for what may be a slip
#[derive(Debug, Args)]
#[command(after_help = "Examples:\n  keywork check\n  keywork check --format github\n  keywork check \
    --retention\n\nExit status 1 says that an error was found.")]
pub(crate) struct Check {
    /// Mend file modes, misfiled paths and .gitattributes, and sweep temporary files; never a record's content
    #[arg(long)]
    fix: bool,
    /// List the pupils whose records are past the school's retention dates, and nothing else; nothing is deleted
    #[arg(long, conflicts_with = "fix")]
    retention: bool,
    /// How to print what was found
    #[arg(long, value_name = "FORMAT")]
    format: Option<Format>,
}

/// The ways of printing what was found.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Format {
    Text,
    Json,
    Sarif,
    Github,
}

/// What was looked at and what was found.
pub(crate) struct Findings {
    /// How many files.
    pub(crate) files: usize,
    /// Everything, in the order of the files.
    pub(crate) problems: Vec<Problem>,
}

impl Check {
    /// Looks through the folder.
    ///
    /// # Errors
    /// When there is none, or a mend could not be written.
    pub(crate) fn run(&self, settings: &Settings, ui: &mut Ui<'_>) -> Result<Exit, Failure> {
        let folder = Folder::open(settings)?;
        if self.fix {
            fix::fix(&folder, ui)?;
        }
        let findings = if self.retention { retention::look(&folder, settings) } else { look(&folder, settings, ui) };
        let format = self.format.unwrap_or(if ui.json { Format::Json } else { Format::Text });
        let printed = match format {
            Format::Text if self.retention => retention::text(&findings, &folder.school),
            Format::Text => text(&findings),
            Format::Json => formats::json(&findings),
            Format::Sarif => formats::sarif(&findings),
            Format::Github => formats::github(&findings),
        };
        ui.print(&printed)?;
        let wrong = findings.problems.iter().any(Problem::is_error);
        Ok(if wrong { Exit::Attention } else { Exit::Done })
    }
}

/// Everything that is found in the folder, each problem once.
pub(super) fn look(folder: &Folder, settings: &Settings, ui: &Ui<'_>) -> Findings {
    let progress = ui.progress(folder.pupils.len(), "checking pupils");
    let names = folder.names();
    let each = |id: &PupilId| match read::pupil(&folder.root, id, Scope::ALL, &folder.school) {
        Ok(records) => {
            let mut problems = check::pupil(&folder.school, &records, &names, settings.today);
            problems.extend(records.problems);
            (records.files, problems)
        }
        Err(error) => (0, vec![read::unreadable(&error)]),
    };
    // What is on the disk and what git says take their time too, and need nothing of the pupils.
    let (pupils, around): (Vec<(usize, Vec<Problem>)>, Vec<Problem>) = rayon::join(
        || folder.pupils.par_iter().map(|id| progress.step(|| each(id))).collect(),
        || inspect(&folder.root).into_iter().chain(unmerged(folder, settings)).collect(),
    );
    let mut findings = Findings { files: 1, problems: folder.problems.clone() };
    findings.problems.extend(folder.filed.iter().flat_map(check::school));
    for (files, problems) in pupils {
        findings.files += files;
        findings.problems.extend(problems);
    }
    findings.problems.extend(around);
    findings.problems.sort();
    findings.problems.dedup();
    findings
}

/// The records of which git keeps two versions. Where git cannot be asked, that is said.
fn unmerged(folder: &Folder, settings: &Settings) -> Vec<Problem> {
    let not_asked =
        |why: String| vec![Problem::of_file(".git", Code::GIT_NOT_ASKED, why).help(Code::GIT_NOT_ASKED.hint())];
    match git::unmerged(&folder.root, &settings.around.path) {
        Ok(Unmerged::NotARepository) | Err(git::GitError::NoGit) => Vec::new(),
        Ok(Unmerged::Paths(paths)) => {
            let message = "git has not finished merging this, and keeps the other version in its index";
            let help = Code::UNMERGED.hint();
            paths.iter().map(|path| Problem::of_file(path, Code::UNMERGED, message).help(help.clone())).collect()
        }
        Ok(Unmerged::Refused(dangers)) => {
            let dangers: Vec<String> = dangers.iter().map(ToString::to_string).collect();
            not_asked(format!("git was not asked about unfinished merges: {}", crate::text::and_list(&dangers)))
        }
        Err(error) => not_asked(error.to_string()),
    }
}

fn text(findings: &Findings) -> String {
    let mut printed: String = findings.problems.iter().map(|problem| show(problem) + "\n").collect();
    let number = |level| findings.problems.iter().filter(|problem| problem.code.level == level).count();
    let counts: Vec<String> = [ProblemLevel::Error, ProblemLevel::Warning, ProblemLevel::Note]
        .into_iter()
        .filter(|level| number(*level) > 0)
        .map(|level| crate::text::count(number(level), level.word()))
        .collect();
    let found = if counts.is_empty() { "nothing to mend".to_owned() } else { crate::text::and_list(&counts) };
    let _ = writeln!(printed, "{}: {found}", crate::text::count(findings.files, "file"));
    printed
}
