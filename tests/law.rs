//! `docs/law.md` and the program say the same: the table of rules is that of the rows, and every worked case, worked
//! out by hand, is what the program reckons.

use std::fmt::Write as _;
use std::path::Path;

use keywork::calendar::statutory::{Event, Follows, RULES, Rule};

use crate::generated::same_or_blessed;
use crate::shell::Shell;

fn law_md() -> (std::path::PathBuf, String) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/law.md");
    let text = std::fs::read_to_string(&path).unwrap();
    (path, text)
}

#[test]
fn the_table_of_rules_is_that_of_the_rows() {
    let (path, text) = law_md();
    let (before, rest) = text.split_once("<!-- rules -->\n").unwrap();
    let (_, after) = rest.split_once("<!-- end of rules -->").unwrap();
    let mut table =
        "| What | Reckoned from | Date | Force | Whose | Basis | In force |\n|---|---|---|---|---|---|---|\n"
            .to_owned();
    for rule in RULES {
        table.push_str(&row(rule));
    }
    same_or_blessed(&path, &format!("{before}<!-- rules -->\n{table}<!-- end of rules -->{after}"));
}

fn row(rule: &Rule) -> String {
    let day = |day: Option<chrono::NaiveDate>| day.map(|day| day.format("%-d %B %Y").to_string());
    let in_force = match (day(rule.in_force), day(rule.until)) {
        (Some(from), None) => format!("from {from}"),
        (None, Some(until)) => format!("until {until}"),
        (Some(from), Some(until)) => format!("from {from} until {until}"),
        (None, None) => String::new(),
    };
    format!(
        "| `{}` | {} | {} | {} | {} | {} | {in_force} |\n",
        rule.what.word(),
        event(rule.from),
        date(rule.follows),
        rule.force.word(),
        rule.owner.word(),
        rule.basis
    )
}

fn event(event: Event) -> &'static str {
    match event {
        Event::Reviewed => "the decision after the last review, or the making of the plan",
        Event::Complete => "the day by which the review is complete",
        Event::Meeting => "the annual review meeting",
        Event::Notice => "the notice of amendments",
        Event::Transfer => "the move to the next phase",
        Event::TransferAfterSixteen => "the move after secondary school",
        Event::Incident => "the incident",
        Event::TermEnd => "the last day of term",
        Event::GoalDate => "the date of the goal",
        Event::CycleEnd => "the last day of the cycle",
        Event::Proposed => "the proposal",
        Event::Advised => "the advice, until it is begun",
        Event::AdvisedCycleEnd => "the last day of the cycle in which it was begun",
        Event::Begun => "the day on which it was begun, outside a cycle",
        Event::Undertaken => "the day that was named",
        Event::ToTell => "the record that somebody is to be told of",
        Event::Asked => "the question",
        Event::MetOrProbed => "the day it was met, or one of the first three probes",
        Event::ProbedFourTimes => "the fourth probe, or a later one",
        Event::Left => "the last day in school",
    }
}

fn date(follows: Follows) -> String {
    match follows {
        Follows::TheDay => "that day".to_owned(),
        Follows::Days(days) if days < 0 => format!("{} days before", -days),
        Follows::Days(days) => format!("{days} days after"),
        Follows::SchoolDays(1) => "the next school day".to_owned(),
        Follows::SchoolDays(number) => format!("{number} school days after"),
        Follows::WithinMonths(months) => format!("the last of {months} months that begin with it"),
        Follows::Months(1) => "a month after".to_owned(),
        Follows::Months(months) => format!("{months} months after"),
        Follows::Before { month, day } => {
            let day = chrono::NaiveDate::from_ymd_opt(2027, month, day).unwrap().pred_opt().unwrap();
            format!("{} of that year", day.format("%-d %B"))
        }
    }
}

/// One line of the table of worked cases.
struct Case<'t> {
    known: Vec<(&'t str, &'t str)>,
    what: &'t str,
    /// Date, day to act by, and force; none where nothing is asked for.
    expected: Option<(&'t str, Option<&'t str>, &'t str)>,
}

