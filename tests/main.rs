//! Every integration test in one binary: it is linked once, and no test file can be forgotten.
#![expect(clippy::disallowed_methods, reason = "the bans are for the program")]
#![expect(clippy::unwrap_used, reason = "a test that panics has failed, as it should")]

mod clock;
mod cmd_assess;
mod cmd_concern;
mod cmd_contact;
mod cmd_done;
mod cmd_due;
mod cmd_export;
mod cmd_import;
mod cmd_log;
mod cmd_meeting;
mod cmd_observe;
mod cmd_plan;
mod cmd_recommend;
mod cmd_report;
mod cmd_retention;
mod cmd_setup;
mod cmd_template;
mod cmd_thread;
mod cmd_today;
mod docs;
mod docx;
mod effect_properties;
mod errors;
mod gallery;
mod generated;
mod hand_edited;
mod hostile;
mod house;
mod html;
mod law;
mod layers;
mod oracles;
#[cfg(feature = "outside")]
mod outside;
mod private;
mod records;
mod same_bytes;
mod security;
mod shell;
mod source;
mod statistics;
mod table;
mod worked_school;

/// The files of this folder, by name, that `main` does not name as a module.
fn forgotten<'a>(files: &'a [String], main: &str) -> Vec<&'a str> {
    let named = |stem: &str| main.lines().any(|line| line.trim() == format!("mod {stem};"));
    files.iter().filter_map(|file| file.strip_suffix(".rs")).filter(|stem| *stem != "main" && !named(stem)).collect()
}

#[test]
fn no_test_file_is_forgotten() {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/tests");
    let files: Vec<String> =
        std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
    let forgotten = forgotten(&files, include_str!("main.rs"));
    assert!(forgotten.is_empty(), "tests/main.rs has no `mod` for {forgotten:?}");
}

#[test]
fn a_forgotten_test_file_would_be_found() {
    let files = ["main.rs", "layers.rs", "docs.rs", "cmd"].map(str::to_owned);
    assert_eq!(forgotten(&files, "mod layers;\n// mod docs;\n"), ["docs"]);
}

/// `.ci/run` runs those of `outside::` a second time with the feature; one that stood elsewhere would never run.
#[test]
fn tests_that_need_other_programs_are_in_one_place() {
    let gate = concat!("feature = ", "\"outside\"");
    for source in source::sources("tests") {
        let expected = usize::from(source.path == "tests/main.rs");
        assert_eq!(source.text.matches(gate).count(), expected, "{}: move it below `outside`", source.path);
    }
}
