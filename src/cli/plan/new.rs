//! `keywork plan new`: a cycle of assess, plan, do and review.

use clap::Args;

use super::said;
use super::scene::Scene;
use super::typed;
use crate::calendar::typed::Look;
use crate::cli::exit::Exit;
use crate::cli::failure::Failure;
use crate::cli::settings::Settings;
use crate::cli::ui::Ui;
use crate::cli::when::day;
use crate::record::Cycle;
use crate::store::layout;

/// Propose a cycle of assess, plan, do and review, mostly a term
#[derive(Debug, Args)]
#[command(after_help = "Examples:\n  keywork plan new rowan --cycle 2026-autumn --from \"2 Sep\" --to \"18 Dec\"\n  \
    keywork plan new rowan --cycle 2027-spring --from 2027-01-04 --to 2027-03-26")]
pub(super) struct New {
    /// The pupil; may be left out by who works with just one
    pupil: Option<String>,
    /// What the cycle is to be called, such as 2026-autumn
    #[arg(long, value_name = "ID")]
    cycle: String,
    /// The first day
    #[arg(long, value_name = "DATE")]
    from: String,
    /// The last day
    #[arg(long, value_name = "DATE")]
    to: String,
}

impl New {
    pub(super) fn run(&self, settings: &Settings, ui: &mut Ui<'_>) -> Result<Exit, Failure> {
        let scene = Scene::open(settings, self.pupil.as_deref())?;
        scene.still_here(settings.today)?;
        let id = typed::id(&self.cycle)?;
        let from = day("--from", &self.from, settings, Look::Nearest)?;
        let to = day("--to", &self.to, settings, Look::Forward)?;
        typed::in_order(from, to)?;
        let known = scene.records.cycles.get(&id);
        let proposed = scene.proposal(known.and_then(|known| known.record.proposed.as_ref()));
        let who = scene.name_of(&proposed.by).to_owned();
        let cycle = Cycle {
            from,
            to,
            proposed: Some(proposed),
            agreed: None,
            refused: None,
            view: Vec::new(),
            review: Vec::new(),
        };
        for (other, filed) in &scene.records.cycles {
            if *other != id && filed.record.from <= to && from <= filed.record.to {
                ui.warn(&format!("{id} and {other} have days in common"));
            }
        }
        let path = layout::cycle(scene.pupil(), &id);
        let written = scene.place(&path, &id, known, &cycle)?;
        let words = format!("{}, proposed by {who}, not agreed yet", said::cycle(&id, &cycle));
        let exit = scene.tell(&path, written, &words, ui);
        scene.hint_to_agree("", ui);
        Ok(exit)
    }
}
