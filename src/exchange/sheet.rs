//! A table as spreadsheets save it: UTF-8 with or without a mark at its start, commas, semicolons or tabs.

use std::ops::Range;

use csv::{ReaderBuilder, StringRecord, Trim};

/// How the bytes of an Excel workbook begin; it is a zip file.
const WORKBOOK: &[u8] = b"PK\x03\x04";

/// What may stand between two cells.
const SEPARATORS: [u8; 3] = [b',', b';', b'\t'];

/// A table: the names of its columns and its rows, each with its place in the text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sheet {
    /// The text, with plain new lines.
    pub text: String,
    /// The names of the columns, as they are written.
    pub columns: Vec<String>,
    /// The rows that are not empty.
    pub rows: Vec<SheetRow>,
    /// What stands between two cells.
    separator: u8,
}

/// One row, and where it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SheetRow {
    /// Its line in the file, from 1.
    pub line: usize,
    /// Its place in the text, in bytes.
    pub span: Range<usize>,
    /// Its cells, without white space around them.
    pub cells: Vec<String>,
}

/// Why bytes are no table.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum SheetError {
    /// A workbook was given, not the text that a spreadsheet saves from it.
    #[error("this is an Excel workbook, not a table of text")]
    Workbook,
    /// The text is in another encoding, as Excel writes it unless told otherwise.
    #[error("line {line} is not UTF-8 text")]
    Encoding {
        /// The line, from 1.
        line: usize,
    },
    /// There is nothing in it.
    #[error("there is nothing in it")]
    Empty,
    /// A name of a column stands twice, so nobody can say which is meant.
    #[error("the column `{}` stands there twice", crate::text::brief(column, 40))]
    Twice {
        /// The name.
        column: String,
    },
}

impl SheetError {
    /// What to do.
    #[must_use]
    pub fn help(&self) -> &'static str {
        match self {
            Self::Workbook | Self::Encoding { .. } => {
                "save it from the spreadsheet as `CSV UTF-8 (comma delimited)`, and import that file"
            }
            Self::Empty => "the first line names the columns, such as date,target,level",
            Self::Twice { .. } => "give one of them another name",
        }
    }
}

impl Sheet {
    /// The table in the bytes of a file. What stands between cells is found in the first line.
    ///
    /// # Errors
    /// When they are no UTF-8 text, or there is no line of columns.
    pub fn read(bytes: &[u8]) -> Result<Self, SheetError> {
        if bytes.starts_with(WORKBOOK) {
            return Err(SheetError::Workbook);
        }
        let text = std::str::from_utf8(bytes).map_err(|error| {
            let before = String::from_utf8_lossy(&bytes[..error.valid_up_to()]);
            SheetError::Encoding { line: before.matches('\n').count() + 1 }
        })?;
        // UTF-16 has a zero in every other byte.
        if text.contains('\0') {
            return Err(SheetError::Encoding { line: 1 });
        }
        let text = text.trim_start_matches('\u{feff}').replace("\r\n", "\n").replace('\r', "\n");
        let (told, start) = told_separator(&text);
        let first = text[start..].lines().find(|line| !line.trim().is_empty()).ok_or(SheetError::Empty)?;
        let separator = told.unwrap_or_else(|| separator_of(first));
        let mut rows = Vec::new();
        let mut reader = ReaderBuilder::new();
        let reader = reader.delimiter(separator).has_headers(false).flexible(true).trim(Trim::All);
        let mut reader = reader.from_reader(&text.as_bytes()[start..]);
        let mut record = StringRecord::new();
        while reader.read_record(&mut record).unwrap_or(false) {
            let from = start + at(record.position());
            let to = start + at(Some(reader.position()));
            if record.iter().any(|cell| !cell.is_empty()) {
                rows.push(row(&text, from..to, &record));
            }
        }
        let mut rows = rows.into_iter();
        let columns = rows.next().ok_or(SheetError::Empty)?.cells;
        let twice = columns.iter().enumerate().find(|(at, name)| !name.is_empty() && columns[..*at].contains(name));
        if let Some((_, column)) = twice {
            return Err(SheetError::Twice { column: column.clone() });
        }
        let rows = rows.collect();
        Ok(Self { text, columns, rows, separator })
    }

