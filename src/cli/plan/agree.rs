//! `keywork plan agree`: a teacher, the SENCO or the head agrees what was proposed, or does not.

use chrono::NaiveDate;
use clap::Args;

use super::said;
use super::scene::Scene;
use super::typed;
use crate::calendar::say;
use crate::cli::exit::Exit;
use crate::cli::failure::Failure;
use crate::cli::settings::Settings;
use crate::cli::ui::Ui;
use crate::cli::words::Words;
use crate::cli::writes::Writes;
use crate::record::agreement::{Agreement, Refusal};
use crate::record::waiting::{Answer, Waiting};
use crate::record::{Filed, StaffId, Target, TargetId};
use crate::store::{PlaceError, Written};
use crate::text::and_list;

/// Record that a teacher, the SENCO or the head agreed what was proposed, and print exactly what that is
#[derive(Debug, Args)]
#[command(after_help = "Examples:\n  keywork plan agree rowan --agreed-by as\n  \
    keywork plan agree rowan cvc-words --agreed-by as --refuse \"Start with fewer words\"")]
pub(super) struct Agree {
    /// The pupil, then the targets; without a target everything that waits
    #[arg(value_name = "PUPIL TARGET")]
    words: Vec<String>,
    /// Who agreed: a teacher, the SENCO or the head
    #[arg(long, value_name = "STAFF")]
    agreed_by: String,
    /// The day: 2026-11-20, today, yesterday, mon, 20/11, 20 Nov
    #[arg(long, value_name = "DATE")]
    on: Option<String>,
    /// It was not agreed, and why
    #[arg(long, value_name = "WHY", allow_hyphen_values = true)]
    refuse: Option<String>,
}

impl Agree {
    pub(super) fn run(&self, settings: &Settings, ui: &mut Ui<'_>) -> Result<Exit, Failure> {
        let (scene, typed) = Scene::with_targets(settings, &self.words)?;
        let on = scene.day(self.on.as_deref())?;
        let by = who(&self.agreed_by, on, &scene)?;
        let answer = self.answer(by, on, &scene)?;
        let waiting = scene.records.waiting(settings.today);
        let named = targets(typed, &scene)?;
        let mut writes = Writes::default();
        for (id, filed) in &named {
            if !waiting.contains(&Waiting::Target(id, filed)) {
                writes.add(filed.path.as_str(), Written::Already, answered_before(id, filed, &answer, &scene)?);
            }
        }
        let is_named = |id: &TargetId| named.iter().any(|(named, _)| *named == id);
        let wanted: Vec<Waiting<'_>> = waiting
            .into_iter()
            .filter(|part| named.is_empty() || matches!(part, Waiting::Target(id, _) if is_named(id)))
            .collect();
        wanted.iter().try_for_each(|part| not_before(part, on))?;
        if named.is_empty() && wanted.is_empty() && !ui.json {
            ui.confirm(&format!("nothing of {}'s plan waits to be agreed\n", scene.records.name()));
            return Ok(Exit::Done);
        }
        write(&wanted, &answer, writes, &scene, ui)
    }

    fn answer(&self, by: StaffId, on: NaiveDate, scene: &Scene<'_>) -> Result<Answer, Failure> {
        let recorded_by = Some(scene.writer.clone());
        let Some(refuse) = &self.refuse else { return Ok(Answer::Agreed(Agreement { by, on, recorded_by })) };
        let why = Words::new(scene.settings).staff_only("refuse", Some(refuse))?;
        Ok(Answer::Refused(Refusal { by, on, why: typed::needed("refuse", why)?, recorded_by }))
    }
}

/// Who agreed, where that person may.
fn who(typed: &str, on: NaiveDate, scene: &Scene<'_>) -> Result<StaffId, Failure> {
    let id = scene.folder.staff("--agreed-by", typed)?;
    let school = &scene.folder.school;
    if school.may_agree(&id, on) {
        return Ok(id);
    }
    let who = school.name_of(&id);
    let why = school.staff.get(&id).map_or_else(String::new, |person| match person.left.filter(|left| *left < on) {
        Some(left) => format!("left on {}", say::long(left)),
        None => format!("is {} in keywork.toml", person.role),
    });
    let may: Vec<String> =
        school.staff.keys().filter(|id| school.may_agree(id, on)).map(|id| in_full(id, scene)).collect();
    let help = match may.as_slice() {
        [] => "give a teacher, the SENCO or the head that role in keywork.toml".to_owned(),
        some => format!("who may agree: {}", and_list(some)),
    };
    Err(Failure::usage(format!("{who} cannot agree a plan: {who} {why}")).help(help))
}

fn in_full(id: &StaffId, scene: &Scene<'_>) -> String {
    let school = &scene.folder.school;
    school.staff.get(id).map_or_else(String::new, |person| format!("{id} ({}, {})", person.name.as_str(), person.role))
}

