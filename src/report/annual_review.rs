mod enclosure;
mod evidence;
mod outcome_review;
mod review_meeting;
#[cfg(test)]
mod tests;
mod transition;

use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::Serialize;

use super::MADE_BY;
use super::due::DuePupil;
use super::figure::Day;
use super::patterns::Patterns;
use super::people::Who;
use super::plan::PlanDates;
use super::review::{
    Advised, Delivered, LineDelivered, MeetingHeld, Scored, TargetReview, ViewSaid, Words, targets_of, unwritten_terms,
};
use super::unreadable::Unreadable;
use crate::calendar::SchoolCalendar;
use crate::progress::Period;
use crate::progress::delivery::in_force;
use crate::record::ehc_plan::Funding;
use crate::record::words::Title;
use crate::record::{Pupil, PupilRecords, School};

pub use enclosure::{Enclosed, Enclosure};
pub use outcome_review::{LineReview, NeedLine, OutcomeReview, Suggested, Taught};
pub use review_meeting::{InvitedPerson, ReviewMeeting, StepLine};
pub use transition::Transition;

use enclosure::Gathered;

/// How far ahead a review looks for what is due, in days: a school year and a term.
const AHEAD: u32 = 450;

/// Before the meeting, or after it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, JsonSchema, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Stage {
    /// The school's advice, two weeks before the meeting.
    Advice,
    /// The school's report, within two weeks after it.
    Report,
}

/// For the annual review of the EHC plan, section by section.
#[derive(Clone, Debug, PartialEq, JsonSchema, Serialize)]
pub struct AnnualReview {
    /// The program's name, by which it knows its own files again.
    pub made_by: &'static str,
    /// `annual-review`.
    pub report: &'static str,
    /// Before the meeting, or after it.
    pub stage: Stage,
    /// The day that counts as today.
    pub as_of: Day,
    /// The first day.
    pub from: Day,
    /// The last day.
    pub to: Day,
    /// The pupil and the adults.
    #[serde(flatten)]
    pub who: Who,
    /// The date of birth.
    pub born: Option<Day>,
    /// The plan's dates.
    pub ehc_plan: Option<PlanDates>,
    /// The meeting of this review.
    pub meeting: Option<ReviewMeeting>,
    /// What goes with the advice; nothing with the report.
    pub enclosures: Vec<Enclosure>,
    /// The one-page profile.
    pub profile: Option<ProfileSaid>,
    /// Section A: what people said.
    pub views: Vec<ViewSaid>,
    /// Section B.
    pub needs: Vec<NeedLine>,
    /// Section E.
    pub outcomes: Vec<OutcomeReview>,
    /// What the reviews of the cycles say comes next.
    pub suggested: Vec<Suggested>,
    /// Section F.
    pub section_f: Vec<LineReview>,
    /// Each provision: attendance, and what was missed and why.
    pub provision: Vec<Delivered>,
    /// Well-being, behaviour and incidents, counted.
    pub patterns: Patterns,
    /// Assessments that are of no one outcome.
    pub assessments: Vec<Scored>,
    /// What professionals advised, and what became of it.
    pub recommendations: Vec<Advised>,
    /// What the other meetings of the time decided.
    pub meetings: Vec<MeetingHeld>,
    /// Where the pupil is in school, and what comes next.
    pub transition: Option<Transition>,
    /// The funding.
    pub funding: Option<FundingLine>,
    /// What has no evidence in these records, in sentences.
    pub no_evidence: Vec<String>,
    /// What could not be read.
    pub unreadable: Unreadable,
}

/// The one-page profile, without what is for staff alone.
#[derive(Clone, Debug, PartialEq, Eq, JsonSchema, Serialize)]
pub struct ProfileSaid {
    /// What people appreciate.
    pub appreciate: Option<String>,
    /// What is important to the child.
    pub important: Option<String>,
    /// How best to support.
    pub support: Option<String>,
    /// How the child communicates.
    pub communicates: Option<String>,
    /// What the child is good at.
    pub strengths: Vec<String>,
    /// What the child likes.
    pub interests: Vec<String>,
    /// When it was last looked at with the child.
    pub reviewed: Option<Day>,
}

/// The funding for the pupil.
#[derive(Clone, Debug, PartialEq, Eq, JsonSchema, Serialize)]
pub struct FundingLine {
    /// The kind.
    pub model: String,
    /// The band.
    pub band: Option<String>,
    /// The award in a year: `£8200.00`.
    pub award: Option<String>,
    /// From when.
    pub from: Option<Day>,
    /// Until when.
    pub to: Option<Day>,
}

