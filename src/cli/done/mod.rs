//! `keywork done`: an action was done, a question answered, somebody told, or a step of an annual review taken.
//!
//! It adds to a record and changes no word of it, so it may add to one that is final.

mod matter;
mod step;

use std::path::Path;

use chrono::NaiveDate;
use clap::Args;

use super::exit::Exit;
use super::failure::Failure;
use super::folder::Folder;
use super::plan::typed::needed;
use super::reference;
use super::settings::Settings;
use super::ui::Ui;
use super::when::{day, not_to_come};
use super::words::Words;
use super::writes::Writes;
use crate::calendar::say;
use crate::calendar::typed::Look;
use crate::record::field::Table;
use crate::record::liaison::{Action, Done, Told};
use crate::record::meeting::MeetingStep;
use crate::record::words::StaffOnly;
use crate::record::{Filed, Named, School, StaffId};
use crate::store::{Written, place_edit};
use crate::text::brief;

use matter::Matter;

/// Say that an action was done, a question answered, somebody told, or a step of an annual review taken
#[derive(Debug, Args)]
#[command(after_help = "Examples:\n  keywork done 14-1400-bo-hquv#a3 --note \"On the shelf by the door\"\n  \
    keywork done 18-1315-jm --note \"Yes, from Monday\"\n  keywork done 04-1400-bo --step report-sent --on fri")]
pub(crate) struct DoneWith {
    /// The record by the start of its file's name; #a1 after it is its first action
    #[arg(value_name = "REF")]
    reference: String,
    /// The day: 2026-11-20, today, yesterday, mon, 20/11, 20 Nov
    #[arg(long, value_name = "DATE")]
    on: Option<String>,
    /// The answer, or what came of it
    #[arg(long, value_name = "TEXT", allow_hyphen_values = true)]
    note: Option<String>,
    /// A step of an annual review: invited, advice-sent, report-sent, decision, notice or final
    #[arg(long, value_name = "STEP", conflicts_with_all = ["note", "told"])]
    step: Option<String>,
    /// Who was told, where that is not whoever is typing
    #[arg(long, value_name = "STAFF", conflicts_with = "note")]
    told: Option<String>,
}

/// What is added to a record.
enum Closing {
    Answer(Done),
    Told(Told),
    /// That the action at this place, from 0, was done.
    Action(usize, Done),
    Step(MeetingStep),
}

/// What was typed, read.
struct Typed<'a> {
    school: &'a School,
    writer: StaffId,
    on: Option<NaiveDate>,
    today: NaiveDate,
    note: Option<StaffOnly>,
    told: Option<StaffId>,
    action: Option<usize>,
}

impl DoneWith {
    /// Closes what is named.
    ///
    /// # Errors
    /// When nothing of the kind waits in the record, or nothing could be written.
    pub(crate) fn run(&self, settings: &Settings, ui: &mut Ui<'_>) -> Result<Exit, Failure> {
        let folder = Folder::to_write(settings)?;
        let typed = self.read(&folder, settings)?;
        let found = reference::find(&folder, &self.reference)?;
        let named = found.named()?;
        let typed = Typed { action: found.action, ..typed };
        let choice = match &self.step {
            Some(step) => step::choose(step, &named, &typed)?,
            None => Matter::of(&named)?.choose(&typed)?,
        };
        let (written, words) = match &choice {
            Choice::Close(closing, words) => (close(&folder.root, &named, closing)?, words),
            Choice::Already(words) => (Written::Already, words),
        };
        let mut writes = Writes::default();
        writes.add(named.path().as_str(), written, format!("{}: {words}", found.records.name()));
        let exit = writes.tell(ui);
        if let Choice::Close(Closing::Step(taken), _) = &choice {
            step::follow(taken, &found.records, ui);
        }
        Ok(exit)
    }

    fn note(&self, settings: &Settings) -> Result<Option<StaffOnly>, Failure> {
        let Some(typed) = self.note.as_deref() else { return Ok(None) };
        needed("note", Words::new(settings).staff_only("note", Some(typed))?).map(Some)
    }

    fn read<'f>(&self, folder: &'f Folder, settings: &Settings) -> Result<Typed<'f>, Failure> {
        let on = self.on.as_deref().map(|typed| day("--on", typed, settings, Look::Back)).transpose()?;
        on.map_or(Ok(()), |on| not_to_come(on, settings))?;
        Ok(Typed {
            school: &folder.school,
            writer: folder.writer(settings)?,
            on,
            today: settings.today,
            note: self.note(settings)?,
            told: self.told.as_deref().map(|typed| folder.staff("--told", typed)).transpose()?,
            action: None,
        })
    }
}

