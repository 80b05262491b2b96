//! Which column of a table holds which field of a result.

use std::collections::BTreeMap;
use std::fmt;

use crate::text;

/// What a row can say of a result.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum RowField {
    /// The day.
    Date,
    /// The id of the target.
    Target,
    /// The number that is plotted.
    Level,
    /// How many were right (accuracy).
    Correct,
    /// How many steps were done alone (steps).
    Done,
    /// In how many intervals it was seen (interval).
    Seen,
    /// Out of how many.
    Of,
    /// How many (rate, count).
    Count,
    /// In how many seconds (rate), or how many it took (duration, latency).
    Seconds,
    /// Points or a rating (score, scale).
    Score,
    /// Whether it happened (yes-no).
    Yes,
    /// The rung of help, or how many trials at each.
    Help,
    /// Whether it was taken without help, to see what is kept.
    Probe,
    /// The phase that it belongs to.
    Phase,
    /// How long the session was.
    Minutes,
    /// Who taught.
    Staff,
    /// When the session began.
    Time,
    /// What else to know.
    Note,
    /// Whose result it is, in a table of several pupils.
    Pupil,
}

use RowField::{
    Correct, Count, Date, Done, Help, Level, Minutes, Note, Of, Phase, Probe, Pupil, Score, Seconds, Seen, Staff,
    Target, Time, Yes,
};

/// The fields by name, in the order of the documents.
const FIELDS: &[(RowField, &str)] = &[
    (Date, "date"),
    (Target, "target"),
    (Level, "level"),
    (Correct, "correct"),
    (Done, "done"),
    (Seen, "seen"),
    (Of, "of"),
    (Count, "count"),
    (Seconds, "seconds"),
    (Score, "score"),
    (Yes, "yes"),
    (Help, "help"),
    (Probe, "probe"),
    (Phase, "phase"),
    (Minutes, "minutes"),
    (Staff, "staff"),
    (Time, "time"),
    (Note, "note"),
    (Pupil, "pupil"),
];

/// Those of which a row needs one.
const RESULTS: &[RowField] = &[Level, Correct, Done, Seen, Count, Seconds, Score, Yes, Help];

impl RowField {
    /// The names of all.
    #[must_use]
    pub fn names() -> Vec<&'static str> {
        FIELDS.iter().map(|(_, name)| *name).collect()
    }

    fn named(name: &str) -> Option<Self> {
        FIELDS.iter().find(|(_, known)| *known == name).map(|(field, _)| *field)
    }
}

impl fmt::Display for RowField {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(FIELDS.iter().find(|(field, _)| field == self).map_or("", |(_, name)| name))
    }
}

/// Which column holds which field.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Columns {
    at: BTreeMap<RowField, usize>,
    /// The names of the columns that hold none.
    pub unused: Vec<String>,
}

/// Why it cannot be said which column holds what.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ColumnError {
    /// It is not `FIELD=COLUMN`.
    #[error("`{}` is not FIELD=COLUMN", text::brief(given, 40))]
    Form {
        /// What was given.
        given: String,
    },
    /// No field has that name.
    #[error("there is no field `{}`", text::brief(given, 40))]
    Field {
        /// What was given.
        given: String,
    },
    /// No column has that name.
    #[error("there is no column `{}`", text::brief(given, 40))]
    Column {
        /// What was given.
        given: String,
        /// The columns that there are.
        columns: Vec<String>,
    },
    /// A field or a column is given twice.
    #[error("`{}` is given twice", text::brief(given, 40))]
    Twice {
        /// Which.
        given: String,
    },
    /// A column that every table must have is not there.
    #[error("no column is `{field}`")]
    Missing {
        /// Which field.
        field: &'static str,
        /// The columns that there are.
        columns: Vec<String>,
    },
}

impl ColumnError {
    /// What to do.
    #[must_use]
    pub fn help(&self) -> String {
        let near = |typed: &str, known: &[&str], all: &str| {
            text::did_you_mean(typed, known).unwrap_or_else(|| format!("{all} {}", text::and_list(known)))
        };
        let shown = |columns: &[String]| columns.iter().map(|name| text::brief(name, 40)).collect::<Vec<_>>();
        match self {
            Self::Form { .. } => "write it such as level=Score, where Score is the name of a column".to_owned(),
            Self::Field { given } => near(given, &RowField::names(), "the fields are"),
            Self::Column { given, columns } => {
                let columns = shown(columns);
                near(given, &columns.iter().map(String::as_str).collect::<Vec<_>>(), "the columns are")
            }
            Self::Twice { .. } => "give each field one column".to_owned(),
            Self::Missing { field, columns } => {
                let columns = shown(columns);
                let near = text::nearest(field, &columns).unwrap_or("COLUMN");
                format!("the columns are {}; say which it is with --map {field}=\"{near}\"", text::and_list(&columns))
            }
        }
    }
}

