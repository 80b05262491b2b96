//! The worked school in `records/`: it reads without a problem, it is what the example writes, and it holds together.

#[path = "../examples/make_records/worked/mod.rs"]
mod worked;

mod references;
mod words;

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::sync::LazyLock;

use chrono::{NaiveDate, NaiveTime, TimeDelta};
use keywork::record::decode::{decode, decode_text};
use keywork::record::field::Table;
use keywork::record::measure::MeasureKind;
use keywork::record::*;
use keywork::store::{self, Kind};

/// The first day of this school year's first term.
const THIS_TERM: &str = "2026-09-02";

/// Everything in the folder.
struct Worked {
    school: School,
    pupils: Vec<PupilRecords>,
    others: Vec<String>,
    problems: Vec<Problem>,
}

static WORKED: LazyLock<Worked> = LazyLock::new(read);

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("records")
}

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

/// Every file below a folder, by its path.
fn files(root: &Path) -> BTreeMap<String, Vec<u8>> {
    let mut files = BTreeMap::new();
    let unread = store::walk(root, |folder, listing| {
        for entry in listing.entries.iter().filter(|entry| entry.kind == Kind::File) {
            let path = [folder.path(), &entry.name].iter().filter(|part| !part.is_empty()).copied().collect::<Vec<_>>();
            files.insert(path.join("/"), folder.read(&entry.name).unwrap());
        }
    });
    assert_eq!(unread.unwrap(), []);
    files
}

/// One file as the record that it is; what is wrong with it goes to the problems.
fn filed<T: Table>(path: &str, bytes: &[u8], problems: &mut Vec<Problem>) -> Option<Filed<T>> {
    let text = decode_text(path, bytes).map_err(|problem| problems.push(*problem)).ok()?;
    let (record, found) = decode(path, text);
    problems.extend(found);
    Some(Filed { path: RecordPath::new(path)?, text: text.into(), record: record? })
}

fn read() -> Worked {
    let files = files(&folder());
    let (mut problems, mut others) = (Vec::new(), Vec::new());
    let mut pupils: BTreeMap<&str, PupilRecords> = BTreeMap::new();
    for (path, bytes) in &files {
        let parts: Vec<&str> = path.trim_end_matches(".toml").split('/').collect();
        let ["pupils", pupil, rest @ ..] = parts.as_slice() else {
            others.push(path.clone());
            continue;
        };
        let pupil = pupils.entry(pupil).or_insert_with(|| PupilRecords::empty(PupilId::parse(pupil).unwrap()));
        let wrong = &mut problems;
        match rest {
            ["pupil"] => pupil.pupil = filed(path, bytes, wrong),
            ["cycles", id] => pupil.cycles.extend(CycleId::parse(id).ok().zip(filed(path, bytes, wrong))),
            ["provision", id] => pupil.provision.extend(ProvisionId::parse(id).ok().zip(filed(path, bytes, wrong))),
            ["targets", id] => pupil.targets.extend(TargetId::parse(id).ok().zip(filed(path, bytes, wrong))),
            ["sessions", _, _] => pupil.sessions.extend(filed(path, bytes, wrong)),
            ["assessments", _, _] => pupil.assessments.extend(filed(path, bytes, wrong)),
            ["observations", _, _] => pupil.observations.extend(filed(path, bytes, wrong)),
            ["contacts", _, _] => pupil.contacts.extend(filed(path, bytes, wrong)),
            ["recommendations", _, _] => pupil.recommendations.extend(filed(path, bytes, wrong)),
            ["meetings", _, _] => pupil.meetings.extend(filed(path, bytes, wrong)),
            _ => others.push(path.clone()),
        }
    }
    let school: Filed<School> = filed("keywork.toml", &files["keywork.toml"], &mut problems).unwrap();
    let mut pupils: Vec<PupilRecords> = pupils.into_values().collect();
    for pupil in &mut pupils {
        pupil.finish(&school.record);
        problems.append(&mut pupil.problems);
    }
    Worked { school: school.record, pupils, others, problems }
}

