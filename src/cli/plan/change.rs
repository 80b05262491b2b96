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
use crate::record::{Target, TargetId};
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
    /// The day on which it begins: 2026-11-20, today, yesterday, mon, 20/11, 20 Nov
    #[arg(long, value_name = "DATE")]
    on: Option<String>,
}

impl NewChange {
    pub(super) fn run(&self, settings: &Settings, ui: &mut Ui<'_>) -> Result<Exit, Failure> {
        let (scene, typed) = Scene::with_id(settings, &self.first, self.target.as_deref(), "the target")?;
        let (id, filed) = scene.target(typed)?;
        let on = scene.day(self.on.as_deref())?;
        let change = self.change(on, &filed.record, &scene)?;
        let known = filed.record.change.iter().find(|known| known.proposes_the_same(&change));
        let written = if known.is_some() {
            Written::Already
        } else {
            self.may_be(id, &change, &filed.record, &scene)?;
            let mut new = filed.record.clone();
            new.change.push(change.clone());
            scene.edit(filed, &new)?
        };
        let (standing, by) = known.map_or(("not agreed yet", &change.by), |known| (standing(known), &known.by));
        let said = said::change(id, &change, &filed.record.measure);
        let words = format!("{said}, once it is agreed; proposed by {}, {standing}", scene.name_of(by));
        let exit = scene.tell(filed.path.as_str(), written, &words, ui);
        scene.hint_to_agree(id.as_str(), ui);
        Ok(exit)
    }

    fn change(&self, on: NaiveDate, target: &Target, scene: &Scene<'_>) -> Result<Change, Failure> {
        let mut words = Words::new(scene.settings);
        Ok(Change {
            on,
            what: typed::needed("what", words.title("what", Some(&self.what))?)?,
            why: typed::needed("why", words.staff_only("why", Some(&self.why))?)?,
            by: scene.writer.clone(),
            goal: self.new_goal(target, scene)?,
            goal_alone: self.goal_only,
            agreed: None,
            refused: None,
        })
    }

    /// The whole goal, where any of it changes.
    fn new_goal(&self, target: &Target, scene: &Scene<'_>) -> Result<Option<Goal>, Failure> {
        if self.goal.is_none() && self.by.is_none() {
            return Ok(None);
        }
        let by = self.by.as_deref().map(|typed| typed::goal_day(typed, scene.settings)).transpose()?;
        let aim = self.goal.as_deref().map(|typed| goal(typed, &target.measure, None, scene)).transpose()?;
        Ok(Some(target.goal_on(scene.settings.today).changed(aim, by)))
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

fn standing(change: &Change) -> &'static str {
    match (&change.agreed, &change.refused) {
        (Some(_), _) => "agreed",
        (_, Some(_)) => "refused",
        _ => "not agreed yet",
    }
}
