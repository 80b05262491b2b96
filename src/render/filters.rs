//! What a template can say beyond the engine's own filters.
//!
//! Most give plain text, which is escaped like any other. What gives markdown gives a [`Ready`], an object that
//! only this file can make; the formatter writes it as it is. Joined with `~`, it turns into plain text again and
//! is escaped.

use std::fmt;
use std::fmt::Write as _;
use std::sync::{Arc, Mutex, PoisonError};

use chrono::NaiveDate;
use minijinja::value::{Object, ObjectRepr, Value, ValueKind};
use minijinja::{Environment, Error, ErrorKind};
use serde::Deserialize as _;

use super::escape::{escape, escape_between};
use super::markdown::place_of_chart;
use super::sparkline::sparkline;
use crate::chart::Chart;
use crate::text;

/// The filters that a template has, keywork's own first: what may be meant by a name that is none, and what
/// `docs/templates.md` has to explain.
pub const FILTERS: &[&str] = &[
    "date",
    "day",
    "day_year",
    "percent",
    "pounds",
    "sparkline",
    "plural",
    "and_list",
    "join",
    "paragraphs",
    "quote",
    "chart",
    "abs",
    "attr",
    "batch",
    "bool",
    "capitalize",
    "chain",
    "count",
    "d",
    "default",
    "dictsort",
    "first",
    "float",
    "format",
    "groupby",
    "indent",
    "int",
    "items",
    "last",
    "length",
    "lines",
    "list",
    "lower",
    "map",
    "max",
    "min",
    "reject",
    "rejectattr",
    "replace",
    "reverse",
    "round",
    "select",
    "selectattr",
    "slice",
    "sort",
    "split",
    "string",
    "sum",
    "title",
    "trim",
    "unique",
    "upper",
    "zip",
];

/// The functions that a template has.
pub const FUNCTIONS: &[&str] = &["link", "plural", "range", "dict", "namespace"];

/// What a template can ask of a value, as in `is none`.
pub const TESTS: &[&str] = &[
    "boolean",
    "defined",
    "divisibleby",
    "endingwith",
    "eq",
    "even",
    "false",
    "float",
    "ge",
    "gt",
    "in",
    "int",
    "iterable",
    "le",
    "lower",
    "lt",
    "mapping",
    "ne",
    "none",
    "number",
    "odd",
    "sameas",
    "sequence",
    "startingwith",
    "string",
    "true",
    "undefined",
    "upper",
];

/// Markdown made here out of escaped text.
#[derive(Debug)]
pub(super) struct Ready(String);

impl Object for Ready {
    fn repr(self: &Arc<Self>) -> ObjectRepr {
        ObjectRepr::Plain
    }

