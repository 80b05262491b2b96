//! One file a subcommand: read, ask the domain, print or write. No rule of the school's life is decided here.
//!
//! Called by `main` alone. [`run`] is the one place where an error becomes words and a number.

mod action;
mod args;
mod ask;
mod assess;
mod check;
mod concern;
mod contact;
mod done;
mod due;
mod exit;
mod export;
mod failure;
mod folder;
mod import;
mod init;
mod log;
mod meeting;
mod observe;
mod page;
mod people;
mod plan;
mod progress;
mod pupil;
mod recommend;
mod reference;
mod report;
mod settings;
mod staff;
mod table;
mod thread;
mod today;
mod ui;
mod view;
mod when;
mod words;
mod writes;

use std::ffi::OsString;
use std::io::Write;
use std::process::ExitCode;

use clap::error::{ContextKind, ContextValue, ErrorKind};
use clap::{CommandFactory, FromArgMatches};

pub use exit::Exit;
pub use settings::Surroundings;

use args::{Cli, Colour, Command, Globals};
use failure::Failure;
use settings::Settings;
use ui::Ui;

/// Runs the command line of this process.
#[must_use]
pub fn main() -> ExitCode {
    let around = Surroundings::of_this_process();
    std::panic::set_hook(Box::new(own_up));
    // Not locked, so that a worker that panics can say so.
    run(std::env::args_os().collect(), around, &mut std::io::stdout(), &mut std::io::stderr()).into()
}

/// What is said of a fault of keywork's own: where in the program, and nothing of any record.
fn own_up(panic: &std::panic::PanicHookInfo<'_>) {
    let place = panic.location().map(|at| format!(" at {}:{}", at.file(), at.line())).unwrap_or_default();
    let version = env!("CARGO_PKG_VERSION");
    let _ = writeln!(std::io::stderr(), "error: this is a bug in keywork {version}{place}; no record was harmed by it");
}

/// Runs one command line.
pub fn run(typed: Vec<OsString>, around: Surroundings, out: &mut dyn Write, err: &mut dyn Write) -> Exit {
    let typed = step_is_understood(typed);
    let words: Vec<String> = typed.iter().map(|word| word.to_string_lossy().into_owned()).collect();
    let json = words.iter().any(|word| word == "--json");
    let parsed = Cli::command().try_get_matches_from(&typed).and_then(|matches| Cli::from_arg_matches(&matches));
    let globals = parsed.as_ref().map_or_else(|_| Globals { json, ..Globals::default() }, |cli| cli.globals.clone());
    let colour = match globals.color {
        Colour::Auto => None,
        Colour::Always => Some(true),
        Colour::Never => Some(false),
    };
    let settings = Settings::new(&globals, around.clone());
    let plain = || Settings::new(&Globals { as_of: None, ..globals.clone() }, Surroundings { as_of: None, ..around });
    let Some(for_ui) = settings.clone().or_else(|_| plain()).ok() else { return Exit::Usage };
    let mut ui = Ui::new(out, err, &for_ui, colour);
    let ended = match (parsed, settings) {
        (Err(error), _) => not_parsed(&error, &words, &mut ui),
        (_, Err(failure)) => Err(failure),
        (Ok(cli), Ok(settings)) => {
            dispatch(cli.command, &Settings { flags: flags(), typed: words, ..settings }, &mut ui)
        }
    };
    ended.unwrap_or_else(|failure| ui.failure(&failure))
}

fn dispatch(command: Command, settings: &Settings, ui: &mut Ui<'_>) -> Result<Exit, Failure> {
    match command {
        Command::Today(today) => today.run(settings, ui),
        Command::Assess(assess) => assess.run(settings, ui),
        Command::Check(check) => check.run(settings, ui),
        Command::Done(done) => done.run(settings, ui),
        Command::Concern(concern) => concern.run(settings, ui),
        Command::Contact(contact) => contact.run(settings, ui),
        Command::Due(due) => due.run(settings, ui),
        Command::Export(export) => export.run(settings, ui),
        Command::Import(import) => import.run(settings, ui),
        Command::Log(log) => log.run(settings, ui),
        Command::Meeting(meeting) => meeting.run(settings, ui),
        Command::Recommend(recommend) => recommend.run(settings, ui),
        Command::Observe(observe) => observe.run(settings, ui),
        Command::Report(report) => report.run(settings, ui),
        Command::Init(init) => init.run(settings, ui),
        Command::Pupil(pupil) => pupil.run(settings, ui),
        Command::Staff(staff) => staff.run(settings, ui),
        Command::Plan(plan) => plan.run(settings, ui),
        Command::Thread(thread) => thread.run(settings, ui),
    }
}

