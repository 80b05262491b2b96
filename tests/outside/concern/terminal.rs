//! A concern as a person writes it: at a terminal, with answers typed to questions.

use std::process::Output;

use super::{Desk, tool};

/// Runs a command on a terminal of its own; the steps are those of `tests/tools/on_terminal.py`.
fn on_terminal(desk: &Desk, steps: &[&str], command: &[&str]) -> Output {
    desk.command(tool("on_terminal.py")).args(steps).arg("--").args(command).output().unwrap()
}

fn screen(output: &Output) -> String {
    String::from_utf8_lossy(&output.stdout).replace('\r', "")
}

#[track_caller]
fn ended(output: &Output, status: i32) -> String {
    let screen = screen(output);
    assert_eq!(output.status.code(), Some(status), "{screen}\n{}", String::from_utf8_lossy(&output.stderr));
    screen
}

const KEYWORK: &str = env!("CARGO_BIN_EXE_keywork");

#[test]
fn the_answers_reach_the_dsl_under_their_headings_and_stay_nowhere_else() {
    let desk = Desk::new();
    let first = format!("type=A red mark, {}.\\nThen \u{e9}t\u{e9} \\x1b[D\\n\\n", desk.canary);
    let steps = [
        "see=1 of 8",
        &first,
        "see=2 of 8",
        "type=Monday, 10:40\\n\\n",
        "see=3 of 8",
        "type=\\n",
        "see=4 of 8",
        "type=ivy, and I\\n\\n",
        "see=5 of 8",
        "type=\"No!\"\\n\\n",
        "see=6 of 8",
        "type=Left forearm, outer side, 2 cm, red, round\\n\\n",
        "see=7 of 8",
        "look=cat /proc/*/cmdline 2>/dev/null | tr '\\0' '\\n' | grep -v ^type=",
        "type=Told D. Lee\\n\\n",
        "see=8 of 8",
        "type=He seemed afraid\\n\\n",
        "see=receipt",
    ];
    let screen = ended(&on_terminal(&desk, &steps, &[KEYWORK, "concern", "fern"]), 0);
    assert!(
        screen.starts_with("If a child is in danger now, stop and speak to D. Lee (the DSL) now, in person.\n"),
        "{screen}"
    );
    assert!(screen.contains("Do not promise to keep it secret."), "{screen}");
    let text = desk.opened("deputy", &desk.concerns()[0]);
    let told = format!(
        "\n\nSeen and heard (facts):\nA red mark, {}.\nThen \u{e9}t\u{e9} ␛[D\n\nWhen:\nMonday, 10:40\n\nWho was there:\nivy, and I\n\n\
         The child's own words:\n\"No!\"\n\nMarks on the body:\nLeft forearm, outer side, 2 cm, red, round\n\n\
         What was done at once:\nTold D. Lee\n\nThe writer's view (opinion):\nHe seemed afraid",
        desk.canary
    );
    assert!(text.ends_with(&told), "{text}");
    // What was typed is shown once, as it was typed, and is in no argument of the process.
    assert!(screen.contains("\nconcern\nfern\n"), "the arguments of every process were looked at: {screen}");
    assert_eq!(screen.matches(&desk.canary).count(), 1, "{screen}");
    desk.knows_no_word();
}

#[test]
fn ctrl_c_in_the_middle_leaves_nothing() {
    let desk = Desk::new();
    let typed = format!("type={}\\n\\n", desk.canary);
    let steps = ["see=1 of 8", &typed, "see=2 of 8", "type=Mon", "type=\\x03"];
    ended(&on_terminal(&desk, &steps, &[KEYWORK, "concern", "fern"]), 130);
    assert!(desk.concerns().is_empty());
    desk.knows_no_word();
}

