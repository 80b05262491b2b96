//! `keywork export`: tables and lines that say exactly what the records say, and nothing that they must not.

mod pupil;

use std::path::Path;

use keywork::record::encode::encode_checked;
use keywork::record::measure::{Measure, MeasureKind};
use keywork::record::result::SessionResult;
use keywork::record::words::Title;
use keywork::record::{Level, Minutes, Session, StaffId, TargetId};
use proptest::prelude::*;

use crate::records::dice::{Arbitrary as _, Dice};
use crate::records::measured::result_of;
use crate::shell::{Shell, copy_folder};

const SCHOOL: &str = "format = 1\nschool = \"Hazel Lane\"\nhelp = [\"independent\", \"prompting\", \"clueing\", \"modelling\", \
    \"correcting\", \"hand-over-hand\", \"r2\"]\n[staff.as]\nname = \"A. Shah\"\nrole = \"teacher\"\n\
    [staff.jm]\nname = \"J. Marsh\"\nrole = \"key-worker\"\n";
const PUPIL: &str = "name = \"Fern Field\"\nborn = 2018-05-14\n[[adult]]\nstaff = \"jm\"\nrole = \"key-worker\"\n";
const TARGET: &str = "title = \"SECRET\"\nprovision = \"phonics\"\nobjective = \"SECRET\"\nmeasure = { kind = \"accuracy\", of = 3, \
    what = \"SECRET\" }\ngoal = { level = 80 }\nteaching_from = 2026-11-18\nproposed = { by = \"jm\", on = 2026-09-08 }\nnote = \"SECRET\"\n";
const SESSION: &str = "date = 2026-11-20\nstart = 09:30:00\nminutes = 25\nstaff = \"jm\"\nprovision = \"phonics\"\nplace = \"SECRET\"\n\
    activity = \"SECRET\"\nadapted = \"SECRET\"\nnote = \"SECRET\"\nshare = \"SECRET\"\nnext = \"SECRET\"\nask = \"SECRET\"\n\
    evidence = [\"SECRET\"]\njoined = \"20-0930-jm-abcd\"\n[[result]]\ntarget = \"cvc-words\"\ncorrect = 2\nof = 3\n\
    help = { independent = 1, clueing = 2 }\nsecond = [{ staff = \"as\", correct = 1, of = 3 }]\n";
const SEEN: &str = "date = 2026-11-20\nstart = 10:40:00\nstaff = \"jm\"\nkind = \"behaviour\"\nplace = \"SECRET\"\nintensity = 3\n\
    before = \"SECRET\"\nbehaviour = \"SECRET\"\nafter = \"SECRET\"\ncommunicating = \"SECRET\"\nhelped = \"SECRET\"\nwellbeing = 2.5\n\
    said = \"SECRET\"\nmethod = \"words\"\ntype = \"SECRET\"\nreason = \"SECRET\"\nstaff_involved = [\"as\"]\ninjury = \"SECRET\"\n\
    parent_told = [{ name = \"SECRET\", how = \"SECRET\", at = \"2026-11-20 15:40\" }]\n\
    parent_withheld = { why = \"SECRET\" }\nnote = \"SECRET\"\nshare = \"SECRET\"\nask = \"SECRET\"\n";

fn school() -> Shell {
    let shell = Shell::new("2026-11-23", "jm");
    shell.put("keywork.toml", SCHOOL);
    shell.put("pupils/fern/pupil.toml", PUPIL);
    shell.put("pupils/alder/pupil.toml", &PUPIL.replace("Fern", "Alder"));
    shell.put(
        "pupils/fern/provision/phonics.toml",
        "what = \"SECRET\"\nminutes = 25\nfrom = 2026-09-02\nplace = \"SECRET\"\n",
    );
    shell.put("pupils/fern/targets/cvc-words.toml", TARGET);
    shell.put("pupils/fern/sessions/2026-11/20-0930-jm-k7qd.toml", SESSION);
    shell.put("pupils/fern/observations/2026-11/20-1040-jm-2xra.toml", SEEN);
    shell
}

/// A table that went out: the names of its columns, and its rows.
fn table(shell: &Shell, file: &str) -> Vec<Vec<String>> {
    let text = shell.read(&format!("../out/{file}"));
    let mut reader = csv::ReaderBuilder::new().has_headers(false).from_reader(text.as_bytes());
    reader.records().map(|record| record.unwrap().iter().map(str::to_owned).collect()).collect()
}

/// What stands in the column of a row, from 1.
#[track_caller]
fn cell<'t>(table: &'t [Vec<String>], row: usize, column: &str) -> &'t str {
    let at = table[0].iter().position(|name| name == column).unwrap_or_else(|| panic!("no {column}"));
    &table[row][at]
}

