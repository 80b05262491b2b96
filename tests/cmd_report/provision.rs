//! `keywork report provision`: figures that were worked out by hand, for a cycle, a term, a year and for nothing yet.

use serde_json::Value;

use crate::shell::Shell;

const SCHOOL: &str = r#"format = 1
school = "Hazel Lane"
[[term]]
name = "Autumn 2026"
from = 2026-09-02
to = 2026-12-18
closed = [{ from = 2026-10-26, to = 2026-10-30 }, { on = 2026-11-27 }]
[[term]]
name = "Spring 2027"
from = 2027-01-04
to = 2027-03-25
closed = [{ on = 2027-01-04 }, { from = 2027-02-15, to = 2027-02-19 }]
[[term]]
name = "Summer 2027"
from = 2027-04-12
to = 2027-07-21
closed = [{ on = 2027-05-03 }, { from = 2027-05-31, to = 2027-06-04 }, { on = 2027-06-25 }]
[staff.jm]
name = "J. Marsh"
role = "key-worker"
[[rate]]
role = "key-worker"
pounds_per_hour = 17.20
from = 2026-04-01
[[rate]]
role = "key-worker"
pounds_per_hour = 18.00
from = 2027-04-01
[funding]
threshold = 6000
"#;
const PUPIL: &str = "name = \"Fern Field\"\nborn = 2018-05-14\n[[section_f]]\nid = \"F1\"\ntext = \"15 minutes a day\"\n\
                     minutes = 15\ntimes = 5\nper = \"week\"\n";
const DAILY: &str = "what = \"Reading\"\nmeets = [\"F1\"]\nminutes = 15\ntimes = 5\nper = \"week\"\ngroup = 1\n\
                     role = \"key-worker\"\nfrom = 2026-09-02\n";
const GROUP: &str = "what = \"Games\"\nminutes = 60\nslots = [\"mon 13:00\"]\ngroup = 5\nrole = \"key-worker\"\n\
                     from = 2026-09-07\nto = 2026-11-30\n";
const VISITS: &str =
    "what = \"Visits\"\nminutes = 45\ntimes = 6\nper = \"year\"\nrole = \"other\"\nfrom = 2026-09-02\n";
const CYCLE: &str = "from = 2026-09-02\nto = 2026-10-23\n";

fn school() -> Shell {
    let shell = Shell::new("2026-11-23", "jm");
    shell.put("keywork.toml", SCHOOL);
    shell.put("pupils/fern/pupil.toml", PUPIL);
    for (id, text) in [("reading", DAILY), ("games", GROUP), ("visits", VISITS)] {
        shell.put(&format!("pupils/fern/provision/{id}.toml"), text);
    }
    shell.put("pupils/fern/cycles/2026-first.toml", CYCLE);
    let given = "date = 2026-09-07\nstart = 13:00:00\nstaff = \"jm\"\nprovision = \"games\"\nminutes = 50\ngroup = 4\n";
    shell.put("pupils/fern/sessions/2026-09/07-1300-jm-aaaa.toml", given);
    let missed = "date = 2026-09-14\nstart = 13:00:00\nstaff = \"jm\"\nprovision = \"games\"\nmissed = \"staff-absent\"\n\
                  why = \"At the dentist\"\n";
    shell.put("pupils/fern/sessions/2026-09/14-1300-jm-bbbb.toml", missed);
    shell
}

fn map(shell: &Shell, asked: &str) -> Value {
    let said = shell.run(&format!("report provision fern --json {asked}"));
    said.is(0, "{", "");
    serde_json::from_str(&said.out).unwrap()
}

fn line<'m>(map: &'m Value, id: &str) -> &'m Value {
    map["provision"].as_array().unwrap().iter().find(|line| line["provision"] == id).unwrap()
}

#[track_caller]
fn has(line: &Value, fields: &[(&str, f64)]) {
    for (field, expected) in fields {
        assert_eq!(line[*field].as_f64(), Some(*expected), "{field} of {line:#}");
    }
}

