//! What is left for somebody to write by hand.

use std::fmt;

use super::ask::Test;
use super::field::Path;
use crate::text;

/// A field that a form asks for and of which there is nothing to write.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Unfilled {
    /// There is nothing of it anywhere.
    Empty(String),
    /// Some of the items that the form lists have nothing.
    InSome(String),
    /// It holds what none of its boxes is for.
    NoBox {
        /// The field.
        field: String,
        /// What it holds.
        holds: String,
    },
}

impl fmt::Display for Unfilled {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Empty(field) => write!(f, "{field}"),
            Self::InSome(field) => write!(f, "{field} (in some rows)"),
            Self::NoBox { field, holds } => {
                write!(f, "{field} (no box for \u{201c}{}\u{201d})", text::clean_line(holds))
            }
        }
    }
}

/// What came of each field, in the order of the form.
#[derive(Default)]
pub(super) struct Tally {
    /// How often anything was asked for.
    pub(super) asked: usize,
    fields: Vec<Came>,
    boxes: Vec<Boxes>,
}

struct Came {
    field: String,
    filled: usize,
    empty: usize,
}

struct Boxes {
    field: String,
    compared: bool,
    ticked: bool,
    holds: String,
}

impl Tally {
    /// A field that was filled with something or nothing; one that was not wanted there counts for neither.
    pub(super) fn field(&mut self, path: &Path, something: Option<bool>) {
        self.asked += 1;
        let Some(something) = something else { return };
        let field = path.typed();
        if !self.fields.iter().any(|came| came.field == field) {
            self.fields.push(Came { field: field.clone(), filled: 0, empty: 0 });
        }
        for came in self.fields.iter_mut().filter(|came| came.field == field) {
            came.filled += usize::from(something);
            came.empty += usize::from(!something);
        }
    }

    /// A box that was ticked or not.
    pub(super) fn tick(&mut self, test: &Test, ticked: bool, holds: &str) {
        self.asked += 1;
        let field = test.path.typed();
        match self.boxes.iter_mut().find(|boxes| boxes.field == field) {
            Some(boxes) => boxes.ticked |= ticked,
            None => self.boxes.push(Boxes { field, compared: test.word.is_some(), ticked, holds: holds.to_owned() }),
        }
    }

    /// What is left to write by hand.
    pub(super) fn unfilled(self) -> Vec<Unfilled> {
        let fields = self.fields.into_iter().filter(|came| came.empty > 0);
        let fields = fields.map(|came| match came.filled {
            0 => Unfilled::Empty(came.field),
            _ => Unfilled::InSome(came.field),
        });
        let boxes = self.boxes.into_iter().filter(|boxes| boxes.compared && !boxes.ticked);
        let boxes = boxes.map(|boxes| match boxes.holds.as_str() {
            "" => Unfilled::Empty(boxes.field),
            _ => Unfilled::NoBox { field: boxes.field, holds: boxes.holds },
        });
        fields.chain(boxes).collect()
    }
}
