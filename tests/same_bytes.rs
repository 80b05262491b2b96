//! The same records and the same `--as-of` give the same bytes, whatever the locale, the time zone, the order in
//! which files were made or the number of threads.

use std::path::Path;
use std::process::Command;

use crate::shell::copy_folder;

fn run(records: &Path, arguments: &[&str], environment: &[(&str, &str)]) -> Vec<u8> {
    let mut command = Command::new(env!("CARGO_BIN_EXE_keywork"));
    command.args(arguments).args(["--as-of", "2026-11-23", "--records"]).arg(records).env_remove("KEYWORK_AS_OF");
    let output = command.envs(environment.iter().copied()).output().unwrap();
    assert!(!output.stdout.is_empty(), "{arguments:?}: {}", String::from_utf8_lossy(&output.stderr));
    output.stdout
}

#[test]
fn nothing_around_a_command_changes_what_it_prints() {
    let records = Path::new(env!("CARGO_MANIFEST_DIR")).join("records");
    let folder = tempfile::tempdir().unwrap();
    let backwards = folder.path().join("records");
    copy_folder(&records, &backwards);
    let commands: &[&[&str]] = &[
        &["report", "weekly", "rowan"],
        &["report", "weekly", "rowan", "--week", "last", "--json"],
        &["report", "weekly", "rowan", "--format", "html"],
        &["report", "weekly", "rowan", "--format", "docx"],
        &["report", "day", "ivy"],
        &["report", "term", "ivy"],
        &["report", "annual-review", "sol"],
        &["assess", "rowan"],
        &["assess", "sol", "--json"],
        &["plan", "rowan"],
        &["today"],
        &["today", "rowan", "--week", "--json"],
        &["due"],
        &["due", "--within", "300", "--json"],
    ];
    for arguments in commands {
        let once = run(&records, arguments, &[("RAYON_NUM_THREADS", "1"), ("LC_ALL", "C"), ("TZ", "UTC")]);
        let again = run(
            &backwards,
            arguments,
            &[("RAYON_NUM_THREADS", "7"), ("LC_ALL", "de_DE.UTF-8"), ("TZ", "Pacific/Kiritimati")],
        );
        assert_eq!(once, again, "{arguments:?}");
    }
}
