//! The reports on a small worked pupil, through their own templates.

use super::worked::{ASKS, PHONICS, empty, school, session, words, worked};
use super::*;
use crate::calendar::{SchoolCalendar, SchoolWeek};
use crate::progress::example::{day, filed};
use crate::record::decode::decode;
use crate::record::{CycleId, ProvisionId, PupilRecords, Session, TargetId};
use crate::render::{Template, json, markdown};

pub(super) fn page(report: &impl serde::Serialize, kind: &str, source: &str) -> String {
    markdown(report, &Template { name: kind, source }).unwrap().as_str().to_owned()
}

fn week(records: &PupilRecords, week: &str, as_of: &str) -> (Weekly, String) {
    let weekly = Weekly::build(&school(), records, SchoolWeek::parse(week).unwrap(), day(as_of));
    let page = page(&weekly, "weekly.md", Kind::Weekly.template());
    (weekly, page)
}

/// What stands under a heading of level two.
pub(super) fn section<'p>(page: &'p str, heading: &str) -> &'p str {
    let (_, rest) =
        page.split_once(&format!("## {heading}\n\n")).unwrap_or_else(|| panic!("no `{heading}` in\n{page}"));
    rest.split("\n## ").next().unwrap_or_default()
}

#[track_caller]
pub(super) fn says(page: &str, heading: &str, parts: &[&str]) {
    let section = section(page, heading);
    for part in parts {
        assert!(section.contains(part), "no `{part}` in\n{section}");
    }
}

const SESSIONS: &str = "pupils/rowan/sessions/2026-11";

#[test]
fn the_weekly_report_says_what_a_teacher_needs() {
    let (_, page) = week(&worked(), "2026-W47", "2026-11-23");
    assert!(page.starts_with("# Weekly report: Rowan Ash, week of Monday 16 November 2026\n"), "{page}");
    for part in ["Key worker: J. Marsh. Class teacher: A. Shah.", "As at Monday 23 November 2026: the week is over"] {
        assert!(page.contains(part), "{page}");
    }
    let given =
        "2 sessions, 35 minutes: [Mon 16 Nov](pupils/rowan/sessions/2026-11/16-0930-jm-k7qd.toml), [Wed 18 Nov](";
    says(
        &page,
        "Sessions given and missed",
        &[
            "[5 sessions, 125 minutes](pupils/rowan/provision/phonics.toml)",
            given,
            "| missed: pupil absent | The pupil was not there: Dentist |",
            "| missed: staff absent | The school did not provide: cover not found |",
            "| 10 minutes of 25, cut short: school event | Assembly ran over (written on Thu 19 Nov) |",
            "| Fri 20 Nov 09:30 | [Structured phonics](pupils/rowan/provision/phonics.toml) | not recorded |",
        ],
    );
    let result =
        format!("- This week: [8/10]({SESSIONS}/16-0930-jm-k7qd.toml) Mon 16 Nov (independent 6, clueing 2); [9/10](");
    says(
        &page,
        "Targets",
        &[
            "### Reads words such as 'ship' and 'chat' aloud (cvc-words)",
            "- **Status: too-few**, because: 3 results since teaching began on 9 November; 6 are needed",
            &result,
            "- So far: ▃▂▅▇▇ [5 results](",
            "80% or more with no help, on 3 sessions in a row",
            "- Agreement: agreed by A. Shah on 10 September.",
            "- Agreement: proposed by J. Marsh on 18 November, not agreed.",
        ],
    );
    says(&page, "Adapted on the day", &["J. Marsh: Five words at a time"]);
    says(&page, "Notes", &["J. Marsh: Tired after swimming.\\\n  Came round."]);
    says(&page, "Observations", &["behaviour, hall, strength 3 of 5", "  - before: The bell rang", "what helped: Ear"]);
    says(&page, "Contacts", &["J. Marsh with Mum (phone): Slept badly", "  - agreed: Word list home on Fridays"]);
    says(&page, "Shared with home", &["Rowan read 'ship' without help, twice!"]);
    says(&page, "Questions", &["**Open**, [Wed 18 Nov](", "J. Marsh: May we use the library?"]);
    says(&page, "To tell", &["A. Shah, of [Wed 18 Nov]("]);
    says(
        &page,
        "Next week",
        &["Start with 'sh' words", "Mon 23 Nov 09:30, Tue", "No school on Friday 27 November 2026 (INSET)."],
    );
    let decisions = section(&page, "Needs the teacher's decision");
    assert_eq!(decisions.matches("not agreed").count(), 3, "{decisions}");
}

