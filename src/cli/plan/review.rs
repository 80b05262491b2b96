//! `keywork plan review`: how far a target or a cycle got, and what follows.

use chrono::NaiveDate;
use clap::Args;

use super::scene::Scene;
use super::typed;
use crate::calendar::say;
use crate::cli::exit::Exit;
use crate::cli::failure::Failure;
use crate::cli::settings::Settings;
use crate::cli::ui::Ui;
use crate::cli::view::view;
use crate::cli::words::Words;
use crate::progress::Status;
use crate::record::Cycle;
use crate::record::agreement::{Decision, Review, ReviewResult};
use crate::store::Written;
use crate::text::{and_list, brief};

/// Review a target, or the cycle where no target is named: how far it got, and what follows
#[derive(Debug, Args)]
#[command(
    after_help = "Examples:\n  keywork plan review rowan cvc-words --result met --decision end --why \"80% in three sessions\"\n  \
    keywork plan review rowan --result partly --decision continue --why \"Three of four targets moved\" --view \"Mum:Reads the cereal box now\""
)]
pub(super) struct NewReview {
    /// The pupil, then the target; without a target the cycle
    #[arg(value_name = "PUPIL TARGET", num_args = 0..=2)]
    words: Vec<String>,
    /// How far it got: met, partly or not-met
    #[arg(long)]
    result: String,
    /// What follows: continue, change, end or seek-advice
    #[arg(long)]
    decision: String,
    /// The reason
    #[arg(long, value_name = "TEXT", allow_hyphen_values = true)]
    why: String,
    /// What comes next
    #[arg(long, value_name = "TEXT", allow_hyphen_values = true)]
    next: Option<String>,
    /// What the child, a parent or somebody else said, in their own words
    #[arg(long, value_name = "WHO:TEXT", allow_hyphen_values = true)]
    view: Vec<String>,
    /// The day: 2026-11-20, today, yesterday, mon, 20/11, 20 Nov
    #[arg(long, value_name = "DATE")]
    on: Option<String>,
}

impl NewReview {
    pub(super) fn run(&self, settings: &Settings, ui: &mut Ui<'_>) -> Result<Exit, Failure> {
        let (mut scene, typed) = Scene::with_targets(settings, &self.words)?;
        let on = scene.day(self.on.as_deref())?;
        match typed {
            [] => self.cycle(on, &scene, ui),
            [target] => {
                scene.read_results(ui);
                self.target(target, on, &scene, ui)
            }
            [_, more, ..] => Err(Failure::usage(format!("`{}` is one target too many", brief(more, 40)))
                .help("review one target at a time".to_owned())),
        }
    }

    fn target(&self, typed: &str, on: NaiveDate, scene: &Scene<'_>, ui: &mut Ui<'_>) -> Result<Exit, Failure> {
        let (id, filed) = scene.target(typed)?;
        let status = scene.status_on(id, filed, on);
        let verdict = status.as_ref().map(Status::verdict);
        let review = Review { status: verdict, ..self.review(on, scene)? };
        // The status of the day is not what makes it another review: a review that ended the target has changed it.
        let known = filed.record.review.iter().find(|known| Review { status: verdict, ..(*known).clone() } == review);
        let written = if known.is_some() {
            Written::Already
        } else {
            scene.not_ended(id, &filed.record)?;
            let mut new = filed.record.clone();
            new.review.push(review.clone());
            scene.edit(filed, &new)?
        };
        let said = status.filter(|_| known.is_none());
        let said = said.map(|status| format!("; on that day keywork said {}: {}", status.verdict(), status.because()));
        let ended = if review.decision == Decision::End { "; the target has ended" } else { "" };
        let words = format!("target {id}, {}{}{ended}", in_words(&review, scene), said.unwrap_or_default());
        Ok(scene.tell(filed.path.as_str(), written, &words, ui))
    }

    fn cycle(&self, on: NaiveDate, scene: &Scene<'_>, ui: &mut Ui<'_>) -> Result<Exit, Failure> {
        let (id, filed) = scene.records.cycle_to_review(on).ok_or_else(|| no_cycle(on, scene))?;
        let review = self.review(on, scene)?;
        let written = if filed.record.review.contains(&review) {
            Written::Already
        } else {
            let mut review_list = filed.record.review.clone();
            review_list.push(review.clone());
            scene.edit(filed, &Cycle { review: review_list, ..filed.record.clone() })?
        };
        let exit = scene.tell(filed.path.as_str(), written, &format!("cycle {id}, {}", in_words(&review, scene)), ui);
        if written == Written::New && review.views.is_empty() {
            let who = scene.records.first_name();
            ui.note(&format!("note: nobody's own words are in this review; add them with --view \"{who}:…\""));
        }
        Ok(exit)
    }

    fn review(&self, on: NaiveDate, scene: &Scene<'_>) -> Result<Review, Failure> {
        let mut words = Words::new(scene.settings);
        Ok(Review {
            on,
            by: scene.writer.clone(),
            result: typed::word::<ReviewResult>("--result", &self.result)?,
            decision: typed::word::<Decision>("--decision", &self.decision)?,
            why: typed::needed("why", words.staff_only("why", Some(&self.why))?)?,
            next: words.staff_only("next", self.next.as_deref())?,
            status: None,
            views: self.view.iter().map(|typed| view(typed, &mut words)).collect::<Result<_, _>>()?,
        })
    }
}

fn no_cycle(on: NaiveDate, scene: &Scene<'_>) -> Failure {
    let help = format!(
        "name a target, or begin one with `keywork plan new {} --cycle ID --from DATE --to DATE`",
        scene.pupil()
    );
    Failure::usage(format!("{} has no cycle on {} or before it", scene.records.name(), say::long(on))).help(help)
}

fn in_words(review: &Review, scene: &Scene<'_>) -> String {
    let mut words = format!(
        "reviewed on {} by {}: {}; decision: {}; because: {}",
        say::long(review.on),
        scene.name_of(&review.by),
        review.result,
        review.decision,
        review.why.as_str()
    );
    words.extend(review.next.as_ref().map(|next| format!("; next: {}", next.as_str())));
    let who: Vec<&str> = review.views.iter().map(|view| view.who.as_str()).collect();
    words.extend((!who.is_empty()).then(|| format!("; views of {}", and_list(&who))));
    words
}