/// The targets that were named, each once.
fn targets<'a>(typed: &[String], scene: &'a Scene<'_>) -> Result<Vec<(&'a TargetId, &'a Filed<Target>)>, Failure> {
    let mut named: Vec<(&TargetId, &Filed<Target>)> = Vec::new();
    for typed in typed {
        let (id, filed) = scene.target(typed)?;
        scene.not_ended(id, &filed.record)?;
        if !named.iter().any(|(known, _)| *known == id) {
            named.push((id, filed));
        }
    }
    Ok(named)
}

/// What was answered before stands: the same answer is recorded already, the other one needs another command.
fn answered_before(
    id: &TargetId,
    filed: &Filed<Target>,
    answer: &Answer,
    scene: &Scene<'_>,
) -> Result<String, Failure> {
    let Some(known) = filed.record.answer() else { return Ok(String::new()) };
    let (who, day) = (scene.name_of(known.by()), say::long(known.on()));
    match (known.is_agreed(), answer.is_agreed()) {
        (true, true) => Ok(format!("{}: target {id} was agreed by {who} on {day}", scene.records.name())),
        (false, false) => Ok(format!("{}: target {id} was refused by {who} on {day}", scene.records.name())),
        (true, false) => Err(Failure::usage(format!("`{id}` was agreed by {who} on {day}"))
            .help("propose a change with `keywork plan change`, or end it with `keywork plan review`".to_owned())),
        (false, true) => Err(Failure::usage(format!("`{id}` was refused by {who} on {day}"))
            .help("propose another target with `keywork plan target`".to_owned())),
    }
}

/// Nobody answers what was not yet proposed.
fn not_before(part: &Waiting<'_>, on: NaiveDate) -> Result<(), Failure> {
    match part.proposed().filter(|proposed| *proposed > on) {
        None => Ok(()),
        Some(proposed) => {
            let id = match part {
                Waiting::Cycle(id, _) => id.as_str(),
                Waiting::Provision(id, _) => id.as_str(),
                Waiting::Target(id, _) => id.as_str(),
            };
            let (on, proposed) = (say::long(on), say::long(proposed));
            Err(Failure::usage(format!("`{id}` was proposed on {proposed}, after {on}"))
                .help("look at --on".to_owned()))
        }
    }
}

/// Writes the answer into one file after another. What is on the disk already is said before a failure.
fn write(
    wanted: &[Waiting<'_>],
    answer: &Answer,
    mut writes: Writes,
    scene: &Scene<'_>,
    ui: &mut Ui<'_>,
) -> Result<Exit, Failure> {
    for part in wanted {
        let (path, written) = place(part, answer, scene);
        match written {
            Ok(written) => writes.add(path, written, in_words(part, answer, scene)),
            Err(error) => {
                writes.tell(ui);
                return Err(error.into());
            }
        }
    }
    Ok(writes.tell(ui))
}

fn place<'a>(part: &'a Waiting<'_>, answer: &Answer, scene: &Scene<'_>) -> (&'a str, Result<Written, PlaceError>) {
    match part {
        Waiting::Cycle(_, filed) => (filed.path.as_str(), scene.edit(filed, &filed.record.answered(answer))),
        Waiting::Provision(_, filed) => (filed.path.as_str(), scene.edit(filed, &filed.record.answered(answer))),
        Waiting::Target(_, filed) => (filed.path.as_str(), scene.edit(filed, &filed.record.answered(answer))),
    }
}

/// Exactly what was agreed, or refused, and by whom.
fn in_words(part: &Waiting<'_>, answer: &Answer, scene: &Scene<'_>) -> String {
    let today = scene.settings.today;
    let parts = match part {
        Waiting::Cycle(id, filed) => vec![said::cycle(id, &filed.record)],
        Waiting::Provision(id, filed) => vec![said::provision(id, &filed.record)],
        Waiting::Target(id, filed) => {
            let target = &filed.record;
            let changes = target.changes_waiting(today);
            let changes = changes.into_iter().map(|change| said::change(id, change, &target.measure));
            target.waits(today).then(|| said::target(id, target)).into_iter().chain(changes).collect()
        }
    };
    let verb = if answer.is_agreed() { "agreed" } else { "refused" };
    let why = match answer {
        Answer::Refused(refusal) => format!(", because: {}", refusal.why.as_str()),
        Answer::Agreed(_) => String::new(),
    };
    let (who, day, writer) = (scene.name_of(answer.by()), say::long(answer.on()), scene.name_of(&scene.writer));
    let by = format!("{verb} by {who} on {day}{why}, written down by {writer}");
    format!("{}: {}; {by}", scene.records.name(), parts.join("; "))
}
