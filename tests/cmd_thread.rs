//! `keywork thread`: the chain both ways, and what is asked for in vain.

use std::path::Path;

use crate::shell::{Said, Shell, copy_folder};

fn worked() -> Shell {
    let shell = Shell::new("2026-11-23", "jm");
    copy_folder(&Path::new(env!("CARGO_MANIFEST_DIR")).join("records"), &shell.root());
    shell
}

/// The references of one kind in the chain.
fn chain(said: &Said, kind: &str) -> Vec<String> {
    let json: serde_json::Value = serde_json::from_str(&said.out).unwrap();
    let links = json["chain"].as_array().unwrap().iter().filter(|link| link["kind"] == kind);
    links.map(|link| link["ref"].as_str().unwrap().to_owned()).collect()
}

#[test]
fn the_chain_runs_both_ways_from_any_part() {
    let shell = worked();
    for (from, expected) in [
        ("rowan/F2", [("need", "rowan/B1"), ("outcome", "rowan/E2"), ("provision", "rowan/language")]),
        ("rowan/language", [("need", "rowan/B1"), ("outcome", "rowan/E2"), ("section-f", "rowan/F2")]),
        ("rowan/asks-for-help", [("need", "rowan/B1"), ("outcome", "rowan/E2"), ("section-f", "rowan/F2")]),
        ("rowan/E2", [("need", "rowan/B1"), ("section-f", "rowan/F2"), ("provision", "rowan/language")]),
        ("rowan/B3", [("outcome", "rowan/E3"), ("section-f", "rowan/F3"), ("target", "rowan/settles-in")]),
        ("rowan/20-1315-jm-kru4", [("need", "rowan/B1"), ("outcome", "rowan/E2"), ("provision", "rowan/language")]),
    ] {
        let said = shell.run(&format!("thread {from} --json"));
        assert_eq!(said.exit, 0, "{}", said.err);
        for (kind, reference) in expected {
            assert_eq!(chain(&said, kind), [reference], "{kind} from {from}");
        }
    }
}

#[test]
fn an_outcome_has_its_recommendations_and_the_targets_of_its_sessions() {
    let said = worked().run("thread rowan/E2 --json");
    assert_eq!(chain(&said, "recommendation").len(), 1);
    assert_eq!(chain(&said, "target"), ["rowan/asks-for-help", "rowan/two-part-instructions"]);
    assert!(chain(&said, "session").len() > 30);
}

#[test]
fn nothing_after_today_is_in_it() {
    let said = worked().run("thread rowan/language --json --as-of 2026-09-02");
    assert_eq!(chain(&said, "session").len(), 1);
}

#[test]
fn what_is_missing_is_said() {
    let shell = worked();
    std::fs::remove_file(shell.root().join("pupils/rowan/provision/language.toml")).unwrap();
    shell.run("thread rowan/F2").is(0, "# The thread from rowan/F2", "");
    assert!(shell.run("thread rowan/F2").out.contains("- no provision meets F2"));
}

#[test]
fn what_is_no_part_of_the_plan_is_refused() {
    let shell = worked();
    shell.run("thread rowan/E9").is(2, "", "nothing is named `rowan/E9`");
    shell.run("thread E1").is(2, "", "it may be sol/E1, rowan/E1 or ivy/E1");
    shell.run("thread rown/E1").is(2, "", "did you mean \"rowan\"?");
    shell.run("thread rowan/2026-autumn").is(2, "", "no thread runs through a cycle");
    shell.run("thread ../../etc/passwd").is(2, "", "there is no pupil `..`");
}
