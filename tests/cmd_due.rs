//! `keywork due` and `keywork export ics`: the contract's fields, what is listed, how it ends, and what a calendar says.

use std::path::Path;

use serde_json::Value;

use crate::shell::{Shell, copy_folder};

const SCHOOL: &str = "format = 1\nschool = \"Hazel Lane\"\n[[term]]\nname = \"Autumn 2026\"\nfrom = 2026-09-02\nto = 2026-12-18\n\
    closed = [{ from = 2026-10-26, to = 2026-10-30 }, { on = 2026-11-27 }]\n[staff.jm]\nname = \"J. Marsh\"\nrole = \"key-worker\"\n\
    [staff.as]\nname = \"A. Shah\"\nrole = \"teacher\"\n";
const FERN: &str = "name = \"Fern Field\"\nborn = 2018-05-14\n[ehc_plan]\nmade = 2025-12-01\n";
const PARENTS: &str = "date = 2026-10-05\nstart = 15:40:00\nstaff = \"as\"\nkind = \"parents\"\n";

/// A school with one pupil, whose parents came in October.
fn school(today: &str) -> Shell {
    let shell = Shell::new(today, "jm");
    shell.put("keywork.toml", SCHOOL);
    shell.put("pupils/fern/pupil.toml", FERN);
    shell.put("pupils/fern/meetings/2026-10/05-1540-as-aaaa.toml", PARENTS);
    shell
}

fn worked() -> Shell {
    let shell = Shell::new("2026-11-23", "jm");
    copy_folder(&Path::new(env!("CARGO_MANIFEST_DIR")).join("records"), &shell.root());
    shell
}

fn json(said: &str) -> Value {
    serde_json::from_str(said).unwrap()
}

/// The items as `what date state`.
fn items(shell: &Shell, line: &str) -> Vec<String> {
    let all = json(&shell.run(line).out);
    let text = |item: &Value, key: &str| item[key].as_str().unwrap().to_owned();
    let show = |item: &Value| format!("{} {} {}", text(item, "what"), text(item, "date"), text(item, "state"));
    all["due"].as_array().unwrap().iter().map(show).collect()
}

#[test]
fn every_field_of_the_contract_is_there() {
    let said = worked().run("due rowan --json");
    let all = json(&said.out);
    assert_eq!((said.exit, all["as_of"].as_str()), (0, Some("2026-11-23")));
    let due = all["due"].as_array().unwrap();
    let last = due.iter().find(|item| item["what"] == "amended-plan-final").unwrap();
    for (key, expected) in [
        ("pupil", Value::from("rowan")),
        ("date", Value::from("2027-01-05")),
        ("act_by", Value::from("2027-01-05")),
        ("days", Value::from(43)),
        ("state", Value::from("coming")),
        ("force", Value::from("must")),
        ("owner", Value::from("authority")),
        ("basis", Value::from("SEND Regulations 2014, reg 22(3)")),
        ("ref", Value::from("14-1400-bo-hquv")),
        ("file", Value::from("pupils/rowan/meetings/2026-10/14-1400-bo-hquv.toml")),
    ] {
        assert_eq!(last[key], expected, "{key}");
    }
    for item in due {
        let keys = ["pupil", "what", "date", "act_by", "days", "state", "force", "owner", "basis", "ref", "file"];
        assert!(keys.iter().all(|key| item.get(key).is_some()), "{item}");
    }
    assert!(due.is_sorted_by_key(|item| item["date"].as_str()), "soonest first");
}

#[test]
fn sixty_days_are_looked_at_unless_others_are_asked_for() {
    let shell = school("2026-09-14");
    let complete = "annual-review-complete 2026-11-30 coming";
    let meeting = "annual-review-meeting 2026-11-02 coming";
    let advice = "annual-review-ask-advice 2026-09-21 coming";
    assert_eq!(items(&shell, "due --json"), [advice, meeting]);
    assert_eq!(items(&shell, "due --json --within 77").len(), 3);
    assert_eq!(items(&shell, "due --json --within 76").len(), 2);
    assert!(items(&shell, "due --json --within 77").contains(&complete.to_owned()));
    let late = shell.run("due --within 0 --as-of 2026-11-01");
    assert!(late.out.contains("## Overdue") && late.out.contains("| Mon 21 Sep | school |"), "{}", late.out);
    assert!(!late.out.contains("Coming"), "{}", late.out);
    for wrong in ["-1", "3661", "soon"] {
        shell.run(&format!("due --within {wrong}")).is(2, "", "give a number of days from 0 to 3660");
    }
    shell.run("due fren").is(2, "", "did you mean \"fern\"?");
}

#[test]
fn the_exit_status_counts_what_is_the_schools_and_overdue() {
    let shell = school("2026-09-14");
    shell.run("due --exit-code").is(0, "# What is due", "");
    shell.run("due --as-of 2026-09-22").is(0, "# What is due", "");
    shell.run("due --as-of 2026-09-22 --exit-code").is(1, "# What is due", "");
    // After the meeting it is the authority that is late, and the school has done its part.
    let meeting = "date = 2026-10-12\nstart = 14:00:00\nstaff = \"as\"\nkind = \"annual-review\"\nrecommend = \"maintain\"\n\
        steps = [{ step = \"invited\", on = 2026-09-21 }, { step = \"advice-sent\", on = 2026-09-25 }, \
        { step = \"report-sent\", on = 2026-10-20 }]\n";
    shell.put("pupils/fern/meetings/2026-10/12-1400-as-bbbb.toml", meeting);
    let said = shell.run("due --as-of 2026-11-10 --exit-code --json");
    assert_eq!(said.exit, 0, "{}", said.out);
    assert!(said.out.contains("\"overdue\""), "{}", said.out);
}

