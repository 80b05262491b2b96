//! Files and folders that people name: `--records DIR`, `-o FILE|DIR`, `@FILE`, and what stands at their place.

use std::fs;
use std::os::unix::fs::symlink;
use std::sync::Arc;

use rustix::fs::{CWD, FileType, Mode, mknodat};

use super::{OUTSIDE, run, school, tree};
use crate::shell::Shell;

/// A folder beside the records with something of each kind that a name may lead to.
fn with_oddities() -> Shell {
    let shell = school();
    let odd = shell.root().join("../odd");
    fs::create_dir(&odd).unwrap();
    mknodat(CWD, odd.join("pipe"), FileType::Fifo, Mode::RUSR | Mode::WUSR, 0).unwrap();
    fs::File::create(odd.join("sparse")).unwrap().set_len(2 << 30).unwrap();
    fs::write(odd.join("theirs.md"), OUTSIDE).unwrap();
    fs::write(odd.join("latin"), b"Zo\xeb").unwrap();
    fs::write(odd.join("nul"), b"a\0b").unwrap();
    symlink("theirs.md", odd.join("link")).unwrap();
    symlink("/dev/zero", odd.join("zero")).unwrap();
    symlink("nowhere", odd.join("dangling")).unwrap();
    symlink("self", odd.join("self")).unwrap();
    shell
}

#[test]
fn a_report_replaces_nothing_but_a_report() {
    let shell = Arc::new(with_oddities());
    let odd = shell.root().join("../odd");
    let before = tree(&odd, &[]);
    for place in [
        "../odd/pipe",
        "../odd/zero",
        "../odd/sparse",
        "../odd/link",
        "../odd/dangling",
        "../odd/self",
        "/dev/null",
        "/dev/full",
        "/dev/zero",
    ] {
        for force in ["", " --force"] {
            let said = run(&shell, &format!("report weekly rowan -o {place}{force}"));
            let ours = place == "../odd/sparse" && !force.is_empty();
            assert!(ours || matches!(said.exit, 2 | 5), "{place}{force}: {} {}", said.exit, said.err);
        }
        if place == "../odd/sparse" {
            fs::File::create(odd.join("sparse")).unwrap().set_len(2 << 30).unwrap();
            // The charts of the report that stood in its place.
            let beside = fs::read_dir(&odd).unwrap().map(|entry| entry.unwrap().path());
            for chart in beside.filter(|path| path.display().to_string().contains("/sparse-target-")) {
                fs::remove_file(chart).unwrap();
            }
        }
    }
    run(&shell, "report weekly rowan -o ../odd/theirs.md").is(2, "", "keywork did not make it");
    run(&shell, "report weekly rowan -o ../odd/no/such/folder.md").is(5, "", "could not be written");
    run(&shell, "report weekly rowan -o ''").is(2, "", "");
    run(&shell, "report weekly --all -o ../odd/theirs.md").is(5, "", "could not be written");
    run(&shell, "report weekly --all -o ../odd/pipe").is(5, "", "could not be written");
    run(&shell, "export ics ../odd/theirs.md").is(5, "", "could not be written");
    assert_eq!(before, tree(&odd, &[odd.join("sparse-cvc-words.svg")]));
    run(&shell, "report weekly rowan -o ../odd/theirs.md --force").is(0, "wrote", "");
}

#[test]
fn a_report_does_not_replace_a_record() {
    let shell = Arc::new(school());
    shell.put("concerns/y.age", "");
    let before = tree(&shell.root(), &[]);
    for file in ["pupils/rowan/pupil.toml", "keywork.toml", "pupils/rowan/sessions/2026-11/23-0930-jm-k7qd.toml"] {
        for way in ["", " --force"] {
            run(&shell, &format!("report weekly rowan -o {file}{way}")).is(2, "", "is among the records");
        }
    }
    for line in ["report weekly --all -o pupils", "report weekly rowan -o concerns/x.age", "export ics pupils/rowan"] {
        run(&shell, line).is(2, "", "is among the records");
    }
    assert_eq!(before, tree(&shell.root(), &[]));
}

#[test]
fn words_are_taken_from_a_text_of_a_reasonable_size_alone() {
    let shell = Arc::new(with_oddities());
    let before = tree(&shell.root(), &[]);
    for name in ["pipe", "sparse", "zero", "dangling", "self", "latin", "nul", "", "none"] {
        for command in [
            "log rowan cvc-words=8/10 --at 09:00 --note",
            "contact rowan --with x --how phone --note",
            "concern rowan --note",
        ] {
            // A concern is kept whatever stands in it: what cannot be seen is made visible before it is sealed.
            if name == "nul" && command.starts_with("concern") {
                continue;
            }
            let said = run(&shell, &format!("{command} @../odd/{name}"));
            assert_eq!(said.exit, 2, "{command} @../odd/{name}: {}", said.err);
        }
    }
    assert_eq!(before, tree(&shell.root(), &[]));
}

#[test]
#[cfg(feature = "docx")]
fn a_form_is_a_word_document_of_a_reasonable_size_alone() {
    let shell = Arc::new(with_oddities());
    let before = tree(&shell.root(), &[]);
    for name in ["pipe", "sparse", "zero", "dangling", "self", "latin", "nul", "theirs.md", "", "none"] {
        let line = format!("report annual-review rowan --form ../odd/{name} -o ../odd/filled.docx");
        run(&shell, &line).is(2, "", "");
    }
    assert!(!shell.root().join("../odd/filled.docx").exists());
    assert_eq!(before, tree(&shell.root(), &[]));
}

#[test]
fn what_is_no_records_folder_is_none() {
    let shell = Arc::new(with_oddities());
    let before = tree(shell.root().parent().unwrap(), &[]);
    for name in ["pipe", "zero", "self", "dangling", "theirs.md", "none", "../..", "../../../../proc/self", "\u{1b}[2J"]
    {
        for command in ["today", "check", "log rowan cvc-words=8/10 --at 09:00"] {
            run(&shell, &format!("{command} --records '../odd/{name}'")).is(2, "", "there is no keywork.toml");
        }
    }
    for name in ["pipe", "zero", "self", "dangling", "theirs.md", "sparse"] {
        let said = run(&shell, &format!("init ../odd/{name} --school 'New'"));
        assert!(matches!(said.exit, 2 | 3 | 5) && !said.err.contains("already"), "{name}: {}", said.err);
    }
    assert_eq!(before, tree(shell.root().parent().unwrap(), &[]));
}