/// The autumn has 72 school days: 38 in eight weeks before the holiday, 34 in seven after it. Five a week is one a day.
#[test]
fn a_term_is_promised_due_given_and_costed() {
    let map = map(&school(), "--from 2026-09-02 --to 2026-12-18");
    let reading = line(&map, "reading");
    // 72 x 15 minutes x 17.20 / 60 = 309.60; the weeks to Friday 20 November have 53 days.
    has(reading, &[("promised_sessions", 72.0), ("promised_minutes", 1080.0), ("due_sessions", 53.0)]);
    has(
        reading,
        &[("planned_pounds", 309.6), ("delivered_pounds", 0.0), ("weeks", 15.0), ("unrecorded_sessions", 53.0)],
    );
    // The twelve Mondays of term from 7 September to 30 November: 12 x 60 x 17.20 / 60 / 5; given 50 x 17.20 / 60 / 4.
    let games = line(&map, "games");
    has(games, &[("promised_sessions", 12.0), ("planned_pounds", 41.28), ("delivered_pounds", 3.58)]);
    has(games, &[("missed_by_school_sessions", 1.0), ("missed_by_school_minutes", 60.0), ("group_minutes", 50.0)]);
    // Two of the year's six fall due in its first 72 of 191 school days; nobody wrote a rate for `other`.
    let visits = line(&map, "visits");
    has(visits, &[("promised_sessions", 2.0), ("due_sessions", 1.0)]);
    assert!(visits["planned_pounds"].is_null() && visits["no_cost"].is_string(), "{visits:#}");
    // 6000 x 72 / 191, and 6000 x 54 / 191 by today.
    has(&map["costs"]["planned"], &[("total_pounds", 350.88), ("threshold_pounds", 2261.78), ("without_cost", 1.0)]);
    has(&map["costs"]["delivered"], &[("total_pounds", 3.58), ("threshold_pounds", 1696.34)]);
    assert_eq!(map["costs"]["delivered"]["to"], "2026-11-23");
    has(&map["section_f"][0], &[("plan_sessions", 72.0), ("plan_minutes", 1080.0), ("minutes_short", 0.0)]);
    assert_eq!(map["by_week"].as_array().unwrap().len(), 15);
    assert_eq!(
        (&map["report"], &map["made_by"], &map["pupil"]),
        (&"provision".into(), &"keywork".into(), &"fern".into())
    );
}

#[test]
fn a_year_spans_two_rates_and_is_told_by_its_terms() {
    let map = map(&school(), "--from 2026-09-01 --to 2027-07-31");
    // 125 days at 17.20 and the summer's 66 at 18.00: 15 x (125 x 17.20 + 66 x 18.00) / 60.
    has(line(&map, "reading"), &[("promised_sessions", 191.0), ("planned_pounds", 834.5)]);
    assert_eq!(line(&map, "reading")["rates"].as_array().unwrap().len(), 2);
    has(line(&map, "visits"), &[("promised_sessions", 6.0)]);
    let terms: Vec<_> =
        map["by_term"].as_array().unwrap().iter().map(|term| term["promised_sessions"].clone()).collect();
    // Of the visits one falls due by the 96th day of 191, in spring, and three from the 128th on, in summer.
    assert_eq!(terms, [72 + 12 + 2, 53 + 1, 66 + 3].map(Value::from));
    has(&map["costs"]["planned"], &[("threshold_pounds", 6000.0)]);
}

#[test]
fn a_cycle_is_named_by_its_id_and_is_the_usual_time() {
    let shell = school();
    let cycle = map(&shell, "--cycle 2026-first");
    assert_eq!((&cycle["from"], &cycle["to"]), (&"2026-09-02".into(), &"2026-10-23".into()));
    has(line(&cycle, "reading"), &[("promised_sessions", 38.0), ("due_sessions", 38.0)]);
    assert_eq!(map(&shell, ""), cycle, "the one that ended last, where none is current");
    shell.run("report provision fern --cycle 2026-frist").is(2, "", "did you mean \"2026-first\"?");
    let page = shell.run("report provision fern");
    page.is(0, "# Provision map: Fern Field, Wednesday 2 September 2026 to Friday 23 October 2026", "");
    assert!(page.out.contains("| £17.20 | £163.40 (9h30m) | £0.00 (0h0m) |"), "9.5 hours: {}", page.out);
}

#[test]
fn the_words_of_why_stay_in_their_file() {
    let page = school().run("report provision fern");
    assert!(page.out.contains("(pupils/fern/sessions/2026-09/14-1300-jm-bbbb.toml) (staff absent)"), "{}", page.out);
    assert!(!page.out.contains("dentist"), "{}", page.out);
}

#[test]
fn a_pupil_who_has_nothing_yet_has_a_map() {
    let shell = school();
    shell.put("pupils/moss/pupil.toml", "name = \"Moss\"\nborn = 2018-05-14\n");
    shell.run("report provision moss").is(0, "# Provision map: Moss, Wednesday 2 September 2026", "");
    shell.put("keywork.toml", "format = 1\nschool = \"Hazel Lane\"\n");
    let said = shell.run("report provision fern --from 2026-09-02 --to 2026-12-18");
    said.is(0, "# Provision map: Fern Field", "");
    for part in ["not known", "keywork.toml has no rate for the role key-worker", "The school's terms are not written"]
    {
        assert!(said.out.contains(part), "no `{part}` in\n{}", said.out);
    }
}
