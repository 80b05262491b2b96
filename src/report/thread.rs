//! The thread of a pupil's plan: need, outcome, Section F, provision, target, sessions, review, both ways from one of them.

use std::collections::BTreeSet;

use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::Serialize;

use super::MADE_BY;
use super::figure::Day;
use super::result_line::help_in_words;
use crate::record::agreement::Review;
use crate::record::ehc_plan::{Need, Outcome, SectionF};
use crate::record::result::SessionResult;
use crate::record::words::StaffOnly;
use crate::record::{
    Filed, Named, NeedId, OutcomeId, ProvisionId, Pupil, PupilRecords, RecordPath, SectionFId, Session, Target,
    TargetId,
};

/// The chain from one part of the plan (contract, `thread --json`).
#[derive(Clone, Debug, PartialEq, Eq, JsonSchema, Serialize)]
pub struct Thread {
    /// The program's name.
    pub made_by: &'static str,
    /// What it begins from, `rowan/F1`.
    #[serde(rename = "ref")]
    pub reference: String,
    /// The pupil's name.
    pub name: String,
    /// The day that counts as today.
    pub as_of: Day,
    /// From the need down to the reviews.
    pub chain: Vec<Link>,
    /// What is missing from it, in plain words.
    pub missing: Vec<String>,
}

/// One part of the chain.
#[derive(Clone, Debug, PartialEq, Eq, JsonSchema, Serialize)]
pub struct Link {
    /// `need`, `outcome`, `section-f`, `provision`, `target`, `recommendation`, `assessment`, `session` or `review`.
    pub kind: &'static str,
    /// By what name `keywork thread` knows it.
    #[serde(rename = "ref")]
    pub reference: String,
    /// What it is, in the record's own words.
    pub text: String,
    /// Its file.
    pub file: String,
}

/// The parts of the plan that a chain reaches.
#[derive(Default)]
struct Reached<'a> {
    needs: BTreeSet<&'a str>,
    outcomes: BTreeSet<&'a OutcomeId>,
    lines: BTreeSet<&'a SectionFId>,
    provision: BTreeSet<&'a ProvisionId>,
    targets: BTreeSet<&'a TargetId>,
    sessions: BTreeSet<&'a RecordPath>,
    /// True where the chain begins at or above the sessions' targets, so that all their sessions belong to it.
    all_sessions: bool,
}

impl Thread {
    /// The chain both ways from what is named, as the records stand today.
    #[must_use]
    pub fn of(records: &PupilRecords, named: &Named<'_>, as_of: NaiveDate) -> Self {
        let reached = Reached::from(records, named, as_of);
        let mut thread = Self {
            made_by: MADE_BY,
            reference: reference(records, named.name()),
            name: records.name().to_owned(),
            as_of: Day(as_of),
            chain: Vec::new(),
            missing: Vec::new(),
        };
        thread.plan(records, &reached);
        thread.provision_and_targets(records, &reached);
        thread.advice(records, &reached, as_of);
        thread.sessions(records, &reached, as_of);
        thread.reviews(records, &reached, as_of);
        thread
    }

    fn link(&mut self, records: &PupilRecords, kind: &'static str, name: &str, text: &str, file: &RecordPath) {
        let (reference, text, file) = (reference(records, name), text.trim().to_owned(), file.to_string());
        self.chain.push(Link { kind, reference, text, file });
    }

    fn plan(&mut self, records: &PupilRecords, reached: &Reached<'_>) {
        let Some(filed) = &records.pupil else {
            self.missing
                .push("pupil.toml could not be read, so needs, outcomes and Section F are not known".to_owned());
            return;
        };
        for need in filed.record.need.iter().filter(|need| reached.needs.contains(need.id.as_str())) {
            self.link(records, "need", need.id.as_str(), need.text.as_str(), &filed.path);
        }
        for outcome in filed.record.outcome.iter().filter(|outcome| reached.outcomes.contains(&outcome.id)) {
            self.link(records, "outcome", outcome.id.as_str(), outcome.text.as_str(), &filed.path);
            let toward = |target: &Filed<Target>| target.record.outcome.as_ref() == Some(&outcome.id);
            if !records.targets.values().any(toward) {
                self.missing.push(format!("no target is toward {}", outcome.id));
            }
        }
        for line in filed.record.section_f.iter().filter(|line| reached.lines.contains(&line.id)) {
            self.link(records, "section-f", line.id.as_str(), line.text.as_str(), &filed.path);
            if !records.provision.values().any(|given| given.record.meets.contains(&line.id)) {
                self.missing.push(format!("no provision meets {}", line.id));
            }
        }
    }

