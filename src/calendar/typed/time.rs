use chrono::NaiveTime;

use super::error::TimeError;

/// Reads a time of day as people type it: `09:30`, `9:30`, `9.30`, `0930`, `9am`, `1:30pm`, `noon`.
///
/// Without `am` or `pm` the clock has 24 hours. `09:30:00`, as files have it, is read where the seconds are none.
///
/// # Errors
/// Where it is no time of day, or an hour alone.
pub fn parse_time(text: &str) -> Result<NaiveTime, TimeError> {
    let typed = text.trim();
    let lower = typed.to_lowercase();
    if lower.is_empty() {
        return Err(TimeError::Empty);
    }
    if let "noon" | "midday" = lower.as_str() {
        return NaiveTime::from_hms_opt(12, 0, 0).ok_or(TimeError::Empty);
    }
    let (clock, half) = half_of(&lower);
    let not_a_time = || TimeError::NotATime { typed: typed.to_owned() };
    let (hour, minute) = match (hour_and_minute(clock).ok_or_else(not_a_time)?, half) {
        ((hour @ 0..24, None), None) => return Err(TimeError::BareHour { hour }),
        ((hour, minute), None) => (hour, minute),
        ((hour @ 1..=12, minute), Some(half)) => (hour % 12 + half, minute),
        _ => return Err(not_a_time()),
    };
    NaiveTime::from_hms_opt(hour, minute.unwrap_or(0), 0).ok_or_else(not_a_time)
}

/// The text without `am` or `pm`, and the hours that it adds.
fn half_of(lower: &str) -> (&str, Option<u32>) {
    match (lower.strip_suffix("am"), lower.strip_suffix("pm")) {
        (Some(clock), _) => (clock.trim_end(), Some(0)),
        (_, Some(clock)) => (clock.trim_end(), Some(12)),
        _ => (lower, None),
    }
}

fn hour_and_minute(clock: &str) -> Option<(u32, Option<u32>)> {
    let clock = if clock.matches(':').count() == 2 { clock.strip_suffix(":00")? } else { clock };
    if let Some((hour, minute)) = clock.split_once([':', '.']) {
        return Some((digits(hour, 1..=2)?, Some(digits(minute, 2..=2)?)));
    }
    match clock.len() {
        3 | 4 => {
            let number = digits(clock, 3..=4)?;
            Some((number / 100, Some(number % 100)))
        }
        _ => Some((digits(clock, 1..=2)?, None)),
    }
}

fn digits(text: &str, lengths: std::ops::RangeInclusive<usize>) -> Option<u32> {
    let plain = lengths.contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit());
    if plain { text.parse().ok() } else { None }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_are_read_as_people_type_them() {
        for (text, expected) in [
            ("09:30", "09:30"),
            ("9:30", "09:30"),
            (" 9.30 ", "09:30"),
            ("0930", "09:30"),
            ("930", "09:30"),
            ("1330", "13:30"),
            ("09:30:00", "09:30"),
            ("9am", "09:00"),
            ("9 am", "09:00"),
            ("9AM", "09:00"),
            ("1:30pm", "13:30"),
            ("1.30 pm", "13:30"),
            ("130pm", "13:30"),
            ("12pm", "12:00"),
            ("12:15pm", "12:15"),
            ("12am", "00:00"),
            ("noon", "12:00"),
            ("Midday", "12:00"),
            ("0:00", "00:00"),
            ("23:59", "23:59"),
        ] {
            let time = parse_time(text).unwrap();
            assert_eq!(crate::calendar::say::time(time), expected, "{text}");
        }
    }

    #[test]
    fn what_is_no_time_says_so() {
        for text in [
            "24:00",
            "9:60",
            "09:3",
            "9:300",
            "13pm",
            "0am",
            "13:30pm",
            "25",
            "am",
            "half nine",
            "9:30:15",
            "-9:30",
            "9:+3",
            "09h30",
            "99999",
            "0960",
            "9:30.00",
            "९:३०",
        ] {
            let error = parse_time(text).unwrap_err();
            assert_eq!(error.to_string(), format!("`{text}` is not a time of day"));
            assert!(error.help().contains("give a time like `09:30`, `9.30` or `1:30pm`"), "{text}");
        }
        assert_eq!(parse_time(" ").unwrap_err().to_string(), "no time is given");
    }

    #[test]
    fn an_hour_alone_is_asked_for_its_minutes() {
        let error = parse_time("9").unwrap_err();
        assert_eq!(error.to_string(), "`9` alone is not a time of day");
        assert_eq!(error.help(), "give the minutes too, like `9:00` or `9:30`");
    }

    #[test]
    fn a_near_word_is_offered() {
        assert!(parse_time("mdiday").unwrap_err().help().starts_with("did you mean \"midday\"?"));
    }
}
