//! The annual review and the transfers: what runs on the plan's dates and on the meeting with its steps.

use chrono::{Datelike, NaiveDate};

use super::{About, List};
use crate::calendar::say;
use crate::calendar::statutory::{Rule, school_year_of, year_group};
use crate::record::ehc_plan::{EhcPlan, PlanKind};
use crate::record::meeting::{MeetingKind, Recommend, StepKind};
use crate::record::{Filed, Meeting, Pupil};

/// How long after a meeting its steps still matter, in days: the twelve weeks, and as long again for what is late.
const STEPS_MATTER: i64 = 365;

impl<'a> List<'a> {
    /// The pupil's file and the EHC plan in it; none for another kind of plan, which these rules are not for.
    fn ehc_plan(&self) -> Option<(&'a Filed<Pupil>, &'a EhcPlan)> {
        let filed = self.records.pupil.as_ref()?;
        let plan = filed.record.ehc_plan.as_ref()?;
        (plan.kind != Some(PlanKind::Isp)).then_some((filed, plan))
    }

    /// The day from which the twelve months run: the later of what `pupil.toml` says and a decision step of a meeting.
    fn reviewed(&self, plan: &EhcPlan) -> Option<NaiveDate> {
        let decided = self.reviews().filter_map(|meeting| step(&meeting.record, StepKind::Decision));
        let known = [plan.made, plan.last_reviewed].into_iter().flatten();
        known.chain(decided).filter(|day| *day <= self.as_of).max()
    }

