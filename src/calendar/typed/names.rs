use chrono::Weekday::{self, Fri, Mon, Sat, Sun, Thu, Tue, Wed};

/// The weekdays by their full names, from Monday.
pub const WEEKDAYS: [(Weekday, &str); 7] = [
    (Mon, "monday"),
    (Tue, "tuesday"),
    (Wed, "wednesday"),
    (Thu, "thursday"),
    (Fri, "friday"),
    (Sat, "saturday"),
    (Sun, "sunday"),
];

/// The months by their full names, from January.
pub(super) const MONTHS: [&str; 12] = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
];

/// The weekday of a name or of its first three letters and more: `mon`, `Tues`, `thurs`; `weds` too.
#[must_use]
pub fn weekday_named(word: &str) -> Option<Weekday> {
    let word = word.to_lowercase();
    if word == "weds" {
        return Some(Wed);
    }
    WEEKDAYS.into_iter().find(|(_, name)| begins(name, &word)).map(|(weekday, _)| weekday)
}

/// The number of the month of a name or of its first three letters and more: `Nov`, `sept`.
#[must_use]
pub(super) fn month_named(word: &str) -> Option<u32> {
    let word = word.to_lowercase();
    (1..).zip(MONTHS).find(|(_, name)| begins(name, &word)).map(|(number, _)| number)
}

/// Three letters tell every weekday and every month apart; fewer do not.
fn begins(name: &str, word: &str) -> bool {
    word.len() >= 3 && name.starts_with(word)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_known_by_three_letters_and_more() {
        for (word, expected) in [
            ("mon", Some(Mon)),
            ("Monday", Some(Mon)),
            ("tues", Some(Tue)),
            ("WED", Some(Wed)),
            ("weds", Some(Wed)),
            ("thur", Some(Thu)),
            ("thurs", Some(Thu)),
            ("sun", Some(Sun)),
            ("mo", None),
            ("mons", None),
            ("mondays", None),
            ("", None),
        ] {
            assert_eq!(weekday_named(word), expected, "{word}");
        }
        for (word, expected) in
            [("Nov", Some(11)), ("sept", Some(9)), ("may", Some(5)), ("JUNE", Some(6)), ("ju", None), ("nvo", None)]
        {
            assert_eq!(month_named(word), expected, "{word}");
        }
    }
}
