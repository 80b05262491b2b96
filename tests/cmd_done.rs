//! `keywork done`: actions, questions, things to be told and the steps of an annual review, closed by one command.

use crate::shell::Shell;

const SCHOOL: &str = "format = 1\nschool = \"Hazel Lane\"\n[staff.jm]\nname = \"J. Marsh\"\nrole = \"key-worker\"\n\
    [staff.as]\nname = \"A. Shah\"\nrole = \"teacher\"\n[staff.bo]\nname = \"B. Okoro\"\nrole = \"senco\"\n";
const PUPIL: &str =
    "name = \"Fern Field\"\nborn = 2018-05-14\n[ehc_plan]\nmade = 2024-11-18\nlast_reviewed = 2025-11-14\n";
const ASKED: &str = "pupils/fern/sessions/2026-11/18-1315-jm-aaaa.toml";
const HELD: &str = "pupils/fern/observations/2026-11/17-1000-jm-bbbb.toml";
const RANG: &str = "pupils/fern/contacts/2026-11/19-1530-jm-cccc.toml";
const REVIEW: &str = "pupils/fern/meetings/2026-11/04-1400-bo-dddd.toml";

const SESSION: &str = "date = 2026-11-18\nstart = 13:15:00\nminutes = 20\nstaff = \"jm\"\nask = \"A picture for each part?\"\n\
    tell = [\"as\"]\nrecorded = 2026-11-18\n";
const RESTRICTIVE: &str = "date = 2026-11-17\nstart = 10:00:00\nstaff = \"jm\"\nkind = \"restrictive\"\nbehaviour = \"Ran\"\n\
    tell = [\"as\", \"bo\"]\n";
const CONTACT: &str = "date = 2026-11-19\nstart = 15:30:00\nstaff = \"jm\"\nwith = \"Mum\"\nhow = \"phone\"\nnote = \"Talked\"\n\n\
    [[action]]\nowner = \"jm\"\nby = 2026-11-20\ntext = \"Send the list\"\n";
const SECOND: &str = "\n[[action]]\nowner = \"Mum\"\nby = 2026-11-27\ntext = \"Read it\"\n";
const MEETING: &str = "date = 2026-11-04\nstart = 14:00:00\nstaff = \"bo\"\nkind = \"annual-review\"\n\
    steps = [{ step = \"invited\", on = 2026-10-19 }]   # by post\n";

fn school() -> Shell {
    let shell = Shell::new("2026-11-23", "jm");
    shell.put("keywork.toml", SCHOOL);
    shell.put("pupils/fern/pupil.toml", PUPIL);
    for (path, text) in [(ASKED, SESSION), (HELD, RESTRICTIVE), (RANG, CONTACT), (REVIEW, MEETING)] {
        shell.put(path, text);
    }
    shell
}

#[test]
fn an_action_is_done_once() {
    let shell = school();
    let said = shell.run("done 19-1530 --on fri --note 'By e-mail'");
    let words =
        "(Fern Field: J. Marsh, “Send the list”: done on Friday 20 November 2026, written down by J. Marsh: By e-mail)";
    said.is(0, &format!("wrote {RANG} {words}"), "");
    assert_eq!(shell.read(RANG), format!("{CONTACT}done = {{ on = 2026-11-20, by = \"jm\", note = \"By e-mail\" }}\n"));
    shell.run("done 19-1530-jm-cccc#a1").is(0, "already recorded: ", "");
    shell.run("done 19-1530 --on fri --note 'By e-mail' --json").is(0, "{\n  \"already\": [\n", "");
    shell.run("done 19-1530 --on today").is(2, "", "done on Friday 20 November 2026 already");
    shell.run("done 19-1530 --note 'By hand'").is(2, "", "done on Friday 20 November 2026 already: By e-mail");
}

#[test]
fn of_more_than_one_the_number_is_asked_for() {
    let shell = school();
    shell.put(RANG, &format!("{CONTACT}{SECOND}"));
    shell.run("done 19-1530").is(
        2,
        "",
        "name one: 19-1530-jm-cccc#a1 (Send the list) and 19-1530-jm-cccc#a2 (Read it)",
    );
    shell.run("done 19-1530#a3").is(2, "", "has 2 actions, and no #a3");
    shell.run("done 19-1530#a0").is(2, "", "has 2 actions, and no #a0");
    shell.run("done 19-1530#a2").is(0, "wrote ", "");
    shell.run("done fern/19-1530").is(0, "wrote ", "");
    shell.run("done 19-1530").is(0, "already recorded: ", "");
    shell.run("check").is(0, "", "");
}

