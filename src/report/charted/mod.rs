//! The charts of reports: what they show, and the same in words. `report` alone may call it; `render` draws them.

mod axis;
mod bars;
mod calendar;
mod describe;
mod ratings;
mod single_case;
mod targets;
#[cfg(test)]
mod tests;

use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::Serialize;

use crate::calendar::SchoolCalendar;
use crate::chart::Chart;
use crate::progress::{Delivery, Period};

pub(super) use ratings::ratings;
pub(super) use single_case::single_case;
pub(super) use targets::targets;

/// What was given of what was promised, in pictures.
#[derive(Clone, Debug, PartialEq, JsonSchema, Serialize)]
pub struct DeliveryCharts {
    /// Sessions given and missed, day by day; null where there were none.
    pub calendar: Option<Chart>,
    /// Minutes promised beside minutes given; null where there were none.
    pub bars: Option<Chart>,
}

impl DeliveryCharts {
    /// Of these provisions in a period, up to today.
    pub(super) fn of(deliveries: &[Delivery<'_>], calendar: &SchoolCalendar, period: Period, as_of: NaiveDate) -> Self {
        Self {
            calendar: calendar::calendar(deliveries, calendar, period, as_of),
            bars: bars::bars(deliveries, period, as_of),
        }
    }
}
