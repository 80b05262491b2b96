//! `keywork log` as a key worker types it: what is written, what is said, and what is refused.

mod prepared;

use std::path::Path;

use crate::shell::{Said, Shell};

const SCHOOL: &str = "format = 1\nschool = \"Hazel Lane\"\n[[term]]\nname = \"Autumn 2026\"\nfrom = 2026-09-02\nto = 2026-12-18\n\
    closed = [{ from = 2026-10-26, to = 2026-10-30 }]\n[staff.jm]\nname = \"J. Marsh\"\nrole = \"key-worker\"\n\
    [staff.as]\nname = \"A. Shah\"\nrole = \"teacher\"\n";
const PUPIL: &str = "name = \"Fern Field\"\nborn = 2018-05-14\n[[adult]]\nstaff = \"jm\"\nrole = \"key-worker\"\n";
const PHONICS: &str =
    "what = \"Phonics\"\nminutes = 25\nslots = [\"mon 09:30\", \"tue 09:30\", \"wed 09:30\"]\nfrom = 2026-09-02\n";

fn target(measure: &str, goal: &str) -> String {
    format!(
        "title = \"T\"\nprovision = \"phonics\"\nmeasure = {{ {measure} }}\ngoal = {{ {goal} }}\nproposed = {{ by = \"jm\", on = 2026-09-08 }}\n"
    )
}

/// A school with one pupil and a target of every measure.
fn school() -> Shell {
    let shell = Shell::new("2026-11-23", "jm");
    shell.put("keywork.toml", SCHOOL);
    shell.put("pupils/fern/pupil.toml", PUPIL);
    shell.put("pupils/fern/provision/phonics.toml", PHONICS);
    for (id, measure, goal) in [
        ("cvc-words", "kind = \"accuracy\", of = 10", "level = 80"),
        ("cvc-more", "kind = \"accuracy\"", "level = 80"),
        ("sums", "kind = \"rate\"", "level = 20"),
        ("shouts", "kind = \"count\"", "level = 2"),
        ("sitting", "kind = \"duration\"", "level = 300"),
        ("coat", "kind = \"steps\", of = 6", "level = 100"),
        ("calm", "kind = \"scale\", min = 1, max = 5", "level = 4"),
        ("asks", "kind = \"help\"", "help = \"independent\""),
        ("lunch", "kind = \"yes-no\"", "level = 100"),
        ("focus", "kind = \"interval\", of = 20", "level = 80"),
    ] {
        shell.put(&format!("pupils/fern/targets/{id}.toml"), &target(measure, goal));
    }
    shell
}

fn only_session(shell: &Shell) -> String {
    let sessions = shell.files("pupils/fern/sessions");
    assert_eq!(sessions.len(), 1, "{sessions:?}");
    shell.read(&sessions[0])
}

#[test]
fn a_result_alone_is_enough_for_her_one_pupil() {
    let shell = school();
    let said = shell.run("log cvc-words=8/10@clue");
    said.is(0, "wrote pupils/fern/sessions/2026-11/23-0930-jm-", "");
    assert!(
        said.out.contains(
            "(Fern Field, Monday 23 November 2026 09:30: 25 minutes of phonics, as timetabled; cvc-words 8/10 @clueing)"
        ),
        "{}",
        said.out
    );
    let text = only_session(&shell);
    assert!(text.contains("[[result]]\ntarget = \"cvc-words\"\ncorrect = 8\nof = 10\nhelp = \"clueing\"\n"), "{text}");
}

#[test]
fn the_same_again_is_one_record() {
    let shell = school();
    shell.run("log fern cvc-words=8/10").is(0, "wrote ", "");
    shell.run("log fern cvc-words=8/10").is(0, "already recorded: ", "");
    only_session(&shell);
    shell.run("log fern cvc-words=7/10").is(0, "wrote ", "warning: there is another record of that time");
}

#[test]
fn every_measure_takes_its_own_form_and_no_other() {
    for (right, wrong) in [
        ("cvc-words=8/10", "cvc-words=8"),
        ("sums=42/2m", "sums=42"),
        ("shouts=5", "shouts=5/10"),
        ("sitting=3m20s", "sitting=3"),
        ("coat=4/6", "coat=7/7"),
        ("calm=3.5", "calm=7"),
        ("asks=@prompting", "asks=3"),
        ("lunch=yes", "lunch=perhaps"),
        ("focus=12/20", "focus=21/20"),
        ("cvc-words=8/10@independent:6,clueing:2", "cvc-words=11/10"),
    ] {
        let shell = school();
        shell.run(&format!("log {right}")).is(0, "wrote ", "");
        let shell = school();
        let said = shell.run(&format!("log {wrong}"));
        said.is(2, "", "error: ");
        assert!(said.err.contains("hint: "), "{}", said.err);
        assert_eq!(shell.files("pupils/fern/sessions"), Vec::<String>::new());
    }
}

