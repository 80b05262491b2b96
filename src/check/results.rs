//! What was counted: the same session recorded twice, and a second observer's count that its measure cannot hold.
//!
//! Results themselves are held against their measures when a pupil's records are put together.

use super::Context;
use super::place::Place as _;
use super::place::Step::{At, Key};
use crate::record::{Code, Filed, Problem, PupilRecords, School, Session};

pub(super) fn second_counts(_: &School, records: &PupilRecords, _: &Context) -> Vec<Problem> {
    let mut problems = Vec::new();
    for filed in &records.sessions {
        for (at, result) in filed.record.result.iter().enumerate() {
            let Some(target) = records.targets.get(&result.target) else { continue };
            for (other, second) in result.second.iter().enumerate() {
                if let Some(misfit) = second.result.misfit(&target.record.measure) {
                    let key = [Key("result"), At(at), Key("second"), At(other)];
                    let message = format!("what `{}` counted for `{}` is {}", second.staff, result.target, misfit.why);
                    problems.push(filed.fault(&key, Code::RESULT_DOES_NOT_FIT, message).help(misfit.help));
                }
            }
        }
    }
    problems
}

pub(super) fn same_session_twice(_: &School, records: &PupilRecords, _: &Context) -> Vec<Problem> {
    let mut problems = Vec::new();
    // Sessions stand in the order of their days, so only those of one day are compared.
    for day in records.sessions.chunk_by(|one, other| one.record.date == other.record.date) {
        for (at, filed) in day.iter().enumerate() {
            if let Some(first) = day[..at].iter().find(|first| are_one(&first.record, &filed.record)) {
                problems.push(twice(first, filed));
            }
        }
    }
    problems
}

/// Whether two sessions of one day are one. Without a time on either, only those of one adult and provision are.
fn are_one(one: &Session, other: &Session) -> bool {
    let apart = matches!((&one.provision, &other.provision), (Some(one), Some(other)) if one != other);
    let timeless = one.start.is_none();
    let alike = one.staff == other.staff && one.provision.is_some() && other.provision.is_some();
    one.start == other.start && !apart && (!timeless || alike)
}

fn twice(first: &Filed<Session>, filed: &Filed<Session>) -> Problem {
    let key = if filed.record.start.is_some() { "start" } else { "date" };
    let message = format!("{} is of the same session", first.path);
    let help = "delete one of the two, or correct its time or provision";
    filed.fault(&[Key(key)], Code::SAME_SESSION_TWICE, message).help(help.to_owned())
}

#[cfg(test)]
mod tests {
    use crate::check::tests::{Files, PHONICS, SESSION, SESSION_PATH};

    #[test]
    fn one_session_recorded_twice_is_found_at_the_second() {
        let second = "sessions/2026-11/20-0930-jm-zzzz.toml";
        Files::new().and(second, SESSION).finds(&[&format!("same-session-twice ~{second}:2:1")]);
        let later = SESSION.replace("09:30", "11:00");
        Files::new().and("sessions/2026-11/20-1100-jm-zzzz.toml", &later).finds(&[]);
        let other = SESSION.replace("phonics", "reading");
        let files = Files::new().and("provision/reading.toml", PHONICS);
        files.and(second, &other).finds(&[]);
        let timeless = SESSION.replace("start = 09:30:00\n", "");
        let files = Files::new().and("sessions/2026-11/20-0000-jm-aaaa.toml", &timeless);
        files
            .and("sessions/2026-11/20-0000-jm-bbbb.toml", &timeless)
            .finds(&["same-session-twice ~sessions/2026-11/20-0000-jm-bbbb.toml:1:1"]);
    }

    #[test]
    fn a_second_count_must_fit_the_measure() {
        Files::new()
            .but(SESSION_PATH, "correct = 7, of = 10", "count = 7")
            .finds(&["result-does-not-fit ~sessions/2026-11/20-0930-jm-k7qd.toml:11:11"]);
    }
}
