use std::collections::BTreeMap;

use chrono::{Datelike, NaiveDate};
use schemars::JsonSchema;
use serde::Serialize;

use super::super::ahead::{say_often, say_times};
use super::super::figure::Source;
use super::super::happened::{deliveries, has_provision};
use super::super::provided::Provided;
use super::super::select::within;
use super::super::session_row::whose_in_a_word;
use super::so_far;
use crate::calendar::SchoolCalendar;
use crate::progress::{Delivery, Period, Promise, section_f};
use crate::record::ehc_plan::SectionF;
use crate::record::session::{Reason, Whose};
use crate::record::{Filed, PupilRecords, RecordPath, School, Session};

/// What became of one provision in a time, up to today, with each session missed and why.
#[derive(Clone, Debug, PartialEq, Eq, JsonSchema, Serialize)]
pub struct Delivered {
    /// What was owed, given, missed and not recorded.
    #[serde(flatten)]
    pub provided: Provided,
    /// `2 times a term`, for what has no slots.
    pub often: Option<String>,
    /// The lines of Section F that it is to meet.
    pub meets: Vec<String>,
    /// How many sessions the school offered: those given, and those for which the pupil was not there.
    pub offered: usize,
    /// The sessions missed, by whose it was and the reason, with its words where those are kept.
    pub missed: Vec<MissedFor>,
    /// The months in which sessions were given, and the folders where those stand.
    pub months: Vec<MonthGiven>,
}

/// What becomes of the words in which somebody wrote why a session was missed: an illness, an appointment.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in super::super) enum Words {
    /// For those who work with the child.
    Kept,
    /// For a page that goes to everybody invited to a meeting.
    LeftOut,
}

/// Sessions of a provision that did not happen for one and the same reason.
#[derive(Clone, Debug, PartialEq, Eq, JsonSchema, Serialize)]
pub struct MissedFor {
    /// Whose it was: `pupil`, `school` or `closed`.
    pub whose: &'static str,
    /// Why, in a word.
    pub reason: &'static str,
    /// More about why, in the words of the record, where those are kept.
    pub why: Option<String>,
    /// The sessions, oldest first.
    pub sessions: Vec<Source>,
}

/// What was given in a month.
#[derive(Clone, Debug, PartialEq, Eq, JsonSchema, Serialize)]
pub struct MonthGiven {
    /// `Nov 2026`.
    pub month: String,
    /// How many sessions.
    pub sessions: usize,
    /// The folder with their records.
    pub folder: String,
}

/// One line of Section F in a time, up to today: what the plan promises, what was timetabled for it, what was given.
#[derive(Clone, Debug, PartialEq, Eq, JsonSchema, Serialize)]
pub struct LineDelivered {
    /// Its number in the plan.
    pub section_f: String,
    /// The plan's exact words.
    pub text: String,
    /// The needs that it is to meet.
    pub needs: Vec<String>,
    /// The outcomes that it is toward.
    pub outcomes: Vec<String>,
    /// How often, where the plan says it otherwise than by the day or the week: `2 times a term`.
    pub often: Option<String>,
    /// The minutes a week that it promises.
    pub promised_a_week: Option<i64>,
    /// The sessions that the plan itself promises in the time.
    pub promised_sessions: Option<i64>,
    /// Their minutes; nought where the plan gives no length.
    pub promised_minutes: Option<i64>,
    /// The sessions owed by what was timetabled for it; none where none of that can be said in days and weeks.
    pub timetabled_sessions: Option<i64>,
    /// Their minutes.
    pub timetabled_minutes: Option<i64>,
    /// The sessions given.
    pub given_sessions: usize,
    /// Their minutes.
    pub given_minutes: i64,
    /// The sessions missed because the pupil was not there.
    pub missed_by_pupil: usize,
    /// Those that the school did not provide: owed to the child.
    pub missed_by_school: usize,
    /// Those that the school's closing took: not owed.
    pub missed_by_closing: usize,
    /// The sessions of which there is no record.
    pub unrecorded_sessions: i64,
    /// The ids of the provision that was to meet it in the time.
    pub provision: Vec<String>,
    /// Their files.
    pub provision_files: Vec<String>,
}

impl Delivered {
    /// What became of each provision in a period, and of the sessions of none.
    pub(in super::super) fn all(
        school: &School,
        records: &PupilRecords,
        calendar: &SchoolCalendar,
        period: Period,
        words: Words,
        as_of: NaiveDate,
    ) -> Vec<Self> {
        let period = so_far(period, as_of);
        let given = deliveries(records, calendar, period, as_of);
        let of = given.iter().filter(|delivery| is_of_the_time(delivery));
        let all = of.map(|delivery| Self::of(school, delivery, words, as_of));
        all.chain(Self::others(records, period, words, as_of)).collect()
    }

    fn of(school: &School, delivery: &Delivery<'_>, words: Words, as_of: NaiveDate) -> Self {
        let provision = &delivery.provision.record;
        let missed: Vec<_> = delivery.missed.iter().map(|missed| (missed.session, missed.reason)).collect();
        Self {
            provided: Provided::of(school, delivery, as_of),
            often: say_times(provision),
            meets: provision.meets.iter().map(ToString::to_string).collect(),
            offered: delivery.given.len() + delivery.missed_by(Whose::Pupil).count(),
            missed: MissedFor::all(&missed, words),
            months: months(&delivery.given),
        }
    }

