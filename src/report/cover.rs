use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::Serialize;

use super::MADE_BY;
use super::figure::{Day, Time};
use super::happened::open_targets;
use super::people::Who;
use super::pupil_day::PupilDay;
use super::today_item::{TodayItem, TodayTarget};
use super::unreadable::Unreadable;
use crate::calendar::SchoolCalendar;
use crate::progress::{Period, Progress, say_goal};
use crate::record::words::{StaffOnly, Title};
use crate::record::{PupilRecords, Role, School};

/// For a stranger who works with the child: how to be safe and useful from the first minute, on two pages.
///
/// It has what an adult needs who teaches the child for a day, and nothing else: no notes, no contacts, no funding, and
/// no file names, since these follow from private words.
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
#[derive(Clone, Debug, PartialEq, Eq, JsonSchema, Serialize)]
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
        let of_day = PupilDay::of(school, records, &calendar, &[day], as_of);
        let who = Who::on(school, records, day);
        let names = |people: Vec<super::people::Person>| people.into_iter().map(|person| person.name).collect();
        let dsl =
            school.staff.values().filter(|staff| staff.role == Role::Dsl && staff.left.is_none_or(|left| day <= left));
        let mut progress = open_targets(school, records, Period::day(as_of), as_of);
        progress.retain(|progress| {
            let target = &progress.target.record;
            target.ended(as_of).is_none() && target.refused.is_none()
        });
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
            profile: CoverProfile::of(records),
            help: school.help.rungs().iter().map(ToString::to_string).collect(),
            sessions: of_day.items.into_iter().map(CoverSession::of).collect(),
            targets: progress.iter().map(|progress| CoverTarget::of(school, progress, as_of)).collect(),
            left_out: Unreadable::of(records).files,
        }
    }
}

impl CoverProfile {
    fn of(records: &PupilRecords) -> Self {
        let profile = records.pupil.as_ref().and_then(|pupil| pupil.record.profile.as_ref());
        let Some(profile) = profile else { return Self::default() };
        let words = |title: &Option<Title>| title.as_ref().map(|title| title.as_str().to_owned());
        let list = |titles: &[Title]| titles.iter().map(|title| title.as_str().to_owned()).collect();
        Self {
            safety: profile.safety.as_ref().map(StaffOnly::as_str).map(str::to_owned),
            communicates: words(&profile.communicates),
            support: words(&profile.support),
            important: words(&profile.important),
            appreciate: words(&profile.appreciate),
            strengths: list(&profile.strengths),
            interests: list(&profile.interests),
            calms: list(&profile.calms),
            triggers: list(&profile.triggers),
        }
    }
}

impl CoverSession {
    fn of(item: TodayItem) -> Self {
        Self {
            at: item.at,
            minutes: item.minutes,
            what: item.what.unwrap_or_else(|| "Session".to_owned()),
            place: item.place,
            materials: item.materials,
            activity: item.activity,
            objective: item.plan.objective,
            know: item.plan.know,
            do_: item.plan.do_,
            hand_in: item.plan.hand_in,
            adapt: item.plan.adapt,
            next: item.next.map(|next| next.text),
            targets: item.targets.into_iter().map(|target| target.target).collect(),
        }
    }
}

impl CoverTarget {
    fn of(school: &School, progress: &Progress<'_>, as_of: NaiveDate) -> Self {
        let target = &progress.target.record;
        let today = TodayTarget::of(school, progress, as_of);
        let help = today.last_result.as_ref().and_then(|result| result.help.clone());
        let last = today.last.map(|last| help.map_or_else(|| last.clone(), |help| format!("{last} ({help})")));
        Self {
            target: today.target,
            title: today.title,
            agreed: today.agreed,
            goal: say_goal(target, target.goal_on(as_of), &school.help),
            example: target.measure.kind.example(),
            last,
            start_from: today.start_from,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::progress::example::{day, filed};
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
