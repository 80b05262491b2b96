//! `keywork assess` as scripts and people read it: the fields of the contract, what `--explain` adds, the numbers.

use serde_json::Value;

use crate::shell::Shell;

const SCHOOL: &str = "format = 1\nschool = \"Hazel Lane\"\nhelp = [\"independent\", \"prompting\", \"clueing\"]\n\
    [[term]]\nname = \"Autumn 2026\"\nfrom = 2026-09-02\nto = 2026-12-18\n\
    [staff.jm]\nname = \"J. Marsh\"\nrole = \"key-worker\"\n[staff.as]\nname = \"A. Shah\"\nrole = \"teacher\"\n";
const PUPIL: &str = "name = \"Fern Field\"\nborn = 2018-05-14\n[[adult]]\nstaff = \"jm\"\nrole = \"key-worker\"\n";
const WORDS: &str = "title = \"Reads words\"\nmeasure = { kind = \"accuracy\", of = 10 }\n\
    goal = { level = 80, sessions = 3, by = 2026-10-13 }\nteaching_from = 2026-09-14\n\
    proposed = { by = \"jm\", on = 2026-09-08 }\nagreed = { by = \"as\", on = 2026-09-10 }\n";
const TODAY: &str = "2026-10-12";

/// One pupil with one target, and on each day from 11 September the result of these lines; three are the baseline.
fn school(target: &str, results: &[&str]) -> Shell {
    let shell = Shell::new(TODAY, "jm");
    shell.put("keywork.toml", SCHOOL);
    shell.put("pupils/fern/pupil.toml", PUPIL);
    shell.put("pupils/fern/targets/words.toml", target);
    for (number, result) in results.iter().enumerate() {
        let day = 11 + number;
        let (month, day) = if day > 30 { (10, day - 30) } else { (9, day) };
        session(&shell, &format!("2026-{month:02}-{day:02}"), "0930", result);
    }
    shell
}

fn session(shell: &Shell, date: &str, time: &str, result: &str) {
    let (hour, minute) = time.split_at(2);
    let text = format!(
        "date = {date}\nstart = {hour}:{minute}:00\nminutes = 25\nstaff = \"jm\"\nnote = \"Tired\"\n[[result]]\ntarget = \"words\"\n{result}\n"
    );
    shell.put(&format!("pupils/fern/sessions/{}/{}-{time}-jm-k7qd.toml", &date[..7], &date[8..]), &text);
}

fn of_ten(correct: &[i64]) -> Vec<String> {
    correct.iter().map(|correct| format!("correct = {correct}\nof = 10")).collect()
}

fn json(shell: &Shell, line: &str) -> Value {
    let said = shell.run(line);
    said.is(0, "{", "");
    serde_json::from_str(&said.out).unwrap()
}

/// The target as JSON, after a baseline and these results.
fn assessed(target: &str, correct: &[i64], line: &str) -> Value {
    let lines = of_ten(correct);
    let shell = school(target, &lines.iter().map(String::as_str).collect::<Vec<_>>());
    json(&shell, line)["targets"][0].clone()
}

#[track_caller]
fn status(target: &str, correct: &[i64], expected: (&str, &str), said: &[&str]) {
    let found = assessed(target, correct, "assess fern --json");
    let words = |key: &str| found[key].as_str().unwrap_or_default().to_owned();
    assert_eq!((words("status").as_str(), words("rule").as_str()), expected, "{correct:?}: {}", words("because"));
    for part in said {
        assert!(words("because").contains(part), "no `{part}` in: {}", words("because"));
    }
}

#[test]
fn the_status_follows_the_number_of_results_and_then_their_line() {
    let flat = [3, 4, 3, 3, 4, 3, 2, 3, 4, 3, 2, 3, 3, 4, 3, 3];
    let few = "5 results since teaching began on 14 September; 6 are needed before a trend can be judged";
    status(WORDS, &flat[..8], ("too-few", "fewer than six points"), &[few]);
    let some = [
        "9 results since teaching began on 14 September, and 10 are needed for a verdict on the trend",
        "no session yet at 80%",
    ];
    status(WORDS, &flat[..12], ("watch", "six to nine points"), &some);
    let said = [
        "at two looks in a row, 13 results since",
        "by 13 October, and the goal is 80%",
        "no session yet at 80% or more",
        "about 7 in 100 look like this too",
    ];
    status(WORDS, &flat, ("no-progress", "line since teaching short of the goal at two looks"), &said);
    let slow = [3, 3, 3, 3, 3, 4, 3, 4, 4, 3, 4, 4, 4, 5, 4, 4, 5, 5];
    status(
        WORDS,
        &slow,
        ("at-risk", "line from the baseline short of the goal at two looks"),
        &["at two looks in a row"],
    );
    let back = [5, 5, 5, 5, 4, 5, 4, 4, 3, 3, 2, 3, 2, 2];
    status(WORDS, &back, ("going-back", "below the baseline at two looks"), &["before teaching it was 50%"]);
    let ahead = [3, 3, 3, 4, 5, 5, 6, 6, 7, 6, 7, 7, 7, 7];
    status(WORDS, &ahead, ("ahead", "beyond the aim line at two looks"), &["where about 47% is expected"]);
    let on_track = [3, 3, 3, 3, 4, 3, 3, 4, 4, 4, 5, 4, 5, 5];
    status(WORDS, &on_track, ("on-track", "no sign at two looks"), &["no clear sign of falling short in 11 results"]);
}

