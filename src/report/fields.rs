//! What a report has: its fields by path, type and meaning, from the structs themselves.
//!
//! Names and types are those of `serde`, meanings are the comments of the structs, so nothing here can say something
//! else than the program does. A template, a form and `docs/template-fields.md` are checked and made by it.

use std::fmt;

use schemars::JsonSchema;
use schemars::generate::SchemaSettings;
use serde_json::{Map, Value};

/// A field of a report.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Field {
    /// Where it is: `targets[].goal.said` is in the goal of each target, and `statuses.*` is any of the statuses.
    pub path: String,
    /// What it holds.
    pub kind: FieldKind,
    /// True where it may hold nothing.
    pub may_be_empty: bool,
    /// What it means, in the words of the struct.
    pub meaning: String,
}

/// What a field holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FieldKind {
    /// Text.
    Text,
    /// A number.
    Number,
    /// A number that is whole.
    Whole,
    /// A number of pounds.
    Pounds,
    /// A day, `2026-11-23`.
    Day,
    /// A time of the day, `09:30`.
    Time,
    /// True or false.
    YesNo,
    /// One of a few words.
    OneOf(Vec<String>),
    /// A chart, for the filter `chart`.
    Chart,
    /// Fields of its own.
    Group,
    /// Any number of one kind.
    List(Box<FieldKind>),
    /// Any number of one kind, each under a name.
    Named(Box<FieldKind>),
}

impl FieldKind {
    /// True where it is one value that a page can show as it is.
    #[must_use]
    pub fn is_single(&self) -> bool {
        !matches!(self, Self::Chart | Self::Group | Self::List(_) | Self::Named(_))
    }

    fn said(&self, many: bool) -> String {
        let said = |one: &str, more: &str| if many { more } else { one }.to_owned();
        match self {
            Self::Text => said("text", "texts"),
            Self::Number => said("number", "numbers"),
            Self::Whole => said("whole number", "whole numbers"),
            Self::Pounds => said("pounds", "sums in pounds"),
            Self::Day => said("date", "dates"),
            Self::Time => said("time", "times"),
            Self::YesNo => said("yes or no", "yes or no"),
            Self::OneOf(words) => {
                let words: Vec<String> = words.iter().map(|word| format!("`{word}`")).collect();
                crate::text::or_list(&words)
            }
            Self::Chart => said("chart", "charts"),
            Self::Group => said("group", "groups"),
            Self::List(item) => format!("{} of {}", said("list", "lists"), item.said(true)),
            Self::Named(item) => format!("{} by name", item.said(true)),
        }
    }
}

impl fmt::Display for FieldKind {
    /// In plain words: `date`, `list of groups`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&self.said(false))
    }
}

/// The fields of a report, each before those within it, in the order of the struct.
#[must_use]
pub fn fields_of<T: JsonSchema>() -> Vec<Field> {
    let mut fields = Vec::new();
    within("", &schema_of::<T>(), &mut fields);
    fields
}

/// A report of this type as JSON that says nothing of anybody, for trying a template on.
#[must_use]
pub(super) fn made_up<T: JsonSchema>(as_if: MadeUp) -> Value {
    value(&schema_of::<T>(), as_if)
}

/// Reports that nobody wrote: between them, every field is there and is not, and every yes is a no.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum MadeUp {
    /// Everything is there, and every answer is yes.
    Full,
    /// Everything is there, and every answer is no.
    Denied,
    /// Nothing is there that can be missing.
    Bare,
}

fn schema_of<T: JsonSchema>() -> Value {
    let settings = SchemaSettings::draft2020_12().for_serialize().with(|settings| settings.inline_subschemas = true);
    settings.into_generator().into_root_schema_for::<T>().to_value()
}

