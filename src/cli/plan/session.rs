//! `keywork plan session`: a session is prepared ahead, and `log` completes it.

use chrono::{NaiveDate, NaiveTime, TimeDelta};
use clap::Args;

use super::scene::Scene;
use crate::calendar::typed::{Look, parse_date};
use crate::calendar::{say, timetable};
use crate::cli::ask::{self, Question};
use crate::cli::exit::Exit;
use crate::cli::failure::Failure;
use crate::cli::folder::find_in;
use crate::cli::settings::Settings;
use crate::cli::ui::Ui;
use crate::cli::when::{day, opened, time};
use crate::cli::words::Words;
use crate::record::session::Prepared;
use crate::record::words::{StaffOnly, Title};
use crate::record::{Filed, ProvisionId, Session, TargetId};
use crate::store::layout::DatedKind;
use crate::store::place_dated;
use crate::store::read::{self, Scope};
use crate::text;

/// Prepare a session ahead: what it is for, what is needed, what the pupil needs to know, do and hand in
#[derive(Debug, Args)]
#[command(
    after_help = "Examples:\n  keywork plan session rowan cvc-words --on tue --objective \"Read words with 'sh'\" \
    --materials \"Pairs cards, shed book\"\n  \
    keywork plan session rowan --on \"24 Nov\" --at 14:00 --provision language --activity \"Lego bus\"\n\n\
    `keywork today` shows it on its day, and `keywork log` of that day and provision completes it."
)]
pub(super) struct NewSession {
    /// The pupil, then the targets to work on
    #[arg(value_name = "PUPIL TARGET")]
    words: Vec<String>,
    /// The day ahead: 2026-11-24, tomorrow, tue, 24/11, 24 Nov
    #[arg(long, value_name = "DATE")]
    on: String,
    /// The time, such as 09:30; that of the timetable where it is not said
    #[arg(long, value_name = "HH:MM")]
    at: Option<String>,
    /// The provision that it belongs to
    #[arg(long, value_name = "ID")]
    provision: Option<String>,
    /// The learning objective
    #[arg(long, value_name = "TEXT", allow_hyphen_values = true)]
    objective: Option<String>,
    /// What to do
    #[arg(long, value_name = "TEXT", allow_hyphen_values = true)]
    activity: Option<String>,
    /// What is needed
    #[arg(long, value_name = "TEXT", allow_hyphen_values = true)]
    materials: Option<String>,
    /// What the pupil needs to know
    #[arg(long, value_name = "TEXT", allow_hyphen_values = true)]
    know: Option<String>,
    /// What the pupil needs to do
    #[arg(long = "do", value_name = "TEXT", allow_hyphen_values = true)]
    do_: Option<String>,
    /// What goes to the teacher
    #[arg(long, value_name = "TEXT", allow_hyphen_values = true)]
    hand_in: Option<String>,
    /// How it is adapted
    #[arg(long, value_name = "TEXT", allow_hyphen_values = true)]
    adapt: Option<String>,
}

/// When it is to be.
struct Slot {
    provision: Option<ProvisionId>,
    start: NaiveTime,
    /// The time is that of the timetable and was not typed.
    assumed: bool,
}

impl NewSession {
    pub(super) fn run(&self, settings: &Settings, ui: &mut Ui<'_>) -> Result<Exit, Failure> {
        let (mut scene, typed) = Scene::with_targets(settings, &self.words)?;
        let day = self.day(&scene)?;
        let targets = targets(typed, day, &scene)?;
        let scope = Scope { sessions_from: Some(day), others_from: Some(day) };
        read::dated(&scene.folder.root, &mut scene.records, scope, &scene.folder.school);
        opened(&scene.records.problems)?;
        let slot = self.slot(&targets, day, &scene, ui)?;
        let prepared = self.prepared(targets, &scene)?;
        warn(&slot, day, &scene, ui);
        let known = scene.records.sessions.iter().find(|filed| is_prepared_for(&filed.record, day, &slot));
        let session = match known {
            Some(known) => Session { prepared: Some(changed(known, prepared)), ..known.record.clone() },
            None => Session {
                start: Some(slot.start),
                provision: slot.provision.clone(),
                recorded: Some(settings.today),
                prepared: Some(prepared),
                ..Session::on(day, scene.writer.clone())
            },
        };
        let (path, written) = match known {
            Some(known) => (known.path.to_string(), scene.edit(known, &session)?),
            None => place_dated(&scene.folder.root, scene.pupil(), DatedKind::Sessions, &session)?,
        };
        Ok(scene.tell(&path, written, &in_words(&session, slot.assumed), ui))
    }

