//! A session: one piece of provision, delivered, missed or prepared, with a result for each target worked on.

use chrono::NaiveDate;

use super::decode::Row;
use super::encode::Out;
use super::field::{Field, Spec, Table};
use chrono::NaiveTime;

use super::id::{ProvisionId, StaffId};
use super::liaison::{Done, Told};
pub use super::prepared::Prepared;
use super::problem::Code;
use super::quantity::{GroupSize, Minutes};
use super::result::SessionResult;
use super::word::words_of;
use super::words::{ForCover, Shared, StaffOnly, Title};

/// One session.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Session {
    /// The day.
    pub date: NaiveDate,
    /// When it began.
    pub start: Option<NaiveTime>,
    /// How long it was; not there for one that was missed or is only prepared.
    pub minutes: Option<Minutes>,
    /// Who taught, or should have.
    pub staff: StaffId,
    /// Who wrote it down, where it was somebody else.
    pub recorded_by: Option<StaffId>,
    /// The provision that it belongs to.
    pub provision: Option<ProvisionId>,
    /// Where.
    pub place: Option<Title>,
    /// How many pupils were taught together.
    pub group: Option<GroupSize>,
    /// The name of the record of the same session for another pupil.
    pub joined: Option<Title>,
    /// Why it did not happen.
    pub missed: Option<Reason>,
    /// Why it was shorter than planned.
    pub cut_short: Option<Reason>,
    /// More about why it was missed or cut short.
    pub why: Option<StaffOnly>,
    /// What was done.
    pub activity: Option<Title>,
    /// What was changed on the day.
    pub adapted: Option<StaffOnly>,
    /// For staff; not in the home report, and parents may ask to see it.
    pub note: Option<StaffOnly>,
    /// May go home.
    pub share: Option<Shared>,
    /// What to do next time.
    pub next: Option<ForCover>,
    /// A question to the teacher.
    pub ask: Option<StaffOnly>,
    /// The answer to it.
    pub answer: Option<Done>,
    /// Who is to be told of this.
    pub tell: Vec<StaffId>,
    /// Who has been told.
    pub told: Vec<Told>,
    /// Where the work itself is, in words.
    pub evidence: Vec<Title>,
    /// The day of writing, so that late entries show.
    pub recorded: Option<NaiveDate>,
    /// What was prepared ahead.
    pub prepared: Option<Prepared>,
    /// What each target gave.
    pub result: Vec<SessionResult>,
}

const DATE: Field<NaiveDate> = Field::new("date", "2026-11-23", "the day").required();
const START: Field<NaiveTime> = Field::new("start", "09:30:00", "when it began");
const MINUTES: Field<Minutes> =
    Field::new("minutes", "25", "how long it was; not there for one that was missed or is only prepared");
const STAFF: Field<StaffId> = Field::new("staff", "\"jm\"", "who taught, or should have").required();
const RECORDED_BY: Field<StaffId> =
    Field::new("recorded_by", "\"as\"", "who wrote it down, where it was somebody else");
const PROVISION: Field<ProvisionId> = Field::new("provision", "\"phonics\"", "the provision that it belongs to");
const PLACE: Field<Title> = Field::new("place", "\"library\"", "where");
const GROUP: Field<GroupSize> = Field::new("group", "3", "how many pupils were taught together");
const JOINED: Field<Title> =
    Field::new("joined", "\"23-0930-jm-k7qd\"", "the name of the record of the same session for another pupil");
const MISSED: Field<Reason> = Field::new("missed", "\"staff-absent\"", "why it did not happen");
const CUT_SHORT: Field<Reason> = Field::new("cut_short", "\"event\"", "why it was shorter than planned");
const WHY: Field<StaffOnly> = Field::new("why", "\"Cover not found\"", "more about why it was missed or cut short");
const ACTIVITY: Field<Title> = Field::new("activity", "\"Sound buttons, then a game of pairs\"", "what was done");
const ADAPTED: Field<StaffOnly> =
    Field::new("adapted", "\"Went to the quiet corner after five minutes\"", "what was changed on the day");
const NOTE: Field<StaffOnly> =
    Field::new("note", "\"Tired after swimming\"", "for staff; not in the home report, and parents may ask to see it");
const SHARE: Field<Shared> = Field::new("share", "\"Rowan read 'ship' without help, twice!\"", "may go home");
const NEXT: Field<ForCover> = Field::new("next", "\"Start with 'sh' words\"", "what to do next time");
const ASK: Field<StaffOnly> = Field::new("ask", "\"May we move to the library?\"", "a question to the teacher");
const ANSWER: Field<Done> =
    Field::new("answer", "{ on = 2026-11-24, by = \"as\", note = \"Yes\" }", "the answer to it");
