//! What waits for somebody in a pupil's records: actions, questions and things to be told, one list.

use chrono::NaiveDate;

use super::liaison::{Action, Done, Told};
use super::words::{ForCover, StaffOnly};
use super::{Dated, Filed, PupilRecords, RecordPath, StaffId};

/// What kind of thing waits.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OpenKind<'a> {
    /// Something that somebody undertook to do, by a day.
    Action(&'a Action),
    /// A question to the teacher.
    Question,
    /// Somebody who is to be told.
    Tell(&'a StaffId),
}

/// Something that waits for somebody, with the record that it stands in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Open<'a> {
    /// What kind it is.
    pub kind: OpenKind<'a>,
    /// The record's file.
    pub path: &'a RecordPath,
    /// Its place among the actions of its record, from 1; none for what is no action.
    pub number: Option<usize>,
    /// The day of the record.
    pub since: NaiveDate,
    /// Who wrote it.
    pub by: &'a StaffId,
    /// What is to be done, or the question; for a thing to be told, what the record says first.
    pub text: &'a str,
}

impl Open<'_> {
    /// By what name `keywork done` knows it: `23-0930-jm-k7qd`, or `23-0930-jm-k7qd#a1` for an action.
    #[must_use]
    pub fn reference(&self) -> String {
        let stem = self.path.stem();
        self.number.map_or_else(|| stem.to_owned(), |number| format!("{stem}#a{number}"))
    }
}

impl PupilRecords {
    /// Everything that waits on a day, by the day of its record; nothing that was recorded of a later day.
    #[must_use]
    pub fn open(&self, day: NaiveDate) -> Vec<Open<'_>> {
        let mut open = Vec::new();
        for filed in known(&self.sessions, day) {
            let session = &filed.record;
            let first = session
                .note
                .as_ref()
                .map(StaffOnly::as_str)
                .or(session.next.as_ref().map(ForCover::as_str))
                .unwrap_or_default();
            let ask = session.ask.as_ref().map(StaffOnly::as_str);
            question(filed, ask, session.answer.as_ref(), day, &mut open);
            tells(filed, (&session.tell, &session.told), first, day, &mut open);
        }
        for filed in known(&self.observations, day) {
            let seen = &filed.record;
            let first = seen.behaviour.as_ref().or(seen.said.as_ref()).or(seen.note.as_ref());
            let ask = seen.ask.as_ref().map(StaffOnly::as_str);
            question(filed, ask, seen.answer.as_ref(), day, &mut open);
            tells(filed, (&seen.tell, &seen.told), first.map_or("", StaffOnly::as_str), day, &mut open);
        }
        for filed in known(&self.contacts, day) {
            actions(filed, &filed.record.action, day, &mut open);
        }
        for filed in known(&self.meetings, day) {
            actions(filed, &filed.record.action, day, &mut open);
        }
        open.sort_by(|a, b| (a.since, a.path, a.number).cmp(&(b.since, b.path, b.number)));
        open
    }
}

fn known<T: Dated>(records: &[Filed<T>], day: NaiveDate) -> impl Iterator<Item = &Filed<T>> {
    records.iter().filter(move |filed| filed.record.date() <= day)
}

fn question<'a, T: Dated>(
    filed: &'a Filed<T>,
    ask: Option<&'a str>,
    answer: Option<&Done>,
    day: NaiveDate,
    open: &mut Vec<Open<'a>>,
) {
    let waits = answer.is_none_or(|answer| answer.on > day);
    open.extend(ask.filter(|_| waits).map(|text| of(filed, OpenKind::Question, None, text)));
}

fn tells<'a, T: Dated>(
    filed: &'a Filed<T>,
    (tell, told): (&'a [StaffId], &'a [Told]),
    text: &'a str,
    day: NaiveDate,
    open: &mut Vec<Open<'a>>,
) {
    let is_told = |staff: &StaffId| told.iter().any(|told| told.staff == *staff && told.on <= day);
    open.extend(tell.iter().filter(|staff| !is_told(staff)).map(|staff| of(filed, OpenKind::Tell(staff), None, text)));
}

fn actions<'a, T: Dated>(filed: &'a Filed<T>, actions: &'a [Action], day: NaiveDate, open: &mut Vec<Open<'a>>) {
    let waits = |action: &Action| action.done.as_ref().is_none_or(|done| done.on > day);
    let waiting = actions.iter().enumerate().filter(|(_, action)| waits(action));
    open.extend(waiting.map(|(at, action)| of(filed, OpenKind::Action(action), Some(at + 1), action.text.as_str())));
}

fn of<'a, T: Dated>(filed: &'a Filed<T>, kind: OpenKind<'a>, number: Option<usize>, text: &'a str) -> Open<'a> {
    Open { kind, path: &filed.path, number, since: filed.record.date(), by: filed.record.staff(), text }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::record::decode::decode;
    use crate::record::{Contact, PupilId, Session};

    fn filed<T: super::super::field::Table>(path: &str, text: &str) -> Filed<T> {
        let (record, problems) = decode::<T>(path, text);
        assert!(problems.is_empty(), "{problems:?}");
        Filed { path: RecordPath::new(path).unwrap(), text: text.into(), record: record.unwrap() }
    }

    #[test]
    fn what_waits_waits_until_the_day_of_its_answer() {
        let mut records = PupilRecords::empty(PupilId::parse("rowan").unwrap());
        records.sessions.push(filed::<Session>(
            "pupils/rowan/sessions/2026-11/20-0930-jm-aaaa.toml",
            "date = 2026-11-20\nstaff = \"jm\"\nminutes = 25\nask = \"The library?\"\n\
             answer = { on = 2026-11-23, by = \"as\" }\ntell = [\"as\", \"bo\"]\ntold = [{ staff = \"as\", on = 2026-11-20 }]\n",
        ));
        records.contacts.push(filed::<Contact>(
            "pupils/rowan/contacts/2026-11/19-1530-jm-bbbb.toml",
            "date = 2026-11-19\nstaff = \"jm\"\nwith = \"Mum\"\nhow = \"phone\"\nnote = \"Talked\"\n\
             [[action]]\nowner = \"jm\"\nby = 2026-11-20\ntext = \"Send it\"\ndone = { on = 2026-11-20, by = \"jm\" }\n\
             [[action]]\nowner = \"Mum\"\nby = 2026-11-27\ntext = \"Read it\"\n",
        ));
        let on = |day: &str| {
            let open = records.open(day.parse().unwrap());
            open.iter().map(Open::reference).collect::<Vec<_>>()
        };
        assert_eq!(on("2026-11-19"), ["19-1530-jm-bbbb#a1", "19-1530-jm-bbbb#a2"]);
        assert_eq!(on("2026-11-20"), ["19-1530-jm-bbbb#a2", "20-0930-jm-aaaa", "20-0930-jm-aaaa"]);
        assert_eq!(on("2026-11-23"), ["19-1530-jm-bbbb#a2", "20-0930-jm-aaaa"]);
    }
}