    /// The day of `--on`: today or later.
    fn day(&self, scene: &Scene<'_>) -> Result<NaiveDate, Failure> {
        let (settings, today) = (scene.settings, scene.settings.today);
        let typed = day("--on", &self.on, settings, Look::Forward)?;
        // `20/11` on 23 November is a slip for the week before far more often than a session of next year.
        let far = typed - today > TimeDelta::days(180);
        let near = parse_date(&self.on, today, Look::Nearest).ok().filter(|_| far).unwrap_or(typed);
        if near.min(typed) < today {
            let message = format!("{} has gone by: today is {}", say::long(near), say::long(today));
            let help = "give a day to come, or record what was given with `keywork log`".to_owned();
            return Err(Failure::usage(message).help(help));
        }
        scene.still_here(typed)?;
        Ok(typed)
    }

    /// What was typed of the plan of the session.
    fn prepared(&self, targets: Vec<TargetId>, scene: &Scene<'_>) -> Result<Prepared, Failure> {
        let mut words = Words::new(scene.settings);
        Ok(Prepared {
            by: Some(scene.writer.clone()),
            start: None,
            staff: None,
            targets,
            objective: words.title("objective", self.objective.as_deref())?,
            activity: words.title("activity", self.activity.as_deref())?,
            materials: words.title("materials", self.materials.as_deref())?,
            know: words.staff_only("know", self.know.as_deref())?,
            do_: words.staff_only("do", self.do_.as_deref())?,
            hand_in: words.staff_only("hand-in", self.hand_in.as_deref())?,
            adapt: words.staff_only("adapt", self.adapt.as_deref())?,
        })
    }

    /// The provision that was named or in which the targets are taught, and its time: as typed, else by the timetable.
    fn slot(&self, targets: &[TargetId], day: NaiveDate, scene: &Scene<'_>, ui: &Ui<'_>) -> Result<Slot, Failure> {
        let named = match &self.provision {
            Some(typed) => Some(find_in(typed, &scene.records.provision, "provision")?.0.clone()),
            None => scene.records.taught_in(targets).cloned(),
        };
        let slots = timetable::slots_on(&scene.records.provision, day);
        let slots: Vec<_> = slots.iter().filter(|slot| named.as_ref().is_none_or(|id| id == slot.id)).collect();
        let typed = self.at.as_deref().map(|typed| time("--at", typed)).transpose()?;
        if let Some(start) = typed {
            let mut at = slots.iter().filter(|slot| slot.at == start);
            let only = at.next().filter(|_| at.next().is_none()).map(|slot| slot.id.clone());
            return Ok(Slot { provision: named.or(only), start, assumed: false });
        }
        if let [slot] = slots.as_slice() {
            return Ok(Slot { provision: Some(slot.id.clone()), start: slot.at, assumed: true });
        }
        let times: Vec<String> = slots.iter().map(|slot| format!("--at {}", say::time(slot.at))).collect();
        let start = ask_time(&times, day, ui)?;
        let slot = slots.iter().find(|slot| slot.at == start).map(|slot| slot.id.clone());
        Ok(Slot { provision: named.or(slot), start, assumed: false })
    }
}

/// Asks for the time that neither the command line nor the timetable says.
fn ask_time(times: &[String], day: NaiveDate, ui: &Ui<'_>) -> Result<NaiveTime, Failure> {
    let (why, help) = match times {
        [] => ("the timetable does not say", "the time, such as --at 09:30".to_owned()),
        some => ("there is more than one slot", format!("the time, such as {}", text::or_list(some))),
    };
    ask::may_ask(ui, &format!("at what time is it to be? For {} {why}", say::long(day)), &help)?;
    let question = Question { words: "At what time is it to be?", help: "such as 09:30", may_be_empty: false };
    let answer = ask::line(&question, &|typed| time("--at", typed).map(|_| ()))?;
    time("--at", answer.as_deref().unwrap_or_default())
}

