//! `keywork import csv`: what a table becomes, what is said of it, and that a wrong one writes nothing.

use keywork::exchange::columns::Columns;
use keywork::exchange::sheet::Sheet;
use proptest::prelude::*;

use crate::shell::{Said, Shell};

const SCHOOL: &str = "format = 1\nschool = \"Hazel Lane\"\n[[term]]\nname = \"Autumn 2026\"\nfrom = 2026-09-02\nto = 2026-12-18\n\
    [staff.jm]\nname = \"J. Marsh\"\nrole = \"key-worker\"\n[staff.as]\nname = \"A. Shah\"\nrole = \"teacher\"\n";
const PUPIL: &str = "name = \"Fern Field\"\nborn = 2018-05-14\n[[adult]]\nstaff = \"jm\"\nrole = \"key-worker\"\n\
    [[adult]]\nstaff = \"as\"\nrole = \"teacher\"\n";
const PHONICS: &str = "what = \"Phonics\"\nminutes = 25\nslots = [\"mon 09:30\", \"tue 09:30\"]\nfrom = 2026-09-02\n";

/// A reversal design in percent, with a day outside term and one without help.
const PHASES: &str = "\u{feff}Datum;target;level;help;phase;Notes\r\n\
    07/09/2026;cvc-words;20;correcting;A;\r\n\
    08/09/2026;cvc-words;30;;A;\r\n\
    14/09/2026;cvc-words;40;clueing;B;Tired\r\n\
    19/09/2026;cvc-words;60;clueing;B;\r\n\
    05/10/2026;cvc-words;40;clueing;A;\r\n\
    12/10/2026;cvc-words;80;independent:6,clueing:4;B;\r\n";
const MAPS: &str = "--map date=Datum --map note=Notes";

fn target(measure: &str, goal: &str) -> String {
    format!(
        "title = \"T\"\nmeasure = {{ {measure} }}\ngoal = {{ {goal} }}\nproposed = {{ by = \"jm\", on = 2026-09-08 }}\n\
         agreed = {{ by = \"as\", on = 2026-09-08 }}\n"
    )
}

fn school() -> Shell {
    let shell = Shell::new("2026-11-23", "jm");
    shell.put("keywork.toml", SCHOOL);
    shell.put("pupils/fern/pupil.toml", PUPIL);
    shell.put("pupils/fern/provision/phonics.toml", PHONICS);
    let words = target("kind = \"accuracy\", of = 10", "level = 80").replacen('\n', "\nprovision = \"phonics\"\n", 1);
    shell.put("pupils/fern/targets/cvc-words.toml", &words);
    shell.put("pupils/fern/targets/sums.toml", &target("kind = \"rate\"", "level = 20"));
    shell
}

fn import(shell: &Shell, table: &str, flags: &str) -> Said {
    shell.put("../data.csv", table);
    shell.run(&format!("import csv ../data.csv fern {flags}"))
}

fn sessions(shell: &Shell) -> Vec<String> {
    shell.files("pupils/fern/sessions")
}

fn assessed(shell: &Shell) -> serde_json::Value {
    serde_json::from_str(&shell.run("assess fern cvc-words --json").out).unwrap()
}

#[test]
fn a_table_becomes_sessions_and_its_phases_days_of_the_target() {
    let shell = school();
    let said = import(&shell, PHASES, MAPS);
    said.is(
        0,
        "wrote pupils/fern/targets/cvc-words.toml (Fern Field: cvc-words: teaching began on Monday 14 September",
        "",
    );
    assert!(said.err.contains("warning: Saturday 19 September 2026 is no school day in keywork.toml"), "{}", said.err);
    assert!(
        said.err.contains("warning: who agreed the later phases is not said: taken as agreed by A. Shah"),
        "{}",
        said.err
    );
    assert!(said.err.contains("6 sessions without minutes: taken as long as timetabled"), "{}", said.err);
    let files = sessions(&shell);
    assert_eq!(files.len(), 6);
    assert!(files[0].starts_with("pupils/fern/sessions/2026-09/07-0000-jm-"), "{files:?}");
    let third = shell.read(&files[2]);
    assert!(!third.contains("start ="), "{third}");
    for line in [
        "date = 2026-09-14",
        "minutes = 25",
        "provision = \"phonics\"",
        "note = \"Tired\"",
        "evidence = [\"imported from data.csv\"]",
        "recorded = 2026-11-23",
        "correct = 4\nof = 10\nhelp = \"clueing\"",
    ] {
        assert!(third.contains(line), "{line} is not in\n{third}");
    }
    let target = shell.read("pupils/fern/targets/cvc-words.toml");
    assert!(target.contains("teaching_from = 2026-09-14\n"), "{target}");
    let change = "on = 2026-10-12\nwhat = \"B (imported)\"\nwhy = \"Imported from data.csv, where the phase `B` begins on this \
         day. Who agreed it was not said.\"\nby = \"jm\"\nagreed = { by = \"as\", on = 2026-10-12, recorded_by = \"jm\" }\n";
    assert!(target.contains(change), "{target}");
    let assessed = assessed(&shell);
    let phases = assessed["targets"][0]["phases"].as_array().unwrap();
    let points: Vec<_> = phases.iter().map(|phase| phase["points"].as_u64().unwrap()).collect();
    assert_eq!(points, [2, 2, 1, 1]);
    assert_eq!(assessed["targets"][0]["latest"], 80.0);
    assert_eq!(shell.run("check").exit, 0);
}

