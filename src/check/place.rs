//! Where in a file a check points, and what it suggests there.

use crate::record::{Code, Filed, Problem, RecordPath};
use crate::text;

/// A step on the way to a key: `[Key("result"), At(0), Key("target")]`.
#[derive(Clone, Copy)]
pub(super) enum Step {
    /// The name of a key.
    Key(&'static str),
    /// The place in a list, from 0.
    At(usize),
}

/// A file that was read, whatever is in it. Keys become text only where something is wrong with them.
pub(super) trait Place {
    /// Where the file is.
    fn path(&self) -> &RecordPath;
    /// All that is in it.
    fn text(&self) -> &str;
    /// A problem at a key of it.
    fn fault(&self, key: &[Step], code: Code, message: String) -> Problem;
}

impl<T> Place for Filed<T> {
    fn path(&self) -> &RecordPath {
        &self.path
    }

    fn text(&self) -> &str {
        &self.text
    }

    fn fault(&self, key: &[Step], code: Code, message: String) -> Problem {
        let key: Vec<String> = key
            .iter()
            .map(|step| match step {
                Step::Key(name) => (*name).to_owned(),
                Step::At(at) => at.to_string(),
            })
            .collect();
        let key: Vec<&str> = key.iter().map(String::as_str).collect();
        self.problem(&key, code, message)
    }
}

/// The nearest id that there is, else all of them where they are few, else the other advice.
pub(super) fn suggest(typed: &str, ids: &[&str], plural: &str, otherwise: &str) -> String {
    const FEW: usize = 8;
    text::did_you_mean(typed, ids).unwrap_or_else(|| match ids.len() {
        0 => format!("there are no {plural} yet; {otherwise}"),
        1..=FEW => format!("the {plural} are {}; or {otherwise}", text::and_list(ids)),
        _ => otherwise.to_owned(),
    })
}
