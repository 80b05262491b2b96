use super::*;
use crate::progress::example::{day, filed};
use crate::record::quantity::Pounds;
use crate::record::{Filed, ProvisionId, School, Session};
use crate::render::{Template, json, markdown};
use crate::report::worked::{PHONICS, PUPIL, SCHOOL, empty, read, worked};
use crate::report::{Kind, Money};

const MONEY: &str = "[[rate]]\nrole = \"key-worker\"\npounds_per_hour = 17.20\nfrom = 2026-04-01\n\
                     source = \"school's own payroll\"\n[funding]\nthreshold = 6000\n";

fn costed_school() -> School {
    let trained = "role = \"key-worker\"\ntraining = [{ what = \"Phonics\", on = 2025-10-14, until = 2026-10-13 }]";
    let year = "[[term]]\nname = \"Spring 2027\"\nfrom = 2027-01-04\nto = 2027-03-25\n[[term]]\nname = \"Summer 2027\"\n\
                from = 2027-04-12\nto = 2027-07-21\n";
    read(&format!("{}\n{year}{MONEY}", SCHOOL.replacen("role = \"key-worker\"", trained, 1)))
}

/// The worked pupil, whose phonics are costed, with a group, visits by the term and a proposal.
fn costed() -> PupilRecords {
    let mut records = worked();
    let funded = "[funding]\nmodel = \"high-needs\"\naward = 8200\nfrom = 2026-09-01\nto = 2027-08-31\n";
    let needs = "[[need]]\nid = \"B1\"\ntext = \"Tires of reading\"\n";
    let second = "[[section_f]]\nid = \"F2\"\ntext = \"Two visits a term by a trained therapist\"\nminutes = 45\ntimes = 2\n\
                  per = \"term\"\n[[section_f]]\nid = \"F3\"\ntext = \"Access to a quiet room\"\n";
    let pupil = PUPIL.replace("outcomes = [\"E1\"]", "outcomes = [\"E1\"]\nneeds = [\"B1\"]");
    records.pupil = Some(filed("pupils/rowan/pupil.toml", &format!("{pupil}{second}{needs}{funded}")));
    let term = "from = 2026-09-02\nto = 2026-12-18\n";
    for (id, lines) in [
        (
            "phonics",
            format!(
                "{PHONICS}group = 1\nrole = \"key-worker\"\nresources = [{{ what = \"Books\", pounds = 86.40 }}]\n"
            ),
        ),
        (
            "games",
            format!(
                "what = \"Games\"\nminutes = 30\nslots = [\"tue 13:10\"]\ngroup = 3\nrole = \"key-worker\"\n{term}"
            ),
        ),
        ("visits", format!("what = \"Visits\"\nmeets = [\"F2\"]\nminutes = 45\ntimes = 2\nper = \"term\"\n{term}")),
        (
            "cooking",
            format!(
                "what = \"Cooking\"\nminutes = 30\nslots = [\"fri 14:00\"]\nproposed = {{ by = \"jm\", on = 2026-11-20 }}\n{term}"
            ),
        ),
    ] {
        let path = format!("pupils/rowan/provision/{id}.toml");
        records.provision.insert(ProvisionId::parse(id).unwrap(), filed(&path, &lines));
    }
    for (at, lines) in [
        ("17-1310-cv-aaaa", "provision = \"games\"\nstaff = \"cv\"\nminutes = 30\n"),
        ("19-1310-cv-aaaa", "provision = \"games\"\nstaff = \"cv\"\nminutes = 20\ngroup = 2\n"),
        ("20-1000-as-aaaa", "staff = \"as\"\nminutes = 15\n"),
    ] {
        let path = format!("pupils/rowan/sessions/2026-11/{at}.toml");
        let session: Filed<Session> = filed(&path, &format!("date = 2026-11-{}\n{lines}", &at[..2]));
        records.sessions.push(session);
    }
    records.finish(&costed_school());
    records
}

fn week() -> Period {
    Period { from: day("2026-11-16"), to: day("2026-11-29") }
}

fn page(map: &ProvisionMap) -> String {
    let template = Template { name: "provision.md", source: Kind::Provision.template() };
    markdown(map, &template).unwrap().as_str().to_owned()
}

#[track_caller]
fn says(page: &str, parts: &[&str]) {
    for part in parts {
        assert!(page.contains(part), "no `{part}` in\n{page}");
    }
}