/// What is to be done about it.
enum Choice {
    /// Add this; in words.
    Close(Closing, String),
    /// It stands there; in words.
    Already(String),
}

impl Typed<'_> {
    fn day(&self) -> NaiveDate {
        self.on.unwrap_or(self.today)
    }

    fn name<'s>(&'s self, staff: &'s StaffId) -> &'s str {
        self.school.name_of(staff)
    }

    /// That something was done: now, or with the words that were left out at the time; else what stands there already.
    ///
    /// # Errors
    /// Where a day or words were typed that are not those which stand there.
    fn closes(
        &self,
        known: Option<&Done>,
        what: &str,
        file: &str,
        closing: impl FnOnce(Done) -> Closing,
    ) -> Result<Choice, Failure> {
        let done = match known {
            None => Done { on: self.day(), by: self.writer.clone(), note: self.note.clone() },
            Some(known) => {
                self.same_day(known.on, what, file)?;
                match (&known.note, &self.note) {
                    (None, Some(note)) => Done { note: Some(note.clone()), ..known.clone() },
                    (Some(stands), Some(note)) if stands != note => {
                        let stands = brief(stands.as_str(), 80);
                        let message = format!("{what} on {} already: {stands}", say::long(known.on));
                        let help = format!("to put \u{201c}{}\u{201d} there, change {file}", brief(note.as_str(), 40));
                        return Err(Failure::usage(message).help(help));
                    }
                    _ => return Ok(Choice::Already(in_words(what, known, self.school))),
                }
            }
        };
        let words = in_words(what, &done, self.school);
        Ok(Choice::Close(closing(done), words))
    }

    fn same_day(&self, stands: NaiveDate, what: &str, named: &str) -> Result<(), Failure> {
        if self.on.is_none_or(|on| on == stands) {
            return Ok(());
        }
        Err(Failure::usage(format!("{what} on {} already", say::long(stands)))
            .help(format!("to put another day there, change {named}")))
    }

    /// Refuses a day before the record is of.
    fn not_before(&self, since: NaiveDate) -> Result<(), Failure> {
        if self.day() >= since {
            return Ok(());
        }
        let [on, since] = [self.day(), since].map(say::long);
        Err(Failure::usage(format!("{on} is before the record itself, which is of {since}"))
            .help("look at --on".to_owned()))
    }
}

/// `answered on Monday 23 November 2026, written down by J. Marsh: Yes, from Monday`.
fn in_words(what: &str, done: &Done, school: &School) -> String {
    let note = done.note.as_ref().map(|note| format!(": {}", brief(note.as_str(), 80))).unwrap_or_default();
    format!("{what} on {}, written down by {}{note}", say::long(done.on), school.name_of(&done.by))
}

/// Adds it to the record.
fn close(root: &Path, named: &Named<'_>, closing: &Closing) -> Result<Written, Failure> {
    fn put<T>(root: &Path, filed: &Filed<T>, add: impl FnOnce(&mut T)) -> Result<Written, Failure>
    where
        T: Table + Clone + PartialEq,
    {
        let mut new = filed.record.clone();
        add(&mut new);
        Ok(place_edit(root, filed, &new)?)
    }
    let done = |actions: &mut Vec<Action>, at: usize, done: &Done| {
        if let Some(action) = actions.get_mut(at) {
            action.done = Some(done.clone());
        }
    };
    match (named, closing) {
        (Named::Session(filed), Closing::Answer(answer)) => put(root, filed, |new| new.answer = Some(answer.clone())),
        (Named::Session(filed), Closing::Told(told)) => put(root, filed, |new| new.told.push(told.clone())),
        (Named::Observation(filed), Closing::Answer(answer)) => {
            put(root, filed, |new| new.answer = Some(answer.clone()))
        }
        (Named::Observation(filed), Closing::Told(told)) => put(root, filed, |new| new.told.push(told.clone())),
        (Named::Contact(filed), Closing::Action(at, by)) => put(root, filed, |new| done(&mut new.action, *at, by)),
        (Named::Meeting(filed), Closing::Action(at, by)) => put(root, filed, |new| done(&mut new.action, *at, by)),
        (Named::Meeting(filed), Closing::Step(step)) => put(root, filed, |new| new.steps.push(step.clone())),
        _ => Err(Failure::usage(format!("nothing of that kind is in {}", named.path()))),
    }
}
