//! Arbitrary valid records of every kind, built from their types.
//!
//! A record is made from a list of random words, so that proptest makes a failing one smaller by making the list
//! shorter: where it has run out, everything takes its first and simplest value.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;
use keywork::record::agreement::{Agreement, Decision, Proposal, Refusal, Review, ReviewResult, Verdict};
use keywork::record::assessment::Score;
use keywork::record::contact::{ContactRole, How};
use keywork::record::ehc_plan::{Area, EhcPlan, Funding, Need, Outcome, PlanKind, SectionF};
use keywork::record::goal::Goal;
use keywork::record::help::{Ladder, Rung};
use keywork::record::id::Id;
use keywork::record::liaison::{Action, Done, Told, View};
use keywork::record::measure::{Measure, MeasureKind};
use keywork::record::meeting::{Invited, MeetingKind, MeetingStep, Recommend, StepKind};
use keywork::record::observation::{Method, ObservationKind, ParentTold, ParentWithheld};
use keywork::record::provision::{Per, Resource};
use keywork::record::pupil::{Adult, Left, NeedCode, Parent, Profile, Sen};
use keywork::record::quantity::{Level, Times, Whole};
use keywork::record::result::{SecondCount, SessionResult};
use keywork::record::school::{
    Closed, Commit, Concerns, GitSettings, Rate, Retention, SchoolFunding, Staff, Term, Training,
};
use keywork::record::session::{Prepared, Reason};
use keywork::record::target::{Change, Direction, LevelInWords};
use keywork::record::words::Title;
use keywork::record::{
    Assessment, Contact, Cycle, Meeting, Observation, Provision, Pupil, Recommendation, Role, School, Session, Target,
};

use super::dice::{Arbitrary, Dice};
use super::measured::level_of;

macro_rules! one_word {
    ($($name:ident),*) => {$(
        impl Arbitrary for $name {
            fn any(dice: &mut Dice<'_>) -> Self {
                dice.pick(Self::ALL)
            }
        }
    )*};
}

one_word!(
    Role,
    ReviewResult,
    Decision,
    Verdict,
    ContactRole,
    How,
    Area,
    PlanKind,
    MeasureKind,
    MeetingKind,
    Recommend,
    StepKind,
    Method,
    ObservationKind,
    Per,
    NeedCode,
    Sen,
    Commit,
    Reason,
    Direction
);

/// A record each of whose fields may be anything.
macro_rules! free {
    ($($name:ident { $($field:ident),+ })*) => {$(
        impl Arbitrary for $name {
            fn any(dice: &mut Dice<'_>) -> Self {
                Self { $($field: Arbitrary::any(dice)),+ }
            }
        }
    )*};
}

free! {
    Proposal { by, on }
    Agreement { by, on, recorded_by }
    Refusal { by, on, why, recorded_by }
    Review { on, by, result, decision, why, next, status, views }
    Score { name, value, of }
    EhcPlan { kind, authority, made, last_reviewed, transfer }
    Funding { model, band, award, from, to }
    Need { id, area, text }
    Outcome { id, area, text, by }
    SectionF { id, needs, outcomes, text, minutes, times, per }
    Action { owner, by, text, done }
    Done { on, by, note }
    Told { staff, on }
    View { who, text, how, on }
    Invited { role, name }
    MeetingStep { step, on }
    ParentTold { name, how, at }
    ParentWithheld { why, authority_told }
    Resource { what, pounds }
    Adult { staff, role, from, to }
    Left { on, to, records_sent }
    Parent { name, relationship, contact }
    Profile { appreciate, important, support, communicates, strengths, interests, calms, triggers, safety, reviewed }
    SecondCount { staff, result }
    SessionResult { target, result, probe, second }
    Concerns { recipients, head, kept_in }
    GitSettings { commit }
    Rate { role, pounds_per_hour, from, to, source }
    Retention { sen_file }
    SchoolFunding { threshold }
    Staff { name, role, left, training }
    Training { what, on, until }
    Prepared { by, start, staff, targets, objective, activity, materials, know, do_, hand_in, adapt }
    Change { on, what, why, by, goal, goal_alone, agreed, refused }
    LevelInWords { score, text }
    Assessment {
        date, start, staff, recorded_by, tool, version, informant, context, outcome, note, recorded, score
    }
    Contact { date, start, staff, recorded_by, with_, role, how, note, agreed, share, recorded, action }
    Recommendation {
        date, start, staff, from, role, text, outcome, document, started, evaluated, result, recorded
    }
    Meeting {
        date, start, staff, kind, invited, attended, views, decisions, recommend, sections, difference, note, steps,
        recorded, action
    }
    Pupil {
        name, born, sen, needs, left, adult, parent, profile, ehc_plan, need, outcome, section_f, funding
    }
}

