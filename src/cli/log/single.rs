//! One session: what was said of it, when it was, and whether it was prepared ahead.

use std::fmt::Write as _;

use chrono::NaiveDate;

use super::questions::{self, Answers};
use super::timing::{Time, Timing};
use super::{Log, Scene, TypedResult, prepared, reason, results, slots};
use crate::calendar::say;
use crate::cli::exit::Exit;
use crate::cli::failure::Failure;
use crate::cli::ui::Ui;
use crate::cli::words::Words;
use crate::cli::writes::Writes;
use crate::record::quantity::GroupSize;
use crate::record::result::SessionResult;
use crate::record::session::Reason;
use crate::record::words::{Shared, StaffOnly, Title};
use crate::record::{Filed, Minutes, Session};
use crate::store::Written;

/// Records one session.
pub(super) fn log(
    log: &Log,
    typed: &[TypedResult<'_>],
    missed: Option<Reason>,
    scene: &mut Scene<'_>,
    ui: &mut Ui<'_>,
) -> Result<Exit, Failure> {
    let same = if log.same { Some(slots::my_last_for_another(scene)?) } else { None };
    let day = same.as_ref().map_or_else(|| scene.day(log), |same| Ok(same.record.date))?;
    scene.still_here(day)?;
    scene.read_month(day)?;
    let answers = if nothing_said(log, typed, missed) { questions::ask(scene, ui)? } else { Answers::default() };
    let asked = answers.results.iter().map(|(target, result)| (target.as_str(), result.as_str()));
    let typed: Vec<TypedResult<'_>> = typed.iter().copied().chain(asked).collect();
    let results = results::results(log, &typed, day, scene)?;
    if missed.is_some() && !results.is_empty() {
        return Err(Failure::usage("a session that was missed has no results")
            .help("leave out --missed, or the results".to_owned()));
    }
    let when = Timing::new(log, &results, same.as_ref(), day, scene)?;
    let base = prepared::meant(&when.clue(&results), scene, ui)?;
    let mut said = said(log, results, missed, day, scene)?;
    said.note = said.note.or_else(|| answers.note.as_deref().and_then(StaffOnly::new));
    said.share = said.share.or_else(|| answers.share.as_deref().and_then(Shared::new));
    if let Some(same) = &same {
        said.activity = said.activity.or_else(|| same.record.activity.clone());
        said.group = said.group.or(same.record.group).max(GroupSize::new(2));
        said.joined = Title::new(same.path.stem());
    }
    if let Some((filed, session)) = base.is_none().then(|| already(log, &said, &when, scene)).flatten() {
        let mut writes = Writes::default();
        writes.add(filed.path.as_str(), Written::Already, in_words(&session, false, scene));
        return Ok(writes.tell(ui));
    }
    let time = when.time(base, scene)?;
    let session = timed(log, said, &time)?;
    let session = base.map_or(session.clone(), |base| prepared::complete(base, session));
    warn(&session, base, scene, ui);
    let (path, written) = prepared::place(base, &session, scene)?;
    let mut writes = Writes::default();
    writes.add(path, written, in_words(&session, log.minutes.is_none() && time.timetabled, scene));
    Ok(writes.tell(ui))
}

/// The prepared session that says all this already, where it was completed before.
fn already<'r>(
    log: &Log,
    said: &Session,
    when: &Timing<'_>,
    scene: &'r Scene<'_>,
) -> Option<(&'r Filed<Session>, Session)> {
    prepared::completed_already(&when.clue(&said.result), scene).into_iter().find_map(|filed| {
        let time = when.time(Some(filed), scene).ok()?;
        let session = prepared::complete(filed, timed(log, said.clone(), &time).ok()?);
        (session == filed.record).then_some((filed, session))
    })
}

