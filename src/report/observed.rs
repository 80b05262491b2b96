use schemars::JsonSchema;
use serde::Serialize;

use super::figure::{Day, Number, Time};
use crate::calendar::say;
use crate::record::observation::{ObservationKind, ParentTold, ParentWithheld};
use crate::record::words::{StaffOnly, Title};
use crate::record::{Filed, Observation, School, StaffId};

/// An observation in its own words.
#[derive(Clone, Debug, PartialEq, JsonSchema, Serialize)]
pub struct Observed {
    /// The day.
    pub date: Day,
    /// When.
    pub start: Option<Time>,
    /// The file.
    pub file: String,
    /// What kind, in words.
    pub kind: &'static str,
    /// The name of the observation that it adds to.
    pub adds: Option<String>,
    /// Who saw it.
    pub by: String,
    /// Where.
    pub place: Option<String>,
    /// How many minutes.
    pub minutes: Option<i64>,
    /// How strong, 1 to 5.
    pub intensity: Option<i64>,
    /// Well-being, 1 to 5.
    pub wellbeing: Option<Number>,
    /// Involvement, 1 to 5.
    pub involvement: Option<Number>,
    /// What was written, each with what it is.
    pub words: Vec<Labelled>,
}

/// A text with what it is.
#[derive(Clone, Debug, PartialEq, Eq, JsonSchema, Serialize)]
pub struct Labelled {
    /// What it is.
    pub label: &'static str,
    /// The words.
    pub text: String,
}

impl Observed {
    /// The observation; what it shares or asks stands with what the sessions share and ask.
    #[must_use]
    pub fn of(school: &School, filed: &Filed<Observation>) -> Self {
        let seen = &filed.record;
        let title = |title: &Title| title.as_str().to_owned();
        Self {
            date: Day(seen.date),
            start: seen.start.map(Time),
            file: filed.path.to_string(),
            kind: seen.kind.map_or("addition", ObservationKind::in_words),
            adds: seen.adds.as_ref().map(title),
            by: school.name_of(&seen.staff).to_owned(),
            place: seen.place.as_ref().map(title),
            minutes: seen.minutes.map(crate::record::Minutes::get),
            intensity: seen.intensity.map(crate::record::quantity::Whole::get),
            wellbeing: seen.wellbeing.map(Number::from),
            involvement: seen.involvement.map(Number::from),
            words: words(school, seen),
        }
    }
}

fn words(school: &School, seen: &Observation) -> Vec<Labelled> {
    let staff = |words: &Option<StaffOnly>| words.as_ref().map(|words| words.as_str().to_owned());
    let involved = names(school, &seen.staff_involved);
    let parts = [
        ("type", seen.type_.as_ref().map(|title| title.as_str().to_owned())),
        ("before", staff(&seen.before)),
        ("behaviour", staff(&seen.behaviour)),
        ("after", staff(&seen.after)),
        ("communicating", staff(&seen.communicating)),
        ("what helped", staff(&seen.helped)),
        ("in the child's own words", staff(&seen.said)),
        ("said with", seen.method.map(|method| method.in_words().to_owned())),
        ("interpreted by", seen.interpreted_by.as_ref().map(|who| school.name_of(who).to_owned())),
        ("why it was needed", staff(&seen.reason)),
        ("staff involved", (!involved.is_empty()).then(|| crate::text::and_list(&involved))),
        ("injuries", staff(&seen.injury)),
        ("parents told", parents(&seen.parent_told)),
        ("a parent was not told", seen.parent_withheld.as_ref().map(withheld)),
        ("note", staff(&seen.note)),
    ];
    parts.into_iter().filter_map(|(label, text)| Some(Labelled { label, text: text? })).collect()
}

fn names(school: &School, staff: &[StaffId]) -> Vec<String> {
    staff.iter().map(|staff| school.name_of(staff).to_owned()).collect()
}

/// Each parent with how and when; none where nobody was told.
fn parents(told: &[ParentTold]) -> Option<String> {
    let told: Vec<String> = told.iter().map(ParentTold::say).collect();
    (!told.is_empty()).then(|| told.join("; "))
}

fn withheld(withheld: &ParentWithheld) -> String {
    let authority = withheld.authority_told.map(|day| format!("; the authority was told on {}", say::long(day)));
    format!("{}{}", withheld.why.as_str(), authority.unwrap_or_default())
}
