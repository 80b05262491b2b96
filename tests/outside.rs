//! Tests that need other programs, or published values that are not ours to keep here: `cargo test --features outside`.
//! `.ci/setup` installs the programs.
//!
//! Every such test lives in this module or below it.

mod concern;
mod custody;
mod docx;
#[cfg(target_os = "linux")]
mod durability;
mod effect_oracles;
#[cfg(target_os = "linux")]
mod footprint;
#[cfg(feature = "docx")]
mod forms;
mod git;
mod git_danger;
mod pages;
mod spreadsheet;

use std::process::Command;

/// What the program says of itself when asked for its version.
fn version(program: &str) -> String {
    let output = Command::new(program)
        .arg("--version")
        .output()
        .unwrap_or_else(|error| panic!("`{program}` does not run ({error}); `.ci/setup` installs it"));
    assert!(output.status.success(), "`{program} --version` failed");
    String::from_utf8(output.stdout).unwrap()
}

/// `git version 2.47.3` is 2.47.
fn two_numbers(version: &str) -> (u32, u32) {
    let mut numbers = version.split(|c: char| !c.is_ascii_digit()).filter_map(|part| part.parse().ok());
    (numbers.next().unwrap(), numbers.next().unwrap())
}

#[test]
fn the_programs_that_outside_tests_need_are_here() {
    assert!(two_numbers(&version("git")) >= (2, 41), "git is older than 2.41");
    for program in ["strace", "unshare", "prlimit", "mount"] {
        assert!(version(program).contains(program));
    }
    assert!(two_numbers(&version("python3")) >= (3, 8), "python3 is older than 3.8");
    // It says a commit in place of a number.
    assert!(!version("git-filter-repo").is_empty());
    assert!(version("age").contains('1') && version("age-keygen").contains('1'));
    assert!(version("soffice").contains("LibreOffice"));
    assert!(two_numbers(&version("taplo")) >= (0, 9), "taplo is older than 0.9");
    // From 131 on it numbers the sheets that it prints.
    assert!(two_numbers(&version("chromium")) >= (131, 0), "chromium is older than 131");
    assert!(two_numbers(&version("node")) >= (18, 0), "node is older than 18");
    assert!(version("soffice").contains("LibreOffice"));
}
