//! What a field holds for this report, where the form asks for it.

use serde_json::Value;

use super::ask::{Layout, Test, folded};
use super::field::{Path, Shape};
use crate::render::filters::day_in_words;
use crate::text;

/// The items that the lists around a place stand at, outermost first.
pub(super) type Bound<'v> = Vec<(String, &'v Value)>;

const NOTHING: Value = Value::Null;

/// What the report holds, seen from a place in the form.
#[derive(Clone)]
pub(super) struct Seen<'v> {
    pub(super) report: &'v Value,
    pub(super) bound: Bound<'v>,
}

impl<'v> Seen<'v> {
    /// Everything at the end of a path: nothing, one value, or one for each item of the lists on the way.
    pub(super) fn values(&self, path: &Path) -> Vec<&'v Value> {
        let start = |at: usize| {
            let here = path.upto(at);
            self.bound.iter().find(|(list, _)| *list == here).map(|(_, item)| (at, *item))
        };
        let (from, item) = (1..=path.steps.len()).rev().find_map(start).unwrap_or((0, self.report));
        let mut values = vec![item];
        for step in &path.steps[from..] {
            let inner = values.into_iter().filter_map(|value| value.get(&step.name));
            values = match (step.list, step.number) {
                (false, _) => inner.collect(),
                (true, None) => inner.filter_map(Value::as_array).flatten().collect(),
                (true, Some(number)) => inner.filter_map(|list| list.get(number - 1)).collect(),
            };
        }
        values.retain(|value| !is_empty(value));
        values
    }

    /// The items of lists within lists, each as what is then bound.
    pub(super) fn items(&self, lists: &[String]) -> Vec<Self> {
        let Some((list, within)) = lists.split_first() else { return vec![self.clone()] };
        let items = self.list(list).iter().map(|item| self.with(list, item));
        items.flat_map(|seen| seen.items(within)).collect()
    }

    /// The same where these lists have no items.
    pub(super) fn without(&self, lists: &[String]) -> Self {
        lists.iter().fold(self.clone(), |seen, list| seen.with(list, &NOTHING))
    }

    /// The same at an item of a list.
    fn with(&self, list: &str, item: &'v Value) -> Self {
        let mut seen = self.clone();
        seen.bound.push((list.to_owned(), item));
        seen
    }

    /// True where a list around the place has no items.
    pub(super) fn is_nowhere(&self) -> bool {
        self.bound.iter().any(|(_, item)| item.is_null())
    }

    fn list(&self, list: &str) -> &'v [Value] {
        let outer = self.bound.iter().rev().find_map(|(outer, item)| {
            let rest = list.strip_prefix(outer.as_str())?.strip_prefix('.')?;
            Some((rest, *item))
        });
        let (rest, mut value) = outer.unwrap_or((list, self.report));
        for piece in rest.split('.') {
            let number = piece.parse::<usize>().ok().and_then(|number| number.checked_sub(1));
            value = number.map_or_else(|| value.get(piece), |at| value.get(at)).unwrap_or(&NOTHING);
        }
        value.as_array().map_or(&[], Vec::as_slice)
    }

    /// Whether something is so.
    pub(super) fn holds(&self, test: &Test) -> bool {
        let values = self.values(&test.path);
        let so = match &test.word {
            None => values.into_iter().any(is_so),
            Some(word) => values.into_iter().any(|value| {
                folded(value.as_str().unwrap_or_default()) == *word || folded(&shown(value, &test.path.shape)) == *word
            }),
        };
        so != test.not
    }

    /// The text of a field.
    pub(super) fn text(&self, path: &Path, layout: Option<Layout>) -> String {
        let values = self.values(path).into_iter();
        let format = match layout {
            Some(Layout::Day) => "%a %-d %b",
            Some(Layout::DayYear) => "%-d %b %Y",
            Some(Layout::Short) => "%d/%m/%Y",
            _ => "%A %-d %B %Y",
        };
        let each = values.map(|value| match (&path.shape, value.as_str()) {
            (Shape::Date, Some(day)) => day_in_words(day, format).unwrap_or_else(|| day.to_owned()),
            (shape, _) => shown(value, shape),
        });
        let each: Vec<String> = each.map(|text| in_xml(&text)).collect();
        if layout == Some(Layout::Lines) { each.join("\n") } else { in_one_line(&each) }
    }
}