/// What a schema is of, as far as the structs of the reports go.
enum Part<'s> {
    Group(Vec<(&'s str, &'s Value)>),
    List(&'s Value),
    Named(&'s Value),
    One(FieldKind),
}

fn part(schema: &Value) -> Part<'_> {
    let schema = not_none(schema);
    match (word(schema, "type"), word(schema, "format")) {
        (Some("object"), Some("chart")) => Part::One(FieldKind::Chart),
        (Some("object"), _) if schema["additionalProperties"].is_object() => {
            Part::Named(&schema["additionalProperties"])
        }
        (Some("object"), _) => Part::Group(properties(schema)),
        (Some("array"), _) => Part::List(&schema["items"]),
        (Some("boolean"), _) => Part::One(FieldKind::YesNo),
        (Some("integer"), _) => Part::One(FieldKind::Whole),
        (Some("number"), Some("pounds")) => Part::One(FieldKind::Pounds),
        (Some("number"), _) => Part::One(FieldKind::Number),
        (_, Some("date")) => Part::One(FieldKind::Day),
        (_, Some("hh:mm")) => Part::One(FieldKind::Time),
        _ => Part::One(words(schema).map_or(FieldKind::Text, FieldKind::OneOf)),
    }
}

/// The schema of what is there, of one that may be none.
fn not_none(schema: &Value) -> &Value {
    let some =
        schema["anyOf"].as_array().and_then(|either| either.iter().find(|one| word(one, "type") != Some("null")));
    some.unwrap_or(schema)
}

/// A keyword's word; of several types the one that is not `null`.
fn word<'s>(schema: &'s Value, keyword: &str) -> Option<&'s str> {
    match &schema[keyword] {
        Value::Array(words) => words.iter().filter_map(Value::as_str).find(|word| *word != "null"),
        one => one.as_str(),
    }
}

fn may_be_none(schema: &Value) -> bool {
    let none = |one: &Value| one.as_str() == Some("null") || one["type"].as_str() == Some("null");
    ["type", "anyOf"].iter().any(|keyword| schema[keyword].as_array().is_some_and(|all| all.iter().any(none)))
}

/// The words of an enumeration.
fn words(schema: &Value) -> Option<Vec<String>> {
    let each = schema["oneOf"].as_array().map(|each| each.iter().map(|one| &one["const"]).collect::<Vec<_>>());
    let each = each.or_else(|| Some(schema["enum"].as_array()?.iter().collect()))?;
    let words = each.into_iter().filter_map(Value::as_str).map(str::to_owned);
    Some(words.collect()).filter(|words: &Vec<String>| !words.is_empty())
}

/// The fields of a struct in its own order, which is that of what is always there.
fn properties(schema: &Value) -> Vec<(&str, &Value)> {
    let order: Vec<&str> = schema["required"].as_array().into_iter().flatten().filter_map(Value::as_str).collect();
    let place = |name: &str| order.iter().position(|known| *known == name).unwrap_or(order.len());
    let all = schema["properties"].as_object().into_iter().flatten();
    let mut properties: Vec<(&str, &Value)> = all.map(|(name, schema)| (name.as_str(), schema)).collect();
    properties.sort_by_key(|(name, _)| place(name));
    properties
}

fn within(path: &str, schema: &Value, fields: &mut Vec<Field>) {
    let Part::Group(properties) = part(schema) else { return };
    let always = |name: &str| schema["required"].as_array().is_some_and(|all| all.iter().any(|one| one == name));
    for (name, schema) in properties {
        let path = if path.is_empty() { name.to_owned() } else { format!("{path}.{name}") };
        let meaning = schema["description"].as_str().unwrap_or_default().replace('\n', " ");
        let may_be_empty = may_be_none(schema) || !always(name);
        fields.push(Field { path: path.clone(), kind: kind(schema), may_be_empty, meaning });
        deeper(path, schema, fields);
    }
}

/// What is within a field.
fn deeper(path: String, schema: &Value, fields: &mut Vec<Field>) {
    match part(schema) {
        Part::Group(_) => within(&path, not_none(schema), fields),
        Part::List(item) => deeper(path + "[]", item, fields),
        Part::Named(item) => {
            let (path, meaning) = (path + ".*", "One of them, by its name.".to_owned());
            fields.push(Field { path: path.clone(), kind: kind(item), may_be_empty: false, meaning });
            deeper(path, item, fields);
        }
        Part::One(_) => {}
    }
}

fn kind(schema: &Value) -> FieldKind {
    match part(schema) {
        Part::Group(_) => FieldKind::Group,
        Part::List(item) => FieldKind::List(Box::new(kind(item))),
        Part::Named(item) => FieldKind::Named(Box::new(kind(item))),
        Part::One(kind) => kind,
    }
}

