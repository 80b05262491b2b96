//! The rules of the house that neither the compiler nor clippy holds: what may be used where, and how files are.

use crate::source::{Finding, Source, Token, assert_none, sources, starts};

/// A rule over one file.
type Rule = fn(&Source) -> Vec<Finding>;

/// Rust is easier to hold in the head by the file; past this one asks to be two.
const LONGEST_FILE: usize = 500;

/// Crates that belong to one place, and the modules that may name them.
const CRATES: &[(&str, &[&str])] = &[
    ("anyhow", &["cli", "main"]),
    ("clap", &["cli"]),
    ("csv", &["exchange", "render"]),
    ("minijinja", &["render"]),
    ("plotters", &["render"]),
    ("quick_xml", &["render"]),
    ("schemars", &["report"]),
    ("statrs", &["progress"]),
    ("toml", &["record", "store"]),
    ("toml_edit", &["record", "store"]),
    ("zip", &["render"]),
];

/// A crate named in a module that has no business with it.
fn crates_in_their_place(source: &Source) -> Vec<Finding> {
    let misplaced = |at: usize| {
        let name = source.program[at].text.as_str();
        let (_, homes) = CRATES.iter().find(|(known, _)| *known == name)?;
        let stray = !homes.contains(&source.layer()) && names_a_crate(&source.program, at);
        stray.then(|| {
            let line = source.program[at].line;
            source.finding(line, format!("`{name}` belongs to {} alone", homes.join(" and ")))
        })
    };
    (0..source.program.len()).filter_map(misplaced).collect()
}

/// Whether the word is the beginning of a path or of an import, not the name of something else.
fn names_a_crate(tokens: &[Token], at: usize) -> bool {
    let text = |at: usize| tokens.get(at).map_or("", |token| token.text.as_str());
    let before = at.checked_sub(1).map_or("", text);
    // `::toml::x` begins at the root of all crates, as after `use`; `crate::record::toml::x` is our own.
    let owner = at.checked_sub(2).filter(|_| before == "::").map_or("", text);
    let inner = owner != "use" && owner.starts_with(|c: char| c.is_alphanumeric() || c == '_');
    !inner && (text(at + 1) == "::" || text(at + 1) == "as" || owner == "use" || matches!(before, "use" | "crate"))
}

/// Iteration over a hash reaches the page in another order each time.
fn no_hashes_near_a_page(source: &Source) -> Vec<Finding> {
    if !matches!(source.layer(), "report" | "render" | "check") {
        return Vec::new();
    }
    let hash = |token: &&Token| matches!(token.text.as_str(), "HashMap" | "HashSet");
    let what = |token: &Token| source.finding(token.line, format!("`{}` has no order; use a BTree", token.text));
    source.program.iter().filter(hash).map(what).collect()
}

fn no_bags(source: &Source) -> Vec<Finding> {
    let name = source.path.rsplit('/').next().unwrap_or_default();
    if matches!(name, "utils.rs" | "util.rs" | "helpers.rs" | "common.rs" | "types.rs") {
        return vec![source.finding(1, "a bag, not a name; say what it does")];
    }
    Vec::new()
}

fn no_long_files(source: &Source) -> Vec<Finding> {
    let lines = source.text.lines().count();
    if lines > LONGEST_FILE {
        let what = format!("{lines} lines, and {LONGEST_FILE} are the most");
        return vec![source.finding(LONGEST_FILE + 1, what)];
    }
    Vec::new()
}

fn modules_say_what_they_are_for(source: &Source) -> Vec<Finding> {
    if source.path.ends_with("/mod.rs") && !source.text.starts_with("//!") {
        return vec![source.finding(1, "a module begins with `//!` and what it is for")];
    }
    Vec::new()
}

fn nothing_prints(source: &Source) -> Vec<Finding> {
    const PRINTS: [&str; 4] = ["print", "println", "eprint", "eprintln"];
    each_start(&source.all, |rest| rest.len() > 1 && PRINTS.contains(&rest[0].text.as_str()) && rest[1].text == "!")
        .map(|line| source.finding(line, "only `cli::ui` writes, to the streams that it is given"))
        .collect()
}

fn nothing_unwraps(source: &Source) -> Vec<Finding> {
    each_start(&source.program, |rest| starts(rest, &[".", "unwrap", "("]))
        .map(|line| source.finding(line, "`.unwrap()` panics over what a person typed; use `?` or `expect(why)`"))
        .collect()
}

fn no_test_is_ignored(source: &Source) -> Vec<Finding> {
    each_start(&source.all, |rest| starts(rest, &["#", "[", "ignore"]))
        .map(|line| source.finding(line, "a test that does not run says nothing"))
        .collect()
}

/// The lines of the tokens at which the rest of the file begins so.
fn each_start(tokens: &[Token], begins: impl Fn(&[Token]) -> bool) -> impl Iterator<Item = usize> {
    (0..tokens.len()).filter(move |&at| begins(&tokens[at..])).map(|at| tokens[at].line)
}

/// Holds the rule over every file of the folders.
fn hold(rule: Rule, folders: &[&str]) {
    let sources = folders.iter().flat_map(|folder| sources(folder));
    let findings: Vec<Finding> = sources.flat_map(|source| rule(&source)).collect();
    assert_none(&findings);
}

