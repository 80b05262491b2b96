//! `keywork report` and `keywork assess` on small folders: files, wording of the school's own, damage, and JSON.

mod caseload;
#[cfg(feature = "charts")]
mod charts;
#[cfg(feature = "docx")]
mod form;
mod provision;
mod review;

use crate::shell::Shell;

const SCHOOL: &str = "format = 1\nschool = \"Hazel Lane\"\n[[term]]\nname = \"Autumn 2026\"\nfrom = 2026-09-02\nto = 2026-12-18\n\
    closed = [{ from = 2026-10-26, to = 2026-10-30 }]\n[staff.jm]\nname = \"J. Marsh\"\nrole = \"key-worker\"\n";
const PUPIL: &str = "name = \"Fern Field\"\nborn = 2018-05-14\n[[adult]]\nstaff = \"jm\"\nrole = \"key-worker\"\n";
const TARGET: &str =
    "title = \"Reads words\"\nmeasure = { kind = \"accuracy\", of = 10 }\ngoal = { level = 80, by = 2026-12-18 }\n";

fn session(note: &str) -> String {
    format!(
        "date = 2026-11-23\nstart = 09:30:00\nminutes = 25\nstaff = \"jm\"\nnote = {note:?}\n[[result]]\ntarget = \"cvc\"\ncorrect = 8\nof = 10\n"
    )
}

fn school() -> Shell {
    let shell = Shell::new("2026-11-23", "jm");
    shell.put("keywork.toml", SCHOOL);
    for (id, name) in [("fern", "Fern"), ("moss", "Moss")] {
        shell.put(&format!("pupils/{id}/pupil.toml"), &PUPIL.replace("Fern", name));
    }
    shell.put("pupils/fern/targets/cvc.toml", TARGET);
    shell.put("pupils/fern/sessions/2026-11/23-0930-jm-abcd.toml", &session("Tired"));
    shell
}

#[test]
fn a_file_for_every_pupil_who_has_not_left() {
    let shell = school();
    shell.put("pupils/oak/pupil.toml", &PUPIL.replace("[[adult]]", "left = { on = 2026-07-21 }\n[[adult]]"));
    shell.run("report weekly --all -o ../out").is(0, "wrote ../out/fern-weekly-2026-W48.md", "");
    let made = shell.files("../out");
    let pages: Vec<&String> = made.iter().filter(|file| !file.contains(".svg")).collect();
    assert_eq!(pages, ["../out/fern-weekly-2026-W48.md", "../out/index.md", "../out/moss-weekly-2026-W48.md"]);
    let index = shell.read("../out/index.md");
    assert!(index.contains("[fern-weekly-2026-W48.md](fern-weekly-2026-W48.md)") && !index.contains("oak"), "{index}");
    shell.run("report weekly --all -o ../out").is(0, "wrote ", "");
    shell.run("report weekly --all -o ../closed --week 2026-W44").is(
        0,
        "nothing to write",
        "the school is closed all that week",
    );
}

#[test]
fn a_file_that_keywork_did_not_make_is_left_alone() {
    let shell = school();
    shell.put("../mine.md", "# Mine\n");
    shell.run("report day fern -o ../mine.md").is(2, "", "--force");
    assert_eq!(shell.read("../mine.md"), "# Mine\n");
    shell.run("report day fern -o ../mine.md --force").is(0, "wrote ", "");
    shell.run("report day fern -o ../mine.md").is(0, "wrote ", "");
}

#[test]
fn the_name_of_the_file_says_how_it_is_laid_out() {
    let shell = school();
    let begins = |file: &str, with: &str| {
        let text = shell.read(file);
        assert!(text.starts_with(with), "{file}: {text}");
    };
    for (flags, file, with) in [
        ("-o ../a.html", "../a.html", "<!DOCTYPE html>"),
        ("-o ../a.HTM", "../a.HTM", "<!DOCTYPE html>"),
        ("-o ../a.json", "../a.json", "{"),
        ("-o ../a.md", "../a.md", "# Day report"),
        ("-o ../a", "../a", "# Day report"),
        ("-o ../b.html --format markdown", "../b.html", "# Day report"),
        ("-o ../c.html --json", "../c.html", "{"),
        ("-o .. --format html", "../fern-day-2026-11-23.html", "<!DOCTYPE html>"),
        // What is already there is keywork's own, whatever it was.
        ("-o ../b.html", "../b.html", "<!DOCTYPE html>"),
    ] {
        assert_eq!(shell.run(&format!("report day fern {flags}")).exit, 0, "{flags}");
        begins(file, with);
    }
    shell.put("../mine.html", "<!DOCTYPE html>\n<title>Mine</title>\n");
    shell.run("report day fern -o ../mine.html").is(2, "", "--force");
    shell.run("report weekly --all -o ../pages.html --format html").is(0, "wrote ../pages.html/fern-weekly-", "");
    begins("../pages.html/fern-weekly-2026-W48.html", "<!DOCTYPE html>");
    shell.run("report weekly fern --format html").is(0, "<!DOCTYPE html>\n<html lang=\"en-GB\">", "");
}

