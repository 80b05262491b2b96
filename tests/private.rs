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
use keywork::render::{self, BRITISH, Letterhead, Markdown, Template};
use keywork::report::{Cover, Home, Kind};
use proptest::prelude::*;
use serde::Serialize;

use crate::cmd_template::everything;
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
    report: fn(&Case) -> Vec<Page>,
    /// The case with everything else than what the reader may know made anew.
    otherwise: fn(&Case, &mut Dice<'_>) -> Case,
}

/// Everybody whose report is built from a type that has no private field.
const READERS: &[Reader] = &[
    Reader { name: "home", report: home, otherwise: generated::other_than_goes_home },
    Reader { name: "cover", report: cover, otherwise: generated::other_than_goes_to_cover },
];

/// A report in one format.
type Page = (&'static str, Vec<u8>);

/// A report before it is laid out.
struct Laid {
    kind: Kind,
    school: String,
    json: String,
    page: Markdown,
}

/// A format, by its name, and how it is laid out.
type Format = (&'static str, fn(&Laid) -> Vec<u8>);

/// Every format. `every_format_is_tried` fails where one is missing.
const FORMATS: &[Format] = &[
    ("markdown", |laid| laid.page.clone().marked(laid.kind.word()).as_str().into()),
    ("html", |laid| render::html(&laid.page, &laid.letterhead()).into()),
    ("json", |laid| laid.json.clone().into()),
    ("terminal", |laid| (render::terminal(&laid.page, 80, false) + &render::terminal(&laid.page, 30, true)).into()),
    ("docx", |laid| unpacked(&render::docx(&laid.page, &laid.letterhead())).into()),
];

impl Laid {
    fn letterhead(&self) -> Letterhead<'_> {
        Letterhead { school: &self.school, kind: self.kind.word(), language: BRITISH }
    }
}

fn home(case: &Case) -> Vec<Page> {
    pages(&Home::build(&case.school, &case.records, case.period, None, case.as_of), case, Kind::Home)
}

/// For the first and the last day: what happened and what is prepared on it, and what is known long after.
fn cover(case: &Case) -> Vec<Page> {
    let on = |day| pages(&Cover::build(&case.school, &case.records, day, case.as_of), case, Kind::Cover);
    [case.period.from, case.period.to].into_iter().flat_map(on).collect()
}

/// The report in every format, and in a wording of the school's own that says all that it can.
fn pages<T: Serialize>(report: &T, case: &Case, kind: Kind) -> Vec<Page> {
    let page_of = |source| render::markdown(report, &Template { name: "report.md", source }).unwrap();
    let school = case.school.school.as_str().to_owned();
    let laid = Laid { kind, school, json: render::json(report), page: page_of(kind.template()) };
    let everything = page_of(&everything(kind)).as_str().into();
    let pages = FORMATS.iter().map(|(name, lay_out)| (*name, lay_out(&laid)));
    pages.chain([("a wording of the school's own", everything)]).collect()
}

#[test]
fn every_format_is_tried() {
    let shell = Shell::new("2026-11-23", "jm");
    copy_folder(Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/records")), &shell.root());
    let said = shell.run("report home rowan --format of-no-kind");
    let (_, known) = said.err.split_once("it is ").unwrap_or_else(|| panic!("no list of formats: {}", said.err));
    let known: Vec<&str> = known.trim().split([',', ' ']).filter(|word| !word.is_empty() && *word != "or").collect();
    let tried: Vec<&str> = FORMATS.iter().map(|(name, _)| *name).collect();
    assert_eq!(tried, known, "a format of `keywork report` is in no test of what is private");
}

/// A Word file byte by byte, and what stands in its parts.
fn unpacked(file: &[u8]) -> String {
    let part = |(name, bytes): (String, Vec<u8>)| format!("{name}\n{}\n", String::from_utf8_lossy(&bytes));
    parts(file).into_iter().map(part).chain([format!("{file:?}")]).collect()
}

/// What makes a case: a seed and how many dice it has, twice: for the case, and for all that is private in the other one.
type Seeds = ((u64, usize), (u64, usize));

fn shows_nothing_private(((seed, most), (others, more)): Seeds) -> Result<(), TestCaseError> {
    let (words, others) = (words_of(seed, most), words_of(others, more));
    let case = generated::case(&mut Dice::new(&words));
    for Reader { name, report, otherwise } in READERS {
        let before = report(&case);
        let after = report(&otherwise(&case, &mut Dice::marked(&others, MARK)));
        for ((format, before), (_, after)) in before.iter().zip(&after) {
            let (before, after) = (String::from_utf8_lossy(before), String::from_utf8_lossy(after));
            prop_assert_eq!(&before, &after, "the report for {} as {}", name, format);
            prop_assert!(!after.contains(MARK), "the report for {} as {}: {}", name, format, after);
        }
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(128) })]

    #[test]
    fn what_is_private_changes_no_byte_and_stands_nowhere(
        seeds in ((any::<u64>(), 0..20_000_usize), (any::<u64>(), 0..20_000_usize)),
    ) {
        shows_nothing_private(seeds)?;
    }
}

