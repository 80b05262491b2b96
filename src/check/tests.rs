//! Each check on a small pupil: the mistake that it is for, and the same without it.

use super::*;
use crate::record::decode::decode;
use crate::record::field::Table;
use crate::record::{PupilId, RecordPath, Session};

const SCHOOL: &str = "format = 1\nschool = \"S\"\n[[term]]\nname = \"A\"\nfrom = 2026-09-02\nto = 2026-12-18\n\
    [staff.jm]\nname = \"J\"\nrole = \"key-worker\"\n[staff.as]\nname = \"A\"\nrole = \"teacher\"\n\
    [staff.old]\nname = \"O\"\nrole = \"cover\"\nleft = 2026-07-21\n";
const PUPIL: &str = "name = \"Rowan\"\nborn = 2018-03-04\n[[adult]]\nstaff = \"jm\"\nrole = \"key-worker\"\n\
    [[adult]]\nstaff = \"old\"\nrole = \"cover\"\n[[need]]\nid = \"B1\"\ntext = \"x\"\n[[outcome]]\nid = \"E1\"\ntext = \"x\"\n\
    [[section_f]]\nid = \"F1\"\nneeds = [\"B1\"]\noutcomes = [\"E1\"]\ntext = \"x\"\n";
const PROVISION: &str = "what = \"Phonics\"\nmeets = [\"F1\"]\nminutes = 25\nfrom = 2026-09-02\n";
const TARGET: &str = "title = \"Reads\"\noutcome = \"E1\"\nprovision = \"phonics\"\nmeasure = { kind = \"accuracy\" }\n\
    goal = { level = 80 }\nproposed = { by = \"jm\", on = 2026-09-08 }\nagreed = { by = \"as\", on = 2026-09-10 }\n";
const SESSION: &str = "date = 2026-11-23\nstart = 09:30:00\nminutes = 25\nstaff = \"jm\"\nprovision = \"phonics\"\n\
    [[result]]\ntarget = \"cvc\"\ncorrect = 8\nof = 10\n";

fn filed<T: Table>(path: &str, text: &str) -> Filed<T> {
    let (record, problems) = decode(path, text);
    assert!(problems.is_empty(), "{problems:#?}");
    Filed { path: RecordPath::new(path).unwrap(), text: text.into(), record: record.unwrap() }
}

struct Small {
    school: String,
    pupil: String,
    provision: String,
    target: String,
    sessions: Vec<(String, String)>,
}

fn small() -> Small {
    let path = "pupils/rowan/sessions/2026-11/23-0930-jm-abcd.toml".to_owned();
    Small {
        school: SCHOOL.to_owned(),
        pupil: PUPIL.to_owned(),
        provision: PROVISION.to_owned(),
        target: TARGET.to_owned(),
        sessions: vec![(path, SESSION.to_owned())],
    }
}

impl Small {
    fn session(mut self, from: &str, to: &str) -> Self {
        assert!(self.sessions[0].1.contains(from), "{from}");
        self.sessions[0].1 = self.sessions[0].1.replace(from, to);
        self
    }

    fn codes(&self) -> Vec<&'static str> {
        let school: Filed<School> = filed("keywork.toml", &self.school);
        let mut records = PupilRecords::empty(PupilId::parse("rowan").unwrap());
        records.pupil = Some(filed("pupils/rowan/pupil.toml", &self.pupil));
        records
            .provision
            .insert(crate::record::ProvisionId::parse("phonics").unwrap(), filed("p.toml", &self.provision));
        records.targets.insert(crate::record::TargetId::parse("cvc").unwrap(), filed("t.toml", &self.target));
        records.sessions = self.sessions.iter().map(|(path, text)| filed::<Session>(path, text)).collect();
        records.finish(&school.record);
        let as_of = NaiveDate::from_ymd_opt(2026, 11, 23).unwrap();
        let mut problems = pupil(&school.record, &records, as_of);
        problems.extend(super::school(&school));
        problems.extend(records.problems);
        problems.sort();
        problems.iter().map(|problem| problem.code.name).collect()
    }
}

#[test]
fn a_sound_pupil_has_no_problem() {
    assert_eq!(small().codes(), Vec::<&str>::new());
}

