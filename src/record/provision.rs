//! Provision: what the school timetables to meet the plan.

use chrono::NaiveDate;

use super::agreement::{Agreement, Proposal, Refusal};
use super::decode::Row;
use super::encode::Out;
use super::field::{Field, Spec, Table};
use super::id::SectionFId;
use super::problem::Code;
use super::quantity::{GroupSize, Minutes, Pounds, Times};
use super::role::Role;
use super::slot::Slot;
use super::word::words_of;
use super::words::{StaffOnly, Title};

/// What is given, how long, how often, by whom, from when to when.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Provision {
    /// What is given.
    pub what: Title,
    /// The lines of Section F that it meets.
    pub meets: Vec<SectionFId>,
    /// How long one session is.
    pub minutes: Minutes,
    /// When it is timetabled.
    pub slots: Vec<Slot>,
    /// How often, where it has no slots.
    pub times: Option<Times>,
    /// In what time so often.
    pub per: Option<Per>,
    /// How many pupils are taught together.
    pub group: Option<GroupSize>,
    /// Who gives it; the rate comes from keywork.toml.
    pub role: Option<Role>,
    /// Where.
    pub place: Option<Title>,
    /// What is needed.
    pub materials: Option<Title>,
    /// What is bought for it.
    pub resources: Vec<Resource>,
    /// The first day.
    pub from: NaiveDate,
    /// The last day.
    pub to: Option<NaiveDate>,
    /// Who proposed it, and when.
    pub proposed: Option<Proposal>,
    /// Who agreed it, when, and who wrote that down.
    pub agreed: Option<Agreement>,
    /// Who did not agree it, when and why.
    pub refused: Option<Refusal>,
    /// What else to know.
    pub note: Option<StaffOnly>,
}

const WHAT: Field<Title> = Field::new("what", "\"Structured phonics\"", "what is given").required();
const MEETS: Field<Vec<SectionFId>> = Field::new("meets", "[\"F1\"]", "the lines of Section F that it meets");
const MINUTES: Field<Minutes> = Field::new("minutes", "25", "how long one session is").required();
const SLOTS: Field<Vec<Slot>> = Field::new("slots", "[\"mon 09:30\", \"tue 09:30\"]", "when it is timetabled");
const TIMES: Field<Times> = Field::new("times", "5", "how often, where it has no slots");
const PER: Field<Per> = Field::new("per", "\"week\"", "in what time so often");
const GROUP: Field<GroupSize> = Field::new("group", "1", "how many pupils are taught together");
const ROLE: Field<Role> = Field::new("role", "\"key-worker\"", "who gives it; the rate comes from keywork.toml");
const PLACE: Field<Title> = Field::new("place", "\"the quiet corner\"", "where");
const MATERIALS: Field<Title> = Field::new("materials", "\"Sound cards, magnetic letters\"", "what is needed");
const RESOURCES: Field<Vec<Resource>> =
    Field::new("resources", "[{ what = \"Sound cards\", pounds = 24.50 }]", "what is bought for it");
const FROM: Field<NaiveDate> = Field::new("from", "2026-09-02", "the first day").required();
const TO: Field<NaiveDate> = Field::new("to", "2026-12-18", "the last day");
const PROPOSED: Field<Proposal> =
    Field::new("proposed", "{ by = \"jm\", on = 2026-09-08 }", "who proposed it, and when");
const AGREED: Field<Agreement> = Field::new(
    "agreed",
    "{ by = \"as\", on = 2026-09-10, recorded_by = \"jm\" }",
    "who agreed it, when, and who wrote that down",
);
const REFUSED: Field<Refusal> = Field::new(
    "refused",
    "{ by = \"as\", on = 2026-09-09, why = \"Start with fewer words\" }",
    "who did not agree it, when and why",
);
const NOTE: Field<StaffOnly> = Field::new("note", "\"Not in the hall\"", "what else to know");

