//! The status of a target: a verdict, the rule behind it, the reason in words, and the records that it rests on.

use chrono::NaiveDate;

mod trend;

use super::AimLine;
use super::goal_rule::{Found, GoalRule};
use super::phase::Phase;
use super::series::{Point, Series};
use crate::calendar::say;
use crate::record::agreement::{ReviewResult, Verdict};
use crate::record::help::Ladder;
use crate::record::{Filed, RecordPath, Target};
use crate::text;

/// What keywork says of a target. The adult decides; only a review that an adult writes keeps the verdict, beside the
/// decision.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Status {
    verdict: Verdict,
    rule: &'static str,
    because: String,
    evidence: Vec<RecordPath>,
}

/// The records behind a status: the target's own file first, and so never none.
struct Evidence(Vec<RecordPath>);

impl Evidence {
    fn of(target: &Filed<Target>, points: &[Point<'_>]) -> Self {
        Self([&target.path].into_iter().chain(points.iter().map(|point| point.path)).cloned().collect())
    }
}

impl Status {
    /// The status on a day, in the contract's order: ended, not started, the goal's own rule, overdue, then by the
    /// number of results and by the trend.
    #[must_use]
    pub fn of(
        target: &Filed<Target>,
        series: &Series<'_>,
        phases: &[Phase],
        aim: Option<AimLine>,
        ladder: &Ladder,
        as_of: NaiveDate,
    ) -> Self {
        if let Some(ended) = ended(target, as_of).or_else(|| not_started(target, series)) {
            return ended;
        }
        let goal = target.record.goal_on(as_of);
        let rule = GoalRule::new(&target.record, goal, ladder);
        let best = match rule.find(series.teaching()) {
            Found::Met(run) => return met(target, &rule, &run, &series.probes, as_of),
            Found::Best(best) => best,
        };
        let best_said = rule.say_best(&best);
        if let Some(by) = goal.by.filter(|by| *by < as_of) {
            let because = format!("the goal's date, {}, has gone by; {best_said}", say::within(by, as_of));
            return Self::new(Verdict::Overdue, "goal date", because, Evidence::of(target, &best));
        }
        trend::Judged { target, series, phases, aim, ladder, as_of, best: best_said }.status()
    }

    fn new(verdict: Verdict, rule: &'static str, because: String, evidence: Evidence) -> Self {
        Self { verdict, rule, because, evidence: evidence.0 }
    }

    /// The verdict.
    #[must_use]
    pub fn verdict(&self) -> Verdict {
        self.verdict
    }

    /// The short, stable name of the rule that decided.
    #[must_use]
    pub fn rule(&self) -> &'static str {
        self.rule
    }

    /// Why, in a plain sentence with its numbers.
    #[must_use]
    pub fn because(&self) -> &str {
        &self.because
    }

    /// The files that the reason rests on: the target's own first, then sessions, oldest first.
    #[must_use]
    pub fn evidence(&self) -> &[RecordPath] {
        &self.evidence
    }
}

fn ended(target: &Filed<Target>, as_of: NaiveDate) -> Option<Status> {
    let on = target.record.ended(as_of)?;
    let review = target.record.review.iter().rev().find(|review| review.on == on)?;
    let how = match review.result {
        ReviewResult::Met => "met",
        ReviewResult::Partly => "met in part",
        ReviewResult::NotMet => "not met",
    };
    let because = format!("ended at the review on {}, {how}", say::within(on, as_of));
    Some(Status::new(Verdict::Ended, "ended at a review", because, Evidence::of(target, &[])))
}

