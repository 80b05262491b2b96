//! What every step of planning needs to know: the folder, who is typing, whose plan it is, and the plan itself.

use chrono::NaiveDate;

use crate::calendar::say;
use crate::cli::args::When;
use crate::cli::exit::Exit;
use crate::cli::failure::Failure;
use crate::cli::folder::{Folder, find_in};
use crate::cli::settings::Settings;
use crate::cli::ui::Ui;
use crate::cli::when::{readable, still_here};
use crate::cli::writes::Writes;
use crate::progress::{Progress, Status};
use crate::record::agreement::Proposal;
use crate::record::field::Table;
use crate::record::id::IdKind;
use crate::record::{Filed, Problem, Pupil, PupilId, PupilRecords, StaffId, Target, TargetId};
use crate::report::all_sessions_from;
use crate::store::read::{self, Scope};
use crate::store::{PlaceError, Written, place_edit, place_new};
use crate::text;

/// The surroundings of one step of planning.
pub(super) struct Scene<'a> {
    pub(super) settings: &'a Settings,
    pub(super) folder: Folder,
    /// Who is typing.
    pub(super) writer: StaffId,
    /// The pupil's plan.
    pub(super) records: PupilRecords,
}

impl<'a> Scene<'a> {
    /// The plan of the pupil that was typed, else of the one pupil of whoever is typing.
    pub(super) fn open(settings: &'a Settings, pupil: Option<&str>) -> Result<Self, Failure> {
        let folder = Folder::to_write(settings)?;
        let writer = folder.writer(settings)?;
        let pupil = folder.pupil_or_own(pupil, settings)?;
        let records = folder.plan(&pupil)?;
        readable(&records.problems)?;
        Ok(Self { settings, folder, writer, records })
    }

