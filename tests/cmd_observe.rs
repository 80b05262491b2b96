//! `keywork observe` as a key worker types it between two lessons: what is written, what is said, and what is refused.

use crate::shell::Shell;

const SCHOOL: &str = "format = 1\nschool = \"Hazel Lane\"\n[staff.jm]\nname = \"J. Marsh\"\nrole = \"key-worker\"\n\
    [staff.as]\nname = \"A. Shah\"\nrole = \"teacher\"\n[staff.dl]\nname = \"D. Lloyd\"\nrole = \"dsl\"\n";
const PUPIL: &str = "name = \"Fern Field\"\nborn = 2018-05-14\n[[adult]]\nstaff = \"jm\"\nrole = \"key-worker\"\n\
    [[parent]]\nname = \"Ms Field\"\n[[parent]]\nname = \"Mr Dale\"\n";
const HELD: &str = "observe fern --kind restrictive --at 10:40 --type 'physical restraint' --reason 'To stop her at the road' \
    --staff-involved jm --staff-involved as";

/// A school with one pupil, on a Monday.
fn school() -> Shell {
    let shell = Shell::new("2026-11-23", "jm");
    shell.put("keywork.toml", SCHOOL);
    shell.put("pupils/fern/pupil.toml", PUPIL);
    shell
}

fn observations(shell: &Shell) -> Vec<String> {
    shell.files("pupils/fern/observations")
}

fn only(shell: &Shell) -> String {
    let seen = observations(shell);
    assert_eq!(seen.len(), 1, "{seen:?}");
    shell.read(&seen[0])
}

/// The observation of 10:40, by the name that a person would give it.
fn held(shell: &Shell) -> String {
    let path = observations(shell).into_iter().find(|path| path.contains("/23-1040-jm-")).unwrap();
    path.rsplit('/').next().unwrap().trim_end_matches(".toml").to_owned()
}

#[test]
fn what_came_before_and_after_is_one_line() {
    let shell = school();
    let line = "observe --kind behaviour --at 12:10 --place 'the hall' --minutes 8 --intensity 2 --before 'The queue turned' \
        --behaviour 'Hands to ears' --after 'Walked out with me' --communicating 'Too loud' --helped 'The card' \
        --share 'Fern used her card' --tell as --ask 'A side door?'";
    let said = shell.run(line);
    said.is(0, "wrote pupils/fern/observations/2026-11/23-1210-jm-", "");
    let words = "(Fern Field, Monday 23 November 2026 12:10: behaviour; the hall; 8 minutes; intensity 2 of 5; before: The queue turned; \
        behaviour: Hands to ears; after: Walked out with me; communicating: Too loud; helped: The card; \
        may go home: Fern used her card; asked: A side door?; to tell: A. Shah)";
    assert!(said.out.contains(words), "{}", said.out);
    assert_eq!(said.err, "");
    assert_eq!(
        only(&shell),
        "date = 2026-11-23\nstart = 12:10:00\nstaff = \"jm\"\nkind = \"behaviour\"\nplace = \"the hall\"\nminutes = 8\n\
         intensity = 2\nbefore = \"The queue turned\"\nbehaviour = \"Hands to ears\"\nafter = \"Walked out with me\"\n\
         communicating = \"Too loud\"\nhelped = \"The card\"\nshare = \"Fern used her card\"\nask = \"A side door?\"\n\
         tell = [\"as\"]\nrecorded = 2026-11-23\n"
    );
    shell.run(line).is(0, "already recorded: ", "");
    shell.run(&line.replace("Too loud", "Too bright")).is(0, "wrote ", "");
    assert_eq!(observations(&shell).len(), 2);
}

#[test]
fn each_kind_says_at_once_what_it_is_nothing_without() {
    let shell = school();
    for (typed, missing) in [
        ("", "what kind of observation is it?"),
        ("--kind note", "--note or --share is missing"),
        ("--kind wellbeing --place x", "--wellbeing or --involvement is missing"),
        ("--kind behaviour --before x", "--behaviour is missing"),
        ("--kind incident --type fall", "--behaviour or --note is missing"),
        ("--kind restrictive --behaviour x", "--type, --reason and --staff-involved are missing"),
        ("--kind voice --note x", "--said and --method are missing"),
        ("--kind voice --said x", "--method is missing"),
    ] {
        let said = shell.run(&format!("observe fern {typed}"));
        said.is(2, "", &format!("error: {missing}"));
        assert!(said.err.contains("hint: give "), "{}", said.err);
    }
    assert_eq!(observations(&shell), Vec::<String>::new());
}

