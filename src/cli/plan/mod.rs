//! `keywork plan`: what is aimed at, what is given for it, who agreed it, and how it was reviewed.
//!
//! The key worker proposes and a teacher agrees: nothing here is in force before `agree`.

mod agree;
mod change;
mod new;
mod outcome;
mod provision;
mod review;
mod said;
mod scene;
mod session;
mod show;
mod start;
mod target;
pub(super) mod typed;

use clap::{Args, Subcommand};

use super::exit::Exit;
use super::failure::Failure;
use super::settings::Settings;
use super::ui::Ui;

/// Plan: what is aimed at, what is given for it, who agreed it, and how it was reviewed
#[derive(Debug, Args)]
#[command(
    after_help = "Examples:\n  keywork plan target rowan cvc-words --title \"Reads words such as 'ship' aloud\" \
    --measure accuracy:10 --goal \"80% @independent over 3\" --by \"18 Dec\"\n  \
    keywork plan agree rowan cvc-words --agreed-by as"
)]
pub(crate) struct Plan {
    #[command(subcommand)]
    step: Step,
}

/// The steps of planning, in the order in which they mostly come.
#[derive(Debug, Subcommand)]
enum Step {
    Show(show::Show),
    New(new::New),
    Outcome(outcome::NewOutcome),
    Provision(Box<provision::NewProvision>),
    Target(Box<target::NewTarget>),
    Start(start::Start),
    Change(change::NewChange),
    Agree(agree::Agree),
    Review(review::NewReview),
    Session(Box<session::NewSession>),
}

impl Plan {
    /// Takes one step of planning.
    ///
    /// # Errors
    /// When something typed cannot be, or nothing could be written.
    pub(crate) fn run(&self, settings: &Settings, ui: &mut Ui<'_>) -> Result<Exit, Failure> {
        match &self.step {
            Step::Show(show) => show.run(settings, ui),
            Step::New(new) => new.run(settings, ui),
            Step::Outcome(outcome) => outcome.run(settings, ui),
            Step::Provision(provision) => provision.run(settings, ui),
            Step::Target(target) => target.run(settings, ui),
            Step::Start(start) => start.run(settings, ui),
            Step::Change(change) => change.run(settings, ui),
            Step::Agree(agree) => agree.run(settings, ui),
            Step::Review(review) => review.run(settings, ui),
            Step::Session(session) => session.run(settings, ui),
        }
    }
}
