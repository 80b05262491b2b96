use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::Serialize;

use super::super::figure::Day;
use super::super::review::{LineDelivered, Scored, TargetReview};
use crate::progress::Period;
use crate::record::agreement::Review;
use crate::record::ehc_plan::{Area, Need};
use crate::record::{Pupil, PupilRecords, RecordPath, School};

/// A need of Section B, and the lines of Section F that name it.
#[derive(Clone, Debug, PartialEq, Eq, JsonSchema, Serialize)]
pub struct NeedLine {
    /// Its number in the plan.
    pub need: String,
    /// The broad area, in words.
    pub area: Option<&'static str>,
    /// The plan's words.
    pub text: String,
    /// The lines of Section F that are to meet it.
    pub section_f: Vec<String>,
}

/// An outcome of Section E with its evidence.
#[derive(Clone, Debug, PartialEq, JsonSchema, Serialize)]
pub struct OutcomeReview {
    /// Its number in the plan; none for the targets without an outcome.
    pub outcome: Option<String>,
    /// The broad area, in words.
    pub area: Option<&'static str>,
    /// The plan's words.
    pub text: Option<String>,
    /// The date it is to be reached by.
    pub by: Option<Day>,
    /// True where that day has gone by.
    pub gone_by: bool,
    /// The targets toward it.
    pub targets: Vec<TargetReview>,
    /// The assessments that are evidence for it.
    pub assessments: Vec<Scored>,
    /// What people wrote that comes next.
    pub suggested: Vec<Suggested>,
    /// True where a target has a result, or there is an assessment.
    pub has_evidence: bool,
}

/// What somebody wrote at a review that comes next: an outcome or a target may follow from it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, JsonSchema, Serialize)]
pub struct Suggested {
    /// The day of the review.
    pub date: Day,
    /// The file.
    pub file: String,
    /// The target or the cycle that was reviewed.
    pub of: String,
    /// Who wrote it.
    pub by: String,
    /// The words.
    pub text: String,
}

/// A line of Section F, and the targets taught in what was to meet it.
#[derive(Clone, Debug, PartialEq, Eq, JsonSchema, Serialize)]
pub struct LineReview {
    /// What was promised, timetabled and given.
    #[serde(flatten)]
    pub delivered: LineDelivered,
    /// The targets, from the baseline to now.
    pub effect: Vec<Taught>,
}

/// A target that was taught in a provision.
#[derive(Clone, Debug, PartialEq, Eq, JsonSchema, Serialize)]
pub struct Taught {
    /// Its id.
    pub target: String,
    /// Its file.
    pub file: String,
    /// Before teaching.
    pub from_said: Option<String>,
    /// Now.
    pub now_said: Option<String>,
    /// Its status.
    pub status: &'static str,
}

impl NeedLine {
    /// The needs, in the plan's order.
    pub(super) fn all(pupil: &Pupil) -> Vec<Self> {
        let of = |need: &Need| {
            let lines = pupil.section_f.iter().filter(|line| line.needs.contains(&need.id));
            Self {
                need: need.id.to_string(),
                area: need.area.map(Area::in_words),
                text: need.text.as_str().to_owned(),
                section_f: lines.map(|line| line.id.to_string()).collect(),
            }
        };
        pupil.need.iter().map(of).collect()
    }
}

impl OutcomeReview {
    /// The outcomes in the plan's order, and last the targets without one.
    pub(super) fn all(
        school: &School,
        records: &PupilRecords,
        targets: &[TargetReview],
        assessments: &[Scored],
        period: Period,
        as_of: NaiveDate,
    ) -> Vec<Self> {
        let outcomes = records.pupil.as_ref().map_or(&[][..], |pupil| &pupil.record.outcome);
        let toward = |id: Option<&str>| -> Vec<TargetReview> {
            let known = |target: &TargetReview| {
                let outcome = target.outcome.as_deref();
                outcome.filter(|outcome| outcomes.iter().any(|known| known.id.as_str() == *outcome)) == id
            };
            targets.iter().filter(|target| known(target)).cloned().collect()
        };
        let mut all: Vec<Self> = outcomes
            .iter()
            .map(|outcome| {
                let id = Some(outcome.id.as_str());
                let scored = assessments.iter().filter(|scored| scored.outcome.as_deref() == id).cloned();
                let mut review = Self::of(school, records, toward(id), scored.collect(), period, as_of);
                review.outcome = Some(outcome.id.to_string());
                review.area = outcome.area.map(Area::in_words);
                review.text = Some(outcome.text.as_str().to_owned());
                review.by = outcome.by.map(Day);
                review.gone_by = outcome.by.is_some_and(|by| by < as_of);
                review
            })
            .collect();
        let without = toward(None);
        if !without.is_empty() {
            all.push(Self::of(school, records, without, Vec::new(), period, as_of));
        }
        all
    }

    fn of(
        school: &School,
        records: &PupilRecords,
        targets: Vec<TargetReview>,
        assessments: Vec<Scored>,
        period: Period,
        as_of: NaiveDate,
    ) -> Self {
        let filed = records.targets.iter();
        let filed = filed.filter(|(id, _)| targets.iter().any(|target| target.assessed.target == id.as_str()));
        let mut suggested: Vec<Suggested> = filed
            .flat_map(|(id, filed)| {
                Suggested::all(school, id.as_str(), &filed.path, &filed.record.review, period, as_of)
            })
            .collect();
        suggested.sort();
        Self {
            outcome: None,
            area: None,
            text: None,
            by: None,
            gone_by: false,
            has_evidence: !assessments.is_empty() || targets.iter().any(|target| target.assessed.points > 0),
            targets,
            assessments,
            suggested,
        }
    }
}

impl Suggested {
    /// What the reviews of a period say comes next.
    pub(super) fn all(
        school: &School,
        of: &str,
        path: &RecordPath,
        reviews: &[Review],
        period: Period,
        as_of: NaiveDate,
    ) -> Vec<Self> {
        let known = reviews.iter().filter(|review| period.contains(review.on) && review.on <= as_of);
        let said = known.filter_map(|review| {
            Some(Self {
                date: Day(review.on),
                file: path.to_string(),
                of: of.to_owned(),
                by: school.name_of(&review.by).to_owned(),
                text: review.next.as_ref()?.as_str().to_owned(),
            })
        });
        said.collect()
    }
}

impl LineReview {
    /// The line with the targets that are taught in what meets it.
    pub(super) fn of(delivered: LineDelivered, targets: &[TargetReview]) -> Self {
        let taught = targets.iter().filter(|target| {
            target.provision.as_ref().is_some_and(|provision| delivered.provision.contains(provision))
        });
        let effect = taught.map(|target| Taught {
            target: target.assessed.target.clone(),
            file: target.assessed.file.clone(),
            from_said: target.from_said.clone(),
            now_said: target.now_said.clone(),
            status: target.assessed.status,
        });
        Self { effect: effect.collect(), delivered }
    }
}
