//! Hostile and broken input does no harm: whatever stands in the records folder, every command ends soon with a status
//! that is known, prints nothing that could steer a terminal, shows nothing from outside the folder and changes nothing
//! there. Which threat each is: `docs/security.md`.

mod commands;
mod folders;
mod ids;
#[cfg(unix)]
mod links;
#[cfg(unix)]
mod named_files;

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::{Arc, mpsc};
use std::time::Duration;

use crate::shell::{Said, Shell};

/// No command takes nearly as long; one that waits for a pipe never ends.
const LONGEST: Duration = Duration::from_secs(20);

/// What stands outside the records folder, and must never be shown.
const OUTSIDE: &str = "canary-from-outside";

const SCHOOL: &str = "format = 1\nschool = \"Hazel Lane\"\n\n[[term]]\nname = \"Autumn 2026\"\nfrom = 2026-09-02\n\
    to = 2026-12-18\n\n[staff.jm]\nname = \"J. Marsh\"\nrole = \"key-worker\"\n\n[staff.as]\nname = \"A. Shah\"\n\
    role = \"senco\"\n\n[concerns]\nrecipients = [\"age1ql3z7hjy54pw3hyww5ayyfg7zqgvc7w3j2elw8zmrj2kg5sfn9aqmcac8p\", \
    \"age1lggyhqrw2nlhcxprm67z43rta597azn8gknawjehu9d9dl0jq3yqqvfafg\"]\n";

/// A small school in which all is well, with a folder beside it that is nobody's business.
fn school() -> Shell {
    let shell = Shell::new("2026-11-23", "jm");
    for (path, text) in [
        ("keywork.toml", SCHOOL),
        (".gitattributes", "*.toml text eol=lf\n*.age -text -diff -merge\n"),
        ("pupils/rowan/pupil.toml", include_str!("hostile/pupil.toml")),
        ("pupils/rowan/provision/phonics.toml", include_str!("hostile/provision.toml")),
        ("pupils/rowan/targets/cvc-words.toml", include_str!("hostile/target.toml")),
        ("pupils/rowan/sessions/2026-11/23-0930-jm-k7qd.toml", include_str!("hostile/session.toml")),
        ("../words.txt", "He said: \"no\"\n"),
        ("../table.csv", "date,target,correct,of\n2026-11-19,cvc-words,7,10\n"),
        ("../outside/pupil.toml", &format!("name = \"{OUTSIDE}\"\nborn = 2018-03-04\n")),
        (
            "../outside/2026-11/23-1000-jm-aaaa.toml",
            &format!("date = 2026-11-23\nstaff = \"jm\"\nminutes = 5\nnote = \"{OUTSIDE}\"\n"),
        ),
        ("../outside/weekly.md", OUTSIDE),
    ] {
        shell.put(path, text);
    }
    let form = Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/forms/annual-review.docx");
    fs::copy(form, shell.root().join("../form.docx")).unwrap();
    shell
}

/// Everything that is at a path and below it: what it is, and what is in it.
fn tree(at: &Path, without: &[PathBuf]) -> BTreeMap<PathBuf, String> {
    let mut found = BTreeMap::new();
    let mut ahead = vec![at.to_owned()];
    while let Some(path) = ahead.pop() {
        if without.contains(&path) {
            continue;
        }
        let about = fs::symlink_metadata(&path).unwrap();
        let inside = match about.file_type() {
            kind if kind.is_dir() => {
                ahead.extend(fs::read_dir(&path).unwrap().map(|entry| entry.unwrap().path()));
                String::new()
            }
            kind if kind.is_file() && about.len() < 1 << 20 => format!("{:?}", fs::read(&path).unwrap()),
            kind if kind.is_symlink() => fs::read_link(&path).unwrap().display().to_string(),
            _ => about.len().to_string(),
        };
        found.insert(path, format!("{:?} {inside}", about.file_type()));
    }
    found
}

/// Runs a command line and holds what holds of every one.
#[track_caller]
fn run(shell: &Arc<Shell>, line: &str) -> Said {
    let (send, ended) = mpsc::channel();
    let (runner, typed) = (Arc::clone(shell), line.to_owned());
    let runner = std::thread::spawn(move || send.send(runner.run(&typed)));
    match ended.recv_timeout(LONGEST) {
        Ok(said) => {
            fit_to_show(line, &said);
            said
        }
        Err(mpsc::RecvTimeoutError::Timeout) => panic!("`{line}` did not end"),
        Err(mpsc::RecvTimeoutError::Disconnected) => panic!("`{line}` panicked: {:?}", runner.join().map(|_| ())),
    }
}

/// Nothing in it could steer a terminal or hide something, and nothing is from outside.
#[track_caller]
fn fit_to_show(line: &str, said: &Said) {
    for shown in [&said.out, &said.err] {
        let bad = shown.chars().find(|&c| {
            c != '\n' && (c.is_control() || "\u{202e}\u{2066}\u{200b}\u{200e}\u{feff}\u{2028}\u{e0041}".contains(c))
        });
        assert_eq!(bad, None, "`{line}` printed it: {shown:?}");
        assert!(!shown.contains(OUTSIDE), "`{line}` showed what is outside: {shown}");
    }
    assert!(said.exit <= 5 && !said.err.contains("bug in keywork"), "`{line}`: {}", said.err);
}

/// Makes a hostile folder, and tries every command on it. `check` must say each of the words.
#[track_caller]
fn harmless(make: impl FnOnce(&Shell), check_says: &[&str]) {
    let shell = school();
    make(&shell);
    let shell = Arc::new(shell);
    let records = shell.root();
    let all = records.parent().unwrap().to_owned();
    let [out, settings] = ["out", "settings"].map(|name| all.join(name));
    let found = run(&shell, "check").out;
    for words in check_says {
        assert!(found.contains(words), "`check` does not say {words:?}:\n{found}");
    }
    for (commands, may_change) in
        [(commands::READS, vec![out.clone()]), (commands::WRITES, vec![records, out, settings])]
    {
        let before = tree(&all, &may_change);
        for line in commands {
            run(&shell, line);
        }
        let after = tree(&all, &may_change);
        let paths: BTreeSet<&PathBuf> = before.keys().chain(after.keys()).collect();
        let changed: Vec<_> = paths.into_iter().filter(|path| before.get(*path) != after.get(*path)).collect();
        assert!(changed.is_empty(), "changed, and must not be: {changed:?}");
    }
}
