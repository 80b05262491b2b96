//! What the day asks for one pupil: the small result that is kept when the pupil's records are dropped.

use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::Serialize;

use super::agreed::Agreed;
use super::due::{DueItem, due};
use super::figure::{Day, Time};
use super::happened::open_targets;
use super::people::Who;
use super::select::{is_known, is_known_provision};
use super::today_item::{Known, TodayItem};
use super::unreadable::Unreadable;
use crate::calendar::{SchoolCalendar, say};
use crate::progress::delivery::in_force;
use crate::progress::{Period, Progress, Slotted, day};
use crate::record::waiting::Waiting;
use crate::record::words::Title;
use crate::record::{Open, OpenKind, PupilRecords, School};

/// How many school days back a slot that nobody recorded is named, and a session counts as one of late.
const LATELY: usize = 10;

/// What the law and the plan ask for that somebody has to think of on the day itself.
const OF_THE_DAY: [&str; 5] =
    ["restrictive-record", "restrictive-parents", "probe", "annual-review-meeting", "parent-meeting"];

/// One pupil on a day, or in a week.
#[derive(Clone, Debug, PartialEq)]
pub struct PupilDay {
    /// The pupil.
    pub pupil: TodayPupil,
    /// The slots and sessions of the days.
    pub items: Vec<TodayItem>,
    /// The slots of the last ten school days that nobody recorded.
    pub unrecorded: Vec<UnrecordedSlot>,
}

/// What is to be known of a pupil before the day begins.
#[derive(Clone, Debug, PartialEq, JsonSchema, Serialize)]
pub struct TodayPupil {
    /// The pupil and the adults.
    #[serde(flatten)]
    pub who: Who,
    /// What a stranger must know to keep the child safe.
    pub safety: Option<String>,
    /// What calms.
    pub calms: Vec<String>,
    /// What upsets.
    pub triggers: Vec<String>,
    /// The meetings of the days.
    pub meetings: Vec<MeetingOfDay>,
    /// Actions that are due, questions and things to be told that wait.
    pub open: Vec<OpenLine>,
    /// What the law and the plan ask for now.
    pub due: Vec<DueItem>,
    /// What is only proposed.
    pub proposed: Vec<Proposed>,
    /// What could not be read.
    pub unreadable: Unreadable,
}

/// A meeting.
#[derive(Clone, Debug, PartialEq, Eq, JsonSchema, Serialize)]
pub struct MeetingOfDay {
    /// The day.
    pub date: Day,
    /// When.
    pub at: Option<Time>,
    /// What kind, in words.
    pub kind: String,
    /// Its file.
    pub file: String,
}

/// Something that waits for somebody.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, JsonSchema, Serialize)]
pub struct OpenLine {
    /// The day by which it is to be done; none for a question and for what is to be told.
    pub by: Option<Day>,
    /// The day of its record.
    pub since: Day,
    /// `action`, `question` or `tell`.
    pub kind: &'static str,
    /// Who is to do it, who asked, or who is to be told.
    pub who: String,
    /// What.
    pub text: String,
    /// By what name `keywork done` knows it.
    #[serde(rename = "ref")]
    pub reference: String,
    /// Its record.
    pub file: String,
    /// True where its day has gone by.
    pub overdue: bool,
}

/// A part of the plan that nobody has agreed yet.
#[derive(Clone, Debug, PartialEq, Eq, JsonSchema, Serialize)]
pub struct Proposed {
    /// `target cvc-words`, or what a change is.
    pub what: String,
    /// `proposed by J. Marsh on 8 September, not agreed`.
    pub said: String,
    /// Its file.
    pub file: String,
}

