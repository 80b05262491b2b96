//! `keywork recommend`: what a professional advised, and what became of it.

use crate::shell::Shell;

const SCHOOL: &str = "format = 1\nschool = \"Hazel Lane\"\n[staff.jm]\nname = \"J. Marsh\"\nrole = \"key-worker\"\n";
const PUPIL: &str = "name = \"Fern Field\"\nborn = 2018-05-14\n[[adult]]\nstaff = \"jm\"\nrole = \"key-worker\"\n\
    [[outcome]]\nid = \"E1\"\ntext = \"Reads alone\"\n[[outcome]]\nid = \"E2\"\ntext = \"Asks for help\"\n";
const NEW: &str = "recommend fern --from 'L. Hart' --role slt --text '- Model it' --text Wait --outcome E2 \
    --document 'Letter, page 3' --on 14/9";

fn school() -> Shell {
    let shell = Shell::new("2026-11-23", "jm");
    shell.put("keywork.toml", SCHOOL);
    shell.put("pupils/fern/pupil.toml", PUPIL);
    shell
}

fn only(shell: &Shell) -> String {
    let files = shell.files("pupils/fern/recommendations");
    assert_eq!(files.len(), 1, "{files:?}");
    shell.read(&files[0])
}

const WRITTEN: &str = "date = 2026-09-14\nstart = 12:00:00\nstaff = \"jm\"\nfrom = \"L. Hart\"\nrole = \"slt\"\n\
    text = [\"- Model it\", \"Wait\"]\noutcome = \"E2\"\ndocument = \"Letter, page 3\"\n";

#[test]
fn advice_is_recorded_and_what_became_of_it_is_added_to_it() {
    let shell = school();
    let said = shell.run(NEW);
    said.is(0, "wrote pupils/fern/recommendations/2026-09/14-1200-jm-", "");
    assert!(said.out.contains("(Fern Field, Monday 14 September 2026 12:00, no time given: L. Hart (slt) recommends: - Model it; Wait; toward E2; written in Letter, page 3)"), "{}", said.out);
    assert_eq!(only(&shell), format!("{WRITTEN}recorded = 2026-11-23\n"));
    shell.run(NEW).is(0, "already recorded: ", "");

    let started = "recommend fern --update 14-1200 --started 21/9";
    shell.run(started).is(0, "wrote ", "");
    shell.run(started).is(0, "already recorded: ", "");
    let evaluated = "recommend --update 14-1200-jm --evaluated 'fri' --result 'He waits now'";
    let said = shell.run(evaluated);
    said.is(0, "wrote ", "");
    let words = "begun on Monday 21 September 2026; evaluated on Friday 20 November 2026: He waits now)";
    assert!(said.out.contains(words), "{}", said.out);
    let became = "started = 2026-09-21\nevaluated = 2026-11-20\nresult = \"He waits now\"\n";
    assert_eq!(only(&shell), format!("{WRITTEN}recorded = 2026-11-23\n{became}"));
    shell.run(evaluated).is(0, "already recorded: ", "");
    shell.run("recommend --update 14-1200 --evaluated today --result 'No change'").is(
        2,
        "",
        "error: it was evaluated on Friday 20 November 2026 already",
    );
    shell.run("recommend --update 14-1200 --started 22/9").is(0, "wrote ", "");
    shell.run("check").is(0, "", "");
}

#[test]
fn what_was_begun_long_before_it_is_written_down_is_one_line() {
    let shell = school();
    let said = shell.run(&format!("{NEW} --started 21/9"));
    said.is(0, "wrote ", "");
    assert!(said.out.contains("page 3; begun on Monday 21 September 2026)"), "{}", said.out);
    assert_eq!(only(&shell), format!("{WRITTEN}started = 2026-09-21\nrecorded = 2026-11-23\n"));
}

#[test]
fn what_cannot_be_is_refused_and_nothing_is_written() {
    let shell = school();
    let new = |more: &str| format!("recommend fern --from 'L. Hart' --role slt --text Wait {more}");
    for (typed, near) in [
        (new("--outcome E3"), "did you mean \"E1\"?"),
        (new("--on tomorrow"), "when it has happened"),
        (new("--on 2018-05-13"), "look at the year"),
        (new("--staff jn"), "did you mean \"jm\"?"),
        (new("--update x"), "cannot be used with"),
        ("recommend fern --from 'L. Hart' --role slt".to_owned(), "--text <TEXT>"),
        ("recommend fern --from 'L. Hart' --role slt --text ''".to_owned(), "--text has no words"),
        ("recommend frn --from x --role slt --text x".to_owned(), "did you mean \"fern\"?"),
        ("recommend fern --update 14-1200 --started today".to_owned(), "nothing is named `fern/14-1200`"),
        (new("--on 14/9 --started 13/9"), "it would be begun before it was given"),
    ] {
        let said = shell.run(&typed);
        said.is(2, "", "error: ");
        assert!(said.err.contains(near), "{typed}: {}", said.err);
    }
    assert_eq!(shell.files("pupils/fern/recommendations"), Vec::<String>::new());

    shell.run(NEW).is(0, "wrote ", "");
    let before = only(&shell);
    for (typed, near) in [
        ("--started 13/9", "it would be begun before it was given"),
        ("--started tomorrow", "when it has happened"),
        ("--evaluated 13/9 --result x", "it would be evaluated before it was given"),
        ("--evaluated today", "--result <TEXT>"),
        ("--evaluated today --result ''", "--result has no words"),
        ("--started 20/11 --evaluated 19/11 --result x", "it would be evaluated before it was begun"),
        ("--started today --on today", "--on and --at are of a new recommendation"),
        ("", "what became of it?"),
    ] {
        let said = shell.run(&format!("recommend fern --update 14-1200 {typed}"));
        said.is(2, "", "error: ");
        assert!(said.err.contains(near), "{typed}: {}", said.err);
    }
    shell.run("recommend --update pupils/fern/pupil.toml --started today").is(2, "", "is no recommendation: it is");
    assert_eq!(only(&shell), before);
}

#[test]
fn a_damaged_recommendation_is_named_and_left_as_it_is() {
    let shell = school();
    let path = "pupils/fern/recommendations/2026-09/14-1200-jm-aaaa.toml";
    for (text, code) in
        [("date = 2026-09-14\nfrom = \"cut", "syntax"), (&format!("{WRITTEN}colour = \"red\"\n"), "unknown-key")]
    {
        shell.put(path, text);
        let said = shell.run("recommend fern --update 14-1200 --started 21/9 --json");
        said.is(3, "", &format!("\"code\": \"{code}\""));
        assert!(said.err.contains(&format!("\"file\": \"{path}\"")), "{}", said.err);
        assert_eq!(shell.read(path), *text);
    }
    // Another damaged file stands in nobody's way.
    shell.put("pupils/fern/targets/words.toml", "title = \"cut");
    shell.put(path, WRITTEN);
    shell.run("recommend fern --update 14-1200 --started 21/9").is(0, "wrote ", "");
    shell.run(NEW).is(0, "wrote ", "");
}
