use super::super::Assessed;
use super::super::happened::{deliveries, open_targets};
use super::super::patterns::Patterns;
use super::super::review::Words;
use super::super::worked::{SCHOOL, empty, read, school, worked};
use super::*;
use crate::chart::{Became, Mark, SingleCase};
use crate::progress::Progress;
use crate::progress::example::{day, filed, ladder, result, session, target};
use crate::record::{Filed, School, Session};

const AS_OF: &str = "2026-11-23";

fn autumn() -> Period {
    Period { from: day("2026-09-02"), to: day("2026-12-18") }
}

/// The graph of a target with these lines and sessions.
fn graph(lines: &str, sessions: &[Filed<Session>]) -> SingleCase {
    let (id, target) = target(lines);
    let progress = Progress::of(&id, &target, sessions, &ladder(), day(AS_OF));
    let school: School = read(SCHOOL);
    match single_case(&school, &progress, day(AS_OF)) {
        Some(Chart::SingleCase(chart)) => chart,
        other => panic!("{other:?}"),
    }
}

const WORDS: &str = "provision = \"phonics\"\nmeasure = { kind = \"accuracy\", of = 10, what = \"words\" }\n\
    goal = { level = 80, by = 2026-12-18, trials = 5 }\nteaching_from = 2026-09-14\n";

fn words() -> Vec<Filed<Session>> {
    vec![
        result("2026-09-10", "correct = 3\nof = 10"),
        session("2026-09-11", "0930", "provision = \"phonics\"\nmissed = \"staff-absent\"\n"),
        result("2026-09-15", "correct = 4\nof = 10"),
        session("2026-09-16", "0930", "provision = \"language\"\nmissed = \"staff-absent\"\n"),
        session("2026-09-17", "0930", "provision = \"phonics\"\nmissed = \"closed\"\n"),
        result("2026-10-05", "correct = 6\nof = 10"),
        result("2026-10-06", "correct = 3\nof = 3"),
        result("2026-10-07", "correct = 7\nof = 10\nprobe = true"),
        session("2026-10-08", "0930", "provision = \"phonics\"\nmissed = \"pupil-absent\"\n"),
    ]
}

#[test]
fn a_graph_has_every_result_and_the_sessions_that_its_provision_missed() {
    let chart = graph(WORDS, &words());
    let slots: Vec<(&str, Mark)> = chart.slots.iter().map(|slot| (slot.said.as_str(), slot.mark)).collect();
    let expected = [
        ("3/10", Mark::Result),
        ("missed: staff absent", Mark::Missed),
        ("4/10", Mark::Result),
        ("6/10", Mark::Result),
        ("3/3", Mark::SetAside),
        ("7/10", Mark::Probe),
        ("missed: pupil absent", Mark::Missed),
    ];
    assert_eq!(slots, expected);
    let dates: Vec<Option<&str>> = chart.slots.iter().map(|slot| slot.date.as_deref()).collect();
    assert_eq!(dates, [Some("10 Sep 2026"), None, None, Some("5 Oct"), None, None, None]);
    // The aim line begins with teaching.
    assert_eq!(
        chart.slots.iter().map(|slot| slot.aim.is_some()).collect::<Vec<_>>(),
        [false, false, true, true, true, true, true]
    );
    let phases: Vec<_> = chart.phases.iter().map(|phase| (phase.name.as_str(), phase.first, phase.median)).collect();
    assert_eq!(phases, [("baseline", 0, Some(30.0)), ("teaching", 2, Some(50.0))]);
}

#[test]
fn a_graph_is_said_in_words() {
    let proposed = "[[change]]\non = 2026-11-30\nwhat = \"Sound buttons\"\nwhy = \"Slow\"\nby = \"jm\"\n";
    let chart = graph(&format!("{WORDS}{proposed}"), &words());
    assert_eq!(
        chart.description,
        "3 results: baseline, 1 result with a median of 30%; teaching, 2 results with a median of 50%. The latest is 60%, \
         on 5 October; the goal is 80%, and on the way there it would be about 41% by then. Also 1 probe, 1 result of too \
         few trials and 2 missed sessions. Proposed from 30 November and not agreed: Sound buttons."
    );
    let place: Vec<_> = chart.proposed.iter().map(|change| (change.first, change.from.as_str())).collect();
    assert_eq!(place, [(7, "30 November")]);
}

