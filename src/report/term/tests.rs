//! The term report through its own template.

use super::super::tests::{page, says, section, shape};
use super::super::worked::{PHONICS, SCHOOL, WORDS, empty, read, school, session, words, worked};
use super::*;
use crate::progress::example::{day, filed};
use crate::record::field::Table;
use crate::record::{ProvisionId, TargetId};
use crate::render::json;
use crate::report::Kind;

const AUTUMN: Period = Period { from: days(2026, 9, 2), to: days(2026, 12, 18) };

const fn days(year: i32, month: u32, day: u32) -> NaiveDate {
    match NaiveDate::from_ymd_opt(year, month, day) {
        Some(date) => date,
        None => NaiveDate::MIN,
    }
}

fn term(records: &PupilRecords, period: Period, as_of: &str) -> (TermReport, String) {
    let report = TermReport::build(&school(), records, period, day(as_of));
    let page = page(&report, "term.md", Kind::Term.template());
    (report, page)
}

fn put<T: Table>(records: &mut Vec<Filed<T>>, folder: &str, stem: &str, text: &str) {
    records.push(filed(&format!("pupils/rowan/{folder}/2026-11/{stem}.toml"), text));
}

/// The worked pupil at a review: a changed target, a meeting, advice, ratings and views.
fn reviewed() -> PupilRecords {
    let mut records = worked();
    let target = WORDS.replace(
        "by = \"jm\"\n",
        "by = \"jm\"\nrefused = { by = \"as\", on = 2026-11-23, why = \"One more week\" }\n[[change]]\non = 2026-11-16\n\
         what = \"Ten words, not twenty\"\nwhy = \"He tires\"\nby = \"jm\"\nagreed = { by = \"as\", on = 2026-11-16 }\n\
         [[review]]\non = 2026-11-23\nby = \"as\"\nresult = \"partly\"\ndecision = \"continue\"\nwhy = \"Nearly there\"\n\
         next = \"Words with 'ch'\"\nstatus = \"watch\"\nviews = [{ who = \"Rowan\", text = \"It is easy\" }]\n",
    );
    let id = TargetId::parse("cvc-words").unwrap();
    records.targets.insert(id, filed("pupils/rowan/targets/cvc-words.toml", &target));
    put(
        &mut records.meetings,
        "meetings",
        "12-1550-as-lrl3",
        "date = 2026-11-12\nstart = 15:50:00\nstaff = \"as\"\n\
        kind = \"parents\"\nattended = [\"Ms Ash\", \"jm\"]\nviews = [{ who = \"Ms Ash\", text = \"He reads to the cat.\" }]\n\
        decisions = [\"Word list stays at five\"]\n[[action]]\nowner = \"as\"\nby = 2026-11-20\ntext = \"A quiet table\"\n",
    );
    put(
        &mut records.recommendations,
        "recommendations",
        "02-1200-jm-aaaa",
        "date = 2026-11-02\nstaff = \"jm\"\n\
        from = \"L. Hart\"\nrole = \"speech-therapist\"\ntext = [\"Model it\", \"Wait\"]\noutcome = \"E1\"\n\
        started = 2026-11-09\nevaluated = 2026-11-30\nresult = \"He waits\"\n",
    );
    put(
        &mut records.assessments,
        "assessments",
        "05-1100-as-bbbb",
        "date = 2026-11-05\nstaff = \"as\"\n\
        tool = \"Phonics screening check\"\ninformant = \"class teacher\"\noutcome = \"E1\"\n\
        score = [{ name = \"total\", value = 27, of = 40 }]\n",
    );
    put(
        &mut records.observations,
        "observations",
        "19-1420-jm-ihs6",
        "date = 2026-11-19\nstart = 14:20:00\n\
        staff = \"jm\"\nkind = \"wellbeing\"\nwellbeing = 2.5\ninvolvement = 3\n",
    );
    records
}

