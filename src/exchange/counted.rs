//! What a row of a table says of a result, as it would be typed for `keywork log`, so that one parser judges both.

use super::columns::{Columns, RowField};
use crate::record::Level;
use crate::record::help::Ladder;
use crate::record::measure::{Measure, MeasureKind};
use crate::record::quantity::Whole;
use crate::record::result::TrialResult;
use crate::record::typed_result::ResultError;
use crate::text;

/// A result, and what the table did not say of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Given {
    pub(super) result: TrialResult,
    /// What had to be made up to write the level down, in words for the record.
    pub(super) unknown: Option<&'static str>,
}

/// What is wrong with a cell, and what to do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Wrong {
    pub(super) message: String,
    pub(super) help: String,
}

impl Wrong {
    pub(super) fn new(message: impl Into<String>, help: impl Into<String>) -> Self {
        Self { message: message.into(), help: help.into() }
    }
}

impl From<ResultError> for Wrong {
    fn from(error: ResultError) -> Self {
        Self::new(error.to_string(), error.help())
    }
}

/// The fields of which a row can hold one result, and the kinds of measure that they are of.
const OWN: &[(RowField, &[MeasureKind])] = &[
    (RowField::Correct, &[MeasureKind::Accuracy]),
    (RowField::Done, &[MeasureKind::Steps]),
    (RowField::Seen, &[MeasureKind::Interval]),
    (RowField::Count, &[MeasureKind::Rate, MeasureKind::Count]),
    (RowField::Seconds, &[MeasureKind::Duration, MeasureKind::Latency, MeasureKind::Rate]),
    (RowField::Score, &[MeasureKind::Scale, MeasureKind::Score]),
    (RowField::Yes, &[MeasureKind::YesNo]),
    (RowField::Of, &[MeasureKind::Accuracy, MeasureKind::Steps, MeasureKind::Interval]),
];

const PERCENTAGE: &str = "Imported as a percentage: how many trials there were is not known.";
const PER_MINUTE: &str = "Imported as a number a minute: how long it was counted for is not known.";

/// One row against the measure of its target.
pub(super) struct RowOfCells<'a> {
    pub(super) columns: &'a Columns,
    pub(super) cells: &'a [String],
    pub(super) measure: &'a Measure,
    pub(super) ladder: &'a Ladder,
    /// `66,7` is a number.
    pub(super) decimal_commas: bool,
}

