use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::Serialize;

use super::agreed::Agreed;
use super::figure::{Day, Source};
use super::select::is_known_provision;
use crate::progress::Progress;
use crate::record::agreement::Verdict;
use crate::record::target::Change;
use crate::record::{PupilRecords, School};

/// Something that a teacher has to decide.
#[derive(Clone, Debug, PartialEq, Eq, JsonSchema, Serialize)]
pub struct Decision {
    /// `agree-cycle`, `agree-provision`, `agree-target`, `agree-change`, or the status of a target.
    pub kind: &'static str,
    /// What it is about, in the plan's words.
    pub about: String,
    /// What there is to decide and why, in a sentence.
    pub what: String,
    /// The file that it is about.
    pub file: String,
    /// The records that it rests on.
    pub because_of: Vec<Source>,
}

/// All that waits for the teacher today: what is proposed, and targets whose status asks for a decision.
pub(super) fn waiting(
    school: &School,
    records: &PupilRecords,
    targets: &[Progress<'_>],
    as_of: NaiveDate,
) -> Vec<Decision> {
    let mut decisions = cycles(school, records, as_of);
    decisions.extend(provision(school, records, as_of));
    for progress in targets {
        decisions.extend(by_status(progress));
        decisions.extend(to_agree(school, progress, as_of));
    }
    decisions
}

fn decision(kind: &'static str, about: impl Into<String>, what: String, file: &crate::record::RecordPath) -> Decision {
    Decision { kind, about: about.into(), what, file: file.to_string(), because_of: Vec::new() }
}

/// The cycles that are not over and that nobody has agreed.
fn cycles(school: &School, records: &PupilRecords, as_of: NaiveDate) -> Vec<Decision> {
    let open = records.cycles.iter().filter(|(_, cycle)| cycle.record.to >= as_of);
    let waiting = open.filter_map(|(id, cycle)| {
        let agreed = Agreed::cycle(school, &cycle.record, as_of);
        let what = format!("agree the cycle, or say why not: it is {}", agreed.said);
        agreed.is_waiting().then(|| decision("agree-cycle", format!("Cycle {id}"), what, &cycle.path))
    });
    waiting.collect()
}

/// What is proposed; provision that says nothing of a proposal is simply timetabled.
fn provision(school: &School, records: &PupilRecords, as_of: NaiveDate) -> Vec<Decision> {
    let open = records
        .provision
        .values()
        .filter(|filed| is_known_provision(&filed.record, as_of) && filed.record.to.is_none_or(|to| to >= as_of));
    let waiting = open.filter_map(|filed| {
        let agreed = Agreed::provision(school, &filed.record, as_of);
        let what = format!("agree the provision, or say why not: it is {}", agreed.said);
        (agreed.state == "proposed").then(|| decision("agree-provision", filed.record.what.as_str(), what, &filed.path))
    });
    waiting.collect()
}

fn by_status(progress: &Progress<'_>) -> Option<Decision> {
    let status = &progress.status;
    let ask = match status.verdict() {
        Verdict::Met => "review it, and say what comes next",
        Verdict::KeptUp if !reviewed_since_met(progress) => "review it, and say what comes next",
        Verdict::Overdue => "review it: a new date, a change, or an end",
        Verdict::AtRisk | Verdict::NoProgress | Verdict::GoingBack => "decide on a change",
        Verdict::NotKeptUp => "decide whether to teach it again",
        _ => return None,
    };
    let what = format!("{}: {}; {ask}", status.verdict(), status.because());
    let mut decision = decision(status.verdict().word(), title(progress), what, &progress.target.path);
    let points = progress.series.points.iter().filter(|point| status.evidence().contains(point.path));
    decision.because_of =
        points.map(|point| Source { date: Some(Day(point.date)), file: point.path.to_string() }).collect();
    Some(decision)
}

fn reviewed_since_met(progress: &Progress<'_>) -> bool {
    progress.target.record.review.iter().any(|review| Some(review.on) >= progress.met_on)
}

fn to_agree(school: &School, progress: &Progress<'_>, as_of: NaiveDate) -> Vec<Decision> {
    let target = &progress.target.record;
    if progress.status.verdict() == Verdict::Ended {
        return Vec::new();
    }
    let mut decisions = Vec::new();
    let agreed = Agreed::target(school, target, as_of);
    if agreed.is_waiting() {
        let what = format!("agree the target, or say why not: it is {}", agreed.said);
        decisions.push(decision("agree-target", title(progress), what, &progress.target.path));
    }
    let proposed = target.change.iter().filter(|change| Agreed::change(school, change, as_of).is_waiting());
    decisions.extend(proposed.map(|change| {
        let what = format!("agree a change, or say why not: {}", say_change(school, change, as_of));
        decision("agree-change", title(progress), what, &progress.target.path)
    }));
    decisions
}

/// `"Sound buttons" from 5 October, because it was under the aim line; proposed by J. Marsh, not agreed`.
fn say_change(school: &School, change: &Change, as_of: NaiveDate) -> String {
    let day = crate::calendar::say::within(change.on, as_of);
    let (what, why) = (change.what.as_str(), change.why.as_str().trim_end_matches('.'));
    format!(
        "\u{201c}{what}\u{201d} from {day}, because \u{201c}{why}\u{201d}; {}",
        Agreed::change(school, change, as_of).said
    )
}

fn title(progress: &Progress<'_>) -> String {
    progress.target.record.title.as_str().to_owned()
}
