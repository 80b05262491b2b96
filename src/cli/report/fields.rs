//! `keywork report annual-review --fields`: what a form may ask for, from the report's own struct.

use serde_json::{Value, json};

use super::super::exit::Exit;
use super::super::failure::Failure;
use super::super::table::Listed;
use super::super::ui::Ui;
use crate::report::{AnnualReview, Field, FieldKind, fields_of};

/// Lists the placeholders.
///
/// # Errors
/// When they could not be printed.
pub(super) fn list(ui: &mut Ui<'_>) -> Result<Exit, Failure> {
    let fields: Vec<Field> = fields_of::<AnnualReview>().into_iter().filter(is_shown).collect();
    if ui.json {
        let fields: Vec<Value> = fields.iter().map(as_json).collect();
        ui.print(&crate::render::json(&json!({"report": "annual-review", "fields": fields})))?;
        return Ok(Exit::Done);
    }
    let row = |field: &Field| {
        let empty = if field.may_be_empty { "yes" } else { "" };
        let repeats = each_of(field).unwrap_or_default();
        vec![format!("{{{{ {} }}}}", typed(field)), kind(field), repeats, empty.to_owned(), meaning(field)]
    };
    let listed = Listed {
        title: "What a form for the annual review may ask for".to_owned(),
        columns: vec!["placeholder", "type", "repeats for each of", "may be empty", "meaning"],
        rows: fields.iter().map(row).collect(),
        none: "There is nothing to ask for.",
    };
    listed.print(ui)?;
    Ok(Exit::Done)
}

fn as_json(field: &Field) -> Value {
    let each_of = each_of(field);
    json!({
        "field": typed(field), "type": kind(field), "repeats": each_of.is_some(), "each_of": each_of,
        "may_be_empty": field.may_be_empty, "meaning": meaning(field),
    })
}

/// Whether it can stand in a form: a value, or a list of values.
fn is_shown(field: &Field) -> bool {
    match &field.kind {
        _ if field.path.contains('*') => false,
        FieldKind::List(item) => item.is_single(),
        kind => kind.is_single(),
    }
}

/// As it is typed into a form.
fn typed(field: &Field) -> String {
    field.path.replace("[]", "")
}

/// Its type in plain words, and no markdown.
fn kind(field: &Field) -> String {
    field.kind.to_string().replace('`', "")
}

/// What it means, without markdown.
fn meaning(field: &Field) -> String {
    field.meaning.replace('`', "")
}

/// The list for whose items its row or paragraph is repeated.
fn each_of(field: &Field) -> Option<String> {
    field.path.rsplit_once("[]").map(|(list, _)| list.replace("[]", ""))
}

/// The fields as the filling of a form knows them.
#[cfg(feature = "docx")]
pub(super) fn form_fields() -> Vec<crate::render::form::FormField> {
    use crate::render::form::{FormField, Shape};
    fn shape(kind: FieldKind) -> Shape {
        match kind {
            FieldKind::Chart | FieldKind::Group | FieldKind::Named(_) => Shape::Group,
            FieldKind::Day => Shape::Date,
            FieldKind::Pounds => Shape::Pounds,
            FieldKind::YesNo => Shape::YesNo,
            FieldKind::OneOf(words) => Shape::Words(words),
            FieldKind::List(item) => shape(*item),
            FieldKind::Text | FieldKind::Number | FieldKind::Whole | FieldKind::Time => Shape::Plain,
        }
    }
    let as_form = |field: Field| {
        let list = if matches!(field.kind, FieldKind::List(_)) { "[]" } else { "" };
        FormField { path: format!("{}{list}", field.path), shape: shape(field.kind) }
    };
    fields_of::<AnnualReview>().into_iter().map(as_form).collect()
}