impl RowOfCells<'_> {
    /// The result of the row: from the measure's own fields, else from the level.
    pub(super) fn result(&self) -> Result<Given, Wrong> {
        self.no_other_measure()?;
        let help =
            self.cell(RowField::Help).map(|help| format!("@{}", help.trim_start_matches('@'))).unwrap_or_default();
        let parse = |value: &str| TrialResult::parse(&format!("{value}{help}"), self.measure, self.ladder);
        let level = self.cell(RowField::Level);
        match (self.own(), level) {
            (Some(own), level) => {
                let result = parse(&own)?;
                level.map_or(Ok(()), |level| self.agree(&result, level))?;
                Ok(Given { result, unknown: None })
            }
            (None, Some(level)) => {
                let (value, unknown) = self.of_level(level)?;
                Ok(Given { result: parse(&value)?, unknown })
            }
            (None, None) => {
                let own = self.measure.kind;
                Err(Wrong::new("the row has no result", format!("give level, or what a measure of {own} counts")))
            }
        }
    }

    fn cell(&self, field: RowField) -> Option<&str> {
        self.columns.cell(self.cells, field)
    }

    /// A number of a cell as it is typed elsewhere: `66,7` is `66.7` in a table with semicolons, `8.0` is `8`.
    fn number(&self, field: RowField) -> Option<String> {
        let cell = self.cell(field)?;
        let text = if self.decimal_commas { cell.replace(',', ".") } else { cell.to_owned() };
        let whole =
            text.split_once('.').filter(|(_, part)| !part.is_empty() && part.bytes().all(|digit| digit == b'0'));
        Some(whole.map_or_else(|| text.clone(), |(whole, _)| whole.to_owned()))
    }

    /// Refuses what only another measure counts: it would be lost.
    fn no_other_measure(&self) -> Result<(), Wrong> {
        let kind = self.measure.kind;
        let foreign = |(field, kinds): &&(RowField, &[MeasureKind])| {
            let of_a_score = *field == RowField::Of
                && self
                    .measure
                    .max
                    .is_some_and(|max| self.number(*field).as_deref().and_then(Level::parse) == Some(max));
            self.cell(*field).is_some() && !kinds.contains(&kind) && !of_a_score
        };
        match OWN.iter().find(foreign) {
            None => Ok(()),
            Some((field, _)) => {
                let known: Vec<String> =
                    OWN.iter().filter(|(_, kinds)| kinds.contains(&kind)).map(|(field, _)| field.to_string()).collect();
                let known = if known.is_empty() { "help".to_owned() } else { text::and_list(&known) };
                Err(Wrong::new(
                    format!("a measure of {kind} has no `{field}`"),
                    format!("it is given by {known}, or by level; leave the other cells empty"),
                ))
            }
        }
    }

    /// The result as it is typed, where the row has it in the measure's own fields.
    fn own(&self) -> Option<String> {
        let of = |part: RowField| {
            let part = self.number(part)?;
            let whole = self.number(RowField::Of).or_else(|| self.measure.of.map(|of| of.to_string()));
            Some(whole.filter(|_| !part.contains('/')).map_or_else(|| part.clone(), |whole| format!("{part}/{whole}")))
        };
        match self.measure.kind {
            MeasureKind::Accuracy => of(RowField::Correct),
            MeasureKind::Steps => of(RowField::Done),
            MeasureKind::Interval => of(RowField::Seen),
            MeasureKind::Rate => {
                let (count, seconds) = (self.number(RowField::Count)?, self.number(RowField::Seconds));
                Some(seconds.map_or_else(|| count.clone(), |seconds| format!("{count}/{}", in_seconds(&seconds))))
            }
            MeasureKind::Count => self.number(RowField::Count),
            MeasureKind::Duration | MeasureKind::Latency => {
                self.number(RowField::Seconds).map(|seconds| in_seconds(&seconds))
            }
            MeasureKind::Scale | MeasureKind::Score => self.number(RowField::Score),
            MeasureKind::YesNo => self.cell(RowField::Yes).map(yes_or_no),
            // The help itself is the result; a level beside it is its rung.
            MeasureKind::Help => self.cell(RowField::Help).map(|_| String::new()),
        }
    }

    /// The level as a result is typed, and what had to be made up for that.
    fn of_level(&self, cell: &str) -> Result<(String, Option<&'static str>), Wrong> {
        let kind = self.measure.kind;
        if kind == MeasureKind::Help {
            return Ok((format!("@{cell}"), None));
        }
        if cell.contains('/') {
            return Ok((cell.to_owned(), None));
        }
        let number = self.number(RowField::Level).unwrap_or_default();
        let shown = text::brief(cell, 40);
        let words = yes_or_no(&number);
        if kind == MeasureKind::YesNo && (words == "yes" || words == "no") {
            return Ok((words, None));
        }
        let range =
            || format!("the levels of {} go from {}, in {}", kind, self.measure.say_range(), self.measure.unit());
        let level = self.measure.parse_level(&number);
        let level = level.ok_or_else(|| Wrong::new(format!("`{shown}` is no level"), range()))?;
        if !self.measure.reaches(level) {
            return Err(Wrong::new(format!("`{shown}` is no level of {kind}"), range()));
        }
        match kind {
            MeasureKind::Accuracy | MeasureKind::Steps | MeasureKind::Interval => self.percent(level, &number),
            MeasureKind::YesNo if level == Level::whole(100) => Ok(("yes".to_owned(), None)),
            MeasureKind::YesNo if level == Level::whole(0) => Ok(("no".to_owned(), None)),
            MeasureKind::YesNo => Err(Wrong::new(format!("`{shown}` is neither yes nor no"), "write yes or no")),
            MeasureKind::Rate => {
                let (count, minutes) = (*level.ratio().numer(), *level.ratio().denom());
                Ok((format!("{count}/{}s", minutes * 60), Some(PER_MINUTE)))
            }
            MeasureKind::Duration | MeasureKind::Latency => {
                // Anything but whole seconds is refused by the parser.
                Ok((format!("{}s", level.exact()), None))
            }
            MeasureKind::Count | MeasureKind::Scale | MeasureKind::Score | MeasureKind::Help => {
                Ok((level.exact(), None))
            }
        }
    }

    /// So many out of those there were, where that gives this percentage to the digit; else, for accuracy alone, out
    /// of a hundred, a thousand and so on.
    fn percent(&self, level: Level, number: &str) -> Result<(String, Option<&'static str>), Wrong> {
        if level > Level::whole(0) && level < Level::whole(1) && !number.ends_with('%') {
            let help = format!("levels are in percent: write 80 for eight of ten, or {number}% if it is that little");
            return Err(Wrong::new(format!("`{number}` may be meant as a share of one"), help));
        }
        let own = self.number(RowField::Of).map(|of| of.parse().ok());
        let wanted = match own {
            Some(None) => return Err(Wrong::new("`of` is no whole number", "write how many there were")),
            Some(of) => of,
            None => self.measure.of.map(Whole::get),
        };
        if let Some(of) = wanted.filter(|of| (1..=100_000).contains(of)) {
            let part = (level.ratio() * of / 100).round().to_integer();
            if is_rounded(Level::percent(part, of), level, number) {
                return Ok((format!("{part}/{of}"), None));
            }
        }
        let of = 100 * 10_i64.pow(decimals(number));
        if self.measure.kind == MeasureKind::Accuracy && own.is_none() && of <= 100_000 {
            let part = (level.ratio() * of / 100).to_integer();
            return Ok((format!("{part}/{of}"), Some(PERCENTAGE)));
        }
        let of = wanted.map_or_else(|| "those there were".to_owned(), |of| of.to_string());
        Err(Wrong::new(
            format!("`{number}` is the percentage of no whole number out of {of}"),
            "write the counts themselves",
        ))
    }

    /// Refuses a level that says something else than the fields beside it.
    fn agree(&self, result: &TrialResult, cell: &str) -> Result<(), Wrong> {
        let number = self.number(RowField::Level).unwrap_or_default();
        let (said, counted) = (self.measure.parse_level(&number), result.level(self.ladder));
        match (said, counted) {
            (Some(said), Some(counted)) if !is_rounded(counted, said, &number) => Err(Wrong::new(
                format!("`{}` and the level {} do not agree", result.say(), text::brief(cell, 40)),
                format!("{} is {}; correct one of them", result.say(), self.measure.say(counted)),
            )),
            _ => Ok(()),
        }
    }
}