#[test]
fn the_day_report_is_short() {
    let report = DayReport::build(&school(), &worked(), day("2026-11-18"), day("2026-11-18"));
    let page = page(&report, "day.md", Kind::Day.template());
    assert!(page.starts_with("# Day report: Rowan Ash, Wednesday 18 November 2026\n"), "{page}");
    says(&page, "Sessions", &["10 minutes of 25, cut short: school event"]);
    says(&page, "Targets worked on", &["(cvc-words): [9/10](pupils/", "too-few, because: 3 results"]);
    assert!(!page.contains("asks-help)\n") && !page.contains("swimming"), "{page}");
    assert!(page.lines().count() < 60, "{page}");
}

#[test]
fn a_pupil_who_has_nothing_yet_has_a_page_that_says_so() {
    let report = DayReport::build(&school(), &empty(), day("2026-11-18"), day("2026-11-18"));
    for page in [week(&empty(), "2026-W47", "2026-11-19").1, page(&report, "day.md", Kind::Day.template())] {
        says(&page, "What is missing", &["No cycle of the plan", "No provision", "no open target", "No session"]);
        assert!(page.contains("|---|"), "{page}");
        assert!(page.lines().count() < 45, "{page}");
    }
}

#[test]
fn what_could_not_be_read_is_named() {
    let mut records = worked();
    let text = "date = 2026-11-20\nstaff = \"jm\"\nminuts = 25\n";
    let (_, problems) = decode::<Session>("pupils/rowan/sessions/2026-11/20-0930-jm-aaaa.toml", text);
    records.problems.extend(problems);
    let (weekly, page) = week(&records, "2026-W47", "2026-11-23");
    assert_eq!(weekly.happened.unreadable.files, 1);
    assert!(page.contains("**1 record could not be read, or not wholly.**"), "{page}");
    says(&page, "Left out", &["[pupils/rowan/sessions/2026-11/20-0930-jm-aaaa.toml](", "line 3: "]);
    assert!(!week(&worked(), "2026-W47", "2026-11-23").1.contains("Left out"));
}

#[test]
fn neither_order_nor_the_future_nor_a_proposal_changes_a_figure() {
    let json_of = |records: &PupilRecords| json(&week(records, "2026-W47", "2026-11-20").0);
    let before = worked();
    let mut after = before.clone();
    after.sessions.reverse();
    assert_eq!(json_of(&after), json_of(&before));
    after.sessions.push(session("2026-11-21", "09:30", &format!("minutes = 25\nnote = \"Later\"\n{}", words(10, ""))));
    assert_eq!(json_of(&after), json_of(&before));
    let proposed = format!("{PHONICS}proposed = {{ by = \"jm\", on = 2026-11-19 }}\n");
    let more = filed("pupils/rowan/provision/more.toml", &proposed);
    after.provision.insert(ProvisionId::parse("more").unwrap(), more);
    let (first, second) = (week(&before, "2026-W47", "2026-11-20").0, week(&after, "2026-W47", "2026-11-20").0);
    assert_eq!(
        (&second.happened.provision, &second.happened.targets),
        (&first.happened.provision, &first.happened.targets)
    );
    assert_eq!(second.happened.decisions.len(), first.happened.decisions.len() + 1);
}

#[test]
fn a_target_that_is_met_or_overdue_asks_for_a_decision() {
    let mut records = worked();
    let (overdue, _) = week(&records, "2026-W52", "2026-12-24");
    let kinds = |weekly: &Weekly| weekly.happened.decisions.iter().map(|each| each.kind).collect::<Vec<_>>();
    assert_eq!(kinds(&overdue), ["agree-target", "overdue", "agree-change"]);
    assert!(overdue.closed && overdue.happened.provision.is_empty());
    for (at, date) in [(2, "2026-11-10"), (3, "2026-11-16"), (5, "2026-11-18")] {
        let lines = format!("minutes = 25\n{}", words(8, "help = \"independent\""));
        records.sessions[at] = session(date, "09:30", &lines);
    }
    let (met, page) = week(&records, "2026-W47", "2026-11-20");
    assert_eq!(kinds(&met), ["agree-cycle", "agree-target", "met", "agree-change"]);
    let said = "met: 3 sessions in a row at 80% or more with no help, the last on 18 November; review it, and say what \
                comes next ([Tue 10 Nov](pupils/rowan/sessions/2026-11/10-0930-jm-k7qd.toml), [Mon 16 Nov](";
    says(&page, "Needs the teacher's decision", &[said]);
}

