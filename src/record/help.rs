//! How much help was given, on the school's ladder from least to most.
//!
//! Rungs are ordered, not numbers: they are counted and compared, never averaged. Help that was not recorded is
//! not the same as none.

use std::fmt;

use toml_edit::InlineTable;

use super::decode::Reader;
use super::field::{Given, Kind, Value};
use super::problem::Code;
use super::quantity::{Count, Level};

/// A rung of the ladder, such as `independent` or `clueing`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Rung(Box<str>);

impl Rung {
    /// The rung, where the text is a plain lower-case word.
    #[must_use]
    pub fn new(text: &str) -> Option<Self> {
        let plain = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-';
        let right = !text.is_empty()
            && text.len() <= 40
            && text.bytes().all(plain)
            && text.starts_with(|c: char| c.is_ascii_lowercase());
        right.then(|| Self(text.into()))
    }

    /// The word.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Rung {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&self.0)
    }
}

impl AsRef<str> for Rung {
    fn as_ref(&self) -> &str {
        &self.0
    }
}

impl Value for Rung {
    fn kind() -> Kind {
        Kind::Form("a rung of the help ladder", "a lower-case word")
    }

    fn read(value: &Given<'_>, reader: &mut Reader<'_>) -> Option<Self> {
        let Some(text) = value.get_ref().as_str() else {
            return reader.wrong_type(value, &Self::kind());
        };
        let message = "a rung of the help ladder is a lower-case word such as independent";
        Self::new(text).or_else(|| reader.refuse(value, Code::OUT_OF_RANGE, message, None))
    }

    fn write(&self) -> toml_edit::Value {
        self.as_str().into()
    }
}

/// The school's rungs, least help first.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ladder(Vec<Rung>);

impl Default for Ladder {
    /// The five rungs of the EEF's scaffolding framework ("Deployment of Teaching Assistants", 26 March 2025),
    /// the first called `independent`.
    fn default() -> Self {
        let names = ["independent", "prompting", "clueing", "modelling", "correcting"];
        Self(names.into_iter().filter_map(Rung::new).collect())
    }
}

impl Ladder {
    /// The ladder with these rungs, where each stands on it once and there is one at least.
    #[must_use]
    pub fn new(rungs: Vec<Rung>) -> Option<Self> {
        let twice = rungs.iter().enumerate().any(|(at, rung)| rungs[..at].contains(rung));
        (!rungs.is_empty() && !twice).then_some(Self(rungs))
    }

    /// The rungs, least help first.
    #[must_use]
    pub fn rungs(&self) -> &[Rung] {
        &self.0
    }

    /// How far up the ladder a rung is, from 0 for the least help.
    #[must_use]
    pub fn step(&self, rung: &Rung) -> Option<usize> {
        self.0.iter().position(|known| known == rung)
    }

    /// The rung of a level of help; of one between two rungs, such as a median, the one with more help.
    #[must_use]
    pub fn nearest_rung(&self, level: Level) -> Option<&Rung> {
        self.0.get(usize::try_from(level.ratio().ceil().to_integer()).ok()?)
    }

    /// The rung to start from: one step less help than was typical last time, and the least where nothing is known of
    /// it. Least help first is the order in which the EEF's scaffolding framework ("Deployment of Teaching
    /// Assistants", 26 March 2025) is used.
    #[must_use]
    pub fn to_start_from(&self, last: Option<&HelpGiven>) -> Option<&Rung> {
        let typical = last.and_then(|help| help.typical(self)).unwrap_or(0);
        self.0.get(typical.saturating_sub(1))
    }

    /// The rung that a person named, by its whole name or by a start that fits one rung alone.
    #[must_use]
    pub fn find(&self, typed: &str) -> Option<&Rung> {
        let typed = typed.to_lowercase();
        let exact = self.0.iter().find(|rung| rung.as_str() == typed);
        let mut starting = self.0.iter().filter(|rung| !typed.is_empty() && rung.as_str().starts_with(&typed));
        exact.or_else(|| starting.next().filter(|_| starting.next().is_none()))
    }
}

impl Value for Ladder {
    fn kind() -> Kind {
        Kind::List(Box::new(Rung::kind()))
    }

    fn read(value: &Given<'_>, reader: &mut Reader<'_>) -> Option<Self> {
        let rungs = Vec::<Rung>::read(value, reader)?;
        let message = "a ladder has at least one rung, and each only once";
        Self::new(rungs).or_else(|| reader.refuse(value, Code::OUT_OF_RANGE, message, None))
    }

    fn write(&self) -> toml_edit::Value {
        self.0.write()
    }
}

/// The help given in one result: one rung throughout, or how many trials at each.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum HelpGiven {
    /// One rung throughout.
    At(Rung),
    /// How many trials at each rung, in the order written.
    Counts(Vec<(Rung, Count)>),
}

impl HelpGiven {
    /// The rungs named.
    pub fn rungs(&self) -> impl Iterator<Item = &Rung> {
        let (one, many) = match self {
            Self::At(rung) => (Some(rung), &[][..]),
            Self::Counts(counts) => (None, &counts[..]),
        };
        one.into_iter().chain(many.iter().map(|(rung, _)| rung))
    }

