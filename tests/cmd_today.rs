//! `keywork today`, and `keywork` alone: what the page and its JSON say of a day, for whom, and what is left out.

use std::path::Path;

use serde_json::Value;

use crate::shell::{Shell, copy_folder};

const SCHOOL: &str = "format = 1\nschool = \"Hazel Lane\"\n[[term]]\nname = \"Autumn 2026\"\nfrom = 2026-09-02\nto = 2026-12-18\n\
    closed = [{ from = 2026-11-09, to = 2026-11-13 }, { on = 2026-11-27, why = \"INSET\" }]\n[staff.jm]\nname = \"J. Marsh\"\n\
    role = \"key-worker\"\n[staff.as]\nname = \"A. Shah\"\nrole = \"teacher\"\n[staff.cv]\nname = \"C. Vale\"\nrole = \"cover\"\n";
const FERN: &str = "name = \"Fern Field\"\nborn = 2018-05-14\n[[adult]]\nstaff = \"jm\"\nrole = \"key-worker\"\n[profile]\n\
    calms = [\"the *den*\"]\ntriggers = [\"bells\"]\nsafety = \"# Runs\"\n";
const PHONICS: &str = "what = \"Phonics\"\nminutes = 25\nslots = [\"mon 09:30\", \"tue 09:30\"]\nplace = \"library\"\nfrom = 2026-09-02\n";
const WORDS: &str = "title = \"Reads words\"\nprovision = \"phonics\"\nmeasure = { kind = \"accuracy\", of = 10 }\n\
    goal = { level = 80, help = \"independent\", by = 2026-12-18 }\nproposed = { by = \"jm\", on = 2026-09-08 }\n";
const AGREED: &str = "agreed = { by = \"as\", on = 2026-09-10 }\n";

/// A pupil with a slot of phonics on Mondays and Tuesdays, and a target that is taught in it.
fn school() -> Shell {
    let shell = Shell::new("2026-11-23", "jm");
    shell.put("keywork.toml", SCHOOL);
    shell.put("pupils/fern/pupil.toml", FERN);
    shell.put("pupils/fern/provision/phonics.toml", PHONICS);
    shell.put("pupils/fern/targets/cvc-words.toml", &format!("{WORDS}{AGREED}"));
    shell
}

fn session(shell: &Shell, day: &str, lines: &str) {
    let path = format!("pupils/fern/sessions/{}/{}-0930-jm-abcd.toml", &day[..7], &day[8..]);
    let text = format!("date = {day}\nstart = 09:30:00\nstaff = \"jm\"\nprovision = \"phonics\"\n{lines}");
    shell.put(&path, &text);
}

fn words(correct: u32, help: &str) -> String {
    format!("[[result]]\ntarget = \"cvc-words\"\ncorrect = {correct}\nof = 10\nhelp = {help}\n")
}

#[track_caller]
fn json(shell: &Shell, line: &str) -> Value {
    let said = shell.run(&format!("{line} --json"));
    assert_eq!(said.exit, 0, "{}", said.err);
    serde_json::from_str(&said.out).unwrap()
}

/// The values of one key in a list.
fn each<'v>(list: &'v Value, key: &str) -> Vec<&'v str> {
    list.as_array().unwrap().iter().map(|item| item[key].as_str().unwrap_or("null")).collect()
}

