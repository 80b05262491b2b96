use chrono::NaiveDate;
use clap::Args;

use crate::calendar::say;
use crate::calendar::statutory::What;
use crate::cli::due::of_pupils;
use crate::cli::exit::Exit;
use crate::cli::failure::Failure;
use crate::cli::folder::Folder;
use crate::cli::settings::Settings;
use crate::cli::staff::{known_writer, one_line, parse_role};
use crate::cli::ui::Ui;
use crate::cli::when::{born_by, near_day};
use crate::cli::writes::Writes;
use crate::record::pupil::{Adult, Left};
use crate::record::{Filed, Pupil, PupilId, Role};
use crate::store::place_edit;

/// Say that somebody works with a pupil from a day on
#[derive(Debug, Args)]
#[command(after_help = "Examples:\n  keywork pupil assign rowan jm --role key-worker\n  \
    keywork pupil assign rowan as --role teacher --from 1/9/2026\n\n\
    Whoever worked with the pupil before stays in the file; write `to` there when that ends.")]
pub(super) struct Assign {
    /// The pupil
    #[arg(value_name = "ID")]
    id: String,
    /// Who
    #[arg(value_name = "STAFF")]
    who: String,
    /// As what: key-worker, teacher, senco, dsl, head, cover or other
    #[arg(long, value_name = "ROLE")]
    role: String,
    /// The first day; today if it is not given
    #[arg(long, value_name = "DATE")]
    from: Option<String>,
}

/// Say that a pupil leaves the school; the records stay
#[derive(Debug, Args)]
#[command(after_help = "Examples:\n  keywork pupil leave rowan --on 21/7/2027 --to \"Hilltop School\"\n  \
    keywork pupil leave rowan --on 21/7/2027 --records-sent 2/9/2027\n\n\
    From the day after, nothing of school is recorded or due; a contact, a meeting and a record of an earlier day still \
    are written. What is owed by then is listed, the records for the next school among it.")]
pub(super) struct Leave {
    /// The pupil
    #[arg(value_name = "ID")]
    id: String,
    /// The last day
    #[arg(long, value_name = "DATE")]
    on: String,
    /// The next school
    #[arg(long, value_name = "SCHOOL")]
    to: Option<String>,
    /// The day on which the records went to the next school
    #[arg(long, value_name = "DATE")]
    records_sent: Option<String>,
}

/// A pupil whose own file is to be changed.
struct Scene {
    folder: Folder,
    id: PupilId,
    filed: Filed<Pupil>,
}

impl Scene {
    fn open(typed: &str, settings: &Settings) -> Result<Self, Failure> {
        let folder = Folder::to_write(settings)?;
        known_writer(&folder, settings)?;
        let id = folder.pupil(typed)?;
        let records = folder.plan(&id)?;
        let path = crate::store::layout::pupil(&id);
        let Some(filed) = records.pupil else {
            let problem = records.problems.iter().find(|problem| problem.place.file == path);
            let unread = || Failure::usage(format!("{path} could not be read"));
            return Err(problem.map_or_else(unread, Failure::problem));
        };
        Ok(Self { folder, id, filed })
    }

    fn write(&self, new: &Pupil, words: String, ui: &mut Ui<'_>) -> Result<Exit, Failure> {
        let written = place_edit(&self.folder.root, &self.filed, new)?;
        let mut writes = Writes::default();
        writes.add(self.filed.path.as_str(), written, words);
        Ok(writes.tell(ui))
    }

    fn name(&self) -> &str {
        self.filed.record.name.as_str()
    }
}

impl Assign {
    pub(super) fn run(&self, settings: &Settings, ui: &mut Ui<'_>) -> Result<Exit, Failure> {
        let scene = Scene::open(&self.id, settings)?;
        let new = self.adult(&scene, settings)?;
        let mut pupil = scene.filed.record.clone();
        let (name, person) = (scene.name(), scene.folder.school.name_of(&new.staff));
        let still = |adult: &&Adult| {
            adult.staff == new.staff && adult.role == new.role && adult.to.is_none_or(|to| new.from <= Some(to))
        };
        let in_words = |adult: &Adult| {
            let from = adult.from.map(|from| format!(" from {}", say::long(from))).unwrap_or_default();
            format!("{name}: {person} is {}{from}", adult.role)
        };
        if let Some(there) = scene.filed.record.adult.iter().find(still) {
            let begun = there.from <= new.from;
            if there.from == new.from || self.from.is_none() && begun {
                return scene.write(&pupil, in_words(there), ui);
            }
            let help = format!("change `from` in {}", scene.filed.path);
            return Err(Failure::usage(format!("{} already", in_words(there))).help(help));
        }
        warn_of_role(&new, &scene.folder, ui);
        let others = others(&pupil, &new);
        let words = in_words(&new);
        pupil.adult.push(new);
        let exit = scene.write(&pupil, words, ui)?;
        if !others.is_empty() {
            let others = crate::text::and_list(&others);
            ui.hint(&format!("where {others} no longer works with {name}, write `to` in {}", scene.filed.path));
        }
        Ok(exit)
    }

