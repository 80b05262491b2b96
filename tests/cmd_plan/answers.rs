//! Changes, agreement and reviews; and a plan of which a file is damaged.

use super::*;

const PROVISION: &str =
    "what = \"Phonics\"\nminutes = 25\nfrom = 2026-09-02\nproposed = { by = \"jm\", on = 2026-09-01 }\n";
const CHANGE: [&str; 9] =
    ["change", "rowan", "cvc", "--what", "Sound buttons", "--why", "Flat for two looks", "--on", "16 Nov"];
const AGREED: &str = "agreed = { by = \"as\", on = 2026-11-23, recorded_by = \"jm\" }\n";
const CHANGED: &str =
    "\n[[change]]\non = 2026-11-16\nwhat = \"Sound buttons\"\nwhy = \"Flat for two looks\"\nby = \"jm\"\n";
const ENDED: &str =
    "\n[[review]]\non = 2026-11-20\nby = \"jm\"\nresult = \"met\"\ndecision = \"end\"\nwhy = \"Three at 80%\"\n";

#[test]
fn a_change_is_proposed_and_says_whether_a_phase_begins() {
    for crlf in [false, true] {
        let ends = |text: &str| if crlf { text.replace('\n', "\r\n") } else { text.to_owned() };
        let here = Here::new(&[(T, &ends(TARGET))]);
        let said = here.wrote(&CHANGE);
        assert_eq!(
            said,
            format!(
                "wrote {T} (Rowan Ash: change of cvc-words from Monday 16 November 2026, Sound buttons; a new phase begins \
                 once it is agreed; proposed by J. Marsh, not agreed yet)\n"
            )
        );
        assert_eq!(here.text(T), ends(&format!("{TARGET}{CHANGED}")));
        here.already(&CHANGE);
        here.wrote(&["agree", "rowan", "--agreed-by", "as"]);
        assert!(here.already(&CHANGE).contains("proposed by J. Marsh, agreed"));
    }
}

#[test]
fn a_new_goal_is_the_old_one_with_what_was_typed() {
    let here = Here::new(&[(T, TARGET)]);
    let base = ["change", "rowan", "cvc-words", "--why", "Away for two weeks"];
    let nearer = [&base[..], &["--what", "A nearer goal", "--goal-only", "--goal", "60% over 2"]].concat();
    let said = here.wrote(&nearer);
    assert!(said.contains("new goal 60% over 2 by Friday 18 December 2026, at least 8 trials in a session; the goal alone changes, so no new phase begins; proposed"), "{said}");
    assert!(
        here.text(T).ends_with("goal = { level = 60, sessions = 2, by = 2026-12-18, trials = 8 }\ngoal_alone = true\n")
    );
    here.wrote(&["agree", "rowan", "cvc", "--agreed-by", "as"]);
    here.already(&nearer);
    let later = [&base[..], &["--what", "Later", "--by", "22/1/2027"]].concat();
    assert!(here.wrote(&later).contains("new goal 60% over 2 by Friday 22 January 2027"));
    here.wrote(&["agree", "rowan", "cvc", "--agreed-by", "as"]);
    here.already(&nearer);
    here.already(&later);
}

#[test]
fn a_change_that_cannot_be_is_refused() {
    let here = Here::new(&[(T, TARGET)]);
    let why = ["--what", "Buttons", "--why", "Flat"];
    for (more, error) in [
        (&["--goal", "120%"][..], "never reaches 120"),
        (&["--by", "2026-11-20"], "the goal's date has gone by"),
        (&["--goal-only"], "--goal-only: no new goal is given"),
        (&["--goal-only", "--by", "18 Dec"], "that is the goal of `cvc-words` already"),
        (&["--on", "tomorrow"], "is still to come"),
    ] {
        here.refused(&[&["change", "rowan", "cvc"], &why[..], more].concat(), error);
    }
    here.refused(&[&["change", "rowan", "cvx"], &why[..]].concat(), "did you mean \"cvc-words\"?");
    here.put(T, &TARGET.replace("2026-12-18", "2026-11-20"));
    here.refused(&[&["change", "rowan", "cvc"], &why[..], &["--goal", "60%"]].concat(), "the goal's date has gone by");
    here.put(T, &format!("{TARGET}{ENDED}"));
    here.refused(&CHANGE, "`cvc-words` ended on Friday 20 November 2026");
    here.put(T, &format!("{TARGET}{CHANGED}{ENDED}"));
    here.already(&CHANGE);
}