#[test]
fn a_question_is_answered_and_the_teacher_was_told() {
    let shell = school();
    let said = shell.run("done 18-1315 --staff as");
    said.is(0, "wrote ", "");
    assert!(said.out.contains("A. Shah was told on Monday 23 November 2026; its question still waits"), "{}", said.out);
    shell.run("done 18-1315 --note 'Yes, from Monday' --staff as").is(0, "wrote ", "");
    let told = "told = [{ staff = \"as\", on = 2026-11-23 }]\n";
    let answer = "answer = { on = 2026-11-23, by = \"as\", note = \"Yes, from Monday\" }\n";
    let text = shell.read(ASKED);
    assert!(text.contains(told) && text.contains(answer), "{text}");
    shell.run("done 18-1315 --note 'Yes, from Monday'").is(0, "already recorded: ", "");
    shell.run("done 18-1315").is(0, "already recorded: ", "");
    shell.run("done 18-1315 --note No").is(2, "", "already: Yes, from Monday");
}

#[test]
fn the_words_of_an_answer_may_follow_it() {
    let shell = school();
    let said = shell.run("done 18-1315");
    said.is(0, "wrote ", "");
    assert!(said.out.contains("no words of the answer: --note keeps them"), "{}", said.out);
    shell.run("done 18-1315 --note Yes --staff bo").is(0, "wrote ", "");
    let text = shell.read(ASKED);
    assert!(text.contains("answer = { on = 2026-11-23, by = \"jm\", note = \"Yes\" }"), "{text}");
}

#[test]
fn what_is_final_can_still_be_told_and_no_word_of_it_changes() {
    let shell = school();
    shell.run("done 17-1000").is(2, "", "still to be told: A. Shah (--told as) and B. Okoro (--told bo)");
    shell.run("done 17-1000 --told jm").is(2, "", "J. Marsh is not among those to be told");
    shell.run("done 17-1000 --told bo --on 17/11").is(0, "wrote ", "");
    shell.run("done 17-1000 --told bo").is(0, "already recorded: ", "");
    shell.run("done 17-1000 --staff as").is(0, "wrote ", "");
    shell.run("done 17-1000").is(0, "already recorded: ", "");
    let told = "told = [{ staff = \"bo\", on = 2026-11-17 }, { staff = \"as\", on = 2026-11-23 }]\n";
    assert_eq!(shell.read(HELD), format!("{RESTRICTIVE}{told}"));
    shell.run("done 17-1000 --note x").is(2, "", "there is no question in");
}

#[test]
fn the_steps_of_an_annual_review_are_dated() {
    let shell = school();
    let said = shell.run("done 04-1400 --step report-sent --on 17/11");
    said.is(0, "wrote ", "");
    let words = "report sent to everybody invited on Tuesday 17 November 2026, 13 days after the meeting)";
    assert!(said.out.contains(words), "{}", said.out);
    let said = shell.run("done 04-1400 --step decision --on 20/11");
    said.is(0, "wrote ", "next: in pupils/fern/pupil.toml, under [ehc_plan], write `last_reviewed = 2026-11-20`");
    let steps = "steps = [{ step = \"invited\", on = 2026-10-19 }, { step = \"report-sent\", on = 2026-11-17 }, \
        { step = \"decision\", on = 2026-11-20 }]   # by post\n";
    assert!(shell.read(REVIEW).ends_with(steps), "{}", shell.read(REVIEW));
    shell.run("done 04-1400 --step decision").is(0, "already recorded: ", "");
    for (typed, near) in [
        ("04-1400 --step decision --on 19/11", "decision of the authority on Friday 20 November 2026 already"),
        ("04-1400 --step final --on 3/11", "that is before the meeting on Wednesday 4 November 2026"),
        ("04-1400 --step notce", "did you mean \"notice\"?"),
        ("04-1400 --step notice --on tomorrow", "is still to come"),
        ("04-1400 --step notice --note x", "cannot be used with"),
        ("04-1400#a1 --step notice", "--step is of the meeting"),
        ("04-1400", "its steps are dated with --step"),
        ("19-1530 --step notice", "--step is of an annual review: it is no meeting"),
    ] {
        shell.run(&format!("done {typed}")).is(2, "", near);
    }
}

#[test]
fn what_is_never_done_is_said() {
    let shell = school();
    shell.put(
        "pupils/fern/sessions/2026-11/20-0930-jm-eeee.toml",
        "date = 2026-11-20\nstart = 09:30:00\nminutes = 5\nstaff = \"jm\"\n",
    );
    for (typed, near) in [
        ("20-0930", "there is no action, no question and nobody to tell"),
        ("pupils/fern/pupil.toml", "nothing in pupils/fern/pupil.toml is closed by `keywork done`"),
        ("nowhere", "nothing is named `nowhere`"),
        ("1", "may be more than one thing"),
        ("19-1530 --on 18/11", "is before the record itself"),
        ("19-1530 --on tomorrow", "is still to come"),
        ("19-1530 --note ''", "--note has no words"),
        ("19-1530 --told as", "nobody is to be told"),
        ("19-1530 --staff xx", "there is no member of staff `xx`"),
    ] {
        shell.run(&format!("done {typed}")).is(2, "", near);
    }
    assert_eq!((shell.read(RANG), shell.read(ASKED)), (CONTACT.to_owned(), SESSION.to_owned()));
}
