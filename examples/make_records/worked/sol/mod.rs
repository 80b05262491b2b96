//! Sol Reed, Year 6: Down syndrome, a reader and a joker, on his way to secondary school. T. Keane works with him.
//!
//! What the targets of this term show: `sight-words` ahead of its aim, `coat-and-bag` steady growth step by step,
//! `tells-news` yes or no, `number-bonds` too few results to say.

mod life;
mod people;
mod plan;
mod seen;
mod words;

use super::story::Story;

pub(super) const STORY: Story = Story {
    id: "sol",
    pupil: plan::PUPIL,
    cycles: plan::CYCLES,
    provision: plan::PROVISION,
    targets: plan::TARGETS,
    staff: &[
        ("first-words", "tk"),
        ("reading", "tk"),
        ("number", "tk"),
        ("speech", "tk"),
        ("home-time", "tk"),
        ("therapy-visit", "lh"),
    ],
    life: &life::LIFE,
    banks: &[words::BANKS],
    courses: life::COURSES,
    people: people::PEOPLE,
};
