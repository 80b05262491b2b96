//! What becomes of each file of the corpus: in a pupil's folder beside a session that is whole, and all of them at once
//! under every command.

use std::collections::BTreeMap;
use std::fs;

use serde_json::Value;

use super::corpus::{Case, Expect, cases};
use super::{SCHOOL, harmless, shown_as, steers};
use crate::shell::Shell;

/// The session that lies beside each case and is read whatever the case is.
pub(super) const NEIGHBOUR: &str = "date = 2026-11-20\nstart = 09:30:00\nminutes = 5\nstaff = \"jm\"\n\
    provision = \"phonics\"\nnote = \"beside it\"\n";

const PROVISION: &str = "what = \"Phonics\"\nminutes = 5\nfrom = 2026-09-02\n";

/// As much of a file as a message may quote of it, in characters.
const QUOTED: usize = 40;

/// Each case in the folder of a pupil of its own.
fn a_pupil_for_each(cases: &[Case]) -> Shell {
    let shell = Shell::new("2026-11-23", "jm");
    shell.put("keywork.toml", SCHOOL);
    for (number, case) in cases.iter().enumerate() {
        let folder = format!("pupils/c{number:03}");
        let pupil = format!(
            "name = \"Case {number:03}\"\nborn = 2018-03-04\n[[adult]]\nstaff = \"jm\"\nrole = \"key-worker\"\n"
        );
        shell.put(&format!("{folder}/pupil.toml"), &pupil);
        shell.put(&format!("{folder}/provision/phonics.toml"), PROVISION);
        shell.put(&format!("{folder}/sessions/2026-11/20-0930-jm-aaaa.toml"), NEIGHBOUR);
        for file in case.files {
            let path = shell.root().join(&folder).join("sessions").join(file);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, &case.bytes).unwrap();
        }
    }
    shell
}

/// What was found, by the number of the pupil.
fn found(shell: &Shell) -> BTreeMap<String, Vec<Value>> {
    let checked: Value = serde_json::from_str(&shell.run("check --json").out).unwrap();
    let mut found: BTreeMap<String, Vec<Value>> = BTreeMap::new();
    for problem in checked["problems"].as_array().unwrap() {
        let pupil = problem["file"].as_str().unwrap().split('/').nth(1).unwrap_or_default();
        found.entry(pupil.to_owned()).or_default().push(problem.clone());
    }
    found
}

/// The notes of the sessions that were read, by pupil and file.
fn notes(shell: &Shell) -> BTreeMap<String, String> {
    shell.run("export jsonl ../out");
    let lines = shell.read("../out/keywork.jsonl");
    let rows = lines.lines().map(|line| serde_json::from_str::<Value>(line).unwrap());
    rows.filter(|row| row["kind"] == "session")
        .map(|row| (row["session"].as_str().unwrap().to_owned(), row["note"].as_str().unwrap().to_owned()))
        .collect()
}

