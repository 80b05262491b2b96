//! The annual review through its own template.

use super::super::tests::{page, says, section, shape};
use super::super::worked::{PUPIL, empty, school, worked};
use super::*;
use crate::progress::example::{day, filed};
use crate::record::{Filed, Meeting, Recommendation, TargetId};
use crate::render::json;
use crate::report::Kind;

const PLAN: &str = r#"
[ehc_plan]
authority = "Kent"
made = 2024-11-18
last_reviewed = 2025-11-14
[[need]]
id = "B1"
area = "social-emotional-and-mental-health"
text = "Becomes anxious"
[[need]]
id = "B2"
text = "Blends slowly"
[[outcome]]
id = "E2"
area = "communication-and-interaction"
text = "Asks for help"
by = 2026-07-31
[[section_f]]
id = "F2"
needs = ["B2"]
text = "Two visits of *45 minutes* each term"
minutes = 45
times = 2
per = "term"
[funding]
model = "high-needs"
award = 8200.00
from = 2026-09-01
"#;

const HELD: &str = r#"
staff = "as"
kind = "annual-review"
invited = [{ role = "parent", name = "Ms Ash" }, { role = "one-to-one", name = "jm" }, { role = "slt", name = "L. Hart" }, { role = "authority", name = "Kent SEN team" }]
attended = ["ms ash", "J. Marsh", "as"]
views = [{ who = "Rowan", text = "I have my dots", on = 2026-10-12 }, { who = "Ms Ash", text = "He read the bottle" }]
decisions = ["F2 to say who covers"]
recommend = "amend"
sections = ["F", "I"]
difference = "Mr Daley asks for 30 minutes"
steps = [{ step = "invited", on = 2026-09-25 }, { step = "decision", on = 2026-11-30 }]
[[action]]
owner = "as"
by = 2026-10-23
text = "Report to everybody"
"#;

fn meeting(date: &str, lines: &str) -> Filed<Meeting> {
    let path = format!("pupils/rowan/meetings/{}/{}-1400-as-hquv.toml", &date[..7], &date[8..]);
    filed(&path, &format!("date = {date}\n{lines}"))
}

fn planned(meetings: &[(&str, &str)]) -> PupilRecords {
    let mut records = worked();
    records.pupil = Some(filed("pupils/rowan/pupil.toml", &format!("{PUPIL}{PLAN}")));
    records.meetings = meetings.iter().map(|(date, lines)| meeting(date, lines)).collect();
    records
}

fn review(records: &PupilRecords, stage: Option<Stage>, as_of: &str) -> (AnnualReview, String) {
    let period = Period { from: day("2025-11-14"), to: day(as_of) };
    let review = AnnualReview::build(&school(), records, period, stage, day(as_of));
    let page = page(&review, "annual-review.md", Kind::AnnualReview.template());
    (review, page)
}

const BARE: &str = "staff = \"as\"\nkind = \"annual-review\"\n";

#[test]
fn the_meeting_nearest_ahead_counts_else_the_latest_held_since_the_last_review() {
    use Stage::{Advice, Report};
    let parents = "staff = \"as\"\nkind = \"parents\"\n";
    let all = [("2026-10-14", BARE), ("2026-12-04", BARE), ("2026-12-11", BARE), ("2026-11-30", parents)];
    let held = [("2025-11-13", BARE), ("2026-10-14", BARE), ("2026-09-30", BARE)];
    for (meetings, asked, as_of, stage, date) in [
        (&all[..], None, "2026-11-23", Advice, Some("2026-12-04")),
        (&all, None, "2026-12-04", Advice, Some("2026-12-11")),
        (&all, None, "2026-12-11", Report, Some("2026-12-11")),
        (&all, Some(Report), "2026-11-23", Report, Some("2026-10-14")),
        (&all, Some(Advice), "2026-12-12", Advice, Some("2026-12-11")),
        (&held, None, "2026-11-23", Report, Some("2026-10-14")),
        (&held, None, "2026-09-29", Advice, Some("2026-09-30")),
        (&held[..1], None, "2026-11-23", Advice, None),
        (&held[..1], Some(Report), "2026-11-23", Report, None),
        (&[], None, "2026-11-23", Advice, None),
    ] {
        let records = planned(meetings);
        let (review, _) = review(&records, asked, as_of);
        let chosen = review.meeting.map(|meeting| meeting.date.0.to_string());
        assert_eq!((review.stage, chosen.as_deref()), (stage, date), "{asked:?} {as_of}");
    }
}