#[test]
fn less_is_better_is_the_same_mirrored() {
    let less = WORDS.replace("level = 80", "level = 20") + "direction = \"decrease\"\n";
    let mirrored = |of: &[i64]| of.iter().map(|correct| 10 - correct).collect::<Vec<_>>();
    let flat = mirrored(&[3, 4, 3, 3, 4, 3, 2, 3, 4, 3, 2, 3, 3, 4, 3, 3]);
    status(&less, &flat, ("no-progress", "line since teaching short of the goal at two looks"), &["the goal is 20%"]);
    let back = mirrored(&[5, 5, 5, 5, 4, 5, 4, 4, 3, 3, 2, 3, 2, 2]);
    status(&less, &back, ("going-back", "below the baseline at two looks"), &["before teaching it was 50%"]);
}

#[test]
fn the_trend_is_in_the_json_and_nothing_is_null_that_can_be_computed() {
    let found = assessed(WORDS, &[3, 3, 3, 3, 4, 5, 6, 5, 6, 7], "assess fern --json");
    // The middle of 21 slopes between days, a week of it, and the interval of Sen.
    for (key, expected) in [("trend_per_week", 7.0 * 6.0), ("trend_low", 70.0 / 3.0), ("trend_high", 70.0)] {
        assert!((found[key].as_f64().unwrap() - expected).abs() < 1e-9, "{key}: {}", found[key]);
    }
    assert_eq!(found["forecast_at_goal_date"].as_f64(), Some(100.0), "no further than the measure reaches");
    assert!(found.get("effect").is_none() && found.get("looks").is_none(), "only with --explain");
    assert_eq!((found["independence"].is_null(), found["second_observer"].is_null()), (true, true));
}

#[test]
fn explain_adds_the_effect_field_for_field() {
    let found = assessed(WORDS, &[3, 2, 3, 3, 4, 5, 6, 5, 6, 7], "assess fern words --explain --json");
    let effect = &found["effect"];
    for key in ["nap", "tau", "tau_bc", "smd", "lrr_increasing"] {
        for part in ["estimate", "se", "low", "high"] {
            assert!(effect[key][part].is_number(), "{key}.{part}: {}", effect[key]);
        }
    }
    // Of 21 pairs 19 are better and two equal.
    assert!((effect["nap"]["estimate"].as_f64().unwrap() - 20.0 / 21.0).abs() < 1e-11);
    assert!(effect["tau_u"]["estimate"].is_number());
    for (key, expected) in [("pnd", 6.0 / 7.0), ("pem", 13.0 / 14.0), ("pand", 0.9), ("ird", 1.0 - 100.0 / 42.0 * 0.1)]
    {
        assert!((effect[key].as_f64().unwrap() - expected).abs() < 1e-11, "{key}: {}", effect[key]);
    }
    assert_eq!((effect["a"].as_str(), effect["a_points"].as_i64()), (Some("baseline"), Some(3)));
    assert_eq!(effect["conservative_dual_criterion"]["of"].as_i64(), Some(7));
    let passing = &found["passing"];
    assert_eq!((passing["least_correct"].as_i64(), passing["warning"].is_string()), (Some(8), true));
    assert!((passing["chances"][0]["within_20"].as_f64().unwrap() - 0.519).abs() < 0.001);
}

#[test]
fn what_cannot_be_computed_is_null_with_its_reason_beside_it() {
    let alone =
        assessed(&WORDS.replace("teaching_from = 2026-09-14\n", ""), &[3, 4, 3], "assess fern --explain --json");
    assert!(alone["effect"].is_null(), "{}", alone["effect"]);
    let equal = assessed(WORDS, &[3, 3, 3, 4, 5], "assess fern --explain --json");
    let smd = &equal["effect"]["smd"];
    assert!(smd["estimate"].is_null() && smd["se"].is_null(), "{smd}");
    assert_eq!(
        smd["reason"].as_str(),
        Some("the results before are all the same, so there is no spread to measure by")
    );
}

#[test]
fn two_sessions_of_one_day_are_one_point_of_the_line() {
    let lines = of_ten(&[3, 3, 3, 3, 4, 3, 4, 3]);
    let shell = school(WORDS, &lines.iter().map(String::as_str).collect::<Vec<_>>());
    session(&shell, "2026-09-18", "1400", "correct = 9\nof = 10");
    let found = &json(&shell, "assess fern --json")["targets"][0];
    let because = "6 results on 5 days since teaching began on 14 September; results on 6 days are needed before a trend can be judged";
    assert_eq!((found["status"].as_str(), found["because"].as_str()), (Some("too-few"), Some(because)));
    assert_eq!((found["points"].as_i64(), found["evidence"].as_array().map(Vec::len)), (Some(9), Some(9)));
}