/// `keywork log rowan` alone says nothing that could be recorded.
fn nothing_said(log: &Log, results: &[TypedResult<'_>], missed: Option<Reason>) -> bool {
    let said = [&log.minutes, &log.activity, &log.adapted, &log.note, &log.share, &log.next, &log.ask, &log.cut_short];
    results.is_empty() && missed.is_none() && !log.same && said.iter().all(|said| said.is_none())
}

/// All that was said of a session but when it was.
fn said(
    log: &Log,
    results: Vec<SessionResult>,
    missed: Option<Reason>,
    day: NaiveDate,
    scene: &Scene<'_>,
) -> Result<Session, Failure> {
    let cut_short = log.cut_short.as_deref().map(reason).transpose()?;
    let tell = log.tell.iter().map(|typed| scene.folder.staff("--tell", typed)).collect::<Result<_, _>>()?;
    let mut words = Words::new(scene.settings);
    let mut evidence = Vec::new();
    for typed in &log.evidence {
        evidence.extend(words.title("evidence", Some(typed))?);
    }
    Ok(Session {
        recorded_by: scene.recorded_by(),
        place: words.title("place", log.place.as_deref())?,
        group: log.group.as_deref().map(group).transpose()?,
        missed,
        cut_short,
        why: words.staff_only("why", log.why.as_deref())?,
        activity: words.title("activity", log.activity.as_deref())?,
        adapted: words.staff_only("adapted", log.adapted.as_deref())?,
        note: words.staff_only("note", log.note.as_deref())?,
        share: words.shared("share", log.share.as_deref())?,
        next: words.staff_only("next", log.next.as_deref())?,
        ask: words.staff_only("ask", log.ask.as_deref())?,
        tell,
        evidence,
        recorded: Some(scene.settings.today),
        result: results,
        ..Session::on(day, scene.staff.clone())
    })
}

/// The session with the time and the minutes that it had.
fn timed(log: &Log, said: Session, time: &Time) -> Result<Session, Failure> {
    let minutes = if said.missed.is_some() { None } else { Some(minutes(log, said.cut_short, time)?) };
    Ok(Session { start: time.start, minutes, provision: time.provision.clone(), ..said })
}

fn minutes(log: &Log, cut_short: Option<Reason>, time: &Time) -> Result<Minutes, Failure> {
    match &log.minutes {
        Some(typed) => parse_minutes(typed),
        None if cut_short.is_some() => {
            Err(Failure::usage("how long was it? It was cut short").help("give the minutes, such as -m 10".to_owned()))
        }
        None => time.minutes.ok_or_else(|| {
            let help = "give the minutes, such as -m 25, or --provision ID for those of the timetable".to_owned();
            Failure::usage("how long was it? No provision says so").help(help)
        }),
    }
}

/// Minutes as they are typed: 1 to 600.
pub(in crate::cli) fn parse_minutes(typed: &str) -> Result<Minutes, Failure> {
    let number = typed.trim().trim_end_matches("min").trim_end_matches('m').trim().parse().ok().and_then(Minutes::new);
    let shown = crate::text::brief(typed, 20);
    number.ok_or_else(|| {
        Failure::usage(format!("--minutes: `{shown}` is no number of minutes from 1 to 600"))
            .help("write it such as -m 25".to_owned())
    })
}

fn group(typed: &str) -> Result<GroupSize, Failure> {
    let shown = crate::text::brief(typed, 20);
    let size = typed.trim().parse().ok().and_then(GroupSize::new);
    size.ok_or_else(|| Failure::usage(format!("--group: `{shown}` is no number of pupils from 1 to 40")))
}

/// What may be a slip, and is recorded all the same.
fn warn(session: &Session, base: Option<&Filed<Session>>, scene: &Scene<'_>, ui: &mut Ui<'_>) {
    let day = say::long(session.date);
    let of_day = format!("pupils/{}/sessions/{}-", scene.pupil, session.date.format("%Y-%m/%d"));
    let damaged = scene.records.problems.iter().filter(|problem| problem.is_error());
    if let Some(problem) = damaged.map(|problem| &problem.place.file).find(|file| file.starts_with(&of_day)) {
        ui.warn(&format!("a record of that day could not be read, and may be of the same session: {problem}"));
    }
    if scene.folder.calendar.has_terms() && !scene.folder.calendar.is_school_day(session.date) {
        ui.warn(&format!("{day} is no school day in keywork.toml"));
    }
    let provision = session.provision.as_ref().and_then(|id| scene.records.provision.get_key_value(id));
    if let Some((id, _)) = provision.filter(|(_, filed)| !filed.record.covers(session.date)) {
        ui.warn(&format!("{id} is not timetabled on {day}"));
    }
    let pupil = scene.records.pupil.as_ref().map(|pupil| &pupil.record);
    if pupil.is_some_and(|pupil| !pupil.adults_on(session.date).any(|adult| adult.staff == session.staff)) {
        ui.warn(&format!("{} is not assigned to {} on {day}", session.staff, scene.pupil));
    }
    let twice = scene.records.sessions.iter().find(|filed| {
        filed.record.date == session.date
            && filed.record.start == session.start
            && filed.record.staff == session.staff
            && filed.record != *session
            && base.is_none_or(|base| base.path != filed.path)
    });
    if let Some(other) = twice {
        ui.warn(&format!("there is another record of that time: {}", other.path));
    }
}

/// The session in words: who, when, how long, and what was assumed.
pub(super) fn in_words(session: &Session, assumed: bool, scene: &Scene<'_>) -> String {
    let time = session.start.map(|start| format!(" {}", say::time(start))).unwrap_or_default();
    let what = session.provision.as_ref().map(|id| format!(" of {id}")).unwrap_or_default();
    let mut said = format!("{}, {}{time}: ", scene.records.name(), say::long(session.date));
    match (session.missed, session.minutes) {
        (Some(reason), _) => {
            let provision = session.provision.as_ref().map(|id| format!("{id} ")).unwrap_or_default();
            let _ = write!(said, "{provision}missed, {}", reason.in_words());
        }
        (None, minutes) => {
            let minutes = minutes.map_or(0, |minutes| usize::try_from(minutes.get()).unwrap_or(0));
            let _ = write!(said, "{}{what}", crate::text::count(minutes, "minute"));
        }
    }
    if assumed {
        said.push_str(", as timetabled");
    }
    if let Some(reason) = session.cut_short {
        let _ = write!(said, ", cut short: {}", reason.in_words());
    }
    for result in &session.result {
        let help = if result.result.help.is_none() { ", help not recorded" } else { "" };
        let probe = if result.probe { ", a probe" } else { "" };
        let value = match (result.result.say(), &result.result.help) {
            (value, None) => value,
            (value, Some(help)) => format!("{value} {help}").trim().to_owned(),
        };
        let _ = write!(said, "; {} {value}{help}{probe}", result.target);
    }
    if session.staff != scene.writer {
        let _ = write!(said, "; taught by {}", scene.folder.school.name_of(&session.staff));
    }
    if let Some(prepared) = session.prepared.as_ref().filter(|_| !session.is_only_prepared()) {
        let by = prepared.by.as_ref().map_or("was", |by| scene.folder.school.name_of(by));
        let time = prepared.start.map(|start| format!(" for {}", say::time(start))).unwrap_or_default();
        let _ = write!(said, "; completes what {by} prepared{time}");
    }
    said
}
