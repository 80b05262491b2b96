//! What a form asks for: the words between `{{` and `}}`.

use super::error::Mistake;
use super::field::{FormField, Path, Shape, find};
use crate::text;

/// What a form asks for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Ask {
    /// A field, laid out in a way, and perhaps only of those of which something is so.
    Field { path: Path, layout: Option<Layout>, only_if: Option<Test> },
    /// A box that is ticked where something is so.
    Tick(Test),
}

/// How a field is laid out where that was said.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Layout {
    /// `Monday 23 November 2026`.
    Date,
    /// `Mon 23 Nov`.
    Day,
    /// `23 Nov 2026`.
    DayYear,
    /// `23/11/2026`.
    Short,
    /// All of a list in one line: `a, b and c`.
    List,
    /// All of a list, each on its own line.
    Lines,
    /// A list of plain values repeats its row or paragraph.
    Each,
}

/// What is so or not.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Test {
    pub(super) path: Path,
    /// The word that it is compared with; without one it is asked whether there is anything, or whether it is yes.
    pub(super) word: Option<String>,
    /// True where the answer is turned round.
    pub(super) not: bool,
}

const LAYOUTS: [(&str, Layout); 7] = [
    ("date", Layout::Date),
    ("day", Layout::Day),
    ("day_year", Layout::DayYear),
    ("short", Layout::Short),
    ("list", Layout::List),
    ("lines", Layout::Lines),
    ("each", Layout::Each),
];

impl Ask {
    /// Reads what stands between `{{` and `}}`.
    pub(super) fn parse(typed: &str, fields: &[FormField]) -> Result<Self, Mistake> {
        let typed = typed.replace('\u{a0}', " ");
        if typed.trim().is_empty() {
            return Err(Mistake::Empty);
        }
        let (value, only_if) = match split_word(&typed, "if") {
            Some((value, test)) => (value, Some(Test::parse(test, fields)?)),
            None => (typed.as_str(), None),
        };
        if only_if.is_none() && (value.contains('=') || ["not", "any"].iter().any(|word| begins(value, word).is_some()))
        {
            return Test::parse(value, fields).map(Self::Tick);
        }
        let (path, layout) = match value.split_once('|') {
            Some((path, layout)) => (path, Some(layout_of(layout.trim())?)),
            None => (value, None),
        };
        let path = known(path, fields)?;
        if path.shape == Shape::Group {
            return Err(Mistake::group(&path, fields));
        }
        match layout {
            Some(Layout::Date | Layout::Day | Layout::DayYear | Layout::Short) if path.shape != Shape::Date => {
                Err(Mistake::NoDate(path.typed()))
            }
            Some(Layout::Each) if !path.ends_in_list() => Err(Mistake::NoList(path.typed())),
            _ => Ok(Self::Field { path, layout, only_if }),
        }
    }

    /// The lists for whose items the row or paragraph with this stands; a box never repeats anything.
    pub(super) fn repeats(&self) -> Vec<String> {
        match self {
            Self::Field { layout: Some(Layout::List | Layout::Lines), .. } | Self::Tick(_) => Vec::new(),
            Self::Field { path, layout, .. } => path.lists(*layout == Some(Layout::Each)),
        }
    }

    /// What a box is ticked for, where this may be one: a field that is a yes or no may.
    pub(super) fn as_test(&self) -> Option<Test> {
        match self {
            Self::Tick(test) => Some(test.clone()),
            Self::Field { path, layout: None, only_if: None } if path.shape == Shape::YesNo => {
                Some(Test { path: path.clone(), word: None, not: false })
            }
            Self::Field { .. } => None,
        }
    }
}

impl Test {
    /// Reads `meeting.recommend = amend`, `not meeting.held`, `any meeting.difference` or `meeting.held`.
    pub(super) fn parse(typed: &str, fields: &[FormField]) -> Result<Self, Mistake> {
        let (typed, turned) = begins(typed, "not").map_or((typed, false), |rest| (rest, true));
        let typed = begins(typed, "any").unwrap_or(typed);
        let Some((path, word)) = typed.split_once('=') else {
            return Ok(Self { path: known(typed, fields)?, word: None, not: turned });
        };
        let (path, unlike) = path.trim_end().strip_suffix('!').map_or((path, false), |path| (path, true));
        let path = known(path, fields)?;
        if path.shape == Shape::Group {
            return Err(Mistake::group(&path, fields));
        }
        let quotes = ['"', '\'', '\u{2018}', '\u{2019}', '\u{201c}', '\u{201d}'];
        let word = folded(word.trim_start_matches('=').trim().trim_matches(quotes));
        if let Shape::Words(words) = &path.shape
            && !words.iter().any(|known| folded(known) == word)
        {
            return Err(Mistake::NoWord { path: path.typed(), word, words: words.clone() });
        }
        Ok(Self { path, word: Some(word), not: turned != unlike })
    }
}

