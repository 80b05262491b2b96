//! An observation: a note, well-being, behaviour, an incident, a restrictive intervention, or the child's own voice.

use chrono::NaiveDate;

use super::decode::Row;
use super::encode::Out;
use super::field::{Field, Spec, Table};
use chrono::NaiveTime;

use super::id::StaffId;
use super::liaison::{Done, Told};
use super::problem::Code;
use super::quantity::{Level, Minutes, Whole};
use super::word::words_of;
use super::words::{Shared, StaffOnly, Title};

/// One observation, or a dated addition to one that is final.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Observation {
    /// The day.
    pub date: NaiveDate,
    /// When.
    pub start: Option<NaiveTime>,
    /// Who saw it.
    pub staff: StaffId,
    /// Who wrote it down, where it was somebody else.
    pub recorded_by: Option<StaffId>,
    /// What kind it is; not there in an addition.
    pub kind: Option<ObservationKind>,
    /// The name of the observation that this one adds to.
    pub adds: Option<Title>,
    /// Where.
    pub place: Option<Title>,
    /// How long.
    pub minutes: Option<Minutes>,
    /// How strong it was, 1 to 5.
    pub intensity: Option<Whole<1, 5>>,
    /// What came before.
    pub before: Option<StaffOnly>,
    /// What was seen and heard.
    pub behaviour: Option<StaffOnly>,
    /// What came after.
    pub after: Option<StaffOnly>,
    /// What the child was communicating.
    pub communicating: Option<StaffOnly>,
    /// What helped.
    pub helped: Option<StaffOnly>,
    /// Well-being, 1 to 5 with halves (Leuven scale).
    pub wellbeing: Option<Level>,
    /// Involvement, 1 to 5 with halves (Leuven scale).
    pub involvement: Option<Level>,
    /// The child's own words, as they were.
    pub said: Option<StaffOnly>,
    /// How the child said it.
    pub method: Option<Method>,
    /// Who interpreted it.
    pub interpreted_by: Option<StaffId>,
    /// The type of incident or intervention.
    pub type_: Option<Title>,
    /// Why it was needed.
    pub reason: Option<StaffOnly>,
    /// Who was involved.
    pub staff_involved: Vec<StaffId>,
    /// Injuries, and what was done.
    pub injury: Option<StaffOnly>,
    /// Each parent told, how and when.
    pub parent_told: Vec<ParentTold>,
    /// Why a parent was not told, and that the authority was.
    pub parent_withheld: Option<ParentWithheld>,
    /// What else to know.
    pub note: Option<StaffOnly>,
    /// May go home.
    pub share: Option<Shared>,
    /// A question to the teacher.
    pub ask: Option<StaffOnly>,
    /// The answer to it.
    pub answer: Option<Done>,
    /// Who is to be told of this.
    pub tell: Vec<StaffId>,
    /// Who has been told.
    pub told: Vec<Told>,
    /// The day of writing.
    pub recorded: Option<NaiveDate>,
    /// The time of writing, where the law asks for it.
    pub recorded_at: Option<NaiveTime>,
}

const DATE: Field<NaiveDate> = Field::new("date", "2026-11-23", "the day").required();
const START: Field<NaiveTime> = Field::new("start", "10:40:00", "when");
const STAFF: Field<StaffId> = Field::new("staff", "\"jm\"", "who saw it").required();
const RECORDED_BY: Field<StaffId> =
    Field::new("recorded_by", "\"as\"", "who wrote it down, where it was somebody else");
const KIND: Field<ObservationKind> = Field::new("kind", "\"behaviour\"", "what kind it is; not there in an addition");
const ADDS: Field<Title> =
    Field::new("adds", "\"23-1040-jm-2xra\"", "the name of the observation that this one adds to");
const PLACE: Field<Title> = Field::new("place", "\"the hall\"", "where");
const MINUTES: Field<Minutes> = Field::new("minutes", "5", "how long");
const INTENSITY: Field<Whole<1, 5>> = Field::new("intensity", "3", "how strong it was, 1 to 5");
const BEFORE: Field<StaffOnly> = Field::new("before", "\"The bell rang\"", "what came before");
const BEHAVIOUR: Field<StaffOnly> =
    Field::new("behaviour", "\"Covered his ears and ran to the door\"", "what was seen and heard");
