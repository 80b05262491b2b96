//! The records of pupils as five tables, for spreadsheets and for scripts.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use serde::ser::SerializeMap;
use serde::{Serialize, Serializer};

use super::cell::Cell;
use super::names::Names;
use super::out_observations::{OBSERVATIONS, ObservationRow};
use super::out_plan::{PROVISION, ProvisionRow, TARGETS, TargetRow};
use super::out_sessions::{RESULTS, ResultRow, SESSIONS, SessionRow};
use crate::progress::Progress;
use crate::record::{PupilRecords, School, TargetId};
use crate::text;

/// How a file of lines begins that keywork made.
const MADE_BY: &str = "{\"kind\":\"export\",\"made_by\":\"keywork\"";

/// A kind of row.
struct Kind {
    /// What a line of it is called.
    line: &'static str,
    /// The file of its table.
    file: &'static str,
    /// The names of its columns.
    columns: fn() -> Vec<&'static str>,
}

const KINDS: [Kind; 5] = [
    Kind { line: "session", file: "sessions.csv", columns: || names(SESSIONS) },
    Kind { line: "result", file: "results.csv", columns: || names(RESULTS) },
    Kind { line: "target", file: "targets.csv", columns: || names(TARGETS) },
    Kind { line: "provision", file: "provision.csv", columns: || names(PROVISION) },
    Kind { line: "observation", file: "observations.csv", columns: || names(OBSERVATIONS) },
];

/// The columns of a row and what stands in each.
type ColumnsOf<R> = [(&'static str, fn(&R) -> Cell)];

fn names<R>(columns: &ColumnsOf<R>) -> Vec<&'static str> {
    columns.iter().map(|(name, _)| *name).collect()
}

fn cells<R>(columns: &ColumnsOf<R>, row: &R) -> Vec<Cell> {
    columns.iter().map(|(_, cell)| cell(row)).collect()
}

/// The rows of each kind.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Tables([Vec<Vec<Cell>>; 5]);

impl Tables {
    /// What one pupil's records say up to a day; sessions that are prepared for later are among them.
    #[must_use]
    pub fn of(school: &School, records: &PupilRecords, names: &Names, as_of: NaiveDate) -> Self {
        let ladder = &school.help;
        let progress: BTreeMap<&TargetId, Progress<'_>> = records
            .targets
            .iter()
            .map(|(id, filed)| (id, Progress::of(id, filed, &records.sessions, ladder, as_of)))
            .collect();
        let mut tables = Self::default();
        let [sessions, results, targets, provision, observations] = &mut tables.0;
        let known = |session: &crate::record::Session| session.date <= as_of || session.is_only_prepared();
        for (at, filed) in records.sessions.iter().filter(|filed| known(&filed.record)).enumerate() {
            let row = || SessionRow { names, records, at, filed };
            sessions.push(cells(SESSIONS, &row()));
            for result in &filed.record.result {
                let phases = progress.get(&result.target).map_or(&[][..], |progress| &progress.phases);
                results.push(cells(RESULTS, &ResultRow { session: row(), result, ladder, phases }));
            }
        }
        targets
            .extend(progress.values().map(|progress| cells(TARGETS, &TargetRow { names, records, progress, as_of })));
        let rows = records.provision.iter().map(|(id, filed)| ProvisionRow { names, records, id, filed });
        provision.extend(rows.map(|row| cells(PROVISION, &row)));
        let seen = records.observations.iter().filter(|filed| filed.record.date <= as_of).enumerate();
        let rows = seen.map(|(at, filed)| ObservationRow { names, records, at, filed });
        observations.extend(rows.map(|row| cells(OBSERVATIONS, &row)));
        tables
    }

    /// Adds the rows of another pupil below.
    pub fn add(&mut self, others: Self) {
        for (rows, others) in self.0.iter_mut().zip(others.0) {
            rows.extend(others);
        }
    }

    /// Each table's file name, how many rows it has, and its text: a line of names, then a line a row (RFC 4180, with
    /// plain new lines).
    ///
    /// # Panics
    /// Never: a text in memory can be written to.
    pub fn csv(&self) -> impl Iterator<Item = (&'static str, usize, Vec<u8>)> {
        KINDS.iter().zip(&self.0).map(|(kind, rows)| {
            let mut writer = csv::Writer::from_writer(Vec::new());
            let mut put = |record: Vec<&[u8]>| writer.write_record(record).expect("a row has a cell for each column");
            put((kind.columns)().iter().map(|name| name.as_bytes()).collect());
            for row in rows {
                let shown: Vec<_> = row.iter().map(Cell::for_a_spreadsheet).collect();
                put(shown.iter().map(|cell| cell.as_bytes()).collect());
            }
            (kind.file, rows.len(), writer.into_inner().expect("memory takes what is written to it"))
        })
    }

    /// A line of JSON a row, each an object with its `kind`; before them a line that says what made them.
    ///
    /// # Panics
    /// Never: a row is text and numbers.
    #[must_use]
    pub fn lines(&self, as_of: NaiveDate) -> String {
        let mut lines = format!("{MADE_BY},\"as_of\":\"{as_of}\"}}\n");
        for (kind, rows) in KINDS.iter().zip(&self.0) {
            let columns = (kind.columns)();
            for cells in rows {
                let line = Line { kind: kind.line, columns: &columns, cells };
                lines.push_str(&serde_json::to_string(&line).expect("a row is text and numbers"));
                lines.push('\n');
            }
        }
        text::escaped_json(&lines).into_owned()
    }

    /// How many rows there are in all.
    #[must_use]
    pub fn rows(&self) -> usize {
        self.0.iter().map(Vec::len).sum()
    }
}

/// True for a table or lines that keywork made.
#[must_use]
pub fn is_our_table(bytes: &[u8]) -> bool {
    let first = bytes.split(|byte| *byte == b'\n').next().unwrap_or_default();
    let header = |kind: &Kind| (kind.columns)().join(",").as_bytes() == first;
    first.starts_with(MADE_BY.as_bytes()) || KINDS.iter().any(header)
}

/// A row as an object, its kind first and then its columns in their order.
struct Line<'a> {
    kind: &'a str,
    columns: &'a [&'static str],
    cells: &'a [Cell],
}

impl Serialize for Line<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(Some(self.columns.len() + 1))?;
        map.serialize_entry("kind", self.kind)?;
        for (name, cell) in self.columns.iter().zip(self.cells) {
            // An observation has a kind of its own.
            map.serialize_entry(if *name == "kind" { "observation_kind" } else { *name }, cell)?;
        }
        map.end()
    }
}