    fn render(self: &Arc<Self>, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// The charts of one page, in the order in which its template shows them.
pub(super) type Charts = Arc<Mutex<Vec<Chart>>>;

/// Puts the filters and functions into the engine, and takes away those that are about its own escaping.
pub(super) fn install(environment: &mut Environment<'_>, charts: &Charts) {
    for name in ["safe", "escape", "e", "pprint"] {
        environment.remove_filter(name);
    }
    environment.remove_global("debug");
    environment.add_filter("date", |value: &Value| dated(value, "%A %-d %B %Y"));
    environment.add_filter("day", |value: &Value| dated(value, "%a %-d %b"));
    environment.add_filter("day_year", |value: &Value| dated(value, "%-d %b %Y"));
    environment.add_filter("percent", percent);
    environment.add_filter("pounds", pounds);
    environment.add_filter("sparkline", |levels: Vec<f64>, low: f64, high: f64| sparkline(&levels, low, high));
    environment.add_filter("plural", plural);
    environment.add_function("plural", plural);
    environment.add_filter("and_list", and_list);
    environment.add_filter("join", join);
    environment.add_filter("paragraphs", |value: &Value, indent: Option<usize>| block(value, indent, ""));
    environment.add_filter("quote", |value: &Value, indent: Option<usize>| block(value, indent, "> "));
    environment.add_function("link", link);
    let charts = Arc::clone(charts);
    environment.add_filter("chart", move |value: &Value| chart(value, &charts));
}

/// A value as markdown for one line; a list has to be joined or looped over first.
pub(super) fn shown(value: &Value) -> Result<String, Error> {
    if let Some(ready) = value.downcast_object_ref::<Ready>() {
        return Ok(ready.0.clone());
    }
    match value.kind() {
        ValueKind::None | ValueKind::Undefined => Ok(String::new()),
        ValueKind::Number => Ok(value.to_string()),
        // The engine would say `True`.
        ValueKind::Bool => Ok(value.is_true().to_string()),
        ValueKind::String => Ok(escape(value.as_str().unwrap_or_default())),
        kind => Err(wrong(format!("a {kind} cannot be shown as it is: use a field of it, a loop or `join`"))),
    }
}

/// As [`shown`], within another piece of one line.
fn within(value: &Value) -> Result<String, Error> {
    let inner = shown(known(value)?)?;
    if inner.contains('\n') {
        return Err(wrong("`paragraphs` and `quote` stand on lines of their own".to_owned()));
    }
    Ok(inner)
}

/// The value, unless it is a field that the report does not have; the engine looks at text and numbers alone.
fn known(value: &Value) -> Result<&Value, Error> {
    if value.is_undefined() { Err(ErrorKind::UndefinedError.into()) } else { Ok(value) }
}

/// `2026-11-23`, or a time on that day, in words. Nothing stays nothing.
fn dated(value: &Value, format: &str) -> Result<Value, Error> {
    if known(value)?.is_none() {
        return Ok(Value::from(()));
    }
    let said = value.as_str().and_then(|typed| day_in_words(typed, format));
    said.map(Value::from).ok_or_else(|| wrong(format!("`{value}` is not a date such as 2026-11-23")))
}

/// `2026-11-23`, or a time on that day, in words; none for what is no date.
pub(super) fn day_in_words(typed: &str, format: &str) -> Option<String> {
    let date = NaiveDate::parse_from_str(typed.get(..10)?, "%Y-%m-%d").ok()?;
    Some(date.format(format).to_string())
}

/// A share of one, in whole hundredths: 0.8 is `80%`. Nothing stays nothing.
fn percent(share: &Value) -> Result<Option<String>, Error> {
    if known(share)?.is_none() {
        return Ok(None);
    }
    let share = f64::try_from(share.clone())?;
    // Adding nothing turns a negative nought into nought.
    Ok(Some(format!("{:.0}%", (share * 100.0).round() + 0.0)))
}

/// A number of pounds with its two decimals: 817 is `£817.00`. Nothing stays nothing.
fn pounds(sum: &Value) -> Result<Option<String>, Error> {
    if known(sum)?.is_none() {
        return Ok(None);
    }
    let sum = f64::try_from(sum.clone())?;
    let sign = if sum < 0.0 { "-" } else { "" };
    Ok(Some(format!("{sign}£{:.2}", sum.abs())))
}

fn plural(number: usize, noun: &str) -> String {
    text::count(number, noun)
}

fn and_list(items: &Value) -> Result<Value, Error> {
    Ok(ready(&text::and_list(&each(items)?)))
}

fn join(items: &Value, between: Option<&str>) -> Result<Value, Error> {
    Ok(ready(&each(items)?.join(&escape_between(between.unwrap_or_default()))))
}

fn each(items: &Value) -> Result<Vec<String>, Error> {
    known(items)?.try_iter()?.map(|item| within(&item)).collect()
}

/// Free text of several lines: its paragraphs stay paragraphs and its lines stay lines.
///
/// Lines after the first are indented, for a text that stands in a list. It ends with a line's end, so that with
/// the template's own a blank line follows: else what comes next would run on in the quote.
fn block(value: &Value, indent: Option<usize>, mark: &str) -> Result<Value, Error> {
    let Some(typed) = value.as_str() else {
        return within(value).map(|inline| ready(&inline));
    };
    let paragraphs = paragraphs_of(typed);
    if paragraphs.is_empty() {
        return Ok(ready(""));
    }
    let start = format!("{}{mark}", " ".repeat(indent.unwrap_or(0).min(16)));
    // A backslash at the end of a line keeps the line's end.
    let line_end = format!("\\\n{start}");
    let paragraphs: Vec<String> = paragraphs.iter().map(|lines| lines.join(&line_end)).collect();
    let gap = format!("\n{}\n{start}", start.trim_end());
    Ok(ready(&format!("{mark}{}\n", paragraphs.join(&gap))))
}

/// The escaped lines of each paragraph; lines on which nothing shows stand between them.
fn paragraphs_of(typed: &str) -> Vec<Vec<String>> {
    let lines: Vec<String> = typed.lines().map(escape).collect();
    lines.split(String::is_empty).filter(|lines| !lines.is_empty()).map(<[String]>::to_vec).collect()
}

/// A link to a file beside the page; the text alone where the path could lead anywhere else.
fn link(label: &Value, path: &Value) -> Result<Value, Error> {
    let label = within(label)?;
    let path = known(path)?.as_str().unwrap_or_default();
    if label.is_empty() || !is_beside(path) {
        return Ok(ready(&label));
    }
    Ok(ready(&format!("[{label}]({})", destination(path))))
}

/// A chart on a line of its own; nothing where there is none to show, or nothing that could draw it.
fn chart(value: &Value, charts: &Charts) -> Result<Value, Error> {
    if known(value)?.is_none() || cfg!(not(feature = "charts")) {
        return Ok(Value::from(()));
    }
    let chart = Chart::deserialize(value.clone()).map_err(|_| {
        wrong(
            "this is no chart; a field that is one is named `chart`, or stands in the table of fields as one"
                .to_owned(),
        )
    })?;
    let mut charts = charts.lock().unwrap_or_else(PoisonError::into_inner);
    let place = place_of_chart(&escape(&text::clean_line(chart.description())), charts.len());
    charts.push(chart);
    Ok(Value::from_object(Ready(place)))
}

/// A relative path that stays below the page's folder and cannot be taken for an address.
fn is_beside(path: &str) -> bool {
    !path.is_empty() && !path.contains([':', '\\']) && path.split('/').all(|part| !part.is_empty() && part != "..")
}

/// A path as the address of a link or an image.
pub(super) fn destination(path: &str) -> String {
    path.bytes().fold(String::with_capacity(path.len()), |mut out, byte| {
        if byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'.' | b'_' | b'/') {
            out.push(char::from(byte));
        } else {
            let _ = write!(out, "%{byte:02X}");
        }
        out
    })
}

/// Pieces put together: a piece's last `!` must not make the next one, a link, into an image.
fn ready(markdown: &str) -> Value {
    Value::from_object(Ready(markdown.replace("![", "\\![")))
}

fn wrong(what: String) -> Error {
    Error::new(ErrorKind::InvalidOperation, what)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text_of(value: Result<Value, Error>) -> String {
        shown(&value.expect("a value")).expect("text")
    }

    #[test]
    fn dates_are_in_words() {
        assert_eq!(text_of(dated(&"2026-11-23".into(), "%A %-d %B %Y")), "Monday 23 November 2026");
        assert_eq!(text_of(dated(&"2026-11-23T09:30:00".into(), "%a %-d %b")), "Mon 23 Nov");
        assert_eq!(text_of(dated(&"2026-02-03".into(), "%-d %b %Y")), "3 Feb 2026");
        assert_eq!(text_of(dated(&().into(), "%a")), "");
        assert!(dated(&"2026-13-01".into(), "%a").is_err());
        assert!(dated(&"é026-11-2é".into(), "%a").is_err());
    }

    #[test]
    fn shares_are_per_hundred() {
        let shown = |share: Value| percent(&share).ok().flatten();
        assert_eq!(shown(0.8.into()).as_deref(), Some("80%"));
        assert_eq!(shown(1.into()).as_deref(), Some("100%"));
        assert_eq!(shown((-0.001).into()).as_deref(), Some("0%"));
        assert_eq!(shown(().into()), None);
        assert!(percent(&"x".into()).is_err());
    }

    #[test]
    fn money_has_two_decimals() {
        let shown = |sum: Value| pounds(&sum).ok().flatten();
        assert_eq!(shown(817.into()).as_deref(), Some("£817.00"));
        assert_eq!(shown(41.28.into()).as_deref(), Some("£41.28"));
        assert_eq!(shown((-1303.5).into()).as_deref(), Some("-£1303.50"));
        assert_eq!(shown(().into()), None);
        assert!(pounds(&"x".into()).is_err());
    }

    #[test]
    fn a_link_leads_to_a_file_below_or_nowhere() {
        let to = |path: &str| text_of(link(&"[a]".into(), &path.into()));
        assert_eq!(to("sessions/2026-11/23.toml"), "[\\[a\\]](sessions/2026-11/23.toml)");
        assert_eq!(to("a b|)(<é>%.md"), "[\\[a\\]](a%20b%7C%29%28%3C%C3%A9%3E%25.md)");
        for elsewhere in
            ["", "/etc/passwd", "../x", "a/../b", "javascript:alert(1)", "//host/x", "C:\\x", "\\\\host\\x"]
        {
            assert_eq!(to(elsewhere), "\\[a\\]", "{elsewhere}");
        }
        assert_eq!(text_of(link(&"a".into(), &().into())), "a");
    }

    #[test]
    fn lists_escape_each_item() {
        let items = Value::from(vec!["a", "b*", "c|"]);
        assert_eq!(text_of(and_list(&items)), "a, b\\* and c\\|");
        assert_eq!(text_of(join(&items, Some(" · "))), "a · b\\* · c\\|");
    }

    #[test]
    fn free_text_keeps_its_lines_and_nothing_else() {
        let typed = Value::from("# one\n- two\r\n\n\n    three\\\n> four\n");
        assert_eq!(text_of(block(&typed, None, "")), "\\# one\\\n\\- two\n\nthree\\\\\\\n\\> four\n");
        let quoted = text_of(block(&typed, Some(2), "> "));
        assert_eq!(quoted, "> \\# one\\\n  > \\- two\n  >\n  > three\\\\\\\n  > \\> four\n");
        assert_eq!(text_of(block(&" \n ".into(), None, "> ")), "");
        assert_eq!(text_of(block(&().into(), None, "")), "");
    }
}
