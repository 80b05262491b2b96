//! What each figure is in JSON, for the table of a report's fields.

use std::borrow::Cow;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};

use super::{Day, Money, Number, Precise, Time, Typed};

/// A figure is one value, so its schema stands where it is used.
macro_rules! is_in_json {
    ($figure:ident, $schema:tt) => {
        impl JsonSchema for $figure {
            fn inline_schema() -> bool {
                true
            }

            fn schema_name() -> Cow<'static, str> {
                stringify!($figure).into()
            }

            fn json_schema(_: &mut SchemaGenerator) -> Schema {
                json_schema!($schema)
            }
        }
    };
}

is_in_json!(Day, { "type": "string", "format": "date" });
is_in_json!(Time, { "type": "string", "format": "hh:mm" });
is_in_json!(Number, { "type": "number" });
is_in_json!(Precise, { "type": ["number", "null"] });
is_in_json!(Money, { "type": "number", "format": "pounds" });
is_in_json!(Typed, { "type": "number" });
