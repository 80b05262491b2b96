//! A pupil: profile, adults, and the EHC plan with its needs, outcomes and Section F.

use chrono::NaiveDate;

use super::decode::Row;
use super::encode::Out;
use super::field::{Field, Spec, Table};
use super::id::{NeedId, OutcomeId, SectionFId, StaffId};
use super::provision::Per;
use super::quantity::{Minutes, Pounds, Times};
use super::role::Role;
use super::word::words_of;
use super::words::{StaffOnly, Title};

/// One pupil.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pupil {
    /// The name.
    pub name: Title,
    /// The date of birth.
    pub born: NaiveDate,
    /// The census code of provision: E an EHC plan, K SEN support, N none.
    pub sen: Option<Sen>,
    /// The census codes of need, the primary one first.
    pub needs: Vec<NeedCode>,
    /// When the pupil left, and for which school.
    pub left: Option<Left>,
    /// Who works with the pupil, from when to when.
    pub adult: Vec<Adult>,
    /// The parents and carers.
    pub parent: Vec<Parent>,
    /// The one-page profile, positive and in the child's words.
    pub profile: Option<Profile>,
    /// The EHC plan and its dates.
    pub ehc_plan: Option<EhcPlan>,
    /// The needs in Section B.
    pub need: Vec<Need>,
    /// The outcomes in Section E.
    pub outcome: Vec<Outcome>,
    /// The lines of Section F, in the plan's exact words.
    pub section_f: Vec<SectionF>,
    /// The funding.
    pub funding: Option<Funding>,
}

const NAME: Field<Title> = Field::new("name", "\"Rowan Ash\"", "the name").required();
const BORN: Field<NaiveDate> = Field::new("born", "2018-03-04", "the date of birth").required();
const SEN: Field<Sen> =
    Field::new("sen", "\"E\"", "the census code of provision: E an EHC plan, K SEN support, N none");
const NEEDS: Field<Vec<NeedCode>> =
    Field::new("needs", "[\"SLCN\", \"SEMH\"]", "the census codes of need, the primary one first");
const LEFT: Field<Left> =
    Field::new("left", "{ on = 2026-07-21, to = \"Hilltop School\" }", "when the pupil left, and for which school");
const ADULT: Field<Vec<Adult>> = Field::new(
    "adult",
    "[{ staff = \"jm\", role = \"key-worker\", from = 2025-09-01 }]",
    "who works with the pupil, from when to when",
)
.section();
const PARENT: Field<Vec<Parent>> =
    Field::new("parent", "[{ name = \"Ms Ash\", relationship = \"mother\" }]", "the parents and carers").section();
const PROFILE: Field<Profile> = Field::new(
    "profile",
    "{ appreciate = \"Funny and kind\" }",
    "the one-page profile, positive and in the child's words",
)
.section();
const EHC_PLAN: Field<EhcPlan> =
    Field::new("ehc_plan", "{ authority = \"Kent\", made = 2024-11-18 }", "the EHC plan and its dates").section();
const NEED: Field<Vec<Need>> =
    Field::new("need", "[{ id = \"B1\", text = \"Finds long instructions hard\" }]", "the needs in Section B")
        .section();
const OUTCOME: Field<Vec<Outcome>> =
    Field::new("outcome", "[{ id = \"E1\", text = \"Reads short texts alone\" }]", "the outcomes in Section E")
        .section();
const SECTION_F: Field<Vec<SectionF>> = Field::new(
    "section_f",
    "[{ id = \"F1\", text = \"25 minutes a day of phonics\" }]",
    "the lines of Section F, in the plan's exact words",
)
.section();
const FUNDING: Field<Funding> = Field::new("funding", "{ model = \"high-needs\" }", "the funding").section();

impl Table for Pupil {
    const FIELDS: &'static [&'static dyn Spec] = &[
        &NAME, &BORN, &SEN, &NEEDS, &LEFT, &ADULT, &PARENT, &PROFILE, &EHC_PLAN, &NEED, &OUTCOME, &SECTION_F, &FUNDING,
    ];

    fn read(row: &mut Row<'_, '_>) -> Option<Self> {
        let (name, born, sen) = (row.required(&NAME), row.required(&BORN), row.optional(&SEN));
        let (needs, left, adult) = (row.list(&NEEDS), row.optional(&LEFT), row.list(&ADULT));
        let (parent, profile, ehc_plan) = (row.list(&PARENT), row.optional(&PROFILE), row.optional(&EHC_PLAN));
        let (need, outcome, section_f) = (row.list(&NEED), row.list(&OUTCOME), row.list(&SECTION_F));
        let funding = row.optional(&FUNDING);
        Some(Self {
            name: name?,
            born: born?,
            sen,
            needs,
            left,
            adult,
            parent,
            profile,
            ehc_plan,
            need,
            outcome,
            section_f,
            funding,
        })
    }

    fn write(&self, out: &mut Out) {
        out.put(&NAME, &self.name);
        out.put(&BORN, &self.born);
        out.opt(&SEN, self.sen.as_ref());
        out.list(&NEEDS, &self.needs);
        out.opt(&LEFT, self.left.as_ref());
        out.list(&ADULT, &self.adult);
        out.list(&PARENT, &self.parent);
        out.opt(&PROFILE, self.profile.as_ref());
        out.opt(&EHC_PLAN, self.ehc_plan.as_ref());
        out.list(&NEED, &self.need);
        out.list(&OUTCOME, &self.outcome);
        out.list(&SECTION_F, &self.section_f);
        out.opt(&FUNDING, self.funding.as_ref());
    }
}

