use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::Serialize;

use super::super::contacted::ActionLine;
use super::super::due::DueItem;
use super::super::figure::{Day, Time};
use super::Stage;
use crate::calendar::statutory::What;
use crate::record::meeting::{MeetingKind, Recommend, StepKind};
use crate::record::{Filed, Meeting, PupilRecords, School};

/// The meeting of this annual review, and the steps around it.
#[derive(Clone, Debug, PartialEq, Eq, JsonSchema, Serialize)]
pub struct ReviewMeeting {
    /// The day.
    pub date: Day,
    /// When.
    pub start: Option<Time>,
    /// The file.
    pub file: String,
    /// True on its day and after it.
    pub held: bool,
    /// Who was invited.
    pub invited: Vec<InvitedPerson>,
    /// Who came and was not invited by name.
    pub also_came: Vec<String>,
    /// Each step, done or not.
    pub steps: Vec<StepLine>,
    /// What was decided.
    pub decisions: Vec<String>,
    /// `maintain`, `amend` or `cease`.
    pub recommend: Option<&'static str>,
    /// The sections that should change.
    pub sections: Vec<String>,
    /// A difference of view.
    pub difference: Option<String>,
    /// What somebody undertook to do.
    pub actions: Vec<ActionLine>,
}

/// Somebody who was invited.
#[derive(Clone, Debug, PartialEq, Eq, JsonSchema, Serialize)]
pub struct InvitedPerson {
    /// What they are.
    pub role: String,
    /// Who.
    pub name: String,
    /// Whether they came; none while that is not known.
    pub came: Option<bool>,
}

/// A step around the meeting.
#[derive(Clone, Debug, PartialEq, Eq, JsonSchema, Serialize)]
pub struct StepLine {
    /// `invited`, `advice-sent`, `report-sent`, `decision`, `notice` or `final`.
    pub step: &'static str,
    /// What it is, for a page.
    pub said: &'static str,
    /// When it was done.
    pub on: Option<Day>,
    /// By when it is to be done, while it is not.
    pub by: Option<Day>,
}

/// The meeting that counts and the stage: with nothing said, advice for the nearest meeting ahead, else the report on
/// the latest that was held since the plan was last reviewed. A meeting of today is held.
pub(super) fn choose(
    records: &PupilRecords,
    reviewed: Option<NaiveDate>,
    stage: Option<Stage>,
    as_of: NaiveDate,
) -> (Stage, Option<&Filed<Meeting>>) {
    let all = || records.meetings.iter().filter(|filed| filed.record.kind == MeetingKind::AnnualReview);
    let key = |filed: &&Filed<Meeting>| (filed.record.date, filed.record.start);
    let ahead = all().filter(|filed| filed.record.date > as_of).min_by_key(key);
    let since = |day: NaiveDate| reviewed.is_none_or(|reviewed| day > reviewed);
    let held = all().filter(|filed| filed.record.date <= as_of && since(filed.record.date)).max_by_key(key);
    match stage {
        Some(Stage::Report) => (Stage::Report, held.or(ahead)),
        Some(Stage::Advice) => (Stage::Advice, ahead.or(held)),
        None if ahead.is_none() && held.is_some() => (Stage::Report, held),
        None => (Stage::Advice, ahead),
    }
}

impl ReviewMeeting {
    /// The meeting as it is known today; before it, and in the advice for it, nothing of what was said in it.
    pub(super) fn of(school: &School, filed: &Filed<Meeting>, stage: Stage, due: &[DueItem], as_of: NaiveDate) -> Self {
        let (meeting, held) = (&filed.record, filed.record.date <= as_of);
        let told = held && stage == Stage::Report;
        let attended: Vec<&str> = meeting.attended.iter().map(|who| school.name_for(who)).collect();
        let known = told && !attended.is_empty();
        let came = |name: &str| attended.iter().any(|who| same(who, name));
        let invited: Vec<InvitedPerson> = meeting
            .invited
            .iter()
            .map(|invited| InvitedPerson {
                role: invited.role.as_str().replace('-', " "),
                name: school.name_for(&invited.name).to_owned(),
                came: known.then(|| came(school.name_for(&invited.name))),
            })
            .collect();
        let actions = meeting.action.iter().filter(|_| told);
        let others = attended.iter().filter(|who| !invited.iter().any(|one| same(&one.name, who)));
        Self {
            date: Day(meeting.date),
            start: meeting.start.map(Time),
            file: filed.path.to_string(),
            held,
            also_came: if told { others.map(|who| (*who).to_owned()).collect() } else { Vec::new() },
            invited,
            steps: StepLine::all(filed, told, due, as_of),
            decisions: meeting.decisions.iter().filter(|_| told).map(|text| text.as_str().to_owned()).collect(),
            recommend: meeting.recommend.filter(|_| told).map(Recommend::word),
            sections: meeting.sections.iter().filter(|_| told).map(|section| section.as_str().to_owned()).collect(),
            difference: meeting.difference.as_ref().filter(|_| told).map(|words| words.as_str().to_owned()),
            actions: actions.map(|action| ActionLine::of(school, action, as_of)).collect(),
        }
    }
}

/// Whether two typed names are the same, capitals aside.
pub(super) fn same(one: &str, other: &str) -> bool {
    one.trim().to_lowercase() == other.trim().to_lowercase()
}

impl StepLine {
    /// Every step of a review; those of amending only after the meeting, where they were taken or are recommended.
    fn all(filed: &Filed<Meeting>, told: bool, due: &[DueItem], as_of: NaiveDate) -> Vec<Self> {
        let meeting = &filed.record;
        let of_this = |item: &&DueItem| item.file.as_deref() == Some(filed.path.as_str());
        let amends = meeting.recommend == Some(Recommend::Amend);
        let line = |step: StepKind| {
            let done = meeting.steps.iter().filter(|done| done.step == step && done.on <= as_of).map(|done| done.on);
            let (said, what, of_amending) = about(step);
            let on = done.max();
            let by = due.iter().filter(of_this).find(|item| item.what == what && on.is_none()).map(|item| item.date);
            (!of_amending || told && (amends || on.is_some())).then_some(Self {
                step: step.word(),
                said,
                on: on.map(Day),
                by,
            })
        };
        StepKind::ALL.iter().filter_map(|step| line(*step)).collect()
    }
}

/// What a step is called on a page, what `due` calls it, and whether it is of amending the plan.
fn about(step: StepKind) -> (&'static str, &'static str, bool) {
    match step {
        StepKind::Invited => ("Invitations sent", What::AnnualReviewInvitations.word(), false),
        StepKind::AdviceSent => ("Advice sent to everybody invited", What::AnnualReviewAdvice.word(), false),
        StepKind::ReportSent => ("Report sent to everybody invited", What::AnnualReviewReport.word(), false),
        StepKind::Decision => ("Decision of the authority", What::AnnualReviewDecision.word(), false),
        StepKind::Notice => ("Notice of amendments", What::AmendedPlanNotice.word(), true),
        StepKind::Final => ("Final amended plan", What::AmendedPlanFinal.word(), true),
    }
}
