//! `keywork meeting`: planned, held, completed, and the agenda of the next one.

use crate::shell::Shell;

const SCHOOL: &str = "format = 1\nschool = \"Hazel Lane\"\n[[term]]\nname = \"Autumn 2026\"\nfrom = 2026-09-02\nto = 2026-12-18\n\
    [staff.jm]\nname = \"J. Marsh\"\nrole = \"key-worker\"\n[staff.as]\nname = \"A. Shah\"\nrole = \"teacher\"\n";
const PUPIL: &str = "name = \"Fern Field\"\nborn = 2018-05-14\n[[adult]]\nstaff = \"jm\"\nrole = \"key-worker\"\n\
    [[parent]]\nname = \"Ms Field\"\nrelationship = \"mother\"\n[[parent]]\nname = \"Mr Lea\"\n";
const PLAN: &str =
    "meeting fern --kind annual-review --on 4/12 --at 14:00 --invited 'parent:ms field' --invited 'teacher:as'";
const HELD: &str = "meeting --kind annual-review --on 4/12 fern --attended 'Ms Field' --attended 'a. shah' \
    --view 'Fern:I like: the den' --decision 'Keep it' --decision 'Two visits' --action 'jm:11/12:Write: the report' \
    --recommend amend --sections f,E --difference 'Mr Lea asks for more' --note 'By video' --as-of 2026-12-04";

fn school() -> Shell {
    let shell = Shell::new("2026-11-23", "jm");
    shell.put("keywork.toml", SCHOOL);
    shell.put("pupils/fern/pupil.toml", PUPIL);
    shell
}

fn only(shell: &Shell) -> String {
    let files = shell.files("pupils/fern/meetings");
    assert_eq!(files.len(), 1, "{files:?}");
    shell.read(&files[0])
}

const PLANNED: &str = "date = 2026-12-04\nstart = 14:00:00\nstaff = \"jm\"\nkind = \"annual-review\"\n\
    invited = [{ role = \"parent\", name = \"Ms Field\" }, { role = \"teacher\", name = \"A. Shah\" }]\nrecorded = 2026-11-23\n";

#[test]
fn a_meeting_is_planned_and_completed_when_it_was_held() {
    let shell = school();
    let said = shell.run(PLAN);
    said.is(0, "wrote pupils/fern/meetings/2026-12/04-1400-jm-", "");
    let words =
        "(Fern Field, Friday 4 December 2026 14:00: annual review meeting, planned; invited: Ms Field and A. Shah)";
    assert!(said.out.contains(words), "{}", said.out);
    assert_eq!(only(&shell), PLANNED);
    shell.run(PLAN).is(0, "already recorded: ", "");

    let said = shell.run(&format!("{HELD} --staff as"));
    said.is(0, "wrote pupils/fern/meetings/2026-12/04-1400-jm-", "");
    let words = "came: Ms Field and A. Shah; 1 view; 2 decisions; 1 action; recommends to amend the plan; sections E and F; \
        with a difference of view; added to what was planned of it by J. Marsh)";
    assert!(said.out.contains(words), "{}", said.out);
    let became = "attended = [\"Ms Field\", \"as\"]\nviews = [{ who = \"Fern\", text = \"I like: the den\" }]\n\
        decisions = [\"Keep it\", \"Two visits\"]\nrecommend = \"amend\"\nsections = [\"E\", \"F\"]\n\
        difference = \"Mr Lea asks for more\"\nnote = \"By video\"\n\n\
        [[action]]\nowner = \"jm\"\nby = 2026-12-11\ntext = \"Write: the report\"\n";
    assert_eq!(only(&shell), format!("{PLANNED}{became}"));
    shell.run(HELD).is(0, "already recorded: ", "");
    shell.run("check").is(0, "", "");

    // More may be added, and what stands there is never lost.
    let more = "meeting record fern --kind annual-review --on 2026-12-04 --as-of 2026-12-07";
    let said = shell.run(&format!("{more} --attended 'Mr Lea' --sections B,E"));
    said.is(0, "wrote ", "");
    assert!(said.out.contains("added to what was recorded of it by J. Marsh"), "{}", said.out);
    let text = only(&shell);
    assert!(
        text.contains("attended = [\"Ms Field\", \"as\", \"Mr Lea\"]") && text.contains("[\"B\", \"E\", \"F\"]"),
        "{text}"
    );
    for other in ["--recommend cease", "--difference None", "--note 'In the hall'"] {
        shell.run(&format!("{more} {other}")).is(
            2,
            "",
            "to put other words there, change pupils/fern/meetings/2026-12/",
        );
    }
    assert_eq!(only(&shell), text);
}