/// A word as it is compared: without capitals, and with hyphens as spaces.
pub(super) fn folded(word: &str) -> String {
    word.to_lowercase().split(['-', '_', ' ']).filter(|piece| !piece.is_empty()).collect::<Vec<_>>().join(" ")
}

fn known(typed: &str, fields: &[FormField]) -> Result<Path, Mistake> {
    find(fields, typed).map_err(|near| Mistake::Unknown { typed: typed.trim().to_owned(), near })
}

fn layout_of(typed: &str) -> Result<Layout, Mistake> {
    let found = LAYOUTS.iter().find(|(name, _)| folded(name) == folded(typed));
    let near = || text::nearest(typed, &LAYOUTS.map(|(name, _)| name)).map(str::to_owned);
    found.map(|(_, layout)| *layout).ok_or_else(|| Mistake::NoLayout { typed: typed.to_owned(), near: near() })
}

/// What stands before and after a word that stands alone, capitals aside.
fn split_word<'t>(typed: &'t str, word: &str) -> Option<(&'t str, &'t str)> {
    let mut start = 0;
    for piece in typed.split(' ') {
        if piece.eq_ignore_ascii_case(word) {
            return Some((&typed[..start], &typed[start + piece.len()..]));
        }
        start += piece.len() + 1;
    }
    None
}

/// What follows a word that stands first.
fn begins<'t>(typed: &'t str, word: &str) -> Option<&'t str> {
    split_word(typed, word).filter(|(before, _)| before.trim().is_empty()).map(|(_, rest)| rest)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fields() -> Vec<FormField> {
        let field = |path: &str, shape| FormField { path: path.to_owned(), shape };
        vec![
            field("name", Shape::Plain),
            field("from", Shape::Date),
            field("meeting", Shape::Group),
            field("meeting.held", Shape::YesNo),
            field("meeting.recommend", Shape::Words(vec!["maintain".to_owned(), "amend".to_owned()])),
            field("meeting.sections[]", Shape::Plain),
            field("views[]", Shape::Group),
            field("views[].text", Shape::Plain),
            field("views[].child", Shape::YesNo),
        ]
    }

    fn said(typed: &str) -> String {
        match Ask::parse(typed, &fields()) {
            Ok(Ask::Field { path, layout, only_if }) => {
                let test =
                    only_if.map(|test| format!(" if {}{}", if test.not { "not " } else { "" }, test.path.typed()));
                format!(
                    "{}{}{}",
                    path.typed(),
                    layout.map(|one| format!(" as {one:?}")).unwrap_or_default(),
                    test.unwrap_or_default()
                )
            }
            Ok(Ask::Tick(test)) => {
                format!("box {}{} {:?}", if test.not { "not " } else { "" }, test.path.typed(), test.word)
            }
            Err(mistake) => mistake.to_string(),
        }
    }

    #[test]
    fn what_is_asked_for_is_read_as_people_type_it() {
        for (typed, expected) in [
            (" name ", "name"),
            (" Name", "name"),
            ("from | day", "from as Day"),
            ("from|Day Year", "from as DayYear"),
            ("meeting.sections", "meeting.sections"),
            ("meeting.sections | each", "meeting.sections as Each"),
            ("views.text if views.child", "views.text if views.child"),
            ("views.text IF not views.child", "views.text if not views.child"),
            ("meeting.recommend = amend", "box meeting.recommend Some(\"amend\")"),
            ("meeting.recommend=\u{201c}Amend\u{201d}", "box meeting.recommend Some(\"amend\")"),
            ("meeting.recommend != amend", "box not meeting.recommend Some(\"amend\")"),
            ("not meeting.held", "box not meeting.held None"),
            ("not\u{a0}meeting.held", "box not meeting.held None"),
            ("any meeting.sections", "box meeting.sections None"),
            ("meeting.sections = E", "box meeting.sections Some(\"e\")"),
        ] {
            assert_eq!(said(typed), expected, "{typed}");
        }
    }

    #[test]
    fn what_cannot_be_asked_for_is_said() {
        for (typed, expected) in [
            ("  ", "nothing stands between"),
            ("nmae", "`nmae` is no field of this report"),
            ("name | day", "`name` is no date"),
            ("from | dya", "`dya` is no way to lay out a field"),
            ("name | each", "`name` is no list"),
            ("views", "`views` has fields of its own"),
            ("meeting.recommend = cese", "`meeting.recommend` is never `cese`"),
        ] {
            assert!(said(typed).contains(expected), "{typed}: {}", said(typed));
        }
    }
}