    /// How many trials are told apart; `None` where one rung stands for all.
    #[must_use]
    pub fn total(&self) -> Option<i64> {
        match self {
            Self::At(_) => None,
            Self::Counts(counts) => Some(counts.iter().map(|(_, count)| count.get()).sum()),
        }
    }

    /// The rung that was typical: the one throughout, or the median one, of two in the middle the one with more help.
    #[must_use]
    pub fn typical(&self, ladder: &Ladder) -> Option<usize> {
        match self {
            Self::At(rung) => ladder.step(rung),
            Self::Counts(counts) => {
                let mut steps = Vec::new();
                for (rung, count) in counts {
                    steps.push((ladder.step(rung)?, count.get()));
                }
                steps.sort_unstable();
                let total: i64 = steps.iter().map(|(_, count)| count).sum();
                let mut seen = 0;
                steps
                    .into_iter()
                    .find(|(_, count)| {
                        seen += count;
                        seen * 2 > total
                    })
                    .map(|(step, _)| step)
            }
        }
    }

    /// The most help that was given.
    #[must_use]
    pub fn most(&self, ladder: &Ladder) -> Option<usize> {
        let counted = |rung: &&Rung| match self {
            Self::At(_) => true,
            Self::Counts(counts) => counts.iter().any(|(known, count)| known == *rung && count.get() > 0),
        };
        let steps: Option<Vec<usize>> = self.rungs().filter(counted).map(|rung| ladder.step(rung)).collect();
        steps?.into_iter().max()
    }
}

impl fmt::Display for HelpGiven {
    /// As it is typed after a result: `@clueing` or `@independent:5,clueing:2`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::At(rung) => write!(f, "@{rung}"),
            Self::Counts(counts) => {
                let parts: Vec<String> = counts.iter().map(|(rung, count)| format!("{rung}:{count}")).collect();
                write!(f, "@{}", parts.join(","))
            }
        }
    }
}

impl Value for HelpGiven {
    fn kind() -> Kind {
        Kind::Either(Box::new(Rung::kind()), Box::new(Kind::Map("rungs", Box::new(Count::kind()))))
    }

    fn read(value: &Given<'_>, reader: &mut Reader<'_>) -> Option<Self> {
        let Some(table) = value.get_ref().as_table() else {
            let rung = value.get_ref().is_str().then(|| Rung::read(value, reader).map(Self::At));
            return rung.unwrap_or_else(|| reader.wrong_type(value, &Self::kind()));
        };
        let mut counts: Vec<(usize, Option<(Rung, Count)>)> = Vec::new();
        for (key, count) in table {
            let rung = Rung::new(key.get_ref());
            if rung.is_none() {
                reader.fault(&key.span(), Code::OUT_OF_RANGE, "a rung of the help ladder is a lower-case word", None);
            }
            counts.push((key.span().start, rung.zip(Count::read(count, reader))));
        }
        if counts.is_empty() {
            return reader.refuse(value, Code::OUT_OF_RANGE, "no rung is named here", None);
        }
        // The order of the file is kept, so that what is edited stays as it was.
        counts.sort_by_key(|(place, _)| *place);
        let counts: Option<Vec<_>> = counts.into_iter().map(|(_, count)| count).collect();
        counts.map(Self::Counts)
    }

    fn write(&self) -> toml_edit::Value {
        match self {
            Self::At(rung) => rung.write(),
            Self::Counts(counts) => {
                let table: InlineTable = counts.iter().map(|(rung, count)| (rung.as_str(), count.write())).collect();
                table.into()
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn counts(of: &[(&str, i64)]) -> HelpGiven {
        HelpGiven::Counts(of.iter().map(|(rung, n)| (Rung::new(rung).unwrap(), Count::new(*n).unwrap())).collect())
    }

    #[test]
    fn a_rung_is_found_by_a_start_that_is_its_own() {
        let ladder = Ladder::default();
        assert_eq!(ladder.find("clue").map(Rung::as_str), Some("clueing"));
        assert_eq!(ladder.find("c"), None);
        assert_eq!(ladder.find(""), None);
    }

    #[test]
    fn the_next_time_starts_with_one_step_less_help() {
        let ladder = Ladder::default();
        let from = |last: Option<&HelpGiven>| ladder.to_start_from(last).map(Rung::as_str);
        assert_eq!(from(None), Some("independent"));
        assert_eq!(from(Some(&counts(&[("modelling", 4), ("independent", 1)]))), Some("clueing"));
        assert_eq!(from(Some(&counts(&[("independent", 3)]))), Some("independent"));
        assert_eq!(from(Some(&counts(&[("flying", 3)]))), Some("independent"));
    }

    #[test]
    fn the_typical_rung_is_the_median_and_never_a_mean() {
        let ladder = Ladder::default();
        assert_eq!(counts(&[("independent", 5), ("correcting", 4)]).typical(&ladder), Some(0));
        assert_eq!(counts(&[("independent", 5), ("correcting", 5)]).typical(&ladder), Some(4));
        assert_eq!(counts(&[("independent", 9), ("clueing", 1)]).most(&ladder), Some(2));
        assert_eq!(counts(&[("independent", 9), ("clueing", 0)]).most(&ladder), Some(0));
    }
}