#[test]
fn ids_that_point_nowhere_are_found() {
    assert_eq!(small().session("\"cvc\"", "\"cvx\"").codes(), ["unknown-target"]);
    assert_eq!(small().session("\"phonics\"", "\"phonic\"").codes(), ["unknown-provision"]);
    assert_eq!(Small { target: TARGET.replace("E1", "E2"), ..small() }.codes(), ["unknown-outcome"]);
    assert_eq!(Small { provision: PROVISION.replace("F1", "F2"), ..small() }.codes(), ["unknown-section-f"]);
    assert_eq!(
        Small { pupil: PUPIL.replace("needs = [\"B1\"]", "needs = [\"B2\"]"), ..small() }.codes(),
        ["unknown-need"]
    );
    assert_eq!(Small { target: TARGET.replace("by = \"as\"", "by = \"xx\""), ..small() }.codes(), ["unknown-staff"]);
}

#[test]
fn one_id_for_two_things_is_found() {
    let pupil = format!("{PUPIL}[[outcome]]\nid = \"E1\"\ntext = \"y\"\n");
    assert_eq!(Small { pupil, ..small() }.codes(), ["same-id-twice"]);
    let school = SCHOOL.replace("[staff.jm]", "[[term]]\nname = \"A\"\nfrom = 2027-01-05\nto = 2027-03-26\n[staff.jm]");
    assert_eq!(Small { school, ..small() }.codes(), ["same-id-twice"]);
}

#[test]
fn a_path_that_disagrees_is_found() {
    for path in [
        "2026-10/23-0930-jm-abcd",
        "2026-11/22-0930-jm-abcd",
        "2026-11/23-0931-jm-abcd",
        "2026-11/23-0930-as-abcd",
        "2026-11/23-0930-jm-a1",
    ] {
        let mut small = small();
        small.sessions[0].0 = format!("pupils/rowan/sessions/{path}.toml");
        assert_eq!(small.codes(), ["path-disagrees"], "{path}");
    }
}

#[test]
fn days_that_cannot_be_or_are_unusual_are_found() {
    let on = |day: &str, path: &str| {
        let mut small = small().session("2026-11-23", day);
        small.sessions[0].0 = format!("pupils/rowan/sessions/{path}-0930-jm-abcd.toml");
        small.codes()
    };
    assert_eq!(on("2026-11-22", "2026-11/22"), ["outside-term"]);
    assert_eq!(on("2026-11-24", "2026-11/24"), ["in-the-future"]);
    assert_eq!(on("2017-11-23", "2017-11/23"), ["before-birth", "outside-term", "before-target"]);
    assert_eq!(on("2026-08-31", "2026-08/31"), ["outside-term", "before-target"]);
}

#[test]
fn what_comes_after_an_end_is_found() {
    let target = format!(
        "{TARGET}[[review]]\non = 2026-11-20\nby = \"jm\"\nresult = \"met\"\ndecision = \"end\"\nwhy = \"x\"\n"
    );
    assert_eq!(Small { target, ..small() }.codes(), ["after-end"]);
    let pupil = PUPIL.replace("[[adult]]\nstaff = \"jm\"", "left = { on = 2026-11-20 }\n[[adult]]\nstaff = \"jm\"");
    assert_eq!(Small { pupil, ..small() }.codes(), ["pupil-left"]);
}

#[test]
fn one_session_in_two_records_is_found() {
    let mut small = small();
    small
        .sessions
        .push(("pupils/rowan/sessions/2026-11/23-0930-jm-bcde.toml".to_owned(), SESSION.replace("= 8", "= 7")));
    assert_eq!(small.codes(), ["same-session-twice"]);
}

#[test]
fn agreement_is_by_those_who_may() {
    let by_jm = TARGET.replace("agreed = { by = \"as\"", "agreed = { by = \"jm\"");
    assert_eq!(Small { target: by_jm, ..small() }.codes(), ["agreed-by-wrong-role"]);
    let nobody = TARGET.split("agreed =").next().unwrap().to_owned();
    assert_eq!(Small { target: nobody, ..small() }.codes(), ["not-agreed"]);
}

#[test]
fn people_who_left_or_were_not_assigned_are_found() {
    let by = |staff: &str| {
        let mut small = small().session("\"jm\"", &format!("\"{staff}\""));
        small.sessions[0].0 = format!("pupils/rowan/sessions/2026-11/23-0930-{staff}-abcd.toml");
        small.codes()
    };
    assert_eq!(by("old"), ["staff-left"]);
    assert_eq!(by("as"), ["not-assigned"]);
}

#[test]
fn a_result_that_its_measure_cannot_hold_is_found() {
    assert_eq!(small().session("correct = 8\nof = 10", "count = 8").codes(), ["result-does-not-fit"]);
    assert_eq!(small().session("of = 10", "of = 10\nhelp = \"flying\"").codes(), ["unknown-rung"]);
}
