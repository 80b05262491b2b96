use std::collections::BTreeSet;

use chrono::{NaiveDate, NaiveTime};
use schemars::JsonSchema;
use serde::Serialize;

use super::MADE_BY;
use super::figure::{Day, Number};
use super::people::{Person, Who};
use super::plain_result::in_plain_words;
use super::select::{is_known, is_open, within};
use crate::calendar::SchoolCalendar;
use crate::progress::{Period, Point, Series};
use crate::record::result::SessionResult;
use crate::record::words::{Shared, Title};
use crate::record::{Code, Dated, Filed, PupilRecords, School, StaffId};
use crate::text;

/// For parents and carers: what went well, what is being practised, and how to help at home.
///
/// Nothing private is here: the type from which it is built, `GoesHome`, has no private field.
#[derive(Clone, Debug, PartialEq, JsonSchema, Serialize)]
pub struct Home {
    /// The program's name, by which it knows its own files again.
    pub made_by: &'static str,
    /// `home`.
    pub report: &'static str,
    /// The day that counts as today.
    pub as_of: Day,
    /// The first day.
    pub from: Day,
    /// The last day.
    pub to: Day,
    /// The pupil's name.
    pub name: String,
    /// The first name, for sentences.
    pub first_name: String,
    /// The school.
    pub school: String,
    /// The key workers, who sign it.
    pub key_workers: Vec<Person>,
    /// The teacher who checked it; a draft until then.
    pub checked_by: Option<String>,
    /// What was written to go home, by day and time.
    pub shared: Vec<SharedLine>,
    /// What is being practised.
    pub practising: Vec<Practised>,
    /// How many records may have had something to say here and could not be read, so that they are left out.
    pub left_out: usize,
    /// How hard its words are to read.
    pub reading_age: Option<ReadingAge>,
}

/// Words that were written to go home.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, JsonSchema, Serialize)]
pub struct SharedLine {
    /// The day.
    pub date: Day,
    /// The words.
    pub text: String,
}

/// A target that is being practised, in words for home.
#[derive(Clone, Debug, PartialEq, Eq, JsonSchema, Serialize)]
pub struct Practised {
    /// What the child is learning to do.
    pub what: String,
    /// Each result of the time, oldest first.
    pub results: Vec<ResultAtHome>,
    /// How to help at home.
    pub help_at_home: Option<String>,
}

/// A result in plain words.
#[derive(Clone, Debug, PartialEq, Eq, JsonSchema, Serialize)]
pub struct ResultAtHome {
    /// The day.
    pub date: Day,
    /// `8 words out of 10, 6 of them without help`.
    pub said: String,
}

/// How hard the report's words are to read.
#[derive(Clone, Debug, PartialEq, JsonSchema, Serialize)]
pub struct ReadingAge {
    /// The formula.
    pub measure: &'static str,
    /// The age of a child who reads it alone, in years.
    pub years: Number,
    /// True where it is harder than for a child of eleven.
    pub is_hard: bool,
}

/// The age at which a home report aims, at most, in years.
const AIM_YEARS: f64 = 11.0;

/// What of a pupil's records may go home, and nothing else: the type has no private field.
struct GoesHome<'a> {
    shared: Vec<(NaiveDate, Option<NaiveTime>, &'a Shared)>,
    targets: Vec<(&'a Title, Vec<ResultAtHome>, Option<&'a Shared>)>,
    left_out: usize,
}

impl<'a> GoesHome<'a> {
    /// Picks it out of the records: words of type [`Shared`], and each target's title with its results.
    fn of(school: &School, records: &'a PupilRecords, period: Period, as_of: NaiveDate) -> Self {
        let mut shared = Vec::new();
        pick(&records.sessions, period, as_of, |session| session.share.as_ref(), &mut shared);
        pick(&records.observations, period, as_of, |observation| observation.share.as_ref(), &mut shared);
        pick(&records.contacts, period, as_of, |contact| contact.share.as_ref(), &mut shared);
        // Neither these nor the results by file: a file's name follows from private words too.
        shared.sort();
        let mut left_out: BTreeSet<&str> = unread(records).collect();
        let practised = records.targets.iter().filter(|(_, filed)| {
            let target = &filed.record;
            target.is_agreed(as_of) && is_known(target, as_of) && is_open(target, period.from, as_of)
        });
        let targets = practised.map(|(id, filed)| {
            let target = &filed.record;
            let unfit = |result: &&SessionResult| {
                let result = (&result.target == id).then_some(&result.result);
                result.is_some_and(|it| it.misfit(&target.measure).is_some() || it.level(&school.help).is_none())
            };
            for session in within(&records.sessions, period, as_of) {
                left_out.extend(session.record.result.iter().find(unfit).map(|_| session.path.as_str()));
            }
            let series = Series::of(id, target, &records.sessions, &school.help, as_of);
            let points = series.all().into_iter().filter(|point| period.contains(point.date));
            let say = |point: &Point<'_>| in_plain_words(point.result, &target.measure, &school.help);
            let mut said: Vec<_> = points.map(|point| (point.date, point.start, say(point))).collect();
            said.sort();
            let results = said.into_iter().map(|(date, _, said)| ResultAtHome { date: Day(date), said });
            (&target.title, results.collect(), target.share.as_ref())
        });
        let targets = targets.collect();
        Self { shared, targets, left_out: left_out.len() }
    }
}