    /// True where cells stand between semicolons, as they do where the comma is in the numbers.
    #[must_use]
    pub fn has_decimal_commas(&self) -> bool {
        self.separator == b';'
    }
}

fn at(position: Option<&csv::Position>) -> usize {
    position.and_then(|position| usize::try_from(position.byte()).ok()).unwrap_or_default()
}

/// A row without the empty lines before it and the end of its own.
fn row(text: &str, span: Range<usize>, record: &StringRecord) -> SheetRow {
    let given = &text[span.clone()];
    let begun = given.trim_start_matches('\n');
    let start = span.start + given.len() - begun.len();
    let span = start..start + begun.trim_end_matches('\n').len();
    let line = text[..start].matches('\n').count() + 1;
    SheetRow { line, span, cells: record.iter().map(str::to_owned).collect() }
}

/// `sep=;` in the first line, as Excel writes and reads it; and where the table begins.
fn told_separator(text: &str) -> (Option<u8>, usize) {
    let line = text.lines().next().unwrap_or_default();
    let told = line.strip_prefix("sep=").map(str::as_bytes);
    match told {
        Some([separator]) => (Some(*separator), (line.len() + 1).min(text.len())),
        _ => (None, 0),
    }
}

/// What stands most often in the line, outside quotes; a comma where nothing does.
fn separator_of(line: &str) -> u8 {
    let outside: String = line.split('"').step_by(2).collect();
    let times = |separator: u8| outside.bytes().filter(|byte| *byte == separator).count();
    SEPARATORS.into_iter().rev().max_by_key(|separator| times(*separator)).unwrap_or(b',')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn cells(bytes: &[u8]) -> Vec<Vec<String>> {
        Sheet::read(bytes).unwrap().rows.into_iter().map(|row| row.cells).collect()
    }

    #[test]
    fn a_table_is_read_however_a_spreadsheet_saves_it() {
        let expected = [["2026-11-20", "cvc-words"], ["2026-11-23", "one, two"]];
        for text in [
            "date,target\n2026-11-20,cvc-words\n2026-11-23,\"one, two\"\n",
            "\u{feff}date,target\r\n2026-11-20,cvc-words\r\n\r\n2026-11-23,\"one, two\"\r\n,\r\n",
            "date;target\r2026-11-20;cvc-words\r2026-11-23;one, two",
            "sep=;\r\ndate;target\r\n2026-11-20;cvc-words\r\n2026-11-23;one, two\r\n",
            "date\ttarget\n2026-11-20\t cvc-words \n2026-11-23\tone, two\n",
        ] {
            assert_eq!(cells(text.as_bytes()), expected, "{text:?}");
        }
        assert!(Sheet::read(b"a;b\n1;2,5\n").unwrap().has_decimal_commas());
    }

    #[test]
    fn each_row_knows_its_line() {
        let text = "date,note\n\n2026-11-20,\"two\nlines\"\n\n2026-11-23,x\n";
        let sheet = Sheet::read(text.as_bytes()).unwrap();
        let lines: Vec<_> = sheet.rows.iter().map(|row| (row.line, &sheet.text[row.span.clone()])).collect();
        assert_eq!(lines, [(3, "2026-11-20,\"two\nlines\""), (6, "2026-11-23,x")]);
    }

    #[test]
    fn what_is_no_table_of_text_says_how_to_save_one() {
        for (bytes, error) in [
            (&b"PK\x03\x04\x14\x00"[..], SheetError::Workbook),
            (b"date,note\n2026-11-20,caf\xe9\n", SheetError::Encoding { line: 2 }),
            (b"\xff\xfed\x00a\x00", SheetError::Encoding { line: 1 }),
            (b"d\x00a\x00t\x00e\x00", SheetError::Encoding { line: 1 }),
            (b"", SheetError::Empty),
            (b"\xef\xbb\xbf\n \n", SheetError::Empty),
            (b"date,date\n", SheetError::Twice { column: "date".to_owned() }),
        ] {
            assert_eq!(Sheet::read(bytes).unwrap_err(), error);
            assert!(!error.help().is_empty());
        }
    }
}
