//! Which parents were told, as it is typed: `NAME:HOW:WHEN`.

use chrono::{NaiveDate, NaiveTime};

use super::Scene;
use crate::calendar::say;
use crate::calendar::typed::{Look, parse_date, parse_time};
use crate::cli::failure::Failure;
use crate::cli::people::parents;
use crate::cli::settings::Settings;
use crate::cli::staff::one_line;
use crate::cli::when::{day, not_to_come};
use crate::cli::words::Words;
use crate::record::observation::{ParentTold, ParentWithheld};
use crate::record::words::Title;
use crate::text::brief;

const FLAG: &str = "--parent-told";

/// How it is typed.
const FORM: &str = "write it as NAME:HOW:WHEN, such as --parent-told \"Ms Ash:phone:15:40\", or with the day: \"Ms Ash:phone:yesterday 15:40\"";

/// Reads `Ms Ash:phone:today 15:40`: only the time has a colon. A time alone is of today.
///
/// # Errors
/// When a part is missing, or the time is none, still to come, or before what the parent was told of.
pub(super) fn told(typed: &str, of: NaiveDate, scene: &Scene<'_>) -> Result<ParentTold, Failure> {
    let wrong = |why: &str| Failure::usage(format!("{FLAG}: `{}` {why}", brief(typed, 60))).help(FORM.to_owned());
    let mut parts = typed.splitn(3, ':').map(str::trim);
    let (Some(name), Some(how), Some(at)) = (parts.next(), parts.next(), parts.next()) else {
        return Err(wrong("is not NAME:HOW:WHEN"));
    };
    if name.is_empty() || how.is_empty() {
        return Err(wrong("does not say who was told, and how"));
    }
    let (on, time) = when(at, scene.settings).ok_or_else(|| wrong("does not say when"))?;
    past(FLAG, on, scene.settings)?;
    if let (Some(time), Some(now)) = (time, scene.settings.now)
        && on == scene.settings.today
        && time > now
    {
        let message = format!("{FLAG}: {} is still to come: it is {}", say::time(time), say::time(now));
        return Err(Failure::usage(message).help("record it when it has happened".to_owned()));
    }
    if on < of {
        let message = format!("{FLAG}: {} is before what it was told of, {}", say::long(on), say::long(of));
        return Err(Failure::usage(message).help("look at the day".to_owned()));
    }
    let at = time.map_or_else(|| on.to_string(), |time| format!("{on} {}", say::time(time)));
    let at = Title::new(&at).ok_or_else(|| wrong("does not say when"))?;
    Ok(ParentTold { name: known(one_line(FLAG, "name", name)?, scene), how: one_line(FLAG, "way", how)?, at })
}

/// Why a parent was not told, and the day on which the authority was.
///
/// # Errors
/// When the day is none, or there is no reason for it to stand with.
pub(super) fn withheld(
    why: Option<&str>,
    authority_told: Option<&str>,
    words: &mut Words<'_>,
    settings: &Settings,
) -> Result<Option<ParentWithheld>, Failure> {
    let on = authority_told.map(|typed| day("--authority-told", typed, settings, Look::Back)).transpose()?;
    on.map_or(Ok(()), |on| past("--authority-told", on, settings))?;
    let why = words.staff_only("parent-withheld", why)?;
    match (why, on) {
        (Some(why), authority_told) => Ok(Some(ParentWithheld { why, authority_told })),
        (None, None) => Ok(None),
        (None, Some(_)) => {
            let help = "say why too: --parent-withheld \"Likely to cause significant harm\"".to_owned();
            Err(Failure::usage("--authority-told goes with --parent-withheld").help(help))
        }
    }
}

fn past(flag: &str, on: NaiveDate, settings: &Settings) -> Result<(), Failure> {
    not_to_come(on, settings).map_err(|failure| Failure { message: format!("{flag}: {}", failure.message), ..failure })
}

/// The parent's name as `pupil.toml` has it, where it has it.
fn known(typed: Title, scene: &Scene<'_>) -> Title {
    let same = |name: &&Title| name.as_str().eq_ignore_ascii_case(typed.as_str());
    parents(&scene.records).find(same).cloned().unwrap_or(typed)
}

/// `15:40`, `today 15:40`, `20 Nov 3.40pm`, `now`, or a day alone where the time is not known any more.
fn when(typed: &str, settings: &Settings) -> Option<(NaiveDate, Option<NaiveTime>)> {
    let day = |text: &str| parse_date(text, settings.today, Look::Back).ok();
    if typed.eq_ignore_ascii_case("now") {
        return Some((settings.today, Some(settings.now?)));
    }
    if let Ok(time) = parse_time(typed) {
        return Some((settings.today, Some(time)));
    }
    let mut spaces = typed.char_indices().filter(|(_, c)| c.is_whitespace()).map(|(at, _)| typed.split_at(at));
    let both = |(date, time): (&str, &str)| Some((day(date)?, Some(parse_time(time).ok()?)));
    spaces.find_map(both).or_else(|| Some((day(typed)?, None)))
}