#[test]
fn every_record_reads_without_a_problem() {
    assert_eq!(WORKED.problems, []);
    assert_eq!(WORKED.others, [".gitattributes", ".gitignore", "README.md", "keywork.toml"]);
    let ids: Vec<&str> = WORKED.pupils.iter().map(|pupil| pupil.id.as_str()).collect();
    assert_eq!(ids, ["ivy", "rowan", "sol"]);
    for pupil in &WORKED.pupils {
        assert!(pupil.pupil.is_some() && pupil.cycles.len() == 4, "{}", pupil.id);
    }
}

#[test]
fn the_folder_is_what_the_example_writes() {
    let fresh = tempfile::tempdir().unwrap();
    let count = worked::write_into(fresh.path()).unwrap();
    let (made, kept) = (files(fresh.path()), files(&folder()));
    assert_eq!(made.len(), count);
    let paths: BTreeSet<&String> = made.keys().chain(kept.keys()).collect();
    let differ: Vec<_> = paths.into_iter().filter(|path| made.get(*path) != kept.get(*path)).take(10).collect();
    assert!(
        differ.is_empty(),
        "remove records/ and run `cargo run --example make_records -- records`, or mend the example; these differ, \
         and perhaps more: {differ:#?}"
    );
}

/// The days in a value with the keys that lead to them.
fn days_in(keys: &str, value: &toml::Value, found: &mut Vec<(String, NaiveDate)>) {
    match value {
        toml::Value::Datetime(given) => {
            found.extend(given.date.map(|_| (keys.to_owned(), day(&given.to_string()))));
        }
        toml::Value::Array(items) => items.iter().for_each(|item| days_in(keys, item, found)),
        toml::Value::Table(table) => {
            table.iter().for_each(|(key, value)| days_in(&format!("{keys}.{key}"), value, found));
        }
        _ => {}
    }
}

#[test]
fn nothing_has_happened_after_the_last_day() {
    const PLANNED: [&str; 6] = [".by", ".from", ".to", ".until", ".teaching_from", ".closed.on"];
    let is_toml = |path: &str| Path::new(path).extension().is_some_and(|extension| extension == "toml");
    for (path, bytes) in files(&folder()).iter().filter(|(path, _)| is_toml(path)) {
        let table: toml::Table = toml::from_str(std::str::from_utf8(bytes).unwrap()).unwrap();
        let ahead = table.contains_key("prepared") && !table.contains_key("minutes")
            || table.contains_key("kind") && table.contains_key("steps") && !table.contains_key("attended");
        let mut found = Vec::new();
        days_in("", &toml::Value::Table(table), &mut found);
        for (keys, date) in found.into_iter().filter(|(_, date)| *date > day(worked::AS_OF)) {
            let planned = PLANNED.iter().any(|key| keys.ends_with(key)) || ahead && keys == ".date";
            assert!(planned, "{path}: {keys} is {date}");
        }
    }
}

#[test]
fn every_target_of_this_term_has_results_and_a_baseline() {
    let mut measures = BTreeSet::new();
    for pupil in &WORKED.pupils {
        let open = pupil.targets.iter().filter(|(_, target)| target.record.ended(day(THIS_TERM)).is_none());
        let open: Vec<_> = open.collect();
        assert!((3..=4).contains(&open.len()), "{}", pupil.id);
        for (id, target) in open {
            let of_it = |session: &&Filed<Session>| session.record.result.iter().any(|result| result.target == *id);
            let dates = pupil.sessions.iter().filter(of_it).map(|session| session.record.date);
            let teaching = target.record.teaching_from.unwrap();
            let (baseline, taught): (Vec<_>, Vec<_>) = dates.partition(|date| *date < teaching);
            assert!(baseline.len() >= 3, "{}/{id} has {} before {teaching}", pupil.id, baseline.len());
            assert_eq!(target.record.agreed.is_some(), !taught.is_empty(), "{}/{id}", pupil.id);
            measures.insert(target.record.measure.kind);
        }
    }
    assert_eq!(measures.into_iter().collect::<Vec<_>>(), MeasureKind::ALL, "each measure is shown somewhere");
}

