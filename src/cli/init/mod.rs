//! `keywork init`: a new records folder, private to its owner and ready for git.

mod questions;
mod school;

use std::path::{Path, PathBuf};

use clap::Args;
use serde::Serialize;

use super::exit::Exit;
use super::failure::Failure;
use super::settings::Settings;
use super::ui::Ui;
use super::writes::Writes;
use crate::record::skeleton::skeleton;
use crate::record::{Role, School};
use crate::render::{Template, markdown};
use crate::store::{self, Kind, OutsideError, TooOpen, layout};

/// What git is not to keep.
const GITIGNORE: &str = include_str!("gitignore.txt");
/// The line that says that each pupil's folder is a repository of its own.
const GITIGNORE_PUPILS: &str = include_str!("gitignore_pupils.txt");
/// How git treats records.
const GITATTRIBUTES: &str = include_str!("gitattributes.txt");

/// Make a new records folder
#[derive(Debug, Args)]
#[command(after_help = "Examples:\n  keywork init records --school \"Oakfield Primary School\" \
    --staff-member jm:key-worker:\"J. Marsh\"\n  \
    keywork init records --school Oakfield --term \"Autumn 2026:2/9/2026:18/12/2026\"\n\n\
    On a terminal, without --school, it asks.")]
pub(crate) struct Init {
    /// The folder; it is made if it is not there
    #[arg(value_name = "DIR")]
    dir: PathBuf,
    /// The name of the school
    #[arg(long, value_name = "NAME")]
    school: Option<String>,
    /// A member of staff; the role is key-worker, teacher, senco, dsl, head, cover or other
    #[arg(long, value_name = "ID:ROLE:NAME")]
    staff_member: Vec<String>,
    /// A term, with its first and its last day
    #[arg(long, value_name = "NAME:FROM:TO")]
    term: Vec<String>,
    /// Each pupil's folder is to be a git repository of its own
    #[arg(long)]
    repo_per_pupil: bool,
}

/// What was given by flag or in answer to a question, before it is looked at.
struct Answers {
    school: String,
    staff_member: Vec<String>,
    term: Vec<String>,
    kept_in: Option<String>,
}

/// What the page for whoever finds the folder says.
#[derive(Serialize)]
struct Readme<'a> {
    school: &'a str,
    repo_per_pupil: bool,
}

impl Init {
    /// Runs the command.
    ///
    /// # Errors
    /// When the folder has records already, something typed is wrong, or it could not be written.
    pub(crate) fn run(&self, settings: &Settings, ui: &mut Ui<'_>) -> Result<Exit, Failure> {
        let root = settings.around.here.join(&self.dir);
        self.is_free(&root)?;
        let answers = self.answers(settings, ui)?;
        let school = school::of(&answers, settings)?;
        let files = self.files(&school)?;
        files.iter().try_for_each(|file| nothing_else_there(&root, file))?;
        make(&root, ui)?;
        let _ = store::sweep(&root, "");
        let mut writes = Writes::default();
        for (name, text, words) in &files {
            let written = store::create(&root, name, text.as_bytes())?;
            writes.add(*name, written, words.clone());
        }
        let exit = writes.tell(ui);
        self.next(&school, settings, ui);
        Ok(exit)
    }

    fn is_free(&self, root: &Path) -> Result<(), Failure> {
        match store::read_file(root, layout::SCHOOL) {
            Err(error) if error.is_missing() => Ok(()),
            Err(store::ReadError::NotAFolder { .. }) if !root.is_dir() => {
                let help = "give the name of a folder, such as records".to_owned();
                Err(Failure::usage(format!("{} is not a folder", self.dir.display())).help(help))
            }
            Err(error @ store::ReadError::Failed { .. }) => Err(error.into()),
            _ => {
                let help = "add to it with `keywork staff add` and `keywork pupil add`, or choose another folder";
                let message = format!("{} has a keywork.toml already", self.dir.display());
                Err(Failure::usage(message).help(help.to_owned()))
            }
        }
    }

    fn answers(&self, settings: &Settings, ui: &Ui<'_>) -> Result<Answers, Failure> {
        let (staff_member, term) = (self.staff_member.clone(), self.term.clone());
        match self.school.clone() {
            Some(school) => Ok(Answers { school, staff_member, term, kept_in: None }),
            None => questions::ask(staff_member, term, settings, ui),
        }
    }

