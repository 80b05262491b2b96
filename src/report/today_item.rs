//! One slot of a day, as the adult who gives it needs to see it.

use std::cmp::Reverse;

use chrono::{NaiveDate, NaiveTime};
use schemars::JsonSchema;
use serde::Serialize;

use super::agreed::Agreed;
use super::figure::{Day, Source, Time};
use super::result_line::ResultLine;
use super::said::Said;
use crate::progress::series::direction;
use crate::progress::{Period, Point, Progress, Slotted};
use crate::record::session::{Prepared, Reason};
use crate::record::target::Direction;
use crate::record::words::{StaffOnly, Title};
use crate::record::{Dated as _, Filed, Minutes, PupilRecords, RecordPath, School, Session};

/// A slot of the timetable on its day, or a session outside it.
#[derive(Clone, Debug, PartialEq, JsonSchema, Serialize)]
pub struct TodayItem {
    /// The pupil's id.
    pub pupil: String,
    /// The day.
    pub date: Day,
    /// The provision's id.
    pub provision: Option<String>,
    /// What is given.
    pub what: Option<String>,
    /// The provision's file.
    pub provision_file: Option<String>,
    /// Whether the provision is agreed; none for a session of no provision.
    pub agreement: Option<Agreed>,
    /// When.
    pub at: Option<Time>,
    /// How long: as given, else as timetabled.
    pub minutes: Option<i64>,
    /// `due`, `prepared`, `given` or `missed`.
    pub state: &'static str,
    /// The record, where there is one.
    pub file: Option<String>,
    /// Who taught, should have, or prepared it.
    pub by: Option<String>,
    /// Why it was missed, in words.
    pub reason: Option<&'static str>,
    /// Where.
    pub place: Option<String>,
    /// What is needed.
    pub materials: Option<String>,
    /// What to do: as prepared, else what worked best of late; what was done, where it was given.
    pub activity: Option<String>,
    /// The session in which the activity worked best; none where it was prepared or done.
    pub activity_of: Option<Source>,
    /// What else was prepared.
    #[serde(flatten)]
    pub plan: PlanWords,
    /// What to do next, as the last session of the provision left it.
    pub next: Option<Said>,
    /// What is worked on.
    pub targets: Vec<TodayTarget>,
}

/// What was prepared of a session.
#[derive(Clone, Debug, Default, PartialEq, Eq, JsonSchema, Serialize)]
pub struct PlanWords {
    /// What it is for.
    pub objective: Option<String>,
    /// What the pupil needs to know.
    pub know: Option<String>,
    /// What the pupil needs to do.
    #[serde(rename = "do")]
    pub do_: Option<String>,
    /// What goes to the teacher.
    pub hand_in: Option<String>,
    /// How it is adapted.
    pub adapt: Option<String>,
}

/// A target of a slot.
#[derive(Clone, Debug, PartialEq, JsonSchema, Serialize)]
pub struct TodayTarget {
    /// The target's id.
    pub target: String,
    /// What the pupil will do.
    pub title: String,
    /// Its file.
    pub file: String,
    /// Whether it is agreed.
    pub agreed: bool,
    /// The last result, as it was typed: `8/10`.
    pub last: Option<String>,
    /// The last result with its day, its help and its file.
    pub last_result: Option<ResultLine>,
    /// The status today.
    pub status: &'static str,
    /// What to do next, as the last session of this target left it.
    pub next: Option<String>,
    /// The rung to start from.
    pub start_from: Option<String>,
}

/// What is known of a pupil when the items of a day are made.
pub(super) struct Known<'a> {
    pub(super) school: &'a School,
    pub(super) records: &'a PupilRecords,
    /// The targets that are worked on, and those that are proposed.
    pub(super) targets: &'a [Progress<'a>],
    /// The days that count as of late.
    pub(super) lately: Period,
    pub(super) as_of: NaiveDate,
}

