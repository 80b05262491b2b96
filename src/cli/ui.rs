//! Everything that a person or a script sees goes through here: results to standard output, messages to standard error.

use std::io::{self, Write};

use super::exit::Exit;
use super::failure::Failure;
use super::settings::Settings;
use crate::record::Problem;
use crate::record::show::show;
use crate::text;

/// Where results and messages go, and how they are laid out.
#[expect(clippy::struct_excessive_bools, reason = "each is a fact of its own about the run")]
pub(crate) struct Ui<'a> {
    out: &'a mut dyn Write,
    err: &'a mut dyn Write,
    /// Results as JSON.
    pub(crate) json: bool,
    quiet: bool,
    /// Standard output is a terminal.
    pub(crate) terminal: bool,
    /// Colour on standard output.
    pub(crate) colour: bool,
    /// Columns of the terminal.
    pub(crate) width: usize,
    /// Questions may be asked.
    pub(crate) may_ask: bool,
}

impl<'a> Ui<'a> {
    /// The two streams with the settings of the run.
    pub(crate) fn new(
        out: &'a mut dyn Write,
        err: &'a mut dyn Write,
        settings: &Settings,
        colour: Option<bool>,
    ) -> Self {
        let [input, output, error] = settings.around.terminals;
        Self {
            out,
            err,
            json: settings.json,
            quiet: settings.quiet,
            terminal: output,
            colour: colour.unwrap_or(output && !settings.around.plain),
            width: settings.around.width,
            may_ask: input && error && output && !settings.json,
        }
    }

    /// Prints a result.
    ///
    /// # Errors
    /// When it could not be printed; a reader that has gone away is no error.
    pub(crate) fn print(&mut self, result: &str) -> Result<(), Failure> {
        self.print_bytes(result.as_bytes())
    }

    /// Prints a result that may be no text.
    ///
    /// # Errors
    /// As [`Ui::print`].
    pub(crate) fn print_bytes(&mut self, result: &[u8]) -> Result<(), Failure> {
        let printed = self.out.write_all(result).and_then(|()| self.out.flush());
        match printed {
            Err(error) if error.kind() != io::ErrorKind::BrokenPipe => {
                Err(Failure::unwritten(format!("could not print the result: {}", words(&error))))
            }
            _ => Ok(()),
        }
    }

    /// Prints a result that is already safe on the disk; failing to say so does not undo it.
    pub(crate) fn confirm(&mut self, result: &str) {
        if let Err(failure) = self.print(result) {
            self.warn(&format!("{}; what was written is on the disk", failure.message));
        }
    }

    /// A message for people.
    pub(crate) fn note(&mut self, message: &str) {
        if !self.quiet && !self.json {
            let _ = writeln!(self.err, "{}", text::clean(message));
        }
    }

    /// What must be read before anything else, whatever was asked to be quiet.
    pub(crate) fn first(&mut self, message: &str) {
        if !self.json {
            self.always(message);
        }
    }

    /// What must be said even where a script reads the results.
    pub(crate) fn always(&mut self, message: &str) {
        let _ = writeln!(self.err, "{}", text::clean(message));
    }

    /// What to do next, where somebody is there to read it.
    pub(crate) fn hint(&mut self, message: &str) {
        if self.terminal {
            self.note(&format!("next: {message}"));
        }
    }

    /// A warning for people.
    pub(crate) fn warn(&mut self, message: &str) {
        if !self.json {
            let _ = writeln!(self.err, "warning: {}", text::clean_line(message));
        }
    }

    /// What is wrong with records, each with its place.
    pub(crate) fn problems(&mut self, problems: &[Problem]) {
        for problem in problems.iter().filter(|_| !self.json) {
            let _ = writeln!(self.err, "{}", show(problem).trim_end());
        }
    }

    /// Why the command stopped.
    pub(crate) fn failure(&mut self, failure: &Failure) -> Exit {
        let shown = if self.json { failure.json() } else { failure.show() };
        let _ = self.err.write_all(shown.as_bytes()).and_then(|()| self.err.flush());
        failure.exit
    }
}

/// What the system said, in words.
fn words(error: &io::Error) -> String {
    match error.kind() {
        io::ErrorKind::StorageFull => "the disk is full".to_owned(),
        kind => kind.to_string(),
    }
}
