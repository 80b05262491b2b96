//! A small worked pupil for tests.

use crate::progress::example::filed;
use crate::record::decode::decode;
use crate::record::field::Table;
use crate::record::{Cycle, CycleId, Filed, ProvisionId, PupilId, PupilRecords, School, Session, TargetId};

pub(super) const SCHOOL: &str = r#"
format = 1
school = "Oakfield Primary School"
[[term]]
name = "Autumn 2026"
from = 2026-09-02
to = 2026-12-18
closed = [{ from = 2026-10-26, to = 2026-10-30 }, { on = 2026-11-27, why = "INSET" }]
[staff.jm]
name = "J. Marsh"
role = "key-worker"
[staff.as]
name = "A. Shah"
role = "teacher"
"#;

pub(super) const PUPIL: &str = r#"
name = "Rowan Ash"
born = 2018-03-04
[[adult]]
staff = "jm"
role = "key-worker"
from = 2025-09-01
[[adult]]
staff = "as"
role = "teacher"
from = 2026-09-01
[[outcome]]
id = "E1"
area = "cognition-and-learning"
text = "Reads and understands short texts alone"
by = 2027-07-31
[[section_f]]
id = "F1"
outcomes = ["E1"]
text = "25 minutes a day of a structured phonics programme, 1:1"
minutes = 25
times = 5
per = "week"
"#;

pub(super) const PHONICS: &str = r#"
what = "Structured phonics"
meets = ["F1"]
minutes = 25
slots = ["mon 09:30", "tue 09:30", "wed 09:30", "thu 11:00", "fri 09:30"]
from = 2026-09-02
to = 2026-12-18
"#;

pub(super) const WORDS: &str = r#"
title = "Reads words such as 'ship' and 'chat' aloud"
outcome = "E1"
provision = "phonics"
measure = { kind = "accuracy", of = 10, what = "words" }
goal = { level = 80, sessions = 3, help = "independent", by = 2026-12-18 }
teaching_from = 2026-11-09
proposed = { by = "jm", on = 2026-09-08 }
agreed = { by = "as", on = 2026-09-10, recorded_by = "jm" }
[[change]]
on = 2026-11-23
what = "Sound buttons under each word"
why = "He waits for the first sound."
by = "jm"
"#;

pub(super) const ASKS: &str = r#"
title = "Asks for help with a card"
measure = { kind = "count" }
goal = { level = 5, sessions = 2, by = 2026-12-18 }
proposed = { by = "jm", on = 2026-11-18 }
"#;

pub(super) fn read<T: Table>(text: &str) -> T {
    let (record, problems) = decode::<T>("keywork.toml", text);
    assert!(problems.is_empty(), "{problems:?}");
    record.expect("a record")
}

pub(super) fn school() -> School {
    read(SCHOOL)
}

pub(super) fn session(date: &str, time: &str, lines: &str) -> Filed<Session> {
    let path = format!("pupils/rowan/sessions/{}/{}-{}-jm-k7qd.toml", &date[..7], &date[8..], time.replace(':', ""));
    filed(&path, &format!("date = {date}\nstart = {time}:00\nstaff = \"jm\"\nprovision = \"phonics\"\n{lines}"))
}

pub(super) fn words(correct: u32, help: &str) -> String {
    format!("[[result]]\ntarget = \"cvc-words\"\ncorrect = {correct}\nof = 10\n{help}\n")
}

pub(super) fn worked() -> PupilRecords {
    let mut records = PupilRecords::empty(PupilId::parse("rowan").expect("an id"));
    records.pupil = Some(filed("pupils/rowan/pupil.toml", PUPIL));
    let cycle = "from = 2026-09-02\nto = 2026-12-18\nproposed = { by = \"jm\", on = 2026-09-08 }\n";
    let cycle: Filed<Cycle> = filed("pupils/rowan/cycles/2026-autumn.toml", cycle);
    records.cycles.insert(CycleId::parse("2026-autumn").expect("an id"), cycle);
    let phonics = filed("pupils/rowan/provision/phonics.toml", PHONICS);
    records.provision.insert(ProvisionId::parse("phonics").expect("an id"), phonics);
    for (id, text) in [("cvc-words", WORDS), ("asks-help", ASKS)] {
        let target = filed(&format!("pupils/rowan/targets/{id}.toml"), text);
        records.targets.insert(TargetId::parse(id).expect("an id"), target);
    }
    let independent = "help = \"independent\"";
    let mixed = "help = { independent = 6, clueing = 2 }";
    records.sessions = vec![
        session("2026-09-10", "09:30", &format!("minutes = 20\n{}", words(3, ""))),
        session("2026-09-11", "09:30", &format!("minutes = 20\n{}", words(2, independent))),
        session("2026-11-10", "09:30", &format!("minutes = 25\n{}", words(5, independent))),
        session(
            "2026-11-16",
            "09:30",
            &format!(
                "minutes = 25\nactivity = \"Sound buttons\"\nnote = \"Tired after swimming.\\nCame round.\"\n\
             share = \"Rowan read 'ship' without help, twice!\"\nnext = \"Start with 'sh' words\"\n{}",
                words(8, mixed)
            ),
        ),
        session("2026-11-17", "09:30", "missed = \"pupil-absent\"\nwhy = \"Dentist\"\n"),
        session(
            "2026-11-18",
            "09:35",
            &format!(
                "minutes = 10\ncut_short = \"event\"\nwhy = \"Assembly ran over\"\nadapted = \"Five words at a time\"\n\
             ask = \"May we use the library?\"\ntell = [\"as\"]\nrecorded = 2026-11-19\n{}",
                words(9, independent)
            ),
        ),
        session("2026-11-19", "11:00", "missed = \"staff-absent\"\nwhy = \"cover not found\"\n"),
    ];
    let seen = "date = 2026-11-18\nstart = 10:40:00\nstaff = \"jm\"\nkind = \"behaviour\"\nplace = \"hall\"\nintensity = 3\n\
                before = \"The bell rang\"\nbehaviour = \"Covered his ears\"\nhelped = \"Ear defenders\"\n";
    records.observations = vec![filed("pupils/rowan/observations/2026-11/18-1040-jm-2xra.toml", seen)];
    let call = "date = 2026-11-19\nstart = 15:30:00\nstaff = \"jm\"\nwith = \"Mum\"\nhow = \"phone\"\n\
                note = \"Slept badly\"\nagreed = \"Word list home on Fridays\"\n\
                [[action]]\nowner = \"jm\"\nby = 2026-11-27\ntext = \"Send the word list\"\n";
    records.contacts = vec![filed("pupils/rowan/contacts/2026-11/19-1530-jm-d4ne.toml", call)];
    records.finish(&school());
    records
}

pub(super) fn empty() -> PupilRecords {
    PupilRecords::empty(PupilId::parse("rowan").expect("an id"))
}