fn cases(text: &str) -> Vec<Case<'_>> {
    let (_, cases) = text.split_once("| Known | Asked for | By | Act by | Force | Working |\n").unwrap();
    let rows = cases.lines().skip(1).take_while(|line| line.starts_with('|'));
    rows.map(|row| {
        let cells: Vec<&str> = row.trim_matches('|').split('|').map(str::trim).collect();
        let [known, what, by, act_by, force, working] = cells[..] else { panic!("not six cells: {row}") };
        assert!(working.len() > 10, "no working: {row}");
        let known = known.split(", ").map(|fact| fact.trim_matches('`').split_once(' ').unwrap()).collect();
        let expected = (by != "none").then_some((by, Some(act_by).filter(|day| *day != "-"), force));
        Case { known, what: what.trim_matches('`'), expected }
    })
    .collect()
}

/// The records that a case speaks of, and the program on them the day after the last thing that happened.
fn records_of(case: &Case<'_>, terms: &str) -> Shell {
    let happened = |name: &str| !matches!(name, "born" | "transfer" | "kind");
    let last = case.known.iter().filter(|(name, _)| happened(name)).map(|(_, day)| *day).max().unwrap();
    let today: chrono::NaiveDate = last.parse::<chrono::NaiveDate>().unwrap().succ_opt().unwrap();
    let shell = Shell::new(&today.to_string(), "jm");
    shell.put(
        "keywork.toml",
        &format!(
            "format = 1\nschool = \"Hazel Lane\"\n[staff.jm]\nname = \"J. Marsh\"\nrole = \"key-worker\"\n{terms}"
        ),
    );
    let known = |name: &str| case.known.iter().find(|(known, _)| *known == name).map(|(_, day)| *day);
    let mut pupil = format!("name = \"Fern Field\"\nborn = {}\n", known("born").unwrap_or("2017-05-14"));
    if let Some(left) = known("left") {
        let _ = writeln!(pupil, "left = {{ on = {left} }}");
    }
    pupil.push_str("[ehc_plan]\n");
    for (name, key) in [("made", "made"), ("reviewed", "last_reviewed"), ("transfer", "transfer")] {
        if let Some(day) = known(name) {
            let _ = writeln!(pupil, "{key} = {day}");
        }
    }
    if let Some(kind) = known("kind") {
        let _ = writeln!(pupil, "kind = \"{kind}\"");
    }
    shell.put("pupils/fern/pupil.toml", &pupil);
    let dated = |folder: &str, day: &str, lines: &str| {
        let path = format!("pupils/fern/{folder}/{}/{}-1200-jm-aaaa.toml", &day[..7], &day[8..]);
        shell.put(&path, &format!("date = {day}\nstart = 12:00:00\nstaff = \"jm\"\n{lines}"));
    };
    if let Some(day) = known("meeting") {
        let step = |kind: &str| known(kind).map(|on| format!("{{ step = \"{kind}\", on = {on} }}"));
        let steps: Vec<String> = ["decision", "notice"].into_iter().filter_map(step).collect();
        dated("meetings", day, &format!("kind = \"annual-review\"\nsteps = [{}]\n", steps.join(", ")));
    }
    if let Some(day) = known("incident") {
        dated("observations", day, "kind = \"restrictive\"\nnote = \"Held by the arm\"\n");
    }
    if let Some(day) = known("asked") {
        dated("sessions", day, "minutes = 25\nask = \"May we?\"\n");
    }
    if let Some(day) = known("proposed") {
        let target = "title = \"Reads\"\nmeasure = { kind = \"count\" }\ngoal = { level = 5 }\n";
        shell.put("pupils/fern/targets/words.toml", &format!("{target}proposed = {{ by = \"jm\", on = {day} }}\n"));
    }
    shell
}

#[test]
fn every_worked_case_is_what_the_program_reckons() {
    let (_, text) = law_md();
    let (_, terms) = text.split_once("```toml\n").unwrap();
    let (terms, _) = terms.split_once("```").unwrap();
    let cases = cases(&text);
    assert!(cases.len() >= 20, "{} worked cases", cases.len());
    for case in cases {
        let said = records_of(&case, terms).run("due --json --within 3660");
        assert_eq!(said.exit, 0, "{:?}: {}", case.known, said.err);
        let json: serde_json::Value = serde_json::from_str(&said.out).unwrap();
        let found: Vec<_> = json["due"].as_array().unwrap().iter().filter(|item| item["what"] == case.what).collect();
        let found: Vec<_> = found
            .iter()
            .map(|item| (item["date"].as_str().unwrap(), item["act_by"].as_str(), item["force"].as_str().unwrap()))
            .collect();
        assert_eq!(found, Vec::from_iter(case.expected), "{:?}, {}", case.known, case.what);
    }
}