    /// `PUPIL ID`, or the id alone; `what` it is the id of.
    pub(super) fn with_id<'t>(
        settings: &'a Settings,
        first: &'t str,
        second: Option<&'t str>,
        what: &str,
    ) -> Result<(Self, &'t str), Failure> {
        if let Some(id) = second {
            return Ok((Self::open(settings, Some(first))?, id));
        }
        if Folder::to_write(settings)?.pupils.iter().any(|pupil| pupil.as_str() == first) {
            let message = format!("`{first}` is a pupil, and the id of the {what} is missing");
            return Err(Failure::usage(message).help(format!("give it after the pupil: `{first} ID`")));
        }
        Ok((Self::open(settings, None)?, first))
    }

    /// `PUPIL [TARGET…]`, where the pupil may be left out.
    pub(super) fn with_targets<'t>(
        settings: &'a Settings,
        words: &'t [String],
    ) -> Result<(Self, &'t [String]), Failure> {
        let Some((first, rest)) = words.split_first() else { return Ok((Self::open(settings, None)?, words)) };
        let folder = Folder::to_write(settings)?;
        let named = folder.pupil(first);
        if named.as_ref().is_ok_and(|pupil| pupil.as_str() == first) {
            return Ok((Self::open(settings, Some(first))?, rest));
        }
        let own = Self::open(settings, None).ok();
        let target = own.as_ref().filter(|own| own.target(first).is_ok());
        match (named, own.is_some(), target.is_some()) {
            (Ok(pupil), _, true) => {
                let message = format!("`{}` may be the pupil {pupil} or a target", text::brief(first, 40));
                Err(Failure::usage(message).help("write the pupil's id whole".to_owned()))
            }
            (Ok(_), ..) => Ok((Self::open(settings, Some(first))?, rest)),
            (Err(_), true, true) => Ok((Self::open(settings, None)?, words)),
            (Err(failure), own_pupil, _) => Err(neither(first, failure, &folder, own.filter(|_| own_pupil).as_ref())),
        }
    }

    /// The pupil's id.
    pub(super) fn pupil(&self) -> &PupilId {
        &self.records.id
    }

    /// The pupil's own file.
    pub(super) fn pupil_file(&self) -> Result<&Filed<Pupil>, Failure> {
        self.records.pupil.as_ref().ok_or_else(|| Failure::usage(format!("{} has no pupil.toml", self.records.id)))
    }

    /// The target that was typed.
    pub(super) fn target(&self, typed: &str) -> Result<(&TargetId, &Filed<Target>), Failure> {
        let none = format!("propose one with `keywork plan target {} ID`", self.records.id);
        find_in(typed, &self.records.targets, "target")
            .map_err(|failure| if failure.help.is_none() { failure.help(none) } else { failure })
    }

    /// Reads the sessions, for what keywork says of the targets.
    pub(super) fn read_results(&mut self, ui: &mut Ui<'_>) {
        let today = self.settings.today;
        let from = all_sessions_from(self.records.targets.values().map(|filed| &filed.record), today);
        let scope = Scope { sessions_from: Some(from), others_from: Some(today) };
        read::dated(&self.folder.root, &mut self.records, scope, &self.folder.school);
        if self.records.problems.iter().any(Problem::is_error) {
            ui.warn("a record could not be read, so keywork says nothing of the status; `keywork check` says which");
        }
    }

    /// What keywork says of a target on a day, where every result of it could be read.
    pub(super) fn status_on(&self, id: &TargetId, target: &Filed<Target>, day: NaiveDate) -> Option<Status> {
        let whole = !self.records.problems.iter().any(Problem::is_error);
        whole.then(|| Progress::of(id, target, &self.records.sessions, &self.folder.school.help, day).status)
    }

    /// Refuses a target that has ended.
    pub(super) fn not_ended(&self, id: &TargetId, target: &Target) -> Result<(), Failure> {
        match target.ended(self.settings.today) {
            None => Ok(()),
            Some(ended) => Err(Failure::usage(format!("`{id}` ended on {}", say::long(ended)))
                .help(format!("propose a new target with `keywork plan target {} ID`", self.records.id))),
        }
    }

    /// Refuses what would be planned for a day after the pupil's last.
    pub(super) fn still_here(&self, day: NaiveDate) -> Result<(), Failure> {
        still_here(day, self.records.pupil.as_ref().map(|filed| &filed.record))
    }

    /// The day of `--on`, else today.
    pub(super) fn day(&self, on: Option<&str>) -> Result<NaiveDate, Failure> {
        let when = When { on: on.map(str::to_owned), at: None };
        when.past_day(self.records.pupil.as_ref().map(|filed| &filed.record), self.settings)
    }

    /// That whoever is typing proposes something today; what stands in the file already stays.
    pub(super) fn proposal(&self, known: Option<&Proposal>) -> Proposal {
        known.cloned().unwrap_or_else(|| Proposal { by: self.writer.clone(), on: self.settings.today })
    }

    /// A member of staff by name.
    pub(super) fn name_of<'s>(&'s self, staff: &'s StaffId) -> &'s str {
        self.folder.school.name_of(staff)
    }

    /// Places a new record of the plan, unless its id is taken by another.
    pub(super) fn place<K: IdKind, T: Table + PartialEq>(
        &self,
        path: &str,
        id: &crate::record::id::Id<K>,
        known: Option<&Filed<T>>,
        new: &T,
    ) -> Result<Written, Failure> {
        match known {
            Some(known) if known.record == *new => Ok(Written::Already),
            Some(known) => {
                let message = format!("`{id}` is there already and says something else");
                let help = format!("look at {}, or give another id: an id is never used again", known.path);
                Err(Failure::usage(message).help(help))
            }
            None => Ok(place_new(&self.folder.root, path, new)?),
        }
    }

    /// Changes a record in its file.
    pub(super) fn edit<T: Table + PartialEq>(&self, filed: &Filed<T>, new: &T) -> Result<Written, PlaceError> {
        place_edit(&self.folder.root, filed, new)
    }

    /// Says what was recorded in one file, the pupil's name first.
    pub(super) fn tell(&self, path: &str, written: Written, words: &str, ui: &mut Ui<'_>) -> Exit {
        let mut writes = Writes::default();
        writes.add(path, written, format!("{}: {words}", self.records.name()));
        writes.tell(ui)
    }

    /// Says how what was proposed is agreed.
    pub(super) fn hint_to_agree(&self, target: &str, ui: &mut Ui<'_>) {
        let who = self.who_may_agree().map_or("STAFF", StaffId::as_str);
        let target = if target.is_empty() { String::new() } else { format!(" {target}") };
        let pupil = self.pupil();
        ui.hint(&format!("a teacher agrees it with `keywork plan agree {pupil}{target} --agreed-by {who}`"));
    }

    /// A teacher, SENCO or head to name as an example: one who works with the pupil, else any in the school.
    fn who_may_agree(&self) -> Option<&StaffId> {
        let today = self.settings.today;
        let may = |id: &&StaffId| self.folder.school.may_agree(id, today);
        let adults = self.records.pupil.iter().flat_map(|filed| filed.record.adults_on(today));
        let mut near = adults.map(|adult| &adult.staff);
        near.find(may).or_else(|| self.folder.school.staff.keys().find(may))
    }
}

/// What was typed first is neither a pupil nor a target of the one pupil of whoever is typing.
fn neither(typed: &str, failure: Failure, folder: &Folder, own: Option<&Scene<'_>>) -> Failure {
    let Some(own) = own else { return failure };
    let targets = own.records.targets.keys().map(TargetId::as_str);
    let known: Vec<&str> = folder.pupils.iter().map(PupilId::as_str).chain(targets).collect();
    let message = format!("there is neither a pupil nor a target of {}'s `{}`", own.pupil(), text::brief(typed, 40));
    Failure::usage(message).near(typed, &known, "the pupils and targets are")
}
