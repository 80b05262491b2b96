//! `keywork export ics`: what is due, as a calendar that says nothing of the child.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};

use clap::Args;

use super::refused;
use crate::calendar::say;
use crate::cli::due::{days, of_pupils};
use crate::cli::exit::Exit;
use crate::cli::failure::Failure;
use crate::cli::folder::Folder;
use crate::cli::settings::Settings;
use crate::cli::ui::Ui;
use crate::cli::writes::Writes;
use crate::exchange::{Event, calendar, is_ours, pseudonym};
use crate::record::PupilId;
use crate::report::{Day, Due, DueItem};
use crate::store::{Written, make_folder, write_outside};

/// How far ahead a calendar looks, in days: far enough for the next annual review of every pupil.
const A_YEAR: u32 = 366;

/// Write what is due as a calendar, DIR/keywork.ics, or DIR/PUPIL.ics for one pupil
#[derive(Debug, Args)]
#[command(
    after_help = "Examples:\n  keywork export ics calendar\n  keywork export ics calendar rowan --within 60\n\nA calendar \
    is read on phones and shared: an event says whose it is, what kind of thing and by which rule, and no word of any \
    record. Where the last day is no school day, the school's own things stand on the last school day before it too."
)]
pub(super) struct Ics {
    /// The folder; it is made where it is not there
    #[arg(value_name = "DIR")]
    folder: PathBuf,
    /// The pupil; every pupil where none is given
    pupil: Option<String>,
    /// How many days ahead to look; a year where it is not given
    #[arg(long, value_name = "DAYS", value_parser = days, allow_negative_numbers = true)]
    within: Option<u32>,
    /// Put another word in the place of each pupil's id; whoever has the list of ids can find out whose it is
    #[arg(long)]
    pseudonymous: bool,
}

impl Ics {
    /// Writes the calendar.
    ///
    /// # Errors
    /// When there is no records folder or no such pupil, or the file could not be written.
    pub(super) fn run(&self, settings: &Settings, ui: &mut Ui<'_>) -> Result<Exit, Failure> {
        let folder = Folder::open(settings)?;
        let pupil = self.pupil.as_deref().map(|typed| folder.pupil(typed)).transpose()?;
        let pupils = pupil.clone().map_or_else(|| folder.pupils.clone(), |pupil| vec![pupil]);
        let ahead = self.within.unwrap_or(A_YEAR);
        let (found, problems) = of_pupils(&folder, &pupils, ahead, settings.today);
        let mut due = Due::build(found, &problems, ahead, settings.today).due;
        due.retain(|item| !item.is_done());

        let called = |id: &PupilId| {
            if self.pseudonymous { pseudonym(folder.school.school.as_str(), id) } else { id.to_string() }
        };
        let name = |item: &DueItem| pupils.iter().find(|id| id.as_str() == item.pupil).map(called).unwrap_or_default();
        let alike =
            |a: &DueItem, b: &DueItem| (a.date, &a.pupil, a.what, &a.basis) == (b.date, &b.pupil, b.what, &b.basis);
        let events: Vec<Event> = due.chunk_by(alike).flat_map(|items| self.events(items, name)).collect();
        let title = if self.pseudonymous { "keywork" } else { folder.school.school.as_str() };
        let bytes = calendar(title, &events, settings.today);

        let stem = pupil.as_ref().map_or_else(|| "keywork".to_owned(), called);
        let path = self.folder.join(format!("{stem}.ics"));
        put(&settings.around.here.join(&self.folder), &settings.around.here.join(&path), &bytes)?;
        let of = crate::text::count(pupils.len(), "pupil");
        let mut writes = Writes::default();
        let words = format!("{} of {of}, up to {ahead} days ahead", crate::text::count(due.len(), "thing"));
        writes.add(path.display().to_string(), Written::New, words);
        writes.tell(ui);
        Ok(folder.finish(&problems, ui))
    }

    /// The event of things of one kind on their last day; one more on the last school day before it, where that is
    /// another day and they are the school's.
    fn events(&self, items: &[DueItem], name: impl Fn(&DueItem) -> String) -> Vec<Event> {
        let Some(item) = items.first() else { return Vec::new() };
        let (name, number) = (name(item), items.len());
        let force = if item.force == "plan" { String::new() } else { format!("{}: ", item.force) };
        let until = say::long(item.date.0);
        let mut description = format!("{force}{}; the {}'s; in time until {until}", item.basis, item.owner);
        // The name of a record is a day, a time and who wrote it; the id of a target is words about the child.
        let names: Vec<&str> =
            items.iter().map(|item| item.reference.as_str()).filter(|name| !name.contains('/')).collect();
        if !self.pseudonymous && !names.is_empty() {
            let _ = write!(description, "; {}", names.join(", "));
        }
        let own = if number == 1 { item.reference.clone() } else { item.date.0.to_string() };
        let several = if number == 1 { String::new() } else { format!(" ({number})") };
        let event = |day: Day, more: &str| Event {
            identity: vec![name.clone(), item.what.to_owned(), own.clone(), more.to_owned()],
            day: day.0,
            summary: format!("{name}: {}{several}{more}", item.kind),
            description: description.clone(),
        };
        let sooner = item.act_by.filter(|act_by| *act_by != item.date && item.is_the_schools());
        sooner.map(|act_by| event(act_by, ", last school day")).into_iter().chain([event(item.date, "")]).collect()
    }
}

fn put(folder: &Path, path: &Path, text: &str) -> Result<(), Failure> {
    make_folder(folder).map_err(refused)?;
    write_outside(path, text.as_bytes(), false, is_ours).map_err(refused)
}