#[test]
fn the_report_says_what_the_meeting_recommends_and_where_people_differ() {
    let (review, page) = review(&planned(&[("2026-10-14", HELD)]), None, "2026-11-23");
    assert!(page.starts_with("# Annual review of Rowan Ash: the school's report\n"), "{page}");
    says(
        &page,
        "The plan and this review",
        &[
            "| Plan first made (Kent) | [18 Nov 2024](pupils/rowan/pupil.toml) |",
            "| Last review complete | [14 Nov 2025](",
            "| Meeting of this review | [Wednesday 14 October 2026](pupils/rowan/meetings/2026-10/14-1400-as-hquv.toml), held |",
            "| Invitations sent | [25 Sep 2026](",
            "| Report sent to everybody invited | not yet, due by 28 Oct 2026: **overdue** |",
            "| Decision of the authority | not yet, due by 11 Nov 2026: **overdue** |",
            "| Final amended plan | not yet, due by 6 Jan 2027 |",
            "| Ms Ash | parent | yes |",
            "| J. Marsh | one to one | yes |",
            "| L. Hart | slt | no |",
            "| A. Shah | not in the invitations | yes |",
        ],
    );
    says(
        &page,
        "Recommendation",
        &[
            "to **amend** the plan, in sections F and I ([14 Oct 2026](",
            "- F2 to say who covers",
            "| A. Shah | 23 Oct 2026 | Report to everybody | not yet |",
            "Differences of view: “Mr Daley asks for 30 minutes”",
        ],
    );
    says(
        &page,
        "Sections C, D and G to J",
        &["| I: the school | the meeting recommends a change |", "| J: personal budget | nothing"],
    );
    says(&page, "Section A: views, interests and aspirations", &["[12 Oct 2026](", "Rowan: “I have my dots”"]);
    says(&page, "Section E: outcomes", &["does not name Section E"]);
    assert!(review.enclosures.is_empty() && !page.contains("## Enclosures"));
}

#[test]
fn the_advice_holds_nothing_of_what_the_meeting_says() {
    let records = planned(&[("2026-10-14", HELD)]);
    for (stage, as_of) in [(Some(Stage::Advice), "2026-11-23"), (None, "2026-10-01")] {
        let (review, page) = review(&records, stage, as_of);
        assert_eq!(review.stage, Stage::Advice);
        let all = page + &json(&review);
        for words in ["amend", "I have my dots", "F2 to say", "30 minutes", "Report to everybody", "\"came\": true"] {
            assert!(!all.contains(words), "{words}: {all}");
        }
    }
}

