//! Many slots at once: a day as planned, a span of absence; and my last log for another pupil.

use chrono::NaiveDate;

use super::single::in_words;
use super::{Log, Scene};
use crate::calendar::timetable::slots_on;
use crate::cli::exit::Exit;
use crate::cli::failure::Failure;
use crate::cli::folder::find_in;
use crate::cli::ui::Ui;
use crate::cli::when::{born_by, not_to_come};
use crate::cli::words::Words;
use crate::cli::writes::Writes;
use crate::record::session::Reason;
use crate::record::words::StaffOnly;
use crate::record::{Filed, ProvisionId, Session};
use crate::store::layout::DatedKind;
use crate::store::place_dated;
use crate::store::read::{self, Scope};

/// The day's unrecorded slots, given as timetabled.
pub(super) fn as_planned(log: &Log, scene: &mut Scene<'_>, ui: &mut Ui<'_>) -> Result<Exit, Failure> {
    if log.words.iter().any(|word| word.contains('=')) {
        return Err(Failure::usage("--as-planned takes no results")
            .help("log the session that has results by itself".to_owned()));
    }
    let day = scene.day(log)?;
    scene.read_month(day);
    let role = scene.folder.school.staff.get(&scene.staff).map(|staff| staff.role);
    // Of today, only what has begun; of another day, or with --as-of, the whole day.
    let now = scene.settings.now.filter(|_| day == scene.settings.today);
    let sessions: Vec<Session> = slots_on(&scene.records.provision, day)
        .into_iter()
        .filter(|slot| now.is_none_or(|now| slot.at <= now))
        .filter(|slot| slot.provision.role.is_none() || slot.provision.role == role)
        .filter(|slot| !slot.is_recorded(day, &scene.records.sessions))
        .map(|slot| Session {
            minutes: Some(slot.provision.minutes),
            group: slot.provision.group,
            ..blank(scene, slot.id, day, slot.at)
        })
        .collect();
    if !scene.folder.is_school_day(day) {
        return Err(Failure::usage(format!("{} is no school day", crate::calendar::say::long(day))));
    }
    write(sessions, true, scene, ui)
}

/// One record for each slot that was owed in a span of days.
pub(super) fn missed(
    log: &Log,
    reason: Reason,
    span: (NaiveDate, NaiveDate),
    scene: &mut Scene<'_>,
    ui: &mut Ui<'_>,
) -> Result<Exit, Failure> {
    let (from, to) = span;
    not_to_come(to, scene.settings)?;
    born_by(from, scene.records.pupil.as_ref().map(|pupil| &pupil.record))?;
    scene.read_month(from);
    let only =
        log.provision.as_deref().map(|typed| find_in(typed, &scene.records.provision, "provision")).transpose()?;
    let only = only.map(|(id, _)| id.clone());
    let why = Words::new(scene.settings).staff_only("why", log.why.as_deref())?;
    let mut sessions = Vec::new();
    for day in scene.folder.calendar.school_days(from, to) {
        let slots = slots_on(&scene.records.provision, day).into_iter();
        let owed = slots
            .filter(|slot| only.as_ref().is_none_or(|only| only == slot.id))
            .filter(|slot| !slot.is_recorded(day, &scene.records.sessions));
        let why: Option<StaffOnly> = why.clone();
        sessions.extend(owed.map(|slot| Session {
            missed: Some(reason),
            why: why.clone(),
            ..blank(scene, slot.id, day, slot.at)
        }));
    }
    write(sessions, false, scene, ui)
}

fn blank(scene: &Scene<'_>, provision: &ProvisionId, day: NaiveDate, at: chrono::NaiveTime) -> Session {
    Session {
        date: day,
        start: Some(at),
        minutes: None,
        staff: scene.staff.clone(),
        recorded_by: scene.recorded_by(),
        provision: Some(provision.clone()),
        place: None,
        group: None,
        joined: None,
        missed: None,
        cut_short: None,
        why: None,
        activity: None,
        adapted: None,
        note: None,
        share: None,
        next: None,
        ask: None,
        answer: None,
        tell: Vec::new(),
        told: Vec::new(),
        evidence: Vec::new(),
        recorded: Some(scene.settings.today),
        prepared: None,
        result: Vec::new(),
    }
}

fn write(sessions: Vec<Session>, assumed: bool, scene: &Scene<'_>, ui: &mut Ui<'_>) -> Result<Exit, Failure> {
    let mut writes = Writes::default();
    if sessions.is_empty() {
        ui.note("no slot of that time is left to record");
    }
    for session in sessions {
        match place_dated(&scene.folder.root, &scene.pupil, DatedKind::Sessions, &session) {
            Ok((path, written)) => writes.add(path, written, in_words(&session, assumed, scene)),
            Err(error) => {
                // What is on the disk already is said before the failure.
                writes.tell(ui);
                return Err(error.into());
            }
        }
    }
    Ok(writes.tell(ui))
}

/// The last session that whoever is typing recorded for another pupil, this month or last.
pub(super) fn my_last_for_another(scene: &Scene<'_>) -> Result<Filed<Session>, Failure> {
    let today = scene.settings.today;
    let since = today.checked_sub_months(chrono::Months::new(1)).unwrap_or(today);
    let scope = Scope { sessions_from: Some(since), others_from: Some(today) };
    let mut last: Option<Filed<Session>> = None;
    for id in scene.folder.pupils.iter().filter(|id| **id != scene.pupil) {
        let Ok(records) = read::pupil(&scene.folder.root, id, scope, &scene.folder.school) else { continue };
        let mine = |filed: &Filed<Session>| {
            let session = &filed.record;
            session.date <= today
                && session.is_given()
                && (session.staff == scene.writer || session.recorded_by.as_ref() == Some(&scene.writer))
        };
        let when = |filed: &Filed<Session>| (filed.record.date, filed.record.start);
        last = records.sessions.into_iter().filter(mine).chain(last).max_by_key(when);
    }
    last.ok_or_else(|| {
        Failure::usage("--same: there is no log of yours for another pupil, this month or last")
            .help("log this session without --same".to_owned())
    })
}
