//! The same records and the same `--as-of` give the same bytes, whatever the locale, the time zone, the order in
//! which files were made or the number of threads.

use std::path::Path;
use std::process::Command;

fn run(records: &Path, arguments: &[&str], environment: &[(&str, &str)]) -> Vec<u8> {
    let mut command = Command::new(env!("CARGO_BIN_EXE_keywork"));
    command.args(arguments).args(["--as-of", "2026-11-23", "--records"]).arg(records).env_remove("KEYWORK_AS_OF");
    let output = command.envs(environment.iter().copied()).output().unwrap();
    assert!(!output.stdout.is_empty(), "{arguments:?}: {}", String::from_utf8_lossy(&output.stderr));
    output.stdout
}

/// The folder again, its files made in the opposite order.
fn copy_backwards(from: &Path, to: &Path) {
    std::fs::create_dir_all(to).unwrap();
    let mut entries: Vec<_> = std::fs::read_dir(from).unwrap().map(|entry| entry.unwrap()).collect();
    entries.sort_by_key(|entry| std::cmp::Reverse(entry.file_name()));
    for entry in entries {
        let target = to.join(entry.file_name());
        if entry.file_type().unwrap().is_dir() {
            copy_backwards(&entry.path(), &target)
        } else {
            drop(std::fs::copy(entry.path(), target).unwrap())
        }
    }
}

#[test]
fn nothing_around_a_command_changes_what_it_prints() {
    let records = Path::new(env!("CARGO_MANIFEST_DIR")).join("records");
    let folder = tempfile::tempdir().unwrap();
    let backwards = folder.path().join("records");
    copy_backwards(&records, &backwards);
    let commands: &[&[&str]] = &[
        &["report", "weekly", "rowan"],
        &["report", "weekly", "rowan", "--week", "last", "--json"],
        &["report", "day", "ivy"],
        &["assess", "rowan"],
        &["assess", "sol", "--json"],
        &["plan", "rowan"],
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
