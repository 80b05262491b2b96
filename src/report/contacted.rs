use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::Serialize;

use super::figure::Day;
use super::said::Said;
use crate::record::liaison::Action;
use crate::record::{Contact, Filed, School};

/// Something told to or heard from somebody.
#[derive(Clone, Debug, PartialEq, Eq, JsonSchema, Serialize)]
pub struct Contacted {
    /// What was said.
    #[serde(flatten)]
    pub note: Said,
    /// With whom.
    pub with: String,
    /// How.
    pub how: String,
    /// What was agreed.
    pub agreed: Option<String>,
    /// What somebody undertook to do.
    pub actions: Vec<ActionLine>,
}

/// What somebody undertook to do.
#[derive(Clone, Debug, PartialEq, Eq, JsonSchema, Serialize)]
pub struct ActionLine {
    /// Who.
    pub owner: String,
    /// By when.
    pub by: Day,
    /// What.
    pub text: String,
    /// When it was done.
    pub done_on: Option<Day>,
}

impl Contacted {
    /// The contact as it is known today.
    #[must_use]
    pub fn of(school: &School, filed: &Filed<Contact>, as_of: NaiveDate) -> Self {
        let contact = &filed.record;
        Self {
            note: Said::of(school, filed, contact.note.as_str()),
            with: contact.with_.as_str().to_owned(),
            how: contact.how.word().replace('-', " "),
            agreed: contact.agreed.as_ref().map(|agreed| agreed.as_str().to_owned()),
            actions: contact.action.iter().map(|action| ActionLine::of(school, action, as_of)).collect(),
        }
    }
}

impl ActionLine {
    /// The owner is a member of staff by id, or anybody by name.
    pub(super) fn of(school: &School, action: &Action, as_of: NaiveDate) -> Self {
        let done = action.done.as_ref().filter(|done| done.on <= as_of);
        Self {
            owner: school.name_for(&action.owner).to_owned(),
            by: Day(action.by),
            text: action.text.as_str().to_owned(),
            done_on: done.map(|done| Day(done.on)),
        }
    }
}