#[test]
fn the_same_file_again_writes_nothing_whatever_day_it_is_and_whatever_was_added_since() {
    let shell = school();
    import(&shell, PHASES, MAPS).is(0, "wrote ", "");
    let first = sessions(&shell)[0].clone();
    shell.put(&first, &shell.read(&first).replace("[[result]]", "next = \"Start with sh\"\n\n[[result]]"));
    let before: Vec<String> = sessions(&shell).iter().map(|file| shell.read(file)).collect();
    let target = shell.read("pupils/fern/targets/cvc-words.toml");
    let said = import(&shell, PHASES, &format!("{MAPS} --as-of 2026-12-01"));
    said.is(0, "already recorded: pupils/fern/sessions/2026-09/07-0000-jm-", "");
    assert!(!said.out.contains("wrote"), "{}", said.out);
    assert_eq!(sessions(&shell).iter().map(|file| shell.read(file)).collect::<Vec<_>>(), before);
    assert_eq!(shell.read("pupils/fern/targets/cvc-words.toml"), target);
}

#[test]
fn a_dry_run_says_the_same_and_writes_nothing() {
    let shell = school();
    let said = import(&shell, PHASES, &format!("{MAPS} --dry-run"));
    said.is(0, "would write pupils/fern/targets/cvc-words.toml (", "");
    assert!(sessions(&shell).is_empty() && !shell.read("pupils/fern/targets/cvc-words.toml").contains("teaching_from"));
    let json: serde_json::Value =
        serde_json::from_str(&import(&shell, PHASES, &format!("{MAPS} --dry-run --json")).out).unwrap();
    assert_eq!(json["wrote"], serde_json::json!([]));
    let would: Vec<String> = serde_json::from_value(json["would_write"].clone()).unwrap();
    import(&shell, PHASES, MAPS).is(0, "wrote ", "");
    assert_eq!(would[1..], sessions(&shell), "the very names");
}

#[test]
fn rows_of_one_time_and_person_are_one_session() {
    let shell = school();
    let table = "date,time,staff,target,correct,of,count,seconds,minutes,note\n\
                 2026-11-20,9.30,as,cvc-words,8,10,,,20,Calm\n2026-11-20,09:30,as,sums,,,42,120,,Calm\n\
                 2026-11-20,10:30,as,sums,,,40,120,10,\n";
    import(&shell, table, "").is(0, "wrote pupils/fern/sessions/2026-11/20-0930-as-", "");
    let files = sessions(&shell);
    assert_eq!(files.len(), 2);
    let text = shell.read(&files[0]);
    let whole = text.contains("start = 09:30:00\nminutes = 20\nstaff = \"as\"\nrecorded_by = \"jm\"\n")
        && text.contains("note = \"Calm\"\n")
        && text.matches("[[result]]").count() == 2;
    assert!(whole, "{text}");
}

