//! `keywork plan outcome`: an outcome of the plan (Section E).

use clap::Args;

use super::scene::Scene;
use super::typed;
use crate::calendar::say;
use crate::calendar::typed::Look;
use crate::cli::exit::Exit;
use crate::cli::failure::Failure;
use crate::cli::settings::Settings;
use crate::cli::ui::Ui;
use crate::cli::when::born_by;
use crate::cli::words::Words;
use crate::record::ehc_plan::Outcome;
use crate::store::Written;

/// Add an outcome, in the plan's words, to pupil.toml
#[derive(Debug, Args)]
#[command(after_help = "Example:\n  keywork plan outcome rowan E1 --area cognition-and-learning \
    --text \"Rowan reads and understands short texts alone\" --by 31/7/2027")]
pub(super) struct NewOutcome {
    /// The pupil; may be left out by who works with just one
    #[arg(value_name = "PUPIL")]
    first: String,
    /// Its number in the plan, such as E1
    #[arg(value_name = "E1")]
    id: Option<String>,
    /// The plan's words
    #[arg(long, value_name = "TEXT", allow_hyphen_values = true)]
    text: String,
    /// The broad area: communication-and-interaction, cognition-and-learning, social-emotional-and-mental-health or sensory-and-or-physical
    #[arg(long, value_name = "AREA")]
    area: String,
    /// The date it is to be reached by
    #[arg(long, value_name = "DATE")]
    by: Option<String>,
}

impl NewOutcome {
    pub(super) fn run(&self, settings: &Settings, ui: &mut Ui<'_>) -> Result<Exit, Failure> {
        let (scene, id) = Scene::with_id(settings, &self.first, self.id.as_deref(), "outcome")?;
        scene.still_here(settings.today)?;
        let filed = scene.pupil_file()?;
        let by = typed::maybe_day("--by", self.by.as_deref(), settings, Look::Forward)?;
        by.map_or(Ok(()), |by| born_by(by, Some(&filed.record)))?;
        let outcome = Outcome {
            id: typed::id(id)?,
            area: Some(typed::word("--area", &self.area)?),
            text: typed::needed("text", Words::new(settings).title("text", Some(&self.text))?)?,
            by,
        };
        let written = match filed.record.outcome.iter().find(|known| known.id == outcome.id) {
            Some(known) if *known == outcome => Written::Already,
            Some(_) => return Err(taken(&outcome, filed.path.as_str())),
            None => {
                let mut pupil = filed.record.clone();
                pupil.outcome.push(outcome.clone());
                scene.edit(filed, &pupil)?
            }
        };
        let by = outcome.by.map_or_else(|| "with no date".to_owned(), |by| format!("by {}", say::long(by)));
        let area = outcome.area.map_or("", |area| area.word());
        let words = format!("outcome {} ({area}), {}, {by}", outcome.id, outcome.text.as_str());
        Ok(scene.tell(filed.path.as_str(), written, &words, ui))
    }
}

fn taken(outcome: &Outcome, path: &str) -> Failure {
    Failure::usage(format!("`{}` is there already and says something else", outcome.id))
        .help(format!("look at {path}, or give another number"))
}
