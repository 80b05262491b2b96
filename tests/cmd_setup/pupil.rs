use std::fs;

use super::{Desk, real};

#[test]
fn a_pupil_is_added_with_all_that_the_file_may_hold() {
    let desk = Desk::school();
    let (exit, out, err) = desk.words(&[
        "pupil",
        "add",
        "rowan",
        "--name",
        "Rowan Ash",
        "--born",
        "4/3/2018",
        "--need",
        "slcn",
        "--need",
        "SEMH",
        "--key-worker",
        "jm",
        "--teacher",
        "as",
    ]);
    assert_eq!((exit, err.as_str()), (0, ""));
    assert_eq!(
        out,
        "wrote pupils/rowan/pupil.toml (Rowan Ash, born on Sunday 4 March 2018; SLCN and SEMH; key-worker J. Marsh; teacher A. Shah)\n"
    );
    let text = desk.read("pupils/rowan/pupil.toml");
    let bare = |line: &&str| line.split(" # ").next().unwrap_or_default().to_owned();
    assert_eq!(
        real(&text).iter().map(bare).collect::<Vec<_>>(),
        [
            "name = \"Rowan Ash\"",
            "born = 2018-03-04",
            "needs = [\"SLCN\", \"SEMH\"]",
            "[[adult]]",
            "staff = \"jm\"",
            "role = \"key-worker\"",
            "[[adult]]",
            "staff = \"as\"",
            "role = \"teacher\"",
        ]
    );
    for more in [
        "#sen = \"E\"",
        "#left = {",
        "#[[parent]]",
        "#[profile]",
        "#safety = ",
        "#[ehc_plan]",
        "#[[need]]",
        "#[[outcome]]",
        "#[[section_f]]",
        "#[funding]",
    ] {
        assert!(text.contains(&format!("\n{more}")), "{more}");
    }
    let listed: serde_json::Value = serde_json::from_str(&desk.done("pupil list --json")).unwrap();
    assert_eq!(listed["pupils"][0]["id"], "rowan");
    assert_eq!(listed["pupils"][0]["needs"][1], "SEMH");
    assert_eq!(listed["pupils"][0]["left"], serde_json::Value::Null);
    let json: serde_json::Value =
        serde_json::from_str(&desk.done("pupil add wren --name Wren --born 2019-01-02 --json")).unwrap();
    assert_eq!(json["wrote"], serde_json::json!(["pupils/wren/pupil.toml"]));
}

#[test]
fn pupil_add_says_what_is_wrong() {
    let mut desk = Desk::pupil();
    for (typed, expected) in [
        (
            "rowan --name R --born 2018-03-04",
            "error: there is a pupil `rowan` already\nhint: choose another id, or edit pupils/rowan/pupil.toml\n",
        ),
        (
            "wren --name W --born 2026-11-24",
            "error: --born: Tuesday 24 November 2026 is still to come\nhint: look at the year\n",
        ),
        (
            "wren --name W --born tomorrow",
            "error: --born: Tuesday 24 November 2026 is still to come\nhint: look at the year\n",
        ),
        ("wren --name W --born 4/3", "error: --born: `4/3` has no year\nhint: give the whole date, such as 4/3/2018\n"),
        (
            "wren --name W --born 3/24/2018",
            "error: --born: `3/24/2018` has 24 for the month\nhint: dates are day/month: did you mean `24/3`?\n",
        ),
        (
            "wren --name W --born 2018-03-04 --need SLNC",
            "error: --need: `SLNC` is no census code of need\nhint: did you mean \"SLCN\"?\n",
        ),
        (
            "wren --name W --born 2018-03-04 --key-worker jn",
            "error: --key-worker: there is no member of staff `jn`\nhint: did you mean \"jm\"?\n",
        ),
        (
            "Wren --name W --born 2018-03-04",
            "error: pupil add: `Wren` cannot be the id of a pupil: an id is 1 to 40 lower-case letters, digits and hyphens, and begins with a letter or a digit\nhint: did you mean \"wren\"?\n",
        ),
        (
            "show --name W --born 2018-03-04",
            "error: pupil add: `show` cannot be the id of a pupil: the word is kept for a command of keywork\nhint: choose another id\n",
        ),
        (
            "wren --born 2018-03-04",
            "error: the following required arguments were not provided --name <NAME>\nhint: usage: keywork pupil add --name <NAME> --born <DATE> <ID>\n",
        ),
        (
            "wren --name W --brn 2018-03-04",
            "error: unexpected argument '--brn' found\nhint: did you mean \"--born\"?\n",
        ),
    ] {
        desk.refused(&format!("pupil add {typed}"), expected);
    }
    desk.staff = Some("jn");
    desk.refused(
        "pupil add wren --name W --born 2018-03-04",
        "error: --staff: there is no member of staff `jn`\nhint: did you mean \"jm\"?\n",
    );
    let (exit, _, err) = Desk::empty().run("pupil list");
    assert_eq!(exit, 2);
    assert!(err.contains("hint: begin with `keywork init records --school \"NAME\"`"), "{err}");
}

