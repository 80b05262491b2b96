//! When something that is being written down happened.

use chrono::{NaiveDate, NaiveTime, TimeDelta};

use super::args::When;
use super::failure::Failure;
use super::settings::Settings;
use crate::calendar::say;
use crate::calendar::typed::{Look, parse_date, parse_time, weekday_named};
use crate::record::{Code, Problem, Pupil};

/// The day of a flag.
///
/// # Errors
/// When it is no date.
pub(crate) fn day(flag: &str, typed: &str, settings: &Settings, look: Look) -> Result<NaiveDate, Failure> {
    parse_date(typed, settings.today, look)
        .map_err(|error| Failure::usage(format!("{flag}: {error}")).help(error.help()))
}

/// The day of a flag that may be past or to come: a weekday looks back, a date without a year is the nearest such.
///
/// # Errors
/// When it is no date.
pub(crate) fn near_day(flag: &str, typed: &str, settings: &Settings) -> Result<NaiveDate, Failure> {
    let is_weekday = weekday_named(&typed.trim().to_lowercase()).is_some();
    day(flag, typed, settings, if is_weekday { Look::Back } else { Look::Nearest })
}

/// The time of a flag.
///
/// # Errors
/// When it is no time.
pub(crate) fn time(flag: &str, typed: &str) -> Result<NaiveTime, Failure> {
    parse_time(typed).map_err(|error| Failure::usage(format!("{flag}: {error}")).help(error.help()))
}

/// Where no time is given, a dated record takes noon (contract, "Everywhere").
pub(crate) fn noon() -> NaiveTime {
    NaiveTime::from_hms_opt(12, 0, 0).unwrap_or_default()
}

/// The day and the time of a dated record.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Moment {
    /// The day.
    pub(crate) day: NaiveDate,
    /// The time.
    pub(crate) time: NaiveTime,
    /// What to say of the time where it was not typed.
    assumed: &'static str,
}

impl Moment {
    /// `Monday 23 November 2026 10:40`, and that the time was assumed where it was.
    pub(crate) fn in_words(&self) -> String {
        format!("{} {}{}", say::long(self.day), say::time(self.time), self.assumed)
    }
}

impl When {
    /// The day, and the time that was typed, else now, else noon.
    ///
    /// # Errors
    /// As [`When::past_day`] and [`When::time`].
    pub(crate) fn moment(&self, pupil: Option<&Pupil>, settings: &Settings) -> Result<Moment, Failure> {
        let day = self.past_day(pupil, settings)?;
        let (time, assumed) = match (self.time()?, settings.now.filter(|_| self.on.is_none())) {
            (Some(time), _) => (time, ""),
            (None, Some(now)) => (now, ", now"),
            (None, None) => (noon(), ", no time given"),
        };
        Ok(Moment { day, time, assumed })
    }

    /// The day that was typed, else today; never a day to come, nor one before the pupil was born.
    ///
    /// # Errors
    /// When it is no such day.
    pub(crate) fn past_day(&self, pupil: Option<&Pupil>, settings: &Settings) -> Result<NaiveDate, Failure> {
        let typed = self.on.as_deref().map(|typed| day("--on", typed, settings, Look::Back)).transpose()?;
        let day = typed.unwrap_or(settings.today);
        not_to_come(day, settings)?;
        // `24/11` on 23 November is a slip for tomorrow far more often than a session of last year.
        let long_ago = settings.today - day > TimeDelta::days(180);
        let nearest = self
            .on
            .as_deref()
            .filter(|_| long_ago)
            .and_then(|typed| parse_date(typed, settings.today, Look::Nearest).ok());
        not_to_come(nearest.unwrap_or(day), settings)?;
        born_by(day, pupil)?;
        Ok(day)
    }

    /// The time that was typed.
    ///
    /// # Errors
    /// When it is no time.
    pub(crate) fn time(&self) -> Result<Option<NaiveTime>, Failure> {
        self.at.as_deref().map(|typed| time("--at", typed)).transpose()
    }
}

/// Refuses a day after the one that counts as today.
///
/// # Errors
/// When it is.
pub(crate) fn not_to_come(day: NaiveDate, settings: &Settings) -> Result<(), Failure> {
    if day <= settings.today {
        return Ok(());
    }
    let message =
        format!("{} is still to come: today is {}", day.format("%-d %B %Y"), settings.today.format("%-d %B %Y"));
    Err(Failure::usage(message).help("record it when it has happened".to_owned()))
}

/// Refuses a day before the pupil was born.
///
/// # Errors
/// When it is.
pub(crate) fn born_by(day: NaiveDate, pupil: Option<&Pupil>) -> Result<(), Failure> {
    match pupil.filter(|pupil| day < pupil.born) {
        None => Ok(()),
        Some(pupil) => {
            let message = format!("{} is before {} was born", day.format("%-d %B %Y"), pupil.name.as_str());
            Err(Failure::usage(message).help("look at the year".to_owned()))
        }
    }
}

/// Refuses what would be in school after the pupil's last day.
///
/// # Errors
/// When it would be.
pub(crate) fn still_here(day: NaiveDate, pupil: Option<&Pupil>) -> Result<(), Failure> {
    let left = pupil.and_then(|pupil| pupil.left.as_ref().map(|left| (pupil.name.as_str(), left.on)));
    match left.filter(|(_, on)| *on < day) {
        None => Ok(()),
        Some((name, on)) => {
            let message = format!("{name} left on {}, and the records are closed", say::long(on));
            let help = "look at the pupil and the day; if the last day was another, `keywork pupil leave` changes it";
            Err(Failure::usage(message).help(help.to_owned()))
        }
    }
}

/// Refuses to write for a pupil whose own file or plan cannot be read.
///
/// # Errors
/// With the first problem.
pub(crate) fn readable(problems: &[Problem]) -> Result<(), Failure> {
    problems.iter().find(|problem| problem.is_error()).map_or(Ok(()), |problem| Err(Failure::problem(problem)))
}

/// Refuses to write a session where the others could not even be opened: one of them may be prepared for it. One that
/// is open and damaged stops nobody.
///
/// # Errors
/// With the first file or folder that could not be opened.
pub(crate) fn opened(problems: &[Problem]) -> Result<(), Failure> {
    // Notes and contacts below the pupil's folder have no say in it; everything else has, the whole folder too.
    let in_pupil = |file: &str| file.strip_prefix("pupils/")?.split('/').nth(1).map(str::to_owned);
    let concerns = |file: &str| in_pupil(file).is_none_or(|folder| folder == "sessions");
    let mut closed = problems.iter().filter(|problem| problem.code == Code::UNREADABLE);
    closed.find(|problem| concerns(&problem.place.file)).map_or(Ok(()), |problem| Err(Failure::problem(problem)))
}