impl Columns {
    /// The columns of a table by the names in its first line; `maps` are `FIELD=COLUMN` for those with other names.
    ///
    /// # Errors
    /// When a map names what is not there, or there is no column of dates, targets or results.
    pub fn find(columns: &[String], maps: &[String]) -> Result<Self, ColumnError> {
        let mut at = BTreeMap::new();
        for map in maps {
            let (field, column) = mapped(map)?;
            let exact = columns.iter().position(|name| name == column);
            let place = exact.or_else(|| columns.iter().position(|name| plain(name) == plain(column)));
            let missing = || ColumnError::Column { given: column.to_owned(), columns: columns.to_vec() };
            let place = place.ok_or_else(missing)?;
            if at.values().any(|known| *known == place) || at.insert(field, place).is_some() {
                return Err(ColumnError::Twice { given: map.clone() });
            }
        }
        let mapped: Vec<usize> = at.values().copied().collect();
        for (place, name) in columns.iter().enumerate().filter(|(place, _)| !mapped.contains(place)) {
            if let Some(field) = RowField::named(&plain(name)) {
                at.entry(field).or_insert(place);
            }
        }
        let missing = |field| ColumnError::Missing { field, columns: columns.to_vec() };
        for (field, name) in [(Date, "date"), (Target, "target")] {
            at.get(&field).ok_or_else(|| missing(name))?;
        }
        if !RESULTS.iter().any(|field| at.contains_key(field)) {
            return Err(missing("level"));
        }
        let used: Vec<usize> = at.values().copied().collect();
        let unused = columns.iter().enumerate().filter(|(place, name)| !used.contains(place) && !name.is_empty());
        let unused = unused.map(|(_, name)| name.clone()).collect();
        Ok(Self { at, unused })
    }

    /// True where a column holds the field.
    #[must_use]
    pub fn has(&self, field: RowField) -> bool {
        self.at.contains_key(&field)
    }

    /// What a row says of the field; nothing where its cell is empty.
    #[must_use]
    pub fn cell<'r>(&self, cells: &'r [String], field: RowField) -> Option<&'r str> {
        let cell = cells.get(*self.at.get(&field)?)?;
        Some(cell.as_str()).filter(|cell| !cell.is_empty())
    }
}

/// `level=Score`, or `level = "Score"` as a file may have it.
fn mapped(map: &str) -> Result<(RowField, &str), ColumnError> {
    let (field, column) = map.split_once('=').ok_or_else(|| ColumnError::Form { given: map.to_owned() })?;
    let (field, column) = (field.trim(), column.trim());
    let quoted = column.strip_prefix('"').and_then(|rest| rest.strip_suffix('"'));
    let field = RowField::named(&plain(field)).ok_or_else(|| ColumnError::Field { given: field.to_owned() })?;
    Ok((field, quoted.unwrap_or(column)))
}

fn plain(name: &str) -> String {
    name.trim().to_lowercase()
}

/// The lines `FIELD=COLUMN` of a file that says which column is what; empty lines and those that begin with `#` say
/// nothing.
#[must_use]
pub fn maps_in(text: &str) -> Vec<String> {
    let lines = text.trim_start_matches('\u{feff}').lines().map(str::trim);
    lines.filter(|line| !line.is_empty() && !line.starts_with('#')).map(str::to_owned).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn find(columns: &[&str], maps: &[&str]) -> Result<Columns, ColumnError> {
        let owned = |list: &[&str]| list.iter().map(|name| (*name).to_owned()).collect::<Vec<_>>();
        Columns::find(&owned(columns), &owned(maps))
    }

    #[test]
    fn columns_are_known_by_their_names_or_by_a_map() {
        let columns = find(&["Date", "target", "score", "Probe A"], &["level=score"]).unwrap();
        let cells = ["2026-11-20", "cvc-words", "80", ""].map(str::to_owned);
        assert_eq!(columns.cell(&cells, RowField::Level), Some("80"));
        assert_eq!(columns.cell(&cells, RowField::Score), None);
        assert_eq!(columns.cell(&cells, RowField::Note), None);
        assert_eq!(columns.unused, ["Probe A"]);
        let maps = maps_in("# ours\n\nlevel = \"% right\"\ntarget=Ziel\n");
        let columns = find(&["date", "Ziel", "% right"], &maps.iter().map(String::as_str).collect::<Vec<_>>()).unwrap();
        assert_eq!(columns.unused, Vec::<String>::new());
    }

    #[test]
    fn what_cannot_be_mapped_names_the_nearest() {
        for (columns, maps, message, help) in [
            (&["date", "target", "level"][..], &["levl=level"][..], "no field `levl`", "did you mean \"level\"?"),
            (&["date", "target", "Score"], &["level=Scor"], "no column `Scor`", "did you mean \"Score\"?"),
            (&["date", "target", "x"], &["level"], "not FIELD=COLUMN", "level=Score"),
            (&["date", "target", "x"], &["level=x", "of=x"], "given twice", "one column"),
            (&["date", "targt", "level"], &[], "no column is `target`", "--map target=\"targt\""),
            (&["date", "target", "x"], &[], "no column is `level`", "--map level="),
        ] {
            let error = find(columns, maps).unwrap_err();
            assert!(error.to_string().contains(message) && error.help().contains(help), "{error}: {}", error.help());
        }
    }
}
