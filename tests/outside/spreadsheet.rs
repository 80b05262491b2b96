//! The tables of `export csv` opened by a spreadsheet, as a school opens them: no cell is reckoned, and every text is what
//! was typed.

use std::collections::BTreeMap;
use std::path::Path;
use std::process::Command;

use crate::hostile::corpus::{quoted, texts};
use crate::hostile::school;

/// What a spreadsheet takes for a number, a day or a percentage: only a mark in front would stop it, and `export jsonl`
/// has it whole.
const NUMBERS: [&str; 4] = ["1234567890123456789", "007", "1/2", "10%"];

/// Turns a file into another form, with the spreadsheet of the `libreoffice-calc` package.
fn convert(file: &Path, to: &str, folder: &Path) -> String {
    let profile = format!("-env:UserInstallation=file://{}", folder.join("profile").display());
    let output = Command::new("soffice")
        // Commas and quotes in UTF-8, as a person chooses where the program asks.
        .args([&profile, "--headless", "--infilter=CSV:44,34,76,1", "--convert-to", to, "--outdir"])
        .args([folder, file])
        .output()
        .expect("soffice runs; `.ci/setup` installs it");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let end = to.split(':').next().unwrap();
    std::fs::read_to_string(folder.join(file.file_name().unwrap()).with_extension(end)).unwrap()
}

fn rows(text: &str) -> Vec<BTreeMap<String, String>> {
    let mut reader = csv::Reader::from_reader(text.as_bytes());
    reader.deserialize().map(Result::unwrap).collect()
}

#[test]
fn a_spreadsheet_reckons_nothing_that_was_typed() {
    let shell = school();
    let texts: Vec<&str> = texts().filter(|text| !text.trim().is_empty()).collect();
    for (at, text) in texts.iter().enumerate() {
        let note = format!("date = 2026-11-20\nminutes = 5\nstaff = \"jm\"\nnote = {}\n", quoted(text));
        shell.put(&format!("pupils/rowan/sessions/2026-11/20-0000-jm-a{at:03}.toml"), &note);
    }
    shell.run("export csv ../out").is(0, "wrote", "");
    let file = shell.root().join("../out/sessions.csv");
    let folder = tempfile::tempdir().unwrap();
    let sheet = convert(&file, "fods", folder.path());
    assert!(sheet.contains("<table:table-cell") && !sheet.contains("table:formula"), "a cell is reckoned");
    let again = convert(&file, "csv:Text - txt - csv (StarCalc):44,34,76,1", folder.path());
    let (ours, theirs) = (rows(&shell.read("../out/sessions.csv")), rows(&again));
    assert_eq!(ours.len(), theirs.len());
    let mut same = 0;
    for (ours, theirs) in ours.iter().zip(&theirs).filter(|(ours, _)| !NUMBERS.contains(&ours["note"].as_str())) {
        assert_eq!(ours["note"], theirs["note"], "as it is in the table");
        same += 1;
    }
    assert!(same > 80, "{same}");
    // As it was typed, with what could do something made visible and an apostrophe before what could be reckoned.
    for text in texts {
        let shown = keywork::text::clean(text).into_owned();
        let there = ours.iter().any(|row| row["note"] == shown || row["note"] == format!("'{shown}"));
        assert!(there, "{text:?} is not in the table");
    }
}

/// Without the apostrophe the same text is a formula, so the test beside this one shows something.
#[test]
fn the_same_text_as_it_was_typed_is_a_formula() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("typed.csv");
    std::fs::write(&file, "note\n=1+1\n").unwrap();
    assert!(convert(&file, "fods", folder.path()).contains("table:formula"));
}
