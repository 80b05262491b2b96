//! Hostile and broken input does no harm: whatever stands in the records folder, every command ends soon with a status
//! that is known, prints nothing that could steer a terminal, shows nothing from outside the folder and changes nothing
//! there. Which threat each is: `docs/security.md`.

mod cases;
pub(crate) mod commands;
pub(crate) mod corpus;
mod fill;
mod folders;
mod ids;
#[cfg(unix)]
mod links;
#[cfg(unix)]
mod named_files;
mod names;
#[cfg(unix)]
mod streams;
mod templates;
mod texts;
mod toml_files;

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::{Arc, mpsc};
use std::time::Duration;

use crate::shell::{Said, Shell};

/// No command takes nearly as long; one that waits for a pipe never ends.
const LONGEST: Duration = Duration::from_secs(20);

/// The flags of England, Scotland and Wales, the only emoji with unseen letters.
const FLAGS: [&str; 3] = [
    "\u{1f3f4}\u{e0067}\u{e0062}\u{e0065}\u{e006e}\u{e0067}\u{e007f}",
    "\u{1f3f4}\u{e0067}\u{e0062}\u{e0073}\u{e0063}\u{e0074}\u{e007f}",
    "\u{1f3f4}\u{e0067}\u{e0062}\u{e0077}\u{e006c}\u{e0073}\u{e007f}",
];

/// What stands outside the records folder, and must never be shown.
const OUTSIDE: &str = "canary-from-outside";

const SCHOOL: &str = "format = 1\nschool = \"Hazel Lane\"\n\n[[term]]\nname = \"Autumn 2026\"\nfrom = 2026-09-02\n\
    to = 2026-12-18\n\n[staff.jm]\nname = \"J. Marsh\"\nrole = \"key-worker\"\n\n[staff.as]\nname = \"A. Shah\"\n\
    role = \"senco\"\n\n[concerns]\nrecipients = [\"age1ql3z7hjy54pw3hyww5ayyfg7zqgvc7w3j2elw8zmrj2kg5sfn9aqmcac8p\", \
    \"age1lggyhqrw2nlhcxprm67z43rta597azn8gknawjehu9d9dl0jq3yqqvfafg\"]\n";

/// A small school in which all is well, with a folder beside it that is nobody's business.
pub(crate) fn school() -> Shell {
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
    fs::create_dir(shell.root().join("../out")).unwrap();
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
            fit(line, &said);
            said
        }
        Err(mpsc::RecvTimeoutError::Timeout) => panic!("`{line}` did not end"),
        Err(mpsc::RecvTimeoutError::Disconnected) => panic!("`{line}` panicked: {:?}", runner.join().map(|_| ())),
    }
}

/// Nothing in what a command said could steer a terminal or hide something, nothing is from outside, and it ended as
/// commands end.
#[track_caller]
fn fit(line: &str, said: &Said) {
    fit_to_show(line, &said.out);
    fit_to_show(line, &said.err);
    assert!(said.exit <= 5 && !said.err.contains("bug in keywork"), "`{line}`: {}", said.err);
}

/// The same of anything that people are shown.
#[track_caller]
fn fit_to_show(what: &str, shown: &str) {
    let plain = FLAGS.iter().fold(shown.to_owned(), |shown, flag| shown.replace(flag, "flag"));
    if let Some(at) = plain.find(|c| c != '\n' && steers(c)) {
        let around: String = plain[..at].chars().rev().take(40).collect::<Vec<_>>().into_iter().rev().collect();
        panic!("`{what}` shows {:?} after {around:?}", plain[at..].chars().next());
    }
    assert!(!shown.contains(OUTSIDE), "`{what}` shows what is outside: {shown}");
}

/// True for what moves the cursor, turns text round or takes no room; a joiner is right between some letters.
fn steers(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{61c}' | '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{2028}'..='\u{202e}'
            | '\u{2060}'..='\u{206f}' | '\u{3164}' | '\u{feff}' | '\u{fff9}'..='\u{fffb}' | '\u{e0000}'..='\u{e007f}')
}

/// The text as every screen and page shows it.
fn shown_as(text: &str) -> String {
    keywork::text::clean(text).into_owned()
}

/// Makes a hostile folder, and tries every command on it. `check` must say each of the words.
#[track_caller]
fn harmless(make: impl FnOnce(&Shell), check_says: &[&str]) {
    let shell = school();
    make(&shell);
    let shell = Arc::new(shell);
    let found = run(&shell, "check").out;
    for words in check_says {
        assert!(found.contains(words), "`check` does not say {words:?}:\n{found}");
    }
    harmless_in(&shell);
}

/// Tries every command on a folder: what they may not change is as it was, and what they wrote is fit to show.
#[track_caller]
fn harmless_in(shell: &Arc<Shell>) {
    let records = shell.root();
    let all = records.parent().unwrap().to_owned();
    let [out, settings] = ["out", "settings"].map(|name| all.join(name));
    let writes = commands::WRITES.iter().map(|line| (*line).to_owned()).collect();
    for (commands, may_change) in
        [(commands::reads(), vec![out.clone()]), (writes, vec![records.clone(), out, settings])]
    {
        let before = tree(&all, &may_change);
        for line in commands {
            run(shell, &line);
        }
        let after = tree(&all, &may_change);
        let paths: BTreeSet<&PathBuf> = before.keys().chain(after.keys()).collect();
        let changed: Vec<_> = paths.into_iter().filter(|path| before.get(*path) != after.get(*path)).collect();
        assert!(changed.is_empty(), "changed, and must not be: {changed:?}");
    }
    for file in made(shell, &[".md", ".html", ".csv", ".jsonl", ".json", ".ics"]) {
        fit_to_show(&file, &shell.read(&file).replace("\r\n", "\n"));
    }
}

/// The files with such names that commands have made.
fn made(shell: &Shell, ends: &[&str]) -> Vec<String> {
    shell.files("../out").into_iter().filter(|file| ends.iter().any(|end| file.ends_with(end))).collect()
}
