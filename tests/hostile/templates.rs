//! The school's own templates come with the folder, from whoever wrote into it: they lay out a report and do no more.

use std::sync::Arc;

use super::{harmless, run, school};

/// Templates that would read a file, run something, never end or fill the memory.
const HOSTILE: &[(&str, &str)] = &[
    ("include", "{% include '/etc/passwd' %}"),
    ("include-up", "{% include '../keywork.toml' %}"),
    ("import", "{% import 'home.md' as home %}"),
    ("from", "{% from '/etc/passwd' import root %}"),
    ("extends", "{% extends '../../outside/weekly.md' %}"),
    ("macro", "{% macro a() %}{{ a() }}{% endmacro %}{{ a() }}"),
    ("call", "{{ ''.__class__.__mro__[1].__subclasses__() }}"),
    ("debug", "{{ debug() }}"),
    ("environment", "{{ env('PATH') }}{{ environ }}"),
    ("safe", "{{ pupil | safe }}"),
    ("loop", "{% for a in range(100000) %}{% for b in range(100000) %}{% endfor %}{% endfor %}"),
    ("recursion", "{% for a in [1] recursive %}{{ loop([1]) }}{% endfor %}"),
    ("doubling", "{% set n = namespace(x='aaaaaaaa') %}{% for a in range(60) %}{% set n.x = n.x ~ n.x %}{% endfor %}"),
    ("endless-page", "{% for a in range(9000) %}{{ 'word ' * 200 }}{% endfor %}"),
    ("indent", "{{ 'x' | indent(4000000000) }}"),
    ("times", "{{ 'x' * 4000000000 }}"),
    ("escapes", "\u{1b}]52;c;ZXZpbA==\u{7}{{ no_such_field }}"),
];

#[test]
fn a_hostile_template_is_refused_with_a_short_message() {
    let shell = Arc::new(school());
    let deep = format!("{}1{}", "{{ (".repeat(20_000), ") }}".repeat(20_000));
    for (name, source) in HOSTILE.iter().copied().chain([("deep", deep.as_str())]) {
        shell.put("templates/weekly.md", source);
        for line in ["report weekly rowan", "report weekly rowan --format terminal", "report weekly --all -o ../out"] {
            let said = run(&shell, line);
            assert_eq!(said.exit, 2, "{name}, `{line}`: {}", said.err);
            assert!(said.err.contains("templates/weekly.md") && said.err.len() < 900, "{name}: {}", said.err);
        }
        assert!(!run(&shell, "report weekly rowan --json").out.is_empty(), "{name}: JSON needs no template");
    }
}

#[test]
fn every_command_goes_on_beside_hostile_templates() {
    for (_, source) in HOSTILE {
        // One that is refused stops its report alone.
        let shell = Arc::new(school());
        shell.put("templates/weekly.md", source);
        assert_eq!(run(&shell, "report home rowan").exit, 0);
    }
    let everywhere = |shell: &crate::shell::Shell| {
        for kind in keywork::report::Kind::ALL {
            shell.put(&format!("templates/{kind}.md"), HOSTILE[10].1);
        }
    };
    harmless(everywhere, &[]);
}

/// What is typed into a record is no template, wherever it stands.
#[test]
fn typed_template_code_is_not_run() {
    let shell = Arc::new(school());
    let typed = "{{ 7*7 }}{% include 'x' %}{# x #}";
    shell.put(
        "pupils/rowan/sessions/2026-11/23-1000-jm-aaaa.toml",
        &format!("date = 2026-11-23\nstart = 10:00:00\nminutes = 5\nstaff = \"jm\"\nnote = \"{typed}\"\n"),
    );
    let page = run(&shell, "report day rowan").out;
    assert!(page.contains("{{ 7\\*7 }}{% include 'x' %}{# x #}"), "{page}");
    run(&shell, "export pupil rowan ../out/rowan");
    let page = shell.read("../out/rowan/rowan.md");
    assert!(page.contains("{{ 7\\*7 }}{% include 'x' %}{# x #}"), "{page}");
}
