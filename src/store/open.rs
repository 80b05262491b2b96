use std::fs::File;
use std::io::{self, Read as _};
use std::path::Path;

use super::relative::{is_name, join, parts, split};
use super::system::Directory;
use super::{Fault, Kind, ReadError};

/// The most that a record can hold. A parser needs up to fifty times as much memory as the text has.
pub const MAX_RECORD_BYTES: u64 = 256 * 1024;

/// The most names that a folder is listed with; a pupil has some hundred records of a kind in a month.
pub const MOST_NAMES: usize = 10_000;

/// A folder inside the records folder, held open for listing and reading.
#[derive(Debug)]
pub struct Folder {
    pub(super) directory: Directory,
    path: String,
}

/// One name in a folder.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Entry {
    /// The name alone, without the folder's path.
    pub name: String,
    /// What it stands for, without following a link.
    pub kind: Kind,
}

/// What is in a folder, in the order of the names.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Listing {
    /// Every name that is text.
    pub entries: Vec<Entry>,
    /// Names that are not UTF-8, with what cannot be shown replaced: they cannot be opened, and must be reported.
    pub unreadable: Vec<String>,
}

impl Folder {
    /// Opens a folder inside the records folder; `""` is that folder itself.
    ///
    /// The records folder may be reached through links, but nothing inside it may.
    ///
    /// # Errors
    ///
    /// If there is no such folder, something else has its name, or the system refuses.
    pub fn open(root: &Path, relative: &str) -> Result<Self, ReadError> {
        let directory = Directory::root(root).map_err(|error| {
            let path = root.display().to_string();
            match error.kind() {
                io::ErrorKind::NotFound => ReadError::Missing { path },
                io::ErrorKind::NotADirectory => ReadError::NotAFolder { path, found: Kind::File },
                _ => ReadError::Failed { path, cause: error.into() },
            }
        })?;
        let root = Self { directory, path: String::new() };
        if relative.is_empty() { Ok(root) } else { root.folder(relative) }
    }

    /// Opens a folder inside this one.
    ///
    /// # Errors
    ///
    /// As [`Folder::open`].
    pub fn folder(&self, relative: &str) -> Result<Self, ReadError> {
        let path = join(&self.path, relative);
        let parts = parts(relative).ok_or(ReadError::Outside { path: path.clone() })?;
        if let Some(directory) = self.directory.beneath(relative) {
            return Ok(Self { directory, path });
        }
        // Step by step where the system cannot do it at once, and to find out which step fails.
        let (first, rest) = parts.split_first().ok_or(ReadError::Outside { path })?;
        rest.iter().try_fold(self.step(first)?, |folder, part| folder.step(part))
    }

    fn step(&self, name: &str) -> Result<Self, ReadError> {
        let directory = self.directory.folder(name).map_err(|error| self.explain(name, error, Kind::Folder))?;
        Ok(Self { directory, path: join(&self.path, name) })
    }

    /// As [`Folder::folder`] for one name, which is made if it is not there, for the owner alone.
    pub(super) fn step_or_make(&self, name: &str) -> Result<Self, ReadError> {
        match self.step(name) {
            Err(ReadError::Missing { .. }) => {}
            done => return done,
        }
        let directory = self.directory.make_folder(name).map_err(|error| self.explain(name, error, Kind::Folder))?;
        Ok(Self { directory, path: join(&self.path, name) })
    }

    /// The path of this folder inside the records folder; `""` for that folder itself.
    #[must_use]
    pub fn path(&self) -> &str {
        &self.path
    }

