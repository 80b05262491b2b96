use std::collections::BTreeMap;

use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::Serialize;

use super::MADE_BY;
use super::decision::{self, Decision};
use super::due::{DueItem, due};
use super::figure::Day;
use super::happened::{deliveries, missing_of, open_targets};
use super::people::Who;
use super::tallied::Tallied;
use super::unreadable::Unreadable;
use crate::calendar::SchoolCalendar;
use crate::progress::{Delivery, Period, Progress, Tally};
use crate::record::agreement::Verdict;
use crate::record::{PupilId, PupilRecords, School};

/// How many days ahead a row looks, as `keywork due` does (contract, "Everything around it").
const AHEAD: i64 = 60;
/// How many of the files that could not be read a row names.
const MOST: usize = 5;

/// Every pupil, for the SENCO.
#[derive(Clone, Debug, PartialEq, JsonSchema, Serialize)]
pub struct Caseload {
    /// The program's name, by which it knows its own files again.
    pub made_by: &'static str,
    /// `caseload`.
    pub report: &'static str,
    /// The day that counts as today.
    pub as_of: Day,
    /// The first day.
    pub from: Day,
    /// The last day.
    pub to: Day,
    /// The school.
    pub school: String,
    /// False where the school has written no term, so that every weekday counts as a school day.
    pub has_terms: bool,
    /// The pupils, by id; those who left only while something of theirs is due.
    pub pupils: Vec<CaseloadRow>,
    /// Delivered against promised, of all of them together.
    pub total: Tallied,
    /// How many targets and proposals wait for a decision.
    pub to_decide: usize,
    /// How much is overdue.
    pub overdue: usize,
    /// The pupils whose folder could not be opened, so that they are in nothing above.
    pub left_out: Vec<LeftOut>,
}

/// A pupil whose folder could not be opened.
#[derive(Clone, Debug, PartialEq, Eq, JsonSchema, Serialize)]
pub struct LeftOut {
    /// The pupil's id.
    pub pupil: String,
    /// What is wrong.
    pub message: String,
}

/// One pupil on the caseload: small, so that memory does not follow the number of records.
#[derive(Clone, Debug, PartialEq, JsonSchema, Serialize)]
pub struct CaseloadRow {
    /// The pupil's id.
    pub pupil: String,
    /// The name.
    pub name: String,
    /// The pupil's own file, where there is one.
    pub file: Option<String>,
    /// The last day, of one who has left.
    pub left: Option<Day>,
    /// The names of the key workers.
    pub key_workers: Vec<String>,
    /// How many targets have each status; those that a review has ended are not among them.
    pub statuses: BTreeMap<&'static str, usize>,
    /// The targets whose status asks for a decision.
    pub look: Vec<CaseloadItem>,
    /// What is proposed and waits for agreement.
    pub waiting: Vec<CaseloadItem>,
    /// Delivered against promised.
    #[serde(flatten)]
    pub tallied: Tallied,
    /// The oldest day of which a session is not recorded.
    pub unrecorded_since: Option<Day>,
    /// What is overdue, and what is due within sixty days, soonest first.
    pub due: Vec<DueItem>,
    /// How much of that is overdue.
    pub overdue: usize,
    /// What the plan lacks, in sentences.
    pub missing: Vec<String>,
    /// How many files could not be read, or not wholly.
    pub unreadable_files: usize,
    /// The first of them.
    pub unreadable: Vec<String>,
    #[serde(skip)]
    tally: Tally,
}

/// A target to look at, or something that waits for agreement.
#[derive(Clone, Debug, PartialEq, Eq, JsonSchema, Serialize)]
pub struct CaseloadItem {
    /// The status of the target, or `agree-cycle`, `agree-provision`, `agree-target`, `agree-change`.
    pub kind: &'static str,
    /// What it is about, in the plan's words.
    pub about: String,
    /// What there is to decide and why.
    pub what: String,
    /// The file.
    pub file: String,
}

impl Caseload {
    /// The report on these pupils.
    #[must_use]
    pub fn build(
        school: &School,
        pupils: Vec<CaseloadRow>,
        left_out: Vec<LeftOut>,
        period: Period,
        as_of: NaiveDate,
    ) -> Self {
        Self {
            made_by: MADE_BY,
            report: "caseload",
            as_of: Day(as_of),
            from: Day(period.from),
            to: Day(period.to),
            school: school.school.as_str().to_owned(),
            has_terms: SchoolCalendar::of(school).has_terms(),
            total: Tallied::of(&pupils.iter().map(|row| row.tally).sum()),
            to_decide: pupils.iter().map(|row| row.look.len() + row.waiting.len()).sum(),
            overdue: pupils.iter().map(|row| row.overdue).sum(),
            pupils,
            left_out,
        }
    }
}

