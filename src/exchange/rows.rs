//! The rows of a table as results of one pupil, each row that is wrong named by its line.

use chrono::{NaiveDate, NaiveTime};

use super::columns::{Columns, RowField};
use super::counted::{RowOfCells, Wrong};
use super::sheet::{Sheet, SheetRow};
use crate::calendar::say;
use crate::calendar::typed::{DateError, parse_date_with_year, parse_time};
use crate::record::result::TrialResult;
use crate::record::words::StaffOnly;
use crate::record::{Code, Minutes, Problem, ProblemLevel, PupilRecords, School, StaffId, Target, TargetId};
use crate::text;

/// A row of a table that cannot be a record.
pub const WRONG_ROW: Code = Code {
    name: "wrong-row",
    level: ProblemLevel::Error,
    why: "The row says something that no record of this pupil can hold.",
    mend: "Correct the row in the table, and import it again.",
};

/// What a table is imported into.
#[derive(Clone, Copy, Debug)]
pub struct Ground<'a> {
    /// The school.
    pub school: &'a School,
    /// The pupil's records, with every session of the days that the table is of.
    pub records: &'a PupilRecords,
    /// Who imports, and taught where the table does not say.
    pub writer: &'a StaffId,
    /// The day that counts as today.
    pub as_of: NaiveDate,
}

/// One row: a result with its day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// Where it stands: the place of the row in the table.
    pub at: usize,
    /// The day.
    pub date: NaiveDate,
    /// When the session began.
    pub time: Option<NaiveTime>,
    /// Who taught.
    pub staff: StaffId,
    /// The target.
    pub target: TargetId,
    /// What it gave.
    pub result: TrialResult,
    /// Taken without help, to see what is kept.
    pub probe: bool,
    /// How long the session was.
    pub minutes: Option<Minutes>,
    /// The phase that it belongs to.
    pub phase: Option<String>,
    /// What else to know.
    pub note: Option<StaffOnly>,
    /// What the table does not say of the result, in words for the record.
    pub unknown: Option<&'static str>,
}

/// The rows of a table.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Rows {
    /// Those that can be, in the order of the table.
    pub rows: Vec<Row>,
    /// What is wrong with the others, by line.
    pub wrong: Vec<Problem>,
    /// How many are of other pupils.
    pub of_others: usize,
}

impl Rows {
    /// The rows of a table; `file` is what it is called in messages.
    #[must_use]
    pub fn read(file: &str, sheet: &Sheet, columns: &Columns, ground: Ground<'_>) -> Self {
        let mut rows = Self::default();
        for (at, row) in sheet.rows.iter().enumerate() {
            let reading = Reading { sheet, columns, row, ground };
            if reading.is_of_another() {
                rows.of_others += 1;
                continue;
            }
            match reading.read(at) {
                Ok(row) => rows.rows.push(row),
                Err(wrong) => {
                    rows.wrong.extend(wrong.into_iter().map(|wrong| problem(file, sheet, row, wrong)));
                }
            }
        }
        rows
    }
}

/// What is wrong with a row, with its place.
pub(super) fn problem(file: &str, sheet: &Sheet, row: &SheetRow, wrong: Wrong) -> Problem {
    Problem::at(file, &sheet.text, &row.span, WRONG_ROW, wrong.message).help(wrong.help)
}

/// One row that is being read.
struct Reading<'a> {
    sheet: &'a Sheet,
    columns: &'a Columns,
    row: &'a SheetRow,
    ground: Ground<'a>,
}

