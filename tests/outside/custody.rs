//! The steps of `docs/security.md` for git, typed as they stand there: what they erase is gone from every object, what
//! they hand over is whole, and a server refuses a history that was rewritten.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// Words of one pupil that must be gone.
const CANARY: &str = "canary-of-rowan";

/// The steps in the block of the page with this name.
fn steps(name: &str) -> String {
    let page = include_str!("../../docs/security.md");
    let (_, rest) =
        page.split_once(&format!("```sh {name}\n")).unwrap_or_else(|| panic!("the page has no steps {name}"));
    rest.split_once("\n```").unwrap().0.to_owned()
}

struct Scratch {
    folder: tempfile::TempDir,
}

impl Scratch {
    /// A records folder of two pupils, in git, pushed to a server.
    fn school(options: &str) -> Self {
        let scratch = Self { folder: tempfile::tempdir().unwrap() };
        scratch.must(&format!(
            "git init -q --bare -b main server.git
             \"$KEYWORK\" init records --school Oakfield --staff-member jm:key-worker:J {options}
             for pupil in rowan ivy; do \"$KEYWORK\" pupil add $pupil --name $pupil --born 2018-03-04; done
             \"$KEYWORK\" observe rowan --kind note --note {CANARY} --at 10:00
             \"$KEYWORK\" observe ivy --kind note --note 'of ivy' --at 10:00"
        ));
        scratch
    }

    fn here(&self) -> &Path {
        self.folder.path()
    }

    /// Runs the steps with the names that the page uses; the first that fails ends them.
    fn run(&self, script: &str) -> (bool, String) {
        let output = Command::new("bash")
            .args(["-ec", script])
            .current_dir(self.here())
            .env("KEYWORK", env!("CARGO_BIN_EXE_keywork"))
            .env("KEYWORK_RECORDS", self.here().join("records"))
            .env("KEYWORK_AS_OF", "2026-11-23")
            .env("KEYWORK_STAFF", "jm")
            .env("REMOTE", self.here().join("server.git"))
            .env("HOME", self.here())
            .env("GIT_CONFIG_NOSYSTEM", "1")
            .envs([("GIT_AUTHOR_NAME", "Jo"), ("GIT_AUTHOR_EMAIL", "jo@example.org")])
            .envs([("GIT_COMMITTER_NAME", "Jo"), ("GIT_COMMITTER_EMAIL", "jo@example.org")])
            .output()
            .unwrap();
        let said = String::from_utf8_lossy(&output.stdout).into_owned() + &String::from_utf8_lossy(&output.stderr);
        (output.status.success(), said)
    }

    #[track_caller]
    fn must(&self, script: &str) -> String {
        let (success, said) = self.run(script);
        assert!(success, "{script}\n{said}");
        said
    }

    /// Whether the words are in any object of a repository, reachable or not.
    fn has(&self, repository: &str, words: &str) -> bool {
        let objects = self.must(&format!("git -C {repository} cat-file --batch-all-objects --batch --buffer"));
        objects.contains(words)
    }

    /// The files below a folder that hold the words as they are.
    fn files_with(&self, folder: &str, words: &str) -> Vec<PathBuf> {
        let mut ahead = vec![self.here().join(folder)];
        let mut found = Vec::new();
        while let Some(path) = ahead.pop() {
            if path.is_dir() {
                ahead.extend(fs::read_dir(&path).unwrap().map(|entry| entry.unwrap().path()));
            } else if fs::read(&path).unwrap().windows(words.len()).any(|window| window == words.as_bytes()) {
                found.push(path);
            }
        }
        found
    }
}

#[test]
fn what_was_deleted_is_in_git_until_its_history_is_rewritten_and_then_in_no_object() {
    let scratch = Scratch::school("");
    scratch.must(
        "cd records && git init -q -b main && git add -A && git commit -q -m records && git push -q $REMOTE main",
    );
    scratch.must(&steps("server"));
    scratch
        .must("cd records && git rm -r -q pupils/rowan && git commit -q -m 'a pupil left' && git push -q $REMOTE main");
    assert!(scratch.has("records", CANARY) && scratch.has("server.git", CANARY), "deleting alone takes nothing away");
    assert!(!scratch.must("git -C records log --all -S canary-of-rowan --format=%H").is_empty());

    scratch.must(&steps("erase"));
    for repository in ["cleaned", "server.git"] {
        assert!(!scratch.has(repository, CANARY), "{repository} still has it");
        assert!(scratch.has(repository, "of ivy"), "{repository} has lost what is of others");
        assert_eq!(scratch.files_with(repository, CANARY), [] as [PathBuf; 0]);
    }
    let log = scratch.must("git -C cleaned log --all --name-only --format=");
    assert!(!log.contains("rowan") && log.contains("pupils/ivy/pupil.toml"), "{log}");
    assert!(scratch.has("records", CANARY), "an old clone keeps it: the page says to delete each");
}

#[test]
fn a_repository_for_each_pupil_is_erased_and_handed_over_whole() {
    let scratch = Scratch::school("--repo-per-pupil");
    scratch.must(
        "cd records && git init -q -b main && git add -A && git commit -q -m school
         for pupil in rowan ivy; do
           git -C pupils/$pupil init -q -b main; git -C pupils/$pupil add -A; git -C pupils/$pupil commit -q -m records
         done",
    );
    assert!(!scratch.has("records", CANARY) && !scratch.must("git -C records ls-files").contains("pupils/"));
    scratch.must(&steps("hand-over"));
    scratch.must("git clone -q rowan.bundle next-school");
    assert!(scratch.has("next-school", CANARY) && !scratch.has("next-school", "of ivy"));
    fs::remove_file(scratch.here().join("rowan.bundle")).unwrap();
    fs::remove_dir_all(scratch.here().join("next-school")).unwrap();

    scratch.must(&steps("erase-own"));
    assert_eq!(scratch.files_with("records", CANARY), [] as [PathBuf; 0]);
    assert!(!scratch.has("records", CANARY) && scratch.has("records/pupils/ivy", "of ivy"));
    scratch.must("\"$KEYWORK\" check");
}

#[test]
fn a_server_refuses_a_rewritten_history() {
    let scratch = Scratch::school("");
    scratch.must(
        "cd records && git init -q -b main && git add -A && git commit -q -m records && git push -q $REMOTE main",
    );
    scratch.must(&steps("server"));
    scratch.must("cd records && git commit -q --amend -m 'written again'");
    let (pushed, said) = scratch.run("git -C records push --force $REMOTE main");
    assert!(!pushed && said.contains("non-fast-forward"), "{said}");
    let (deleted, said) = scratch.run("git -C records push --delete $REMOTE main");
    assert!(!deleted && said.contains("deletion prohibited"), "{said}");
}
