use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::Serialize;

use super::MADE_BY;
use super::agreed::Agreed;
use super::ahead::say_times;
use super::assessed::Assessed;
use super::cycle_line::{CycleLine, cycles, last_review};
use super::decision::{self, Decision};
use super::figure::Day;
use super::happened::{deliveries, missing, open_targets};
use super::people::Who;
use super::unreadable::Unreadable;
use crate::calendar::{SchoolCalendar, SchoolWeek};
use crate::progress::{Delivery, LineOfF, Period, Progress, section_f};
use crate::record::agreement::Verdict;
use crate::record::pupil::Sen;
use crate::record::target::Change;
use crate::record::{Cycle, Filed, OutcomeId, Pupil, PupilRecords, School, Target};

/// The cycle on one page.
#[derive(Clone, Debug, PartialEq, JsonSchema, Serialize)]
pub struct Plan {
    /// The program's name, by which it knows its own files again.
    pub made_by: &'static str,
    /// `plan`.
    pub report: &'static str,
    /// The day that counts as today.
    pub as_of: Day,
    /// The pupil and the adults.
    #[serde(flatten)]
    pub who: Who,
    /// The EHC plan's dates.
    pub ehc_plan: Option<PlanDates>,
    /// The cycles of today; where there is none, the next.
    pub cycles: Vec<CycleLine>,
    /// The outcomes with their targets; the last may be of the targets without one.
    pub outcomes: Vec<OutcomeLine>,
    /// What is timetabled or proposed.
    pub provision: Vec<PlannedProvision>,
    /// Section F against the timetable.
    pub section_f: Vec<LineF>,
    /// What is still only proposed, and what else waits for the teacher.
    pub decisions: Vec<Decision>,
    /// What the plan lacks.
    pub missing: Vec<String>,
    /// What could not be read.
    pub unreadable: Unreadable,
}

/// The dates of the EHC plan.
#[derive(Clone, Debug, PartialEq, Eq, JsonSchema, Serialize)]
pub struct PlanDates {
    /// The authority.
    pub authority: Option<String>,
    /// When it was first made.
    pub made: Option<Day>,
    /// When the authority last decided on it.
    pub last_reviewed: Option<Day>,
}

/// An outcome with its targets.
#[derive(Clone, Debug, PartialEq, JsonSchema, Serialize)]
pub struct OutcomeLine {
    /// Its number in the plan; none for the targets without an outcome.
    pub outcome: Option<String>,
    /// The plan's words.
    pub text: Option<String>,
    /// The date it is to be reached by.
    pub by: Option<Day>,
    /// Its targets.
    pub targets: Vec<PlanTarget>,
}

/// A target of the plan.
#[derive(Clone, Debug, PartialEq, JsonSchema, Serialize)]
pub struct PlanTarget {
    /// Its status today.
    #[serde(flatten)]
    pub assessed: Assessed,
    /// The learning objective.
    pub objective: Option<String>,
    /// How it was changed, or is proposed to be.
    pub changes: Vec<ChangeLine>,
    /// How it was last reviewed, in a sentence.
    pub review: Option<String>,
    /// What keywork said of it on the day of that review, where that is written.
    pub review_status: Option<&'static str>,
}

/// A change.
#[derive(Clone, Debug, PartialEq, Eq, JsonSchema, Serialize)]
pub struct ChangeLine {
    /// From when.
    pub on: Day,
    /// What.
    pub what: String,
    /// Why.
    pub why: String,
    /// Who agreed it.
    pub agreement: Agreed,
}

/// A provision.
#[derive(Clone, Debug, PartialEq, Eq, JsonSchema, Serialize)]
pub struct PlannedProvision {
    /// Its id.
    pub provision: String,
    /// What is given.
    pub what: String,
    /// Its file.
    pub file: String,
    /// The lines of Section F that it meets.
    pub meets: Vec<String>,
    /// How long each time.
    pub minutes: i64,
    /// When: `mon 09:30, tue 09:30`, or `3 times a week`.
    pub when: String,
    /// The minutes a week, where that can be said.
    pub minutes_a_week: Option<i64>,
    /// The first day.
    pub from: Day,
    /// The last day.
    pub to: Option<Day>,
    /// Who agreed it; `unsaid` is simply timetabled.
    pub agreement: Agreed,
}

/// A line of Section F.
#[derive(Clone, Debug, PartialEq, Eq, JsonSchema, Serialize)]
pub struct LineF {
    /// Its number in the plan.
    pub section_f: String,
    /// The plan's exact words.
    pub text: String,
    /// The minutes a week that it promises.
    pub promised_a_week: Option<i64>,
    /// The minutes a week that are timetabled for it.
    pub timetabled_a_week: Option<i64>,
    /// How many more are timetabled than promised; less than nothing is a gap.
    pub difference: Option<i64>,
    /// The files of the provision that is timetabled for it.
    pub met_by: Vec<String>,
}

