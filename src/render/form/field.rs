//! The fields that a form may ask for, and how one is found by what somebody typed.

use crate::text;

/// A field of the report that a form may ask for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FormField {
    /// Where it is; `outcomes[].text` is in each of a list.
    pub path: String,
    /// What it holds.
    pub shape: Shape,
}

/// What a field holds, as far as a form shows it in a way of its own.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Shape {
    /// Fields of its own.
    Group,
    /// A day.
    Date,
    /// A number of pounds.
    Pounds,
    /// Yes or no.
    YesNo,
    /// One of these words.
    Words(Vec<String>),
    /// Text or a number.
    Plain,
}

/// A step of a path.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Step {
    pub(super) name: String,
    pub(super) list: bool,
    /// The one item that was asked for by its number, from 1.
    pub(super) number: Option<usize>,
}

/// The way to a field, and what it holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Path {
    pub(super) steps: Vec<Step>,
    pub(super) shape: Shape,
}

impl Path {
    /// As somebody would type it.
    pub(super) fn typed(&self) -> String {
        self.upto(self.steps.len())
    }

    /// The first steps, as somebody would type them.
    pub(super) fn upto(&self, steps: usize) -> String {
        let mut typed = String::new();
        for step in &self.steps[..steps] {
            if !typed.is_empty() {
                typed.push('.');
            }
            typed.push_str(&step.name);
            if let Some(number) = step.number {
                typed.push('.');
                typed.push_str(&number.to_string());
            }
        }
        typed
    }

    /// The lists that it goes into, outermost first; a list of plain values at its end only where `last`.
    pub(super) fn lists(&self, last: bool) -> Vec<String> {
        let whole = self.steps.len() - usize::from(!last && self.shape != Shape::Group);
        let goes_into = |at: &usize| self.steps[*at].list && self.steps[*at].number.is_none();
        (0..whole).filter(goes_into).map(|at| self.upto(at + 1)).collect()
    }

    /// Whether it ends in a list of plain values.
    pub(super) fn ends_in_list(&self) -> bool {
        self.steps.last().is_some_and(|step| step.list && step.number.is_none())
    }
}

/// The path that was typed: capitals, spaces, hyphens, `[]` and markdown's backslashes are forgiven, and `outcomes.2.text` is of the second.
///
/// # Errors
/// With the field that was probably meant.
pub(super) fn find(fields: &[FormField], typed: &str) -> Result<Path, Option<String>> {
    let mut names: Vec<(String, Option<usize>)> = Vec::new();
    for piece in typed.replace("[]", "").split('.') {
        let piece = named(piece);
        match (piece.parse::<usize>(), names.last_mut()) {
            (Ok(number), Some((_, before @ None))) if number > 0 => *before = Some(number),
            _ => names.push((piece, None)),
        }
    }
    let typed = || names.iter().map(|(name, _)| name.as_str());
    let known = |field: &&FormField| field.path.split('.').map(|step| step.trim_end_matches("[]")).eq(typed());
    let Some(field) = fields.iter().find(known) else {
        return Err(probably(fields, &typed().collect::<Vec<_>>().join(".")));
    };
    let steps = field.path.split('.').zip(names).map(|(known, (name, number))| {
        let list = known.ends_with("[]");
        Step { name, list, number: number.filter(|_| list) }
    });
    Ok(Path { steps: steps.collect(), shape: field.shape.clone() })
}

fn named(piece: &str) -> String {
    let words: Vec<&str> = piece.split([' ', '-', '_', '\\', '\u{a0}']).filter(|word| !word.is_empty()).collect();
    words.join("_").to_lowercase()
}

/// The path as it is typed.
pub(super) fn without_lists(path: &str) -> String {
    path.replace("[]", "")
}

/// The field of that name in some group, else the nearest by letters.
fn probably(fields: &[FormField], plain: &str) -> Option<String> {
    let known: Vec<String> =
        fields.iter().filter(|field| field.shape != Shape::Group).map(|field| without_lists(&field.path)).collect();
    let last = |path: &str| path.rsplit('.').next().unwrap_or_default().to_owned();
    let within = known.iter().find(|path| path.ends_with(&format!(".{plain}")));
    let near = within.cloned().or_else(|| text::nearest(plain, &known).map(str::to_owned));
    near.or_else(|| {
        let lasts: Vec<String> = known.iter().map(|path| last(path)).collect();
        let near = text::nearest(&last(plain), &lasts)?;
        known.iter().find(|path| last(path) == near).cloned()
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fields() -> Vec<FormField> {
        let plain =
            ["name", "key_workers[].name", "outcomes[].text", "outcomes[].targets[].title", "meeting.recommend"];
        let plain = plain.map(|path| FormField { path: path.to_owned(), shape: Shape::Plain });
        let groups = ["key_workers[]", "outcomes[]", "outcomes[].targets[]", "meeting"];
        let groups = groups.map(|path| FormField { path: path.to_owned(), shape: Shape::Group });
        plain.into_iter().chain(groups).collect()
    }

    #[test]
    fn a_field_is_found_as_people_type_it() {
        for (typed, expected) in [
            ("name", "name"),
            (" Name ", "name"),
            ("Key Workers.name", "key_workers.name"),
            ("key\\_workers.name", "key_workers.name"),
            ("outcomes[].text", "outcomes.text"),
            ("outcomes.2.text", "outcomes.2.text"),
            ("outcomes.2.targets.title", "outcomes.2.targets.title"),
        ] {
            assert_eq!(find(&fields(), typed).unwrap().typed(), expected, "{typed}");
        }
        let lists = |typed: &str| find(&fields(), typed).unwrap().lists(false);
        assert_eq!(lists("outcomes.targets.title"), ["outcomes", "outcomes.targets"]);
        assert_eq!(lists("outcomes.2.targets.title"), ["outcomes.2.targets"]);
        assert_eq!(lists("outcomes"), ["outcomes"]);
    }

    #[test]
    fn what_is_unknown_has_a_nearest() {
        for (typed, near) in [
            ("nmae", Some("name")),
            ("recommend", Some("meeting.recommend")),
            ("outcome.text", Some("outcomes.text")),
            ("pupil.titel", Some("outcomes.targets.title")),
            ("zzzz", None),
        ] {
            assert_eq!(find(&fields(), typed).unwrap_err().as_deref(), near, "{typed}");
        }
    }
}
