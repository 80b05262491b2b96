//! A log completes the session that was prepared for it: the same file, under the same name.

use super::{PHONICS, SCHOOL, only_session, school, target};
use crate::shell::Shell;

const PREPARED: &str = "# for Monday\ndate = 2026-11-23\nstart = 09:30:00\nstaff = \"jm\"\nprovision = \"phonics\"\n\
    recorded = 2026-11-20\n\n[prepared]\nby = \"jm\"\ntargets = [\"cvc-words\"]\nactivity = \"Pairs\" # the new cards\n";
const PATH: &str = "pupils/fern/sessions/2026-11/23-0930-jm-abcd.toml";

fn prepared() -> Shell {
    let shell = school();
    shell.put(PATH, PREPARED);
    shell
}

/// A second slot on Mondays, and a session prepared for it too.
fn prepared_twice() -> Shell {
    let shell = prepared();
    shell.put("pupils/fern/provision/phonics.toml", &PHONICS.replace("\"mon 09:30\"", "\"mon 09:30\", \"mon 13:15\""));
    shell.put("pupils/fern/sessions/2026-11/23-1315-jm-efgh.toml", &PREPARED.replace("09:30", "13:15"));
    shell
}

#[test]
fn the_prepared_record_is_completed_and_nothing_in_it_is_lost() {
    let shell = prepared();
    let said = shell.run("log cvc-words=8/10@clue --note 'Went well'");
    said.is(0, &format!("wrote {PATH} (Fern Field, Monday 23 November 2026 09:30: 25 minutes of phonics"), "");
    assert!(said.out.contains("; completes what J. Marsh prepared)"), "{}", said.out);
    let text = only_session(&shell);
    for part in [
        "# for Monday\ndate = 2026-11-23\nstart = 09:30:00\n",
        "recorded = 2026-11-23\nminutes = 25\nnote = \"Went well\"\n",
        "\n[prepared]\nby = \"jm\"\ntargets = [\"cvc-words\"]\nactivity = \"Pairs\" # the new cards\n",
        "\n[[result]]\ntarget = \"cvc-words\"\ncorrect = 8\nof = 10\nhelp = \"clueing\"\n",
    ] {
        assert!(text.contains(part), "{part}\n{text}");
    }
    shell.run("log cvc-words=8/10@clue --note 'Went well'").is(0, &format!("already recorded: {PATH}"), "");
    assert_eq!(only_session(&shell), text);
    shell.run("log cvc-words=7/10 --at 13:00").is(0, "wrote pupils/fern/sessions/2026-11/23-1300-jm-", "");
}

#[test]
fn another_time_and_another_adult_are_written_and_the_name_stays() {
    let shell = prepared();
    let said = shell.run("log fern cvc-words=8/10 --at 09:40 --staff as");
    said.is(0, &format!("wrote {PATH} (Fern Field, Monday 23 November 2026 09:40: 25 minutes"), "");
    assert!(said.out.contains("completes what J. Marsh prepared for 09:30"), "{}", said.out);
    let text = only_session(&shell);
    assert!(text.contains("start = 09:40:00\nstaff = \"as\"\n"), "{text}");
    assert!(text.contains("start = 09:30:00\nstaff = \"jm\"\n\n[[result]]"), "{text}");
    let checked = shell.run("check --json");
    assert!(!checked.out.contains("\"error\"") && checked.exit == 0, "{}", checked.out);
    shell.run("check --fix");
    assert_eq!(only_session(&shell), text);
    shell.run("log fern cvc-words=8/10 --at 09:40 --staff as").is(0, "already recorded: ", "");
}

#[test]
fn a_prepared_session_can_be_missed_or_given_as_planned() {
    for (line, says) in [
        (
            "log --missed staff-absent --provision phonics --why 'No cover'",
            "missed = \"staff-absent\"\nwhy = \"No cover\"\n",
        ),
        ("log --missed pupil-absent --on 23/11..23/11", "missed = \"pupil-absent\"\n"),
        ("log --as-planned", "minutes = 25\n"),
    ] {
        let shell = prepared();
        shell.run(line).is(0, &format!("wrote {PATH} "), "");
        let text = only_session(&shell);
        assert!(text.contains(says) && text.contains("activity = \"Pairs\" # the new cards\n"), "{line}: {text}");
        assert!(shell.run(line).out.starts_with(if line.contains("--provision") { "already" } else { "nothing" }));
    }
}