#[test]
fn a_change_says_what_it_was_once_it_is_agreed_and_nothing_once_it_is_refused() {
    let change = |more: &str| {
        let lines = "[[change]]\non = 2026-10-05\nwhat = \"Sound buttons\"\nwhy = \"Slow\"\nby = \"jm\"\n";
        graph(&format!("{WORDS}{lines}{more}"), &words())
    };
    let agreed = change("agreed = { by = \"as\", on = 2026-10-05 }\n");
    let last = agreed.phases.last().unwrap();
    assert_eq!((last.name.as_str(), last.first), ("since the change on 5 October", 3));
    assert_eq!((last.what.as_deref(), agreed.proposed.len()), (Some("Sound buttons"), 0));
    let refused = change("refused = { by = \"as\", on = 2026-10-06, why = \"Wait\" }\n");
    assert_eq!((refused.phases.len(), refused.proposed.len()), (2, 0));
}

#[test]
fn help_is_a_side_of_rungs_with_the_least_at_the_top() {
    let lines = "measure = { kind = \"help\" }\ngoal = { help = \"prompting\", sessions = 2 }\n";
    let chart = graph(lines, &[result("2026-09-14", "help = \"clueing\"")]);
    let ticks: Vec<_> = chart.axis.ticks.iter().map(|tick| (tick.at, tick.label.as_str())).collect();
    let expected =
        [(4.0, "correcting"), (3.0, "modelling"), (2.0, "clueing"), (1.0, "prompting"), (0.0, "independent")];
    assert_eq!(ticks, expected);
    assert_eq!((chart.axis.foot, chart.axis.top), (4.0, 0.0));
    assert_eq!(chart.goal.map(|goal| (goal.at, goal.label)), Some((1.0, "prompting".to_owned())));
    assert_eq!(chart.slots[0].said, "clueing");
}

#[test]
fn yes_and_no_have_no_median_and_no_way_between_them() {
    let lines =
        "measure = { kind = \"yes-no\" }\ngoal = { level = 100, by = 2026-12-18 }\nteaching_from = 2026-09-11\n";
    let sessions =
        ["10", "14", "15", "16"].map(|day| result(&format!("2026-09-{day}"), &format!("yes = {}", day > "14")));
    let chart = graph(lines, &sessions);
    assert!(chart.slots.iter().all(|slot| slot.aim.is_none()) && chart.phases.iter().all(|it| it.median.is_none()));
    let said = "4 results: baseline, yes in 0 of 1; teaching, yes in 2 of 3. The latest is yes, on 16 September; the goal \
                is yes.";
    assert_eq!(chart.description, said);
}

#[test]
fn less_is_said_to_be_better_where_it_is() {
    let lines =
        "measure = { kind = \"latency\", what = \"to begin\" }\ndirection = \"decrease\"\ngoal = { level = 60 }\n";
    let chart = graph(lines, &[result("2026-09-14", "seconds = 200")]);
    assert_eq!(chart.axis.label, "to begin, minutes:seconds (less is better)");
    assert_eq!(chart.axis.ticks.last().map(|tick| tick.label.as_str()), Some("4:00"));
}