#[test]
fn the_school_may_word_a_report_itself_and_a_mistake_in_it_has_a_line() {
    let shell = school();
    shell.put("templates/day.md", "# {{ pupil }} today\n");
    shell.run("report day fern").is(0, "# fern today\n", "");
    shell.put("templates/day.md", "# Today\n\n{{ pupl }}\n");
    shell.run("report day fern").is(
        2,
        "",
        "templates/day.md:3:4\n3 | {{ pupl }}\n  |    ^^^^\nhint: did you mean \"pupil\"?",
    );
    shell.put(
        "templates/day.md",
        "# Today\n{% for x in range(9999999) %}{% for y in range(9999999) %}.{% endfor %}{% endfor %}",
    );
    shell.run("report day fern").is(2, "", "error: ");
}

#[test]
fn a_damaged_record_costs_only_itself_and_is_said() {
    let shell = school();
    shell.put("pupils/fern/sessions/2026-11/23-1030-jm-bbbb.toml", "date = 2026-11-23\nstar");
    let said = shell.run("report weekly fern");
    said.is(3, "# Weekly report: Fern Field", "pupils/fern/sessions/2026-11/23-1030-jm-bbbb.toml:2:");
    assert!(
        said.out.contains("[8/10](pupils/fern/sessions/2026-11/23-0930-jm-abcd.toml)")
            && said.out.contains("## Left out"),
        "{}",
        said.out
    );
    shell.run("assess fern --json").is(3, "{", "");
    shell.put("pupils/moss/pupil.toml", "");
    let said = shell.run("report weekly --all -o ../out");
    said.is(3, "wrote ", "pupils/moss/pupil.toml");
}

#[test]
fn what_was_typed_cannot_change_the_page() {
    let shell = school();
    shell.put(
        "pupils/fern/sessions/2026-11/23-0930-jm-abcd.toml",
        &session("# Gone <script>alert(1)</script> | a | {{ 7*7 }} [x](http://x.uk)"),
    );
    let said = shell.run("report weekly fern");
    said.is(0, "# Weekly report", "");
    assert!(
        !said.out.contains("<script>") && !said.out.contains("\n# Gone") && !said.out.contains("[x]("),
        "{}",
        said.out
    );
    assert!(said.out.contains("{{ 7"), "{}", said.out);
}

#[test]
fn the_status_of_a_target_is_for_scripts_too() {
    let shell = school();
    let said = shell.run("assess fern --json");
    said.is(0, "{", "");
    for part in [
        "\"pupil\": \"fern\"",
        "\"as_of\": \"2026-11-23\"",
        "\"status\": \"met\"",
        "\"direction\": \"increase\"",
        "\"unit\": \"%\"",
        "\"latest\": 80.0",
        "\"trend_per_week\": null",
        "\"by\": \"2026-12-18\"",
    ] {
        assert!(said.out.contains(part), "{part}: {}", said.out);
    }
    shell
        .run("assess fern --tool 'Phonics screening check' --score total=27/40 --score reading=PK3 --score calm=3.5")
        .is(0, "wrote pupils/fern/assessments/2026-11/23-1200-jm-", "");
    shell.run("assess fern --tool Check --score total=41/40").is(2, "", "more than there is");
    shell.run("assess fern cvx").is(2, "", "did you mean \"cvc\"?");
    shell.run("report wekly fern").is(2, "", "did you mean \"weekly\"?");
    shell.run("report weekly fern --week 2026-W60").is(2, "", "--week: ");
}

#[test]
fn each_report_names_the_staff_of_its_own_days() {
    let shell = school();
    shell.put(
        "keywork.toml",
        &format!("{SCHOOL}left = 2026-11-20\n[staff.nk]\nname = \"N. Kemp\"\nrole = \"key-worker\"\n"),
    );
    let assigned = "[[adult]]\nstaff = \"nk\"\nrole = \"key-worker\"\nfrom = 2026-11-23\n";
    shell.put("pupils/fern/pupil.toml", &format!("{PUPIL}{assigned}"));
    for (week, named) in [("2026-W47", "Key worker: J. Marsh."), ("2026-W48", "Key worker: N. Kemp.")] {
        let said = shell.run(&format!("report weekly fern --week {week}"));
        assert!(said.out.contains(named), "{}", said.out);
    }
}