#[test]
fn slips_are_answered_by_the_nearest_right_thing() {
    let shell = school();
    for (typed, near) in [
        ("--kind behavior --behaviour x", "did you mean \"behaviour\"?"),
        ("--kind voice --said x --method symbol", "did you mean \"symbols\"?"),
        ("--kind voice --said x --method signs --interpreted-by sa", "did you mean \"as\"?"),
        ("--kind wellbeing --wellbeing 5.5", "from 1 to 5 in halves"),
        ("--kind wellbeing --involvement 3.2", "such as --involvement 3.5"),
        ("--kind behaviour --behaviour x --intensity 6", "--intensity: `6`"),
        ("--kind behaviour --behaviour x --minutes 0", "such as -m 25"),
        ("--kind note --note x --tell dll", "did you mean \"dl\"?"),
        ("--kind note --note x --on 24/11", "still to come"),
        ("--kind note --note x --on 2018-05-13", "look at the year"),
        ("--kind note --note --share", "--note=--share"),
        ("--kind note --nte x", "did you mean \"--note\"?"),
        ("--kind note --note x --add 23-1040", "--add"),
        ("--kind note --note x --authority-told today", "goes with --parent-withheld"),
    ] {
        let said = shell.run(&format!("observe fern {typed}"));
        said.is(2, "", "error: ");
        assert!(said.err.contains(near), "{typed}: {}", said.err);
    }
    assert_eq!(observations(&shell), Vec::<String>::new());
}

#[test]
fn scores_and_voices_are_kept_as_they_were() {
    let shell = school();
    shell.run("observe --kind wellbeing --wellbeing 3+ --involvement 4 --seen-by as").is(0, "wrote ", "");
    let text = only(&shell);
    assert!(
        text.contains("staff = \"as\"\nrecorded_by = \"jm\"\nkind = \"wellbeing\"\nwellbeing = 3.5\ninvolvement = 4\n"),
        "{text}"
    );
    let said =
        shell.run("observe --kind voice --said '\"Not lady!\"' --method signs --interpreted-by as --at 11:00 --json");
    said.is(0, "{", "");
    let answer: serde_json::Value = serde_json::from_str(&said.out).unwrap();
    let text = shell.read(answer["wrote"][0].as_str().unwrap());
    assert!(text.contains("said = '\"Not lady!\"'\nmethod = \"signs\"\ninterpreted_by = \"as\"\n"), "{text}");
}

#[test]
fn a_restrictive_intervention_is_written_with_its_time_and_says_who_is_to_be_told() {
    let shell = school();
    let said = shell.run(HELD);
    said.is(0, "wrote pupils/fern/observations/2026-11/23-1040-jm-", "");
    assert!(said.out.contains("; each parent is to be told as soon as practicable)"), "{}", said.out);
    let add = format!("keywork observe fern --add {}", held(&shell));
    for line in [
        format!("still to say, when you know it: {add} --place … --minutes … --before … --behaviour … --injury …\n"),
        format!(
            "still to tell, as soon as practicable: Ms Field and Mr Dale; then: {add} --parent-told \"Ms Field:phone:15:40\""
        ),
        "tell D. Lloyd (the DSL) now, in person, and then keywork concern fern".to_owned(),
    ] {
        assert!(said.err.contains(&line), "{line}\n{}", said.err);
    }
    let text = only(&shell);
    assert!(
        text.contains("staff_involved = [\"jm\", \"as\"]\nrecorded = 2026-11-23\nrecorded_at = 23:59:00\n"),
        "{text}"
    );
    // A minute later by the clock it is still the same record.
    shell.put(&observations(&shell)[0], &text.replace("23:59:00", "23:41:00"));
    shell.run(HELD).is(0, "already recorded: ", "");
    only(&shell);
}

