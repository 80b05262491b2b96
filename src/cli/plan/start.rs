//! `keywork plan start`: teaching begins, and the results before it are the baseline.

use chrono::NaiveDate;
use clap::Args;

use super::scene::Scene;
use crate::calendar::say;
use crate::cli::exit::Exit;
use crate::cli::failure::Failure;
use crate::cli::settings::Settings;
use crate::cli::ui::Ui;
use crate::record::{Target, TargetId};

/// Teaching of a target begins: the results before that day are the baseline
#[derive(Debug, Args)]
#[command(after_help = "Examples:\n  keywork plan start rowan cvc-words\n  keywork plan start rowan cvc --on mon")]
pub(super) struct Start {
    /// The pupil; may be left out by who works with just one
    #[arg(value_name = "PUPIL")]
    first: String,
    /// The target
    target: Option<String>,
    /// The day: 2026-11-20, today, yesterday, mon, 20/11, 20 Nov
    #[arg(long, value_name = "DATE")]
    on: Option<String>,
}

impl Start {
    pub(super) fn run(&self, settings: &Settings, ui: &mut Ui<'_>) -> Result<Exit, Failure> {
        let (scene, typed) = Scene::with_id(settings, &self.first, self.target.as_deref(), "target")?;
        scene.still_here(settings.today)?;
        let (id, filed) = scene.target(typed)?;
        let day = scene.day(self.on.as_deref())?;
        scene.not_ended(id, &filed.record)?;
        let before = filed.record.teaching_from.filter(|before| *before != day);
        self.not_by_chance(id, before, settings)?;
        let new = Target { teaching_from: Some(day), ..filed.record.clone() };
        let written = scene.edit(filed, &new)?;
        let mut words = format!("teaching of {id} begins on {}; results before it are the baseline", say::long(day));
        words.extend(before.map(|before| format!("; until now it began on {}", say::long(before))));
        words.push_str(if new.agreed.is_some() { "" } else { "; the target is not agreed yet" });
        Ok(scene.tell(filed.path.as_str(), written, &words, ui))
    }

    /// Teaching that has begun begins on another day only where that day is named: it moves the baseline.
    fn not_by_chance(&self, id: &TargetId, before: Option<NaiveDate>, settings: &Settings) -> Result<(), Failure> {
        match before.filter(|before| self.on.is_none() && *before < settings.today) {
            None => Ok(()),
            Some(before) => Err(Failure::usage(format!("teaching of `{id}` began on {}", say::long(before)))
                .help("to move that day, and the baseline with it, name the day with --on DATE".to_owned())),
        }
    }
}
