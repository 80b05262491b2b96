use serde::{Deserialize, Serialize};

use super::DataTable;

/// The graph of single-case research: sessions along, level up, a line where each phase begins.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct SingleCase {
    /// `target-` and the target's id.
    pub name: String,
    /// What the pupil is learning.
    pub title: String,
    /// What the chart shows, in words.
    pub description: String,
    /// The levels, up the side.
    pub axis: Axis,
    /// Each result and each session missed, in order.
    pub slots: Vec<Slot>,
    /// The phases, oldest first.
    pub phases: Vec<Stretch>,
    /// The level that is aimed at.
    pub goal: Option<Tick>,
    /// Changes that nobody has agreed yet.
    pub proposed: Vec<Proposed>,
}

/// The side of a chart.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
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
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Tick {
    /// The level.
    pub at: f64,
    /// What is written beside it.
    pub label: String,
}

/// A result, or a session in which there could be none.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Slot {
    /// Its day in short, `Mon 23 Nov`.
    pub day: String,
    /// The date to write under it: of the first slot, and of the first in each month.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub date: Option<String>,
    /// What was recorded, or why there is nothing.
    pub said: String,
    /// What it is.
    pub mark: Mark,
    /// The level; null where the session was missed.
    pub level: Option<f64>,
    /// Where the aim line is on that day.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub aim: Option<f64>,
}

/// What a slot is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Mark {
    /// A result that counts.
    Result,
    /// Taken without help, to see what is kept.
    Probe,
    /// Of fewer trials than the goal asks for: it counts in no figure.
    SetAside,
    /// The session was missed.
    Missed,
}

/// A stretch under unchanged conditions.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Stretch {
    /// `baseline`, `teaching`, `since the change on 5 October`.
    pub name: String,
    /// The change with which it began.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub what: Option<String>,
    /// Its first slot, counted from nought.
    pub first: usize,
    /// The median of its levels; null for yes and no.
    pub median: Option<f64>,
}

/// A change that was proposed.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Proposed {
    /// The first slot after it, counted from nought.
    pub first: usize,
    /// From when, `23 November`.
    pub from: String,
    /// What is to change.
    pub what: String,
}

impl Mark {
    fn in_words(self) -> &'static str {
        match self {
            Self::Result => "result",
            Self::Probe => "probe",
            Self::SetAside => "set aside",
            Self::Missed => "missed",
        }
    }
}

impl SingleCase {
    pub(super) fn table(&self) -> DataTable {
        // Its name stands where it begins, so that a row is a line.
        let begins = |at: usize| self.phases.iter().rev().find(|phase| phase.first == at);
        let phase = |at: usize| begins(at).map_or("", |phase| &phase.name);
        let row = |(at, slot): (usize, &Slot)| {
            let [number, mark, phase] = [&(at + 1).to_string(), slot.mark.in_words(), phase(at)].map(str::to_owned);
            vec![number, slot.day.clone(), slot.said.clone(), mark, phase]
        };
        let rows = self.slots.iter().enumerate().map(row).collect();
        DataTable::new(["Session", "Day", "Recorded", "As", "Phase begins"], rows)
    }
}