fn is_empty(value: &Value) -> bool {
    match value {
        Value::Null => true,
        Value::String(text) => text.trim().is_empty(),
        Value::Array(items) => items.is_empty(),
        _ => false,
    }
}

fn is_so(value: &Value) -> bool {
    match value {
        Value::Bool(yes) => *yes,
        Value::Number(number) => number.as_f64() != Some(0.0),
        _ => true,
    }
}

fn shown(value: &Value, shape: &Shape) -> String {
    match value {
        Value::Bool(yes) => if *yes { "yes" } else { "no" }.to_owned(),
        Value::Number(number) => number.as_f64().map(|number| in_figures(number, shape)).unwrap_or_default(),
        Value::String(text) => text.clone(),
        _ => String::new(),
    }
}

/// To two decimals, without those that say nothing; pounds with both.
fn in_figures(number: f64, shape: &Shape) -> String {
    if *shape == Shape::Pounds {
        let sign = if number < 0.0 { "-" } else { "" };
        return format!("{sign}£{:.2}", number.abs());
    }
    // Adding nothing turns a negative nought into nought.
    ((number * 100.0).round() / 100.0 + 0.0).to_string()
}

/// `a, b and c`; whole sentences stand apart by more than a comma.
fn in_one_line(each: &[String]) -> String {
    let long = |text: &String| text.contains([',', ';', '\n']) || text.ends_with('.');
    if each.len() > 1 && each.iter().any(long) { each.join("; ") } else { text::and_list(each) }
}

/// Text as a document may hold it: what nobody sees is shown, and what XML cannot hold is not there.
fn in_xml(typed: &str) -> String {
    text::clean(&typed.trim_end().replace("\r\n", "\n")).replace(['\u{fffe}', '\u{ffff}'], "\u{fffd}")
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::super::field::{FormField, find};
    use super::*;

    fn path(typed: &str) -> Path {
        let fields = [
            ("n", Shape::Plain),
            ("cost", Shape::Pounds),
            ("on", Shape::Date),
            ("held", Shape::YesNo),
            ("words[]", Shape::Plain),
            ("out[].text", Shape::Plain),
            ("out[].in[].x", Shape::Plain),
        ];
        let fields = fields.map(|(path, shape)| FormField { path: path.to_owned(), shape });
        find(&fields, typed).unwrap()
    }

    fn report() -> Value {
        json!({"n": 97.083_333, "cost": 8200.0, "on": "2026-11-23", "held": false, "words": ["a", "b", "c"],
            "out": [{"text": "One.", "in": [{"x": "1"}, {"x": "2"}]}, {"text": "Two.", "in": []}]})
    }

    #[test]
    fn values_are_shown_as_a_form_wants_them() {
        let report = report();
        let seen = Seen { report: &report, bound: Vec::new() };
        for (typed, layout, expected) in [
            ("n", None, "97.08"),
            ("cost", None, "£8200.00"),
            ("on", None, "Monday 23 November 2026"),
            ("on", Some(Layout::Short), "23/11/2026"),
            ("on", Some(Layout::DayYear), "23 Nov 2026"),
            ("held", None, "no"),
            ("words", None, "a, b and c"),
            ("words", Some(Layout::Lines), "a\nb\nc"),
            ("words.2", None, "b"),
            ("words.9", None, ""),
            ("out.text", None, "One.; Two."),
            ("out.in.x", None, "1 and 2"),
            ("out.2.text", None, "Two."),
            ("out.2.in.x", None, ""),
        ] {
            assert_eq!(seen.text(&path(typed), layout), expected, "{typed}");
        }
    }

    #[test]
    fn a_place_within_lists_sees_its_own_items() {
        let report = report();
        let seen = Seen { report: &report, bound: Vec::new() };
        let lists = path("out.in.x").lists(false);
        let said =
            |seen: &Seen<'_>| format!("{} {}", seen.text(&path("out.text"), None), seen.text(&path("out.in.x"), None));
        assert_eq!(seen.items(&lists).iter().map(said).collect::<Vec<_>>(), ["One. 1", "One. 2"]);
        assert_eq!(seen.items(&lists[..1]).iter().map(said).collect::<Vec<_>>(), ["One. 1 and 2", "Two. "]);
        assert_eq!(said(&seen.without(&lists)), " ");
    }

    #[test]
    fn what_xml_cannot_hold_is_not_there() {
        assert_eq!(in_xml("a\r\nb\u{ffff}\u{1}\tc\n"), "a\nb\u{fffd}␁ c");
    }
}