#[test]
fn days_look_forward_and_the_nearest_year_is_meant() {
    for (typed, day) in
        [("fri", "2026-11/27-"), ("12/11", "2026-11/12-"), ("mon", "2026-11/23-"), ("'20 Jan'", "2027-01/20-")]
    {
        let shell = school();
        shell.run(&format!("meeting --kind parents --on {typed}")).is(
            0,
            &format!("wrote pupils/fern/meetings/{day}1200-jm-"),
            "",
        );
    }
    let shell = school();
    shell.run("meeting --kind parents --on 5/12").is(0, "wrote ", "note: Saturday 5 December 2026 is no school day");
}

#[test]
fn two_meetings_of_a_day_are_told_apart_by_their_time() {
    let shell = school();
    let plan = "meeting fern --kind parents --on fri";
    shell.run(&format!("{plan} --at 15:45 --invited 'parent:Ms Field'")).is(0, "wrote ", "");
    shell.run(&format!("{plan} --at 16:15 --invited 'parent:Mr Lea'")).is(
        0,
        "wrote ",
        "another of that kind and day is at 15:45",
    );
    shell.run(plan).is(2, "", "hint: say which with --at 15:45 or --at 16:15");
    shell.run(&format!("{plan} --at 16:15 --attended 'Mr Lea' --as-of 2026-11-27")).is(0, "wrote ", "");
    shell.run("meeting fern --kind review --on fri").is(0, "wrote ", "");
    assert_eq!(shell.files("pupils/fern/meetings").len(), 3);
}

#[test]
fn what_cannot_be_is_refused_and_nothing_is_written() {
    let shell = school();
    for (typed, near) in [
        ("fern --kind parets --on fri", "did you mean \"parents\"?"),
        ("fern --kind parents --on 31/11", "November has days 1 to 30"),
        ("fern --kind parents --on 2018-05-13", "look at the year"),
        ("fern --kind parents --on fri --at 25:00", "--at"),
        (
            "fern --kind parents --on tomorrow --attended Mum",
            "--attended: the meeting on Tuesday 24 November 2026 is still to come",
        ),
        ("fern --kind parents --on tomorrow --decision x", "--decision: the meeting on"),
        ("fern --kind annual-review --on fri --recommend amend", "--recommend: the meeting on"),
        ("fern --kind parents --on today --recommend amend", "--recommend goes with --kind annual-review"),
        ("fern --kind review --on today --sections E", "--sections goes with --kind annual-review"),
        ("fern --kind parents --on today --difference x", "--difference goes with --kind annual-review"),
        ("fern --kind annual-review --on today --sections E,L", "`L` is no section of an EHC plan"),
        ("fern --kind annual-review --on today --sections ,", "--sections names none"),
        ("fern --kind annual-review --on today --recommend amnd", "did you mean \"amend\"?"),
        ("fern --kind parents --on fri --invited Mum", "--invited: `Mum` does not say what somebody is and who"),
        ("fern --kind parents --on today --view 'He reads'", "--view: `He reads` does not say who said what"),
        ("fern --kind parents --on today --view ': He reads'", "does not say who said what"),
        ("fern --kind parents --on today --action 'jm:fri'", "is not OWNER:DATE:TEXT"),
        ("frn --kind parents --on fri", "did you mean \"fern\"?"),
        ("fern --kind parents", "--on <DATE>"),
        ("agnda fern", "`agnda` is no step of `keywork meeting`\nhint: did you mean \"agenda\"?"),
        ("agnda", "`agnda` is no step of `keywork meeting`"),
        ("fern --kind parents --on fri --staff jn", "did you mean \"jm\"?"),
    ] {
        let said = shell.run(&format!("meeting {typed}"));
        said.is(2, "", "error: ");
        assert!(said.err.contains(near), "{typed}: {}", said.err);
    }
    assert_eq!(shell.files("pupils/fern/meetings"), Vec::<String>::new());
}

