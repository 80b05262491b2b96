//! `keywork contact` as a key worker types it after school: what is written, what is said, and what is refused.

use crate::shell::Shell;

const SCHOOL: &str = "format = 1\nschool = \"Hazel Lane\"\n[staff.jm]\nname = \"J. Marsh\"\nrole = \"key-worker\"\n\
    [staff.as]\nname = \"A. Shah\"\nrole = \"teacher\"\n";
const PUPIL: &str = "name = \"Fern Field\"\nborn = 2018-05-14\n[[adult]]\nstaff = \"jm\"\nrole = \"key-worker\"\n\
    [[parent]]\nname = \"Ms Field\"\n";

/// A school with one pupil, on a Monday.
fn school() -> Shell {
    let shell = Shell::new("2026-11-23", "jm");
    shell.put("keywork.toml", SCHOOL);
    shell.put("pupils/fern/pupil.toml", PUPIL);
    shell
}

fn only_contact(shell: &Shell) -> String {
    let contacts = shell.files("pupils/fern/contacts");
    assert_eq!(contacts.len(), 1, "{contacts:?}");
    shell.read(&contacts[0])
}

#[test]
fn a_talk_at_the_gate_is_one_line() {
    let shell = school();
    let line = "contact fern --with 'ms field' --how in-person --at 15:30 --note 'Slept badly' --agreed 'Early to bed' \
        --share 'Thank you' --action 'jm:fri:Ring at 15:40: the list' --action 'Ms Field:2026-12-04:Doctor'";
    let said = shell.run(line);
    said.is(0, "wrote pupils/fern/contacts/2026-11/23-1530-jm-", "");
    for words in [
        "(Fern Field, Monday 23 November 2026 15:30: in person with Ms Field, parent; agreed: Early to bed; may go home: Thank you;",
        "J. Marsh by Friday 27 November 2026: Ring at 15:40: the list",
    ] {
        assert!(said.out.contains(words), "{}", said.out);
    }
    assert_eq!(
        only_contact(&shell),
        "date = 2026-11-23\nstart = 15:30:00\nstaff = \"jm\"\nwith = \"Ms Field\"\nrole = \"parent\"\nhow = \"in-person\"\n\
         note = \"Slept badly\"\nagreed = \"Early to bed\"\nshare = \"Thank you\"\nrecorded = 2026-11-23\n\n\
         [[action]]\nowner = \"jm\"\nby = 2026-11-27\ntext = \"Ring at 15:40: the list\"\n\n\
         [[action]]\nowner = \"Ms Field\"\nby = 2026-12-04\ntext = \"Doctor\"\n"
    );
    shell.run(line).is(0, "already recorded: ", "");
    shell.run(&line.replace("Slept badly", "Slept well")).is(0, "wrote ", "");
    shell.run("check").is(0, "", "");
}

#[test]
fn everything_that_is_missing_is_named_at_once() {
    let shell = school();
    shell.run("contact").is(2, "", "error: --with, --how and --note are missing");
    shell.run("contact fern --with Mum --how book --note ''").is(2, "", "error: --note is missing");
    assert_eq!(shell.files("pupils/fern/contacts"), Vec::<String>::new());
}

#[test]
fn slips_are_answered_by_the_nearest_right_thing() {
    let shell = school();
    for (typed, near) in [
        ("--how phon", "did you mean \"phone\"?"),
        ("--how phone --role parnet", "did you mean \"parent\"?"),
        ("--how phone --action 'Send it'", "OWNER:DATE:TEXT"),
        ("--how phone --action 'jm:fri:'", "does not say what is to be done"),
        ("--how phone --action ':fri:Send it'", "does not say who will do it"),
        ("--how phone --action 'jm:frdiay:Send it'", "did you mean \"friday\"?"),
        ("--how phone --action 'jm:20/11:Send it'", "has gone by"),
        ("--how phone --made-by sa", "did you mean \"as\"?"),
        ("--how phone --on 24/11", "still to come"),
        ("--how phone --shre x", "did you mean \"--share\"?"),
    ] {
        let said = shell.run(&format!("contact fern --with Mum --note x {typed}"));
        said.is(2, "", "error: ");
        assert!(said.err.contains(near), "{typed}: {}", said.err);
    }
    assert_eq!(shell.files("pupils/fern/contacts"), Vec::<String>::new());
}

#[test]
fn a_name_near_to_one_that_is_known_is_written_as_typed_and_noted() {
    let shell = school();
    let said = shell.run("contact fern --with 'Ms Feild' --how phone --note x");
    said.is(0, "wrote ", "note: --with: `Ms Feild` is written as typed; did you mean \"Ms Field\"?");
    assert!(only_contact(&shell).contains("with = \"Ms Feild\"\nhow"));
}

#[test]
fn a_colleague_is_known_by_id_and_somebody_else_may_have_made_the_call() {
    let shell = school();
    shell.run("contact fern --with as --how email --note x --on fri").is(
        0,
        "wrote pupils/fern/contacts/2026-11/20-1200-jm-",
        "",
    );
    assert!(only_contact(&shell).contains("with = \"A. Shah\"\nrole = \"staff\"\n"));
    let said = shell.run("contact fern --with Mum --how phone --role parent --note x --made-by as --json");
    said.is(0, "{", "");
    let answer: serde_json::Value = serde_json::from_str(&said.out).unwrap();
    let path = answer["wrote"][0].as_str().unwrap();
    assert!(path.starts_with("pupils/fern/contacts/2026-11/23-1200-as-"), "{path}");
    assert!(shell.read(path).contains("staff = \"as\"\nrecorded_by = \"jm\"\n"));
}

#[test]
fn what_was_heard_is_not_lost_because_another_file_is_damaged() {
    let shell = school();
    shell.put("pupils/fern/targets/cvc-words.toml", "title = \"cut");
    shell.run("contact fern --with Mum --how phone --note x").is(0, "wrote ", "");
    shell.put("pupils/fern/pupil.toml", "name = \"cut");
    let said = shell.run("contact fern --with Mum --how phone --note y");
    said.is(0, "wrote ", "warning: pupils/fern/pupil.toml cannot be read whole");
    assert_eq!(shell.files("pupils/fern/contacts").len(), 2);
}

#[test]
fn the_weekly_report_shows_it() {
    let shell = school();
    shell.run("contact fern --with Mum --how phone --note 'Slept badly' --action 'as:fri:Ask'").is(0, "wrote ", "");
    let report = shell.run("report weekly fern").out;
    assert!(report.contains("Slept badly") && report.contains("A. Shah"), "{report}");
}
