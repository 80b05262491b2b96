//! The command line as it is typed. Nothing past `settings` and the command's own file sees these types.
#![expect(clippy::doc_markdown, reason = "these comments are the help that people read")]

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum};

/// Plan, log, assess and report for the adult who works one-to-one with a child with SEND.
#[derive(Debug, Parser)]
#[command(
    name = "keywork",
    version,
    disable_help_subcommand = true,
    after_help = "Examples:\n  keywork log rowan cvc=8/10 -m 25 --note \"Tired after swimming\"\n  keywork report weekly rowan"
)]
pub(crate) struct Cli {
    /// Flags that every command takes.
    #[command(flatten)]
    pub(crate) globals: Globals,
    /// The command.
    #[command(subcommand)]
    pub(crate) command: Command,
}

/// Flags that every command takes.
#[derive(Clone, Debug, Default, Args)]
pub(crate) struct Globals {
    /// The records folder; else KEYWORK_RECORDS, the nearest folder upwards with a keywork.toml, or ./records
    #[arg(long, global = true, value_name = "DIR")]
    pub(crate) records: Option<PathBuf>,
    /// The day that counts as today; else KEYWORK_AS_OF
    #[arg(long, global = true, value_name = "DATE")]
    pub(crate) as_of: Option<String>,
    /// Who is typing; else KEYWORK_STAFF
    #[arg(long, global = true, value_name = "ID")]
    pub(crate) staff: Option<String>,
    /// Print one JSON object
    #[arg(long, global = true)]
    pub(crate) json: bool,
    /// Print no messages but errors
    #[arg(long, global = true)]
    pub(crate) quiet: bool,
    /// Colour on a terminal
    #[arg(long, global = true, value_name = "WHEN", default_value = "auto")]
    pub(crate) color: Colour,
}

/// When to use colour.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub(crate) enum Colour {
    /// On a terminal.
    #[default]
    Auto,
    /// Always.
    Always,
    /// Never.
    Never,
}

/// The commands.
#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    Today(super::today::TodayCommand),
    Log(Box<super::log::Log>),
    Observe(Box<super::observe::Observe>),
    Contact(Box<super::contact::NewContact>),
    Recommend(Box<super::recommend::Recommend>),
    Meeting(super::meeting::MeetingCommand),
    Done(super::done::DoneWith),
    Plan(super::plan::Plan),
    Assess(super::assess::Assessing),
    Report(super::report::Report),
    Template(super::template::TemplateCommand),
    Thread(super::thread::ThreadOf),
    Check(super::check::Check),
    Concern(super::concern::Concern),
    Due(super::due::DueCommand),
    Export(super::export::Export),
    Import(super::import::ImportCommand),
    Init(super::init::Init),
    Pupil(super::pupil::PupilCommand),
    Staff(super::staff::StaffCommand),
}

/// When something happened, for every command that writes a dated record.
#[derive(Clone, Debug, Default, Args)]
pub(crate) struct When {
    /// The day: 2026-11-20, today, yesterday, mon, 20/11, 20 Nov
    #[arg(long, value_name = "DATE")]
    pub(crate) on: Option<String>,
    /// The time, such as 09:30
    #[arg(long, value_name = "HH:MM")]
    pub(crate) at: Option<String>,
}
