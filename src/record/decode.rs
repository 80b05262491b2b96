//! TOML text to records: the only reader of TOML. It returns what could be read and every problem with its place.
//!
//! Each key is taken alone (`toml::de::DeTable::parse_recoverable` keeps a place for every key and value), so a
//! mistake in one says nothing of the others. Derived deserialising would stop at the first and lose its place.

use std::ops::Range;

use toml::Spanned;
use toml::de::{DeString, DeTable, DeValue};

use super::field::{Field, Given, Kind, Spec, Table, Value};
use super::problem::{Code, Problem};
use super::syntax::reword;
use crate::text;

/// How many mistakes of one file are shown; a file with more has one cause for many of them, or is no record.
pub const MOST_PROBLEMS: usize = 30;

/// Reads one record. Nothing is returned where a required part is missing or wrong; problems are in file order.
#[must_use]
pub fn decode<T: Table>(file: &str, text: &str) -> (Option<T>, Vec<Problem>) {
    let mut reader = Reader { file, text, problems: Vec::new(), more: None };
    if reader.refuse_whole() {
        return (None, reader.told());
    }
    let body = text.strip_prefix('\u{feff}').unwrap_or(text);
    let shift = text.len() - body.len();
    // Places are reckoned in `body`; a byte-order mark is only a few invisible bytes of the first line.
    reader.text = body;
    debug_assert!(shift <= 3, "a byte-order mark is three bytes");
    let (table, mistakes) = DeTable::parse_recoverable(body);
    if !mistakes.is_empty() {
        // After a mistake of syntax later keys can be missing, so the mistakes are reported alone.
        reader.syntax(mistakes);
        return (None, reader.told());
    }
    let record = Row::read_table(table.get_ref(), 0..0, &mut reader);
    reader.problems.sort();
    (record, reader.told())
}

/// The bytes of a file as text, or why they are none.
///
/// # Errors
/// When the bytes are not UTF-8 or hold a NUL, with the line where that is first so.
pub fn decode_text<'b>(file: &str, bytes: &'b [u8]) -> Result<&'b str, Box<Problem>> {
    if bytes.is_empty() {
        let problem = Problem::of_file(file, Code::EMPTY_FILE, "the file is empty").help(Code::EMPTY_FILE.hint());
        return Err(Box::new(problem));
    }
    let wide = bytes.starts_with(b"\xff\xfe") || bytes.starts_with(b"\xfe\xff") || bytes.contains(&0);
    let again = "save the file again as UTF-8".to_owned();
    let whole = |message: &str| Problem::of_file(file, Code::ENCODING, message).help(again.clone());
    Err(Box::new(match std::str::from_utf8(bytes) {
        // The parser would take a second one for nothing, and an edit could not keep it.
        Ok(text) if text.starts_with("\u{feff}\u{feff}") => whole("the file begins with two byte-order marks"),
        Ok(text) if !wide => return Ok(text),
        _ if bytes.iter().all(|&byte| byte == 0) => {
            whole("the file holds nothing but zero bytes").help(Code::EMPTY_FILE.hint())
        }
        Err(error) if !wide => {
            let (start, shown) = (error.valid_up_to(), String::from_utf8_lossy(bytes));
            Problem::at(file, &shown, &(start..start + 1), Code::ENCODING, "this letter is not UTF-8").help(again)
        }
        _ => whole("the file is UTF-16 or holds NUL bytes, and records are UTF-8"),
    }))
}

/// The place in a file of a key such as `["result", "1", "target"]`, for problems found across files.
#[must_use]
pub fn find_key(text: &str, path: &[&str]) -> Option<Range<usize>> {
    let body = text.strip_prefix('\u{feff}').unwrap_or(text);
    let (table, _) = DeTable::parse_recoverable(body);
    let shift = text.len() - body.len();
    let (first, rest) = path.split_first()?;
    let (key, mut value) = table.get_ref().get_key_value(*first)?;
    let mut span = both(key.span(), value.span());
    for step in rest {
        (span, value) = match value.get_ref() {
            DeValue::Array(items) => {
                let item = items.get(step.parse::<usize>().ok()?)?;
                (item.span(), item)
            }
            DeValue::Table(table) => {
                let (key, value) = table.get_key_value(*step)?;
                (both(key.span(), value.span()), value)
            }
            _ => return None,
        };
    }
    Some(span.start + shift..span.end + shift)
}

