//! Everybody whom a record names by id must be in keywork.toml.

use super::Context;
use super::agreement::{Agreed, each_agreed};
use super::dated::entries;
use super::place::Step::{At, Key};
use super::place::{Place, Step, suggest};
use crate::record::agreement::{Proposal, Review};
use crate::record::liaison::{Action, Done, Told};
use crate::record::{Code, Observation, Problem, PupilRecords, School, Session, StaffId};

/// Looks at one id after the other, and keeps what is wrong.
struct Look<'r> {
    school: &'r School,
    problems: Vec<Problem>,
}

impl Look<'_> {
    fn at(&mut self, id: &StaffId, file: &dyn Place, key: &[Step]) {
        if self.school.staff.contains_key(id) {
            return;
        }
        let ids: Vec<&str> = self.school.staff.keys().map(StaffId::as_str).collect();
        let help = suggest(id.as_str(), &ids, "staff", "add the person with `keywork staff add`");
        let message = format!("nobody in keywork.toml has the id `{id}`");
        self.problems.push(file.fault(key, Code::UNKNOWN_STAFF, message).help(help));
    }

    fn maybe(&mut self, id: Option<&StaffId>, file: &dyn Place, key: &'static str) {
        if let Some(id) = id {
            self.at(id, file, &[Key(key)]);
        }
    }

    fn list(&mut self, ids: &[StaffId], file: &dyn Place, key: &'static str) {
        for (at, id) in ids.iter().enumerate() {
            self.at(id, file, &[Key(key), At(at)]);
        }
    }

    fn told(&mut self, told: &[Told], file: &dyn Place) {
        for (at, told) in told.iter().enumerate() {
            self.at(&told.staff, file, &[Key("told"), At(at), Key("staff")]);
        }
    }

    fn answer(&mut self, answer: Option<&Done>, file: &dyn Place) {
        if let Some(answer) = answer {
            self.at(&answer.by, file, &[Key("answer"), Key("by")]);
        }
    }

    fn actions(&mut self, actions: &[Action], file: &dyn Place) {
        for (at, action) in actions.iter().enumerate() {
            if let Some(done) = &action.done {
                self.at(&done.by, file, &[Key("action"), At(at), Key("done"), Key("by")]);
            }
        }
    }

    fn proposed(&mut self, proposed: Option<&Proposal>, file: &dyn Place) {
        if let Some(proposed) = proposed {
            self.at(&proposed.by, file, &[Key("proposed"), Key("by")]);
        }
    }

    fn reviews(&mut self, reviews: &[Review], file: &dyn Place) {
        for (at, review) in reviews.iter().enumerate() {
            self.at(&review.by, file, &[Key("review"), At(at), Key("by")]);
        }
    }

    fn session(&mut self, session: &Session, file: &dyn Place) {
        self.maybe(session.recorded_by.as_ref(), file, "recorded_by");
        self.answer(session.answer.as_ref(), file);
        self.list(&session.tell, file, "tell");
        self.told(&session.told, file);
        if let Some(prepared) = &session.prepared {
            for (key, id) in [("by", &prepared.by), ("staff", &prepared.staff)] {
                if let Some(id) = id {
                    self.at(id, file, &[Key("prepared"), Key(key)]);
                }
            }
        }
        for (at, result) in session.result.iter().enumerate() {
            for (other, second) in result.second.iter().enumerate() {
                let key = [Key("result"), At(at), Key("second"), At(other), Key("staff")];
                self.at(&second.staff, file, &key);
            }
        }
    }

    fn observation(&mut self, observation: &Observation, file: &dyn Place) {
        self.maybe(observation.recorded_by.as_ref(), file, "recorded_by");
        self.maybe(observation.interpreted_by.as_ref(), file, "interpreted_by");
        self.list(&observation.staff_involved, file, "staff_involved");
        self.list(&observation.tell, file, "tell");
        self.told(&observation.told, file);
        self.answer(observation.answer.as_ref(), file);
    }

    fn dated(&mut self, records: &PupilRecords) {
        for entry in entries(records) {
            self.at(entry.staff, entry.file, &[Key("staff")]);
        }
        records.sessions.iter().for_each(|filed| self.session(&filed.record, filed));
        records.observations.iter().for_each(|filed| self.observation(&filed.record, filed));
        for filed in &records.assessments {
            self.maybe(filed.record.recorded_by.as_ref(), filed, "recorded_by");
        }
        for filed in &records.contacts {
            self.maybe(filed.record.recorded_by.as_ref(), filed, "recorded_by");
            self.actions(&filed.record.action, filed);
        }
        records.meetings.iter().for_each(|filed| self.actions(&filed.record.action, filed));
    }

    fn plan(&mut self, records: &PupilRecords) {
        if let Some(filed) = &records.pupil {
            for (at, adult) in filed.record.adult.iter().enumerate() {
                self.at(&adult.staff, filed, &[Key("adult"), At(at), Key("staff")]);
            }
        }
        for filed in records.cycles.values() {
            self.proposed(filed.record.proposed.as_ref(), filed);
            self.reviews(&filed.record.review, filed);
        }
        for filed in records.provision.values() {
            self.proposed(filed.record.proposed.as_ref(), filed);
        }
        for filed in records.targets.values() {
            self.proposed(filed.record.proposed.as_ref(), filed);
            self.reviews(&filed.record.review, filed);
            for (at, change) in filed.record.change.iter().enumerate() {
                self.at(&change.by, filed, &[Key("change"), At(at), Key("by")]);
            }
        }
        each_agreed(records, &mut |agreed: &Agreed<'_>| {
            self.at(agreed.by, agreed.file, &agreed.key("by"));
            if let Some(id) = agreed.recorded_by {
                self.at(id, agreed.file, &agreed.key("recorded_by"));
            }
        });
    }
}

