//! Records to files, by keywork's own decoder, encoder and store.

use std::path::Path;

use anyhow::{Context as _, bail};
use chrono::{Datelike, Timelike};
use keywork::record::Dated;
use keywork::record::decode::decode;
use keywork::record::encode::encode_checked;
use keywork::record::field::Table;
use keywork::store;

/// Writes into one folder and counts the files.
pub(super) struct Writer<'r> {
    root: &'r Path,
    files: usize,
}

impl<'r> Writer<'r> {
    pub(super) fn new(root: &'r Path) -> Self {
        Self { root, files: 0 }
    }

    pub(super) fn files(&self) -> usize {
        self.files
    }

    /// A file that is no record.
    pub(super) fn text(&mut self, path: &str, text: &str) -> anyhow::Result<()> {
        store::create(self.root, path, text.trim_start_matches('\n').as_bytes())?;
        self.files += 1;
        Ok(())
    }

    /// A record that keeps its comments and its order, because people read it more than any other.
    pub(super) fn commented<T: Table>(&mut self, path: &str, toml: &str) -> anyhow::Result<T> {
        let record = read(toml).with_context(|| path.to_owned())?;
        self.text(path, toml)?;
        Ok(record)
    }

    /// A record under a name of its own.
    pub(super) fn plain<T: Table + PartialEq>(&mut self, path: &str, toml: &str) -> anyhow::Result<T> {
        let record = read(toml).with_context(|| path.to_owned())?;
        self.text(path, &encode_checked(&record)?)?;
        Ok(record)
    }

    /// A dated record; gives its name without `.toml`.
    pub(super) fn dated<T: Table + PartialEq + Dated>(&mut self, folder: &str, record: &T) -> anyhow::Result<String> {
        let (date, start) = (record.date(), record.start().context("every record of the stories says when")?);
        let stem = format!(
            "{folder}/{:04}-{:02}/{:02}-{:02}{:02}-{}",
            date.year(),
            date.month(),
            date.day(),
            start.hour(),
            start.minute(),
            record.staff()
        );
        let (path, written) = store::create_dated(self.root, &stem, encode_checked(record)?.as_bytes())?;
        if written == store::Written::Already {
            bail!("{path} is written twice");
        }
        self.files += 1;
        let name = path.rsplit('/').next().unwrap_or_default();
        Ok(name.trim_end_matches(".toml").to_owned())
    }
}

/// A record that is written out in a story.
pub(super) fn read<T: Table>(toml: &str) -> anyhow::Result<T> {
    match decode::<T>("", toml) {
        (Some(record), problems) if problems.is_empty() => Ok(record),
        (_, problems) => {
            let all: Vec<String> = problems.iter().map(|problem| format!("{problem:?}")).collect();
            bail!("{}\nin\n{toml}", all.join("\n"))
        }
    }
}
