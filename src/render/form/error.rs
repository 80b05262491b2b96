//! Why a form cannot be filled.

use std::fmt;

use thiserror::Error;

use super::field::{FormField, Path, Shape, without_lists};
use crate::text;

/// Why a form cannot be filled.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum FormError {
    /// It is something else than a Word document.
    #[error("this is no Word document: {0}")]
    NotWord(&'static str),
    /// It holds programs.
    #[error("this Word document holds macros, and keywork fills none that does")]
    Macros,
    /// It is larger than any form is.
    #[error("this Word document is too large for a form: {0}")]
    TooLarge(&'static str),
    /// It asks for nothing.
    #[error("there is no placeholder such as {{{{ name }}}} in this form")]
    AsksNothing,
    /// What it asks for is not there, each with its place.
    #[error("{}", .0.first().map(ToString::to_string).unwrap_or_default())]
    Placeholders(Vec<Wrong>),
}

impl FormError {
    /// What to do.
    #[must_use]
    pub fn help(&self) -> Option<String> {
        match self {
            Self::NotWord(_) => Some("open it in Word or LibreOffice and save it as .docx".to_owned()),
            Self::Macros => Some("open it in Word and save it as .docx, which leaves the macros out".to_owned()),
            Self::TooLarge(_) => Some("take large pictures out of it, or fill it in by hand".to_owned()),
            Self::AsksNothing => Some(
                "type placeholders into a copy of the form; `keywork report annual-review --fields` lists them"
                    .to_owned(),
            ),
            Self::Placeholders(wrong) => wrong.first().and_then(Wrong::help),
        }
    }
}

/// A mistake in a form, with its place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Wrong {
    pub(super) part: String,
    pub(super) near: String,
    pub(super) mistake: Mistake,
}

impl Wrong {
    /// What to do.
    #[must_use]
    pub fn help(&self) -> Option<String> {
        self.mistake.help()
    }
}

impl fmt::Display for Wrong {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (part, near) = (text::clean_line(&self.part), text::clean_line(&self.near));
        write!(f, "{}, in {part} at \u{201c}{near}\u{201d}", text::clean_line(&self.mistake.to_string()))
    }
}

/// What is wrong with a placeholder.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub(super) enum Mistake {
    #[error("`{typed}` is no field of this report")]
    Unknown { typed: String, near: Option<String> },
    #[error("`{{{{` is opened and not closed in the same paragraph")]
    NotClosed,
    #[error("nothing stands between `{{{{` and `}}}}`")]
    Empty,
    #[error("`{path}` has fields of its own")]
    Group { path: String, such_as: Option<String> },
    #[error("`{typed}` is no way to lay out a field")]
    NoLayout { typed: String, near: Option<String> },
    #[error("`{0}` is no date")]
    NoDate(String),
    #[error("`{0}` is no list")]
    NoList(String),
    #[error("`{path}` is never `{word}`")]
    NoWord { path: String, word: String, words: Vec<String> },
}

impl Mistake {
    /// That of a field which has fields of its own.
    pub(super) fn group(path: &Path, fields: &[FormField]) -> Self {
        let typed = path.typed();
        let mut within = fields.iter().filter(|field| field.shape != Shape::Group).map(|one| without_lists(&one.path));
        let such_as = within.find(|inner| inner.strip_prefix(&typed).is_some_and(|rest| rest.starts_with('.')));
        Self::Group { path: typed, such_as }
    }

    fn help(&self) -> Option<String> {
        let meant = |near: &String| format!("did you mean \"{near}\"?");
        match self {
            Self::Unknown { near, .. } => Some(
                near.as_ref()
                    .map_or_else(|| "`keywork report annual-review --fields` lists what there is".to_owned(), meant),
            ),
            Self::NotClosed => Some("write it on one line, such as {{ name }}".to_owned()),
            Self::Empty => Some("write a field into it, such as {{ name }}".to_owned()),
            Self::Group { such_as, .. } => such_as.as_ref().map(|inner| format!("say which, such as `{inner}`")),
            Self::NoLayout { near, .. } => Some(
                near.as_ref()
                    .map_or_else(|| "there are date, day, day_year, short, list, lines and each".to_owned(), meant),
            ),
            Self::NoDate(_) => Some("date, day, day_year and short are for dates".to_owned()),
            Self::NoList(_) => Some("each is for lists of plain words".to_owned()),
            Self::NoWord { word, words, .. } => {
                text::did_you_mean(word, words).or_else(|| Some(format!("it may be {}", text::and_list(words))))
            }
        }
    }
}