#[test]
fn each_section_has_its_evidence_or_says_that_there_is_none() {
    let (_, page) = review(&planned(&[]), None, "2026-11-23");
    says(
        &page,
        "Section B: needs",
        &["| social, emotional and mental health | Becomes anxious | no line names it |", "| Blends slowly | F2 |"],
    );
    let outcomes = section(&page, "Section E: outcomes");
    assert!(
        outcomes.contains("| [25%](pupils/rowan/targets/cvc-words.toml) | [80%](pupils/rowan/sessions/"),
        "{outcomes}"
    );
    assert!(
        outcomes.contains("To be reached by 31 Jul 2026, a day that has gone by.\n\nNo evidence in these records.")
    );
    assert!(outcomes.contains("### Targets without an outcome\n"), "{outcomes}");
    says(
        &page,
        "Section F: delivered against promised",
        &[
            "- [F1](pupils/rowan/pupil.toml): 25 minutes a day of a structured phonics programme, 1:1\n",
            "| 54 (1350) | 54 (1350) | 5 (100), 7% of the plan | 1 | 1 | 47 |",
            "Two visits of \\*45 minutes\\* each term\n",
            "| **nothing** | none | none | none | none |",
            "- Effect of F1: [cvc-words](pupils/rowan/targets/cvc-words.toml) 25% to 80% (too-few).",
            "| F1 | 6 sessions | 5 (83%) | none | 47 |",
            "**The school did not provide**: staff absent, 1 session: [19 Nov 2026](",
        ],
    );
    says(&page, "Transition", &["In Year 4 now. The next phase begins with Year 7 on 1 Sep 2029."]);
    says(&page, "Funding", &["£8200.00 a year, from 1 Sep 2026."]);
    says(
        &page,
        "No evidence in these records",
        &[
            "- No meeting of this annual review is recorded.",
            "- Section A: nothing that the child said in this time.",
            "- Section B, B1: no line of Section F names this need.",
            "- Section E, E2: no target and no assessment.",
            "- Section F, F2: nothing was timetabled to meet it, and no session is recorded.",
            "- No rating of well-being or involvement.",
            "so nothing is reckoned as owed in it.",
        ],
    );
}

#[test]
fn what_is_for_staff_alone_is_not_in_it() {
    let mut records = planned(&[("2026-10-14", HELD)]);
    let seen = "date = 2026-11-18\nstaff = \"jm\"\nkind = \"restrictive\"\nnote = \"Private\"\n\
                parent_withheld = { why = \"Likely to do harm\" }\n";
    records.observations = vec![filed("pupils/rowan/observations/2026-11/18-1040-jm-2xra.toml", seen)];
    let (review, page) = review(&records, None, "2026-11-23");
    let all = page + &json(&review);
    // A session's note, why one was missed, a contact, an observation's note, why a parent was not told.
    for words in ["Tired after swimming", "Dentist", "cover not found", "Slept badly", "Private", "harm"] {
        assert!(!all.contains(words), "{words}: {all}");
    }
    assert!(all.contains("1 restrictive intervention") && !all.contains("nobody is recorded as told"));
}

#[test]
fn a_review_before_the_next_phase_says_when_the_plan_must_name_the_school() {
    let mut records = planned(&[]);
    let filed = records.pupil.as_mut().unwrap();
    filed.record.born = day("2016-05-19");
    let (_, page) = review(&records, None, "2026-11-23");
    says(
        &page,
        "Transition",
        &[
            "begins with Year 7 on 1 Sep 2027: **this review prepares it**",
            "is due by 14 Feb 2027 (SEND Regulations 2014",
        ],
    );
}

#[test]
fn the_plans_own_promise_shows_what_was_never_timetabled() {
    let mut records = planned(&[]);
    let phonics = records.provision.values_mut().next().unwrap();
    phonics.record.from = day("2026-11-02");
    let (review, page) = review(&records, None, "2026-11-23");
    let line = &review.section_f[0].delivered;
    assert_eq!((line.promised_sessions, line.timetabled_sessions), (Some(54), Some(16)));
    let gap = "- Section F, F1: 16 of the 54 sessions that the plan promises in this time were timetabled; nothing shows the \
               other 38.";
    says(&page, "No evidence in these records", &[gap]);
}

