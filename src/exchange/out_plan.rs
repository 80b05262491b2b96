//! Targets and provision as rows.

use chrono::NaiveDate;

use super::cell::Cell;
use super::names::Names;
use crate::progress::Progress;
use crate::progress::series::direction;
use crate::record::agreement::{Agreement, Proposal};
use crate::record::goal::Goal;
use crate::record::{Filed, Provision, ProvisionId, PupilRecords, StaffId, Target};

/// A column and what stands in it.
pub(super) type TargetColumn = (&'static str, fn(&TargetRow<'_>) -> Cell);

/// A target in its row.
pub(super) struct TargetRow<'a> {
    pub(super) names: &'a Names,
    pub(super) records: &'a PupilRecords,
    pub(super) progress: &'a Progress<'a>,
    pub(super) as_of: NaiveDate,
}

/// A column and what stands in it.
pub(super) type ProvisionColumn = (&'static str, fn(&ProvisionRow<'_>) -> Cell);

/// A provision in its row.
pub(super) struct ProvisionRow<'a> {
    pub(super) names: &'a Names,
    pub(super) records: &'a PupilRecords,
    pub(super) id: &'a ProvisionId,
    pub(super) filed: &'a Filed<Provision>,
}

impl TargetRow<'_> {
    fn target(&self) -> &Target {
        &self.progress.target.record
    }

    fn goal(&self) -> &Goal {
        self.target().goal_on(self.as_of)
    }
}

/// Who proposed something.
fn proposer(proposed: Option<&Proposal>) -> Option<&StaffId> {
    proposed.map(|proposed| &proposed.by)
}

/// Who agreed something.
fn agreeing(agreed: Option<&Agreement>) -> Option<&StaffId> {
    agreed.map(|agreed| &agreed.by)
}

/// The columns of `targets.csv`. The goal is the one of the day, and the status comes with its reason and its rule.
pub(super) const TARGETS: &[TargetColumn] = &[
    ("pupil", |row| Cell::text(row.names.pupil(&row.records.id))),
    ("target", |row| Cell::text(row.names.target(row.progress.id, row.records))),
    ("title", |row| row.names.title(Some(&row.target().title))),
    ("outcome", |row| Cell::opt(row.target().outcome.as_ref())),
    ("provision", |row| Cell::opt(row.target().provision.as_ref().map(|id| row.names.provision(id, row.records)))),
    ("objective", |row| row.names.title(row.target().objective.as_ref())),
    ("measure", |row| Cell::text(row.target().measure.kind)),
    ("of", |row| Cell::number(row.target().measure.of)),
    ("min", |row| Cell::level(row.target().measure.min)),
    ("max", |row| Cell::level(row.target().measure.max)),
    ("what", |row| row.names.title(row.target().measure.what.as_ref())),
    ("unit", |row| Cell::text(row.target().measure.unit())),
    ("direction", |row| Cell::text(direction(row.target()))),
    ("goal_level", |row| Cell::level(row.goal().level)),
    ("goal_help", |row| Cell::opt(row.goal().help.as_ref())),
    ("goal_sessions", |row| Cell::number(Some(row.goal().sessions))),
    ("goal_trials", |row| Cell::number(row.goal().trials)),
    ("goal_days", |row| Cell::number(row.goal().days)),
    ("goal_places", |row| Cell::number(row.goal().places)),
    ("goal_people", |row| Cell::number(row.goal().people)),
    ("goal_by", |row| Cell::day(row.goal().by)),
    ("baseline", |row| Cell::level(row.target().baseline)),
    ("from", |row| Cell::day(row.target().from)),
    ("teaching_from", |row| Cell::day(row.target().teaching_from)),
    ("proposed_by", |row| Cell::opt(proposer(row.target().proposed.as_ref()).map(|staff| row.names.staff(staff)))),
    ("proposed_on", |row| Cell::day(row.target().proposed.as_ref().map(|proposed| proposed.on))),
    ("agreed_by", |row| Cell::opt(agreeing(row.target().agreed.as_ref()).map(|staff| row.names.staff(staff)))),
    ("agreed_on", |row| Cell::day(row.target().agreed.as_ref().map(|agreed| agreed.on))),
    ("ended_on", |row| Cell::day(row.target().ended(row.as_of))),
    ("results", |row| Cell::number(Some(row.progress.series.points.len()))),
    ("status", |row| Cell::text(row.progress.status.verdict())),
    ("because", |row| Cell::text(row.progress.status.because())),
    ("rule", |row| Cell::text(row.progress.status.rule())),
];

/// The columns of `provision.csv`.
pub(super) const PROVISION: &[ProvisionColumn] = &[
    ("pupil", |row| Cell::text(row.names.pupil(&row.records.id))),
    ("provision", |row| Cell::text(row.names.provision(row.id, row.records))),
    ("what", |row| row.names.title(Some(&row.filed.record.what))),
    ("meets", |row| Cell::list(&row.filed.record.meets)),
    ("minutes", |row| Cell::number(Some(row.filed.record.minutes))),
    ("slots", |row| Cell::list(&row.filed.record.slots)),
    ("times", |row| Cell::number(row.filed.record.times)),
    ("per", |row| Cell::opt(row.filed.record.per)),
    ("group", |row| Cell::number(row.filed.record.group)),
    ("role", |row| Cell::opt(row.filed.record.role)),
    ("place", |row| row.names.title(row.filed.record.place.as_ref())),
    ("from", |row| Cell::text(row.filed.record.from)),
    ("to", |row| Cell::day(row.filed.record.to)),
    ("proposed_by", |row| Cell::opt(proposer(row.filed.record.proposed.as_ref()).map(|staff| row.names.staff(staff)))),
    ("proposed_on", |row| Cell::day(row.filed.record.proposed.as_ref().map(|proposed| proposed.on))),
    ("agreed_by", |row| Cell::opt(agreeing(row.filed.record.agreed.as_ref()).map(|staff| row.names.staff(staff)))),
    ("agreed_on", |row| Cell::day(row.filed.record.agreed.as_ref().map(|agreed| agreed.on))),
];