#[test]
fn slips_of_names_are_noted_and_a_contradiction_is_a_warning() {
    let shell = school();
    shell.run("meeting --kind parents --on today --attended 'Ms Feild'").is(0, "wrote ", "did you mean \"Ms Field\"?");
    let both = "meeting --kind annual-review --on today --recommend maintain --sections E";
    shell.run(both).is(0, "wrote ", "warning: sections are named that should change");
}

#[test]
fn where_a_meeting_of_that_day_cannot_be_read_nothing_is_written() {
    let shell = school();
    let path = "pupils/fern/meetings/2026-12/04-1400-jm-aaaa.toml";
    let damaged = format!("{PLANNED}colour = \"red\"\n");
    shell.put(path, &damaged);
    let said = shell.run(&format!("{HELD} --json"));
    said.is(3, "", "\"code\": \"unknown-key\"");
    assert!(said.err.contains(&format!("\"file\": \"{path}\"")), "{}", said.err);
    assert_eq!(only(&shell), damaged);
    shell.run(&HELD.replace("4/12", "3/12")).is(0, "wrote ", "");
    shell.put("pupils/fern/targets/words.toml", "title = \"cut");
    shell.run("meeting fern --kind parents --on fri").is(0, "wrote ", "");
}

#[test]
fn an_agenda_lists_what_is_open_and_reads_what_it_can() {
    let shell = school();
    shell.run(PLAN).is(0, "wrote ", "");
    shell.run("meeting --kind parents --on today --attended 'Ms Field' --decision 'Five *words*' --view 'Mum:He reads' --action 'Mr Lea:20/11/2026:Ring'").is(0, "wrote ", "");
    shell.put("pupils/fern/cycles/a.toml", "from = 2026-09-02\nto = 2026-12-18\n");
    shell.run("recommend --from 'L. Hart' --role slt --text Wait").is(0, "wrote ", "");
    let page = shell.run("meeting agenda fern");
    page.is(0, "# Agenda: Fern Field, as at Monday 23 November 2026\n", "");
    for part in [
        "For the [annual review meeting](pupils/fern/meetings/2026-12/04-1400-jm-",
        "- Five \\*words\\*",
        "- **Overdue**, Mr Lea by Friday 20 November 2026, [23-1200-jm-",
        "agree the cycle, or say why not",
        "(slt): **not begun**",
        "## Whose words are not in the cycle yet\n\n- Fern\n- Mr Lea\n",
    ] {
        assert!(page.out.contains(part), "no `{part}` in\n{}", page.out);
    }
    let json: serde_json::Value = serde_json::from_str(&shell.run("meeting agenda --json").out).unwrap();
    assert_eq!((json["made_by"].as_str(), json["report"].as_str()), (Some("keywork"), Some("agenda")));
    assert_eq!(json["meeting"]["date"], "2026-12-04");
    let reference = json["open"][0]["ref"].as_str().unwrap().to_owned();
    shell.run(&format!("done {reference}")).is(0, "wrote ", "");
    assert!(shell.run("meeting agenda").out.contains("No action and no question is open."));
    shell.put("pupils/fern/contacts/2026-11/19-1530-jm-cccc.toml", "date = \"cut");
    let page = shell.run("meeting agenda fern");
    page.is(3, "# Agenda: Fern Field", "pupils/fern/contacts/2026-11/19-1530-jm-cccc.toml:1:");
    assert!(page.out.contains("**1 record could not be read, or not wholly.**") && page.out.contains("## Left out"));
}
