use crate::check::tests::{Files, SCHOOL, SESSION, SESSION_PATH, TARGET};

/// A session like the one that there is, on another day.
fn on(day: &str) -> Files {
    let session = SESSION.replace("2026-11-20", day);
    let path = format!("sessions/{}/{}-0930-jm-k7qd.toml", &day[..7], &day[8..]);
    Files::new().without(SESSION_PATH).and(&path, &session)
}

#[test]
fn results_after_the_end_of_a_target_are_errors() {
    let review = "[[review]]\non = 2026-11-19\nby = \"jm\"\nresult = \"met\"\ndecision = \"end\"\nwhy = \"x\"\n";
    let ended = |review: &str| Files::new().and("targets/cvc-words.toml", &format!("{TARGET}{review}"));
    // With its only target ended, the outcome has none.
    let broken = "broken-thread ~pupil.toml:13:1";
    ended(review).finds(&["after-end ~sessions/2026-11/20-0930-jm-k7qd.toml:8:1", broken]);
    ended(&review.replace("2026-11-19", "2026-11-20")).finds(&[broken]);
    ended(&review.replace("\"end\"", "\"continue\"")).finds(&[]);
}

#[test]
fn results_before_a_target_count_in_no_figure() {
    let files = on("2026-07-15");
    files.finds(&["before-target ~sessions/2026-07/15-0930-jm-k7qd.toml:8:1"]);
    assert!(files.hint().contains("`from = 2026-07-15` in pupils/rowan/targets/cvc-words.toml"), "{}", files.hint());
    on("2026-07-15").but("targets/cvc-words.toml", "outcome", "from = 2026-07-01\noutcome").finds(&[]);
}

#[test]
fn nothing_happens_before_birth() {
    Files::new().but("pupil.toml", "2018-03-04", "2026-11-20").finds(&[]);
    Files::new().but("pupil.toml", "2018-03-04", "2026-11-21").finds(&[
        "before-birth ~contacts/2026-11/20-1530-jm-abcd.toml:1:1",
        "before-birth ~observations/2026-11/20-0000-jm-abcd.toml:1:1",
        "before-birth ~sessions/2026-11/20-0930-jm-k7qd.toml:1:1",
    ]);
}

#[test]
fn what_has_happened_is_not_ahead_and_what_is_planned_may_be() {
    on("2026-11-24").finds(&["in-the-future ~sessions/2026-11/24-0930-jm-k7qd.toml:1:1"]);
    on("2026-11-23").finds(&[]);
    let prepared = "date = 2026-11-24\nstart = 09:30:00\nstaff = \"jm\"\n[prepared]\nactivity = \"Pairs\"\n";
    Files::new().and("sessions/2026-11/24-0930-jm-abcd.toml", prepared).finds(&[]);
    Files::new()
        .but("targets/cvc-words.toml", "by = \"as\", on = 2026-09-10", "by = \"as\", on = 2026-12-10")
        .finds(&["in-the-future ~targets/cvc-words.toml:7:23", "not-agreed ~targets/cvc-words.toml:6:1"]);
    let found = Files::new().but("pupil.toml", "2018-03-04", "2081-03-04").found();
    assert!(found.contains(&"in-the-future pupils/rowan/pupil.toml:2:1".to_owned()), "{found:?}");
}

#[test]
fn a_session_on_a_day_without_school_is_unusual() {
    for day in ["2026-11-21", "2026-10-28"] {
        on(day).finds(&[&format!("outside-term ~sessions/{}/{}-0930-jm-k7qd.toml:1:1", &day[..7], &day[8..])]);
    }
    assert!(on("2026-11-21").hint().contains("2026-11-20"));
    // Of a year without terms nothing is known.
    on("2026-07-15").but("targets/cvc-words.toml", "outcome", "from = 2026-07-01\noutcome").finds(&[]);
    let closed = "date = 2026-10-28\nstaff = \"jm\"\nprovision = \"phonics\"\nmissed = \"closed\"\n";
    Files::new().and("sessions/2026-10/28-0000-jm-abcd.toml", closed).finds(&[]);
}

#[test]
fn a_weekend_is_unusual_in_a_school_without_terms_too() {
    let school = SCHOOL.split("[[term]]").next().unwrap();
    let staff = &SCHOOL[SCHOOL.find("[staff.jm]").unwrap()..];
    let school = format!("{school}{staff}");
    on("2026-11-21").and("keywork.toml", &school).finds(&["outside-term ~sessions/2026-11/21-0930-jm-k7qd.toml:1:1"]);
    on("2026-10-28").and("keywork.toml", &school).finds(&[]);
}

#[test]
fn a_pupil_who_left_has_no_more_sessions() {
    let left = |day: &str| Files::new().but("pupil.toml", "born", &format!("left = {{ on = {day} }}\nborn"));
    left("2026-11-19").finds(&[
        "pupil-left ~observations/2026-11/20-0000-jm-abcd.toml:1:1",
        "pupil-left ~sessions/2026-11/20-0930-jm-k7qd.toml:1:1",
    ]);
    left("2026-11-20").finds(&[]);
}