#[test]
fn a_slot_is_due_then_prepared_then_given_or_missed() {
    let shell = school();
    let today = json(&shell, "today");
    assert_eq!((today["date"].as_str(), today["school_day"].as_bool()), (Some("2026-11-23"), Some(true)));
    let item = &today["items"][0];
    assert_eq!(
        (&item["pupil"], &item["provision"], &item["at"], &item["minutes"], &item["state"]),
        (&"fern".into(), &"phonics".into(), &"09:30".into(), &25.into(), &"due".into())
    );
    let target = &item["targets"][0];
    assert_eq!((target["target"].as_str(), target["title"].as_str()), (Some("cvc-words"), Some("Reads words")));
    assert_eq!((target["last"].as_str(), target["next"].as_str()), (None, None));
    assert_eq!((target["status"].as_str(), target["start_from"].as_str()), (Some("not-started"), Some("independent")));

    shell.run("plan session fern --on today --provision phonics --objective 'Words with sh'").is(0, "wrote ", "");
    let item = &json(&shell, "today")["items"][0];
    assert_eq!((item["state"].as_str(), item["objective"].as_str()), (Some("prepared"), Some("Words with sh")));
    shell.run("log cvc-words=8/10@clueing -m 20 --next 'Mix in ch'").is(0, "wrote ", "");
    let today = json(&shell, "today");
    assert_eq!(today["items"].as_array().unwrap().len(), 1);
    let (item, target) = (&today["items"][0], &today["items"][0]["targets"][0]);
    assert_eq!((item["state"].as_str(), item["minutes"].as_i64()), (Some("given"), Some(20)));
    assert_eq!((target["last"].as_str(), target["next"].as_str()), (Some("8/10"), Some("Mix in ch")));
    let tomorrow = &json(&shell, "today --as-of 2026-11-24")["items"][0];
    assert_eq!((tomorrow["state"].as_str(), tomorrow["next"]["text"].as_str()), (Some("due"), Some("Mix in ch")));
    assert_eq!(tomorrow["targets"][0]["start_from"], "prompting");

    let shell = school();
    shell.run("log --missed staff-absent --provision phonics").is(0, "wrote ", "");
    assert_eq!(each(&json(&shell, "today")["items"], "state"), ["missed"]);
}

#[test]
fn no_command_at_all_is_today() {
    let shell = school();
    let page = shell.run("today").out;
    assert!(page.starts_with("# Today: Fern Field, Monday 23 November 2026\n"), "{page}");
    assert_eq!(shell.run("").out, page);
    assert_eq!(shell.run("--staff jm --color never").out, page);
    assert!(shell.run("--week").out.starts_with("# Week of Monday 23 November 2026: Fern Field\n"));
    assert!(shell.run("--help").out.contains("Usage: keywork"));
    shell.run("--wek").is(2, "", "did you mean \"--week\"?");
    let nowhere = Shell::new("2026-11-23", "jm");
    std::fs::remove_dir_all(nowhere.root()).unwrap();
    std::fs::create_dir(nowhere.root()).unwrap();
    nowhere.run("").is(2, "", "hint: begin with `keywork init records");
}

#[test]
fn a_closed_day_says_why_and_when_school_goes_on() {
    let shell = school();
    for (day, why) in [
        ("2026-11-27", "No school: INSET. The next school day is Monday 30 November 2026.\n"),
        ("2026-11-28", "No school: it is a weekend. The next school day is Monday 30 November 2026.\n"),
        ("2026-12-21", "No school: it is in no term.\n"),
        ("2028-11-27", "No school: the terms of this school year are not in keywork.toml.\n"),
    ] {
        let page = shell.run(&format!("today --as-of {day}")).out;
        assert!(page.contains(why), "{page}");
    }
    let today = json(&shell, "today --as-of 2026-11-27");
    assert_eq!((today["school_day"].as_bool(), today["items"].as_array().unwrap().len()), (Some(false), 0));
    assert_eq!(today["next_school_day"], "2026-11-30");
}

#[test]
fn her_own_pupils_are_shown_and_all_to_who_has_none() {
    let shell = school();
    shell.put("pupils/moss/pupil.toml", &FERN.replace("Fern", "Moss").replace("\"jm\"", "\"as\""));
    let gone = FERN.replace("Fern", "Gone").replace("born", "left = { on = 2026-11-20 }\nborn");
    shell.put("pupils/gone/pupil.toml", &gone);
    for (line, names) in [
        ("today", &["Fern Field"][..]),
        ("today --staff as", &["Moss Field"]),
        ("today --staff cv", &["Fern Field", "Moss Field"]),
        ("today moss", &["Moss Field"]),
        ("today mo --staff cv", &["Moss Field"]),
        ("today --as-of 2026-11-20 gone", &["Gone Field"]),
    ] {
        assert_eq!(each(&json(&shell, line)["pupils"], "name"), names, "{line}");
    }
    shell.run("today --staff jn").is(
        0,
        "# Today, Monday",
        "warning: --staff: there is no member of staff `jn`, so every pupil",
    );
    shell.run("today gone").is(2, "", "error: Gone Field left on Friday 20 November 2026");
    shell.run("today frn").is(2, "", "did you mean \"fern\"?");
    shell.put("pupils/moss/pupil.toml", "name = \"cut");
    let said = shell.run("today");
    said.is(3, "# Today, Monday 23 November 2026\n", "pupils/moss/pupil.toml");
    assert!(
        said.out.contains("## [Fern Field]") && said.out.contains("## moss\n\n**1 record could not be read"),
        "{}",
        said.out
    );
}

