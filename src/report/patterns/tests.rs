//! What was observed, counted.

use super::*;
use crate::progress::example::{day, filed};
use crate::record::PupilId;

fn seen(date: &str, time: &str, lines: &str) -> Filed<Observation> {
    let path =
        format!("pupils/rowan/observations/{}/{}-{}-jm-2xra.toml", &date[..7], &date[8..], time.replace(':', ""));
    let start = if time.is_empty() { String::new() } else { format!("start = {time}:00\n") };
    filed(&path, &format!("date = {date}\n{start}staff = \"jm\"\n{lines}"))
}

fn patterns(observations: Vec<Filed<Observation>>, as_of: &str) -> Patterns {
    let mut records = PupilRecords::empty(PupilId::parse("rowan").unwrap());
    records.observations = observations;
    let period = Period { from: day("2026-09-02"), to: day("2026-12-18") };
    let patterns = Patterns::of(&records, period, Words::Kept, day(as_of));
    records.observations.reverse();
    assert_eq!(
        Patterns::of(&records, period, Words::Kept, day(as_of)),
        patterns,
        "the order of the files changes nothing"
    );
    patterns
}

fn said(tallies: &[Tally]) -> Vec<String> {
    let each = |tally: &Tally| {
        format!("{}: {}/{}/{} of {}", tally.what, tally.behaviours, tally.incidents, tally.restrictive, tally.total)
    };
    tallies.iter().map(each).collect()
}

const BELL: &str = "kind = \"behaviour\"\nintensity = 3\nplace = \"the hall\"\nbefore = \"The bell rang.\"\nhelped = \"Ear defenders\"\n";

#[test]
fn what_was_hard_is_counted_by_day_time_place_and_what_came_before() {
    let all = vec![
        seen("2026-11-16", "08:59", BELL),
        seen(
            "2026-11-23",
            "09:00",
            "kind = \"incident\"\nplace = \"The hall\"\nbefore = \"the bell rang\"\nintensity = 5\n",
        ),
        seen("2026-11-19", "12:00", "kind = \"restrictive\"\nplace = \"playground\"\n"),
        seen("2026-11-19", "", "kind = \"behaviour\"\nintensity = 1\n"),
        seen(
            "2026-11-20",
            "10:00",
            "kind = \"voice\"\nsaid = \"Too loud\"\nplace = \"the hall\"\nhelped = \"ear defenders.\"\n",
        ),
        seen("2026-08-31", "10:00", BELL),
        seen("2026-11-24", "10:00", BELL),
    ];
    let patterns = patterns(all, "2026-11-23");
    assert_eq!((patterns.behaviours, patterns.incidents, patterns.restrictive), (2, 1, 1));
    assert_eq!(said(&patterns.by_day), ["Monday: 1/1/0 of 2", "Thursday: 1/0/1 of 2"]);
    assert_eq!(
        said(&patterns.by_time),
        [
            "before 09:00: 1/0/0 of 1",
            "09:00 to 10:30: 0/1/0 of 1",
            "12:00 to 13:30: 0/0/1 of 1",
            "no time written: 1/0/0 of 1"
        ]
    );
    assert_eq!(
        said(&patterns.by_place),
        ["the hall: 1/1/0 of 2", "playground: 0/0/1 of 1", "no place written: 1/0/0 of 1"]
    );
    assert_eq!(said(&patterns.by_before), ["The bell rang.: 1/1/0 of 2", "nothing written: 1/0/1 of 2"]);
    assert_eq!(said(&patterns.helped), ["Ear defenders: 1/0/0 of 2"]);
    assert_eq!((patterns.by_before[0].sources.len(), patterns.by_day[0].said.as_str()), (2, "1 behaviour, 1 incident"));
    let strength = patterns.intensity.unwrap();
    assert_eq!(
        (strength.median, strength.low, strength.high, strength.ratings),
        (3.0.into(), 1.0.into(), 5.0.into(), 3)
    );
}

#[test]
fn words_that_only_mean_the_same_are_not_put_together() {
    let of = |before: &str| seen("2026-11-16", before, &format!("kind = \"behaviour\"\nbefore = \"{before} bell\"\n"));
    let patterns = patterns(vec![of("10:00"), of("10:01")], "2026-11-23");
    assert_eq!(said(&patterns.by_before), ["10:00 bell: 1/0/0 of 1", "10:01 bell: 1/0/0 of 1"]);
}

#[test]
fn ratings_have_their_median_their_ends_and_their_number_by_month() {
    let rated =
        |date: &str, wellbeing: &str| seen(date, "10:00", &format!("kind = \"wellbeing\"\nwellbeing = {wellbeing}\n"));
    let all = vec![
        rated("2026-10-05", "2.5"),
        rated("2026-10-06", "4"),
        seen("2026-11-05", "10:00", "kind = \"note\"\ninvolvement = 3.5\n"),
        seen("2026-11-06", "10:00", "kind = \"note\"\nnote = \"Nothing rated\"\n"),
    ];
    let patterns = patterns(all, "2026-11-23");
    let months: Vec<_> = patterns.months.iter().map(|month| (month.month.as_str(), month.sources.len())).collect();
    assert_eq!(months, [("October 2026", 2), ("November 2026", 1)]);
    let october = patterns.months[0].wellbeing.clone().unwrap();
    assert_eq!((october.median, october.low, october.high, october.ratings), (3.25.into(), 2.5.into(), 4.0.into(), 2));
    assert_eq!(october.said, "3.25 (2.5 to 4; 2 ratings)");
    assert!(patterns.months[0].involvement.is_none() && patterns.months[1].wellbeing.is_none());
    assert_eq!(patterns.wellbeing, Some(october));
    assert!(patterns.events.is_empty() && patterns.by_day.is_empty() && patterns.helped.is_empty());
}

#[test]
fn a_parent_told_in_an_addition_is_told() {
    let restrictive =
        "kind = \"restrictive\"\nparent_told = [{ name = \"Mum\", how = \"phone\", at = \"2026-10-09 11:05\" }]\n";
    let adds = |date: &str, name: &str| {
        seen(
            date,
            "09:00",
            &format!(
                "adds = \"09-1038-jm-2xra\"\nparent_told = [{{ name = \"{name}\", how = \"letter\", at = \"{date}\" }}]\n"
            ),
        )
    };
    let all = vec![seen("2026-10-09", "10:38", restrictive), adds("2026-10-12", "Dad"), adds("2026-11-24", "Gran")];
    let patterns = patterns(all, "2026-11-23");
    let event = &patterns.events[0];
    assert_eq!(event.parents_told, ["Mum (phone), 2026-10-09 11:05", "Dad (letter), 2026-10-12"]);
    assert_eq!((patterns.events.len(), event.additions.len(), event.parents, patterns.not_told), (1, 1, "told", 0));
}

#[test]
fn why_a_parent_was_not_told_stays_in_the_record() {
    let why = "kind = \"restrictive\"\nparent_withheld = { why = \"Likely to do harm\" }\n";
    let all = vec![
        seen("2026-10-09", "10:38", why),
        seen("2026-10-10", "10:00", "kind = \"incident\"\n"),
        seen("2026-10-11", "10:00", "kind = \"behaviour\"\n"),
    ];
    let patterns = patterns(all, "2026-11-23");
    let parents: Vec<_> = patterns.events.iter().map(|event| event.parents).collect();
    assert_eq!((parents.as_slice(), patterns.not_told), (&["see-record", "not-told", "not-told"][..], 1));
    assert!(!serde_json::to_string(&patterns).unwrap().contains("harm"));
}
