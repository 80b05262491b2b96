mod event;
#[cfg(test)]
mod tests;

use std::collections::BTreeMap;

use chrono::{Datelike, NaiveDate, NaiveTime, Weekday};
use schemars::JsonSchema;
use serde::Serialize;

use super::charted;
use super::figure::{Number, Source};
use super::review::Words;
use super::select::within;
use crate::chart::Chart;
use crate::progress::Period;
use crate::record::observation::ObservationKind;
use crate::record::{Filed, Level, Observation, PupilRecords};
use crate::text;

pub use event::Event;

/// What was observed in a period, counted and in its own words. Counts say how often something was written down, and
/// nothing of why it happened.
///
/// On a page that goes to everybody invited to a meeting (`Words::LeftOut`) there are the counts, when and where, what
/// came before more than once, and what helped. What was seen and heard on one day, in the words of whoever was there,
/// stays in its record, which the parents have a right to and others invited have not.
#[derive(Clone, Debug, PartialEq, JsonSchema, Serialize)]
pub struct Patterns {
    /// How many times behaviour was written down.
    pub behaviours: usize,
    /// How many incidents.
    pub incidents: usize,
    /// How many restrictive interventions.
    pub restrictive: usize,
    /// How many incidents and restrictive interventions no parent is recorded as told of.
    pub not_told: usize,
    /// Each of these, oldest first.
    pub events: Vec<Event>,
    /// By day of the week, from Monday.
    pub by_day: Vec<Tally>,
    /// By band of the clock, earliest first.
    pub by_time: Vec<Tally>,
    /// By place, as it was written, the most frequent first.
    pub by_place: Vec<Tally>,
    /// By what came before, in the same words, the most frequent first.
    pub by_before: Vec<Tally>,
    /// How strong, 1 to 5.
    pub intensity: Option<Spread>,
    /// What helped, in the same words, the most frequent first.
    pub helped: Vec<Tally>,
    /// Well-being and involvement, month by month.
    pub months: Vec<Ratings>,
    /// Well-being over the whole time.
    pub wellbeing: Option<Spread>,
    /// Involvement over the whole time.
    pub involvement: Option<Spread>,
    /// Both over time, in a picture; null without a rating.
    pub chart: Option<Chart>,
}

/// How often something was written down.
#[derive(Clone, Debug, PartialEq, Eq, JsonSchema, Serialize)]
pub struct Tally {
    /// Of what.
    pub what: String,
    /// How many behaviours.
    pub behaviours: usize,
    /// How many incidents.
    pub incidents: usize,
    /// How many restrictive interventions.
    pub restrictive: usize,
    /// How many observations in all.
    pub total: usize,
    /// In words, each kind apart: `2 behaviours, 1 incident`; empty where it is of neither of the three.
    pub said: String,
    /// The observations.
    pub sources: Vec<Source>,
}

/// The middle and the ends of some ratings.
#[derive(Clone, Debug, PartialEq, JsonSchema, Serialize)]
pub struct Spread {
    /// The median.
    pub median: Number,
    /// The lowest.
    pub low: Number,
    /// The highest.
    pub high: Number,
    /// How many ratings.
    pub ratings: usize,
    /// In words: `3.5`, or `3.5 (2 to 4; 3 ratings)`.
    pub said: String,
}

/// The ratings of a month.
#[derive(Clone, Debug, PartialEq, JsonSchema, Serialize)]
pub struct Ratings {
    /// `November 2026`.
    pub month: String,
    /// Well-being, 1 to 5.
    pub wellbeing: Option<Spread>,
    /// Involvement, 1 to 5.
    pub involvement: Option<Spread>,
    /// The observations.
    pub sources: Vec<Source>,
}

/// The bands of the clock: each begins where the one before it ends. They are hours, not the school's own breaks, which
/// no record says.
const BANDS: [((u32, u32), &str); 6] = [
    ((0, 0), "before 09:00"),
    ((9, 0), "09:00 to 10:30"),
    ((10, 30), "10:30 to 12:00"),
    ((12, 0), "12:00 to 13:30"),
    ((13, 30), "13:30 to 15:00"),
    ((15, 0), "from 15:00"),
];

