//! Staff who had left, and adults who were not assigned to the pupil.

use chrono::NaiveDate;

use super::Context;
use super::agreement::each_agreed;
use super::dated::entries;
use super::place::Step::Key;
use super::place::{Place, Step};
use super::references::whole_pupil;
use crate::calendar::say;
use crate::record::{Code, Problem, PupilRecords, School, StaffId};

pub(super) fn left(school: &School, records: &PupilRecords, _: &Context) -> Vec<Problem> {
    let mut problems = Vec::new();
    let mut look = |id: &StaffId, on: NaiveDate, file: &dyn Place, key: &[Step]| {
        let Some(left) = school.staff.get(id).and_then(|person| person.left).filter(|left| *left < on) else {
            return;
        };
        let message = format!("`{id}` left the school on {}, before {}", say::long(left), say::long(on));
        let help = "correct the staff id or the date, or the day of leaving in keywork.toml";
        problems.push(file.fault(key, Code::STAFF_LEFT, message).help(help.to_owned()));
    };
    for entry in entries(records) {
        look(entry.staff, entry.date, entry.file, &[Key("staff")]);
    }
    each_agreed(records, &mut |agreed| look(agreed.by, agreed.on, agreed.file, &agreed.key("by")));
    problems
}

pub(super) fn not_assigned(school: &School, records: &PupilRecords, _: &Context) -> Vec<Problem> {
    let Some(pupil) = whole_pupil(records) else { return Vec::new() };
    let given = records.sessions.iter().filter(|filed| filed.record.is_given());
    let mut problems = Vec::new();
    for filed in given {
        let (staff, date) = (&filed.record.staff, filed.record.date);
        // Of an id that nobody has, that is all there is to say.
        let nobody = !school.staff.is_empty() && !school.staff.contains_key(staff);
        if nobody || pupil.record.adults_on(date).any(|adult| adult.staff == *staff) {
            continue;
        }
        let id = &records.id;
        let message = format!("`{staff}` was not assigned to {id} on {}", say::long(date));
        let help = format!("correct the staff id, or assign the person with `keywork pupil assign {id} {staff}`");
        problems.push(filed.fault(&[Key("staff")], Code::NOT_ASSIGNED, message).help(help));
    }
    problems
}

#[cfg(test)]
mod tests {
    use crate::check::tests::{Files, SESSION_PATH};

    #[test]
    fn people_who_had_left_or_were_not_assigned_are_warned_of() {
        Files::new()
            .but("targets/cvc-words.toml", "by = \"as\"", "by = \"old\"")
            .finds(&["staff-left ~targets/cvc-words.toml:7:12"]);
        Files::new()
            .but("keywork.toml", "role = \"key-worker\"", "role = \"key-worker\"\nleft = 2026-11-19")
            .but("pupil.toml", "role = \"key-worker\"", "role = \"key-worker\"\nto = 2026-11-19")
            .finds(&[
                "staff-left ~contacts/2026-11/20-1530-jm-abcd.toml:3:1",
                "staff-left ~observations/2026-11/20-0000-jm-abcd.toml:2:1",
                "staff-left ~sessions/2026-11/20-0930-jm-k7qd.toml:4:1",
                "not-assigned ~sessions/2026-11/20-0930-jm-k7qd.toml:4:1",
            ]);
        Files::new()
            .but("keywork.toml", "role = \"key-worker\"", "role = \"key-worker\"\nleft = 2026-11-20")
            .but("pupil.toml", "role = \"key-worker\"", "role = \"key-worker\"\nto = 2026-11-20")
            .finds(&[]);
    }

    #[test]
    fn an_id_that_nobody_has_is_one_problem_not_two() {
        let files = Files::new().but(SESSION_PATH, "\"jm\"", "\"jmm\"");
        files
            .moved(SESSION_PATH, "sessions/2026-11/20-0930-jmm-k7qd.toml")
            .finds(&["unknown-staff ~sessions/2026-11/20-0930-jmm-k7qd.toml:4:1"]);
    }
}
