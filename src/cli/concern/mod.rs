//! `keywork concern`: a safeguarding concern is written down once, and from then on only the DSL can read it.
//!
//! Its words are never an argument, never in a message and never on the disk before they are sealed.

mod keys;
mod narrative;

use clap::Args;
use serde_json::json;

use super::exit::Exit;
use super::failure::Failure;
use super::folder::Folder;
use super::settings::Settings;
use super::ui::Ui;
use crate::confidential::{NotTaken, Words};
use crate::record::{PupilId, Role, StaffId};
use crate::text;
use keys::Keys;
use narrative::not_taken;

/// Write a safeguarding concern that only the DSL can read. If a child is in danger now, speak to the DSL now
#[derive(Debug, Args)]
#[command(after_help = "Examples:\n  keywork concern rowan               asks what was seen and heard\n  \
    keywork concern rowan --note -      takes the words from standard input\n  \
    keywork concern --trust FINGERPRINT confirms keys that have changed\n\n\
    The words are never given on the command line, where the shell would keep them.")]
pub(crate) struct Concern {
    /// The pupil
    pupil: Option<String>,
    /// Where the words come from: - for standard input, or @FILE
    #[arg(long, value_name = "-|@FILE", allow_hyphen_values = true)]
    note: Option<String>,
    /// About an adult: sealed to the head's key
    #[arg(long)]
    about_adult: bool,
    /// Confirm that the keys in keywork.toml have this fingerprint
    #[arg(long, value_name = "FINGERPRINT", conflicts_with_all = ["pupil", "note"])]
    trust: Option<String>,
}

impl Concern {
    /// Writes it, or says where it is to be written and whom to tell.
    ///
    /// # Errors
    /// When nobody could read it, the keys have changed, or it could not be written.
    pub(crate) fn run(&self, settings: &Settings, ui: &mut Ui<'_>) -> Result<Exit, Failure> {
        no_core_dump();
        let folder = match Folder::to_write(settings) {
            Ok(folder) => folder,
            Err(failure) => {
                ui.first(&in_danger("the DSL"));
                return Err(failure);
            }
        };
        let whom = whom(&folder, self.about_adult, settings);
        ui.first(&in_danger(&whom));
        if let Some(system) = folder.school.concerns.kept_in.as_ref().filter(|_| self.trust.is_none()) {
            return self.elsewhere(system.as_str(), &whom, ui);
        }
        if let Some(typed) = &self.trust {
            return keys::trust(typed, &folder, settings, ui);
        }
        let writer = folder.writer(settings)?;
        let pupil = match (&self.pupil, self.about_adult) {
            (None, true) => None,
            (typed, _) => Some(folder.pupil_or_own(typed.as_deref(), settings)?),
        };
        let keys = Keys::trusted(&folder, self.about_adult, settings, ui)?;
        if self.about_adult {
            ui.first(
                "If it is about the head, stop: tell the chair of governors. The head reads what is written here.",
            );
        }
        ui.first(
            "Do not promise to keep it secret. Write what you saw and heard, in order, and the child's own words.",
        );
        let told = narrative::take(self.note.as_deref(), settings, ui)?;
        let head = self.head(pupil.as_ref(), &writer, &keys, &folder, settings);
        let whole = joined(&head, &told).map_err(not_taken)?;
        drop(told);
        let (path, receipt) = keys.seal_and_write(whole, &folder, ui)?;
        if ui.json {
            ui.confirm(&crate::render::json(&json!({"wrote": [path], "already": [], "receipt": receipt})));
        } else {
            let (of, sealed) = (about(pupil.as_ref()), text::count(keys.len(), "key"));
            ui.confirm(&format!("wrote {path} (a concern, {of}; sealed to {sealed}; receipt {receipt})\n"));
        }
        ui.first(&format!(
            "Tell {whom} now that it is there, and give the receipt {receipt}: it shows that the file arrived whole."
        ));
        Ok(Exit::Done)
    }

    /// The first lines of the sealed text: about whom, by whom and when, and to which keys.
    fn head(
        &self,
        pupil: Option<&PupilId>,
        writer: &StaffId,
        keys: &Keys,
        folder: &Folder,
        settings: &Settings,
    ) -> String {
        let now = settings.now.map_or_else(|| "12:00".to_owned(), |now| now.format("%H:%M").to_string());
        format!(
            "{}, written by {writer} ({}) on {} at {now}{}\nSealed to {} with the fingerprint {}\n\n",
            about(pupil),
            folder.school.name_of(writer),
            settings.today,
            if self.about_adult && pupil.is_some() { ", about an adult" } else { "" },
            text::count(keys.len(), "key"),
            keys.fingerprint(),
        )
    }

    /// The school has a system of its own: a second store of narratives is what a DSL does not want.
    fn elsewhere(&self, system: &str, whom: &str, ui: &mut Ui<'_>) -> Result<Exit, Failure> {
        let system = text::clean_line(system);
        if ui.json {
            ui.print(&crate::render::json(&json!({"wrote": [], "already": [], "kept_in": system, "tell": whom})))?;
            return Ok(Exit::Done);
        }
        // What is about an adult belongs to no pupil's file, nor before the eyes of all who read those.
        let tell = if self.about_adult {
            format!(
                "Tell {whom} now, in person, and ask where it is to be written: in nothing that belongs to a pupil.\n\
                 If it is about the head, tell the chair of governors instead."
            )
        } else {
            format!("Tell {whom} now, in person. Then write it in {system} today.")
        };
        ui.print(&format!("Nothing was written here: this school keeps concerns in {system}.\n{tell}\n"))?;
        Ok(Exit::Done)
    }
}

/// About whom it is.
fn about(pupil: Option<&PupilId>) -> String {
    pupil.map_or_else(|| "about an adult".to_owned(), ToString::to_string)
}

/// What stands above everything else.
fn in_danger(whom: &str) -> String {
    format!("If a child is in danger now, stop and speak to {whom} now, in person.")
}

/// The sealed text: who and when, then what was told, in lines that steer no terminal.
fn joined(head: &str, told: &Words) -> Result<Words, NotTaken> {
    let mut whole = Words::default();
    whole.add(head)?;
    whole.add_clean(told)?;
    Ok(whole)
}

/// Whom to tell, by name: the DSL and the deputies; the head for a concern about an adult.
pub(super) fn whom(folder: &Folder, about_adult: bool, settings: &Settings) -> String {
    let (role, title) = if about_adult { (Role::Head, "the head") } else { (Role::Dsl, "the DSL") };
    let here = |(_, staff): &(&StaffId, &crate::record::school::Staff)| {
        staff.role == role && staff.left.is_none_or(|left| settings.today <= left)
    };
    let names: Vec<&str> = folder.school.staff.iter().filter(here).map(|(_, staff)| staff.name.as_str()).collect();
    match names.as_slice() {
        [] => title.to_owned(),
        names => format!("{} ({title})", text::or_list(names)),
    }
}

/// A crash leaves no copy of what is in memory on the disk.
fn no_core_dump() {
    #[cfg(unix)]
    {
        use rustix::process::{Resource, Rlimit, setrlimit};
        let _ = setrlimit(Resource::Core, Rlimit { current: Some(0), maximum: Some(0) });
    }
    #[cfg(target_os = "linux")]
    {
        use rustix::process::{DumpableBehavior, set_dumpable_behavior};
        let _ = set_dumpable_behavior(DumpableBehavior::NotDumpable);
    }
}
