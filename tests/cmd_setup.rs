//! `init`, `staff` and `pupil`, from an empty folder: what they print, what they leave, and what they refuse.

mod init;
mod pupil;
mod staff;

use std::ffi::OsString;
use std::fs;
use std::path::{Path, PathBuf};

use chrono::{NaiveDate, NaiveTime};
use keywork::cli::{Surroundings, run};
use tempfile::TempDir;

/// A folder to work in, on Monday 23 November 2026 at ten, without a terminal.
struct Desk {
    dir: TempDir,
    staff: Option<&'static str>,
}

impl Desk {
    fn empty() -> Self {
        Self { dir: tempfile::tempdir().unwrap(), staff: None }
    }

    /// With a school of two staff.
    fn school() -> Self {
        let desk = Self::empty();
        let (exit, _, err) = desk.words(&[
            "init",
            "records",
            "--school",
            "Oakfield",
            "--staff-member",
            "jm:key-worker:J. Marsh",
            "--staff-member",
            "as:teacher:A. Shah",
        ]);
        assert_eq!((exit, err.as_str()), (0, ""));
        desk
    }

    /// With one pupil as well.
    fn pupil() -> Self {
        let desk = Self::school();
        desk.done("pupil add rowan --name Rowan --born 2018-03-04 --key-worker jm");
        desk
    }

    fn words(&self, typed: &[&str]) -> (u8, String, String) {
        let around = Surroundings {
            config: None,
            here: self.dir.path().to_owned(),
            now: (NaiveDate::from_ymd_opt(2026, 11, 23).unwrap(), NaiveTime::from_hms_opt(10, 0, 0).unwrap()),
            records: None,
            as_of: None,
            staff: self.staff.map(str::to_owned),
            plain: true,
            path: OsString::new(),
            terminals: [false; 3],
            width: 80,
        };
        let (mut out, mut err) = (Vec::new(), Vec::new());
        let typed = std::iter::once("keywork").chain(typed.iter().copied()).map(OsString::from).collect();
        let exit = run(typed, around, &mut out, &mut err);
        (exit.number(), String::from_utf8(out).unwrap(), String::from_utf8(err).unwrap())
    }

    fn run(&self, typed: &str) -> (u8, String, String) {
        self.words(&typed.split(' ').collect::<Vec<_>>())
    }

    #[track_caller]
    fn done(&self, typed: &str) -> String {
        let (exit, out, err) = self.run(typed);
        assert_eq!((exit, err.as_str()), (0, ""), "{typed}");
        out
    }

    #[track_caller]
    fn refused(&self, typed: &str, expected: &str) {
        let before = self.files();
        let (exit, out, err) = self.run(typed);
        assert_eq!((exit, out.as_str(), err.as_str()), (2, "", expected), "{typed}");
        assert_eq!(self.files(), before, "{typed} wrote something");
    }

    fn path(&self, path: &str) -> PathBuf {
        self.dir.path().join("records").join(path)
    }

    fn read(&self, path: &str) -> String {
        fs::read_to_string(self.path(path)).unwrap()
    }

    /// Every file with its text.
    fn files(&self) -> Vec<(String, String)> {
        fn collect(root: &Path, folder: &Path, files: &mut Vec<(String, String)>) {
            for entry in fs::read_dir(folder).unwrap() {
                let path = entry.unwrap().path();
                let name = path.strip_prefix(root).unwrap().to_str().unwrap().to_owned();
                if path.is_dir() {
                    collect(root, &path, files);
                } else {
                    files.push((name, fs::read_to_string(&path).unwrap()));
                }
            }
        }
        let mut files = Vec::new();
        collect(self.dir.path(), self.dir.path(), &mut files);
        files.sort();
        files
    }

    fn names(&self) -> Vec<String> {
        self.files().into_iter().map(|(name, _)| name).collect()
    }
}

/// The lines that are neither comment nor empty.
fn real(text: &str) -> Vec<&str> {
    text.lines().filter(|line| !line.is_empty() && !line.starts_with('#')).collect()
}
