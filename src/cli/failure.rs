//! Why a command stopped: what is wrong, where, what to do, and with which exit status.

use std::fmt::Write as _;

use serde_json::json;

use super::exit::Exit;
use crate::record::Problem;
use crate::render::TemplateError;
use crate::store::{NotFound, PlaceError, ReadError, StoreError};
use crate::text;

/// A file, with line and column where they are known.
pub(crate) type FilePlace = (String, Option<(usize, usize)>);

/// Why a command stopped.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Failure {
    /// The exit status.
    pub(crate) exit: Exit,
    /// A stable word for scripts.
    pub(crate) code: &'static str,
    /// What is wrong, without a full stop.
    pub(crate) message: String,
    /// What to do.
    pub(crate) help: Option<String>,
    /// The file, where one is to blame, with line and column where they are known.
    pub(crate) place: Option<Box<FilePlace>>,
    /// The record that was not written. It holds what somebody typed, which may be nowhere else.
    pub(crate) unwritten: Option<String>,
}

impl Failure {
    fn new(exit: Exit, code: &'static str, message: impl Into<String>) -> Self {
        Self { exit, code, message: message.into(), help: None, place: None, unwritten: None }
    }

    /// The command line, or a value in it, is wrong.
    #[must_use]
    pub(crate) fn usage(message: impl Into<String>) -> Self {
        Self::new(Exit::Usage, "usage", message)
    }

    /// Nothing was written, or not for certain.
    #[must_use]
    pub(crate) fn unwritten(message: impl Into<String>) -> Self {
        Self::new(Exit::Unwritten, "not-written", message)
    }

    /// Refused, to protect someone.
    #[must_use]
    pub(crate) fn refused(code: &'static str, message: impl Into<String>) -> Self {
        Self::new(Exit::Refused, code, message)
    }

    /// A record that the command cannot do without is not readable.
    #[must_use]
    pub(crate) fn problem(problem: &Problem) -> Self {
        let spot = problem.place.spot.as_ref().map(|spot| (spot.line, spot.column));
        let mut failure = Self::new(Exit::Unreadable, problem.code.name, problem.message.clone());
        failure.place = Some(Box::new((problem.place.file.clone(), spot)));
        failure.help.clone_from(&problem.help);
        failure
    }

    /// The same failure with what to do.
    #[must_use]
    pub(crate) fn help(mut self, help: impl Into<Option<String>>) -> Self {
        self.help = help.into().or(self.help);
        self
    }

    /// The nearest of the candidates as what was meant, else all of them.
    #[must_use]
    pub(crate) fn near<S: AsRef<str>>(self, typed: &str, candidates: &[S], what: &str) -> Self {
        let all = || match candidates {
            [] => None,
            some => Some(format!("{what} {}", text::and_list(some))),
        };
        let help = text::did_you_mean(typed, candidates).or_else(all);
        self.help(help)
    }

    /// The failure as people read it.
    #[must_use]
    pub(crate) fn show(&self) -> String {
        let mut shown = format!("error: {}\n", text::clean_line(&self.message));
        if let Some((file, spot)) = self.place.as_deref() {
            let spot = spot.map_or_else(String::new, |(line, column)| format!(":{line}:{column}"));
            let _ = writeln!(shown, "  --> {}{spot}", text::clean_line(file));
        }
        if let Some(help) = &self.help {
            let _ = writeln!(shown, "hint: {}", text::clean_line(help));
        }
        shown
    }

    /// The failure as scripts read it (contract: "Everywhere").
    #[must_use]
    pub(crate) fn json(&self) -> String {
        let file = self.place.as_deref().map(|(file, _)| file);
        let spot = self.place.as_deref().and_then(|(_, spot)| *spot);
        let error = json!({"error": {
            "code": self.code, "message": self.message, "file": file,
            "line": spot.map(|(line, _)| line), "column": spot.map(|(_, column)| column), "help": self.help,
            "unwritten": self.unwritten,
        }});
        crate::render::json(&error)
    }
}

impl From<StoreError> for Failure {
    fn from(error: StoreError) -> Self {
        let code = if error.is_done() { "not-confirmed" } else { "not-written" };
        Self::new(Exit::Unwritten, code, error.to_string()).help(error.help())
    }
}

impl From<PlaceError> for Failure {
    fn from(error: PlaceError) -> Self {
        match error {
            PlaceError::Store { cause, text } => {
                let unwritten = Some(text).filter(|_| !cause.is_done());
                Self { unwritten, ..cause.into() }
            }
            PlaceError::NotTheSame(error) => {
                let help = "this is a fault of keywork's own; the records are as they were".to_owned();
                Self::new(Exit::Unwritten, "not-the-same", error.to_string()).help(help)
            }
        }
    }
}

impl From<ReadError> for Failure {
    fn from(error: ReadError) -> Self {
        Self::new(Exit::Unreadable, "unreadable", error.to_string()).help(error.help())
    }
}

impl From<NotFound> for Failure {
    fn from(error: NotFound) -> Self {
        let help =
            "begin with `keywork init records --school \"NAME\"`, or name the folder with --records DIR".to_owned();
        Self::new(Exit::Usage, "no-records", error.to_string()).help(help)
    }
}

impl From<TemplateError> for Failure {
    fn from(error: TemplateError) -> Self {
        let mut failure = Self::new(Exit::Usage, "template", error.message.clone()).help(error.help.to_owned());
        failure.place = Some(Box::new((format!("templates/{}", error.name), Some((error.line, 1)))));
        failure
    }
}
