//! What provision costs: minutes at the rate of their day, divided by the size of the group, in pence.
//!
//! The formula is the usual one of costed provision maps, minutes times the rate of an hour, over sixty and over the
//! size of the group. It is kept as a fraction and rounded once a line, half up, so that no total depends on the
//! order of the sessions. A rate is always one that the school wrote; without one there is no cost, never nought.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use num_rational::Ratio;

use super::delivery::{Delivery, Period, count};
use crate::calendar::SchoolCalendar;
use crate::record::quantity::{Pounds, Whole};
use crate::record::school::Rate;
use crate::record::{Minutes, Role};

/// What the time of a provision costs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Cost {
    /// So much.
    Known(Pounds),
    /// It is not written who gives the provision.
    NoRole,
    /// The school has written no rate for the role at all, or none for a day on which it is needed.
    NoRate {
        /// The role.
        role: Role,
        /// The first such day.
        on: Option<NaiveDate>,
    },
}

impl Cost {
    /// The sum, where it is known.
    #[must_use]
    pub fn pounds(self) -> Option<Pounds> {
        match self {
            Self::Known(pounds) => Some(pounds),
            Self::NoRole | Self::NoRate { .. } => None,
        }
    }
}

/// What a line costs, and the rates that it is reckoned with, oldest first.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Costed<'a> {
    /// The cost.
    pub cost: Cost,
    /// The rates.
    pub rates: Vec<&'a Rate>,
}

/// So many minutes on a day, for so many pupils together.
struct Time {
    day: NaiveDate,
    minutes: i64,
    group: i64,
}

impl<'a> Costed<'a> {
    /// What the promised sessions of the whole period cost, each at the rate of the day on which it falls due; none
    /// where it cannot be said what is promised.
    #[must_use]
    pub fn planned(delivery: &Delivery<'_>, rates: &'a [Rate]) -> Option<Self> {
        let provision = &delivery.provision.record;
        let (minutes, group) = (provision.minutes.get(), provision.group.map_or(1, Whole::get));
        let times = delivery.owed.iter().map(|day| Time { day: *day, minutes, group });
        delivery.promised.map(|_| Self::of(provision.role, rates, times))
    }

    /// What the sessions given cost, each at the rate of its day and by the size of its own group, at the role of the
    /// provision whoever gave it.
    #[must_use]
    pub fn delivered(delivery: &Delivery<'_>, rates: &'a [Rate]) -> Self {
        let provision = &delivery.provision.record;
        let times = delivery.given.iter().map(|filed| Time {
            day: filed.record.date,
            minutes: filed.record.minutes.map_or(0, Minutes::get),
            group: filed.record.group.or(provision.group).map_or(1, Whole::get),
        });
        Self::of(provision.role, rates, times)
    }

    fn of(role: Option<Role>, rates: &'a [Rate], times: impl Iterator<Item = Time>) -> Self {
        let Some(role) = role else { return Self { cost: Cost::NoRole, rates: Vec::new() } };
        let (mut used, mut parts, mut missing) = (Vec::new(), BTreeMap::new(), None);
        for time in times {
            let Some(rate) = rate_on(rates, role, time.day) else {
                missing = missing.into_iter().chain([time.day]).min();
                continue;
            };
            *parts.entry((rate.pounds_per_hour, time.group)).or_insert(0) += time.minutes;
            if !used.contains(&rate) {
                used.push(rate);
            }
        }
        used.sort_by_key(|rate| rate.from);
        let any = rates.iter().any(|rate| rate.role == role);
        let cost = match missing {
            None if any => Cost::Known(pounds_of(&parts)),
            day => Cost::NoRate { role, on: day.filter(|_| any) },
        };
        Self { cost, rates: used }
    }
}

/// The rate of a role that is in force on a day: of several, the one that began last.
#[must_use]
pub fn rate_on(rates: &[Rate], role: Role, day: NaiveDate) -> Option<&Rate> {
    let in_force = |rate: &&Rate| {
        rate.role == role && rate.from.is_none_or(|from| from <= day) && rate.to.is_none_or(|to| day <= to)
    };
    rates.iter().filter(in_force).max_by_key(|rate| rate.from)
}