const TELL: Field<Vec<StaffId>> = Field::new("tell", "[\"as\"]", "who is to be told of this");
const TOLD: Field<Vec<Told>> = Field::new("told", "[{ staff = \"as\", on = 2026-11-23 }]", "who has been told");
const EVIDENCE: Field<Vec<Title>> =
    Field::new("evidence", "[\"writing book, page 12\"]", "where the work itself is, in words");
const RECORDED: Field<NaiveDate> =
    Field::new("recorded", "2026-11-23", "the day of writing, so that late entries show");
const PREPARED: Field<Prepared> =
    Field::new("prepared", "{ objective = \"Read words with sh\" }", "what was prepared ahead").section();
const RESULT: Field<Vec<SessionResult>> = Field::new(
    "result",
    "[{ target = \"cvc-words\", correct = 8, of = 10, help = \"clueing\" }]",
    "what each target gave",
)
.section();

impl Table for Session {
    const FIELDS: &'static [&'static dyn Spec] = &[
        &DATE,
        &START,
        &MINUTES,
        &STAFF,
        &RECORDED_BY,
        &PROVISION,
        &PLACE,
        &GROUP,
        &JOINED,
        &MISSED,
        &CUT_SHORT,
        &WHY,
        &ACTIVITY,
        &ADAPTED,
        &NOTE,
        &SHARE,
        &NEXT,
        &ASK,
        &ANSWER,
        &TELL,
        &TOLD,
        &EVIDENCE,
        &RECORDED,
        &PREPARED,
        &RESULT,
    ];

    fn read(row: &mut Row<'_, '_>) -> Option<Self> {
        let (date, start, minutes) = (row.required(&DATE), row.optional(&START), row.optional(&MINUTES));
        let (staff, recorded_by, provision) =
            (row.required(&STAFF), row.optional(&RECORDED_BY), row.optional(&PROVISION));
        let (place, group, joined) = (row.optional(&PLACE), row.optional(&GROUP), row.optional(&JOINED));
        let (missed, cut_short, why) = (row.optional(&MISSED), row.optional(&CUT_SHORT), row.optional(&WHY));
        let (activity, adapted, note) = (row.optional(&ACTIVITY), row.optional(&ADAPTED), row.optional(&NOTE));
        let (share, next, ask) = (row.optional(&SHARE), row.optional(&NEXT), row.optional(&ASK));
        let (answer, tell, told) = (row.optional(&ANSWER), row.list(&TELL), row.list(&TOLD));
        let (evidence, recorded, prepared) = (row.list(&EVIDENCE), row.optional(&RECORDED), row.optional(&PREPARED));
        let result = row.list(&RESULT);
        let record = Self {
            date: date?,
            start,
            minutes,
            staff: staff?,
            recorded_by,
            provision,
            place,
            group,
            joined,
            missed,
            cut_short,
            why,
            activity,
            adapted,
            note,
            share,
            next,
            ask,
            answer,
            tell,
            told,
            evidence,
            recorded,
            prepared,
            result,
        };
        record.consistent(row).then_some(record)
    }

    fn write(&self, out: &mut Out) {
        out.put(&DATE, &self.date);
        out.opt(&START, self.start.as_ref());
        out.opt(&MINUTES, self.minutes.as_ref());
        out.put(&STAFF, &self.staff);
        out.opt(&RECORDED_BY, self.recorded_by.as_ref());
        out.opt(&PROVISION, self.provision.as_ref());
        out.opt(&PLACE, self.place.as_ref());
        out.opt(&GROUP, self.group.as_ref());
        out.opt(&JOINED, self.joined.as_ref());
        out.opt(&MISSED, self.missed.as_ref());
        out.opt(&CUT_SHORT, self.cut_short.as_ref());
        out.opt(&WHY, self.why.as_ref());
        out.opt(&ACTIVITY, self.activity.as_ref());
        out.opt(&ADAPTED, self.adapted.as_ref());
        out.opt(&NOTE, self.note.as_ref());
        out.opt(&SHARE, self.share.as_ref());
        out.opt(&NEXT, self.next.as_ref());
        out.opt(&ASK, self.ask.as_ref());
        out.opt(&ANSWER, self.answer.as_ref());
        out.list(&TELL, &self.tell);
        out.list(&TOLD, &self.told);
        out.list(&EVIDENCE, &self.evidence);
        out.opt(&RECORDED, self.recorded.as_ref());
        out.opt(&PREPARED, self.prepared.as_ref());
        out.list(&RESULT, &self.result);
    }
}

