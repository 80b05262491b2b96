//! A contact: something told to, or heard from, a parent, a colleague or a professional.

use chrono::NaiveDate;

use super::decode::Row;
use super::encode::Out;
use super::field::{Field, Spec, Table};
use chrono::NaiveTime;

use super::id::StaffId;
use super::liaison::Action;
use super::word::words_of;
use super::words::{Shared, StaffOnly, Title};

/// One contact.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Contact {
    /// The day.
    pub date: NaiveDate,
    /// When.
    pub start: Option<NaiveTime>,
    /// Who spoke or wrote.
    pub staff: StaffId,
    /// Who wrote it down, where it was somebody else.
    pub recorded_by: Option<StaffId>,
    /// With whom.
    pub with_: Title,
    /// Who that is.
    pub role: Option<ContactRole>,
    /// How.
    pub how: How,
    /// What was said.
    pub note: StaffOnly,
    /// What was agreed.
    pub agreed: Option<StaffOnly>,
    /// May go home.
    pub share: Option<Shared>,
    /// The day of writing.
    pub recorded: Option<NaiveDate>,
    /// What somebody undertook to do.
    pub action: Vec<Action>,
}

const DATE: Field<NaiveDate> = Field::new("date", "2026-11-23", "the day").required();
const START: Field<NaiveTime> = Field::new("start", "15:30:00", "when");
const STAFF: Field<StaffId> = Field::new("staff", "\"jm\"", "who spoke or wrote").required();
const RECORDED_BY: Field<StaffId> =
    Field::new("recorded_by", "\"as\"", "who wrote it down, where it was somebody else");
const WITH: Field<Title> = Field::new("with", "\"Mum\"", "with whom").required();
const ROLE: Field<ContactRole> = Field::new("role", "\"parent\"", "who that is");
const HOW: Field<How> = Field::new("how", "\"in-person\"", "how").required();
const NOTE: Field<StaffOnly> = Field::new("note", "\"Slept badly; a new baby sister\"", "what was said").required();
const AGREED: Field<StaffOnly> = Field::new("agreed", "\"Word list home on Fridays\"", "what was agreed");
const SHARE: Field<Shared> = Field::new("share", "\"Thank you for the word cards\"", "may go home");
const RECORDED: Field<NaiveDate> = Field::new("recorded", "2026-11-23", "the day of writing");
const ACTION: Field<Vec<Action>> = Field::new(
    "action",
    "[{ owner = \"jm\", by = 2026-11-27, text = \"Send the word list\" }]",
    "what somebody undertook to do",
)
.section();

impl Table for Contact {
    const FIELDS: &'static [&'static dyn Spec] =
        &[&DATE, &START, &STAFF, &RECORDED_BY, &WITH, &ROLE, &HOW, &NOTE, &AGREED, &SHARE, &RECORDED, &ACTION];

    fn read(row: &mut Row<'_, '_>) -> Option<Self> {
        let (date, start, staff) = (row.required(&DATE), row.optional(&START), row.required(&STAFF));
        let (recorded_by, with_, role) = (row.optional(&RECORDED_BY), row.required(&WITH), row.optional(&ROLE));
        let (how, note, agreed) = (row.required(&HOW), row.required(&NOTE), row.optional(&AGREED));
        let (share, recorded, action) = (row.optional(&SHARE), row.optional(&RECORDED), row.list(&ACTION));
        Some(Self {
            date: date?,
            start,
            staff: staff?,
            recorded_by,
            with_: with_?,
            role,
            how: how?,
            note: note?,
            agreed,
            share,
            recorded,
            action,
        })
    }

    fn write(&self, out: &mut Out) {
        out.put(&DATE, &self.date);
        out.opt(&START, self.start.as_ref());
        out.put(&STAFF, &self.staff);
        out.opt(&RECORDED_BY, self.recorded_by.as_ref());
        out.put(&WITH, &self.with_);
        out.opt(&ROLE, self.role.as_ref());
        out.put(&HOW, &self.how);
        out.put(&NOTE, &self.note);
        out.opt(&AGREED, self.agreed.as_ref());
        out.opt(&SHARE, self.share.as_ref());
        out.opt(&RECORDED, self.recorded.as_ref());
        out.list(&ACTION, &self.action);
    }
}

words_of! {
    /// Who a contact was with.
    ContactRole: "role of a contact" {
        /// A parent or carer.
        Parent = "parent",
        /// A colleague.
        Staff = "staff",
        /// A professional from outside.
        Professional = "professional",
    }
}

words_of! {
    /// How people were in contact.
    How: "way of contact" {
        /// By telephone.
        Phone = "phone",
        /// By e-mail.
        Email = "email",
        /// Face to face.
        InPerson = "in-person",
        /// By letter.
        Letter = "letter",
        /// In the home-school book.
        Book = "book",
        /// By video.
        Video = "video",
    }
}
