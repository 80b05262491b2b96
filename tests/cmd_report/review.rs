//! `keywork report term` and `annual-review` as they are typed: the time, the stage, the file, JSON and damage.

use super::{PUPIL, SCHOOL, TARGET, session};
use crate::shell::Shell;

const MEETING: &str = "date = 2026-12-04\nstaff = \"jm\"\nkind = \"annual-review\"\n\
    invited = [{ role = \"parent\", name = \"Mum\" }, { role = \"ep\", name = \"P. Reeve\" }]\n";

fn school() -> Shell {
    let shell = Shell::new("2026-11-23", "jm");
    shell.put("keywork.toml", SCHOOL);
    let plan =
        "[ehc_plan]\nmade = 2024-11-18\nlast_reviewed = 2026-01-08\n[[outcome]]\nid = \"E1\"\ntext = \"Reads alone\"\n";
    shell.put("pupils/fern/pupil.toml", &format!("{PUPIL}{plan}"));
    shell.put("pupils/moss/pupil.toml", &PUPIL.replace("Fern", "Moss"));
    shell.put("pupils/fern/targets/cvc.toml", &format!("outcome = \"E1\"\n{TARGET}"));
    shell.put("pupils/fern/sessions/2026-11/23-0930-jm-abcd.toml", &session("Tired"));
    for (id, from, to) in [("2026-autumn", "2026-09-02", "2026-12-18"), ("2026-half", "2026-09-02", "2026-10-23")] {
        shell.put(&format!("pupils/fern/cycles/{id}.toml"), &format!("from = {from}\nto = {to}\n"));
    }
    shell.put("pupils/fern/meetings/2026-12/04-1200-jm-aaaa.toml", MEETING);
    shell
}

#[test]
fn a_term_report_is_of_the_cycle_or_of_the_time_that_was_asked_for() {
    let shell = school();
    let said = shell.run("report term fern");
    said.is(0, "# Term report: Fern Field, 2026-autumn\n", "");
    assert!(said.out.contains("From Wednesday 2 September 2026 to Friday 18 December 2026, as at"), "{}", said.out);
    let said = shell.run("report term fern --cycle 2026-half");
    said.is(0, "# Term report: Fern Field, 2026-half\n", "");
    assert!(said.out.contains("to Friday 23 October 2026") && said.out.contains("that time is over"), "{}", said.out);
    let said = shell.run("report term fern --from 2026-11-16 --to 2026-11-20");
    assert!(said.out.contains("From Monday 16 November 2026 to Friday 20 November 2026"), "{}", said.out);
    shell.run("report term fern --cycle 2026-autmun").is(2, "", "did you mean \"2026-autumn\"?");
    shell.run("report term fern --stage advice").is(2, "", "--stage is for `keywork report annual-review`");
}

#[test]
fn the_stage_follows_the_meeting_unless_it_is_said() {
    let shell = school();
    shell.run("report annual-review fern").is(0, "# Annual review of Fern Field: the school's advice\n", "");
    shell.run("report annual-review fern --stage report").is(
        0,
        "# Annual review of Fern Field: the school's report\n",
        "",
    );
    shell.run("--as-of 2026-12-04 report annual-review fern").is(
        0,
        "# Annual review of Fern Field: the school's report\n",
        "",
    );
    shell.run("report annual-review fern --stage repotr").is(2, "", "--stage");
    let said = shell.run("report annual-review fern");
    for part in [
        "From Thursday 8 January 2026 to Monday 23 November 2026.",
        "| Advice of P. Reeve (ep) | **missing** |",
        "(pupils/fern/meetings/2026-12/04-1200-jm-aaaa.toml), planned",
        "- Section E, E1: no baseline of cvc.",
    ] {
        assert!(said.out.contains(part), "{part}: {}", said.out);
    }
}

#[test]
fn a_pupil_who_has_nothing_yet_has_both_reports() {
    let shell = school();
    for kind in ["term", "annual-review"] {
        let said = shell.run(&format!("report {kind} moss"));
        said.is(0, "# ", "");
        assert!(said.out.contains("|---|") && said.out.contains("issing"), "{}", said.out);
        let said = shell.run(&format!("--json report {kind} moss"));
        said.is(0, "{", "");
        for part in ["\"made_by\": \"keywork\"".to_owned(), format!("\"report\": \"{kind}\"")] {
            assert!(said.out.contains(&part), "{part}: {}", said.out);
        }
    }
}

#[test]
fn both_are_written_for_everybody_and_say_what_could_not_be_read() {
    let shell = school();
    shell.run("report term --all -o ../out").is(0, "wrote ../out/fern-term-2026-12-18.md", "");
    shell.run("report annual-review --all -o ../out").is(0, "wrote ../out/fern-annual-review-2026-11-23.md", "");
    let pages = shell.files("../out").into_iter().filter(|file| file.contains(".md"));
    assert_eq!(pages.count(), 4);
    shell.put("pupils/fern/observations/2026-11/20-1030-jm-bbbb.toml", "date = 2026-11-20\nstar");
    for kind in ["term", "annual-review"] {
        let said = shell.run(&format!("report {kind} fern"));
        said.is(3, "# ", "20-1030-jm-bbbb.toml:2:");
        assert!(said.out.contains("1 record could not be read") && said.out.contains("## Left out"), "{}", said.out);
    }
}
