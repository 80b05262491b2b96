//! Ivy Thorne, Year 3: autistic, with big feelings and a gift for detail. T. Keane works with her and with Sol.
//!
//! What the targets of this term show: `calm-again` a slow gain through bad days, `tells-before-leaving` hardly any and a
//! change that was refused, `stays-in-the-game` ahead of its aim, `says-how-she-feels` proposed and not agreed.

mod life;
mod people;
mod plan;
mod seen;
mod words;

use super::story::Story;

pub(super) const STORY: Story = Story {
    id: "ivy",
    pupil: plan::PUPIL,
    cycles: plan::CYCLES,
    provision: plan::PROVISION,
    targets: plan::TARGETS,
    staff: &[
        ("morning-check-in", "tk"),
        ("soft-start", "tk"),
        ("writing", "tk"),
        ("social-games", "tk"),
        ("specialist-teaching", "st"),
    ],
    life: &life::LIFE,
    banks: &[words::BANKS],
    courses: life::COURSES,
    people: people::PEOPLE,
};