/// A key with its value, or a heading, in which the key lies.
fn both(key: Range<usize>, value: Range<usize>) -> Range<usize> {
    key.start.min(value.start)..key.end.max(value.end)
}

/// Collects what is wrong with one file while it is read.
pub struct Reader<'t> {
    file: &'t str,
    text: &'t str,
    problems: Vec<Problem>,
    /// The first problem past the most that are shown, and how many there are.
    more: Option<(Code, usize)>,
}

impl Reader<'_> {
    /// Adds a problem at a place, as long as there are not too many.
    pub(crate) fn fault(&mut self, span: &Range<usize>, code: Code, message: impl Into<String>, help: Option<String>) {
        if self.is_full() {
            self.more.get_or_insert((code, 0)).1 += 1;
            return;
        }
        self.problems.push(Problem::at(self.file, self.text, span, code, message).help(help));
    }

    /// True when no more problems are shown, so that nothing need be found out about one.
    fn is_full(&self) -> bool {
        self.problems.len() >= MOST_PROBLEMS
    }

    /// The problems, and how many are not among them.
    fn told(mut self) -> Vec<Problem> {
        if let Some((code, more)) = self.more {
            let shown = self.problems.len();
            let message = format!("this file has {} mistakes; {shown} of them are shown", shown + more);
            self.problems.push(Problem::of_file(self.file, code, message));
            self.problems.sort();
        }
        self.problems
    }

    /// Adds that a value is of the wrong type; always `None`, so that it ends a `read`.
    pub(crate) fn wrong_type<T>(&mut self, value: &Given<'_>, wanted: &Kind) -> Option<T> {
        let message = format!("this is {}; what belongs here is {}", a_type(value.get_ref()), wanted.in_words());
        self.fault(&value.span(), Code::WRONG_TYPE, message, None);
        None
    }

    /// Adds that a value is out of range; always `None`.
    pub(crate) fn refuse<T>(
        &mut self,
        value: &Given<'_>,
        code: Code,
        message: impl Into<String>,
        help: Option<String>,
    ) -> Option<T> {
        self.fault(&value.span(), code, message, help);
        None
    }

    /// Gives the problems since `before` that say no more than what belongs in a field a right value of it.
    fn show_a_right_one(&mut self, before: usize, field: &dyn Spec) {
        let bare = |code: Code| [Code::WRONG_TYPE, Code::OUT_OF_RANGE, Code::BAD_ID].contains(&code);
        for problem in self.problems[before..].iter_mut().filter(|problem| bare(problem.code)) {
            problem.help.get_or_insert_with(|| format!("write it such as `{} = {}`", field.name(), field.example()));
        }
    }

    /// True when the text cannot be looked into at all: nothing in it, or the marks of an unfinished merge.
    fn refuse_whole(&mut self) -> bool {
        if self.text.trim_start_matches('\u{feff}').trim().is_empty() {
            let problem = Problem::of_file(self.file, Code::EMPTY_FILE, "there is nothing in the file");
            self.problems.push(problem.help(Code::EMPTY_FILE.hint()));
            return true;
        }
        let may_mark = |line: &[u8]| matches!(line.first(), Some(b'<' | b'=' | b'>' | b'|'));
        if !self.text.as_bytes().split(|&byte| byte == b'\n').any(may_mark) {
            return false;
        }
        let mut start = 0;
        for line in self.text.split_inclusive('\n') {
            if let Some(side) = conflict_marker(line.trim_end()) {
                let help =
                    "keep one of the two versions and delete the lines that begin with <<<<<<<, ======= and >>>>>>>";
                self.fault(&(start..start + line.trim_end().len()), Code::CONFLICT_MARKER, side, Some(help.to_owned()));
            }
            start += line.len();
        }
        !self.problems.is_empty()
    }

    fn syntax(&mut self, mut mistakes: Vec<toml::de::Error>) {
        mistakes.sort_by_key(|mistake| mistake.span().map_or(0, |span| span.start));
        let mut end_of_line = 0;
        for mistake in mistakes {
            let span = mistake.span().unwrap_or(0..0);
            // One slip makes the parser stumble over the rest of its line.
            if span.start < end_of_line {
                continue;
            }
            let after = self.text.as_bytes().get(span.start..).unwrap_or_default();
            end_of_line = span.start + 1 + after.iter().position(|&byte| byte == b'\n').unwrap_or(after.len());
            // The parser's excerpt is not used: it would show the whole line.
            let (message, help) = reword(mistake.message(), self.text.get(span.clone()).unwrap_or_default());
            self.fault(&span, Code::SYNTAX, message, help);
        }
        self.problems.sort();
    }
}

