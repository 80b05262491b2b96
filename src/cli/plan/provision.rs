//! `keywork plan provision`: what the school timetables to meet the plan.

use chrono::NaiveDate;
use clap::Args;

use super::said;
use super::scene::Scene;
use super::typed::{self, whole};
use crate::calendar::parse_slot;
use crate::calendar::typed::Look;
use crate::cli::exit::Exit;
use crate::cli::failure::Failure;
use crate::cli::folder::find_id;
use crate::cli::settings::Settings;
use crate::cli::ui::Ui;
use crate::cli::words::Words;
use crate::record::agreement::Proposal;
use crate::record::{Provision, SectionFId, Slot};
use crate::store::layout;

/// Propose provision: what is given, how long, how often, from when to when
#[derive(Debug, Args)]
#[command(after_help = "Examples:\n  keywork plan provision rowan phonics --what \"Structured phonics\" --minutes 25 \
    --meets F1 --slot \"mon 09:30\" --slot \"thu 11:00\"\n  \
    keywork plan provision rowan speech --what \"Speech and language group\" --minutes 30 --times 1 --per fortnight --group 4")]
pub(super) struct NewProvision {
    /// The pupil; may be left out by who works with just one
    #[arg(value_name = "PUPIL")]
    first: String,
    /// What the provision is to be called, such as phonics
    id: Option<String>,
    /// What is given
    #[arg(long, value_name = "TEXT", allow_hyphen_values = true)]
    what: String,
    /// How long one session is
    #[arg(long, value_name = "N", allow_hyphen_values = true)]
    minutes: String,
    /// A line of Section F that it meets, such as F1
    #[arg(long, value_name = "F1")]
    meets: Vec<String>,
    /// When it is timetabled, such as "mon 09:30"
    #[arg(long, value_name = "SLOT")]
    slot: Vec<String>,
    /// How often, where it is not timetabled
    #[arg(long, value_name = "N", allow_hyphen_values = true, requires = "per")]
    times: Option<String>,
    /// In what time so often: day, week, fortnight, half-term, term or year
    #[arg(long, value_name = "SPAN", requires = "times")]
    per: Option<String>,
    /// How many pupils are taught together
    #[arg(long, value_name = "N", allow_hyphen_values = true)]
    group: Option<String>,
    /// Who gives it: key-worker, teacher, senco, dsl, head, cover or other
    #[arg(long)]
    role: Option<String>,
    /// The first day; today where it is not said
    #[arg(long, value_name = "DATE")]
    from: Option<String>,
    /// The last day; that of the cycle, else of the term, where it is not said
    #[arg(long, value_name = "DATE")]
    to: Option<String>,
}

/// The days of the provision, and in words what of them was assumed.
struct Days {
    from: NaiveDate,
    to: Option<NaiveDate>,
    assumed: String,
}

impl NewProvision {
    pub(super) fn run(&self, settings: &Settings, ui: &mut Ui<'_>) -> Result<Exit, Failure> {
        let (scene, id) = Scene::with_id(settings, &self.first, self.id.as_deref(), "provision")?;
        scene.still_here(settings.today)?;
        let id = typed::id(id)?;
        let known = scene.records.provision.get(&id);
        let days = self.days(&scene)?;
        let proposed = scene.proposal(known.and_then(|known| known.record.proposed.as_ref()));
        let who = scene.name_of(&proposed.by).to_owned();
        let provision = self.provision(&days, proposed, &scene)?;
        let path = layout::provision(scene.pupil(), &id);
        let written = scene.place(&path, &id, known, &provision)?;
        let assumed = days.assumed;
        let words = format!("{}{assumed}; proposed by {who}, not agreed yet", said::provision(&id, &provision));
        let exit = scene.tell(&path, written, &words, ui);
        scene.hint_to_agree("", ui);
        Ok(exit)
    }

    fn provision(&self, days: &Days, proposed: Proposal, scene: &Scene<'_>) -> Result<Provision, Failure> {
        Ok(Provision {
            what: typed::needed("what", Words::new(scene.settings).title("what", Some(&self.what))?)?,
            meets: self.meets(scene)?,
            minutes: whole("--minutes", &self.minutes, "minutes")?,
            slots: self.slots()?,
            times: self.times.as_deref().map(|typed| whole("--times", typed, "times")).transpose()?,
            per: self.per.as_deref().map(|typed| typed::word("--per", typed)).transpose()?,
            group: self.group.as_deref().map(|typed| whole("--group", typed, "pupils")).transpose()?,
            role: self.role.as_deref().map(|typed| typed::word("--role", typed)).transpose()?,
            place: None,
            materials: None,
            resources: Vec::new(),
            from: days.from,
            to: days.to,
            proposed: Some(proposed),
            agreed: None,
            refused: None,
            note: None,
        })
    }

    fn days(&self, scene: &Scene<'_>) -> Result<Days, Failure> {
        let today = scene.settings.today;
        let from = typed::maybe_day("--from", self.from.as_deref(), scene.settings, Look::Nearest)?;
        let to = typed::maybe_day("--to", self.to.as_deref(), scene.settings, Look::Forward)?;
        let first = from.unwrap_or(today);
        let cycle = scene.records.cycle_on(first).map(|(id, filed)| (filed.record.to, format!("the cycle {id}")));
        let term = || scene.folder.calendar.term_of(first).map(|term| (term.to, term.name.clone()));
        let end = if to.is_some() { None } else { cycle.or_else(term) };
        let mut assumed: Vec<String> = from.is_none().then(|| "from today".to_owned()).into_iter().collect();
        assumed.extend(end.as_ref().map(|(_, of)| format!("to the end of {of}")));
        let to = to.or(end.map(|(to, _)| to));
        to.map_or(Ok(()), |to| typed::in_order(first, to))?;
        let assumed = if assumed.is_empty() { String::new() } else { format!(" ({}, as not said)", assumed.join(" ")) };
        Ok(Days { from: first, to, assumed })
    }

    /// The lines of Section F, each of which stands in `pupil.toml`.
    fn meets(&self, scene: &Scene<'_>) -> Result<Vec<SectionFId>, Failure> {
        let filed = scene.pupil_file()?;
        let known: Vec<&SectionFId> = filed.record.section_f.iter().map(|line| &line.id).collect();
        let mut meets: Vec<SectionFId> = Vec::new();
        for typed in &self.meets {
            let id = if known.is_empty() { Err(no_section_f(typed, filed.path.as_str())?) } else { Ok(typed) };
            let id = id.and_then(|typed| find_id(typed, &known, "line of Section F"))?;
            if !meets.contains(id) {
                meets.push(id.clone());
            }
        }
        Ok(meets)
    }

    /// The slots in the order of the week, each once.
    fn slots(&self) -> Result<Vec<Slot>, Failure> {
        let parse = |typed: &String| {
            parse_slot(typed).map_err(|error| Failure::usage(format!("--slot: {error}")).help(error.help()))
        };
        let mut slots = self.slot.iter().map(parse).collect::<Result<Vec<Slot>, _>>()?;
        slots.sort_unstable();
        slots.dedup();
        Ok(slots)
    }
}

/// `pupil.toml` has no line of Section F at all: which is to be added, and where.
fn no_section_f(typed: &str, path: &str) -> Result<Failure, Failure> {
    let id: SectionFId = typed::id(typed)?;
    let help = format!(
        "add the plan's own words to {path}: [[section_f]], then `id = \"{id}\"` and `text = \"…\"`; or leave --meets out"
    );
    Ok(Failure::usage(format!("--meets {id}: {path} has no line of Section F yet")).help(help))
}