fn value(schema: &Value, as_if: MadeUp) -> Value {
    let bare = as_if == MadeUp::Bare;
    if bare && may_be_none(schema) {
        return Value::Null;
    }
    match part(schema) {
        Part::Group(properties) => {
            let values = properties.into_iter().map(|(name, schema)| (name.to_owned(), value(schema, as_if)));
            Value::Object(values.collect::<Map<_, _>>())
        }
        Part::List(_) if bare => Value::Array(Vec::new()),
        Part::List(item) => Value::Array(vec![value(item, as_if); 2]),
        Part::Named(_) if bare => Value::Object(Map::new()),
        Part::Named(item) => Value::Object(Map::from_iter([("name".to_owned(), value(item, as_if))])),
        Part::One(FieldKind::Chart) => not_none(schema)["examples"][0].clone(),
        Part::One(kind) => one(&kind, as_if),
    }
}

fn one(kind: &FieldKind, as_if: MadeUp) -> Value {
    match kind {
        FieldKind::Whole => 2.into(),
        FieldKind::Number | FieldKind::Pounds => 0.5.into(),
        FieldKind::Day => "2026-11-23".into(),
        FieldKind::Time => "09:30".into(),
        FieldKind::YesNo => (as_if == MadeUp::Full).into(),
        FieldKind::OneOf(words) => {
            let word = if as_if == MadeUp::Full { words.first() } else { words.last() };
            word.map_or("text", String::as_str).into()
        }
        FieldKind::Text | FieldKind::Chart | FieldKind::Group | FieldKind::List(_) | FieldKind::Named(_) => {
            "text".into()
        }
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use serde::Serialize;

    use super::*;
    use crate::report::{Day, Money};

    /// A page.
    #[derive(JsonSchema, Serialize)]
    struct Page {
        /// When.
        zulu: Option<Day>,
        #[serde(flatten)]
        who: Who,
        /// What it
        /// costs.
        cost: Money,
        /// What was said.
        said: Vec<Said>,
        /// Which of them.
        which: Option<Which>,
        /// How many of each.
        each: BTreeMap<&'static str, usize>,
    }

    #[derive(JsonSchema, Serialize)]
    struct Who {
        /// The name.
        name: String,
    }

    #[derive(JsonSchema, Serialize)]
    struct Said {
        /// True where it was heard.
        heard: bool,
        /// The words.
        words: Vec<&'static str>,
        /// How often.
        #[serde(skip_serializing_if = "Option::is_none")]
        often: Option<usize>,
    }

    #[derive(JsonSchema, Serialize)]
    #[serde(rename_all = "lowercase")]
    #[expect(dead_code, reason = "it is looked at, not made")]
    enum Which {
        /// This.
        This,
        /// That.
        That,
    }

    #[test]
    fn every_field_has_its_path_its_type_and_its_meaning_in_the_order_of_the_struct() {
        let row = |field: Field| {
            format!(
                "{} | {} | {} | {}",
                field.path,
                field.kind,
                if field.may_be_empty { "?" } else { "" },
                field.meaning
            )
        };
        let rows: Vec<String> = fields_of::<Page>().into_iter().map(row).collect();
        assert_eq!(
            rows,
            [
                "zulu | date | ? | When.",
                "name | text |  | The name.",
                "cost | pounds |  | What it costs.",
                "said | list of groups |  | What was said.",
                "said[].heard | yes or no |  | True where it was heard.",
                "said[].words | list of texts |  | The words.",
                "said[].often | whole number | ? | How often.",
                "which | `this` or `that` | ? | Which of them.",
                "each | whole numbers by name |  | How many of each.",
                "each.* | whole number |  | One of them, by its name.",
            ]
        );
    }

    #[test]
    fn what_is_made_up_has_every_field_or_none_that_can_be_missing() {
        let page = |as_if| serde_json::to_string(&made_up::<Page>(as_if)).unwrap();
        assert_eq!(page(MadeUp::Bare), r#"{"cost":0.5,"each":{},"name":"text","said":[],"which":null,"zulu":null}"#);
        let said = r#"{"heard":false,"often":2,"words":["text","text"]}"#;
        assert_eq!(
            page(MadeUp::Denied),
            format!(
                r#"{{"cost":0.5,"each":{{"name":2}},"name":"text","said":[{said},{said}],"which":"that","zulu":"2026-11-23"}}"#
            )
        );
        assert!(page(MadeUp::Full).contains(r#""heard":true"#));
    }
}