impl AnnualReview {
    /// The review of this period, as the records stand today.
    #[must_use]
    pub fn build(
        school: &School,
        records: &PupilRecords,
        period: Period,
        stage: Option<Stage>,
        as_of: NaiveDate,
    ) -> Self {
        let calendar = SchoolCalendar::of(school);
        let (pupil, due) =
            (records.pupil.as_ref().map(|filed| &filed.record), DuePupil::of(school, records, AHEAD, as_of).items);
        let reviewed = pupil.and_then(last_reviewed).filter(|day| *day <= as_of);
        let (stage, chosen) = review_meeting::choose(records, reviewed, stage, as_of);
        let progress = targets_of(school, records, period, as_of);
        let targets: Vec<TargetReview> =
            progress.iter().map(|progress| TargetReview::of(school, progress, period, as_of)).collect();
        let (toward, other): (Vec<Scored>, Vec<Scored>) =
            Scored::all(records, period, as_of).into_iter().partition(|scored| is_known_outcome(pupil, scored));
        let not_yet = chosen.filter(|_| stage == Stage::Advice).map(|filed| &filed.path);
        let lines = LineDelivered::all(records, &calendar, period, as_of).into_iter();
        let mut meetings = MeetingHeld::all(school, records, period, as_of);
        meetings.retain(|held| chosen.is_none_or(|chosen| held.file != chosen.path.as_str()));
        let mut review = Self {
            made_by: MADE_BY,
            report: "annual-review",
            stage,
            as_of: Day(as_of),
            from: Day(period.from),
            to: Day(period.to),
            who: Who::on(school, records, period.to.min(as_of)),
            born: pupil.map(|pupil| Day(pupil.born)),
            ehc_plan: pupil
                .and_then(PlanDates::of)
                .map(|dates| PlanDates { last_reviewed: reviewed.map(Day), ..dates }),
            meeting: chosen.map(|filed| ReviewMeeting::of(school, filed, stage, &due, as_of)),
            enclosures: Vec::new(),
            profile: pupil.and_then(ProfileSaid::of),
            views: ViewSaid::all(school, records, period, not_yet, as_of),
            needs: pupil.map(NeedLine::all).unwrap_or_default(),
            outcomes: OutcomeReview::all(school, records, &targets, &toward, period, as_of),
            suggested: suggested(school, records, period, as_of),
            section_f: lines.map(|line| LineReview::of(line, &targets)).collect(),
            provision: Delivered::all(school, records, &calendar, period, Words::LeftOut, as_of),
            patterns: Patterns::of(records, period, as_of),
            assessments: other,
            recommendations: Advised::all(records, period, as_of),
            meetings,
            transition: pupil.map(|pupil| Transition::of(pupil, &due, as_of)),
            funding: pupil.and_then(|pupil| pupil.funding.as_ref()).map(FundingLine::of),
            no_evidence: unwritten_terms(&calendar, period).into_iter().collect(),
            unreadable: Unreadable::of(records),
        };
        review.enclosures = review.enclosed(school, records, &toward);
        review.no_evidence.splice(0..0, evidence::lacking(&review));
        review
    }

    fn enclosed(&self, school: &School, records: &PupilRecords, toward: &[Scored]) -> Vec<Enclosure> {
        let as_of = self.as_of.0;
        let assessments: Vec<Scored> = toward.iter().chain(&self.assessments).cloned().collect();
        let outcomes: Vec<bool> =
            self.outcomes.iter().filter(|one| one.outcome.is_some()).map(|one| one.has_evidence).collect();
        let timetabled =
            records.provision.values().filter(|filed| in_force(&filed.record, as_of) && filed.record.covers(as_of));
        Enclosure::all(&Gathered {
            school,
            stage: self.stage,
            meeting: self.meeting.as_ref(),
            views: &self.views,
            advised: &self.recommendations,
            assessments: &assessments,
            outcomes: (outcomes.len(), outcomes.iter().filter(|evident| **evident).count()),
            timetabled: timetabled
                .map(|filed| Enclosed {
                    date: None,
                    what: Some(filed.record.what.as_str().to_owned()),
                    file: filed.path.to_string(),
                })
                .collect(),
        })
    }
}

fn last_reviewed(pupil: &Pupil) -> Option<NaiveDate> {
    pupil.ehc_plan.as_ref()?.last_reviewed
}

fn is_known_outcome(pupil: Option<&Pupil>, scored: &Scored) -> bool {
    let outcomes = pupil.into_iter().flat_map(|pupil| &pupil.outcome);
    outcomes.into_iter().any(|outcome| Some(outcome.id.as_str()) == scored.outcome.as_deref())
}

fn suggested(school: &School, records: &PupilRecords, period: Period, as_of: NaiveDate) -> Vec<Suggested> {
    let cycles = records.cycles.iter();
    let mut all: Vec<Suggested> = cycles
        .flat_map(|(id, filed)| Suggested::all(school, id.as_str(), &filed.path, &filed.record.review, period, as_of))
        .collect();
    all.sort();
    all
}

impl ProfileSaid {
    fn of(pupil: &Pupil) -> Option<Self> {
        let profile = pupil.profile.as_ref()?;
        let one = |words: &Option<Title>| words.as_ref().map(|words| words.as_str().to_owned());
        let all = |words: &[Title]| words.iter().map(|words| words.as_str().to_owned()).collect();
        Some(Self {
            appreciate: one(&profile.appreciate),
            important: one(&profile.important),
            support: one(&profile.support),
            communicates: one(&profile.communicates),
            strengths: all(&profile.strengths),
            interests: all(&profile.interests),
            reviewed: profile.reviewed.map(Day),
        })
    }
}

impl FundingLine {
    fn of(funding: &Funding) -> Self {
        Self {
            model: funding.model.as_str().replace('-', " "),
            band: funding.band.as_ref().map(|band| band.as_str().to_owned()),
            award: funding.award.map(|award| award.to_string()),
            from: funding.from.map(Day),
            to: funding.to.map(Day),
        }
    }
}
