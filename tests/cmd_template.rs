//! `keywork template`: the school's own wording, what it may use, and every mistake in it with its place.

use std::fmt::Write as _;
use std::path::Path;

use keywork::chart::Chart;
use keywork::report::{Field, FieldKind, Kind};
use serde_json::Value;

use crate::shell::{Shell, copy_folder};

fn worked() -> Shell {
    let shell = Shell::new("2026-11-23", "jm");
    copy_folder(Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/records")), &shell.root());
    shell
}

/// A template that says every field that its report has.
pub(crate) fn everything(kind: Kind) -> String {
    let mut page = "# Everything\n\n| a table |\n|---|\n\n".to_owned();
    for field in kind.fields() {
        let shown = match &field.kind {
            // Of any name: a template has to know which.
            _ if field.path.contains('*') => continue,
            FieldKind::List(each) if each.is_single() => " | join(', ')",
            FieldKind::Chart => " | chart",
            kind if kind.is_single() => "",
            _ => continue,
        };
        let (mut within, mut open, mut close) = (String::new(), String::new(), String::new());
        let mut stretches = field.path.split("[]").map(|stretch| stretch.trim_start_matches('.')).peekable();
        while let Some(stretch) = stretches.next() {
            for name in stretch.split('.') {
                within = if within.is_empty() { name.to_owned() } else { format!("{within}.{name}") };
                let _ = write!(open, "{{% if {within} is defined and {within} is not none %}}");
                close.insert_str(0, "{% endif %}");
            }
            if stretches.peek().is_some() {
                let each = format!("each{}", open.len());
                let _ = write!(open, "{{% for {each} in {within} %}}");
                close.insert_str(0, "{% endfor %}");
                within = each;
            }
        }
        // A chart stands on a line of its own.
        let start = if field.kind == FieldKind::Chart { "" } else { "- " };
        let _ = writeln!(page, "{open}\n{start}{}: {{{{ {within}{shown} }}}}\n\n{close}", field.path);
    }
    page
}

/// The fields that a report really has, each with its value.
fn found(value: &Value, path: &str, each: &mut dyn FnMut(&str, &Value)) {
    match value {
        Value::Object(fields) => {
            for (name, value) in fields {
                let path = if path.is_empty() { name.clone() } else { format!("{path}.{name}") };
                each(&path, value);
                // A chart is one value.
                if serde_json::from_value::<Chart>(value.clone()).is_err() {
                    found(value, &path, each);
                }
            }
        }
        Value::Array(items) => items.iter().for_each(|item| found(item, &format!("{path}[]"), each)),
        _ => {}
    }
}

fn fits(kind: &FieldKind, value: &Value) -> bool {
    match kind {
        FieldKind::Text => value.is_string(),
        FieldKind::Number | FieldKind::Pounds => value.is_number(),
        FieldKind::Whole => value.is_i64(),
        FieldKind::Day => value.as_str().is_some_and(|day| day.parse::<chrono::NaiveDate>().is_ok()),
        FieldKind::Time => value.as_str().is_some_and(|time| time.len() == 5 && time.as_bytes()[2] == b':'),
        FieldKind::YesNo => value.is_boolean(),
        FieldKind::OneOf(words) => value.as_str().is_some_and(|word| words.iter().any(|known| known == word)),
        FieldKind::Chart => serde_json::from_value::<Chart>(value.clone()).is_ok(),
        FieldKind::Group => value.is_object(),
        FieldKind::Named(item) => value.as_object().is_some_and(|all| all.values().all(|value| fits(item, value))),
        FieldKind::List(item) => value.as_array().is_some_and(|items| items.iter().all(|value| fits(item, value))),
    }
}

#[test]
fn a_report_has_the_fields_that_the_table_says_and_no_others() {
    let shell = worked();
    let mut seen = 0;
    for kind in Kind::ALL {
        let fields = kind.fields();
        for pupil in if kind == Kind::Caseload { &[""][..] } else { &["rowan", "ivy", "sol"] } {
            let said = shell.run(&format!("report {kind} {pupil} --json"));
            let report: Value = serde_json::from_str(&said.out).unwrap();
            found(&report, "", &mut |path, value| {
                let is_it = |field: &&Field| {
                    let end = field.path.strip_suffix('*').and_then(|start| path.strip_prefix(start));
                    field.path == path || end.is_some_and(|name| !name.contains(['.', '[']))
                };
                let field = fields.iter().find(is_it);
                let Some(field) = field else { panic!("{kind} has {path}, and the table does not") };
                let right = if value.is_null() { field.may_be_empty } else { fits(&field.kind, value) };
                assert!(right, "{kind}: {path} is {value}, and the table says {}", field.kind);
                seen += 1;
            });
        }
        for field in fields {
            assert!(
                field.meaning.ends_with(['.', '…']),
                "{kind}: `{}` of the struct has no comment that ends",
                field.path
            );
        }
    }
    assert!(seen > 10_000, "{seen}");
}

#[test]
fn a_wording_that_says_every_field_words_every_report() {
    let shell = worked();
    for kind in Kind::ALL {
        shell.put(&format!("templates/{kind}.md"), &everything(kind));
    }
    shell.run("template check").is(0, "8 files: nothing to mend\n", "");
    let page = shell.run("report weekly rowan").out;
    assert!(page.contains("\n- targets[].goal.said: "), "{page}");
}

#[test]
fn a_school_begins_from_the_wording_in_use() {
    let shell = worked();
    let list = || shell.run("template list").out;
    assert!(list().contains("| weekly | keywork's | templates/weekly.md |"), "{}", list());
    for kind in Kind::ALL {
        let said = shell.run(&format!("template show {kind}"));
        assert_eq!((said.exit, said.out.as_str()), (0, kind.template()));
        shell.put(&format!("templates/{kind}.md"), &said.out);
    }
    shell.run("template check").is(0, "8 files: nothing to mend\n", "");
    assert!(list().contains("| weekly | the school's own | templates/weekly.md |"), "{}", list());
    let before = shell.run("report weekly rowan").out;
    // As Notepad saves it.
    let windows = format!("\u{feff}{}", Kind::Weekly.template().replace('\n', "\r\n"));
    shell.put("templates/weekly.md", &windows);
    assert_eq!(shell.run("report weekly rowan").out, before);
    // What a shell makes of `> templates/weekly.md` before keywork runs.
    shell.put("templates/weekly.md", "");
    assert_eq!(shell.run("template show weekly").out, Kind::Weekly.template());
    shell.run("template check").is(1, "error[empty-file]", "");
    shell.put("templates/weekly.md", "# Ours\n");
    shell.run("template show weekly").is(0, "# Ours\n", "");
    assert_eq!(shell.run("template show weekly --built-in").out, Kind::Weekly.template());
    let shown: Value = serde_json::from_str(&shell.run("template show weekly --json").out).unwrap();
    assert_eq!((&shown["own"], &shown["text"]), (&true.into(), &"# Ours\n".into()));
    shell.run("template show weekley").is(2, "", "did you mean \"weekly\"?");
}

#[test]
fn the_fields_are_shown_with_their_meaning() {
    let shell = worked();
    let fields = shell.run("template show home --fields").out;
    assert!(fields.starts_with("| field |") && fields.contains("\n| `name` | text |  | "), "{fields}");
    let shown: Value = serde_json::from_str(&shell.run("template show weekly --fields --json").out).unwrap();
    let said = shown["fields"].as_array().unwrap().iter().find(|field| field["path"] == "targets[].goal.by").unwrap();
    assert_eq!((&said["type"], &said["may_be_empty"]), (&"date".into(), &true.into()));
    assert!(shell.run_on_terminal("template show weekly --fields").out.contains("targets[].goal.by"));
}

#[test]
fn every_mistake_has_its_place_and_its_mend() {
    let shell = worked();
    let broken = "# {{ nmae }}\n\n{% for each in targets %}\n{{ each.gaol.said | dat }}\n{% endfor %}\n";
    shell.put("templates/weekly.md", broken);
    shell.put("templates/weekley.md", "");
    shell.put("templates/.gitkeep", "");
    let said = shell.run("template check");
    assert!(said.exit == 1 && said.out.ends_with("1 file: 3 errors and 1 warning\n"), "{}", said.out);
    let gaol = "error[broken-template]: the report has no such field: `gaol`\n  --> templates/weekly.md:4:9\n\
        4 | {{ each.gaol.said | dat }}\n  |         ^^^^\nhint: did you mean \"goal\"?\n";
    for part in [gaol, "templates/weekly.md:1:6\n", "templates/weekly.md:4:21\n", "did you mean \"date\"?"] {
        assert!(said.out.contains(part), "{}", said.out);
    }
    assert!(said.out.contains("  --> templates/weekley.md\nhint: did you mean \"weekly.md\"?"), "{}", said.out);
    let checked: Value = serde_json::from_str(&shell.run("template check --json").out).unwrap();
    let first = &checked["problems"][1];
    assert_eq!(
        [&first["code"], &first["file"], &first["line"], &first["column"]],
        [&"broken-template".into(), &"templates/weekly.md".into(), &1.into(), &6.into()] as [&Value; 4]
    );
    let check = shell.run("check");
    assert!(check.exit == 1 && check.out.contains(gaol), "{}", check.out);
    let report = shell.run("report weekly rowan");
    report.is(2, "", "  --> templates/weekly.md:1:6\n1 | # {{ nmae }}\n  |      ^^^^\nhint: did you mean \"name\"?");
    // Said once, not for every pupil.
    let all = shell.run("report weekly --all -o ../out");
    all.is(2, "", "templates/weekly.md:1:6");
    assert_eq!(all.err.matches("error").count(), 1, "{}", all.err);
    let json: Value = serde_json::from_str(&shell.run("report weekly rowan --json --format markdown").err).unwrap();
    assert_eq!((&json["error"]["line"], &json["error"]["code"]), (&1.into(), &"broken-template".into()));
}

/// What is wrong only for some pupils, or for one of whom nothing is known, is found before that pupil comes.
#[test]
fn a_mistake_that_shows_only_sometimes_is_found() {
    let shell = worked();
    for (kind, source, place) in [
        // Every pupil of the worked school has a plan.
        ("annual-review", "# A\n\n{{ ehc_plan.authority }}\n", "annual-review.md:3:4"),
        ("home", "# A\n{% if practising %}\n{{ practising }}\n{% endif %}\n", "home.md:3:4"),
        ("term", "# A\n{{ name | date }}\n", "term.md:2:"),
        (
            "caseload",
            "# A\n{% for row in pupils %}{% if not row.name %}\n{{ row.nmae }}{% endif %}{% endfor %}",
            "caseload.md:3:8",
        ),
        ("cover", "# A\n{% for a in range(99999) %}{% for b in range(99999) %}{% endfor %}{% endfor %}", "cover.md:2:"),
    ] {
        shell.put(&format!("templates/{kind}.md"), source);
        let said = shell.run("template check");
        assert!(said.exit == 1 && said.out.contains(place), "{kind}: {}", said.out);
        assert!(said.out.ends_with("1 file: 1 error\n"), "{kind}: {}", said.out);
        std::fs::remove_file(shell.root().join(format!("templates/{kind}.md"))).unwrap();
    }
    // On nobody but this pupil: for `keywork check`, which makes no report, that is too much to find.
    shell.put("templates/day.md", "# A\n{% if name == 'Rowan Ash' %}{{ name | date }}{% endif %}");
    assert!(!shell.run("check").out.contains("templates/day.md"));
    let said = shell.run("template check");
    assert!(said.exit == 1 && said.out.contains("templates/day.md:2:"), "{}", said.out);
}

/// A template is a file in a shared folder: it is data, whoever put it there.
#[test]
fn a_hostile_template_harms_nothing() {
    let shell = worked();
    let chain = format!("# A\n{{{{ 1{} }}}}", " + 1".repeat(60_000));
    let links = format!("# A\n{{% if a %}}{}{{% endif %}}", "{% elif a %}".repeat(20_000));
    let escape = "# A\n{{ '\u{1b}[31m' }}{{ n\u{1b}[31mme }}";
    let includes = "# A\n{% include '../pupils/rowan/pupil.toml' %}";
    for source in [&*chain, &*links, escape, includes] {
        shell.put("templates/weekly.md", source);
        for command in ["template check", "report weekly rowan", "check", "report weekly --all -o ../out"] {
            let said = shell.run(command);
            assert!(matches!(said.exit, 1 | 2), "{command}: {}", said.err);
            assert!((said.out + &said.err).contains("templates/weekly.md:2:"), "{command}");
        }
        let shown = shell.run_on_terminal("template show weekly");
        assert!(shown.exit == 0 && !shown.out.contains('\u{1b}'), "{}", &shown.out[..80]);
    }
    std::fs::write(shell.root().join("templates/weekly.md"), b"# \xff\n").unwrap();
    shell.run("template check").is(1, "error[encoding]", "");
    shell.put("templates/weekly.md", &"x".repeat(300_000));
    let said = shell.run("template check");
    assert!(said.exit == 1 && said.out.contains("larger than 256 KiB"), "{}", said.out);
    assert!(shell.run("template list").out.contains("| weekly | the school's own |"));
}

/// What stands in the document is what there is.
#[test]
fn the_document_names_every_filter_function_and_test() {
    let page = std::fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/docs/templates.md")).unwrap();
    for name in [keywork::render::FILTERS, keywork::render::FUNCTIONS, keywork::render::TESTS].concat() {
        let named = page.split(|c: char| !c.is_alphanumeric() && c != '_').any(|word| word == name);
        assert!(named, "docs/templates.md does not name `{name}`");
    }
}
