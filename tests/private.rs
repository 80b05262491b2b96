//! A reader gets what is theirs: nothing private changes a byte of a report that it is not for, in any format, and no
//! private word stands in one.
//!
//! What a reader may know is listed field by field in [`Reader::otherwise`]; all else is replaced, added and removed. So
//! a field that is new is private until somebody decides otherwise.

mod generated;

use std::path::Path;

use chrono::NaiveDate;
use keywork::progress::Period;
use keywork::record::{PupilRecords, School};
use keywork::render::{self, BRITISH, Letterhead, Template};
use keywork::report::{Home, Kind};
use proptest::prelude::*;
use serde::Serialize;

use crate::docx::parts;
use crate::records::dice::Dice;
use crate::records::words_of;
use crate::shell::{Shell, copy_folder};

/// What every private text ends with.
const MARK: &str = "Kept-In-School";

/// Records, and the time that a report on them is about.
#[derive(Clone, Debug)]
struct Case {
    school: School,
    records: PupilRecords,
    period: Period,
    as_of: NaiveDate,
}

/// Somebody who may not read everything.
struct Reader {
    name: &'static str,
    /// The reader's report in every format that there is.
    report: fn(&Case) -> Vec<String>,
    /// The case with everything else than what the reader may know made anew.
    otherwise: fn(&Case, &mut Dice<'_>) -> Case,
}

/// Everybody to whom a report goes that has no private field.
const READERS: &[Reader] = &[Reader { name: "home", report: home, otherwise: generated::other_than_goes_home }];

fn home(case: &Case) -> Vec<String> {
    let home = Home::build(&case.school, &case.records, case.period, None, case.as_of);
    pages(&home, case.school.school.as_str(), Kind::Home)
}

/// The report in every format.
fn pages<T: Serialize>(report: &T, school: &str, kind: Kind) -> Vec<String> {
    let template = Template { name: "report.md", source: kind.template() };
    let page = render::markdown(report, &template).unwrap();
    let letterhead = Letterhead { school, kind: kind.word(), language: BRITISH };
    vec![
        render::json(report),
        render::terminal(&page, 80, false),
        render::terminal(&page, 30, true),
        render::html(&page, &letterhead),
        unpacked(&render::docx(&page, &letterhead)),
        page.marked(kind.word()).as_str().to_owned(),
    ]
}

/// A Word file byte by byte, and what stands in its parts.
fn unpacked(file: &[u8]) -> String {
    let part = |(name, bytes): (String, Vec<u8>)| format!("{name}\n{}\n", String::from_utf8_lossy(&bytes));
    parts(file).into_iter().map(part).chain([format!("{file:?}")]).collect()
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(128) })]

    #[test]
    fn what_is_private_changes_no_byte_and_stands_nowhere(
        (seed, most) in (any::<u64>(), 0..20_000_usize),
        (others, more) in (any::<u64>(), 0..20_000_usize),
    ) {
        let (words, others) = (words_of(seed, most), words_of(others, more));
        let case = generated::case(&mut Dice::new(&words));
        for Reader { name, report, otherwise } in READERS {
            let before = report(&case);
            let after = report(&otherwise(&case, &mut Dice::marked(&others, MARK)));
            for (before, after) in before.iter().zip(&after) {
                prop_assert_eq!(before, after, "the report for {}", name);
                prop_assert!(!after.contains(MARK), "the report for {}: {}", name, after);
            }
        }
    }
}

/// The property is of no use where nothing private was changed, or nothing is in the report.
#[test]
fn the_cases_have_something_to_say_and_something_to_hide() {
    let (mut said, mut hidden) = (0, 0);
    for seed in 0..40 {
        let words = words_of(seed, 20_000);
        let case = generated::case(&mut Dice::new(&words));
        let other = generated::other_than_goes_home(&case, &mut Dice::marked(&words, MARK));
        let report = Home::build(&case.school, &case.records, case.period, None, case.as_of);
        said += report.shared.len() + report.practising.iter().map(|each| each.results.len()).sum::<usize>();
        hidden += format!("{other:?}").matches(MARK).count();
    }
    assert!(said > 100 && hidden > 1_000, "{said} {hidden}");
}

/// The same on the program and the worked school: words in private keys, records that are private as a whole, a concern,
/// another pupil.
#[test]
fn the_program_prints_the_same_home_report_whatever_is_private() {
    const PRIVATE: [&str; 11] =
        ["note", "next", "ask", "adapted", "activity", "why", "behaviour", "before", "after", "said", "born"];
    let shell = Shell::new("2026-11-23", "jm");
    copy_folder(Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/records")), &shell.root());
    let before = home_reports(&shell, 0);
    assert!(before[0].contains("\n- Mon 16 Nov: "), "{}", before[0]);
    let mut changed = 0;
    for file in shell.files("pupils/rowan") {
        let text = shell.read(&file);
        let private = |line: &str| line.split_once(" = \"").is_some_and(|(key, _)| PRIVATE.contains(&key));
        let line = |line: &str| match line.split_once(" = ") {
            Some((key, _)) if private(line) => format!("{key} = \"{MARK}\"\n"),
            _ => format!("{line}\n"),
        };
        let other: String = text.lines().map(line).collect();
        changed += usize::from(other != text);
        shell.put(&file, &other);
    }
    assert!(changed > 100, "{changed}");
    let head = "date = 2026-11-18\nstaff = \"jm\"\n";
    let incident = format!("{head}kind = \"incident\"\nbehaviour = \"{MARK}\"\n");
    let told = format!("{head}with = \"{MARK}\"\nhow = \"phone\"\nnote = \"{MARK}\"\n");
    shell.put("pupils/rowan/observations/2026-11/18-0000-jm-aaaa.toml", &incident);
    shell.put("pupils/rowan/contacts/2026-11/18-0000-jm-aaaa.toml", &told);
    shell.put("pupils/rowan/meetings/2026-11/18-0000-jm-aaaa.toml", "no record at all");
    shell.put("concerns/aaaaaaaaaaaaaaaaaaaaaaaaaa.age", MARK);
    shell.put("pupils/ivy/pupil.toml", &format!("name = \"{MARK}\"\n"));
    // What is damaged and is nobody's at home is said on standard error, and by the status.
    for (before, after) in before.iter().zip(home_reports(&shell, 3)) {
        assert_eq!(*before, after);
    }
}

fn home_reports(shell: &Shell, exit: u8) -> [String; 5] {
    ["markdown", "html", "json", "terminal", "docx"].map(|format| {
        let (path, line) =
            ("../home", format!("report home rowan --week 2026-W47 --format {format} -o ../home --force"));
        let said = shell.run(&line);
        assert_eq!(said.exit, exit, "{}", said.err);
        let file = std::fs::read(shell.root().join(path)).unwrap();
        if format == "docx" { unpacked(&file) } else { String::from_utf8(file).unwrap() }
    })
}

#[test]
fn check_warns_where_another_pupil_is_named() {
    let shell = Shell::new("2026-11-23", "jm");
    copy_folder(Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/records")), &shell.root());
    assert!(!shell.run("check").out.contains("other-pupil"));
    shell.run("contact rowan --with 'Ms Ash' --how phone --note 'Asked why Ivy was there, and sol'").is(0, "wrote", "");
    let found = shell.run("check --json");
    found.is(0, "{", "");
    assert!(found.out.contains("write the id `ivy` in place of the name") && !found.out.contains("`sol`"));
}
