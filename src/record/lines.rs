//! Any record as lines for people: every field that it has, under its key, in the order of the documents. A field that
//! is added later is there by itself.

use toml_edit::Value as Toml;

use super::field::{Table, Value};

/// A text longer than this stands on a line of its own.
const LONG: usize = 60;

/// One line: a field with what it says, or the head of the lines below it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// How far within other fields, from 0.
    pub depth: usize,
    /// The key, in words; empty for one of a list.
    pub label: String,
    /// What it says; empty for a head.
    pub text: String,
}

/// The record as lines.
#[must_use]
pub fn lines<T: Table>(record: &T) -> Vec<Line> {
    let mut lines = Vec::new();
    if let Toml::InlineTable(fields) = Value::write(record) {
        fields.iter().for_each(|(key, value)| add(key, value, 0, &mut lines));
    }
    lines
}

fn add(key: &str, value: &Toml, depth: usize, lines: &mut Vec<Line>) {
    let label = key.replace('_', " ");
    match value {
        Toml::InlineTable(fields) => {
            lines.push(Line { depth, label, text: String::new() });
            fields.iter().for_each(|(key, value)| add(key, value, depth + 1, lines));
        }
        Toml::Array(items) if items.iter().any(Toml::is_inline_table) => {
            items.iter().for_each(|item| add(key, item, depth, lines));
        }
        Toml::Array(items) => {
            let texts: Vec<String> = items.iter().map(scalar).collect();
            if texts.iter().all(|text| text.chars().count() <= LONG && !text.contains('\n')) {
                lines.push(Line { depth, label, text: texts.join("; ") });
            } else {
                lines.push(Line { depth, label, text: String::new() });
                lines.extend(texts.into_iter().map(|text| Line { depth: depth + 1, label: String::new(), text }));
            }
        }
        value => lines.push(Line { depth, label, text: scalar(value) }),
    }
}

fn scalar(value: &Toml) -> String {
    match value {
        Toml::String(text) => text.value().clone(),
        Toml::Boolean(yes) => if *yes.value() { "yes" } else { "no" }.to_owned(),
        other => other.to_string().trim().to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::record::decode::decode;
    use crate::record::describe::KINDS;
    use crate::record::{Meeting, Session};

    fn shown<T: Table>(text: &str) -> Vec<String> {
        let (record, problems) = decode::<T>("x.toml", text);
        assert!(problems.is_empty(), "{problems:?}");
        let line = |line: Line| format!("{}{}: {}", "  ".repeat(line.depth), line.label, line.text);
        lines(&record.unwrap()).into_iter().map(line).collect()
    }

    #[test]
    fn a_record_is_said_whole_and_in_order() {
        let text = "date = 2026-11-23\nstart = 09:30:00\nminutes = 25\nstaff = \"jm\"\ntell = [\"as\", \"sk\"]\n\
                    [[result]]\ntarget = \"cvc-words\"\ncorrect = 8\nof = 10\nprobe = true\nhelp = { independent = 6 }\n";
        let expected = [
            "date: 2026-11-23",
            "start: 09:30:00",
            "minutes: 25",
            "staff: jm",
            "tell: as; sk",
            "result: ",
            "  target: cvc-words",
            "  correct: 8",
            "  of: 10",
            "  help: ",
            "    independent: 6",
            "  probe: yes",
        ];
        assert_eq!(shown::<Session>(text), expected);
    }

    #[test]
    fn every_field_of_a_kind_is_there() {
        let kind = KINDS.iter().find(|kind| kind.name == "meeting").unwrap();
        let said = shown::<Meeting>(&kind.example());
        for field in kind.fields {
            let label = field.name().replace('_', " ");
            assert!(said.iter().any(|line| line.starts_with(&format!("{label}: "))), "{label}: {said:?}");
        }
    }
}