impl Plan {
    /// The first day that the page is about: that of the current cycles, or today where there is none. Sessions are
    /// read from what [`super::sessions_from`] says of it.
    #[must_use]
    pub fn begins<'c>(cycles: impl IntoIterator<Item = &'c Cycle>, as_of: NaiveDate) -> NaiveDate {
        let current = cycles.into_iter().filter(|cycle| (cycle.from..=cycle.to).contains(&as_of));
        current.map(|cycle| cycle.from).min().unwrap_or(as_of)
    }

    /// The plan as it stands today.
    #[must_use]
    pub fn build(school: &School, records: &PupilRecords, as_of: NaiveDate) -> Self {
        let calendar = SchoolCalendar::of(school);
        let from = Self::begins(records.cycles.values().map(|cycle| &cycle.record), as_of);
        let progress = open_targets(school, records, Period { from, to: as_of }, as_of);
        let week = Period::week(SchoolWeek::of(as_of));
        let given = deliveries(records, &calendar, week, as_of);
        let pupil = records.pupil.as_ref();
        Self {
            made_by: MADE_BY,
            report: "plan",
            as_of: Day(as_of),
            who: Who::on(school, records, as_of),
            ehc_plan: pupil.and_then(|pupil| PlanDates::of(&pupil.record)),
            cycles: cycles(school, records, as_of),
            outcomes: outcomes(school, pupil, &progress, as_of),
            provision: given.iter().filter_map(|delivery| PlannedProvision::of(school, delivery, as_of)).collect(),
            section_f: lines(pupil, &given, as_of),
            decisions: decision::waiting(school, records, &progress, as_of),
            missing: lacking(records, &calendar, as_of),
            unreadable: Unreadable::of(records),
        }
    }
}

impl PlanDates {
    pub(super) fn of(pupil: &Pupil) -> Option<Self> {
        let plan = pupil.ehc_plan.as_ref()?;
        Some(Self {
            authority: plan.authority.as_ref().map(|authority| authority.as_str().to_owned()),
            made: plan.made.map(Day),
            last_reviewed: plan.last_reviewed.map(Day),
        })
    }
}

