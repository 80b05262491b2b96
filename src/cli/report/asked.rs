//! The time that was asked for on the command line.

use super::super::failure::Failure;
use super::super::settings::Settings;
use super::super::when::day;
use super::Report;
use crate::calendar::SchoolWeek;
use crate::calendar::typed::Look;
use crate::progress::Period;
use crate::record::CycleId;
use crate::report::{Asked, Kind};

impl Report {
    /// The time that was asked for.
    ///
    /// # Errors
    /// When it is no time, or one that this kind of report cannot be of.
    pub(super) fn asked(&self, kind: Kind, settings: &Settings) -> Result<Asked, Failure> {
        let asked = if let Some(typed) = &self.week {
            Asked::Week(week(typed, settings)?)
        } else if let Some(typed) = &self.cycle {
            Asked::Cycle(CycleId::parse(typed).map_err(|error| Failure::usage(format!("--cycle: {error}")))?)
        } else {
            self.days(kind, settings)?.map_or(Asked::Usual, Asked::Days)
        };
        match (kind, &asked) {
            (kind, Asked::Days(period)) if kind.is_of_a_day() && period.from != period.to => {
                Err(Failure::usage("a report on a day is of one day")
                    .help("for more, take `keywork report weekly`".to_owned()))
            }
            (kind, Asked::Week(_) | Asked::Cycle(_)) if kind.is_of_a_day() => {
                let message = format!("a `{kind}` report takes --from DATE, not --week or --cycle");
                Err(Failure::usage(message).help("or take `keywork report weekly`".to_owned()))
            }
            (Kind::Weekly, Asked::Days(_) | Asked::Cycle(_)) => {
                Err(Failure::usage("a weekly report takes --week, not --from or --cycle")
                    .help("write it such as --week 2026-W47 or --week last".to_owned()))
            }
            (Kind::Caseload, Asked::Cycle(_)) => {
                Err(Failure::usage("a caseload takes no --cycle: each pupil has their own")
                    .help("give --from DATE --to DATE".to_owned()))
            }
            _ => Ok(asked),
        }
    }

    fn days(&self, kind: Kind, settings: &Settings) -> Result<Option<Period>, Failure> {
        let Some(from) = &self.from else { return Ok(None) };
        let look = if kind == Kind::Cover { Look::Forward } else { Look::Back };
        let from = day("--from", from, settings, look)?;
        let to = self.to.as_deref().map(|to| day("--to", to, settings, look)).transpose()?;
        let to = to.unwrap_or(if kind.is_of_a_day() { from } else { settings.today.max(from) });
        if to < from {
            return Err(Failure::usage(format!("--to {to} is before --from {from}")).help("turn them round".to_owned()));
        }
        Ok(Some(Period { from, to }))
    }
}

/// The cycle that was asked for must be the pupil's.
///
/// # Errors
/// When the pupil has no such cycle.
pub(super) fn known_cycle(asked: &Asked, records: &crate::record::PupilRecords) -> Result<(), Failure> {
    let Asked::Cycle(id) = asked else { return Ok(()) };
    super::super::folder::find_in(id.as_str(), &records.cycles, "cycle").map(|_| ())
}

/// A week as it is typed: `2026-W47`, `this`, `last`, or a day in it.
fn week(typed: &str, settings: &Settings) -> Result<SchoolWeek, Failure> {
    let this = SchoolWeek::of(settings.today);
    match typed.to_lowercase().as_str() {
        "this" => Ok(this),
        "last" => Ok(this.previous()),
        _ => match SchoolWeek::parse(typed) {
            Ok(week) => Ok(week),
            Err(_) if !typed.contains(['W', 'w']) || day("--week", typed, settings, Look::Back).is_ok() => {
                day("--week", typed, settings, Look::Back).map(SchoolWeek::of)
            }
            Err(error) => Err(Failure::usage(format!("--week: {error}")).help(error.help())),
        },
    }
}