#[test]
fn all_that_waits_is_agreed_and_printed_exactly() {
    let cycle = "pupils/rowan/cycles/2026-autumn.toml";
    let provision = "pupils/rowan/provision/phonics.toml";
    let timetabled = "pupils/rowan/provision/swim.toml";
    let here = Here::new(&[
        (T, &format!("{TARGET}{CHANGED}")),
        (cycle, CYCLE),
        (provision, PROVISION),
        (timetabled, "what = \"Swimming\"\nminutes = 40\nfrom = 2026-09-02\n"),
    ]);
    let words = ["agree", "rowan", "--agreed-by", "as"];
    let said = here.wrote(&words);
    let by = "agreed by A. Shah on Monday 23 November 2026, written down by J. Marsh";
    assert_eq!(
        said,
        format!(
            "wrote {cycle} (Rowan Ash: cycle 2026-autumn, from Wednesday 2 September 2026 to Friday 18 December 2026; {by})\n\
             wrote {provision} (Rowan Ash: provision phonics, 25 minutes of Phonics, from Wednesday 2 September 2026 on, with no last day; {by})\n\
             wrote {T} (Rowan Ash: target cvc-words, Reads words; measure accuracy:10; goal 80% @independent over 3 by Friday \
             18 December 2026, at least 8 trials in a session; change of cvc-words from Monday 16 November 2026, Sound buttons; \
             a new phase begins; {by})\n"
        )
    );
    assert_eq!(here.text(cycle), format!("{CYCLE}{AGREED}"));
    assert_eq!(here.text(provision), format!("{PROVISION}{AGREED}"));
    assert_eq!(here.text(T), format!("{TARGET}{AGREED}{CHANGED}{AGREED}"));
    let again = here.plan(&words);
    assert_eq!((again.exit, again.out.as_str()), (Exit::Done, "nothing of Rowan Ash's plan waits to be agreed\n"));
    assert!(here.already(&["agree", "cvc", "--agreed-by", "as"]).contains("was agreed by A. Shah on Monday 23"));
    let json = here.plan(&[&words[..], &["--json"]].concat());
    assert!(json.out.contains("\"wrote\": []"), "{}", json.out);
}

#[test]
fn one_target_is_agreed_and_the_rest_goes_on_waiting() {
    let other = "pupils/rowan/targets/asks-help.toml";
    let here = Here::new(&[(T, TARGET), (other, TARGET)]);
    here.wrote(&["agree", "rowan", "cvc", "--agreed-by", "as", "--on", "10 Sep"]);
    assert_eq!(here.text(T), format!("{TARGET}agreed = {{ by = \"as\", on = 2026-09-10, recorded_by = \"jm\" }}\n"));
    assert_eq!(here.text(other), TARGET);
    let said = here.wrote(&["agree", "rowan", "asks", "--agreed-by", "as", "--refuse", "Start with fewer words"]);
    assert!(
        said.contains(
            "refused by A. Shah on Monday 23 November 2026, because: Start with fewer words, written down by J. Marsh"
        ),
        "{said}"
    );
    let refused =
        "refused = { by = \"as\", on = 2026-11-23, why = \"Start with fewer words\", recorded_by = \"jm\" }\n";
    assert_eq!(here.text(other), format!("{TARGET}{refused}"));
    here.refused(&["agree", "rowan", "asks", "--agreed-by", "as"], "`asks-help` was refused by A. Shah");
    here.refused(
        &["agree", "rowan", "cvc", "--agreed-by", "as", "--refuse", "No"],
        "`cvc-words` was agreed by A. Shah",
    );
    assert!(here.plan(&["agree", "rowan", "--agreed-by", "as"]).out.starts_with("nothing of Rowan Ash's plan"));
}

