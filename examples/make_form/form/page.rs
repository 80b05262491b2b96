//! What the form asks for, section by section.

use super::xml::{SPACES, asks, head, heading, old_tick, paragraph, reckoned, row, run, runs, table, text, tick};

const AUTHORITY: &str = "Anyshire County Council";

/// The top of each page.
pub(super) fn header() -> String {
    let words = runs("Annual review: {·{ na·me }·}, {{ meeting.date | day_year }}", "<w:sz w:val=\"18\"/>");
    format!("<w:hdr {SPACES}>{}</w:hdr>", paragraph("", &words))
}

/// The foot of each page.
pub(super) fn footer() -> String {
    let words =
        format!("{}{}{}{}", run("Form AR2 · page ", ""), reckoned("PAGE"), run(" of ", ""), reckoned("NUMPAGES"));
    format!("<w:ftr {SPACES}>{}</w:ftr>", paragraph("", &words))
}

/// The page.
pub(super) fn document() -> String {
    let body = [
        paragraph("Heading1", &run(AUTHORITY, "")),
        paragraph("Heading1", &run("Annual review of an education, health and care plan", "")),
        text("To be sent to the authority and to everybody invited within two weeks of the meeting."),
        child(),
        invited(),
        views(),
        needs(),
        outcomes(),
        provision(),
        professionals(),
        recommendation(),
        actions(),
        next(),
    ]
    .concat();
    let section = "<w:sectPr><w:headerReference w:type=\"default\" r:id=\"rId2\"/>\
        <w:footerReference w:type=\"default\" r:id=\"rId3\"/><w:pgSz w:w=\"11906\" w:h=\"16838\"/>\
        <w:pgMar w:top=\"1134\" w:right=\"1021\" w:bottom=\"1021\" w:left=\"1021\" w:header=\"510\" w:footer=\"510\" w:gutter=\"0\"/></w:sectPr>";
    format!("<w:document {SPACES}><w:body>{body}{section}</w:body></w:document>")
}

fn child() -> String {
    let asked = asks(&[
        ("Name", "{{ n·ame }}"),
        ("Date of birth", "{{ born | short }}"),
        ("Year group", "{{ transition.year }}"),
        ("School", "{{ school }}"),
        ("Class teacher", "{{ teachers.name | list }}"),
        ("Key worker", "{{ ·key_workers·.name | list }}"),
        ("Plan first made", "{{ ehc_plan.made | short }}"),
        ("Last reviewed", "{{ ehc_plan.last_reviewed | short }}"),
        ("Date of this meeting", "{{ meeting.date }}"),
        ("Home address and telephone", ""),
        ("Attendance this year, in per cent", ""),
    ]);
    heading("1. The child") + &table(&[3400, 6460], &asked)
}

fn invited() -> String {
    let rows = [
        head(&["Name", "Role", "Came"]),
        row(&[
            text("{{ meeting.invited·.name }}"),
            text("{{ meeting.invited.role }}"),
            text("☐{{ meeting.invited.came }} yes  ☐{{ meeting.invited.came = no }} no"),
        ]),
    ];
    let also = text("Also there: {{ meeting.also_came }}");
    heading("2. Who was invited") + &table(&[4200, 3260, 2400], &rows) + &also
}

fn views() -> String {
    [
        heading("3. Views (Section A)"),
        paragraph("", &run("What the child says", "<w:b/>")),
        text("\u{201c}{{ views.text if views.child }}\u{201d} ({{ views.date | day_year }})"),
        paragraph("", &run("What parents and others say", "<w:b/>")),
        text("{{ views.who if not ·views.child }}: \u{201c}{{ views.text }}\u{201d} ({{ views.date | day_year }})"),
        table(
            &[3400, 6460],
            &asks(&[
                ("What people like about the child", "{{ profile.appreciate }}"),
                ("What is important to the child", "{{ profile.important }}"),
                ("How best to help", "{{ profile.support }}"),
                ("Good at", "{{ profile.strengths }}"),
            ]),
        ),
    ]
    .concat()
}

fn needs() -> String {
    let rows = [
        head(&["", "Area", "Need, in the words of the plan"]),
        row(&[text("{{ needs.need }}"), text("{{ needs.area }}"), text("{{ needs.text }}")]),
    ];
    heading("4. Needs (Section B)") + &table(&[700, 3000, 6160], &rows)
}

fn outcomes() -> String {
    let progress = text(
        "{{ outcomes.targets.title }}: from {{ outcomes.targets.from_said }} to {{ outcomes.targets.now_said }} ({{ outcomes.targets.status }})",
    );
    let rows = [
        head(&["", "Outcome", "By", "Progress since the last review"]),
        row(&[
            text("{{ outcomes.outcome }}"),
            text("{{ out·comes.text }}"),
            text("{{ outcomes.by | short }}"),
            progress,
        ]),
    ];
    heading("5. Outcomes (Section E)") + &table(&[700, 3500, 1360, 4300], &rows)
}

fn provision() -> String {
    let rows = [
        head(&["", "Provision, in the words of the plan", "Sessions promised", "Given", "Not given by the school"]),
        row(&[
            text("{{ section_f.section_f }}"),
            text("{{ section_f.text }}"),
            text("{{ section_f.promised_sessions }}"),
            text("{{ section_f.given_sessions }}"),
            text("{{ section_f.missed_by_school }}"),
        ]),
    ];
    heading("6. Provision (Section F)") + &table(&[700, 5060, 1400, 1100, 1600], &rows)
}

fn professionals() -> String {
    let rows = [
        head(&["Who", "Advice", "What became of it"]),
        row(&[
            text("{{ recommendations.from }}"),
            text("{{ recommendations.text | lines }}"),
            text("{{ recommendations.state }}") + &text("{{ recommendations.result }}"),
        ]),
    ];
    heading("7. Advice of professionals") + &table(&[2300, 4560, 3000], &rows)
}

fn recommendation() -> String {
    let sections = ["B", "E", "F", "I"].map(|one| format!("☐ {{{{ meeting.sections = {one} }}}} {one}    ")).concat();
    [
        heading("8. Recommendation of the meeting"),
        paragraph("", &tick("meeting.recommend = maintain", " keep the plan as it is")),
        paragraph("", &tick("meeting.recommend = amend", " change the plan")),
        paragraph("", &tick("meeting.recommend = cease", " end the plan")),
        text(&format!("Sections to change: {sections}")),
        text("Decision: {{ meeting.decisions | each }}"),
        text("Difference of view, if there is one: {{ meeting.difference }}"),
        paragraph("", &old_tick("Check1", "{{ any meeting.difference }} there is a difference of view")),
    ]
    .concat()
}

fn actions() -> String {
    let rows = [
        head(&["What", "Who", "By", "Done"]),
        row(&[
            text("{{ meeting.actions.text }}"),
            text("{{ meeting.actions.owner }}"),
            text("{{ meeting.actions.by | short }}"),
            text("{{ meeting.actions.done_on | short }}"),
        ]),
    ];
    heading("9. Actions") + &table(&[5260, 1800, 1400, 1400], &rows)
}

fn next() -> String {
    let asked = asks(&[
        ("Next phase of education", "{{ transition.next_year }}, from {{ transition.next_phase | day_year }}"),
        ("Funding", "{{ funding.award }} {{ funding.band }}"),
        ("Report sent on", "{{ meeting.steps.on if meeting.steps.step = report-sent }}"),
        ("Signed by the head teacher", ""),
    ]);
    heading("10. What comes next") + &table(&[3400, 6460], &asked)
}
