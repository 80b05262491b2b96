use chrono::NaiveDate;

use crate::progress::Period;
use crate::record::{Dated, Filed, Provision, Target};

/// The records of a period that are no later than today, by day, time and file.
pub(super) fn within<T: Dated>(records: &[Filed<T>], period: Period, as_of: NaiveDate) -> Vec<&Filed<T>> {
    let chosen = records.iter().filter(|filed| {
        let day = filed.record.date();
        day <= as_of && period.contains(day)
    });
    in_order(chosen.collect())
}

/// The records up to today and no later than the period.
pub(super) fn until<T: Dated>(records: &[Filed<T>], period: Period, as_of: NaiveDate) -> Vec<&Filed<T>> {
    let last = period.to.min(as_of);
    in_order(records.iter().filter(|filed| filed.record.date() <= last).collect())
}

fn in_order<T: Dated>(mut records: Vec<&Filed<T>>) -> Vec<&Filed<T>> {
    records.sort_by_key(|filed| (filed.record.date(), filed.record.start(), &filed.path));
    records
}

/// Whether anybody could know of the target on this day.
pub(super) fn is_known(target: &Target, as_of: NaiveDate) -> bool {
    target.proposed.as_ref().is_none_or(|proposed| proposed.on <= as_of)
}

/// Whether anybody could know of the provision on this day.
pub(super) fn is_known_provision(provision: &Provision, as_of: NaiveDate) -> bool {
    provision.proposed.as_ref().is_none_or(|proposed| proposed.on <= as_of)
}

/// Whether a target is open in a period: no review ended it before the period began.
pub(super) fn is_open(target: &Target, from: NaiveDate, as_of: NaiveDate) -> bool {
    let before = from.pred_opt().unwrap_or(from).min(as_of);
    target.ended(before).is_none()
}