pub(super) fn unknown(school: &School, records: &PupilRecords, _: &Context) -> Vec<Problem> {
    // keywork writes nothing for a school without staff, so there its file could not be read.
    if school.staff.is_empty() {
        return Vec::new();
    }
    let mut look = Look { school, problems: Vec::new() };
    look.dated(records);
    look.plan(records);
    look.problems
}

#[cfg(test)]
mod tests {
    use crate::check::tests::{CONTACT_PATH, Files, SESSION_PATH};
    use crate::record::School;

    #[test]
    fn everybody_named_must_be_in_the_school() {
        Files::new()
            .but("pupil.toml", "\"jm\"", "\"jmm\"")
            .but("provision/phonics.toml", "recorded_by = \"jm\"", "recorded_by = \"x\"")
            .but("targets/cvc-words.toml", "by = \"jm\"", "by = \"x\"")
            .but("targets/cvc-words.toml", "by = \"as\"", "by = \"x\"")
            .but(SESSION_PATH, "staff = \"as\"", "staff = \"x\"")
            .but(CONTACT_PATH, "with =", "recorded_by = \"x\"\nwith =")
            .but(
                "cycles/2026-autumn.toml",
                "to = 2026-12-18",
                "to = 2026-12-18\nproposed = { by = \"x\", on = 2026-09-01 }",
            )
            .finds(&[
                "unknown-staff ~contacts/2026-11/20-1530-jm-abcd.toml:4:1",
                "unknown-staff ~cycles/2026-autumn.toml:3:14",
                "unknown-staff ~provision/phonics.toml:5:40",
                "unknown-staff ~pupil.toml:5:1",
                "unknown-staff ~sessions/2026-11/20-0930-jm-k7qd.toml:11:13",
                "not-assigned ~sessions/2026-11/20-0930-jm-k7qd.toml:4:1",
                "unknown-staff ~targets/cvc-words.toml:6:14",
                "unknown-staff ~targets/cvc-words.toml:7:12",
            ]);
    }

    #[test]
    fn a_school_file_that_could_not_be_read_accuses_nobody() {
        let (_, records) = Files::new().read();
        let school = School::unreadable().unwrap();
        assert_eq!(crate::check::pupil(&school, &records, &[], "2026-11-23".parse().unwrap()), []);
    }
}