#[test]
fn what_may_be_a_slip_is_said_and_recorded() {
    let desk = Desk::school();
    let (exit, out, err) = desk.run("pupil add wren --name Wren --born 1998-03-04 --teacher jm");
    assert_eq!(exit, 0);
    assert!(out.starts_with("wrote pupils/wren/pupil.toml"));
    assert_eq!(
        err,
        "warning: Wren is 28 years old; look at the year of birth\nwarning: jm is key-worker in keywork.toml, not teacher\n"
    );
}

#[test]
fn adults_are_assigned_from_a_day_on() {
    let desk = Desk::pupil();
    let wrote = "wrote pupils/rowan/pupil.toml (Rowan: A. Shah is teacher from Tuesday 1 September 2026)\n";
    assert_eq!(desk.done("pupil assign rowan as --role teacher --from 1/9"), wrote);
    let already = wrote.replacen("wrote", "already recorded:", 1);
    assert_eq!(desk.done("pupil assign rowan as --role teacher --from 2026-09-01"), already);
    assert_eq!(desk.done("pupil assign row as --role Teacher"), already);
    desk.refused(
        "pupil assign rowan as --role teacher --from 2/10",
        "error: Rowan: A. Shah is teacher from Tuesday 1 September 2026 already\nhint: change `from` in pupils/rowan/pupil.toml\n",
    );
    assert!(
        desk.done("pupil assign rowan jm --role key-worker").starts_with("already recorded: pupils/rowan/pupil.toml")
    );
    assert_eq!(
        desk.done("pupil assign rowan as --role cover"),
        "wrote pupils/rowan/pupil.toml (Rowan: A. Shah is cover from Monday 23 November 2026)\n"
    );
    let text = desk.read("pupils/rowan/pupil.toml");
    assert!(
        text.contains("\n[[adult]]\nstaff = \"as\"\nrole = \"cover\"\nfrom = 2026-11-23\n\n#[[adult]]\n"),
        "{text}"
    );
}

#[test]
fn assign_says_what_is_wrong() {
    let desk = Desk::pupil();
    for (typed, expected) in [
        ("rowen as --role teacher", "error: there is no pupil `rowen`\nhint: did you mean \"rowan\"?\n"),
        (
            "rowan ax --role teacher",
            "error: pupil assign: there is no member of staff `ax`\nhint: did you mean \"as\"?\n",
        ),
        ("rowan as --role techer", "error: --role: `techer` is no role\nhint: did you mean \"teacher\"?\n"),
        (
            "rowan as --role teacher --from 2017-01-01",
            "error: 1 January 2017 is before Rowan was born\nhint: look at the year\n",
        ),
    ] {
        desk.refused(&format!("pupil assign {typed}"), expected);
    }
    desk.done("staff leave as --on 20/11");
    desk.refused(
        "pupil assign rowan as --role teacher",
        "error: A. Shah left on Friday 20 November 2026\nhint: give an earlier --from; or take `left` out of keywork.toml\n",
    );
    desk.done("pupil leave rowan --on 20/11 --quiet");
    desk.refused(
        "pupil assign rowan jm --role cover",
        "error: Rowan left on Friday 20 November 2026\nhint: give an earlier --from; or take `left` out of pupils/rowan/pupil.toml\n",
    );
}

