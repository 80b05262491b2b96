//! A session that was prepared ahead: which one a log completes, and what its record says then.

use chrono::{NaiveDate, NaiveTime, TimeDelta};

use super::Scene;
use crate::calendar::{say, timetable};
use crate::cli::ask;
use crate::cli::failure::Failure;
use crate::cli::ui::Ui;
use crate::record::result::SessionResult;
use crate::record::session::Prepared;
use crate::record::{Dated as _, Filed, ProvisionId, Session};
use crate::store::layout::DatedKind;
use crate::store::{PlaceError, Written, place_dated, place_edit};
use crate::text;

/// Of two sessions prepared for one day, a time that is further than this from both is of neither. One that is logged
/// earlier than this before its time was moved forward.
pub(super) const NEAR: TimeDelta = TimeDelta::minutes(30);

/// What is known of a session before it is known which prepared one it is.
pub(super) struct Clue<'c> {
    /// The provision, as it was typed, or as the targets or the slot say.
    pub(super) provision: Option<&'c ProvisionId>,
    /// What was worked on.
    pub(super) results: &'c [SessionResult],
    /// The day.
    pub(super) day: NaiveDate,
    /// The time that was typed, or that of the slot that is on now.
    pub(super) at: Option<NaiveTime>,
}

impl Clue<'_> {
    /// Whether a prepared session is of this provision and day. One for which no provision was named is known by its
    /// targets, and any by the very time where nothing says which provision this is.
    fn fits(&self, session: &Session) -> bool {
        let targets = session.prepared.as_ref().map_or(&[][..], |prepared| &prepared.targets);
        let shared = targets.iter().any(|target| self.results.iter().any(|result| result.target == *target));
        let fits = match (&session.provision, self.provision) {
            (Some(one), Some(other)) => one == other,
            (Some(_), None) => session.start.is_some() && session.start == self.at,
            (None, Some(_)) => shared,
            (None, None) => shared || targets.is_empty() || self.results.is_empty(),
        };
        session.date == self.day && fits
    }

    /// Whether the session is near enough in time: no other slot of its provision is nearer.
    fn is_near(&self, session: &Session, scene: &Scene<'_>) -> bool {
        let Some(at) = self.at else { return true };
        let Some(start) = session.start else { return false };
        let slots = timetable::slots_on(&scene.records.provision, self.day).into_iter();
        let mut of_this = slots.filter(|slot| Some(slot.id) == session.provision.as_ref());
        !of_this.any(|slot| (slot.at - at).abs() < (start - at).abs())
    }

    /// The sessions that are prepared and may be this one.
    fn candidates<'r>(&self, scene: &'r Scene<'_>) -> Vec<&'r Filed<Session>> {
        let open = |session: &Session| session.prepared.is_some() && session.is_only_prepared();
        let sessions = scene.records.sessions.iter();
        let mut found: Vec<_> = sessions.filter(|filed| open(&filed.record) && self.fits(&filed.record)).collect();
        if let Some(at) = self.at.filter(|_| found.len() > 1) {
            let apart = |filed: &Filed<Session>| filed.record.start.map_or(TimeDelta::MAX, |start| (start - at).abs());
            let least = found.iter().map(|filed| apart(filed)).min().filter(|least| *least <= NEAR);
            found.retain(|filed| Some(apart(filed)) == least);
        }
        found.retain(|filed| self.is_near(&filed.record, scene));
        found
    }
}

/// The prepared session that is meant; with more than one, whoever types is asked.
pub(super) fn meant<'r>(
    clue: &Clue<'_>,
    scene: &'r Scene<'_>,
    ui: &Ui<'_>,
) -> Result<Option<&'r Filed<Session>>, Failure> {
    let found = clue.candidates(scene);
    match found.as_slice() {
        [] => Ok(None),
        [one] => Ok(Some(one)),
        many => ask_which(many, clue.day, ui),
    }
}

