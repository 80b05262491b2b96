#![expect(clippy::disallowed_methods, reason = "hooks are git's own: the folder is looked at and nothing opened")]

use std::fmt;
use std::fs;
use std::path::{Path, PathBuf};

use super::GitError;
use super::run::{Git, is_program};
use crate::text::clean_line;

/// Something in a repository that makes git run a program.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Danger {
    /// A setting of this repository, such as `core.fsmonitor`.
    Setting(String),
    /// A hook that can be run, such as `pre-commit`.
    Hook(String),
    /// `info/attributes`, which says which files go through a program and is part of no commit.
    Attributes,
}

impl fmt::Display for Danger {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Setting(key) => write!(f, "the setting `{}`", clean_line(key)),
            Self::Hook(name) => write!(f, "the hook `{}`", clean_line(name)),
            Self::Attributes => f.write_str("the file `.git/info/attributes`"),
        }
    }
}

/// What makes git run a program in this repository. Git is asked for nothing but its settings until they are known.
pub(super) fn look(git: &Git, root: &Path, dot_git: &Path) -> Result<Vec<Danger>, GitError> {
    let mut found = settings(git, root)?;
    if let Some(own) = own_folder(git, root, dot_git, &found)? {
        found.extend(hooks(&own.join("hooks")));
        if own.join("info/attributes").metadata().is_ok_and(|about| about.len() > 0) {
            found.push(Danger::Attributes);
        }
    }
    found.sort_unstable();
    found.dedup();
    Ok(found)
}

/// The folder that git keeps its own files in. With a `.git` that points elsewhere git must be asked, and is not
/// once something is found.
fn own_folder(git: &Git, root: &Path, dot_git: &Path, found: &[Danger]) -> Result<Option<PathBuf>, GitError> {
    if dot_git.is_dir() {
        return Ok(Some(dot_git.to_owned()));
    }
    if !found.is_empty() {
        return Ok(None);
    }
    let output = git.ask(root, "rev-parse", &["--git-common-dir"])?;
    let path = String::from_utf8_lossy(&output);
    let path = path.strip_suffix('\n').unwrap_or(&path);
    Ok(Some(root.join(path.strip_suffix('\r').unwrap_or(path))))
}

fn hooks(folder: &Path) -> Vec<Danger> {
    // Where there is no such folder, or it cannot be read, git finds no hook either.
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    let can_run = entries.filter(|entry| is_program(&entry.path()));
    let names = can_run.map(|entry| entry.file_name().to_string_lossy().into_owned());
    names.filter(|name| !name.ends_with(".sample")).map(Danger::Hook).collect()
}

/// The settings of this repository, and of this work tree where it has its own, that can run a program.
fn settings(git: &Git, root: &Path) -> Result<Vec<Danger>, GitError> {
    let mut scopes = vec!["--local"];
    let mut found = Vec::new();
    while let Some(scope) = scopes.pop() {
        let output = git.ask(root, "config", &[scope, "--name-only", "--list", "-z"])?;
        let keys: Vec<String> = texts(&output).collect();
        if scope == "--local" && keys.iter().any(|key| key == "extensions.worktreeconfig") {
            scopes.push("--worktree");
        }
        if keys.iter().any(|key| key.starts_with("alias.")) {
            let output = git.ask(root, "config", &[scope, "-z", "--get-regexp", r"^alias\."])?;
            found.extend(texts(&output).filter_map(|alias| program_alias(&alias)));
        }
        found.extend(keys.into_iter().filter(|key| is_dangerous(key)).map(Danger::Setting));
    }
    Ok(found)
}

fn texts(output: &[u8]) -> impl Iterator<Item = String> {
    let parts = output.split(|&byte| byte == 0).filter(|part| !part.is_empty());
    parts.map(|part| String::from_utf8_lossy(part).into_owned())
}

/// An alias is a word for another command of git, or with `!` for a program.
fn program_alias(key_and_value: &str) -> Option<Danger> {
    let (key, value) = key_and_value.split_once('\n')?;
    value.trim_start().starts_with('!').then(|| Danger::Setting(key.to_owned()))
}

/// Whether the setting names a program, or other settings that might. Git writes the first and the last part of a key
/// in lower case; what is between them is a name.
fn is_dangerous(key: &str) -> bool {
    let section = key.split('.').next().unwrap_or_default();
    let name = key.rsplit('.').next().unwrap_or_default();
    match section {
        "include" | "includeif" | "filter" | "pager" | "hook" | "sendemail" | "protocol" => true,
        "core" => matches!(
            name,
            "fsmonitor"
                | "hookspath"
                | "sshcommand"
                | "pager"
                | "editor"
                | "gitproxy"
                | "askpass"
                | "attributesfile"
                | "alternaterefscommand"
        ),
        "diff" => matches!(name, "external" | "command" | "textconv"),
        "merge" => name == "driver",
        "gpg" => matches!(name, "program" | "defaultkeycommand"),
        "credential" => name == "helper",
        "sequence" => name == "editor",
        "interactive" => name == "difffilter",
        "remote" => matches!(name, "uploadpack" | "receivepack" | "vcs"),
        "uploadpack" => name == "packobjectshook",
        "trailer" | "tar" => matches!(name, "command" | "cmd"),
        "difftool" | "mergetool" | "browser" | "man" | "guitool" => matches!(name, "cmd" | "path"),
        "submodule" => name == "update",
        "init" => name == "templatedir",
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn settings_that_run_a_program_are_known() {
        for key in [
            "core.fsmonitor",
            "core.hookspath",
            "core.sshcommand",
            "core.pager",
            "core.editor",
            "core.gitproxy",
            "core.attributesfile",
            "filter.lfs.clean",
            "filter.A.b.C.process",
            "diff.external",
            "diff.toml.textconv",
            "diff.toml.command",
            "merge.ours.driver",
            "gpg.program",
            "gpg.ssh.program",
            "include.path",
            "includeif.gitdir:~/x/.path",
            "credential.helper",
            "credential.https://example.org.helper",
            "pager.log",
            "remote.origin.uploadpack",
        ] {
            assert!(is_dangerous(key), "{key}");
        }
    }

    #[test]
    fn what_every_repository_has_is_no_danger() {
        for key in [
            "core.repositoryformatversion",
            "core.filemode",
            "core.bare",
            "core.logallrefupdates",
            "core.fsync",
            "remote.origin.url",
            "remote.origin.fetch",
            "branch.main.remote",
            "branch.main.merge",
            "merge.conflictstyle",
            "diff.algorithm",
            "user.name",
            "commit.gpgsign",
            "alias.st",
        ] {
            assert!(!is_dangerous(key), "{key}");
        }
    }

    #[test]
    fn an_alias_for_a_program_is_one() {
        assert_eq!(program_alias("alias.st\nstatus"), None);
        let danger = program_alias("alias.x\n!sh -c x").unwrap();
        assert_eq!(danger.to_string(), "the setting `alias.x`");
    }
}