/// The commands of which one step is so usual that its word may be left out, and that step.
const UNDERSTOOD: [(&str, &str); 2] = [("plan", "show"), ("meeting", "record")];

/// `plan PUPIL` is `plan show PUPIL`, and `meeting PUPIL` is `meeting record PUPIL`: the word goes in where the first
/// one after the command that is neither a flag nor the value of one is no step of it.
fn step_is_understood(mut typed: Vec<OsString>) -> Vec<OsString> {
    let command = Cli::command();
    let mut with_value = flags_with_value(&command);
    let Some((at, first)) = plain(&typed, &with_value).first().copied() else { return today_is_understood(typed) };
    let Some((_, usual)) = UNDERSTOOD.iter().find(|(outer, _)| *outer == first) else { return typed };
    let Some(outer) = command.find_subcommand(first) else { return typed };
    with_value.extend(outer.find_subcommand(usual).iter().flat_map(|inner| flags_with_value(inner)));
    let step = plain(&typed, &with_value).get(1).map(|(_, word)| outer.find_subcommand(word).is_some());
    let asks_for_help = typed.iter().any(|word| word == "--help" || word == "-h");
    if step == Some(false) || step.is_none() && !asks_for_help {
        typed.insert(at + 1, usual.into());
    }
    typed
}

/// The words that are neither flags nor values of flags, each with its place; the program's own name is left out.
fn plain<'t>(typed: &'t [OsString], with_value: &[String]) -> Vec<(usize, &'t str)> {
    let words = typed.iter().enumerate().skip(1).filter_map(|(at, word)| Some((at, word.to_str()?)));
    let mut is_value = false;
    words
        .filter(|(_, word)| {
            let value = std::mem::replace(&mut is_value, with_value.iter().any(|flag| flag == word));
            !value && !word.starts_with('-')
        })
        .collect()
}

/// The flags of one command that take a value, as they are typed.
fn flags_with_value(command: &clap::Command) -> Vec<String> {
    let with_value = command.get_arguments().filter(|arg| arg.get_action().takes_values());
    let typed = with_value.flat_map(|arg| {
        let long = arg.get_long().map(|long| format!("--{long}"));
        long.into_iter().chain(arg.get_short().map(|short| format!("-{short}")))
    });
    typed.collect()
}

/// `keywork` with nothing but flags is `keywork today`.
fn today_is_understood(typed: Vec<OsString>) -> Vec<OsString> {
    let asks = |word: &OsString| ["--help", "-h", "--version", "-V"].iter().any(|flag| word == flag);
    let mut typed = typed;
    if !typed.iter().any(asks) {
        typed.insert(typed.len().min(1), "today".into());
    }
    typed
}

/// Every long flag of every command.
fn flags() -> Vec<String> {
    fn collect(command: &clap::Command, flags: &mut Vec<String>) {
        flags.extend(command.get_arguments().filter_map(|arg| arg.get_long()).map(|long| format!("--{long}")));
        command.get_subcommands().for_each(|inner| collect(inner, flags));
    }
    let mut flags = Vec::new();
    collect(&Cli::command(), &mut flags);
    flags.sort();
    flags.dedup();
    flags
}