#[test]
fn where_several_are_prepared_the_time_says_which() {
    let shell = prepared_twice();
    let said = shell.run("log cvc-words=8/10");
    said.is(2, "", "error: 2 sessions are prepared for Monday 23 November 2026: which one is this?\n");
    assert!(said.err.contains("hint: give its time: --at 09:30 for 23-0930-jm-abcd or --at 13:15 for 23-1315-jm-efgh"));
    shell.run("log cvc-words=8/10 --at 13:20").is(0, "wrote pupils/fern/sessions/2026-11/23-1315-jm-efgh.toml", "");
    shell.run("log cvc-words=7/10").is(0, &format!("wrote {PATH} "), "");
    let shell = prepared_twice();
    shell.run("log cvc-words=8/10 --at 11:20").is(0, "wrote pupils/fern/sessions/2026-11/23-1120-jm-", "");
    assert_eq!(shell.files("pupils/fern/sessions").len(), 3);
    let shell = prepared();
    shell.put("pupils/fern/sessions/2026-11/23-0930-jm-efgh.toml", &PREPARED.replace("Pairs", "Bingo"));
    let said = shell.run("log cvc-words=8/10 --at 09:30");
    said.is(2, "", "they are for the same time, so take away what is not needed of pupils/fern/sessions");
}

#[test]
fn a_session_of_another_slot_provision_or_day_is_its_own() {
    let second = "what = \"Talk\"\nminutes = 20\nslots = [\"mon 10:30\"]\nfrom = 2026-09-02\n";
    for (line, begins) in [
        ("log cvc-words=8/10 --at 13:10", "23-1310-jm-"),
        ("log cvc-words=8/10 --on 17/11", "17-0930-jm-"),
        ("log shouts=3 --provision talk", "23-1030-jm-"),
    ] {
        let shell = prepared();
        shell.put("pupils/fern/provision/talk.toml", second);
        let twice = PHONICS.replace("\"mon 09:30\"", "\"mon 09:30\", \"mon 13:15\"");
        shell.put("pupils/fern/provision/phonics.toml", &twice);
        shell.run(line).is(0, &format!("wrote pupils/fern/sessions/2026-11/{begins}"), "");
        assert_eq!(shell.read(PATH), PREPARED, "{line}");
    }
}

#[test]
fn by_the_clock_the_slot_that_is_on_says_which() {
    let shell = prepared_twice();
    shell.run_at("13:50", "log cvc-words=8/10").is(0, "wrote pupils/fern/sessions/2026-11/23-1315-jm-efgh.toml", "");
    shell.run_at("15:10", "log cvc-words=8/10").is(
        0,
        &format!("wrote {PATH} (Fern Field, Monday 23 November 2026 09:30"),
        "",
    );
    let shell = prepared();
    shell.run_at("08:30", "log cvc-words=8/10").is(
        0,
        &format!("wrote {PATH} (Fern Field, Monday 23 November 2026 08:30"),
        "",
    );
}

#[test]
fn without_a_provision_the_targets_or_the_very_time_say_which() {
    let alone =
        PREPARED.replace("provision = \"phonics\"\n", "").replace("09:30", "14:00").replace("cvc-words", "shouts");
    let path = "pupils/fern/sessions/2026-11/23-1400-jm-abcd.toml";
    for line in ["log shouts=3 -m 10", "log shouts=3 --at 14:00 -m 10", "log --note Calm --at 14:00 -m 10"] {
        let shell = school();
        shell.put("keywork.toml", SCHOOL);
        shell.put(path, &alone);
        shell.put(
            "pupils/fern/targets/shouts.toml",
            &target("kind = \"count\"", "level = 2").replace("provision = \"phonics\"\n", ""),
        );
        shell.put("pupils/fern/provision/phonics.toml", &PHONICS.replace("\"mon 09:30\", ", ""));
        shell.run(line).is(0, &format!("wrote {path} (Fern Field, Monday 23 November 2026 14:00: 10 minutes"), "");
    }
}

#[test]
fn a_damaged_record_of_the_day_is_named_and_stops_nobody() {
    let shell = prepared();
    shell.put("pupils/fern/sessions/2026-11/20-0930-jm-efgh.toml", "date = ");
    let said = shell.run("log cvc-words=8/10");
    said.is(0, &format!("wrote {PATH} "), "");
    assert_eq!(said.err, "");
    shell.put("pupils/fern/sessions/2026-11/23-1000-jm-efgh.toml", "date = ");
    let warning =
        "warning: a record of that day could not be read, and may be of the same session: pupils/fern/sessions";
    shell.run("log cvc-words=7/10 --at 13:00").is(0, "wrote ", warning);
}