impl Table for Provision {
    const FIELDS: &'static [&'static dyn Spec] = &[
        &WHAT, &MEETS, &MINUTES, &SLOTS, &TIMES, &PER, &GROUP, &ROLE, &PLACE, &MATERIALS, &RESOURCES, &FROM, &TO,
        &PROPOSED, &AGREED, &REFUSED, &NOTE,
    ];

    fn read(row: &mut Row<'_, '_>) -> Option<Self> {
        let (what, meets, minutes) = (row.required(&WHAT), row.list(&MEETS), row.required(&MINUTES));
        let (slots, times, per) = (row.list(&SLOTS), row.optional(&TIMES), row.optional(&PER));
        let (group, role, place) = (row.optional(&GROUP), row.optional(&ROLE), row.optional(&PLACE));
        let (materials, resources, from) = (row.optional(&MATERIALS), row.list(&RESOURCES), row.required(&FROM));
        let (to, proposed, agreed) = (row.optional(&TO), row.optional(&PROPOSED), row.optional(&AGREED));
        let (refused, note) = (row.optional(&REFUSED), row.optional(&NOTE));
        let record = Self {
            what: what?,
            meets,
            minutes: minutes?,
            slots,
            times,
            per,
            group,
            role,
            place,
            materials,
            resources,
            from: from?,
            to,
            proposed,
            agreed,
            refused,
            note,
        };
        record.consistent(row).then_some(record)
    }

    fn write(&self, out: &mut Out) {
        out.put(&WHAT, &self.what);
        out.list(&MEETS, &self.meets);
        out.put(&MINUTES, &self.minutes);
        out.list(&SLOTS, &self.slots);
        out.opt(&TIMES, self.times.as_ref());
        out.opt(&PER, self.per.as_ref());
        out.opt(&GROUP, self.group.as_ref());
        out.opt(&ROLE, self.role.as_ref());
        out.opt(&PLACE, self.place.as_ref());
        out.opt(&MATERIALS, self.materials.as_ref());
        out.list(&RESOURCES, &self.resources);
        out.put(&FROM, &self.from);
        out.opt(&TO, self.to.as_ref());
        out.opt(&PROPOSED, self.proposed.as_ref());
        out.opt(&AGREED, self.agreed.as_ref());
        out.opt(&REFUSED, self.refused.as_ref());
        out.opt(&NOTE, self.note.as_ref());
    }
}

impl Provision {
    fn consistent(&self, row: &mut Row<'_, '_>) -> bool {
        let before = self.to.is_some_and(|to| to < self.from);
        if before {
            row.fault(
                &TO,
                Code::CONTRADICTION,
                "the provision ends before it begins",
                Some("give a day after `from`".to_owned()),
            );
        }
        let half = self.times.is_some() != self.per.is_some();
        if half {
            row.fault(
                &TIMES,
                Code::CONTRADICTION,
                "`times` and `per` go together",
                Some("write both, such as `times = 5` and `per = \"week\"`".to_owned()),
            );
        }
        !before && !half
    }

    /// True when it is timetabled on this day.
    #[must_use]
    pub fn covers(&self, day: NaiveDate) -> bool {
        self.from <= day && self.to.is_none_or(|to| day <= to)
    }

    /// The slots on this day, earliest first.
    #[must_use]
    pub fn slots_on(&self, day: NaiveDate) -> Vec<Slot> {
        let mut slots: Vec<Slot> =
            self.slots.iter().copied().filter(|slot| self.covers(day) && slot.is_on(day)).collect();
        slots.sort_unstable();
        slots
    }

    /// How many sessions a week are promised, where that can be said in whole weeks: by the slots, else by `times`.
    #[must_use]
    pub fn times_a_week(&self) -> Option<i64> {
        if !self.slots.is_empty() {
            return i64::try_from(self.slots.len()).ok();
        }
        match (self.times, self.per) {
            (Some(times), Some(Per::Day)) => Some(times.get() * 5),
            (Some(times), Some(Per::Week)) => Some(times.get()),
            _ => None,
        }
    }
}

words_of! {
    /// The time in which something is to be given so often.
    Per: "span of time" {
        /// A school day.
        Day = "day",
        /// A week.
        Week = "week",
        /// Two weeks.
        Fortnight = "fortnight",
        /// Half a term.
        HalfTerm = "half-term",
        /// A term.
        Term = "term",
        /// A school year.
        Year = "year",
    }
}

/// Something bought for a provision.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Resource {
    /// What.
    pub what: Title,
    /// What it cost.
    pub pounds: Pounds,
}

const R_WHAT: Field<Title> = Field::new("what", "\"Sound cards\"", "what").required();
const R_POUNDS: Field<Pounds> = Field::new("pounds", "24.50", "what it cost").required();

impl Table for Resource {
    const FIELDS: &'static [&'static dyn Spec] = &[&R_WHAT, &R_POUNDS];

    fn read(row: &mut Row<'_, '_>) -> Option<Self> {
        let (what, pounds) = (row.required(&R_WHAT), row.required(&R_POUNDS));
        Some(Self { what: what?, pounds: pounds? })
    }

    fn write(&self, out: &mut Out) {
        out.put(&R_WHAT, &self.what);
        out.put(&R_POUNDS, &self.pounds);
    }
}
