//! What the program itself touches, seen from outside: what only reads writes nothing, what writes is for its owner
//! alone under every mask, and somebody else's editor is never overtaken.

use std::fs;
use std::os::unix::fs::PermissionsExt as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};
use std::time::Duration;

use crate::shell::copy_folder;

const KEYWORK: &str = env!("CARGO_BIN_EXE_keywork");

/// What changes anything on a disk, but for opening.
const CHANGES: &[&str] = &[
    "creat",
    "rename",
    "unlink",
    "rmdir",
    "mkdir",
    "mknod",
    "link",
    "symlink",
    "chmod",
    "fchmod",
    "chown",
    "truncate",
    "ftruncate",
    "utime",
    "setxattr",
    "removexattr",
    "fallocate",
];

/// The worked school in a folder of its own, kept in git.
fn worked_school() -> (tempfile::TempDir, PathBuf) {
    let folder = tempfile::tempdir().unwrap();
    let records = folder.path().join("records");
    copy_folder(&Path::new(env!("CARGO_MANIFEST_DIR")).join("records"), &records);
    let git =
        "git init -q -b main && git -c user.name=Jo -c user.email=jo@example.org commit -q --allow-empty -m begun";
    assert!(bash(git, &records).status.success());
    (folder, records)
}

fn bash(script: &str, here: &Path) -> Output {
    let mut command = Command::new("bash");
    command.args(["-c", script]).current_dir(here).env("KEYWORK", KEYWORK);
    command.env("KEYWORK_AS_OF", "2026-11-23").env("KEYWORK_STAFF", "jm").env_remove("KEYWORK_RECORDS");
    command.output().unwrap()
}

fn said(output: &Output) -> String {
    String::from_utf8_lossy(&output.stdout).into_owned() + &String::from_utf8_lossy(&output.stderr)
}

/// A line of strace that changes something: a call of that kind, or a file opened to be written to.
fn is_a_change(line: &str) -> bool {
    let call = line.split_once('(').map_or(line, |(call, _)| call);
    let call = call.rsplit(' ').next().unwrap_or(call);
    let writes = ["O_WRONLY", "O_RDWR", "O_CREAT", "O_TRUNC"].iter().any(|flag| line.contains(flag));
    let opens = matches!(call, "open" | "openat" | "openat2") && writes && !line.contains("\"/dev/");
    opens || CHANGES.iter().any(|change| call.starts_with(change))
}

#[test]
fn what_only_reads_writes_nothing() {
    let (folder, records) = worked_school();
    let trace = folder.path().join("trace");
    for command in ["check", "check --retention", "check --json", "today", "due", "report weekly rowan", "assess rowan"]
    {
        let script =
            format!("strace -f -qq -e trace=%file,%desc -o '{}' \"$KEYWORK\" {command} >/dev/null", trace.display());
        let output = bash(&script, &records);
        let lines = fs::read_to_string(&trace).unwrap();
        assert!(lines.contains("keywork.toml"), "nothing was traced of `{command}`: {}", said(&output));
        let changes: Vec<&str> = lines.lines().filter(|line| is_a_change(line)).collect();
        assert!(changes.is_empty(), "`{command}` writes:\n{}", changes.join("\n"));
    }
}

#[test]
fn what_writes_is_seen_to_write() {
    let (folder, records) = worked_school();
    let trace = folder.path().join("trace");
    let script = format!(
        "strace -f -qq -e trace=%file,%desc -o '{}' \"$KEYWORK\" log rowan cvc=8/10 --at 09:30 >/dev/null",
        trace.display()
    );
    let output = bash(&script, &records);
    assert!(output.status.success(), "{}", said(&output));
    let lines = fs::read_to_string(&trace).unwrap();
    assert!(lines.lines().filter(|line| is_a_change(line)).count() > 2, "else the test beside this one shows nothing");
}

/// Every file and folder at a path and below it.
fn everything(at: &Path) -> Vec<PathBuf> {
    let mut found = vec![at.to_owned()];
    if at.is_dir() {
        found.extend(fs::read_dir(at).unwrap().flat_map(|entry| everything(&entry.unwrap().path())));
    }
    found
}

#[test]
fn under_every_mask_what_is_written_is_for_its_owner_alone() {
    let script =
        "\"$KEYWORK\" init records --school Oakfield --staff-member jm:key-worker:J --staff-member as:teacher:A &&
        \"$KEYWORK\" pupil add rowan --name Rowan --born 2018-03-04 --key-worker jm &&
        \"$KEYWORK\" plan target rowan cvc --title Reads --measure accuracy:10 --goal 80% --by 2026-12-18 &&
        \"$KEYWORK\" plan start rowan cvc && \"$KEYWORK\" plan agree rowan --agreed-by as &&
        \"$KEYWORK\" log rowan cvc=8/10 --at 09:30 -m 20 &&
        \"$KEYWORK\" observe rowan --kind incident --note Fell --at 10:00 &&
        \"$KEYWORK\" contact rowan --with Mum --how phone --note Told --at 11:00 &&
        \"$KEYWORK\" report weekly rowan -o rowan.md && \"$KEYWORK\" report weekly --all -o pages &&
        \"$KEYWORK\" export pupil rowan held && \"$KEYWORK\" export csv tables && \"$KEYWORK\" export ics .";
    for mask in ["000", "022", "077"] {
        let folder = tempfile::tempdir().unwrap();
        let output = bash(&format!("umask {mask} && {script}"), folder.path());
        assert!(output.status.success(), "{}", said(&output));
        let written: Vec<PathBuf> = everything(folder.path()).into_iter().skip(1).collect();
        assert!(written.len() > 25, "{written:?}");
        for path in written {
            let mode = fs::metadata(&path).unwrap().permissions().mode() & 0o777;
            let expected = if path.is_dir() { 0o700 } else { 0o600 };
            assert_eq!(mode, expected, "umask {mask}: {} is {mode:o}", path.display());
        }
    }
}

/// Stops keywork between reading a file and comparing it again; meanwhile an editor saves its own version.
#[test]
fn an_edit_saved_while_keywork_writes_is_kept() {
    let (_folder, records) = worked_school();
    let target = records.join("pupils/rowan/targets/cvc-words.toml");
    let before = fs::read_to_string(&target).unwrap();
    let change = "plan change rowan cvc-words --what 'Words on cards' --why Flat";
    let script = format!("strace -f -qq -o /dev/null -e inject=flock:delay_enter=3000000 \"$KEYWORK\" {change}");
    let mut command = Command::new("bash");
    command.args(["-c", &script]).current_dir(&records).env("KEYWORK", KEYWORK).env("KEYWORK_AS_OF", "2026-11-23");
    command.env("KEYWORK_STAFF", "jm").env_remove("KEYWORK_RECORDS");
    let running = command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    std::thread::sleep(Duration::from_millis(1500));
    let saved = format!("{before}# looked at with A. Shah\n");
    fs::write(target.with_extension("new"), &saved).unwrap();
    fs::rename(target.with_extension("new"), &target).unwrap();
    let output = running.wait_with_output().unwrap();
    assert_eq!(output.status.code(), Some(5), "{}", said(&output));
    assert!(said(&output).contains("Words on cards"), "what she typed is printed: {}", said(&output));
    assert_eq!(fs::read_to_string(&target).unwrap(), saved, "what the editor saved is there");
    let again = bash(&format!("\"$KEYWORK\" {change}"), &records);
    let after = fs::read_to_string(&target).unwrap();
    assert!(again.status.success() && after.contains("Words on cards") && after.contains("# looked at"), "{after}");
}
