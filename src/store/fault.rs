use std::fmt;
use std::io::{self, ErrorKind};

/// What the system said when a call failed, as facts; shown in words and never as a number alone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Fault {
    kind: ErrorKind,
    code: Option<i32>,
}

#[cfg(unix)]
mod codes {
    use rustix::io::Errno;

    pub(super) const DISK: &[i32] = &[Errno::IO.raw_os_error()];
    pub(super) const OPEN_FILES: &[i32] = &[Errno::MFILE.raw_os_error(), Errno::NFILE.raw_os_error()];
    pub(super) const IN_USE: &[i32] = &[Errno::BUSY.raw_os_error(), Errno::TXTBSY.raw_os_error()];
}

#[cfg(not(unix))]
mod codes {
    // Windows: ERROR_CRC and ERROR_IO_DEVICE, ERROR_TOO_MANY_OPEN_FILES, ERROR_SHARING_VIOLATION and
    // ERROR_LOCK_VIOLATION.
    pub(super) const DISK: &[i32] = &[23, 1117];
    pub(super) const OPEN_FILES: &[i32] = &[4];
    pub(super) const IN_USE: &[i32] = &[32, 33];
}

impl Fault {
    /// The kind of failure, for deciding what to do.
    #[must_use]
    pub fn kind(&self) -> ErrorKind {
        self.kind
    }

    fn is(&self, codes: &[i32]) -> bool {
        self.code.is_some_and(|code| codes.contains(&code))
    }

    /// What can be done about it, where something can.
    #[must_use]
    pub fn help(&self) -> Option<&'static str> {
        if self.is(codes::DISK) {
            return Some("copy the records folder to another disk before anything else");
        }
        if self.is(codes::OPEN_FILES) {
            return Some("close other programs, or raise the limit with `ulimit -n 1024`");
        }
        if self.is(codes::IN_USE) {
            return Some("close the program that has it open (an editor, a sync tool), then do it again");
        }
        Some(match self.kind {
            ErrorKind::StorageFull => "free some space on the disk, then do it again",
            ErrorKind::QuotaExceeded => "remove files that you no longer need, or ask for more room",
            ErrorKind::PermissionDenied => {
                "ask whoever looks after the folder to let you in, or choose another with `--records`"
            }
            ErrorKind::ReadOnlyFilesystem => "unlock the disk, or choose another folder with `--records`",
            ErrorKind::FileTooLarge => "raise the limit on the size of files (`ulimit -f`), then do it again",
            ErrorKind::StaleNetworkFileHandle | ErrorKind::TimedOut | ErrorKind::NotConnected => {
                "connect to the network drive again, then do it again"
            }
            _ => return None,
        })
    }

    fn words(&self) -> Option<&'static str> {
        if self.is(codes::DISK) {
            return Some("the disk reported an error");
        }
        if self.is(codes::OPEN_FILES) {
            return Some("too many files are open");
        }
        if self.is(codes::IN_USE) {
            return Some("another program is using it");
        }
        Some(match self.kind {
            ErrorKind::NotFound => "it is not there",
            ErrorKind::PermissionDenied => "permission denied",
            ErrorKind::AlreadyExists => "the name is taken",
            ErrorKind::StorageFull => "the disk is full",
            ErrorKind::QuotaExceeded => "your share of the disk is used up",
            ErrorKind::ReadOnlyFilesystem => "the disk can only be read, not written",
            ErrorKind::FileTooLarge => "the file would be larger than is allowed here",
            ErrorKind::InvalidFilename => "the name is too long, or not allowed on this disk",
            ErrorKind::NotADirectory => "a part of the path is not a folder",
            ErrorKind::IsADirectory => "it is a folder",
            ErrorKind::ResourceBusy | ErrorKind::WouldBlock => "another program is using it",
            ErrorKind::StaleNetworkFileHandle | ErrorKind::NotConnected => "the network drive went away",
            ErrorKind::TimedOut => "the disk did not answer in time",
            ErrorKind::Interrupted => "it was interrupted",
            ErrorKind::Unsupported => "this disk cannot do that",
            ErrorKind::InvalidInput => "this disk does not accept the name",
            ErrorKind::OutOfMemory => "there is not enough memory",
            ErrorKind::WriteZero | ErrorKind::UnexpectedEof => "only a part of it went through",
            _ => return None,
        })
    }
}

impl From<io::Error> for Fault {
    fn from(error: io::Error) -> Self {
        Self { kind: error.kind(), code: error.raw_os_error() }
    }
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(words) = self.words() {
            return f.write_str(words);
        }
        let Some(code) = self.code else {
            return write!(f, "the system refused ({})", self.kind);
        };
        // The system's own words, without Rust's number at the end.
        let full = io::Error::from_raw_os_error(code).to_string();
        let words = full.split(" (os error").next().unwrap_or(&full);
        write!(f, "the system refused ({})", words.trim_end_matches('.').to_lowercase())
    }
}

#[cfg(test)]
#[cfg(unix)]
mod tests {
    use super::*;
    use rustix::io::Errno;

    fn fault(errno: Errno) -> Fault {
        Fault::from(io::Error::from(errno))
    }

    #[test]
    fn what_the_system_says_is_put_in_words() {
        for (errno, words) in [
            (Errno::NOENT, "it is not there"),
            (Errno::ACCESS, "permission denied"),
            (Errno::NOSPC, "the disk is full"),
            (Errno::DQUOT, "your share of the disk is used up"),
            (Errno::ROFS, "the disk can only be read, not written"),
            (Errno::MFILE, "too many files are open"),
            (Errno::FBIG, "the file would be larger than is allowed here"),
            (Errno::IO, "the disk reported an error"),
            (Errno::NAMETOOLONG, "the name is too long, or not allowed on this disk"),
        ] {
            assert_eq!(fault(errno).to_string(), words);
        }
    }

    #[test]
    fn no_error_shows_a_bare_number() {
        for code in 1..134 {
            let shown = Fault::from(io::Error::from_raw_os_error(code)).to_string();
            assert!(!shown.contains("os error"), "{code}: {shown}");
        }
    }

    #[test]
    fn what_can_be_mended_has_help() {
        for errno in [Errno::NOSPC, Errno::DQUOT, Errno::ROFS, Errno::MFILE, Errno::ACCESS, Errno::IO] {
            assert!(fault(errno).help().is_some(), "{errno:?}");
        }
        assert_eq!(fault(Errno::NOENT).help(), None);
    }
}