#[test]
fn a_record_that_cannot_be_read_costs_only_itself() {
    let shell = school("2026-09-22");
    shell.put("pupils/fern/contacts/2026-09/15-1200-jm-cccc.toml", "date = 2026-09-15\nstaff = \"jm\n");
    let said = shell.run("due --exit-code");
    assert_eq!(said.exit, 3, "{}", said.err);
    assert!(
        said.out.contains("**1 record could not be read") && said.out.contains("| Mon 21 Sep | school |"),
        "{}",
        said.out
    );
    assert!(said.err.contains("15-1200-jm-cccc.toml:2"), "{}", said.err);
    let all = json(&shell.run("due --json").out);
    assert_eq!(all["unreadable"]["files"], 1);
}

#[test]
fn where_no_term_covers_the_date_there_is_no_day_to_act_by() {
    let shell = school("2026-11-23");
    let meeting = "date = 2026-12-04\nstart = 14:00:00\nstaff = \"as\"\nkind = \"annual-review\"\n";
    shell.put("pupils/fern/meetings/2026-12/04-1400-as-bbbb.toml", meeting);
    let all = json(&shell.run("due --json --within 120").out);
    let act_by =
        |what: &str| all["due"].as_array().unwrap().iter().find(|item| item["what"] == what).unwrap()["act_by"].clone();
    assert_eq!(act_by("annual-review-report"), "2026-12-18");
    assert_eq!(act_by("annual-review-decision"), "2026-12-18", "New Year's Day is in the holidays");
    assert_eq!(act_by("amended-plan-final"), Value::Null, "no spring term is written");
}

#[test]
fn of_who_has_left_the_records_are_owed_until_they_were_sent() {
    let shell = school("2026-11-23");
    shell.run("pupil leave fern --on 2026-11-20 --to 'Hilltop School'").is(0, "wrote ", "");
    assert_eq!(items(&shell, "due --json"), ["record-transfer 2026-12-14 coming"]);
    assert!(shell.run("due").out.contains("Send the records to Hilltop School"));
    shell.run("pupil leave fern --on 2026-11-20 --records-sent today").is(0, "wrote ", "");
    shell.run("due").is(
        0,
        "# What is due, as at Monday 23 November 2026\n\nNothing is overdue, and nothing is due",
        "",
    );
}

/// The lines of a calendar, those that were folded put together.
fn lines(text: &str) -> Vec<String> {
    assert!(text.split("\r\n").all(|line| line.len() <= 75 && !line.contains('\n')), "{text}");
    text.replace("\r\n ", "").split("\r\n").map(str::to_owned).collect()
}

#[test]
fn a_calendar_says_what_is_due_and_no_word_of_a_record() {
    let shell = worked();
    shell.run("export ics out/calendar").is(0, "wrote out/calendar/keywork.ics (", "");
    let text = shell.read("out/calendar/keywork.ics");
    let lines = lines(&text);
    let at = lines.iter().position(|line| line == "SUMMARY:rowan: final amended plan").unwrap();
    assert_eq!(lines[at - 2..at], ["DTSTART;VALUE=DATE:20270105", "DTEND;VALUE=DATE:20270106"]);
    assert_eq!(lines[at - 3], "DTSTAMP:20261123T000000Z");
    let (begun, ended) = (|line: &&String| *line == "BEGIN:VEVENT", |line: &&String| *line == "END:VEVENT");
    assert_eq!(lines.iter().filter(begun).count(), lines.iter().filter(ended).count());
    let mut uids: Vec<&String> = lines.iter().filter(|line| line.starts_with("UID:")).collect();
    uids.sort();
    assert_eq!(
        (uids.len(), uids.windows(2).any(|pair| pair[0] == pair[1])),
        (lines.iter().filter(begun).count(), false)
    );
    for private in ["Rowan Ash", "doctor", "Doctor", "batter", "gate", "calm", "library", "Daley", "ship"] {
        assert!(!text.contains(private), "{private}");
    }
    // Friday 27 November is closed: the school's own things stand on Thursday too.
    let closed = lines.iter().position(|line| line == "SUMMARY:rowan: action\\, last school day").unwrap();
    assert_eq!(lines[closed - 2], "DTSTART;VALUE=DATE:20261126");
    shell.run("export ics out/calendar").is(0, "wrote ", "");
    assert_eq!(shell.read("out/calendar/keywork.ics"), text, "the same bytes");
}

#[test]
fn a_calendar_can_do_without_ids_and_replaces_nothing_of_others() {
    let shell = worked();
    shell.run("export ics out rowan --pseudonymous").is(0, "wrote out/P-", "");
    let files = shell.files("out");
    let text = shell.read(&files[0]);
    assert!(files.len() == 1 && !text.to_lowercase().contains("rowan") && !text.contains("Oakfield"), "{text}");
    assert!(text.contains("SUMMARY:P-") && !text.contains("-jm-"), "{text}");
    shell.put("out/rowan.ics", "BEGIN:VCALENDAR\r\nPRODID:-//another//EN\r\nEND:VCALENDAR\r\n");
    shell.run("export ics out rowan").is(2, "", "rowan.ics is there already, and keywork did not make it");
    shell.run("export ics out rowna").is(2, "", "did you mean \"rowan\"?");
    shell.run("export").is(2, "", "go on with csv, jsonl, ics or pupil");
}
