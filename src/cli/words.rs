//! Free text as it is typed: by flag, `-` for standard input, `@FILE` for a file, `@@` for a text that begins with @.

use std::io::Read;
use std::path::Path;

use anyhow::Context as _;

use super::failure::Failure;
use super::settings::Settings;
use crate::record::words::{ForCover, Shared, StaffOnly, Title};
use crate::store::read_text;
use crate::text;

/// The most that is taken from standard input, in bytes; a record is at most 256 KiB.
const MOST: u64 = 200 * 1024;

/// Reads the texts of one command line. Standard input serves one of them.
pub(crate) struct Words<'a> {
    here: &'a Path,
    flags: &'a [String],
    typed: &'a [String],
    read_already: bool,
}

impl<'a> Words<'a> {
    /// Texts of a command line: the folder it was given in, the flags that there are, and what was typed.
    #[must_use]
    pub(crate) fn new(settings: &'a Settings) -> Self {
        let Settings { around, flags, typed, .. } = settings;
        Self { here: &around.here, flags, typed, read_already: false }
    }

    /// The text of a flag.
    ///
    /// # Errors
    /// When the text looks like a forgotten one, or its file cannot be read.
    pub(crate) fn text(&mut self, flag: &str, typed: Option<&str>) -> Result<Option<String>, Failure> {
        let Some(typed) = typed else { return Ok(None) };
        let with_equals = self.typed.contains(&format!("--{flag}={typed}"));
        if !with_equals && self.flags.iter().any(|known| known == typed) {
            let help = format!("if you mean the words themselves, write `--{flag}={typed}`");
            return Err(Failure::usage(format!("--{flag} has no text: `{typed}` is a flag")).help(help));
        }
        let text = match typed {
            "-" => self.standard_input(flag)?,
            typed if typed.starts_with("@@") => typed[1..].to_owned(),
            typed if typed.starts_with('@') => self.file(flag, &typed[1..])?,
            typed => typed.to_owned(),
        };
        Ok(Some(text).filter(|text| !text.trim().is_empty()))
    }

    /// Words for staff.
    ///
    /// # Errors
    /// As [`Words::text`].
    pub(crate) fn staff_only(&mut self, flag: &str, typed: Option<&str>) -> Result<Option<StaffOnly>, Failure> {
        Ok(self.text(flag, typed)?.as_deref().and_then(StaffOnly::new))
    }

    /// Words for whoever works with the child.
    ///
    /// # Errors
    /// As [`Words::text`].
    pub(crate) fn for_cover(&mut self, flag: &str, typed: Option<&str>) -> Result<Option<ForCover>, Failure> {
        Ok(self.text(flag, typed)?.as_deref().and_then(ForCover::new))
    }

    /// Words that may go home.
    ///
    /// # Errors
    /// As [`Words::text`].
    pub(crate) fn shared(&mut self, flag: &str, typed: Option<&str>) -> Result<Option<Shared>, Failure> {
        Ok(self.text(flag, typed)?.as_deref().and_then(Shared::new))
    }

    /// A name or a label.
    ///
    /// # Errors
    /// As [`Words::text`].
    pub(crate) fn title(&mut self, flag: &str, typed: Option<&str>) -> Result<Option<Title>, Failure> {
        Ok(self.text(flag, typed)?.as_deref().and_then(Title::new))
    }

    fn standard_input(&mut self, flag: &str) -> Result<String, Failure> {
        if std::mem::replace(&mut self.read_already, true) {
            return Err(Failure::usage(format!("--{flag} -: standard input is already taken by another flag")));
        }
        let mut read = String::new();
        let taken = std::io::stdin()
            .take(MOST + 1)
            .read_to_string(&mut read)
            .context("standard input could not be read as UTF-8 text");
        let length = taken.map_err(|error| Failure::usage(format!("--{flag} -: {error:#}")))?;
        if length as u64 > MOST {
            return Err(Failure::usage(format!("--{flag} -: the text is longer than {} KiB", MOST / 1024)));
        }
        Ok(read)
    }

    fn file(&self, flag: &str, name: &str) -> Result<String, Failure> {
        let help = format!("for a text that begins with @ write `--{flag}=@@{}`", text::brief(name, 40));
        read_text(&self.here.join(name)).map_err(|error| Failure::usage(format!("--{flag}: {error}")).help(help))
    }
}
