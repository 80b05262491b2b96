use std::fmt;

use thiserror::Error;

use super::{Fault, MAX_RECORD_BYTES, MOST_DEPTH, MOST_NAMES};
use crate::text::clean_line;

/// What a name stands for, without following a link.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    /// A regular file.
    File,
    /// A folder.
    Folder,
    /// A symbolic link or a junction.
    Link,
    /// A device, pipe or socket.
    Other,
}

impl fmt::Display for Kind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::File => "a file",
            Self::Folder => "a folder",
            Self::Link => "a link",
            Self::Other => "a device, pipe or socket",
        })
    }
}

/// Why something in the records folder could not be read. Paths are relative to the folder, with `/`.
#[derive(Clone, Debug, Error, PartialEq, Eq)]
pub enum ReadError {
    /// The path leads out of the records folder, into git's own files, or is no path.
    #[error("`{}` is not a path inside the records folder", clean_line(path))]
    Outside {
        /// The path as it was given.
        path: String,
    },
    /// There is nothing at this path.
    #[error("there is no {}", clean_line(path))]
    Missing {
        /// The first part of the path that is not there.
        path: String,
    },
    /// A link, which might lead anywhere.
    #[error("{} is a link, and links are not followed", clean_line(path))]
    Link {
        /// The link itself.
        path: String,
    },
    /// A folder, device, pipe or socket where a file is expected.
    #[error("{} is {found}, not a file", clean_line(path))]
    NotAFile {
        /// Where.
        path: String,
        /// What is there.
        found: Kind,
    },
    /// A file, device, pipe or socket where a folder is expected.
    #[error("{} is {found}, not a folder", clean_line(path))]
    NotAFolder {
        /// Where.
        path: String,
        /// What is there.
        found: Kind,
    },
    /// More than a record can be.
    #[error("{} is larger than {} KiB, so it is not a record", clean_line(path), MAX_RECORD_BYTES / 1024)]
    TooLarge {
        /// Where.
        path: String,
    },
    /// More names than a folder of records can have.
    #[error("{} holds more than {MOST_NAMES} names, so it is no folder of records", clean_line(path))]
    TooMany {
        /// The folder.
        path: String,
    },
    /// Deeper than any folder of records lies.
    #[error("{} lies more than {MOST_DEPTH} folders deep, and is not looked into", clean_line(&crate::text::brief(path, 80)))]
    TooDeep {
        /// The folder.
        path: String,
    },
    /// The system refused.
    #[error("could not read {}: {cause}", clean_line(path))]
    Failed {
        /// Where.
        path: String,
        /// What the system said.
        cause: Fault,
    },
}

impl ReadError {
    /// The path that the error is about, as it is on the disk (not cleaned for printing).
    #[must_use]
    pub fn path(&self) -> &str {
        match self {
            Self::Outside { path }
            | Self::Missing { path }
            | Self::Link { path }
            | Self::NotAFile { path, .. }
            | Self::NotAFolder { path, .. }
            | Self::TooLarge { path }
            | Self::TooMany { path }
            | Self::TooDeep { path }
            | Self::Failed { path, .. } => path,
        }
    }

    /// Whether there is simply nothing there, as with a month in which nothing was recorded.
    #[must_use]
    pub fn is_missing(&self) -> bool {
        matches!(self, Self::Missing { .. })
    }

    /// What can be done about it, where something can.
    #[must_use]
    pub fn help(&self) -> Option<String> {
        match self {
            Self::Link { .. } => Some("put the file or folder itself in the place of the link".to_owned()),
            Self::TooLarge { .. } | Self::TooDeep { .. } => Some("move it out of the records folder".to_owned()),
            Self::TooMany { .. } => Some("move what is no record out of it".to_owned()),
            Self::NotAFile { .. } | Self::NotAFolder { .. } => {
                Some("move it away; it was not made by keywork".to_owned())
            }
            Self::Failed { cause, .. } => cause.help().map(str::to_owned),
            Self::Outside { .. } | Self::Missing { .. } => None,
        }
    }
}