    fn provision_and_targets(&mut self, records: &PupilRecords, reached: &Reached<'_>) {
        for (id, filed) in records.provision.iter().filter(|(id, _)| reached.provision.contains(id)) {
            self.link(records, "provision", id.as_str(), filed.record.what.as_str(), &filed.path);
            if filed.record.meets.is_empty() {
                self.missing.push(format!("provision {id} meets no line of Section F"));
            }
        }
        for (id, filed) in records.targets.iter().filter(|(id, _)| reached.targets.contains(id)) {
            self.link(records, "target", id.as_str(), filed.record.title.as_str(), &filed.path);
            if filed.record.outcome.is_none() {
                self.missing.push(format!("target {id} is toward no outcome"));
            }
        }
    }

    fn advice(&mut self, records: &PupilRecords, reached: &Reached<'_>, as_of: NaiveDate) {
        let is_reached = |outcome: &Option<OutcomeId>| outcome.as_ref().is_some_and(|id| reached.outcomes.contains(id));
        for filed in records.recommendations.iter().filter(|filed| filed.record.date <= as_of) {
            let advised = &filed.record;
            if is_reached(&advised.outcome) {
                let points: Vec<&str> = advised.text.iter().map(StaffOnly::as_str).collect();
                let text = format!("{}, {}: {}", advised.from.as_str(), advised.role.as_str(), points.join("; "));
                self.link(records, "recommendation", filed.path.stem(), &text, &filed.path);
            }
        }
        for filed in records.assessments.iter().filter(|filed| filed.record.date <= as_of) {
            if is_reached(&filed.record.outcome) {
                let text = format!("{}, {}", filed.record.tool.as_str(), day(filed.record.date));
                self.link(records, "assessment", filed.path.stem(), &text, &filed.path);
            }
        }
    }

    fn sessions(&mut self, records: &PupilRecords, reached: &Reached<'_>, as_of: NaiveDate) {
        for filed in records.sessions.iter().filter(|filed| filed.record.date <= as_of) {
            if reached.sessions.contains(&filed.path) {
                self.link(records, "session", filed.path.stem(), &say_session(filed), &filed.path);
            }
        }
    }

    fn reviews(&mut self, records: &PupilRecords, reached: &Reached<'_>, as_of: NaiveDate) {
        for (id, filed) in records.targets.iter().filter(|(id, _)| reached.targets.contains(id)) {
            for review in filed.record.review.iter().filter(|review| review.on <= as_of) {
                let text = say_review(review);
                self.link(records, "review", id.as_str(), &text, &filed.path);
            }
        }
    }
}

impl<'a> Reached<'a> {
    fn from(records: &'a PupilRecords, named: &Named<'a>, as_of: NaiveDate) -> Self {
        let mut reached = Self { all_sessions: true, ..Self::default() };
        match *named {
            Named::Need(_, need) => reached.below_need(records, need),
            Named::Outcome(_, outcome) => reached.below_outcome(records, outcome),
            Named::SectionF(_, line) => reached.below_line(records, line),
            Named::Provision(id, _) => reached.below_provision(records, id),
            Named::Target(id, _) => {
                reached.targets.insert(id);
            }
            Named::Session(filed) => reached.of_session(filed),
            Named::Recommendation(filed) => reached.outcomes.extend(&filed.record.outcome),
            Named::Assessment(filed) => reached.outcomes.extend(&filed.record.outcome),
            Named::Pupil(filed) => {
                for need in &filed.record.need {
                    reached.below_need(records, need);
                }
                for outcome in &filed.record.outcome {
                    reached.below_outcome(records, outcome);
                }
            }
            Named::Cycle(..) | Named::Observation(_) | Named::Contact(_) | Named::Meeting(_) => {}
        }
        if reached.all_sessions {
            reached.add_sessions(records, as_of);
        }
        reached.above(records);
        reached
    }

    fn below_need(&mut self, records: &'a PupilRecords, need: &'a Need) {
        self.needs.insert(need.id.as_str());
        for line in lines(records).filter(|line| line.needs.contains(&need.id)) {
            self.below_line(records, line);
        }
    }

    fn below_outcome(&mut self, records: &'a PupilRecords, outcome: &'a Outcome) {
        self.outcomes.insert(&outcome.id);
        for line in lines(records).filter(|line| line.outcomes.contains(&outcome.id)) {
            self.below_line(records, line);
        }
        let toward = records.targets.iter().filter(|(_, filed)| filed.record.outcome.as_ref() == Some(&outcome.id));
        for (id, filed) in toward {
            self.targets.insert(id);
            self.provision.extend(&filed.record.provision);
        }
    }

