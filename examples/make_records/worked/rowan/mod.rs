//! Rowan Ash, Year 4: speech and language, with worries when things change. J. Marsh works with him alone.
//!
//! What the targets of this term show: `cvc-words` a change that helped, `asks-for-help` steady growth,
//! `two-part-instructions` no progress and a change that nobody has agreed yet, `settles-in` a goal met, then probes.

mod life;
mod people;
mod plan;
mod seen;
mod words;

use super::story::Story;

pub(super) const STORY: Story = Story {
    id: "rowan",
    pupil: plan::PUPIL,
    cycles: plan::CYCLES,
    provision: plan::PROVISION,
    targets: plan::TARGETS,
    staff: &[("early-phonics", "jm"), ("phonics", "jm"), ("language", "jm"), ("calm-start", "jm")],
    life: &life::LIFE,
    banks: &[words::PHONICS, words::REST],
    courses: life::COURSES,
    people: people::PEOPLE,
};
