//! A cycle: one round of assess, plan, do and review, mostly a term.

use chrono::NaiveDate;

use super::agreement::{Agreement, Proposal, Refusal, Review};
use super::decode::Row;
use super::encode::Out;
use super::field::{Field, Spec, Table};
use super::liaison::View;
use super::problem::Code;

/// One assess-plan-do-review cycle (SEND Code of Practice 2015, chapter 6).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cycle {
    /// The first day.
    pub from: NaiveDate,
    /// The last day.
    pub to: NaiveDate,
    /// Who proposed it, and when.
    pub proposed: Option<Proposal>,
    /// Who agreed it, when, and who wrote that down.
    pub agreed: Option<Agreement>,
    /// Who did not agree it, when and why.
    pub refused: Option<Refusal>,
    /// What the child, the parents and others said at the start.
    pub view: Vec<View>,
    /// How it was reviewed.
    pub review: Vec<Review>,
}

const FROM: Field<NaiveDate> = Field::new("from", "2026-09-02", "the first day").required();
const TO: Field<NaiveDate> = Field::new("to", "2026-12-18", "the last day").required();
const PROPOSED: Field<Proposal> =
    Field::new("proposed", "{ by = \"jm\", on = 2026-09-08 }", "who proposed it, and when");
const AGREED: Field<Agreement> = Field::new(
    "agreed",
    "{ by = \"as\", on = 2026-09-10, recorded_by = \"jm\" }",
    "who agreed it, when, and who wrote that down",
);
const REFUSED: Field<Refusal> = Field::new(
    "refused",
    "{ by = \"as\", on = 2026-09-09, why = \"Start with fewer words\" }",
    "who did not agree it, when and why",
);
const VIEW: Field<Vec<View>> = Field::new(
    "view",
    "[{ who = \"Mum\", text = \"Reads the cereal box now\" }]",
    "what the child, the parents and others said at the start",
)
.section();
const REVIEW: Field<Vec<Review>> = Field::new("review", "[{ on = 2026-12-15, by = \"as\", result = \"partly\", decision = \"continue\", why = \"Three of four targets moved\" }]", "how it was reviewed").section();

impl Table for Cycle {
    const FIELDS: &'static [&'static dyn Spec] = &[&FROM, &TO, &PROPOSED, &AGREED, &REFUSED, &VIEW, &REVIEW];

    fn read(row: &mut Row<'_, '_>) -> Option<Self> {
        let (from, to, proposed) = (row.required(&FROM), row.required(&TO), row.optional(&PROPOSED));
        let (agreed, refused, view) = (row.optional(&AGREED), row.optional(&REFUSED), row.list(&VIEW));
        let review = row.list(&REVIEW);
        let record = Self { from: from?, to: to?, proposed, agreed, refused, view, review };
        record.consistent(row).then_some(record)
    }

    fn write(&self, out: &mut Out) {
        out.put(&FROM, &self.from);
        out.put(&TO, &self.to);
        out.opt(&PROPOSED, self.proposed.as_ref());
        out.opt(&AGREED, self.agreed.as_ref());
        out.opt(&REFUSED, self.refused.as_ref());
        out.list(&VIEW, &self.view);
        out.list(&REVIEW, &self.review);
    }
}

impl Cycle {
    fn consistent(&self, row: &mut Row<'_, '_>) -> bool {
        if self.to < self.from {
            row.fault(
                &TO,
                Code::CONTRADICTION,
                "the cycle ends before it begins",
                Some("give a day after `from`".to_owned()),
            );
        }
        self.to >= self.from
    }

    /// True when the day lies in it.
    #[must_use]
    pub fn covers(&self, day: NaiveDate) -> bool {
        (self.from..=self.to).contains(&day)
    }
}
