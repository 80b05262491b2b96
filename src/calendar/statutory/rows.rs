use chrono::NaiveDate;

use super::Event::{
    Advised, AdvisedCycleEnd, Asked, Begun, Complete, CycleEnd, GoalDate, Incident, Left, Meeting, MetOrProbed, Notice,
    ProbedFourTimes, Proposed, Reviewed, TermEnd, ToTell, Transfer, TransferAfterSixteen, Undertaken,
};
use super::Follows::{Before, Days, Months, SchoolDays, TheDay, WithinMonths};
use super::{Event, Follows, Force, Owner, Rule, What};
use crate::record::ehc_plan::PlanKind;

/// Part 3 of the Children and Families Act 2014 and the SEND Regulations 2014 are in force from this day.
const PLANS_BEGIN: NaiveDate = day(2014, 9, 1);

/// The duty to record and report the use of force, restraint and seclusion is in force from this day.
const DUTY_TO_RECORD: NaiveDate = day(2026, 4, 1);

/// Every rule, law first. `docs/law.md` has the same table, and a test that holds the two together.
pub const RULES: &[Rule] = &[
    law(
        What::AnnualReviewComplete,
        (Reviewed, WithinMonths(12)),
        Owner::Authority,
        "Children and Families Act 2014 (Explanatory Notes, para 239)",
    ),
    law(What::AnnualReviewInvitations, (Meeting, Days(-14)), Owner::School, "SEND Regulations 2014, reg 20(3)"),
    law(What::AnnualReviewAdvice, (Meeting, Days(-14)), Owner::School, "SEND Regulations 2014, reg 20(4)"),
    law(
        What::AnnualReviewReport,
        (Meeting, Days(14)),
        Owner::School,
        "SEND Regulations 2014 (report within two weeks of the meeting)",
    ),
    law(
        What::AnnualReviewDecision,
        (Meeting, Days(28)),
        Owner::Authority,
        "SEND Regulations 2014 (decision within four weeks of the meeting)",
    ),
    law(
        What::AmendedPlanNotice,
        (Meeting, Days(28)),
        Owner::Authority,
        "SEND Regulations 2014, reg 22(2)(a); R (L, M, P) v Devon [2022] EWHC 493 (Admin)",
    ),
    law(What::AmendedPlanRepresentations, (Notice, Days(14)), Owner::Authority, "SEND Regulations 2014, reg 22(2)(c)"),
    law(What::AmendedPlanFinal, (Notice, Days(56)), Owner::Authority, "SEND Regulations 2014, reg 22(3)"),
    law(
        What::AmendedPlanFinal,
        (Meeting, Days(84)),
        Owner::Authority,
        "SEND Regulations 2014, reg 22(3); R (L, M, P) v Devon [2022] EWHC 493 (Admin)",
    ),
    law(
        What::PhaseTransfer,
        (Transfer, Before { month: 2, day: 15 }),
        Owner::Authority,
        "SEND Regulations 2014, reg 18(1)(b)",
    ),
    law(
        What::PhaseTransfer,
        (TransferAfterSixteen, Before { month: 3, day: 31 }),
        Owner::Authority,
        "SEND Regulations 2014, reg 18(1)(a)",
    ),
    Rule {
        force: Force::Should,
        in_force: None,
        ..law(
            What::EarlyYearsReview,
            (Reviewed, WithinMonths(6)),
            Owner::Authority,
            "SEND Code of Practice 2015 (under five, every three to six months)",
        )
    },
    of_plan(What::AnnualReviewMeeting, (Complete, Days(-28)), "practice: four weeks before"),
    of_plan(What::AnnualReviewAskAdvice, (Meeting, Days(-42)), "practice: six weeks before"),
    since_the_duty(What::RestrictiveRecord),
    before_the_duty(What::RestrictiveRecord),
    since_the_duty(What::RestrictiveParents),
    before_the_duty(What::RestrictiveParents),
    practice(What::ParentMeeting, (TermEnd, TheDay), "practice: one each term"),
    practice(What::Target, (GoalDate, TheDay), "the plan: goal date"),
    practice(What::CycleReview, (CycleEnd, TheDay), "the plan: end of cycle"),
    practice(What::Agreement, (Proposed, SchoolDays(5)), "practice: five school days"),
    practice(What::Recommendation, (Advised, SchoolDays(10)), "practice: ten school days"),
    practice(What::Recommendation, (AdvisedCycleEnd, TheDay), "practice: end of cycle"),
    practice(What::Recommendation, (Begun, Days(84)), "practice: twelve weeks"),
    practice(What::Action, (Undertaken, TheDay), "the plan: its own day"),
    practice(What::Action, (ToTell, SchoolDays(1)), "practice: next school day"),
    practice(What::Question, (Asked, SchoolDays(1)), "practice: next school day"),
    practice(What::Probe, (MetOrProbed, Days(7)), "practice: weekly, four times"),
    practice(What::Probe, (ProbedFourTimes, Months(1)), "practice: then monthly"),
    practice(What::RecordTransfer, (Left, SchoolDays(15)), "practice: 15 school days"),
];

/// A rule of law about an EHC plan.
const fn law(what: What, (from, follows): (Event, Follows), owner: Owner, basis: &'static str) -> Rule {
    let (plan, in_force) = (Some(PlanKind::Ehc), Some(PLANS_BEGIN));
    Rule { what, plan, from, follows, force: Force::Must, owner, basis, in_force, until: None }
}

/// Practice around an EHC plan.
const fn of_plan(what: What, when: (Event, Follows), basis: &'static str) -> Rule {
    Rule { plan: Some(PlanKind::Ehc), ..practice(what, when, basis) }
}

/// The school's own plan and practice, for every pupil.
const fn practice(what: What, (from, follows): (Event, Follows), basis: &'static str) -> Rule {
    let (force, owner) = (Force::Plan, Owner::School);
    Rule { what, plan: None, from, follows, force, owner, basis, in_force: None, until: None }
}

/// "As soon as practicable" is read as the same day, for the record and for the parents.
const fn since_the_duty(what: What) -> Rule {
    let basis = "Education and Inspections Act 2006, s 93A";
    Rule { force: Force::Must, in_force: Some(DUTY_TO_RECORD), ..practice(what, (Incident, TheDay), basis) }
}

const fn before_the_duty(what: What) -> Rule {
    let until = DUTY_TO_RECORD.pred_opt();
    Rule { until, ..practice(what, (Incident, TheDay), "practice: the same day") }
}

const fn day(year: i32, month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(year, month, day).expect("a day of the calendar")
}
