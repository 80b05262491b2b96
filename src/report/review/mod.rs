//! What the review of a cycle and the annual review both say: how far each target got, what was given of what was
//! promised, what people said, decided and advised. `report` alone may call it.
//!
//! ```text
//! Progress  -> TargetReview   from the baseline to now -> Tried, Reviewed
//! Delivery  -> Delivered      a provision in a time; LineDelivered for a line of Section F
//! records   -> ViewSaid  MeetingHeld  AgreedWith  Advised  Scored  Waiting
//! ```

mod advised;
mod delivered;
mod meeting_held;
mod scored;
mod target_review;
mod view_said;
mod waiting;

pub use advised::Advised;
pub(super) use delivered::Words;
pub use delivered::{Delivered, LineDelivered, MissedFor, MonthGiven};
pub use meeting_held::{AgreedWith, MeetingHeld};
pub use scored::{ScoreLine, Scored};
pub use target_review::{Measured, Reviewed, TargetReview, Tried};
pub use view_said::ViewSaid;
pub use waiting::Waiting;

use chrono::NaiveDate;

use crate::calendar::SchoolCalendar;
use crate::progress::{Period, Progress};
use crate::record::{PupilRecords, School, Target};

use super::happened::open_targets;

/// The part of a period that is not after today: what is owed of it is owed by now.
pub(super) fn so_far(period: Period, as_of: NaiveDate) -> Period {
    Period { from: period.from, to: period.to.min(as_of) }
}

/// The targets that belong to a period: begun by its end, and not ended before it began.
pub(super) fn targets_of<'a>(
    school: &School,
    records: &'a PupilRecords,
    period: Period,
    as_of: NaiveDate,
) -> Vec<Progress<'a>> {
    let mut targets = open_targets(school, records, period, as_of);
    targets.retain(|progress| begins(&progress.target.record).is_none_or(|day| day <= period.to));
    targets
}

fn begins(target: &Target) -> Option<NaiveDate> {
    let days = [target.proposed.as_ref().map(|proposed| proposed.on), target.teaching_from, target.from];
    days.into_iter().flatten().min()
}

/// What is not known of a period because its terms are not written, in a sentence.
pub(super) fn unwritten_terms(calendar: &SchoolCalendar, period: Period) -> Option<String> {
    let unknown = calendar.has_terms() && !calendar.covers(period.from);
    unknown.then(|| {
        "The terms of the school year in which this time begins are not in keywork.toml, so nothing is reckoned as owed in it."
            .to_owned()
    })
}
