//! What a chart shows: numbers, labels and words. No drawing and no record.
//!
//! A leaf beside `text`: `report` builds a [`Chart`] out of progress, `render` draws it, and both mean the same. It is also
//! what `--json` has of it, and what a template hands to its `chart` filter.

mod single_case;
mod table;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

pub use single_case::{Axis, Proposed, SingleCase, Slot, Stretch, Tick};
pub use table::DataTable;

/// A chart.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(tag = "kind", rename_all = "kebab-case")]
pub enum Chart {
    /// One target, session by session.
    SingleCase(SingleCase),
}

impl Chart {
    /// A short name for a file, of letters, digits and hyphens, such as the target's id.
    #[must_use]
    pub fn name(&self) -> &str {
        match self {
            Self::SingleCase(chart) => &chart.name,
        }
    }

    /// What it is a chart of.
    #[must_use]
    pub fn title(&self) -> &str {
        match self {
            Self::SingleCase(chart) => &chart.title,
        }
    }

    /// What it shows, in words, for whoever cannot see it.
    #[must_use]
    pub fn description(&self) -> &str {
        match self {
            Self::SingleCase(chart) => &chart.description,
        }
    }

    /// The numbers that it is drawn from.
    #[must_use]
    pub fn table(&self) -> DataTable {
        match self {
            Self::SingleCase(chart) => chart.table(),
        }
    }
}
