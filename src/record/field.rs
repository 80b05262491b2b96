//! One field of a record: its name, type, range, example and meaning, as a typed constant.
//!
//! The tables of fields feed the decoder, the order in which a record is written, did-you-mean, `docs/format.md`
//! and the JSON Schema, so that none of them can say something else than the others.

use std::collections::BTreeMap;
use std::marker::PhantomData;

use super::decode::{Reader, Row};
use super::encode::Out;
use super::id::{Id, IdKind};
use super::problem::Code;

/// What a value may be, in words for messages and documents.
#[derive(Clone)]
pub enum Kind {
    /// Text that a person typed.
    Text,
    /// One word out of a list.
    Word(&'static [&'static str]),
    /// Text with a form of its own: what it is called, and the rule in words.
    Form(&'static str, &'static str),
    /// A local date.
    Date,
    /// A local time.
    Time,
    /// `true` or `false`.
    YesNo,
    /// A whole number within a range, with its unit.
    Whole(i64, i64, &'static str),
    /// A decimal number within a range, with its unit.
    Number(i64, i64, &'static str),
    /// One of two types.
    Either(Box<Kind>, Box<Kind>),
    /// A list.
    List(Box<Kind>),
    /// A table with fields of its own.
    Table(&'static [&'static dyn Spec]),
    /// A table with keys of the person's own: what they are, and what each holds.
    Map(&'static str, Box<Kind>),
}

/// How a table is laid out when a record is first written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Layout {
    /// `key = value` on a line.
    Line,
    /// `[key]` or `[[key]]` with a line for each field.
    Section,
}

/// What the documents, the schema and the hints need to know of a field.
pub trait Spec: Sync {
    /// The key.
    fn name(&self) -> &'static str;
    /// The type and range.
    fn kind(&self) -> Kind;
    /// Whether a record without it is wrong.
    fn is_required(&self) -> bool;
    /// How it is laid out.
    fn layout(&self) -> Layout;
    /// A right value, as TOML.
    fn example(&self) -> &'static str;
    /// What it means.
    fn meaning(&self) -> &'static str;
}

/// A field that holds a `T`.
pub struct Field<T> {
    name: &'static str,
    required: bool,
    layout: Layout,
    example: &'static str,
    meaning: &'static str,
    holds: PhantomData<fn() -> T>,
}

impl<T> Field<T> {
    /// A field that a record may lack.
    pub(crate) const fn new(name: &'static str, example: &'static str, meaning: &'static str) -> Self {
        Self { name, required: false, layout: Layout::Line, example, meaning, holds: PhantomData }
    }

    /// The same field, which a record must have.
    pub(crate) const fn required(self) -> Self {
        Self { required: true, ..self }
    }

    /// The same field, laid out as a section of its own.
    pub(crate) const fn section(self) -> Self {
        Self { layout: Layout::Section, ..self }
    }

    /// The key.
    #[must_use]
    pub const fn name(&self) -> &'static str {
        self.name
    }
}

impl<T: Value> Spec for Field<T> {
    fn name(&self) -> &'static str {
        self.name
    }
    fn kind(&self) -> Kind {
        T::kind()
    }
    fn is_required(&self) -> bool {
        self.required
    }
    fn layout(&self) -> Layout {
        self.layout
    }
    fn example(&self) -> &'static str {
        self.example
    }
    fn meaning(&self) -> &'static str {
        self.meaning
    }
}

/// A type that a field can hold: how it is read, and how it is written.
pub trait Value: Sized {
    /// What it may be, in words.
    fn kind() -> Kind;
    /// Reads a value; what is wrong with it goes to the reader.
    fn read(value: &Given<'_>, reader: &mut Reader<'_>) -> Option<Self>;
    /// The value as TOML.
    fn write(&self) -> toml_edit::Value;
}

/// A value of a file with its place.
pub type Given<'t> = toml::Spanned<toml::de::DeValue<'t>>;

/// A table with fields: a whole record, or a part of one.
pub trait Table: Sized {
    /// Its fields, in the order in which they are written.
    const FIELDS: &'static [&'static dyn Spec];
    /// Reads the fields; what is wrong with them goes to the row's reader.
    fn read(row: &mut Row<'_, '_>) -> Option<Self>;
    /// Puts the fields that are there.
    fn write(&self, out: &mut Out);
}

impl<T: Table> Value for T {
    fn kind() -> Kind {
        Kind::Table(T::FIELDS)
    }

    fn read(value: &Given<'_>, reader: &mut Reader<'_>) -> Option<Self> {
        match value.get_ref().as_table() {
            Some(table) => Row::read_table(table, value.span(), reader),
            None => reader.wrong_type(value, &Self::kind()),
        }
    }

    fn write(&self) -> toml_edit::Value {
        let mut out = Out::default();
        Table::write(self, &mut out);
        out.into_inline(T::FIELDS).into()
    }
}

impl<T: Value> Value for Vec<T> {
    fn kind() -> Kind {
        Kind::List(Box::new(T::kind()))
    }

    fn read(value: &Given<'_>, reader: &mut Reader<'_>) -> Option<Self> {
        let Some(list) = value.get_ref().as_array() else {
            return reader.wrong_type(value, &Self::kind());
        };
        // Every item is read before the list is given up, so that all its problems are found.
        let items: Vec<Option<T>> = list.iter().map(|item| T::read(item, reader)).collect();
        items.into_iter().collect()
    }

    fn write(&self) -> toml_edit::Value {
        let array: toml_edit::Array = self.iter().map(Value::write).collect();
        array.into()
    }
}

/// A table whose keys are ids, such as the staff of a school.
impl<K: IdKind, T: Value> Value for BTreeMap<Id<K>, T> {
    fn kind() -> Kind {
        Kind::Map("ids", Box::new(T::kind()))
    }

    fn read(value: &Given<'_>, reader: &mut Reader<'_>) -> Option<Self> {
        let Some(table) = value.get_ref().as_table() else {
            return reader.wrong_type(value, &Self::kind());
        };
        let mut read = Self::new();
        for (key, value) in table {
            let id = Id::parse(key.get_ref())
                .map_err(|error| reader.fault(&key.span(), Code::BAD_ID, error.to_string(), None));
            if let (Ok(id), Some(value)) = (id, T::read(value, reader)) {
                read.insert(id, value);
            }
        }
        Some(read)
    }

    fn write(&self) -> toml_edit::Value {
        let table: toml_edit::InlineTable = self.iter().map(|(id, value)| (id.as_str(), value.write())).collect();
        table.into()
    }
}
