//! A school of any size, the same at every run: what the benchmarks read. `check` finds nothing in it.

use std::fs;
use std::io;
use std::os::unix::fs::{DirBuilderExt as _, OpenOptionsExt as _};
use std::path::{Path, PathBuf};

use chrono::{Datelike as _, Days, NaiveDate, Weekday};

/// The day on which the commands are run, a Monday.
pub(crate) const TODAY: &str = "2026-11-23";

/// The month in which the teaching towards the targets began, so the first that the report needs.
const FIRST_MONTH: &str = "2026-09";

/// How large the school is.
pub(crate) struct School {
    pub(crate) pupils: usize,
    pub(crate) sessions: usize,
}

impl School {
    /// Writes the folder.
    pub(crate) fn write(&self, root: &Path) -> io::Result<()> {
        write(root, "keywork.toml", KEYWORK)?;
        write(root, ".gitattributes", "*.toml text eol=lf\n*.age -text -diff -merge\n")?;
        for pupil in 0..self.pupils {
            let folder = format!("pupils/{}", id(pupil));
            write(root, &format!("{folder}/pupil.toml"), &PUPIL.replace("NAME", &format!("Pupil {pupil}")))?;
            for (provision, minutes, time) in [("phonics", 25, "09:30"), ("talk", 15, "11:00")] {
                write(root, &format!("{folder}/provision/{provision}.toml"), &provision_text(minutes, time))?;
                let target = TARGET.replace("PROVISION", provision);
                write(root, &format!("{folder}/targets/{provision}.toml"), &target)?;
                let ended = target.replace("2026-09", "2025-09").replace("2026-12-18", "2026-07-17") + ENDED;
                write(root, &format!("{folder}/targets/{provision}-before.toml"), &ended)?;
            }
            let number = self.sessions / self.pupils + usize::from(pupil < self.sessions % self.pupils);
            for (at, (day, first)) in school_days().flat_map(|day| [(day, true), (day, false)]).take(number).enumerate()
            {
                let (path, text) = session(day, first, pupil * 1000 + at);
                write(root, &format!("{folder}/sessions/{path}"), &text)?;
            }
        }
        Ok(())
    }
}

/// The files that the weekly report of the first pupil is made from.
pub(crate) fn needed_by_report(root: &Path) -> io::Result<Vec<PathBuf>> {
    let pupil = root.join("pupils").join(id(0));
    let mut files = vec![root.join("keywork.toml"), pupil.join("pupil.toml")];
    let months = fs::read_dir(pupil.join("sessions"))?.collect::<io::Result<Vec<_>>>()?;
    let needed = months.iter().filter(|month| month.file_name().to_string_lossy().as_ref() >= FIRST_MONTH);
    let folders = needed.map(fs::DirEntry::path).chain(["provision", "targets"].map(|name| pupil.join(name)));
    for folder in folders {
        for entry in fs::read_dir(folder)? {
            files.push(entry?.path());
        }
    }
    Ok(files)
}

fn id(pupil: usize) -> String {
    format!("p{pupil:02}")
}

fn write(root: &Path, path: &str, text: &str) -> io::Result<()> {
    use io::Write as _;
    let path = root.join(path);
    let parent = path.parent().unwrap_or(root);
    fs::DirBuilder::new().recursive(true).mode(0o700).create(parent)?;
    fs::OpenOptions::new().write(true).create_new(true).mode(0o600).open(path)?.write_all(text.as_bytes())
}

/// The days in the terms of [`KEYWORK`], latest first.
fn school_days() -> impl Iterator<Item = NaiveDate> {
    let day = |year, month, day| NaiveDate::from_ymd_opt(year, month, day).unwrap_or_default();
    let terms = [
        (day(2026, 9, 2), day(2026, 11, 23)),
        (day(2026, 4, 20), day(2026, 7, 17)),
        (day(2026, 1, 5), day(2026, 4, 2)),
        (day(2025, 9, 2), day(2025, 12, 19)),
    ];
    terms
        .into_iter()
        .flat_map(|(from, to)| {
            let latest_first = std::iter::successors(Some(to), |day| day.checked_sub_days(Days::new(1)));
            latest_first.take_while(move |day| *day >= from)
        })
        .filter(|day| !matches!(day.weekday(), Weekday::Sat | Weekday::Sun))
}

