//! Somebody else's Word form, filled in: `{{ name }}` by what a report holds, rows repeated for the items of a list,
//! boxes ticked.
//!
//! Knows no report: [`fn@fill`] takes any [`serde::Serialize`] value and the fields that it has. What was typed into
//! records is text in the form and never anything else: it is put in once, is not read again, and cannot make a field,
//! a link or a placeholder. Parts of the document that ask for nothing are copied to the byte.

mod ask;
mod copy;
mod error;
mod field;
mod fill;
mod flow;
mod left;
mod package;
#[cfg(test)]
mod tests;
mod tick;
mod tree;
mod value;

use std::collections::BTreeMap;

use serde::Serialize;

use super::markdown::{MARK, MARK_END};
use fill::Filler;
use package::Package;
use tree::NoTree;
use value::Seen;

pub use error::{FormError, Wrong};
pub use field::{FormField, Shape};
pub use left::Unfilled;

/// A form that is filled in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Filled {
    /// The document.
    pub bytes: Vec<u8>,
    /// What somebody has to write by hand.
    pub unfilled: Vec<Unfilled>,
}

/// Fills a form. `kind` is the report's name, by which keywork knows its own file again as long as nobody saved it.
///
/// # Errors
/// When it is no form, or asks for what the report does not have.
///
/// # Panics
/// When a map in the report has keys that are not text, which is a mistake in keywork and never in the data.
pub fn fill<T: Serialize>(form: &[u8], report: &T, fields: &[FormField], kind: &str) -> Result<Filled, FormError> {
    let report = serde_json::to_value(report).expect("a report is fields and lists, with text as keys");
    let seen = Seen { report: &report, bound: Vec::new() };
    let mut package = Package::open(form)?;
    let (mut filler, mut changed) = (Filler::new(fields), BTreeMap::new());
    for name in package.texts.clone() {
        let text = package.read(&name)?;
        let tree = tree::parse(&text).map_err(|error| match error {
            NoTree::TooLarge => FormError::TooLarge("a part of it has too many elements"),
            NoTree::Malformed | NoTree::DocType => FormError::NotWord("a part of it is no XML of Word's"),
        })?;
        if let Some(filled) = filler.part(&name, tree, &seen) {
            let mut text = String::new();
            tree::write(&filled, &mut text);
            changed.insert(name, text);
        }
    }
    if !filler.wrong.is_empty() {
        return Err(FormError::Placeholders(filler.wrong));
    }
    if filler.too_large {
        return Err(FormError::TooLarge("filled in it is more than a document may be"));
    }
    if filler.tally.asked == 0 {
        return Err(FormError::AsksNothing);
    }
    // The mark is the zip's comment: Word leaves it out when somebody saves the form, which then is theirs.
    let bytes = package.with(&changed, &format!("\n{MARK}{kind}{MARK_END}"))?;
    Ok(Filled { bytes, unfilled: filler.tally.unfilled() })
}