impl TodayItem {
    /// The item of a slot.
    pub(super) fn of(known: &Known<'_>, slotted: &Slotted<'_>, day: NaiveDate) -> Self {
        let provision = slotted.provision.map(|filed| &filed.record);
        let session = slotted.session.map(|filed| &filed.record);
        let state = state(session, known.as_of);
        // What was prepared for a day to come stands; what happened on it is not known yet.
        let prepared = session.and_then(|session| session.prepared.as_ref());
        let done = session.filter(|_| matches!(state, "given" | "missed"));
        let targets = known.targets_of(slotted);
        let planned = prepared.and_then(|plan| plan.activity.as_ref());
        let worked = known.worked_best(slotted, &targets).filter(|_| done.is_none() && planned.is_none());
        let activity = done.map_or(planned, Session::done).or(worked.map(|(_, activity)| activity));
        let minutes = done.and_then(|done| done.minutes).or(provision.map(|provision| provision.minutes));
        let place = session.and_then(|session| session.place.as_ref());
        let materials = prepared.and_then(|plan| plan.materials.as_ref());
        Self {
            pupil: known.records.id.to_string(),
            date: Day(day),
            provision: slotted.id.map(ToString::to_string),
            what: provision.map(|provision| title(&provision.what)),
            provision_file: slotted.provision.map(|filed| filed.path.to_string()),
            agreement: provision.map(|provision| Agreed::provision(known.school, provision, known.as_of)),
            at: at(slotted, done.is_some()).map(Time),
            minutes: minutes.map(Minutes::get),
            state,
            file: slotted.session.map(|filed| filed.path.to_string()),
            by: session.map(|session| known.school.name_of(&session.staff).to_owned()),
            reason: done.and_then(|done| done.missed).map(Reason::in_words),
            place: place.or(provision.and_then(|provision| provision.place.as_ref())).map(title),
            materials: materials.or(provision.and_then(|provision| provision.materials.as_ref())).map(title),
            activity: activity.map(title),
            activity_of: worked.map(|(filed, _)| Source::dated(filed)),
            plan: prepared.map(PlanWords::of).unwrap_or_default(),
            next: known.next(slotted, day).filter(|_| done.is_none()),
            targets: targets.into_iter().map(|progress| TodayTarget::of(known.school, progress, known.as_of)).collect(),
        }
    }
}

/// What became of a slot, as far as it is known.
fn state(session: Option<&Session>, as_of: NaiveDate) -> &'static str {
    match session {
        None => "due",
        Some(session) if session.date > as_of || session.is_only_prepared() => "prepared",
        Some(session) if session.missed.is_some() => "missed",
        Some(_) => "given",
    }
}

/// When it began; for what is not done yet, when it is to begin.
fn at(slotted: &Slotted<'_>, done: bool) -> Option<NaiveTime> {
    let planned = slotted.session.and_then(|filed| filed.record.named_for().0).or(slotted.slot);
    if done { slotted.at() } else { planned }
}

fn title(title: &Title) -> String {
    title.as_str().to_owned()
}

impl PlanWords {
    fn of(plan: &Prepared) -> Self {
        let words = |words: Option<&StaffOnly>| words.map(|words| words.as_str().to_owned());
        Self {
            objective: plan.objective.as_ref().map(title),
            know: words(plan.know.as_ref()),
            do_: words(plan.do_.as_ref()),
            hand_in: words(plan.hand_in.as_ref()),
            adapt: words(plan.adapt.as_ref()),
        }
    }
}

