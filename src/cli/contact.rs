//! `keywork contact`: what was told to, or heard from, a parent, a colleague or a professional.

use std::fmt::Write as _;

use clap::Args;

use super::action::{action, in_words as action_in_words};
use super::args::When;
use super::ask::{Question, choice, line, may_ask};
use super::exit::Exit;
use super::failure::Failure;
use super::folder::Folder;
use super::people::{Person, note_a_slip, parents, person};
use super::plan::typed::word;
use super::settings::Settings;
use super::staff::one_line;
use super::ui::Ui;
use super::when::Moment;
use super::words::Words;
use super::writes::Writes;
use crate::record::contact::{ContactRole, How};
use crate::record::words::{Shared, StaffOnly, Title};
use crate::record::{Contact, PupilRecords, School};
use crate::store::layout::DatedKind;
use crate::store::place_dated;
use crate::text::{and_list, brief};

/// Record what was told to, or heard from, a parent, a colleague or a professional
#[derive(Debug, Args)]
#[command(
    after_help = "Examples:\n  keywork contact rowan --with \"Ms Ash\" --how phone --note \"Slept badly; a new baby sister\"\n  \
    keywork contact rowan --with \"L. Hart\" --how email --note \"Asked for the word list\" --action \"jm:fri:Send the word list\""
)]
pub(crate) struct NewContact {
    /// The pupil
    #[arg(value_name = "PUPIL")]
    pupil: Option<String>,
    /// With whom: a parent, a colleague or a professional, by name
    #[arg(long, value_name = "WHO", allow_hyphen_values = true)]
    with: Option<String>,
    /// How: phone, email, in-person, letter, book or video
    #[arg(long, value_name = "HOW")]
    how: Option<String>,
    /// What was said; for staff, not in the home report
    #[arg(long, value_name = "TEXT", allow_hyphen_values = true)]
    note: Option<String>,
    /// Who that is, where the records do not say: parent, staff or professional
    #[arg(long, value_name = "ROLE")]
    role: Option<String>,
    /// What was agreed
    #[arg(long, value_name = "TEXT", allow_hyphen_values = true)]
    agreed: Option<String>,
    /// What somebody undertook to do, by when
    #[arg(long, value_name = "OWNER:DATE:TEXT", allow_hyphen_values = true)]
    action: Vec<String>,
    /// May go home
    #[arg(long, value_name = "TEXT", allow_hyphen_values = true)]
    share: Option<String>,
    /// Who spoke or wrote, where it was not whoever is typing
    #[arg(long, value_name = "STAFF")]
    made_by: Option<String>,
    #[command(flatten)]
    when: When,
}

/// The three things that a contact is nothing without.
struct Essential {
    with: Title,
    how: How,
    note: StaffOnly,
}

impl NewContact {
    /// Records the contact.
    ///
    /// # Errors
    /// When something typed cannot be, or nothing could be written.
    pub(crate) fn run(&self, settings: &Settings, ui: &mut Ui<'_>) -> Result<Exit, Failure> {
        let folder = Folder::to_write(settings)?;
        let writer = folder.writer(settings)?;
        let id = folder.pupil_or_own(self.pupil.as_deref(), settings)?;
        let records = folder.whatever_is_known(&id, ui)?;
        let made_by = self.made_by.as_deref().map(|typed| folder.staff("--made-by", typed)).transpose()?;
        let moment = self.when.moment(records.pupil.as_ref().map(|pupil| &pupil.record), settings)?;
        let mut words = Words::new(settings);
        let role = self.role.as_deref().map(|typed| word::<ContactRole>("--role", typed)).transpose()?;
        let actions = self.action.iter().map(|typed| action(typed, &folder, settings, &mut words));
        let actions = actions.collect::<Result<Vec<_>, _>>()?;
        let (agreed, share) =
            (words.staff_only("agreed", self.agreed.as_deref())?, words.shared("share", self.share.as_deref())?);
        let Essential { with, how, note } = self.essential(&mut words, &records, ui)?;
        let Person { name, role: known } = person(with, &records, &folder.school);
        let contact = Contact {
            date: moment.day,
            start: Some(moment.time),
            recorded_by: made_by.as_ref().filter(|staff| **staff != writer).map(|_| writer.clone()),
            staff: made_by.unwrap_or(writer),
            with_: name,
            role: role.or(known),
            how,
            note,
            agreed,
            share,
            recorded: Some(settings.today),
            action: actions,
        };
        slips(&contact, &records, &folder.school, ui);
        let (path, written) = place_dated(&folder.root, &id, DatedKind::Contacts, &contact)?;
        let mut done = Writes::default();
        done.add(path, written, in_words(&contact, &moment, &records, &folder.school));
        Ok(done.tell(ui))
    }

