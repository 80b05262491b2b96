//! Records of every kind in which each typed text is one that was given: they are made from the format's own examples
//! and tables of fields, so that a field that is new is filled too.

use keywork::record::describe::KINDS;
use keywork::record::field::{Kind, Spec};
use toml::{Table, Value};

use super::corpus::quoted;

/// Keys of text that is none of a person's words: keys for encryption, and what reads as a day and a time.
const KEPT: &[&str] = &["recipients", "head", "at", "joined"];

/// Texts, dealt out one after another and again from the first.
pub(super) struct Deck {
    texts: Vec<String>,
    next: usize,
}

impl Deck {
    pub(super) fn new(texts: Vec<String>) -> Self {
        Self { texts, next: 0 }
    }

    /// How often the whole deck was dealt.
    pub(super) fn rounds(&self) -> usize {
        self.next / self.texts.len()
    }

    fn deal(&mut self) -> String {
        self.next += 1;
        self.texts[(self.next - 1) % self.texts.len()].clone()
    }
}

/// The fields of a kind of record.
pub(super) fn fields(kind: &str) -> &'static [&'static dyn Spec] {
    KINDS.iter().find(|known| known.name == kind).unwrap().fields
}

/// The example of a kind of record.
pub(super) fn example(kind: &str) -> Table {
    KINDS.iter().find(|known| known.name == kind).unwrap().example().parse().unwrap()
}

/// The record with texts of the deck in the place of its own.
pub(super) fn filled(kind: &str, mut record: Table, deck: &mut Deck) -> String {
    let mut dealt = Vec::new();
    each_value(&mut record, fields(kind), &mut |value, kind| {
        if let (Value::String(text), Kind::Text) = (value, kind) {
            *text = format!("@{}@", dealt.len());
            dealt.push(deck.deal());
        }
    });
    let mut text = toml::to_string(&record).unwrap();
    for (at, dealt) in dealt.iter().enumerate() {
        text = text.replace(&format!("\"@{at}@\""), &quoted(dealt));
    }
    text
}

/// Calls with each value that is no table or list, and what it may be.
pub(super) fn each_value(table: &mut Table, fields: &[&dyn Spec], change: &mut dyn FnMut(&mut Value, &Kind)) {
    for field in fields.iter().filter(|field| !KEPT.contains(&field.name())) {
        if let Some(value) = table.get_mut(field.name()) {
            within(value, &field.kind(), change);
        }
    }
}

fn within(value: &mut Value, kind: &Kind, change: &mut dyn FnMut(&mut Value, &Kind)) {
    match (value, kind) {
        (Value::Array(items), Kind::List(item)) => items.iter_mut().for_each(|value| within(value, item, change)),
        (Value::Table(table), Kind::Table(fields)) => each_value(table, fields, change),
        (Value::Table(table), Kind::Map(_, item)) => {
            table.iter_mut().for_each(|(_, value)| within(value, item, change));
        }
        (value, kind) => change(value, kind),
    }
}
