use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::Serialize;

use super::MADE_BY;
use super::assessed::Assessed;
use super::decision::{self, Decision};
use super::due::{DueItem, due};
use super::figure::{Day, Time};
use super::happened::missing;
use super::people::Who;
use super::plan::Plan;
use super::review::{Advised, Delivered, MeetingHeld, ViewSaid, Waiting, Words, targets_of};
use super::unreadable::Unreadable;
use crate::calendar::SchoolCalendar;
use crate::progress::Period;
use crate::record::agreement::Verdict;
use crate::record::{Filed, Meeting, PupilRecords, School};

/// How far ahead the dates of the law are on an agenda, in days: as far as `keywork due` lists them.
const AHEAD: i64 = 60;

/// What [`due`] also lists and an agenda has in a part of its own.
const ELSEWHERE: [&str; 5] = ["action", "agreement", "question", "recommendation", "target"];

/// What is open, for the staff who lead the next meeting about a pupil. Questions and actions are in the words of the
/// records; why a session was missed, which may be an illness, is said by its reason alone.
#[derive(Clone, Debug, PartialEq, JsonSchema, Serialize)]
pub struct Agenda {
    /// The program's name, by which it knows its own files again.
    pub made_by: &'static str,
    /// `agenda`.
    pub report: &'static str,
    /// The day that counts as today.
    pub as_of: Day,
    /// The first day of the cycle, since when sessions and views are looked at; today where no cycle is current.
    pub from: Day,
    /// The pupil and the adults.
    #[serde(flatten)]
    pub who: Who,
    /// The next meeting that is planned.
    pub meeting: Option<Coming>,
    /// The last that was held, with its decisions.
    pub last_meeting: Option<MeetingHeld>,
    /// The actions and questions that nobody has closed.
    pub open: Vec<Waiting>,
    /// What waits to be agreed, and targets whose status asks for a decision.
    pub decisions: Vec<Decision>,
    /// Each target with its status, those that ended left out.
    pub targets: Vec<Assessed>,
    /// The provision of which the school missed sessions in the cycle, or left some unrecorded.
    pub provision: Vec<Delivered>,
    /// What professionals recommended and nobody has begun, or evaluated.
    pub recommendations: Vec<Advised>,
    /// Whose words are not in the cycle yet.
    pub views_missing: Vec<String>,
    /// What the law and the plan ask for by a day.
    pub due: Vec<DueItem>,
    /// What the plan lacks.
    pub missing: Vec<String>,
    /// What could not be read.
    pub unreadable: Unreadable,
}

/// A meeting that is planned.
#[derive(Clone, Debug, PartialEq, Eq, JsonSchema, Serialize)]
pub struct Coming {
    /// The day.
    pub date: Day,
    /// When.
    pub start: Option<Time>,
    /// The file.
    pub file: String,
    /// `review`, `annual-review`, `parents` or `professionals`.
    pub kind: &'static str,
    /// The same within a sentence.
    pub kind_said: &'static str,
    /// Who is invited, by name.
    pub invited: Vec<String>,
}

impl Agenda {
    /// What is open today.
    #[must_use]
    pub fn build(school: &School, records: &PupilRecords, as_of: NaiveDate) -> Self {
        let calendar = SchoolCalendar::of(school);
        let from = Plan::begins(records.cycles.values().map(|cycle| &cycle.record), as_of);
        let cycle = Period { from, to: as_of };
        let ever = Period { from: NaiveDate::MIN, to: as_of };
        let mut progress = targets_of(school, records, cycle, as_of);
        progress.retain(|progress| progress.status.verdict() != Verdict::Ended);
        let mut recommendations = Advised::all(records, ever, as_of);
        recommendations.retain(|advised| advised.state != "evaluated");
        let mut provision = Delivered::all(school, records, &calendar, cycle, Words::LeftOut, as_of);
        provision.retain(|each| !each.provided.missed_by_school.is_empty() || each.provided.unrecorded_sessions > 0);
        let mut due = due(school, records, as_of);
        due.retain(|item| item.state != "done" && item.days <= AHEAD && !ELSEWHERE.contains(&item.what));
        let mut held = MeetingHeld::all(school, records, ever, as_of);
        held.retain(|meeting| !meeting.attended.is_empty() || !meeting.decisions.is_empty());
        Self {
            made_by: MADE_BY,
            report: "agenda",
            as_of: Day(as_of),
            from: Day(from),
            who: Who::on(school, records, as_of),
            meeting: Coming::next(school, records, as_of),
            last_meeting: held.pop(),
            open: Waiting::all(school, records, as_of),
            decisions: decision::waiting(school, records, &progress, as_of),
            targets: progress.iter().map(|progress| Assessed::of(school, progress, as_of)).collect(),
            provision,
            recommendations,
            views_missing: views_missing(school, records, cycle, as_of),
            due,
            missing: missing(records, &calendar, as_of),
            unreadable: Unreadable::of(records),
        }
    }
}