#[test]
fn every_chart_of_the_worked_pupil_says_what_it_shows() {
    let (school, records, as_of) = (school(), worked(), day(AS_OF));
    let progress = open_targets(&school, &records, autumn(), as_of);
    let calendar = SchoolCalendar::of(&school);
    let period = Period { from: day("2026-11-09"), to: as_of };
    let given = deliveries(&records, &calendar, period, as_of);
    let charts = DeliveryCharts::of(&given, &calendar, period, as_of);
    let descriptions = [targets(&school, &records.id, &progress, as_of), charts.calendar, charts.bars]
        .map(|chart| chart.map(|chart| (chart.name().to_owned(), chart.description().to_owned())));
    let expected = [
        ("targets-rowan", "1 target: “Reads words such as 'ship' and 'chat' aloud” is too-few, at 90% toward 80%."),
        (
            "sessions",
            "From 9 November to 23 November. Structured phonics: 3 given, 1 pupil not there, 1 school did not provide and \
             6 not recorded.",
        ),
        (
            "provision",
            "Minutes from 9 November to 23 November. Structured phonics: 60 of 275 given, 40 owed since the school did not \
             provide, 25 missed since the pupil was not there and 150 not recorded.",
        ),
    ];
    assert_eq!(descriptions, expected.map(|(name, said)| Some((name.to_owned(), said.to_owned()))));
}

#[test]
fn a_calendar_has_a_row_for_each_week_of_school() {
    let (records, as_of) = (worked(), day(AS_OF));
    let calendar = SchoolCalendar::of(&school());
    let given = deliveries(&records, &calendar, autumn(), as_of);
    let charts = DeliveryCharts::of(&given, &calendar, autumn(), as_of);
    let Some(Chart::Calendar(chart)) = charts.calendar else { panic!("no calendar") };
    assert_eq!((chart.weeks.len(), chart.weeks[0].monday.as_str()), (13, "31 Aug"));
    // Half-term.
    assert_eq!(chart.weeks[8].closed, [0, 1, 2, 3, 4]);
    let tuesday = chart.columns[0].days.iter().find(|day| (day.week, day.weekday) == (11, 1)).unwrap();
    assert_eq!(tuesday.sessions, [Became::Pupil]);
    let table = Chart::Calendar(chart).table();
    assert_eq!(table.head, ["Week of", "Structured phonics"]);
    assert_eq!(table.rows[11], ["16 Nov", "2 given, 1 pupil not there, 1 school did not provide and 1 not recorded"]);
}

#[test]
fn ratings_are_said_each_with_its_middle_and_its_latest() {
    let mut records = worked();
    let seen = |day: &str, rated: &str| {
        let path = format!("pupils/rowan/observations/{}/{}-1000-jm-2xra.toml", &day[..7], &day[8..]);
        filed(&path, &format!("date = {day}\nstaff = \"jm\"\nkind = \"wellbeing\"\n{rated}"))
    };
    records.observations = vec![
        seen("2026-09-28", "wellbeing = 2.5\ninvolvement = 3"),
        seen("2026-10-05", "wellbeing = 3"),
        seen("2026-11-02", "wellbeing = 4"),
    ];
    let Some(Chart::Ratings(chart)) = Patterns::of(&records, autumn(), Words::Kept, day(AS_OF)).chart else {
        panic!("no chart")
    };
    assert_eq!(
        chart.description,
        "From 28 September to 2 November. Well-being: median 3 (2.5 to 4; 3 ratings), the latest 4. Involvement: median 3, \
         the latest 3."
    );
    assert_eq!(chart.days, 35);
    let dates: Vec<_> = chart.dates.iter().map(|tick| (tick.at, tick.label.as_str())).collect();
    assert_eq!(dates, [(0.0, "28 Sep 2026"), (3.0, "1 Oct"), (34.0, "1 Nov")]);
}

#[test]
fn where_nothing_was_recorded_there_is_no_chart() {
    let (school, records, as_of) = (school(), empty(), day(AS_OF));
    let calendar = SchoolCalendar::of(&school);
    let none = DeliveryCharts::of(&deliveries(&records, &calendar, autumn(), as_of), &calendar, autumn(), as_of);
    assert_eq!(none, DeliveryCharts { calendar: None, bars: None });
    assert_eq!(targets(&school, &records.id, &[], as_of), None);
    assert_eq!(Patterns::of(&records, autumn(), Words::Kept, as_of).chart, None);
    let worked = worked();
    let progress = open_targets(&school, &worked, autumn(), as_of);
    let charts: Vec<bool> =
        progress.iter().map(|progress| Assessed::of(&school, progress, as_of).chart.is_some()).collect();
    assert_eq!(charts, [false, true]);
}
