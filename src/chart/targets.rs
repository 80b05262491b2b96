use serde::{Deserialize, Serialize};

use super::{Axis, DataTable, Mark, Stretch, Tick};

/// Every target in one picture, a small graph each, all drawn alike.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Targets {
    /// `targets-` and the pupil's id.
    pub name: String,
    /// What it is a chart of.
    pub title: String,
    /// What the chart shows, in words.
    pub description: String,
    /// The targets with a result.
    pub panels: Vec<Panel>,
}

/// The small graph of a target.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Panel {
    /// What the pupil is learning.
    pub title: String,
    /// The status in a word.
    pub status: String,
    /// The latest result that counts, with its unit.
    pub latest: Option<String>,
    /// The levels, up the side.
    pub axis: Axis,
    /// Each result and each session missed, in order.
    pub dots: Vec<Dot>,
    /// The phases, oldest first.
    pub phases: Vec<Stretch>,
    /// The level that is aimed at.
    pub goal: Option<Tick>,
}

/// A result, or a session in which there could be none.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Dot {
    /// What it is.
    pub mark: Mark,
    /// The level; null where the session was missed.
    pub level: Option<f64>,
}

impl Targets {
    pub(super) fn table(&self) -> DataTable {
        let row = |panel: &Panel| {
            let results = panel.dots.iter().filter(|dot| dot.mark == Mark::Result).count();
            let goal = panel.goal.as_ref().map(|goal| goal.label.clone()).unwrap_or_default();
            let latest = panel.latest.clone().unwrap_or_default();
            vec![panel.title.clone(), panel.status.clone(), results.to_string(), latest, goal]
        };
        DataTable::new(["Target", "Status", "Results", "Latest", "Goal"], self.panels.iter().map(row).collect())
    }
}
