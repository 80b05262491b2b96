//! Each check on a small school: what it finds, with its place, and what it must not find.

use std::collections::BTreeMap;

use super::*;
use crate::record::decode::decode;
use crate::record::field::Table;
use crate::record::id::{Id, IdKind};
use crate::record::{Dated, PupilId, RecordPath};

pub(super) const SCHOOL: &str = r#"format = 1
school = "Oakfield"

[[term]]
name = "Autumn 2026"
from = 2026-09-02
to = 2026-12-18
closed = [{ from = 2026-10-26, to = 2026-10-30, why = "half-term" }]

[staff.jm]
name = "J. Marsh"
role = "key-worker"

[staff.as]
name = "A. Shah"
role = "teacher"

[staff.old]
name = "O. Ld"
role = "senco"
left = 2026-07-21
"#;

const PUPIL: &str = r#"name = "Rowan Ash"
born = 2018-03-04

[[adult]]
staff = "jm"
role = "key-worker"

[[need]]
id = "B1"
text = "Long instructions"

[[outcome]]
id = "E1"
text = "Reads alone"

[[section_f]]
id = "F1"
needs = ["B1"]
outcomes = ["E1"]
text = "25 minutes of phonics a day"
"#;

pub(super) const PHONICS: &str = r#"what = "Phonics"
meets = ["F1"]
minutes = 25
from = 2026-09-02
agreed = { by = "as", on = 2026-09-10, recorded_by = "jm" }
"#;

pub(super) const TARGET: &str = r#"title = "Reads words"
outcome = "E1"
provision = "phonics"
measure = { kind = "accuracy", of = 10 }
goal = { level = 80, help = "independent", by = 2026-12-18 }
proposed = { by = "jm", on = 2026-09-08 }
agreed = { by = "as", on = 2026-09-10 }
"#;

pub(super) const SESSION: &str = r#"date = 2026-11-20
start = 09:30:00
minutes = 25
staff = "jm"
provision = "phonics"

[[result]]
target = "cvc-words"
correct = 8
of = 10
second = [{ staff = "as", correct = 7, of = 10 }]
"#;

const CYCLE: &str = "from = 2026-09-02\nto = 2026-12-18\n";
const CONTACT: &str =
    "date = 2026-11-20\nstart = 15:30:00\nstaff = \"jm\"\nwith = \"Mum\"\nhow = \"phone\"\nnote = \"Slept\"\n";
const MEETING: &str = "date = 2026-12-04\nstart = 14:00:00\nstaff = \"as\"\nkind = \"parents\"\n";
const OBSERVATION: &str = "date = 2026-11-20\nstaff = \"jm\"\nkind = \"note\"\nnote = \"Calm\"\n";

/// The files of a small school in which all is well, by path.
pub(super) struct Files(BTreeMap<String, String>);

pub(super) const SESSION_PATH: &str = "sessions/2026-11/20-0930-jm-k7qd.toml";
pub(super) const CONTACT_PATH: &str = "contacts/2026-11/20-1530-jm-abcd.toml";

impl Files {
    pub(super) fn new() -> Self {
        let files = [
            ("keywork.toml", SCHOOL),
            ("pupil.toml", PUPIL),
            ("cycles/2026-autumn.toml", CYCLE),
            ("provision/phonics.toml", PHONICS),
            ("targets/cvc-words.toml", TARGET),
            (SESSION_PATH, SESSION),
            (CONTACT_PATH, CONTACT),
            ("meetings/2026-12/04-1400-as-abcd.toml", MEETING),
            ("observations/2026-11/20-0000-jm-abcd.toml", OBSERVATION),
        ];
        Self(files.map(|(path, text)| (path.to_owned(), text.to_owned())).into())
    }

    /// The same with one text of one file put in place of another.
    #[track_caller]
    pub(super) fn but(mut self, path: &str, old: &str, new: &str) -> Self {
        let text = self.0.get_mut(path).unwrap();
        assert!(text.contains(old), "{path} has no {old:?}");
        *text = text.replacen(old, new, 1);
        self
    }

    pub(super) fn and(mut self, path: &str, text: &str) -> Self {
        self.0.insert(path.to_owned(), text.to_owned());
        self
    }

    pub(super) fn without(mut self, path: &str) -> Self {
        self.0.remove(path);
        self
    }

    /// The same with a file under another name.
    pub(super) fn moved(mut self, from: &str, to: &str) -> Self {
        let text = self.0.remove(from).unwrap();
        self.and(to, &text)
    }

