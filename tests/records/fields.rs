//! Each field of each table is read and written, and its example is right.

use std::collections::BTreeSet;

use keywork::record::Problem;
use keywork::record::describe::{KINDS, RecordKind};
use keywork::record::field::{Kind, Spec};

use super::{EACH, words_of};
use crate::errors::find;

/// A field of a table, within a record of its kind.
struct Place {
    kind: &'static RecordKind,
    field: &'static dyn Spec,
    /// `change.goal.level`.
    path: String,
    /// What stands before the field on a line, and after it.
    around: (String, String),
}

impl Place {
    /// What is wrong with a record that holds nothing but this value of the field, and where the value begins.
    fn with(&self, value: &str) -> (Vec<Problem>, usize) {
        let (before, after) = &self.around;
        let before = format!("{before}{} = ", self.field.name());
        (find(self.kind.name, format!("{before}{value}{after}\n").as_bytes()), before.chars().count() + 1)
    }
}

/// Every field of every table of every kind.
fn places() -> Vec<Place> {
    let mut found = Vec::new();
    for kind in KINDS {
        add(kind, kind.fields, "", &(String::new(), String::new()), &mut found);
    }
    found
}

fn add(
    kind: &'static RecordKind,
    fields: &'static [&'static dyn Spec],
    path: &str,
    around: &(String, String),
    found: &mut Vec<Place>,
) {
    for field in fields {
        let path = if path.is_empty() { field.name().to_owned() } else { format!("{path}.{}", field.name()) };
        found.push(Place { kind, field: *field, path: path.clone(), around: around.clone() });
        if let Some((inner, open, close)) = table_in(&field.kind()) {
            let around = (format!("{}{} = {open}", around.0, field.name()), format!("{close}{}", around.1));
            add(kind, inner, &path, &around, found);
        }
    }
}

/// The fields of the tables in a field, and what stands around them.
fn table_in(kind: &Kind) -> Option<(&'static [&'static dyn Spec], &'static str, &'static str)> {
    match kind {
        Kind::Table(fields) => Some((*fields, "{ ", " }")),
        Kind::List(item) => table_in(item).map(|(fields, ..)| (fields, "[{ ", " }]")),
        Kind::Map(_, item) => table_in(item).map(|(fields, ..)| (fields, "{ jm = { ", " } }")),
        _ => None,
    }
}

#[test]
fn every_field_is_read() {
    for place in places() {
        let absurd = if matches!(place.field.kind(), Kind::YesNo) { "7" } else { "true" };
        let (problems, column) = place.with(absurd);
        let seen = problems.iter().any(|problem| {
            problem.code.name == "wrong-type" && problem.place.spot.as_ref().is_some_and(|spot| spot.column == column)
        });
        assert!(seen, "{} {}: {problems:?}", place.kind.name, place.path);
    }
}

#[test]
fn the_example_of_every_field_is_right() {
    for place in places() {
        let (problems, _) = place.with(place.field.example());
        // Without the others a table may lack something; nothing is wrong with what is there.
        let wrong = problems.iter().find(|problem| !["missing-key", "contradiction"].contains(&problem.code.name));
        assert!(wrong.is_none(), "{} {}: {wrong:?}", place.kind.name, place.path);
    }
}

#[test]
fn every_word_of_a_field_is_taken() {
    for place in places() {
        let kind = place.field.kind();
        let (words, list) = match &kind {
            Kind::Word(words) => (*words, false),
            Kind::List(item) => match **item {
                Kind::Word(words) => (words, true),
                _ => continue,
            },
            _ => continue,
        };
        for word in words {
            let value = if list { format!("[\"{word}\"]") } else { format!("\"{word}\"") };
            let (problems, _) = place.with(&value);
            assert!(problems.iter().all(|problem| problem.code.name != "unknown-word"), "{} {word}", place.path);
        }
    }
}

#[test]
fn the_ends_of_every_range_are_taken_and_nothing_beyond() {
    for place in places() {
        let Kind::Whole(least, most, _) = place.field.kind() else { continue };
        for (number, right) in [(least, true), (most, true), (least - 1, false), (most + 1, false)] {
            let (problems, _) = place.with(&number.to_string());
            let refused = problems.iter().any(|problem| problem.code.name == "out-of-range");
            // A newer format is in range, and refused for another reason.
            assert_eq!(refused, !right, "{} {} {number}: {problems:?}", place.kind.name, place.path);
        }
    }
}

#[test]
fn every_field_is_written() {
    for (kind, each) in KINDS.iter().zip(EACH) {
        let mut seen = BTreeSet::new();
        for seed in 0..300 {
            let text = (each.encode)(&words_of(seed, 900));
            let table: toml::Table = text.parse().unwrap();
            table.iter().for_each(|(key, value)| see(key.clone(), value, kind.fields, key, &mut seen));
        }
        let all = places().into_iter().filter(|place| place.kind.name == kind.name).map(|place| place.path);
        let missing: Vec<String> = all.filter(|path| !seen.contains(path)).collect();
        assert!(missing.is_empty(), "{}: {missing:?} are never written", kind.name);
    }
}

/// Adds the path of a value, and of all within it that are fields.
fn see(path: String, value: &toml::Value, fields: &[&dyn Spec], key: &str, seen: &mut BTreeSet<String>) {
    let field = fields.iter().find(|field| field.name() == key);
    let inner = field.and_then(|field| table_in(&field.kind()));
    let is_map = field.is_some_and(|field| matches!(field.kind(), Kind::Map(..)));
    let tables: Vec<&toml::Table> = match value {
        toml::Value::Table(table) if is_map => table.values().filter_map(toml::Value::as_table).collect(),
        toml::Value::Table(table) => vec![table],
        toml::Value::Array(items) => items.iter().filter_map(toml::Value::as_table).collect(),
        _ => Vec::new(),
    };
    if let Some((fields, ..)) = inner {
        for (key, value) in tables.into_iter().flatten() {
            see(format!("{path}.{key}"), value, fields, key, seen);
        }
    }
    seen.insert(path);
}