fn ask_which<'r>(
    many: &[&'r Filed<Session>],
    day: NaiveDate,
    ui: &Ui<'_>,
) -> Result<Option<&'r Filed<Session>>, Failure> {
    let time = |filed: &Filed<Session>| filed.record.start.map_or("no time".to_owned(), say::time);
    let message =
        format!("{} are prepared for {}: which one is this?", text::count(many.len(), "session"), say::long(day));
    let times: Vec<String> = many.iter().map(|filed| time(filed)).collect();
    if times.windows(2).all(|pair| pair[0] == pair[1]) && !ui.may_ask {
        let paths: Vec<&str> = many.iter().map(|filed| filed.path.as_str()).collect();
        let help = format!("they are for the same time, so take away what is not needed of {}", text::and_list(&paths));
        return Err(Failure::usage(message).help(help));
    }
    let flags: Vec<String> =
        many.iter().map(|filed| format!("--at {} for {}", time(filed), filed.path.stem())).collect();
    ask::may_ask(ui, &message, &format!("its time: {}", text::or_list(&flags)))?;
    let mut choices: Vec<String> = many.iter().map(|filed| in_words(filed)).collect();
    choices.push("another session, none of these".to_owned());
    let choices: Vec<&str> = choices.iter().map(String::as_str).collect();
    Ok(many.get(ask::choice("Which prepared session is this?", &choices)?).copied())
}

/// `13:15 language: Ask before you are stuck`.
fn in_words(filed: &Filed<Session>) -> String {
    let session = &filed.record;
    let what = session.prepared.as_ref().and_then(|plan| plan.objective.as_ref().or(plan.activity.as_ref()));
    let parts = [
        session.start.map(say::time),
        session.provision.as_ref().map(ToString::to_string),
        what.map(|what| format!(": {}", what.as_str())),
    ];
    let said = parts.into_iter().flatten().collect::<Vec<_>>().join(" ").replace(" : ", ": ");
    text::clean_line(&said).into_owned()
}

/// The sessions that were prepared and are completed, and of which this may be the same again.
pub(super) fn completed_already<'r>(clue: &Clue<'_>, scene: &'r Scene<'_>) -> Vec<&'r Filed<Session>> {
    let done = |filed: &&Filed<Session>| filed.record.prepared.is_some() && !filed.record.is_only_prepared();
    scene.records.sessions.iter().filter(done).filter(|filed| clue.fits(&filed.record)).collect()
}

/// The prepared record with what became of it. Nothing that stands in it is lost, and its name stays right: it keeps
/// the time and the person that it was prepared for.
pub(super) fn complete(filed: &Filed<Session>, new: Session) -> Session {
    let was = &filed.record;
    let (start, staff) = was.named_for();
    let prepared = was.prepared.clone().map(|prepared| Prepared {
        start: start.filter(|start| new.start != Some(*start)),
        staff: (new.staff != *staff).then(|| staff.clone()),
        ..prepared
    });
    Session {
        provision: new.provision.or_else(|| was.provision.clone()),
        place: new.place.or_else(|| was.place.clone()),
        group: new.group.or(was.group),
        why: new.why.or_else(|| was.why.clone()),
        activity: new.activity.or_else(|| was.activity.clone()),
        adapted: new.adapted.or_else(|| was.adapted.clone()),
        note: new.note.or_else(|| was.note.clone()),
        share: new.share.or_else(|| was.share.clone()),
        next: new.next.or_else(|| was.next.clone()),
        ask: new.ask.or_else(|| was.ask.clone()),
        answer: was.answer.clone(),
        tell: both(&was.tell, new.tell),
        told: was.told.clone(),
        evidence: both(&was.evidence, new.evidence),
        prepared,
        ..new
    }
}

fn both<T: Clone + PartialEq>(was: &[T], new: Vec<T>) -> Vec<T> {
    let more = new.into_iter().filter(|one| !was.contains(one));
    was.iter().cloned().chain(more).collect()
}

/// Completes the prepared record, or writes one of its own where nothing was prepared.
pub(super) fn place(
    base: Option<&Filed<Session>>,
    session: &Session,
    scene: &Scene<'_>,
) -> Result<(String, Written), PlaceError> {
    let root = &scene.folder.root;
    match base {
        Some(filed) => Ok((filed.path.to_string(), place_edit(root, filed, session)?)),
        None => place_dated(root, &scene.pupil, DatedKind::Sessions, session),
    }
}