/// What a line says that a merge left behind.
fn conflict_marker(line: &str) -> Option<String> {
    let named = |side: &str, line: &str| format!("a merge was not finished: {side}{}", text::brief(line.trim(), 40));
    match line {
        "=======" => Some("a merge was not finished: the other version begins here".to_owned()),
        _ if line.starts_with("<<<<<<< ") => Some(named("here begins the version of ", &line[8..])),
        _ if line.starts_with(">>>>>>> ") => Some(named("here ends the version of ", &line[8..])),
        _ if line.starts_with("||||||| ") => Some(named("here begins what both came from, ", &line[8..])),
        _ => None,
    }
}

/// True when a line of a text would be taken for a mark of an unfinished merge.
pub(crate) fn looks_like_a_conflict(text: &str) -> bool {
    text.lines().any(|line| conflict_marker(line.trim_end()).is_some())
}

/// A table that is being read, key by key.
pub struct Row<'r, 't> {
    entries: Vec<Entry<'r>>,
    span: Range<usize>,
    reader: &'r mut Reader<'t>,
}

/// A key with its value.
struct Entry<'r> {
    key: &'r Spanned<DeString<'r>>,
    value: &'r Given<'r>,
    /// Some field has asked for it.
    read: bool,
}

impl<'r> Row<'r, '_> {
    /// Reads a table, and names every key in it that is not one of its fields.
    pub(crate) fn read_table<T: Table>(table: &DeTable<'_>, span: Range<usize>, reader: &mut Reader<'_>) -> Option<T> {
        let entries = table.iter().map(|(key, value)| Entry { key, value, read: false }).collect();
        let mut row = Row { entries, span, reader };
        let record = T::read(&mut row);
        let Row { entries, reader, .. } = row;
        // Which key stands in which field is looked up for the few alone that no field has asked for.
        for key in entries.iter().filter(|entry| !entry.read).map(|entry| entry.key) {
            if !T::FIELDS.iter().any(|field| field.name() == key.get_ref()) {
                let known: Vec<&str> = T::FIELDS.iter().map(|field| field.name()).collect();
                let nearest = || {
                    text::did_you_mean(key.get_ref(), &known)
                        .unwrap_or_else(|| format!("the keys here are {}", text::and_list(&known)))
                };
                let help = (!reader.is_full()).then(nearest);
                let message = format!("there is no key `{}` here", text::brief(key.get_ref(), 40));
                reader.fault(&key.span(), Code::UNKNOWN_KEY, message, help);
            }
        }
        record
    }

    /// The entry of a name. A table has so few that going through them is the quickest.
    fn entry(&self, name: &str) -> Option<&Entry<'r>> {
        self.entries.iter().find(|entry| entry.key.get_ref() == name)
    }

    /// A field that must be there.
    pub(crate) fn required<T: Value>(&mut self, field: &Field<T>) -> Option<T> {
        if self.entry(field.name()).is_none() {
            let message = format!("`{}` is missing", field.name());
            let help = format!("add a line such as `{} = {}`", field.name(), field.example());
            self.reader.fault(&self.span.clone(), Code::MISSING_KEY, message, Some(help));
            return None;
        }
        self.optional(field)
    }

    /// A field that may be there.
    pub(crate) fn optional<T: Value>(&mut self, field: &Field<T>) -> Option<T> {
        let entry = self.entries.iter_mut().find(|entry| entry.key.get_ref() == field.name())?;
        entry.read = true;
        let value = entry.value;
        let before = self.reader.problems.len();
        let read = T::read(value, self.reader);
        self.reader.show_a_right_one(before, field);
        read
    }

    /// A list that is empty where it is not there.
    pub(crate) fn list<T: Value>(&mut self, field: &Field<Vec<T>>) -> Vec<T> {
        self.optional(field).unwrap_or_default()
    }

    /// True when the key is there, right or wrong.
    pub(crate) fn has<T>(&self, field: &Field<T>) -> bool {
        self.entry(field.name()).is_some()
    }

    /// Adds a problem at a field, or at the table where the field is not there.
    pub(crate) fn fault<T>(&mut self, field: &Field<T>, code: Code, message: impl Into<String>, help: Option<String>) {
        let there = self.entry(field.name());
        let span = there.map_or(self.span.clone(), |entry| both(entry.key.span(), entry.value.span()));
        self.reader.fault(&span, code, message, help);
    }

    /// Adds a problem at an entry of a list.
    pub(crate) fn fault_in<T>(&mut self, list: &Field<Vec<T>>, at: usize, code: Code, message: String, help: &str) {
        let items = self.entry(list.name()).and_then(|entry| entry.value.get_ref().as_array());
        let span = items.and_then(|items| items.get(at)).map_or(self.span.clone(), Given::span);
        self.reader.fault(&span, code, message, Some(help.to_owned()));
    }

    /// Adds a problem at the whole table.
    pub(crate) fn fault_of_all(&mut self, code: Code, message: impl Into<String>, help: &str) {
        self.reader.fault(&self.span.clone(), code, message, Some(help.to_owned()));
    }
}

