//! Which record is of which slot: both of one day, nearest time first.

use std::cmp::Reverse;

use chrono::NaiveTime;

use crate::record::{Filed, Session};

/// How far from a slot, in seconds, a session may begin before a record without a time that one was missed is nearer.
const HALF_AN_HOUR: i64 = 30 * 60;

/// Pairs the slots of a day with its records, so that each has one at most; what a session without a time belongs to
/// is decided last. A record that one was missed is always of a slot, where a session may be extra. The answer has
/// the place of a record for each slot. `records` are in order of time and file.
pub(super) fn pair(slots: &[NaiveTime], records: &[&Filed<Session>]) -> Vec<Option<usize>> {
    let mut pairs: Vec<(i64, usize, usize)> = Vec::new();
    for (slot, at) in slots.iter().enumerate() {
        for (record, filed) in records.iter().enumerate() {
            let untimed = if filed.record.missed.is_some() { HALF_AN_HOUR } else { i64::MAX };
            let apart = filed.record.start.map_or(untimed, |start| (start - *at).num_seconds().abs());
            pairs.push((apart, slot, record));
        }
    }
    pairs.sort_unstable();
    let mut of_slot = vec![None; slots.len()];
    for (_, slot, record) in pairs {
        if of_slot[slot].is_none() && !of_slot.contains(&Some(record)) {
            of_slot[slot] = Some(record);
        }
    }
    of_slot
}

/// Which of two records of one slot comes first: one of a session that was given tells more than one that was missed.
/// Then the words go before the file's name: that follows from private words too, and those on whose page the session
/// stands may not have them.
pub(super) fn order(filed: &Filed<Session>) -> impl Ord {
    let session = &filed.record;
    let prepared = session.prepared.as_ref().map(|prepared| {
        let told = [&prepared.know, &prepared.do_, &prepared.hand_in, &prepared.adapt];
        (&prepared.targets, [&prepared.objective, &prepared.activity, &prepared.materials], told)
    });
    (session.start, Reverse(session.is_given()), &session.activity, &session.next, prepared, filed.path.as_str())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::progress::example::session;

    fn paired(slots: &[&str], starts: &[&str]) -> Vec<Option<usize>> {
        let slots: Vec<NaiveTime> = slots.iter().map(|at| at.parse().unwrap()).collect();
        let records: Vec<Filed<Session>> = starts
            .iter()
            .enumerate()
            .map(|(at, start)| {
                let start = if start.is_empty() { String::new() } else { format!("start = {start}\n") };
                session("2026-11-16", &format!("{at:04}"), &format!("{start}minutes = 25\n"))
            })
            .collect();
        pair(&slots, &records.iter().collect::<Vec<_>>())
    }

    #[test]
    fn each_slot_takes_the_nearest_record_that_is_left() {
        for (slots, starts, expected) in [
            (&["09:30:00", "13:00:00"][..], &["09:35:00", "13:10:00"][..], vec![Some(0), Some(1)]),
            (&["09:30:00", "13:00:00"], &["12:50:00"], vec![None, Some(0)]),
            (&["09:30:00"], &["14:00:00", "09:45:00"], vec![Some(1)]),
            (&["09:30:00", "13:00:00"], &["", "12:50:00"], vec![Some(0), Some(1)]),
            (&["09:30:00", "13:00:00"], &["13:00:00", "13:30:00"], vec![Some(1), Some(0)]),
            (&[], &["09:30:00"], vec![]),
            (&["09:30:00"], &[], vec![None]),
        ] {
            assert_eq!(paired(slots, starts), expected, "{slots:?} {starts:?}");
        }
    }
}
