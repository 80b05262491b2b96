//! What in a record can be closed, and which of it is meant.

use chrono::NaiveDate;

use super::{Choice, Closing, Typed};
use crate::calendar::say;
use crate::cli::failure::Failure;
use crate::record::liaison::{Action, Done, Told};
use crate::record::meeting::MeetingKind;
use crate::record::words::StaffOnly;
use crate::record::{Dated, Filed, Named, StaffId};
use crate::text::{and_list, brief, count};

/// What waits for somebody in one record, or did.
pub(super) struct Matter<'a> {
    /// The file, for messages.
    path: &'a str,
    /// By what name its parts are known: `18-1315-jm-zd3k`.
    stem: &'a str,
    /// The day from which something in it can be done.
    since: NaiveDate,
    ask: Option<&'a StaffOnly>,
    answer: Option<&'a Done>,
    tell: &'a [StaffId],
    told: &'a [Told],
    actions: &'a [Action],
    /// It is an annual review, with steps around it.
    steps: bool,
}

impl<'a> Matter<'a> {
    /// What can be closed in a record.
    ///
    /// # Errors
    /// For a record in which nothing of the kind can be.
    pub(super) fn of(named: &Named<'a>) -> Result<Self, Failure> {
        match named {
            Named::Session(filed) => {
                let Filed { record, .. } = filed;
                let asked = (record.ask.as_ref(), record.answer.as_ref());
                Ok(Self {
                    ask: asked.0,
                    answer: asked.1,
                    tell: &record.tell,
                    told: &record.told,
                    ..Self::empty(*filed)
                })
            }
            Named::Observation(filed) => {
                let Filed { record, .. } = filed;
                let asked = (record.ask.as_ref(), record.answer.as_ref());
                Ok(Self {
                    ask: asked.0,
                    answer: asked.1,
                    tell: &record.tell,
                    told: &record.told,
                    ..Self::empty(*filed)
                })
            }
            Named::Contact(filed) => Ok(Self { actions: &filed.record.action, ..Self::empty(*filed) }),
            Named::Meeting(filed) => {
                let steps = filed.record.kind == MeetingKind::AnnualReview;
                Ok(Self { actions: &filed.record.action, steps, ..Self::empty(*filed) })
            }
            other => {
                let pupil = other.path().as_str().split('/').nth(1).unwrap_or("PUPIL");
                let help = match other {
                    Named::Recommendation(filed) => {
                        format!(
                            "`keywork recommend {pupil} --update {} --started DATE` says what became of it",
                            filed.path.stem()
                        )
                    }
                    Named::Target(..) | Named::Cycle(..) => format!("to review it: `keywork plan review {pupil}`"),
                    _ => "done closes actions, questions, things to be told, and steps of an annual review".to_owned(),
                };
                Err(Failure::usage(format!("nothing in {} is closed by `keywork done`", other.path())).help(help))
            }
        }
    }

    fn empty<T: Dated>(filed: &'a Filed<T>) -> Self {
        let day = filed.record.date();
        Self {
            path: filed.path.as_str(),
            stem: filed.path.stem(),
            // What a planned meeting needs is done before its day.
            since: filed.record.recorded().map_or(day, |recorded| recorded.min(day)),
            ask: None,
            answer: None,
            tell: &[],
            told: &[],
            actions: &[],
            steps: false,
        }
    }

    /// What is meant, and whether it is closed already.
    ///
    /// # Errors
    /// When nothing fits what was typed, or more than one thing.
    pub(super) fn choose(&self, typed: &Typed<'_>) -> Result<Choice, Failure> {
        let choice = match typed.action {
            Some(number) => self.numbered(number, typed)?,
            None if self.actions.is_empty() => self.asked_or_told(typed)?,
            None => self.only_action(typed)?,
        };
        if let Choice::Close(..) = choice {
            typed.not_before(self.since)?;
        }
        Ok(choice)
    }

    fn numbered(&self, number: usize, typed: &Typed<'_>) -> Result<Choice, Failure> {
        let action = number.checked_sub(1).and_then(|at| Some((at, self.actions.get(at)?)));
        let Some((at, action)) = action else {
            let message = format!("{} has {}, and no #a{number}", self.path, count(self.actions.len(), "action"));
            return Err(Failure::usage(message).help(self.list(&(0..self.actions.len()).collect::<Vec<_>>())));
        };
        self.action(at, action, typed)
    }

    fn only_action(&self, typed: &Typed<'_>) -> Result<Choice, Failure> {
        if typed.told.is_some() {
            return Err(self.nobody_to_tell());
        }
        let open: Vec<(usize, &Action)> =
            self.actions.iter().enumerate().filter(|(_, action)| action.done.is_none()).collect();
        match (open.as_slice(), self.actions) {
            ([(at, action)], _) => self.action(*at, action, typed),
            ([], [action]) => self.action(0, action, typed),
            ([], all) => Ok(Choice::Already(format!("all {} are done", count(all.len(), "action")))),
            (many, _) => {
                let message = format!("{} of {} are open", count(many.len(), "action"), self.path);
                Err(Failure::usage(message).help(self.list(&many.iter().map(|(at, _)| *at).collect::<Vec<_>>())))
            }
        }
    }