/// The files that could not be read, of those kinds that may hold something for home. That another kind of record is
/// there, or one of another pupil, is nothing that those at home are told.
fn unread(records: &PupilRecords) -> impl Iterator<Item = &str> {
    let of_results = [Code::RESULT_DOES_NOT_FIT, Code::UNKNOWN_RUNG];
    let errors = records.problems.iter().filter(move |it| it.is_error() && !of_results.contains(&it.code));
    errors.map(|problem| problem.place.file.as_str()).filter(|file| match file.split('/').collect::<Vec<_>>()[..] {
        ["keywork.toml"] => true,
        ["pupils", id, kind, ..] => {
            id == records.id.as_str()
                && matches!(kind, "pupil.toml" | "targets" | "sessions" | "observations" | "contacts")
        }
        _ => false,
    })
}

fn pick<'a, T: Dated>(
    records: &'a [Filed<T>],
    period: Period,
    as_of: NaiveDate,
    share: impl Fn(&'a T) -> Option<&'a Shared>,
    shared: &mut Vec<(NaiveDate, Option<NaiveTime>, &'a Shared)>,
) {
    let records = within(records, period, as_of).into_iter().map(|filed| &filed.record);
    shared.extend(records.filter_map(|record| Some((record.date(), record.start(), share(record)?))));
}

impl Home {
    /// The report on this period, as the records stand today.
    #[must_use]
    pub fn build(
        school: &School,
        records: &PupilRecords,
        period: Period,
        checked_by: Option<&StaffId>,
        as_of: NaiveDate,
    ) -> Self {
        let goes_home = GoesHome::of(school, records, period, as_of);
        let shared = goes_home.shared.into_iter();
        let practising = goes_home.targets.into_iter().map(|(title, results, share)| Practised {
            what: title.as_str().to_owned(),
            results,
            help_at_home: share.map(|share| share.as_str().to_owned()),
        });
        let mut home = Self {
            made_by: MADE_BY,
            report: "home",
            as_of: Day(as_of),
            from: Day(period.from),
            to: Day(period.to),
            name: records.name().to_owned(),
            first_name: records.first_name().to_owned(),
            school: school.school.as_str().to_owned(),
            key_workers: Who::at_the_end(school, records, &SchoolCalendar::of(school), period, as_of).key_workers,
            checked_by: checked_by.map(|staff| school.name_of(staff).to_owned()),
            shared: shared
                .map(|(date, _, text)| SharedLine { date: Day(date), text: text.as_str().to_owned() })
                .collect(),
            practising: practising.collect(),
            left_out: goes_home.left_out,
            reading_age: None,
        };
        home.reading_age = home.measure();
        home
    }

    /// The reading age of what people wrote and of the results.
    fn measure(&self) -> Option<ReadingAge> {
        let shared = self.shared.iter().map(|line| line.text.as_str());
        let practised = self.practising.iter().flat_map(|line| {
            let results = line.results.iter().map(|result| result.said.as_str());
            results.chain([line.what.as_str()]).chain(line.help_at_home.as_deref())
        });
        let years = text::reading_age(&shared.chain(practised).collect::<Vec<_>>().join("\n"))?;
        Some(ReadingAge {
            measure: "Flesch-Kincaid grade level plus five",
            years: years.into(),
            is_hard: years > AIM_YEARS,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::calendar::SchoolWeek;
    use crate::progress::example::{day, filed};
    use crate::record::{Observation, Session, TargetId};
    use crate::report::Kind;
    use crate::report::worked::{school, worked};

    fn home(records: &PupilRecords) -> (Home, String) {
        let period = Period::week(SchoolWeek::of(day("2026-11-16")));
        let home = Home::build(&school(), records, period, None, day("2026-11-23"));
        let template = crate::render::Template { name: "home.md", source: Kind::Home.template() };
        let page = crate::render::markdown(&home, &template).unwrap().as_str().to_owned();
        (home, page)
    }

    #[test]
    fn it_begins_with_what_went_well_and_is_a_draft_until_it_is_checked() {
        let (home, page) = home(&worked());
        assert!(page.starts_with("# Rowan at school"), "{page}");
        assert!(page.contains("**Draft."));
        assert!(page.find("What went well") < page.find("What we are practising"));
        assert!(!page.contains("pupils/") && !page.contains("](<"), "no file is named: {page}");
        assert!(home.reading_age.is_some_and(|age| !age.is_hard));
    }

    #[test]
    fn what_is_private_changes_no_byte() {
        let mut records = worked();
        let before = home(&records);
        for filed in &mut records.sessions {
            let session = &mut filed.record;
            session.note = crate::record::words::StaffOnly::new("PRIVATE");
            session.next.clone_from(&session.note);
            session.ask.clone_from(&session.note);
            session.adapted.clone_from(&session.note);
            session.activity = Title::new("PRIVATE");
            session.place = Title::new("PRIVATE");
        }
        let private =
            "date = 2026-11-18\nstaff = \"jm\"\nkind = \"behaviour\"\nbehaviour = \"PRIVATE\"\nwellbeing = 1\n";
        records
            .observations
            .push(filed::<Observation>("pupils/rowan/observations/2026-11/18-1200-jm-aaaa.toml", private));
        let missed =
            "date = 2026-11-18\nstaff = \"jm\"\nprovision = \"phonics\"\nmissed = \"declined\"\nwhy = \"PRIVATE\"\n";
        records.sessions.push(filed::<Session>("pupils/rowan/sessions/2026-11/18-0930-jm-aaaa.toml", missed));
        assert_eq!(home(&records), before);
    }

    #[test]
    fn what_is_only_proposed_does_not_go_home() {
        let mut records = worked();
        let id = TargetId::parse("cvc-words").unwrap();
        let practised = |records: &PupilRecords| home(records).0.practising.len();
        let before = practised(&records);
        if let Some(target) = records.targets.get_mut(&id) {
            target.record.agreed = None;
        }
        assert_eq!(practised(&records), before - 1);
    }
}
