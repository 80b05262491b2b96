use std::collections::BTreeSet;

use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::Serialize;

use super::MADE_BY;
use super::figure::{Day, Time};
use super::people::{Person, Who};
use super::pupil_day::{lately, targets};
use super::result_line::ResultLine;
use super::today_item::{Known, PlanWords, ToGive, last};
use super::unreadable::unread;
use crate::calendar::SchoolCalendar;
use crate::progress::{Progress, day, say_goal};
use crate::record::help::Rung;
use crate::record::profile::Profile;
use crate::record::words::{ForCover, Title};
use crate::record::{Minutes, PupilRecords, Role, School, TargetId};

/// For a stranger who works with the child: how to be safe and useful from the first minute, on two pages.
///
/// It has what an adult needs who teaches the child for a day, and nothing else: no notes, no contacts, no funding, and
/// no file names, since these follow from private words. The type from which it is built, `GoesToCover`, has no field
/// for words that are for the child's own staff alone.
#[derive(Clone, Debug, PartialEq, JsonSchema, Serialize)]
pub struct Cover {
    /// The program's name, by which it knows its own files again.
    pub made_by: &'static str,
    /// `cover`.
    pub report: &'static str,
    /// The day that counts as today.
    pub as_of: Day,
    /// The day that it is for.
    pub day: Day,
    /// Whether that is a school day.
    pub school_day: bool,
    /// The pupil's id, for the commands.
    pub pupil: String,
    /// The pupil's name.
    pub name: String,
    /// The first name, for sentences.
    pub first_name: String,
    /// The school.
    pub school: String,
    /// The key workers.
    pub key_workers: Vec<String>,
    /// The class teachers.
    pub teachers: Vec<String>,
    /// The designated safeguarding leads.
    pub dsl: Vec<String>,
    /// What there is to know of the child.
    pub profile: CoverProfile,
    /// The school's ladder of help, least first.
    pub help: Vec<String>,
    /// What happens when.
    pub sessions: Vec<CoverSession>,
    /// Every open target.
    pub targets: Vec<CoverTarget>,
    /// How many records could not be read.
    pub left_out: usize,
}

/// The one-page profile, as it is for somebody who has never met the child.
#[derive(Clone, Debug, Default, PartialEq, Eq, JsonSchema, Serialize)]
pub struct CoverProfile {
    /// What a stranger must know to keep the child safe.
    pub safety: Option<String>,
    /// How the child communicates.
    pub communicates: Option<String>,
    /// How best to support.
    pub support: Option<String>,
    /// What matters to the child.
    pub important: Option<String>,
    /// What people like and admire.
    pub appreciate: Option<String>,
    /// What the child is good at.
    pub strengths: Vec<String>,
    /// What the child likes.
    pub interests: Vec<String>,
    /// What calms.
    pub calms: Vec<String>,
    /// What upsets.
    pub triggers: Vec<String>,
}

/// One session of the day.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, JsonSchema, Serialize)]
pub struct CoverSession {
    /// When.
    pub at: Option<Time>,
    /// How long, in minutes.
    pub minutes: Option<i64>,
    /// What is given.
    pub what: String,
    /// Where.
    pub place: Option<String>,
    /// What is needed.
    pub materials: Option<String>,
    /// What to do: as prepared, else what worked best of late.
    pub activity: Option<String>,
    /// What it is for, and what the teacher needs the pupil to know, do and hand in, where it was prepared.
    pub objective: Option<String>,
    /// What the pupil needs to know.
    pub know: Option<String>,
    /// What the pupil needs to do.
    #[serde(rename = "do")]
    pub do_: Option<String>,
    /// What goes to the teacher.
    pub hand_in: Option<String>,
    /// How it is adapted.
    pub adapt: Option<String>,
    /// What the last session left to do next.
    pub next: Option<String>,
    /// The targets, by id.
    pub targets: Vec<String>,
}

/// A target, as somebody new to it needs it.
#[derive(Clone, Debug, PartialEq, Eq, JsonSchema, Serialize)]
pub struct CoverTarget {
    /// The target's id.
    pub target: String,
    /// What the pupil will do.
    pub title: String,
    /// True once it is agreed; a proposed one is not worked toward yet.
    pub agreed: bool,
    /// What it aims at, in words.
    pub goal: String,
    /// How a result is typed, such as `8/10`.
    pub example: &'static str,
    /// The last result, as it was typed.
    pub last: Option<String>,
    /// The rung to start from.
    pub start_from: Option<String>,
}

