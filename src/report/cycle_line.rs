use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::Serialize;

use super::agreed::Agreed;
use super::figure::Day;
use crate::calendar::say;
use crate::record::agreement::{Decision, Review, ReviewResult};
use crate::record::liaison::View;
use crate::record::{Cycle, CycleId, Filed, PupilRecords, School};

/// A cycle.
#[derive(Clone, Debug, PartialEq, Eq, JsonSchema, Serialize)]
pub struct CycleLine {
    /// Its id.
    pub cycle: String,
    /// Its file.
    pub file: String,
    /// The first day.
    pub from: Day,
    /// The last day.
    pub to: Day,
    /// Who agreed it.
    pub agreement: Agreed,
    /// What the child, the parents and others said.
    pub views: Vec<ViewLine>,
    /// How it was reviewed, in a sentence.
    pub review: Option<String>,
}

/// What somebody said.
#[derive(Clone, Debug, PartialEq, Eq, JsonSchema, Serialize)]
pub struct ViewLine {
    /// Who.
    pub who: String,
    /// The words.
    pub text: String,
}

/// The cycles of today; where there is none, the next to begin.
pub(super) fn cycles(school: &School, records: &PupilRecords, as_of: NaiveDate) -> Vec<CycleLine> {
    let not_over = || records.cycles.iter().filter(|(_, cycle)| cycle.record.to >= as_of);
    let mut chosen: Vec<_> = not_over().filter(|(_, cycle)| cycle.record.from <= as_of).collect();
    if chosen.is_empty() {
        chosen.extend(not_over().min_by_key(|(_, cycle)| cycle.record.from));
    }
    chosen.sort_by_key(|(id, cycle)| (cycle.record.from, *id));
    chosen.into_iter().map(|(id, cycle)| CycleLine::of(school, id, cycle, as_of)).collect()
}

impl CycleLine {
    fn of(school: &School, id: &CycleId, filed: &Filed<Cycle>, as_of: NaiveDate) -> Self {
        let cycle = &filed.record;
        let said = cycle.view.iter().filter(|view| view.on.is_none_or(|on| on <= as_of));
        Self {
            cycle: id.to_string(),
            file: filed.path.to_string(),
            from: Day(cycle.from),
            to: Day(cycle.to),
            agreement: Agreed::cycle(school, cycle, as_of),
            views: said.map(ViewLine::of).collect(),
            review: last_review(school, &cycle.review, as_of),
        }
    }
}

impl ViewLine {
    pub(super) fn of(view: &View) -> Self {
        Self { who: view.who.as_str().to_owned(), text: view.text.as_str().to_owned() }
    }
}

/// `15 December by J. Marsh: met in part, goes on, because …`
pub(super) fn last_review(school: &School, reviews: &[Review], as_of: NaiveDate) -> Option<String> {
    let review = reviews.iter().filter(|review| review.on <= as_of).max_by_key(|review| review.on)?;
    let (day, who) = (say::within(review.on, as_of), school.name_of(&review.by));
    let (result, follows) = (result_in_words(review.result), decision_in_words(review.decision));
    Some(format!("{day} by {who}: {result}, {follows}, because \u{201c}{}\u{201d}", review.why.as_str()))
}

/// How far it got, within a sentence.
pub(super) fn result_in_words(result: ReviewResult) -> &'static str {
    match result {
        ReviewResult::Met => "met",
        ReviewResult::Partly => "met in part",
        ReviewResult::NotMet => "not met",
    }
}

/// What follows, within a sentence.
pub(super) fn decision_in_words(decision: Decision) -> &'static str {
    match decision {
        Decision::Continue => "goes on",
        Decision::Change => "is to change",
        Decision::End => "has ended",
        Decision::SeekAdvice => "advice is sought",
    }
}