#[test]
fn five_tables_say_what_the_records_say_exactly() {
    let shell = school();
    let said = shell.run("export csv ../out");
    said.is(0, "wrote ../out/sessions.csv (1 row)\nwrote ../out/results.csv (1 row)\n", "");
    let results = table(&shell, "results.csv");
    for (column, expected) in [
        ("pupil", "fern"),
        ("session", "pupils/fern/sessions/2026-11/20-0930-jm-k7qd.toml"),
        ("time", "09:30"),
        ("target", "cvc-words"),
        ("phase", "teaching"),
        ("correct", "2"),
        ("of", "3"),
        ("level", "66.6667"),
        ("unit", "%"),
        ("help", "independent:1,clueing:2"),
        ("second_observer", "as:1/3"),
        ("score", ""),
    ] {
        assert_eq!(cell(&results, 1, column), expected, "{column}");
    }
    assert_eq!(cell(&table(&shell, "sessions.csv"), 1, "note"), "SECRET");
    assert_eq!(cell(&table(&shell, "targets.csv"), 1, "status"), "too-few");
    assert_eq!(cell(&table(&shell, "provision.csv"), 1, "minutes"), "25");
    assert_eq!(cell(&table(&shell, "observations.csv"), 1, "wellbeing"), "2.5");
    shell.run("export csv ../out --as-of 2026-11-19").is(0, "wrote ../out/sessions.csv (0 rows)", "");
    assert_eq!(table(&shell, "results.csv").len(), 1, "the columns alone");
}

#[test]
fn with_pseudonyms_no_id_and_no_typed_word_goes_out() {
    let shell = school();
    shell.run("export csv ../out fern --pseudonymous").is(0, "wrote ", "");
    shell.run("export jsonl ../out fern --pseudonymous").is(0, "wrote ../out/keywork.jsonl (5 rows)", "");
    for file in ["sessions.csv", "results.csv", "targets.csv", "provision.csv", "observations.csv", "keywork.jsonl"] {
        let text = shell.read(&format!("../out/{file}"));
        let rows = text.split_once('\n').unwrap().1;
        for word in ["SECRET", "fern", "alder", "Hazel", "jm", "cvc-words", "phonics", "0930", "k7qd", "abcd"] {
            assert!(!rows.contains(word), "{word} is in {file}:\n{rows}");
        }
        assert!(rows.contains("P2"), "fern is the second of the two: {rows}");
    }
    let (sessions, results) = (table(&shell, "sessions.csv"), table(&shell, "results.csv"));
    assert_eq!(cell(&sessions, 1, "session"), cell(&results, 1, "session"));
    assert_eq!((cell(&results, 1, "staff"), cell(&results, 1, "target")), ("S2", "T1"));
    assert_eq!(cell(&results, 1, "second_observer"), "S1:1/3");
}

#[test]
fn no_text_becomes_a_formula_and_nothing_steers_a_terminal() {
    let shell = school();
    let path = "pupils/fern/sessions/2026-11/20-0930-jm-k7qd.toml";
    let note = "=HYPERLINK(\\\"http://x\\\")\\u001b[31m\\u202e";
    shell.put(
        path,
        &SESSION
            .replace("note = \"SECRET\"", &format!("note = \"{note}\""))
            .replace("ask = \"SECRET\"", "ask = \"-2\""),
    );
    shell.run("export csv ../out").is(0, "wrote ", "");
    let sessions = table(&shell, "sessions.csv");
    assert_eq!(cell(&sessions, 1, "note"), "'=HYPERLINK(\"http://x\")␛[31m<U+202E>");
    assert_eq!(cell(&sessions, 1, "ask"), "-2", "a number is no formula");
    shell.run("export jsonl ../out").is(0, "wrote ", "");
    let lines = shell.read("../out/keywork.jsonl");
    assert!(lines.chars().all(|c| c == '\n' || !c.is_control()) && !lines.contains('\u{202e}'), "{lines}");
    let objects: Vec<serde_json::Value> = lines.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    let kinds: Vec<&str> = objects.iter().map(|object| object["kind"].as_str().unwrap()).collect();
    assert_eq!(kinds, ["export", "session", "result", "target", "provision", "observation"]);
    assert_eq!(objects[1]["note"], "=HYPERLINK(\"http://x\")\u{1b}[31m\u{202e}", "scripts get it whole");
    assert_eq!((&objects[2]["correct"], &objects[2]["score"]), (&2.into(), &serde_json::Value::Null));
}

#[test]
fn only_what_keywork_made_is_replaced_and_nothing_goes_into_the_records() {
    let shell = school();
    shell.put("../out/results.csv", "mine,1\n");
    shell.run("export csv ../out").is(2, "", "results.csv is there already, and keywork did not make it");
    assert_eq!(shell.read("../out/results.csv"), "mine,1\n");
    shell.run("export csv exports/new").is(2, "", "is in the records folder");
    shell.run("export csv ../out2").is(0, "wrote ", "");
    shell.run("export csv ../out2").is(0, "wrote ", "");
    shell.run("export csv ../out2 frn").is(2, "", "did you mean \"fern\"?");
}

#[test]
fn a_damaged_record_costs_its_rows_alone_and_is_named() {
    let shell = school();
    shell.put("pupils/fern/sessions/2026-11/19-0930-jm-abcd.toml", "date = \n");
    shell.run("export csv ../out").is(3, "wrote ../out/sessions.csv (1 row)", "19-0930-jm-abcd.toml");
}