#[test]
fn a_pupil_leaves_and_the_records_stay() {
    let desk = Desk::pupil();
    let before = desk.read("pupils/rowan/pupil.toml");
    let (exit, out, err) = desk.words(&["pupil", "leave", "rowan", "--on", "18 Dec", "--to", "Hilltop School"]);
    assert_eq!(exit, 0);
    for line in [
        "after that day nothing more is logged, observed, planned or due, but for:\n",
        "- Send the records to Hilltop School; the last day here is 18 December, by ",
        "`keywork pupil leave rowan --on 2026-12-18 --records-sent DATE`; the safeguarding file goes from DSL to DSL",
    ] {
        assert!(err.contains(line), "{line}: {err}");
    }
    assert_eq!(
        out,
        "wrote pupils/rowan/pupil.toml (Rowan: the last day is Friday 18 December 2026, then Hilltop School)\n"
    );
    assert_eq!(desk.done("pupil leave rowan --on 2026-12-18 --quiet"), out.replacen("wrote", "already recorded:", 1));
    let left = "left = { on = 2026-12-18, to = \"Hilltop School\" }\n";
    assert_eq!(desk.read("pupils/rowan/pupil.toml").replacen(left, "", 1), before);
    assert!(
        desk.done("pupil leave rowan --on 2026-12-17 --quiet")
            .contains("the last day is Thursday 17 December 2026, not Friday 18 December 2026, then")
    );
    desk.refused(
        "pupil leave rowan --on 2017-12-18",
        "error: 18 December 2017 is before Rowan was born\nhint: look at the year\n",
    );
    assert!(desk.done("pupil list").contains("| rowan | Rowan |  |  | J. Marsh |  | Thursday 17 December 2026 |"));
}

#[test]
fn nothing_of_school_is_written_after_the_last_day() {
    let desk = Desk { staff: Some("jm"), ..Desk::pupil() };
    desk.done("plan target rowan cvc --title Reads --measure accuracy:10 --goal 80% --by 2026-12-18");
    desk.done("pupil leave rowan --on 2026-11-20 --quiet");
    let expected = "error: Rowan left on Friday 20 November 2026, and the records are closed\nhint: look at the pupil \
                    and the day; if the last day was another, `keywork pupil leave` changes it\n";
    for typed in [
        "log rowan cvc=8/10 --at 09:30",
        "log rowan --as-planned",
        "log rowan --missed pupil-absent --on 2026-11-20..2026-11-23",
        "observe rowan --kind note --note x --at 10:00",
        "assess rowan --tool T --score a=1",
        "plan new rowan --cycle 2027-spring --from 2027-01-05 --to 2027-03-26",
        "plan outcome rowan E1 --text T --area cognition-and-learning",
        "plan provision rowan phonics --what P --minutes 20",
        "plan target rowan more --title T --measure count --goal 5 --by 2026-12-18",
        "plan start rowan cvc",
        "plan change rowan cvc --what a --why b",
        "plan session rowan cvc --on 2026-11-24 --at 09:30",
    ] {
        desk.refused(typed, expected);
    }
    desk.done("log rowan cvc=8/10 --on 2026-11-20 --at 09:30 -m 20");
    desk.done("observe rowan --kind note --note x --on 2026-11-20 --at 10:00");
    desk.done("contact rowan --with Hilltop --how phone --role professional --note x");
    desk.done("pupil leave rowan --on 2026-11-24 --quiet");
    desk.done("log rowan cvc=8/10 --at 09:30 -m 20");
}

#[test]
fn a_damaged_file_costs_only_itself() {
    let desk = Desk::pupil();
    desk.done("pupil add wren --name Wren --born 2019-01-02");
    fs::write(desk.path("pupils/rowan/pupil.toml"), "name = \"Rowan\"\nborn = 2018-03-0").unwrap();
    let (exit, out, err) = desk.run("pupil list");
    assert_eq!(exit, 3);
    assert!(out.ends_with("| rowan | could not be read |  |  |  |  |  |\n| wren | Wren |  |  |  |  |  |\n"), "{out}");
    assert!(err.contains("pupils/rowan/pupil.toml:2:"), "{err}");
    let (exit, out, err) = desk.run("pupil leave rowan --on today");
    assert_eq!((exit, out.as_str()), (3, ""));
    assert!(err.contains("--> pupils/rowan/pupil.toml:2:"), "{err}");
    let (exit, _, _) = desk.run("pupil add rowan --name Rowan --born 2018-03-04");
    assert_eq!(exit, 2);
}
