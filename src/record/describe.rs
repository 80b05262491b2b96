//! The documents of the format, made from the tables of fields, so that they cannot say something else than the
//! program does.

use std::fmt::Write as _;

use super::decode::decode;
use super::encode::encode;
use super::field::{Kind, Layout, Spec, Table};
use super::problem::{Code, Level};
use super::{
    Assessment, Contact, Cycle, Meeting, Observation, Provision, Pupil, Recommendation, School, Session, Target,
};
use crate::text;

/// A kind of record, as the documents show it.
pub struct RecordKind {
    /// What it is called in a word.
    pub name: &'static str,
    /// Where its files are.
    pub path: &'static str,
    /// The path of one of them.
    pub example_path: &'static str,
    /// What it holds, in a sentence.
    pub what: &'static str,
    /// Its fields.
    pub fields: &'static [&'static dyn Spec],
    /// Fields that a record with all the others cannot have.
    apart: &'static [&'static str],
    example: fn(&[&str]) -> String,
}

impl RecordKind {
    const fn of<T: Table>(
        name: &'static str,
        path: &'static str,
        example_path: &'static str,
        what: &'static str,
        apart: &'static [&'static str],
    ) -> Self {
        Self { name, path, example_path, what, fields: T::FIELDS, apart, example: example::<T> }
    }

    /// A whole record: every field with its example, but for those that exclude others.
    #[must_use]
    pub fn example(&self) -> String {
        (self.example)(self.apart)
    }
}

/// A record of every field's example, laid out as keywork writes it.
fn example<T: Table>(apart: &[&str]) -> String {
    let fields = T::FIELDS.iter().filter(|field| !apart.contains(&field.name()));
    let lines: Vec<String> = fields.map(|field| format!("{} = {}", field.name(), field.example())).collect();
    let text = lines.join("\n") + "\n";
    decode::<T>("", &text).0.map_or(text, |record| encode(&record))
}

/// Every kind of record, in the order of the documents.
pub const KINDS: &[RecordKind] = &[
    RecordKind::of::<School>(
        "school",
        "keywork.toml",
        "keywork.toml",
        "The school: its terms, staff, help ladder and settings.",
        &[],
    ),
    RecordKind::of::<Pupil>(
        "pupil",
        "pupils/PUPIL/pupil.toml",
        "pupils/rowan/pupil.toml",
        "One pupil: the adults, the one-page profile, and what the EHC plan says.",
        &[],
    ),
    RecordKind::of::<Cycle>(
        "cycle",
        "pupils/PUPIL/cycles/ID.toml",
        "pupils/rowan/cycles/2026-autumn.toml",
        "One round of assess, plan, do and review. A target belongs to every cycle that its dates overlap.",
        &[],
    ),
    RecordKind::of::<Provision>(
        "provision",
        "pupils/PUPIL/provision/ID.toml",
        "pupils/rowan/provision/phonics.toml",
        "What the school timetables to meet the plan.",
        &[],
    ),
    RecordKind::of::<Target>(
        "target",
        "pupils/PUPIL/targets/ID.toml",
        "pupils/rowan/targets/cvc-words.toml",
        "One step toward an outcome: how it is counted, what it aims at, who agreed it and what became of it.",
        &[],
    ),
    RecordKind::of::<Session>(
        "session",
        "pupils/PUPIL/sessions/YYYY-MM/DD-HHMM-STAFF-XXXX.toml",
        "pupils/rowan/sessions/2026-11/23-0930-jm-k7qd.toml",
        "One session: given, missed, or prepared ahead. One that was missed has `missed`, and neither minutes nor results.",
        &["missed", "cut_short", "why"],
    ),
    RecordKind::of::<Assessment>(
        "assessment",
        "pupils/PUPIL/assessments/YYYY-MM/DD-HHMM-STAFF-XXXX.toml",
        "pupils/rowan/assessments/2026-06/11-1000-as-m3xw.toml",
        "Scores on a named tool. Scores of different tools are never averaged.",
        &[],
    ),
    RecordKind::of::<Observation>(
        "observation",
        "pupils/PUPIL/observations/YYYY-MM/DD-HHMM-STAFF-XXXX.toml",
        "pupils/rowan/observations/2026-11/23-1040-jm-2xra.toml",
        "A note, well-being, behaviour, an incident, a restrictive intervention, or the child's own voice.",
        &["adds"],
    ),
    RecordKind::of::<Contact>(
        "contact",
        "pupils/PUPIL/contacts/YYYY-MM/DD-HHMM-STAFF-XXXX.toml",
        "pupils/rowan/contacts/2026-11/23-1530-jm-d4ne.toml",
        "Something told to, or heard from, a parent, a colleague or a professional.",
        &[],
    ),
    RecordKind::of::<Recommendation>(
        "recommendation",
        "pupils/PUPIL/recommendations/YYYY-MM/DD-HHMM-STAFF-XXXX.toml",
        "pupils/rowan/recommendations/2026-09/14-1200-jm-q5ty.toml",
        "What a professional advised, and what became of it.",
        &[],
    ),
    RecordKind::of::<Meeting>(
        "meeting",
        "pupils/PUPIL/meetings/YYYY-MM/DD-HHMM-STAFF-XXXX.toml",
        "pupils/rowan/meetings/2026-12/04-1400-as-b2hk.toml",
        "A meeting, held or planned, with the steps around it.",
        &[],
    ),
];

