//! A target: one SMART step toward an outcome, how it is counted, and what became of it.

use chrono::NaiveDate;

use super::agreement::{Agreement, Decision, Proposal, Refusal, Review};
use super::decode::Row;
use super::encode::Out;
use super::field::{Field, Spec, Table};
use super::goal::Goal;
use super::id::{OutcomeId, ProvisionId, StaffId};
use super::measure::Measure;
use super::problem::Code;
use super::quantity::Level;
use super::when::school_year_start;
use super::word::words_of;
use super::words::{Shared, StaffOnly, Title};

/// One target. It belongs to every cycle that its dates overlap.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Target {
    /// What the pupil will do.
    pub title: Title,
    /// The outcome that it is a step toward.
    pub outcome: Option<OutcomeId>,
    /// The provision in which it is taught.
    pub provision: Option<ProvisionId>,
    /// The learning objective: national curriculum, pre-key-stage standard or engagement area.
    pub objective: Option<Title>,
    /// How it is counted.
    pub measure: Measure,
    /// Whether more or less is better; more where it is not said.
    pub direction: Option<Direction>,
    /// What it aims at.
    pub goal: Goal,
    /// The level before teaching, where no results show it.
    pub baseline: Option<Level>,
    /// The first day whose results count; where it is not said, the first day of the school year in which it was proposed or teaching began.
    pub from: Option<NaiveDate>,
    /// The day on which teaching began; results before it are the baseline.
    pub teaching_from: Option<NaiveDate>,
    /// Who proposed it, and when.
    pub proposed: Option<Proposal>,
    /// Who agreed it, when, and who wrote that down.
    pub agreed: Option<Agreement>,
    /// Who did not agree it, when and why.
    pub refused: Option<Refusal>,
    /// What else to know.
    pub note: Option<StaffOnly>,
    /// How to help at home; goes home.
    pub share: Option<Shared>,
    /// What each level of a goal attainment scale means, or each step of a task.
    pub levels: Vec<LevelInWords>,
    /// A change in how it is taught; it starts a new phase once agreed, on its day.
    pub change: Vec<Change>,
    /// How it was reviewed.
    pub review: Vec<Review>,
}

const TITLE: Field<Title> =
    Field::new("title", "\"Reads words such as 'ship' and 'chat' aloud\"", "what the pupil will do").required();
const OUTCOME: Field<OutcomeId> = Field::new("outcome", "\"E1\"", "the outcome that it is a step toward");
const PROVISION: Field<ProvisionId> = Field::new("provision", "\"phonics\"", "the provision in which it is taught");
const OBJECTIVE: Field<Title> = Field::new(
    "objective",
    "\"Year 1 word reading: apply phonic knowledge to decode words\"",
    "the learning objective: national curriculum, pre-key-stage standard or engagement area",
);
const MEASURE: Field<Measure> =
    Field::new("measure", "{ kind = \"accuracy\", of = 10, what = \"words\" }", "how it is counted").required();
const DIRECTION: Field<Direction> =
    Field::new("direction", "\"decrease\"", "whether more or less is better; more where it is not said");
const GOAL: Field<Goal> =
    Field::new("goal", "{ level = 80, sessions = 3, help = \"independent\", by = 2026-12-18 }", "what it aims at")
        .required();
const BASELINE: Field<Level> = Field::new("baseline", "30", "the level before teaching, where no results show it");
const FROM: Field<NaiveDate> = Field::new(
    "from",
    "2026-09-02",
    "the first day whose results count; where it is not said, the first day of the school year in which it was proposed or teaching began",
);
const TEACHING_FROM: Field<NaiveDate> =
    Field::new("teaching_from", "2026-09-14", "the day on which teaching began; results before it are the baseline");
const PROPOSED: Field<Proposal> =
    Field::new("proposed", "{ by = \"jm\", on = 2026-09-08 }", "who proposed it, and when");
const AGREED: Field<Agreement> = Field::new(
    "agreed",
    "{ by = \"as\", on = 2026-09-10, recorded_by = \"jm\" }",
    "who agreed it, when, and who wrote that down",
);
const REFUSED: Field<Refusal> = Field::new(
    "refused",
    "{ by = \"as\", on = 2026-09-09, why = \"Start with fewer words\" }",
    "who did not agree it, when and why",
);
const NOTE: Field<StaffOnly> = Field::new("note", "\"Ask for words on cards, not on the board\"", "what else to know");
const SHARE: Field<Shared> = Field::new(
    "share",
    "\"Five minutes with the word cards, and stop while it is fun\"",
    "how to help at home; goes home",
);
const LEVELS: Field<Vec<LevelInWords>> = Field::new(
    "level",
    "[{ score = 0, text = \"Reads three of five words\" }]",
    "what each level of a goal attainment scale means, or each step of a task",
)
.section();
const CHANGE: Field<Vec<Change>> = Field::new(
    "change",
    "[{ on = 2026-10-05, what = \"Sound buttons\", why = \"Under the aim line\", by = \"jm\" }]",
    "a change in how it is taught; it starts a new phase once agreed, on its day",
)
.section();
const REVIEW: Field<Vec<Review>> = Field::new(
    "review",
    "[{ on = 2026-12-15, by = \"jm\", result = \"met\", decision = \"end\", why = \"Three sessions at 80%\" }]",
    "how it was reviewed",
)
.section();