const AFTER: Field<StaffOnly> = Field::new("after", "\"Sat in the corridor with an adult\"", "what came after");
const COMMUNICATING: Field<StaffOnly> =
    Field::new("communicating", "\"It is too loud\"", "what the child was communicating");
const HELPED: Field<StaffOnly> = Field::new("helped", "\"Ear defenders\"", "what helped");
const WELLBEING: Field<Level> = Field::new("wellbeing", "3.5", "well-being, 1 to 5 with halves (Leuven scale)");
const INVOLVEMENT: Field<Level> = Field::new("involvement", "4", "involvement, 1 to 5 with halves (Leuven scale)");
const SAID: Field<StaffOnly> = Field::new("said", "\"I do not like the bell\"", "the child's own words, as they were");
const METHOD: Field<Method> = Field::new("method", "\"words\"", "how the child said it");
const INTERPRETED_BY: Field<StaffId> = Field::new("interpreted_by", "\"jm\"", "who interpreted it");
const TYPE: Field<Title> = Field::new("type", "\"seclusion\"", "the type of incident or intervention");
const REASON: Field<StaffOnly> = Field::new("reason", "\"To stop him running into the road\"", "why it was needed");
const STAFF_INVOLVED: Field<Vec<StaffId>> = Field::new("staff_involved", "[\"jm\", \"as\"]", "who was involved");
const INJURY: Field<StaffOnly> = Field::new("injury", "\"None\"", "injuries, and what was done");
const PARENT_TOLD: Field<Vec<ParentTold>> = Field::new(
    "parent_told",
    "[{ name = \"Mum\", how = \"phone\", at = \"2026-11-23 15:40\" }]",
    "each parent told, how and when",
);
const PARENT_WITHHELD: Field<ParentWithheld> = Field::new(
    "parent_withheld",
    "{ why = \"Likely to cause significant harm\", authority_told = 2026-11-23 }",
    "why a parent was not told, and that the authority was",
);
const NOTE: Field<StaffOnly> = Field::new("note", "\"Better after lunch\"", "what else to know");
const SHARE: Field<Shared> = Field::new("share", "\"Rowan asked for ear defenders\"", "may go home");
const ASK: Field<StaffOnly> = Field::new("ask", "\"Could he come in by the side door?\"", "a question to the teacher");
const ANSWER: Field<Done> =
    Field::new("answer", "{ on = 2026-11-24, by = \"as\", note = \"Yes\" }", "the answer to it");
const TELL: Field<Vec<StaffId>> = Field::new("tell", "[\"as\"]", "who is to be told of this");
const TOLD: Field<Vec<Told>> = Field::new("told", "[{ staff = \"as\", on = 2026-11-23 }]", "who has been told");
const RECORDED: Field<NaiveDate> = Field::new("recorded", "2026-11-23", "the day of writing");
const RECORDED_AT: Field<NaiveTime> =
    Field::new("recorded_at", "15:10:00", "the time of writing, where the law asks for it");

