//! What the report of each kind has for its template.

use serde_json::Value;

use super::Kind;
use crate::report::fields::{Field, MadeUp, fields_of, made_up};
use crate::report::{AnnualReview, Caseload, Cover, DayReport, Home, ProvisionMap, TermReport, Weekly};

/// Calls a function of a type with the struct of a kind.
macro_rules! with_struct {
    ($kind:expr, $function:ident($($argument:expr)?)) => {
        match $kind {
            Kind::Day => $function::<DayReport>($($argument)?),
            Kind::Weekly => $function::<Weekly>($($argument)?),
            Kind::Home => $function::<Home>($($argument)?),
            Kind::Term => $function::<TermReport>($($argument)?),
            Kind::AnnualReview => $function::<AnnualReview>($($argument)?),
            Kind::Cover => $function::<Cover>($($argument)?),
            Kind::Provision => $function::<ProvisionMap>($($argument)?),
            Kind::Caseload => $function::<Caseload>($($argument)?),
        }
    };
}

impl Kind {
    /// The fields that its template may use.
    #[must_use]
    pub fn fields(self) -> Vec<Field> {
        with_struct!(self, fields_of())
    }

    /// Reports of this kind on nobody, to try a template on: with everything, with every answer no, with nothing.
    #[must_use]
    pub fn made_up(self) -> [Value; 3] {
        [MadeUp::Full, MadeUp::Denied, MadeUp::Bare].map(|as_if| with_struct!(self, made_up(as_if)))
    }
}
