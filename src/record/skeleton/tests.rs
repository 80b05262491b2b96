use super::*;
use crate::record::edit::edit;
use crate::record::{Pupil, School};

const PUPIL: &str = "name = \"Rowan Ash\"\nborn = 2018-03-04\n";
const ADULTS: &str = "needs = [\"SLCN\"]\n[[adult]]\nstaff = \"jm\"\nrole = \"key-worker\"\n[[adult]]\nstaff = \"as\"\nrole = \"teacher\"\n[profile]\nsupport = \"Wait\"\n";
const SCHOOL: &str = "format = 1\nschool = \"Oakfield\"\n";
const STAFF: &str = "[staff.jm]\nname = \"J. Marsh\"\nrole = \"key-worker\"\n[concerns]\nkept_in = \"MyConcern\"\n";

fn made<T: Table + PartialEq>(text: &str, stated: &[&str]) -> (T, String) {
    let record = decode::<T>("", text).0.unwrap();
    let text = skeleton("One.\nTwo.", &record, stated).unwrap();
    (record, text)
}

/// The text with every line that is an example put to use, where `wanted` says so of its block or line.
fn used(text: &str, wanted: impl Fn(usize) -> bool) -> String {
    let mut block = 0;
    let mut out = String::new();
    for line in text.lines() {
        block += usize::from(line.is_empty());
        let example = line.strip_prefix('#').filter(|rest| !rest.starts_with(' '));
        out.push_str(example.filter(|_| wanted(block)).unwrap_or(line));
        out.push('\n');
    }
    out
}

#[track_caller]
fn reads<T: Table>(text: &str) {
    let (record, problems) = decode::<T>("", text);
    assert!(record.is_some() && problems.is_empty(), "{problems:?}\n{text}");
}

fn every_part_can_be_used<T: Table + PartialEq>(text: &str) {
    let (_, text) = made::<T>(text, &[]);
    let blocks = text.lines().filter(|line| line.is_empty()).count();
    assert!(blocks > 5, "{text}");
    for only in 1..=blocks {
        let used = used(&text, |block| block == only);
        reads::<T>(&used);
    }
    let all = used(&text, |_| true);
    reads::<T>(&all);
    for (at, _) in text.lines().enumerate().filter(|(_, line)| !line.starts_with("#[")) {
        // A line of a section whose header is still a comment would belong to what stands above it.
        let header = text.lines().take(at).filter(|line| line.trim_start_matches('#').starts_with('[')).last();
        if header.is_none_or(|header| header.starts_with('[')) {
            reads::<T>(&used_line(&text, at));
        }
    }
}

fn used_line(text: &str, wanted: usize) -> String {
    let line = |(at, line): (usize, &str)| {
        let example = line.strip_prefix('#').filter(|rest| at == wanted && !rest.starts_with(' '));
        format!("{}\n", example.unwrap_or(line))
    };
    text.lines().enumerate().map(line).collect()
}

#[test]
fn every_part_of_a_skeleton_can_be_used() {
    every_part_can_be_used::<Pupil>(PUPIL);
    every_part_can_be_used::<Pupil>(&format!("{PUPIL}{ADULTS}"));
    every_part_can_be_used::<School>(SCHOOL);
    every_part_can_be_used::<School>(&format!("{SCHOOL}{STAFF}"));
}

fn names(fields: &[&dyn Spec], found: &mut Vec<(&'static str, &'static str)>) {
    for field in fields {
        found.push((field.name(), field.meaning()));
        names(Shape::of(*field).map_or(&[][..], Shape::fields), found);
    }
}

#[track_caller]
fn shows_everything<T: Table + PartialEq>(text: &str) {
    let (_, text) = made::<T>(text, &[]);
    let mut found = Vec::new();
    names(T::FIELDS, &mut found);
    for (name, meaning) in found {
        assert!(text.contains(&format!("{name} =")) || text.contains(&format!("[{name}")), "{name} is not shown");
        assert!(text.contains(meaning) || text.contains(&with_capital(meaning)) || text.contains(&format!("{name} =")));
    }
}

#[test]
fn a_skeleton_shows_every_field_of_every_table() {
    shows_everything::<Pupil>(PUPIL);
    shows_everything::<School>(SCHOOL);
}

#[test]
fn what_is_known_stands_as_it_is_and_the_rest_behind_a_hash() {
    let (_, text) = made::<School>(&format!("{SCHOOL}{STAFF}"), &["help"]);
    assert!(text.starts_with("# One.\n# Two.\n\nformat = 1 "), "{text}");
    assert!(text.contains("\nhelp = [\"independent\", "), "{text}");
    assert!(text.contains("\n[staff.jm]\nname = \"J. Marsh\"\nrole = \"key-worker\"\n\n#[staff.jm2]\n"), "{text}");
    assert!(text.contains("\n[concerns]\n#recipients = "), "{text}");
    assert!(text.contains("\nkept_in = \"MyConcern\" "), "{text}");
    assert!(!made::<School>(SCHOOL, &[]).1.contains("\nhelp = "));
}

#[test]
fn a_skeleton_can_be_edited_and_keeps_its_comments() {
    let (mut pupil, text) = made::<Pupil>(&format!("{PUPIL}{ADULTS}"), &[]);
    pupil.left = decode::<Pupil>("", &format!("{PUPIL}left = {{ on = 2026-07-21 }}")).0.unwrap().left;
    let mut another = pupil.adult[0].clone();
    another.to = Some(pupil.born);
    pupil.adult.push(another);
    let edited = edit(&text, &pupil).unwrap();
    let kept = text.lines().filter(|line| edited.lines().any(|after| after == *line)).count();
    assert_eq!(kept, text.lines().count(), "{edited}");
    let all = used(&edited.replacen("#left", "# left", 1), |_| true);
    reads::<Pupil>(&all);
}
