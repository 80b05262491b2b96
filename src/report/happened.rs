use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::Serialize;

use super::assessed::Assessed;
use super::contacted::Contacted;
use super::decision::{self, Decision};
use super::figure::Day;
use super::observed::Observed;
use super::provided::Provided;
use super::result_line::ResultLine;
use super::said::{Question, Said, ToTell};
use super::select::{is_known, is_known_provision, is_open, until, within};
use super::session_row::SessionRow;
use super::unreadable::Unreadable;
use crate::calendar::SchoolCalendar;
use crate::progress::{Delivery, Period, Progress};
use crate::record::words::{Shared, StaffOnly};
use crate::record::{Filed, PupilRecords, School, Session};

/// All that happened in a period, as the reports to the teacher say it.
#[derive(Clone, Debug, PartialEq, JsonSchema, Serialize)]
pub struct Happened {
    /// Each provision: promised, given, missed and whose it was.
    pub provision: Vec<Provided>,
    /// Each session, given, missed or not recorded, in time order.
    pub sessions: Vec<SessionRow>,
    /// Each open target with its status today and its results of the period.
    pub targets: Vec<TargetLine>,
    /// What was changed on the day.
    pub adaptations: Vec<Said>,
    /// Every note.
    pub notes: Vec<Said>,
    /// What was told to or heard from others.
    pub contacts: Vec<Contacted>,
    /// What was shared with home.
    pub shared: Vec<Said>,
    /// The questions of the period, and older ones that are open.
    pub questions: Vec<Question>,
    /// Who is to be told of what.
    pub tell: Vec<ToTell>,
    /// The observations.
    pub observations: Vec<Observed>,
    /// What waits for the teacher.
    pub decisions: Vec<Decision>,
    /// What the plan lacks.
    pub missing: Vec<String>,
    /// What could not be read.
    pub unreadable: Unreadable,
}

/// A target in a period.
#[derive(Clone, Debug, PartialEq, JsonSchema, Serialize)]
pub struct TargetLine {
    /// Its status today.
    #[serde(flatten)]
    pub assessed: Assessed,
    /// Its results of the period, probes among them.
    pub results: Vec<ResultLine>,
}

impl Happened {
    /// What happened in the period, as far as the records go today.
    #[must_use]
    pub fn of(
        school: &School,
        records: &PupilRecords,
        calendar: &SchoolCalendar,
        period: Period,
        as_of: NaiveDate,
    ) -> Self {
        let progress = open_targets(school, records, period, as_of);
        let deliveries = deliveries(records, calendar, period, as_of);
        let sessions = within(&records.sessions, period, as_of);
        Self {
            provision: provided(school, records, &deliveries, &sessions, as_of),
            sessions: rows(school, records, &deliveries, &sessions),
            targets: progress.iter().map(|progress| TargetLine::of(school, progress, period, as_of)).collect(),
            adaptations: said(school, &sessions, |session| session.adapted.as_ref()),
            notes: said(school, &sessions, |session| session.note.as_ref()),
            contacts: within(&records.contacts, period, as_of)
                .into_iter()
                .map(|filed| Contacted::of(school, filed, as_of))
                .collect(),
            shared: shared(school, records, period, as_of),
            questions: questions(school, records, period, as_of),
            tell: to_tell(school, records, period, as_of),
            observations: within(&records.observations, period, as_of)
                .into_iter()
                .map(|filed| Observed::of(school, filed))
                .collect(),
            decisions: decision::waiting(school, records, &progress, as_of),
            missing: missing(records, calendar, as_of),
            unreadable: Unreadable::of(records),
        }
    }
}

impl TargetLine {
    fn of(school: &School, progress: &Progress<'_>, period: Period, as_of: NaiveDate) -> Self {
        let points = progress.series.all().into_iter().filter(|point| period.contains(point.date));
        let target = &progress.target.record;
        let results = points.map(|point| ResultLine::of(point, target, as_of)).collect();
        Self { assessed: Assessed::of(school, progress, as_of), results }
    }
}

