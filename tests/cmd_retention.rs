//! `keywork check --retention`: whose records are past the school's dates; it lists and deletes nothing.

use crate::shell::Shell;

const SCHOOL: &str = "format = 1\nschool = \"Hazel Lane\"\n[retention]\nsen_file = 8\n";

fn school(text: &str) -> Shell {
    let shell = Shell::new("2026-11-23", "jm");
    shell.put("keywork.toml", text);
    shell.put("pupils/fern/pupil.toml", "name = \"Fern Field\"\nborn = 2018-05-14\n");
    shell.put("pupils/moss/pupil.toml", "name = \"Moss Hill\"\nborn = 2019-05-14\n");
    shell
}

#[test]
fn what_is_past_is_listed_and_nothing_is_deleted() {
    let shell = school(SCHOOL);
    let said = shell.run("check --retention");
    said.is(0, "warning[past-retention]: fern was born on Monday 14 May 2018", "");
    assert!(said.out.contains("  --> pupils/fern/pupil.toml:2:1\n"), "{}", said.out);
    assert!(said.out.ends_with("2 pupils: 1 past 8 years after birth\n") && !said.out.contains("moss"), "{}", said.out);
    assert_eq!(shell.files("pupils").len(), 2);
    let json: serde_json::Value = serde_json::from_str(&shell.run("check --retention --json").out).unwrap();
    assert_eq!(
        (&json["problems"][0]["code"], json["problems"].as_array().unwrap().len()),
        (&"past-retention".into(), 1)
    );
    assert!(!shell.run("check").out.contains("past-retention"), "only where it is asked for");
}

#[test]
fn without_a_date_of_the_schools_none_is_made_up_and_a_damaged_file_is_said() {
    let shell = school("format = 1\nschool = \"Hazel Lane\"\n");
    shell.run("check --retention --as-of 2190-01-01").is(
        0,
        "2 pupils: keywork.toml does not say how long records are kept",
        "",
    );
    let shell = school(SCHOOL);
    shell.put("pupils/moss/pupil.toml", "name = \"Moss Hill\"\n");
    shell.run("check --retention").is(1, "warning[past-retention]: fern", "");
    assert!(shell.run("check --retention").out.contains("error[missing-key]: `born` is missing"));
    shell.run("check --retention --fix").is(2, "", "cannot be used with");
}
