//! What is due for a pupil on a day: each family of rules on small records.

use super::*;
use crate::progress::example::{day, filed};
use crate::record::{Contact, Meeting, Observation, Pupil, PupilId, Recommendation};

const SCHOOL: &str = "format = 1\nschool = \"Oakfield\"\n[[term]]\nname = \"Autumn 2026\"\nfrom = 2026-09-02\nto = 2026-12-18\n\
    closed = [{ from = 2026-10-26, to = 2026-10-30 }, { on = 2026-11-27 }]\n[[term]]\nname = \"Spring 2027\"\n\
    from = 2027-01-04\nto = 2027-03-25\n[staff.jm]\nname = \"J. Marsh\"\nrole = \"key-worker\"\n";
const PUPIL: &str =
    "name = \"Rowan Ash\"\nborn = 2018-03-04\n[[parent]]\nname = \"Ms Ash\"\n[[parent]]\nname = \"Mr Ash\"\n";

fn records(pupil: &str) -> PupilRecords {
    let mut records = PupilRecords::empty(PupilId::parse("rowan").unwrap());
    records.pupil = Some(filed::<Pupil>("pupils/rowan/pupil.toml", &format!("{PUPIL}{pupil}")));
    records
}

fn with_plan(plan: &str) -> PupilRecords {
    records(&format!("[ehc_plan]\n{plan}"))
}

fn meeting(on: &str, more: &str) -> Filed<Meeting> {
    let path = format!("pupils/rowan/meetings/{}/{}-1400-as-aaaa.toml", &on[..7], &on[8..]);
    filed::<Meeting>(&path, &format!("date = {on}\nstaff = \"jm\"\nkind = \"annual-review\"\n{more}"))
}

use crate::record::Filed;

/// `what date state` of each item, or of those whose name begins so.
fn lines(records: &PupilRecords, as_of: &str, begins: &str) -> Vec<String> {
    let school = filed::<School>("keywork.toml", SCHOOL).record;
    let items = due(&school, records, day(as_of)).into_iter().filter(|item| item.what.starts_with(begins));
    items.map(|item| format!("{} {} {}", item.what, item.date.0, item.state)).collect()
}

#[test]
fn without_a_meeting_the_review_says_when_one_must_be() {
    let records = with_plan("made = 2024-11-18\nlast_reviewed = 2026-01-15\n");
    assert_eq!(
        lines(&records, "2026-11-23", "annual"),
        [
            "annual-review-ask-advice 2026-11-05 overdue",
            "annual-review-meeting 2026-12-17 coming",
            "annual-review-complete 2027-01-14 coming",
        ]
    );
}

#[test]
fn a_meeting_brings_its_steps_and_each_is_done_by_its_day() {
    let mut records = with_plan("made = 2024-11-18\nlast_reviewed = 2026-01-15\n");
    records
        .meetings
        .push(meeting("2026-11-18", "recommend = \"amend\"\nsteps = [{ step = \"invited\", on = 2026-11-02 }]\n"));
    assert_eq!(
        lines(&records, "2026-11-23", "a"),
        [
            "annual-review-advice 2026-11-04 overdue",
            "annual-review-invitations 2026-11-04 done",
            "annual-review-report 2026-12-02 coming",
            "amended-plan-notice 2026-12-16 coming",
            "annual-review-decision 2026-12-16 coming",
            "annual-review-meeting 2026-12-17 done",
            "annual-review-complete 2027-01-14 coming",
            "amended-plan-final 2027-02-10 coming",
        ]
    );
    let stays = "recommend = \"maintain\"\n";
    records.meetings = vec![meeting("2026-11-18", stays)];
    assert_eq!(lines(&records, "2026-11-23", "amended"), [""; 0]);
}

#[test]
fn a_notice_sets_the_answer_and_the_final_plan() {
    let mut records = with_plan("made = 2024-11-18\nlast_reviewed = 2026-01-15\n");
    let steps = |notice: &str| {
        format!("steps = [{{ step = \"decision\", on = 2026-12-09 }}, {{ step = \"notice\", on = {notice} }}]\n")
    };
    records.meetings.push(meeting("2026-11-18", &steps("2026-12-09")));
    assert_eq!(
        lines(&records, "2026-12-10", "amended"),
        [
            "amended-plan-notice 2026-12-16 done",
            "amended-plan-representations 2026-12-23 coming",
            "amended-plan-final 2027-02-03 coming",
        ]
    );
    records.meetings = vec![meeting("2026-11-18", &steps("2026-12-18"))];
    let late = lines(&records, "2026-12-20", "amended-plan-final");
    assert_eq!(late, ["amended-plan-final 2027-02-10 coming"], "never later than twelve weeks after the meeting");
}

#[test]
fn a_decision_completes_the_review_though_pupil_toml_does_not_know() {
    let mut records = with_plan("made = 2024-11-18\nlast_reviewed = 2025-11-14\n");
    records.meetings.push(meeting("2026-10-14", "steps = [{ step = \"decision\", on = 2026-11-10 }]\n"));
    assert_eq!(
        lines(&records, "2026-11-23", "annual-review-complete"),
        ["annual-review-complete 2026-11-13 done", "annual-review-complete 2027-11-09 coming"]
    );
}

