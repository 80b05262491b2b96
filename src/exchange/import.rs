//! What a table adds to a pupil's records: sessions that are not there yet, and the phases of its targets.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{NaiveDate, NaiveTime};

use super::counted::Wrong;
use super::phases::{ChangedTarget, changed};
use super::rows::{Ground, Row, problem};
use super::sheet::Sheet;
use crate::calendar::{SchoolCalendar, say};
use crate::record::result::SessionResult;
use crate::record::words::{StaffOnly, Title};
use crate::record::{Filed, Minutes, Problem, ProvisionId, RecordPath, Session, StaffId, TargetId};

/// Stands in the note of a session whose table does not say how long it was; one minute is the least that there is.
const MINUTES_UNKNOWN: &str =
    "Imported without minutes: how long the session was is not known, so it counts as one minute.";

/// What a table adds.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Import {
    /// The sessions that are not there yet, by day and time.
    pub sessions: Vec<Session>,
    /// The records that hold rows of the table already.
    pub already: BTreeSet<RecordPath>,
    /// What changes in targets.
    pub targets: Vec<ChangedTarget>,
    /// The days of the table that are no school days.
    pub closed: BTreeSet<NaiveDate>,
    /// How many sessions are as long as the timetable says, since the table does not.
    pub timetabled: usize,
    /// How many sessions are of unknown length.
    pub unknown_length: usize,
    /// Records of the same person at the time of a new session.
    pub same_time: BTreeSet<RecordPath>,
    /// Records of the same day with another result of a target, where the table says no time.
    pub same_day: BTreeSet<RecordPath>,
}

/// One session of the table.
type When = (NaiveDate, Option<NaiveTime>, StaffId);

impl Import {
    /// What the rows of a table add to the records; `file` is the table's name, for people. `agreed_by` is who agreed
    /// the changes that its phases are, where that is said.
    ///
    /// # Errors
    /// Everything that is wrong, by line; then nothing of the table can be imported.
    pub fn of(
        file: &str,
        sheet: &Sheet,
        rows: &[Row],
        ground: Ground<'_>,
        agreed_by: Option<&StaffId>,
    ) -> Result<Self, Vec<Problem>> {
        let mut import = Self::default();
        let mut wrong = Vec::new();
        let mut sessions: BTreeMap<When, Vec<&Row>> = BTreeMap::new();
        let mut targets: BTreeMap<&TargetId, Vec<&Row>> = BTreeMap::new();
        for row in rows {
            sessions.entry((row.date, row.time, row.staff.clone())).or_default().push(row);
            targets.entry(&row.target).or_default().push(row);
        }
        for (when, rows) in &sessions {
            wrong.extend(import.add(file, when, rows, ground).err());
        }
        for (id, mut rows) in targets {
            rows.sort_by_key(|row| (row.date, row.time, row.at));
            let filed = ground.records.targets.get(id);
            match filed.map(|filed| changed(file, (id, filed), &rows, ground, agreed_by)) {
                Some(Ok(target)) => import.targets.extend(target),
                Some(Err(found)) => wrong.push(found),
                None => {}
            }
        }
        let calendar = SchoolCalendar::of(ground.school);
        import.closed = rows.iter().map(|row| row.date).filter(|date| !calendar.is_school_day(*date)).collect();
        wrong.sort_by_key(|(at, _)| *at);
        let wrong = wrong.into_iter().filter_map(|(at, wrong)| Some(problem(file, sheet, sheet.rows.get(at)?, wrong)));
        let wrong: Vec<Problem> = wrong.collect();
        if wrong.is_empty() { Ok(import) } else { Err(wrong) }
    }

    /// Adds a session of the table, without the results that are recorded already.
    fn add(&mut self, file: &str, when: &When, rows: &[&Row], ground: Ground<'_>) -> Result<(), (usize, Wrong)> {
        let that_day: Vec<&Filed<Session>> =
            ground.records.sessions.iter().filter(|filed| is_on(filed, when)).collect();
        let is_then = |filed: &&Filed<Session>| filed.record.start == when.1;
        let there: Vec<&Filed<Session>> = that_day.iter().copied().filter(is_then).collect();
        let mut new: Vec<&Row> = Vec::new();
        for row in rows {
            if let Some(other) = new.iter().find(|other| is_of_the_same(other, row)) {
                let line = format!("`{}` has another result on {}", row.target, say::long(row.date));
                let message = if other.time.is_some() { format!("{line} at that time") } else { line };
                return Err((row.at, Wrong::new(message, "give each session its time, in a column `time`")));
            }
            // A row without a time may be of any session of the day.
            let known = if row.time.is_none() { &that_day } else { &there };
            if let Some(filed) = known.iter().find(|filed| has(filed, row, true)) {
                self.already.insert(filed.path.clone());
                continue;
            }
            if let Some(filed) = there.iter().find(|filed| has(filed, row, false)) {
                let message = format!("{} says something else of `{}` at that time", filed.path, row.target);
                return Err((row.at, Wrong::new(message, "correct the record or the row, whichever is wrong")));
            }
            let other = known.iter().filter(|filed| has(filed, row, false));
            self.same_day.extend(other.map(|filed| filed.path.clone()));
            new.push(row);
        }
        if !new.is_empty() {
            let session = self.session(file, when, &new, ground)?;
            self.same_time.extend(there.iter().map(|filed| filed.path.clone()));
            self.sessions.push(session);
        }
        Ok(())
    }

