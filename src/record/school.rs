//! The school: terms, staff, rates, the help ladder, and its settings.

use chrono::NaiveDate;

use super::decode::Row;
use super::encode::Out;
use super::field::{Field, Spec, Table};
use std::collections::BTreeMap;

use super::help::Ladder;
use super::id::StaffId;
use super::problem::Code;
use super::quantity::{Pounds, Whole, Years};
use super::role::Role;
use super::word::words_of;
use super::words::Title;

/// The format that this program reads and writes.
pub const FORMAT: i64 = 1;

/// What `keywork.toml` holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct School {
    /// The version of the format.
    pub format: Whole<1, 1000>,
    /// The name of the school.
    pub school: Title,
    /// The help ladder, least help first.
    pub help: Ladder,
    /// The terms.
    pub term: Vec<Term>,
    /// The staff, by id.
    pub staff: BTreeMap<StaffId, Staff>,
    /// What an hour costs.
    pub rate: Vec<Rate>,
    /// Where safeguarding concerns go.
    pub concerns: Concerns,
    /// The funding threshold.
    pub funding: SchoolFunding,
    /// How long records are kept.
    pub retention: Retention,
    /// What keywork does with git.
    pub git: GitSettings,
}

const FORMAT_: Field<Whole<1, 1000>> = Field::new("format", "1", "the version of the format").required();
const SCHOOL: Field<Title> = Field::new("school", "\"Oakfield Primary School\"", "the name of the school").required();
const HELP: Field<Ladder> = Field::new(
    "help",
    "[\"independent\", \"prompting\", \"clueing\", \"modelling\", \"correcting\"]",
    "the help ladder, least help first",
);
const TERM: Field<Vec<Term>> =
    Field::new("term", "[{ name = \"Autumn 2026\", from = 2026-09-02, to = 2026-12-18 }]", "the terms").section();
const STAFF: Field<BTreeMap<StaffId, Staff>> =
    Field::new("staff", "{ jm = { name = \"J. Marsh\", role = \"key-worker\" } }", "the staff, by id").section();
const RATE: Field<Vec<Rate>> =
    Field::new("rate", "[{ role = \"key-worker\", pounds_per_hour = 17.20, from = 2026-04-01 }]", "what an hour costs")
        .section();
const CONCERNS: Field<Concerns> =
    Field::new("concerns", "{ kept_in = \"the school's child-protection system\" }", "where safeguarding concerns go")
        .section();
const FUNDING: Field<SchoolFunding> = Field::new("funding", "{ threshold = 6000 }", "the funding threshold").section();
const RETENTION: Field<Retention> = Field::new("retention", "{ sen_file = 31 }", "how long records are kept").section();
const GIT: Field<GitSettings> =
    Field::new("git", "{ commit = \"each-write\" }", "what keywork does with git").section();

impl Table for School {
    const FIELDS: &'static [&'static dyn Spec] =
        &[&FORMAT_, &SCHOOL, &HELP, &TERM, &STAFF, &RATE, &CONCERNS, &FUNDING, &RETENTION, &GIT];

    fn read(row: &mut Row<'_, '_>) -> Option<Self> {
        let (format, school, help) = (row.required(&FORMAT_), row.required(&SCHOOL), row.optional(&HELP));
        let (term, staff, rate) = (row.list(&TERM), row.optional(&STAFF), row.list(&RATE));
        let (concerns, funding, retention) =
            (row.optional(&CONCERNS), row.optional(&FUNDING), row.optional(&RETENTION));
        let git = row.optional(&GIT);
        let record = Self {
            format: format?,
            school: school?,
            help: help.unwrap_or_default(),
            term,
            staff: staff.unwrap_or_default(),
            rate,
            concerns: concerns.unwrap_or_default(),
            funding: funding.unwrap_or_default(),
            retention: retention.unwrap_or_default(),
            git: git.unwrap_or_default(),
        };
        record.consistent(row).then_some(record)
    }

    fn write(&self, out: &mut Out) {
        out.put(&FORMAT_, &self.format);
        out.put(&SCHOOL, &self.school);
        out.unless_default(&HELP, &self.help);
        out.list(&TERM, &self.term);
        out.unless_default(&STAFF, &self.staff);
        out.list(&RATE, &self.rate);
        out.unless_default(&CONCERNS, &self.concerns);
        out.unless_default(&FUNDING, &self.funding);
        out.unless_default(&RETENTION, &self.retention);
        out.unless_default(&GIT, &self.git);
    }
}

impl School {
    fn consistent(&self, row: &mut Row<'_, '_>) -> bool {
        if self.format.get() > FORMAT {
            let message = format!("the folder has format {}, and this keywork knows format {FORMAT}", self.format);
            row.fault(
                &FORMAT_,
                Code::NEWER_FORMAT,
                message,
                Some("install the newer keywork; this one reads and does not write".to_owned()),
            );
        }
        true
    }