/// The kinds of record that may hold something for cover staff.
const KINDS: [&str; 4] = ["pupil.toml", "provision", "targets", "sessions"];

/// What of a pupil's records cover staff may have, and nothing else: neither this type nor those in it have a field for
/// words that are for the child's own staff alone.
struct GoesToCover<'a> {
    profile: Option<&'a Profile>,
    sessions: Vec<ToGive<'a>>,
    targets: Vec<ToTeach<'a>>,
    left_out: usize,
}

/// A target as an adult who is new to it teaches it.
struct ToTeach<'a> {
    id: &'a TargetId,
    title: &'a Title,
    agreed: bool,
    goal: String,
    example: &'static str,
    last: Option<String>,
    start_from: Option<&'a Rung>,
}

impl<'a> GoesToCover<'a> {
    fn of(known: &Known<'a>, calendar: &SchoolCalendar, on: NaiveDate) -> Self {
        let records = known.records;
        let slots = day::on(&records.provision, &records.sessions, calendar, on, known.as_of);
        Self {
            profile: records.pupil.as_ref().and_then(|pupil| pupil.record.profile.as_ref()),
            sessions: slots.iter().map(|slotted| known.to_give(slotted, on)).collect(),
            targets: known.targets.iter().map(|progress| ToTeach::of(known, progress)).collect(),
            left_out: unread(records, &KINDS, &[]).collect::<BTreeSet<_>>().len(),
        }
    }
}

impl<'a> ToTeach<'a> {
    fn of(known: &Known<'a>, progress: &Progress<'a>) -> Self {
        let (target, ladder) = (&progress.target.record, &known.school.help);
        let last = last(progress);
        let help = last.and_then(|point| point.result.help.as_ref());
        let line = last.map(|point| ResultLine::of(point, target, known.as_of));
        Self {
            id: progress.id,
            title: &target.title,
            agreed: target.is_agreed(known.as_of),
            goal: say_goal(target, target.goal_on(known.as_of), ladder),
            example: target.measure.kind.example(),
            last: line.map(|line| line.help.map_or(line.said.clone(), |help| format!("{} ({help})", line.said))),
            start_from: ladder.to_start_from(help),
        }
    }
}

impl Cover {
    /// The day that it is for where none is named: the next school day.
    #[must_use]
    pub fn usual_day(calendar: &SchoolCalendar, as_of: NaiveDate) -> NaiveDate {
        calendar.next_school_day_after(as_of).unwrap_or(as_of)
    }

    /// The report for this day, as the records stand today.
    #[must_use]
    pub fn build(school: &School, records: &PupilRecords, day: NaiveDate, as_of: NaiveDate) -> Self {
        let calendar = SchoolCalendar::of(school);
        let targets = targets(school, records, as_of);
        let known = Known { school, records, targets: &targets, lately: lately(&calendar, as_of), as_of };
        let GoesToCover { profile, sessions, targets, left_out } = GoesToCover::of(&known, &calendar, day);
        let who = Who::on(school, records, day);
        let names = |people: Vec<Person>| people.into_iter().map(|person| person.name).collect();
        let dsl =
            school.staff.values().filter(|staff| staff.role == Role::Dsl && staff.left.is_none_or(|left| day <= left));
        let mut sessions: Vec<CoverSession> = sessions.into_iter().map(CoverSession::of).collect();
        // Not by file: a file's name follows from private words too.
        sessions.sort();
        Self {
            made_by: MADE_BY,
            report: "cover",
            as_of: Day(as_of),
            day: Day(day),
            school_day: calendar.is_school_day(day),
            pupil: records.id.to_string(),
            name: records.name().to_owned(),
            first_name: records.first_name().to_owned(),
            school: school.school.as_str().to_owned(),
            key_workers: names(who.key_workers),
            teachers: names(who.teachers),
            dsl: dsl.map(|staff| staff.name.as_str().to_owned()).collect(),
            profile: profile.map(CoverProfile::of).unwrap_or_default(),
            help: school.help.rungs().iter().map(ToString::to_string).collect(),
            sessions,
            targets: targets.into_iter().map(CoverTarget::of).collect(),
            left_out,
        }
    }
}

fn words(title: Option<&Title>) -> Option<String> {
    title.map(|title| title.as_str().to_owned())
}

