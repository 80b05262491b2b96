//! The EHC plan: its dates, the needs (Section B), the outcomes (Section E), Section F and the funding.

use chrono::NaiveDate;

use super::decode::Row;
use super::encode::Out;
use super::field::{Field, Spec, Table};
use super::id::{NeedId, OutcomeId, SectionFId};
use super::provision::Per;
use super::quantity::{Minutes, Pounds, Times};
use super::word::words_of;
use super::words::Title;

words_of! {
    /// The four broad areas of need (SEND Code of Practice 2015, chapter 6).
    Area: "area of need" {
        /// Communication and interaction.
        Communication = "communication-and-interaction",
        /// Cognition and learning.
        Cognition = "cognition-and-learning",
        /// Social, emotional and mental health.
        Social = "social-emotional-and-mental-health",
        /// Sensory and/or physical.
        Sensory = "sensory-and-or-physical",
    }
}

impl Area {
    /// The area's name within a sentence.
    #[must_use]
    pub fn in_words(self) -> &'static str {
        match self {
            Self::Communication => "communication and interaction",
            Self::Cognition => "cognition and learning",
            Self::Social => "social, emotional and mental health",
            Self::Sensory => "sensory and/or physical",
        }
    }
}

/// The EHC plan and its dates.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EhcPlan {
    /// The kind of plan; an EHC plan where it is not said.
    pub kind: Option<PlanKind>,
    /// The local authority.
    pub authority: Option<Title>,
    /// The day on which the plan was first made.
    pub made: Option<NaiveDate>,
    /// The day on which the authority gave its decision after the last review.
    pub last_reviewed: Option<NaiveDate>,
    /// The first day of the next phase of education, where it is not Year 7.
    pub transfer: Option<NaiveDate>,
}

const E_KIND: Field<PlanKind> = Field::new("kind", "\"ehc\"", "the kind of plan; an EHC plan where it is not said");
const E_AUTHORITY: Field<Title> = Field::new("authority", "\"Kent\"", "the local authority");
const E_MADE: Field<NaiveDate> = Field::new("made", "2024-11-18", "the day on which the plan was first made");
const E_LAST_REVIEWED: Field<NaiveDate> =
    Field::new("last_reviewed", "2025-11-14", "the day on which the authority gave its decision after the last review");
const E_TRANSFER: Field<NaiveDate> =
    Field::new("transfer", "2029-09-01", "the first day of the next phase of education, where it is not Year 7");

impl Table for EhcPlan {
    const FIELDS: &'static [&'static dyn Spec] = &[&E_KIND, &E_AUTHORITY, &E_MADE, &E_LAST_REVIEWED, &E_TRANSFER];

    fn read(row: &mut Row<'_, '_>) -> Option<Self> {
        let (kind, authority, made) = (row.optional(&E_KIND), row.optional(&E_AUTHORITY), row.optional(&E_MADE));
        let (last_reviewed, transfer) = (row.optional(&E_LAST_REVIEWED), row.optional(&E_TRANSFER));
        Some(Self { kind, authority, made, last_reviewed, transfer })
    }

    fn write(&self, out: &mut Out) {
        out.opt(&E_KIND, self.kind.as_ref());
        out.opt(&E_AUTHORITY, self.authority.as_ref());
        out.opt(&E_MADE, self.made.as_ref());
        out.opt(&E_LAST_REVIEWED, self.last_reviewed.as_ref());
        out.opt(&E_TRANSFER, self.transfer.as_ref());
    }
}

words_of! {
    /// The kind of plan.
    PlanKind: "kind of plan" {
        /// An education, health and care plan (Children and Families Act 2014).
        Ehc = "ehc",
        /// An individual support plan, as proposed in the White Paper of 23 February 2026.
        Isp = "isp",
    }
}

/// A need in Section B.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Need {
    /// Its number in the plan.
    pub id: NeedId,
    /// The broad area.
    pub area: Option<Area>,
    /// The plan's words.
    pub text: Title,
}

const N_ID: Field<NeedId> = Field::new("id", "\"B1\"", "its number in the plan").required();
const N_AREA: Field<Area> = Field::new("area", "\"communication-and-interaction\"", "the broad area");
const N_TEXT: Field<Title> =
    Field::new("text", "\"Finds it hard to hold more than two instructions\"", "the plan's words").required();

impl Table for Need {
    const FIELDS: &'static [&'static dyn Spec] = &[&N_ID, &N_AREA, &N_TEXT];

    fn read(row: &mut Row<'_, '_>) -> Option<Self> {
        let (id, area, text) = (row.required(&N_ID), row.optional(&N_AREA), row.required(&N_TEXT));
        Some(Self { id: id?, area, text: text? })
    }

    fn write(&self, out: &mut Out) {
        out.put(&N_ID, &self.id);
        out.opt(&N_AREA, self.area.as_ref());
        out.put(&N_TEXT, &self.text);
    }
}

/// An outcome in Section E.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Outcome {
    /// Its number in the plan.
    pub id: OutcomeId,
    /// The broad area.
    pub area: Option<Area>,
    /// The plan's words.
    pub text: Title,
    /// The date it is to be reached by.
    pub by: Option<NaiveDate>,
}

const O_ID: Field<OutcomeId> = Field::new("id", "\"E1\"", "its number in the plan").required();
const O_AREA: Field<Area> = Field::new("area", "\"cognition-and-learning\"", "the broad area");
const O_TEXT: Field<Title> =
    Field::new("text", "\"Rowan reads and understands short texts alone\"", "the plan's words").required();