    /// A school of which nothing is known, so that a damaged `keywork.toml` costs only itself.
    #[must_use]
    pub fn unreadable() -> Option<Self> {
        Self::named(Title::new("a school whose keywork.toml could not be read")?)
    }

    /// A school of which only the name is known.
    #[must_use]
    pub fn named(school: Title) -> Option<Self> {
        Some(Self {
            format: Whole::new(FORMAT)?,
            school,
            help: Ladder::default(),
            term: Vec::new(),
            staff: BTreeMap::new(),
            rate: Vec::new(),
            concerns: Concerns::default(),
            funding: SchoolFunding::default(),
            retention: Retention::default(),
            git: GitSettings::default(),
        })
    }

    /// False for staff who had left the school by that day; of somebody unknown, nothing says so.
    #[must_use]
    pub fn is_here(&self, staff: &StaffId, day: NaiveDate) -> bool {
        self.staff.get(staff).is_none_or(|person| person.left.is_none_or(|left| day <= left))
    }

    /// The name of a member of staff, or the id where it is not known.
    #[must_use]
    pub fn name_of<'a>(&'a self, staff: &'a StaffId) -> &'a str {
        self.staff.get(staff).map_or(staff.as_str(), |person| person.name.as_str())
    }

    /// The name of the member of staff whose id was typed where anybody may be named; else the words as they are.
    #[must_use]
    pub fn name_for<'a>(&'a self, typed: &'a Title) -> &'a str {
        self.staff.get(typed.as_str()).map_or(typed.as_str(), |person| person.name.as_str())
    }
}

words_of! {
    /// When keywork commits to git.
    Commit: "time to commit" {
        /// After each write.
        EachWrite = "each-write",
        /// Never by itself.
        Never = "never",
    }
}

/// A term.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Term {
    /// What it is called.
    pub name: Title,
    /// The first day.
    pub from: NaiveDate,
    /// The last day.
    pub to: NaiveDate,
    /// Days in it on which the school is closed.
    pub closed: Vec<Closed>,
}

const T_NAME: Field<Title> = Field::new("name", "\"Autumn 2026\"", "what it is called").required();
const T_FROM: Field<NaiveDate> = Field::new("from", "2026-09-02", "the first day").required();
const T_TO: Field<NaiveDate> = Field::new("to", "2026-12-18", "the last day").required();
const T_CLOSED: Field<Vec<Closed>> = Field::new(
    "closed",
    "[{ from = 2026-10-26, to = 2026-10-30 }, { on = 2026-11-27, why = \"INSET\" }]",
    "days in it on which the school is closed",
);

impl Table for Term {
    const FIELDS: &'static [&'static dyn Spec] = &[&T_NAME, &T_FROM, &T_TO, &T_CLOSED];

    fn read(row: &mut Row<'_, '_>) -> Option<Self> {
        let (name, from, to) = (row.required(&T_NAME), row.required(&T_FROM), row.required(&T_TO));
        let closed = row.list(&T_CLOSED);
        let record = Self { name: name?, from: from?, to: to?, closed };
        record.consistent(row).then_some(record)
    }

    fn write(&self, out: &mut Out) {
        out.put(&T_NAME, &self.name);
        out.put(&T_FROM, &self.from);
        out.put(&T_TO, &self.to);
        out.list(&T_CLOSED, &self.closed);
    }
}

impl Term {
    fn consistent(&self, row: &mut Row<'_, '_>) -> bool {
        if self.to < self.from {
            row.fault(
                &T_TO,
                Code::CONTRADICTION,
                "the term ends before it begins",
                Some("give a day after `from`".to_owned()),
            );
        }
        self.to >= self.from
    }
}

/// Days on which the school is closed: one, or all from one to another.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Closed {
    /// The one day.
    pub on: Option<NaiveDate>,
    /// The first day.
    pub from: Option<NaiveDate>,
    /// The last day.
    pub to: Option<NaiveDate>,
    /// Why.
    pub why: Option<Title>,
}

const C_ON: Field<NaiveDate> = Field::new("on", "2026-11-27", "the one day");
const C_FROM: Field<NaiveDate> = Field::new("from", "2026-10-26", "the first day");
const C_TO: Field<NaiveDate> = Field::new("to", "2026-10-30", "the last day");
const C_WHY: Field<Title> = Field::new("why", "\"INSET\"", "why");

