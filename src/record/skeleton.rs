//! A new file that shows all that it may hold: what is known as lines of their own, the rest as comments.
//!
//! Made from the table of fields, so that it can never say something else than the decoder.
//! `# ` begins words; `#` alone begins a line that can be used by taking the `#` away.

use std::fmt::Write as _;

use toml_edit::{DocumentMut, Item, Table as TomlTable};

use super::decode::decode;
use super::encode::{NotTheSame, document};
use super::field::{Kind, Layout, Spec, Table};
use crate::text::or_list;

/// The notes of examples begin in one column within a section unless an example is longer than this. Those of real
/// lines follow after one space, as formatters of TOML put them.
const WIDEST: usize = 48;

/// The record as the text of a new file. `head` stands above it; the fields of `stated` that the record leaves as
/// they are by themselves are written all the same, with their example.
///
/// # Errors
/// When the text would not read back as the record: a fault of keywork's own, found before the disk.
pub fn skeleton<T: Table + PartialEq>(head: &str, record: &T, stated: &[&str]) -> Result<String, NotTheSame> {
    let known = document(record);
    let is_section = |field: &&dyn Spec| field.layout() == Layout::Section && Shape::of(*field).is_some();
    let (sections, lines): (Vec<&dyn Spec>, Vec<&dyn Spec>) = T::FIELDS.iter().copied().partition(is_section);
    let mut out = String::new();
    for line in head.lines() {
        let _ = writeln!(out, "{}", format!("# {line}").trim_end());
    }
    out.push('\n');
    // Lines come first: after the first section they would belong to it.
    let lines: Vec<Line> = lines.into_iter().map(|field| line(field, known.as_table(), stated)).collect();
    out.push_str(&aligned(&lines));
    for field in sections {
        out.push_str(&section(field, known.get(field.name())));
    }
    match decode::<T>("", &out) {
        (Some(read), problems) if problems.is_empty() && read == *record => Ok(out),
        (_, problems) => Err(NotTheSame { why: problems.into_iter().next().map(|problem| problem.message) }),
    }
}

/// A line, and what is said of it at its end.
struct Line {
    text: String,
    note: String,
}

impl Line {
    fn is_example(&self) -> bool {
        self.text.starts_with('#')
    }
}

fn line(field: &dyn Spec, known: &TomlTable, stated: &[&str]) -> Line {
    let name = field.name();
    let text = match known.get(name).and_then(Item::as_value) {
        Some(value) => format!("{name} = {}", value.to_string().trim()),
        None if stated.contains(&name) => format!("{name} = {}", field.example()),
        None => format!("#{name} = {}", field.example()),
    };
    Line { text, note: note(field) }
}

/// What a field means, the words that it takes, and what its example does not show.
fn note(field: &dyn Spec) -> String {
    let mut note = field.meaning().to_owned();
    if let Some(words) = words(&field.kind()) {
        let _ = write!(note, " ({})", or_list(words));
    }
    let inner = Shape::of(field).map_or(&[][..], Shape::fields);
    for more in inner.iter().filter(|inner| !field.example().contains(&format!("{} =", inner.name()))) {
        let _ = write!(note, "; it may have {} = {}, {}", more.name(), more.example(), more.meaning());
    }
    note
}

fn words(kind: &Kind) -> Option<&'static [&'static str]> {
    match kind {
        Kind::Word(words) => Some(words),
        Kind::List(item) => words(item),
        _ => None,
    }
}

fn aligned(lines: &[Line]) -> String {
    let width = |line: &Line| line.text.chars().count();
    let short = |line: &&Line| line.is_example() && width(line) <= WIDEST;
    let column = lines.iter().filter(short).map(width).max().unwrap_or(0);
    let shown = |line: &Line| {
        let column = if line.is_example() { column } else { 0 };
        format!("{:<column$} # {}\n", line.text, line.note)
    };
    lines.iter().map(shown).collect()
}

/// The three shapes of a section.
enum Shape {
    One(&'static [&'static dyn Spec]),
    List(&'static [&'static dyn Spec]),
    ById(&'static [&'static dyn Spec]),
}

impl Shape {
    fn of(field: &dyn Spec) -> Option<Self> {
        let fields = |kind: Kind| match kind {
            Kind::Table(fields) => Some(fields),
            _ => None,
        };
        match field.kind() {
            Kind::Table(fields) => Some(Self::One(fields)),
            Kind::List(item) => fields(*item).map(Self::List),
            Kind::Map(_, item) => fields(*item).map(Self::ById),
            _ => None,
        }
    }

    fn fields(self) -> &'static [&'static dyn Spec] {
        match self {
            Self::One(fields) | Self::List(fields) | Self::ById(fields) => fields,
        }
    }
}

fn section(field: &dyn Spec, known: Option<&Item>) -> String {
    let name = field.name();
    let mut out = format!("\n# {}\n", with_capital(field.meaning()));
    let nothing = TomlTable::new();
    let (header, fields, known_fields) = match Shape::of(field) {
        Some(Shape::One(fields)) => match known.and_then(Item::as_table) {
            Some(known) => (format!("[{name}]"), fields, known),
            None => (format!("#[{name}]"), fields, &nothing),
        },
        Some(Shape::List(fields)) => (format!("#[[{name}]]"), fields, &nothing),
        Some(Shape::ById(fields)) => (format!("#[{name}.{}]", free_id(field, known)), fields, &nothing),
        None => return out,
    };
    if let Some(known) = known.filter(|_| header.starts_with('#')) {
        let mut alone = DocumentMut::new();
        alone[name] = known.clone();
        let _ = writeln!(out, "{}\n", alone.to_string().trim());
    }
    let _ = writeln!(out, "{header}");
    let lines: Vec<Line> = fields.iter().map(|inner| line(*inner, known_fields, &[])).collect();
    out.push_str(&aligned(&lines));
    out
}

/// The id of the example, or another where somebody has it.
fn free_id(field: &dyn Spec, known: Option<&Item>) -> String {
    let taken = |id: &str| known.and_then(Item::as_table).is_some_and(|table| table.contains_key(id));
    let example = field.example().trim_start_matches(['{', ' ']).split(' ').next().unwrap_or_default().to_owned();
    let others = (2_u32..).map(|number| format!("{example}{number}"));
    std::iter::once(example.clone()).chain(others).find(|id| !taken(id)).unwrap_or_default()
}

fn with_capital(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().map(|first| first.to_uppercase().chain(chars).collect()).unwrap_or_default()
}

#[cfg(test)]
mod tests;
