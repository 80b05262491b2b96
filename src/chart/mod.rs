//! What a chart shows: numbers, labels and words. No drawing and no record.
//!
//! A leaf beside `text`: `report` builds a [`Chart`] out of progress, `render` draws it, and both mean the same. It is also
//! what `--json` has of it, and what a template hands to its `chart` filter.
//!
//! ```text
//! SingleCase   one target, session by session
//! Targets      every target, a small graph each
//! Calendar     sessions given and missed, week by week
//! Bars         promised beside given, a pair for each provision
//! Ratings      well-being and involvement over time
//! ```

mod bars;
mod calendar;
mod ratings;
mod schema;
mod single_case;
mod table;
mod targets;

use serde::{Deserialize, Serialize};

pub use bars::{Bars, Pair};
pub use calendar::{Became, Calendar, CalendarColumn, CalendarDay, CalendarWeek};
pub use ratings::{Rating, Ratings};
pub use single_case::{Axis, Mark, Proposed, SingleCase, Slot, Stretch, Tick};
pub use table::DataTable;
pub use targets::{Dot, Panel, Targets};

/// A chart.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "kebab-case")]
pub enum Chart {
    /// One target, session by session.
    SingleCase(SingleCase),
    /// Every target, a small graph each.
    Targets(Targets),
    /// Sessions given and missed, week by week.
    Calendar(Calendar),
    /// Promised beside given, a pair for each provision.
    Bars(Bars),
    /// Well-being and involvement over time.
    Ratings(Ratings),
}

/// What every chart has.
struct Label<'c> {
    name: &'c str,
    title: &'c str,
    description: &'c str,
}

impl Chart {
    fn label(&self) -> Label<'_> {
        let (name, title, description) = match self {
            Self::SingleCase(chart) => (&chart.name, &chart.title, &chart.description),
            Self::Targets(chart) => (&chart.name, &chart.title, &chart.description),
            Self::Calendar(chart) => (&chart.name, &chart.title, &chart.description),
            Self::Bars(chart) => (&chart.name, &chart.title, &chart.description),
            Self::Ratings(chart) => (&chart.name, &chart.title, &chart.description),
        };
        Label { name, title, description }
    }

    /// A short name for a file, of letters, digits and hyphens, such as `target-cvc-words`; no two charts of a page have the
    /// same.
    #[must_use]
    pub fn name(&self) -> &str {
        self.label().name
    }

    /// What it is a chart of.
    #[must_use]
    pub fn title(&self) -> &str {
        self.label().title
    }

    /// What it shows, in words, for whoever cannot see it.
    #[must_use]
    pub fn description(&self) -> &str {
        self.label().description
    }

    /// The numbers that it is drawn from.
    #[must_use]
    pub fn table(&self) -> DataTable {
        match self {
            Self::SingleCase(chart) => chart.table(),
            Self::Targets(chart) => chart.table(),
            Self::Calendar(chart) => chart.table(),
            Self::Bars(chart) => chart.table(),
            Self::Ratings(chart) => chart.table(),
        }
    }
}
