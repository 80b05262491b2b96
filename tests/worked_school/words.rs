//! The words of the worked school read like a person's: plentiful, and not the same ones all the time.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;
use keywork::record::words::{ForCover, Shared, StaffOnly, Title};

use super::WORKED;

#[test]
fn nobody_writes_the_same_words_twice_in_a_fortnight() {
    for pupil in &WORKED.pupils {
        let mut last: BTreeMap<&str, NaiveDate> = BTreeMap::new();
        for session in pupil.sessions.iter().map(|filed| &filed.record) {
            let words = [
                session.activity.as_ref().map(Title::as_str),
                session.note.as_ref().map(StaffOnly::as_str),
                session.share.as_ref().map(Shared::as_str),
                session.next.as_ref().map(ForCover::as_str),
            ];
            for text in words.into_iter().flatten() {
                let before = last.insert(text, session.date);
                let apart = before.map(|before| (session.date - before).num_days());
                assert!(apart.is_none_or(|days| days > 14), "{} {}: {text}", pupil.id, session.date);
            }
        }
    }
}

#[test]
fn there_is_enough_to_read() {
    for pupil in &WORKED.pupils {
        let sessions = || pupil.sessions.iter().map(|filed| &filed.record);
        let notes: BTreeSet<_> = sessions().filter_map(|session| session.note.as_ref()).collect();
        let shares: BTreeSet<_> = sessions().filter_map(|session| session.share.as_ref()).collect();
        let activities: BTreeSet<_> = sessions().filter_map(|session| session.activity.as_ref()).collect();
        let (notes, shares, activities) = (notes.len(), shares.len(), activities.len());
        assert!(notes >= 40 && shares >= 25 && activities >= 30, "{}: {notes} {shares} {activities}", pupil.id);
    }
}