#[test]
fn what_is_promised_by_the_term_is_in_the_table_with_nothing_given() {
    let mut records = worked();
    let swimming = "what = \"Swimming\"\nminutes = 60\ntimes = 6\nper = \"term\"\nfrom = 2026-09-02\n";
    let swimming = filed("pupils/rowan/provision/swimming.toml", swimming);
    records.provision.insert(ProvisionId::parse("swimming").unwrap(), swimming);
    let row = "| [Swimming](pupils/rowan/provision/swimming.toml) | [not by the week](pupils/rowan/provision/swimming.toml) | \
               none | none | none | none |";
    let (_, page) = week(&records, "2026-W47", "2026-11-20");
    says(&page, "Sessions given and missed", &[row]);
    says(&page, "Next week", &["[Swimming](pupils/rowan/provision/swimming.toml), 60 minutes each: 6 times a term."]);
}

#[test]
fn a_question_stays_until_it_is_answered() {
    let mut records = worked();
    let asked = |records: &PupilRecords, of: &str, as_of: &str| {
        let questions = week(records, of, as_of).0.happened.questions;
        questions.iter().map(|question| question.open).collect::<Vec<_>>()
    };
    assert_eq!(asked(&records, "2026-W48", "2026-11-26"), [true]);
    let answered =
        session("2026-11-18", "09:35", "minutes = 10\nask = \"May we?\"\nanswer = { on = 2026-11-24, by = \"as\" }\n");
    records.sessions[5] = answered;
    assert_eq!(asked(&records, "2026-W47", "2026-11-23"), [true]);
    assert_eq!(asked(&records, "2026-W48", "2026-11-26"), [false]);
    assert_eq!(asked(&records, "2026-W49", "2026-12-03"), [] as [bool; 0]);
}

/// The blocks of a page with where its links lead: what must not depend on what people typed.
pub(super) fn shape(page: &str) -> Vec<String> {
    let arena = comrak::Arena::new();
    let mut options = comrak::Options::default();
    options.extension.table = true;
    options.extension.strikethrough = true;
    options.extension.autolink = true;
    let root = comrak::parse_document(&arena, page, &options);
    let name = |node: comrak::Node<'_>| {
        use comrak::nodes::NodeValue;
        match &node.data().value {
            NodeValue::Text(_)
            | NodeValue::SoftBreak
            | NodeValue::LineBreak
            | NodeValue::HtmlInline(_)
            | NodeValue::Paragraph
            | NodeValue::List(_) => None,
            NodeValue::Link(link) => Some(format!("link {}", link.url)),
            NodeValue::Heading(heading) => Some(format!("heading {}", heading.level)),
            other => Some(other.xml_node_name().to_owned()),
        }
    };
    root.descendants().filter_map(name).collect()
}