/// The rule finds the bad text, on that line, and lets the good ones be.
#[track_caller]
fn shown(rule: Rule, bad: (&str, &str, usize), good: &[(&str, &str)]) {
    let (path, text, line) = bad;
    let findings = rule(&Source::new(path, text));
    assert_eq!(findings.iter().map(|finding| finding.line).collect::<Vec<_>>(), [line], "{text}");
    for (path, text) in good {
        assert_none(&rule(&Source::new(path, text)));
    }
}

#[test]
fn each_crate_keeps_to_its_place() {
    hold(crates_in_their_place, &["src"]);
}

#[test]
fn a_crate_out_of_its_place_is_found() {
    let rule = crates_in_their_place;
    let good = [
        ("src/cli/mod.rs", "use anyhow::Context; use clap::Parser;"),
        ("src/main.rs", "fn main() -> anyhow::Result<()> {}"),
        ("src/record/decode.rs", "use toml::de; use toml_edit::Item;"),
        ("src/store/edit.rs", "let toml = toml_edit::de();"),
        ("src/report/day.rs", "use crate::record::toml::read; let toml = 1; // anyhow::bail!\n"),
        ("src/report/day.rs", "#[cfg(test)] mod tests { use toml::de; }"),
    ];
    shown(rule, ("src/store/read.rs", "\nuse anyhow::Context;", 2), &good);
    shown(rule, ("src/store/read.rs", "anyhow::bail!(x)", 1), &[]);
    shown(rule, ("src/store/read.rs", "use anyhow;", 1), &[]);
    shown(rule, ("src/store/read.rs", "use ::anyhow;", 1), &[]);
    shown(rule, ("src/store/read.rs", "use {std::fmt, anyhow as a};", 1), &[]);
    shown(rule, ("src/record/goal.rs", "#[derive(\n::clap::Args)]", 2), &[]);
    shown(rule, ("src/report/day.rs", "use minijinja::Environment;", 1), &[]);
    shown(rule, ("src/exchange/csv_in.rs", "toml::from_str(x)", 1), &[]);
    shown(rule, ("src/cli/edit.rs", "use toml_edit as t;", 1), &[]);
}

#[test]
fn nothing_near_a_page_is_hashed() {
    hold(no_hashes_near_a_page, &["src"]);
}

#[test]
fn a_hash_near_a_page_is_found() {
    let good = [("src/store/find.rs", "use std::collections::HashMap;"), ("src/check/mod.rs", "// HashMap\n")];
    for path in ["src/report/day.rs", "src/render/html.rs", "src/check/mod.rs"] {
        shown(no_hashes_near_a_page, (path, "use std::collections::\n{BTreeMap, HashSet};", 2), &good);
    }
}

#[test]
fn no_file_is_a_bag() {
    hold(no_bags, &["src", "tests"]);
}

#[test]
fn a_bag_is_found() {
    shown(no_bags, ("src/text/utils.rs", "", 1), &[("src/text/count.rs", ""), ("src/text/my_types.rs", "")]);
}

#[test]
fn no_file_is_too_long() {
    hold(no_long_files, &["src"]);
}

#[test]
fn a_file_too_long_is_found() {
    let (most, more) = ("\n".repeat(500), "\n".repeat(501));
    shown(no_long_files, ("src/a.rs", &more, 501), &[("src/a.rs", &most)]);
}

#[test]
fn every_module_says_what_it_is_for() {
    hold(modules_say_what_they_are_for, &["src"]);
}

#[test]
fn a_module_without_a_word_is_found() {
    let good = [("src/a/mod.rs", "//! For this.\nmod b;"), ("src/a/b.rs", "fn f() {}")];
    shown(modules_say_what_they_are_for, ("src/a/mod.rs", "mod b;", 1), &good);
}

#[test]
fn no_module_prints_by_itself() {
    hold(nothing_prints, &["src"]);
}

#[test]
fn a_print_is_found() {
    let good = [("src/cli/ui.rs", "writeln!(out, \"println!\") // println!()\n"), ("src/a.rs", "fn print() {}")];
    for text in ["fn f() {\n println!() }", "\neprintln!()", "\n#[cfg(test)] mod t { print!() }"] {
        shown(nothing_prints, ("src/cli/ui.rs", text, 2), &good);
    }
}

#[test]
fn no_unwrap_outside_tests() {
    hold(nothing_unwraps, &["src"]);
}

#[test]
fn an_unwrap_is_found() {
    let good = [
        ("src/a.rs", "x.unwrap_or(1); x.expect(\"why\")"),
        ("src/a.rs", "#[cfg(test)] mod tests { fn f() { x.unwrap() } }"),
        ("src/a/tests.rs", "fn f() { x.unwrap() }"),
    ];
    shown(nothing_unwraps, ("src/a.rs", "x\n  .unwrap()", 2), &good);
}

#[test]
fn every_test_runs() {
    hold(no_test_is_ignored, &["src", "tests"]);
}

#[test]
fn an_ignored_test_is_found() {
    let text = "#[cfg(test)] mod tests {\n #[test]\n #[ignore = \"slow\"]\n fn f() {} }";
    shown(no_test_is_ignored, ("src/a.rs", text, 3), &[("src/a.rs", "// #[ignore]\n#[test] fn ignore() {}")]);
}