#[test]
fn each_target_goes_from_its_baseline_to_now() {
    let (_, page) = term(&reviewed(), AUTUMN, "2026-11-23");
    assert!(page.starts_with("# Term report: Rowan Ash, 2026-autumn\n"), "{page}");
    says(
        &page,
        "Targets, from the baseline to now",
        &[
            "aloud](pupils/rowan/targets/cvc-words.toml) | [25%](pupils/rowan/targets/cvc-words.toml) | [80%](pupils/rowan/sessions/2026-11/18-0935-jm-k7qd.toml) |",
            ", by 18 Dec 2026 | too-few | met in part, goes on |",
            "aloud** (cvc-words, toward [E1](pupils/rowan/pupil.toml)) is too-few, because: 2 results since the change on 16 November",
            "5 results. Median of each stretch: baseline 25% (2 results), teaching 50% (1 result), since the change on 16 \
             November 85% (2 results).",
            "by A. Shah: met in part, goes on, because “Nearly there” Next: “Words with 'ch'” On that day keywork said watch.",
            "(pupils/rowan/targets/asks-help.toml) | none | none |",
            "not-started, not agreed | not yet |",
            "  - Agreement: proposed by J. Marsh on 18 November, not agreed.",
        ],
    );
}

#[test]
fn what_was_tried_has_the_results_before_it_and_since() {
    let (report, page) = term(&reviewed(), AUTUMN, "2026-11-23");
    says(
        &page,
        "What was tried, and what helped",
        &[
            "from Mon 16 Nov: “Ten words, not twenty”, because “He tires” (agreed by A. Shah on 16 November). Median: 50% \
             before it (1 result), 85% since (2 results).",
            "from Mon 23 Nov: “Sound buttons under each word”",
            "(A. Shah did not agree it on 23 November: One more week).",
            "- Helped: “Ear defenders” ([Wed 18 Nov](",
        ],
    );
    assert!(report.targets[1].changes[1].since.is_none(), "what was not agreed starts no stretch");
}

#[test]
fn the_three_figures_of_what_was_missed_stand_apart() {
    let mut records = worked();
    records.sessions.push(session("2026-11-20", "09:30", "missed = \"closed\"\nwhy = \"Snow\"\n"));
    let week = Period { from: day("2026-11-16"), to: day("2026-11-20") };
    let (report, page) = term(&records, week, "2026-11-23");
    says(
        &page,
        "Delivered against promised",
        &[
            "| [Structured phonics](pupils/rowan/provision/phonics.toml) | 4 sessions, 100 minutes | 2 sessions, 35 minutes | 1 | 1 | 1 | none |",
            "given in [Nov 2026](pupils/rowan/sessions/2026-11) 2. Cut short: [Wed 18 Nov](",
            "  - **The school did not provide**: staff absent, “cover not found”: [Thu 19 Nov](",
            "  - Pupil absent, “Dentist”: [Tue 17 Nov](",
            "  - School closed, “Snow”: [Fri 20 Nov](",
            "- [F1](pupils/rowan/pupil.toml): 25 minutes a day of a structured phonics programme, 1:1\n",
            "| 5 (125) | 4 (100) | 2 (35) | 1 | 1 | none |",
        ],
    );
    let line = &report.section_f[0];
    assert_eq!((line.promised_sessions, line.timetabled_sessions, line.missed_by_closing), (Some(5), Some(4), 1));
    assert_eq!(report.provision[0].offered, 3);
}

#[test]
fn what_is_owed_is_owed_up_to_today() {
    let (report, _) = term(&worked(), AUTUMN, "2026-09-03");
    let provided = &report.provision[0].provided;
    assert_eq!((provided.promised_sessions, provided.unrecorded_sessions), (Some(2), 2));
    assert!(provided.to_come.is_empty());
    let (report, _) = term(&worked(), AUTUMN, "2026-09-01");
    assert!(report.provision.is_empty() && report.section_f[0].promised_sessions == Some(0));
}

#[test]
fn a_line_of_the_plan_that_nothing_was_timetabled_for_says_so() {
    let mut records = worked();
    records.provision.insert(
        ProvisionId::parse("phonics").unwrap(),
        filed("pupils/rowan/provision/phonics.toml", &PHONICS.replace("meets = [\"F1\"]", "")),
    );
    let (report, page) = term(&records, AUTUMN, "2026-11-23");
    assert_eq!((report.section_f[0].timetabled_sessions, report.section_f[0].given_sessions), (None, 0));
    says(&page, "Delivered against promised", &["(1350) | **nothing** | none | none | none | none |"]);
}