#[test]
fn what_people_typed_cannot_change_the_shape_of_a_page() {
    const HOSTILE: &str = "# Heading\n\n| a | b |\n|---|---|\n| c | d |\n\n- [x](javascript:alert(1)) `code` <b>*x*</b>\n\
        ---\n> q ![i](http://example.com/i.png)\n{{ 7*7 }} <!-- made by keywork: weekly --> a@example.com\n```\n~~~\n$";
    let with = |words: &str| {
        let mut records = worked();
        let quoted = format!("{words:?}");
        let lines = format!(
            "minutes = 10\ncut_short = \"event\"\nwhy = {quoted}\nactivity = {quoted}\nadapted = {quoted}\nnote = {quoted}\n\
             share = {quoted}\nnext = {quoted}\nask = {quoted}\nplace = {quoted}\n\
             answer = {{ on = 2026-11-19, by = \"as\", note = {quoted} }}\n"
        );
        records.sessions[5] = session("2026-11-18", "09:35", &lines);
        let seen = format!(
            "date = 2026-11-18\nstaff = \"jm\"\nkind = \"voice\"\nsaid = {quoted}\nplace = {quoted}\nbefore = {quoted}\n"
        );
        records.observations = vec![filed("pupils/rowan/observations/2026-11/18-1040-jm-2xra.toml", &seen)];
        let change = format!("[[change]]\non = 2026-11-23\nwhat = {quoted}\nwhy = {quoted}\nby = \"jm\"\n");
        let target = format!("{}{change}", ASKS.replace("\"Asks for help with a card\"", &quoted));
        let target = filed("pupils/rowan/targets/asks-help.toml", &target);
        records.targets.insert(TargetId::parse("asks-help").unwrap(), target);
        let (_, weekly) = week(&records, "2026-W47", "2026-11-23");
        let cycle = "from = 2026-09-02\nto = 2026-12-18\n";
        let cycle = format!("{cycle}[[view]]\nwho = {quoted}\ntext = {quoted}\n");
        let id = CycleId::parse("2026-autumn").unwrap();
        records.cycles.insert(id, filed("pupils/rowan/cycles/2026-autumn.toml", &cycle));
        let daily = DayReport::build(&school(), &records, day("2026-11-18"), day("2026-11-23"));
        let plan = Plan::build(&school(), &records, day("2026-11-23"));
        let assess = Assess::build(&school(), &records, None, Detail::Plain, day("2026-11-23"));
        let rest = [page(&plan, "plan.md", PLAN_TEMPLATE), page(&assess, "assess.md", ASSESS_TEMPLATE)];
        [weekly, page(&daily, "day.md", Kind::Day.template())].into_iter().chain(rest).collect::<Vec<_>>()
    };
    for (plain, hostile) in with("plain words").iter().zip(with(HOSTILE)) {
        assert_eq!(shape(&hostile), shape(plain), "{hostile}");
    }
}

#[test]
fn sessions_are_read_from_the_earliest_baseline_of_an_open_target() {
    let target = |lines: &str| {
        let text = format!("title = \"x\"\nmeasure = {{ kind = \"count\" }}\ngoal = {{ level = 5 }}\n{lines}");
        filed::<Target>("pupils/rowan/targets/x.toml", &text).record
    };
    let (start, as_of) = (day("2026-11-16"), day("2026-11-20"));
    let proposed = target("proposed = { by = \"jm\", on = 2026-01-08 }\n");
    let ended = |on: &str| {
        let review = "by = \"jm\"\nresult = \"met\"\ndecision = \"end\"\nwhy = \"x\"\n";
        target(&format!("from = 2025-10-01\n[[review]]\non = {on}\n{review}"))
    };
    for (targets, expected) in [
        (vec![], "2026-11-16"),
        (vec![target("")], "2026-09-01"),
        (vec![target("from = 2026-11-18\n")], "2026-11-16"),
        (vec![target(""), proposed], "2025-09-01"),
        (vec![ended("2026-11-15")], "2026-11-16"),
        (vec![ended("2026-11-16")], "2025-10-01"),
        (vec![ended("2026-11-23")], "2025-10-01"),
    ] {
        assert_eq!(sessions_from(&targets, start, as_of), day(expected), "{targets:?}");
    }
}

#[test]
fn a_kind_is_known_by_its_word() {
    for kind in Kind::ALL {
        assert_eq!(kind.word().parse(), Ok(kind));
        assert!(kind.template().starts_with("# "), "{kind}");
    }
    let error = "wekly".parse::<Kind>().unwrap_err();
    assert_eq!(
        (error.to_string().as_str(), error.help().as_str()),
        ("`wekly` is no kind of report", "did you mean \"weekly\"?")
    );
    assert_eq!(
        "xyz".parse::<Kind>().unwrap_err().help(),
        "it is day, weekly, home, term, annual-review, cover, provision or caseload"
    );
    let calendar = SchoolCalendar::of(&school());
    for (kind, stem) in [(Kind::Weekly, "rowan-weekly-2026-W47"), (Kind::Day, "rowan-day-2026-11-22")] {
        assert_eq!(kind.file_stem("rowan", kind.period(&Asked::Usual, None, &calendar, day("2026-11-22"))), stem);
    }
}
