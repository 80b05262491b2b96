use chrono::{Datelike, Months, NaiveDate};

use super::super::figure::hundredths;
use super::super::patterns::Spread;
use super::single_case::date_under;
use crate::calendar::say;
use crate::chart::{Chart, Rating, Ratings, Tick};
use crate::record::{Filed, Level, Observation};

/// Well-being and involvement as these observations rate them, oldest first; none where none does.
pub(in super::super) fn ratings(seen: &[&Filed<Observation>], as_of: NaiveDate) -> Option<Chart> {
    let is_rated = |seen: &&Observation| seen.wellbeing.is_some() || seen.involvement.is_some();
    let rated: Vec<&Observation> = seen.iter().map(|filed| &filed.record).filter(is_rated).collect();
    let (first, last) = (rated.first()?.date, rated.last()?.date);
    let level = |level: Level| hundredths(level.to_f64());
    let rating = |seen: &&Observation| Rating {
        day: say::short(seen.date),
        at: (seen.date - first).num_days(),
        wellbeing: seen.wellbeing.map(level),
        involvement: seen.involvement.map(level),
    };
    let said = |what: &str, of: fn(&Observation) -> Option<Level>| {
        let levels: Vec<Level> = rated.iter().filter_map(|seen| of(seen)).collect();
        let (spread, latest) = (Spread::of(levels.iter().copied())?, levels.last()?);
        Some(format!(" {what}: median {}, the latest {latest}.", spread.said))
    };
    let said = [said("Well-being", |seen| seen.wellbeing), said("Involvement", |seen| seen.involvement)];
    let (from, to) = (say::within(first, as_of), say::within(last, as_of));
    Some(Chart::Ratings(Ratings {
        name: "wellbeing".to_owned(),
        title: "Well-being and involvement, rated from 1 to 5".to_owned(),
        description: format!("From {from} to {to}.{}", said.into_iter().flatten().collect::<String>()),
        days: (last - first).num_days(),
        dates: dates(first, last),
        ratings: rated.iter().map(rating).collect(),
    }))
}

/// The first day and the first of each month; where there is none of those, the last day.
fn dates(first: NaiveDate, last: NaiveDate) -> Vec<Tick> {
    let month_after = |day: &NaiveDate| day.with_day(1)?.checked_add_months(Months::new(1));
    let months = std::iter::successors(month_after(&first), month_after).take_while(|day| *day <= last);
    let mut days: Vec<NaiveDate> = std::iter::once(first).chain(months).collect();
    if days.len() == 1 && last > first {
        days.push(last);
    }
    let mut before = None;
    let tick = |day: NaiveDate| {
        let label = date_under(before.replace(day), day).unwrap_or_else(|| day.format("%-d %b").to_string());
        let at = u32::try_from((day - first).num_days()).map_or(0.0, f64::from);
        Tick { at, label }
    };
    days.into_iter().map(tick).collect()
}
