//! Files that people name: a text to read (`@FILE`), a report to write (`-o`). They lie outside the records.
#![expect(clippy::disallowed_methods, reason = "store is the module that opens files")]

use std::fs;
use std::io::{Read, Write};
use std::path::Path;

use thiserror::Error;

use super::{Fault, Kind, MAX_RECORD_BYTES, layout};
use crate::text::clean_line;

/// Why a file that somebody named could not be read or written.
#[derive(Debug, PartialEq, Eq, Error)]
pub enum OutsideError {
    /// It could not be read.
    #[error("{} could not be read: {cause}", clean_line(path))]
    Unread {
        /// The file.
        path: String,
        /// What the system said.
        cause: Fault,
    },
    /// It is no text of a reasonable size.
    #[error("{} is not UTF-8 text of at most 256 KiB", clean_line(path))]
    NotText {
        /// The file.
        path: String,
    },
    /// It is longer than what is read of such a file.
    #[error("{} is longer than {kib} KiB", clean_line(path))]
    TooLarge {
        /// The file.
        path: String,
        /// The most that is read.
        kib: u64,
    },
    /// A folder that has to be empty is not.
    #[error("{} is not empty", clean_line(path))]
    NotEmpty {
        /// The folder.
        path: String,
    },
    /// It could not be written; what was there is as it was.
    #[error("{} could not be written: {cause}", clean_line(path))]
    Unwritten {
        /// The file.
        path: String,
        /// What the system said.
        cause: Fault,
    },
    /// A link, a folder or a device is there. It is neither followed nor replaced.
    #[error("{} is {found}, not a file", clean_line(path))]
    NotAFile {
        /// Where.
        path: String,
        /// What is there.
        found: Kind,
    },
    /// The place is among the records of a records folder.
    #[error("{} is among the records, where nothing but records belongs", clean_line(path))]
    AmongRecords {
        /// The file.
        path: String,
    },
    /// Something is there that keywork did not make.
    #[error("{} is there already, and keywork did not make it", clean_line(path))]
    NotOurs {
        /// The file.
        path: String,
    },
}

/// The text of a file that somebody named.
///
/// # Errors
/// When it is not there, is not a regular file, is too long or is not UTF-8.
pub fn read_text(path: &Path) -> Result<String, OutsideError> {
    let not_text = || OutsideError::NotText { path: path.display().to_string() };
    let bytes = read_bytes(path, MAX_RECORD_BYTES).map_err(|error| match error {
        OutsideError::TooLarge { .. } => not_text(),
        other => other,
    })?;
    String::from_utf8(bytes).ok().filter(|text| !text.contains('\0')).ok_or_else(not_text)
}

/// The bytes of a file that somebody named, at most so many.
///
/// # Errors
/// When it is not there, is not a regular file or is longer.
pub fn read_bytes(path: &Path, most: u64) -> Result<Vec<u8>, OutsideError> {
    let unread = |error: std::io::Error| OutsideError::Unread { path: path.display().to_string(), cause: error.into() };
    let there = fs::metadata(path).map_err(unread)?;
    if !there.is_file() {
        return Err(OutsideError::NotAFile { path: path.display().to_string(), found: kind_of(there.file_type()) });
    }
    let mut bytes = Vec::new();
    fs::File::open(path).and_then(|file| file.take(most + 1).read_to_end(&mut bytes)).map_err(unread)?;
    if bytes.len() as u64 > most {
        return Err(OutsideError::TooLarge { path: path.display().to_string(), kib: most / 1024 });
    }
    Ok(bytes)
}

/// The largest file that is looked into before it is replaced, in bytes: more than any page that keywork makes.
const MOST_TO_REPLACE: u64 = 64 * 1024 * 1024;