#[test]
fn parents_are_told_in_additions_and_the_record_stays_as_it_was() {
    let shell = school();
    shell.run(&format!("{HELD} --parent-told 'ms field:phone:11:20'")).is(
        0,
        "wrote ",
        "still to tell, as soon as practicable: Mr Dale;",
    );
    let (name, before) = (held(&shell), only(&shell));
    assert!(
        before.contains("parent_told = [{ name = \"Ms Field\", how = \"phone\", at = \"2026-11-23 11:20\" }]\n"),
        "{before}"
    );
    let said =
        shell.run(&format!("observe fern --add {name} --parent-told 'Mr Dale:e-mail:today 15:40' --note 'Copy sent'"));
    said.is(0, "wrote pupils/fern/observations/2026-11/23-1200-jm-", "");
    assert!(said.out.contains("added to the restrictive intervention of Monday 23 November 2026; Mr Dale told (e-mail, 2026-11-23 15:40); note: Copy sent"));
    assert_eq!(said.err, "");
    let added = observations(&shell).into_iter().find(|path| !path.contains(&name)).unwrap();
    assert_eq!(
        shell.read(&added),
        format!(
            "date = 2026-11-23\nstart = 12:00:00\nstaff = \"jm\"\nadds = \"{name}\"\n\
             parent_told = [{{ name = \"Mr Dale\", how = \"e-mail\", at = \"2026-11-23 15:40\" }}]\nnote = \"Copy sent\"\nrecorded = 2026-11-23\n"
        )
    );
    assert_eq!(shell.read(&format!("pupils/fern/observations/2026-11/{name}.toml")), before);
    // What is added to an addition stands beside the one record.
    shell.run(&format!("observe fern --add {added} --note 'Read it'")).is(0, "wrote ", "");
    let all: Vec<String> = observations(&shell).iter().map(|path| shell.read(path)).collect();
    assert_eq!(all.iter().filter(|text| text.contains(&format!("adds = \"{name}\""))).count(), 2, "{all:?}");
    shell.run("check --as-of 2026-11-24").is(0, "", "");
    // On another day, of a call on the day itself; not of one before it happened.
    let later = format!("observe fern --add {name} --as-of 2026-11-25 --parent-told");
    shell.run(&format!("{later} 'Gran:phone:mon 18:00'")).is(
        0,
        "wrote pupils/fern/observations/2026-11/25-1200-jm-",
        "",
    );
    shell.run(&format!("{later} 'Gran:phone:20 Nov 18:00'")).is(
        2,
        "",
        "is before what it was told of, Monday 23 November 2026",
    );
}

#[test]
fn when_a_parent_was_told_is_read_as_people_say_it() {
    for (typed, at) in [
        ("15:40", "2026-11-23 15:40"),
        ("today 3.40pm", "2026-11-23 15:40"),
        ("2026-11-23 15:40", "2026-11-23 15:40"),
        ("yesterday 9:05", "2026-11-22 09:05"),
        ("fri 16:00", "2026-11-20 16:00"),
        ("20 Nov 16:00", "2026-11-20 16:00"),
        ("20 Nov", "2026-11-20"),
    ] {
        let shell = school();
        let line = format!("observe fern --kind note --on 20/11 --note x --parent-told 'Ms Field:phone:{typed}'");
        shell.run(&line).is(0, "wrote ", "");
        assert!(only(&shell).contains(&format!("at = \"{at}\" }}]\n")), "{typed}: {}", only(&shell));
    }
    let shell = school();
    for (typed, wrong) in [
        ("Ms Field", "is not NAME:HOW:WHEN"),
        ("Ms Field:phone", "is not NAME:HOW:WHEN"),
        (":phone:15:40", "does not say who was told, and how"),
        ("Ms Field:15:40", "does not say when"),
        ("Ms Field:phone:soon", "does not say when"),
        ("Ms Field:phone:tomorrow 9:00", "still to come"),
        ("Ms Field:phone:yesterday 9:00", "is before what it was told of"),
    ] {
        let said = shell.run(&format!("{HELD} --parent-told '{typed}'"));
        said.is(2, "", "error: --parent-told: ");
        assert!(said.err.contains(wrong), "{typed}: {}", said.err);
    }
    assert_eq!(observations(&shell), Vec::<String>::new());
}