#[test]
fn only_those_who_may_agree_on_a_day_that_can_be() {
    let here = Here::new(&[(T, TARGET)]);
    for (words, error) in [
        (
            &["--agreed-by", "jm"][..],
            "J. Marsh cannot agree a plan: J. Marsh is key-worker in keywork.toml\nhint: who may agree: as (A. Shah, teacher)\n",
        ),
        (&["--agreed-by", "ol"], "O. Lamb left on Tuesday 21 July 2026"),
        (&["--agreed-by", "sa"], "there is no member of staff `sa`"),
        (&["--agreed-by", "as", "--on", "tomorrow"], "is still to come"),
        (
            &["--agreed-by", "as", "--on", "7 Sep"],
            "`cvc-words` was proposed on Tuesday 8 September 2026, after Monday 7 September 2026",
        ),
        (&["--agreed-by", "as", "--refuse", " "], "--refuse has no words"),
    ] {
        here.refused(&[&["agree", "rowan", "cvc"], words].concat(), error);
    }
    here.refused(&["agree", "rowan"], "--agreed-by <STAFF>");
    here.refused(&["agree", "rowan", "cvx", "--agreed-by", "as"], "did you mean \"cvc-words\"?");
    here.refused(&["agree", "cvx", "--agreed-by", "as"], "neither a pupil nor a target of rowan's `cvx`");
    here.put("pupils/cvb/pupil.toml", "name = \"Cy\"\nborn = 2018-01-01\n");
    here.refused(&["agree", "cv", "--agreed-by", "as"], "`cv` may be the pupil cvb or a target");
}

#[test]
fn a_target_is_reviewed_and_ended() {
    let here = Here::new(&[(T, TARGET)]);
    let words = [
        "review",
        "rowan",
        "cvc",
        "--result",
        "met",
        "--decision",
        "end",
        "--why",
        "Three at 80%",
        "--next",
        "Words with 'ch'",
        "--view",
        "Mum: Reads the cereal box",
        "--view",
        "Rowan:I like pairs",
        "--on",
        "20/11",
    ];
    let said = here.wrote(&words);
    assert!(said.contains("target cvc-words, reviewed on Friday 20 November 2026 by J. Marsh: met; decision: end; because: Three at 80%; next: Words with 'ch'; views of Mum and Rowan; on that day keywork said not-started: no result yet; the target has ended"), "{said}");
    let text = here.text(T);
    let review = format!("{TARGET}{ENDED}next = \"Words with 'ch'\"\nstatus = \"not-started\"\n");
    assert!(text.starts_with(&review), "{text}");
    assert!(text.contains("{ who = \"Mum\", text = \"Reads the cereal box\" }"), "{text}");
    here.already(&words);
    here.refused(
        &[&words[..3], &["--result", "met", "--decision", "end", "--why", "Again"]].concat(),
        "`cvc-words` ended on",
    );
    here.refused(&["start", "rowan", "cvc"], "`cvc-words` ended on");
    here.refused(&["agree", "rowan", "cvc", "--agreed-by", "as"], "`cvc-words` ended on");
}