impl LeftOut {
    /// A pupil of whom nothing could be read, and why.
    #[must_use]
    pub fn of(pupil: &PupilId, message: &str) -> Self {
        Self { pupil: pupil.to_string(), message: message.to_owned() }
    }
}

impl CaseloadRow {
    /// What the SENCO needs to know of one pupil; none once the pupil has left and nothing is due.
    #[must_use]
    pub fn of(school: &School, records: &PupilRecords, period: Period, as_of: NaiveDate) -> Option<Self> {
        let left = records.pupil.as_ref().filter(|pupil| pupil.record.has_left(as_of));
        let mut due = due(school, records, as_of);
        due.retain(|item| item.state == "overdue" || (item.state != "done" && item.days <= AHEAD));
        if left.is_some() && due.is_empty() {
            return None;
        }
        let (who, unreadable) = (Who::on(school, records, as_of), unreadable(records));
        let row = Self {
            pupil: who.pupil,
            name: who.name,
            file: who.pupil_file,
            left: left.and_then(|pupil| pupil.record.left.as_ref()).map(|left| Day(left.on)),
            key_workers: who.key_workers.into_iter().map(|person| person.name).collect(),
            statuses: BTreeMap::new(),
            look: Vec::new(),
            waiting: Vec::new(),
            tallied: Tallied::of(&Tally::default()),
            unrecorded_since: None,
            overdue: due.iter().filter(|item| item.state == "overdue").count(),
            due,
            missing: Vec::new(),
            unreadable_files: unreadable.len(),
            unreadable: unreadable.into_iter().take(MOST).collect(),
            tally: Tally::default(),
        };
        // Of one who has left only what is still owed.
        Some(if left.is_some() { row } else { row.at_school(school, records, period, as_of) })
    }

    fn at_school(self, school: &School, records: &PupilRecords, period: Period, as_of: NaiveDate) -> Self {
        let calendar = SchoolCalendar::of(school);
        let targets = open_targets(school, records, period, as_of);
        let waiting = decision::waiting(school, records, &targets, as_of);
        let (waiting, look): (Vec<Decision>, Vec<Decision>) =
            waiting.into_iter().partition(|decision| decision.kind.starts_with("agree-"));
        let deliveries = deliveries(records, &calendar, period, as_of);
        let tally: Tally = deliveries.iter().map(|delivery| Tally::of(delivery, as_of)).sum();
        Self {
            statuses: statuses(&targets),
            look: look.into_iter().map(CaseloadItem::of).collect(),
            waiting: waiting.into_iter().map(CaseloadItem::of).collect(),
            tallied: Tallied::of(&tally),
            unrecorded_since: deliveries.iter().filter_map(Delivery::unrecorded_since).min().map(Day),
            missing: missing_of(records, as_of),
            tally,
            ..self
        }
    }
}

