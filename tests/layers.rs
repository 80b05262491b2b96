//! Calls go down the map, never up or sideways: every `crate::` path in the sources is read and judged.

use std::collections::BTreeSet;

use crate::source::{Finding, Source, Token, assert_none, sources, starts};

/// Each module of the map and those that it may call, low to high.
const MAP: &[(&str, &[&str])] = &[
    ("text", &[]),
    ("chart", &["text"]),
    ("record", &["text"]),
    ("calendar", &["record", "text"]),
    ("progress", &["calendar", "record", "text"]),
    ("check", &["progress", "calendar", "record", "text"]),
    ("report", &["progress", "calendar", "record", "chart", "text"]),
    ("render", &["chart", "text"]),
    ("store", &["record", "text"]),
    ("git", &["text"]),
    ("confidential", &["text"]),
    ("exchange", &["progress", "calendar", "record", "text"]),
    (
        "cli",
        &[
            "exchange",
            "confidential",
            "git",
            "store",
            "render",
            "report",
            "check",
            "progress",
            "calendar",
            "record",
            "chart",
            "text",
        ],
    ),
    ("main", &["cli"]),
    ("lib", &[]),
];

fn allowed(layer: &str) -> Option<&'static [&'static str]> {
    MAP.iter().find(|(name, _)| *name == layer).map(|(_, allowed)| *allowed)
}

/// The calls of a file that the map does not allow.
fn against_the_layers(source: &Source) -> Vec<Finding> {
    let layer = source.layer();
    let Some(allowed) = allowed(layer) else {
        return vec![source.finding(1, format!("`{layer}` is no module of the map in tests/layers.rs"))];
    };
    calls(source)
        .into_iter()
        .filter(|call| call.text != layer && !allowed.contains(&call.text.as_str()))
        .map(|call| match call.text.as_str() {
            "*" | "self" | "as" => source.finding(call.line, "the whole crate under one name hides its calls"),
            name => source.finding(call.line, format!("`{layer}` may not call `{name}`")),
        })
        .collect()
}

/// Every path from the root of the crate, by the module that it enters.
fn calls(source: &Source) -> Vec<Token> {
    let tokens = &source.program;
    let mut found = Vec::new();
    let mut nesting = Nesting::default();
    for (at, token) in tokens.iter().enumerate() {
        nesting.see(tokens, at);
        let before = at.checked_sub(1).map(|before| tokens[before].text.as_str());
        let rest = &tokens[at + 1..];
        match token.text.as_str() {
            "crate" | "keywork" if before != Some("::") => entered(rest, &mut found),
            "super" if before != Some("::") || (at >= 2 && tokens[at - 2].text == "self") => {
                let supers = 1 + rest.chunks(2).take_while(|pair| starts(pair, &["::", "super"])).count();
                if supers >= source.modules().len() + nesting.inline.len() {
                    entered(&rest[2 * (supers - 1)..], &mut found);
                }
            }
            _ => {}
        }
    }
    found
}

/// The modules `mod name { … }` that are open where the reader stands.
#[derive(Default)]
struct Nesting {
    depth: usize,
    inline: Vec<usize>,
}

impl Nesting {
    fn see(&mut self, tokens: &[Token], at: usize) {
        match tokens[at].text.as_str() {
            "{" => {
                self.depth += 1;
                if at >= 2 && tokens[at - 2].text == "mod" {
                    self.inline.push(self.depth);
                }
            }
            "}" => {
                self.inline.retain(|&depth| depth != self.depth);
                self.depth = self.depth.saturating_sub(1);
            }
            _ => {}
        }
    }
}