    fn action(&self, at: usize, action: &Action, typed: &Typed<'_>) -> Result<Choice, Failure> {
        if typed.told.is_some() {
            return Err(self.nobody_to_tell());
        }
        let owner =
            typed.school.staff.get(action.owner.as_str()).map_or(action.owner.as_str(), |staff| staff.name.as_str());
        let what = format!("{owner}, \u{201c}{}\u{201d}: done", brief(action.text.as_str(), 80));
        typed.closes(action.done.as_ref(), &what, self.path, |done| Closing::Action(at, done))
    }

    /// With words the question; without, that whoever is typing was told, else that the question was answered.
    fn asked_or_told(&self, typed: &Typed<'_>) -> Result<Choice, Failure> {
        let waits = |staff: &StaffId| self.tell.contains(staff) && !self.told.iter().any(|told| told.staff == *staff);
        let tells_me = typed.note.is_none() && waits(&typed.writer);
        match (&typed.told, self.ask) {
            (Some(staff), _) => self.told(staff, typed),
            (None, _) if tells_me => self.told(&typed.writer, typed),
            (None, Some(ask)) if typed.note.is_some() || self.answer.is_none() => self.answered(ask, typed),
            (None, _) if typed.note.is_some() => Err(self.no_question()),
            (None, ask) => self.nothing_of_mine(ask, typed),
        }
    }

    fn answered(&self, ask: &StaffOnly, typed: &Typed<'_>) -> Result<Choice, Failure> {
        let what = format!("\u{201c}{}\u{201d}: answered", brief(ask.as_str(), 80));
        let mut choice = typed.closes(self.answer, &what, self.path, Closing::Answer)?;
        if let Choice::Close(Closing::Answer(Done { note: None, .. }), words) = &mut choice {
            words.push_str("; no words of the answer: --note keeps them");
        }
        Ok(choice)
    }

    fn told(&self, staff: &StaffId, typed: &Typed<'_>) -> Result<Choice, Failure> {
        let what = format!("{} was told", typed.name(staff));
        if let Some(told) = self.told.iter().find(|told| told.staff == *staff) {
            typed.same_day(told.on, &what, self.path)?;
            return Ok(Choice::Already(format!("{what} on {}", say::long(told.on))));
        }
        if !self.tell.contains(staff) {
            let message = format!("{} is not among those to be told of {}", typed.name(staff), self.path);
            return Err(Failure::usage(message).help(self.to_tell(typed)));
        }
        let mut words = format!("{what} on {}", say::long(typed.day()));
        words.push_str(if self.ask.is_some() && self.answer.is_none() { "; its question still waits" } else { "" });
        Ok(Choice::Close(Closing::Told(Told { staff: staff.clone(), on: typed.day() }), words))
    }

    /// Nothing waits that whoever is typing can close by the name alone.
    fn nothing_of_mine(&self, ask: Option<&StaffOnly>, typed: &Typed<'_>) -> Result<Choice, Failure> {
        let open = self.tell.iter().any(|staff| !self.told.iter().any(|told| told.staff == *staff));
        match (open, ask, self.answer) {
            (true, ..) => {
                let message = format!("who was told of {}?", self.path);
                Err(Failure::usage(message).help(self.to_tell(typed)))
            }
            (false, Some(ask), Some(_)) => self.answered(ask, typed),
            (false, ..) if self.tell.is_empty() => {
                let message = format!("there is no action, no question and nobody to tell in {}", self.path);
                Err(Failure::usage(message)
                    .help(self.steps.then(|| "its steps are dated with --step, such as --step report-sent".to_owned())))
            }
            (false, ..) => Ok(Choice::Already("everybody was told".to_owned())),
        }
    }

    fn no_question(&self) -> Failure {
        let help = "leave --note out to say that somebody was told".to_owned();
        Failure::usage(format!("there is no question in {}", self.path)).help((!self.tell.is_empty()).then_some(help))
    }

    fn nobody_to_tell(&self) -> Failure {
        Failure::usage(format!("nobody is to be told of {}", self.path))
    }

    /// Those who are still to be told, and how that is said.
    fn to_tell(&self, typed: &Typed<'_>) -> Option<String> {
        let waits = self.tell.iter().filter(|staff| !self.told.iter().any(|told| told.staff == **staff));
        let names: Vec<String> = waits.map(|staff| format!("{} (--told {staff})", typed.name(staff))).collect();
        (!names.is_empty()).then(|| format!("still to be told: {}", and_list(&names)))
    }

    /// `14-1400-bo-hquv#a2 Quiet table in the hall, #a3 Write it down`.
    fn list(&self, actions: &[usize]) -> Option<String> {
        let named = actions.iter().filter_map(|at| Some((at, self.actions.get(*at)?)));
        let named: Vec<String> = named
            .map(|(at, action)| format!("{}#a{} ({})", self.stem, at + 1, brief(action.text.as_str(), 40)))
            .collect();
        (!named.is_empty()).then(|| format!("name one: {}", and_list(&named)))
    }
}
