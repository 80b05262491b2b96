//! The gallery of errors: a small file for each mistake, and exactly what is said of it.
//!
//! `tests/errors/CASE.KIND.toml` is a file of that kind of record, `CASE.KIND.txt` what is shown. The case of a code
//! is called by the code's name, and `docs/errors.md` is made from it. `KEYWORK_BLESS=1 cargo test errors` writes the
//! texts again; read each before it is committed.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use keywork::record::decode::{decode, decode_text};
use keywork::record::describe::KINDS;
use keywork::record::field::Table;
use keywork::record::problem::Code;
use keywork::record::show::show;
use keywork::record::{
    Assessment, Contact, Cycle, Meeting, Observation, Problem, Provision, Pupil, Recommendation, School, Session,
    Target,
};

use crate::generated::same_or_blessed;

/// A file of the gallery.
pub(crate) struct Case {
    /// What comes before the kind in its name.
    pub(crate) name: String,
    /// What is in it.
    pub(crate) bytes: Vec<u8>,
    /// What was found.
    pub(crate) problems: Vec<Problem>,
    path: PathBuf,
}

impl Case {
    fn read(path: &Path) -> Self {
        let stem = path.file_stem().unwrap().to_str().unwrap();
        let (name, kind) = stem.rsplit_once('.').unwrap();
        let bytes = std::fs::read(path).unwrap();
        let problems = find(kind, &bytes);
        Self { name: name.to_owned(), bytes, problems, path: path.to_owned() }
    }

    /// What is shown of it.
    pub(crate) fn shown(&self) -> String {
        self.problems.iter().map(show).collect::<Vec<_>>().join("\n")
    }
}

/// Every file of the gallery, in the order of their names.
pub(crate) fn cases() -> Vec<Case> {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/errors");
    let paths = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let mut paths: Vec<PathBuf> = paths.filter(|path| path.extension().is_some_and(|end| end == "toml")).collect();
    paths.sort();
    paths.iter().map(|path| Case::read(path)).collect()
}

/// From a file's path and its bytes to what is wrong with them.
type Find = fn(&str, &[u8]) -> Vec<Problem>;

/// What is wrong with the bytes of a file of this kind.
pub(crate) fn find(kind: &str, bytes: &[u8]) -> Vec<Problem> {
    let kinds: BTreeMap<&str, Find> = BTreeMap::from([
        ("school", found::<School> as Find),
        ("pupil", found::<Pupil>),
        ("cycle", found::<Cycle>),
        ("provision", found::<Provision>),
        ("target", found::<Target>),
        ("session", found::<Session>),
        ("assessment", found::<Assessment>),
        ("observation", found::<Observation>),
        ("contact", found::<Contact>),
        ("recommendation", found::<Recommendation>),
        ("meeting", found::<Meeting>),
    ]);
    let described = KINDS.iter().find(|described| described.name == kind).unwrap_or_else(|| panic!("no kind {kind}"));
    kinds[kind](described.example_path, bytes)
}

fn found<T: Table>(file: &str, bytes: &[u8]) -> Vec<Problem> {
    match decode_text(file, bytes) {
        Ok(text) => decode::<T>(file, text).1,
        Err(problem) => vec![*problem],
    }
}

#[test]
fn every_mistake_is_shown_as_it_should_be() {
    for case in cases() {
        assert!(!case.problems.is_empty(), "{} has nothing wrong", case.path.display());
        same_or_blessed(&case.path.with_extension("txt"), &case.shown());
    }
}

#[test]
fn every_code_of_reading_has_a_case() {
    let cases = cases();
    for code in Code::of_reading() {
        // These three are of files that cannot be opened; the tests of the store have them.
        if ["unreadable", "not-a-file", "too-large"].contains(&code.name) {
            continue;
        }
        let case = cases.iter().find(|case| case.name == code.name);
        let case = case.unwrap_or_else(|| panic!("tests/errors has no case {}.KIND.toml", code.name));
        assert_eq!(case.problems[0].code, *code, "{}", case.path.display());
    }
}

/// A reader who is tired wants to know where and what, and no more than that.
#[test]
fn every_message_is_short_and_says_where() {
    for case in cases() {
        for problem in &case.problems {
            assert!(problem.message.len() < 200, "{}: {}", case.path.display(), problem.message);
            assert!(problem.help.as_ref().is_none_or(|help| help.len() < 300), "{:?}", problem.help);
            let whole = problem.code.name == "empty-file" || case.name.starts_with("encoding-");
            assert_eq!(problem.place.spot.is_none(), whole, "{}", case.path.display());
            assert!(!problem.message.ends_with('.'), "{}", problem.message);
        }
    }
}
