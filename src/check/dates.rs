//! Days that cannot be, and days that are unusual.

use chrono::NaiveDate;

use super::Context;
use super::agreement::each_agreed;
use super::dated::{Entry, Kind, entries};
use super::place::Step::{At, Key};
use super::place::{Place, Step};
use crate::calendar::say;
use crate::record::agreement::Review;
use crate::record::result::SessionResult;
use crate::record::session::Reason;
use crate::record::{Code, Filed, Problem, PupilRecords, School, Session, Target};

pub(super) fn after_end(_: &School, records: &PupilRecords, _: &Context) -> Vec<Problem> {
    each_result(records, |filed, result, target| {
        let date = filed.record.date;
        let ended = target.record.ended(date).filter(|ended| *ended < date)?;
        let message = format!("`{}` ended on {}, before {}", result.target, say::long(ended), say::long(date));
        let help = "correct the date, take the result out, or correct the review that ended the target";
        Some((Code::AFTER_END, message, help.to_owned()))
    })
}

pub(super) fn before_target(_: &School, records: &PupilRecords, _: &Context) -> Vec<Problem> {
    each_result(records, |filed, result, target| {
        let from = target.record.counts_from().filter(|from| filed.record.date < *from)?;
        let message = format!("results of `{}` count from {}, and this is earlier", result.target, say::long(from));
        let help = format!("write `from = {}` in {}, or correct the date", filed.record.date, target.path);
        Some((Code::BEFORE_TARGET, message, help))
    })
}

/// What is wrong with each result whose target could be read: a code, a message and a help.
fn each_result(
    records: &PupilRecords,
    wrong: impl Fn(&Filed<Session>, &SessionResult, &Filed<Target>) -> Option<(Code, String, String)>,
) -> Vec<Problem> {
    let mut problems = Vec::new();
    for filed in &records.sessions {
        for (at, result) in filed.record.result.iter().enumerate() {
            let found = records.targets.get(&result.target).and_then(|target| wrong(filed, result, target));
            if let Some((code, message, help)) = found {
                problems.push(filed.fault(&[Key("result"), At(at), Key("target")], code, message).help(help));
            }
        }
    }
    problems
}

pub(super) fn before_birth(_: &School, records: &PupilRecords, _: &Context) -> Vec<Problem> {
    let Some(pupil) = &records.pupil else { return Vec::new() };
    let born = pupil.record.born;
    let early = entries(records).filter(|entry| entry.date < born);
    let problem = |entry: Entry<'_>| {
        let message = format!("{} was born on {}, after this day", records.id, say::long(born));
        let help = "correct the date, or `born` in pupil.toml".to_owned();
        entry.file.fault(&[Key("date")], Code::BEFORE_BIRTH, message).help(help)
    };
    early.map(problem).collect()
}

pub(super) fn in_the_future(_: &School, records: &PupilRecords, context: &Context) -> Vec<Problem> {
    let today = context.as_of;
    let mut problems = Vec::new();
    let mut look = |day: NaiveDate, file: &dyn Place, key: &[Step], help: &str| {
        if day > today {
            let message = format!("{} is after today, {}", say::long(day), say::long(today));
            problems.push(file.fault(key, Code::IN_THE_FUTURE, message).help(help.to_owned()));
        }
    };
    if let Some(filed) = &records.pupil {
        look(filed.record.born, filed, &[Key("born")], "correct the date of birth");
    }
    for entry in entries(records).filter(|entry| !entry.planned) {
        let help = match entry.kind {
            Kind::Session => "correct the date; a session ahead is prepared with `keywork plan session`",
            _ => "correct the date",
        };
        look(entry.date, entry.file, &[Key("date")], help);
    }
    let mut reviews = |reviews: &[Review], file: &dyn Place| {
        for (at, review) in reviews.iter().enumerate() {
            look(review.on, file, &[Key("review"), At(at), Key("on")], "correct the date of the review");
        }
    };
    records.cycles.values().for_each(|filed| reviews(&filed.record.review, filed));
    records.targets.values().for_each(|filed| reviews(&filed.record.review, filed));
    each_agreed(records, &mut |agreed| {
        look(agreed.on, agreed.file, &agreed.key("on"), "correct the date, or agree it on the day itself");
    });
    problems
}

pub(super) fn outside_term(_: &School, records: &PupilRecords, context: &Context) -> Vec<Problem> {
    let open = |filed: &&Filed<Session>| filed.record.missed != Some(Reason::Closed);
    let mut problems = Vec::new();
    for filed in records.sessions.iter().filter(open) {
        let date = filed.record.date;
        if let Some(why) = context.calendar.why_closed(date) {
            let message = format!("{} is no school day: {why}", say::long(date));
            let near = context.calendar.last_school_day_on_or_before(date);
            let near = near.map(|near| format!(" (the school day before is {near})")).unwrap_or_default();
            let help = format!("correct the date{near}, or the terms in keywork.toml");
            problems.push(filed.fault(&[Key("date")], Code::OUTSIDE_TERM, message).help(help));
        }
    }
    problems
}

pub(super) fn pupil_left(_: &School, records: &PupilRecords, _: &Context) -> Vec<Problem> {
    let Some(left) = records.pupil.as_ref().and_then(|pupil| pupil.record.left.as_ref()) else {
        return Vec::new();
    };
    // Talk with parents and the next school goes on after the last day.
    let in_school = |kind| matches!(kind, Kind::Session | Kind::Assessment | Kind::Observation);
    let late = entries(records).filter(|entry| in_school(entry.kind) && entry.date > left.on);
    let problem = |entry: Entry<'_>| {
        let message = format!("{} left on {}, before this day", records.id, say::long(left.on));
        let help = "correct the date, or `left` in pupil.toml".to_owned();
        entry.file.fault(&[Key("date")], Code::PUPIL_LEFT, message).help(help)
    };
    late.map(problem).collect()
}

#[cfg(test)]
mod tests;
