//! The phases that a table names, as days in the record of their target.

use chrono::NaiveDate;

use super::counted::Wrong;
use super::rows::{Ground, Row};
use crate::calendar::say;
use crate::record::agreement::Agreement;
use crate::record::target::Change;
use crate::record::when::school_year_start;
use crate::record::words::{StaffOnly, Title};
use crate::record::{Filed, StaffId, Target, TargetId};
use crate::text;

/// What the results of a table change in their target.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ChangedTarget {
    /// The target.
    pub id: TargetId,
    /// It, with what the table adds.
    pub target: Target,
    /// What is added, in words.
    pub words: String,
    /// Who is taken to have agreed its changes, where nobody said who did.
    pub taken_as_agreed_by: Option<StaffId>,
}

/// A stretch of rows with one phase: its name, its first row, and the day of the row before.
struct Stretch<'r> {
    name: &'r str,
    first: &'r Row,
    before: Option<NaiveDate>,
}

impl Stretch<'_> {
    /// True where the target says already that something began between the row before and the first of these: the
    /// phase may have begun on a day without a result.
    fn is_known(&self, target: &Target, as_of: NaiveDate) -> bool {
        let changes = target.change.iter().filter(|change| change.starts_a_phase() && change.is_agreed(as_of));
        let mut begun = changes.map(|change| change.on).chain(target.teaching_from);
        begun.any(|day| self.before.is_none_or(|before| before < day) && day <= self.first.date)
    }
}

/// What these rows, all of one target and by day, change in it; nothing where it says all of that already.
///
/// The first phase is the baseline, and teaching begins on the first day of the second. Every later one becomes a
/// change that is agreed and says that it was imported. A phase that comes again is a phase of its own, as in a
/// reversal design (contract, "`import csv`").
pub(super) fn changed(
    file: &str,
    (id, filed): (&TargetId, &Filed<Target>),
    rows: &[&Row],
    ground: Ground<'_>,
    agreed_by: Option<&StaffId>,
) -> Result<Option<ChangedTarget>, (usize, Wrong)> {
    let mut target = filed.record.clone();
    let (mut words, mut taken_as_agreed_by) = (Vec::new(), None);
    let stretches = stretches(rows)?;
    for (at, stretch) in stretches.iter().enumerate().skip(1) {
        if stretch.is_known(&filed.record, ground.as_of) {
            continue;
        }
        if at == 1 {
            teaching(id, &mut target, stretch, &mut words)?;
            continue;
        }
        let change = change(file, stretch, &target, ground, agreed_by)?;
        let by = change.agreed.as_ref().map(|agreed| agreed.by.clone());
        let name = by.as_ref().map_or("", |by| ground.school.name_of(by));
        let taken = if agreed_by.is_none() { "taken as " } else { "" };
        let (on, phase) = (say::long(change.on), text::brief(stretch.name, 40));
        words.push(format!("change on {on}: {phase}, {taken}agreed by {name}"));
        taken_as_agreed_by = by.filter(|_| agreed_by.is_none());
        target.change.push(change);
    }
    counts_from(&mut target, rows, ground.as_of, &mut words);
    let said = words.join("; ");
    Ok((target != filed.record).then(|| ChangedTarget { id: id.clone(), target, words: said, taken_as_agreed_by }))
}

/// The rows by phase; none where the table names no phase of this target. Probes stand apart from phases.
fn stretches<'r>(rows: &[&'r Row]) -> Result<Vec<Stretch<'r>>, (usize, Wrong)> {
    let mut stretches: Vec<Stretch<'r>> = Vec::new();
    let mut before: Option<&Row> = None;
    let rows = || rows.iter().filter(|row| !row.probe);
    if rows().all(|row| row.phase.is_none()) {
        return Ok(stretches);
    }
    for row in rows() {
        let Some(name) = row.phase.as_deref() else {
            let message = format!("the row names no phase, and other rows of `{}` do", row.target);
            return Err((row.at, Wrong::new(message, "name the phase in every row of the target, or in none")));
        };
        if stretches.last().is_none_or(|last| last.name != name) {
            if before.is_some_and(|before| before.date == row.date) {
                let message = format!("`{}` has two phases on {}", row.target, say::long(row.date));
                return Err((
                    row.at,
                    Wrong::new(message, "a phase begins with a day; give all of the day to one phase"),
                ));
            }
            stretches.push(Stretch { name, first: row, before: before.map(|before| before.date) });
        }
        before = Some(row);
    }
    Ok(stretches)
}

/// Teaching begins with the second phase; refused where the target says another day.
fn teaching(
    id: &TargetId,
    target: &mut Target,
    second: &Stretch<'_>,
    words: &mut Vec<String>,
) -> Result<(), (usize, Wrong)> {
    let day = second.first.date;
    if let Some(known) = target.teaching_from {
        let name = text::brief(second.name, 40);
        let message = format!("the phase `{name}` begins here, and teaching of `{id}` began on {}", say::long(known));
        let help = "correct the table, leave out its phases, or move the day with `keywork plan start`";
        return Err((second.first.at, Wrong::new(message, help)));
    }
    target.teaching_from = Some(day);
    words.push(format!("teaching began on {}; results before it are the baseline", say::long(day)));
    Ok(())
}

fn change(
    file: &str,
    stretch: &Stretch<'_>,
    target: &Target,
    ground: Ground<'_>,
    agreed_by: Option<&StaffId>,
) -> Result<Change, (usize, Wrong)> {
    let (on, at) = (stretch.first.date, stretch.first.at);
    let by = agreed_by.or_else(|| agreeing(target, ground, on));
    let by = by.ok_or_else(|| {
        let message = "a phase begins here, and nobody in keywork.toml could agree it on that day";
        (at, Wrong::new(message, "say who agreed it with --agreed-by STAFF: a teacher, the SENCO or the head"))
    })?;
    let what = Title::new(&format!("{} (imported)", stretch.name));
    let not_said = if agreed_by.is_none() { " Who agreed it was not said." } else { "" };
    let why = format!("Imported from {file}, where the phase `{}` begins on this day.{not_said}", stretch.name);
    let why = StaffOnly::new(&why);
    let (Some(what), Some(why)) = (what, why) else {
        return Err((at, Wrong::new("the phase has no name", "name it")));
    };
    let agreed = Agreement { by: by.clone(), on, recorded_by: Some(ground.writer.clone()) };
    let by = ground.writer.clone();
    Ok(Change { on, what, why, by, goal: None, goal_alone: false, agreed: Some(agreed), refused: None })
}

/// Who agreed the target, else whoever may agree of the pupil's adults, else of the school.
fn agreeing<'a>(target: &'a Target, ground: Ground<'a>, on: NaiveDate) -> Option<&'a StaffId> {
    let may = |staff: &&StaffId| ground.school.may_agree(staff, on);
    let of_target = target.agreed.as_ref().map(|agreed| &agreed.by);
    let pupil = ground.records.pupil.iter();
    let adults = pupil.flat_map(|filed| filed.record.adults_on(ground.as_of)).map(|adult| &adult.staff);
    of_target.into_iter().chain(adults).chain(ground.school.staff.keys()).find(may)
}

/// What is imported counts: the first day whose results count moves back to it, unless the target names that day.
fn counts_from(target: &mut Target, rows: &[&Row], as_of: NaiveDate, words: &mut Vec<String>) {
    let Some(first) = rows.iter().map(|row| row.date).min() else { return };
    let counts = target.counts_from().unwrap_or_else(|| school_year_start(as_of));
    if target.from.is_none() && first < counts {
        target.from = Some(first);
        words.push(format!("results count from {}", say::long(first)));
    }
}