impl Reading<'_> {
    fn cell(&self, field: RowField) -> Option<&str> {
        self.columns.cell(&self.row.cells, field)
    }

    fn is_of_another(&self) -> bool {
        self.cell(RowField::Pupil).is_some_and(|pupil| pupil != self.ground.records.id.as_str())
    }

    /// The row, or everything that is wrong with it.
    fn read(&self, at: usize) -> Result<Row, Vec<Wrong>> {
        if self.row.cells.len() > self.sheet.columns.len() {
            let (cells, columns) = (self.row.cells.len(), self.sheet.columns.len());
            let message =
                format!("the row has {}, and there are {}", text::count(cells, "cell"), text::count(columns, "column"));
            return Err(vec![Wrong::new(message, "put quotes round a text that has the separator in it")]);
        }
        let runs_on = self.row.cells.iter().any(|cell| cell.contains('\n'));
        if runs_on && self.row.cells.len() < self.sheet.columns.len() {
            let message = "a quote opens here and closes lines further down, or nowhere";
            return Err(vec![Wrong::new(message, "take the quote out, or close it")]);
        }
        let mut wrong = Vec::new();
        let mut keep = |found: Wrong| wrong.push(found);
        let date = self.date().map_err(&mut keep).ok();
        let time = self.time().map_err(&mut keep).ok();
        let staff = self.staff().map_err(&mut keep).ok();
        let minutes = self.minutes().map_err(&mut keep).ok();
        let probe = self.probe().map_err(&mut keep).ok();
        let target = self.target(date).map_err(&mut keep).ok();
        let given = target.and_then(|(_, target)| {
            let row = RowOfCells {
                columns: self.columns,
                cells: &self.row.cells,
                measure: &target.measure,
                ladder: &self.ground.school.help,
                decimal_commas: self.sheet.has_decimal_commas(),
            };
            row.result().map_err(&mut keep).ok()
        });
        let row = || {
            let given = given?;
            Some(Row {
                at,
                date: date?,
                time: time?,
                staff: staff?,
                target: target?.0.clone(),
                result: given.result,
                probe: probe?,
                minutes: minutes?,
                phase: self.cell(RowField::Phase).map(str::to_owned),
                note: self.cell(RowField::Note).and_then(StaffOnly::new),
                unknown: given.unknown,
            })
        };
        row().ok_or(wrong)
    }

    fn needed(&self, field: RowField) -> Result<&str, Wrong> {
        self.cell(field)
            .ok_or_else(|| Wrong::new(format!("the row has no {field}"), format!("every row has a {field}")))
    }

    fn date(&self) -> Result<NaiveDate, Wrong> {
        let typed = self.needed(RowField::Date)?;
        let date = parse_date_with_year(typed).map_err(|error| match error {
            DateError::NotADate { .. } => Wrong::new(error.to_string(), "write it as 2026-11-20 or 20/11/2026"),
            error => Wrong::new(error.to_string(), error.help()),
        })?;
        let today = self.ground.as_of;
        if date > today {
            let message = format!("{} is still to come: today is {}", say::long(date), say::long(today));
            return Err(Wrong::new(message, "only what has happened is imported"));
        }
        let Some(pupil) = self.ground.records.pupil.as_ref().map(|filed| &filed.record) else { return Ok(date) };
        let name = pupil.name.as_str();
        if date < pupil.born {
            return Err(Wrong::new(format!("{} is before {name} was born", say::long(date)), "look at the year"));
        }
        match &pupil.left {
            Some(left) if left.on < date => {
                let message = format!("{name} left on {}, before {}", say::long(left.on), say::long(date));
                Err(Wrong::new(
                    message,
                    "look at the day; if the last day was another, `keywork pupil leave` changes it",
                ))
            }
            _ => Ok(date),
        }
    }

    fn time(&self) -> Result<Option<NaiveTime>, Wrong> {
        let typed = self.cell(RowField::Time);
        typed.map(parse_time).transpose().map_err(|error| Wrong::new(error.to_string(), error.help()))
    }

    fn staff(&self) -> Result<StaffId, Wrong> {
        let Some(typed) = self.cell(RowField::Staff) else { return Ok(self.ground.writer.clone()) };
        let staff = &self.ground.school.staff;
        let known: Vec<&StaffId> = staff.keys().collect();
        let found = known.iter().find(|id| id.as_str() == typed).map(|id| (*id).clone());
        found.ok_or_else(|| unknown("member of staff", typed, &known, "the staff are"))
    }

    fn minutes(&self) -> Result<Option<Minutes>, Wrong> {
        let Some(typed) = self.cell(RowField::Minutes) else { return Ok(None) };
        let whole = typed.split_once('.').filter(|(_, part)| part.bytes().all(|digit| digit == b'0'));
        let number = whole.map_or(typed, |(whole, _)| whole).parse().ok().and_then(Minutes::new);
        let message = || format!("`{}` is no number of minutes from 1 to 600", text::brief(typed, 20));
        number
            .map(Some)
            .ok_or_else(|| Wrong::new(message(), "write a whole number such as 25, or leave the cell empty"))
    }

    fn probe(&self) -> Result<bool, Wrong> {
        match self.cell(RowField::Probe).map(str::to_lowercase).as_deref() {
            Some("true" | "yes" | "1") => Ok(true),
            None | Some("false" | "no" | "0") => Ok(false),
            Some(other) => {
                Err(Wrong::new(format!("probe is `{}`", text::brief(other, 20)), "write yes or no, or leave it empty"))
            }
        }
    }

    fn target(&self, date: Option<NaiveDate>) -> Result<(&TargetId, &Target), Wrong> {
        let typed = self.needed(RowField::Target)?;
        let targets = &self.ground.records.targets;
        let known: Vec<&TargetId> = targets.keys().collect();
        let (id, filed) = targets.iter().find(|(id, _)| id.as_str() == typed).ok_or_else(|| {
            let all = format!("a target is there before its results are; {} has", self.ground.records.id);
            unknown("target", typed, &known, &all)
        })?;
        match date.and_then(|date| filed.record.ended(date).filter(|ended| *ended < date)) {
            None => Ok((id, &filed.record)),
            Some(ended) => Err(Wrong::new(format!("`{id}` ended on {}", say::long(ended)), "look at the date")),
        }
    }
}

/// There is no such thing: the nearest, or all.
fn unknown<S: AsRef<str>>(what: &str, typed: &str, known: &[S], all: &str) -> Wrong {
    let near = text::did_you_mean(typed, known);
    let all =
        || if known.is_empty() { "none is there yet".to_owned() } else { format!("{all} {}", text::and_list(known)) };
    Wrong::new(format!("there is no {what} `{}`", text::brief(typed, 40)), near.unwrap_or_else(all))
}
