use std::collections::BTreeSet;

use schemars::JsonSchema;
use serde::Serialize;

use crate::record::{Problem, PupilRecords};

/// What could not be read, or not wholly, so that no report hides it.
#[derive(Clone, Debug, Default, PartialEq, Eq, JsonSchema, Serialize)]
pub struct Unreadable {
    /// How many files.
    pub files: usize,
    /// Each mistake with its place.
    pub mistakes: Vec<Mistake>,
}

/// A mistake in a file.
#[derive(Clone, Debug, PartialEq, Eq, JsonSchema, Serialize)]
pub struct Mistake {
    /// The file.
    pub file: String,
    /// The line, where there is one.
    pub line: Option<usize>,
    /// What is wrong.
    pub message: String,
    /// What to do.
    pub help: Option<String>,
}

impl Unreadable {
    /// The errors among the problems; a warning leaves nothing out.
    #[must_use]
    pub fn of(records: &PupilRecords) -> Self {
        Self::among(&records.problems)
    }

    /// The errors among the problems of more than one pupil.
    #[must_use]
    pub fn among(problems: &[Problem]) -> Self {
        let mut errors: Vec<&Problem> = problems.iter().filter(|problem| problem.is_error()).collect();
        errors.sort();
        let files: BTreeSet<&str> = errors.iter().map(|problem| problem.place.file.as_str()).collect();
        Self { files: files.len(), mistakes: errors.into_iter().map(Mistake::of).collect() }
    }
}

impl Mistake {
    fn of(problem: &Problem) -> Self {
        Self {
            file: problem.place.file.clone(),
            line: problem.place.spot.as_ref().map(|spot| spot.line),
            message: problem.message.clone(),
            help: problem.help.clone(),
        }
    }
}