/// What follows the root: `::name`, `::{one, two::{…}}`, `::*`, or `as name`.
fn entered(rest: &[Token], found: &mut Vec<Token>) {
    match rest {
        [renamed, ..] if renamed.text == "as" => found.push(renamed.clone()),
        [colons, group, ..] if colons.text == "::" && group.text == "{" => {
            let (mut depth, mut first) = (0_usize, false);
            for token in &rest[1..] {
                match token.text.as_str() {
                    "{" => (depth, first) = (depth + 1, depth == 0),
                    "}" if depth == 1 => break,
                    "}" => depth -= 1,
                    "," => first = depth == 1,
                    _ if first => {
                        found.push(token.clone());
                        first = false;
                    }
                    _ => {}
                }
            }
        }
        [colons, name, ..] if colons.text == "::" => found.push(name.clone()),
        _ => {}
    }
}

#[test]
fn every_call_goes_down_the_layers() {
    let findings: Vec<Finding> = sources("src").iter().flat_map(against_the_layers).collect();
    assert_none(&findings);
}

#[test]
fn the_map_has_no_circle() {
    let mut below: BTreeSet<&str> = BTreeSet::new();
    for (name, allowed) in MAP {
        for called in *allowed {
            assert!(below.contains(called), "`{name}` calls `{called}`, which is not below it");
        }
        below.insert(name);
    }
}

#[test]
fn a_call_against_the_layers_is_found() {
    for (path, text, expected) in [
        ("src/text/list.rs", "\nuse crate::record::Id;", "src/text/list.rs:2: `text` may not call `record`"),
        ("src/record/id.rs", "fn f() { crate::store::read() }", "`record` may not call `store`"),
        ("src/calendar/week.rs", "use crate::{text::count, progress::series};", "may not call `progress`"),
        ("src/report/day.rs", "use crate::{\n  record::{Id, Goal},\n  check,\n};", "3: `report` may not call `check`"),
        ("src/check/mod.rs", "use {std::fmt, crate::report::day};", "`check` may not call `report`"),
        ("src/render/html.rs", "use crate::record::Id;", "`render` may not call `record`"),
        ("src/store/read.rs", "use crate::calendar::say;", "`store` may not call `calendar`"),
        ("src/git/mod.rs", "use super::record::Id;", "`git` may not call `record`"),
        ("src/git/run.rs", "use super::super::cli;", "`git` may not call `cli`"),
        ("src/git/run.rs", "mod inner { use super::super::super::cli; }", "`git` may not call `cli`"),
        ("src/progress/trend.rs", "pub(in crate::report) fn f() {}", "`progress` may not call `report`"),
        ("src/exchange/mod.rs", "m!($crate::store::x)", "`exchange` may not call `store`"),
        ("src/main.rs", "fn main() { keywork::store::read(); }", "`main` may not call `store`"),
        ("src/text/list.rs", "use crate as k;", "hides its calls"),
        ("src/text/list.rs", "use crate::*;", "hides its calls"),
        ("src/text/list.rs", "use crate::{self as k};", "hides its calls"),
        ("src/helper/mod.rs", "", "`helper` is no module of the map"),
    ] {
        let findings = against_the_layers(&Source::new(path, text));
        assert_eq!(findings.len(), 1, "{text}");
        assert!(findings[0].to_string().contains(expected), "{}", findings[0]);
    }
}

#[test]
fn a_call_down_the_layers_is_allowed() {
    for (path, text) in [
        ("src/report/day.rs", "use crate::{progress::{series, trend}, record::Id, text};"),
        ("src/report/day.rs", "use crate::report::week; use super::week; use super::super::text::count;"),
        ("src/text/list.rs", "pub(crate) fn f() {} // crate::cli\nconst A: &str = \"crate::cli\";"),
        ("src/text/list.rs", "#[cfg(test)] mod tests { use crate::record::Id; }"),
        ("src/text/list.rs", "mod inner { use super::record; } use super::clean;"),
        ("src/text/list.rs", "use other::crate_::cli; use keyworks::cli;"),
        ("src/main.rs", "fn main() -> keywork::cli::Exit { keywork::cli::run() }"),
    ] {
        assert_none(&against_the_layers(&Source::new(path, text)));
    }
}