    fn adult(&self, scene: &Scene, settings: &Settings) -> Result<Adult, Failure> {
        let staff = scene.folder.staff("pupil assign", &self.who)?;
        let role = parse_role("--role", &self.role)?;
        let typed = self.from.as_deref().map(|typed| near_day("--from", typed, settings)).transpose()?;
        let from = typed.unwrap_or(settings.today);
        born_by(from, Some(&scene.filed.record))?;
        if let Some(left) = scene.filed.record.left.as_ref().filter(|left| left.on < from) {
            return Err(gone(scene.name(), left.on, &format!("take `left` out of {}", scene.filed.path)));
        }
        let left = scene.folder.school.staff.get(&staff).and_then(|person| person.left).filter(|left| *left < from);
        if let Some(left) = left {
            return Err(gone(scene.folder.school.name_of(&staff), left, "take `left` out of keywork.toml"));
        }
        Ok(Adult { staff, role, from: Some(from), to: None })
    }
}

/// Who has the same role by now, and no end to it.
fn others(pupil: &Pupil, new: &Adult) -> Vec<String> {
    let alike = |adult: &&Adult| adult.role == new.role && adult.staff != new.staff && adult.to.is_none();
    pupil.adult.iter().filter(alike).map(|adult| adult.staff.to_string()).collect()
}

fn gone(who: &str, on: NaiveDate, mend: &str) -> Failure {
    Failure::usage(format!("{who} left on {}", say::long(on))).help(format!("give an earlier --from; or {mend}"))
}

/// Somebody may stand in for a teacher, but more often the wrong id was typed.
pub(super) fn warn_of_role(adult: &Adult, folder: &Folder, ui: &mut Ui<'_>) {
    let stands_in = |role: Role| matches!(role, Role::Cover | Role::Other);
    let unlike = |role: &Role| *role != adult.role && !stands_in(*role) && !stands_in(adult.role);
    let role = folder.school.staff.get(&adult.staff).map(|person| person.role).filter(unlike);
    if let Some(role) = role {
        ui.warn(&format!("{} is {role} in keywork.toml, not {}", adult.staff, adult.role));
    }
}

impl Leave {
    pub(super) fn run(&self, settings: &Settings, ui: &mut Ui<'_>) -> Result<Exit, Failure> {
        let scene = Scene::open(&self.id, settings)?;
        let on = near_day("--on", &self.on, settings)?;
        born_by(on, Some(&scene.filed.record))?;
        let mut pupil = scene.filed.record.clone();
        let before = pupil.left.take();
        let to = self.to.as_deref().map(|typed| one_line("--to", "name of the school", typed)).transpose()?;
        let to = to.or_else(|| before.as_ref().and_then(|before| before.to.clone()));
        let sent = self.records_sent.as_deref().map(|typed| near_day("--records-sent", typed, settings)).transpose()?;
        let records_sent = sent.or_else(|| before.as_ref().and_then(|before| before.records_sent));
        let next = to.as_ref().map(|to| format!(", then {}", to.as_str())).unwrap_or_default();
        let sent =
            records_sent.map(|sent| format!("; the records went there on {}", say::long(sent))).unwrap_or_default();
        let instead = before.filter(|before| before.on != on);
        let instead = instead.map(|before| format!(", not {}", say::long(before.on))).unwrap_or_default();
        let words = format!("{}: the last day is {}{instead}{next}", scene.name(), say::long(on)) + &sent;
        pupil.left = Some(Left { on, to, records_sent });
        let exit = scene.write(&pupil, words, ui)?;
        what_is_owed(&scene, on, settings, ui);
        Ok(exit)
    }
}

/// How far ahead is looked for what is owed once the pupil has left, in days.
const A_YEAR: u32 = 366;

/// Says what is still owed after the last day, and how the records go to the next school.
fn what_is_owed(scene: &Scene, on: NaiveDate, settings: &Settings, ui: &mut Ui<'_>) {
    let after = on.succ_opt().map_or(settings.today, |day| day.max(settings.today));
    let (found, _) = of_pupils(&scene.folder, std::slice::from_ref(&scene.id), A_YEAR, after);
    let owed: Vec<_> = found.into_iter().flat_map(|found| found.items).filter(|item| !item.is_done()).collect();
    ui.note("after that day nothing more is logged, observed, planned or due, but for:");
    for item in &owed {
        ui.note(&format!("- {}, by {}", item.text, say::long(item.date.0)));
    }
    if owed.is_empty() {
        ui.note("- nothing: the records were sent, and nobody has anything left to do");
    }
    if owed.iter().any(|item| item.what == What::RecordTransfer.word()) {
        let id = &scene.id;
        ui.note(&format!(
            "to send them: `keywork export pupil {id} DIR`, look through it, then `keywork pupil leave {id} --on {on} \
             --records-sent DATE`; the safeguarding file goes from DSL to DSL, and is not in it"
        ));
    }
}
