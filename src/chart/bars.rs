use serde::{Deserialize, Serialize};

use super::DataTable;

/// Minutes promised beside minutes given, a pair of bars for each provision.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Bars {
    /// Its name among the charts of a page.
    pub name: String,
    /// What it is a chart of.
    pub title: String,
    /// What the chart shows, in words.
    pub description: String,
    /// The provision.
    pub pairs: Vec<Pair>,
}

/// A provision, in minutes up to today.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Pair {
    /// What is given.
    pub what: String,
    /// What was due; null where it is not promised by the week, or only proposed.
    pub promised: Option<i64>,
    /// What was given.
    pub given: i64,
    /// What the school did not provide: owed to the child.
    pub school: i64,
    /// What fell out since the pupil was not there.
    pub pupil: i64,
    /// What was due and has no record.
    pub unrecorded: i64,
}

impl Bars {
    pub(super) fn table(&self) -> DataTable {
        let row = |pair: &Pair| {
            let promised = pair.promised.map_or_else(|| "not by the week".to_owned(), |minutes| minutes.to_string());
            let others = [pair.given, pair.school, pair.pupil, pair.unrecorded].map(|minutes| minutes.to_string());
            [pair.what.clone(), promised].into_iter().chain(others).collect()
        };
        let head = ["Minutes", "Promised", "Given", "School did not provide", "Pupil not there", "Not recorded"];
        DataTable::new(head, self.pairs.iter().map(row).collect())
    }
}