impl Table for Observation {
    const FIELDS: &'static [&'static dyn Spec] = &[
        &DATE,
        &START,
        &STAFF,
        &RECORDED_BY,
        &KIND,
        &ADDS,
        &PLACE,
        &MINUTES,
        &INTENSITY,
        &BEFORE,
        &BEHAVIOUR,
        &AFTER,
        &COMMUNICATING,
        &HELPED,
        &WELLBEING,
        &INVOLVEMENT,
        &SAID,
        &METHOD,
        &INTERPRETED_BY,
        &TYPE,
        &REASON,
        &STAFF_INVOLVED,
        &INJURY,
        &PARENT_TOLD,
        &PARENT_WITHHELD,
        &NOTE,
        &SHARE,
        &ASK,
        &ANSWER,
        &TELL,
        &TOLD,
        &RECORDED,
        &RECORDED_AT,
    ];

    fn read(row: &mut Row<'_, '_>) -> Option<Self> {
        let (date, start, staff) = (row.required(&DATE), row.optional(&START), row.required(&STAFF));
        let (recorded_by, kind, adds) = (row.optional(&RECORDED_BY), row.optional(&KIND), row.optional(&ADDS));
        let (place, minutes, intensity) = (row.optional(&PLACE), row.optional(&MINUTES), row.optional(&INTENSITY));
        let (before, behaviour, after) = (row.optional(&BEFORE), row.optional(&BEHAVIOUR), row.optional(&AFTER));
        let (communicating, helped, wellbeing) =
            (row.optional(&COMMUNICATING), row.optional(&HELPED), row.optional(&WELLBEING));
        let (involvement, said, method) = (row.optional(&INVOLVEMENT), row.optional(&SAID), row.optional(&METHOD));
        let (interpreted_by, type_, reason) =
            (row.optional(&INTERPRETED_BY), row.optional(&TYPE), row.optional(&REASON));
        let (staff_involved, injury, parent_told) =
            (row.list(&STAFF_INVOLVED), row.optional(&INJURY), row.list(&PARENT_TOLD));
        let (parent_withheld, note, share) =
            (row.optional(&PARENT_WITHHELD), row.optional(&NOTE), row.optional(&SHARE));
        let (ask, answer, tell) = (row.optional(&ASK), row.optional(&ANSWER), row.list(&TELL));
        let (told, recorded, recorded_at) = (row.list(&TOLD), row.optional(&RECORDED), row.optional(&RECORDED_AT));
        let record = Self {
            date: date?,
            start,
            staff: staff?,
            recorded_by,
            kind,
            adds,
            place,
            minutes,
            intensity,
            before,
            behaviour,
            after,
            communicating,
            helped,
            wellbeing,
            involvement,
            said,
            method,
            interpreted_by,
            type_,
            reason,
            staff_involved,
            injury,
            parent_told,
            parent_withheld,
            note,
            share,
            ask,
            answer,
            tell,
            told,
            recorded,
            recorded_at,
        };
        record.consistent(row).then_some(record)
    }

    fn write(&self, out: &mut Out) {
        out.put(&DATE, &self.date);
        out.opt(&START, self.start.as_ref());
        out.put(&STAFF, &self.staff);
        out.opt(&RECORDED_BY, self.recorded_by.as_ref());
        out.opt(&KIND, self.kind.as_ref());
        out.opt(&ADDS, self.adds.as_ref());
        out.opt(&PLACE, self.place.as_ref());
        out.opt(&MINUTES, self.minutes.as_ref());
        out.opt(&INTENSITY, self.intensity.as_ref());
        out.opt(&BEFORE, self.before.as_ref());
        out.opt(&BEHAVIOUR, self.behaviour.as_ref());
        out.opt(&AFTER, self.after.as_ref());
        out.opt(&COMMUNICATING, self.communicating.as_ref());
        out.opt(&HELPED, self.helped.as_ref());
        out.opt(&WELLBEING, self.wellbeing.as_ref());
        out.opt(&INVOLVEMENT, self.involvement.as_ref());
        out.opt(&SAID, self.said.as_ref());
        out.opt(&METHOD, self.method.as_ref());
        out.opt(&INTERPRETED_BY, self.interpreted_by.as_ref());
        out.opt(&TYPE, self.type_.as_ref());
        out.opt(&REASON, self.reason.as_ref());
        out.list(&STAFF_INVOLVED, &self.staff_involved);
        out.opt(&INJURY, self.injury.as_ref());
        out.list(&PARENT_TOLD, &self.parent_told);
        out.opt(&PARENT_WITHHELD, self.parent_withheld.as_ref());
        out.opt(&NOTE, self.note.as_ref());
        out.opt(&SHARE, self.share.as_ref());
        out.opt(&ASK, self.ask.as_ref());
        out.opt(&ANSWER, self.answer.as_ref());
        out.list(&TELL, &self.tell);
        out.list(&TOLD, &self.told);
        out.opt(&RECORDED, self.recorded.as_ref());
        out.opt(&RECORDED_AT, self.recorded_at.as_ref());
    }
}

words_of! {
    /// The kinds of observation.
    ObservationKind: "kind of observation" {
        /// A note.
        Note = "note",
        /// Well-being and involvement.
        Wellbeing = "wellbeing",
        /// Antecedent, behaviour, consequence.
        Behaviour = "behaviour",
        /// An incident.
        Incident = "incident",
        /// Force, restraint or seclusion.
        Restrictive = "restrictive",
        /// The child's own voice.
        Voice = "voice",
    }
}

words_of! {
    /// How a child said something.
    Method: "way of saying it" {
        /// Words.
        Words = "words",
        /// Symbols.
        Symbols = "symbols",
        /// Signs.
        Signs = "signs",
        /// A choice board.
        ChoiceBoard = "choice-board",
        /// Behaviour.
        Behaviour = "behaviour",
        /// A photograph.
        Photo = "photo",
    }
}