/// `docs/format.md`: the format as a specification.
#[must_use]
pub fn format_md() -> String {
    let mut page = include_str!("describe/format.md").to_owned();
    for kind in KINDS {
        let _ = write!(page, "\n## {}\n\n{}\n\nPath: `{}`\n\n", title(kind.name), kind.what, kind.path);
        table(&mut page, kind.fields);
        nested(&mut page, "", kind.fields);
        let _ = write!(page, "\n### Example: {}\n\n", kind.name);
        let _ = write!(page, "```toml\n# {}\n{}```\n", kind.example_path, kind.example());
    }
    page
}

fn title(name: &str) -> String {
    let mut letters = name.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}

/// A line for each field.
fn table(page: &mut String, fields: &[&dyn Spec]) {
    page.push_str("| key | type and range | needed | meaning |\n|---|---|---|---|\n");
    for field in fields {
        let needed = if field.is_required() { "yes" } else { "" };
        let (name, kind) = (field.name(), in_a_cell(&field.kind()));
        let _ = writeln!(page, "| `{name}` | {kind} | {needed} | {} |", field.meaning());
    }
}

/// The type of a field for a cell; a table's own fields have a section below.
fn in_a_cell(kind: &Kind) -> String {
    match kind {
        Kind::Table(_) => "a table, below".to_owned(),
        Kind::List(item) if matches!(**item, Kind::Table(_)) => "a list of tables, below".to_owned(),
        Kind::Map(keys, item) if matches!(**item, Kind::Table(_)) => {
            format!("a table whose keys are {keys}, each with a table, below")
        }
        Kind::List(item) => format!("a list, each item of it {}", in_a_cell(item)),
        Kind::Word(words) => {
            let words: Vec<String> = words.iter().map(|word| format!("`\"{word}\"`")).collect();
            text::or_list(&words)
        }
        other => other.in_words(),
    }
}

/// A section for each table within a table.
fn nested(page: &mut String, within: &str, fields: &[&dyn Spec]) {
    for field in fields {
        let kind = field.kind();
        let (fields, key) = match &kind {
            Kind::Table(fields) => (fields, field.name().to_owned()),
            Kind::List(item) => match &**item {
                Kind::Table(fields) => (fields, field.name().to_owned()),
                _ => continue,
            },
            Kind::Map(_, item) => match &**item {
                Kind::Table(fields) => (fields, format!("{}.ID", field.name())),
                _ => continue,
            },
            _ => continue,
        };
        let key = if within.is_empty() { key } else { format!("{within}.{key}") };
        let _ =
            write!(page, "\n### `{key}`\n\n{}{}.\n\n", title(field.meaning()), laid_out(*field, &kind, within, &key));
        table(page, fields);
        nested(page, &key, fields);
    }
}

/// How a table is written, in words.
fn laid_out(field: &dyn Spec, kind: &Kind, within: &str, key: &str) -> String {
    match (field.layout(), kind, within) {
        (Layout::Section, Kind::List(_), "") => format!("; each is a section `[[{key}]]`"),
        (Layout::Section, _, "") => format!("; a section `[{key}]`"),
        (_, Kind::List(_), _) => "; each is a table in a list".to_owned(),
        _ => String::new(),
    }
}

/// `docs/check.md`: what is found across files.
#[must_use]
pub fn check_md() -> String {
    let mut page = include_str!("describe/check.md").to_owned();
    for level in [Level::Error, Level::Warning, Level::Note] {
        let codes: Vec<&Code> = Code::of_check().iter().filter(|code| code.level == level).collect();
        let _ = write!(page, "\n## {}s\n", title(level.word()));
        for code in codes {
            let _ = write!(page, "\n### {}\n\n{}\n\nTo mend it: {}\n", code.name, code.why, lower(code.mend));
        }
    }
    page
}

/// A mistake in a file and what is shown of it.
pub struct ShownMistake {
    /// The code of its first problem.
    pub code: Code,
    /// The file.
    pub text: String,
    /// What keywork shows.
    pub shown: String,
}

/// `docs/errors.md`: what stops a file from being read, each with a small case.
#[must_use]
pub fn errors_md(mistakes: &[ShownMistake]) -> String {
    let mut page = include_str!("describe/errors.md").to_owned();
    for code in Code::of_reading() {
        let _ = write!(page, "\n## {}\n\n{}\n\nTo mend it: {}\n", code.name, code.why, lower(code.mend));
        for mistake in mistakes.iter().filter(|mistake| mistake.code == *code) {
            if !mistake.text.is_empty() {
                let _ = write!(page, "\n```toml\n{}\n```\n", mistake.text.trim_end());
            }
            let _ = write!(page, "\n```text\n{}```\n", mistake.shown);
        }
    }
    page
}

fn lower(sentence: &str) -> String {
    let mut letters = sentence.chars();
    letters.next().map(|first| first.to_lowercase().chain(letters).collect()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_example_of_every_kind_is_right_and_whole() {
        for kind in KINDS {
            let text = kind.example();
            for field in kind.fields.iter().filter(|field| !kind.apart.contains(&field.name())) {
                let begins = |line: &str| line.trim_start_matches('[').starts_with(field.name());
                // What is as it would be without a line for it is not written.
                let default = kind.name == "school" && field.name() == "help";
                assert!(default || text.lines().any(begins), "{} has no {}:\n{text}", kind.name, field.name());
            }
        }
    }
}
