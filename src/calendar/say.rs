//! Words for dates and times: what pages and messages show to people. Files and JSON take the ISO forms.

use std::collections::BTreeMap;

use chrono::{Datelike, NaiveDate, NaiveTime};

use crate::record::Slot;
use crate::text;

/// `Monday 23 November 2026`.
#[must_use]
pub fn long(date: NaiveDate) -> String {
    date.format("%A %-d %B %Y").to_string()
}

/// `Mon 23 Nov`, where the year is plain from what stands around it.
#[must_use]
pub fn short(date: NaiveDate) -> String {
    date.format("%a %-d %b").to_string()
}

/// `5 October` within a sentence, with its year where that is not the year of `now`.
#[must_use]
pub fn within(date: NaiveDate, now: NaiveDate) -> String {
    let format = if date.year() == now.year() { "%-d %B" } else { "%-d %B %Y" };
    date.format(format).to_string()
}

/// `09:30`.
#[must_use]
pub fn time(time: NaiveTime) -> String {
    time.format("%H:%M").to_string()
}

/// `mon, tue, wed and fri 09:30, thu 11:00`, and `mon to fri 08:50`: the slots of one time together, as a page has room.
#[must_use]
pub fn slots(slots: &[Slot]) -> String {
    let mut sorted = slots.to_vec();
    sorted.sort_unstable();
    let mut times: Vec<NaiveTime> = Vec::new();
    let mut days: BTreeMap<NaiveTime, Vec<String>> = BTreeMap::new();
    for slot in sorted {
        if !times.contains(&slot.at) {
            times.push(slot.at);
        }
        days.entry(slot.at).or_default().push(slot.weekday.to_string().to_lowercase());
    }
    let say_days = |days: &[String]| {
        if days == ["mon", "tue", "wed", "thu", "fri"] { "mon to fri".to_owned() } else { text::and_list(days) }
    };
    let parts: Vec<String> = times.iter().map(|at| format!("{} {}", say_days(&days[at]), time(*at))).collect();
    parts.join(", ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_are_said_the_british_way() {
        let date = NaiveDate::from_ymd_opt(2026, 11, 23).unwrap();
        assert_eq!(long(date), "Monday 23 November 2026");
        assert_eq!(short(date), "Mon 23 Nov");
        let first = NaiveDate::from_ymd_opt(2027, 1, 1).unwrap();
        assert_eq!(long(first), "Friday 1 January 2027");
        assert_eq!(short(first), "Fri 1 Jan");
    }

    #[test]
    fn a_sentence_names_another_year() {
        let day = |text: &str| text.parse().unwrap();
        assert_eq!(within(day("2026-10-05"), day("2026-11-23")), "5 October");
        assert_eq!(within(day("2025-10-05"), day("2026-11-23")), "5 October 2025");
    }

    #[test]
    fn times_have_two_digits_each() {
        assert_eq!(time(NaiveTime::from_hms_opt(9, 5, 0).unwrap()), "09:05");
        assert_eq!(time(NaiveTime::from_hms_opt(13, 30, 59).unwrap()), "13:30");
    }

    #[test]
    fn slots_of_one_time_stand_together() {
        for (written, expected) in [
            (
                &["mon 09:30", "tue 09:30", "wed 09:30", "thu 11:00", "fri 09:30"][..],
                "mon, tue, wed and fri 09:30, thu 11:00",
            ),
            (&["fri 08:50", "mon 08:50", "tue 08:50", "wed 08:50", "thu 08:50"], "mon to fri 08:50"),
            (&["thu 13:30", "mon 14:00", "mon 13:30"], "mon and thu 13:30, mon 14:00"),
            (&[], ""),
        ] {
            let written: Vec<Slot> = written.iter().map(|text| crate::calendar::parse_slot(text).unwrap()).collect();
            assert_eq!(slots(&written), expected);
        }
    }
}
