//! Sessions prepared ahead.

use super::*;

const PHONICS: &str = "what = \"Phonics\"\nminutes = 25\nslots = [\"tue 09:30\", \"wed 09:30\", \"wed 13:15\"]\nfrom = 2026-09-02\n\
    to = 2026-12-11\n";

fn here() -> Here {
    let target = TARGET.replace("proposed", "provision = \"phonics\"\nproposed");
    Here::new(&[(T, &target), ("pupils/rowan/provision/phonics.toml", PHONICS)])
}

/// The one session that is prepared, and its file.
#[track_caller]
fn only(here: &Here) -> (String, String) {
    let sessions = here.all().into_iter().filter_map(|(path, text)| {
        let at = path.find("pupils/rowan/sessions/")?;
        Some((path[at..].to_owned(), text?))
    });
    let sessions: Vec<(String, String)> = sessions.collect();
    assert_eq!(sessions.len(), 1, "{sessions:?}");
    sessions[0].clone()
}

#[test]
fn all_that_is_prepared_is_written_with_the_time_of_the_timetable() {
    let here = here();
    let words = [
        "session",
        "rowan",
        "cvc",
        "--on",
        "tue",
        "--objective",
        "Words with 'sh'",
        "--activity",
        "Pairs",
        "--materials",
        "Cards",
        "--know",
        "Two letters, one sound",
        "--do",
        "Read ten",
        "--hand-in",
        "The list",
        "--adapt",
        "Five at a time",
    ];
    let said = here.wrote(&words);
    assert!(
        said.contains(
            "(Rowan Ash: session prepared for Tuesday 24 November 2026 09:30, phonics, as timetabled; cvc-words; \
             objective: Words with 'sh'; activity: Pairs; materials: Cards; to know: Two letters, one sound; to do: Read ten; \
             to hand in: The list; adapted: Five at a time)"
        ),
        "{said}"
    );
    let (path, text) = only(&here);
    assert!(path.starts_with("pupils/rowan/sessions/2026-11/24-0930-jm-"), "{path}");
    assert_eq!(
        text,
        "date = 2026-11-24\nstart = 09:30:00\nstaff = \"jm\"\nprovision = \"phonics\"\nrecorded = 2026-11-23\n\n\
         [prepared]\nby = \"jm\"\ntargets = [\"cvc-words\"]\nobjective = \"Words with 'sh'\"\nactivity = \"Pairs\"\n\
         materials = \"Cards\"\nknow = \"Two letters, one sound\"\ndo = \"Read ten\"\nhand_in = \"The list\"\n\
         adapt = \"Five at a time\"\n"
    );
    here.already(&words);
}

#[test]
fn preparing_a_slot_again_changes_what_was_prepared() {
    let here = here();
    here.wrote(&["session", "rowan", "cvc", "--on", "24 Nov", "--objective", "Words", "--activity", "Pairs"]);
    let before = only(&here);
    let said = here.wrote(&["session", "cvc", "--on", "tomorrow", "--activity", "Bingo"]);
    assert!(said.contains("objective: Words; activity: Bingo"), "{said}");
    assert_eq!(only(&here), (before.0, before.1.replace("Pairs", "Bingo")));
}

#[test]
fn the_time_is_asked_for_where_the_timetable_does_not_say_it() {
    let here = here();
    for (words, error) in [
        (&["cvc", "--on", "wed"][..], "more than one slot\nhint: give the time, such as --at 09:30 or --at 13:15"),
        (&["cvc", "--on", "thu"], "the timetable does not say\nhint: give the time, such as --at 09:30"),
        (&["--on", "thu", "--at", "25:00"], "`25:00` is not a time of day"),
    ] {
        here.refused(&[&["session", "rowan"], words].concat(), error);
    }
    let said = here.wrote(&["session", "rowan", "--on", "wed", "--at", "13:15"]);
    assert!(said.contains("Wednesday 25 November 2026 13:15, phonics)"), "{said}");
}

#[test]
fn a_day_that_has_gone_by_and_what_cannot_be_worked_on_are_refused() {
    let here = here();
    for (words, error) in [
        (&["cvc", "--on", "yesterday"][..], "Sunday 22 November 2026 has gone by: today is Monday 23 November 2026"),
        (&["cvc", "--on", "20/11"], "Friday 20 November 2026 has gone by"),
        (&["cvx", "--on", "tue"], "did you mean \"cvc-words\"?"),
        (&["cvc", "--on", "tue", "--provision", "phonic-s"], "did you mean \"phonics\"?"),
        (&["cvc", "--on", "tue", "--do", "--at"], "--do=--at"),
    ] {
        here.refused(&[&["session", "rowan"], words].concat(), error);
    }
    here.refused(&["session", "rowan", "cvc"], "--on <DATE>");
    here.put(T, &format!("{TARGET}refused = {{ by = \"as\", on = 2026-11-02, why = \"Too hard\" }}\n"));
    here.refused(&["session", "rowan", "cvc", "--on", "tue", "--at", "9:30"], "A. Shah did not agree `cvc-words`");
    here.put("pupils/rowan/pupil.toml", &PUPIL.replace("born", "left = { on = 2026-11-24 }\nborn"));
    here.refused(&["session", "rowan", "--on", "wed", "--at", "9:30"], "Rowan Ash left on Tuesday 24 November 2026");
}

#[test]
fn an_unusual_day_is_prepared_with_a_warning() {
    let here = here();
    for (day, warning) in [
        ("sat", "warning: Saturday 28 November 2026 is no school day in keywork.toml"),
        ("15 Dec", "warning: phonics is not timetabled on Tuesday 15 December 2026"),
    ] {
        let ran = here.plan(&["session", "rowan", "cvc", "--on", day, "--at", "10:00"]);
        assert_eq!(ran.exit, Exit::Done, "{}", ran.err);
        assert!(ran.err.contains(warning), "{}", ran.err);
    }
}
