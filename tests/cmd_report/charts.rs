//! The charts of the worked school as they are written: each report with its pictures beside it.

use std::collections::BTreeSet;
use std::path::Path;

use roxmltree::Document;

use crate::shell::{Shell, copy_folder};

fn oakfield() -> Shell {
    let shell = Shell::new("2026-11-23", "jm");
    copy_folder(&Path::new(env!("CARGO_MANIFEST_DIR")).join("records"), &shell.root());
    shell
}

/// The names of the pictures that a page shows.
fn pictures(page: &str) -> Vec<&str> {
    let pictures = page.lines().filter(|line| line.trim_start().starts_with("!["));
    pictures.map(|line| line.rsplit_once("](").unwrap().1.trim_end_matches(')')).collect()
}

#[test]
fn every_picture_of_a_page_is_there_and_is_whole() {
    let shell = oakfield();
    std::fs::create_dir(shell.root().join("../out")).unwrap();
    for kind in ["day", "weekly", "home", "term", "annual-review", "cover", "provision"] {
        for pupil in ["rowan", "ivy", "sol"] {
            shell.run(&format!("report {kind} {pupil} -o ../out/{pupil}-{kind}.md")).is(0, "wrote ", "");
            let page = shell.read(&format!("../out/{pupil}-{kind}.md"));
            let shown = pictures(&page);
            let expected = !matches!(kind, "day" | "home" | "cover");
            assert_eq!(!shown.is_empty(), expected, "{kind} {pupil}");
            let mut ids = BTreeSet::new();
            for name in shown {
                assert!(
                    name.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b"-.".contains(&b)),
                    "{name}"
                );
                let svg = shell.read(&format!("../out/{name}"));
                let document = Document::parse(&svg).unwrap();
                for id in document.descendants().filter_map(|node| node.attribute("id")) {
                    assert!(ids.insert(id.to_owned()), "{id} twice in {kind} {pupil}");
                }
            }
        }
    }
}

#[test]
fn what_is_printed_has_no_picture() {
    let shell = oakfield();
    for line in ["report weekly rowan", "report term ivy", "report caseload", "assess sol"] {
        let printed = shell.run(line).out;
        assert!(printed.contains('|') && !printed.contains("!["), "{printed}");
        assert!(!printed.contains("\n\n\n"), "{printed}");
    }
}

#[test]
fn a_picture_that_keywork_did_not_make_is_left_alone() {
    let shell = oakfield();
    shell.put("../out/r-target-cvc-words.svg", "<svg/>\n");
    shell.run("report weekly rowan -o ../out/r.md").is(2, "", "--force");
    assert_eq!(shell.read("../out/r-target-cvc-words.svg"), "<svg/>\n");
    for line in ["report weekly rowan -o ../out/r.md --force", "report weekly rowan -o ../out/r.md"] {
        shell.run(line).is(0, "wrote ../out/r.md (weekly report on rowan, 4 charts beside it)\n", "");
    }
}