fn statuses(targets: &[Progress<'_>]) -> BTreeMap<&'static str, usize> {
    let mut statuses = BTreeMap::new();
    let verdicts = targets.iter().map(|progress| progress.status.verdict());
    for verdict in verdicts.filter(|verdict| *verdict != Verdict::Ended) {
        *statuses.entry(verdict.word()).or_insert(0) += 1;
    }
    statuses
}

/// The pupil's own files, and not the school's, which are the same for all.
fn unreadable(records: &PupilRecords) -> Vec<String> {
    let own = format!("pupils/{}/", records.id);
    let mut files: Vec<String> = Unreadable::of(records).mistakes.into_iter().map(|mistake| mistake.file).collect();
    files.retain(|file| file.starts_with(&own));
    files.dedup();
    files
}

impl CaseloadItem {
    fn of(decision: Decision) -> Self {
        let Decision { kind, about, what, file, because_of: _ } = decision;
        Self { kind, about, what, file }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::progress::example::{day, filed};
    use crate::record::Pupil;
    use crate::render::{Template, json, markdown};
    use crate::report::Kind;
    use crate::report::worked::{PUPIL, empty, school, worked};

    fn autumn() -> Period {
        Period { from: day("2026-09-02"), to: day("2026-12-18") }
    }

    fn row(records: &PupilRecords) -> Option<CaseloadRow> {
        CaseloadRow::of(&school(), records, autumn(), day("2026-11-23"))
    }

    fn page(caseload: &Caseload) -> String {
        let template = Template { name: "caseload.md", source: Kind::Caseload.template() };
        markdown(caseload, &template).unwrap().as_str().to_owned()
    }

    fn caseload(rows: Vec<CaseloadRow>, left_out: Vec<LeftOut>) -> Caseload {
        Caseload::build(&school(), rows, left_out, autumn(), day("2026-11-23"))
    }

    #[test]
    fn a_row_says_what_a_senco_asks_first() {
        let row = row(&worked()).unwrap();
        let statuses: Vec<_> = row.statuses.iter().map(|(status, number)| (*status, *number)).collect();
        assert_eq!(statuses, [("not-started", 1), ("too-few", 1)]);
        // 54 of the 72 school days have come; 20 + 20 + 25 + 25 + 10 minutes are given, 25 + 15 the school's.
        let tallied = &row.tallied;
        assert_eq!((tallied.due_minutes, tallied.given_minutes, tallied.given_percent), (1350, 100, Some(7)));
        assert_eq!((tallied.missed_by_school_minutes, tallied.missed_by_pupil_minutes), (40, 25));
        assert_eq!((tallied.unrecorded_sessions, row.unrecorded_since), (47, Some(Day(day("2026-09-02")))));
        let kinds: Vec<_> = row.waiting.iter().map(|item| item.kind).collect();
        assert_eq!(kinds, ["agree-cycle", "agree-target", "agree-change"]);
        assert_eq!(row.key_workers, ["J. Marsh"]);
        assert!(row.due.iter().all(|item| item.state != "done" && item.days <= AHEAD), "{:?}", row.due);
        assert_eq!(row.overdue, row.due.iter().filter(|item| item.days < 0).count());
    }

    #[test]
    fn the_page_has_a_line_for_each_and_all_together() {
        let rows = vec![row(&worked()).unwrap(), row(&empty()).unwrap()];
        let left_out = vec![LeftOut { pupil: "sol".to_owned(), message: "the system refuses".to_owned() }];
        let caseload = caseload(rows, left_out);
        let page = page(&caseload);
        for part in [
            "# Caseload: Oakfield Primary School",
            "**1 pupil could not be read** and is in no figure: sol (the system refuses).",
            "| [Rowan Ash](pupils/rowan/pupil.toml) | 1 not-started, 1 too-few | 100 of 1350 minutes, 7% | 40 minutes | 47 | 3 |",
            "| rowan | none | nothing due | 0 minutes | none | nothing | nothing |",
            "| **All 2** |",
            "- **[Asks for help with a card](pupils/rowan/targets/asks-help.toml)**: agree the target",
            "- 47 sessions not recorded, the oldest of Wednesday 2 September 2026.",
            "- Nobody is the key worker today.",
            "- No provision is timetabled.",
        ] {
            assert!(page.contains(part), "no `{part}` in\n{page}");
        }
        assert!(json(&caseload).contains("\"left_out\": [\n    {\n      \"pupil\": \"sol\""));
    }

    #[test]
    fn one_who_left_is_there_for_what_is_still_owed_alone() {
        let mut records = worked();
        let left = |on: &str| -> crate::record::Filed<Pupil> {
            filed(
                "pupils/rowan/pupil.toml",
                &PUPIL.replacen("[[adult]]", &format!("left = {{ on = {on} }}\n[[adult]]"), 1),
            )
        };
        records.pupil = Some(left("2026-11-23"));
        assert!(row(&records).is_some(), "the last day is still a day at school");
        let promised = row(&records).unwrap().tallied.promised_sessions;
        assert_eq!(promised, 54, "and nothing is owed after it");
        records.pupil = Some(left("2026-11-20"));
        let gone = row(&records).unwrap();
        let whats: Vec<&str> = gone.due.iter().map(|item| item.what).collect();
        assert_eq!((whats, gone.left), (vec!["action", "record-transfer"], Some(Day(day("2026-11-20")))));
        assert!(gone.look.is_empty() && gone.statuses.is_empty() && gone.tallied.promised_sessions == 0);
        records.pupil = Some(left("2024-07-19, records_sent = 2024-07-22"));
        records.contacts.clear();
        assert_eq!(row(&records), None, "long ago, and nothing is owed");
    }

    #[test]
    fn a_school_without_pupils_has_a_caseload() {
        let page = page(&caseload(Vec::new(), Vec::new()));
        assert!(page.contains("| There is no pupil yet |"), "{page}");
    }
}
