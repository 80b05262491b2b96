//! What can be wrong with a record, in one shape: a code, a place, a sentence and what to do about it.
//!
//! Decoding and `check` both make [`Problem`]s; `cli` prints them. `docs/errors.md` and `docs/check.md` are made
//! from [`Code::ALL`].

use std::ops::Range;

use crate::text;

/// How much of a record's line an error shows: enough to find it, too little to read it over a shoulder.
const EXCERPT: usize = 40;

/// How bad a problem is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Level {
    /// Cannot be right.
    Error,
    /// May be a slip.
    Warning,
    /// Worth knowing.
    Note,
}

impl Level {
    /// The word that is printed and stands in JSON.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Error => "error",
            Self::Warning => "warning",
            Self::Note => "note",
        }
    }
}

/// A kind of problem: its stable name, its level, what it means and how to mend it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Code {
    /// The stable name that scripts match on.
    pub name: &'static str,
    /// How bad it is.
    pub level: Level,
    /// What it means and why it matters.
    pub why: &'static str,
    /// How to mend it.
    pub mend: &'static str,
}

impl Code {
    /// How to mend it, as a hint: without a capital letter and a full stop.
    #[must_use]
    pub fn hint(self) -> String {
        let mend = self.mend.trim_end_matches('.');
        let first = mend.chars().next().map(|first| first.to_lowercase().to_string()).unwrap_or_default();
        first + &mend.chars().skip(1).collect::<String>()
    }
}

/// Where a problem is.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place {
    /// The file, relative to the records folder.
    pub file: String,
    /// The spot in the file, where there is one.
    pub spot: Option<Spot>,
}

/// A spot in a file, with the start of its line as a person sees it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Spot {
    /// Line, from 1.
    pub line: usize,
    /// Column in characters, from 1.
    pub column: usize,
    /// At most 40 characters of the line, cleaned.
    pub excerpt: String,
    /// Where the mark under the excerpt begins, in columns from 0, and its length.
    pub mark: (usize, usize),
}

/// One thing that is wrong, or worth knowing.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Problem {
    /// Where.
    pub place: Place,
    /// What kind.
    pub code: Code,
    /// What is wrong, in a sentence without a full stop.
    pub message: String,
    /// What to do about it.
    pub help: Option<String>,
}

impl Problem {
    /// A problem with a whole file.
    #[must_use]
    pub fn of_file(file: &str, code: Code, message: impl Into<String>) -> Self {
        let place = Place { file: file.to_owned(), spot: None };
        Self { place, code, message: shown(message), help: None }
    }

    /// A problem with a part of a file's text, given as a range of bytes.
    #[must_use]
    pub fn at(file: &str, text: &str, span: &Range<usize>, code: Code, message: impl Into<String>) -> Self {
        let place = Place { file: file.to_owned(), spot: Some(Spot::find(text, span)) };
        Self { place, code, message: shown(message), help: None }
    }

    /// The same problem with what to do about it.
    #[must_use]
    pub fn help(mut self, help: impl Into<Option<String>>) -> Self {
        self.help = help.into().map(shown).or(self.help);
        self
    }

    /// True when the record cannot be right.
    #[must_use]
    pub fn is_error(&self) -> bool {
        self.code.level == Level::Error
    }
}

impl Code {
    /// The codes of mistakes that stop a file, or a part of it, from being read (`docs/errors.md`).
    #[must_use]
    pub fn of_reading() -> &'static [Self] {
        Self::ALL.split_at(Self::first_of_check()).0
    }

    /// The codes of what `check` finds across files (`docs/check.md`).
    #[must_use]
    pub fn of_check() -> &'static [Self] {
        Self::ALL.split_at(Self::first_of_check()).1
    }

    fn first_of_check() -> usize {
        Self::ALL.iter().position(|code| *code == Self::RESULT_DOES_NOT_FIT).unwrap_or(Self::ALL.len())
    }
}

/// What is said of a problem; a secret key that was pasted by mistake is no part of it.
fn shown(message: impl Into<String>) -> String {
    text::without_secret_key(&message.into()).into_owned()
}

