//! Ids: what a pupil, a target, a provision, a cycle, a member of staff or a line of the plan is called.
//!
//! The kind is in the type, so that a target's id cannot stand where a pupil's belongs. An id is also a file's
//! name, on every system and in every sync folder; that is why it is so plain.

use std::borrow::Borrow;
use std::fmt;
use std::marker::PhantomData;

use super::decode::Reader;
use super::encode;
use super::field::{Given, Kind, Value};
use super::problem::Code;

/// The longest id, in characters.
pub const MOST_CHARACTERS: usize = 40;

/// Words that are, or may become, subcommands, so that `keywork plan PUPIL` can never be misread.
const RESERVED: &[&str] = &[
    "add",
    "agenda",
    "agree",
    "all",
    "archive",
    "assign",
    "change",
    "check",
    "close",
    "copy",
    "cycle",
    "delete",
    "edit",
    "end",
    "export",
    "help",
    "import",
    "leave",
    "list",
    "merge",
    "move",
    "new",
    "outcome",
    "pack",
    "provision",
    "pupil",
    "record",
    "remove",
    "rename",
    "report",
    "review",
    "session",
    "show",
    "staff",
    "start",
    "stop",
    "target",
    "undo",
];

/// Names that Windows keeps for devices, in any folder and with any extension.
const DEVICES: &[&str] = &["aux", "con", "nul", "prn", "conin", "conout"];

/// What distinguishes one kind of id from another.
pub trait IdKind {
    /// What the id is of, with its article.
    const WHAT: &'static str;
    /// True for lines of the EHC plan, which are a capital letter and a number (`E1`).
    const LETTER: Option<char> = None;
}

/// An id of one kind: lower-case ASCII letters, digits and hyphens, or, for a line of the plan, `E1`.
pub struct Id<K> {
    text: Box<str>,
    kind: PhantomData<fn() -> K>,
}

macro_rules! id_kinds {
    ($($alias:ident, $marker:ident, $what:literal, $letter:expr;)*) => {$(
        #[doc = concat!("Marks the id of ", $what, ".")]
        #[derive(Clone, Copy, Debug)]
        pub struct $marker;
        impl IdKind for $marker {
            const WHAT: &'static str = $what;
            const LETTER: Option<char> = $letter;
        }
        #[doc = concat!("The id of ", $what, ".")]
        pub type $alias = Id<$marker>;
    )*};
}

id_kinds! {
    PupilId, OfPupil, "a pupil", None;
    StaffId, OfStaff, "a member of staff", None;
    TargetId, OfTarget, "a target", None;
    ProvisionId, OfProvision, "a provision", None;
    CycleId, OfCycle, "a cycle", None;
    NeedId, OfNeed, "a need in Section B", Some('B');
    OutcomeId, OfOutcome, "an outcome in Section E", Some('E');
    SectionFId, OfSectionF, "a line of Section F", Some('F');
}

/// Why a text is no id.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum IdError {
    /// It has characters that no id has, or none, or too many.
    #[error(
        "`{text}` cannot be the id of {what}: an id is 1 to 40 lower-case letters, digits and hyphens, and begins with a letter or a digit"
    )]
    Form {
        /// What was given, cut and cleaned.
        text: String,
        /// What it should have been the id of.
        what: &'static str,
    },
    /// It is not a capital letter and a number.
    #[error("`{text}` cannot be the id of {what}: it is the letter {letter} and a number, such as {letter}1")]
    Line {
        /// What was given, cut and cleaned.
        text: String,
        /// What it should have been the id of.
        what: &'static str,
        /// The letter of its section.
        letter: char,
    },
    /// It is or may become a word of the command line, or a device of Windows.
    #[error("`{text}` cannot be the id of {what}: the word is kept for {kept_for}")]
    Kept {
        /// What was given.
        text: String,
        /// What it should have been the id of.
        what: &'static str,
        /// Who keeps it.
        kept_for: &'static str,
    },
}

