//! `keywork thread REF`: the plan's chain both ways from one part of it.

use clap::Args;

use super::exit::Exit;
use super::failure::Failure;
use super::folder::Folder;
use super::page;
use super::reference;
use super::settings::Settings;
use super::ui::Ui;
use crate::record::Named;
use crate::report::{THREAD_TEMPLATE, Thread};

/// The thread from a need to what was done for it: need, outcome, Section F, provision, target, sessions, review
#[derive(Debug, Args)]
#[command(after_help = "Examples:\n  keywork thread rowan/F1\n  keywork thread rowan/cvc-words --json")]
pub(crate) struct ThreadOf {
    /// A need, outcome, line of Section F, provision, target or session, such as rowan/F1
    #[arg(value_name = "REF")]
    reference: String,
}

impl ThreadOf {
    /// Shows the chain.
    ///
    /// # Errors
    /// When nothing is named, or something that is no part of the plan.
    pub(crate) fn run(&self, settings: &Settings, ui: &mut Ui<'_>) -> Result<Exit, Failure> {
        let folder = Folder::open(settings)?;
        let found = reference::find(&folder, &self.reference)?;
        let named = found.named()?;
        if let Named::Cycle(..) | Named::Observation(_) | Named::Contact(_) | Named::Meeting(_) = named {
            let message = format!("no thread runs through a {}", named.kind());
            let help = "take a need, an outcome, a line of Section F, a provision, a target or a session".to_owned();
            return Err(Failure::usage(message).help(help));
        }
        let thread = Thread::of(&found.records, &named, settings.today);
        page::print(&thread, "thread.md", THREAD_TEMPLATE, ui)?;
        Ok(folder.finish(&found.records.problems, ui))
    }
}