/// Two weeks, of nine school days: 17 to 20 November hold what is recorded, and today is Monday the 23rd.
#[test]
fn what_was_promised_given_and_costs_stands_side_by_side() {
    let map = ProvisionMap::build(&costed_school(), &costed(), week(), day("2026-11-23"));
    let line = |id: &str| map.provision.iter().find(|line| line.provision == id).unwrap();
    let pence = |sum: i64| Some(Money::from(Pounds::from_pence(sum)));

    // 9 slots of 25 minutes, 225 x 17.20 / 60 = 64.50; given 25 and 10 minutes, 35 x 17.20 / 60 = 10.0333.
    let phonics = line("phonics");
    assert_eq!((phonics.tallied.promised_minutes, phonics.tallied.due_minutes, phonics.weeks), (225, 150, 2));
    assert_eq!((phonics.planned_pounds, phonics.delivered_pounds), (pence(6_450), pence(1_003)));
    assert_eq!(
        (phonics.needs.as_slice(), phonics.outcomes.as_slice()),
        (&["B1".to_owned()][..], &["E1".to_owned()][..])
    );
    // Two slots: 60 x 17.20 / 60 / 3 = 5.7333; given 30 in three and 20 in two, 2.8667 + 2.8667 = 5.7333.
    let games = line("games");
    assert_eq!((games.planned_pounds, games.delivered_pounds), (pence(573), pence(573)));
    assert_eq!((games.tallied.group_minutes, games.tallied.one_to_one_minutes, games.extra_sessions), (50, 0, 1));
    // Nobody is named to give the visits, and a proposal counts in nothing.
    assert_eq!((line("visits").planned_pounds, line("visits").no_cost.is_some()), (None, true));
    assert!(!line("cooking").in_force && line("cooking").planned_pounds.is_none());

    assert_eq!(map.costs.planned.without_cost, 1);
    assert_eq!(map.costs.planned.total_pounds, Money::from(Pounds::from_pence(7_023)));
    let [first, second, third] = map.section_f.as_slice() else { panic!("{:?}", map.section_f) };
    assert_eq!((first.plan_sessions, first.plan_minutes, first.minutes_short), (Some(9), Some(225), Some(0)));
    assert_eq!((second.plan_sessions, third.plan_sessions, third.met_by.len()), (Some(0), None, 0));
    assert!(second.asks_for_training && !third.asks_for_training);
    let weeks = map.by_week.iter().map(|week| week.tallied.given_minutes);
    assert_eq!(weeks.sum::<i64>(), map.total.given_minutes);
}

#[test]
fn the_page_says_where_each_figure_is_from() {
    let page = page(&ProvisionMap::build(&costed_school(), &costed(), week(), day("2026-11-23")));
    says(
        &page,
        &[
            "# Provision map: Rowan Ash, Monday 16 November 2026 to Sunday 29 November 2026\n",
            "[Cooking](pupils/rowan/provision/cooking.toml) (proposed, not agreed)",
            "tue 13:10, 30 minutes each | key worker, 3 together | 2 |",
            "| [Games](pupils/rowan/provision/games.toml) | 60 (2) | 30 (1) | 50 (2) | 0 (0) | 0 (0) | 0 (0) |",
            "| Planned, Monday 16 November 2026 to Sunday 29 November 2026 | Delivered, Monday 16 November 2026 to Monday",
            "| £17.20 | £64.50 (3h45m) | £10.03 (0h35m) |",
            "- £17.20 an hour of a key worker from Wednesday 1 April 2026, source: school's own payroll.",
            "is in no sum: it is not written who gives it.",
            "- [F2](pupils/rowan/pupil.toml) speaks of training: Two visits a term by a trained therapist",
            "Phonics, Tuesday 14 October 2025 (over since Tuesday 13 October 2026)",
            "| cv | Games: 2 sessions | none |",
            "1 session of no provision, 15 minutes, is in none of these figures",
            "[Thu 19 Nov](pupils/rowan/sessions/2026-11/19-1100-jm-k7qd.toml) (staff absent)",
            "- No provision that is in force meets F3.",
            "- \u{201c}Games\u{201d} meets no line of Section F.",
        ],
    );
    assert!(!page.contains("cover not found") && !page.contains("Bought for"), "{page}");
}

#[test]
fn a_year_is_told_by_its_terms_and_against_the_whole_threshold() {
    let (school, records) = (costed_school(), costed());
    let year = Period { from: day("2026-09-01"), to: day("2027-08-31") };
    let map = ProvisionMap::build(&school, &records, year, day("2026-11-23"));
    assert_eq!(map.by_term.len(), 3);
    assert_eq!(map.costs.planned.threshold_pounds, map.costs.threshold_a_year);
    assert!(map.costs.delivered.threshold_pounds < map.costs.threshold_a_year);
    says(
        &page(&map),
        &["## Term by term", "| Spring 2027 | 0 (0) |", "Bought for [Structured phonics](", "Books, £86.40."],
    );
    let json = json(&map);
    says(&json, &["\"report\": \"provision\"", "\"threshold_pounds\": 6000.0", "\"resources_pounds\": 86.4"]);
}

#[test]
fn a_pupil_who_has_nothing_yet_has_a_map_that_says_so() {
    let map = ProvisionMap::build(&read(SCHOOL), &empty(), week(), day("2026-11-23"));
    says(
        &page(&map),
        &["| none in this time |", "No line of Section F is in the pupil's file.", "- No provision is timetabled."],
    );
    let ahead = Period { from: day("2027-01-04"), to: day("2027-03-25") };
    let map = ProvisionMap::build(&costed_school(), &costed(), ahead, day("2026-11-23"));
    says(&page(&map), &["Delivered, nothing yet"]);
}

#[test]
fn a_plan_promises_nothing_before_it_was_made_nor_a_pupil_after_leaving() {
    let mut records = costed();
    let pupil = PUPIL.replacen("[[adult]]", "left = { on = 2026-11-18 }\n[ehc_plan]\nmade = 2026-11-17\n[[adult]]", 1);
    records.pupil = Some(filed("pupils/rowan/pupil.toml", &pupil));
    let map = ProvisionMap::build(&costed_school(), &records, week(), day("2026-11-23"));
    assert_eq!(map.section_f[0].plan_sessions, Some(8), "nine school days but the first");
    let phonics = map.provision.iter().find(|line| line.provision == "phonics").unwrap();
    assert_eq!((phonics.tallied.promised_sessions, phonics.tallied.unrecorded_sessions), (3, 0));
}