const DAYS: [Weekday; 7] =
    [Weekday::Mon, Weekday::Tue, Weekday::Wed, Weekday::Thu, Weekday::Fri, Weekday::Sat, Weekday::Sun];

impl Patterns {
    /// What the observations of a period say, as far as they go today.
    pub(super) fn of(records: &PupilRecords, period: Period, words: Words, as_of: NaiveDate) -> Self {
        let seen = within(&records.observations, period, as_of);
        let hard: Vec<&Filed<Observation>> = seen.iter().copied().filter(|filed| is_hard(filed)).collect();
        let count = |kind| hard.iter().filter(|filed| filed.record.kind == Some(kind)).count();
        let days = |filed: &Filed<Observation>| Some(filed.record.date.weekday().num_days_from_monday() as usize);
        let place = |seen: &Observation| seen.place.as_ref().map(|place| place.as_str().to_owned());
        let before = |seen: &Observation| seen.before.as_ref().map(|before| before.as_str().to_owned());
        let helped = |seen: &Observation| seen.helped.as_ref().map(|helped| helped.as_str().to_owned());
        let events: Vec<Event> = hard.iter().map(|filed| Event::of(records, filed, words, as_of)).collect();
        let mut by_before = in_words(&hard, Some("nothing written"), before);
        by_before.retain(|tally| words == Words::Kept || tally.total > 1);
        let to_tell = |event: &&Event| event.kind != "behaviour" && event.parents == "not-told";
        Self {
            not_told: events.iter().filter(to_tell).count(),
            behaviours: count(ObservationKind::Behaviour),
            incidents: count(ObservationKind::Incident),
            restrictive: count(ObservationKind::Restrictive),
            by_day: in_order(&hard, &DAYS.map(day_name), "", days),
            by_time: in_order(&hard, &BANDS.map(|(_, name)| name), "no time written", |filed| {
                filed.record.start.map(band)
            }),
            by_place: in_words(&hard, Some("no place written"), place),
            by_before,
            intensity: Spread::of(hard.iter().filter_map(|filed| Some(Level::whole(filed.record.intensity?.get())))),
            helped: in_words(&seen, None, helped),
            months: months(&seen),
            wellbeing: Spread::of(seen.iter().filter_map(|filed| filed.record.wellbeing)),
            involvement: Spread::of(seen.iter().filter_map(|filed| filed.record.involvement)),
            chart: charted::ratings(&seen, as_of),
            events,
        }
    }
}

/// Whether it is of what was hard: these are counted, each kind apart.
fn is_hard(filed: &Filed<Observation>) -> bool {
    use ObservationKind::{Behaviour, Incident, Restrictive};
    matches!(filed.record.kind, Some(Behaviour | Incident | Restrictive))
}

fn day_name(day: Weekday) -> &'static str {
    match day {
        Weekday::Mon => "Monday",
        Weekday::Tue => "Tuesday",
        Weekday::Wed => "Wednesday",
        Weekday::Thu => "Thursday",
        Weekday::Fri => "Friday",
        Weekday::Sat => "Saturday",
        Weekday::Sun => "Sunday",
    }
}

/// The place of a time among the bands.
fn band(at: NaiveTime) -> usize {
    let begins = |(hour, minute)| NaiveTime::from_hms_opt(hour, minute, 0).unwrap_or_default();
    BANDS.iter().rposition(|(from, _)| begins(*from) <= at).unwrap_or(0)
}

/// A tally for each label that has any, in the order of the labels; what has none of them is last.
fn in_order(
    seen: &[&Filed<Observation>],
    labels: &[&str],
    rest: &str,
    place: impl Fn(&Filed<Observation>) -> Option<usize>,
) -> Vec<Tally> {
    let labels = labels.iter().copied().enumerate().map(|(at, label)| (Some(at), label)).chain([(None, rest)]);
    let each = labels.map(|(at, label)| Tally::of(label, seen.iter().copied().filter(|filed| place(filed) == at)));
    each.filter(|tally| tally.total > 0).collect()
}