#[test]
fn the_phase_transfer_follows_the_birthday_or_the_day_that_is_named() {
    let year_six = |plan: &str| {
        let mut records = with_plan(plan);
        records.pupil.as_mut().unwrap().record.born = day("2016-05-01");
        records
    };
    assert_eq!(lines(&year_six("made = 2024-11-18\n"), "2026-11-23", "phase"), ["phase-transfer 2027-02-14 coming"]);
    let named = year_six("made = 2024-11-18\ntransfer = 2028-09-01\n");
    assert_eq!(lines(&named, "2026-11-23", "phase"), ["phase-transfer 2028-02-14 coming"]);
    assert_eq!(
        lines(&with_plan("kind = \"isp\"\nmade = 2024-11-18\n"), "2026-11-23", ""),
        ["parent-meeting 2026-12-18 coming"]
    );
}

#[test]
fn act_by_is_the_last_school_day_and_the_date_never_moves() {
    let school = filed::<School>("keywork.toml", SCHOOL).record;
    let mut records = records("");
    let contact = |by: &str| {
        format!(
            "date = 2026-11-20\nstaff = \"jm\"\nwith = \"Mum\"\nhow = \"phone\"\nnote = \"x\"\n[[action]]\nowner = \"jm\"\nby = {by}\ntext = \"Send it\"\n"
        )
    };
    for (by, act_by) in [("2026-11-27", Some("2026-11-26")), ("2027-01-01", Some("2026-12-18")), ("2027-09-20", None)] {
        records.contacts = vec![filed::<Contact>("pupils/rowan/contacts/2026-11/20-1200-jm-aaaa.toml", &contact(by))];
        let items = due(&school, &records, day("2026-11-23"));
        let item = items.iter().find(|item| item.what == "action").unwrap();
        assert_eq!((item.date.0, item.act_by.map(|day| day.0)), (day(by), act_by.map(day)));
        assert_eq!(item.reference, "20-1200-jm-aaaa#a1");
    }
}

#[test]
fn a_restrictive_intervention_waits_for_each_parent_since_april_2026() {
    let seen = |on: &str, more: &str| {
        let path = format!("pupils/rowan/observations/{}/{}-1000-jm-aaaa.toml", &on[..7], &on[8..]);
        let text = format!(
            "date = {on}\nstaff = \"jm\"\nkind = \"restrictive\"\ntype = \"restraint\"\nreason = \"x\"\nstaff_involved = [\"jm\"]\n\
             behaviour = \"x\"\nbefore = \"x\"\nplace = \"x\"\nminutes = 1\ninjury = \"None\"\n{more}"
        );
        filed::<Observation>(&path, &text)
    };
    let told = "parent_told = [{ name = \"Ms Ash\", how = \"phone\", at = \"2026-11-20 15:40\" }]\n";
    let mut records = records("");
    for (on, more, expected) in [
        ("2026-03-31", "", 0),
        ("2026-11-20", "", 1),
        ("2026-11-20", told, 1),
        ("2026-11-20", "parent_withheld = { why = \"harm\", authority_told = 2026-11-20 }\n", 0),
        ("2026-11-20", "parent_withheld = { why = \"harm\" }\n", 1),
    ] {
        records.observations = vec![seen(on, more)];
        assert_eq!(lines(&records, "2026-11-23", "restrictive").len(), expected, "{on} {more}");
    }
    let addition = "date = 2026-11-21\nstaff = \"jm\"\nadds = \"20-1000-jm-aaaa\"\n\
        parent_told = [{ name = \"Mr Ash\", how = \"phone\", at = \"2026-11-21 15:40\" }]\n";
    records.observations = vec![
        seen("2026-11-20", told),
        filed::<Observation>("pupils/rowan/observations/2026-11/21-1200-jm-aaaa.toml", addition),
    ];
    assert_eq!(lines(&records, "2026-11-23", "restrictive"), [""; 0]);
    assert_eq!(lines(&records, "2026-11-20", "restrictive"), ["restrictive-parents 2026-11-20 due"]);
}

#[test]
fn advice_that_nobody_began_or_looked_at_again_waits() {
    let advised = |more: &str| {
        let text =
            format!("date = 2026-09-14\nstaff = \"jm\"\nfrom = \"L. Hart\"\nrole = \"slt\"\ntext = [\"Wait\"]\n{more}");
        filed::<Recommendation>("pupils/rowan/recommendations/2026-09/14-1200-jm-aaaa.toml", &text)
    };
    let mut records = records("");
    for (more, expected) in [
        ("", vec!["recommendation 2026-10-14 overdue"]),
        ("started = 2026-09-21\n", vec!["recommendation 2026-12-14 coming"]),
        ("started = 2026-09-21\nevaluated = 2026-11-16\nresult = \"x\"\n", vec![]),
    ] {
        records.recommendations = vec![advised(more)];
        assert_eq!(lines(&records, "2026-11-23", "recommendation"), expected);
    }
}

#[test]
fn of_a_pupil_who_has_left_only_what_is_owed_is_asked() {
    let mut records = records("");
    records.pupil = Some(filed::<Pupil>(
        "pupils/rowan/pupil.toml",
        "name = \"Rowan Ash\"\nborn = 2018-03-04\nleft = { on = 2026-11-06, to = \"Hilltop School\" }\n[ehc_plan]\nmade = 2024-11-18\n",
    ));
    assert_eq!(lines(&records, "2026-11-23", ""), ["record-transfer 2026-11-30 coming"]);
    let sent =
        "date = 2026-11-20\nstaff = \"jm\"\nwith = \"Office, Hilltop School\"\nhow = \"email\"\nnote = \"Sent\"\n";
    records.contacts = vec![filed::<Contact>("pupils/rowan/contacts/2026-11/20-1200-jm-aaaa.toml", sent)];
    assert_eq!(lines(&records, "2026-11-23", ""), ["record-transfer 2026-11-30 done"]);
}
