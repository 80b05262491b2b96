use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::Serialize;

use super::figure::{Day, Number};
use crate::progress::Point;
use crate::record::Target;
use crate::record::help::HelpGiven;

/// One result, as a page shows it.
#[derive(Clone, Debug, PartialEq, JsonSchema, Serialize)]
pub struct ResultLine {
    /// The day.
    pub date: Day,
    /// As it was typed: `8/10`; the help where that alone was noted.
    pub said: String,
    /// The help in words: `independent 6, clueing 4`, or that it was not recorded where the goal limits help.
    pub help: Option<String>,
    /// The level.
    pub level: Number,
    /// True for a probe.
    pub probe: bool,
    /// The session's file.
    pub file: String,
}

impl ResultLine {
    /// The line of a point.
    #[must_use]
    pub fn of(point: &Point<'_>, target: &Target, as_of: NaiveDate) -> Self {
        let (said, help) = (point.say(), point.help().map(help_in_words));
        let unsaid = || target.goal_on(as_of).help.as_ref().map(|_| "help not recorded".to_owned());
        let (said, help) =
            if said.is_empty() { (help.unwrap_or_default(), None) } else { (said, help.or_else(unsaid)) };
        Self {
            date: Day(point.date),
            said,
            help,
            level: point.level.into(),
            probe: point.probe,
            file: point.path.to_string(),
        }
    }
}

/// `clueing`, or `independent 6, clueing 4`.
#[must_use]
pub fn help_in_words(help: &HelpGiven) -> String {
    match help {
        HelpGiven::At(rung) => rung.to_string(),
        HelpGiven::Counts(counts) => {
            let parts = counts.iter().filter(|(_, count)| count.get() > 0);
            parts.map(|(rung, count)| format!("{rung} {count}")).collect::<Vec<_>>().join(", ")
        }
    }
}