impl Table for Target {
    const FIELDS: &'static [&'static dyn Spec] = &[
        &TITLE,
        &OUTCOME,
        &PROVISION,
        &OBJECTIVE,
        &MEASURE,
        &DIRECTION,
        &GOAL,
        &BASELINE,
        &FROM,
        &TEACHING_FROM,
        &PROPOSED,
        &AGREED,
        &REFUSED,
        &NOTE,
        &SHARE,
        &LEVELS,
        &CHANGE,
        &REVIEW,
    ];

    fn read(row: &mut Row<'_, '_>) -> Option<Self> {
        let (title, outcome, provision) = (row.required(&TITLE), row.optional(&OUTCOME), row.optional(&PROVISION));
        let (objective, measure, direction) =
            (row.optional(&OBJECTIVE), row.required(&MEASURE), row.optional(&DIRECTION));
        let (goal, baseline, from) = (row.required(&GOAL), row.optional(&BASELINE), row.optional(&FROM));
        let (teaching_from, proposed, agreed) =
            (row.optional(&TEACHING_FROM), row.optional(&PROPOSED), row.optional(&AGREED));
        let (refused, note, share) = (row.optional(&REFUSED), row.optional(&NOTE), row.optional(&SHARE));
        let (levels, change, review) = (row.list(&LEVELS), row.list(&CHANGE), row.list(&REVIEW));
        let record = Self {
            title: title?,
            outcome,
            provision,
            objective,
            measure: measure?,
            direction,
            goal: goal?,
            baseline,
            from,
            teaching_from,
            proposed,
            agreed,
            refused,
            note,
            share,
            levels,
            change,
            review,
        };
        record.consistent(row).then_some(record)
    }

    fn write(&self, out: &mut Out) {
        out.put(&TITLE, &self.title);
        out.opt(&OUTCOME, self.outcome.as_ref());
        out.opt(&PROVISION, self.provision.as_ref());
        out.opt(&OBJECTIVE, self.objective.as_ref());
        out.put(&MEASURE, &self.measure);
        out.opt(&DIRECTION, self.direction.as_ref());
        out.put(&GOAL, &self.goal);
        out.opt(&BASELINE, self.baseline.as_ref());
        out.opt(&FROM, self.from.as_ref());
        out.opt(&TEACHING_FROM, self.teaching_from.as_ref());
        out.opt(&PROPOSED, self.proposed.as_ref());
        out.opt(&AGREED, self.agreed.as_ref());
        out.opt(&REFUSED, self.refused.as_ref());
        out.opt(&NOTE, self.note.as_ref());
        out.opt(&SHARE, self.share.as_ref());
        out.list(&LEVELS, &self.levels);
        out.list(&CHANGE, &self.change);
        out.list(&REVIEW, &self.review);
    }
}

words_of! {
    /// Which way is better.
    Direction: "direction" {
        /// More is better.
        Increase = "increase",
        /// Less is better.
        Decrease = "decrease",
    }
}

impl Target {
    fn consistent(&self, row: &mut Row<'_, '_>) -> bool {
        let error = self.goal.fits(&self.measure).err();
        if let Some(error) = &error {
            row.fault(&GOAL, Code::CONTRADICTION, error.to_string(), Some(error.help()));
        }
        error.is_none()
    }

    /// Which way is better.
    #[must_use]
    pub fn direction(&self) -> Direction {
        self.direction.unwrap_or(Direction::Increase)
    }

    /// The first day whose results count.
    #[must_use]
    pub fn counts_from(&self) -> Option<NaiveDate> {
        let begun = [self.proposed.as_ref().map(|proposed| proposed.on), self.teaching_from];
        self.from.or_else(|| begun.into_iter().flatten().min().map(school_year_start))
    }

    /// True when it was agreed by this day.
    #[must_use]
    pub fn is_agreed(&self, day: NaiveDate) -> bool {
        self.agreed.as_ref().is_some_and(|agreed| agreed.on <= day)
    }

    /// The day on which a review ended it, if that is no later than `day`.
    #[must_use]
    pub fn ended(&self, day: NaiveDate) -> Option<NaiveDate> {
        self.review
            .iter()
            .filter(|review| review.decision == Decision::End && review.on <= day)
            .map(|review| review.on)
            .min()
    }

    /// The changes agreed by this day that have begun, oldest first.
    #[must_use]
    pub fn changes_in_force(&self, day: NaiveDate) -> Vec<&Change> {
        let mut changes: Vec<&Change> =
            self.change.iter().filter(|change| change.is_agreed(day) && change.on <= day).collect();
        changes.sort_by_key(|change| change.on);
        changes
    }

    /// The goal on this day: the one first set, or that of the latest agreed change.
    #[must_use]
    pub fn goal_on(&self, day: NaiveDate) -> &Goal {
        self.changes_in_force(day).iter().rev().find_map(|change| change.goal.as_ref()).unwrap_or(&self.goal)
    }
}

