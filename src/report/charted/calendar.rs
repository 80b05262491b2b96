use std::collections::{BTreeMap, BTreeSet};

use chrono::{Datelike, NaiveDate};

use crate::calendar::{SchoolCalendar, SchoolWeek, say};
use crate::chart::{Became, Calendar, CalendarColumn, CalendarDay, CalendarWeek, Chart};
use crate::progress::{Delivery, Period};
use crate::record::session::Whose;

/// What became of each session that was due in a period, up to today; none where nothing was.
pub(super) fn calendar(
    deliveries: &[Delivery<'_>],
    calendar: &SchoolCalendar,
    period: Period,
    as_of: NaiveDate,
) -> Option<Chart> {
    let period = Period { from: period.from, to: period.to.min(as_of) };
    let given: Vec<(&Delivery<'_>, Days)> = deliveries.iter().map(|delivery| (delivery, days(delivery))).collect();
    let any: BTreeSet<NaiveDate> = given.iter().flat_map(|(_, days)| days.keys().copied()).collect();
    let weeks = weeks(calendar, (*any.first()?, *any.last()?));
    let shown = given.iter().filter(|(_, days)| !days.is_empty());
    let columns: Vec<CalendarColumn> = shown.map(|(delivery, days)| column(delivery, days, &weeks)).collect();
    let said: Vec<String> = columns.iter().map(|column| format!("{}: {}", column.what, column.tally())).collect();
    let (from, to) = (say::within(period.from, as_of), say::within(period.to, as_of));
    Some(Chart::Calendar(Calendar {
        name: "sessions".to_owned(),
        title: "Sessions given and missed".to_owned(),
        description: format!("From {from} to {to}. {}.", said.join("; ")),
        weeks: weeks
            .iter()
            .enumerate()
            .map(|(at, week)| CalendarWeek {
                monday: week.monday().format("%-d %b").to_string(),
                after_a_gap: at > 0 && weeks[at - 1].next() != *week,
                closed: closed(*week, calendar, period),
            })
            .collect(),
        columns,
    }))
}

/// What became of the sessions of each day.
type Days = BTreeMap<NaiveDate, Vec<Became>>;

fn days(delivery: &Delivery<'_>) -> Days {
    let given = delivery.given.iter().map(|filed| (filed.record.date, Became::Given));
    let missed = delivery.missed.iter().filter_map(|missed| {
        let became = match missed.reason.whose() {
            Whose::Pupil => Became::Pupil,
            Whose::School => Became::School,
            Whose::Closed => return None,
        };
        Some((missed.session.record.date, became))
    });
    let slots = delivery.unrecorded.iter().map(|slot| slot.date);
    let unrecorded = slots.chain(delivery.unrecorded_without_slot.iter().copied());
    let mut days = Days::new();
    for (day, became) in given.chain(missed).chain(unrecorded.map(|day| (day, Became::Unrecorded))) {
        days.entry(day).or_default().push(became);
    }
    for sessions in days.values_mut() {
        sessions.sort_unstable();
    }
    days
}

/// The weeks from the first day on which anything was due to the last, those without any school left out.
fn weeks(calendar: &SchoolCalendar, (first, last): (NaiveDate, NaiveDate)) -> Vec<SchoolWeek> {
    let last = SchoolWeek::of(last);
    let weeks = std::iter::successors(Some(SchoolWeek::of(first)), |week| Some(week.next()).filter(|next| next > week));
    let is_of_a_term = |week: &SchoolWeek| {
        !calendar.has_terms() || days_of(*week).any(|day| calendar.term_of(day).is_some() && !is_weekend(day))
    };
    weeks.take_while(|week| *week <= last).filter(|week| *week == last || is_of_a_term(week)).collect()
}

fn days_of(week: SchoolWeek) -> impl Iterator<Item = NaiveDate> {
    week.monday().iter_days().take(7)
}

fn is_weekend(day: NaiveDate) -> bool {
    day.weekday().num_days_from_monday() > 4
}

fn closed(week: SchoolWeek, calendar: &SchoolCalendar, period: Period) -> Vec<usize> {
    let closed = |(_, day): &(usize, NaiveDate)| period.contains(*day) && !calendar.is_school_day(*day);
    (0..5).zip(days_of(week)).filter(closed).map(|(weekday, _)| weekday).collect()
}

/// The days of a provision; of a week that has no school the record is left to the table of the report.
fn column(delivery: &Delivery<'_>, days: &Days, weeks: &[SchoolWeek]) -> CalendarColumn {
    let place = |(day, sessions): (&NaiveDate, &Vec<Became>)| {
        let week = weeks.binary_search(&SchoolWeek::of(*day)).ok()?;
        let weekday = day.weekday().num_days_from_monday() as usize;
        Some(CalendarDay { week, weekday, sessions: sessions.clone() })
    };
    CalendarColumn {
        what: delivery.provision.record.what.as_str().to_owned(),
        days: days.iter().filter_map(place).collect(),
    }
}
