use std::borrow::Cow;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};

use super::{Axis, Chart, SingleCase};

/// A template shows a chart whole, so the table of a report's fields has one line of it. The example is of nobody.
impl JsonSchema for Chart {
    fn inline_schema() -> bool {
        true
    }

    fn schema_name() -> Cow<'static, str> {
        "Chart".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        let axis = Axis { label: "%".to_owned(), foot: 0.0, top: 100.0, ticks: Vec::new() };
        let example = Self::SingleCase(SingleCase {
            name: "target-example".to_owned(),
            title: "An example".to_owned(),
            description: "Nothing yet.".to_owned(),
            axis,
            slots: Vec::new(),
            phases: Vec::new(),
            goal: None,
            proposed: Vec::new(),
        });
        json_schema!({ "type": "object", "format": "chart", "examples": [example] })
    }
}
