//! What is due of a small pupil, family by family. The worked statutory cases are in `docs/law.md` (`tests/law.rs`).

use super::*;
use crate::progress::example::{day, filed, result};
use crate::record::field::Table;
use crate::record::{CycleId, Filed, PupilId, TargetId};

const SCHOOL: &str = "format = 1\nschool = \"Hazel Lane\"\n\
    [[term]]\nname = \"Autumn 2026\"\nfrom = 2026-09-02\nto = 2026-12-18\nclosed = [{ on = 2026-11-27 }]\n\
    [[term]]\nname = \"Spring 2027\"\nfrom = 2027-01-04\nto = 2027-03-25\n\
    [staff.jm]\nname = \"J. Marsh\"\nrole = \"key-worker\"\n[staff.as]\nname = \"A. Shah\"\nrole = \"teacher\"\n";
const PLAN: &str = "[ehc_plan]\nmade = 2024-11-18\nlast_reviewed = 2026-01-08\n";
const WHOLE: &str = "kind = \"restrictive\"\nplace = \"gate\"\nbefore = \"a\"\nbehaviour = \"b\"\ntype = \"hold\"\n\
    reason = \"c\"\nminutes = 2\nstaff_involved = [\"jm\"]\ninjury = \"None\"\n";

struct Rowan(PupilRecords);

impl Rowan {
    fn new(lines: &str) -> Self {
        let mut records = PupilRecords::empty(PupilId::parse("rowan").unwrap());
        let text = format!("name = \"Rowan Ash\"\nborn = 2018-03-04\n{lines}");
        records.pupil = Some(filed("pupils/rowan/pupil.toml", &text));
        Self(records)
    }

    fn target(mut self, lines: &str) -> Self {
        let text = format!("title = \"Reads\"\nmeasure = {{ kind = \"count\" }}\n{lines}");
        let id = TargetId::parse("words").unwrap();
        self.0.targets.insert(id, filed("pupils/rowan/targets/words.toml", &text));
        self
    }

    fn meeting(mut self, on: &str, lines: &str) -> Self {
        let text = format!("date = {on}\nstaff = \"as\"\nkind = \"annual-review\"\n{lines}");
        self.0.meetings.push(dated("meetings", on, &text));
        self
    }

    fn observed(mut self, on: &str, lines: &str) -> Self {
        let text = format!("date = {on}\nstaff = \"jm\"\n{lines}");
        self.0.observations.push(dated("observations", on, &text));
        self
    }

    /// The items as `what date state`, without those of the parents' meeting.
    fn due(&self, as_of: &str) -> Vec<String> {
        let found = DuePupil::of(&school(), &self.0, 400, day(as_of));
        let items = found.items.iter().filter(|item| item.what != "parent-meeting");
        items.map(|item| format!("{} {} {}", item.what, item.date.0, item.state)).collect()
    }

    fn notes(&self, as_of: &str) -> Vec<String> {
        DuePupil::of(&school(), &self.0, DUE_AHEAD, day(as_of)).notes
    }
}

fn school() -> School {
    filed::<School>("keywork.toml", SCHOOL).record
}

fn dated<T: Table>(kind: &str, on: &str, text: &str) -> Filed<T> {
    filed(&format!("pupils/rowan/{kind}/{}/{}-1200-jm-aaaa.toml", &on[..7], &on[8..]), text)
}

#[test]
fn until_a_meeting_is_recorded_the_last_day_for_it_is_reckoned() {
    let rowan = Rowan::new(PLAN);
    let expected = [
        "annual-review-ask-advice 2026-10-29 overdue",
        "annual-review-meeting 2026-12-10 coming",
        "annual-review-complete 2027-01-07 coming",
    ];
    assert_eq!(rowan.due("2026-11-23"), expected);
    assert_eq!(rowan.due("2026-12-04")[1], "annual-review-meeting 2026-12-10 due");
    assert_eq!(Rowan::new("[ehc_plan]\nkind = \"isp\"\nmade = 2024-11-18\n").due("2026-11-23"), [""; 0]);
    assert_eq!(rowan.due("2025-12-01"), [""; 0], "the review before `last_reviewed` is not known any more");
    assert_eq!(rowan.due("2025-11-01")[2], "annual-review-complete 2025-11-17 coming");
    assert!(Rowan::new("sen = \"E\"\n").notes("2026-11-23")[0].contains("neither the day on which"));
}