#[test]
fn each_wrong_row_is_named_by_its_line_and_nothing_is_written() {
    let shell = school();
    let good = "2026-11-20,cvc-words,80,,,,\n";
    for (row, message, help) in [
        ("2026-11-20,cvc-wrds,80,,,,", "no target `cvc-wrds`", "did you mean \"cvc-words\"?"),
        ("20/11,cvc-words,80,,,,", "`20/11` has no year", "four digits"),
        ("45981,cvc-words,80,,,,", "`45981` is not a date", "2026-11-20 or 20/11/2026"),
        ("\"2026-11-19,cvc-words,80,,,,\nx", "a quote opens here", "close it"),
        ("11/20/2026,cvc-words,80,,,,", "20 for the month", "did you mean `20/11`?"),
        ("2026-11-24,cvc-words,80,,,,", "still to come", "has happened"),
        ("2016-11-24,cvc-words,80,,,,", "before Fern Field was born", "the year"),
        ("2026-11-19,cvc-words,110,,,,", "`110` is no level of accuracy", "0 to 100"),
        ("2026-11-19,cvc-words,80,clewing,,,", "no rung", "did you mean \"clueing\"?"),
        ("2026-11-19,cvc-words,80,,jn,,", "no member of staff `jn`", "did you mean \"jm\"?"),
        ("2026-11-19,cvc-words,80,,,700,", "no number of minutes", "such as 25"),
        ("2026-11-20,cvc-words,70,,,,", "another result on Friday 20 November 2026", "a column `time`"),
        ("2026-11-19,cvc-words,80,,,,B", "phase", "in every row"),
        ("2026-11-19,cvc-words,80,,,,,too,many", "9 cells, and there are 7 columns", "quotes"),
    ] {
        let table = format!("date,target,level,help,staff,minutes,phase\n{good}\n{row}\n");
        let said = import(&shell, &table, "");
        said.is(2, "", "of 2 rows is wrong, and nothing was written");
        assert!(said.err.contains(message) && said.err.contains(help), "{row}: {}", said.err);
        let line = if message == "phase" { "data.csv:2:1" } else { "data.csv:4:1" };
        assert!(said.err.contains(line), "{row}: {}", said.err);
        assert!(sessions(&shell).is_empty());
    }
    shell.run("pupil leave fern --on 2026-11-19").is(0, "wrote ", "");
    let said = import(&shell, "date,target,level\n2026-11-20,cvc-words,80\n", "");
    said.is(2, "", "Fern Field left on Thursday 19 November 2026, before Friday 20 November 2026");
    shell.run("pupil leave fern --on 2026-12-18").is(0, "wrote ", "");
    let json = import(&shell, "date,target,level\n2026-11-20,x,1\n2026-11-20,y,1\n", "--json").err;
    let error: serde_json::Value = serde_json::from_str(&json).unwrap();
    assert_eq!((&error["error"]["line"], &error["error"]["file"]), (&2.into(), &"data.csv".into()));
    assert!(error["error"]["message"].as_str().unwrap().contains("line 3: there is no target `y`"), "{json}");
}

#[test]
fn a_file_that_is_no_table_of_text_is_told_how_to_be_saved() {
    let shell = school();
    std::fs::write(shell.root().join("../data.csv"), b"date,target,level,note\n2026-11-20,cvc-words,80,caf\xe9\n")
        .unwrap();
    shell.run("import csv ../data.csv fern").is(2, "", "error: data.csv: line 2 is not UTF-8 text");
    import(&shell, "PK\u{3}\u{4}x", "").is(2, "", "CSV UTF-8 (comma delimited)");
    import(&shell, "date,targt,level\n2026-11-20,cvc-words,80\n", "").is(2, "", "--map target=\"targt\"");
    import(&shell, "date,target,level\n", "").is(2, "", "error: data.csv has no rows");
    shell.put("../map.txt", "# ours\nlevel = \"%\"\n");
    import(&shell, "date,target,%\n2026-11-20,cvc-words,80\n", "--map-file ../map.txt").is(0, "wrote ", "");
}

#[test]
fn rows_of_other_pupils_never_become_this_ones() {
    let shell = school();
    let table = "pupil,date,target,level\nmoss,2026-11-19,cvc-words,20\nfern,2026-11-20,cvc-words,80\n";
    import(&shell, table, "").is(0, "wrote pupils/fern/sessions/2026-11/20-", "left out: 1 row of other pupils");
    assert_eq!(sessions(&shell).len(), 1);
    import(&shell, &table.replace("fern", "reed"), "").is(2, "", "has 2 rows, and none of fern");
}

#[test]
fn what_the_table_does_not_say_is_not_made_up() {
    let shell = school();
    let said = import(&shell, "date,target,level\n2026-11-19,cvc-words,47\n2026-11-20,sums,21\n", "");
    said.is(0, "wrote ", "warning: 1 session without minutes, and no timetable says how long");
    let texts: String = sessions(&shell).iter().map(|file| shell.read(file)).collect();
    for line in [
        "correct = 47\nof = 100\n",
        "minutes = 25\n",
        "how many trials there were is not known",
        "count = 21\nseconds = 60\n",
        "minutes = 1\n",
        "how long it was counted for is not known",
        "so it counts as one minute",
    ] {
        assert!(texts.contains(line), "{line} is not in\n{texts}");
    }
}

