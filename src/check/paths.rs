//! A dated record's folder and name say what is in it: `2026-11/23-0930-jm-k7qd.toml`.
//!
//! The content is the truth; `check --fix` moves the file to where it belongs.

use chrono::{Datelike, NaiveTime, Timelike};

use super::Context;
use super::dated::{Entry, entries};
use super::place::Step::Key;
use crate::record::{Code, Problem, PupilRecords, RecordPath, School};

pub(super) fn disagree(_: &School, records: &PupilRecords, _: &Context) -> Vec<Problem> {
    entries(records).flat_map(|entry| wrong(&entry)).collect()
}

/// The parts of a name; what is not in the form of one is none.
struct Name<'p> {
    day: &'p str,
    time: &'p str,
    staff: &'p str,
}

impl<'p> Name<'p> {
    fn of(stem: &'p str) -> Option<Self> {
        let (stem, digest) = stem.rsplit_once('-')?;
        let (day, rest) = stem.split_once('-')?;
        let (time, staff) = rest.split_once('-')?;
        let digits = |text: &str, most: usize| text.len() == most && text.bytes().all(|byte| byte.is_ascii_digit());
        (digits(day, 2) && digits(time, 4) && is_digest(digest)).then_some(Self { day, time, staff })
    }
}

/// The start of a digest: four or more of the letters and digits of base32.
fn is_digest(text: &str) -> bool {
    text.len() >= 4 && text.bytes().all(|byte| matches!(byte, b'a'..=b'z' | b'2'..=b'7'))
}

/// True when the path ends with this month, day, time and person, and a digest: nearly every one does.
fn is_at(path: &RecordPath, stem: &str) -> bool {
    let rest = path.as_str().strip_suffix(".toml").and_then(|path| path.rsplit_once('-'));
    rest.is_some_and(|(begins, digest)| {
        is_digest(digest) && begins.strip_suffix(stem).is_some_and(|before| before.ends_with('/'))
    })
}

fn wrong(entry: &Entry<'_>) -> Vec<Problem> {
    let path = entry.file.path();
    let (date, (named_start, staff)) = (entry.date, entry.named_for);
    let start = named_start.unwrap_or(NaiveTime::MIN);
    let (year, month, day) = (date.year(), date.month(), date.day());
    let stem = format!("{year:04}-{month:02}/{day:02}-{:02}{:02}-{staff}", start.hour(), start.minute());
    if is_at(path, &stem) {
        return Vec::new();
    }
    let (right_month, right_day, right_time) = (&stem[..7], &stem[8..10], &stem[11..15]);
    let month = path.as_str().rsplit('/').nth(1).unwrap_or_default();
    let help = format!("its place is {stem}-….toml: let `keywork check --fix` move it, or correct the record");
    let fault = |key: &'static str, message: String| {
        entry.file.fault(&[Key(key)], Code::PATH_DISAGREES, message).help(help.clone())
    };
    let Some(name) = Name::of(path.stem()) else {
        let message = "the file's name is not day-time-staff-digest, such as 23-0930-jm-k7qd.toml".to_owned();
        return vec![entry.file.fault(&[], Code::PATH_DISAGREES, message).help(help.clone())];
    };
    let mut problems = Vec::new();
    if month != right_month {
        problems.push(fault("date", format!("the file is in the folder `{month}`, and this is another month")));
    }
    if name.day != right_day {
        problems.push(fault("date", format!("the file's name says day {}, and this is another", name.day)));
    }
    if name.time != right_time {
        let there = if named_start.is_some() { "this is another" } else { "the record has none" };
        problems.push(fault("start", format!("the file's name says time {}, and {there}", name.time)));
    }
    if name.staff != staff.as_str() {
        problems.push(fault("staff", format!("the file's name says `{}`, and this is another person", name.staff)));
    }
    problems
}

#[cfg(test)]
mod tests {
    use crate::check::tests::{Files, SESSION_PATH};

    #[test]
    fn a_path_that_says_something_else_than_the_record_is_found() {
        for (name, place) in [
            ("sessions/2026-10/20-0930-jm-k7qd.toml", ":1:1"),
            ("sessions/2026-11/21-0930-jm-k7qd.toml", ":1:1"),
            ("sessions/2026-11/20-0000-jm-k7qd.toml", ":2:1"),
            ("sessions/2026-11/20-0930-as-k7qd.toml", ":4:1"),
            ("sessions/2026-11/20-0930-jm-k7q.toml", ""),
            ("sessions/2026-11/20-0930-jm-k7q1.toml", ""),
            ("sessions/2026-11/20-0930-jm.toml", ""),
            ("sessions/2026-11/20-930-jm-k7qd.toml", ""),
            ("sessions/2026-11/notes.toml", ""),
        ] {
            Files::new().moved(SESSION_PATH, name).finds(&[&format!("path-disagrees ~{name}{place}")]);
        }
        let files = Files::new().moved(SESSION_PATH, "sessions/2026-11/20-1000-jm-k7qd.toml");
        assert!(files.hint().starts_with("its place is 2026-11/20-0930-jm-….toml"), "{}", files.hint());
    }

    #[test]
    fn a_session_keeps_the_name_under_which_it_was_prepared() {
        let prepared = "[prepared]\nstart = 09:00:00\nstaff = \"as\"\nactivity = \"Pairs\"\n\n[[result]]";
        let files = || Files::new().but(SESSION_PATH, "[[result]]", prepared);
        files().moved(SESSION_PATH, "sessions/2026-11/20-0900-as-k7qd.toml").finds(&[]);
        files().finds(&[
            "path-disagrees ~sessions/2026-11/20-0930-jm-k7qd.toml:2:1",
            "path-disagrees ~sessions/2026-11/20-0930-jm-k7qd.toml:4:1",
        ]);
    }

    #[test]
    fn a_longer_digest_and_a_staff_id_with_a_hyphen_are_right() {
        Files::new().moved(SESSION_PATH, "sessions/2026-11/20-0930-jm-k7qd2345.toml").finds(&[]);
        let hyphen = |files: Files, path: &str| files.but(path, "\"jm\"", "\"j-m\"");
        let files = hyphen(hyphen(Files::new(), "pupil.toml"), SESSION_PATH).but(
            "keywork.toml",
            "[staff.as]",
            "[staff.j-m]\nname = \"J\"\nrole = \"cover\"\n[staff.as]",
        );
        files.moved(SESSION_PATH, "sessions/2026-11/20-0930-j-m-k7qd.toml").finds(&[]);
    }
}