#[test]
fn a_step_is_open_until_it_is_dated_and_its_day_does_not_move() {
    let planned = Rowan::new(PLAN).meeting("2026-12-04", "steps = [{ step = \"invited\", on = 2026-11-13 }]\n");
    let expected = [
        "annual-review-ask-advice 2026-10-23 done",
        "annual-review-advice 2026-11-20 overdue",
        "annual-review-invitations 2026-11-20 done",
        "annual-review-meeting 2026-12-10 coming",
        "annual-review-report 2026-12-18 coming",
        "amended-plan-notice 2027-01-01 coming",
        "annual-review-decision 2027-01-01 coming",
        "annual-review-complete 2027-01-07 coming",
        "amended-plan-final 2027-02-26 coming",
    ];
    assert_eq!(planned.due("2026-11-23"), expected);
    // The step is dated after the day that counts as today.
    assert_eq!(planned.due("2026-11-12")[1], "annual-review-advice 2026-11-20 coming");
    assert_eq!(planned.due("2026-11-12")[2], "annual-review-invitations 2026-11-20 coming");
    assert_eq!(due(&school(), &planned.0, day("2026-11-23")).iter().filter(|item| item.is_done()).count(), 0);
}

#[test]
fn a_decision_ends_a_review_and_begins_the_next_twelve_months() {
    let steps = "recommend = \"amend\"\nattended = [\"Mum\"]\nsteps = [{ step = \"decision\", on = 2026-11-10 }, \
                 { step = \"notice\", on = 2026-11-10 }]\n";
    let decided = Rowan::new(PLAN).meeting("2026-10-14", steps);
    let expected = [
        "annual-review-decision 2026-11-11 done",
        "amended-plan-notice 2026-11-11 done",
        "amended-plan-representations 2026-11-24 due",
        "amended-plan-final 2027-01-05 coming",
        "annual-review-ask-advice 2027-08-31 coming",
        "annual-review-meeting 2027-10-12 coming",
        "annual-review-complete 2027-11-09 coming",
    ];
    let mut expected = expected.map(str::to_owned);
    expected[..2].sort();
    assert_eq!(decided.due("2026-11-23"), expected);
    assert!(decided.notes("2026-11-23")[0].contains("decision of Tuesday 10 November 2026; write last_reviewed"));
    assert!(decided.due("2026-11-25").contains(&"amended-plan-representations 2026-11-24 done".to_owned()));
}

#[test]
fn a_meeting_that_was_moved_asks_for_nothing() {
    let moved = Rowan::new(PLAN).meeting("2026-11-16", "").meeting("2026-12-04", "");
    assert!(moved.due("2026-11-23").contains(&"annual-review-report 2026-12-18 coming".to_owned()));
    assert!(!moved.due("2026-11-23").iter().any(|item| item.contains("2026-11-30")));
    let held = Rowan::new(PLAN).meeting("2026-11-16", "attended = [\"Mum\"]\n").meeting("2026-12-04", "");
    assert!(held.due("2026-11-23").contains(&"annual-review-report 2026-11-30 coming".to_owned()));
}

#[test]
fn what_stands_in_the_way_of_a_date_is_said() {
    let late = Rowan::new(PLAN).meeting("2026-12-15", "").notes("2026-11-23");
    assert!(late[0].contains("by Thursday 10 December 2026 the authority would have its four weeks"), "{late:?}");
    assert!(late[1].contains("closed: hold the meeting earlier, or send it by Friday 18 December 2026"), "{late:?}");
    assert_eq!(Rowan::new(PLAN).meeting("2026-12-04", "").notes("2026-11-23"), [""; 0]);
}

#[test]
fn each_parent_is_told_or_somebody_safe_is() {
    let parents = "[[parent]]\nname = \"Ms Ash\"\n[[parent]]\nname = \"Mr Daley\"\n";
    let told = |name: &str| format!("parent_told = [{{ name = \"{name}\", how = \"phone\", at = \"15:40\" }}]\n");
    let open = |lines: &str| Rowan::new(parents).observed("2026-11-20", &format!("{WHOLE}{lines}")).due("2026-11-23");
    let tell = ["restrictive-parents 2026-11-20 overdue"];
    assert_eq!(open(""), tell);
    assert_eq!(open(&told("ms ash")), tell);
    let other = "adds = \"20-1200-jm-aaaa\"\n".to_owned() + &told("Dad");
    let both = Rowan::new(parents).observed("2026-11-20", &format!("{WHOLE}{}", told("Ms Ash")));
    assert_eq!(both.observed("2026-11-21", &other).due("2026-11-23"), [""; 0]);
    let held_back = |more: &str| open(&format!("parent_withheld = {{ why = \"x\"{more} }}\n"));
    assert_eq!(held_back(""), tell);
    assert_eq!(held_back(", authority_told = 2026-11-20"), [""; 0]);
    assert_eq!(held_back(", authority_told = 2026-11-24"), tell);
}

#[test]
fn a_record_of_force_that_leaves_something_out_is_added_to() {
    let told = "parent_told = [{ name = \"Mum\", how = \"phone\", at = \"15:40\" }]\n";
    let short = WHOLE.replace("injury = \"None\"\n", "") + told;
    let rowan = Rowan::new("").observed("2026-11-23", &short);
    let found = DuePupil::of(&school(), &rowan.0, 60, day("2026-11-23"));
    let item = found.items.iter().find(|item| item.what == "restrictive-record").unwrap();
    assert_eq!((item.state, item.force, item.days), ("due", "must", 0));
    assert!(item.text.ends_with("injuries, and what was done"), "{}", item.text);
    let added = rowan.observed("2026-11-24", "adds = \"23-1200-jm-aaaa\"\nnote = \"Nobody was hurt.\"\n");
    assert_eq!(added.due("2026-11-24"), [""; 0]);
}