#[test]
fn what_the_table_and_the_records_say_otherwise_is_refused() {
    let shell = school();
    shell.run("log fern cvc-words=7/10 --on 2026-11-16 --at 09:30").is(0, "wrote ", "");
    let row = "date,time,target,level\n2026-11-16,09:30,cvc-words,80\n";
    import(&shell, row, "").is(2, "", "16-0930-jm-");
    import(&shell, &row.replace("80", "70"), "").is(
        0,
        "already recorded: pupils/fern/sessions/2026-11/16-0930-jm-",
        "",
    );
    shell.run("plan start fern cvc-words --on 2026-09-16").is(0, "wrote ", "");
    let said = import(&shell, PHASES, MAPS);
    said.is(2, "", "teaching of `cvc-words` began on Wednesday 16 September 2026");
    assert!(said.err.contains("data.csv:4:1") && sessions(&shell).len() == 1, "{}", said.err);
}

#[test]
fn a_row_without_a_time_is_known_by_its_day_and_never_counts_twice() {
    let shell = school();
    shell.run("log fern cvc-words=7/10 --on 2026-11-16 --at 09:30").is(0, "wrote ", "");
    let row = "date,target,level\n2026-11-16,cvc-words,70\n";
    import(&shell, row, "").is(0, "already recorded: pupils/fern/sessions/2026-11/16-0930-jm-", "");
    let said = import(&shell, &row.replace("70", "80"), "");
    said.is(
        0,
        "wrote pupils/fern/sessions/2026-11/16-0000-jm-",
        "warning: there is another result of that day: pupils/fern/",
    );
}

#[test]
fn results_of_another_school_year_count_from_their_first_day() {
    let shell = school();
    import(&shell, "date,target,level\n2025-11-20,cvc-words,30\n2026-11-20,cvc-words,80\n", "").is(0, "wrote ", "");
    assert!(shell.read("pupils/fern/targets/cvc-words.toml").contains("from = 2025-11-20\n"));
    assert_eq!(assessed(&shell)["targets"][0]["points"], 2);
    assert!(!shell.run("check").out.contains("before-target"));
}

#[test]
fn what_is_missing_of_an_import_the_same_file_writes() {
    let shell = school();
    import(&shell, PHASES, MAPS).is(0, "wrote ", "");
    let whole: Vec<String> = sessions(&shell);
    for file in &whole[4..] {
        std::fs::remove_file(shell.root().join(file)).unwrap();
    }
    let said = import(&shell, PHASES, MAPS);
    said.is(0, "wrote pupils/fern/sessions/2026-10/05-0000-jm-", "");
    assert_eq!((said.out.matches("wrote").count(), said.out.matches("already").count()), (2, 4), "{}", said.out);
    assert_eq!(sessions(&shell), whole);
}

#[test]
fn a_damaged_session_of_those_days_stops_the_import() {
    let shell = school();
    shell.put("pupils/fern/sessions/2026-10/05-0000-jm-abcd.toml", "date = 2026-10-05\n");
    import(&shell, PHASES, MAPS).is(3, "", "05-0000-jm-abcd.toml");
    assert_eq!(sessions(&shell).len(), 1);
}

#[test]
fn a_change_is_agreed_by_somebody_who_may() {
    let shell = school();
    shell.put("pupils/fern/targets/cvc-words.toml", &target("kind = \"accuracy\"", "level = 80"));
    import(&shell, PHASES, &format!("{MAPS} --agreed-by jm")).is(2, "", "`jm` is not a teacher");
    shell.put("keywork.toml", &SCHOOL.replace("role = \"teacher\"", "role = \"other\""));
    let said = import(&shell, PHASES, MAPS);
    said.is(2, "", "nobody in keywork.toml could agree it on that day");
    assert!(said.err.contains("--agreed-by STAFF"), "{}", said.err);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    /// Whatever is in a file, each row has its place in it and nothing stops the reader.
    #[test]
    fn any_bytes_are_a_table_or_are_refused(
        words in prop::collection::vec(prop::sample::select(PIECES), 0..40),
        noise in prop::collection::vec(any::<u8>(), 0..4),
    ) {
        let mut bytes = words.concat().into_bytes();
        bytes.extend(noise);
        if let Ok(sheet) = Sheet::read(&bytes) {
            for row in &sheet.rows {
                prop_assert!(!sheet.text[row.span.clone()].is_empty());
                prop_assert_eq!(sheet.text[..row.span.start].matches('\n').count() + 1, row.line);
            }
            let _ = Columns::find(&sheet.columns, &["level=x".to_owned()]);
        }
    }
}

/// What a table is made of, and what it should not be.
const PIECES: &[&str] = &[
    "date", "target", "level", ",", ";", "\t", "\"", "\n", "\r\n", "\r", "\u{feff}", "sep=;", "sep=\"\n", "é", "\0",
    " ", "x", "80", "\n\n",
];
