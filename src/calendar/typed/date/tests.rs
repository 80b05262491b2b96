use super::*;

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

/// A Wednesday.
const TODAY: &str = "2026-11-25";

fn read(text: &str, look: Look) -> Result<NaiveDate, DateError> {
    parse_date(text, day(TODAY), look)
}

#[test]
fn a_whole_date_is_read_in_every_form_whichever_way_one_looks() {
    for text in [
        "2026-11-20",
        " 2026-11-20 ",
        "2026/11/20",
        "20/11/2026",
        "20/11/26",
        "20.11.2026",
        "20-11-2026",
        "20 Nov 2026",
        "20 November 2026",
        "20th november 2026",
        "Nov 20 2026",
        "Nov 20, 2026",
        "November 20th, 2026",
        "20 nov 26",
        "Fri 20 Nov 2026",
        "Friday, 20 November 2026",
        "Friday 20/11/2026",
    ] {
        for look in [Look::Back, Look::Forward, Look::Nearest] {
            assert_eq!(read(text, look), Ok(day("2026-11-20")), "{text}");
        }
    }
}

#[test]
fn today_and_its_neighbours() {
    for (text, expected) in
        [("today", TODAY), ("Today", TODAY), ("yesterday", "2026-11-24"), ("tomorrow", "2026-11-26")]
    {
        for look in [Look::Back, Look::Forward, Look::Nearest] {
            assert_eq!(read(text, look), Ok(day(expected)), "{text}");
        }
    }
}

#[test]
fn yesterday_crosses_months_and_years() {
    for (today, expected) in [("2027-01-01", "2026-12-31"), ("2024-03-01", "2024-02-29"), ("2026-03-01", "2026-02-28")]
    {
        assert_eq!(parse_date("yesterday", day(today), Look::Back), Ok(day(expected)));
    }
}

#[test]
fn a_weekday_is_found_the_way_one_looks() {
    for (text, back, forward, nearest) in [
        ("wed", TODAY, TODAY, TODAY),
        ("weds", TODAY, TODAY, TODAY),
        ("mon", "2026-11-23", "2026-11-30", "2026-11-23"),
        ("Monday", "2026-11-23", "2026-11-30", "2026-11-23"),
        ("tues", "2026-11-24", "2026-12-01", "2026-11-24"),
        ("thurs", "2026-11-19", "2026-11-26", "2026-11-26"),
        ("fri", "2026-11-20", "2026-11-27", "2026-11-27"),
        ("saturday", "2026-11-21", "2026-11-28", "2026-11-28"),
        ("sun", "2026-11-22", "2026-11-29", "2026-11-22"),
    ] {
        assert_eq!(read(text, Look::Back), Ok(day(back)), "{text}");
        assert_eq!(read(text, Look::Forward), Ok(day(forward)), "{text}");
        assert_eq!(read(text, Look::Nearest), Ok(day(nearest)), "{text}");
    }
}

#[test]
fn a_date_without_a_year_is_found_the_way_one_looks() {
    for (text, back, forward, nearest) in [
        ("20/11", "2026-11-20", "2027-11-20", "2026-11-20"),
        ("20.11", "2026-11-20", "2027-11-20", "2026-11-20"),
        ("20-11", "2026-11-20", "2027-11-20", "2026-11-20"),
        ("20 Nov", "2026-11-20", "2027-11-20", "2026-11-20"),
        ("20th Nov", "2026-11-20", "2027-11-20", "2026-11-20"),
        ("Nov 20", "2026-11-20", "2027-11-20", "2026-11-20"),
        ("25/11", TODAY, TODAY, TODAY),
        ("26/11", "2025-11-26", "2026-11-26", "2026-11-26"),
        ("4/1", "2026-01-04", "2027-01-04", "2027-01-04"),
        ("1st jan", "2026-01-01", "2027-01-01", "2027-01-01"),
        ("31/12", "2025-12-31", "2026-12-31", "2026-12-31"),
        ("24/5", "2026-05-24", "2027-05-24", "2027-05-24"),
        ("29/2", "2024-02-29", "2028-02-29", "2028-02-29"),
        ("29 Feb", "2024-02-29", "2028-02-29", "2028-02-29"),
    ] {
        assert_eq!(read(text, Look::Back), Ok(day(back)), "{text}");
        assert_eq!(read(text, Look::Forward), Ok(day(forward)), "{text}");
        assert_eq!(read(text, Look::Nearest), Ok(day(nearest)), "{text}");
    }
}

#[test]
fn of_two_days_as_near_the_earlier_is_meant() {
    // 366 days lie between the two seventh days of March around 6 September 2023, 183 on each side.
    let today = day("2023-09-06");
    assert_eq!(today - day("2023-03-07"), day("2024-03-07") - today);
    assert_eq!(parse_date("7/3", today, Look::Nearest), Ok(day("2023-03-07")));
}

#[test]
fn a_leap_day_is_found_over_a_century_without_one() {
    let found = |today, look| parse_date("29/2", day(today), look);
    assert_eq!(found("2104-02-28", Look::Back), Ok(day("2096-02-29")));
    assert_eq!(found("2096-03-01", Look::Forward), Ok(day("2104-02-29")));
    assert_eq!(found("2024-02-29", Look::Back), Ok(day("2024-02-29")));
    assert_eq!(found("2024-02-29", Look::Forward), Ok(day("2024-02-29")));
}

