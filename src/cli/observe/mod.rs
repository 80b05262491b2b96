//! `keywork observe`: what was seen and heard, how the child was, what happened, and what the child said.

mod add;
mod parents;
mod parts;
mod questions;
mod said;

use chrono::NaiveDate;
use clap::Args;

use super::args::When;
use super::ask::{choice, may_ask, somebody_is_there};
use super::exit::Exit;
use super::failure::Failure;
use super::folder::Folder;
use super::plan::typed::word;
use super::settings::Settings;
use super::ui::Ui;
use super::when::{Moment, still_here};
use super::words::Words;
use super::writes::Writes;
use crate::record::observation::ObservationKind;
use crate::record::{Observation, Part, Pupil, PupilId, PupilRecords, StaffId};
use crate::store::layout::DatedKind;
use crate::store::place_dated;
use crate::store::read::{self, Scope};
use crate::text::{and_list, or_list};

/// Record what was seen: a note, well-being, behaviour, an incident, a restrictive intervention, the child's own voice
#[derive(Debug, Args)]
#[command(
    after_help = "Examples:\n  keywork observe rowan --kind behaviour --before \"The bell rang\" --behaviour \"Ran to the door\" --helped \"The card\"\n  \
    keywork observe rowan --kind wellbeing --wellbeing 3.5 --involvement 4 --place \"the library\"\n  \
    keywork observe rowan --add 23-1040-jm --parent-told \"Ms Ash:phone:15:40\""
)]
pub(crate) struct Observe {
    /// The pupil
    #[arg(value_name = "PUPIL")]
    pupil: Option<String>,
    /// What kind: note, wellbeing, behaviour, incident, restrictive or voice
    #[arg(long, value_name = "KIND")]
    kind: Option<String>,
    /// Add to an earlier observation, with today's date; what it says stays as it is
    #[arg(long, value_name = "REF", conflicts_with = "kind")]
    add: Option<String>,
    /// Where it was
    #[arg(long, value_name = "TEXT", allow_hyphen_values = true)]
    place: Option<String>,
    /// How long it was, in minutes
    #[arg(short, long, value_name = "N", allow_hyphen_values = true)]
    minutes: Option<String>,
    /// How strong it was, from 1, slight, to 5
    #[arg(long, value_name = "1-5", allow_hyphen_values = true)]
    intensity: Option<String>,
    /// What came before
    #[arg(long, value_name = "TEXT", allow_hyphen_values = true)]
    before: Option<String>,
    /// What was seen and heard
    #[arg(long, value_name = "TEXT", allow_hyphen_values = true)]
    behaviour: Option<String>,
    /// What came after
    #[arg(long, value_name = "TEXT", allow_hyphen_values = true)]
    after: Option<String>,
    /// What the child was communicating
    #[arg(long, value_name = "TEXT", allow_hyphen_values = true)]
    communicating: Option<String>,
    /// What helped
    #[arg(long, value_name = "TEXT", allow_hyphen_values = true)]
    helped: Option<String>,
    /// Well-being on the Leuven scale, 1 to 5 with halves
    #[arg(long, value_name = "1-5", allow_hyphen_values = true)]
    wellbeing: Option<String>,
    /// Involvement on the Leuven scale, 1 to 5 with halves
    #[arg(long, value_name = "1-5", allow_hyphen_values = true)]
    involvement: Option<String>,
    /// The child's own words, as they were
    #[arg(long, value_name = "TEXT", allow_hyphen_values = true)]
    said: Option<String>,
    /// How the child said it: words, symbols, signs, choice-board, behaviour or photo
    #[arg(long, value_name = "METHOD")]
    method: Option<String>,
    /// Who interpreted it
    #[arg(long, value_name = "STAFF")]
    interpreted_by: Option<String>,
    /// The type of incident or intervention, such as "physical restraint" or seclusion
    #[arg(long = "type", value_name = "TEXT", allow_hyphen_values = true)]
    type_: Option<String>,
    /// Why the intervention was needed
    #[arg(long, value_name = "TEXT", allow_hyphen_values = true)]
    reason: Option<String>,
    /// Who was involved
    #[arg(long, value_name = "ID")]
    staff_involved: Vec<String>,
    /// Injuries, and what was done; "None" is worth writing
    #[arg(long, value_name = "TEXT", allow_hyphen_values = true)]
    injury: Option<String>,
    /// A parent who was told, how and when: "Ms Ash:phone:15:40"
    #[arg(long, value_name = "NAME:HOW:WHEN", allow_hyphen_values = true)]
    parent_told: Vec<String>,
    /// Why a parent was not told
    #[arg(long, value_name = "WHY", allow_hyphen_values = true)]
    parent_withheld: Option<String>,
    /// The day on which the authority was told instead
    #[arg(long, value_name = "DATE")]
    authority_told: Option<String>,
    /// For staff: not in the home report
    #[arg(long, value_name = "TEXT", allow_hyphen_values = true)]
    note: Option<String>,
    /// May go home
    #[arg(long, value_name = "TEXT", allow_hyphen_values = true)]
    share: Option<String>,
    /// Who is to be told of this
    #[arg(long, value_name = "STAFF")]
    tell: Vec<String>,
    /// A question to the teacher
    #[arg(long, value_name = "TEXT", allow_hyphen_values = true)]
    ask: Option<String>,
    /// Who saw it, where it was not whoever is typing
    #[arg(long, value_name = "STAFF")]
    seen_by: Option<String>,
    #[command(flatten)]
    when: When,
}

