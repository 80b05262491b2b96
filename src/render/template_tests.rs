use std::collections::BTreeMap;

use super::*;
#[cfg(feature = "charts")]
use crate::chart::{Axis, Chart, Mark, SingleCase, Slot};

#[derive(Serialize)]
struct Report {
    pupil: &'static str,
    notes: Vec<&'static str>,
    sessions: usize,
    mean: Option<f64>,
    home: bool,
}

const REPORT: Report = Report { pupil: "Rowan", notes: Vec::new(), sessions: 3, mean: None, home: true };

fn page(report: &impl Serialize, source: &str) -> Result<String, TemplateError> {
    let template = Template { name: "weekly.md", source };
    markdown(report, &template).map(|page| page.as_str().to_owned())
}

fn note(typed: &str, source: &str) -> String {
    page(&BTreeMap::from([("note", typed)]), source).expect("a page")
}

#[test]
fn values_are_written_plainly() {
    let source = "{{ pupil }}: {{ plural(sessions, 'session') }}, {{ mean }}{{ home }} {{ 0.5 | percent }}\n";
    assert_eq!(page(&REPORT, source).as_deref(), Ok("Rowan: 3 sessions, true 50%\n"));
}

#[test]
fn nothing_switches_the_escaping_off() {
    for source in [
        "{{ note }}",
        "{% autoescape false %}{{ note }}{% endautoescape %}",
        "{% autoescape 'html' %}{{ note }}{% endautoescape %}",
        "{% for each in [note] %}{{ each }}{% endfor %}",
        "{{ [note] | join }}",
        "{{ note | replace('q', 'r') }}",
        "{{ note ~ '' }}",
        "{{ note | string }}",
    ] {
        assert_eq!(note("*a* <b>", source), "\\*a\\* &lt;b>\n", "{source}");
    }
    for source in ["{{ note | safe }}", "{{ note | escape }}", "{{ note | e }}"] {
        assert!(page(&BTreeMap::from([("note", "a")]), source).is_err(), "{source}");
    }
    let safe = minijinja::context! { note => Value::from_safe_string("*".to_owned()) };
    let template = Template { name: "t", source: "{{ note }}" };
    assert_eq!(written(safe, &template, &Charts::default()).ok().as_deref(), Some("\\*"));
}

#[test]
fn what_was_captured_is_escaped_again_rather_than_trusted() {
    assert_eq!(note("*", "{% set x %}{{ note }}{% endset %}{{ x }}"), "\\\\\\*\n");
    assert_eq!(note("*", "{{ link(note, 'a.md') ~ '' }}"), "\\[\\\\\\*\\](a.md)\n");
}

#[test]
fn typed_template_code_is_text() {
    assert_eq!(note("{{ 7*7 }} {% raw %}", "{{ note }}"), "{{ 7\\*7 }} {% raw %}\n");
}

#[test]
fn typed_text_keeps_its_place() {
    assert_eq!(note("a | b\n|---|", "| h |\n|---|\n| {{ note }} |\n"), "| h |\n|---|\n| a \\| b \\|---\\| |\n");
    assert_eq!(note("\n# h", "- {{ note }}"), "- \\# h\n");
    assert_eq!(note("look!", "{{ note }}{{ link('a', 'b.md') }}"), "look\\![a](b.md)\n");
    assert_eq!(note("look!", "{{ note }} [a](b.md)"), "look! [a](b.md)\n");
    assert_eq!(note("look!", "{{ [note, link('a', 'b.md')] | join }}"), "look\\![a](b.md)\n");
    assert_eq!(note("(b.md)", "[x]{{ note }}"), "[x]\\(b.md)\n");
    assert_eq!(note(": b.md", "[x]{{ note }}"), "[x]\\: b.md\n");
    assert_eq!(note("a", "{{ note if false }}b"), "b\n");
    assert_eq!(note("a\u{fdd0}b", "{{ note }}"), "a<U+FDD0>b\n");
}

#[test]
fn a_field_that_is_not_there_is_named_with_its_line() {
    for source in ["# x\n\n{{ pupl }}\n", "# x\n{% if true %}\n{% if pupl %}a{% endif %}{% endif %}"] {
        let error = page(&REPORT, source).expect_err("a missing field");
        assert_eq!((error.name.as_str(), error.line), ("weekly.md", 3), "{source}");
        assert!(error.message.contains("`pupl`"), "{error}");
    }
    for call in [
        "pupl | date",
        "pupl | paragraphs",
        "pupl | and_list",
        "[pupl] | join",
        "link(pupl, 'a')",
        "pupl | percent",
        "plural(pupl, 'a')",
        "link('a', pupl)",
        "[pupl] | and_list",
    ] {
        let error = page(&REPORT, &format!("\n{{{{ {call} }}}}")).expect_err(call);
        assert!(
            error.line == 2
                && (error.message.contains("nothing there") || error.message.contains("`pupl` is undefined")),
            "{call}: {error}"
        );
    }
    let error = page(&REPORT, "\n{{ pupil.first }}").expect_err("a missing field");
    assert_eq!(
        error.to_string(),
        "template weekly.md, line 2: this report has nothing there: `pupil.first` is undefined"
    );
    assert!(error.help.contains("--fields"));
}

