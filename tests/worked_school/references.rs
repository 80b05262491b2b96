//! What names something in the worked school names something that is there, and somebody who was there.

use std::collections::BTreeSet;

use chrono::NaiveDate;
use keywork::record::{Dated, Filed, PupilRecords, StaffId};

use super::{WORKED, day, files, folder};

/// The texts in a value with the keys that lead to them.
fn texts_in(keys: &str, value: &toml::Value, found: &mut Vec<(String, String)>) {
    match value {
        toml::Value::String(text) => found.push((keys.to_owned(), text.clone())),
        toml::Value::Array(items) => items.iter().for_each(|item| texts_in(keys, item, found)),
        toml::Value::Table(table) => {
            table.iter().for_each(|(key, value)| texts_in(&format!("{keys}.{key}"), value, found));
        }
        _ => {}
    }
}

/// The texts of a pupil's records, with the file and the keys.
fn texts() -> Vec<(String, String, String)> {
    let files = files(&folder()).into_iter().filter(|(path, _)| path.starts_with("pupils/"));
    let of_file = |(path, bytes): (String, Vec<u8>)| {
        let mut found = Vec::new();
        texts_in("", &toml::from_str(std::str::from_utf8(&bytes).unwrap()).unwrap(), &mut found);
        found.into_iter().map(move |(keys, text)| (path.clone(), keys, text))
    };
    files.flat_map(of_file).collect()
}

#[test]
fn everybody_named_is_on_the_staff() {
    const STAFF: [&str; 6] = [".staff", ".by", ".recorded_by", ".tell", ".staff_involved", ".interpreted_by"];
    for (path, keys, text) in texts() {
        if STAFF.iter().any(|key| keys.ends_with(key)) {
            let staff = WORKED.school.staff.get(&StaffId::parse(&text).unwrap());
            assert!(staff.is_some(), "{path}: {keys} is {text}");
            let agrees = keys.ends_with(".agreed.by") || keys.ends_with(".refused.by");
            assert!(!agrees || staff.unwrap().role.may_agree(), "{path}: {text} may not agree");
        }
    }
}

#[test]
fn what_a_plan_names_is_in_the_plan() {
    for records in &WORKED.pupils {
        let pupil = &records.pupil.as_ref().unwrap().record;
        let needs: BTreeSet<_> = pupil.need.iter().map(|need| &need.id).collect();
        let outcomes: BTreeSet<_> = pupil.outcome.iter().map(|outcome| &outcome.id).collect();
        let lines: BTreeSet<_> = pupil.section_f.iter().map(|line| &line.id).collect();
        for line in &pupil.section_f {
            assert!(line.needs.iter().all(|need| needs.contains(need)), "{}", line.id);
            assert!(line.outcomes.iter().all(|outcome| outcomes.contains(outcome)), "{}", line.id);
        }
        for need in &needs {
            assert!(pupil.section_f.iter().any(|line| line.needs.contains(need)), "{} {need}", records.id);
        }
        for (id, provision) in &records.provision {
            assert!(provision.record.meets.iter().all(|line| lines.contains(line)), "{id}");
        }
        for line in &lines {
            let open = records.provision.values().filter(|filed| filed.record.covers(day(super::worked::AS_OF)));
            assert!(open.clone().any(|filed| filed.record.meets.contains(line)), "{} {line} is not met", records.id);
        }
        for (id, target) in &records.targets {
            assert!(target.record.outcome.as_ref().is_some_and(|outcome| outcomes.contains(outcome)), "{id}");
            let provision = target.record.provision.as_ref().unwrap();
            assert!(records.provision.contains_key(provision), "{id}");
        }
        let toward = records.assessments.iter().filter_map(|filed| filed.record.outcome.as_ref());
        let toward = toward.chain(records.recommendations.iter().filter_map(|filed| filed.record.outcome.as_ref()));
        assert!(toward.clone().count() > 3 && toward.clone().all(|outcome| outcomes.contains(outcome)));
    }
}

#[test]
fn what_a_session_names_is_in_the_plan() {
    for records in &WORKED.pupils {
        let pupil = &records.pupil.as_ref().unwrap().record;
        for Filed { path, record: session, .. } in &records.sessions {
            let provision = session.provision.as_ref().unwrap();
            assert!(records.provision.contains_key(provision), "{path}: {provision}");
            let assigned = pupil.adults_on(session.date).any(|adult| adult.staff == session.staff);
            assert!(assigned, "{path}: {} was not assigned", session.staff);
            let prepared = session.prepared.iter().flat_map(|prepared| &prepared.targets);
            assert!(prepared.clone().all(|target| records.targets.contains_key(target)), "{path}");
            for result in &session.result {
                let target = &records.targets[&result.target].record;
                assert_eq!(target.provision.as_ref(), Some(provision), "{path}: {}", result.target);
                assert!(target.counts_from().unwrap() <= session.date, "{path}: before {}", result.target);
                assert!(target.ended(session.date).is_none_or(|on| on == session.date), "{path}: {}", result.target);
            }
        }
        let stems: BTreeSet<&str> = records.observations.iter().map(|filed| filed.path.stem()).collect();
        for filed in &records.observations {
            let adds = filed.record.adds.as_ref();
            assert!(adds.is_none_or(|stem| stems.contains(stem.as_str())), "{}", filed.path);
        }
    }
}

fn names_what_it_holds<T: Dated>(records: &[Filed<T>], least: usize) {
    assert!(records.len() >= least, "{} records", records.len());
    for Filed { path, record, .. } in records {
        let staff = record.staff();
        let left = WORKED.school.staff[staff].left;
        let written = record.recorded().unwrap();
        assert!(left.is_none_or(|left: NaiveDate| record.date().max(written) <= left), "{path}: {staff} had left");
        let at = record.date().and_time(record.start().unwrap()).format("%Y-%m/%d-%H%M");
        assert!(path.as_str().contains(&format!("/{at}-{staff}-")), "{path}: {at} {staff}");
    }
}

#[test]
fn every_kind_of_record_is_there_and_well_named() {
    for PupilRecords { sessions, assessments, observations, contacts, recommendations, meetings, .. } in &WORKED.pupils
    {
        names_what_it_holds(sessions, 200);
        names_what_it_holds(assessments, 4);
        names_what_it_holds(observations, 8);
        names_what_it_holds(contacts, 6);
        names_what_it_holds(recommendations, 2);
        names_what_it_holds(meetings, 5);
    }
}
