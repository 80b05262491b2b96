//! Flags, environment and clock, read once: the only place in keywork that looks at any of them.
#![expect(clippy::disallowed_methods, reason = "this is the one place that reads the clock and the environment")]

use std::ffi::OsString;
use std::io::IsTerminal;
use std::path::PathBuf;

use chrono::{Local, NaiveDate, NaiveTime, Timelike};

use super::args::Globals;
use super::failure::Failure;
use crate::calendar::typed::{Look, parse_date};

/// What the surroundings of a run are: everything that is not an argument.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Surroundings {
    /// The folder that the command was given in.
    pub here: PathBuf,
    /// The local date and time.
    pub now: (NaiveDate, NaiveTime),
    /// `KEYWORK_RECORDS`.
    pub records: Option<OsString>,
    /// `KEYWORK_AS_OF`.
    pub as_of: Option<String>,
    /// `KEYWORK_STAFF`.
    pub staff: Option<String>,
    /// True where `NO_COLOR` or a dumb terminal asks for plain text.
    pub plain: bool,
    /// `PATH`, for finding git.
    pub path: OsString,
    /// Where the person's own settings are kept: `XDG_CONFIG_HOME`, else `~/.config`; `APPDATA` on Windows.
    pub config: Option<PathBuf>,
    /// Whether standard input, output and error are terminals.
    pub terminals: [bool; 3],
    /// The width of the terminal in columns.
    pub width: usize,
}

impl Surroundings {
    /// The surroundings of this process.
    #[must_use]
    pub fn of_this_process() -> Self {
        let now = Local::now().naive_local();
        let text = |name| std::env::var(name).ok().filter(|value: &String| !value.is_empty());
        let minute = now.time().with_second(0).and_then(|time| time.with_nanosecond(0));
        Self {
            here: std::env::current_dir().unwrap_or_else(|_| PathBuf::from(".")),
            now: (now.date(), minute.unwrap_or_default()),
            records: std::env::var_os("KEYWORK_RECORDS").filter(|value| !value.is_empty()),
            as_of: text("KEYWORK_AS_OF"),
            staff: text("KEYWORK_STAFF"),
            plain: text("NO_COLOR").is_some() || text("TERM").as_deref() == Some("dumb"),
            path: std::env::var_os("PATH").unwrap_or_default(),
            config: folder_of_settings(),
            terminals: [
                std::io::stdin().is_terminal(),
                std::io::stdout().is_terminal(),
                std::io::stderr().is_terminal(),
            ],
            width: terminal_width(text("COLUMNS")),
        }
    }
}

fn folder_of_settings() -> Option<PathBuf> {
    let folder = |name| std::env::var_os(name).map(PathBuf::from).filter(|folder| folder.is_absolute());
    if cfg!(windows) {
        return folder("APPDATA");
    }
    folder("XDG_CONFIG_HOME").or_else(|| Some(folder("HOME")?.join(".config")))
}

fn terminal_width(columns: Option<String>) -> usize {
    let told = columns.and_then(|columns| columns.parse().ok()).filter(|width| (20..=500).contains(width));
    told.unwrap_or_else(|| terminal_size::terminal_size().map_or(80, |(width, _)| usize::from(width.0)))
}

/// What one run of a command goes by.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Settings {
    /// The day that counts as today.
    pub(crate) today: NaiveDate,
    /// The time of day, unless `--as-of` named the day.
    pub(crate) now: Option<NaiveTime>,
    /// The id of who is typing, as typed.
    pub(crate) staff: Option<String>,
    /// The records folder that was named.
    pub(crate) records: Option<PathBuf>,
    /// The surroundings.
    pub(crate) around: Surroundings,
    /// Results as JSON.
    pub(crate) json: bool,
    /// Nothing on standard error but errors.
    pub(crate) quiet: bool,
    /// The long flags that there are.
    pub(crate) flags: Vec<String>,
    /// The arguments as they were typed.
    pub(crate) typed: Vec<String>,
}

impl Settings {
    /// The settings of a run.
    ///
    /// # Errors
    /// When `--as-of` is no date.
    pub(crate) fn new(globals: &Globals, around: Surroundings) -> Result<Self, Failure> {
        let as_of = globals.as_of.clone().or_else(|| around.as_of.clone());
        let today = around.now.0;
        let named = as_of.as_deref().map(|text| {
            parse_date(text, today, Look::Back)
                .map_err(|error| Failure::usage(format!("--as-of: {error}")).help(error.help()))
        });
        let named = named.transpose()?;
        Ok(Self {
            today: named.unwrap_or(today),
            now: named.is_none().then_some(around.now.1),
            staff: globals.staff.clone().or_else(|| around.staff.clone()),
            records: globals.records.clone().or_else(|| around.records.clone().map(PathBuf::from)),
            json: globals.json,
            quiet: globals.quiet,
            flags: Vec::new(),
            typed: Vec::new(),
            around,
        })
    }
}
