use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::Serialize;

use super::super::figure::Day;
use super::super::select::within;
use crate::progress::Period;
use crate::record::liaison::View;
use crate::record::observation::ObservationKind;
use crate::record::{Cycle, Filed, Meeting, PupilRecords, RecordPath, School};

/// What the child, a parent or somebody else said, in their own words.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, JsonSchema, Serialize)]
pub struct ViewSaid {
    /// The day; where it was not said, that of the record in which it stands.
    pub date: Day,
    /// The file.
    pub file: String,
    /// `cycle`, `review`, `meeting` or `voice`.
    pub at: &'static str,
    /// Who.
    pub who: String,
    /// True where it is the child.
    pub child: bool,
    /// How it was said.
    pub how: Option<String>,
    /// The words.
    pub text: String,
}

impl ViewSaid {
    /// All that was said in a period, oldest first. `leave_out` is a meeting whose views do not count yet.
    #[must_use]
    pub fn all(
        school: &School,
        records: &PupilRecords,
        period: Period,
        leave_out: Option<&RecordPath>,
        as_of: NaiveDate,
    ) -> Vec<Self> {
        let said = Listener { school, records, period, as_of };
        let mut all: Vec<Self> = records.cycles.values().flat_map(|filed| said.in_cycle(filed)).collect();
        for filed in records.targets.values() {
            all.extend(said.in_reviews(&filed.path, &filed.record.review));
        }
        let meetings = within(&records.meetings, period, as_of).into_iter();
        all.extend(meetings.filter(|filed| Some(&filed.path) != leave_out).flat_map(|filed| said.at_meeting(filed)));
        all.extend(said.seen());
        all.sort();
        all
    }
}

/// What is needed to tell who said what, and whether it counts.
struct Listener<'a> {
    school: &'a School,
    records: &'a PupilRecords,
    period: Period,
    as_of: NaiveDate,
}

impl Listener<'_> {
    fn in_cycle(&self, filed: &Filed<Cycle>) -> Vec<ViewSaid> {
        let cycle = &filed.record;
        let views = cycle.view.iter().filter_map(|view| self.view(view, cycle.from, &filed.path, "cycle"));
        views.chain(self.in_reviews(&filed.path, &cycle.review)).collect()
    }

    fn in_reviews(&self, path: &RecordPath, reviews: &[crate::record::agreement::Review]) -> Vec<ViewSaid> {
        let views = reviews.iter().flat_map(|review| review.views.iter().map(|view| (view, review.on)));
        views.filter_map(|(view, on)| self.view(view, on, path, "review")).collect()
    }

    /// A view gathered before a meeting belongs to it, and so to the time in which the meeting is.
    fn at_meeting(&self, filed: &Filed<Meeting>) -> Vec<ViewSaid> {
        let meeting = &filed.record;
        let known = meeting.views.iter().filter(|view| view.on.is_none_or(|on| on <= self.as_of));
        known.map(|view| self.said(view, view.on.unwrap_or(meeting.date), &filed.path, "meeting")).collect()
    }

    fn seen(&self) -> Vec<ViewSaid> {
        let voice = within(&self.records.observations, self.period, self.as_of).into_iter();
        let voice = voice.filter(|filed| filed.record.kind == Some(ObservationKind::Voice));
        let said = voice.filter_map(|filed| {
            let (seen, by) = (&filed.record, filed.record.interpreted_by.as_ref());
            let how = seen.method.map(|method| method.word().replace('-', " "));
            let by = by.map(|by| format!("interpreted by {}", self.school.name_of(by)));
            let how: Vec<String> = how.into_iter().chain(by).collect();
            Some(ViewSaid {
                date: Day(seen.date),
                file: filed.path.to_string(),
                at: "voice",
                who: self.records.first_name().to_owned(),
                child: true,
                how: (!how.is_empty()).then(|| how.join(", ")),
                text: seen.said.as_ref()?.as_str().to_owned(),
            })
        });
        said.collect()
    }

    /// A view whose day, or else that of its record, lies in the period and is not after today.
    fn view(&self, view: &View, of_record: NaiveDate, path: &RecordPath, at: &'static str) -> Option<ViewSaid> {
        let day = view.on.unwrap_or(of_record);
        (self.period.contains(day) && day <= self.as_of).then(|| self.said(view, day, path, at))
    }

    fn said(&self, view: &View, day: NaiveDate, path: &RecordPath, at: &'static str) -> ViewSaid {
        ViewSaid {
            date: Day(day),
            file: path.to_string(),
            at,
            who: self.school.name_for(&view.who).to_owned(),
            child: self.is_child(view.who.as_str()),
            how: view.how.as_ref().map(|how| how.as_str().to_owned()),
            text: view.text.as_str().to_owned(),
        }
    }

    fn is_child(&self, who: &str) -> bool {
        let names = [self.records.name(), self.records.first_name(), self.records.id.as_str(), "child", "pupil"];
        let who = who.trim().to_lowercase();
        names.iter().any(|name| name.to_lowercase() == who)
    }
}