/// Why something could not be written, changed or removed. Paths are relative to the records folder, with `/`.
#[derive(Clone, Debug, Error, PartialEq, Eq)]
pub enum StoreError {
    /// The place itself is refused or cannot be read: a link, a device, a path that leads outside.
    #[error(transparent)]
    Refused(#[from] ReadError),
    /// More bytes than could be read back.
    #[error("{} would be larger than {} KiB ({bytes} bytes)", clean_line(path), MAX_RECORD_BYTES / 1024)]
    TooLarge {
        /// Where.
        path: String,
        /// How many bytes it would have.
        bytes: usize,
    },
    /// Something else is under this name, and nothing is ever replaced by a new record.
    #[error("there is something else at {} already", clean_line(path))]
    Taken {
        /// The name.
        path: String,
    },
    /// The file is not what was read: changed or removed by someone else meanwhile. It was left as it is.
    #[error("{} was changed or removed since it was read", clean_line(path))]
    ChangedOnDisk {
        /// The file.
        path: String,
    },
    /// Nothing was written; what was there before is as it was.
    #[error("could not write {}: {cause}", clean_line(path))]
    NotWritten {
        /// Where.
        path: String,
        /// What the system said.
        cause: Fault,
    },
    /// It is written and can be read, but the disk did not confirm that it would outlast a power cut.
    #[error("{} is written, but the disk did not confirm it: {cause}", clean_line(path))]
    NotConfirmed {
        /// Where.
        path: String,
        /// What the system said.
        cause: Fault,
    },
    /// It could not be removed and is still there.
    #[error("could not remove {}: {cause}", clean_line(path))]
    NotRemoved {
        /// Where.
        path: String,
        /// What the system said.
        cause: Fault,
    },
    /// It is removed, but might come back after a power cut.
    #[error("{} is removed, but the disk did not confirm it: {cause}", clean_line(path))]
    RemovalNotConfirmed {
        /// Where.
        path: String,
        /// What the system said.
        cause: Fault,
    },
    /// The old and the new path are one file on this disk, so removing the old would remove the new.
    #[error("{} and {} are the same file on this disk", clean_line(path), clean_line(other))]
    SameFile {
        /// The old path.
        path: String,
        /// The new path.
        other: String,
    },
    /// The permissions are as they were: the disk keeps none, or the file is someone else's.
    #[error("the permissions of {} did not change", clean_line(path))]
    ModeNotKept {
        /// Where.
        path: String,
    },
}

impl StoreError {
    /// Whether what was asked for is done, and only the disk's word for it is missing.
    #[must_use]
    pub fn is_done(&self) -> bool {
        matches!(self, Self::NotConfirmed { .. } | Self::RemovalNotConfirmed { .. })
    }

    /// What can be done about it, where something can.
    #[must_use]
    pub fn help(&self) -> Option<String> {
        match self {
            Self::Refused(error) => error.help(),
            Self::TooLarge { .. } => Some("shorten it, or split it into two records".to_owned()),
            Self::Taken { .. } => Some("look at what is there, then choose another name".to_owned()),
            Self::ChangedOnDisk { .. } => {
                Some("nothing was written; look at it again, then make the change again".to_owned())
            }
            Self::NotWritten { cause, .. } | Self::NotRemoved { cause, .. } => cause.help().map(str::to_owned),
            Self::NotConfirmed { .. } => {
                Some("the record is there; the same command again does no harm and confirms it".to_owned())
            }
            Self::RemovalNotConfirmed { .. } => Some("look again after the next start".to_owned()),
            Self::SameFile { .. } => Some("rename it by hand, by way of a third name".to_owned()),
            Self::ModeNotKept { .. } => {
                Some("keep the records on a disk with permissions, in a folder of your own".to_owned())
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::{Error, ErrorKind};

    #[test]
    fn the_words_say_what_where_and_what_to_do() {
        let full = StoreError::NotWritten {
            path: "pupils/rowan/pupil.toml".to_owned(),
            cause: Fault::from(Error::from(ErrorKind::StorageFull)),
        };
        assert_eq!(full.to_string(), "could not write pupils/rowan/pupil.toml: the disk is full");
        assert_eq!(full.help().unwrap(), "free some space on the disk, then do it again");
        assert!(!full.is_done());

        let link = StoreError::from(ReadError::Link { path: "pupils/rowan".to_owned() });
        assert_eq!(link.to_string(), "pupils/rowan is a link, and links are not followed");
    }

    #[test]
    fn what_is_written_but_not_confirmed_says_that_it_is_there() {
        let error = StoreError::NotConfirmed {
            path: "a.toml".to_owned(),
            cause: Fault::from(Error::from(ErrorKind::TimedOut)),
        };
        assert!(error.is_done());
        assert!(error.to_string().starts_with("a.toml is written"));
        assert!(error.help().unwrap().starts_with("the record is there"));
    }

    #[test]
    fn a_name_cannot_forge_what_the_terminal_shows() {
        let error = ReadError::Missing { path: "a\u{1b}[2K\rOK.toml".to_owned() };
        assert_eq!(error.to_string(), "there is no a␛[2K␍OK.toml");
    }
}