    fn session(
        &mut self,
        file: &str,
        (date, start, staff): &When,
        rows: &[&Row],
        ground: Ground<'_>,
    ) -> Result<Session, (usize, Wrong)> {
        let provision = provision(*date, rows, ground);
        let minutes = self.minutes(provision, rows, ground)?;
        let result = |row: &&Row| SessionResult {
            target: row.target.clone(),
            result: row.result.clone(),
            probe: row.probe,
            second: Vec::new(),
        };
        let unknown_length = minutes.is_none().then_some(MINUTES_UNKNOWN);
        Ok(Session {
            date: *date,
            start: *start,
            minutes: minutes.or_else(|| Minutes::new(1)),
            staff: staff.clone(),
            recorded_by: (staff != ground.writer).then(|| ground.writer.clone()),
            provision: provision.cloned(),
            place: None,
            group: None,
            joined: None,
            missed: None,
            cut_short: None,
            why: None,
            activity: None,
            adapted: None,
            note: note(rows, unknown_length),
            share: None,
            next: None,
            ask: None,
            answer: None,
            tell: Vec::new(),
            told: Vec::new(),
            evidence: Title::new(&format!("imported from {file}")).into_iter().collect(),
            recorded: Some(ground.as_of),
            prepared: None,
            result: rows.iter().map(result).collect(),
        })
    }

    /// The minutes of the table, else those of the timetable.
    fn minutes(
        &mut self,
        provision: Option<&ProvisionId>,
        rows: &[&Row],
        ground: Ground<'_>,
    ) -> Result<Option<Minutes>, (usize, Wrong)> {
        let mut given = None;
        for row in rows.iter().filter(|row| row.minutes.is_some()) {
            let known = *given.get_or_insert(row.minutes);
            if known != row.minutes {
                let minutes = known.map_or(0, Minutes::get);
                let message = format!("another row of the same session says {minutes} minutes");
                return Err((row.at, Wrong::new(message, "give the session one length, or each session its time")));
            }
        }
        let timetabled = provision.and_then(|id| ground.records.provision.get(id)).map(|filed| filed.record.minutes);
        match (given.flatten(), timetabled) {
            (None, Some(_)) => self.timetabled += 1,
            (None, None) => self.unknown_length += 1,
            _ => {}
        }
        Ok(given.flatten().or(timetabled))
    }
}

fn is_on(filed: &Filed<Session>, (date, _, staff): &When) -> bool {
    filed.record.date == *date && filed.record.staff == *staff
}

fn is_of_the_same(row: &Row, other: &Row) -> bool {
    row.target == other.target && row.probe == other.probe
}

/// True for a record with a result of the row's target, this one where it has to be the same.
fn has(filed: &Filed<Session>, row: &Row, same: bool) -> bool {
    let mut results = filed.record.result.iter();
    results.any(|known| known.target == row.target && known.probe == row.probe && (!same || known.result == row.result))
}

/// The provision in which all the targets of a session are taught, where it was timetabled on that day.
fn provision<'r>(date: NaiveDate, rows: &[&Row], ground: Ground<'r>) -> Option<&'r ProvisionId> {
    let taught_in = |row: &&Row| ground.records.targets.get(&row.target)?.record.provision.as_ref();
    let mut taught: Vec<&ProvisionId> = rows.iter().filter_map(taught_in).collect();
    taught.dedup();
    let [only] = taught.as_slice() else { return None };
    ground.records.provision.get(*only).filter(|filed| filed.record.covers(date)).map(|_| *only)
}

/// The notes of the rows, each once, and what the table does not say.
fn note(rows: &[&Row], unknown_length: Option<&str>) -> Option<StaffOnly> {
    let mut notes: Vec<&str> = Vec::new();
    let said = rows.iter().filter_map(|row| row.note.as_ref()).map(StaffOnly::as_str);
    let unknown = rows.iter().filter_map(|row| row.unknown);
    for note in said.chain(unknown).chain(unknown_length) {
        if !notes.contains(&note) {
            notes.push(note);
        }
    }
    StaffOnly::new(&notes.join("\n"))
}