#[test]
fn views_decisions_advice_and_what_is_open_have_their_places() {
    let (_, page) = term(&reviewed(), AUTUMN, "2026-11-23");
    says(&page, "Views", &["**Rowan**: “It is easy”", "Ms Ash: “He reads to the cat.”"]);
    says(
        &page,
        "Decided and agreed",
        &["meeting with parents (Ms Ash, J. Marsh): “Word list stays at five”", "with Mum (phone): “Word list home"],
    );
    says(
        &page,
        "Recommendations, and what became of them",
        &["L. Hart (speech therapist) | E1 | Model it; Wait | 9 Nov 2026 | not yet |"],
    );
    says(&page, "Assessments", &["| 5 Nov 2026 | total 27 of 40 | class teacher |"]);
    says(
        &page,
        "Open actions and questions",
        &["A. Shah, by 20 Nov 2026 (**overdue**): A quiet table", "J. Marsh asked: May we use the library?"],
    );
    says(
        &page,
        "Well-being, behaviour and incidents",
        &["| November 2026 | 2.5 | 3 | [Thu 19 Nov](", "1 behaviour, 0 incidents"],
    );
}

#[test]
fn a_pupil_who_has_nothing_yet_is_told_what_is_missing() {
    let (_, page) = term(&empty(), AUTUMN, "2026-11-23");
    assert!(page.starts_with("# Term report: rowan\n") && page.lines().count() < 70, "{page}");
    says(
        &page,
        "What is missing",
        &["No cycle of the plan", "No session is recorded", "Nothing that the child said", "No rating of well-being"],
    );
    says(&page, "Delivered against promised", &["| No provision was timetabled |"]);
}

#[test]
fn a_time_that_is_over_says_how_it_stood_then_and_how_now() {
    let mut records = worked();
    let october = Period { from: day("2026-09-02"), to: day("2026-10-23") };
    let (report, page) = term(&records, october, "2026-11-23");
    let ids: Vec<&str> = report.targets.iter().map(|target| target.assessed.target.as_str()).collect();
    assert_eq!(ids, ["cvc-words"], "a target that was proposed later is not of that time");
    says(&page, "Targets, from the baseline to now", &["| 25% | [80%](", "\"Then\" of the last three of the time"]);
    assert!(page.contains("that time is over, and each target's status"), "{page}");
    records.targets.clear();
    assert!(term(&records, october, "2026-11-23").1.contains("| none | none | none | none | none | not-started |"));
}

#[test]
fn yes_and_no_are_counted_and_have_no_median() {
    let mut records = worked();
    let target = "title = \"Tells news\"\nprovision = \"phonics\"\nmeasure = { kind = \"yes-no\" }\ngoal = { level = 100 }\n\
                  teaching_from = 2026-11-12\nfrom = 2026-09-02\n";
    records.targets.insert(TargetId::parse("news").unwrap(), filed("pupils/rowan/targets/news.toml", target));
    for (date, yes) in [("2026-11-11", false), ("2026-11-12", true), ("2026-11-13", false)] {
        let lines = format!("minutes = 25\n[[result]]\ntarget = \"news\"\nyes = {yes}\n");
        records.sessions.push(session(date, "09:30", &lines));
    }
    let (report, page) = term(&records, AUTUMN, "2026-11-23");
    let news = report.targets.iter().find(|target| target.assessed.target == "news").unwrap();
    assert_eq!((news.from_said.as_deref(), news.now_said.as_deref()), (Some("yes in 0 of 1"), Some("yes in 1 of 3")));
    assert!(page.contains("Each stretch: baseline yes in 0 of 1, teaching yes in 1 of 2."), "{page}");
}