#[test]
fn only_targets_that_are_worked_on_are_shown_and_proposed_ones_as_proposed() {
    let shell = school();
    let ended = "[[review]]\non = 2026-11-20\nby = \"jm\"\nresult = \"met\"\ndecision = \"end\"\nwhy = \"x\"\n";
    shell.put("pupils/fern/targets/ended.toml", &format!("{WORDS}{AGREED}{ended}"));
    shell.put(
        "pupils/fern/targets/refused.toml",
        &format!("{WORDS}refused = {{ by = \"as\", on = 2026-09-09, why = \"No\" }}\n"),
    );
    shell.put("pupils/fern/targets/wished.toml", WORDS);
    shell.put("pupils/fern/targets/elsewhere.toml", &WORDS.replace("provision = \"phonics\"\n", ""));
    let of_slot = |shell: &Shell| json(shell, "today")["items"][0]["targets"].clone();
    assert_eq!(each(&of_slot(&shell), "target"), ["cvc-words", "wished"]);
    let said = shell.run("today");
    assert!(said.out.contains("(wished), proposed and not agreed: not-started"), "{}", said.out);
    assert!(said.out.contains("[target wished](pupils/fern/targets/wished.toml): proposed by J. Marsh on 8 September"));

    for id in ["cvc-words", "wished"] {
        shell.put(&format!("pupils/fern/targets/{id}.toml"), &WORDS.replace("\"phonics\"", "\"other\""));
    }
    session(
        &shell,
        "2026-11-17",
        &format!("minutes = 25\n{}", words(8, "\"clueing\"").replace("cvc-words", "elsewhere")),
    );
    assert_eq!(each(&of_slot(&shell), "target"), ["elsewhere"]);
    shell.put(
        "pupils/fern/provision/phonics.toml",
        &format!("{PHONICS}proposed = {{ by = \"jm\", on = 2026-11-20 }}\n"),
    );
    assert!(shell.run("today").out.contains("library; proposed by J. Marsh on 20 November, not agreed"));
    shell.put(
        "pupils/fern/provision/phonics.toml",
        &format!("{PHONICS}refused = {{ by = \"as\", on = 2026-11-20, why = \"No\" }}\n"),
    );
    assert_eq!(json(&shell, "today")["items"].as_array().unwrap().len(), 0);
}

#[test]
fn what_worked_best_of_late_and_what_nobody_recorded() {
    let shell = school();
    // Ten school days before Monday 23 November, with a closed week between, begin on Monday 2 November.
    session(&shell, "2026-10-27", &format!("minutes = 25\nactivity = \"Long ago\"\n{}", words(10, "\"independent\"")));
    session(&shell, "2026-11-03", &format!("minutes = 25\nactivity = \"Bingo\"\n{}", words(8, "\"independent\"")));
    session(
        &shell,
        "2026-11-16",
        &format!("minutes = 25\nactivity = \"Cards\"\nnext = \"Slow down\"\n{}", words(8, "\"clueing\"")),
    );
    session(&shell, "2026-11-17", "[prepared]\nactivity = \"Pairs\"\n");
    session(&shell, "2026-11-24", &format!("minutes = 25\nactivity = \"To come\"\n{}", words(10, "\"independent\"")));
    let today = json(&shell, "today");
    let item = &today["items"][0];
    assert_eq!((item["activity"].as_str(), item["next"]["text"].as_str()), (Some("Bingo"), Some("Slow down")));
    assert_eq!(item["activity_of"]["date"], "2026-11-03");
    let unrecorded = &today["unrecorded"];
    assert_eq!(each(unrecorded, "date"), ["2026-11-02", "2026-11-17"]);
    assert_eq!(each(unrecorded, "at"), ["09:30", "09:30"]);
    assert_eq!((each(unrecorded, "pupil"), each(unrecorded, "provision")), (vec!["fern"; 2], vec!["phonics"; 2]));
    let page = shell.run("today").out;
    assert!(page.contains("- Phonics: Mon 2 Nov 09:30; [Tue 17 Nov 09:30](pupils/fern/sessions/2026-11/17-0930-jm-abcd.toml), prepared\n"), "{page}");
    let weekly = shell.run("report weekly fern --week last").out;
    assert!(weekly.contains("| [Tue 17 Nov 09:30](pupils/fern/sessions/2026-11/17-0930-jm-abcd.toml) | [Phonics](pupils/fern/provision/phonics.toml) | not recorded |"), "{weekly}");
}

