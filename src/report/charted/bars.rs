use chrono::NaiveDate;

use crate::calendar::say;
use crate::chart::{Bars, Chart, Pair};
use crate::progress::{Delivery, Period, Tally};
use crate::text;

/// The minutes of each provision that anything was due or given of, up to today; none where nothing was.
pub(super) fn bars(deliveries: &[Delivery<'_>], period: Period, as_of: NaiveDate) -> Option<Chart> {
    let pairs: Vec<Pair> = deliveries.iter().filter_map(|delivery| pair(delivery, as_of)).collect();
    let said: Vec<String> = pairs.iter().map(say_pair).collect();
    let (from, to) = (say::within(period.from, as_of), say::within(period.to.min(as_of), as_of));
    (!pairs.is_empty()).then(|| {
        Chart::Bars(Bars {
            name: "provision".to_owned(),
            title: "Minutes promised and given".to_owned(),
            description: format!("Minutes from {from} to {to}. {}.", said.join("; ")),
            pairs,
        })
    })
}

fn pair(delivery: &Delivery<'_>, as_of: NaiveDate) -> Option<Pair> {
    let tally = Tally::of(delivery, as_of);
    let pair = Pair {
        what: delivery.provision.record.what.as_str().to_owned(),
        promised: delivery.due.map(|due| due.minutes),
        given: tally.given.minutes,
        school: tally.missed_by_school.minutes,
        pupil: tally.missed_by_pupil.minutes,
        unrecorded: tally.unrecorded.minutes,
    };
    let any = pair.promised.unwrap_or(0) + pair.given + pair.school + pair.pupil > 0;
    any.then_some(pair)
}

/// `Structured phonics: 1000 of 1250 given, 125 owed since the school did not provide`.
fn say_pair(pair: &Pair) -> String {
    let given = match pair.promised {
        Some(promised) => format!("{} of {promised} given", pair.given),
        None => format!("{} given, not promised by the week", pair.given),
    };
    let others = [
        (pair.school, "owed since the school did not provide"),
        (pair.pupil, "missed since the pupil was not there"),
        (pair.unrecorded, "not recorded"),
    ];
    let others = others.into_iter().filter(|(minutes, _)| *minutes > 0);
    let parts: Vec<String> =
        std::iter::once(given).chain(others.map(|(minutes, why)| format!("{minutes} {why}"))).collect();
    format!("{}: {}", pair.what, text::and_list(&parts))
}
