//! What somebody said, as it is typed: `WHO:TEXT`, for reviews and meetings alike.

use super::failure::Failure;
use super::staff::one_line;
use super::words::Words;
use crate::record::liaison::View;
use crate::text::brief;

/// Reads `Mum:Reads the cereal box now`; the text may have colons, or come from `@FILE`.
///
/// # Errors
/// When it does not say who said what.
pub(crate) fn view(typed: &str, words: &mut Words<'_>) -> Result<View, Failure> {
    let wrong = || {
        Failure::usage(format!("--view: `{}` does not say who said what", brief(typed, 40)))
            .help("write it as WHO:TEXT, such as --view \"Mum:Reads the cereal box now\"".to_owned())
    };
    let (who, text) = typed.split_once(':').filter(|(who, _)| !who.trim().is_empty()).ok_or_else(wrong)?;
    let text = words.staff_only("view", Some(text.trim()))?.ok_or_else(wrong)?;
    Ok(View { who: one_line("--view", "name", who)?, text, how: None, on: None })
}