/// The targets that were typed, each once and still worked on that day.
fn targets(typed: &[String], day: NaiveDate, scene: &Scene<'_>) -> Result<Vec<TargetId>, Failure> {
    let mut targets: Vec<TargetId> = Vec::new();
    for typed in typed {
        let (id, filed) = scene.target(typed)?;
        scene.not_ended(id, &filed.record)?;
        if let Some(refused) = filed.record.refused.as_ref().filter(|refused| refused.on <= day) {
            let message = format!("{} did not agree `{id}`", scene.name_of(&refused.by));
            let help = format!("they said: {}", text::brief(refused.why.as_str(), 80));
            return Err(Failure::usage(message).help(help));
        }
        if !targets.contains(id) {
            targets.push(id.clone());
        }
    }
    Ok(targets)
}

/// Whether a session is prepared for this very slot, and nobody has recorded what became of it.
fn is_prepared_for(session: &Session, day: NaiveDate, slot: &Slot) -> bool {
    session.prepared.is_some()
        && session.is_only_prepared()
        && session.date == day
        && session.start == Some(slot.start)
        && session.provision == slot.provision
}

/// What was prepared before, with what was typed now in its place.
fn changed(known: &Filed<Session>, new: Prepared) -> Prepared {
    let Some(was) = known.record.prepared.clone() else { return new };
    let typed = Prepared {
        by: was.by.clone(),
        start: was.start,
        staff: was.staff.clone(),
        targets: if new.targets.is_empty() { was.targets.clone() } else { new.targets },
        objective: new.objective.or_else(|| was.objective.clone()),
        activity: new.activity.or_else(|| was.activity.clone()),
        materials: new.materials.or_else(|| was.materials.clone()),
        know: new.know.or_else(|| was.know.clone()),
        do_: new.do_.or_else(|| was.do_.clone()),
        hand_in: new.hand_in.or_else(|| was.hand_in.clone()),
        adapt: new.adapt.or_else(|| was.adapt.clone()),
    };
    // Who changed it has prepared it.
    if typed == was { was } else { Prepared { by: new.by, ..typed } }
}

/// What may be a slip, and is prepared all the same.
fn warn(slot: &Slot, day: NaiveDate, scene: &Scene<'_>, ui: &mut Ui<'_>) {
    let said = say::long(day);
    if scene.folder.calendar.has_terms() && !scene.folder.is_school_day(day) {
        ui.warn(&format!("{said} is no school day in keywork.toml"));
    }
    let provision = slot.provision.as_ref().and_then(|id| scene.records.provision.get_key_value(id));
    if let Some((id, _)) = provision.filter(|(_, filed)| !filed.record.covers(day)) {
        ui.warn(&format!("{id} is not timetabled on {said}"));
    }
}

/// `session prepared for Tuesday 24 November 2026 09:30, phonics, as timetabled; cvc-words; objective: Read words`.
fn in_words(session: &Session, assumed: bool) -> String {
    let mut said = format!("session prepared for {}", say::long(session.date));
    said.extend(session.start.map(|start| format!(" {}", say::time(start))));
    said.extend(session.provision.as_ref().map(|id| format!(", {id}")));
    said.push_str(if assumed { ", as timetabled" } else { "" });
    let Some(plan) = &session.prepared else { return said };
    said.extend((!plan.targets.is_empty()).then(|| format!("; {}", text::and_list(&plan.targets))));
    for (label, words) in [
        ("objective", plan.objective.as_ref().map(Title::as_str)),
        ("activity", plan.activity.as_ref().map(Title::as_str)),
        ("materials", plan.materials.as_ref().map(Title::as_str)),
        ("to know", plan.know.as_ref().map(StaffOnly::as_str)),
        ("to do", plan.do_.as_ref().map(StaffOnly::as_str)),
        ("to hand in", plan.hand_in.as_ref().map(StaffOnly::as_str)),
        ("adapted", plan.adapt.as_ref().map(StaffOnly::as_str)),
    ] {
        said.extend(words.map(|words| format!("; {label}: {words}")));
    }
    said
}
