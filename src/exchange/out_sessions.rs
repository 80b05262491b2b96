//! Sessions and their results as rows.

use super::cell::Cell;
use super::names::Names;
use crate::progress::Phase;
use crate::record::help::{HelpGiven, Ladder};
use crate::record::result::{Counted, SessionResult};
use crate::record::words::Title;
use crate::record::{Filed, Minutes, PupilRecords, Session, StaffId, Target};

/// A column and what stands in it.
pub(super) type SessionColumn = (&'static str, fn(&SessionRow<'_>) -> Cell);

/// A session in its row.
pub(super) struct SessionRow<'a> {
    pub(super) names: &'a Names,
    pub(super) records: &'a PupilRecords,
    /// Which of the pupil's sessions it is, from 0.
    pub(super) at: usize,
    pub(super) filed: &'a Filed<Session>,
}

/// A column and what stands in it.
pub(super) type ResultColumn = (&'static str, fn(&ResultRow<'_>) -> Cell);

/// A result in its row.
pub(super) struct ResultRow<'a> {
    pub(super) session: SessionRow<'a>,
    pub(super) result: &'a SessionResult,
    pub(super) ladder: &'a Ladder,
    /// The phases of its target.
    pub(super) phases: &'a [Phase],
}

impl SessionRow<'_> {
    fn pupil(&self) -> Cell {
        Cell::text(self.names.pupil(&self.records.id))
    }

    fn name(&self) -> Cell {
        Cell::text(self.names.record(self.filed.path.as_str(), &self.records.id, self.at))
    }

    fn provision(&self) -> Cell {
        Cell::opt(self.filed.record.provision.as_ref().map(|id| self.names.provision(id, self.records)))
    }

    fn staff(&self, staff: Option<&StaffId>) -> Cell {
        Cell::opt(staff.map(|staff| self.names.staff(staff)))
    }

    /// Where the work itself is.
    fn evidence(&self) -> Cell {
        let evidence = self.filed.record.evidence.iter().filter(|_| !self.names.are_pseudonyms());
        Cell::list(evidence.map(Title::as_str))
    }

    fn state(&self) -> &'static str {
        let session = &self.filed.record;
        match (session.missed, session.is_given()) {
            (Some(_), _) => "missed",
            (None, true) => "given",
            (None, false) => "prepared",
        }
    }
}

/// The columns of `sessions.csv`.
pub(super) const SESSIONS: &[SessionColumn] = &[
    ("pupil", |row| row.pupil()),
    ("session", |row| row.name()),
    ("date", |row| Cell::text(row.filed.record.date)),
    ("time", |row| Cell::time(row.filed.record.start)),
    ("minutes", |row| Cell::number(row.filed.record.minutes.map(Minutes::get))),
    ("staff", |row| row.staff(Some(&row.filed.record.staff))),
    ("recorded_by", |row| row.staff(row.filed.record.recorded_by.as_ref())),
    ("provision", |row| row.provision()),
    ("group", |row| Cell::number(row.filed.record.group)),
    ("state", |row| Cell::text(row.state())),
    ("missed", |row| Cell::opt(row.filed.record.missed)),
    ("cut_short", |row| Cell::opt(row.filed.record.cut_short)),
    ("why", |row| row.names.staff_only(row.filed.record.why.as_ref())),
    ("place", |row| row.names.title(row.filed.record.place.as_ref())),
    ("activity", |row| row.names.title(row.filed.record.activity.as_ref())),
    ("adapted", |row| row.names.staff_only(row.filed.record.adapted.as_ref())),
    ("note", |row| row.names.staff_only(row.filed.record.note.as_ref())),
    ("share", |row| row.names.shared(row.filed.record.share.as_ref())),
    ("next", |row| row.names.for_cover(row.filed.record.next.as_ref())),
    ("ask", |row| row.names.staff_only(row.filed.record.ask.as_ref())),
    ("joined", |row| row.names.title(row.filed.record.joined.as_ref())),
    ("evidence", |row| row.evidence()),
    ("recorded", |row| Cell::day(row.filed.record.recorded)),
];