    /// With whom, how, and what was said: as typed, else as answered on a terminal.
    fn essential(&self, words: &mut Words<'_>, records: &PupilRecords, ui: &Ui<'_>) -> Result<Essential, Failure> {
        let with = words.text("with", self.with.as_deref())?;
        let with = with.map(|typed| one_line("--with", "name", &typed)).transpose()?;
        let how = self.how.as_deref().map(|typed| word::<How>("--how", typed)).transpose()?;
        let note = words.staff_only("note", self.note.as_deref())?;
        let lacks = [("--with", with.is_none()), ("--how", how.is_none()), ("--note", note.is_none())];
        let lacks: Vec<&str> = lacks.into_iter().filter(|(_, lacks)| *lacks).map(|(flag, _)| flag).collect();
        if !lacks.is_empty() {
            let is = if lacks.len() == 1 { "is" } else { "are" };
            let message =
                format!("{} {is} missing: a contact says with whom, how, and what was said", and_list(&lacks));
            may_ask(ui, &message, "them such as --with \"Ms Ash\" --how phone --note \"Slept badly\"")?;
        }
        let with = with.map_or_else(|| ask_with(records), Ok)?;
        let how = how.map_or_else(ask_how, Ok)?;
        let note = note.map_or_else(ask_note, Ok)?;
        Ok(Essential { with, how, note })
    }
}

fn ask_with(records: &PupilRecords) -> Result<Title, Failure> {
    let known: Vec<&str> = parents(records).map(Title::as_str).collect();
    let help = if known.is_empty() { "a name".to_owned() } else { format!("such as {}", and_list(&known)) };
    let question = Question { words: "With whom? (--with)", help: &help, may_be_empty: false };
    let check = |typed: &str| one_line("--with", "name", typed).map(|_| ());
    one_line("--with", "name", &line(&question, &check)?.unwrap_or_default())
}

fn ask_how() -> Result<How, Failure> {
    Ok(How::ALL[choice("How? (--how)", How::WORDS)?])
}

fn ask_note() -> Result<StaffOnly, Failure> {
    let help = "for staff; not in the home report";
    let question = Question { words: "What was said? (--note)", help, may_be_empty: false };
    let check = |typed: &str| StaffOnly::new(typed).map(|_| ()).ok_or_else(|| Failure::usage("write something"));
    let typed = line(&question, &check)?.unwrap_or_default();
    StaffOnly::new(&typed).ok_or_else(|| Failure::usage("--note has no words"))
}

/// Names that are near to one that the records know.
fn slips(contact: &Contact, records: &PupilRecords, school: &School, ui: &mut Ui<'_>) {
    let parents: Vec<&str> = parents(records).map(Title::as_str).collect();
    let staff = school.staff.iter().flat_map(|(id, staff)| [id.as_str(), staff.name.as_str()]);
    let known: Vec<&str> = parents.iter().copied().chain(staff).collect();
    note_a_slip("--with", contact.with_.as_str(), &known, ui);
    for action in &contact.action {
        note_a_slip("--action", action.owner.as_str(), &known, ui);
    }
}

/// The contact in words: whose, when, how and with whom, what was agreed, who does what, and what may go home.
fn in_words(contact: &Contact, moment: &Moment, records: &PupilRecords, school: &School) -> String {
    let role = contact.role.map(|role| format!(", {role}")).unwrap_or_default();
    let mut said = format!(
        "{}, {}: {} with {}{role}",
        records.name(),
        moment.in_words(),
        how(contact.how),
        contact.with_.as_str()
    );
    if contact.recorded_by.is_some() {
        let _ = write!(said, "; by {}", school.name_of(&contact.staff));
    }
    let parts = [
        ("agreed", contact.agreed.as_ref().map(StaffOnly::as_str)),
        ("may go home", contact.share.as_ref().map(Shared::as_str)),
    ];
    said.extend(parts.into_iter().filter_map(|(label, words)| Some(format!("; {label}: {}", brief(words?, 80)))));
    let actions: Vec<String> = contact.action.iter().map(|action| action_in_words(action, school)).collect();
    said.extend(actions.iter().map(|action| format!("; {action}")));
    said
}

fn how(how: How) -> &'static str {
    match how {
        How::Phone => "by phone",
        How::Email => "by e-mail",
        How::InPerson => "in person",
        How::Letter => "by letter",
        How::Book => "in the home-school book",
        How::Video => "by video",
    }
}