/// The targets that no review ended before the period began and that anybody could know of today, by id.
pub(super) fn open_targets<'a>(
    school: &School,
    records: &'a PupilRecords,
    period: Period,
    as_of: NaiveDate,
) -> Vec<Progress<'a>> {
    let open = records
        .targets
        .iter()
        .filter(|(_, target)| is_known(&target.record, as_of) && is_open(&target.record, period.from, as_of));
    open.map(|(id, target)| Progress::of(id, target, &records.sessions, &school.help, as_of)).collect()
}

/// What became of each provision that anybody could know of today. Once the pupil has left nothing is owed.
pub(super) fn deliveries<'a>(
    records: &'a PupilRecords,
    calendar: &SchoolCalendar,
    period: Period,
    as_of: NaiveDate,
) -> Vec<Delivery<'a>> {
    let known = records.provision.iter().filter(|(_, filed)| is_known_provision(&filed.record, as_of));
    let left = records.pupil.as_ref().and_then(|pupil| pupil.record.left.as_ref());
    let of = |(id, filed)| {
        let delivery = Delivery::of(id, filed, &records.sessions, calendar, period, as_of);
        match left {
            Some(left) => delivery.owing_until(left.on, as_of),
            None => delivery,
        }
    };
    known.map(of).collect()
}

/// The row of the sessions of a period that belong to no provision that is known.
pub(super) fn others(records: &PupilRecords, period: Period, as_of: NaiveDate) -> Option<Provided> {
    let sessions = within(&records.sessions, period, as_of).into_iter();
    Provided::others(&sessions.filter(|filed| !has_provision(records, filed)).collect::<Vec<_>>())
}