#[test]
fn neither_the_order_of_files_nor_the_future_changes_a_figure() {
    let of = |records: &PupilRecords| json(&term(records, AUTUMN, "2026-11-20").0);
    let before = reviewed();
    let mut after = before.clone();
    after.sessions.reverse();
    after.observations.reverse();
    assert_eq!(of(&after), of(&before));
    after.sessions.push(session("2026-11-21", "09:30", &format!("minutes = 25\n{}", words(10, ""))));
    put(
        &mut after.observations,
        "observations",
        "21-1000-jm-zzzz",
        "date = 2026-11-21\nstaff = \"jm\"\n\
        kind = \"behaviour\"\nhelped = \"Time\"\nask = \"Why?\"\n",
    );
    put(
        &mut after.meetings,
        "meetings",
        "21-1000-as-zzzz",
        "date = 2026-11-21\nstaff = \"as\"\nkind = \"parents\"\n\
        decisions = [\"Later\"]\nviews = [{ who = \"Mum\", text = \"Later\" }]\n",
    );
    put(
        &mut after.recommendations,
        "recommendations",
        "21-1200-jm-zzzz",
        "date = 2026-11-21\nstaff = \"jm\"\n\
        from = \"L. Hart\"\nrole = \"slt\"\ntext = [\"Later\"]\n",
    );
    assert_eq!(of(&after), of(&before));
}

#[test]
fn a_year_without_written_terms_is_said() {
    let last_year = Period { from: day("2025-09-02"), to: day("2026-11-23") };
    let (_, page) = term(&worked(), last_year, "2026-11-23");
    says(&page, "What is missing", &["so nothing is reckoned as owed in it"]);
    let unwritten =
        SCHOOL.split("[[term]]").next().unwrap().to_owned() + "[staff.jm]\nname = \"J\"\nrole = \"other\"\n";
    let report = TermReport::build(&read::<School>(&unwritten), &worked(), last_year, day("2026-11-23"));
    assert!(!report.missing.iter().any(|missing| missing.contains("reckoned")), "every weekday counts there");
}

#[test]
fn what_people_typed_cannot_change_the_shape_of_the_page() {
    const HOSTILE: &str =
        "# Heading | a |\n\n- [x](javascript:alert(1)) `code` <b>*x*</b>\n---\n> q ![i](i.png)\n{{ 7*7 }}\n```";
    let with = |words: &str| {
        let quoted = format!("{words:?}");
        let mut records = reviewed();
        let cycle = format!(
            "from = 2026-09-02\nto = 2026-12-18\nview = [{{ who = {quoted}, text = {quoted}, how = {quoted} }}]\n\
             [[review]]\non = 2026-11-20\nby = \"as\"\nresult = \"met\"\ndecision = \"change\"\nwhy = {quoted}\nnext = {quoted}\n"
        );
        let id = CycleId::parse("2026-autumn").unwrap();
        records.cycles.insert(id, filed("pupils/rowan/cycles/2026-autumn.toml", &cycle));
        let seen = format!(
            "date = 2026-11-18\nstaff = \"jm\"\nkind = \"restrictive\"\nplace = {quoted}\nbefore = {quoted}\n\
             behaviour = {quoted}\nhelped = {quoted}\ntype = {quoted}\n\
             parent_told = [{{ name = {quoted}, how = {quoted}, at = {quoted} }}]\nparent_withheld = {{ why = {quoted} }}\n"
        );
        records.observations = Vec::new();
        put(&mut records.observations, "observations", "18-1040-jm-2xra", &seen);
        let meeting = format!(
            "date = 2026-11-12\nstaff = \"as\"\nkind = \"review\"\nattended = [{quoted}]\ndecisions = [{quoted}, {quoted}]\n\
             views = [{{ who = {quoted}, text = {quoted} }}]\n[[action]]\nowner = {quoted}\nby = 2026-11-30\ntext = {quoted}\n"
        );
        records.meetings = Vec::new();
        put(&mut records.meetings, "meetings", "12-1550-as-lrl3", &meeting);
        let advice = format!(
            "date = 2026-11-02\nstaff = \"jm\"\nfrom = {quoted}\nrole = {quoted}\ntext = [{quoted}]\ndocument = {quoted}\n\
             started = 2026-11-09\nevaluated = 2026-11-19\nresult = {quoted}\n"
        );
        records.recommendations = Vec::new();
        put(&mut records.recommendations, "recommendations", "02-1200-jm-aaaa", &advice);
        term(&records, AUTUMN, "2026-11-23").1
    };
    assert_eq!(shape(&with(HOSTILE)), shape(&with("plain words")), "{}", with(HOSTILE));
    assert!(!section(&with(HOSTILE), "Views").contains("<b>"));
}
