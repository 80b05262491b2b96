//! Typed words, in types that say who may read them.
//!
//! A report for parents takes [`Shared`] and cannot take [`StaffOnly`], which has no conversion to it; a page for cover
//! staff takes [`ForCover`] and cannot take it either.

use super::decode::Reader;
use super::encode;
use super::field::{Given, Kind, Value};
use super::problem::Code;

macro_rules! words {
    ($($name:ident, $about:literal;)*) => {$(
        #[doc = $about]
        #[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
        pub struct $name(Box<str>);

        impl $name {
            /// The words, without white space around them; none where nothing else is there.
            #[must_use]
            pub fn new(text: &str) -> Option<Self> {
                let text = text.trim();
                (!text.is_empty()).then(|| Self(text.into()))
            }

            /// The words as they were typed, for a place that makes them safe to show.
            #[must_use]
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl Value for $name {
            fn kind() -> Kind {
                Kind::Text
            }

            fn read(value: &Given<'_>, reader: &mut Reader<'_>) -> Option<Self> {
                let Some(text) = value.get_ref().as_str() else {
                    return reader.wrong_type(value, &Kind::Text);
                };
                if text.trim().is_empty() {
                    let help = "write something, or take the line out".to_owned();
                    return reader.refuse(value, Code::OUT_OF_RANGE, "there are no words here", Some(help));
                }
                Some(Self(text.into()))
            }

            fn write(&self) -> toml_edit::Value {
                encode::string(&self.0)
            }
        }
    )*};
}

words! {
    Title, "A name or a label: of a person, a target, a provision, a document.";
    StaffOnly, "Words for staff: notes, reasons, questions. Never in a report for home; parents may ask to see them.";
    ForCover, "Words for whoever works with the child, cover staff too: how to be safe, what to do next. Never in a report for home.";
    Shared, "Words written to go home.";
}
