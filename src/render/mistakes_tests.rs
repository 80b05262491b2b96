use super::*;

const PATHS: [&str; 11] = [
    "name",
    "from",
    "goal",
    "goal.said",
    "targets",
    "targets[].title",
    "targets[].goal.said",
    "targets[].results[].said",
    "words",
    "counts",
    "counts.*",
];

/// The mistakes, each as its line, what is marked, what is wrong and what to do.
fn found(source: &str) -> Vec<(usize, String, String, String)> {
    let template = Template { name: "weekly.md", source };
    let text = template_text(source);
    let marked = |error: TemplateError| (error.line, text[error.span].to_owned(), error.message, error.help);
    mistakes(&template, &Known::of(PATHS)).into_iter().map(marked).collect()
}

#[track_caller]
fn one(source: &str, line: usize, marked: &str, message: &str, help: &str) {
    let found = found(source);
    let [(at, spot, says, does)] = found.as_slice() else { panic!("{source}: {found:?}") };
    assert_eq!((*at, spot.as_str()), (line, marked), "{source}");
    assert!(says.contains(message) && does.contains(help), "{source}: {says} ({does})");
}

#[test]
fn a_field_is_known_wherever_it_stands() {
    for source in [
        "{{ name }}{{ goal.said }}{{ goal['said'] }}",
        "{% for each in targets %}{{ each.title }}{{ each.goal.said }}{{ loop.index }}{% endfor %}",
        "{% for each in targets if each.title %}{% for result in each.results[-3:] %}{{ result.said }}{% endfor %}{% endfor %}",
        "{{ targets[0].title }}{{ (targets | last).results[-1].said }}",
        "{{ targets | map(attribute='title') | and_list }}{{ targets | map(attribute='goal.said') | join(', ') }}",
        "{% for goal in targets | map(attribute='goal') %}{{ goal.said }}{% endfor %}",
        "{% for each in targets | selectattr('title') | list %}{{ each.title }}{% else %}{{ name }}{% endfor %}",
        "{% set first = targets[0] %}{{ first.title }}",
        "{% set it = goal %}{% if name %}{% set it = targets[0] %}{% endif %}{{ it.title }}",
        "{% with each = targets[0] %}{{ each.title }}{% endwith %}",
        "{% for each in (targets if name else []) %}{{ each.title }}{% endfor %}",
        "{{ counts['at-risk'] }}{{ counts.met }}{% for name, count in counts | items %}{{ name }}{% endfor %}",
        "{% for word in words %}{{ word }}{% endfor %}{{ words | join }}",
        "{% for letter, title in [['C', 'x']] %}{{ letter }}{{ title.x }}{% endfor %}",
        "{{ missing is defined }}{{ goal.missing | default('none') }}{{ missing.at.all | d }}",
        "{{ plural(targets | length, 'target') }}{{ link(name, from) }}{% for n in range(3) %}{{ n }}{% endfor %}",
        "{% for each in targets recursive %}{{ loop(each.results) if each.results else each.said }}{% endfor %}",
        "{% set n = namespace(x=1) %}{% set n.x = 2 %}{{ n.x }}",
        "{% filter upper %}{{ name }}{% endfilter %}{% set x %}{{ name }}{% endset %}{{ x }}",
    ] {
        assert_eq!(found(source), [], "{source}");
    }
}

#[test]
fn a_name_that_is_not_there_is_marked_in_every_branch() {
    let no = "the report has no such field";
    one("# x\n\n{{ nmae }}", 3, "nmae", no, "did you mean \"name\"?");
    one("{% if false %}\n{{ nmae }}{% endif %}", 2, "nmae", no, "\"name\"");
    one("{% if name %}{% else %}{{ goal.siad }}{% endif %}", 1, "siad", no, "\"said\"");
    one("{% for each in targets %}{{ each.gaol.said }}{% endfor %}", 1, "gaol", no, "\"goal\"");
    one("{% for each in targets %}\n{% else %}{{ each.title }}{% endfor %}", 2, "each", no, "here there is counts");
    one("{% for each in targets %}{{ each.zzz }}{% endfor %}", 1, "zzz", no, "here there is goal, results and title");
    one("{{ targets | map(attribute='titel') | join }}", 1, "titel", no, "\"title\"");
    one("{{ (targets | selectattr('titel') | first).title }}", 1, "titel", no, "\"title\"");
    one("{{ name.first }}", 1, "first", no, "one value");
    one("{% for word in words %}{{ word.text }}{% endfor %}", 1, "text", no, "one value");
    one("{{ targets.title }}", 1, "title", "asked of a list", "for each in");
    one("{% set it = targets[0] %}{{ it.titel }}", 1, "titel", no, "\"title\"");
    one("é {{ goal['siad'] }}", 1, "siad", no, "\"said\"");
    one("\u{feff}# x\r\n\r\n{{ nmae }}", 3, "nmae", no, "\"name\"");
}