#[test]
fn each_of_the_215_files_ends_as_expected() {
    let cases = cases();
    let shell = a_pupil_for_each(&cases);
    let (found, notes) = (found(&shell), notes(&shell));
    let mut wrong = Vec::new();
    for (number, case) in cases.iter().enumerate() {
        let pupil = format!("c{number:03}");
        let problems = found.get(&pupil).map_or(&[][..], Vec::as_slice);
        let sessions = format!("pupils/{pupil}/sessions");
        let note = case.files.iter().find_map(|file| notes.get(&format!("{sessions}/{file}")));
        let mut fault = |what: String| wrong.push(format!("{}-{}: {what}", case.class, case.name));
        if !notes.contains_key(&format!("{sessions}/2026-11/20-0930-jm-aaaa.toml")) {
            fault("the session beside it is not read".to_owned());
        }
        for what in became(case, problems, note) {
            fault(what);
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// What of a case is not as expected.
fn became(case: &Case, problems: &[Value], note: Option<&String>) -> Vec<String> {
    let codes: Vec<&str> = problems.iter().map(|problem| problem["code"].as_str().unwrap()).collect();
    let mut wrong = Vec::new();
    let mut hold = |holds: bool, what: String| wrong.extend((!holds).then_some(what));
    match case.expect {
        Expect::Reject(code) => {
            hold(note.is_none(), "it is read".to_owned());
            hold(codes.contains(&code), format!("{codes:?}, not {code}"));
            problems.iter().filter(|problem| problem["code"] == code).for_each(|problem| {
                hold(brief_and_placed(problem, &case.bytes), format!("not brief, or without a place: {problem}"));
            });
        }
        Expect::Flag(code) => {
            // A copy is never read; what is ahead of today is in no table yet.
            let apart = ["conflict-copy", "in-the-future"].contains(&code);
            hold(apart || note.is_some(), "it is not read".to_owned());
            hold(codes.contains(&code), format!("{codes:?}, not {code}"));
        }
        Expect::Accept | Expect::Safe | Expect::Tolerate => {
            hold(codes.is_empty(), format!("{codes:?}"));
            let expected = case.text.unwrap_or("fine");
            hold(note.is_some_and(|note| note == expected), format!("its note is {note:?}"));
        }
    }
    if let (Expect::Accept, Some(text)) = (case.expect, case.text) {
        hold(shown_as(text) == text, format!("it is shown as {}", shown_as(text)));
    }
    wrong
}

/// A problem says where, is short and quotes no more of the file than a glance.
fn brief_and_placed(problem: &Value, bytes: &[u8]) -> bool {
    let (message, file) = (problem["message"].as_str().unwrap(), String::from_utf8_lossy(bytes));
    let whole = ["encoding", "empty-file", "too-large"].contains(&problem["code"].as_str().unwrap())
        || message.starts_with("this file has ");
    let placed = whole || (problem["line"].as_u64() > Some(0) && problem["column"].as_u64() > Some(0));
    let characters: Vec<char> = message.chars().collect();
    let quotes = characters.windows(QUOTED + 1).any(|piece| file.contains(&piece.iter().collect::<String>()));
    let short = message.len() < 250 && problem["help"].as_str().is_none_or(|help| help.len() < 300);
    placed && short && !quotes && !message.chars().any(steers)
}

/// No command shows more of a broken line than its start, whatever the format.
#[test]
fn no_error_shows_much_of_a_record() {
    let cases = cases();
    let shell = a_pupil_for_each(&cases);
    for line in ["check", "check --format github", "check --format sarif", "export csv ../out", "report caseload"] {
        let said = shell.run(line);
        let shown = said.out + &said.err;
        assert!(!shown.contains(&"x".repeat(QUOTED + 2)) && !shown.contains(&"k".repeat(QUOTED + 2)), "{line}");
        assert!(shown.lines().all(|line| line.chars().count() < 5_000 || line.starts_with('{')), "{line}");
    }
}

#[test]
fn every_command_goes_on_beside_all_of_them() {
    let put = |shell: &Shell| {
        for (number, case) in cases().iter().enumerate() {
            let name = format!("20-{:02}{:02}-jm-case.toml", number / 60, number % 60);
            fs::write(shell.root().join("pupils/rowan/sessions/2026-11").join(name), &case.bytes).unwrap();
        }
    };
    harmless(put, &["error[encoding]", "error[syntax]", "error[too-large]", "error[bad-id]", "error[conflict-marker]"]);
}

/// A misspelt word that was to keep something back shows nothing to anybody: such a record is not read at all.
#[test]
fn what_is_not_understood_goes_home_to_nobody() {
    let shell = super::school();
    for (number, case) in cases().iter().enumerate().filter(|(_, case)| case.class == "schema") {
        let text =
            String::from_utf8(case.bytes.clone()).unwrap().replace("note = \"fine\"", "share = \"NOT FOR HOME\"");
        shell.put(&format!("pupils/rowan/sessions/2026-11/20-10{number:02}-jm-aaaa.toml"), &text);
    }
    shell.put("pupils/rowan/sessions/2026-11/20-0930-jm-aaaa.toml", &NEIGHBOUR.replace("note", "share"));
    for format in ["markdown", "terminal", "json"] {
        let home = shell.run(&format!("report home rowan --week 2026-W47 --format {format}"));
        assert!(home.out.contains("beside it") && !home.out.contains("NOT FOR HOME"), "{format}: {}", home.out);
    }
}