/// What every form of the command needs to know.
struct Scene<'a> {
    folder: &'a Folder,
    settings: &'a Settings,
    records: PupilRecords,
    id: PupilId,
    /// Who is typing.
    writer: StaffId,
    /// The day of what is added to.
    of: Option<NaiveDate>,
}

impl Observe {
    /// Records the observation, or what is added to one.
    ///
    /// # Errors
    /// When something typed cannot be, or nothing could be written.
    pub(crate) fn run(&self, settings: &Settings, ui: &mut Ui<'_>) -> Result<Exit, Failure> {
        let folder = Folder::to_write(settings)?;
        let writer = folder.writer(settings)?;
        let id = folder.pupil_or_own(self.pupil.as_deref(), settings)?;
        let records = folder.whatever_is_known(&id, ui)?;
        let mut scene = Scene { folder: &folder, settings, records, id, writer, of: None };
        match &self.add {
            Some(reference) => add::add(self, reference, scene, ui),
            None => self.observe(&mut scene, ui),
        }
    }

    fn observe(&self, scene: &mut Scene<'_>, ui: &mut Ui<'_>) -> Result<Exit, Failure> {
        let kind = self.kind(ui)?;
        let when = if kind.is_final() && self.when.at.is_none() && somebody_is_there(ui) {
            When { at: questions::time()?, ..self.when.clone() }
        } else {
            self.when.clone()
        };
        let moment = when.moment(scene.pupil(), scene.settings)?;
        still_here(moment.day, scene.pupil())?;
        let mut seen = self.said(Some(kind), &moment, scene)?;
        complete(kind, &mut seen, scene, ui)?;
        if kind.is_final() {
            scene.timed(&mut seen);
        }
        let words = said::in_words(&seen, &moment, scene);
        let path = scene.place(&seen, words, ui)?;
        said::what_next(&seen, &path, scene, ui);
        Ok(Exit::Done)
    }

    fn kind(&self, ui: &Ui<'_>) -> Result<ObservationKind, Failure> {
        if let Some(typed) = &self.kind {
            return word("--kind", typed);
        }
        let kinds = format!("--kind {}", or_list(ObservationKind::WORDS));
        may_ask(ui, "what kind of observation is it?", &kinds)?;
        Ok(ObservationKind::ALL[choice("What kind of observation? (--kind)", ObservationKind::WORDS)?])
    }

    /// What the flags say.
    fn said(&self, kind: Option<ObservationKind>, moment: &Moment, scene: &Scene<'_>) -> Result<Observation, Failure> {
        let seen_by = self.seen_by.as_deref().map(|typed| scene.folder.staff("--seen-by", typed)).transpose()?;
        let staff = seen_by.unwrap_or_else(|| scene.writer.clone());
        let mut seen = Observation::begun(moment.day, Some(moment.time), staff);
        seen.kind = kind;
        seen.recorded_by = (seen.staff != scene.writer).then(|| scene.writer.clone());
        seen.recorded = Some(scene.settings.today);
        let mut words = Words::new(scene.settings);
        for (part, typed) in self.parts() {
            let flag = part.flag();
            if let Some(text) = words.text(flag.trim_start_matches('-'), Some(typed))? {
                parts::put(part, &text, &mut seen, scene)?;
            }
        }
        let (why, authority) = (self.parent_withheld.as_deref(), self.authority_told.as_deref());
        seen.parent_withheld = parents::withheld(why, authority, &mut words, scene.settings)?;
        seen.ask = words.staff_only("ask", self.ask.as_deref())?;
        let tell = self.tell.iter().map(|typed| scene.folder.staff("--tell", typed));
        seen.tell = tell.collect::<Result<_, _>>()?;
        Ok(seen)
    }