/// Writes a file that somebody named, whole or not at all. It replaces what `is_ours` knows, and any file with `force`;
/// never a record, and nothing that is no regular file.
///
/// # Errors
/// When something else is there, or the file cannot be written.
pub fn write_outside(path: &Path, bytes: &[u8], force: bool, is_ours: fn(&[u8]) -> bool) -> Result<(), OutsideError> {
    may_write_outside(path, force, is_ours)?;
    let failed =
        |error: std::io::Error| OutsideError::Unwritten { path: path.display().to_string(), cause: error.into() };
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let mut file = tempfile::NamedTempFile::new_in(folder).map_err(failed)?;
    file.write_all(bytes).and_then(|()| file.as_file().sync_all()).map_err(failed)?;
    file.persist(path).map_err(|error| failed(error.error))?;
    Ok(())
}

/// Whether [`write_outside`] may put a file there, for whoever has several to write and wants all of them or none.
///
/// # Errors
/// When something else is there, or what is there cannot be read.
pub fn may_write_outside(path: &Path, force: bool, is_ours: fn(&[u8]) -> bool) -> Result<(), OutsideError> {
    let shown = || path.display().to_string();
    let failed =
        |error: std::io::Error| OutsideError::Unwritten { path: path.display().to_string(), cause: error.into() };
    if is_among_records(path) {
        return Err(OutsideError::AmongRecords { path: shown() });
    }
    match fs::symlink_metadata(path) {
        Ok(there) if !there.is_file() => {
            return Err(OutsideError::NotAFile { path: shown(), found: kind_of(there.file_type()) });
        }
        Ok(_) if force => {}
        Ok(there) => {
            let mut bytes = Vec::new();
            let read = fs::File::open(path).and_then(|file| file.take(MOST_TO_REPLACE).read_to_end(&mut bytes));
            read.map_err(failed)?;
            if there.len() > MOST_TO_REPLACE || !is_ours(&bytes) {
                return Err(OutsideError::NotOurs { path: shown() });
            }
        }
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => {}
        Err(error) => return Err(failed(error)),
    }
    Ok(())
}

fn kind_of(found: fs::FileType) -> Kind {
    match found {
        found if found.is_dir() => Kind::Folder,
        found if found.is_symlink() => Kind::Link,
        _ => Kind::Other,
    }
}

/// Whether the path is that of a school's file, of a pupil's record or of a concern, in whatever records folder.
fn is_among_records(path: &Path) -> bool {
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let Some(whole) = fs::canonicalize(folder).ok().zip(path.file_name()).map(|(folder, name)| folder.join(name))
    else {
        return false;
    };
    let is_record = |root: &Path| {
        let first = whole.strip_prefix(root).ok().and_then(|inner| inner.iter().next());
        first.is_some_and(|first| [layout::SCHOOL, layout::PUPILS, "concerns"].iter().any(|kept| first == *kept))
            && root.join(layout::SCHOOL).symlink_metadata().is_ok()
    };
    whole.ancestors().skip(1).any(is_record)
}

/// Makes a folder that somebody named, for the owner alone, with those above it; one that is there must be empty.
///
/// # Errors
/// When something is in it, or it cannot be made.
pub fn new_private_folder(path: &Path) -> Result<(), OutsideError> {
    let shown = || path.display().to_string();
    match fs::read_dir(path).map(|mut entries| entries.next().is_some()) {
        Ok(true) => Err(OutsideError::NotEmpty { path: shown() }),
        Ok(false) => Ok(()),
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => make_folder(path),
        Err(error) => Err(OutsideError::Unwritten { path: shown(), cause: error.into() }),
    }
}

/// Makes a folder that somebody named, for the owner alone, with those above it; one that is there stays as it is.
///
/// # Errors
/// When it cannot be made.
pub fn make_folder(path: &Path) -> Result<(), OutsideError> {
    let mut builder = fs::DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder
        .create(path)
        .map_err(|error| OutsideError::Unwritten { path: path.display().to_string(), cause: error.into() })
}

/// True for a path that lies within a folder, whether it is there yet or not.
#[must_use]
pub fn is_within(path: &Path, folder: &Path) -> bool {
    let Ok(folder) = fs::canonicalize(folder) else { return false };
    let there = path.ancestors().find_map(|part| fs::canonicalize(part).ok());
    there.is_some_and(|there| there.starts_with(folder))
}