/// A row for each provision with anything owed, given or missed, or promised by more than a week, and one for the
/// sessions of none.
fn provided(
    school: &School,
    records: &PupilRecords,
    deliveries: &[Delivery<'_>],
    sessions: &[&Filed<Session>],
    as_of: NaiveDate,
) -> Vec<Provided> {
    let known = deliveries.iter().filter(|delivery| !delivery.is_empty() || delivery.is_loosely_promised);
    let others: Vec<&Filed<Session>> =
        sessions.iter().copied().filter(|filed| !has_provision(records, filed)).collect();
    known.map(|delivery| Provided::of(school, delivery, as_of)).chain(Provided::others(&others)).collect()
}

/// Whether a session is of a provision that is known.
pub(super) fn has_provision(records: &PupilRecords, filed: &Filed<Session>) -> bool {
    filed.record.provision.as_ref().is_some_and(|id| records.provision.contains_key(id))
}

fn rows(
    school: &School,
    records: &PupilRecords,
    deliveries: &[Delivery<'_>],
    sessions: &[&Filed<Session>],
) -> Vec<SessionRow> {
    let (prepared, recorded): (Vec<_>, Vec<_>) =
        sessions.iter().partition::<Vec<&Filed<Session>>, _>(|filed| filed.record.is_only_prepared());
    let mut rows: Vec<SessionRow> = recorded.into_iter().map(|filed| SessionRow::of(school, records, filed)).collect();
    let mut open: Vec<SessionRow> = deliveries.iter().flat_map(SessionRow::unrecorded).collect();
    // One that was prepared and never filled in is the slot that nobody recorded, where there is one for it.
    for filed in prepared {
        let row = SessionRow::of(school, records, filed);
        match open.iter_mut().filter(|slot| row.may_be_of(slot)).min_by_key(|slot| row.apart(slot)) {
            Some(slot) => slot.file = row.file,
            None => open.push(row),
        }
    }
    rows.extend(open);
    rows.sort();
    rows
}

/// One kind of words of the sessions that have them; the lifetime is the session's.
fn said<'r>(
    school: &School,
    sessions: &[&'r Filed<Session>],
    words: impl Fn(&'r Session) -> Option<&'r StaffOnly>,
) -> Vec<Said> {
    let texts = sessions.iter().filter_map(|filed| Some((filed, words(&filed.record)?)));
    texts.map(|(filed, text)| Said::of(school, *filed, text.as_str())).collect()
}

fn shared(school: &School, records: &PupilRecords, period: Period, as_of: NaiveDate) -> Vec<Said> {
    fn each<'r, T: crate::record::Dated>(
        school: &School,
        filed: Vec<&'r Filed<T>>,
        share: impl Fn(&'r T) -> Option<&'r Shared>,
    ) -> Vec<Said> {
        let shared = filed.into_iter().filter_map(|filed| Some((filed, share(&filed.record)?)));
        shared.map(|(filed, text)| Said::of(school, filed, text.as_str())).collect()
    }
    let mut all = each(school, within(&records.sessions, period, as_of), |session| session.share.as_ref());
    all.extend(each(school, within(&records.observations, period, as_of), |seen| seen.share.as_ref()));
    all.extend(each(school, within(&records.contacts, period, as_of), |contact| contact.share.as_ref()));
    all.sort();
    all
}

/// Asked in the period, or before it and not answered when it began.
fn questions(school: &School, records: &PupilRecords, period: Period, as_of: NaiveDate) -> Vec<Question> {
    let mut all = Vec::new();
    for filed in until(&records.sessions, period, as_of) {
        let asked = filed.record.ask.as_ref().map(|ask| Said::of(school, filed, ask.as_str()));
        all.extend(asked.map(|asked| Question::of(school, asked, filed.record.answer.as_ref(), as_of)));
    }
    for filed in until(&records.observations, period, as_of) {
        let asked = filed.record.ask.as_ref().map(|ask| Said::of(school, filed, ask.as_str()));
        all.extend(asked.map(|asked| Question::of(school, asked, filed.record.answer.as_ref(), as_of)));
    }
    let from = Day(period.from);
    all.retain(|question| {
        question.asked.date >= from || question.open || question.answered_on.is_some_and(|day| day >= from)
    });
    all.sort();
    all
}

/// Of the period, or of before it and not told when it began.
fn to_tell(school: &School, records: &PupilRecords, period: Period, as_of: NaiveDate) -> Vec<ToTell> {
    let mut all = Vec::new();
    for filed in until(&records.sessions, period, as_of) {
        let record = &filed.record;
        all.extend(ToTell::of(school, (&filed.path, record.date), &record.tell, &record.told, as_of));
    }
    for filed in until(&records.observations, period, as_of) {
        let record = &filed.record;
        all.extend(ToTell::of(school, (&filed.path, record.date), &record.tell, &record.told, as_of));
    }
    let from = Day(period.from);
    all.retain(|tell| tell.date >= from || tell.told_on.is_none_or(|day| day >= from));
    all.sort();
    all
}

/// What a teacher should know is not there yet, in sentences.
pub(super) fn missing(records: &PupilRecords, calendar: &SchoolCalendar, as_of: NaiveDate) -> Vec<String> {
    let no_terms = "The school's terms are not written, so every weekday counts as a school day.";
    let mut all = missing_of(records, as_of);
    all.extend((!calendar.has_terms()).then(|| no_terms.to_owned()));
    all
}

/// What of that is the pupil's own.
pub(super) fn missing_of(records: &PupilRecords, as_of: NaiveDate) -> Vec<String> {
    let known = |text: &str, there: bool| (!there).then(|| text.to_owned());
    let current = records.cycles.values().any(|cycle| (cycle.record.from..=cycle.record.to).contains(&as_of));
    let covered = records.provision.values().any(|filed| filed.record.covers(as_of));
    let target =
        records.targets.values().any(|target| is_known(&target.record, as_of) && target.record.ended(as_of).is_none());
    let session = records.sessions.iter().any(|filed| filed.record.date <= as_of && !filed.record.is_only_prepared());
    let parts = [
        known("The pupil's own file, pupil.toml, is not there or could not be read.", records.pupil.is_some()),
        known("No cycle of the plan is current.", current),
        known("No provision is timetabled.", covered),
        known("There is no open target.", target),
        known("No session is recorded yet.", session),
    ];
    parts.into_iter().flatten().collect()
}