impl<K: IdKind> Id<K> {
    /// The id in a text.
    ///
    /// # Errors
    /// When the text has not the form of this kind of id, or is a word that is kept.
    pub fn parse(text: &str) -> Result<Self, IdError> {
        let what = K::WHAT;
        let shown = || crate::text::brief(text, MOST_CHARACTERS);
        if let Some(letter) = K::LETTER {
            let number = text.strip_prefix(letter).unwrap_or_default();
            let right = (1..=3).contains(&number.len())
                && number.bytes().all(|byte| byte.is_ascii_digit())
                && !number.starts_with('0');
            return if right { Ok(Self::of(text)) } else { Err(IdError::Line { text: shown(), what, letter }) };
        }
        let plain = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-';
        if text.is_empty() || text.len() > MOST_CHARACTERS || text.starts_with('-') || !text.bytes().all(plain) {
            return Err(IdError::Form { text: shown(), what });
        }
        if is_device(text) {
            return Err(IdError::Kept { text: shown(), what, kept_for: "a device of Windows" });
        }
        if RESERVED.contains(&text) {
            return Err(IdError::Kept { text: shown(), what, kept_for: "a command of keywork" });
        }
        Ok(Self::of(text))
    }

    fn of(text: &str) -> Self {
        Self { text: text.into(), kind: PhantomData }
    }

    /// The id as text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.text
    }
}

/// `con`, `nul`, `com1`, `lpt9` and their like, also with something after a hyphen left out of account.
fn is_device(text: &str) -> bool {
    let numbered = |prefix: &str| {
        text.strip_prefix(prefix).is_some_and(|rest| rest.len() == 1 && rest.bytes().all(|byte| byte.is_ascii_digit()))
    };
    DEVICES.contains(&text) || numbered("com") || numbered("lpt")
}

impl<K: IdKind> Value for Id<K> {
    fn kind() -> Kind {
        match K::LETTER {
            Some(_) => Kind::Form("the id of a line of the plan", "a capital letter and a number, such as E1"),
            None => Kind::Form("an id", "1 to 40 lower-case letters, digits and hyphens"),
        }
    }

    fn read(value: &Given<'_>, reader: &mut Reader<'_>) -> Option<Self> {
        let Some(text) = value.get_ref().as_str() else {
            return reader.wrong_type(value, &Self::kind());
        };
        Self::parse(text).map_or_else(|error| reader.refuse(value, Code::BAD_ID, error.to_string(), None), Some)
    }

    fn write(&self) -> toml_edit::Value {
        encode::string(&self.text)
    }
}

// Derives would ask the same of `K`, which only marks.
impl<K> Clone for Id<K> {
    fn clone(&self) -> Self {
        Self { text: self.text.clone(), kind: PhantomData }
    }
}
impl<K> PartialEq for Id<K> {
    fn eq(&self, other: &Self) -> bool {
        self.text == other.text
    }
}
impl<K> Eq for Id<K> {}
impl<K> PartialOrd for Id<K> {
    fn partial_cmp(&self, other: &Self) -> Option<std::cmp::Ordering> {
        Some(self.cmp(other))
    }
}
impl<K> Ord for Id<K> {
    fn cmp(&self, other: &Self) -> std::cmp::Ordering {
        self.text.cmp(&other.text)
    }
}
impl<K> fmt::Debug for Id<K> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(&self.text, f)
    }
}
impl<K> fmt::Display for Id<K> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&self.text)
    }
}
impl<K> AsRef<str> for Id<K> {
    fn as_ref(&self) -> &str {
        &self.text
    }
}
impl<K> Borrow<str> for Id<K> {
    fn borrow(&self) -> &str {
        &self.text
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_are_plain_and_never_commands_or_devices() {
        for right in ["rowan", "cvc-words", "2026-autumn", "a", &"x".repeat(40)] {
            assert!(PupilId::parse(right).is_ok(), "{right}");
        }
        for wrong in [
            "",
            "Rowan",
            "-a",
            "a b",
            "../x",
            "a/b",
            "é",
            "new",
            "show",
            "agree",
            "nul",
            "com1",
            "a.b",
            &"x".repeat(41),
        ] {
            assert!(PupilId::parse(wrong).is_err(), "{wrong}");
        }
    }

    #[test]
    fn a_line_of_the_plan_is_a_letter_and_a_number() {
        assert!(OutcomeId::parse("E12").is_ok());
        for wrong in ["e1", "E", "E0", "E01", "F1", "E1234", "E1a"] {
            assert!(OutcomeId::parse(wrong).is_err(), "{wrong}");
        }
    }
}
