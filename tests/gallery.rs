//! `docs/gallery.md` shows each report of the worked pupils as it really comes out.
//!
//! After a change that is meant, `examples/gallery.sh` makes it again; look at what changed.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::Path;

use keywork::report::Kind;

use crate::generated::same_or_blessed;
use crate::shell::{Shell, copy_folder};

const ROOT: &str = env!("CARGO_MANIFEST_DIR");

/// The pupil whose reports are shown as pages too.
const AS_A_PAGE: &str = "rowan";

/// For whom each kind is, and what to look for.
fn about(kind: Kind) -> &'static str {
    match kind {
        Kind::Day => "Feedback to the teacher on one day: what was done, what it showed, what she is asked.",
        Kind::Weekly => "For the teacher: what waits for her first, then what was given and how each target stands.",
        Kind::Home => "For parents and carers, here still a draft: what went well, what is practised, how to help.",
        Kind::Term => "For the review of the cycle: each target with its chart, what was tried, what everybody said.",
        Kind::AnnualReview => {
            "For the annual review of the EHC plan: the outcomes one by one, and Section F line by line."
        }
        Kind::Cover => "For somebody who has never met the child: safety and calm first, then the day.",
        Kind::Provision => "What was promised, what was given, whose it was where it was not, and what it costs.",
        Kind::Caseload => "For the SENCO: every pupil on one page.",
    }
}

/// Every file of the gallery by its path below `docs/gallery/`, as it comes out now.
fn made_now() -> BTreeMap<String, String> {
    let shell = Shell::new("2026-11-23", "jm");
    copy_folder(&Path::new(ROOT).join("records"), &shell.root());
    let make = |line: &str| shell.run(&format!("report {line} -o ../gallery")).is(0, "wrote ", "");
    for kind in Kind::ALL.into_iter().filter(|kind| *kind != Kind::Caseload) {
        make(&format!("{kind} --all --format markdown"));
        make(&format!("{kind} {AS_A_PAGE} --format html"));
    }
    make("caseload --format markdown");
    make("caseload --format html");
    // It is of the kind that was made last.
    std::fs::remove_file(shell.root().join("../gallery/index.md")).unwrap();
    let files = shell.files("../gallery").into_iter();
    files.map(|file| (file.trim_start_matches("../gallery/").to_owned(), shell.read(&file))).collect()
}

/// The page that leads through them: each kind with its pages, and the charts of the first pupil whose page has some.
fn page(files: &BTreeMap<String, String>) -> String {
    let mut page = "# Gallery\n\nEach report of the worked pupils in `records/`, as it comes out on 23 November 2026. \
        Links in the pages lead into the records folder, so they lead nowhere from here. \
        `examples/gallery.sh` makes all of this again, and a test fails when it is not as it would be made now.\n"
        .to_owned();
    for kind in Kind::ALL {
        let _ = write!(page, "\n## {kind}\n\n{}\n\n", about(kind));
        let pages = files.keys().filter(|file| is_page_of(kind, file) && file.contains(".md"));
        for file in pages.clone() {
            let html = file.replace(".md", ".html");
            let page_too = if files.contains_key(&html) {
                format!(", and as a page: [{html}](gallery/{html})")
            } else {
                String::new()
            };
            let _ = writeln!(page, "- [{file}](gallery/{file}){page_too}");
        }
        let charts = |stem: &str| {
            let of_page =
                files.keys().filter(move |file| file.contains(".svg") && file.starts_with(&format!("{stem}-")));
            of_page.cloned().collect::<Vec<_>>()
        };
        let first = pages.map(|file| charts(file.trim_end_matches(".md"))).find(|charts| !charts.is_empty());
        for chart in first.unwrap_or_default() {
            let _ = write!(page, "\n![{}](gallery/{chart})\n", described(&files[&chart]));
        }
    }
    page
}

fn is_page_of(kind: Kind, file: &str) -> bool {
    let word = kind.word();
    file.starts_with(&format!("{word}-")) || file.contains(&format!("-{word}-"))
}

/// What a chart says of itself.
fn described(svg: &str) -> &str {
    svg.split_once("<title")
        .and_then(|(_, rest)| rest.split_once('>')?.1.split_once('<'))
        .map_or("", |(title, _)| title)
}

#[test]
fn every_report_is_shown_as_it_comes_out() {
    let folder = Path::new(ROOT).join("docs/gallery");
    let files = made_now();
    for (name, text) in &files {
        same_or_blessed(&folder.join(name), text);
    }
    same_or_blessed(&Path::new(ROOT).join("docs/gallery.md"), &page(&files));
    let there = std::fs::read_dir(&folder).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap());
    let left: Vec<String> = there.filter(|name| !files.contains_key(name)).collect();
    assert!(left.is_empty(), "no report is this any more: {left:?}; run examples/gallery.sh");
}
