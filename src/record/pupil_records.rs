//! Everything that was read of one pupil: pure, owned data, which all that follows takes.

use std::collections::BTreeMap;

use chrono::{NaiveDate, NaiveTime};

use super::decode::find_key;
use super::problem::{Code, Problem};
use super::{
    Assessment, Contact, Cycle, CycleId, Meeting, Observation, Provision, ProvisionId, Pupil, PupilId, Recommendation,
    RecordPath, School, Session, StaffId, Target, TargetId,
};

/// A record with the file that it stands in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Filed<T> {
    /// Where.
    pub path: RecordPath,
    /// The file's text, so that a problem found later can show its line.
    pub text: Box<str>,
    /// What it says.
    pub record: T,
}

impl<T> Filed<T> {
    /// A problem at a key such as `["result", "0", "target"]`; at the whole file where the key is not there.
    #[must_use]
    pub fn problem(&self, key: &[&str], code: Code, message: impl Into<String>) -> Problem {
        match find_key(&self.text, key) {
            Some(span) => Problem::at(self.path.as_str(), &self.text, &span, code, message),
            None => Problem::of_file(self.path.as_str(), code, message),
        }
    }
}

/// What every dated record has: a day, perhaps a time, and a member of staff.
pub trait Dated {
    /// The day.
    fn date(&self) -> NaiveDate;
    /// The time.
    fn start(&self) -> Option<NaiveTime>;
    /// The member of staff.
    fn staff(&self) -> &StaffId;
    /// When it was written down.
    fn recorded(&self) -> Option<NaiveDate>;
    /// The time and the person that the file's name says. A prepared session keeps the name under which it was
    /// prepared, whenever it then began and whoever taught.
    fn named_for(&self) -> (Option<NaiveTime>, &StaffId) {
        (self.start(), self.staff())
    }
}

macro_rules! dated {
    ($($kind:ty),*) => {$(
        impl Dated for $kind {
            fn date(&self) -> NaiveDate { self.date }
            fn start(&self) -> Option<NaiveTime> { self.start }
            fn staff(&self) -> &StaffId { &self.staff }
            fn recorded(&self) -> Option<NaiveDate> { self.recorded }
        }
    )*};
}

dated!(Assessment, Observation, Contact, Recommendation, Meeting);

impl Dated for Session {
    fn date(&self) -> NaiveDate {
        self.date
    }
    fn start(&self) -> Option<NaiveTime> {
        self.start
    }
    fn staff(&self) -> &StaffId {
        &self.staff
    }
    fn recorded(&self) -> Option<NaiveDate> {
        self.recorded
    }
    fn named_for(&self) -> (Option<NaiveTime>, &StaffId) {
        let prepared = self.prepared.as_ref();
        let staff = prepared.and_then(|prepared| prepared.staff.as_ref()).unwrap_or(&self.staff);
        (prepared.and_then(|prepared| prepared.start).or(self.start), staff)
    }
}

/// One pupil's records.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PupilRecords {
    /// The pupil's id.
    pub id: PupilId,
    /// `pupil.toml`, where it could be read.
    pub pupil: Option<Filed<Pupil>>,
    /// The cycles.
    pub cycles: BTreeMap<CycleId, Filed<Cycle>>,
    /// The provision.
    pub provision: BTreeMap<ProvisionId, Filed<Provision>>,
    /// The targets.
    pub targets: BTreeMap<TargetId, Filed<Target>>,
    /// The sessions, by day, time and file.
    pub sessions: Vec<Filed<Session>>,
    /// The assessments, likewise.
    pub assessments: Vec<Filed<Assessment>>,
    /// The observations, likewise.
    pub observations: Vec<Filed<Observation>>,
    /// The contacts, likewise.
    pub contacts: Vec<Filed<Contact>>,
    /// The recommendations, likewise.
    pub recommendations: Vec<Filed<Recommendation>>,
    /// The meetings, likewise.
    pub meetings: Vec<Filed<Meeting>>,
    /// What could not be read, or not wholly.
    pub problems: Vec<Problem>,
    /// How many files were looked at.
    pub files: usize,
}

impl PupilRecords {
    /// A pupil of whom nothing has been read yet.
    #[must_use]
    pub fn empty(id: PupilId) -> Self {
        Self {
            id,
            pupil: None,
            cycles: BTreeMap::new(),
            provision: BTreeMap::new(),
            targets: BTreeMap::new(),
            sessions: Vec::new(),
            assessments: Vec::new(),
            observations: Vec::new(),
            contacts: Vec::new(),
            recommendations: Vec::new(),
            meetings: Vec::new(),
            problems: Vec::new(),
            files: 0,
        }
    }

