//! Records to TOML text: the only writer of TOML for new records. Fields come in the order of their table.
//!
//! What is written is TOML 1.0, so that every editor and every other language's parser reads it.

use std::fmt::Write as _;

use toml_edit::{DocumentMut, InlineTable, Item};

use super::decode::{decode, looks_like_a_conflict};
use super::field::{Field, Layout, Spec, Table, Value};

/// A record as the text of its file.
#[must_use]
pub fn encode<T: Table>(record: &T) -> String {
    document(record).to_string()
}

/// A record as a document, before it is text.
pub(super) fn document<T: Table>(record: &T) -> DocumentMut {
    let mut out = Out::default();
    record.write(&mut out);
    out.into_document(T::FIELDS)
}

/// As [`encode`], after reading the text again and finding the very same record in it.
///
/// # Errors
/// When what was written would not be read as what was meant: a fault of keywork's own, found before the disk.
pub fn encode_checked<T: Table + PartialEq>(record: &T) -> Result<String, NotTheSame> {
    let text = encode(record);
    match decode::<T>("", &text) {
        (Some(read), problems) if problems.is_empty() && read == *record => Ok(text),
        (_, problems) => Err(NotTheSame { why: problems.into_iter().next().map(|problem| problem.message) }),
    }
}

/// What would be written is not what was meant.
#[derive(Debug, PartialEq, Eq, thiserror::Error)]
#[error("the record would not read back as it was meant{}; nothing was written", .why.as_ref().map(|why| format!(" ({why})")).unwrap_or_default())]
pub struct NotTheSame {
    /// The first problem with what would have been written.
    pub why: Option<String>,
}

/// The fields of a table that is being written.
#[derive(Default)]
pub struct Out {
    fields: Vec<(&'static str, toml_edit::Value)>,
}

impl Out {
    /// Puts a field.
    pub(crate) fn put<T: Value>(&mut self, field: &Field<T>, value: &T) {
        self.fields.push((field.name(), value.write()));
    }

    /// Puts a field that may not be there.
    pub(crate) fn opt<T: Value>(&mut self, field: &Field<T>, value: Option<&T>) {
        if let Some(value) = value {
            self.put(field, value);
        }
    }

    /// Puts a list unless it is empty.
    pub(crate) fn list<T: Value>(&mut self, field: &Field<Vec<T>>, values: &[T]) {
        if !values.is_empty() {
            let array: toml_edit::Array = values.iter().map(Value::write).collect();
            self.fields.push((field.name(), array.into()));
        }
    }

    /// Puts a field unless it is as it would be without a line for it.
    pub(crate) fn unless_default<T: Value + Default + PartialEq>(&mut self, field: &Field<T>, value: &T) {
        if *value != T::default() {
            self.put(field, value);
        }
    }

    /// Puts a mark that stands only where it is true.
    pub(crate) fn mark(&mut self, field: &Field<bool>, value: bool) {
        if value {
            self.put(field, &value);
        }
    }

    /// The fields in the order of their table.
    fn sorted(mut self, fields: &[&dyn Spec]) -> Vec<(&'static str, Layout, toml_edit::Value)> {
        let place = |name: &str| fields.iter().position(|field| field.name() == name).unwrap_or(usize::MAX);
        self.fields.sort_by_key(|(name, _)| place(name));
        let layout = |name: &str| fields.get(place(name)).map_or(Layout::Line, |field| field.layout());
        self.fields.into_iter().map(|(name, value)| (name, layout(name), value)).collect()
    }

    pub(crate) fn into_inline(self, fields: &[&dyn Spec]) -> InlineTable {
        self.sorted(fields).into_iter().map(|(name, _, value)| (name, value)).collect()
    }

    fn into_document(self, fields: &[&dyn Spec]) -> DocumentMut {
        let mut document = DocumentMut::new();
        for (name, layout, value) in self.sorted(fields) {
            let item = Item::Value(value);
            document[name] = if layout == Layout::Section { as_section(item) } else { item };
        }
        document
    }
}

/// `[key]` for a table, `[[key]]` for a list of tables, with a blank line before each.
pub(crate) fn as_section(item: Item) -> Item {
    match item.into_array_of_tables() {
        Ok(mut tables) => {
            tables.iter_mut().for_each(|table| table.decor_mut().set_prefix("\n"));
            Item::ArrayOfTables(tables)
        }
        Err(item) => match item.into_table() {
            Ok(mut table) => {
                table.decor_mut().set_prefix("\n");
                // `[staff.jm]` needs no empty `[staff]` above it.
                if table.iter().all(|(_, item)| item.is_inline_table()) && !table.is_empty() {
                    table.set_implicit(true);
                    let names: Vec<String> = table.iter().map(|(name, _)| name.to_owned()).collect();
                    for name in names {
                        if let Some(entry) = table.remove(&name) {
                            table.insert(&name, as_section(entry));
                        }
                    }
                }
                Item::Table(table)
            }
            Err(item) => item,
        },
    }
}

/// Text as a TOML string, never laid out so that a line of it could be taken for the mark of a merge.
pub(crate) fn string(text: &str) -> toml_edit::Value {
    let written: toml_edit::Value = text.into();
    if !text.contains('\n') || !looks_like_a_conflict(text) && !text.contains('\r') {
        return written;
    }
    let mut quoted = String::from("\"");
    for c in text.chars() {
        match c {
            '"' | '\\' => quoted.extend(['\\', c]),
            '\n' => quoted.push_str("\\n"),
            c if c.is_control() => {
                let _ = write!(quoted, "\\u{:04X}", c as u32);
            }
            c => quoted.push(c),
        }
    }
    quoted.push('"');
    quoted.parse().unwrap_or(written)
}