/// The columns of `results.csv`; what a result was counted in has the names that `keywork import csv` reads.
pub(super) const RESULTS: &[ResultColumn] = &[
    ("pupil", |row| row.session.pupil()),
    ("session", |row| row.session.name()),
    ("date", |row| Cell::text(row.session.filed.record.date)),
    ("time", |row| Cell::time(row.session.filed.record.start)),
    ("staff", |row| row.session.staff(Some(&row.session.filed.record.staff))),
    ("minutes", |row| Cell::number(row.session.filed.record.minutes.map(Minutes::get))),
    ("provision", |row| row.session.provision()),
    ("target", |row| Cell::text(row.session.names.target(&row.result.target, row.session.records))),
    ("measure", |row| Cell::opt(row.target().map(|target| target.measure.kind))),
    ("phase", |row| Cell::opt(row.phase().map(|phase| &phase.name))),
    ("probe", |row| Cell::YesNo(row.result.probe)),
    ("level", |row| Cell::level(row.result.result.level(row.ladder))),
    ("unit", |row| Cell::opt(row.target().map(|target| target.measure.unit()))),
    ("correct", |row| {
        row.counted(|counted| if let Counted::Correct(part, _) = counted { Some(part.get()) } else { None })
    }),
    ("done", |row| row.counted(|counted| if let Counted::Steps(part, _) = counted { Some(part.get()) } else { None })),
    ("seen", |row| {
        row.counted(|counted| if let Counted::Intervals(part, _) = counted { Some(part.get()) } else { None })
    }),
    ("of", |row| row.counted(of)),
    ("count", |row| row.counted(count)),
    ("seconds", |row| row.counted(seconds)),
    ("score", |row| {
        if let Counted::Score(score) = row.result.result.counted { Cell::level(Some(score)) } else { Cell::Empty }
    }),
    ("yes", |row| if let Counted::YesNo(yes) = row.result.result.counted { Cell::YesNo(yes) } else { Cell::Empty }),
    ("help", |row| Cell::opt(row.result.result.help.as_ref().map(in_a_cell))),
    ("second_observer", |row| Cell::list(row.second())),
];

impl ResultRow<'_> {
    fn target(&self) -> Option<&Target> {
        self.session.records.targets.get(&self.result.target).map(|filed| &filed.record)
    }

    /// The phase of the day; the first for what is older than the first result that counts.
    fn phase(&self) -> Option<&Phase> {
        let date = self.session.filed.record.date;
        self.phases.iter().rev().find(|phase| phase.from <= date).or_else(|| self.phases.first())
    }

    fn counted(&self, part: fn(Counted) -> Option<i64>) -> Cell {
        Cell::number(part(self.result.result.counted))
    }

    /// Each second count, `as:7/10@clueing`.
    fn second(&self) -> impl Iterator<Item = String> {
        self.result.second.iter().map(|second| format!("{}:{}", self.session.names.staff(&second.staff), second.result))
    }
}

fn of(counted: Counted) -> Option<i64> {
    match counted {
        Counted::Correct(_, of) | Counted::Steps(_, of) | Counted::Intervals(_, of) => Some(of.get()),
        _ => None,
    }
}

fn count(counted: Counted) -> Option<i64> {
    match counted {
        Counted::Rate(count, _) | Counted::Times(count) => Some(count.get()),
        _ => None,
    }
}

fn seconds(counted: Counted) -> Option<i64> {
    match counted {
        Counted::Rate(_, seconds) | Counted::Seconds(seconds) => Some(seconds.get()),
        _ => None,
    }
}

/// `clueing`, or `independent:6,clueing:4`: as it is typed, without the sign before it that a spreadsheet minds.
fn in_a_cell(help: &HelpGiven) -> String {
    help.to_string().trim_start_matches('@').to_owned()
}