impl Spot {
    /// The line, column and excerpt of a range of bytes; a range past the end is the end.
    fn find(text: &str, span: &Range<usize>) -> Self {
        let start = floor(text, span.start);
        let end = floor(text, span.end).max(start);
        let line_start = text[..start].rfind('\n').map_or(0, |at| at + 1);
        let line_end = text[start..].find('\n').map_or(text.len(), |at| start + at);
        let visible = |range: Range<usize>| text[range].trim_end_matches('\r').trim_start_matches('\u{feff}');
        let (before, marked) = (visible(line_start..start), visible(start..end.min(line_end)).trim_end());
        let column = before.chars().count();
        // A long line is shown from shortly before the spot.
        let length = marked.chars().count().max(1);
        let skip = if column + length.min(12) > EXCERPT { column.saturating_sub(8) } else { 0 };
        let start_of = |text: &str| text.char_indices().nth(skip).map_or(text.len(), |(at, _)| at);
        let before = format!("{}{}", if skip > 0 { "…" } else { "" }, &before[start_of(before)..]);
        let room = EXCERPT.saturating_sub(before.chars().count());
        let shown = format!("{before}{}", visible(start..line_end));
        let whole = &text[line_start..line_end];
        let secret = text::without_secret_key(whole);
        let (shown, before) = if *secret == *whole { (shown, before) } else { (secret.into_owned(), String::new()) };
        // What is made visible takes more room than it did.
        let wide = |text: &str| text::clean_line(text).chars().count();
        let marked: String = marked.chars().take(room.max(1)).collect();
        Self {
            line: text[..start].matches('\n').count() + 1,
            column: column + 1,
            excerpt: text::brief(&shown, EXCERPT),
            mark: (wide(&before), wide(&marked).max(1)),
        }
    }
}

/// The nearest character boundary at or before a byte.
fn floor(text: &str, at: usize) -> usize {
    let mut at = at.min(text.len());
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}

macro_rules! codes {
    ($($name:ident = $text:literal, $level:ident, $why:literal, $mend:literal;)*) => {
        impl Code {
            $(#[doc = $why] pub const $name: Self =
                Self { name: $text, level: Level::$level, why: $why, mend: $mend };)*
            /// Every code, in the order of the documents: first what stops a file from being read, then what
            /// `check` finds across files.
            pub const ALL: &'static [Self] = &[$(Self::$name),*];
        }
    };
}