/// True where the level is what is written, as far as it is written.
fn is_rounded(level: Level, written: Level, number: &str) -> bool {
    let unit = 10_i64.pow(decimals(number));
    let off = (level.ratio() - written.ratio()) * (2 * unit);
    off <= 1.into() && off >= (-1).into()
}

/// How many digits stand after the point; at most four.
fn decimals(number: &str) -> u32 {
    let part = number.trim_end_matches('%').trim().split_once('.').map_or("", |(_, part)| part);
    u32::try_from(part.len().min(4)).unwrap_or_default()
}

/// `120` is `120s`; `2m` stays.
fn in_seconds(cell: &str) -> String {
    if cell.bytes().all(|byte| byte.is_ascii_digit()) { format!("{cell}s") } else { cell.to_owned() }
}

/// How tables write yes and no.
fn yes_or_no(cell: &str) -> String {
    match cell.to_lowercase().as_str() {
        "true" | "1" | "yes" | "y" => "yes".to_owned(),
        "false" | "0" | "no" | "n" => "no".to_owned(),
        _ => cell.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The result of one row for a measure, as it is typed, and whether something had to be made up.
    fn given(measure: &str, row: &str) -> Result<(String, bool), Wrong> {
        let (columns, cells): (Vec<&str>, Vec<&str>) = row.split(' ').map(|cell| cell.split_once('=').unwrap()).unzip();
        let owned = |list: Vec<&str>| list.into_iter().map(str::to_owned).collect::<Vec<_>>();
        let columns: Vec<String> = owned(columns).into_iter().chain(["date".to_owned(), "target".to_owned()]).collect();
        let columns = Columns::find(&columns, &[]).unwrap();
        let measure = Measure::parse(measure).unwrap();
        let row = RowOfCells {
            columns: &columns,
            cells: &owned(cells),
            measure: &measure,
            ladder: &Ladder::default(),
            decimal_commas: row.contains(','),
        };
        row.result().map(|given| (given.result.to_string(), given.unknown.is_some()))
    }

    #[test]
    fn a_result_comes_from_the_fields_of_its_measure_or_from_its_level() {
        for (measure, row, typed) in [
            ("accuracy:10", "correct=8 of=10 help=clueing", "8/10@clueing"),
            ("accuracy:10", "correct=8 help=@independent:6,clueing:2", "8/10@independent:6,clueing:2"),
            ("accuracy:10", "correct=8.0 of=10.0 level=80", "8/10"),
            ("accuracy:10", "level=80%", "8/10"),
            ("accuracy:3", "level=66.7", "2/3"),
            ("accuracy:3", "level=66,7", "2/3"),
            ("accuracy", "correct=8/12", "8/12"),
            ("steps:6", "done=4", "4/6"),
            ("interval:20", "level=25", "5/20"),
            ("rate", "count=42 seconds=120", "42/2m"),
            ("count", "level=5", "5"),
            ("duration", "seconds=3m20s", "3m20s"),
            ("latency", "level=45", "45s"),
            ("scale:1..5", "level=3.5", "3.5"),
            ("score:40", "score=27 of=40", "27"),
            ("yes-no", "yes=TRUE", "yes"),
            ("yes-no", "level=0", "no"),
            ("help", "help=clue", "@clueing"),
            ("help", "level=prompting", "@prompting"),
            ("help", "help=clueing level=2", "@clueing"),
        ] {
            assert_eq!(given(measure, row), Ok((typed.to_owned(), false)), "{measure} {row}");
        }
    }

    #[test]
    fn what_a_level_does_not_say_is_said_to_be_unknown() {
        for (measure, row, typed) in [
            ("accuracy:10", "level=47", "47/100"),
            ("accuracy", "level=83.3", "833/1000"),
            ("rate", "level=21.5", "43/2m"),
        ] {
            assert_eq!(given(measure, row), Ok((typed.to_owned(), true)), "{measure} {row}");
        }
    }

    #[test]
    fn what_cannot_be_is_refused() {
        for (measure, row, message) in [
            ("accuracy:10", "correct=11 of=10", "more than the 10"),
            ("accuracy", "correct=8", "not so many right out of so many"),
            ("accuracy:10", "level=110", "`110` is no level of accuracy"),
            ("accuracy:10", "level=0.8", "share of one"),
            ("accuracy:10", "score=8", "no `score`"),
            ("accuracy:10", "correct=8 of=10 level=70", "do not agree"),
            ("accuracy:10", "level=47 of=10", "no whole number out of 10"),
            ("interval:20", "level=47", "no whole number out of 20"),
            ("accuracy:10", "note=x level=", "no result"),
            ("accuracy:10", "help=clueing", "no result"),
            ("rate", "count=42", "not a count in a time"),
            ("duration", "level=45.5", "not a time"),
            ("count", "level=many", "`many` is no level"),
            ("score:40", "score=27 of=50", "no `of`"),
            ("yes-no", "level=50", "neither yes nor no"),
            ("help", "help=flying", "no rung"),
            ("scale:1..5", "level=3.2", "between the steps"),
        ] {
            let wrong = given(measure, &row.replace("note=x ", "")).unwrap_err();
            assert!(wrong.message.contains(message) && !wrong.help.is_empty(), "{measure} {row}: {wrong:?}");
        }
    }
}