    fn below_line(&mut self, records: &'a PupilRecords, line: &'a SectionF) {
        self.lines.insert(&line.id);
        for (id, _) in records.provision.iter().filter(|(_, filed)| filed.record.meets.contains(&line.id)) {
            self.below_provision(records, id);
        }
    }

    /// Its targets, and those that were worked on in its sessions.
    fn below_provision(&mut self, records: &'a PupilRecords, id: &'a ProvisionId) {
        self.provision.insert(id);
        let taught = records.targets.iter().filter(|(_, filed)| filed.record.provision.as_ref() == Some(id));
        self.targets.extend(taught.map(|(id, _)| id));
        let sessions = records.sessions.iter().filter(|filed| filed.record.provision.as_ref() == Some(id));
        for filed in sessions {
            let worked_on = filed.record.result.iter().map(|result| &result.target);
            self.targets.extend(worked_on.filter(|target| records.targets.contains_key(*target)));
        }
    }

    fn of_session(&mut self, filed: &'a Filed<Session>) {
        self.all_sessions = false;
        self.sessions.insert(&filed.path);
        self.targets.extend(filed.record.result.iter().map(|result| &result.target));
        self.provision.extend(&filed.record.provision);
    }

    fn add_sessions(&mut self, records: &'a PupilRecords, as_of: NaiveDate) {
        for filed in records.sessions.iter().filter(|filed| filed.record.date <= as_of) {
            let session = &filed.record;
            let of_target = session.result.iter().any(|result| self.targets.contains(&result.target));
            let of_provision = session.provision.as_ref().is_some_and(|id| self.provision.contains(id));
            if of_target || of_provision {
                self.sessions.insert(&filed.path);
            }
        }
    }

    /// From the targets up: their provision and outcome, the lines of Section F that the provision meets, their needs.
    /// Where the chain began at one of these, the others of its kind are no part of it.
    fn above(&mut self, records: &'a PupilRecords) {
        let from_an_outcome = !self.outcomes.is_empty();
        let from_a_need = !self.needs.is_empty();
        for (_, filed) in records.targets.iter().filter(|(id, _)| self.targets.contains(id)) {
            self.provision.extend(&filed.record.provision);
            self.outcomes.extend(filed.record.outcome.iter().filter(|_| !from_an_outcome));
        }
        for (_, filed) in records.provision.iter().filter(|(id, _)| self.provision.contains(id)) {
            let meets = &filed.record.meets;
            if !meets.iter().any(|line| self.lines.contains(line)) {
                self.lines.extend(meets);
            }
        }
        for line in lines(records).filter(|line| self.lines.contains(&line.id)) {
            self.needs.extend(line.needs.iter().map(NeedId::as_str).filter(|_| !from_a_need));
            self.outcomes.extend(line.outcomes.iter().filter(|_| !from_an_outcome));
        }
    }
}

fn lines(records: &PupilRecords) -> impl Iterator<Item = &SectionF> {
    records.pupil.iter().flat_map(|filed: &Filed<Pupil>| &filed.record.section_f)
}

fn reference(records: &PupilRecords, name: &str) -> String {
    format!("{}/{name}", records.id)
}

/// `Mon 23 Nov 09:30: cvc-words 8/10; asks-for-help 3`, or why it was missed.
fn say_session(filed: &Filed<Session>) -> String {
    let session = &filed.record;
    let at = session.start.map(|start| format!(" {}", start.format("%H:%M"))).unwrap_or_default();
    let what = match session.missed {
        Some(reason) => format!("missed, {}", reason.word()),
        None if session.is_only_prepared() => "prepared".to_owned(),
        None => {
            let say = |result: &SessionResult| {
                let help = result.result.help.as_ref().map(|help| format!(" ({})", help_in_words(help)));
                format!("{} {}{}", result.target, result.result.say(), help.unwrap_or_default())
            };
            let results: Vec<String> = session.result.iter().map(say).collect();
            if results.is_empty() { "given".to_owned() } else { results.join("; ") }
        }
    };
    format!("{}{at}: {what}", day(session.date))
}

/// `Mon 23 Nov 2026`: a thread runs over years.
fn day(date: NaiveDate) -> String {
    date.format("%a %-d %b %Y").to_string()
}

/// `15 December: met, end: three sessions at 80%`.
fn say_review(review: &Review) -> String {
    format!("{}: {}, {}: {}", day(review.on), review.result.word(), review.decision.word(), review.why.as_str())
}
