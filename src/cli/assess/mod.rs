//! `keywork assess`: each target's status with its reason; with `--tool`, the record of an assessment.

mod tool;

use clap::{Args, ValueEnum};

pub(super) use tool::outcome;

use super::args::When;
use super::exit::Exit;
use super::failure::Failure;
use super::folder::{Folder, find_in};
use super::page;
use super::settings::Settings;
use super::ui::Ui;
use crate::record::{PupilId, TargetId};
use crate::render::csv;
use crate::report::{ASSESS_TEMPLATE, Assess, Detail, all_sessions_from};
use crate::store::read::{self, Scope};

/// See where each target stands and why; with --tool, record an assessment
#[derive(Debug, Args)]
#[command(
    after_help = "Examples:\n  keywork assess rowan\n  keywork assess rowan --tool \"Phonics screening check\" --score total=27/40"
)]
pub(crate) struct Assessing {
    /// The pupil, and one of the pupil's targets
    #[arg(value_name = "PUPIL TARGET", num_args = 0..=2)]
    words: Vec<String>,
    /// Show the statistics too: effect sizes, trends, looks, and what the goal's rule lets through
    #[arg(long, conflicts_with = "tool")]
    explain: bool,
    /// Give the results themselves back, a row each, for R, Python or a spreadsheet
    #[arg(long, value_name = "csv", conflicts_with_all = ["tool", "explain"])]
    format: Option<Format>,
    /// Record the use of this assessment tool
    #[arg(long, value_name = "TEXT", allow_hyphen_values = true, requires = "score")]
    tool: Option<String>,
    /// A score: total=27/40, reading=PK3, wellbeing=3.5
    #[arg(long, value_name = "NAME=VALUE[/MAX]", requires = "tool")]
    score: Vec<String>,
    /// Whose judgement it rests on
    #[arg(long, value_name = "WHO", allow_hyphen_values = true, requires = "tool")]
    informant: Option<String>,
    /// The outcome of Section E that it is evidence for
    #[arg(long, value_name = "E1", requires = "tool")]
    outcome: Option<String>,
    /// What else to know
    #[arg(long, value_name = "TEXT", allow_hyphen_values = true, requires = "tool")]
    note: Option<String>,
    #[command(flatten)]
    when: When,
}

/// In what form the results are given back.
#[derive(Clone, Copy, Debug, ValueEnum)]
enum Format {
    Csv,
}

impl Assessing {
    /// Shows the targets, or records the assessment.
    ///
    /// # Errors
    /// When something typed cannot be, or nothing could be written.
    pub(crate) fn run(&self, settings: &Settings, ui: &mut Ui<'_>) -> Result<Exit, Failure> {
        if self.tool.is_some() {
            return tool::record(self, settings, ui);
        }
        if self.when.on.is_some() || self.when.at.is_some() {
            let help = "for where the targets stood on a day, write --as-of DATE".to_owned();
            return Err(Failure::usage("--on and --at go with --tool").help(help));
        }
        let folder = Folder::open(settings)?;
        let (id, target) = self.pupil_and_target(&folder, settings)?;
        let mut records = folder.plan(&id)?;
        let only = target.map(|typed| find_in(typed, &records.targets, "target")).transpose()?;
        let only: Option<TargetId> = only.map(|(id, _)| id.clone());
        let from = all_sessions_from(records.targets.values().map(|filed| &filed.record), settings.today);
        let scope = Scope { sessions_from: Some(from), others_from: Some(settings.today) };
        read::dated(&folder.root, &mut records, scope, &folder.school);
        records.problems.extend(folder.problems.iter().cloned());
        if self.format.is_some() {
            if ui.json {
                let help = "leave one of them out".to_owned();
                return Err(Failure::usage("--json and --format csv ask for two forms").help(help));
            }
            ui.print(&csv(&Assess::numbers(&folder.school, &records, only.as_ref(), settings.today)))?;
            return Ok(folder.finish(&records.problems, ui));
        }
        let detail = if self.explain { Detail::Explained } else { Detail::Plain };
        let report = Assess::build(&folder.school, &records, only.as_ref(), detail, settings.today);
        page::print(&report, "assess.md", ASSESS_TEMPLATE, ui)?;
        Ok(folder.finish(&records.problems, ui))
    }

    /// The pupil and the target that were typed. The pupil may be left out by an adult who has one.
    fn pupil_and_target(&self, folder: &Folder, settings: &Settings) -> Result<(PupilId, Option<&str>), Failure> {
        match self.words.as_slice() {
            [] => Ok((folder.pupil_or_own(None, settings)?, None)),
            [pupil, target] => Ok((folder.pupil(pupil)?, Some(target))),
            [word, ..] => match folder.pupil(word) {
                Ok(pupil) => Ok((pupil, None)),
                Err(no_pupil) => {
                    let own = folder.pupil_or_own(None, settings).map_err(|_| no_pupil.clone())?;
                    let records = folder.plan(&own)?;
                    find_in(word, &records.targets, "target").map_err(|_| no_pupil)?;
                    Ok((own, Some(word)))
                }
            },
        }
    }
}
