use serde::{Deserialize, Serialize};

use super::{DataTable, Tick};

/// Well-being and involvement over time, as they were rated from 1 to 5.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Ratings {
    /// Its name among the charts of a page.
    pub name: String,
    /// What it is a chart of.
    pub title: String,
    /// What the chart shows, in words.
    pub description: String,
    /// How many days the time has, from the first rating to the last.
    pub days: i64,
    /// The days that are marked along the foot.
    pub dates: Vec<Tick>,
    /// The ratings, oldest first.
    pub ratings: Vec<Rating>,
}

/// What one observation rates.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Rating {
    /// Its day in short, `Mon 23 Nov`.
    pub day: String,
    /// The day, counted from that of the first rating as nought.
    pub at: i64,
    /// Well-being, 1 to 5.
    pub wellbeing: Option<f64>,
    /// Involvement, 1 to 5.
    pub involvement: Option<f64>,
}

impl Ratings {
    pub(super) fn table(&self) -> DataTable {
        let said = |rating: Option<f64>| rating.map(|rating| rating.to_string()).unwrap_or_default();
        let row = |rating: &Rating| vec![rating.day.clone(), said(rating.wellbeing), said(rating.involvement)];
        DataTable::new(["Day", "Well-being", "Involvement"], self.ratings.iter().map(row).collect())
    }
}