const O_BY: Field<NaiveDate> = Field::new("by", "2027-07-31", "the date it is to be reached by");

impl Table for Outcome {
    const FIELDS: &'static [&'static dyn Spec] = &[&O_ID, &O_AREA, &O_TEXT, &O_BY];

    fn read(row: &mut Row<'_, '_>) -> Option<Self> {
        let (id, area, text) = (row.required(&O_ID), row.optional(&O_AREA), row.required(&O_TEXT));
        let by = row.optional(&O_BY);
        Some(Self { id: id?, area, text: text?, by })
    }

    fn write(&self, out: &mut Out) {
        out.put(&O_ID, &self.id);
        out.opt(&O_AREA, self.area.as_ref());
        out.put(&O_TEXT, &self.text);
        out.opt(&O_BY, self.by.as_ref());
    }
}

/// A line of Section F: the plan's exact words, and its quantities.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SectionF {
    /// Its number in the plan.
    pub id: SectionFId,
    /// The needs that it meets.
    pub needs: Vec<NeedId>,
    /// The outcomes that it is toward.
    pub outcomes: Vec<OutcomeId>,
    /// The plan's exact words.
    pub text: Title,
    /// How long each time.
    pub minutes: Option<Minutes>,
    /// How often.
    pub times: Option<Times>,
    /// In what time so often.
    pub per: Option<Per>,
}

const F_ID: Field<SectionFId> = Field::new("id", "\"F1\"", "its number in the plan").required();
const F_NEEDS: Field<Vec<NeedId>> = Field::new("needs", "[\"B1\"]", "the needs that it meets");
const F_OUTCOMES: Field<Vec<OutcomeId>> = Field::new("outcomes", "[\"E1\"]", "the outcomes that it is toward");
const F_TEXT: Field<Title> =
    Field::new("text", "\"25 minutes a day of a structured phonics programme, 1:1\"", "the plan's exact words")
        .required();
const F_MINUTES: Field<Minutes> = Field::new("minutes", "25", "how long each time");
const F_TIMES: Field<Times> = Field::new("times", "5", "how often");
const F_PER: Field<Per> = Field::new("per", "\"week\"", "in what time so often");

impl Table for SectionF {
    const FIELDS: &'static [&'static dyn Spec] = &[&F_ID, &F_NEEDS, &F_OUTCOMES, &F_TEXT, &F_MINUTES, &F_TIMES, &F_PER];

    fn read(row: &mut Row<'_, '_>) -> Option<Self> {
        let (id, needs, outcomes) = (row.required(&F_ID), row.list(&F_NEEDS), row.list(&F_OUTCOMES));
        let (text, minutes, times) = (row.required(&F_TEXT), row.optional(&F_MINUTES), row.optional(&F_TIMES));
        let per = row.optional(&F_PER);
        Some(Self { id: id?, needs, outcomes, text: text?, minutes, times, per })
    }

    fn write(&self, out: &mut Out) {
        out.put(&F_ID, &self.id);
        out.list(&F_NEEDS, &self.needs);
        out.list(&F_OUTCOMES, &self.outcomes);
        out.put(&F_TEXT, &self.text);
        out.opt(&F_MINUTES, self.minutes.as_ref());
        out.opt(&F_TIMES, self.times.as_ref());
        out.opt(&F_PER, self.per.as_ref());
    }
}

impl SectionF {
    /// The minutes a week that the plan promises, where it says so by the day or the week.
    #[must_use]
    pub fn minutes_a_week(&self) -> Option<i64> {
        let (minutes, times) = (self.minutes?.get(), self.times?.get());
        match self.per? {
            Per::Day => Some(minutes * times * 5),
            Per::Week => Some(minutes * times),
            Per::Fortnight | Per::HalfTerm | Per::Term | Per::Year => None,
        }
    }
}

/// The funding for the pupil.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Funding {
    /// The kind of funding.
    pub model: Title,
    /// The band, where the authority has bands.
    pub band: Option<Title>,
    /// The award in pounds a year.
    pub award: Option<Pounds>,
    /// From when.
    pub from: Option<NaiveDate>,
    /// Until when.
    pub to: Option<NaiveDate>,
}

const FU_MODEL: Field<Title> = Field::new("model", "\"high-needs\"", "the kind of funding").required();
const FU_BAND: Field<Title> = Field::new("band", "\"B3\"", "the band, where the authority has bands");
const FU_AWARD: Field<Pounds> = Field::new("award", "8200.00", "the award in pounds a year");
const FU_FROM: Field<NaiveDate> = Field::new("from", "2026-09-01", "from when");
const FU_TO: Field<NaiveDate> = Field::new("to", "2027-08-31", "until when");

impl Table for Funding {
    const FIELDS: &'static [&'static dyn Spec] = &[&FU_MODEL, &FU_BAND, &FU_AWARD, &FU_FROM, &FU_TO];

    fn read(row: &mut Row<'_, '_>) -> Option<Self> {
        let (model, band, award) = (row.required(&FU_MODEL), row.optional(&FU_BAND), row.optional(&FU_AWARD));
        let (from, to) = (row.optional(&FU_FROM), row.optional(&FU_TO));
        Some(Self { model: model?, band, award, from, to })
    }

    fn write(&self, out: &mut Out) {
        out.put(&FU_MODEL, &self.model);
        out.opt(&FU_BAND, self.band.as_ref());
        out.opt(&FU_AWARD, self.award.as_ref());
        out.opt(&FU_FROM, self.from.as_ref());
        out.opt(&FU_TO, self.to.as_ref());
    }
}