    fn others(records: &PupilRecords, period: Period, words: Words, as_of: NaiveDate) -> Option<Self> {
        let mut sessions = within(&records.sessions, period, as_of);
        sessions.retain(|filed| !has_provision(records, filed));
        let provided = Provided::others(&sessions)?;
        let missed: Vec<_> = sessions.iter().filter_map(|filed| Some((*filed, filed.record.missed?))).collect();
        let given: Vec<_> = sessions.iter().copied().filter(|filed| filed.record.is_given()).collect();
        Some(Self {
            offered: given.len() + provided.missed_by_pupil.len(),
            provided,
            often: None,
            meets: Vec::new(),
            missed: MissedFor::all(&missed, words),
            months: months(&given),
        })
    }
}

impl LineDelivered {
    /// Each line of Section F, in the plan's order.
    #[must_use]
    pub fn all(records: &PupilRecords, calendar: &SchoolCalendar, period: Period, as_of: NaiveDate) -> Vec<Self> {
        let period = so_far(period, as_of);
        let given = deliveries(records, calendar, period, as_of);
        let lines = records.pupil.iter().flat_map(|pupil| &pupil.record.section_f);
        lines.map(|line| Self::of(line, &given, calendar, period)).collect()
    }

    fn of(line: &SectionF, given: &[Delivery<'_>], calendar: &SchoolCalendar, period: Period) -> Self {
        let meets = |delivery: &&Delivery<'_>| delivery.provision.record.meets.contains(&line.id);
        let given: Vec<&Delivery<'_>> = given.iter().filter(meets).filter(|one| is_of_the_time(one)).collect();
        let owed: Vec<Promise> = given.iter().filter_map(|delivery| delivery.promised).collect();
        let sum = |of: fn(&Promise) -> i64| (!owed.is_empty()).then(|| owed.iter().map(of).sum());
        let promised = section_f::promised(line, calendar, period);
        let missed = |whose| given.iter().map(|delivery| delivery.missed_by(whose).count()).sum();
        Self {
            section_f: line.id.to_string(),
            text: line.text.as_str().to_owned(),
            needs: line.needs.iter().map(ToString::to_string).collect(),
            outcomes: line.outcomes.iter().map(ToString::to_string).collect(),
            often: line.times.zip(line.per).filter(|_| promised.is_none()).map(|(times, per)| say_often(times, per)),
            promised_a_week: line.minutes_a_week(),
            promised_sessions: promised.map(|promised| promised.sessions),
            promised_minutes: promised.map(|promised| promised.minutes),
            timetabled_sessions: sum(|owed| owed.sessions),
            timetabled_minutes: sum(|owed| owed.minutes),
            given_sessions: given.iter().map(|delivery| delivery.given.len()).sum(),
            given_minutes: given.iter().map(|delivery| delivery.minutes_given()).sum(),
            missed_by_pupil: missed(Whose::Pupil),
            missed_by_school: missed(Whose::School),
            missed_by_closing: missed(Whose::Closed),
            unrecorded_sessions: given.iter().map(|delivery| delivery.unrecorded_sessions()).sum(),
            provision: given.iter().map(|delivery| delivery.id.to_string()).collect(),
            provision_files: given.iter().map(|delivery| delivery.provision.path.to_string()).collect(),
        }
    }
}

/// Whether anything was owed, given or missed in the time, or promised by more than a week.
fn is_of_the_time(delivery: &Delivery<'_>) -> bool {
    !delivery.is_empty() || delivery.is_loosely_promised
}

impl MissedFor {
    /// By whose it was, those first that are owed to the child, then by the day of the first.
    fn all(sessions: &[(&Filed<Session>, Reason)], words: Words) -> Vec<Self> {
        let mut all: Vec<Self> = Vec::new();
        for (filed, reason) in sessions {
            let why = filed.record.why.as_ref().filter(|_| words == Words::Kept).map(|why| why.as_str().to_owned());
            let source = Source::dated(*filed);
            if let Some(one) = all.iter_mut().find(|one| one.reason == reason.in_words() && one.why == why) {
                one.sessions.push(source);
            } else {
                let (whose, reason) = (whose_in_a_word(*reason), reason.in_words());
                all.push(Self { whose, reason, why, sessions: vec![source] });
            }
        }
        all.sort_by_key(|one| ["school", "pupil", "closed"].iter().position(|whose| *whose == one.whose));
        all
    }
}

fn months(given: &[&Filed<Session>]) -> Vec<MonthGiven> {
    let mut months: BTreeMap<(i32, u32), MonthGiven> = BTreeMap::new();
    for filed in given {
        let date = filed.record.date;
        let month = months.entry((date.year(), date.month())).or_insert_with(|| MonthGiven {
            month: date.format("%b %Y").to_string(),
            sessions: 0,
            folder: folder(&filed.path).to_owned(),
        });
        month.sessions += 1;
    }
    months.into_values().collect()
}

fn folder(path: &RecordPath) -> &str {
    path.as_str().rsplit_once('/').map_or("", |(folder, _)| folder)
}