#[test]
fn the_enclosures_are_listed_with_what_is_still_missing() {
    let invited = format!("{BARE}{}", HELD.lines().find(|line| line.starts_with("invited")).unwrap());
    let mut records = planned(&[("2026-12-04", &invited)]);
    let advice = |name: &str, from: &str, document: &str| {
        let path = format!("pupils/rowan/recommendations/2026-09/{name}.toml");
        let text = format!(
            "date = 2026-09-14\nstaff = \"jm\"\nfrom = \"{from}\"\nrole = \"ep\"\ntext = [\"Wait\"]\ndocument = \"{document}\"\n"
        );
        filed::<Recommendation>(&path, &text)
    };
    records.recommendations = vec![
        advice("14-1200-jm-aaaa", "the psychologist", "Report"),
        advice("14-1205-jm-bbbb", "the psychologist", "Letter"),
    ];
    let (first, page) = review(&records, None, "2026-11-23");
    says(
        &page,
        "Enclosures",
        &[
            "| The child's views | **missing** | nothing in these records |",
            "| Progress toward each outcome | yes | evidence for 1 of 2 outcomes, in this page |",
            "| The timetable of support | yes | 1 provision: [Structured phonics](pupils/rowan/provision/phonics.toml) |",
            "| Advice of the psychologist (ep) | yes | Report; Letter: [14 Sep 2026](",
            "| Advice of L. Hart (slt) | **missing** | nothing in these records |",
            "| The plan, with what should change marked on it | **missing** |",
        ],
    );
    assert!(!section(&page, "Enclosures").contains("Kent") && !section(&page, "Enclosures").contains("Marsh"));
    records.recommendations.push(advice("14-1210-jm-cccc", "l. hart", "Report of 14 September"));
    let (second, _) = review(&records, None, "2026-11-23");
    let missing = |review: &AnnualReview| review.enclosures.iter().filter(|each| !each.there).count();
    assert_eq!((missing(&first), missing(&second)), (5, 4));
}

#[test]
fn what_people_wrote_that_comes_next_is_suggested_and_nothing_else() {
    let mut records = planned(&[]);
    let id = TargetId::parse("cvc-words").unwrap();
    let reviews = ["2025-11-13", "2026-03-30", "2026-11-24"].map(|on| {
        format!(
            "[[review]]\non = {on}\nby = \"as\"\nresult = \"met\"\ndecision = \"change\"\nwhy = \"x\"\nnext = \"Next of {on}\"\n"
        )
    });
    let text = format!("{}{}", super::super::worked::WORDS, reviews.concat());
    records.targets.insert(id, filed("pupils/rowan/targets/cvc-words.toml", &text));
    let (review, page) = review(&records, None, "2026-11-23");
    let said: Vec<&str> = review.outcomes[0].suggested.iter().map(|each| each.text.as_str()).collect();
    assert_eq!(said, ["Next of 2026-03-30"]);
    says(
        &page,
        "Section E: outcomes",
        &["- [30 Mar 2026](pupils/rowan/targets/cvc-words.toml) A. Shah, of cvc-words: “Next of"],
    );
}

#[test]
fn a_pupil_without_plan_or_file_has_a_page_that_says_so() {
    let (_, page) = review(&empty(), None, "2026-11-23");
    assert!(page.starts_with("# Annual review of rowan: the school's advice\n"), "{page}");
    says(
        &page,
        "No evidence in these records",
        &["pupil.toml, is not there", "Section B: no need", "Section E: no outcome", "Section F: no line"],
    );
    let (_, page) = review(&worked(), Some(Stage::Report), "2026-11-23");
    says(&page, "No evidence in these records", &["- No EHC plan is in the pupil's file."]);
    says(&page, "Recommendation", &["No recommendation is recorded.", "Differences of view: none recorded."]);
}

