//! What was prepared of a session ahead.

use chrono::NaiveTime;

use super::decode::Row;
use super::encode::Out;
use super::field::{Field, Spec, Table};
use super::id::{StaffId, TargetId};
use super::words::{ForCover, Title};

/// What was prepared ahead of a session, and what the teacher needs of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Prepared {
    /// Who prepared it.
    pub by: Option<StaffId>,
    /// When it was to begin, where it then began at another time. The file's name keeps this one.
    pub start: Option<NaiveTime>,
    /// Who was to teach, where somebody else then did. The file's name keeps this one.
    pub staff: Option<StaffId>,
    /// The targets to work on.
    pub targets: Vec<TargetId>,
    /// The learning objective.
    pub objective: Option<Title>,
    /// What to do.
    pub activity: Option<Title>,
    /// What is needed.
    pub materials: Option<Title>,
    /// What the pupil needs to know.
    pub know: Option<ForCover>,
    /// What the pupil needs to do.
    pub do_: Option<ForCover>,
    /// What goes to the teacher.
    pub hand_in: Option<ForCover>,
    /// How it is adapted.
    pub adapt: Option<ForCover>,
}

const P_BY: Field<StaffId> = Field::new("by", "\"jm\"", "who prepared it");
const P_START: Field<NaiveTime> = Field::new(
    "start",
    "09:30:00",
    "when it was to begin, where it then began at another time; the file's name keeps this one",
);
const P_STAFF: Field<StaffId> =
    Field::new("staff", "\"jm\"", "who was to teach, where somebody else then did; the file's name keeps this one");
const P_TARGETS: Field<Vec<TargetId>> = Field::new("targets", "[\"cvc-words\"]", "the targets to work on");
const P_OBJECTIVE: Field<Title> = Field::new("objective", "\"Read words with sh\"", "the learning objective");
const P_ACTIVITY: Field<Title> = Field::new("activity", "\"Sound buttons, then pairs\"", "what to do");
const P_MATERIALS: Field<Title> = Field::new("materials", "\"Cards with sh words\"", "what is needed");
const P_KNOW: Field<ForCover> =
    Field::new("know", "\"Two letters can make one sound\"", "what the pupil needs to know");
const P_DO: Field<ForCover> = Field::new("do", "\"Read ten words\"", "what the pupil needs to do");
const P_HAND_IN: Field<ForCover> = Field::new("hand_in", "\"The word list\"", "what goes to the teacher");
const P_ADAPT: Field<ForCover> = Field::new("adapt", "\"Five words at a time\"", "how it is adapted");

impl Table for Prepared {
    const FIELDS: &'static [&'static dyn Spec] = &[
        &P_BY,
        &P_START,
        &P_STAFF,
        &P_TARGETS,
        &P_OBJECTIVE,
        &P_ACTIVITY,
        &P_MATERIALS,
        &P_KNOW,
        &P_DO,
        &P_HAND_IN,
        &P_ADAPT,
    ];

    fn read(row: &mut Row<'_, '_>) -> Option<Self> {
        let (by, start, staff) = (row.optional(&P_BY), row.optional(&P_START), row.optional(&P_STAFF));
        let (targets, objective) = (row.list(&P_TARGETS), row.optional(&P_OBJECTIVE));
        let (activity, materials, know) =
            (row.optional(&P_ACTIVITY), row.optional(&P_MATERIALS), row.optional(&P_KNOW));
        let (do_, hand_in, adapt) = (row.optional(&P_DO), row.optional(&P_HAND_IN), row.optional(&P_ADAPT));
        Some(Self { by, start, staff, targets, objective, activity, materials, know, do_, hand_in, adapt })
    }

    fn write(&self, out: &mut Out) {
        out.opt(&P_BY, self.by.as_ref());
        out.opt(&P_START, self.start.as_ref());
        out.opt(&P_STAFF, self.staff.as_ref());
        out.list(&P_TARGETS, &self.targets);
        out.opt(&P_OBJECTIVE, self.objective.as_ref());
        out.opt(&P_ACTIVITY, self.activity.as_ref());
        out.opt(&P_MATERIALS, self.materials.as_ref());
        out.opt(&P_KNOW, self.know.as_ref());
        out.opt(&P_DO, self.do_.as_ref());
        out.opt(&P_HAND_IN, self.hand_in.as_ref());
        out.opt(&P_ADAPT, self.adapt.as_ref());
    }
}