/// "`not-started` means no result yet" (contract, "Planning"); a probe alone is no result of teaching or baseline.
fn not_started(target: &Filed<Target>, series: &Series<'_>) -> Option<Status> {
    let but = [(series.probes.len(), "probe", ""), (series.few.len(), "result", " of too few trials")];
    let but = but.into_iter().filter(|(number, ..)| *number > 0);
    let but: Vec<String> = but.map(|(number, noun, after)| text::count(number, noun) + after).collect();
    let because =
        if but.is_empty() { "no result yet".to_owned() } else { format!("no result yet but {}", text::and_list(&but)) };
    let evidence = || Evidence::of(target, &[&series.probes[..], &series.few].concat());
    series.points.is_empty().then(|| Status::new(Verdict::NotStarted, "no result yet", because, evidence()))
}

/// Once met it stays met; the latest probe after that day says whether it is kept up.
fn met(
    target: &Filed<Target>,
    rule: &GoalRule<'_>,
    run: &[Point<'_>],
    probes: &[Point<'_>],
    as_of: NaiveDate,
) -> Status {
    let on = run.last().map(|point| point.date);
    let last = on.map(|on| say::within(on, as_of)).unwrap_or_default();
    let since = &probes[probes.partition_point(|probe| Some(probe.date) <= on)..];
    let Some(probe) = since.last() else {
        let on = if run.len() > 1 { "the last on" } else { "on" };
        let because = format!("{}, {on} {last}", rule.say_met(run));
        return Status::new(Verdict::Met, "goal rule", because, Evidence::of(target, run));
    };
    let (verdict, is) =
        if rule.reaches(probe) { (Verdict::KeptUp, "is still") } else { (Verdict::NotKeptUp, "is not") };
    let latest = if since.len() > 1 {
        format!("the latest of {} since", text::count(since.len(), "probe"))
    } else {
        "the probe since".to_owned()
    };
    let day = say::within(probe.date, as_of);
    let because = format!("met on {last}, and {latest}, {} on {day}, {is} {}", say_probe(probe), rule.say());
    Status::new(verdict, "probe after the goal was met", because, Evidence::of(target, &[run, since].concat()))
}

/// `8/10`, or the help where that alone was noted.
fn say_probe(probe: &Point<'_>) -> String {
    let said = probe.say();
    if said.is_empty() { probe.help().map(ToString::to_string).unwrap_or_default() } else { said }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::progress::example::{day, ladder, results, target};
    use crate::progress::phase;

    const GOAL: &str = "measure = { kind = \"accuracy\", of = 10 }\n\
        goal = { level = 80, sessions = 3, help = \"independent\", by = 2026-12-18 }\nteaching_from = 2026-09-14\n";
    const AGREED: &str = "[[change]]\non = 2026-10-05\nwhat = \"Sound buttons\"\nwhy = \"Slow\"\nby = \"jm\"\n\
        agreed = { by = \"as\", on = 2026-10-05 }\n";

    /// Verdict, reason and number of sessions in the evidence; the results are `day:correct`, without help.
    fn status(extra: &str, days: &str, as_of: &str) -> (Verdict, String, usize) {
        let (id, target) = target(&format!("{GOAL}{extra}"));
        let pairs: Vec<(String, String)> = days
            .split_whitespace()
            .map(|item| {
                let (day, correct) = item.split_once(':').unwrap();
                (format!("2026-{day}"), format!("correct = {correct}\nof = 10\nhelp = \"independent\""))
            })
            .collect();
        let pairs: Vec<(&str, &str)> = pairs.iter().map(|(day, text)| (day.as_str(), text.as_str())).collect();
        let (mut records, ladder, as_of) = (results(&pairs), ladder(), day(as_of));
        let of = |records: &[Filed<crate::record::Session>]| {
            let series = Series::of(&id, &target.record, records, &ladder, as_of);
            let phases = phase::of(&target.record, &series, as_of);
            let aim = AimLine::of(&target.record, &series, as_of);
            Status::of(&target, &series, &phases, aim, &ladder, as_of)
        };
        let status = of(&records);
        records.reverse();
        assert_eq!(of(&records), status, "the order of the files changes nothing");
        assert_eq!(status.evidence()[0].as_str(), "pupils/rowan/targets/cvc-words.toml");
        (status.verdict(), status.because().to_owned(), status.evidence().len() - 1)
    }

    #[track_caller]
    fn case(extra: &str, days: &str, as_of: &str, expected: (Verdict, &str, usize)) {
        let (verdict, because, evidence) = status(extra, days, as_of);
        assert_eq!((verdict, because.as_str(), evidence), expected, "{days} as of {as_of}");
    }

    const SIX: &str = "09-14:3 09-15:4 09-16:5 09-17:8 09-18:6 09-21:7";

    #[test]
    fn the_order_is_ended_not_started_met_overdue_too_few_watch() {
        let ended = "[[review]]\non = 2026-11-20\nby = \"jm\"\nresult = \"partly\"\ndecision = \"end\"\nwhy = \"x\"\n";
        let said = "ended at the review on 20 November, met in part";
        case(ended, "", "2026-11-23", (Verdict::Ended, said, 0));
        case(ended, "", "2026-11-19", (Verdict::NotStarted, "no result yet", 0));
        case("", "", "2027-01-10", (Verdict::NotStarted, "no result yet", 0));
        let met = "3 sessions in a row at 80% or more with no help, the last on 17 September";
        case("", "09-14:3 09-15:8 09-16:9 09-17:10 09-18:2", "2026-11-23", (Verdict::Met, met, 3));
        let met = "3 sessions in a row at 80% or more with no help, the last on 17 September 2026";
        case("", "09-15:8 09-16:9 09-17:10 09-18:2", "2027-01-10", (Verdict::Met, met, 3));
        let late = "the goal's date, 18 December, has gone by; best run so far: 1 of 3 sessions in a row at 80% or more with no help";
        case("", SIX, "2026-12-19", (Verdict::Overdue, late, 1));
        assert_eq!(status("", SIX, "2026-12-18").0, Verdict::Watch);
        let watch = "6 results since teaching began on 14 September, and 10 are needed for a verdict on the trend; \
                     best run so far: 1 of 3 sessions in a row at 80% or more with no help";
        case("", SIX, "2026-11-23", (Verdict::Watch, watch, 6));
    }

    #[test]
    fn six_results_are_needed_since_teaching_began_or_the_last_agreed_change() {
        let needed = "6 are needed before a trend can be judged";
        let five = format!("5 results since teaching began on 14 September; {needed}");
        case("", "09-14:3 09-15:4 09-16:5 09-17:8 09-18:6", "2026-11-23", (Verdict::TooFew, &five, 5));
        case("", SIX, "2026-09-20", (Verdict::TooFew, &five, 5));
        let after = format!("1 result since the change on 5 October; {needed}");
        case(AGREED, &format!("{SIX} 10-05:4"), "2026-11-23", (Verdict::TooFew, &after, 1));
        let none = format!("no result since the change on 5 October; {needed}");
        case(AGREED, SIX, "2026-11-23", (Verdict::TooFew, &none, 0));
        let proposed = AGREED.replace("agreed = { by = \"as\", on = 2026-10-05 }\n", "");
        assert_eq!(status(&proposed, SIX, "2026-11-23"), status("", SIX, "2026-11-23"));
    }

    const BASELINE: &str = "09-09:3 09-10:3 09-11:3";

    /// Results one a weekday from 14 September on, after a baseline of 30 %.
    fn from_the_14th(correct: &[i64]) -> String {
        let weekdays = (14..).filter(|day| (day - 14) % 7 < 5).zip(correct);
        let day = |(day, correct): (i64, &i64)| {
            let (month, day) = if day > 30 { (10, day - 30) } else { (9, day) };
            format!(" {month:02}-{day:02}:{correct}")
        };
        BASELINE.to_owned() + &weekdays.map(day).collect::<String>()
    }

    const AS_OF: &str = "2026-10-30";

    #[track_caller]
    fn trend(correct: &[i64], expected: (Verdict, &str)) {
        let (verdict, because, evidence) = status("", &from_the_14th(correct), AS_OF);
        let because = because.strip_suffix("; no session yet at 80% or more with no help").unwrap_or(&because);
        assert_eq!((verdict, because, evidence), (expected.0, expected.1, correct.len()), "{correct:?}");
    }

    #[test]
    fn the_trend_is_said_with_its_numbers_and_how_often_it_is_wrong() {
        let flat = [3, 4, 3, 2, 3, 4, 3, 2, 3, 3, 4, 3, 2, 3, 2];
        let since = "15 results since teaching began on 14 September";
        trend(
            &flat[..9],
            (
                Verdict::Watch,
                "9 results since teaching began on 14 September, and 10 are needed for a verdict on the trend",
            ),
        );
        let said = format!(
            "at two looks in a row, {since} lead to about 5% by 18 December, and the goal is 80%; \
             about 27% now, where about 39% is expected; no session yet at 80% or more with no help; \
             of pupils on track, about 6 in 100 look like this too"
        );
        trend(&flat, (Verdict::NoProgress, &said));
    }

    #[test]
    fn a_probe_after_it_was_met_says_whether_it_is_kept_up() {
        let run = "09-15:8 09-16:9 09-17:10";
        let probes = |lines: &[(&str, i64)]| {
            let (id, target) = target(GOAL);
            let mut records = results(&[]);
            for item in run.split_whitespace() {
                let (day, correct) = item.split_once(':').unwrap();
                records.push(crate::progress::example::result(
                    &format!("2026-{day}"),
                    &format!("correct = {correct}\nof = 10\nhelp = \"independent\""),
                ));
            }
            for (day, correct) in lines {
                let probe = format!("correct = {correct}\nof = 10\nprobe = true");
                records.push(crate::progress::example::result(&format!("2026-{day}"), &probe));
            }
            let (ladder, as_of) = (ladder(), day("2026-11-23"));
            let series = Series::of(&id, &target.record, &records, &ladder, as_of);
            let status = Status::of(&target, &series, &[], None, &ladder, as_of);
            (status.verdict(), status.because().to_owned(), status.evidence().len() - 1)
        };
        let kept =
            "met on 17 September, and the probe since, 8/10 on 24 September, is still at 80% or more with no help";
        assert_eq!(probes(&[("09-24", 8)]), (Verdict::KeptUp, kept.to_owned(), 4));
        let lost = "met on 17 September, and the latest of 2 probes since, 7/10 on 1 October, is not at 80% or more with no help";
        assert_eq!(probes(&[("09-24", 8), ("10-01", 7)]), (Verdict::NotKeptUp, lost.to_owned(), 5));
        assert_eq!(probes(&[("09-16", 2), ("09-17", 2)]).0, Verdict::Met, "a probe of before says nothing of after");
        assert_eq!(probes(&[("09-24", 2), ("10-01", 9)]).0, Verdict::KeptUp, "the latest decides");
    }

    #[test]
    fn a_baseline_is_a_result_and_never_meets_the_goal() {
        let baseline = "09-01:9 09-02:9 09-03:9";
        let said = "3 baseline results, and teaching has not begun";
        case("", baseline, "2026-09-10", (Verdict::TooFew, said, 3));
        let said = "no result since teaching began on 14 September; 6 are needed before a trend can be judged";
        case("", baseline, "2026-11-23", (Verdict::TooFew, said, 0));
    }

    #[test]
    fn the_goal_is_the_one_of_the_day() {
        let lower = AGREED.replace("agreed", "goal = { level = 60 }\ngoal_alone = true\nagreed");
        let met = "1 session at 60% or more, on 17 September";
        case(&lower, SIX, "2026-11-23", (Verdict::Met, met, 1));
        assert_ne!(status(&lower, SIX, "2026-10-04").0, Verdict::Met);
    }
}
