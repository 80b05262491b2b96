#![expect(clippy::disallowed_methods, reason = "git is the module that runs a program, and this is where")]

use std::ffi::OsStr;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use super::GitError;

/// Settings that run a program or follow the folder's owner, off. The command line overrides the repository.
///
/// `--attr-source` is not among them: what is asked reads no attributes, and git before 2.41 does not know it.
const SETTINGS: &[&str] = &[
    "core.fsmonitor=false",
    "core.hooksPath=/dev/null",
    "core.pager=cat",
    "core.editor=true",
    "core.attributesFile=/dev/null",
    "core.askPass=",
    "credential.helper=",
    "diff.external=",
    "log.showSignature=false",
    "commit.gpgSign=false",
    "submodule.recurse=false",
    // A folder that looks like a repository's inside is not taken for one.
    "safe.bareRepository=explicit",
];

/// What could send git to another repository, make it run a program or write somewhere.
const CLEARED: &[&str] = &[
    "GIT_ALLOW_PROTOCOL",
    "GIT_ALTERNATE_OBJECT_DIRECTORIES",
    "GIT_ASKPASS",
    "GIT_ATTR_SOURCE",
    "GIT_CEILING_DIRECTORIES",
    "GIT_COMMON_DIR",
    "GIT_CONFIG",
    "GIT_CONFIG_COUNT",
    "GIT_CONFIG_GLOBAL",
    "GIT_CONFIG_NOSYSTEM",
    "GIT_CONFIG_PARAMETERS",
    "GIT_CONFIG_SYSTEM",
    "GIT_DIR",
    "GIT_DISCOVERY_ACROSS_FILESYSTEM",
    "GIT_EDITOR",
    "GIT_EXEC_PATH",
    "GIT_EXTERNAL_DIFF",
    "GIT_GLOB_PATHSPECS",
    "GIT_GRAFT_FILE",
    "GIT_ICASE_PATHSPECS",
    "GIT_IMPLICIT_WORK_TREE",
    "GIT_INDEX_FILE",
    "GIT_INDEX_VERSION",
    "GIT_LITERAL_PATHSPECS",
    "GIT_NAMESPACE",
    "GIT_NOGLOB_PATHSPECS",
    "GIT_OBJECT_DIRECTORY",
    "GIT_PAGER",
    "GIT_PREFIX",
    "GIT_PROXY_COMMAND",
    "GIT_QUARANTINE_PATH",
    "GIT_REDIRECT_STDERR",
    "GIT_REDIRECT_STDIN",
    "GIT_REDIRECT_STDOUT",
    "GIT_REPLACE_REF_BASE",
    "GIT_SEQUENCE_EDITOR",
    "GIT_SHALLOW_FILE",
    "GIT_SSH",
    "GIT_SSH_COMMAND",
    "GIT_SSH_VARIANT",
    "GIT_TEMPLATE_DIR",
    "GIT_TEST_INSTALLED",
    "GIT_TRACE",
    "GIT_TRACE2",
    "GIT_TRACE2_EVENT",
    "GIT_TRACE2_PERF",
    "GIT_TRACE_CURL",
    "GIT_TRACE_FSMONITOR",
    "GIT_TRACE_PACKET",
    "GIT_TRACE_PACKFILE",
    "GIT_TRACE_PACK_ACCESS",
    "GIT_TRACE_PERFORMANCE",
    "GIT_TRACE_REFS",
    "GIT_TRACE_SETUP",
    "GIT_TRACE_SHALLOW",
    "GIT_WORK_TREE",
];

/// The git that is installed.
#[derive(Debug)]
pub(super) struct Git {
    program: PathBuf,
}

impl Git {
    /// The first git in the folders of the search path that are neither relative nor below the records folder.
    pub(super) fn find(search_path: &OsStr, records: &Path) -> Option<Self> {
        let name = if cfg!(windows) { "git.exe" } else { "git" };
        std::env::split_paths(search_path)
            .filter(|folder| folder.is_absolute())
            .map(|folder| folder.join(name))
            .find(|program| is_program(program) && !program.canonicalize().is_ok_and(|real| real.starts_with(records)))
            .map(|program| Self { program })
    }

    /// What git answers to this command in this folder.
    pub(super) fn ask(&self, folder: &Path, asked: &'static str, arguments: &[&str]) -> Result<Vec<u8>, GitError> {
        let output = self.command(folder).arg(asked).args(arguments).output().map_err(|error| {
            GitError::NotStarted { program: self.program.display().to_string(), cause: error.kind() }
        })?;
        if output.status.success() {
            return Ok(output.stdout);
        }
        let said = String::from_utf8_lossy(&output.stderr);
        let said = said.lines().next().unwrap_or("it said nothing").to_owned();
        Err(GitError::Failed { asked, said })
    }

    fn command(&self, folder: &Path) -> Command {
        let mut command = Command::new(&self.program);
        command.current_dir(folder).stdin(Stdio::null());
        for name in CLEARED {
            command.env_remove(name);
        }
        // Its words are looked at, so they are to be in one language.
        command.env("GIT_TERMINAL_PROMPT", "0").env("GIT_OPTIONAL_LOCKS", "0").env("LC_ALL", "C");
        command.arg("--no-pager");
        for setting in SETTINGS {
            command.args(["-c", setting]);
        }
        command
    }
}

/// A file that this system would run.
#[cfg(unix)]
pub(super) fn is_program(path: &Path) -> bool {
    use std::os::unix::fs::PermissionsExt as _;
    path.metadata().is_ok_and(|about| about.is_file() && about.permissions().mode() & 0o111 != 0)
}

/// A file: git on Windows runs hooks whatever they are.
#[cfg(not(unix))]
pub(super) fn is_program(path: &Path) -> bool {
    path.is_file()
}

#[cfg(test)]
#[cfg(unix)]
mod tests {
    use super::*;
    use std::fs;
    use std::os::unix::fs::PermissionsExt as _;

    fn program(folder: &Path) {
        fs::create_dir_all(folder).unwrap();
        fs::write(folder.join("git"), "").unwrap();
        fs::set_permissions(folder.join("git"), fs::Permissions::from_mode(0o700)).unwrap();
    }

    fn found(folders: &[&Path], records: &Path) -> Option<PathBuf> {
        let search_path = std::env::join_paths(folders).unwrap();
        Git::find(&search_path, records).map(|git| git.program)
    }

    #[test]
    fn git_is_never_taken_from_the_records_or_the_current_folder() {
        let base = tempfile::tempdir().unwrap();
        let base = base.path().canonicalize().unwrap();
        let (records, installed) = (base.join("records"), base.join("bin"));
        program(&records.join("bin"));
        program(&installed);
        let inside = records.join("bin");
        let folders = [Path::new("."), Path::new(""), &inside, &installed];
        assert_eq!(found(&folders, &records), Some(installed.join("git")));
        assert_eq!(found(&folders[..3], &records), None);
    }

    #[test]
    fn what_cannot_be_run_is_no_git() {
        let base = tempfile::tempdir().unwrap();
        program(base.path());
        fs::set_permissions(base.path().join("git"), fs::Permissions::from_mode(0o600)).unwrap();
        assert_eq!(found(&[base.path()], Path::new("/records")), None);
    }
}
