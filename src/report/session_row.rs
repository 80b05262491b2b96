use chrono::{NaiveTime, TimeDelta};
use schemars::JsonSchema;
use serde::Serialize;

use super::figure::{Day, Time};
use crate::progress::Delivery;
use crate::record::session::{Reason, Whose};
use crate::record::{Filed, PupilRecords, School, Session};

/// One session of a period: given, missed, or in the timetable and not recorded.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, JsonSchema, Serialize)]
pub struct SessionRow {
    /// The day.
    pub date: Day,
    /// When it began, or should have.
    pub start: Option<Time>,
    /// Its file; none where it is not recorded, unless it was prepared.
    pub file: Option<String>,
    /// `given`, `missed` or `unrecorded`.
    pub state: &'static str,
    /// What was timetabled.
    pub provision: Option<String>,
    /// The file of that.
    pub provision_file: Option<String>,
    /// Who taught, or should have.
    pub by: Option<String>,
    /// How long it was.
    pub minutes: Option<i64>,
    /// How long it should have been.
    pub planned: Option<i64>,
    /// Whose it was that it was missed: `pupil`, `school`, or `closed`.
    pub whose: Option<&'static str>,
    /// Why it was missed or cut short, in a word.
    pub reason: Option<&'static str>,
    /// True where it was cut short.
    pub cut_short: bool,
    /// More about why.
    pub why: Option<String>,
    /// What was done.
    pub activity: Option<String>,
    /// Where the work itself is.
    pub evidence: Vec<String>,
    /// Where.
    pub place: Option<String>,
    /// How many were taught together.
    pub group: Option<i64>,
    /// The day of writing, where that was a later day.
    pub written: Option<Day>,
}

impl SessionRow {
    /// The row of a session that was given or missed, or was prepared and never filled in.
    #[must_use]
    pub fn of(school: &School, records: &PupilRecords, filed: &Filed<Session>) -> Self {
        let session = &filed.record;
        let provision = session.provision.as_ref();
        let known = provision.and_then(|id| records.provision.get(id));
        let reason = session.missed.or(session.cut_short);
        let title = |title: &crate::record::words::Title| title.as_str().to_owned();
        Self {
            date: Day(session.date),
            start: session.start.map(Time),
            file: Some(filed.path.to_string()),
            state: match session.missed {
                _ if session.is_only_prepared() => "unrecorded",
                Some(_) => "missed",
                None => "given",
            },
            provision: provision.map(|id| known.map_or_else(|| id.to_string(), |known| title(&known.record.what))),
            provision_file: known.map(|known| known.path.to_string()),
            by: Some(school.name_of(&session.staff).to_owned()),
            minutes: session.minutes.map(crate::record::Minutes::get),
            planned: known.map(|known| known.record.minutes.get()),
            whose: session.missed.map(whose_in_a_word),
            reason: reason.map(Reason::in_words),
            cut_short: session.cut_short.is_some(),
            why: session.why.as_ref().map(|why| why.as_str().to_owned()),
            activity: session.done().map(title),
            evidence: session.evidence.iter().map(title).collect(),
            place: session.place.as_ref().map(title),
            group: session.group.map(crate::record::quantity::Whole::get),
            written: session.recorded.filter(|recorded| *recorded > session.date).map(Day),
        }
    }

    /// Whether a prepared session may be the one for this slot: the same provision and day, and none for it yet.
    pub(super) fn may_be_of(&self, slot: &Self) -> bool {
        slot.file.is_none() && self.date == slot.date && self.provision_file == slot.provision_file
    }

    /// How far from each other two sessions of a day begin.
    pub(super) fn apart(&self, slot: &Self) -> TimeDelta {
        let start = |row: &Self| row.start.map_or(NaiveTime::MIN, |start| start.0);
        (start(self) - start(slot)).abs()
    }

    /// The slots of a provision of which there is no record.
    pub fn unrecorded<'d>(delivery: &'d Delivery<'_>) -> impl Iterator<Item = Self> + 'd {
        let provision = &delivery.provision.record;
        delivery.unrecorded.iter().map(move |slot| Self {
            date: Day(slot.date),
            start: Some(Time(slot.at)),
            file: None,
            state: "unrecorded",
            provision: Some(provision.what.as_str().to_owned()),
            provision_file: Some(delivery.provision.path.to_string()),
            by: None,
            minutes: None,
            planned: Some(provision.minutes.get()),
            whose: None,
            reason: None,
            cut_short: false,
            why: None,
            activity: None,
            evidence: Vec::new(),
            place: None,
            group: None,
            written: None,
        })
    }
}

/// Whose it was, in a word.
pub(super) fn whose_in_a_word(reason: Reason) -> &'static str {
    match reason.whose() {
        Whose::Pupil => "pupil",
        Whose::School => "school",
        Whose::Closed => "closed",
    }
}
