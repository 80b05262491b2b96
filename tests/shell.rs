//! A records folder and the program on it, in one process: what the tests of commands are written with.

use std::ffi::OsString;
use std::path::{Path, PathBuf};

use keywork::cli::{Surroundings, run};

/// A folder with records, a day that counts as today, and somebody who types.
pub(crate) struct Shell {
    folder: tempfile::TempDir,
    today: String,
    staff: String,
}

/// What a command said.
pub(crate) struct Said {
    pub(crate) exit: u8,
    pub(crate) out: String,
    pub(crate) err: String,
}

impl Shell {
    pub(crate) fn new(today: &str, staff: &str) -> Self {
        let folder = tempfile::tempdir().unwrap();
        std::fs::create_dir(folder.path().join("records")).unwrap();
        Self { folder, today: today.to_owned(), staff: staff.to_owned() }
    }

    pub(crate) fn root(&self) -> PathBuf {
        self.folder.path().join("records")
    }

    pub(crate) fn put(&self, path: &str, text: &str) {
        let path = self.root().join(path);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, text).unwrap();
    }

    pub(crate) fn read(&self, path: &str) -> String {
        std::fs::read_to_string(self.root().join(path)).unwrap()
    }

    /// The files below a folder, as paths within the records folder, in order.
    pub(crate) fn files(&self, below: &str) -> Vec<String> {
        fn collect(folder: &Path, root: &Path, files: &mut Vec<String>) {
            for entry in std::fs::read_dir(folder).into_iter().flatten() {
                let path = entry.unwrap().path();
                if path.is_dir() {
                    collect(&path, root, files);
                } else {
                    files.push(path.strip_prefix(root).unwrap().display().to_string());
                }
            }
        }
        let mut files = Vec::new();
        collect(&self.root().join(below), &self.root(), &mut files);
        files.sort();
        files
    }

    /// Runs a command line; single quotes hold words together.
    pub(crate) fn run(&self, line: &str) -> Said {
        run_in(Surroundings { as_of: Some(self.today.clone()), ..self.around() }, line)
    }

    /// The same for words that no quotes could hold together.
    pub(crate) fn run_words(&self, words: &[&str]) -> Said {
        let words = words.iter().map(Into::into).collect();
        run_all(Surroundings { as_of: Some(self.today.clone()), ..self.around() }, words)
    }

    /// The same by the clock, at this time of the day.
    pub(crate) fn run_at(&self, time: &str, line: &str) -> Said {
        let now = (self.today.parse().unwrap(), format!("{time}:00").parse().unwrap());
        run_in(Surroundings { now, ..self.around() }, line)
    }

    /// The same with the result on a terminal of 80 columns.
    pub(crate) fn run_on_terminal(&self, line: &str) -> Said {
        let terminals = [false, true, false];
        run_in(Surroundings { as_of: Some(self.today.clone()), terminals, ..self.around() }, line)
    }

    fn around(&self) -> Surroundings {
        Surroundings {
            here: self.root(),
            now: (self.today.parse().unwrap(), "23:59:00".parse().unwrap()),
            records: None,
            as_of: None,
            staff: Some(self.staff.clone()).filter(|staff| !staff.is_empty()),
            plain: true,
            path: std::env::var_os("PATH").unwrap_or_default(),
            config: Some(self.folder.path().join("settings")),
            terminals: [false; 3],
            width: 80,
        }
    }
}

fn run_in(around: Surroundings, line: &str) -> Said {
    let mut words: Vec<OsString> = Vec::new();
    for (at, part) in line.split('\'').enumerate() {
        if at % 2 == 1 { words.push(part.into()) } else { words.extend(part.split_whitespace().map(Into::into)) }
    }
    run_all(around, words)
}

fn run_all(around: Surroundings, mut words: Vec<OsString>) -> Said {
    words.insert(0, "keywork".into());
    let (mut out, mut err) = (Vec::new(), Vec::new());
    let exit = run(words, around, &mut out, &mut err).number();
    Said { exit, out: String::from_utf8(out).unwrap(), err: String::from_utf8(err).unwrap() }
}

impl Said {
    /// The exit status, and how both streams begin; an empty text asks nothing of standard error with status 0.
    pub(crate) fn is(&self, exit: u8, out: &str, err: &str) {
        let right = self.exit == exit
            && self.out.starts_with(out)
            && (exit == 0 || self.out.is_empty() || !out.is_empty())
            && self.err.contains(err);
        assert!(right, "exit {}, wanted {exit}\nout: {}\nerr: {}", self.exit, self.out, self.err);
    }
}

/// Copies a folder with all that is in it, the last names first: the order in which files are made must not matter.
pub(crate) fn copy_folder(from: &Path, to: &Path) {
    std::fs::create_dir_all(to).unwrap();
    let mut entries: Vec<_> = std::fs::read_dir(from).unwrap().map(|entry| entry.unwrap()).collect();
    entries.sort_by_key(|entry| std::cmp::Reverse(entry.file_name()));
    for entry in entries {
        let (path, target) = (entry.path(), to.join(entry.file_name()));
        if path.is_dir() {
            copy_folder(&path, &target);
        } else {
            std::fs::copy(path, target).unwrap();
        }
    }
}