/// A slot that nobody recorded, or a prepared session of which nobody recorded what became.
#[derive(Clone, Debug, PartialEq, Eq, JsonSchema, Serialize)]
pub struct UnrecordedSlot {
    /// The pupil's id.
    pub pupil: String,
    /// The provision's id.
    pub provision: Option<String>,
    /// What was to be given.
    pub what: Option<String>,
    /// The day.
    pub date: Day,
    /// When.
    pub at: Option<Time>,
    /// The record, where it was prepared.
    pub file: Option<String>,
}

/// The school days that count as of late, and today.
pub(super) fn lately(calendar: &SchoolCalendar, as_of: NaiveDate) -> Period {
    let before = calendar.school_days_before(as_of, LATELY);
    Period { from: before.first().copied().unwrap_or(as_of), to: as_of }
}

impl PupilDay {
    /// The pupil on these days, as it is known on `as_of`.
    #[must_use]
    pub fn of(
        school: &School,
        records: &PupilRecords,
        calendar: &SchoolCalendar,
        days: &[NaiveDate],
        as_of: NaiveDate,
    ) -> Self {
        let targets = targets(school, records, as_of);
        let lately = lately(calendar, as_of);
        let known = Known { school, records, targets: &targets, lately, as_of };
        let on = |day| day::on(&records.provision, &records.sessions, calendar, day, as_of);
        let items = days.iter().flat_map(|day| {
            on(*day).into_iter().map(|slotted| TodayItem::of(&known, &slotted, *day)).collect::<Vec<_>>()
        });
        let before = calendar.school_days_before(as_of, LATELY).into_iter();
        let unrecorded = before.flat_map(|day| {
            let open = on(day).into_iter().filter(|slotted| is_owed(slotted, as_of));
            open.map(|slotted| UnrecordedSlot::of(records, &slotted, day)).collect::<Vec<_>>()
        });
        Self {
            items: items.collect(),
            unrecorded: unrecorded.collect(),
            pupil: TodayPupil::of(school, records, days, as_of),
        }
    }
}

/// The targets that have not ended and that nobody refused.
fn targets<'a>(school: &School, records: &'a PupilRecords, as_of: NaiveDate) -> Vec<Progress<'a>> {
    let mut open = open_targets(school, records, Period::day(as_of), as_of);
    open.retain(|progress| {
        let target = &progress.target.record;
        target.ended(as_of).is_none() && Agreed::target(school, target, as_of).state != "refused"
    });
    open
}

/// Whether what nobody recorded should have been: what is only proposed is owed by nobody.
fn is_owed(slotted: &Slotted<'_>, as_of: NaiveDate) -> bool {
    let agreed = slotted.provision.is_none_or(|filed| in_force(&filed.record, as_of));
    slotted.is_unrecorded() && (agreed || slotted.session.is_some())
}

impl UnrecordedSlot {
    fn of(records: &PupilRecords, slotted: &Slotted<'_>, day: NaiveDate) -> Self {
        Self {
            pupil: records.id.to_string(),
            provision: slotted.id.map(ToString::to_string),
            what: slotted.provision.map(|filed| filed.record.what.as_str().to_owned()),
            date: Day(day),
            at: slotted.at().map(Time),
            file: slotted.session.map(|filed| filed.path.to_string()),
        }
    }
}

impl TodayPupil {
    fn of(school: &School, records: &PupilRecords, days: &[NaiveDate], as_of: NaiveDate) -> Self {
        let profile = records.pupil.as_ref().and_then(|pupil| pupil.record.profile.as_ref());
        let list = |words: &[Title]| words.iter().map(|words| words.as_str().to_owned()).collect();
        let until = days.last().copied().unwrap_or(as_of).max(as_of);
        Self {
            who: Who::on(school, records, as_of),
            safety: profile.and_then(|profile| profile.safety.as_ref()).map(|safety| safety.as_str().to_owned()),
            calms: profile.map(|profile| list(&profile.calms)).unwrap_or_default(),
            triggers: profile.map(|profile| list(&profile.triggers)).unwrap_or_default(),
            meetings: meetings(records, days),
            open: open(school, records, until, as_of),
            due: due(school, records, as_of).into_iter().filter(is_of_the_day).collect(),
            proposed: proposed(school, records, as_of),
            unreadable: Unreadable::of(records),
        }
    }
}

