//! `keywork staff`: who works in the school, as `keywork.toml` has it.

use chrono::NaiveDate;
use clap::{Args, Subcommand};
use serde_json::json;

use super::exit::Exit;
use super::failure::Failure;
use super::folder::Folder;
use super::settings::Settings;
use super::table::Listed;
use super::ui::Ui;
use super::when::near_day;
use super::writes::Writes;
use crate::calendar::say;
use crate::record::id::Id;
use crate::record::school::{Staff, Training};
use crate::record::words::Title;
use crate::record::{Filed, Role, School, StaffId, UnknownWord};
use crate::store::{layout, place_edit};
use crate::text::brief;

/// How a member of staff is typed.
const FORM: &str = "write it as ID:ROLE:NAME, such as jm:key-worker:\"J. Marsh\"";

/// Add staff, say that somebody leaves, or list them
#[derive(Debug, Args)]
#[command(
    after_help = "Examples:\n  keywork staff add jm:key-worker:\"J. Marsh\"\n  keywork staff leave jm --on 21/7/2027"
)]
pub(crate) struct StaffCommand {
    #[command(subcommand)]
    what: What,
}

/// What to do with the staff.
#[derive(Debug, Subcommand)]
enum What {
    /// Add a member of staff to keywork.toml
    #[command(
        after_help = "Examples:\n  keywork staff add jm:key-worker:\"J. Marsh\"\n  keywork staff add as:teacher:\"A. Shah\""
    )]
    Add {
        /// The id, which names the records that they write; the role; the name
        #[arg(value_name = "ID:ROLE:NAME")]
        person: String,
    },
    /// Say that somebody leaves the school; their records stay
    #[command(
        after_help = "Examples:\n  keywork staff leave jm --on 21/7/2027\n  keywork staff leave jm --on yesterday"
    )]
    Leave {
        /// Who
        #[arg(value_name = "ID")]
        id: String,
        /// The last day
        #[arg(long, value_name = "DATE")]
        on: String,
    },
    /// List the staff
    #[command(after_help = "Examples:\n  keywork staff list\n  keywork staff list --json")]
    List,
}

impl StaffCommand {
    /// Runs the command.
    ///
    /// # Errors
    /// When nothing could be written or read.
    pub(crate) fn run(&self, settings: &Settings, ui: &mut Ui<'_>) -> Result<Exit, Failure> {
        match &self.what {
            What::Add { person } => add(person, settings, ui),
            What::Leave { id, on } => leave(id, on, settings, ui),
            What::List => list(settings, ui),
        }
    }
}

/// A member of staff as typed: `jm:key-worker:J. Marsh`.
///
/// # Errors
/// When a part is missing or wrong.
pub(super) fn parse_member(flag: &str, typed: &str) -> Result<(StaffId, Staff), Failure> {
    let parts: Vec<&str> = typed.splitn(3, ':').map(str::trim).collect();
    let [id, role, name] = parts.as_slice() else {
        return Err(Failure::usage(format!("{flag}: `{}` is not ID:ROLE:NAME", brief(typed, 40))).help(FORM.to_owned()));
    };
    let role = parse_role(flag, role)?;
    let name = one_line(flag, "name", name)?;
    Ok((parse_id(flag, id)?, Staff { name, role, left: None, training: Vec::new() }))
}

/// An id; one that is right but for its capitals is named.
///
/// # Errors
/// When it is none.
pub(super) fn parse_id<K: crate::record::id::IdKind>(flag: &str, typed: &str) -> Result<Id<K>, Failure> {
    Id::parse(typed).map_err(|error| {
        let lower: String = typed.to_lowercase().split_whitespace().collect::<Vec<_>>().join("-");
        let near = Id::<K>::parse(&lower).ok().map(|id| format!("did you mean \"{id}\"?"));
        Failure::usage(format!("{flag}: {error}")).help(near.or_else(|| Some("choose another id".to_owned())))
    })
}

/// A role, in capitals or not.
///
/// # Errors
/// When it is none.
pub(super) fn parse_role(flag: &str, typed: &str) -> Result<Role, Failure> {
    let role = typed.to_lowercase().parse();
    role.map_err(|error: UnknownWord| Failure::usage(format!("{flag}: {error}")).help(error.help()))
}

/// A name of a person, a school or a term: words on one line.
///
/// # Errors
/// When there are no words, or more lines.
pub(super) fn one_line(flag: &str, what: &str, typed: &str) -> Result<Title, Failure> {
    if typed.trim().chars().any(char::is_control) {
        let help = "write it on one line".to_owned();
        return Err(Failure::usage(format!("{flag}: the {what} has a line break or a control character")).help(help));
    }
    let help = format!("give the {what} between double quotes");
    Title::new(typed).ok_or_else(|| Failure::usage(format!("{flag}: the {what} is empty")).help(help))
}