#[test]
fn what_is_proposed_is_answered_within_five_school_days() {
    let goal = "goal = { level = 5, sessions = 2, by = 2026-12-18 }\nproposed = { by = \"jm\", on = 2026-11-20 }\n";
    let proposed = Rowan::new("").target(goal);
    assert_eq!(proposed.due("2026-11-23"), ["agreement 2026-11-30 coming", "target 2026-12-18 coming"]);
    assert_eq!(proposed.due("2026-11-19"), [""; 0]);
    let agreed = format!("{goal}agreed = {{ by = \"as\", on = 2026-11-24 }}\n");
    assert_eq!(Rowan::new("").target(&agreed).due("2026-11-23").len(), 2);
    assert_eq!(Rowan::new("").target(&agreed).due("2026-11-24"), ["target 2026-12-18 coming"]);
    let refused = format!("{goal}refused = {{ by = \"as\", on = 2026-11-20, why = \"x\" }}\n");
    assert_eq!(Rowan::new("").target(&refused).due("2026-11-23"), [""; 0]);
}

#[test]
fn probes_are_weekly_four_times_and_then_monthly() {
    let goal = "goal = { level = 5, sessions = 2 }\nproposed = { by = \"jm\", on = 2026-09-08 }\n\
                agreed = { by = \"as\", on = 2026-09-08 }\n";
    let mut rowan = Rowan::new("").target(goal);
    let session = |on: &str, probe: &str| {
        let mut filed = result(on, &format!("count = 5\n{probe}"));
        filed.record.result[0].target = TargetId::parse("words").unwrap();
        filed
    };
    rowan.0.sessions = vec![session("2026-10-01", ""), session("2026-10-02", "")];
    assert_eq!(rowan.due("2026-10-05"), ["probe 2026-10-09 due"]);
    for (on, next) in [
        ("2026-10-08", "probe 2026-10-15 coming"),
        ("2026-10-15", "probe 2026-10-22 coming"),
        ("2026-10-22", "probe 2026-10-29 coming"),
        ("2026-10-31", "probe 2026-12-01 coming"),
    ] {
        rowan.0.sessions.push(session(on, "probe = true\n"));
        assert_eq!(rowan.due(on), [next], "{on}");
    }
}

#[test]
fn advice_is_begun_and_then_evaluated_by_the_end_of_its_cycle() {
    let advised = |lines: &str, as_of: &str| {
        let mut rowan = Rowan::new("");
        let cycle = "from = 2026-09-02\nto = 2026-12-18\nagreed = { by = \"as\", on = 2026-09-02 }\n\
                     [[review]]\non = 2026-09-03\nby = \"as\"\nresult = \"met\"\ndecision = \"end\"\nwhy = \"x\"\n";
        rowan
            .0
            .cycles
            .insert(CycleId::parse("2026-autumn").unwrap(), filed("pupils/rowan/cycles/2026-autumn.toml", cycle));
        let text = format!("date = 2026-09-14\nstaff = \"jm\"\nfrom = \"L. Hart\"\nrole = \"slt\"\n{lines}");
        rowan.0.recommendations.push(dated("recommendations", "2026-09-14", &text));
        rowan.due(as_of)
    };
    assert_eq!(advised("", "2026-09-15"), ["recommendation 2026-09-28 coming"]);
    let begun = "started = 2026-09-21\n";
    assert_eq!(advised(begun, "2026-09-15"), ["recommendation 2026-09-28 coming"]);
    assert_eq!(advised(begun, "2026-11-23"), ["recommendation 2026-12-18 coming"]);
    assert_eq!(advised("started = 2026-07-01\n", "2026-11-23"), ["recommendation 2026-09-23 overdue"]);
    assert_eq!(advised("evaluated = 2026-11-16\n", "2026-11-23"), [""; 0]);
}

#[test]
fn of_a_pupil_who_has_left_only_what_is_still_owed_is_asked() {
    let left = |more: &str| format!("left = {{ on = 2026-11-20, to = \"Hilltop\"{more} }}\n{PLAN}");
    let open = Rowan::new(&left("")).target("goal = { level = 5, by = 2026-12-18 }\n");
    assert_eq!(open.due("2026-11-23"), ["record-transfer 2026-12-14 coming"]);
    assert!(open.due("2026-11-20").len() > 3, "the last day is a day here");
    assert_eq!(Rowan::new(&left(", records_sent = 2026-11-23")).due("2026-11-23"), [""; 0]);
}