#[test]
fn what_follows_a_quote_does_not_run_on_in_it() {
    let source = "> x\n\n{{ note | quote }}\n| a |\n|---|\n{{ note | paragraphs }}\n- b\n";
    assert_eq!(note("", source), "> x\n\n| a |\n|---|\n\n- b\n");
    assert_eq!(note("n", source), "> x\n\n> n\n\n| a |\n|---|\nn\n\n- b\n");
    assert!(page(&BTreeMap::from([("note", "n")]), "{{ link(note | quote, 'a.md') }}").is_err());
}

#[test]
fn a_template_reaches_no_other_file() {
    for source in ["{% include 'a' %}", "{% import 'a' as a %}", "{% extends 'a' %}", "{% macro a() %}{% endmacro %}"] {
        assert!(page(&REPORT, source).is_err(), "{source}");
    }
}

#[test]
fn lists_and_maps_are_not_dumped() {
    let error = page(&REPORT, "{{ notes }}").expect_err("a list");
    assert!(error.message.contains("loop or `join`"), "{error}");
    assert!(page(&REPORT, "{{ debug() }}").is_err());
}

#[test]
fn a_template_without_end_ends() {
    for source in [
        "{% for a in range(100000) %}{% for b in range(100000) %}{% endfor %}{% endfor %}",
        "{% for a in [1] recursive %}{{ loop([1]) }}{% endfor %}",
        "{% set n = namespace(x='aaaaaaaa') %}{% for a in range(60) %}{% set n.x = n.x ~ n.x %}{% endfor %}",
        "{% for a in range(9000) %}{{ 'word ' * 200 }}{% endfor %}",
        "{{ 'x' | indent(4000000000) }}{{ 'x' * 4000000000 }}",
    ] {
        assert!(page(&REPORT, source).is_err(), "{source}");
    }
    let deep = format!("{}1{}", "{{ (".repeat(5000), ") }}".repeat(5000));
    assert!(page(&REPORT, &deep).is_err());
}

#[test]
fn a_long_report_passes() {
    let notes = vec!["Read ten words, eight right; asked for help (twice) & then alone."; 2_000];
    let report = Report { notes, ..REPORT };
    let source = "| n | note |\n|---|---|\n{% for note in notes %}\n| {{ loop.index }} | {{ note }} |\n{% endfor %}\n";
    assert_eq!(page(&report, source).expect("a page").lines().count(), 2_002);
}

#[test]
fn blocks_leave_no_space_behind() {
    let report = Report { notes: vec!["a", "b"], ..REPORT };
    let source = "# x\r\n\r\n  {% for note in notes %}\r\n- {{ note }}\r\n  {% endfor %}\r\n";
    assert_eq!(page(&report, source).as_deref(), Ok("# x\n\n- a\n- b\n"));
}

/// A report with one chart, or with none.
#[cfg(feature = "charts")]
fn charted(chart: Option<&Chart>) -> serde_json::Value {
    serde_json::json!({ "chart": chart })
}

#[cfg(feature = "charts")]
fn a_chart() -> Chart {
    Chart::SingleCase(SingleCase {
        name: "cvc".to_owned(),
        title: "Reads <b>".to_owned(),
        description: "One ](x) result".to_owned(),
        axis: Axis { label: "%".to_owned(), foot: 0.0, top: 100.0, ticks: Vec::new() },
        slots: vec![Slot {
            day: "Mon 23 Nov".to_owned(),
            date: None,
            said: "8/10".to_owned(),
            mark: Mark::Result,
            level: Some(80.0),
            aim: None,
        }],
        phases: Vec::new(),
        goal: None,
        proposed: Vec::new(),
    })
}

#[cfg(feature = "charts")]
#[test]
fn a_chart_is_an_image_from_a_file_or_nothing() {
    let template = Template { name: "t.md", source: "# a\n\n{{ chart | chart }}\n\n## b\n" };
    let page = markdown(&charted(Some(&a_chart())), &template).expect("a page");
    assert_eq!(page.as_str(), "# a\n\n![One \\](x) result](chart:0)\n\n## b\n");
    assert_eq!(page.alone(), "# a\n\n## b\n");
    assert_eq!(
        page.beside(|chart| format!("a (b)-{}.svg", chart.name())),
        "# a\n\n![One \\](x) result](a%20%28b%29-cvc.svg)\n\n## b\n"
    );
    assert_eq!(page.charts(), [a_chart()]);
    assert_eq!(crate::render::terminal(&page, 80, false), "a\n─\n\nb\n");
    let none = markdown(&charted(None), &template).expect("a page");
    assert_eq!(none.as_str(), "# a\n\n## b\n");
    let last = Template { name: "t.md", source: "# a\n\n{{ chart | chart }}\n" };
    let page = markdown(&charted(Some(&a_chart())), &last).expect("a page");
    assert_eq!(page.alone(), "# a\n");
}

#[cfg(feature = "charts")]
#[test]
fn no_typed_text_is_taken_for_a_chart() {
    let typed = "![x](chart:0)";
    let page = markdown(
        &serde_json::json!({ "typed": typed, "chart": a_chart() }),
        &Template { name: "t.md", source: "{{ typed }}\n\n{{ typed | paragraphs }}\n\n{{ chart | chart }}\n" },
    )
    .expect("a page");
    assert_eq!(page.alone().matches("chart:0").count(), 2, "{}", page.alone());
    let error = markdown(&serde_json::json!({ "chart": 1 }), &Template { name: "t.md", source: "{{ chart | chart }}" });
    assert_eq!(
        error.map(|_| ()).map_err(|error| error.message),
        Err("this is no chart; a field that is one is named `chart`, or stands in the table of fields as one"
            .to_owned())
    );
}
