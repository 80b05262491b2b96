use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::Serialize;

use super::MADE_BY;
use super::caseload::LeftOut;
use super::figure::Day;
use super::kind::Kind;
use crate::record::School;

/// The name of its file, without the extension: what opens first where a folder is served.
pub const INDEX_STEM: &str = "index";
/// The wording of an index.
pub const INDEX_TEMPLATE: &str = include_str!("../templates/index.md");

/// What stands in a folder of reports that were made together, for whoever opens it.
#[derive(Clone, Debug, PartialEq, Eq, JsonSchema, Serialize)]
pub struct Index {
    /// The program's name, by which it knows its own files again.
    pub made_by: &'static str,
    /// `index`.
    pub report: &'static str,
    /// The kind of the reports.
    pub of: &'static str,
    /// The day that counts as today.
    pub as_of: Day,
    /// The school.
    pub school: String,
    /// The reports, by pupil.
    pub pages: Vec<IndexPage>,
    /// The pupils whose folder could not be opened, so that they have none.
    pub left_out: Vec<LeftOut>,
}

/// One report of an index.
#[derive(Clone, Debug, PartialEq, Eq, JsonSchema, Serialize)]
pub struct IndexPage {
    /// The pupil's id.
    pub pupil: String,
    /// The pupil's name.
    pub name: String,
    /// The first day of the report.
    pub from: Day,
    /// The last day of the report.
    pub to: Day,
    /// The file, beside the index.
    pub file: String,
    /// How many mistakes in the records it names as left out.
    pub mistakes: usize,
}

impl Index {
    /// The index of these reports of one kind.
    #[must_use]
    pub fn build(school: &School, of: Kind, pages: Vec<IndexPage>, left_out: Vec<LeftOut>, as_of: NaiveDate) -> Self {
        Self {
            made_by: MADE_BY,
            report: "index",
            of: of.word(),
            as_of: Day(as_of),
            school: school.school.as_str().to_owned(),
            pages,
            left_out,
        }
    }
}