#[test]
fn what_the_engine_has_not_is_marked() {
    one("{{ from | dat }}", 1, "dat", "no filter `dat`", "did you mean \"date\"?");
    one("{% if name is stirng %}{% endif %}", 1, "stirng", "no test `stirng`", "\"string\"");
    one("{{ lnik(name, from) }}", 1, "lnik", "no function `lnik`", "\"link\"");
    one("{{ name | safe }}", 1, "safe", "no filter `safe`", "always escaped");
    one("{% if name %}\n\n", 2, "\n", "cannot be read", "{% endif %}");
    one("{{ name | }}", 1, "}}", "cannot be read", "");
}

#[test]
fn several_mistakes_are_found_at_once() {
    let found = found("{{ nmae }}\n{{ goal.siad | dat }}\n");
    assert_eq!(
        found.iter().map(|(line, spot, ..)| (*line, spot.as_str())).collect::<Vec<_>>(),
        [(1, "nmae"), (2, "siad"), (2, "dat")]
    );
}

#[test]
fn every_name_that_may_be_meant_is_there() {
    let known = Known::default();
    let environment = environment(&Charts::default()).expect("an engine");
    let look = Look { name: "", source: "", environment, known: &known, scopes: vec![], found: vec![], unsure: 0 };
    for name in filters::FILTERS {
        assert!(look.engine_has("filter", name), "{name}");
    }
    for name in filters::TESTS {
        assert!(look.engine_has("test", name), "{name}");
    }
    for name in filters::FUNCTIONS {
        assert!(look.has_function(name), "{name}");
    }
}

/// A template is a file in a shared folder.
#[test]
fn a_hostile_template_is_looked_at_without_harm() {
    let deep = |open: &str, close: &str, many: usize| format!("{}1{}", open.repeat(many), close.repeat(many));
    for source in [
        format!("{{{{ 1{} }}}}", " + 1".repeat(60_000)),
        format!("{{{{ name{} }}}}", " | upper".repeat(30_000)),
        format!("{{{{ name{} }}}}", ".a".repeat(60_000)),
        format!("{{{{ name{} }}}}", "[0]".repeat(60_000)),
        format!("{{{{ {}name }}}}", "not ".repeat(60_000)),
        format!("{{% if a %}}{}{{% endif %}}", "{% elif a %}".repeat(20_000)),
        deep("{{ (", ") }}", 5_000),
        deep("{% if 1 %}", "{% endif %}", 5_000),
        deep("{% for a in [1] %}", "{% endfor %}", 5_000),
        format!("{{{{ {}1{} }}}}", "[".repeat(60_000), "]".repeat(60_000)),
    ] {
        let template = Template { name: "weekly.md", source: &source };
        let known = Known::of(PATHS);
        let found = mistakes(&template, &known);
        assert_eq!(found.len(), 1, "{}", &source[..40]);
        let made = crate::render::markdown(&BTreeMap::from([("name", "n")]), &template);
        assert!(made.is_err(), "{}", &source[..40]);
    }
    // What is just within the limits is run in the two MiB that a worker has.
    for source in [
        format!("{{{{ 1{} }}}}", " + 1".repeat(149)),
        format!("{{{{ {}true }}}}", "not ".repeat(120)),
        format!("{{% if 0 %}}{}{{% endif %}}", "{% elif 0 %}".repeat(100)),
        deep("{% if 1 %}", "{% endif %}", 140),
    ] {
        let template = Template { name: "weekly.md", source: &source };
        assert_eq!(mistakes(&template, &Known::default()), [], "{}", &source[..40]);
        let made = crate::render::markdown(&BTreeMap::from([("name", "n")]), &template);
        assert!(made.is_ok(), "{}: {made:?}", &source[..40]);
    }
}
