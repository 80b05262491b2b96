//! The only module that runs another program, and the only program is git.
//!
//! It may be called by `cli` alone. Records are whole without git: here is asked only what git alone knows.
//!
//! A records folder may come from someone else, by a stick or a synced drive, with settings in `.git` that make git
//! run programs. So the settings are listed first, which runs nothing; if one of them could run a program, or a hook
//! is there, git is not asked any more ([`Unmerged::Refused`]). What is asked then goes with those settings off, a
//! cleared environment and no terminal. Nothing is written, nothing is locked.

mod danger;
mod run;

use std::ffi::OsStr;
use std::io::ErrorKind;
use std::path::Path;

use thiserror::Error;

pub use danger::Danger;
use run::Git;

use crate::text::{brief, clean_line};

/// What git says of records that a merge has left in two versions.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Unmerged {
    /// The folder is in no git repository.
    NotARepository,
    /// Git was not asked, as the repository could make it run programs.
    Refused(Vec<Danger>),
    /// The unmerged paths below the folder, relative to it and sorted; none if all is merged.
    Paths(Vec<String>),
}

/// Why git could not answer.
#[derive(Clone, Debug, Error, PartialEq, Eq)]
pub enum GitError {
    /// There is no git on the search path.
    #[error("git is not installed, or not on the search path")]
    NoGit,
    /// The folder could not be looked at.
    #[error("could not read {}: {cause}", clean_line(path))]
    Unreadable {
        /// The folder.
        path: String,
        /// What the system said.
        cause: ErrorKind,
    },
    /// Git is there but does not start.
    #[error("could not start {}: {cause}", clean_line(program))]
    NotStarted {
        /// The program.
        program: String,
        /// What the system said.
        cause: ErrorKind,
    },
    /// Git said no.
    #[error("git {asked} failed: {}", brief(said, 200))]
    Failed {
        /// The command of git.
        asked: &'static str,
        /// The first line that it wrote.
        said: String,
    },
}

impl GitError {
    /// What can be done about it, where something can.
    #[must_use]
    pub fn help(&self) -> Option<String> {
        match self {
            Self::NoGit => Some("install git to have merges checked; the records are whole without it".to_owned()),
            Self::Failed { said, .. } if said.contains("dubious ownership") => {
                Some("the folder is someone else's: take it over, or ask them to check it".to_owned())
            }
            _ => None,
        }
    }
}

/// The records that a merge has left in two versions, of which the folder shows one or a mixture.
///
/// `search_path` is the list of folders in which programs are looked for (`PATH`). Relative ones are passed over, so
/// that no program of the current folder is ever run, and so are those below the records folder.
///
/// # Errors
///
/// If the folder is in a repository and git is not there, does not start or fails.
pub fn unmerged(root: &Path, search_path: &OsStr) -> Result<Unmerged, GitError> {
    let real = root
        .canonicalize()
        .map_err(|error| GitError::Unreadable { path: root.display().to_string(), cause: error.kind() })?;
    let Some(dot_git) =
        real.ancestors().map(|folder| folder.join(".git")).find(|dot_git| dot_git.symlink_metadata().is_ok())
    else {
        return Ok(Unmerged::NotARepository);
    };
    let git = Git::find(search_path, &real).ok_or(GitError::NoGit)?;
    let dangers = danger::look(&git, root, &dot_git)?;
    if !dangers.is_empty() {
        return Ok(Unmerged::Refused(dangers));
    }
    let output = git.ask(root, "ls-files", &["-u", "-z", "--"])?;
    Ok(Unmerged::Paths(paths(&output)))
}

/// The paths in `MODE OBJECT STAGE<tab>PATH<nul>`, each once.
fn paths(output: &[u8]) -> Vec<String> {
    let lines = output.split(|&byte| byte == 0).filter(|line| !line.is_empty());
    let mut paths: Vec<String> = lines
        .filter_map(|line| line.splitn(2, |&byte| byte == b'\t').nth(1))
        .map(|path| String::from_utf8_lossy(path).into_owned())
        .collect();
    paths.sort_unstable();
    paths.dedup();
    paths
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_path_is_given_once_and_in_order() {
        let output = b"100644 ab 2\tb\tc.toml\x00100644 cd 3\tb\tc.toml\x00100644 ef 1\ta.toml\0";
        assert_eq!(paths(output), ["a.toml", "b\tc.toml"]);
        assert_eq!(paths(b""), Vec::<String>::new());
    }

    #[test]
    fn without_a_repository_no_git_is_needed() {
        let root = tempfile::tempdir().unwrap();
        assert_eq!(unmerged(root.path(), OsStr::new("")), Ok(Unmerged::NotARepository));
        assert!(matches!(
            unmerged(&root.path().join("nowhere"), OsStr::new("")),
            Err(GitError::Unreadable { cause: ErrorKind::NotFound, .. })
        ));
    }

    #[test]
    fn what_git_says_cannot_move_the_cursor() {
        let error = GitError::Failed { asked: "ls-files", said: "fatal: \u{1b}[2J".to_owned() };
        assert_eq!(error.to_string(), "git ls-files failed: fatal: ␛[2J");
    }
}