words_of! {
    /// Why a session did not happen, or was cut short.
    Reason: "reason" {
        /// The pupil was not in school.
        PupilAbsent = "pupil-absent",
        /// The pupil was suspended.
        Suspended = "suspended",
        /// The pupil did not want to.
        Declined = "declined",
        /// The adult was not there.
        StaffAbsent = "staff-absent",
        /// The adult was needed elsewhere.
        Cover = "cover",
        /// Something else took its place.
        Event = "event",
        /// A test took its place.
        Test = "test",
        /// Another reason of the school's.
        Other = "other",
        /// The school was closed.
        Closed = "closed",
    }
}

/// Whose it was that a session did not happen.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Whose {
    /// The pupil was not there.
    Pupil,
    /// The school did not provide: owed to the child.
    School,
    /// The school was closed: not owed.
    Closed,
}

impl Reason {
    /// Whose it was.
    #[must_use]
    pub fn whose(self) -> Whose {
        match self {
            Self::PupilAbsent | Self::Suspended | Self::Declined => Whose::Pupil,
            Self::StaffAbsent | Self::Cover | Self::Event | Self::Test | Self::Other => Whose::School,
            Self::Closed => Whose::Closed,
        }
    }

    /// The reason in plain words.
    #[must_use]
    pub fn in_words(self) -> &'static str {
        match self {
            Self::PupilAbsent => "pupil absent",
            Self::Suspended => "pupil suspended",
            Self::Declined => "pupil declined",
            Self::StaffAbsent => "staff absent",
            Self::Cover => "staff covering elsewhere",
            Self::Event => "school event",
            Self::Test => "test",
            Self::Other => "other reason of the school",
            Self::Closed => "school closed",
        }
    }
}

impl Session {
    /// A session of which only the day and the adult are known yet. It can be written once it has minutes, a reason
    /// why it was missed, or what was prepared.
    #[must_use]
    pub fn on(date: NaiveDate, staff: StaffId) -> Self {
        Self {
            date,
            start: None,
            minutes: None,
            staff,
            recorded_by: None,
            provision: None,
            place: None,
            group: None,
            joined: None,
            missed: None,
            cut_short: None,
            why: None,
            activity: None,
            adapted: None,
            note: None,
            share: None,
            next: None,
            ask: None,
            answer: None,
            tell: Vec::new(),
            told: Vec::new(),
            evidence: Vec::new(),
            recorded: None,
            prepared: None,
            result: Vec::new(),
        }
    }

    fn consistent(&self, row: &mut Row<'_, '_>) -> bool {
        if self.missed.is_some() {
            let surplus = !self.result.is_empty() || self.minutes.is_some() || self.cut_short.is_some();
            if surplus {
                let help = "take out `missed`, or take out the minutes and the results".to_owned();
                row.fault(
                    &MISSED,
                    Code::CONTRADICTION,
                    "a session that was missed has no minutes and no results",
                    Some(help),
                );
            }
            return !surplus;
        }
        if self.minutes.is_none() && (self.prepared.is_none() || !self.result.is_empty()) {
            if !row.has(&MINUTES) && !row.has(&MISSED) {
                let help = "add a line such as `minutes = 25`, or `missed = \"pupil-absent\"`".to_owned();
                row.fault(&MINUTES, Code::MISSING_KEY, "`minutes` is missing", Some(help));
            }
            return false;
        }
        let again = self.result.iter().enumerate().find(|(at, result)| {
            self.result[..*at].iter().any(|other| other.target == result.target && other.probe == result.probe)
        });
        if let Some((at, result)) = again {
            let message = format!("`{}` has two results in one session", result.target);
            let help = "keep one, or mark the one without help `probe = true`";
            row.fault_in(&RESULT, at, Code::CONTRADICTION, message, help);
        }
        again.is_none()
    }

    /// True when it took place, whole or in part.
    #[must_use]
    pub fn is_given(&self) -> bool {
        self.minutes.is_some()
    }

    /// True when it is prepared and nobody has recorded yet what became of it.
    #[must_use]
    pub fn is_only_prepared(&self) -> bool {
        self.minutes.is_none() && self.missed.is_none()
    }

    /// What was done in a session that took place: in the words of whoever taught, else as it was prepared.
    #[must_use]
    pub fn done(&self) -> Option<&Title> {
        let prepared = || self.prepared.as_ref().and_then(|prepared| prepared.activity.as_ref());
        self.is_given().then(|| self.activity.as_ref().or_else(prepared)).flatten()
    }
}