    /// The pupil's name, or the id where `pupil.toml` could not be read.
    #[must_use]
    pub fn name(&self) -> &str {
        self.pupil.as_ref().map_or(self.id.as_str(), |pupil| pupil.record.name.as_str())
    }

    /// The first name, for sentences.
    #[must_use]
    pub fn first_name(&self) -> &str {
        self.name().split_whitespace().next().unwrap_or(self.id.as_str())
    }

    /// True where somebody who is called so is the child: by name, by id, or as a form says it.
    #[must_use]
    pub fn is_the_child(&self, who: &str) -> bool {
        let names = [self.name(), self.first_name(), self.id.as_str(), "child", "pupil"];
        let who = who.trim().to_lowercase();
        names.iter().any(|name| name.to_lowercase() == who)
    }

    /// The cycle that a day lies in; where two do, the one that began last.
    #[must_use]
    pub fn cycle_on(&self, day: NaiveDate) -> Option<(&CycleId, &Filed<Cycle>)> {
        let now = self.cycles.iter().filter(|(_, filed)| filed.record.covers(day));
        now.max_by_key(|(_, filed)| filed.record.from)
    }

    /// The cycle that is reviewed on a day: the one that the day lies in, else the one that ended last.
    #[must_use]
    pub fn cycle_to_review(&self, day: NaiveDate) -> Option<(&CycleId, &Filed<Cycle>)> {
        let ended = || self.cycles.iter().filter(|(_, filed)| filed.record.to < day);
        self.cycle_on(day).or_else(|| ended().max_by_key(|(_, filed)| filed.record.to))
    }

    /// The one provision in which all of these targets are taught that are taught in any.
    pub fn taught_in<'t>(&self, targets: impl IntoIterator<Item = &'t TargetId>) -> Option<&ProvisionId> {
        let of = |id| self.targets.get(id).and_then(|filed| filed.record.provision.as_ref());
        let mut taught = targets.into_iter().filter_map(of);
        let first = taught.next()?;
        taught.all(|other| other == first).then_some(first)
    }

    /// Every file that could be read, with its text.
    #[must_use]
    pub fn texts(&self) -> Vec<(&RecordPath, &str)> {
        fn of<T>(filed: &Filed<T>) -> (&RecordPath, &str) {
            (&filed.path, &filed.text)
        }
        let plan = self.pupil.iter().map(of).chain(self.cycles.values().map(of));
        let plan = plan.chain(self.provision.values().map(of)).chain(self.targets.values().map(of));
        let dated = self.sessions.iter().map(of).chain(self.assessments.iter().map(of));
        let dated = dated.chain(self.observations.iter().map(of)).chain(self.contacts.iter().map(of));
        let dated = dated.chain(self.recommendations.iter().map(of)).chain(self.meetings.iter().map(of));
        plan.chain(dated).collect()
    }

    /// Puts everything in order, and finds the results that no figure can count.
    pub fn finish(&mut self, school: &School) {
        sort(&mut self.sessions);
        sort(&mut self.assessments);
        sort(&mut self.observations);
        sort(&mut self.contacts);
        sort(&mut self.recommendations);
        sort(&mut self.meetings);
        self.problems.extend(misfits(&self.sessions, &self.targets, school));
        self.problems.sort();
        self.problems.dedup();
    }
}

fn sort<T: Dated>(records: &mut [Filed<T>]) {
    records.sort_by(|a, b| {
        let key = |filed: &Filed<T>| (filed.record.date(), filed.record.start());
        key(a).cmp(&key(b)).then_with(|| a.path.cmp(&b.path))
    });
}

/// Results that their target's measure cannot hold, or that name a rung which the ladder lacks.
fn misfits(sessions: &[Filed<Session>], targets: &BTreeMap<TargetId, Filed<Target>>, school: &School) -> Vec<Problem> {
    let mut problems = Vec::new();
    for filed in sessions {
        for (at, result) in filed.record.result.iter().enumerate() {
            let at = at.to_string();
            if let Some(misfit) =
                targets.get(&result.target).and_then(|target| result.result.misfit(&target.record.measure))
            {
                let message = format!("the result of `{}` is {}", result.target, misfit.why);
                problems.push(filed.problem(&["result", &at], Code::RESULT_DOES_NOT_FIT, message).help(misfit.help));
            }
            let unknown = result
                .result
                .help
                .iter()
                .flat_map(super::help::HelpGiven::rungs)
                .find(|rung| school.help.step(rung).is_none());
            if let Some(rung) = unknown {
                let message = format!("`{rung}` is no rung of the school's ladder");
                let help = super::typed_result::rung_help(rung.as_str(), &school.help);
                problems.push(filed.problem(&["result", &at, "help"], Code::UNKNOWN_RUNG, message).help(help));
            }
        }
    }
    problems
}