#[test]
fn what_people_typed_cannot_change_the_shape_of_the_page() {
    const HOSTILE: &str =
        "# Heading | a |\n\n- [x](javascript:alert(1)) `code` <b>*x*</b>\n---\n> q ![i](i.png)\n{{ 7*7 }}\n```";
    let with = |words: &str| {
        let quoted = format!("{words:?}");
        let profile = format!(
            "[profile]\nappreciate = {quoted}\nimportant = {quoted}\nsupport = {quoted}\ncommunicates = {quoted}\n\
             strengths = [{quoted}]\ninterests = [{quoted}]\n"
        );
        let plan = PLAN.replace("\"Kent\"", &quoted).replace("\"Becomes anxious\"", &quoted);
        let plan = plan.replace("\"Asks for help\"", &quoted).replace("\"high-needs\"", &quoted);
        let plan = plan.replace("\"Two visits of *45 minutes* each term\"", &quoted);
        let held = HELD.replace("\"L. Hart\"", &quoted).replace("\"slt\"", &quoted);
        let held =
            held.replace("\"F2 to say who covers\"", &quoted).replace("\"Mr Daley asks for 30 minutes\"", &quoted);
        let held = held.replace("[\"F\", \"I\"]", &format!("[{quoted}]")).replace("\"Report to everybody\"", &quoted);
        let mut records = planned(&[("2026-10-14", &held)]);
        records.pupil = Some(filed("pupils/rowan/pupil.toml", &format!("{PUPIL}{profile}{plan}")));
        let advice = format!(
            "date = 2026-09-14\nstaff = \"jm\"\nfrom = {quoted}\nrole = {quoted}\ntext = [{quoted}]\ndocument = {quoted}\n"
        );
        let path = "pupils/rowan/recommendations/2026-09/14-1200-jm-aaaa.toml";
        records.recommendations = vec![filed(path, &advice)];
        [None, Some(Stage::Advice)].map(|stage| review(&records, stage, "2026-11-23").1)
    };
    for (hostile, plain) in with(HOSTILE).iter().zip(with("plain words")) {
        assert_eq!(shape(hostile), shape(&plain), "{hostile}");
    }
}

/// The page goes to the parents, to the authority and to professionals: what staff wrote for each other, and what was
/// seen and heard on one day, in nobody's pages but the record's own.
#[test]
fn no_words_of_staff_and_no_story_of_an_incident_reach_those_who_are_invited() {
    let mut records = planned(&[("2026-10-14", &format!("note = \"PRIVATE\"{HELD}"))]);
    for filed in &mut records.sessions {
        let session = &mut filed.record;
        session.note = crate::record::words::StaffOnly::new("PRIVATE");
        session.ask.clone_from(&session.note);
        session.adapted.clone_from(&session.note);
        session.why.clone_from(&session.note);
    }
    let head =
        "date = 2026-11-18\nstaff = \"jm\"\nkind = \"incident\"\nplace = \"the hall\"\nhelped = \"Ear defenders\"\n";
    let story = "before = \"PRIVATE\"\nbehaviour = \"PRIVATE\"\nafter = \"PRIVATE\"\ncommunicating = \"PRIVATE\"\n\
                 note = \"PRIVATE\"\ninjury = \"PRIVATE\"\nask = \"PRIVATE\"\n\
                 parent_withheld = { why = \"PRIVATE\", authority_told = 2026-11-18 }\n";
    let path = "pupils/rowan/observations/2026-11/18-1200-jm-aaaa.toml";
    records.observations.push(filed(path, &format!("{head}{story}")));
    let told = "date = 2026-11-18\nstaff = \"jm\"\nwith = \"Ms Ash\"\nhow = \"phone\"\nnote = \"PRIVATE\"\nagreed = \"PRIVATE\"\n";
    records.contacts.push(filed("pupils/rowan/contacts/2026-11/18-1200-jm-aaab.toml", told));
    for stage in [Stage::Advice, Stage::Report] {
        let (review, page) = review(&records, Some(stage), "2026-11-23");
        let json = json(&review);
        for text in [&page, &json] {
            assert!(!text.contains("PRIVATE"), "{text}");
            assert!(text.contains("the hall") && text.contains("Ear defenders"), "counts and what helped stay: {text}");
        }
    }
}