    fn filed<T: Table>(&self, path: &str, problems: &mut Vec<Problem>) -> Option<Filed<T>> {
        let file = if path == "keywork.toml" { path.to_owned() } else { format!("pupils/rowan/{path}") };
        let text = self.0.get(path)?;
        let (record, found) = decode(&file, text);
        problems.extend(found);
        Some(Filed { path: RecordPath::new(file)?, text: text.as_str().into(), record: record? })
    }

    fn plan<K: IdKind, T: Table>(&self, folder: &str, problems: &mut Vec<Problem>) -> BTreeMap<Id<K>, Filed<T>> {
        let mut found = BTreeMap::new();
        for path in self.0.keys().filter(|path| path.starts_with(folder)) {
            let id = path[folder.len() + 1..].trim_end_matches(".toml");
            found.extend(self.filed(path, problems).map(|filed| (Id::parse(id).unwrap(), filed)));
        }
        found
    }

    fn dated<T: Table + Dated>(&self, folder: &str, problems: &mut Vec<Problem>) -> Vec<Filed<T>> {
        let paths = self.0.keys().filter(|path| path.starts_with(folder));
        paths.filter_map(|path| self.filed(path, problems)).collect()
    }

    pub(super) fn read(&self) -> (Filed<School>, PupilRecords) {
        let mut records = PupilRecords::empty(PupilId::parse("rowan").unwrap());
        let mut problems = Vec::new();
        let school: Filed<School> = self.filed("keywork.toml", &mut problems).unwrap();
        records.pupil = self.filed("pupil.toml", &mut problems);
        records.cycles = self.plan("cycles", &mut problems);
        records.provision = self.plan("provision", &mut problems);
        records.targets = self.plan("targets", &mut problems);
        records.sessions = self.dated("sessions", &mut problems);
        records.assessments = self.dated("assessments", &mut problems);
        records.observations = self.dated("observations", &mut problems);
        records.contacts = self.dated("contacts", &mut problems);
        records.recommendations = self.dated("recommendations", &mut problems);
        records.meetings = self.dated("meetings", &mut problems);
        records.problems = problems;
        records.finish(&school.record);
        (school, records)
    }

    /// What is found, each as `code file:line:column`.
    pub(super) fn found(&self) -> Vec<String> {
        let (filed, records) = self.read();
        let as_of = "2026-11-23".parse().unwrap();
        let mut problems = pupil(&filed.record, &records, &others(), as_of);
        problems.extend(school(&filed));
        let place = |problem: &Problem| match &problem.place.spot {
            Some(spot) => format!("{}:{}:{}", problem.place.file, spot.line, spot.column),
            None => problem.place.file.clone(),
        };
        problems.iter().map(|problem| format!("{} {}", problem.code.name, place(problem))).collect()
    }

    #[track_caller]
    pub(super) fn finds(&self, expected: &[&str]) {
        let mut expected: Vec<String> = expected.iter().map(|line| line.replace(" ~", " pupils/rowan/")).collect();
        let mut found = self.found();
        expected.sort();
        found.sort();
        assert_eq!(found, expected);
    }

    /// The one problem's hint.
    #[track_caller]
    pub(super) fn hint(&self) -> String {
        let (filed, records) = self.read();
        let problems = pupil(&filed.record, &records, &others(), "2026-11-23".parse().unwrap());
        assert_eq!(problems.len(), 1, "{problems:?}");
        problems[0].help.clone().unwrap()
    }
}

/// The pupils of the school, Rowan among them.
pub(super) fn others() -> Vec<PupilName> {
    let names = [
        ("rowan", "Rowan Ash"),
        ("ivy", "Ivy Thorne"),
        ("z", "Zoë-Ann Lee"),
        ("jamie", "J. Marsh"),
        ("wo", "Will Oakes"),
        ("sq", "Sam (Sammy) Quill"),
    ];
    let name = |(id, name)| PupilName::new(PupilId::parse(id).unwrap(), Title::new(name).unwrap());
    names.map(name).into()
}

#[test]
fn a_school_in_order_has_no_problems() {
    Files::new().finds(&[]);
}

#[test]
fn every_code_of_a_check_is_looked_for_once() {
    let mut names: Vec<_> = CHECKS.iter().map(Check::name).collect();
    let order = |name: &&str| Code::ALL.iter().position(|code| code.name == *name);
    assert!(names.is_sorted_by_key(order), "in the order of docs/check.md");
    names.dedup();
    assert_eq!(names.len(), CHECKS.len());
}
