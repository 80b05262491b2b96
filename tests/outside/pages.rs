//! Pages in a browser and on paper: the rules of WCAG 2.2 AA by axe-core, no request, no script, nothing too wide; and a
//! PDF, as `docs/pages.md` says how one is made, that holds every word.

mod paper;

use std::collections::BTreeSet;
use std::path::Path;
use std::process::Command;

use serde::Deserialize;

use crate::html::dom::Dom;
use crate::html::{ELEMENTS, every_page, hostile_page};

/// What the browser saw of a page.
#[derive(Debug, Deserialize)]
struct Seen {
    name: String,
    /// What the page asked for, by its own account and by the server's.
    requests: Vec<String>,
    asked: Vec<String>,
    /// Errors, refusals by the policy, and what a script said.
    said: Vec<String>,
    /// Each element there is, with its attributes, once.
    elements: BTreeSet<String>,
    looks: Vec<Look>,
}

/// A page at one width, by day or by night.
#[derive(Debug, Deserialize)]
struct Look {
    width: u32,
    scheme: String,
    /// How wide the page is, and what stands past the edge of the screen.
    page: u32,
    past: Vec<String>,
    ground: String,
    violations: Vec<String>,
    unsure: Vec<String>,
    /// How many rules were held against something of the page.
    rules: usize,
}

const TOOLS: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/target/ci-tools");

/// Opens the pages in Chromium.
fn look_at(pages: &[(&str, &str)]) -> Vec<Seen> {
    let folder = tempfile::tempdir().unwrap();
    for (name, page) in pages {
        std::fs::write(folder.path().join(format!("{name}.html")), page).unwrap();
    }
    let script = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/outside/pages/browser.mjs");
    let output = Command::new("node").args([script, TOOLS]).arg(folder.path()).output().expect("node runs");
    assert!(output.status.success(), "`.ci/setup` installs what it needs: {}", String::from_utf8_lossy(&output.stderr));
    let seen: Vec<Seen> = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!(seen.len(), pages.len());
    seen
}

/// What is wrong with a page, all of it.
fn faults(seen: &Seen) -> Vec<String> {
    let known: BTreeSet<String> = ELEMENTS
        .iter()
        .flat_map(|(name, attributes)| attributes.iter().map(move |attribute| format!("{name} {attribute}")))
        .collect();
    let stray = |element: &String| {
        let (name, attributes) = element.split_once(' ').unwrap_or((element, ""));
        let attributes = attributes.split(' ').filter(|attribute| !attribute.is_empty());
        ELEMENTS.iter().all(|(known, _)| *known != name)
            || attributes.map(|attribute| format!("{name} {attribute}")).any(|one| !known.contains(&one))
    };
    let mut faults: Vec<String> =
        seen.elements.iter().filter(|one| stray(one)).map(|one| format!("not allowed: <{one}>")).collect();
    let once = [format!("/{}.html", seen.name.trim_end_matches(".html"))];
    if seen.requests != once || seen.asked != once {
        faults.push(format!("asked for {:?} {:?}", seen.requests, seen.asked));
    }
    faults.extend(seen.said.iter().map(|said| format!("said: {said}")));
    for look in &seen.looks {
        let at = format!("{} {}", look.width, look.scheme);
        faults.extend(look.violations.iter().map(|fault| format!("{at}: {fault}")));
        faults.extend(look.past.iter().map(|past| format!("{at}: past the edge: {past}")));
        if look.page > look.width {
            faults.push(format!("{at}: {} wide", look.page));
        }
        // Words within a drawing and bars of text are no text to axe; it can judge everything else.
        let judged = |unsure: &&String| {
            !(unsure.starts_with("color-contrast: <text ") || unsure.starts_with("color-contrast: <span aria-hidden"))
        };
        faults.extend(look.unsure.iter().filter(judged).map(|unsure| format!("{at}: unsure: {unsure}")));
        if look.rules < 20 {
            faults.push(format!("{at}: only {} rules were held against it", look.rules));
        }
    }
    faults
}