#[test]
fn the_pupil_of_j_marsh_can_be_left_out() {
    let jm = StaffId::parse("jm").unwrap();
    let with = |pupil: &&PupilRecords| pupil.pupil.as_ref().unwrap().record.adult.iter().any(|adult| adult.staff == jm);
    let ids: Vec<_> = WORKED.pupils.iter().filter(with).map(|pupil| pupil.id.as_str()).collect();
    assert_eq!(ids, ["rowan"]);
}

#[test]
fn nobody_is_in_two_sessions_at_once() {
    let mut busy: BTreeMap<_, Vec<(NaiveTime, NaiveTime, &str)>> = BTreeMap::new();
    for pupil in &WORKED.pupils {
        for filed in pupil.sessions.iter().filter(|filed| filed.record.is_given()) {
            let session = &filed.record;
            let (start, minutes) = (session.start.unwrap(), session.minutes.unwrap().get());
            let slot = (start, start + TimeDelta::minutes(minutes), filed.path.as_str());
            for who in [pupil.id.as_str(), session.staff.as_str()] {
                busy.entry((session.date, who.to_owned())).or_default().push(slot);
            }
        }
    }
    for ((date, who), mut slots) in busy {
        slots.sort_unstable();
        let meet = slots.windows(2).find(|pair| pair[1].0 < pair[0].1);
        assert!(meet.is_none(), "{who} on {date}: {meet:?}");
    }
}

#[test]
fn sessions_lie_on_school_days_and_in_the_timetable() {
    let calendar = worked::calendar(&WORKED.school);
    let mut extra = Vec::new();
    for pupil in &WORKED.pupils {
        for filed in &pupil.sessions {
            let session = &filed.record;
            let provision = &pupil.provision[session.provision.as_ref().unwrap()].record;
            assert!(calendar.is_school_day(session.date), "{}", filed.path);
            assert!(provision.covers(session.date), "{}", filed.path);
            assert!(session.minutes.is_none_or(|minutes| minutes <= provision.minutes), "{}", filed.path);
            let in_slot = provision.slots_on(session.date).iter().any(|slot| Some(slot.at) == session.start);
            if !in_slot && !provision.slots.is_empty() {
                extra.push(format!("{} {}", pupil.id, session.date));
            }
        }
    }
    assert_eq!(extra, ["rowan 2026-09-29"], "sessions outside the timetable");
}

#[test]
fn slots_without_a_record_are_few_and_recent() {
    let calendar = worked::calendar(&WORKED.school);
    let mut unrecorded = Vec::new();
    for pupil in &WORKED.pupils {
        let has = |id: &ProvisionId, date, at| {
            let of_it = |filed: &&Filed<Session>| filed.record.provision.as_ref() == Some(id);
            pupil.sessions.iter().filter(of_it).any(|f| (f.record.date, f.record.start) == (date, Some(at)))
        };
        for (id, provision) in &pupil.provision {
            let last = day(worked::AS_OF).pred_opt().unwrap();
            for date in calendar.school_days(provision.record.from, provision.record.to.unwrap_or(last).min(last)) {
                let slots = provision.record.slots_on(date);
                unrecorded.extend(slots.iter().filter(|slot| !has(id, date, slot.at)).map(|_| (date, &pupil.id)));
            }
        }
    }
    assert_eq!(unrecorded.len(), 6, "{unrecorded:?}");
    assert!(unrecorded.iter().all(|(date, _)| *date >= day("2026-11-09")), "{unrecorded:?}");
}