/// A tally for each text, the most frequent first, then the earliest; what has none is last, if it is counted at all.
/// Texts are the same where their words are: capitals, space around them and a full stop at the end do not matter.
fn in_words(
    seen: &[&Filed<Observation>],
    rest: Option<&str>,
    words: impl Fn(&Observation) -> Option<String>,
) -> Vec<Tally> {
    let key = |text: &str| text.trim().trim_end_matches('.').to_lowercase();
    let mut groups: BTreeMap<String, (usize, String)> = BTreeMap::new();
    for (at, text) in seen.iter().enumerate().filter_map(|(at, filed)| Some((at, words(&filed.record)?))) {
        groups.entry(key(&text)).or_insert_with(|| (at, text.trim().to_owned()));
    }
    let is_of = |filed: &Filed<Observation>, group: Option<&str>| {
        words(&filed.record).map(|text| key(&text)).as_deref() == group
    };
    let of =
        |label: &str, group: Option<&str>| Tally::of(label, seen.iter().copied().filter(|filed| is_of(filed, group)));
    let mut tallies: Vec<(usize, Tally)> =
        groups.iter().map(|(group, (first, label))| (*first, of(label, Some(group)))).collect();
    tallies.sort_by_key(|(first, tally)| (std::cmp::Reverse(tally.total), *first));
    let without = rest.map(|label| of(label, None)).filter(|tally| tally.total > 0);
    tallies.into_iter().map(|(_, tally)| tally).chain(without).collect()
}

impl Tally {
    fn of<'r>(what: &str, seen: impl Iterator<Item = &'r Filed<Observation>>) -> Self {
        let seen: Vec<_> = seen.collect();
        let count = |kind| seen.iter().filter(|filed| filed.record.kind == Some(kind)).count();
        let behaviours = count(ObservationKind::Behaviour);
        let incidents = count(ObservationKind::Incident);
        let restrictive = count(ObservationKind::Restrictive);
        let kinds = [(behaviours, "behaviour"), (incidents, "incident"), (restrictive, "restrictive intervention")];
        let kinds = kinds.into_iter().filter(|(number, _)| *number > 0);
        let said: Vec<String> = kinds.map(|(number, kind)| text::count(number, kind)).collect();
        Self {
            what: what.to_owned(),
            behaviours,
            incidents,
            restrictive,
            total: seen.len(),
            said: said.join(", "),
            sources: seen.into_iter().map(Source::dated).collect(),
        }
    }
}

impl Spread {
    /// Of these ratings; none where there are none.
    pub(super) fn of(levels: impl Iterator<Item = Level>) -> Option<Self> {
        let levels: Vec<Level> = levels.collect();
        let (median, low) = (Level::median(&levels)?, *levels.iter().min()?);
        let (high, ratings) = (levels.iter().max().copied().unwrap_or(low), levels.len());
        let said =
            if ratings > 1 { format!("{median} ({low} to {high}; {ratings} ratings)") } else { median.to_string() };
        Some(Self { median: median.into(), low: low.into(), high: high.into(), ratings, said })
    }
}

fn months(seen: &[&Filed<Observation>]) -> Vec<Ratings> {
    let mut months: BTreeMap<(i32, u32), Vec<&Filed<Observation>>> = BTreeMap::new();
    for filed in seen {
        let record = &filed.record;
        if record.wellbeing.is_some() || record.involvement.is_some() {
            months.entry((record.date.year(), record.date.month())).or_default().push(filed);
        }
    }
    let of = |rated: Vec<&Filed<Observation>>| Ratings {
        month: rated.first().map(|filed| filed.record.date.format("%B %Y").to_string()).unwrap_or_default(),
        wellbeing: Spread::of(rated.iter().filter_map(|filed| filed.record.wellbeing)),
        involvement: Spread::of(rated.iter().filter_map(|filed| filed.record.involvement)),
        sources: rated.iter().map(|filed| Source::dated(*filed)).collect(),
    };
    months.into_values().map(of).collect()
}