fn is_of_the_day(item: &DueItem) -> bool {
    OF_THE_DAY.contains(&item.what) && matches!(item.state, "overdue" | "due")
}

fn meetings(records: &PupilRecords, days: &[NaiveDate]) -> Vec<MeetingOfDay> {
    let of_days = records.meetings.iter().filter(|filed| days.contains(&filed.record.date));
    let line = |filed: &crate::record::Filed<crate::record::Meeting>| MeetingOfDay {
        date: Day(filed.record.date),
        at: filed.record.start.map(Time),
        kind: filed.record.kind.word().replace('-', " "),
        file: filed.path.to_string(),
    };
    of_days.map(line).collect()
}

/// The actions that are due by the last of the days, and everything that is asked or to be told; the longest overdue
/// first.
fn open(school: &School, records: &PupilRecords, until: NaiveDate, as_of: NaiveDate) -> Vec<OpenLine> {
    let mut lines: Vec<OpenLine> =
        records.open(as_of).iter().filter_map(|open| OpenLine::of(school, open, until, as_of)).collect();
    lines.sort();
    // Actions have a day, and come first.
    lines.sort_by_key(|line| line.by.is_none());
    lines
}

impl OpenLine {
    fn of(school: &School, open: &Open<'_>, until: NaiveDate, as_of: NaiveDate) -> Option<Self> {
        let (kind, who, by) = match open.kind {
            OpenKind::Action(action) => {
                let staff = school.staff.get(action.owner.as_str());
                let owner = staff.map_or(action.owner.as_str(), |staff| staff.name.as_str());
                ("action", owner, Some(action.by))
            }
            OpenKind::Question => ("question", school.name_of(open.by), None),
            OpenKind::Tell(staff) => ("tell", school.name_of(staff), None),
        };
        by.is_none_or(|by| by <= until).then(|| Self {
            by: by.map(Day),
            since: Day(open.since),
            kind,
            who: who.to_owned(),
            text: open.text.to_owned(),
            reference: open.reference(),
            file: open.path.to_string(),
            overdue: by.is_some_and(|by| by < as_of),
        })
    }
}

/// What waits for an answer and is not over.
fn proposed(school: &School, records: &PupilRecords, as_of: NaiveDate) -> Vec<Proposed> {
    let mut lines = Vec::new();
    let mut add = |what: String, agreed: Agreed, file: &crate::record::RecordPath| {
        lines.extend(agreed.is_waiting().then(|| Proposed { what, said: agreed.said, file: file.to_string() }));
    };
    for waiting in records.waiting(as_of) {
        match waiting {
            Waiting::Cycle(id, filed) if filed.record.to >= as_of => {
                add(format!("cycle {id}"), Agreed::cycle(school, &filed.record, as_of), &filed.path);
            }
            Waiting::Provision(id, filed)
                if is_known_provision(&filed.record, as_of) && filed.record.to.is_none_or(|to| to >= as_of) =>
            {
                add(format!("provision {id}"), Agreed::provision(school, &filed.record, as_of), &filed.path);
            }
            Waiting::Target(id, filed) if is_known(&filed.record, as_of) => {
                if filed.record.waits(as_of) {
                    add(format!("target {id}"), Agreed::target(school, &filed.record, as_of), &filed.path);
                }
                for change in filed.record.changes_waiting(as_of) {
                    let (what, from) = (change.what.as_str(), say::within(change.on, as_of));
                    let words = format!("a change of {id} from {from}, \u{201c}{what}\u{201d}");
                    add(words, Agreed::change(school, change, as_of), &filed.path);
                }
            }
            Waiting::Cycle(..) | Waiting::Provision(..) | Waiting::Target(..) => {}
        }
    }
    lines
}
