//! Standard output that is closed, full or gone, and nothing on standard input: no command panics, and what a command
//! writes into the folder is there all the same.

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::process::{Command, Output, Stdio};

use super::{commands, fit_to_show, school, tree};
use crate::shell::Shell;

/// Where the output goes, as a shell writes it.
const CLOSED: &str = ">&-";
const FULL: &str = ">/dev/full";

/// Runs the built program as a shell runs it.
fn program(shell: &Shell, line: &str, to: &str) -> Command {
    let mut command = Command::new("sh");
    let line = format!("exec '{}' {line} </dev/null {to}", env!("CARGO_BIN_EXE_keywork"));
    command.args(["-c", &line]).current_dir(shell.root()).stdout(Stdio::piped()).stderr(Stdio::piped());
    command.env("KEYWORK_AS_OF", "2026-11-23").env("KEYWORK_STAFF", "jm").env_remove("KEYWORK_RECORDS");
    command.env("XDG_CONFIG_HOME", shell.root().parent().unwrap().join("settings"));
    command
}

fn ended(line: &str, output: &Output) -> (i32, String) {
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    fit_to_show(line, &said);
    assert!(!said.contains("bug in keywork") && !said.contains("panicked"), "`{line}`: {said}");
    let exit = output.status.code().unwrap_or_else(|| panic!("`{line}` was killed: {:?}", output.status));
    assert!((0..=5).contains(&exit), "`{line}`: {exit} {said}");
    (exit, said)
}

/// The records, but for those whose names are drawn by lot.
fn records(shell: &Shell) -> BTreeMap<PathBuf, String> {
    let root = shell.root();
    let tree = tree(&root, &[root.join("concerns")]).into_iter();
    tree.map(|(path, what)| (path.strip_prefix(&root).unwrap().to_owned(), what)).collect()
}

/// Every command that writes, with its output there; what is then in the folder.
fn written(to: &str) -> BTreeMap<PathBuf, String> {
    let shell = school();
    for line in commands::WRITES {
        let (exit, said) = ended(line, &program(&shell, line, to).output().unwrap());
        assert!(exit == 0 || line.starts_with("check"), "`{line} {to}` ends with {exit}: {said}");
    }
    records(&shell)
}

#[test]
fn what_is_written_is_written_whatever_becomes_of_the_output() {
    let usual = written("");
    for to in [CLOSED, FULL] {
        assert_eq!(written(to), usual, "{to}");
    }
}

#[test]
fn a_full_output_is_an_error_and_a_closed_one_is_none() {
    let shell = school();
    for line in commands::reads() {
        let (exit, said) = ended(&line, &program(&shell, &line, FULL).output().unwrap());
        let says =
            if line.contains(" ../out") { "what was written is on the disk" } else { "could not print the result" };
        assert!(said.contains(says), "`{line}` with a full disk: {exit} {said}");
        assert_eq!(exit, if line.contains(" ../out") { 0 } else { 5 }, "`{line}`: {said}");
    }
    for line in commands::PAGES.iter().chain(commands::REPORTS) {
        assert_eq!(ended(line, &program(&shell, line, CLOSED).output().unwrap()), (0, String::new()), "{line}");
    }
}

/// `| head -1`, where the reader goes before anything is written.
#[test]
fn a_reader_that_goes_away_is_no_error() {
    let shell = school();
    for line in commands::PAGES.iter().chain(commands::REPORTS) {
        let mut child = program(&shell, line, "").spawn().unwrap();
        drop(child.stdout.take());
        assert_eq!(ended(line, &child.wait_with_output().unwrap()), (0, String::new()), "{line}");
    }
}
