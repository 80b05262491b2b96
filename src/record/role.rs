//! What somebody is in the school.

use super::word::words_of;

words_of! {
    /// A role in the school.
    Role: "role" {
        /// Works one-to-one with a pupil.
        KeyWorker = "key-worker",
        /// The class teacher.
        Teacher = "teacher",
        /// The special educational needs co-ordinator.
        Senco = "senco",
        /// The designated safeguarding lead.
        Dsl = "dsl",
        /// The head teacher.
        Head = "head",
        /// Stands in for somebody.
        Cover = "cover",
        /// Somebody else.
        Other = "other",
    }
}

impl Role {
    /// Only a teacher, the SENCO and the head agree plans.
    #[must_use]
    pub fn may_agree(self) -> bool {
        matches!(self, Self::Teacher | Self::Senco | Self::Head)
    }
}