/// A session's path in its pupil's folder, and its text.
fn session(day: NaiveDate, first: bool, number: usize) -> (String, String) {
    let (provision, time, clock, minutes) =
        if first { ("phonics", "0930", "09:30:00", 25) } else { ("talk", "1100", "11:00:00", 15) };
    let digest: String =
        (0..4).map(|at| char::from(b"abcdefghijklmnopqrstuvwxyz234567"[(number >> (at * 5)) % 32])).collect();
    let path = format!("{}/{}-{time}-jm-{digest}.toml", day.format("%Y-%m"), day.format("%d"));
    let correct = number * 7 % 11;
    let alone = correct.min(6);
    let before = if path.as_str() < FIRST_MONTH { "-before" } else { "" };
    let text = format!(
        "date = {day}\nstart = {clock}\nminutes = {minutes}\nstaff = \"jm\"\nprovision = \"{provision}\"\n\
         activity = \"Sound buttons, then a game of pairs, number {number}\"\n\
         adapted = \"Went to the quiet corner after five minutes; the hall was loud\"\n\
         note = \"Tired after swimming.\"\nshare = \"Read 'ship' without help, twice!\"\n\
         next = \"Start with 'sh' words, then mix in 'ch'\"\nrecorded = {day}\n\n[[result]]\ntarget = \"{provision}{before}\"\n\
         correct = {correct}\nof = 10\nhelp = {{ independent = {alone}, clueing = {} }}\n",
        10 - alone,
    );
    (path, text)
}

const KEYWORK: &str = r#"format = 1
school = "Oakfield Primary School"
help = ["independent", "prompting", "clueing", "modelling", "correcting"]

[[term]]
name = "Autumn 2025"
from = 2025-09-02
to = 2025-12-19

[[term]]
name = "Spring 2026"
from = 2026-01-05
to = 2026-04-02

[[term]]
name = "Summer 2026"
from = 2026-04-20
to = 2026-07-17

[[term]]
name = "Autumn 2026"
from = 2026-09-02
to = 2026-12-18

[staff.jm]
name = "J. Marsh"
role = "key-worker"

[staff.as]
name = "A. Shah"
role = "senco"
"#;

const PUPIL: &str = r#"name = "NAME"
born = 2018-03-04
sen = "E"
needs = ["SLCN", "SEMH"]

[[adult]]
staff = "jm"
role = "key-worker"
from = 2025-09-01

[ehc_plan]
authority = "Kent"
made = 2024-11-18

[[need]]
id = "B1"
area = "communication-and-interaction"
text = "Finds it hard to hold more than two instructions"

[[outcome]]
id = "E1"
area = "cognition-and-learning"
text = "Reads and understands short texts alone"
by = 2027-07-31

[[section_f]]
id = "F1"
needs = ["B1"]
outcomes = ["E1"]
text = "25 minutes a day of a structured phonics programme, 1:1"
minutes = 25
times = 5
per = "week"
"#;

fn provision_text(minutes: u32, time: &str) -> String {
    let slots: Vec<String> = ["mon", "tue", "wed", "thu", "fri"].map(|day| format!("\"{day} {time}\"")).to_vec();
    format!(
        "what = \"Structured work\"\nmeets = [\"F1\"]\nminutes = {minutes}\nslots = [{}]\ngroup = 1\n\
         role = \"key-worker\"\nfrom = 2025-09-02\nto = 2026-12-18\n",
        slots.join(", "),
    )
}

const TARGET: &str = r#"title = "Reads words such as 'ship' and 'chat' aloud"
outcome = "E1"
provision = "PROVISION"
measure = { kind = "accuracy", of = 10, what = "words" }
goal = { level = 80, sessions = 3, help = "independent", by = 2026-12-18 }
from = 2026-09-02
teaching_from = 2026-09-14
proposed = { by = "jm", on = 2026-09-01 }
agreed = { by = "as", on = 2026-09-01, recorded_by = "jm" }
"#;

const ENDED: &str = r#"
[[review]]
on = 2026-07-17
by = "jm"
result = "met"
decision = "end"
why = "Three sessions at 80%"
"#;
