//! Which record a meeting that is typed is of, and what is added to it.

use std::path::Path;

use chrono::NaiveTime;

use crate::calendar::say;
use crate::cli::failure::Failure;
use crate::record::liaison::Action;
use crate::record::words::Title;
use crate::record::{Filed, Meeting, PupilRecords, School};
use crate::store::layout::{DatedKind, dated_stem};
use crate::text::{brief, or_list};

/// The meeting of that kind and day that is recorded already; with a time, the one at that time.
///
/// # Errors
/// When there is more than one.
pub(super) fn recorded<'r>(
    records: &'r PupilRecords,
    new: &Meeting,
    at: Option<NaiveTime>,
) -> Result<Option<&'r Filed<Meeting>>, Failure> {
    let there = same_day(records, new).filter(|filed| at.is_none() || filed.record.start == at);
    match there.collect::<Vec<_>>().as_slice() {
        [] => Ok(None),
        [one] => Ok(Some(*one)),
        many => {
            let message =
                format!("{} has {} meetings of that kind on {}", records.name(), many.len(), say::long(new.date));
            let times = many.iter().filter_map(|filed| Some(format!("--at {}", say::time(filed.record.start?))));
            let help = match at {
                None => format!("say which with {}", or_list(&times.collect::<Vec<_>>())),
                Some(_) => format!("change the one that is meant: {}", many[0].path),
            };
            Err(Failure::usage(message).help(help))
        }
    }
}

/// Refuses to go on where a record of a meeting on that day could not be read: it may be of this very meeting.
///
/// # Errors
/// With what is wrong.
pub(super) fn all_read(root: &Path, records: &PupilRecords, new: &Meeting) -> Result<(), Failure> {
    let stem = dated_stem(&records.id, DatedKind::Meetings, new);
    let month = stem.rsplit_once('/').map_or("", |(month, _)| month);
    let day = format!("{month}/{}-", new.date.format("%d"));
    // A folder that leads there, or a file of that day.
    let may_be = |file: &str| month.starts_with(file) || file.starts_with(&day) || Path::new(file) == root;
    let lost = records.problems.iter().find(|problem| problem.is_error() && may_be(&problem.place.file));
    lost.map_or(Ok(()), |problem| Err(Failure::problem(problem)))
}

/// The meetings of that kind and day.
pub(super) fn same_day<'r>(records: &'r PupilRecords, new: &Meeting) -> impl Iterator<Item = &'r Filed<Meeting>> {
    let (kind, date) = (new.kind, new.date);
    records.meetings.iter().filter(move |filed| filed.record.kind == kind && filed.record.date == date)
}

/// What is recorded, with what is new of it: nothing that stands there goes.
///
/// # Errors
/// When something else stands where there is room for one thing alone.
pub(super) fn completed(known: &Filed<Meeting>, new: Meeting, school: &School) -> Result<Meeting, Failure> {
    let file = known.path.as_str();
    let mut meeting = known.record.clone();
    let alike = |one: &Title, other: &Title| school.name_for(one).eq_ignore_ascii_case(school.name_for(other));
    add(&mut meeting.invited, new.invited, |one, other| alike(&one.name, &other.name));
    add(&mut meeting.attended, new.attended, alike);
    add(&mut meeting.views, new.views, |one, other| alike(&one.who, &other.who) && one.text == other.text);
    add(&mut meeting.decisions, new.decisions, PartialEq::eq);
    add(&mut meeting.sections, new.sections, PartialEq::eq);
    meeting.sections.sort();
    let same_action =
        |one: &Action, other: &Action| (&one.owner, one.by, &one.text) == (&other.owner, other.by, &other.text);
    add(&mut meeting.action, new.action, same_action);
    let words = |words: &crate::record::words::StaffOnly| words.as_str().to_owned();
    settle("recommend", &mut meeting.recommend, new.recommend, ToString::to_string, file)?;
    settle("difference", &mut meeting.difference, new.difference, words, file)?;
    settle("note", &mut meeting.note, new.note, words, file)?;
    Ok(meeting)
}

fn add<T>(there: &mut Vec<T>, new: Vec<T>, same: impl Fn(&T, &T) -> bool) {
    for one in new {
        if !there.iter().any(|known| same(known, &one)) {
            there.push(one);
        }
    }
}

fn settle<T: PartialEq>(
    flag: &str,
    there: &mut Option<T>,
    new: Option<T>,
    say: impl Fn(&T) -> String,
    file: &str,
) -> Result<(), Failure> {
    match (there.as_ref(), new) {
        (_, None) => Ok(()),
        (Some(known), Some(new)) if *known == new => Ok(()),
        (Some(known), Some(_)) => {
            let message = format!("--{flag}: the meeting has \u{201c}{}\u{201d} already", brief(&say(known), 60));
            Err(Failure::usage(message).help(format!("to put other words there, change {file}")))
        }
        (None, new) => {
            *there = new;
            Ok(())
        }
    }
}