/// A first and a last day.
fn days(dice: &mut Dice<'_>) -> (NaiveDate, NaiveDate) {
    let (one, other) = (NaiveDate::any(dice), NaiveDate::any(dice));
    (one.min(other), one.max(other))
}

impl Arbitrary for Closed {
    fn any(dice: &mut Dice<'_>) -> Self {
        let (from, to) = days(dice);
        let why = Option::any(dice);
        if dice.one_in(2) {
            return Self { on: None, from: Some(from), to: Some(to), why };
        }
        Self { on: Some(from), from: None, to: None, why }
    }
}

impl Arbitrary for Term {
    fn any(dice: &mut Dice<'_>) -> Self {
        let (from, to) = days(dice);
        Self { name: Title::any(dice), from, to, closed: Vec::any(dice) }
    }
}

impl Arbitrary for School {
    fn any(dice: &mut Dice<'_>) -> Self {
        let (school, help, term) = (Title::any(dice), Ladder::any(dice), Vec::any(dice));
        let (staff, rate, concerns) = (BTreeMap::any(dice), Vec::any(dice), Concerns::any(dice));
        let (funding, retention, git) = (SchoolFunding::any(dice), Retention::any(dice), GitSettings::any(dice));
        Self { format: Whole::new(1).unwrap(), school, help, term, staff, rate, concerns, funding, retention, git }
    }
}

impl Arbitrary for Cycle {
    fn any(dice: &mut Dice<'_>) -> Self {
        let (from, to) = days(dice);
        let (proposed, agreed, refused) = (Option::any(dice), Option::any(dice), Option::any(dice));
        Self { from, to, proposed, agreed, refused, view: Vec::any(dice), review: Vec::any(dice) }
    }
}

impl Arbitrary for Provision {
    fn any(dice: &mut Dice<'_>) -> Self {
        let (from, to) = days(dice);
        let often: Option<()> = bool::any(dice).then_some(());
        let (what, meets, minutes) = (Title::any(dice), Vec::any(dice), Whole::any(dice));
        let (slots, times, per) = (Vec::any(dice), often.map(|()| Times::any(dice)), often.map(|()| Per::any(dice)));
        let (group, role, place) = (Option::any(dice), Option::any(dice), Option::any(dice));
        let (materials, resources, note) = (Option::any(dice), Vec::any(dice), Option::any(dice));
        let (proposed, agreed, refused) = (Option::any(dice), Option::any(dice), Option::any(dice));
        let to = bool::any(dice).then_some(to);
        Self {
            what,
            meets,
            minutes,
            slots,
            times,
            per,
            group,
            role,
            place,
            materials,
            resources,
            from,
            to,
            proposed,
            agreed,
            refused,
            note,
        }
    }
}

impl Arbitrary for Target {
    fn any(dice: &mut Dice<'_>) -> Self {
        let measure = Measure::any(dice);
        let mut goal = Goal::any(dice);
        goal.level = (measure.kind != MeasureKind::Help).then(|| level_of(dice, &measure));
        goal.help = if goal.level.is_none() { Some(Rung::any(dice)) } else { goal.help };
        let (title, outcome, provision) = (Title::any(dice), Option::any(dice), Option::any(dice));
        let (objective, direction, baseline) = (Option::any(dice), Option::any(dice), Option::any(dice));
        let (from, teaching_from, proposed) = (Option::any(dice), Option::any(dice), Option::any(dice));
        let (agreed, refused, note) = (Option::any(dice), Option::any(dice), Option::any(dice));
        let (share, levels, change, review) = (Option::any(dice), Vec::any(dice), Vec::any(dice), Vec::any(dice));
        Self {
            title,
            outcome,
            provision,
            objective,
            measure,
            direction,
            goal,
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
        }
    }
}