/// The core file that the person's own settings allow is not written, and no other process may look in.
#[test]
fn an_abort_in_the_middle_leaves_no_core_file() {
    let desk = Desk::new();
    let typed = format!("type={}\\n", desk.canary);
    let steps = ["see=1 of 8", &typed, "look=grep 'core file' /proc/$PID/limits", "signal=ABRT"];
    let allowed = format!("ulimit -c unlimited 2>/dev/null || ulimit -c $(ulimit -H -c); exec {KEYWORK} concern fern");
    let output = on_terminal(&desk, &steps, &["bash", "-c", &allowed]);
    let screen = ended(&output, 134);
    let limits: Vec<&str> =
        screen.lines().find(|line| line.starts_with("Max core file size")).unwrap().split_whitespace().collect();
    assert_eq!(limits[4..6], ["0", "0"], "{screen}");
    assert!(!String::from_utf8_lossy(&output.stderr).contains("core dumped"));
    desk.knows_no_word();
}

#[test]
fn the_shells_history_keeps_the_command_alone() {
    let desk = Desk::new();
    let history = desk.path("home/history");
    desk.put("home/rc", "HISTFILE=$HOME/history\nPS1='ready> '\n");
    let typed = format!("type={}\\n\\n", desk.canary);
    let mut steps = vec!["see=ready>", "type=$KEYWORK concern fern\\n", "see=1 of 8", &typed];
    for question in ["see=2 of", "see=3 of", "see=4 of", "see=5 of", "see=6 of", "see=7 of", "see=8 of"] {
        steps.extend([question, "type=\\n"]);
    }
    steps.extend(["see=ready>", "type=exit\\n"]);
    let rc = desk.path("home/rc");
    ended(&on_terminal(&desk, &steps, &["bash", "--noprofile", "--rcfile", rc.to_str().unwrap(), "-i"]), 0);
    assert_eq!(std::fs::read_to_string(history).unwrap(), "$KEYWORK concern fern\nexit\n");
    assert_eq!(desk.concerns().len(), 1);
    desk.knows_no_word();
}

/// A terminal drops what is typed beyond its longest line, so the writer is told; what it took is not lost.
#[test]
fn a_line_longer_than_a_terminal_takes_is_said() {
    let desk = Desk::new();
    let typed = format!("type={}\\n", "x".repeat(4200));
    let mut steps = vec!["see=1 of 8", &typed, "see=its end may be missing", "type=and the end\\n\\n"];
    for question in ["see=2 of", "see=3 of", "see=4 of", "see=5 of", "see=6 of", "see=7 of", "see=8 of"] {
        steps.extend([question, "type=\\n"]);
    }
    ended(&on_terminal(&desk, &steps, &[KEYWORK, "concern", "fern"]), 0);
    assert!(desk.opened("dsl", &desk.concerns()[0]).ends_with("x\nand the end"));
}

#[test]
fn standard_input_at_a_terminal_says_how_it_ends() {
    let desk = Desk::new();
    let typed = format!("type={}\\n\\nMore\\n\\x04", desk.canary);
    let steps = ["see=Ctrl-D on a line of its own", &typed, "see=receipt"];
    ended(&on_terminal(&desk, &steps, &[KEYWORK, "concern", "fern", "--note", "-"]), 0);
    assert!(desk.opened("dsl", &desk.concerns()[0]).ends_with(&format!("{}\n\nMore", desk.canary)));
}

/// The first choice that is offered is the system that the school has, and then nothing is ever written.
#[test]
fn init_offers_the_schools_own_system_first() {
    let desk = Desk::new();
    let steps = [
        "see=school called",
        "type=Oak Lane\\r",
        "see=Who are you",
        "type=jm\\r",
        "see=The name",
        "type=J. Marsh\\r",
        "see=The role",
        "type=\\r",
        "see=class teacher",
        "type=as\\r",
        "see=The name",
        "type=A. Shah\\r",
        "see=name of this term",
        "type=\\r",
        "see=safeguarding concerns",
        "see=in the school's own system",
        "type=\\r",
        "see=that system called",
        "type=MyConcern\\r",
        "see=wrote keywork.toml",
    ];
    ended(&on_terminal(&desk, &steps, &[KEYWORK, "init", "../new"]), 0);
    assert!(std::fs::read_to_string(desk.path("new/keywork.toml")).unwrap().contains("kept_in = \"MyConcern\""));
    let said = desk.command(KEYWORK).args(["concern", "--records", "../new"]).output().unwrap();
    assert!(said.status.success() && String::from_utf8_lossy(&said.stdout).contains("keeps concerns in MyConcern"));
    assert!(!desk.path("new/concerns").exists());
}
