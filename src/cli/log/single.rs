//! One session: the day, the time, the provision and the minutes found from what was typed and the timetable.

use std::fmt::Write as _;

use chrono::{NaiveDate, NaiveTime};

use super::questions::{self, Answers};
use super::{Log, Scene, TypedResult, reason, results, slots};
use crate::calendar::{say, timetable};
use crate::cli::exit::Exit;
use crate::cli::failure::Failure;
use crate::cli::folder::find_in;
use crate::cli::ui::Ui;
use crate::cli::words::Words;
use crate::cli::writes::Writes;
use crate::record::quantity::GroupSize;
use crate::record::result::SessionResult;
use crate::record::session::Reason;
use crate::record::words::{Shared, StaffOnly, Title};
use crate::record::{Minutes, ProvisionId, Session};
use crate::store::layout::DatedKind;
use crate::store::place_dated;

/// When a session was, and what of that was assumed.
struct Time {
    day: NaiveDate,
    start: NaiveTime,
    provision: Option<ProvisionId>,
    /// The minutes of the timetable, where the time is that of a slot or the provision is known.
    minutes: Option<Minutes>,
    /// The time was taken from the timetable.
    timetabled: bool,
}

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
    scene.read_month(day);
    let answers = if nothing_said(log, typed, missed) { questions::ask(scene, ui)? } else { Answers::default() };
    let asked = answers.results.iter().map(|(target, result)| (target.as_str(), result.as_str()));
    let typed: Vec<TypedResult<'_>> = typed.iter().copied().chain(asked).collect();
    let results = results::results(log, &typed, day, scene)?;
    if missed.is_some() && !results.is_empty() {
        return Err(Failure::usage("a session that was missed has no results")
            .help("leave out --missed, or the results".to_owned()));
    }
    let time = match &same {
        Some(same) => Time {
            day,
            start: same.record.start.unwrap_or_default(),
            provision: provision(log, &results, scene)?,
            minutes: same.record.minutes,
            timetabled: false,
        },
        None => time(log, &results, day, scene)?,
    };
    let mut session = session(log, results, missed, &time, scene)?;
    session.note = session.note.or_else(|| answers.note.as_deref().and_then(StaffOnly::new));
    session.share = session.share.or_else(|| answers.share.as_deref().and_then(Shared::new));
    if let Some(same) = &same {
        session.activity = session.activity.or_else(|| same.record.activity.clone());
        session.group = session.group.or(same.record.group).max(GroupSize::new(2));
        session.joined = Title::new(same.path.stem());
    }
    warn(&session, scene, ui);
    let (path, written) = place_dated(&scene.folder.root, &scene.pupil, DatedKind::Sessions, &session)?;
    let mut writes = Writes::default();
    writes.add(path, written, in_words(&session, log.minutes.is_none() && time.timetabled, scene));
    Ok(writes.tell(ui))
}

/// `keywork log rowan` alone says nothing that could be recorded.
fn nothing_said(log: &Log, results: &[TypedResult<'_>], missed: Option<Reason>) -> bool {
    let said = [&log.minutes, &log.activity, &log.adapted, &log.note, &log.share, &log.next, &log.ask, &log.cut_short];
    results.is_empty() && missed.is_none() && !log.same && said.iter().all(|said| said.is_none())
}

/// The provision that was named, else the one in which all the targets are taught.
fn provision(log: &Log, results: &[SessionResult], scene: &Scene<'_>) -> Result<Option<ProvisionId>, Failure> {
    if let Some(typed) = &log.provision {
        return Ok(Some(find_in(typed, &scene.records.provision, "provision")?.0.clone()));
    }
    let taught_in = |result: &SessionResult| scene.records.targets.get(&result.target)?.record.provision.clone();
    let mut taught: Vec<ProvisionId> = results.iter().filter_map(taught_in).collect();
    taught.dedup();
    Ok(if taught.len() == 1 { taught.pop() } else { None })
}

fn time(log: &Log, results: &[SessionResult], day: NaiveDate, scene: &Scene<'_>) -> Result<Time, Failure> {
    let named = provision(log, results, scene)?;
    let typed = log.when.time()?;
    let slots = timetable::slots_on(&scene.records.provision, day);
    let slots: Vec<_> = slots.into_iter().filter(|slot| named.as_ref().is_none_or(|id| id == slot.id)).collect();
    let free = |slot: &&timetable::TimetabledSlot<'_>| !slot.is_recorded(day, &scene.records.sessions);
    // Now, where the day is today and nothing else was said; else the timetable decides.
    let now = scene.settings.now.filter(|_| log.when.on.is_none());
    let slot = match (typed, now) {
        (Some(at), _) => slots.iter().find(|slot| slot.at == at),
        (None, Some(now)) => slots
            .iter()
            .rev()
            .filter(|slot| slot.is_about(now))
            .find(free)
            .or_else(|| slots.iter().rev().find(|slot| slot.is_about(now))),
        (None, None) if named.is_some() => slots.iter().find(free).or_else(|| slots.first()),
        (None, None) => Some(&slots).filter(|slots| slots.len() == 1).and_then(|slots| slots.first()),
    };
    let provision = named.or_else(|| slot.map(|slot| slot.id.clone()));
    let minutes = provision.as_ref().and_then(|id| scene.records.provision.get(id)).map(|filed| filed.record.minutes);
    let start = typed.or(slot.map(|slot| slot.at)).or(now).ok_or_else(|| {
        let day = say::long(day);
        let help = "give the time, such as --at 09:30".to_owned();
        Failure::usage(format!("at what time was it? The timetable does not say for {day}")).help(help)
    })?;
    Ok(Time { day, start, provision, minutes, timetabled: slot.is_some() })
}

fn session(
    log: &Log,
    results: Vec<SessionResult>,
    missed: Option<Reason>,
    time: &Time,
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
        date: time.day,
        start: Some(time.start),
        minutes: if missed.is_some() { None } else { Some(minutes(log, cut_short, time)?) },
        staff: scene.staff.clone(),
        recorded_by: scene.recorded_by(),
        provision: time.provision.clone(),
        place: words.title("place", log.place.as_deref())?,
        group: log.group.as_deref().map(group).transpose()?,
        joined: None,
        missed,
        cut_short,
        why: words.staff_only("why", log.why.as_deref())?,
        activity: words.title("activity", log.activity.as_deref())?,
        adapted: words.staff_only("adapted", log.adapted.as_deref())?,
        note: words.staff_only("note", log.note.as_deref())?,
        share: words.shared("share", log.share.as_deref())?,
        next: words.staff_only("next", log.next.as_deref())?,
        ask: words.staff_only("ask", log.ask.as_deref())?,
        answer: None,
        tell,
        told: Vec::new(),
        evidence,
        recorded: Some(scene.settings.today),
        prepared: None,
        result: results,
    })
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
fn warn(session: &Session, scene: &Scene<'_>, ui: &mut Ui<'_>) {
    let day = say::long(session.date);
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
    said
}