/// The file of the school, which was read.
fn filed(folder: &Folder) -> Result<&Filed<School>, Failure> {
    folder.filed.as_ref().ok_or_else(|| Failure::usage("keywork.toml could not be read"))
}

/// Refuses a `--staff` that nobody has. Whoever adds the first person need not be one.
pub(super) fn known_writer(folder: &Folder, settings: &Settings) -> Result<(), Failure> {
    let known = settings.staff.as_deref().map_or(Ok(()), |typed| folder.staff("--staff", typed).map(|_| ()));
    let first = || format!("nobody is in keywork.toml yet: keywork staff add, and {FORM}");
    known.map_err(|failure| if folder.school.staff.is_empty() { failure.help(first()) } else { failure })
}

fn add(typed: &str, settings: &Settings, ui: &mut Ui<'_>) -> Result<Exit, Failure> {
    let folder = Folder::to_write(settings)?;
    let (id, person) = parse_member("staff add", typed)?;
    if settings.staff.as_deref() != Some(id.as_str()) {
        known_writer(&folder, settings)?;
    }
    let mut school = folder.school.clone();
    if let Some(there) = folder.school.staff.get(&id) {
        same_person(&id, there, &person)?;
    } else {
        school.staff.insert(id.clone(), person.clone());
    }
    let words = format!("{id} is {}, {}", person.name.as_str(), person.role);
    let written = place_edit(&folder.root, filed(&folder)?, &school)?;
    let mut writes = Writes::default();
    writes.add(layout::SCHOOL, written, words);
    Ok(writes.tell(ui))
}

/// Refuses an id that is somebody else's, or that of one who has left.
fn same_person(id: &StaffId, there: &Staff, new: &Staff) -> Result<(), Failure> {
    let message = match there.left {
        Some(left) => {
            let message = format!("{id} is {}, who left on {}", there.name.as_str(), say::long(left));
            let help =
                "for somebody who has come back, take `left` out of keywork.toml; for another, choose another id";
            return Err(Failure::usage(message).help(help.to_owned()));
        }
        None if there.name == new.name && there.role == new.role => return Ok(()),
        None => format!("{id} is {}, {}, already", there.name.as_str(), there.role),
    };
    let help = "choose another id, since it names records; or change the name or the role in keywork.toml".to_owned();
    Err(Failure::usage(message).help(help))
}

fn leave(typed: &str, on: &str, settings: &Settings, ui: &mut Ui<'_>) -> Result<Exit, Failure> {
    let folder = Folder::to_write(settings)?;
    known_writer(&folder, settings)?;
    let id = folder.staff("staff leave", typed)?;
    let on = near_day("--on", on, settings)?;
    let mut school = folder.school.clone();
    let mut before = None;
    if let Some(person) = school.staff.get_mut(&id) {
        before = person.left.replace(on).filter(|before| *before != on);
    }
    let written = place_edit(&folder.root, filed(&folder)?, &school)?;
    let instead = before.map(|before| format!(", not on {}", say::long(before))).unwrap_or_default();
    let name = school.name_of(&id);
    let mut writes = Writes::default();
    writes.add(layout::SCHOOL, written, format!("{id}, {name}: the last day is {}{instead}", say::long(on)));
    Ok(writes.tell(ui))
}

fn list(settings: &Settings, ui: &mut Ui<'_>) -> Result<Exit, Failure> {
    let folder = Folder::open(settings)?;
    let day = |day: Option<NaiveDate>| day.map(|day| day.to_string());
    if ui.json {
        let training =
            |had: &Training| json!({"what": had.what.as_str(), "on": had.on.to_string(), "until": day(had.until)});
        let person = |(id, staff): (&StaffId, &Staff)| {
            json!({
                "id": id.as_str(), "name": staff.name.as_str(), "role": staff.role.word(), "left": day(staff.left),
                "training": staff.training.iter().map(training).collect::<Vec<_>>(),
            })
        };
        let staff: Vec<_> = folder.school.staff.iter().map(person).collect();
        ui.print(&crate::render::json(&json!({"as_of": settings.today.to_string(), "staff": staff})))?;
    } else {
        let row = |(id, staff): (&StaffId, &Staff)| {
            let left = staff.left.map(say::long).unwrap_or_default();
            vec![id.to_string(), staff.name.as_str().to_owned(), staff.role.to_string(), left]
        };
        let listed = Listed {
            title: format!("Staff of {}", folder.school.school.as_str()),
            columns: vec!["id", "name", "role", "last day"],
            rows: folder.school.staff.iter().map(row).collect(),
            none: "There are no staff in keywork.toml yet.",
        };
        listed.print(ui)?;
        if listed.rows.is_empty() {
            ui.hint("keywork staff add jm:key-worker:\"J. Marsh\"");
        }
    }
    Ok(folder.finish(&[], ui))
}
