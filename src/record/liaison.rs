//! What people said, and what somebody undertook to do.

use chrono::NaiveDate;

use super::decode::Row;
use super::encode::Out;
use super::field::{Field, Spec, Table};
use super::id::StaffId;
use super::words::{StaffOnly, Title};

/// What somebody said, in their own words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct View {
    /// Who said it: the child, a parent, a member of staff, a professional.
    pub who: Title,
    /// Their words.
    pub text: StaffOnly,
    /// How the child said it: words, symbols, signs.
    pub how: Option<Title>,
    /// When.
    pub on: Option<NaiveDate>,
}

const WHO: Field<Title> = Field::new("who", "\"Rowan\"", "who said it").required();
const TEXT: Field<StaffOnly> = Field::new("text", "\"I like the pairs game\"", "the words").required();
const HOW: Field<Title> = Field::new("how", "\"symbols\"", "how it was said");
const SAID_ON: Field<NaiveDate> = Field::new("on", "2026-11-20", "when it was said");

impl Table for View {
    const FIELDS: &'static [&'static dyn Spec] = &[&WHO, &TEXT, &HOW, &SAID_ON];

    fn read(row: &mut Row<'_, '_>) -> Option<Self> {
        let (who, text, how, on) =
            (row.required(&WHO), row.required(&TEXT), row.optional(&HOW), row.optional(&SAID_ON));
        Some(Self { who: who?, text: text?, how, on })
    }

    fn write(&self, out: &mut Out) {
        out.put(&WHO, &self.who);
        out.put(&TEXT, &self.text);
        out.opt(&HOW, self.how.as_ref());
        out.opt(&SAID_ON, self.on.as_ref());
    }
}

/// That something was done or answered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Done {
    /// When.
    pub on: NaiveDate,
    /// Who wrote it down.
    pub by: StaffId,
    /// The answer, or what came of it.
    pub note: Option<StaffOnly>,
}

const ON: Field<NaiveDate> = Field::new("on", "2026-11-24", "when").required();
const BY: Field<StaffId> = Field::new("by", "\"jm\"", "who wrote it down").required();
const NOTE: Field<StaffOnly> = Field::new("note", "\"Yes, from Monday\"", "the answer, or what came of it");

impl Table for Done {
    const FIELDS: &'static [&'static dyn Spec] = &[&ON, &BY, &NOTE];

    fn read(row: &mut Row<'_, '_>) -> Option<Self> {
        let (on, by, note) = (row.required(&ON), row.required(&BY), row.optional(&NOTE));
        Some(Self { on: on?, by: by?, note })
    }

    fn write(&self, out: &mut Out) {
        out.put(&ON, &self.on);
        out.put(&BY, &self.by);
        out.opt(&NOTE, self.note.as_ref());
    }
}

/// What somebody undertook to do by a day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Action {
    /// Who: a member of staff, a parent, a professional.
    pub owner: Title,
    /// By when.
    pub by: NaiveDate,
    /// What.
    pub text: StaffOnly,
    /// That it was done.
    pub done: Option<Done>,
}

const OWNER: Field<Title> = Field::new("owner", "\"jm\"", "who will do it").required();
const BY_DAY: Field<NaiveDate> = Field::new("by", "2026-12-01", "the day to do it by").required();
const WHAT: Field<StaffOnly> = Field::new("text", "\"Send the word list home\"", "what is to be done").required();
const DONE: Field<Done> = Field::new("done", "{ on = 2026-11-30, by = \"jm\" }", "that it was done");

impl Table for Action {
    const FIELDS: &'static [&'static dyn Spec] = &[&OWNER, &BY_DAY, &WHAT, &DONE];

    fn read(row: &mut Row<'_, '_>) -> Option<Self> {
        let (owner, by, text, done) =
            (row.required(&OWNER), row.required(&BY_DAY), row.required(&WHAT), row.optional(&DONE));
        Some(Self { owner: owner?, by: by?, text: text?, done })
    }

    fn write(&self, out: &mut Out) {
        out.put(&OWNER, &self.owner);
        out.put(&BY_DAY, &self.by);
        out.put(&WHAT, &self.text);
        out.opt(&DONE, self.done.as_ref());
    }
}

/// That something was told to a member of staff.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Told {
    /// Who was told.
    pub staff: StaffId,
    /// When.
    pub on: NaiveDate,
}

const STAFF: Field<StaffId> = Field::new("staff", "\"as\"", "who was told").required();

impl Table for Told {
    const FIELDS: &'static [&'static dyn Spec] = &[&STAFF, &ON];

    fn read(row: &mut Row<'_, '_>) -> Option<Self> {
        let (staff, on) = (row.required(&STAFF), row.required(&ON));
        Some(Self { staff: staff?, on: on? })
    }

    fn write(&self, out: &mut Out) {
        out.put(&STAFF, &self.staff);
        out.put(&ON, &self.on);
    }
}