codes! {
    UNREADABLE = "unreadable", Error, "The file could not be opened.", "Look at its permissions, or at the drive that it is on.";
    NOT_A_FILE = "not-a-file", Error, "A link, a device or a pipe stands where a record should be; it is never followed.", "Put the record itself there.";
    TOO_LARGE = "too-large", Error, "The file is larger than 256 KiB, or the folder holds more than 10 000 names or lies more than 32 folders deep; a record is a page at most.", "Split it, or move what is no record out of the folder.";
    ENCODING = "encoding", Error, "The file is not UTF-8 text, for example because Notepad saved it as UTF-16.", "Save it again as UTF-8.";
    EMPTY_FILE = "empty-file", Error, "There is nothing in the file; a power cut or an unfinished copy can leave that.", "Restore it from git or from a backup, or delete it.";
    CONFLICT_MARKER = "conflict-marker", Error, "A merge left its markers in the file, so it holds two versions.", "Keep one of the two versions and delete the lines that begin with <<<<<<<, ======= and >>>>>>>.";
    SYNTAX = "syntax", Error, "The text is not TOML.", "Mend the line shown; a quote or a bracket that is not closed is the usual cause.";
    UNKNOWN_KEY = "unknown-key", Error, "The key does not exist in this kind of record, so what it says would be lost.", "Take the key that the hint names, or see docs/format.md.";
    MISSING_KEY = "missing-key", Error, "A key that every record of this kind must have is not there.", "Add the line that the hint shows.";
    WRONG_TYPE = "wrong-type", Error, "The value is of another type than its key holds, such as text where a number belongs.", "Write it as the hint shows.";
    OUT_OF_RANGE = "out-of-range", Error, "The value is outside what its key can hold.", "Write a value within the range that is named.";
    UNKNOWN_WORD = "unknown-word", Error, "The word is not one of those that the key can hold.", "Take one of the words listed.";
    BAD_ID = "bad-id", Error, "An id is 1 to 40 lower-case letters, digits and hyphens, begins with a letter or digit, and is no command or Windows device.", "Choose another id.";
    CONTRADICTION = "contradiction", Error, "Two parts of the record cannot both be right, such as a session that was missed and has results.", "Take out the part that is wrong.";
    NEWER_FORMAT = "newer-format", Error, "The folder was written by a newer keywork than this one.", "Install the newer version; this one reads but does not write.";
    RESULT_DOES_NOT_FIT = "result-does-not-fit", Error, "The result is one that its target's measure cannot hold, so it counts in no figure.", "Write the result in the form that the hint shows.";
    UNKNOWN_RUNG = "unknown-rung", Error, "The help given is not a rung of the school's ladder.", "Take a rung of `help` in keywork.toml, or add it there.";
    UNKNOWN_TARGET = "unknown-target", Error, "A record names a target that the pupil does not have.", "Correct the id, or add the target.";
    UNKNOWN_PROVISION = "unknown-provision", Error, "A record names a provision that the pupil does not have.", "Correct the id, or add the provision.";
    UNKNOWN_OUTCOME = "unknown-outcome", Error, "A record names an outcome of Section E that the pupil's plan does not have.", "Correct the id, or add the outcome to pupil.toml.";
    UNKNOWN_NEED = "unknown-need", Error, "A line of Section F names a need of Section B that is not there.", "Correct the id, or add the need to pupil.toml.";
    UNKNOWN_SECTION_F = "unknown-section-f", Error, "A provision says that it meets a line of Section F that is not there.", "Correct the id, or add the line to pupil.toml.";
    UNKNOWN_STAFF = "unknown-staff", Error, "A record names somebody who is not in keywork.toml.", "Correct the id, or add the person with `keywork staff add`.";
    SAME_ID_TWICE = "same-id-twice", Error, "Two entries of one list have the same id, so nobody can say which is meant.", "Give one of them another id.";
    AGREED_BY_WRONG_ROLE = "agreed-by-wrong-role", Error, "Only a teacher, the SENCO or the head can agree a plan.", "Let one of them agree it with `keywork plan agree`.";
    PATH_DISAGREES = "path-disagrees", Error, "The file's place or name says another day, time or person than the record inside.", "Let `keywork check --fix` move it, or correct the record.";
    AFTER_END = "after-end", Error, "A result is dated after its target had ended.", "Correct the date or the target.";
    BEFORE_BIRTH = "before-birth", Error, "The record is dated before the pupil was born.", "Correct the date.";
    IN_THE_FUTURE = "in-the-future", Error, "Something that has happened is dated after today.", "Correct the date; what is planned belongs in `prepared`.";
    UNMERGED = "unmerged", Error, "git has not finished merging the file: the other side's version is only in git's index.", "Decide with `git checkout --ours` or `--theirs`, then `git add` the file.";
    CONFLICT_COPY = "conflict-copy", Error, "A sync program kept a second version of a record under a name of its own; keywork does not read it.", "Compare the two, keep what is right in the record, delete the copy.";
    UNKNOWN_FILE = "unknown-file", Warning, "The file's name or place is none that keywork reads, so nothing in it counts.", "Move it to where docs/format.md says, or out of the folder.";
    BAD_NAME = "bad-name", Error, "The name of the file or folder cannot be an id, so what is in it is not read.", "Rename it in lower-case letters, digits and hyphens.";
    BROKEN_TEMPLATE = "broken-template", Error, "A template of the school's own cannot be read, or uses a field or a filter that is not there, so its report cannot be made.", "Mend the line shown, or take the file away to use the wording that comes with keywork; see docs/templates.md.";
    OUTSIDE_TERM = "outside-term", Warning, "A session is dated on a day when the school was not open.", "Correct the date, or the terms in keywork.toml.";
    ODD_TERMS = "odd-terms", Warning, "Two terms overlap, or closed days lie outside the term in which they are written.", "Correct the dates in keywork.toml.";
    SAME_SESSION_TWICE = "same-session-twice", Warning, "Two records are of the same pupil, provision, day and time, so minutes may count twice.", "Delete one, or correct its time.";
    STAFF_LEFT = "staff-left", Warning, "A record is dated after its writer had left the school.", "Correct the staff id or the date.";
    NOT_ASSIGNED = "not-assigned", Warning, "The session was taught by somebody who was not assigned to the pupil on that day.", "Correct the staff id, or assign the person with `keywork pupil assign`.";
    PUPIL_LEFT = "pupil-left", Warning, "A record is dated after the pupil had left.", "Correct the date.";
    UNKNOWN_OBSERVATION = "unknown-observation", Warning, "An addition names an observation that the pupil does not have, so it stands beside nothing.", "Correct `adds`, or bring the observation back.";
    PARENTS_NOT_TOLD = "parents-not-told", Warning, "Nothing says that each parent was told of a restrictive intervention, or why one was not; each is to be told as soon as practicable (Education and Inspections Act 2006, section 93A).", "Tell them, and add it with `keywork observe PUPIL --add REF --parent-told \"NAME:HOW:WHEN\"`.";
    BEFORE_TARGET = "before-target", Warning, "A result is dated before its target begins, so it counts in no figure.", "Set `from` in the target, or correct the date.";
    LOOK_ALIKE = "look-alike", Warning, "Two names or two ids look the same and are written with other letters, such as a Cyrillic letter for a Latin one, or an `l` for a `1`, so that one can be taken for the other.", "Write one of them anew, or give one of the two another id.";
    OTHER_PUPIL = "other-pupil", Warning, "Another pupil's name stands in this pupil's file, which this pupil's parents may ask to see and the next school is given. A first name or a surname that is also an adult's here, or an everyday word, counts only with the rest of the name.", "Write the pupil's id in place of the name.";
    NOT_AGREED = "not-agreed", Note, "The target has results although nobody has agreed it yet.", "Ask a teacher to agree it with `keywork plan agree`.";
    BROKEN_THREAD = "broken-thread", Note, "A part of the plan leads nowhere: a need without provision in Section F, a line of Section F that no provision meets, an outcome that no target is toward (SEND Code of Practice 2015, chapter 9: provision for each need, outcomes for all of it).", "Add the missing part, or take it to the annual review; `keywork thread` shows the whole chain.";
    WEAK_WORDING = "weak-wording", Note, "Words in the plan that nobody can hold anybody to: Section F should be detailed, specific and normally quantified, and an outcome is what the child gains, not a service (SEND Code of Practice 2015, chapter 9); a target has one verb, a number and a date.", "Take it to the teacher, or to the annual review; the plan's own words are the authority's to change.";
    FILE_MODE = "file-mode", Warning, "Others who use this computer can read the file or open the folder.", "Let `keywork check --fix` make it private.";
    STRAY_TEMPORARY = "stray-temporary", Warning, "A write was interrupted and left its temporary file; no record was lost by it.", "Let `keywork check --fix` sweep it.";
    MISSING_FOLDER = "missing-folder", Warning, "A folder that every records folder has is not there.", "It comes back with the first record that is written.";
    GIT_ATTRIBUTES = "git-attributes", Warning, "`.gitattributes` does not keep line ends, so a merge on another machine can change every line.", "Let `keywork check --fix` write it.";
    GIT_NOT_ASKED = "git-not-asked", Warning, "The repository's own settings would run a program when git is called, so git was not asked about unfinished merges.", "Take the settings named out of `.git/config`, or look with `git status` yourself.";
    PAST_RETENTION = "past-retention", Warning, "The school has kept the pupil's SEN file for as long as `[retention]` in keywork.toml says; only `keywork check --retention` looks for it.", "Decide what becomes of it: keywork deletes nothing, and docs/data.md says what git keeps.";
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_spot_is_found_by_characters_not_bytes() {
        let text = "a = 1\r\nñame = \"é\" # x\n";
        let at = text.find('"').unwrap();
        let spot = Spot::find(text, &(at..at + 4));
        assert_eq!((spot.line, spot.column, spot.mark), (2, 8, (7, 3)));
        assert_eq!(spot.excerpt, "ñame = \"é\" # x");
    }

    #[test]
    fn a_span_past_the_end_or_inside_a_letter_does_no_harm() {
        assert_eq!(Spot::find("é", &(1..90)).line, 1);
        assert_eq!(Spot::find("", &(0..0)).column, 1);
    }

    #[test]
    fn a_long_line_is_cut_around_the_spot() {
        let text = format!("note = \"{}\" bad", "x".repeat(100));
        let at = text.find("bad").unwrap();
        let spot = Spot::find(&text, &(at..at + 3));
        assert!(spot.excerpt.chars().count() <= EXCERPT + 1);
        let marked: String = spot.excerpt.chars().skip(spot.mark.0).take(spot.mark.1).collect();
        assert_eq!(marked, "bad");
    }

    #[test]
    fn code_names_are_unique() {
        let mut names: Vec<_> = Code::ALL.iter().map(|code| code.name).collect();
        names.sort_unstable();
        names.dedup();
        assert_eq!(names.len(), Code::ALL.len());
    }
}
