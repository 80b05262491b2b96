//! The status of a target: a verdict, the rule behind it, the reason in words, and the records that it rests on.

use chrono::NaiveDate;

use super::goal_rule::{Found, GoalRule};
use super::phase::{Phase, PhaseKind};
use super::series::{Point, Series};
use crate::calendar::say;
use crate::record::agreement::{ReviewResult, Verdict};
use crate::record::help::Ladder;
use crate::record::{Filed, RecordPath, Target};
use crate::text;

/// Fewer results than this since teaching began or since the last agreed change say nothing of a trend (contract,
/// "Assessing"; statistics, sections 3.2 and 4).
const ENOUGH: usize = 6;

/// What keywork says of a target. The adult decides; nothing of it is ever written into a record.
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
    /// number of results.
    #[must_use]
    pub fn of(
        target: &Filed<Target>,
        series: &Series<'_>,
        phases: &[Phase],
        ladder: &Ladder,
        as_of: NaiveDate,
    ) -> Self {
        if let Some(ended) = ended(target, as_of).or_else(|| not_started(target, series)) {
            return ended;
        }
        let goal = target.record.goal_on(as_of);
        let rule = GoalRule::new(&target.record, goal, ladder);
        let best = match rule.find(series.teaching()) {
            Found::Met(run) => return met(target, &rule, &run, as_of),
            Found::Best(best) => best,
        };
        let best_said = rule.say_best(&best);
        if let Some(by) = goal.by.filter(|by| *by < as_of) {
            let because = format!("the goal's date, {}, has gone by; {best_said}", say::within(by, as_of));
            return Self::new(Verdict::Overdue, "goal date", because, Evidence::of(target, &best));
        }
        by_number(target, series, phases, &best_said, as_of)
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

/// The day on which the goal's own rule was met, where it was.
pub(super) fn met_on(target: &Target, series: &Series<'_>, ladder: &Ladder, as_of: NaiveDate) -> Option<NaiveDate> {
    match GoalRule::new(target, target.goal_on(as_of), ladder).find(series.teaching()) {
        Found::Met(run) => run.last().map(|point| point.date),
        Found::Best(_) => None,
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
    let because = match series.probes.len() {
        0 => "no result yet".to_owned(),
        probes => format!("no result yet but {}", text::count(probes, "probe")),
    };
    let evidence = || Evidence::of(target, &series.probes);
    series.points.is_empty().then(|| Status::new(Verdict::NotStarted, "no result yet", because, evidence()))
}

fn met(target: &Filed<Target>, rule: &GoalRule<'_>, run: &[Point<'_>], as_of: NaiveDate) -> Status {
    let last = run.last().map(|point| say::within(point.date, as_of)).unwrap_or_default();
    let on = if run.len() > 1 { "the last on" } else { "on" };
    let because = format!("{}, {on} {last}", rule.say_met(run));
    Status::new(Verdict::Met, "goal rule", because, Evidence::of(target, run))
}

fn by_number(target: &Filed<Target>, series: &Series<'_>, phases: &[Phase], best: &str, as_of: NaiveDate) -> Status {
    let Some(phase) = phases.last().filter(|phase| phase.kind != PhaseKind::Baseline) else {
        let baseline = text::count(series.baseline().len(), "baseline result");
        let because = format!("{baseline}, and teaching has not begun");
        return Status::new(Verdict::TooFew, TOO_FEW, because, Evidence::of(target, series.baseline()));
    };
    let counted = &series.points[series.points.partition_point(|point| point.date < phase.from)..];
    let since = match phase.kind {
        PhaseKind::Change => phase.name.clone(),
        _ => format!("since teaching began on {}", say::within(phase.from, as_of)),
    };
    let results = format!(
        "{} {since}",
        if counted.is_empty() { "no result".to_owned() } else { text::count(counted.len(), "result") }
    );
    let evidence = Evidence::of(target, counted);
    if counted.len() < ENOUGH {
        let because = format!("{results}; {ENOUGH} are needed before a trend can be judged");
        return Status::new(Verdict::TooFew, TOO_FEW, because, evidence);
    }
    let because = format!("{results}, and the goal is not met yet; {best}");
    Status::new(Verdict::Watch, "goal not met yet", because, evidence)
}

const TOO_FEW: &str = "fewer than six points";

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
            Status::of(&target, &series, &phase::of(&target.record, &series, as_of), &ladder, as_of)
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
        let watch = "6 results since teaching began on 14 September, and the goal is not met yet; \
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