#[test]
fn results_of_few_trials_are_set_aside_and_said() {
    let target = WORDS.replace("sessions = 3", "sessions = 3, trials = 8");
    let shell = school(&target, &["correct = 3\nof = 10", "correct = 4\nof = 4"]);
    let found = &json(&shell, "assess fern --json")["targets"][0];
    assert_eq!((found["points"].as_i64(), found["set_aside"][0]["said"].as_str()), (Some(1), Some("4/4")));
    let page = shell.run("assess fern");
    page.is(0, "# Targets of Fern Field", "");
    assert!(page.out.contains("- Set aside, of fewer trials than the goal asks for: [4/4]"), "{}", page.out);
}

#[test]
fn help_stands_beside_the_level_and_holds_up_no_verdict() {
    let target = WORDS.replace("sessions = 3", "sessions = 3, help = \"independent\"");
    let mut lines = vec!["correct = 3\nof = 10\nhelp = \"clueing\""; 3];
    lines.extend(["correct = 9\nof = 10\nhelp = { independent = 2, clueing = 8 }"; 12]);
    let shell = school(&target, &lines);
    let found = &json(&shell, "assess fern --json")["targets"][0];
    assert_eq!((found["status"].as_str(), found["rule"].as_str()), (Some("watch"), Some("depends on help")));
    let help = &found["independence"];
    assert_eq!((help["depends_on_help"].as_bool(), help["recorded"].as_i64()), (Some(true), Some(12)));
    assert_eq!((help["hint"].as_str(), help["hint_rung"].as_str()), (Some("less-help"), Some("prompting")));
    let page = shell.run("assess fern").out;
    assert!(
        page.contains(
            "**Right with help, and not yet without.** The last two sessions suggest less help: try prompting."
        ),
        "{page}"
    );
}

#[test]
fn a_second_observer_is_said_with_how_they_were_compared() {
    let shell = school(WORDS, &["correct = 3\nof = 10"]);
    shell.run("log fern words=8/10 --on 2026-09-14 --at 09:30 -m 25 --second-observer as:7/10").is(0, "wrote", "");
    let found = &json(&shell, "assess fern --json")["targets"][0]["second_observer"];
    assert_eq!((found["sessions"].as_i64(), found["mean"].as_f64()), (Some(1), Some(87.5)));
    assert!(shell.run("assess fern").out.contains("they agree by 88% (the smaller total out of the larger)"));
}

#[test]
fn goals_scaled_from_minus_two_have_a_t_score() {
    let level = |score: i64| format!("[[level]]\nscore = {score}\ntext = \"Step {score}\"\n");
    let levels = [-2, -1, 0, 1, 2].map(level).concat();
    let scale =
        "title = \"Says how she feels\"\nmeasure = { kind = \"scale\", min = -2, max = 2 }\ngoal = { level = 0 }\n";
    let shell = school(
        &format!("{scale}proposed = {{ by = \"jm\", on = 2026-09-08 }}\n{levels}"),
        &["score = -1", "score = 1"],
    );
    let found = json(&shell, "assess fern --explain --json");
    assert_eq!(found["goal_attainment"]["t_score"].as_f64(), Some(60.0));
    assert_eq!(found["goal_attainment"]["goals"][0]["said"].as_str(), Some("Step 1"));
    assert!(json(&shell, "assess fern --json").get("goal_attainment").is_none());
}

#[test]
fn the_numbers_come_back_a_row_a_result_and_no_words() {
    let shell = school(
        WORDS,
        &["correct = 3\nof = 10\nhelp = { independent = 2, clueing = 1 }", "correct = 4\nof = 10\nprobe = true"],
    );
    let said = shell.run("assess fern words --format csv");
    said.is(0, "target,date,time,phase,level,unit,correct,done,seen,of,", "");
    let rows: Vec<&str> = said.out.lines().skip(1).collect();
    let expected = "words,2026-09-11,09:30,baseline,30,%,3,,,10,,,,,\"independent:2,clueing:1\",false,true,25,jm,\
                    pupils/fern/sessions/2026-09/11-0930-jm-k7qd.toml";
    assert_eq!((rows.len(), rows[0]), (2, expected));
    assert!(rows[1].contains(",true,false,25,") && !said.out.contains("Tired"), "{}", said.out);
    shell.run("assess fern --format csv --json").is(2, "", "ask for two forms");
    shell.run("assess fern --format cvs").is(2, "", "did you mean \"csv\"?");
    shell.run("assess fern --format csv --explain").is(2, "", "cannot be used with");
}

#[test]
fn a_pupil_without_results_has_her_page_and_her_header() {
    let shell = school(WORDS, &[]);
    let page = shell.run("assess fern --explain");
    page.is(0, "# Targets of Fern Field", "");
    assert!(page.out.contains("- **not-started**, because: no result yet."), "{}", page.out);
    assert_eq!(shell.run("assess fern --format csv").out.lines().count(), 1);
}
