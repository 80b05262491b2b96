//! Folders that come from a merge, a shared drive or somebody else's hands.

use std::fs;

use super::{commands, harmless, run, school};
use crate::shell::Shell;

const SESSIONS: &str = "pupils/rowan/sessions/2026-11";

#[test]
fn every_command_does_its_work_where_all_is_well() {
    harmless(|_| {}, &["5 files: 1 warning\n"]);
    let shell = std::sync::Arc::new(school());
    for line in commands::reads().into_iter().chain(commands::WRITES.iter().map(|line| (*line).to_owned())) {
        let said = run(&shell, &line);
        assert_eq!(said.exit, 0, "`{line}`\n{}{}", said.out, said.err);
    }
}

/// A file with more mistakes than anybody would read shows the first of them, and how many there are.
#[test]
fn a_file_of_mistakes_shows_thirty_of_them() {
    let shell = school();
    let keys = (0..20_000).map(|key| format!("k{key}=1")).collect::<Vec<_>>().join("\n");
    shell.put(&format!("{SESSIONS}/20-0001-jm-aaaa.toml"), &keys);
    let found = shell.run("check").out;
    assert!(found.contains("this file has 20002 mistakes; 30 of them are shown") && found.lines().count() < 200);
}

/// More names than a folder of records ever has: a message, and not the time and the memory for all of them.
#[test]
fn a_folder_of_ten_thousand_names_is_not_looked_into() {
    let crowd = |shell: &Shell| {
        for number in 0..=10_000 {
            fs::File::create(shell.root().join(format!("{SESSIONS}/20-0001-jm-{number}.toml"))).unwrap();
        }
    };
    harmless(
        crowd,
        &["error[too-large]", "sessions/2026-11 holds more than 10000 names, so it is no folder of records"],
    );
}

#[test]
fn folders_within_folders_have_an_end() {
    let deep = |shell: &Shell| {
        // Half of the longest path that a system takes at once.
        fs::create_dir_all(shell.root().join(format!("{SESSIONS}{}", "/d".repeat(1_000)))).unwrap();
    };
    harmless(deep, &["error[too-large]", "lies more than 32 folders deep, and is not looked into"]);
}

#[test]
fn a_folder_of_a_newer_keywork_is_read_and_never_written() {
    let shell = school();
    shell.put("keywork.toml", &super::SCHOOL.replace("format = 1", "format = 99"));
    let files = shell.files("");
    assert!(shell.run("report weekly rowan").out.contains("7/10"));
    shell.run("log rowan cvc-words=8/10 --at 10:00").is(4, "", "newer");
    assert_eq!(files, shell.files(""));
}
