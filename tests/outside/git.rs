//! A repository of records, merged and hostile, with the git that is installed.

use std::ffi::OsString;
use std::fs;
use std::os::unix::fs::PermissionsExt as _;
use std::path::{Path, PathBuf};
use std::process::Command;

use keywork::git::{Danger, GitError, Unmerged, unmerged};

fn search_path() -> OsString {
    std::env::var_os("PATH").unwrap()
}

/// Runs git and says whether it was content.
pub(super) fn git(folder: &Path, arguments: &[&str]) -> bool {
    let output = Command::new("git")
        .args(["-c", "user.name=Jo", "-c", "user.email=jo@example.org", "-c", "commit.gpgSign=false"])
        .args(arguments)
        .current_dir(folder)
        .output()
        .unwrap();
    output.status.success()
}

fn commit(folder: &Path, file: &str, text: &str) {
    fs::create_dir_all(folder.join(file).parent().unwrap()).unwrap();
    fs::write(folder.join(file), text).unwrap();
    assert!(git(folder, &["add", "."]) && git(folder, &["commit", "-q", "-m", "record"]));
}

/// A repository with one record.
fn repository() -> (tempfile::TempDir, PathBuf) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().to_owned();
    assert!(git(&path, &["init", "-q", "-b", "main"]));
    commit(&path, "records/keywork.toml", "format = 1\n");
    (folder, path)
}

/// A repository in which two people have changed one record and both have written another.
fn conflicted() -> (tempfile::TempDir, PathBuf) {
    let (folder, path) = repository();
    assert!(git(&path, &["switch", "-q", "-c", "other"]));
    commit(&path, "records/keywork.toml", "format = 1\nschool = \"Oakfield\"\n");
    commit(&path, "records/b/ä new.toml", "a = 1\n");
    assert!(git(&path, &["switch", "-q", "main"]));
    commit(&path, "records/keywork.toml", "format = 1\nschool = \"Elmfield\"\n");
    commit(&path, "records/b/ä new.toml", "a = 2\n");
    assert!(!git(&path, &["merge", "-q", "other"]), "the merge has conflicts");
    (folder, path)
}

/// A program that leaves a mark when it is run.
pub(super) fn trap(path: &Path, mark: &Path) {
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    fs::write(path, format!("#!/bin/sh\ntouch '{}'\n", mark.display())).unwrap();
    fs::set_permissions(path, fs::Permissions::from_mode(0o700)).unwrap();
}

fn refused(folder: &Path) -> Vec<Danger> {
    match unmerged(folder, &search_path()).unwrap() {
        Unmerged::Refused(dangers) => dangers,
        other => panic!("{other:?}"),
    }
}

#[test]
fn a_conflicted_merge_is_named_by_paths_below_the_records() {
    let (_folder, path) = conflicted();
    let expected = Ok(Unmerged::Paths(vec!["b/ä new.toml".to_owned(), "keywork.toml".to_owned()]));
    assert_eq!(unmerged(&path.join("records"), &search_path()), expected);
    let below = Ok(Unmerged::Paths(vec!["ä new.toml".to_owned()]));
    assert_eq!(unmerged(&path.join("records/b"), &search_path()), below);
}

#[test]
fn a_merged_repository_has_none() {
    let (_folder, path) = repository();
    assert_eq!(unmerged(&path, &search_path()), Ok(Unmerged::Paths(Vec::new())));
}

#[test]
fn asking_changes_nothing_in_the_repository() {
    let (_folder, path) = conflicted();
    let index = || (fs::read(path.join(".git/index")).unwrap(), fs::metadata(path.join(".git/index")).unwrap());
    let (before, about) = index();
    unmerged(&path, &search_path()).unwrap();
    let (after, about_after) = index();
    assert_eq!(before, after);
    assert_eq!(about.modified().unwrap(), about_after.modified().unwrap());
}

