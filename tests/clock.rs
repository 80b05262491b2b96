//! What the clock can do to records: a day with an hour twice or not at all, a clock that is wrong, and a record that is
//! written late. Dates and times are those of the school, without a zone, as people write them.

use crate::shell::Shell;

const SCHOOL: &str = "format = 1\nschool = \"Hazel Lane\"\n[staff.jm]\nname = \"J. Marsh\"\nrole = \"key-worker\"\n";
const PUPIL: &str = "name = \"Rowan Ash\"\nborn = 2018-03-04\n[[adult]]\nstaff = \"jm\"\nrole = \"key-worker\"\n";
const AHEAD: &str = "date = 2027-11-23\nstart = 09:30:00\nminutes = 5\nstaff = \"jm\"\nnote = \"from a wrong clock\"\n";

fn school(today: &str) -> Shell {
    let shell = Shell::new(today, "jm");
    shell.put("keywork.toml", SCHOOL);
    shell.put("pupils/rowan/pupil.toml", PUPIL);
    shell
}

#[test]
fn an_hour_that_comes_twice_or_not_at_all_costs_no_record() {
    for today in ["2026-03-29", "2026-10-25"] {
        let shell = school(today);
        for note in ["first", "second"] {
            shell.run_at("01:30", &format!("observe rowan --kind note --note {note}")).is(0, "wrote ", "");
        }
        shell.run_at("01:30", "observe rowan --kind note --note second").is(0, "already recorded", "");
        let files = shell.files("pupils/rowan/observations");
        assert_eq!(files.len(), 2, "{files:?}");
        assert!(files.iter().all(|file| file.contains(&format!("{}-0130-jm-", &today[8..]))), "{files:?}");
        let check = shell.run("check");
        assert!(check.exit == 0 && !check.out.contains("error["), "{}", check.out);
    }
}

#[test]
fn what_a_wrong_clock_wrote_is_found_and_counts_nowhere() {
    let shell = school("2026-11-23");
    let before = shell.run("report weekly rowan").out;
    shell.put("pupils/rowan/sessions/2027-11/23-0930-jm-aaaa.toml", AHEAD);
    let check = shell.run("check");
    assert!(check.exit == 1 && check.out.contains("error[in-the-future]"), "{}", check.out);
    assert_eq!(shell.run("report weekly rowan").out, before);
    shell.put("pupils/rowan/sessions/9999-12/31-0930-jm-aaaa.toml", &AHEAD.replace("2027-11-23", "9999-12-31"));
    assert!(shell.run("check").out.contains("error[out-of-range]: this is no day from 1900 to 2199"));
    shell.run("report weekly rowan").is(3, "# Weekly report", "this is no day from 1900 to 2199");
    shell.run("log rowan -m 5 --on 2026-11-24 --at 09:30 --note x").is(2, "", "24 November 2026 is still to come");
}

#[test]
fn what_is_written_late_says_on_which_day_it_was_written() {
    let shell = school("2026-11-23");
    shell.run("log rowan -m 5 --on 2026-11-16 --at 09:30 --note late").is(0, "wrote ", "");
    shell.run_at("15:10", "observe rowan --kind incident --note late --on 2026-11-16 --at 10:00").is(0, "wrote ", "");
    for folder in ["sessions", "observations"] {
        let file = shell.files(&format!("pupils/rowan/{folder}")).remove(0);
        assert!(shell.read(&file).contains("date = 2026-11-16\n"), "{file}");
        assert!(shell.read(&file).contains("recorded = 2026-11-23\n"), "{file}");
        if folder == "observations" {
            assert!(shell.read(&file).contains("recorded_at = 15:10:00\n"), "{file}");
        }
    }
    shell.run("export pupil rowan ../out").is(0, "wrote ", "");
    assert_eq!(shell.read("../out/rowan.md").matches("- **recorded**: 2026-11-23\n").count(), 2);
}
