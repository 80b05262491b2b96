//! What people undertook, asked and owe one another: actions, questions, the meeting with parents, the records of a leaver.

use super::{About, List};
use crate::calendar::say;
use crate::calendar::statutory::Rule;
use crate::record::meeting::MeetingKind;
use crate::record::pupil::Left;
use crate::record::{Filed, OpenKind, Pupil};

/// For how long the records of a pupil who has left are asked for, in days.
const TRANSFER_MATTERS: u64 = 120;

impl<'a> List<'a> {
    pub(super) fn actions_and_questions(&mut self) {
        for open in self.records.open(self.as_of) {
            let about = About { reference: open.reference(), ..About::record(open.path) };
            match open.kind {
                OpenKind::Action(action) => {
                    let owner = action.owner.as_str();
                    let name = self.school.staff.get(owner).map_or(owner, |staff| staff.name.as_str());
                    self.add(&Rule::ACTION, action.by, about.more(format!("{} ({name})", open.text)));
                }
                OpenKind::Question => {
                    let by = self.school.name_of(open.by);
                    self.add(&Rule::QUESTION, open.since, about.more(format!("{} ({by})", open.text)));
                }
                OpenKind::Tell(_) => {}
            }
        }
    }

    /// One meeting with parents in the term that is on.
    pub(super) fn parent_meeting(&mut self) {
        let Some(filed) = &self.records.pupil else { return };
        let Some((from, to)) = self.calendar.term_of(self.as_of).map(|term| (term.from, term.to)) else { return };
        let with_parents = |kind| kind != MeetingKind::Professionals;
        let in_term = self
            .records
            .meetings
            .iter()
            .filter(|meeting| with_parents(meeting.record.kind) && (from..=to).contains(&meeting.record.date));
        let (held, planned): (Vec<_>, Vec<_>) = in_term.partition(|meeting| meeting.record.date <= self.as_of);
        let about = match (held.last(), planned.first()) {
            (Some(held), _) => About::record(&held.path).more(format!("held on {}", say::long(held.record.date))),
            (None, Some(next)) => {
                About::record(&next.path).more(format!("planned for {}", say::long(next.record.date)))
            }
            (None, None) => About::file(&filed.path).more("none is planned yet"),
        };
        self.add(&Rule::PARENT_MEETING, to, about.done_if(!held.is_empty()));
    }

    /// The records of a pupil who has left. A contact with the next school, from the last month on, says that they went.
    pub(super) fn transfer(&mut self, filed: &'a Filed<Pupil>, left: &Left) {
        if left.on < self.ago(TRANSFER_MATTERS) {
            return;
        }
        let to = left.to.as_ref().map(crate::record::words::Title::as_str);
        let since = left.on - chrono::TimeDelta::days(31);
        let mut contacts = self.records.contacts.iter().filter(|contact| contact.record.date >= since);
        let sent = contacts.any(|contact| {
            to.is_some_and(|to| contact.record.with_.as_str().to_lowercase().contains(&to.to_lowercase()))
        });
        let more = to.map_or_else(|| "the next school is not known yet".to_owned(), |to| format!("to {to}"));
        self.add(&Rule::RECORD_TRANSFER, left.on, About::file(&filed.path).more(more).done_if(sent));
    }
}
