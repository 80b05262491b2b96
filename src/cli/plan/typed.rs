//! Values of planning as they are typed: ids, words out of a list, numbers, dates, texts that are needed.

use std::str::FromStr;

use chrono::NaiveDate;

use crate::calendar::say;
use crate::calendar::typed::Look;
use crate::cli::failure::Failure;
use crate::cli::settings::Settings;
use crate::cli::when::day;
use crate::record::UnknownWord;
use crate::record::id::{Id, IdKind};
use crate::record::quantity::Whole;
use crate::text::brief;

/// A new id.
pub(super) fn id<K: IdKind>(typed: &str) -> Result<Id<K>, Failure> {
    Id::parse(typed).map_err(|error| Failure::usage(error.to_string()))
}

/// A word out of a list.
pub(in crate::cli) fn word<T: FromStr<Err = UnknownWord>>(flag: &str, typed: &str) -> Result<T, Failure> {
    typed.trim().parse().map_err(|error: UnknownWord| Failure::usage(format!("{flag}: {error}")).help(error.help()))
}

/// A whole number of its range.
pub(super) fn whole<const LEAST: i64, const MOST: i64>(
    flag: &str,
    typed: &str,
    what: &str,
) -> Result<Whole<LEAST, MOST>, Failure> {
    typed.trim().parse().ok().and_then(Whole::new).ok_or_else(|| {
        let message = format!("{flag}: `{}` is no number of {what} from {LEAST} to {MOST}", brief(typed, 20));
        Failure::usage(message).help(format!("give a whole number, such as {flag} {}", LEAST.max(5.min(MOST))))
    })
}

/// The text of a flag that cannot do without one.
pub(in crate::cli) fn needed<T>(flag: &str, text: Option<T>) -> Result<T, Failure> {
    text.ok_or_else(|| Failure::usage(format!("--{flag} has no words")).help("write something".to_owned()))
}

/// The day of a flag that may be left out.
pub(super) fn maybe_day(
    flag: &str,
    typed: Option<&str>,
    settings: &Settings,
    look: Look,
) -> Result<Option<NaiveDate>, Failure> {
    typed.map(|typed| day(flag, typed, settings, look)).transpose()
}

/// The date of a goal: today or later.
pub(super) fn goal_day(typed: &str, settings: &Settings) -> Result<NaiveDate, Failure> {
    let by = day("--by", typed, settings, Look::Forward)?;
    if by < settings.today {
        return Err(gone_by(by, settings));
    }
    Ok(by)
}

/// A goal's date has gone by.
pub(super) fn gone_by(by: NaiveDate, settings: &Settings) -> Failure {
    let message = format!("the goal's date has gone by: {} is before {}", say::long(by), say::long(settings.today));
    Failure::usage(message).help("give a day to come, such as --by \"18 Dec\"".to_owned())
}

/// Refuses a last day before the first.
pub(super) fn in_order(from: NaiveDate, to: NaiveDate) -> Result<(), Failure> {
    if from <= to {
        return Ok(());
    }
    let message = format!("it would end before it begins: {} is before {}", say::long(to), say::long(from));
    Err(Failure::usage(message).help("look at --from and --to, and give their years".to_owned()))
}
