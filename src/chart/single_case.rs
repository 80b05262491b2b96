use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::DataTable;

/// The graph of single-case research: sessions along, level up, a line where each phase begins.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct SingleCase {
    /// The target's id.
    pub name: String,
    /// What the pupil is learning.
    pub title: String,
    /// What the chart shows, in words.
    pub description: String,
    /// The levels, up the side.
    pub axis: Axis,
    /// Each session in order, whether given or missed.
    pub slots: Vec<Slot>,
    /// The phases, oldest first.
    pub phases: Vec<Stretch>,
    /// The level that is aimed at.
    pub goal: Option<f64>,
    /// Changes that nobody has agreed yet.
    pub proposed: Vec<Proposed>,
}

/// The side of a chart.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Axis {
    /// What is counted, with its unit.
    pub label: String,
    /// The level at the foot; for help the most of it, so that up is better.
    pub foot: f64,
    /// The level at the top.
    pub top: f64,
    /// The levels that are marked.
    pub ticks: Vec<Tick>,
}

/// A marked level.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Tick {
    /// The level.
    pub at: f64,
    /// What is written beside it.
    pub label: String,
}

/// A session, given or missed.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Slot {
    /// Its day in short, `Mon 23 Nov`.
    pub day: String,
    /// What was recorded, or why there is nothing.
    pub said: String,
    /// The level; null where the session was missed.
    pub level: Option<f64>,
    /// Taken without help, to see what is kept.
    pub probe: bool,
    /// Where the aim line is on that day.
    pub aim: Option<f64>,
}

/// A stretch under unchanged conditions.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Stretch {
    /// What is written over it.
    pub name: String,
    /// Its first slot, counted from nought.
    pub first: usize,
    /// The median of its levels.
    pub median: Option<f64>,
}

/// A change that was proposed.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Proposed {
    /// The first slot after it, counted from nought.
    pub first: usize,
    /// What is to change.
    pub what: String,
}

impl SingleCase {
    pub(super) fn table(&self) -> DataTable {
        let phase =
            |at: usize| self.phases.iter().rev().find(|phase| phase.first <= at).map_or("", |phase| &phase.name);
        let row = |(at, slot): (usize, &Slot)| vec![slot.day.clone(), slot.said.clone(), phase(at).to_owned()];
        DataTable {
            head: ["Session", "Result", "Phase"].map(str::to_owned).to_vec(),
            rows: self.slots.iter().enumerate().map(row).collect(),
        }
    }
}