/// Help and the version are results; everything else that the parser refuses is a mistake with its nearest mend.
fn not_parsed(error: &clap::Error, words: &[String], ui: &mut Ui<'_>) -> Result<Exit, Failure> {
    match error.kind() {
        ErrorKind::DisplayHelp | ErrorKind::DisplayVersion => {
            ui.print(&error.render().to_string())?;
            Ok(Exit::Done)
        }
        ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand | ErrorKind::MissingSubcommand => {
            let command = Cli::command();
            let inner = meant(&command, words);
            if inner.get_name() != command.get_name() {
                let message = format!("`keywork {}` alone says too little", inner.get_name());
                return Err(Failure::usage(message).help(format!("go on with {}", crate::text::or_list(&names(inner)))));
            }
            let help = "keywork --help lists the commands; to begin: keywork init records --school \"NAME\"".to_owned();
            Err(Failure::usage("no command is given").help(help))
        }
        _ if words.iter().any(|word| word == "concern") => {
            // What was typed may be the words themselves: nothing of it is repeated.
            let message = "the command line is not understood; the words of a concern are never given on it";
            Err(Failure::usage(message)
                .help("usage: keywork concern PUPIL [--note -|@FILE] [--about-adult]".to_owned()))
        }
        kind => {
            let wrong =
                context(error, ContextKind::InvalidSubcommand).or_else(|| context(error, ContextKind::InvalidArg));
            let command = Cli::command();
            // `plan nwe rowan` was read as `plan show nwe rowan`; a step was meant.
            let may_be = matches!(kind, ErrorKind::UnknownArgument | ErrorKind::MissingRequiredArgument)
                && wrong.as_ref().is_none_or(|wrong| !wrong.starts_with('-'));
            let step = taken_for_a_pupil(&command, words).filter(|_| may_be);
            let typed = step.clone().map(|(_, step)| step).or(wrong);
            let known: Vec<String> = match kind {
                ErrorKind::InvalidSubcommand => names(meant(&command, words)),
                _ if let Some((outer, _)) = &step => names(meant(&command, std::slice::from_ref(outer))),
                ErrorKind::UnknownArgument => flags_of(meant(&command, words)),
                _ => Vec::new(),
            };
            let shown = error.render().to_string();
            let message = shown.lines().next().unwrap_or_default().trim_start_matches("error: ").to_owned();
            let missing = shown
                .lines()
                .skip(1)
                .take_while(|line| line.starts_with("  "))
                .map(str::trim)
                .collect::<Vec<_>>()
                .join(", ");
            let message =
                if missing.is_empty() { message } else { format!("{} {missing}", message.trim_end_matches(':')) };
            let usage =
                shown.lines().find(|line| line.starts_with("Usage: ")).map(|usage| usage.replacen("Usage", "usage", 1));
            let no_step = |(outer, step): &(String, String)| format!("`{step}` is no step of `keywork {outer}`");
            let message = step.as_ref().map_or(message, no_step);
            let near = typed.as_deref().and_then(|typed| crate::text::did_you_mean(typed, &known));
            Err(Failure::usage(message).help(near.or_else(|| values(error)).or(usage)))
        }
    }
}

/// The word that stands where a usual step has its pupil and is nearly a step; and the command.
fn taken_for_a_pupil(command: &clap::Command, words: &[String]) -> Option<(String, String)> {
    let at = words.windows(2).position(|pair| UNDERSTOOD.contains(&(pair[0].as_str(), pair[1].as_str())))?;
    let (outer, step) = (words[at].clone(), words.get(at + 2).filter(|word| !word.starts_with('-'))?.clone());
    let steps = names(meant(command, std::slice::from_ref(&outer)));
    crate::text::did_you_mean(&step, &steps).map(|_| (outer, step))
}

/// The command, or the subcommand of it, that the words reach.
fn meant<'c>(command: &'c clap::Command, words: &[String]) -> &'c clap::Command {
    words.iter().fold(command, |command, word| command.find_subcommand(word).unwrap_or(command))
}

fn names(command: &clap::Command) -> Vec<String> {
    command.get_subcommands().map(|inner| inner.get_name().to_owned()).collect()
}

/// The long flags of one command, and those that every command takes.
fn flags_of(command: &clap::Command) -> Vec<String> {
    let whole = Cli::command();
    let own = command.get_arguments().filter_map(clap::Arg::get_long);
    own.chain(whole.get_arguments().filter_map(clap::Arg::get_long)).map(|long| format!("--{long}")).collect()
}

fn context(error: &clap::Error, kind: ContextKind) -> Option<String> {
    match error.get(kind) {
        Some(ContextValue::String(text)) => Some(text.clone()),
        _ => None,
    }
}

fn values(error: &clap::Error) -> Option<String> {
    match error.get(ContextKind::ValidValue) {
        Some(ContextValue::Strings(values)) if !values.is_empty() => {
            let near =
                context(error, ContextKind::InvalidValue).and_then(|typed| crate::text::did_you_mean(&typed, values));
            near.or_else(|| Some(format!("it is {}", crate::text::or_list(values))))
        }
        _ => None,
    }
}