words_of! {
    /// The census code of provision.
    Sen: "code of provision" {
        /// An EHC plan.
        Plan = "E",
        /// SEN support.
        Support = "K",
        /// None.
        None = "N",
    }
}

words_of! {
    /// The census codes of need (school census; `DS` from January 2025).
    NeedCode: "census code of need" {
        /// Specific learning difficulty.
        Spld = "SPLD",
        /// Moderate learning difficulty.
        Mld = "MLD",
        /// Severe learning difficulty.
        Sld = "SLD",
        /// Profound and multiple learning difficulty.
        Pmld = "PMLD",
        /// Social, emotional and mental health.
        Semh = "SEMH",
        /// Speech, language and communication needs.
        Slcn = "SLCN",
        /// Hearing impairment.
        Hi = "HI",
        /// Vision impairment.
        Vi = "VI",
        /// Multi-sensory impairment.
        Msi = "MSI",
        /// Physical disability.
        Pd = "PD",
        /// Autistic spectrum disorder.
        Asd = "ASD",
        /// Down syndrome.
        Ds = "DS",
        /// Other difficulty or disability.
        Oth = "OTH",
        /// SEN support, no specialist assessment of the type of need.
        Nsa = "NSA",
    }
}

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

impl Pupil {
    /// The adults assigned on this day.
    pub fn adults_on(&self, day: NaiveDate) -> impl Iterator<Item = &Adult> {
        self.adult
            .iter()
            .filter(move |adult| adult.from.is_none_or(|from| from <= day) && adult.to.is_none_or(|to| day <= to))
    }

    /// True when the pupil had left by this day.
    #[must_use]
    pub fn has_left(&self, day: NaiveDate) -> bool {
        self.left.as_ref().is_some_and(|left| left.on < day)
    }
}

/// That a pupil left.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Left {
    /// The last day.
    pub on: NaiveDate,
    /// The next school.
    pub to: Option<Title>,
}

const L_ON: Field<NaiveDate> = Field::new("on", "2026-07-21", "the last day").required();
const L_TO: Field<Title> = Field::new("to", "\"Hilltop School\"", "the next school");

impl Table for Left {
    const FIELDS: &'static [&'static dyn Spec] = &[&L_ON, &L_TO];

    fn read(row: &mut Row<'_, '_>) -> Option<Self> {
        let (on, to) = (row.required(&L_ON), row.optional(&L_TO));
        Some(Self { on: on?, to })
    }

    fn write(&self, out: &mut Out) {
        out.put(&L_ON, &self.on);
        out.opt(&L_TO, self.to.as_ref());
    }
}

/// An adult who works with the pupil. Dated, so that last year's report names last year's staff.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Adult {
    /// Who.
    pub staff: StaffId,
    /// As what.
    pub role: Role,
    /// From when.
    pub from: Option<NaiveDate>,
    /// Until when.
    pub to: Option<NaiveDate>,
}

const A_STAFF: Field<StaffId> = Field::new("staff", "\"jm\"", "who").required();
const A_ROLE: Field<Role> = Field::new("role", "\"key-worker\"", "as what").required();
const A_FROM: Field<NaiveDate> = Field::new("from", "2025-09-01", "from when");
const A_TO: Field<NaiveDate> = Field::new("to", "2026-07-21", "until when");

impl Table for Adult {
    const FIELDS: &'static [&'static dyn Spec] = &[&A_STAFF, &A_ROLE, &A_FROM, &A_TO];

    fn read(row: &mut Row<'_, '_>) -> Option<Self> {
        let (staff, role, from) = (row.required(&A_STAFF), row.required(&A_ROLE), row.optional(&A_FROM));
        let to = row.optional(&A_TO);
        Some(Self { staff: staff?, role: role?, from, to })
    }

    fn write(&self, out: &mut Out) {
        out.put(&A_STAFF, &self.staff);
        out.put(&A_ROLE, &self.role);
        out.opt(&A_FROM, self.from.as_ref());
        out.opt(&A_TO, self.to.as_ref());
    }
}

/// A parent or carer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Parent {
    /// Who.
    pub name: Title,
    /// Who that is to the child.
    pub relationship: Option<Title>,
    /// How best to reach them.
    pub contact: Option<StaffOnly>,
}