    /// The meetings of annual reviews, planned ones too.
    fn reviews(&self) -> impl Iterator<Item = &'a Filed<Meeting>> {
        self.records.meetings.iter().filter(|filed| filed.record.kind == MeetingKind::AnnualReview)
    }

    pub(super) fn annual_review(&mut self) {
        let Some((filed, plan)) = self.ehc_plan() else { return };
        let reviewed = self.reviewed(plan);
        let written = [plan.made, plan.last_reviewed].into_iter().flatten().filter(|day| *day <= self.as_of).max();
        if let (Some(written), Some(reviewed)) = (written, reviewed)
            && reviewed > written
        {
            // A decision that pupil.toml does not know of yet: the review of that year is complete.
            let more = format!("told on {}; write last_reviewed = {reviewed} into pupil.toml", say::long(reviewed));
            self.add(&Rule::REVIEW_COMPLETE, written, About::file(&filed.path).more(more).done_if(true));
        }
        if let Some(complete) = reviewed.and_then(|day| Rule::REVIEW_COMPLETE.date(day)) {
            self.add_on(&Rule::REVIEW_COMPLETE, complete, About::file(&filed.path));
            self.meeting(filed, reviewed, complete);
        } else {
            let next = self
                .reviews()
                .filter(|meeting| meeting.record.date >= self.as_of)
                .min_by_key(|filed| filed.record.date);
            if let Some(next) = next {
                self.add(&Rule::ASK_ADVICE, next.record.date, About::record(&next.path).done_if(asked(&next.record)));
            }
        }
        let since = self.as_of - chrono::TimeDelta::days(STEPS_MATTER);
        let meetings: Vec<_> = self.reviews().filter(|filed| filed.record.date >= since).collect();
        for meeting in meetings {
            self.steps(meeting, plan);
        }
    }

    /// The meeting that the next review needs, and the asking for advice before it.
    fn meeting(&mut self, filed: &'a Filed<Pupil>, reviewed: Option<NaiveDate>, complete: NaiveDate) {
        let after = |meeting: &&Filed<Meeting>| reviewed.is_none_or(|reviewed| meeting.record.date > reviewed);
        let meetings: Vec<_> = self.reviews().filter(after).collect();
        let held =
            meetings.iter().filter(|meeting| meeting.record.date <= self.as_of).max_by_key(|filed| filed.record.date);
        let planned =
            meetings.iter().filter(|meeting| meeting.record.date > self.as_of).min_by_key(|filed| filed.record.date);
        let Some(latest) = Rule::MEETING.date(complete) else { return };
        let (about, day) = match held.or(planned) {
            Some(meeting) => {
                let day = meeting.record.date;
                let word = if day > self.as_of { "planned for" } else { "held on" };
                (About::record(&meeting.path).more(format!("{word} {}", say::long(day))), day)
            }
            None => (About::file(&filed.path).more("no meeting is planned yet"), latest),
        };
        self.add_on(&Rule::MEETING, latest, about.done_if(held.is_some()));
        if held.is_none() {
            let about = planned.map_or_else(|| About::file(&filed.path), |meeting| About::record(&meeting.path));
            let done = planned.is_some_and(|meeting| asked(&meeting.record));
            self.add(&Rule::ASK_ADVICE, day, about.done_if(done));
        }
    }

    /// The steps around one meeting. Until one is dated, the later ones are reckoned from the meeting.
    fn steps(&mut self, filed: &'a Filed<Meeting>, plan: &EhcPlan) {
        let meeting = &filed.record;
        let at = |kind| step(meeting, kind).filter(|day| *day <= self.as_of);
        let decided =
            at(StepKind::Decision).or(plan.last_reviewed.filter(|day| *day >= meeting.date && *day <= self.as_of));
        let (notice, finished) = (at(StepKind::Notice), at(StepKind::Final));
        let steps = [
            (&Rule::INVITATIONS, at(StepKind::Invited).is_some()),
            (&Rule::ADVICE, at(StepKind::AdviceSent).is_some()),
            (&Rule::REPORT, at(StepKind::ReportSent).is_some()),
            (&Rule::DECISION, decided.is_some()),
        ];
        for (rule, done) in steps {
            let about = About::record(&filed.path).done_if(done);
            let about = if rule.what == Rule::REPORT.what && !done { self.in_a_holiday(meeting, about) } else { about };
            self.add(rule, meeting.date, about);
        }
        // Nothing is amended where the plan is to stay, or to end, unless a notice came all the same.
        if matches!(meeting.recommend, Some(Recommend::Maintain | Recommend::Cease)) && notice.is_none() {
            return;
        }
        self.add(&Rule::NOTICE, meeting.date, About::record(&filed.path).done_if(notice.is_some()));
        let last = Rule::FINAL_OF_MEETING.date(meeting.date);
        let Some(notice) = notice else {
            self.add(&Rule::FINAL_OF_MEETING, meeting.date, About::record(&filed.path).done_if(finished.is_some()));
            return;
        };
        self.add(&Rule::REPRESENTATIONS, notice, About::record(&filed.path).done_if(finished.is_some()));
        let of_notice = Rule::FINAL.date(notice);
        let (rule, date) = match (of_notice, last) {
            (Some(of_notice), Some(last)) if last < of_notice => (&Rule::FINAL_OF_MEETING, last),
            (Some(of_notice), _) => (&Rule::FINAL, of_notice),
            (None, _) => return,
        };
        self.add_on(rule, date, About::record(&filed.path).done_if(finished.is_some()));
    }

    /// Says so where two weeks after the meeting lie in a holiday: the date does not move.
    fn in_a_holiday(&self, meeting: &Meeting, about: About<'a>) -> About<'a> {
        let date = Rule::REPORT.date(meeting.date).filter(|date| self.knows(*date));
        let act_by = date.and_then(|date| self.calendar.last_school_day_on_or_before(date));
        match date.zip(act_by) {
            Some((date, act_by)) if (date - act_by).num_days() > 3 => {
                about.more("the two weeks end in a holiday, and the law does not move them")
            }
            _ => about,
        }
    }

    /// Year 6 to 7 by the birth date, unless `[ehc_plan] transfer` names another day.
    pub(super) fn phase_transfer(&mut self) {
        let Some((filed, plan)) = self.ehc_plan() else { return };
        let born = filed.record.born;
        let usual = NaiveDate::from_ymd_opt(school_year_of(born, 6) + 1, 9, 1);
        let Some(transfer) = plan.transfer.or(usual) else { return };
        if transfer < self.as_of {
            return;
        }
        let rule = if transfer.year() - born.year() >= 16 { &Rule::POST_16_TRANSFER } else { &Rule::PHASE_TRANSFER };
        let begun = NaiveDate::from_ymd_opt(transfer.year() - 1, 9, 1).unwrap_or(transfer);
        let (records, as_of) = (self.records, self.as_of);
        let mut finals = records.meetings.iter().filter_map(|meeting| step(&meeting.record, StepKind::Final));
        let done = finals.any(|day| day >= begun && day <= as_of);
        let more = format!("transfer on {}", say::long(transfer));
        self.add(rule, transfer, About::file(&filed.path).more(more).done_if(done));
    }

    /// While the child is under five.
    pub(super) fn early_years(&mut self) {
        let Some((filed, plan)) = self.ehc_plan() else { return };
        let fifth = filed.record.born.checked_add_months(chrono::Months::new(60));
        if fifth.is_none_or(|fifth| fifth <= self.as_of) || year_group(filed.record.born, self.as_of) > 0 {
            return;
        }
        if let Some(reviewed) = self.reviewed(plan) {
            let more = "the first three months are over on";
            let three = reviewed.checked_add_months(chrono::Months::new(3)).map(say::long).unwrap_or_default();
            self.add(&Rule::EARLY_YEARS, reviewed, About::file(&filed.path).more(format!("{more} {three}")));
        }
    }
}

/// When a step was done.
fn step(meeting: &Meeting, kind: StepKind) -> Option<NaiveDate> {
    meeting.steps.iter().filter(|step| step.step == kind).map(|step| step.on).max()
}

/// Advice was asked for once somebody is invited, or it was sent.
fn asked(meeting: &Meeting) -> bool {
    !meeting.invited.is_empty()
        || step(meeting, StepKind::AdviceSent).is_some()
        || step(meeting, StepKind::Invited).is_some()
}