impl Coming {
    /// The next that is planned and was not held yet.
    fn next(school: &School, records: &PupilRecords, as_of: NaiveDate) -> Option<Self> {
        let ahead = records.meetings.iter().filter(|filed| filed.record.date >= as_of && !filed.record.is_held());
        ahead
            .min_by_key(|filed| (filed.record.date, filed.record.start, &filed.path))
            .map(|filed| Self::of(school, filed))
    }

    fn of(school: &School, filed: &Filed<Meeting>) -> Self {
        let meeting = &filed.record;
        Self {
            date: Day(meeting.date),
            start: meeting.start.map(Time),
            file: filed.path.to_string(),
            kind: meeting.kind.word(),
            kind_said: meeting.kind.in_words(),
            invited: meeting.invited.iter().map(|guest| school.name_for(&guest.name).to_owned()).collect(),
        }
    }
}

/// The child and the parents of whom nothing is recorded as said in the cycle, its reviews, the meetings and the
/// observations of that time.
fn views_missing(school: &School, records: &PupilRecords, cycle: Period, as_of: NaiveDate) -> Vec<String> {
    let said = ViewSaid::all(school, records, cycle, None, as_of);
    let child = (!said.iter().any(|view| view.child)).then(|| records.first_name().to_owned());
    let parents = records.pupil.iter().flat_map(|pupil| &pupil.record.parent);
    let silent = parents.filter(|parent| !said.iter().any(|view| parent.is_called(&view.who)));
    child.into_iter().chain(silent.map(|parent| parent.name.as_str().to_owned())).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::progress::example::{day, filed};
    use crate::render::{Template, markdown};
    use crate::report::worked::{empty, school, worked};

    fn page(agenda: &Agenda) -> String {
        let template = Template { name: "agenda.md", source: crate::report::AGENDA_TEMPLATE };
        markdown(agenda, &template).unwrap().as_str().to_owned()
    }

    const PARENTS: &str = "name = \"Rowan Ash\"\nborn = 2018-03-04\n[[parent]]\nname = \"Ms Ash\"\nrelationship = \"mother\"\n\
        [[parent]]\nname = \"Mr Daley\"\nrelationship = \"father\"\n";

    fn meeting(date: &str, more: &str) -> Filed<Meeting> {
        let path = format!("pupils/rowan/meetings/{}/{}-1400-as-aaaa.toml", &date[..7], &date[8..]);
        filed(&path, &format!("date = {date}\nstart = 14:00:00\nstaff = \"as\"\nkind = \"parents\"\n{more}"))
    }

    #[test]
    fn the_next_meeting_the_last_decisions_and_the_silent_are_named() {
        let mut records = worked();
        records.pupil = Some(filed("pupils/rowan/pupil.toml", PARENTS));
        records.meetings = vec![
            meeting(
                "2026-11-12",
                "attended = [\"Ms Ash\"]\ndecisions = [\"Five words\"]\nviews = [{ who = \"Mum\", text = \"He reads\" }]\n",
            ),
            meeting("2026-11-16", ""),
            meeting("2026-11-27", "invited = [{ role = \"parent\", name = \"Mr Daley\" }]\n"),
            meeting("2026-12-04", ""),
        ];
        let agenda = Agenda::build(&school(), &records, day("2026-11-23"));
        assert_eq!(agenda.meeting.as_ref().map(|meeting| meeting.date), Some(Day(day("2026-11-27"))));
        assert_eq!(
            agenda.last_meeting.as_ref().map(|held| held.decisions.as_slice()),
            Some(&["Five words".to_owned()][..])
        );
        assert_eq!(agenda.views_missing, ["Rowan", "Mr Daley"]);
        let page = page(&agenda);
        for part in [
            "# Agenda: Rowan Ash, as at Monday 23 November 2026",
            "Friday 27 November 2026 14:00",
            "Five words",
            "- Mr Daley",
        ] {
            assert!(page.contains(part), "no `{part}` in\n{page}");
        }
    }

    #[test]
    fn a_pupil_who_has_nothing_yet_has_an_agenda_that_says_so() {
        let agenda = Agenda::build(&school(), &empty(), day("2026-11-23"));
        assert!(agenda.meeting.is_none() && agenda.open.is_empty() && agenda.targets.is_empty());
        let page = page(&agenda);
        for part in [
            "No meeting is planned.",
            "No action and no question is open.",
            "There is no target yet.",
            "- No cycle of the plan is current.",
        ] {
            assert!(page.contains(part), "no `{part}` in\n{page}");
        }
    }
}