/// True for a score on the Leuven scale: 1 to 5 with halves.
#[must_use]
pub fn is_on_the_scale(score: Level) -> bool {
    (score.ratio() * 2).is_integer() && score >= Level::whole(1) && score <= Level::whole(5)
}

impl Observation {
    /// An observation that says nothing yet.
    #[must_use]
    pub fn begun(date: NaiveDate, start: Option<NaiveTime>, staff: StaffId) -> Self {
        Self {
            date,
            start,
            staff,
            recorded_by: None,
            kind: None,
            adds: None,
            place: None,
            minutes: None,
            intensity: None,
            before: None,
            behaviour: None,
            after: None,
            communicating: None,
            helped: None,
            wellbeing: None,
            involvement: None,
            said: None,
            method: None,
            interpreted_by: None,
            type_: None,
            reason: None,
            staff_involved: Vec::new(),
            injury: None,
            parent_told: Vec::new(),
            parent_withheld: None,
            note: None,
            share: None,
            ask: None,
            answer: None,
            tell: Vec::new(),
            told: Vec::new(),
            recorded: None,
            recorded_at: None,
        }
    }

    fn consistent(&self, row: &mut Row<'_, '_>) -> bool {
        let mut right = true;
        if self.kind.is_none() && self.adds.is_none() {
            if !row.has(&KIND) {
                row.fault(
                    &KIND,
                    Code::MISSING_KEY,
                    "`kind` is missing",
                    Some("add a line such as `kind = \"note\"`".to_owned()),
                );
            }
            right = false;
        }
        for (field, level) in [(&WELLBEING, self.wellbeing), (&INVOLVEMENT, self.involvement)] {
            let halves = level.is_none_or(is_on_the_scale);
            if !halves {
                let help = format!("write it such as `{} = 3.5`", field.name());
                row.fault(field, Code::OUT_OF_RANGE, "the scale goes from 1 to 5 in halves", Some(help));
            }
            right &= halves;
        }
        right
    }
}

/// That a parent was told.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ParentTold {
    /// Who.
    pub name: Title,
    /// How.
    pub how: Title,
    /// When.
    pub at: Title,
}

const PT_NAME: Field<Title> = Field::new("name", "\"Mum\"", "who").required();
const PT_HOW: Field<Title> = Field::new("how", "\"phone\"", "how").required();
const PT_AT: Field<Title> = Field::new("at", "\"2026-11-23 15:40\"", "when").required();

impl Table for ParentTold {
    const FIELDS: &'static [&'static dyn Spec] = &[&PT_NAME, &PT_HOW, &PT_AT];

    fn read(row: &mut Row<'_, '_>) -> Option<Self> {
        let (name, how, at) = (row.required(&PT_NAME), row.required(&PT_HOW), row.required(&PT_AT));
        Some(Self { name: name?, how: how?, at: at? })
    }

    fn write(&self, out: &mut Out) {
        out.put(&PT_NAME, &self.name);
        out.put(&PT_HOW, &self.how);
        out.put(&PT_AT, &self.at);
    }
}

impl ParentTold {
    /// `Mum (phone), 2026-11-23 15:40`.
    #[must_use]
    pub fn say(&self) -> String {
        format!("{} ({}), {}", self.name.as_str(), self.how.as_str(), self.at.as_str())
    }
}

/// That a parent was not told, and why.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ParentWithheld {
    /// The reason.
    pub why: StaffOnly,
    /// When the authority was told.
    pub authority_told: Option<NaiveDate>,
}

const PW_WHY: Field<StaffOnly> = Field::new("why", "\"Likely to cause significant harm\"", "the reason").required();
const PW_AUTHORITY_TOLD: Field<NaiveDate> = Field::new("authority_told", "2026-11-23", "when the authority was told");

impl Table for ParentWithheld {
    const FIELDS: &'static [&'static dyn Spec] = &[&PW_WHY, &PW_AUTHORITY_TOLD];

    fn read(row: &mut Row<'_, '_>) -> Option<Self> {
        let (why, authority_told) = (row.required(&PW_WHY), row.optional(&PW_AUTHORITY_TOLD));
        Some(Self { why: why?, authority_told })
    }

    fn write(&self, out: &mut Out) {
        out.put(&PW_WHY, &self.why);
        out.opt(&PW_AUTHORITY_TOLD, self.authority_told.as_ref());
    }
}