impl Table for Closed {
    const FIELDS: &'static [&'static dyn Spec] = &[&C_ON, &C_FROM, &C_TO, &C_WHY];

    fn read(row: &mut Row<'_, '_>) -> Option<Self> {
        let (on, from, to) = (row.optional(&C_ON), row.optional(&C_FROM), row.optional(&C_TO));
        let why = row.optional(&C_WHY);
        let record = Self { on, from, to, why };
        record.consistent(row).then_some(record)
    }

    fn write(&self, out: &mut Out) {
        out.opt(&C_ON, self.on.as_ref());
        out.opt(&C_FROM, self.from.as_ref());
        out.opt(&C_TO, self.to.as_ref());
        out.opt(&C_WHY, self.why.as_ref());
    }
}

impl Closed {
    fn consistent(&self, row: &mut Row<'_, '_>) -> bool {
        let right = matches!((self.on, self.from, self.to), (Some(_), None, None))
            || matches!((self.on, self.from, self.to), (None, Some(from), Some(to)) if from <= to);
        if !right {
            let help = "write `on`, or `from` and a `to` that is not before it".to_owned();
            row.fault(&C_ON, Code::CONTRADICTION, "this does not say on which days the school is closed", Some(help));
        }
        right
    }

    /// The first and the last day.
    #[must_use]
    pub fn days(&self) -> Option<(NaiveDate, NaiveDate)> {
        self.on.map(|day| (day, day)).or(self.from.zip(self.to))
    }
}

/// A member of staff.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Staff {
    /// The name.
    pub name: Title,
    /// What they are.
    pub role: Role,
    /// The last day, for one who has left.
    pub left: Option<NaiveDate>,
    /// What they were trained in.
    pub training: Vec<Training>,
}

const S_NAME: Field<Title> = Field::new("name", "\"J. Marsh\"", "the name").required();
const S_ROLE: Field<Role> = Field::new("role", "\"key-worker\"", "what they are").required();
const S_LEFT: Field<NaiveDate> = Field::new("left", "2026-07-21", "the last day, for one who has left");
const S_TRAINING: Field<Vec<Training>> =
    Field::new("training", "[{ what = \"Structured phonics\", on = 2025-10-14 }]", "what they were trained in");

impl Table for Staff {
    const FIELDS: &'static [&'static dyn Spec] = &[&S_NAME, &S_ROLE, &S_LEFT, &S_TRAINING];

    fn read(row: &mut Row<'_, '_>) -> Option<Self> {
        let (name, role, left) = (row.required(&S_NAME), row.required(&S_ROLE), row.optional(&S_LEFT));
        let training = row.list(&S_TRAINING);
        Some(Self { name: name?, role: role?, left, training })
    }

    fn write(&self, out: &mut Out) {
        out.put(&S_NAME, &self.name);
        out.put(&S_ROLE, &self.role);
        out.opt(&S_LEFT, self.left.as_ref());
        out.list(&S_TRAINING, &self.training);
    }
}

/// Training that somebody had.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Training {
    /// In what.
    pub what: Title,
    /// When.
    pub on: NaiveDate,
    /// Until when it counts.
    pub until: Option<NaiveDate>,
}

const TR_WHAT: Field<Title> = Field::new("what", "\"Structured phonics\"", "in what").required();
const TR_ON: Field<NaiveDate> = Field::new("on", "2025-10-14", "when").required();
const TR_UNTIL: Field<NaiveDate> = Field::new("until", "2027-10-14", "until when it counts");

impl Table for Training {
    const FIELDS: &'static [&'static dyn Spec] = &[&TR_WHAT, &TR_ON, &TR_UNTIL];

    fn read(row: &mut Row<'_, '_>) -> Option<Self> {
        let (what, on, until) = (row.required(&TR_WHAT), row.required(&TR_ON), row.optional(&TR_UNTIL));
        Some(Self { what: what?, on: on?, until })
    }

    fn write(&self, out: &mut Out) {
        out.put(&TR_WHAT, &self.what);
        out.put(&TR_ON, &self.on);
        out.opt(&TR_UNTIL, self.until.as_ref());
    }
}

/// What an hour of somebody costs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rate {
    /// Whose hour.
    pub role: Role,
    /// What it costs, on-costs included.
    pub pounds_per_hour: Pounds,
    /// From when.
    pub from: Option<NaiveDate>,
    /// Until when.
    pub to: Option<NaiveDate>,
    /// Where the figure comes from.
    pub source: Option<Title>,
}

const R_ROLE: Field<Role> = Field::new("role", "\"key-worker\"", "whose hour").required();
const R_POUNDS_PER_HOUR: Field<Pounds> =
    Field::new("pounds_per_hour", "17.20", "what it costs, on-costs included").required();
const R_FROM: Field<NaiveDate> = Field::new("from", "2026-04-01", "from when");
const R_TO: Field<NaiveDate> = Field::new("to", "2027-03-31", "until when");
const R_SOURCE: Field<Title> =
    Field::new("source", "\"school's own payroll, with on-costs\"", "where the figure comes from");