fn outcomes(
    school: &School,
    pupil: Option<&Filed<Pupil>>,
    progress: &[Progress<'_>],
    as_of: NaiveDate,
) -> Vec<OutcomeLine> {
    let known = pupil.map_or(&[][..], |pupil| &pupil.record.outcome);
    let of = |wanted: &dyn Fn(Option<&OutcomeId>) -> bool| -> Vec<PlanTarget> {
        let chosen = progress.iter().filter(|progress| wanted(progress.target.record.outcome.as_ref()));
        chosen.map(|progress| PlanTarget::of(school, progress, as_of)).collect()
    };
    let mut lines: Vec<OutcomeLine> = known
        .iter()
        .map(|outcome| OutcomeLine {
            outcome: Some(outcome.id.to_string()),
            text: Some(outcome.text.as_str().to_owned()),
            by: outcome.by.map(Day),
            targets: of(&|id| id == Some(&outcome.id)),
        })
        .collect();
    let without = of(&|id| !id.is_some_and(|id| known.iter().any(|outcome| outcome.id == *id)));
    if !without.is_empty() {
        lines.push(OutcomeLine { outcome: None, text: None, by: None, targets: without });
    }
    lines
}

impl PlanTarget {
    fn of(school: &School, progress: &Progress<'_>, as_of: NaiveDate) -> Self {
        let target: &Target = &progress.target.record;
        let mut changes: Vec<&Change> = target.change.iter().collect();
        changes.sort_by_key(|change| change.on);
        let last = target.review.iter().filter(|review| review.on <= as_of).max_by_key(|review| review.on);
        Self {
            assessed: Assessed::of(school, progress, as_of),
            objective: target.objective.as_ref().map(|objective| objective.as_str().to_owned()),
            changes: changes.into_iter().map(|change| ChangeLine::of(school, change, as_of)).collect(),
            review: last_review(school, &target.review, as_of),
            review_status: last.and_then(|review| review.status).map(Verdict::word),
        }
    }
}

impl ChangeLine {
    fn of(school: &School, change: &Change, as_of: NaiveDate) -> Self {
        Self {
            on: Day(change.on),
            what: change.what.as_str().to_owned(),
            why: change.why.as_str().to_owned(),
            agreement: Agreed::change(school, change, as_of),
        }
    }
}

impl PlannedProvision {
    /// None for what is over.
    fn of(school: &School, delivery: &Delivery<'_>, as_of: NaiveDate) -> Option<Self> {
        let provision = &delivery.provision.record;
        if provision.to.is_some_and(|to| to < as_of) {
            return None;
        }
        let mut slots = provision.slots.clone();
        slots.sort_unstable();
        let slots: Vec<String> = slots.iter().map(ToString::to_string).collect();
        Some(Self {
            provision: delivery.id.to_string(),
            what: provision.what.as_str().to_owned(),
            file: delivery.provision.path.to_string(),
            meets: provision.meets.iter().map(ToString::to_string).collect(),
            minutes: provision.minutes.get(),
            when: say_times(provision).unwrap_or_else(|| slots.join(", ")),
            minutes_a_week: provision.times_a_week().map(|times| times * provision.minutes.get()),
            from: Day(provision.from),
            to: provision.to.map(Day),
            agreement: Agreed::provision(school, provision, as_of),
        })
    }
}

fn lines(pupil: Option<&Filed<Pupil>>, given: &[Delivery<'_>], as_of: NaiveDate) -> Vec<LineF> {
    let lines = pupil.into_iter().flat_map(|pupil| &pupil.record.section_f);
    lines.map(|line| LineF::of(&section_f::of(line, given, as_of, as_of))).collect()
}

impl LineF {
    fn of(line: &LineOfF<'_>) -> Self {
        Self {
            section_f: line.line.id.to_string(),
            text: line.line.text.as_str().to_owned(),
            promised_a_week: line.promised_a_week,
            timetabled_a_week: line.timetabled_a_week,
            difference: line.difference(),
            met_by: line.met_by.iter().map(|(_, filed)| filed.path.to_string()).collect(),
        }
    }
}

/// What a plan should hold and does not, in sentences.
fn lacking(records: &PupilRecords, calendar: &SchoolCalendar, as_of: NaiveDate) -> Vec<String> {
    let mut all = missing(records, calendar, as_of);
    if let Some(pupil) = &records.pupil {
        let plan_expected = !matches!(pupil.record.sen, Some(Sen::Support | Sen::None));
        let parts = [
            ("No EHC plan is in the pupil's file.", plan_expected && pupil.record.ehc_plan.is_none()),
            ("No outcome of Section E is in the pupil's file.", pupil.record.outcome.is_empty()),
            ("No line of Section F is in the pupil's file.", plan_expected && pupil.record.section_f.is_empty()),
        ];
        all.extend(parts.into_iter().filter(|(_, lacks)| *lacks).map(|(text, _)| text.to_owned()));
    }
    let current = records.cycles.values().filter(|cycle| (cycle.record.from..=cycle.record.to).contains(&as_of));
    if current.clone().count() > 0 && current.clone().all(|cycle| cycle.record.view.is_empty()) {
        all.push("The views of the child and the parents are not in the cycle.".to_owned());
    }
    all
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::progress::example::day;
    use crate::render::{Template, markdown};
    use crate::report::worked::{empty, school, worked};

    fn page(records: &PupilRecords) -> (Plan, String) {
        let plan = Plan::build(&school(), records, day("2026-11-23"));
        let template = Template { name: "plan.md", source: crate::report::PLAN_TEMPLATE };
        let page = markdown(&plan, &template).unwrap().as_str().to_owned();
        (plan, page)
    }

    #[test]
    fn the_plan_is_on_one_page() {
        let (_, page) = page(&worked());
        for part in [
            "# Plan: Rowan Ash, as at Monday 23 November 2026",
            "| [2026-autumn](pupils/rowan/cycles/2026-autumn.toml) | Wednesday 2 September 2026 | Friday 18 December 2026 | proposed by",
            "### E1: Reads and understands short texts alone, by Saturday 31 July 2027",
            "(cvc-words) | [25%](pupils/rowan/targets/cvc-words.toml) | [9/10](",
            "  - Change from Monday 23 November 2026: Sound buttons under each word (why: He waits for the first sound.); \
             proposed by J. Marsh, not agreed",
            "### Targets without an outcome",
            "25 minutes a day of a structured phonics programme, 1:1 | [125](pupils/rowan/pupil.toml) | \
             [125](pupils/rowan/provision/phonics.toml) | none |",
            "- No EHC plan is in the pupil's file.",
            "- The views of the child and the parents are not in the cycle.",
        ] {
            assert!(page.contains(part), "no `{part}` in\n{page}");
        }
        assert!(page.lines().count() < 70, "{page}");
    }

    #[test]
    fn a_pupil_without_a_plan_has_a_page_that_says_so() {
        let (plan, page) = page(&empty());
        assert!(plan.cycles.is_empty() && plan.outcomes.is_empty());
        for part in ["| none yet |", "There is no outcome and no target yet.", "- No cycle of the plan is current."] {
            assert!(page.contains(part), "no `{part}` in\n{page}");
        }
    }

    #[test]
    fn what_ended_in_the_cycle_is_still_on_the_page() {
        let mut records = worked();
        let review = |on: &str| {
            format!(
                "{}[[review]]\non = {on}\nby = \"jm\"\nresult = \"not-met\"\ndecision = \"end\"\nwhy = \"x\"\n",
                crate::report::worked::ASKS
            )
        };
        let id = crate::record::TargetId::parse("asks-help").unwrap();
        for (on, there) in [("2026-11-20", true), ("2026-09-01", false)] {
            let target = crate::progress::example::filed("pupils/rowan/targets/asks-help.toml", &review(on));
            records.targets.insert(id.clone(), target);
            let targets = page(&records).0.outcomes.into_iter().flat_map(|outcome| outcome.targets);
            let found: Vec<_> = targets.filter(|target| target.assessed.target == "asks-help").collect();
            assert_eq!(!found.is_empty(), there, "{on}");
            assert!(found.iter().all(|target| target.assessed.status == "ended" && target.review.is_some()));
        }
    }
}