fn for_cover(words: Option<&ForCover>) -> Option<String> {
    words.map(|words| words.as_str().to_owned())
}

impl CoverProfile {
    fn of(profile: &Profile) -> Self {
        let list = |titles: &[Title]| titles.iter().map(|title| title.as_str().to_owned()).collect();
        Self {
            safety: for_cover(profile.safety.as_ref()),
            communicates: words(profile.communicates.as_ref()),
            support: words(profile.support.as_ref()),
            important: words(profile.important.as_ref()),
            appreciate: words(profile.appreciate.as_ref()),
            strengths: list(&profile.strengths),
            interests: list(&profile.interests),
            calms: list(&profile.calms),
            triggers: list(&profile.triggers),
        }
    }
}

impl CoverSession {
    fn of(given: ToGive<'_>) -> Self {
        let plan = given.prepared.map(PlanWords::of).unwrap_or_default();
        Self {
            at: given.at.map(Time),
            minutes: given.minutes.map(Minutes::get),
            what: words(given.what).unwrap_or_else(|| "Session".to_owned()),
            place: words(given.place),
            materials: words(given.materials),
            activity: words(given.activity),
            objective: plan.objective,
            know: plan.know,
            do_: plan.do_,
            hand_in: plan.hand_in,
            adapt: plan.adapt,
            next: for_cover(given.next),
            targets: given.targets.into_iter().map(ToString::to_string).collect(),
        }
    }
}

impl CoverTarget {
    fn of(teach: ToTeach<'_>) -> Self {
        Self {
            target: teach.id.to_string(),
            title: teach.title.as_str().to_owned(),
            agreed: teach.agreed,
            goal: teach.goal,
            example: teach.example,
            last: teach.last,
            start_from: teach.start_from.map(ToString::to_string),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::progress::example::{day, filed};
    use crate::record::words::StaffOnly;
    use crate::record::{Contact, Observation};
    use crate::report::Kind;
    use crate::report::worked::{empty, school, worked};

    fn page(records: &PupilRecords) -> String {
        let cover = Cover::build(&school(), records, day("2026-11-24"), day("2026-11-23"));
        let template = crate::render::Template { name: "cover.md", source: Kind::Cover.template() };
        crate::render::markdown(&cover, &template).unwrap().as_str().to_owned()
    }

    #[test]
    fn it_is_for_the_next_school_day_and_lists_every_open_target() {
        let calendar = SchoolCalendar::of(&school());
        assert_eq!(Cover::usual_day(&calendar, day("2026-11-26")), day("2026-11-30"), "Friday is INSET");
        let records = worked();
        let page = page(&records);
        assert!(page.starts_with("# Cover for Rowan Ash, Tuesday 24 November 2026"), "{page}");
        let open = records.targets.iter().filter(|(_, filed)| filed.record.ended(day("2026-11-23")).is_none());
        for (id, _) in open {
            assert!(page.contains(&format!("| {id} ")), "{id} is not in {page}");
        }
        assert!(page.contains("09:30 Structured phonics"));
    }

    #[test]
    fn what_is_not_for_cover_staff_changes_no_byte_and_no_file_is_named() {
        let mut records = worked();
        let before = page(&records);
        assert!(!before.contains("pupils/") && !before.contains(".toml"), "{before}");
        for filed in &mut records.sessions {
            filed.record.note = StaffOnly::new("PRIVATE");
            filed.record.ask = StaffOnly::new("PRIVATE");
            filed.record.why.clone_from(&filed.record.note);
        }
        let seen = "date = 2026-11-18\nstaff = \"jm\"\nkind = \"incident\"\nbehaviour = \"PRIVATE\"\n";
        let told = "date = 2026-11-18\nstaff = \"jm\"\nwith = \"Mum\"\nhow = \"phone\"\nnote = \"PRIVATE\"\n";
        records.observations.push(filed::<Observation>("pupils/rowan/observations/2026-11/18-1200-jm-aaaa.toml", seen));
        records.contacts.push(filed::<Contact>("pupils/rowan/contacts/2026-11/18-1200-jm-aaab.toml", told));
        assert_eq!(page(&records), before);
    }

    #[test]
    fn a_pupil_of_whom_nothing_is_written_has_a_page_that_says_so() {
        let page = page(&empty());
        assert!(page.contains("Nobody has written a profile of") && page.contains("Nothing is timetabled"), "{page}");
        assert!(page.contains("| none yet |"));
    }
}