#[test]
fn a_session_prepared_outside_the_timetable_is_an_item_and_is_missed_when_nobody_records_it() {
    let shell = school();
    shell.run("plan session fern --on today --at 14:00 --activity '# Shop\n- list'").is(0, "wrote ", "");
    let item = &json(&shell, "today")["items"][1];
    assert_eq!(
        (item["state"].as_str(), item["at"].as_str(), &item["provision"]),
        (Some("prepared"), Some("14:00"), &Value::Null)
    );
    let later = shell.run("today --as-of 2026-11-24").out;
    assert!(later.contains("; Mon 23 Nov 09:30\n") && later.contains("- Session: [Mon 23 Nov 14:00]"), "{later}");
    assert!(shell.run("report weekly fern").out.contains("| [Mon 23 Nov 14:00]"));
    let page = shell.run("today").out;
    for line in ["- **Safety**: \\# Runs\n", "- **Calms**: the \\*den\\*\n", "  - Do: \\# Shop - list\n"] {
        assert!(page.contains(line), "{line}{page}");
    }
}

#[test]
fn what_waits_is_said_with_whose_it_is() {
    let shell = school();
    session(&shell, "2026-11-17", "minutes = 25\nask = \"The library?\"\ntell = [\"as\"]\nnote = \"Tired\"\n");
    shell.put(
        "pupils/fern/contacts/2026-11/16-1530-jm-abcd.toml",
        "date = 2026-11-16\nstart = 15:30:00\nstaff = \"jm\"\nwith = \"Mum\"\nhow = \"phone\"\nnote = \"Talked\"\n\
         [[action]]\nowner = \"as\"\nby = 2026-11-20\ntext = \"Find the book\"\n\
         [[action]]\nowner = \"Mum\"\nby = 2026-11-26\ntext = \"Send the photo\"\n",
    );
    shell.put(
        "pupils/fern/meetings/2026-11/25-1400-as-abcd.toml",
        "date = 2026-11-25\nstart = 14:00:00\nstaff = \"as\"\nkind = \"parents\"\n",
    );
    shell.put(
        "pupils/fern/observations/2026-11/23-1040-jm-abcd.toml",
        "date = 2026-11-23\nstart = 10:40:00\nstaff = \"jm\"\nkind = \"restrictive\"\ntype = \"held\"\n",
    );
    let page = shell.run("today").out;
    for line in [
        "## To do\n\n- Due, Mon 23 Nov: [",
        "(23-1040-jm-abcd)\n- A. Shah, overdue since [Fri 20 Nov](pupils/fern/contacts/2026-11/16-1530-jm-abcd.toml): Find the book (16-1530-jm-abcd#a1)\n",
        "- J. Marsh asked on [Tue 17 Nov](pupils/fern/sessions/2026-11/17-0930-jm-abcd.toml): The library? (17-0930-jm-abcd)\n",
        "- Tell A. Shah, of [Tue 17 Nov](pupils/fern/sessions/2026-11/17-0930-jm-abcd.toml): Tired (17-0930-jm-abcd)\n",
    ] {
        assert!(page.contains(line), "{line}{page}");
    }
    assert!(!page.contains("Send the photo") && !page.contains("Meeting"), "{page}");
    let week = shell.run("today --week").out;
    assert!(week.contains("- Mum, by [Thu 26 Nov]") && week.contains("  - 14:00 [Meeting: parents]"), "{week}");
    assert!(week.contains("- **Fri 27 Nov**: no school, INSET\n"), "{week}");
    assert!(shell.run("today --as-of 2026-11-25").out.contains("- **14:00 [Meeting: parents]"));
    let days = json(&shell, "today --week --as-of 2026-11-28");
    assert_eq!(each(&days["days"], "date")[0], "2026-11-30");
}

#[test]
fn the_worked_pupil_fits_on_a_screen() {
    let shell = Shell::new("2026-11-24", "jm");
    copy_folder(&Path::new(env!("CARGO_MANIFEST_DIR")).join("records"), &shell.root());
    let said = shell.run_on_terminal("");
    said.is(0, "Today: Rowan Ash, Tuesday 24 November 2026\n", "");
    assert!(said.out.lines().count() <= 42, "{}", said.out);
    assert!(said.out.lines().all(|line| line.chars().count() <= 80), "{}", said.out);
}