const PA_NAME: Field<Title> = Field::new("name", "\"Ms Ash\"", "who").required();
const PA_RELATIONSHIP: Field<Title> = Field::new("relationship", "\"mother\"", "who that is to the child");
const PA_CONTACT: Field<StaffOnly> = Field::new("contact", "\"phone first, after four\"", "how best to reach them");

impl Table for Parent {
    const FIELDS: &'static [&'static dyn Spec] = &[&PA_NAME, &PA_RELATIONSHIP, &PA_CONTACT];

    fn read(row: &mut Row<'_, '_>) -> Option<Self> {
        let (name, relationship, contact) =
            (row.required(&PA_NAME), row.optional(&PA_RELATIONSHIP), row.optional(&PA_CONTACT));
        Some(Self { name: name?, relationship, contact })
    }

    fn write(&self, out: &mut Out) {
        out.put(&PA_NAME, &self.name);
        out.opt(&PA_RELATIONSHIP, self.relationship.as_ref());
        out.opt(&PA_CONTACT, self.contact.as_ref());
    }
}

/// The one-page profile.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Profile {
    /// What people appreciate.
    pub appreciate: Option<Title>,
    /// What is important to the child.
    pub important: Option<Title>,
    /// How best to support.
    pub support: Option<Title>,
    /// How the child communicates.
    pub communicates: Option<Title>,
    /// What the child is good at.
    pub strengths: Vec<Title>,
    /// What the child likes.
    pub interests: Vec<Title>,
    /// What calms.
    pub calms: Vec<Title>,
    /// What upsets.
    pub triggers: Vec<Title>,
    /// What a stranger must know to keep the child safe.
    pub safety: Option<StaffOnly>,
    /// When it was last looked at with the child.
    pub reviewed: Option<NaiveDate>,
}

const P_APPRECIATE: Field<Title> =
    Field::new("appreciate", "\"Funny, kind to younger children\"", "what people appreciate");
const P_IMPORTANT: Field<Title> =
    Field::new("important", "\"Knowing what comes next\"", "what is important to the child");
const P_SUPPORT: Field<Title> = Field::new("support", "\"Short sentences, one at a time\"", "how best to support");
const P_COMMUNICATES: Field<Title> =
    Field::new("communicates", "\"Short sentences and some signs\"", "how the child communicates");
const P_STRENGTHS: Field<Vec<Title>> =
    Field::new("strengths", "[\"building\", \"remembering songs\"]", "what the child is good at");
const P_INTERESTS: Field<Vec<Title>> = Field::new("interests", "[\"Lego\", \"buses\"]", "what the child likes");
const P_CALMS: Field<Vec<Title>> = Field::new("calms", "[\"the quiet corner\", \"counting blocks\"]", "what calms");
const P_TRIGGERS: Field<Vec<Title>> = Field::new("triggers", "[\"the hall when it is loud\"]", "what upsets");
const P_SAFETY: Field<StaffOnly> = Field::new(
    "safety",
    "\"Runs when frightened: stand by the gate\"",
    "what a stranger must know to keep the child safe",
);
const P_REVIEWED: Field<NaiveDate> = Field::new("reviewed", "2026-09-10", "when it was last looked at with the child");

impl Table for Profile {
    const FIELDS: &'static [&'static dyn Spec] = &[
        &P_APPRECIATE,
        &P_IMPORTANT,
        &P_SUPPORT,
        &P_COMMUNICATES,
        &P_STRENGTHS,
        &P_INTERESTS,
        &P_CALMS,
        &P_TRIGGERS,
        &P_SAFETY,
        &P_REVIEWED,
    ];

    fn read(row: &mut Row<'_, '_>) -> Option<Self> {
        let (appreciate, important, support) =
            (row.optional(&P_APPRECIATE), row.optional(&P_IMPORTANT), row.optional(&P_SUPPORT));
        let (communicates, strengths, interests) =
            (row.optional(&P_COMMUNICATES), row.list(&P_STRENGTHS), row.list(&P_INTERESTS));
        let (calms, triggers, safety) = (row.list(&P_CALMS), row.list(&P_TRIGGERS), row.optional(&P_SAFETY));
        let reviewed = row.optional(&P_REVIEWED);
        Some(Self {
            appreciate,
            important,
            support,
            communicates,
            strengths,
            interests,
            calms,
            triggers,
            safety,
            reviewed,
        })
    }

    fn write(&self, out: &mut Out) {
        out.opt(&P_APPRECIATE, self.appreciate.as_ref());
        out.opt(&P_IMPORTANT, self.important.as_ref());
        out.opt(&P_SUPPORT, self.support.as_ref());
        out.opt(&P_COMMUNICATES, self.communicates.as_ref());
        out.list(&P_STRENGTHS, &self.strengths);
        out.list(&P_INTERESTS, &self.interests);
        out.list(&P_CALMS, &self.calms);
        out.list(&P_TRIGGERS, &self.triggers);
        out.opt(&P_SAFETY, self.safety.as_ref());
        out.opt(&P_REVIEWED, self.reviewed.as_ref());
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
