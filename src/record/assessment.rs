//! An assessment: scores on a named tool, never averaged with those of another.

use chrono::NaiveDate;

use super::decode::Row;
use super::encode::Out;
use super::field::{Field, Spec, Table};
use chrono::NaiveTime;

use super::decode::Reader;
use super::field::{Given, Kind, Value};
use super::id::{OutcomeId, StaffId};
use super::quantity::Level;
use super::words::{StaffOnly, Title};

/// One use of an assessment tool. Scores only; no tool's own words are kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Assessment {
    /// The day.
    pub date: NaiveDate,
    /// When it began.
    pub start: Option<NaiveTime>,
    /// Who assessed.
    pub staff: StaffId,
    /// Who wrote it down, where it was somebody else.
    pub recorded_by: Option<StaffId>,
    /// The tool.
    pub tool: Title,
    /// Its version or year.
    pub version: Option<Title>,
    /// Whose judgement it rests on.
    pub informant: Option<Title>,
    /// Where and how.
    pub context: Option<Title>,
    /// The outcome that it is evidence for.
    pub outcome: Option<OutcomeId>,
    /// What else to know.
    pub note: Option<StaffOnly>,
    /// The day of writing.
    pub recorded: Option<NaiveDate>,
    /// The scores.
    pub score: Vec<Score>,
}

const DATE: Field<NaiveDate> = Field::new("date", "2026-06-11", "the day").required();
const START: Field<NaiveTime> = Field::new("start", "10:00:00", "when it began");
const STAFF: Field<StaffId> = Field::new("staff", "\"as\"", "who assessed").required();
const RECORDED_BY: Field<StaffId> =
    Field::new("recorded_by", "\"jm\"", "who wrote it down, where it was somebody else");
const TOOL: Field<Title> = Field::new("tool", "\"Phonics screening check\"", "the tool").required();
const VERSION: Field<Title> = Field::new("version", "\"2026\"", "its version or year");
const INFORMANT: Field<Title> = Field::new("informant", "\"class teacher\"", "whose judgement it rests on");
const CONTEXT: Field<Title> = Field::new("context", "\"in the library, alone\"", "where and how");
const OUTCOME: Field<OutcomeId> = Field::new("outcome", "\"E1\"", "the outcome that it is evidence for");
const NOTE: Field<StaffOnly> = Field::new("note", "\"Stopped after page three\"", "what else to know");
const RECORDED: Field<NaiveDate> = Field::new("recorded", "2026-06-11", "the day of writing");
const SCORE: Field<Vec<Score>> =
    Field::new("score", "[{ name = \"total\", value = 27, of = 40 }]", "the scores").section();

impl Table for Assessment {
    const FIELDS: &'static [&'static dyn Spec] = &[
        &DATE,
        &START,
        &STAFF,
        &RECORDED_BY,
        &TOOL,
        &VERSION,
        &INFORMANT,
        &CONTEXT,
        &OUTCOME,
        &NOTE,
        &RECORDED,
        &SCORE,
    ];

    fn read(row: &mut Row<'_, '_>) -> Option<Self> {
        let (date, start, staff) = (row.required(&DATE), row.optional(&START), row.required(&STAFF));
        let (recorded_by, tool, version) = (row.optional(&RECORDED_BY), row.required(&TOOL), row.optional(&VERSION));
        let (informant, context, outcome) = (row.optional(&INFORMANT), row.optional(&CONTEXT), row.optional(&OUTCOME));
        let (note, recorded, score) = (row.optional(&NOTE), row.optional(&RECORDED), row.list(&SCORE));
        Some(Self {
            date: date?,
            start,
            staff: staff?,
            recorded_by,
            tool: tool?,
            version,
            informant,
            context,
            outcome,
            note,
            recorded,
            score,
        })
    }

    fn write(&self, out: &mut Out) {
        out.put(&DATE, &self.date);
        out.opt(&START, self.start.as_ref());
        out.put(&STAFF, &self.staff);
        out.opt(&RECORDED_BY, self.recorded_by.as_ref());
        out.put(&TOOL, &self.tool);
        out.opt(&VERSION, self.version.as_ref());
        out.opt(&INFORMANT, self.informant.as_ref());
        out.opt(&CONTEXT, self.context.as_ref());
        out.opt(&OUTCOME, self.outcome.as_ref());
        out.opt(&NOTE, self.note.as_ref());
        out.opt(&RECORDED, self.recorded.as_ref());
        out.list(&SCORE, &self.score);
    }
}

/// One score of an assessment.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Score {
    /// What the score is of.
    pub name: Title,
    /// The score: a number, or a word such as "PK3".
    pub value: Mark,
    /// The most that there is.
    pub of: Option<Level>,
}

const S_NAME: Field<Title> = Field::new("name", "\"total\"", "what the score is of").required();
const S_VALUE: Field<Mark> = Field::new("value", "27", "the score: a number, or a word such as \"PK3\"").required();
const S_OF: Field<Level> = Field::new("of", "40", "the most that there is");

impl Table for Score {
    const FIELDS: &'static [&'static dyn Spec] = &[&S_NAME, &S_VALUE, &S_OF];

    fn read(row: &mut Row<'_, '_>) -> Option<Self> {
        let (name, value, of) = (row.required(&S_NAME), row.required(&S_VALUE), row.optional(&S_OF));
        Some(Self { name: name?, value: value?, of })
    }

    fn write(&self, out: &mut Out) {
        out.put(&S_NAME, &self.name);
        out.put(&S_VALUE, &self.value);
        out.opt(&S_OF, self.of.as_ref());
    }
}

/// A score: a number, or a word where the tool has words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Mark {
    /// A number, halves of the Leuven scales among them.
    Number(Level),
    /// A word or a code, such as `PK3`, `EXS` or `blue`.
    Word(Title),
}

impl Mark {
    /// A mark as it is typed; `3+` of the Leuven scales is 3.5.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let text = text.trim();
        let half = text.strip_suffix('+').and_then(|whole| Level::parse(&format!("{whole}.5")));
        half.or_else(|| Level::parse(text)).map(Self::Number).or_else(|| Title::new(text).map(Self::Word))
    }

    /// The mark as people write it.
    #[must_use]
    pub fn say(&self) -> String {
        match self {
            Self::Number(number) => number.to_string(),
            Self::Word(word) => word.as_str().to_owned(),
        }
    }
}

impl Value for Mark {
    fn kind() -> Kind {
        Kind::Either(Box::new(Level::kind()), Box::new(Kind::Text))
    }

    fn read(value: &Given<'_>, reader: &mut Reader<'_>) -> Option<Self> {
        if value.get_ref().is_str() {
            Title::read(value, reader).map(Self::Word)
        } else if value.get_ref().is_integer() || value.get_ref().is_float() {
            Level::read(value, reader).map(Self::Number)
        } else {
            reader.wrong_type(value, &Self::kind())
        }
    }

    fn write(&self) -> toml_edit::Value {
        match self {
            Self::Number(number) => number.write(),
            Self::Word(word) => word.write(),
        }
    }
}