    /// Each file with its text and what is said of it. The last makes the folder one of records.
    fn files(&self, school: &School) -> Result<Vec<(&'static str, String, String)>, Failure> {
        let readme = Readme { school: school.school.as_str(), repo_per_pupil: self.repo_per_pupil };
        let readme = markdown(&readme, &Template { name: "README.md", source: include_str!("README.md") })?;
        let pupils = if self.repo_per_pupil { GITIGNORE_PUPILS } else { "" };
        let text = skeleton(include_str!("head.txt"), school, &["help"]).map_err(store::PlaceError::from)?;
        let [staff, terms] = [(school.staff.len(), "person"), (school.term.len(), "term")]
            .map(|(number, noun)| crate::text::count(number, noun).replace("persons", "people"));
        let words = format!("{}: {staff}, {terms}", school.school.as_str());
        let said = |words: &str| words.to_owned();
        Ok(vec![
            ("README.md", readme.as_str().to_owned(), said("for whoever finds the folder")),
            (".gitignore", format!("{GITIGNORE}{pupils}"), said("what git is not to keep")),
            (".gitattributes", GITATTRIBUTES.to_owned(), said("how git treats records")),
            (".taplo.toml", include_str!("taplo.toml").to_owned(), said("for editors that format TOML")),
            (layout::SCHOOL, text, words),
        ])
    }

    /// What to do next.
    fn next(&self, school: &School, settings: &Settings, ui: &mut Ui<'_>) {
        let here = &settings.around.here;
        let found = store::records_folder(None, here).is_ok_and(|found| found == here.join(&self.dir));
        if !found {
            ui.hint(&format!("name the folder with KEYWORK_RECORDS=\"{}\"", here.join(&self.dir).display()));
        }
        if school.staff.is_empty() {
            ui.hint("keywork staff add jm:key-worker:\"J. Marsh\"");
        }
        let worker = school.staff.iter().find(|(_, person)| person.role == Role::KeyWorker);
        let worker = worker.map(|(id, _)| format!(" --key-worker {id}")).unwrap_or_default();
        ui.hint(&format!("keywork pupil add rowan --name \"Rowan Ash\" --born 4/3/2018{worker}"));
    }
}

/// The files that make a pupil's folder ready to be a repository of its own; none where the school is one.
pub(super) fn pupil_git_files(root: &Path) -> Vec<(&'static str, &'static str)> {
    let ignored = store::read_file(root, ".gitignore").unwrap_or_default();
    let is_own = String::from_utf8_lossy(&ignored).lines().any(|line| line.trim() == "pupils/");
    if is_own { vec![(".gitignore", GITIGNORE), (".gitattributes", GITATTRIBUTES)] } else { Vec::new() }
}

/// Refuses a file of somebody else's under a name that is needed; what a stopped `init` has left is as good.
fn nothing_else_there(root: &Path, file: &(&str, String, String)) -> Result<(), Failure> {
    let (name, text, _) = file;
    match store::read_file(root, name) {
        Err(error) if error.is_missing() => Ok(()),
        Ok(there) if there == text.as_bytes() => Ok(()),
        _ => {
            let help = format!("move {name} away, or choose another folder; nothing was written");
            Err(Failure::usage(format!("there is another {name} in that folder already")).help(help))
        }
    }
}

/// Makes the folder for its owner alone.
fn make(root: &Path, ui: &mut Ui<'_>) -> Result<(), Failure> {
    store::make_folder(root).map_err(|error| {
        let help = match &error {
            OutsideError::Unwritten { cause, .. } => cause.help().map(str::to_owned),
            _ => None,
        };
        Failure::unwritten(error.to_string()).help(help)
    })?;
    let open = TooOpen { path: String::new(), kind: Kind::Folder, mode: 0o777 };
    if let Err(error) = store::close_up(root, &open) {
        let help = error.help().map(|help| format!("; {help}")).unwrap_or_default();
        ui.warn(&format!("others may be able to look into the folder: {error}{help}"));
    }
    Ok(())
}
