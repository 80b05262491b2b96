//! What became of the timetable: who was away, what came between, what was written late, and what somebody said.

use chrono::{NaiveDate, NaiveTime};

/// What became of the slots of one pupil. Where no provision is named it is all of them.
pub(super) struct Life {
    /// From, to, provision, reason, why.
    pub(super) missed: &'static [(&'static str, &'static str, &'static str, &'static str, &'static str)],
    /// Day, provision, minutes, reason, why.
    pub(super) cut_short: &'static [(&'static str, &'static str, i64, &'static str, &'static str)],
    /// From, to, who taught instead.
    pub(super) cover: &'static [(&'static str, &'static str, &'static str)],
    /// Day, provision: nobody wrote anything.
    pub(super) unrecorded: &'static [(&'static str, &'static str)],
    /// Day, provision, the day of writing.
    pub(super) late: &'static [(&'static str, &'static str, &'static str)],
    /// Bad days.
    pub(super) bad: &'static [&'static str],
    /// Day, provision, what somebody wrote or said.
    pub(super) moments: &'static [(&'static str, &'static str, Said)],
    /// Day, target, result as it is typed.
    pub(super) results: &'static [(&'static str, &'static str, &'static str)],
    /// Day, target, second observer, what they counted.
    pub(super) second: &'static [(&'static str, &'static str, &'static str, &'static str)],
}

/// What is written into one session besides what the bank gives.
pub(super) enum Said {
    Activity(&'static str),
    Adapted(&'static str),
    Note(&'static str),
    Share(&'static str),
    Next(&'static str),
    Place(&'static str),
    Evidence(&'static str),
    Ask(&'static str),
    /// Who answered the question, when, and what.
    Answer(&'static str, &'static str, &'static str),
    /// Who is to be told, and when they were.
    Tell(&'static str, Option<&'static str>),
    /// Who wrote it down for the adult who taught.
    WrittenBy(&'static str),
}

/// What became of one slot.
pub(super) enum Fate {
    Given,
    Missed(&'static str, &'static str),
    CutShort(i64, &'static str, &'static str),
    Unrecorded,
}

/// By now on the last day, the sessions before this time have been written down.
const NOW: (u32, u32) = (10, 0);

impl Life {
    pub(super) fn fate(&self, provision: &str, date: NaiveDate, at: NaiveTime) -> Fate {
        let named = |other: &str| other.is_empty() || other == provision;
        let today = date == super::day(super::AS_OF);
        if today && NaiveTime::from_hms_opt(NOW.0, NOW.1, 0).is_some_and(|now| at >= now) {
            return Fate::Unrecorded;
        }
        if self.unrecorded.iter().any(|(on, other)| super::day(on) == date && named(other)) {
            return Fate::Unrecorded;
        }
        let missed = self.missed.iter().find(|(from, to, other, ..)| within(from, to, date) && named(other));
        if let Some((.., reason, why)) = missed {
            return Fate::Missed(reason, why);
        }
        let short = self.cut_short.iter().find(|(on, other, ..)| super::day(on) == date && named(other));
        short.map_or(Fate::Given, |(_, _, minutes, reason, why)| Fate::CutShort(*minutes, reason, why))
    }

    pub(super) fn cover_on(&self, date: NaiveDate) -> Option<&'static str> {
        self.cover.iter().find(|(from, to, _)| within(from, to, date)).map(|(.., staff)| *staff)
    }

    pub(super) fn is_bad(&self, date: NaiveDate) -> bool {
        self.bad.iter().any(|bad| super::day(bad) == date)
    }

    /// The day of writing: that day, where nothing else is said.
    pub(super) fn recorded(&self, provision: &str, date: NaiveDate) -> NaiveDate {
        let late = self.late.iter().find(|(on, other, _)| super::day(on) == date && *other == provision);
        late.map_or(date, |(.., recorded)| super::day(recorded))
    }

    pub(super) fn said(&self, provision: &str, date: NaiveDate) -> impl Iterator<Item = &'static Said> {
        let here = move |(on, other, _): &&(&str, &str, Said)| super::day(on) == date && *other == provision;
        let moments: Vec<_> = self.moments.iter().filter(here).collect();
        moments.into_iter().map(|(.., said)| said)
    }
}

fn within(from: &str, to: &str, date: NaiveDate) -> bool {
    (super::day(from)..=super::day(to)).contains(&date)
}
