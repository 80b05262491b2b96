//! Many slots at once: a day as planned, a span of absence; and my last log for another pupil.

use chrono::NaiveDate;

use super::single::in_words;
use super::{Log, Scene, prepared};
use crate::cli::exit::Exit;
use crate::cli::failure::Failure;
use crate::cli::folder::find_in;
use crate::cli::ui::Ui;
use crate::cli::when::{born_by, not_to_come};
use crate::cli::words::Words;
use crate::cli::writes::Writes;
use crate::progress::Slotted;
use crate::record::session::Reason;
use crate::record::{Filed, Session};
use crate::store::read::{self, Scope};

/// The day's unrecorded slots, given as timetabled.
pub(super) fn as_planned(log: &Log, scene: &mut Scene<'_>, ui: &mut Ui<'_>) -> Result<Exit, Failure> {
    if log.words.iter().any(|word| word.contains('=')) {
        return Err(Failure::usage("--as-planned takes no results")
            .help("log the session that has results by itself".to_owned()));
    }
    let day = scene.day(log)?;
    scene.still_here(day)?;
    scene.read_month(day)?;
    if !scene.folder.is_school_day(day) {
        return Err(Failure::usage(format!("{} is no school day", crate::calendar::say::long(day))));
    }
    let role = scene.folder.school.staff.get(&scene.staff).map(|staff| staff.role);
    // Of today, only what has begun; of another day, or with --as-of, the whole day.
    let now = scene.settings.now.filter(|_| day == scene.settings.today);
    let unrecorded = unrecorded(scene, day);
    let due = unrecorded.into_iter().filter(|slotted| now.is_none_or(|now| slotted.at().is_none_or(|at| at <= now)));
    let (mut sessions, mut unknown) = (Vec::new(), Vec::new());
    for slotted in due {
        match slotted.provision.map(|filed| &filed.record) {
            Some(provision) if provision.role.is_some() && provision.role != role => {}
            Some(provision) => sessions.push(Slot {
                base: slotted.session,
                session: Session {
                    minutes: Some(provision.minutes),
                    group: provision.group,
                    ..blank(scene, &slotted, day)
                },
            }),
            None => unknown.extend(slotted.session.map(|filed| filed.path.stem())),
        }
    }
    if !unknown.is_empty() {
        let of = crate::text::and_list(&unknown);
        ui.note(&format!("no provision says how long {of} was to be: log it by itself, with -m"));
    }
    write(sessions, true, scene, ui)
}

/// A session to be written, and the prepared one that it completes.
struct Slot<'r> {
    base: Option<&'r Filed<Session>>,
    session: Session,
}

/// What nobody has recorded of a day: slots, and sessions that were prepared.
fn unrecorded<'r>(scene: &'r Scene<'_>, day: NaiveDate) -> Vec<Slotted<'r>> {
    let (records, calendar) = (&scene.records, &scene.folder.calendar);
    let all = crate::progress::day::on(&records.provision, &records.sessions, calendar, day, scene.settings.today);
    all.into_iter().filter(Slotted::is_unrecorded).collect()
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
    scene.still_here(to)?;
    scene.read_month(from)?;
    let only =
        log.provision.as_deref().map(|typed| find_in(typed, &scene.records.provision, "provision")).transpose()?;
    let only = only.map(|(id, _)| id);
    let why = Words::new(scene.settings).staff_only("why", log.why.as_deref())?;
    let mut sessions = Vec::new();
    for day in scene.folder.calendar.school_days(from, to) {
        let owed = unrecorded(scene, day).into_iter().filter(|slotted| only.is_none() || slotted.id == only);
        sessions.extend(owed.map(|slotted| {
            let session = Session { missed: Some(reason), why: why.clone(), ..blank(scene, &slotted, day) };
            Slot { base: slotted.session, session }
        }));
    }
    write(sessions, false, scene, ui)
}

fn blank(scene: &Scene<'_>, slotted: &Slotted<'_>, day: NaiveDate) -> Session {
    Session {
        start: slotted.at(),
        recorded_by: scene.recorded_by(),
        provision: slotted.id.cloned(),
        recorded: Some(scene.settings.today),
        ..Session::on(day, scene.staff.clone())
    }
}

fn write(slots: Vec<Slot<'_>>, assumed: bool, scene: &Scene<'_>, ui: &mut Ui<'_>) -> Result<Exit, Failure> {
    let mut writes = Writes::default();
    if slots.is_empty() {
        ui.note("no slot of that time is left to record");
    }
    for Slot { base, session } in slots {
        let session = base.map_or(session.clone(), |base| prepared::complete(base, session));
        match prepared::place(base, &session, scene) {
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