#[test]
fn a_weekday_beside_a_date_has_to_fit() {
    assert_eq!(read("Mon 23 Nov", Look::Back), Ok(day("2026-11-23")));
    assert_eq!(read("mon 23/11", Look::Back), Ok(day("2026-11-23")));
    for text in ["Tue 23 Nov", "Tue 23 Nov 2026", "tues 23/11"] {
        let error = read(text, Look::Back).unwrap_err();
        assert_eq!(error.to_string(), format!("`{text}` cannot be: that day is Monday 23 November 2026"));
    }
}

#[test]
fn what_is_said_can_be_typed() {
    for text in ["2026-11-23", "2024-02-29", "2027-01-01"] {
        let date = day(text);
        assert_eq!(read(&crate::calendar::say::long(date), Look::Back), Ok(date));
        assert_eq!(parse_date(&crate::calendar::say::short(date), date, Look::Nearest), Ok(date));
    }
}

#[test]
fn what_is_no_date_says_what_is_wrong_and_what_to_type() {
    let form = "give a date like `20/11`, `20 Nov`, `2026-11-20`, `yesterday` or `mon`";
    for (text, message, help) in [
        ("", "no date is given", form),
        ("  ", "no date is given", form),
        ("soon", "`soon` is not a date", form),
        ("20", "`20` is not a date", form),
        (",", "`,` is not a date", form),
        ("Mon Tue", "`Mon Tue` is not a date", form),
        ("Nov", "`Nov` is not a date", form),
        ("20/11-2026", "`20/11-2026` is not a date", form),
        ("+20/11", "`+20/11` is not a date", form),
        ("20//11", "`20//11` is not a date", form),
        ("2026-11-20T09:30", "`2026-11-20T09:30` is not a date", form),
        ("20/11/126", "`20/11/126` has no year", "give the year with four digits, like `20/11/2026`"),
        ("0206-11-20", "`0206-11-20` has no year", "give the year with four digits"),
        ("11/20", "`11/20` has 20 for the month", "dates are day/month: did you mean `20/11`?"),
        ("11/20/2026", "`11/20/2026` has 20 for the month", "dates are day/month: did you mean `20/11`?"),
        ("20/13", "`20/13` has 13 for the month", "dates are day/month, and months are 1 to 12"),
        ("5/0", "`5/0` has 0 for the month", "dates are day/month, and months are 1 to 12"),
        ("31/2", "February has no day 31", "February has days 1 to 29"),
        ("31 Nov", "November has no day 31", "November has days 1 to 30"),
        ("0/5", "May has no day 0", "May has days 1 to 31"),
        ("29/2/2026", "February 2026 has no day 29", "February 2026 has days 1 to 28"),
        ("2026-02-29", "February 2026 has no day 29", "February 2026 has days 1 to 28"),
    ] {
        let error = read(text, Look::Back).unwrap_err();
        assert!(error.to_string().starts_with(message), "{text}: {error}");
        assert!(error.help().starts_with(help), "{text}: {}", error.help());
    }
}

#[test]
fn a_near_word_is_offered() {
    for (text, near) in [
        ("yesterdya", "yesterday"),
        ("mondy", "monday"),
        ("tommorow", "tomorrow"),
        ("tody", "today"),
        ("wendesday", "wednesday"),
        ("20 Novmber", "november"),
        ("Mondy 23 Nov", "monday"),
        ("20 Spetember 2026", "september"),
    ] {
        let help = read(text, Look::Back).unwrap_err().help();
        assert!(help.starts_with(&format!("did you mean \"{near}\"? (give a date like")), "{text}: {help}");
    }
}

#[test]
fn an_error_shows_no_control_character() {
    let error = read("\u{1b}[31m", Look::Back).unwrap_err();
    assert_eq!(error.to_string(), "`␛[31m` is not a date");
}

#[test]
fn the_ends_of_time_do_not_panic() {
    for today in [NaiveDate::MIN, NaiveDate::MAX] {
        for text in ["mon", "29/2", "31/12", "yesterday", "tomorrow", "20 Nov"] {
            for look in [Look::Back, Look::Forward, Look::Nearest] {
                let _ = parse_date(text, today, look);
            }
        }
    }
}

#[test]
fn a_date_in_a_table_says_its_year() {
    for text in ["2026-11-20", "20/11/2026", " 20/11/26 ", "20 Nov 2026", "2026-11-20T00:00:00", "20/11/2026 00:00"] {
        assert_eq!(parse_date_with_year(text), Ok(day("2026-11-20")), "{text}");
    }
    for text in ["today", "yesterday", "mon", "20/11", "20 Nov"] {
        assert_eq!(parse_date_with_year(text), Err(DateError::NoYear { typed: text.to_owned() }));
    }
    for text in ["11/20/2026", "2026-11-31", "", "45981", "20/11/2026 09:30"] {
        assert!(parse_date_with_year(text).is_err(), "{text}");
    }
}