    /// Each part that was typed, in the order of the record.
    fn parts(&self) -> Vec<(Part, &str)> {
        let once = [
            (Part::Place, &self.place),
            (Part::Minutes, &self.minutes),
            (Part::Intensity, &self.intensity),
            (Part::Before, &self.before),
            (Part::Behaviour, &self.behaviour),
            (Part::After, &self.after),
            (Part::Communicating, &self.communicating),
            (Part::Helped, &self.helped),
            (Part::Wellbeing, &self.wellbeing),
            (Part::Involvement, &self.involvement),
            (Part::Said, &self.said),
            (Part::Method, &self.method),
            (Part::InterpretedBy, &self.interpreted_by),
            (Part::Type, &self.type_),
            (Part::Reason, &self.reason),
            (Part::Injury, &self.injury),
            (Part::Note, &self.note),
            (Part::Share, &self.share),
        ];
        let once = once.into_iter().filter_map(|(part, typed)| Some((part, typed.as_deref()?)));
        let involved = self.staff_involved.iter().map(|typed| (Part::StaffInvolved, typed.as_str()));
        let told = self.parent_told.iter().map(|typed| (Part::ParentTold, typed.as_str()));
        once.chain(involved).chain(told).collect()
    }
}

/// Asks for what is missing where somebody is there. Without a terminal only what the record is nothing without stops
/// it: an account that could be written is never turned away for the rest.
fn complete(kind: ObservationKind, seen: &mut Observation, scene: &Scene<'_>, ui: &Ui<'_>) -> Result<(), Failure> {
    let lacks = seen.lacks();
    if !lacks.is_empty() {
        let or = |row: &&[Part]| or_list(&row.iter().map(|part| part.flag()).collect::<Vec<_>>());
        let flags: Vec<String> = lacks.iter().map(or).collect();
        let is = if flags.len() == 1 { "is" } else { "are" };
        let message = format!("{} {is} missing: {}", and_list(&flags), kind.why_essential());
        may_ask(ui, &message, &format!("it such as {}", questions::by_flag(&lacks)))?;
    }
    let by_law = kind == ObservationKind::Restrictive && somebody_is_there(ui);
    if !lacks.is_empty() || by_law { questions::ask(kind.asked(), seen, scene) } else { Ok(()) }
}

impl Scene<'_> {
    /// The pupil's own file, where it could be read.
    fn pupil(&self) -> Option<&Pupil> {
        self.records.pupil.as_ref().map(|pupil| &pupil.record)
    }

    /// Gives what is final the time of writing, or that of the same record where it is there already: the clock alone
    /// makes no second record.
    fn timed(&mut self, seen: &mut Observation) {
        seen.recorded_at = Some(self.settings.around.now.1);
        read::dated(&self.folder.root, &mut self.records, Scope::since(seen.date), &self.folder.school);
        let written = |there: &Observation| (there.recorded, there.recorded_at);
        let same = |there: &&Observation| {
            let mut there = (*there).clone();
            (there.recorded, there.recorded_at) = written(seen);
            there == *seen
        };
        let there = self.records.observations.iter().map(|filed| &filed.record).find(same).map(written);
        if let Some(there) = there {
            (seen.recorded, seen.recorded_at) = there;
        }
    }

    /// Writes the record and says so; its path.
    fn place(&self, seen: &Observation, words: String, ui: &mut Ui<'_>) -> Result<String, Failure> {
        let (path, written) = place_dated(&self.folder.root, &self.id, DatedKind::Observations, seen)?;
        let mut done = Writes::default();
        done.add(path.clone(), written, words);
        done.tell(ui);
        Ok(path)
    }
}