/// A school with a target of every measure, and one of accuracy that says no number.
fn measured() -> (Shell, Vec<(TargetId, Measure)>) {
    let shell = Shell::new("2026-11-23", "jm");
    shell.put("keywork.toml", SCHOOL);
    shell.put("pupils/fern/pupil.toml", PUPIL);
    let forms = MeasureKind::ALL.iter().map(|kind| kind.form()).chain(["accuracy"]);
    let targets = forms.enumerate().map(|(at, form)| {
        let id = format!("t{at}");
        let measure = Measure::parse(form).unwrap();
        let goal = if measure.kind == MeasureKind::Help { "help = \"independent\"" } else { "level = 1" };
        let numbers = [("of", measure.of.map(|of| of.to_string()))]
            .into_iter()
            .chain([("min", measure.min.map(Level::exact)), ("max", measure.max.map(Level::exact))])
            .filter_map(|(key, value)| Some(format!(", {key} = {}", value?)));
        let numbers: String = numbers.collect();
        let kind = measure.kind;
        shell.put(
            &format!("pupils/fern/targets/{id}.toml"),
            &format!(
                "title = \"T\"\nmeasure = {{ kind = \"{kind}\"{numbers} }}\ngoal = {{ {goal} }}\n\
                 proposed = {{ by = \"jm\", on = 2026-09-08 }}\n"
            ),
        );
        (TargetId::parse(&id).unwrap(), measure)
    });
    let targets = targets.collect();
    (shell, targets)
}

fn session(day: u32, result: Vec<SessionResult>) -> Session {
    Session {
        date: chrono::NaiveDate::from_ymd_opt(2026, 11, day).unwrap(),
        start: (!day.is_multiple_of(3)).then(|| chrono::NaiveTime::from_hms_opt(9, 30, 0).unwrap()),
        minutes: Minutes::new(i64::from(day)),
        staff: StaffId::parse("jm").unwrap(),
        recorded_by: None,
        provision: None,
        place: None,
        group: None,
        joined: None,
        missed: None,
        cut_short: None,
        why: None,
        activity: Title::new("x"),
        adapted: None,
        note: None,
        share: None,
        next: None,
        ask: None,
        answer: None,
        tell: Vec::new(),
        told: Vec::new(),
        evidence: Vec::new(),
        recorded: None,
        prepared: None,
        result,
    }
}

/// The rows of results without the names of their records.
fn results(shell: &Shell) -> Vec<Vec<String>> {
    shell.run("export csv ../out fern").is(0, "wrote ", "");
    let table = table(shell, "results.csv");
    let at = table[0].iter().position(|name| name == "session").unwrap();
    let mut rows: Vec<Vec<String>> = table[1..].to_vec();
    for row in &mut rows {
        row.remove(at);
    }
    rows.sort();
    rows
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    /// What goes out comes in again, to the last digit, and a second time it is known.
    #[test]
    fn what_is_exported_is_imported_as_it_was(words in prop::collection::vec(any::<u64>(), 400..600)) {
        let mut dice = Dice::new(&words);
        let (shell, targets) = measured();
        for day in 1..=4 {
            let result = |(target, measure): &(TargetId, Measure)| SessionResult {
                target: target.clone(),
                result: result_of(&mut dice, measure),
                probe: bool::any(&mut dice),
                second: Vec::new(),
            };
            let results = targets.iter().map(result).collect();
            let text = encode_checked(&session(day, results)).unwrap();
            let time = if day.is_multiple_of(3) { "0000" } else { "0930" };
            shell.put(&format!("pupils/fern/sessions/2026-11/{day:02}-{time}-jm-abcd.toml"), &text);
        }
        let there = results(&shell);
        prop_assert_eq!(there.len(), 4 * targets.len());

        let (other, _) = measured();
        let table = shell.read("../out/results.csv");
        other.put("../results.csv", &table);
        other.run("import csv ../results.csv fern").is(0, "wrote ", "not imported: the columns");
        prop_assert_eq!(results(&other), there);
        let again = other.run("import csv ../results.csv fern");
        prop_assert!(again.exit == 0 && !again.out.contains("wrote"), "{}", again.out);
        let at_home = shell.run("import csv ../out/results.csv fern");
        prop_assert!(at_home.exit == 0 && !at_home.out.contains("wrote"), "{}{}", at_home.out, at_home.err);
    }
}

/// Years of three pupils: with baselines, changes, probes and sessions of one day that nobody gave a time.
#[test]
fn the_worked_school_knows_its_own_results_again() {
    let shell = Shell::new("2026-11-23", "jm");
    copy_folder(&Path::new(env!("CARGO_MANIFEST_DIR")).join("records"), &shell.root());
    shell.run("export csv ../out").is(0, "wrote ", "");
    for pupil in ["rowan", "ivy", "sol"] {
        let said = shell.run(&format!("import csv ../out/results.csv {pupil}"));
        assert!(said.exit == 0 && said.out.lines().all(|line| line.starts_with("already recorded: ")), "{}", said.out);
        assert!(said.out.lines().count() > 100, "{}", said.out);
    }
}
