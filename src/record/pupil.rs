//! A pupil: profile, adults, parents, and the plan that the law promises.

use chrono::NaiveDate;

use super::decode::Row;
use super::ehc_plan::{EhcPlan, Funding, Need, Outcome, SectionF};
use super::encode::Out;
use super::field::{Field, Spec, Table};
use super::id::StaffId;
pub use super::profile::Profile;
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
    /// When the records went there.
    pub records_sent: Option<NaiveDate>,
}

const L_ON: Field<NaiveDate> = Field::new("on", "2026-07-21", "the last day").required();
const L_TO: Field<Title> = Field::new("to", "\"Hilltop School\"", "the next school");
const L_RECORDS_SENT: Field<NaiveDate> = Field::new("records_sent", "2026-09-04", "when the records went there");

impl Table for Left {
    const FIELDS: &'static [&'static dyn Spec] = &[&L_ON, &L_TO, &L_RECORDS_SENT];

    fn read(row: &mut Row<'_, '_>) -> Option<Self> {
        let (on, to, records_sent) = (row.required(&L_ON), row.optional(&L_TO), row.optional(&L_RECORDS_SENT));
        Some(Self { on: on?, to, records_sent })
    }

    fn write(&self, out: &mut Out) {
        out.put(&L_ON, &self.on);
        out.opt(&L_TO, self.to.as_ref());
        out.opt(&L_RECORDS_SENT, self.records_sent.as_ref());
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

impl Parent {
    /// True where somebody who is called so is this parent: by name, or by what a child and a school call them.
    #[must_use]
    pub fn is_called(&self, who: &str) -> bool {
        const CALLED: [(&str, &[&str]); 2] =
            [("mother", &["mum", "mam", "mom", "mummy"]), ("father", &["dad", "daddy"])];
        let who = who.trim().to_lowercase();
        let relationship = self.relationship.as_ref().map(|title| title.as_str().trim().to_lowercase());
        let by_another = |relationship: &String| {
            CALLED.iter().any(|(is, called)| relationship == is && called.contains(&who.as_str()))
        };
        self.name.as_str().to_lowercase() == who
            || relationship.is_some_and(|relationship| relationship == who || by_another(&relationship))
    }
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