/// The minutes at each rate and for each size of group, rounded to a penny once.
fn pounds_of(parts: &BTreeMap<(Pounds, i64), i64>) -> Pounds {
    let exact = parts.iter().map(|((an_hour, group), minutes)| {
        Ratio::new(i128::from(*minutes) * i128::from(an_hour.pence()), i128::from(60 * group))
    });
    rounded(exact.sum())
}

fn rounded(pence: Ratio<i128>) -> Pounds {
    Pounds::from_pence(i64::try_from(pence.round().to_integer()).unwrap_or(i64::MAX))
}

/// The part of a sum of pounds a year that falls to a period, by its share of the school days of the year, rounded to
/// a penny once; of an award, by those days on which it runs. None where a day of the period lies in a school year
/// whose terms are not all written.
#[must_use]
pub fn share_of_year(
    a_year: Pounds,
    runs: Option<Period>,
    calendar: &SchoolCalendar,
    period: Period,
) -> Option<Pounds> {
    let years = calendar.whole_years();
    let known = |day: NaiveDate| years.iter().any(|year| (year.from..=year.to).contains(&day));
    if !calendar.covers(period.from) || !calendar.school_days(period.from, period.to).all(known) {
        return None;
    }
    let shares = years.iter().map(|year| {
        let of_year = calendar.school_days(year.from, year.to);
        let (all, of_period) = of_year.fold((0, 0), |(all, part), day| {
            let counts = period.contains(day) && runs.is_none_or(|runs| runs.contains(day));
            (all + 1, part + usize::from(counts))
        });
        Ratio::new(i128::from(a_year.pence()) * i128::from(count(of_period)), i128::from(count(all).max(1)))
    });
    Some(rounded(shares.sum()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::progress::example::{day, filed, oakfield, provision, session};
    use crate::record::{Filed, School, Session};

    fn rates(lines: &str) -> Vec<Rate> {
        let text = format!("format = 1\nschool = \"Oakfield\"\n{lines}");
        filed::<School>("keywork.toml", &text).record.rate
    }

    fn rate(pounds: &str, lines: &str) -> String {
        format!("[[rate]]\nrole = \"key-worker\"\npounds_per_hour = {pounds}\n{lines}\n")
    }

    fn known(pence: i64) -> Cost {
        Cost::Known(Pounds::from_pence(pence))
    }

    /// The planned and the delivered cost of a provision in a period, in a calendar in which every weekday is open.
    fn costs(lines: &str, sessions: &[(&str, &str)], period: (&str, &str), rates: &[Rate]) -> (Cost, Cost) {
        let (id, provision) = provision(lines);
        let session = |(at, (date, lines)): (usize, &(&str, &str))| {
            session(date, &format!("{at:04}"), &format!("provision = \"phonics\"\n{lines}\n"))
        };
        let sessions: Vec<Filed<Session>> = sessions.iter().enumerate().map(session).collect();
        let (period, calendar) = (Period { from: day(period.0), to: day(period.1) }, SchoolCalendar::default());
        let delivery = Delivery::of(&id, &provision, &sessions, &calendar, period, period.to);
        let planned = Costed::planned(&delivery, rates).unwrap();
        (planned.cost, Costed::delivered(&delivery, rates).cost)
    }

    /// 38 weeks of 15 minutes five times one to one are 2 850 minutes, and 2 850 x 17.20 / 60 is 817.00 pounds; 12 weeks
    /// of an hour in a group of five are 720 x 17.20 / 60 / 5, 41.28 pounds.
    #[test]
    fn the_worked_costs_come_out_to_the_penny() {
        let rates = rates(&rate("17.20", ""));
        let daily = "minutes = 15\ntimes = 5\nper = \"week\"\ngroup = 1\nrole = \"key-worker\"\nfrom = 2026-01-05\n";
        assert_eq!(costs(daily, &[], ("2026-01-05", "2026-09-27"), &rates).0, known(81_700));
        let hour = "minutes = 60\nslots = [\"mon 09:00\"]\ngroup = 5\nrole = \"key-worker\"\nfrom = 2026-01-05\n";
        assert_eq!(costs(hour, &[], ("2026-01-05", "2026-03-29"), &rates).0, known(4_128));
    }

    #[test]
    fn each_session_is_at_the_rate_of_its_day_and_the_line_is_rounded_once() {
        let first = rate("16.60", "to = 2026-03-31");
        let second = rate("17.20", "from = 2026-04-01");
        let rates = rates(&format!("{first}{second}"));
        // Mondays 23 and 30 March and 6 April: 25 x (16.60 + 16.60 + 17.20) / 60 = 21.00.
        let weekly = "minutes = 25\nslots = [\"mon 09:30\"]\nrole = \"key-worker\"\nfrom = 2026-03-23\n";
        let given = [
            // 7 x 16.60 / 60 = 1.93 666...
            ("2026-03-23", "minutes = 7"),
            // 7 x 17.20 / 60 / 3 = 0.66 888...; together 2.60 555..., where each rounded alone gives 2.61 as well
            ("2026-04-06", "minutes = 7\ngroup = 3"),
            // 1 x 17.20 / 60 = 0.28 666..., together 2.89 222...: rounded one by one it would be 2.90
            ("2026-04-07", "minutes = 1"),
        ];
        assert_eq!(costs(weekly, &given, ("2026-03-23", "2026-04-12"), &rates), (known(2_100), known(289)));
    }

    #[test]
    fn without_a_rate_there_is_no_cost_and_never_nought() {
        let weekly = "minutes = 25\nslots = [\"mon 09:30\"]\nfrom = 2026-03-23\n";
        let of_role = format!("{weekly}role = \"key-worker\"\n");
        let week = ("2026-03-30", "2026-04-05");
        let late = rates(&rate("17.20", "from = 2026-04-01"));
        assert_eq!(costs(weekly, &[], week, &late), (Cost::NoRole, Cost::NoRole));
        let no_rate = Cost::NoRate { role: Role::KeyWorker, on: None };
        let monday = Cost::NoRate { role: Role::KeyWorker, on: Some(day("2026-03-30")) };
        // No session is given yet, so that there is nothing without a rate.
        assert_eq!(costs(&of_role, &[], week, &late), (monday, known(0)));
        assert_eq!(costs(&of_role, &[], week, &[]), (no_rate, no_rate));
        assert_eq!(no_rate.pounds(), None);
    }

    #[test]
    fn of_two_rates_the_later_is_in_force() {
        let [first, second, other] = [
            rate("16.60", "from = 2025-04-01"),
            rate("17.20", "from = 2026-04-01"),
            rate("40.00", "").replace("key-worker", "teacher"),
        ];
        let rates = rates(&format!("{second}{first}{other}"));
        for (on, pence) in [("2025-03-31", None), ("2026-03-31", Some(1_660)), ("2026-04-01", Some(1_720))] {
            let found = rate_on(&rates, Role::KeyWorker, day(on)).map(|rate| rate.pounds_per_hour.pence());
            assert_eq!(found, pence, "{on}");
        }
    }

    /// Autumn has 72 of the 191 school days of 2026-27.
    #[test]
    fn a_sum_of_the_year_falls_to_a_period_by_school_days() {
        let (calendar, threshold) = (oakfield(), Pounds::from_pence(600_000));
        let period = |from: &str, to: &str| Period { from: day(from), to: day(to) };
        let share = |runs, from, to| share_of_year(threshold, runs, &calendar, period(from, to)).map(Pounds::pence);
        assert_eq!(share(None, "2026-09-02", "2026-12-18"), Some(226_178));
        assert_eq!(share(None, "2026-09-01", "2027-08-31"), Some(600_000));
        // From the second half of autumn on: 34 days of it.
        let runs = Some(period("2026-11-01", "2027-10-31"));
        assert_eq!(share(runs, "2026-09-02", "2026-12-18"), Some(106_806));
        // Of 2025-26 only the summer is written.
        assert_eq!(share(None, "2026-06-01", "2026-12-18"), None);
        assert_eq!(share(None, "2027-09-01", "2027-12-18"), None);
        let unwritten = SchoolCalendar::default();
        assert_eq!(share_of_year(threshold, None, &unwritten, period("2026-09-02", "2026-12-18")), None);
    }
}
