//! The exit statuses: the only place where they are numbers.

use std::process::ExitCode;

/// How a command ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Exit {
    /// Done.
    Done,
    /// Done, and something needs attention.
    Attention,
    /// The command line, or a value in it, is wrong.
    Usage,
    /// A record in the command's scope could not be read; what could be was used.
    Unreadable,
    /// Refused, to protect someone.
    Refused,
    /// Could not write, or wrote and could not confirm that it is on the disk.
    Unwritten,
}

impl Exit {
    /// The number that scripts see (contract: exit statuses 0 to 5).
    #[must_use]
    pub fn number(self) -> u8 {
        match self {
            Self::Done => 0,
            Self::Attention => 1,
            Self::Usage => 2,
            Self::Unreadable => 3,
            Self::Refused => 4,
            Self::Unwritten => 5,
        }
    }
}

impl From<Exit> for ExitCode {
    fn from(exit: Exit) -> Self {
        Self::from(exit.number())
    }
}