impl Table for Rate {
    const FIELDS: &'static [&'static dyn Spec] = &[&R_ROLE, &R_POUNDS_PER_HOUR, &R_FROM, &R_TO, &R_SOURCE];

    fn read(row: &mut Row<'_, '_>) -> Option<Self> {
        let (role, pounds_per_hour, from) =
            (row.required(&R_ROLE), row.required(&R_POUNDS_PER_HOUR), row.optional(&R_FROM));
        let (to, source) = (row.optional(&R_TO), row.optional(&R_SOURCE));
        Some(Self { role: role?, pounds_per_hour: pounds_per_hour?, from, to, source })
    }

    fn write(&self, out: &mut Out) {
        out.put(&R_ROLE, &self.role);
        out.put(&R_POUNDS_PER_HOUR, &self.pounds_per_hour);
        out.opt(&R_FROM, self.from.as_ref());
        out.opt(&R_TO, self.to.as_ref());
        out.opt(&R_SOURCE, self.source.as_ref());
    }
}

/// Where safeguarding concerns go.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Concerns {
    /// The public keys of the DSL and the deputy.
    pub recipients: Vec<Title>,
    /// The head's public key, for concerns about an adult.
    pub head: Option<Title>,
    /// The system in which the school keeps concerns, where keywork is not to.
    pub kept_in: Option<Title>,
}

const CO_RECIPIENTS: Field<Vec<Title>> =
    Field::new("recipients", "[\"age1...\", \"age1...\"]", "the public keys of the DSL and the deputy");
const CO_HEAD: Field<Title> = Field::new("head", "\"age1...\"", "the head's public key, for concerns about an adult");
const CO_KEPT_IN: Field<Title> =
    Field::new("kept_in", "\"MyConcern\"", "the system in which the school keeps concerns, where keywork is not to");

impl Table for Concerns {
    const FIELDS: &'static [&'static dyn Spec] = &[&CO_RECIPIENTS, &CO_HEAD, &CO_KEPT_IN];

    fn read(row: &mut Row<'_, '_>) -> Option<Self> {
        let (recipients, head, kept_in) = (row.list(&CO_RECIPIENTS), row.optional(&CO_HEAD), row.optional(&CO_KEPT_IN));
        Some(Self { recipients, head, kept_in })
    }

    fn write(&self, out: &mut Out) {
        out.list(&CO_RECIPIENTS, &self.recipients);
        out.opt(&CO_HEAD, self.head.as_ref());
        out.opt(&CO_KEPT_IN, self.kept_in.as_ref());
    }
}

/// What is known of funding in the school.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SchoolFunding {
    /// What the school pays itself, in pounds a pupil and year.
    pub threshold: Option<Pounds>,
}

const SF_THRESHOLD: Field<Pounds> =
    Field::new("threshold", "6000", "what the school pays itself, in pounds a pupil and year");

impl Table for SchoolFunding {
    const FIELDS: &'static [&'static dyn Spec] = &[&SF_THRESHOLD];

    fn read(row: &mut Row<'_, '_>) -> Option<Self> {
        let threshold = row.optional(&SF_THRESHOLD);
        Some(Self { threshold })
    }

    fn write(&self, out: &mut Out) {
        out.opt(&SF_THRESHOLD, self.threshold.as_ref());
    }
}

/// How long records are kept.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Retention {
    /// Years after birth for the SEN file.
    pub sen_file: Option<Years>,
}

const RE_SEN_FILE: Field<Years> = Field::new("sen_file", "31", "years after birth for the SEN file");

impl Table for Retention {
    const FIELDS: &'static [&'static dyn Spec] = &[&RE_SEN_FILE];

    fn read(row: &mut Row<'_, '_>) -> Option<Self> {
        let sen_file = row.optional(&RE_SEN_FILE);
        Some(Self { sen_file })
    }

    fn write(&self, out: &mut Out) {
        out.opt(&RE_SEN_FILE, self.sen_file.as_ref());
    }
}

/// What keywork does with git.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct GitSettings {
    /// When keywork commits.
    pub commit: Option<Commit>,
}

const G_COMMIT: Field<Commit> = Field::new("commit", "\"never\"", "when keywork commits");

impl Table for GitSettings {
    const FIELDS: &'static [&'static dyn Spec] = &[&G_COMMIT];

    fn read(row: &mut Row<'_, '_>) -> Option<Self> {
        let commit = row.optional(&G_COMMIT);
        Some(Self { commit })
    }

    fn write(&self, out: &mut Out) {
        out.opt(&G_COMMIT, self.commit.as_ref());
    }
}