/// Which of two prepared sessions without a time took the one slot was decided by their files' names.
#[test]
fn the_name_of_a_file_decides_nothing() {
    shows_nothing_private(((16_916_590_846_225_094_839, 3_670), (6_250_309_039_013_138_523, 2_608))).unwrap();
}

/// The property is of no use where nothing private was changed, or nothing is in the report.
#[test]
fn the_cases_have_something_to_say_and_something_to_hide() {
    let (mut said, mut hidden) = ([0, 0], [0, 0]);
    for seed in 0..40 {
        let words = words_of(seed, 20_000);
        let case = generated::case(&mut Dice::new(&words));
        let home = Home::build(&case.school, &case.records, case.period, None, case.as_of);
        said[0] += home.shared.len() + home.practising.iter().map(|each| each.results.len()).sum::<usize>();
        let cover = Cover::build(&case.school, &case.records, case.period.from, case.as_of);
        let words_of_day = cover.sessions.iter().map(|each| {
            [&each.next, &each.activity, &each.know, &each.adapt].iter().filter(|words| words.is_some()).count()
        });
        said[1] += words_of_day.sum::<usize>() + cover.targets.iter().filter(|each| each.last.is_some()).count();
        for (at, reader) in READERS.iter().enumerate() {
            let other = (reader.otherwise)(&case, &mut Dice::marked(&words, MARK));
            hidden[at] += format!("{other:?}").matches(MARK).count();
        }
    }
    assert!(said.iter().all(|said| *said > 50) && hidden.iter().all(|hidden| *hidden > 1_000), "{said:?} {hidden:?}");
}

/// Keys that are neither for home nor for cover staff, and those that are for cover staff and not for home.
const PRIVATE: [&str; 9] = ["note", "ask", "adapted", "why", "behaviour", "before", "after", "said", "contact"];
const FOR_COVER: [&str; 8] = ["next", "activity", "safety", "know", "do", "hand_in", "adapt", "materials"];

/// The same on the program and the worked school, in keywork's wording and in one of the school's own: words in private
/// keys, records that are private as a whole, a concern, another pupil.
#[test]
fn the_program_makes_the_same_report_whatever_is_private() {
    let for_home: Vec<&str> = PRIVATE.iter().chain(&FOR_COVER).copied().collect();
    for (kind, of, private) in [(Kind::Home, "rowan --week 2026-W47", &for_home[..]), (Kind::Cover, "rowan", &PRIVATE)]
    {
        for own in [false, true] {
            let shell = Shell::new("2026-11-23", "jm");
            copy_folder(Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/records")), &shell.root());
            if own {
                shell.put(&format!("templates/{kind}.md"), &everything(kind));
            }
            let report = format!("{kind} {of}");
            let before = made(&shell, &report, 0);
            make_otherwise(&shell, private);
            // What is damaged and is not this reader's is said on standard error, and by the status.
            for ((format, before), (_, after)) in before.iter().zip(made(&shell, &report, 3)) {
                let (before, after) = (String::from_utf8_lossy(before), String::from_utf8_lossy(&after));
                assert!(before.len() > 500, "{report} as {format}: {before}");
                assert_eq!(before, after, "{report} as {format}");
                assert!(!after.contains(MARK), "{report} as {format}");
            }
        }
    }
}

/// Puts the mark in every private key of a pupil, and adds private records, broken ones, a concern and a pupil.
fn make_otherwise(shell: &Shell, private: &[&str]) {
    let mut changed = 0;
    for file in shell.files("pupils/rowan") {
        let text = shell.read(&file);
        let line = |line: &str| match line.split_once(" = \"") {
            Some((key, _)) if private.contains(&key) => format!("{key} = \"{MARK}\"\n"),
            _ => format!("{line}\n"),
        };
        let other: String = text.lines().map(line).collect();
        changed += usize::from(other != text);
        shell.put(&file, &other);
    }
    assert!(changed > 50, "{changed}");
    let head = "date = 2026-11-18\nstaff = \"jm\"\n";
    let incident = format!("{head}kind = \"incident\"\nbehaviour = \"{MARK}\"\n");
    let told = format!("{head}with = \"{MARK}\"\nhow = \"phone\"\nnote = \"{MARK}\"\n");
    shell.put("pupils/rowan/observations/2026-11/18-0000-jm-aaaa.toml", &incident);
    shell.put("pupils/rowan/contacts/2026-11/18-0000-jm-aaaa.toml", &told);
    shell.put("pupils/rowan/meetings/2026-11/18-0000-jm-aaaa.toml", "no record at all");
    shell.put("concerns/aaaaaaaaaaaaaaaaaaaaaaaaaa.age", MARK);
    shell.put("pupils/ivy/pupil.toml", &format!("name = \"{MARK}\"\n"));
}

/// The report as a file of each format.
fn made(shell: &Shell, report: &str, exit: u8) -> Vec<Page> {
    let file = |(format, _): &Format| {
        let said = shell.run(&format!("report {report} --format {format} -o ../page.{format} --force"));
        assert_eq!(said.exit, exit, "{format}: {}", said.err);
        let bytes = std::fs::read(shell.root().join(format!("../page.{format}"))).unwrap();
        (*format, if *format == "docx" { unpacked(&bytes).into() } else { bytes })
    };
    FORMATS.iter().map(file).collect()
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