impl Change {
    /// True when it was agreed by this day.
    #[must_use]
    pub fn is_agreed(&self, day: NaiveDate) -> bool {
        self.agreed.as_ref().is_some_and(|agreed| agreed.on <= day)
    }

    /// True when it proposes the same as another, whoever did and whatever was answered. Of the goal, only what is
    /// newly asked for has to be the same: the rest is the goal that stood when it was proposed.
    #[must_use]
    pub fn proposes_the_same(&self, other: &Self, aim: Option<&Goal>, by: Option<NaiveDate>) -> bool {
        let goal = match &self.goal {
            Some(goal) => (aim.is_some() || by.is_some()) && goal.changed(aim.cloned(), by) == *goal,
            None => other.goal.is_none(),
        };
        goal && (self.on, &self.what, &self.why, self.goal_alone)
            == (other.on, &other.what, &other.why, other.goal_alone)
    }

    /// True when it changes how the target is taught. A change of goal alone starts no phase.
    #[must_use]
    pub fn starts_a_phase(&self) -> bool {
        !self.goal_alone
    }
}

/// A change in how a target is taught, or in its goal.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// The day on which it begins.
    pub on: NaiveDate,
    /// What changes.
    pub what: Title,
    /// The reason.
    pub why: StaffOnly,
    /// Who proposed it.
    pub by: StaffId,
    /// The new goal, whole, where it changes.
    pub goal: Option<Goal>,
    /// The goal changes and the teaching does not, so that no phase begins.
    pub goal_alone: bool,
    /// Who agreed it, when, and who wrote that down.
    pub agreed: Option<Agreement>,
    /// Who did not agree it, when and why.
    pub refused: Option<Refusal>,
}

const C_ON: Field<NaiveDate> = Field::new("on", "2026-10-05", "the day on which it begins").required();
const C_WHAT: Field<Title> = Field::new("what", "\"Sound buttons under each word\"", "what changes").required();
const C_WHY: Field<StaffOnly> =
    Field::new("why", "\"Under the aim line at two looks in a row\"", "the reason").required();
const C_BY: Field<StaffId> = Field::new("by", "\"jm\"", "who proposed it").required();
const C_GOAL: Field<Goal> =
    Field::new("goal", "{ level = 60, sessions = 3, by = 2026-12-18 }", "the new goal, whole, where it changes");
const C_GOAL_ALONE: Field<bool> =
    Field::new("goal_alone", "true", "the goal changes and the teaching does not, so that no phase begins");
const C_AGREED: Field<Agreement> = Field::new(
    "agreed",
    "{ by = \"as\", on = 2026-10-05, recorded_by = \"as\" }",
    "who agreed it, when, and who wrote that down",
);
const C_REFUSED: Field<Refusal> = Field::new(
    "refused",
    "{ by = \"as\", on = 2026-10-05, why = \"Give it one more week\" }",
    "who did not agree it, when and why",
);

impl Table for Change {
    const FIELDS: &'static [&'static dyn Spec] =
        &[&C_ON, &C_WHAT, &C_WHY, &C_BY, &C_GOAL, &C_GOAL_ALONE, &C_AGREED, &C_REFUSED];

    fn read(row: &mut Row<'_, '_>) -> Option<Self> {
        let (on, what, why) = (row.required(&C_ON), row.required(&C_WHAT), row.required(&C_WHY));
        let (by, goal, goal_alone) =
            (row.required(&C_BY), row.optional(&C_GOAL), row.optional(&C_GOAL_ALONE).unwrap_or(false));
        let (agreed, refused) = (row.optional(&C_AGREED), row.optional(&C_REFUSED));
        Some(Self { on: on?, what: what?, why: why?, by: by?, goal, goal_alone, agreed, refused })
    }

    fn write(&self, out: &mut Out) {
        out.put(&C_ON, &self.on);
        out.put(&C_WHAT, &self.what);
        out.put(&C_WHY, &self.why);
        out.put(&C_BY, &self.by);
        out.opt(&C_GOAL, self.goal.as_ref());
        out.mark(&C_GOAL_ALONE, self.goal_alone);
        out.opt(&C_AGREED, self.agreed.as_ref());
        out.opt(&C_REFUSED, self.refused.as_ref());
    }
}

/// A level of a scale, or a step of a task, in words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LevelInWords {
    /// The level.
    pub score: Level,
    /// What it means.
    pub text: Title,
}

const S_SCORE: Field<Level> = Field::new("score", "0", "the level").required();
const S_TEXT: Field<Title> = Field::new("text", "\"Reads three of five words\"", "what it means").required();

impl Table for LevelInWords {
    const FIELDS: &'static [&'static dyn Spec] = &[&S_SCORE, &S_TEXT];

    fn read(row: &mut Row<'_, '_>) -> Option<Self> {
        let (score, text) = (row.required(&S_SCORE), row.required(&S_TEXT));
        Some(Self { score: score?, text: text? })
    }

    fn write(&self, out: &mut Out) {
        out.put(&S_SCORE, &self.score);
        out.put(&S_TEXT, &self.text);
    }
}