#[test]
fn a_hostile_setting_is_named_and_its_program_not_run() {
    for key in ["core.fsmonitor", "core.pager", "core.sshCommand", "filter.x.process", "alias.ls-files"] {
        let (_folder, path) = conflicted();
        let (mark, program) = (path.join("MARK"), path.join("trap"));
        trap(&program, &mark);
        let bang = if key.starts_with("alias") { "!" } else { "" };
        let value = format!("{bang}{}", program.display());
        assert!(git(&path, &["config", "--local", key, &value]));
        fs::write(path.join(".gitattributes"), "* filter=x\n").unwrap();
        let dangers = refused(&path);
        assert_eq!(dangers, [Danger::Setting(key.to_lowercase())], "{key}");
        assert!(!mark.exists(), "{key}");
    }
}

#[test]
fn the_trap_works_with_an_unprotected_git() {
    let (_folder, path) = conflicted();
    let (mark, program) = (path.join("MARK"), path.join("trap"));
    trap(&program, &mark);
    assert!(git(&path, &["config", "--local", "core.fsmonitor", program.to_str().unwrap()]));
    git(&path, &["status"]);
    assert!(mark.exists(), "else the tests beside this one show nothing");
}

#[test]
fn a_setting_of_one_work_tree_or_another_file_is_found_too() {
    let (_folder, path) = repository();
    assert!(git(&path, &["config", "extensions.worktreeConfig", "true"]));
    assert!(git(&path, &["config", "--worktree", "core.fsmonitor", "/bin/false"]));
    assert!(git(&path, &["config", "--local", "include.path", "other"]));
    let expected = ["core.fsmonitor", "include.path"].map(|key| Danger::Setting(key.to_owned()));
    assert_eq!(refused(&path), expected);
}

#[test]
fn hooks_and_hidden_attributes_are_named() {
    let (_folder, path) = repository();
    let mark = path.join("MARK");
    trap(&path.join(".git/hooks/post-index-change"), &mark);
    trap(&path.join(".git/hooks/update.sample"), &mark);
    fs::write(path.join(".git/hooks/README"), "").unwrap();
    fs::create_dir_all(path.join(".git/info")).unwrap();
    fs::write(path.join(".git/info/attributes"), "* filter=x\n").unwrap();
    assert_eq!(refused(&path), [Danger::Hook("post-index-change".to_owned()), Danger::Attributes]);
    assert!(!mark.exists());
}

#[test]
fn a_second_work_tree_is_looked_at_where_its_hooks_are() {
    let (_folder, path) = repository();
    let second = path.join("second");
    assert!(git(&path, &["worktree", "add", "-q", second.to_str().unwrap()]));
    assert_eq!(unmerged(&second, &search_path()), Ok(Unmerged::Paths(Vec::new())));
    trap(&path.join(".git/hooks/pre-commit"), &path.join("MARK"));
    assert_eq!(refused(&second), [Danger::Hook("pre-commit".to_owned())]);
}

#[test]
fn a_folder_that_looks_like_a_repository_inside_is_not_taken_for_one() {
    let (_folder, path) = repository();
    let (mark, bare) = (path.join("MARK"), path.join("bare"));
    fs::create_dir(&bare).unwrap();
    assert!(git(&bare, &["init", "-q", "--bare"]));
    trap(&path.join("trap"), &mark);
    assert!(git(&bare, &["config", "core.fsmonitor", path.join("trap").to_str().unwrap()]));
    let error = unmerged(&bare, &search_path()).unwrap_err();
    assert!(matches!(error, GitError::Failed { .. }), "{error}");
    assert!(!mark.exists());
}

#[test]
fn no_git_and_a_broken_repository_are_said() {
    let (_folder, path) = repository();
    assert_eq!(unmerged(&path, "".as_ref()), Err(GitError::NoGit));
    assert_eq!(unmerged(&path, ".".as_ref()), Err(GitError::NoGit));
    fs::write(path.join(".git/config"), "not a setting\n").unwrap();
    let error = unmerged(&path, &search_path()).unwrap_err().to_string();
    assert_eq!(error, "git config failed: fatal: bad config line 1 in file .git/config");
}