#[test]
fn the_decision_stands_beside_what_keywork_said_on_its_day() {
    let here = Here::new(&[(T, TARGET)]);
    let session = |day: &str, result: &str| {
        here.put(
            &format!("pupils/rowan/sessions/2026-11/{day}-0930-jm-aaaa.toml"),
            &format!("date = 2026-11-{day}\nstart = 09:30:00\nminutes = 9\nstaff = \"jm\"\n[[result]]\ntarget = \"cvc-words\"\n{result}"),
        );
    };
    let words = ["review", "rowan", "cvc", "--result", "met", "--decision", "continue", "--why", "At home too"];
    session("18", "correct = 8\nof = 10\nhelp = \"independent\"\n");
    session("20", "correct = 9\nof = 10\nhelp = \"independent\"\n");
    let said = here.wrote(&[&words[..], &["--on", "19/11"]].concat());
    assert!(said.contains("on that day keywork said too-few: 1 result"), "{said}");
    assert!(here.text(T).ends_with("why = \"At home too\"\nstatus = \"too-few\"\n"));
    session("21", "correct = \"nine\"\n");
    let ran = here.plan(&words);
    assert_eq!(ran.exit, Exit::Done, "{}", ran.err);
    assert!(ran.err.contains("keywork says nothing of the status"), "{}", ran.err);
    assert!(
        here.text(T).ends_with(
            "on = 2026-11-23\nby = \"jm\"\nresult = \"met\"\ndecision = \"continue\"\nwhy = \"At home too\"\n"
        )
    );
}

#[test]
fn a_cycle_is_reviewed_where_no_target_is_named() {
    let cycle = "pupils/rowan/cycles/2026-autumn.toml";
    let words = ["review", "rowan", "--result", "partly", "--decision", "continue", "--why", "Three of four moved"];
    let here = Here::new(&[("pupils/rowan/cycles/2026-summer.toml", "from = 2026-04-13\nto = 2026-07-21\n")]);
    assert!(here.wrote(&words).contains("cycle 2026-summer, reviewed on Monday 23 November 2026"));
    here.put(cycle, CYCLE);
    here.wrote(&words);
    let review = "\n[[review]]\non = 2026-11-23\nby = \"jm\"\nresult = \"partly\"\ndecision = \"continue\"\nwhy = \"Three of four moved\"\n";
    assert_eq!(here.text(cycle), format!("{CYCLE}{review}"));
    here.already(&words);
}

#[test]
fn a_review_that_cannot_be_is_refused() {
    let here = Here::new(&[(T, TARGET)]);
    let typed = |result, decision| ["--result", result, "--decision", decision, "--why", "So"];
    here.refused(&[&["review", "rowan"], &typed("met", "end")[..]].concat(), "has no cycle on Monday 23 November 2026");
    here.refused(&[&["review", "rowan", "cvc"], &typed("partley", "end")[..]].concat(), "did you mean \"partly\"?");
    here.refused(
        &[&["review", "rowan", "cvc"], &typed("met", "stop")[..]].concat(),
        "it is continue, change, end or seek-advice",
    );
    let view = [&["review", "rowan", "cvc"], &typed("met", "end")[..], &["--view", "she reads"]].concat();
    here.refused(&view, "--view: `she reads` does not say who said what");
    here.refused(&[&["review", "rowan", "cvc", "more"], &typed("met", "end")[..]].concat(), "more");
}

#[test]
fn a_damaged_plan_is_not_written_to() {
    let here = Here::new(&[(T, &TARGET.replace("title", "titel"))]);
    let review = ["review", "rowan", "--result", "met", "--decision", "end", "--why", "So"];
    for words in
        [&NEW[..], &PROPOSE, &CHANGE, &["agree", "rowan", "--agreed-by", "as"], &["start", "rowan", "cvc"], &review]
    {
        let error = format!("`title` is missing\n  --> {T}:1:1");
        here.ended(Exit::Unreadable, words, &error);
    }
    here.put("pupils/rowan/pupil.toml", "name = \n");
    here.put(T, TARGET);
    here.ended(
        Exit::Unreadable,
        &["outcome", "rowan", "E2", "--text", "x", "--area", "cognition-and-learning"],
        "pupils/rowan/pupil.toml:1:",
    );
    here.put("keywork.toml", &SCHOOL.replace("format = 1", "format = 2"));
    here.ended(Exit::Refused, &NEW, "this keywork knows format 1");
}