#[test]
fn every_page_is_fit_for_everybody_and_asks_for_nothing() {
    let hostile = hostile_page();
    // The other two pupils' pages of these kinds are made as Rowan's are, and looking takes long.
    let alike = |name: &str| {
        let kind = ["day-", "cover-", "provision-", "term-", "advice-"].iter().any(|kind| name.starts_with(kind));
        kind && (name.ends_with("-ivy") || name.ends_with("-sol"))
    };
    let all = every_page().iter().map(|(name, page)| (name.as_str(), page.as_str()));
    let mut pages: Vec<(&str, &str)> = all.filter(|(name, _)| !alike(name)).collect();
    pages.push(("hostile", &hostile));
    let seen = look_at(&pages);
    let faults: Vec<String> =
        seen.iter().flat_map(|page| faults(page).into_iter().map(|fault| format!("{}: {fault}", page.name))).collect();
    assert!(faults.is_empty(), "{} faults:\n{}", faults.len(), faults[..faults.len().min(20)].join("\n"));
    for page in &seen {
        let grounds: BTreeSet<&str> = page.looks.iter().map(|look| look.ground.as_str()).collect();
        assert_eq!(grounds.len(), 2, "{}: by night it is as by day", page.name);
    }
}

/// The test is of no use where it would let one of these pass.
#[test]
fn faults_would_be_found() {
    let page = &every_page().iter().find(|(name, _)| name == "weekly-rowan").unwrap().1;
    let policy = &page[page.find("<meta http-equiv").unwrap()..page.find("<meta name=\"viewport").unwrap()];
    let open = page.replace(policy, "");
    let with = |page: &str, what: &str| page.replacen("</main>", &format!("{what}</main>"), 1);
    let planted = [
        ("contrast", open.replace("--ink: #1f2624", "--ink: #b9b9b9"), "color-contrast"),
        ("heading", with(page, "<h4>Too deep</h4>").replace("<h3>", "<p>").replace("</h3>", "</p>"), "heading-order"),
        ("language", page.replacen(" lang=\"en-GB\"", "", 1), "html-has-lang"),
        ("image", with(&open, "<img src=\"/beacon.png\">"), "/beacon.png"),
        ("script", with(&open, "<script>alert(1)</script>"), "said: dialog: 1"),
        ("refused", with(page, "<script>alert(1)</script>"), "said: Executing inline script violates"),
        ("wide", with(&open, "<p style=\"width: 700px\">Wide</p>"), "past the edge"),
    ];
    let pages: Vec<(&str, &str)> = planted.iter().map(|(name, page, _)| (*name, page.as_str())).collect();
    let seen = look_at(&pages);
    for (name, _, expected) in &planted {
        let seen = seen.iter().find(|seen| seen.name == format!("{name}.html")).unwrap();
        let faults = faults(seen);
        assert!(faults.iter().any(|fault| fault.contains(expected)), "{name}: {faults:#?}");
    }
}

/// The browser reads a page as the parser of the ordinary tests does.
#[test]
fn the_browser_and_the_parser_agree() {
    let hostile = hostile_page();
    let of = |element: &crate::html::dom::Element| {
        let mut names: Vec<&str> = element.attributes.iter().map(|(name, _)| name.as_str()).collect();
        names.sort_unstable();
        [vec![element.name.as_str()], names].concat().join(" ")
    };
    let parsed: BTreeSet<String> = Dom::of(&hostile).elements.iter().map(of).collect();
    assert_eq!(look_at(&[("hostile", &hostile)])[0].elements, parsed);
}

/// Runs a program that must succeed, and gives what it prints.
#[track_caller]
fn run(program: &str, arguments: &[&str], folder: &Path) -> String {
    let output = Command::new(program)
        .args(arguments)
        .current_dir(folder)
        .output()
        .unwrap_or_else(|error| panic!("`{program}` does not run ({error}); `.ci/setup` installs it"));
    assert!(output.status.success(), "{program} {arguments:?}: {}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8_lossy(&output.stdout).into_owned()
}
