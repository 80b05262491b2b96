//! What somebody undertook to do, as it is typed: `OWNER:DATE:TEXT`, for contacts and meetings alike.

use chrono::NaiveDate;

use super::failure::Failure;
use super::folder::Folder;
use super::settings::Settings;
use super::staff::one_line;
use super::words::Words;
use crate::calendar::say;
use crate::calendar::typed::{Look, parse_date};
use crate::record::School;
use crate::record::liaison::Action;
use crate::record::words::Title;
use crate::text::brief;

/// How an action is typed.
const FORM: &str = "write it as OWNER:DATE:TEXT, such as --action \"jm:fri:Send the word list home\"";

/// Reads `jm:fri:Send the word list: five words`. The owner is staff by id or by name, else anybody by name; a date
/// without its year looks forward; the text may have colons, or come from `@FILE`.
///
/// # Errors
/// When a part is missing, or the date is none.
pub(crate) fn action(
    typed: &str,
    folder: &Folder,
    settings: &Settings,
    words: &mut Words<'_>,
) -> Result<Action, Failure> {
    let [owner, date, text] = parts(typed).ok_or_else(|| wrong(typed, "is not OWNER:DATE:TEXT"))?;
    if owner.is_empty() {
        return Err(wrong(typed, "does not say who will do it"));
    }
    let owner = the_owner(one_line("--action", "owner", owner)?, &folder.school);
    let text =
        words.staff_only("action", Some(text))?.ok_or_else(|| wrong(typed, "does not say what is to be done"))?;
    Ok(Action { owner, by: by(date, settings)?, text, done: None })
}

/// The action in words: `J. Marsh by Friday 27 November 2026: Send the word list home`.
pub(crate) fn in_words(action: &Action, school: &School) -> String {
    let owner = action.owner.as_str();
    let name = school.staff.get(owner).map_or(owner, |staff| staff.name.as_str());
    format!("{name} by {}: {}", say::long(action.by), action.text.as_str())
}

/// The three parts; only the text may have colons.
fn parts(typed: &str) -> Option<[&str; 3]> {
    let mut parts = typed.splitn(3, ':').map(str::trim);
    Some([parts.next()?, parts.next()?, parts.next()?])
}

/// The id of the member of staff of that id or name, so that one person has one name in the list of what is open.
pub(crate) fn the_owner(typed: Title, school: &School) -> Title {
    if school.staff.contains_key(typed.as_str()) {
        return typed;
    }
    let named = |name: &Title| name.as_str().eq_ignore_ascii_case(typed.as_str());
    let found = school.staff.iter().find(|(_, staff)| named(&staff.name));
    found.and_then(|(id, _)| Title::new(id.as_str())).unwrap_or(typed)
}

/// The day to do it by. `20/11` on 23 November is a slip, not a day of next year; `2026-11-20` is what was agreed then.
fn by(typed: &str, settings: &Settings) -> Result<NaiveDate, Failure> {
    let read = |look| {
        parse_date(typed, settings.today, look)
            .map_err(|error| Failure::usage(format!("--action: {error}")).help(format!("{}; {FORM}", error.help())))
    };
    let (day, nearest) = (read(Look::Forward)?, read(Look::Nearest)?);
    let is_slip = nearest < settings.today && (day - settings.today).num_days() > 180;
    if is_slip {
        let message = format!("--action: `{}` has gone by: it was {}", brief(typed, 40), say::long(nearest));
        let help = format!("give a day to come, or the year too: {}", nearest.format("%-d/%-m/%Y"));
        return Err(Failure::usage(message).help(help));
    }
    Ok(day)
}

fn wrong(typed: &str, why: &str) -> Failure {
    Failure::usage(format!("--action: `{}` {why}", brief(typed, 40))).help(FORM.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_text_may_have_colons() {
        assert_eq!(parts("jm: fri :Ring at 15:30: ask"), Some(["jm", "fri", "Ring at 15:30: ask"]));
        assert_eq!(parts("jm:fri"), None);
        assert_eq!(parts("jm"), None);
    }
}