    /// Every name in the folder, sorted. Temporary files are among them: see [`super::is_stray`].
    ///
    /// # Errors
    ///
    /// If there are more than [`MOST_NAMES`], or the system refuses.
    pub fn list(&self) -> Result<Listing, ReadError> {
        let found = self
            .directory
            .entries(MOST_NAMES + 1)
            .map_err(|error| ReadError::Failed { path: self.path.clone(), cause: error.into() })?;
        if found.len() > MOST_NAMES {
            return Err(ReadError::TooMany { path: self.path.clone() });
        }
        let mut listing = Listing::default();
        for (name, kind) in found {
            match name.into_string() {
                Ok(name) => listing.entries.push(Entry { name, kind }),
                Err(name) => listing.unreadable.push(name.to_string_lossy().into_owned()),
            }
        }
        listing.entries.sort_unstable();
        listing.unreadable.sort_unstable();
        Ok(listing)
    }

    /// The bytes of a regular file in this folder.
    ///
    /// # Errors
    ///
    /// If it is not there, is no regular file or larger than [`MAX_RECORD_BYTES`], or the system refuses. It never
    /// waits for the other end of a pipe.
    pub fn read(&self, name: &str) -> Result<Vec<u8>, ReadError> {
        self.read_open(name).map(|(bytes, _)| bytes)
    }

    /// The bytes with the handle that they came from.
    pub(super) fn read_open(&self, name: &str) -> Result<(Vec<u8>, File), ReadError> {
        let path = || join(&self.path, name);
        if !is_name(name) {
            return Err(ReadError::Outside { path: path() });
        }
        let file = self.directory.open_file(name).map_err(|error| self.explain(name, error, Kind::File))?;
        let failed = |error: io::Error| ReadError::Failed { path: path(), cause: error.into() };
        let about = file.metadata().map_err(failed)?;
        if !about.is_file() {
            let found = if about.is_dir() { Kind::Folder } else { Kind::Other };
            return Err(ReadError::NotAFile { path: path(), found });
        }
        if about.len() > MAX_RECORD_BYTES {
            return Err(ReadError::TooLarge { path: path() });
        }
        let length = usize::try_from(about.len()).unwrap_or_default();
        let bytes = read_whole(&file, length).map_err(failed)?;
        if bytes.len() as u64 > MAX_RECORD_BYTES {
            return Err(ReadError::TooLarge { path: path() });
        }
        Ok((bytes, file))
    }

    /// Why a name could not be opened: systems differ in what they say of a link, a pipe or a file in the way.
    fn explain(&self, name: &str, error: io::Error, wanted: Kind) -> ReadError {
        let path = join(&self.path, name);
        if error.kind() == io::ErrorKind::NotFound {
            return ReadError::Missing { path };
        }
        match self.directory.kind(name) {
            Ok(Kind::Link) => ReadError::Link { path },
            Ok(found) if found != wanted && wanted == Kind::Folder => ReadError::NotAFolder { path, found },
            Ok(found) if found != wanted => ReadError::NotAFile { path, found },
            _ => ReadError::Failed { path, cause: Fault::from(error) },
        }
    }
}

/// A file's bytes, in one call to the system where it is as long as it is said to be. It may grow while it is read,
/// so the length is not trusted.
fn read_whole(mut file: &File, length: usize) -> io::Result<Vec<u8>> {
    // One more than there should be: a call that does not fill this has met the end.
    let mut bytes = vec![0; length + 1];
    match file.read(&mut bytes) {
        Ok(read) if read == length => bytes.truncate(length),
        Ok(read) => {
            bytes.truncate(read);
            file.take(MAX_RECORD_BYTES + 1 - read as u64).read_to_end(&mut bytes)?;
        }
        Err(error) if error.kind() == io::ErrorKind::Interrupted => return read_whole(file, length),
        Err(error) => return Err(error),
    }
    Ok(bytes)
}

/// The bytes of one regular file. For more than one of a folder, [`Folder`] is faster.
///
/// # Errors
///
/// As [`Folder::open`] and [`Folder::read`].
pub fn read_file(root: &Path, relative: &str) -> Result<Vec<u8>, ReadError> {
    let (folder, name) = split(relative);
    Folder::open(root, folder)?.read(name)
}

#[cfg(test)]
mod tests;