#[test]
fn slips_are_answered_by_the_nearest_right_thing() {
    let shell = school();
    for (typed, near) in [
        ("log frn cvc-words=8/10", "did you mean \"fern\"?"),
        ("log cvc=8/10", "cvc-more and cvc-words"),
        ("log clam=3", "did you mean \"calm\"?"),
        ("log cvc-words=8/10@clewing", "did you mean \"clueing\"?"),
        ("log cvc-words=8/10 --provision phonic-s", "did you mean \"phonics\"?"),
        ("log --missed staff-absnt", "did you mean \"staff-absent\"?"),
        ("log cvc-words=8/10 --nte x", "did you mean \"--note\"?"),
        ("lgo cvc-words=8/10", "did you mean \"log\"?"),
        ("log cvc-words=8/10 --staff jn", "did you mean \"jm\"?"),
        ("log cvc-words=8/10 --on yesterdya", "did you mean \"yesterday\"?"),
        ("log fern", "give a result such as"),
        ("log cvc-words=8/10 -m 0", "such as -m 25"),
        ("log cvc-words=8/10 -m 601", "such as -m 25"),
        ("log cvc-words=8/10 cvc-words=7/10", "one result"),
        ("log cvc-words=8/10 --on 24/11", "when it has happened"),
        ("log cvc-words=8/10 --on 2018-05-13", "look at the year"),
        ("log cvc-words=8/10 --note --share", "--note=--share"),
        ("log cvc-words=8/10 --on fri", "--at 09:30"),
        ("log cvc-words=8/10 --group 0", ""),
    ] {
        let said = shell.run(typed);
        said.is(2, "", "error: ");
        assert!(said.err.contains(near), "{typed}: {}", said.err);
    }
    assert_eq!(shell.files("pupils/fern/sessions"), Vec::<String>::new());
}

#[test]
fn an_absence_is_a_record_for_each_slot_that_was_owed() {
    let shell = school();
    let said = shell.run("log fern --missed pupil-absent --on 23/10..2/11 --why Flu");
    said.is(0, "wrote pupils/fern/sessions/2026-11/02-0930-jm-", "");
    assert!(only_session(&shell).contains("missed = \"pupil-absent\"\nwhy = \"Flu\"\n"));
    shell.run("log fern --missed pupil-absent --on 23/10..2/11").is(0, "nothing to write", "no slot of that time");
}

#[test]
fn a_day_as_planned_leaves_out_what_is_recorded() {
    let shell = school();
    shell.run("log fern --as-planned --on tue").is(0, "wrote pupils/fern/sessions/2026-11/17-0930-jm-", "");
    shell.run("log fern --as-planned --on tue").is(0, "nothing to write", "");
    shell.run("log fern --as-planned --on 27/10").is(2, "", "error: Tuesday 27 October 2026 is no school day");
}

#[test]
fn texts_come_by_flag_or_from_a_file_and_stay_what_they_are() {
    let shell = school();
    shell.put("../note.txt", "- first\n<<<<<<< HEAD\n\u{1b}[31m\n");
    shell.run("log cvc-words=8/10 --note @../note.txt --share @@home --next '- sh words'").is(0, "wrote ", "");
    let text = only_session(&shell);
    assert!(text.contains("share = \"@home\"") && text.contains("next = \"- sh words\""), "{text}");
    assert!(!text.lines().any(|line| line.starts_with("<<<<<<< ")), "{text}");
    shell.run("check").is(0, "", "");
    shell.run("log cvc-words=9/10 --note @nowhere.txt").is(2, "", "error: --note: ");
}

#[test]
fn a_target_that_ended_takes_no_more() {
    let shell = school();
    let ended = "[[review]]\non = 2026-11-20\nby = \"jm\"\nresult = \"met\"\ndecision = \"end\"\nwhy = \"x\"\n";
    shell.put("pupils/fern/targets/sums.toml", &(target("kind = \"rate\"", "level = 20") + ended));
    shell.run("log sums=42/2m").is(2, "", "error: `sums` ended on 20 November 2026");
    shell.run("log sums=42/2m --on 18/11").is(0, "wrote ", "");
}

#[test]
fn a_damaged_plan_is_not_written_to() {
    let shell = school();
    shell.put("pupils/fern/targets/cvc-words.toml", "title = \"cut");
    let said = shell.run("log cvc-more=8/10 --json");
    said.is(3, "", "{");
    assert!(said.err.contains("\"file\": \"pupils/fern/targets/cvc-words.toml\""), "{}", said.err);
    assert_eq!(shell.files("pupils/fern/sessions"), Vec::<String>::new());
}

#[test]
fn a_newer_format_is_refused_for_writing_and_read_all_the_same() {
    let shell = school();
    shell.put("keywork.toml", &SCHOOL.replace("format = 1", "format = 2"));
    shell.run("log cvc-words=8/10").is(4, "", "error: the folder has format 2");
    assert!(shell.run("report weekly fern").out.starts_with("# Weekly report: Fern Field"));
}

#[test]
fn two_pupils_of_one_lesson_are_joined() {
    let shell = school();
    shell.put("pupils/moss/pupil.toml", &PUPIL.replace("Fern", "Moss"));
    shell.put(
        "pupils/moss/targets/nouns.toml",
        &target("kind = \"count\"", "level = 3").replace("provision = \"phonics\"\n", ""),
    );
    shell.run("log fern cvc-words=8/10 --group 2 --activity Pairs").is(0, "wrote ", "");
    shell.run("log moss nouns=2 --same").is(0, "wrote pupils/moss/sessions/2026-11/23-0930-jm-", "");
    let text = shell.read(&shell.files("pupils/moss/sessions")[0]);
    assert!(
        text.contains("minutes = 25")
            && text.contains("group = 2\njoined = \"23-0930-jm-")
            && text.contains("activity = \"Pairs\""),
        "{text}"
    );
    let said: Said = shell.run("log cvc-words=8/10");
    said.is(2, "", "error: which pupil is meant is not known");
}

#[cfg(unix)]
#[test]
fn a_record_is_for_its_owner_alone() {
    use std::os::unix::fs::PermissionsExt as _;
    let shell = school();
    shell.run("log cvc-words=8/10").is(0, "wrote ", "");
    let mode = |path: &Path| std::fs::metadata(path).unwrap().permissions().mode() & 0o777;
    let file = shell.root().join(&shell.files("pupils/fern/sessions")[0]);
    assert_eq!((mode(&file), mode(file.parent().unwrap())), (0o600, 0o700));
}