impl TodayTarget {
    pub(super) fn of(school: &School, progress: &Progress<'_>, as_of: NaiveDate) -> Self {
        let target = &progress.target.record;
        let last = last(progress);
        let next = last.and_then(|point| point.session.next.as_ref());
        let help = last.and_then(|point| point.result.help.as_ref());
        let result = last.map(|point| ResultLine::of(point, target, as_of));
        Self {
            target: progress.id.to_string(),
            title: title(&target.title),
            file: progress.target.path.to_string(),
            agreed: target.is_agreed(as_of),
            last: result.as_ref().map(|result| result.said.clone()),
            last_result: result,
            status: progress.status.verdict().word(),
            next: next.map(|next| next.as_str().to_owned()),
            start_from: school.help.to_start_from(help).map(ToString::to_string),
        }
    }
}

/// The last result, a probe or not.
fn last<'p, 'a>(progress: &'p Progress<'a>) -> Option<&'p Point<'a>> {
    let points = progress.series.points.iter().chain(&progress.series.probes);
    points.max_by_key(|point| (point.date, point.start, point.path))
}

impl<'a> Known<'a> {
    /// The targets of a slot: those that were prepared, else those taught in the provision, else those worked on in
    /// it of late.
    fn targets_of(&self, slotted: &Slotted<'a>) -> Vec<&'a Progress<'a>> {
        let prepared = slotted.session.and_then(|filed| filed.record.prepared.as_ref());
        let named = prepared.map_or(&[][..], |prepared| &prepared.targets);
        if !named.is_empty() {
            let find = |id| self.targets.iter().find(move |progress| progress.id == id);
            return named.iter().filter_map(find).collect();
        }
        let Some(id) = slotted.id else { return Vec::new() };
        let taught = |progress: &&Progress<'_>| progress.target.record.provision.as_ref() == Some(id);
        let taught: Vec<_> = self.targets.iter().filter(taught).collect();
        if !taught.is_empty() {
            return taught;
        }
        let worked_on = |progress: &&Progress<'_>| {
            let mut points = progress.series.points.iter().chain(&progress.series.probes);
            points.any(|point| self.lately.contains(point.date) && point.session.provision.as_ref() == Some(id))
        };
        self.targets.iter().filter(worked_on).collect()
    }

    /// What was done in the best session of late: the one with the best result of the first target that has any, of
    /// two as good the one with less help, then the later.
    fn worked_best(
        &self,
        slotted: &Slotted<'_>,
        targets: &[&'a Progress<'a>],
    ) -> Option<(&'a Filed<Session>, &'a Title)> {
        let of_this = |point: &&Point<'a>| {
            self.lately.contains(point.date)
                && (slotted.id.is_none() || point.session.provision.as_ref() == slotted.id)
                && point.session.done().is_some()
        };
        let best = targets.iter().find_map(|progress| {
            let less_is_better = direction(&progress.target.record) == Direction::Decrease;
            let level = |point: &Point<'_>| if less_is_better { -point.level.ratio() } else { point.level.ratio() };
            let help = |point: &Point<'_>| point.result.help.as_ref().and_then(|help| help.typical(&self.school.help));
            let rank = |point: &&Point<'a>| (level(point), Reverse(help(point).unwrap_or(usize::MAX)), when(point));
            progress.series.points.iter().filter(of_this).max_by_key(rank)
        })?;
        let filed = self.records.sessions.iter().find(|filed| filed.path == *best.path)?;
        Some((filed, filed.record.done()?))
    }

    /// What to do next, as the last session of this provision that was given before the day's own left it.
    fn next(&self, slotted: &Slotted<'_>, day: NaiveDate) -> Option<Said> {
        let id = slotted.id?;
        let until = day.min(self.as_of);
        let given = self.records.sessions.iter().filter(|filed| {
            let session = &filed.record;
            session.is_given() && session.date <= until && session.provision.as_ref() == Some(id)
        });
        let last = given.max_by_key(|filed| (filed.record.date, filed.record.start, &filed.path))?;
        last.record.next.as_ref().map(|next| Said::of(self.school, last, next.as_str()))
    }
}

fn when<'a>(point: &Point<'a>) -> (NaiveDate, Option<NaiveTime>, &'a RecordPath) {
    (point.date, point.start, point.path)
}
