//! `keywork plan change`: a change in how a target is taught, or in its goal.

use chrono::NaiveDate;
use clap::Args;

use super::scene::Scene;
use super::target::goal;
use super::{said, typed};
use crate::cli::exit::Exit;
use crate::cli::failure::Failure;
use crate::cli::settings::Settings;
use crate::cli::ui::Ui;
use crate::cli::words::Words;
use crate::record::goal::Goal;
use crate::record::target::Change;
use crate::record::{Filed, Target, TargetId};
use crate::store::Written;

/// Propose a change of a target: in how it is taught, or in its goal. Once agreed, a new phase begins on its day
#[derive(Debug, Args)]
#[command(after_help = "Examples:\n  keywork plan change rowan cvc-words --what \"Sound buttons under each word\" \
    --why \"Under the aim line at two looks in a row\"\n  \
    keywork plan change rowan cvc-words --goal-only --goal \"60% over 3\" --what \"A nearer goal\" --why \"Away for two weeks\"")]
pub(super) struct NewChange {
    /// The pupil; may be left out by who works with just one
    #[arg(value_name = "PUPIL")]
    first: String,
    /// The target
    target: Option<String>,
    /// What changes
    #[arg(long, value_name = "TEXT", allow_hyphen_values = true)]
    what: String,
    /// The reason
    #[arg(long, value_name = "TEXT", allow_hyphen_values = true)]
    why: String,
    /// The new goal, whole, such as "60% @independent over 3"
    #[arg(long, allow_hyphen_values = true)]
    goal: Option<String>,
    /// The new date of the goal
    #[arg(long, value_name = "DATE")]
    by: Option<String>,
    /// The goal changes and the teaching does not: no new phase begins
    #[arg(long)]
    goal_only: bool,
    /// The day: 2026-11-20, today, yesterday, mon, 20/11, 20 Nov
    #[arg(long, value_name = "DATE")]
    on: Option<String>,
}

impl NewChange {
    pub(super) fn run(&self, settings: &Settings, ui: &mut Ui<'_>) -> Result<Exit, Failure> {
        let (scene, typed) = Scene::with_id(settings, &self.first, self.target.as_deref(), "target")?;
        scene.still_here(settings.today)?;
        let (id, filed) = scene.target(typed)?;
        let on = scene.day(self.on.as_deref())?;
        let by = self.by.as_deref().map(|typed| typed::goal_day(typed, settings)).transpose()?;
        let aim = self.goal.as_deref().map(|typed| goal(typed, &filed.record.measure, None, &scene)).transpose()?;
        let goal =
            (by.is_some() || aim.is_some()).then(|| filed.record.goal_on(settings.today).changed(aim.clone(), by));
        let new = self.change(on, goal, &scene)?;
        let known = filed.record.change.iter().find(|known| known.proposes_the_same(&new, aim.as_ref(), by));
        let written = if known.is_some() { Written::Already } else { self.write(id, filed, &new, &scene)? };
        let words = in_words(id, known.unwrap_or(&new), &filed.record, &scene);
        let exit = scene.tell(filed.path.as_str(), written, &words, ui);
        scene.hint_to_agree(id.as_str(), ui);
        Ok(exit)
    }

    fn change(&self, on: NaiveDate, goal: Option<Goal>, scene: &Scene<'_>) -> Result<Change, Failure> {
        let mut words = Words::new(scene.settings);
        Ok(Change {
            on,
            what: typed::needed("what", words.title("what", Some(&self.what))?)?,
            why: typed::needed("why", words.staff_only("why", Some(&self.why))?)?,
            by: scene.writer.clone(),
            goal,
            goal_alone: self.goal_only,
            agreed: None,
            refused: None,
        })
    }

    fn write(&self, id: &TargetId, filed: &Filed<Target>, new: &Change, scene: &Scene<'_>) -> Result<Written, Failure> {
        self.may_be(id, new, &filed.record, scene)?;
        let mut target = filed.record.clone();
        target.change.push(new.clone());
        Ok(scene.edit(filed, &target)?)
    }

    /// Refuses what is no change, or none of a target that is still worked on.
    fn may_be(&self, id: &TargetId, change: &Change, target: &Target, scene: &Scene<'_>) -> Result<(), Failure> {
        scene.not_ended(id, target)?;
        let today = scene.settings.today;
        match &change.goal {
            None if self.goal_only => Err(Failure::usage("--goal-only: no new goal is given")
                .help("give --goal, --by or both, or leave --goal-only out".to_owned())),
            Some(new) if new == target.goal_on(today) && self.goal_only => {
                Err(Failure::usage(format!("that is the goal of `{id}` already"))
                    .help(format!("it is {}", said::goal(new, &target.measure))))
            }
            Some(Goal { by: Some(by), .. }) if *by < today => Err(typed::gone_by(*by, scene.settings)),
            _ => Ok(()),
        }
    }
}

/// The change, whether a phase begins with it, and what was answered.
fn in_words(id: &TargetId, change: &Change, target: &Target, scene: &Scene<'_>) -> String {
    let standing = match (&change.agreed, &change.refused) {
        (Some(_), _) => "agreed",
        (_, Some(_)) => "refused",
        _ => "not agreed yet",
    };
    let said = said::change(id, change, &target.measure);
    let once = if change.starts_a_phase() { " once it is agreed" } else { "" };
    format!("{said}{once}; proposed by {}, {standing}", scene.name_of(&change.by))
}
