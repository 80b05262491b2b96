use crate::check::tests::{Files, SESSION_PATH};

#[test]
fn a_target_that_is_not_there_is_named_with_the_nearest() {
    let files = Files::new().but(SESSION_PATH, "cvc-words", "cvc-word");
    files.finds(&["unknown-target ~sessions/2026-11/20-0930-jm-k7qd.toml:8:1"]);
    assert_eq!(files.hint(), "did you mean \"cvc-words\"?");
    let prepared = "\n[prepared]\ntargets = [\"cvc-words\", \"zzz\"]\n";
    let files = Files::new().but(SESSION_PATH, "\n[[result]]", &format!("{prepared}[[result]]"));
    files.finds(&["unknown-target ~sessions/2026-11/20-0930-jm-k7qd.toml:8:25"]);
    assert_eq!(files.hint(), "the targets are cvc-words; or add it with `keywork plan target rowan`");
}

#[test]
fn a_target_whose_file_is_damaged_is_there_all_the_same() {
    Files::new().and("targets/cvc-words.toml", "title =").finds(&[]);
    Files::new().but("provision/phonics.toml", "minutes = 25", "minutes = 0").finds(&[]);
}

#[test]
fn a_provision_that_is_not_there_is_found_in_sessions_and_targets() {
    Files::new()
        .but(SESSION_PATH, "\"phonics\"", "\"phonic\"")
        .but("targets/cvc-words.toml", "\"phonics\"", "\"reading\"")
        .finds(&[
            "unknown-provision ~sessions/2026-11/20-0930-jm-k7qd.toml:5:1",
            "unknown-provision ~targets/cvc-words.toml:3:1",
        ]);
}

#[test]
fn lines_of_the_plan_that_are_not_there_are_found() {
    Files::new()
        .but("targets/cvc-words.toml", "E1", "E2")
        .but("provision/phonics.toml", "F1", "F2")
        .but("pupil.toml", "needs = [\"B1\"]", "needs = [\"B1\", \"B3\"]")
        .but("pupil.toml", "outcomes = [\"E1\"]", "outcomes = [\"E4\"]")
        .finds(&[
            "broken-thread ~pupil.toml:13:1",
            "broken-thread ~pupil.toml:17:1",
            "unknown-need ~pupil.toml:18:16",
            "unknown-outcome ~pupil.toml:19:13",
            "unknown-section-f ~provision/phonics.toml:2:10",
            "unknown-outcome ~targets/cvc-words.toml:2:1",
        ]);
}

#[test]
fn a_damaged_pupil_file_costs_only_itself() {
    Files::new().but("pupil.toml", "id = \"E1\"", "id = 1").finds(&[]);
    Files::new().and("pupil.toml", "name = ").finds(&[]);
}

#[test]
fn two_entries_with_one_id_are_found() {
    let files =
        Files::new().but("pupil.toml", "[[outcome]]", "[[outcome]]\nid = \"E1\"\ntext = \"Writes\"\n[[outcome]]");
    files.finds(&["same-id-twice ~pupil.toml:16:1"]);
    assert_eq!(files.hint(), "give one of them another id, such as E2");
}

#[test]
fn a_goal_on_a_rung_that_the_ladder_lacks_is_found() {
    let files = Files::new().but("targets/cvc-words.toml", "\"independent\"", "\"clewing\"");
    files.finds(&["unknown-rung ~targets/cvc-words.toml:5:22"]);
    assert_eq!(files.hint(), "did you mean \"clueing\"?");
}
