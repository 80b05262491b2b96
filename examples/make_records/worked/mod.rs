//! The worked school: Oakfield Primary School, its staff, and three pupils from September 2025 to 23 November 2026.
//!
//! What people planned, said and agreed is written out by hand, as TOML. The sessions follow from the timetable:
//! `life` says what became of each slot, `course` how a target's results went, `bank` which words were written.
//!
//! ```text
//! school               keywork.toml and what stands beside it
//! rowan  ivy  sol      a `Story` each: plan, people, life, words
//! story  sessions      a story, and every slot of its timetable, to records
//! writer               records to files
//! ```

mod bank;
mod course;
mod ivy;
mod life;
mod random;
mod rowan;
mod school;
mod sessions;
mod sol;
mod story;
mod writer;

use std::path::Path;

use chrono::NaiveDate;
use keywork::calendar::{ClosedDays, SchoolCalendar, TermDates};
use keywork::record::School;
use keywork::record::school::Term;

/// The last day on which anything has happened: a Monday.
pub(crate) const AS_OF: &str = "2026-11-23";

/// Writes the whole folder and gives the number of files.
pub(crate) fn write_into(root: &Path) -> anyhow::Result<usize> {
    let mut writer = writer::Writer::new(root);
    let school = school::write(&mut writer)?;
    for story in [&rowan::STORY, &ivy::STORY, &sol::STORY] {
        story.write(&mut writer, &school)?;
    }
    Ok(writer.files())
}

/// A day as the stories write it.
fn day(text: &str) -> NaiveDate {
    text.parse().expect("the stories write days as 2026-11-23")
}

/// The school's days, as the rest of keywork reckons them.
pub(crate) fn calendar(school: &School) -> SchoolCalendar {
    let term = |term: &Term| TermDates {
        name: term.name.as_str().to_owned(),
        from: term.from,
        to: term.to,
        closed: term
            .closed
            .iter()
            .filter_map(|closed| {
                let (from, to) = closed.days()?;
                Some(ClosedDays { from, to, why: closed.why.as_ref().map(|why| why.as_str().to_owned()) })
            })
            .collect(),
    };
    SchoolCalendar::new(school.term.iter().map(term).collect())
}
