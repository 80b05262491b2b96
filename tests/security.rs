//! `docs/security.md` says what is so: every test that it names is there, every threat has its row, and every limit is
//! the program's own.

use std::collections::BTreeSet;

use crate::source::{Source, Token, sources, starts};

const PAGE: &str = include_str!("../docs/security.md");

/// The cells of each row of the table whose heading begins so.
fn rows(heading: &str) -> Vec<Vec<&'static str>> {
    let (_, table) = PAGE.split_once(heading).unwrap_or_else(|| panic!("there is no table `{heading}`"));
    let rows = table.lines().skip(2).take_while(|line| line.starts_with('|'));
    rows.map(|row| row.trim_matches('|').split('|').map(str::trim).collect()).collect()
}

/// What stands between single backquotes and looks like the name of something in the program.
fn names(text: &str) -> impl Iterator<Item = &str> {
    text.split('`').skip(1).step_by(2).filter(|quoted| quoted.contains("::") && !quoted.ends_with("::"))
}

/// Every test by its modules and its name, `tests` among the modules left out.
fn tests() -> BTreeSet<String> {
    let all = sources("src").into_iter().chain(sources("tests"));
    all.flat_map(|source| tests_of(&source)).collect()
}

fn tests_of(source: &Source) -> Vec<String> {
    let path = source.path.trim_start_matches("src/").trim_start_matches("tests/").trim_end_matches(".rs");
    let modules: Vec<&str> =
        path.split('/').filter(|part| !matches!(*part, "mod" | "tests" | "main" | "lib")).collect();
    let named = |at: usize| {
        let after = &source.all[at..];
        starts(after, &["#", "[", "test", "]"]).then(|| after.iter().skip_while(|token| token.text != "fn").nth(1))?
    };
    let name = |token: &Token| modules.iter().copied().chain([token.text.as_str()]).collect::<Vec<_>>().join("::");
    (0..source.all.len()).filter_map(named).map(name).collect()
}

#[test]
fn every_test_that_the_page_names_is_there() {
    let tests = tests();
    let limits: BTreeSet<&str> = rows("| what | at most | constant |").iter().flat_map(|row| names(row[2])).collect();
    let named: BTreeSet<&str> = names(PAGE).filter(|name| !limits.contains(name)).collect();
    let missing: Vec<&&str> = named.iter().filter(|name| !tests.contains(**name)).collect();
    assert!(missing.is_empty(), "named, and not there: {missing:#?}");
    assert!(named.len() > 60, "only {} names were found", named.len());
}

#[test]
fn every_threat_has_its_test_or_says_why_it_has_none() {
    let rows = rows("| # | asset | threat | defence | test |");
    let numbers: Vec<&str> = rows.iter().map(|row| row[0]).collect();
    assert_eq!(numbers, (1..=35).map(|number| number.to_string()).collect::<Vec<_>>());
    for row in rows {
        let tested = names(row[4]).next().is_some();
        assert!(row.len() == 5 && (tested || row[4].starts_with("no test: ")), "{row:?}");
    }
}

/// The number in a constant's definition: a product of whole numbers, or the end of a range of a `Whole`.
fn constant(name: &str) -> u64 {
    let (module, constant) = name.rsplit_once("::").unwrap();
    let root = concat!(env!("CARGO_MANIFEST_DIR"), "/src");
    let file = format!("{root}/{}", module.replace("::", "/"));
    let text = std::fs::read_to_string(format!("{file}.rs")).or_else(|_| std::fs::read_to_string(file + "/mod.rs"));
    let text = text.unwrap_or_else(|_| panic!("there is no module {module}"));
    let value = text.lines().find_map(|line| {
        let defined =
            line.split_once(&format!("const {constant}: ")).or(line.split_once(&format!("type {constant} = Whole<")));
        defined.map(|(_, value)| value.rsplit(['=', ',']).next().unwrap().trim_matches([' ', ';', '>']).to_owned())
    });
    let value = value.unwrap_or_else(|| panic!("there is no {name}"));
    value.split('*').map(|factor| factor.trim().replace('_', "").parse::<u64>().unwrap()).product()
}

#[test]
fn every_limit_is_the_programs_own() {
    let limits = rows("| what | at most | constant |");
    assert!(limits.len() > 12);
    for row in limits {
        let said: u64 = row[1].replace(',', "").parse().unwrap();
        if let Some(name) = names(row[2]).next() {
            assert_eq!(said, constant(name), "{}: {name}", row[0]);
        }
    }
}

/// How deep tables may stand in each other is decided by the parser alone, so it is asked.
#[test]
fn tables_within_tables_are_read_so_far_and_no_further() {
    let rows = rows("| what | at most | constant |");
    let most: usize = rows.iter().find(|row| row[0].starts_with("tables within")).unwrap()[1].parse().unwrap();
    let nested = |depth: usize| {
        let text = format!("date = 2026-11-23\nstaff = \"jm\"\nx = {}1{}\n", "{a = ".repeat(depth), "}".repeat(depth));
        let (_, problems) = keywork::record::decode::decode::<keywork::record::Session>("s.toml", &text);
        problems.into_iter().map(|problem| problem.code.name).collect::<Vec<_>>()
    };
    assert_eq!((nested(most), nested(most + 1)), (vec!["missing-key", "unknown-key"], vec!["syntax"]));
}

#[test]
fn a_test_that_is_not_there_would_be_found() {
    let source = Source::new("src/store/dated.rs", "#[cfg(test)] mod tests { #[test]\n fn one() {} fn two() {} }");
    assert_eq!(tests_of(&source), ["store::dated::one"]);
    let source = Source::new("tests/outside/git.rs", "// #[test] fn no() {}\n#[test]\n#[cfg(unix)]\nfn one() {}");
    assert_eq!(tests_of(&source), ["outside::git::one"]);
}