#[test]
fn only_an_observation_of_this_pupil_is_added_to() {
    let shell = school();
    shell.run(HELD).is(0, "wrote ", "");
    shell.run("contact fern --with Mum --how phone --note x --at 15:30").is(0, "wrote ", "");
    shell.put("pupils/moss/pupil.toml", &PUPIL.replace("Fern", "Moss"));
    for (typed, wrong) in [
        ("fern --add 23-1530 --note x", "is a contact, not an observation"),
        ("fern --add 23-1040#a1 --note x", "is an action, not an observation"),
        ("fern --add 24-1040 --note x", "nothing is named `fern/24-1040`"),
        ("moss --add 23-1040 --note x", "nothing is named `moss/23-1040`"),
        ("moss --add fern/23-1040 --note x", "is a record of fern, and this is of moss"),
        ("fern --add 23-1040", "there is nothing to add"),
        ("fern --add 23-1040 --seen-by as", "there is nothing to add"),
        ("fern --add 23-1040 --note x --on fri", "is before what it adds to"),
    ] {
        let said = shell.run(&format!("observe {typed}"));
        said.is(2, "", "error: ");
        assert!(said.err.contains(wrong), "{typed}: {}", said.err);
    }
    assert_eq!(observations(&shell).len(), 1);
}

#[test]
fn from_the_next_day_check_asks_whether_the_parents_know() {
    let shell = school();
    shell.run(HELD).is(0, "wrote ", "");
    let asks = |day: &str| shell.run(&format!("check --as-of {day}")).out;
    assert!(!asks("2026-11-23").contains("parents-not-told"));
    assert!(
        asks("2026-11-24")
            .contains("warning[parents-not-told]: nothing says that Ms Field and Mr Dale were told of this")
    );
    let withheld = format!("observe fern --add {} --parent-withheld 'Likely to harm her'", held(&shell));
    shell.run(&withheld).is(0, "wrote ", "where no parent can be told, the local authority where the child lives is");
    assert!(asks("2026-11-24").contains("no parent was told of this"));
    shell.run(&format!("{withheld} --authority-told today")).is(0, "wrote ", "");
    assert!(!asks("2026-11-24").contains("parents-not-told"));
}

#[test]
fn an_account_is_not_lost_because_another_file_is_damaged() {
    let shell = school();
    shell.put("pupils/fern/targets/cvc-words.toml", "title = \"cut");
    shell.put("pupils/fern/observations/2026-11/20-0900-jm-aaaa.toml", "date = ");
    shell.run(HELD).is(0, "wrote ", "");
    shell.run("observe fern --add 20-0900 --note x").is(
        3,
        "",
        "--> pupils/fern/observations/2026-11/20-0900-jm-aaaa.toml:1:",
    );
    shell.put("pupils/fern/pupil.toml", "name = \"cut");
    let said = shell.run("observe fern --kind incident --behaviour 'Fell' --at 11:00");
    said.is(0, "wrote ", "warning: pupils/fern/pupil.toml cannot be read whole");
}

#[test]
fn the_reports_show_it_and_what_may_not_go_home_stays() {
    let shell = school();
    shell.run("observe fern --kind note --note 'Held the door' --share 'Fern was kind' --tell as").is(0, "wrote ", "");
    for report in ["report weekly fern", "report day fern"] {
        let page = shell.run(report).out;
        assert!(page.contains("Held the door") && page.contains("A. Shah"), "{report}: {page}");
    }
    let home = shell.run("report home fern").out;
    assert!(home.contains("Fern was kind") && !home.contains("Held the door"), "{home}");
}

#[test]
fn words_that_cannot_be_written_are_printed_so_that_none_is_lost() {
    let shell = school();
    shell.put("pupils/fern/observations/2026-11", "a file in the place of the month");
    let line = "observe fern --kind note --at 10:40 --note 'He told me of the dog\u{202e}'";
    let said = shell.run(line);
    assert!(said.exit == 5 && said.err.contains("is printed above, so that no word of it is lost\n"), "{}", said.err);
    assert!(said.out.starts_with("date = 2026-11-23\nstart = 10:40:00\n"), "{}", said.out);
    assert!(said.out.contains("note = \"He told me of the dog<U+202E>\"\n"), "{}", said.out);
    let said = shell.run(&format!("{line} --json"));
    let error: serde_json::Value = serde_json::from_str(&said.err).unwrap();
    assert!(
        error["error"]["unwritten"].as_str().unwrap().contains("He told me of the dog\u{202e}") && said.out.is_empty()
    );
}