/// A value's type as a person would say it.
fn a_type(value: &DeValue<'_>) -> &'static str {
    match value {
        DeValue::String(_) => "text",
        DeValue::Integer(_) => "a whole number",
        DeValue::Float(_) => "a decimal number",
        DeValue::Boolean(_) => "true or false",
        DeValue::Datetime(_) => "a date or time",
        DeValue::Array(_) => "a list",
        DeValue::Table(_) => "a table",
    }
}

impl Kind {
    /// The type in words, with its range.
    #[must_use]
    pub fn in_words(&self) -> String {
        match self {
            Self::Text => "text in quotes".to_owned(),
            Self::Word(words) => {
                let quoted: Vec<String> = words.iter().map(|word| format!("\"{word}\"")).collect();
                text::or_list(&quoted)
            }
            Self::Form(name, rule) => format!("{name} ({rule})"),
            Self::Date => "a date such as 2026-11-23".to_owned(),
            Self::Time => "a time such as 09:30:00".to_owned(),
            Self::YesNo => "true or false".to_owned(),
            Self::Whole(least, most, unit) => range("a whole number", *least, *most, unit),
            // A number that may be as large as one can be has no range worth reading.
            Self::Number(least, most, _) if *least == -*most => "a number".to_owned(),
            Self::Number(least, most, unit) => range("a number", *least, *most, unit),
            Self::Either(one, other) => format!("{}, or {}", one.in_words(), other.in_words()),
            Self::List(item) => match item.as_ref() {
                Self::Table(_) => "a list of tables".to_owned(),
                item => format!("a list, each item of it {}", item.in_words()),
            },
            Self::Table(fields) => {
                let names: Vec<&str> = fields.iter().map(|field| field.name()).collect();
                format!("a table with {}", text::and_list(&names))
            }
            Self::Map(keys, item) => format!("a table whose keys are {keys}, each with {}", item.in_words()),
        }
    }
}

fn range(what: &str, least: i64, most: i64, unit: &str) -> String {
    let unit = if unit.is_empty() { String::new() } else { format!(" of {unit}") };
    format!("{what}{unit} from {least} to {most}")
}
