//! `keywork report caseload`: a line for each pupil, whatever is wrong with the others.

use serde_json::Value;

use crate::shell::Shell;

const SCHOOL: &str = "format = 1\nschool = \"Hazel Lane\"\n[[term]]\nname = \"Autumn 2026\"\nfrom = 2026-09-02\nto = 2026-12-18\n\
    closed = [{ from = 2026-10-26, to = 2026-10-30 }]\n[staff.jm]\nname = \"J. Marsh\"\nrole = \"key-worker\"\n";
const PUPIL: &str = "name = \"Fern Field\"\nborn = 2018-05-14\n[[adult]]\nstaff = \"jm\"\nrole = \"key-worker\"\n";
const READING: &str = "what = \"Reading\"\nminutes = 20\nslots = [\"mon 09:30\", \"tue 09:30\"]\nfrom = 2026-11-16\n";
const TARGET: &str = "title = \"Reads words\"\nmeasure = { kind = \"accuracy\", of = 10 }\ngoal = { level = 80, by = 2026-11-20 }\n\
                      proposed = { by = \"jm\", on = 2026-11-02 }\n";

fn school() -> Shell {
    let shell = Shell::new("2026-11-23", "jm");
    shell.put("keywork.toml", SCHOOL);
    for (id, name) in [("fern", "Fern"), ("moss", "Moss"), ("oak", "Oak")] {
        shell.put(&format!("pupils/{id}/pupil.toml"), &PUPIL.replace("Fern", name));
    }
    shell.put(
        "pupils/oak/pupil.toml",
        &PUPIL.replace("[[adult]]", "left = { on = 2024-07-19, records_sent = 2024-07-22 }\n[[adult]]"),
    );
    shell.put("pupils/fern/provision/reading.toml", READING);
    shell.put("pupils/fern/targets/words.toml", TARGET);
    let given = "date = 2026-11-16\nstart = 09:30:00\nstaff = \"jm\"\nprovision = \"reading\"\nminutes = 15\ncut_short = \"event\"\n\
                 [[result]]\ntarget = \"words\"\ncorrect = 5\nof = 10\n";
    shell.put("pupils/fern/sessions/2026-11/16-0930-jm-aaaa.toml", given);
    let missed = "date = 2026-11-17\nstart = 09:30:00\nstaff = \"jm\"\nprovision = \"reading\"\nmissed = \"cover\"\n";
    shell.put("pupils/fern/sessions/2026-11/17-0930-jm-bbbb.toml", missed);
    shell
}

fn caseload(shell: &Shell, exit: u8) -> Value {
    let said = shell.run("report caseload --json");
    said.is(exit, "{", "");
    serde_json::from_str(&said.out).unwrap()
}

#[test]
fn each_pupil_who_has_not_left_is_a_line() {
    let caseload = caseload(&school(), 0);
    assert_eq!((&caseload["from"], &caseload["to"]), (&"2026-09-02".into(), &"2026-12-18".into()), "the term");
    let pupils = caseload["pupils"].as_array().unwrap();
    let ids: Vec<_> = pupils.iter().map(|pupil| pupil["pupil"].as_str().unwrap()).collect();
    assert_eq!(ids, ["fern", "moss"]);
    let fern = &pupils[0];
    // Mondays 16 and 23 and Tuesday 17 November have come: 60 minutes, of which 15 were given, 5 and 20 the school's.
    for (field, expected) in [
        ("due_minutes", 60),
        ("given_minutes", 15),
        ("given_percent", 25),
        ("missed_by_school_minutes", 25),
        ("unrecorded_sessions", 1),
        ("unreadable_files", 0),
    ] {
        assert_eq!(fern[field], expected, "{field}");
    }
    assert_eq!(fern["statuses"], serde_json::json!({"overdue": 1}));
    assert_eq!((&fern["look"][0]["kind"], &fern["waiting"][0]["kind"]), (&"overdue".into(), &"agree-target".into()));
    assert_eq!(fern["key_workers"], serde_json::json!(["J. Marsh"]));
}

#[test]
fn what_cannot_be_read_costs_only_itself() {
    let shell = school();
    shell.put("pupils/moss/pupil.toml", "name = ");
    shell.put("pupils/fern/targets/broken.toml", "title = \"x\"\nmeasure = 3\n");
    let caseload = caseload(&shell, 3);
    let of = |at: usize, field: &str| caseload["pupils"][at][field].clone();
    assert_eq!((of(0, "unreadable_files"), of(1, "unreadable_files")), (1.into(), 1.into()));
    assert_eq!(of(1, "unreadable"), serde_json::json!(["pupils/moss/pupil.toml"]));
    assert_eq!(of(0, "given_minutes"), 15);
    let page = shell.run("report caseload");
    page.is(3, "# Caseload: Hazel Lane", "pupils/moss/pupil.toml:1:");
    assert!(page.out.contains("left out: [pupils/fern/targets/broken.toml]"), "{}", page.out);
}

#[test]
fn a_caseload_is_of_the_school_and_of_a_time() {
    let shell = school();
    shell.run("report caseload fern").is(2, "", "takes no pupil");
    shell.run("report caseload --cycle 2026-autumn").is(2, "", "takes no --cycle");
    let week = shell.run("report caseload --week last");
    week.is(0, "# Caseload: Hazel Lane", "");
    assert!(week.out.contains("15 of 40 minutes, 37%"), "{}", week.out);
    shell.run("report caseload -o ../out.md").is(0, "wrote ../out.md", "");
}

#[test]
fn a_school_without_pupils_has_one_too() {
    let shell = Shell::new("2026-11-23", "jm");
    shell.put("keywork.toml", SCHOOL);
    shell.run("report caseload").is(0, "# Caseload: Hazel Lane", "");
}