impl Arbitrary for Session {
    fn any(dice: &mut Dice<'_>) -> Self {
        let (date, start, staff) = (NaiveDate::any(dice), Option::any(dice), Id::any(dice));
        let (recorded_by, provision, place) = (Option::any(dice), Option::any(dice), Option::any(dice));
        let (group, joined, why) = (Option::any(dice), Option::any(dice), Option::any(dice));
        let (activity, adapted, note) = (Option::any(dice), Option::any(dice), Option::any(dice));
        let (share, next, ask) = (Option::any(dice), Option::any(dice), Option::any(dice));
        let (answer, tell, told) = (Option::any(dice), Vec::any(dice), Vec::any(dice));
        let (evidence, recorded, prepared) = (Vec::any(dice), Option::any(dice), Option::any(dice));
        let mut session = Self {
            date,
            start,
            minutes: None,
            staff,
            recorded_by,
            provision,
            place,
            group,
            joined,
            missed: None,
            cut_short: None,
            why,
            activity,
            adapted,
            note,
            share,
            next,
            ask,
            answer,
            tell,
            told,
            evidence,
            recorded,
            prepared,
            result: Vec::new(),
        };
        match dice.below(4) {
            0 => session.missed = Some(Reason::any(dice)),
            1 => session.prepared = Some(Prepared::any(dice)),
            _ => {
                (session.minutes, session.cut_short) = (Some(Whole::any(dice)), Option::any(dice));
                let mut seen = BTreeSet::new();
                session.result = Vec::any(dice);
                session.result.retain(|result: &SessionResult| seen.insert((result.target.clone(), result.probe)));
            }
        }
        session
    }
}

impl Arbitrary for Observation {
    fn any(dice: &mut Dice<'_>) -> Self {
        let leuven = |dice: &mut Dice<'_>| {
            dice.one_in(2).then(|| Level::parse(dice.pick(&["1", "2.5", "3", "4.5", "5"])).unwrap())
        };
        let (date, start, staff) = (NaiveDate::any(dice), Option::any(dice), Id::any(dice));
        let (recorded_by, adds, place) = (Option::any(dice), Option::any(dice), Option::any(dice));
        let kind = if adds.is_none() { Some(ObservationKind::any(dice)) } else { Option::any(dice) };
        let (minutes, intensity, before) = (Option::any(dice), Option::any(dice), Option::any(dice));
        let (behaviour, after, communicating) = (Option::any(dice), Option::any(dice), Option::any(dice));
        let (helped, wellbeing, involvement) = (Option::any(dice), leuven(dice), leuven(dice));
        let (said, method, interpreted_by) = (Option::any(dice), Option::any(dice), Option::any(dice));
        let (type_, reason, staff_involved) = (Option::any(dice), Option::any(dice), Vec::any(dice));
        let (injury, parent_told, parent_withheld) = (Option::any(dice), Vec::any(dice), Option::any(dice));
        let (note, share, ask) = (Option::any(dice), Option::any(dice), Option::any(dice));
        let (answer, tell, told) = (Option::any(dice), Vec::any(dice), Vec::any(dice));
        let (recorded, recorded_at) = (Option::any(dice), Option::any(dice));
        Self {
            date,
            start,
            staff,
            recorded_by,
            kind,
            adds,
            place,
            minutes,
            intensity,
            before,
            behaviour,
            after,
            communicating,
            helped,
            wellbeing,
            involvement,
            said,
            method,
            interpreted_by,
            type_,
            reason,
            staff_involved,
            injury,
            parent_told,
            parent_withheld,
            note,
            share,
            ask,
            answer,
            tell,
            told,
            recorded,
            recorded_at,
        }
    }
}
