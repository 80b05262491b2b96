//! A Word file is one that Word opens: Word is stricter than the programs that can be run here, so what the standard asks
//! of the parts and of the order of their elements is held one by one, on every report of the worked pupils.

mod order;
pub(crate) mod xml;

use std::collections::{BTreeMap, BTreeSet};
use std::io::{Cursor, Read as _};
use std::path::Path;

use zip::ZipArchive;

use crate::shell::{Shell, copy_folder};
use xml::Element;

/// The parts of a Word file, by name.
pub(crate) type Parts = BTreeMap<String, Vec<u8>>;

pub(crate) fn parts(file: &[u8]) -> Parts {
    let mut archive = ZipArchive::new(Cursor::new(file)).unwrap();
    let names: Vec<String> = archive.file_names().map(|name| name.unwrap().into_owned()).collect();
    let read = |name: String| {
        let mut bytes = Vec::new();
        archive.by_name(&name).unwrap().read_to_end(&mut bytes).unwrap();
        (name, bytes)
    };
    names.into_iter().map(read).collect()
}

/// The worked school on its day.
pub(crate) fn worked_school() -> Shell {
    let shell = Shell::new("2026-11-23", "jm");
    copy_folder(Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/records")), &shell.root());
    shell
}

/// Every kind of report on each worked pupil, and the one on all: the name of its file, and how it is asked for.
pub(crate) fn reports() -> Vec<(String, String)> {
    let kinds = [
        "day",
        "weekly",
        "home",
        "term",
        "annual-review --stage advice",
        "annual-review --stage report",
        "cover",
        "provision",
    ];
    let of = |pupil: &str| {
        let named = |kind: &&str| {
            (format!("{}-{pupil}", kind.replace(" --", "-").replace(' ', "-")), format!("{kind} {pupil}"))
        };
        kinds.iter().map(named).collect::<Vec<_>>()
    };
    let mut reports: Vec<_> = ["rowan", "ivy", "sol"].into_iter().flat_map(of).collect();
    reports.push(("caseload".to_owned(), "caseload".to_owned()));
    reports
}

/// Writes every report as a Word file into the folder beside the records, and gives their names.
pub(crate) fn write_all(shell: &Shell) -> Vec<(String, String)> {
    std::fs::create_dir_all(shell.root().join("../out")).unwrap();
    let reports = reports();
    for (name, asked) in &reports {
        shell.run(&format!("report {asked} -o ../out/{name}.docx")).is(0, "wrote ", "");
    }
    reports
}

#[test]
fn every_report_is_a_file_that_word_opens() {
    let shell = worked_school();
    for (name, _) in write_all(&shell) {
        let parts = parts(&std::fs::read(shell.root().join(format!("../out/{name}.docx"))).unwrap());
        let trees: BTreeMap<&str, Element> = parts
            .iter()
            .filter(|(part, _)| !part.contains("/media/"))
            .map(|(part, bytes)| (part.as_str(), Element::read(bytes)))
            .collect();
        for (part, tree) in &trees {
            let wrong = order::wrong(tree);
            assert!(wrong.is_empty(), "{name}: {part}: {wrong:#?}");
        }
        every_part_has_a_type(&name, &parts, &trees);
        every_relationship_leads_to_a_part(&name, &parts, &trees);
        every_name_that_is_used_is_there(&name, &trees);
        headings_go_down_by_one(&name, &trees["word/document.xml"]);
    }
}

fn every_part_has_a_type(name: &str, parts: &Parts, trees: &BTreeMap<&str, Element>) {
    let types = &trees["[Content_Types].xml"];
    let of = |element: &str, attribute: &str| -> BTreeSet<String> {
        types.each(element).map(|each| each.attribute(attribute).to_owned()).collect()
    };
    let (endings, named) = (of("Default", "Extension"), of("Override", "PartName"));
    for part in parts.keys() {
        let ending = part.rsplit('.').next().unwrap();
        let known = if ending == "xml" { named.contains(&format!("/{part}")) } else { endings.contains(ending) };
        assert!(known || part == "[Content_Types].xml", "{name}: {part} has no type");
    }
    for part in named {
        assert!(parts.contains_key(&part[1..]), "{name}: {part} has a type and is not there");
    }
}

/// Every relationship is to a part of the file: nothing is asked for from elsewhere.
fn every_relationship_leads_to_a_part(name: &str, parts: &Parts, trees: &BTreeMap<&str, Element>) {
    let mut reached = BTreeSet::new();
    for (rels, folder) in [("_rels/.rels", ""), ("word/_rels/document.xml.rels", "word/")] {
        let mut ids = BTreeSet::new();
        for each in trees[rels].each("Relationship") {
            assert!(ids.insert(each.attribute("Id").to_owned()), "{name}: twice in {rels}");
            assert_eq!(each.attribute("TargetMode"), "", "{name}: leads out of the file");
            reached.insert(format!("{folder}{}", each.attribute("Target")));
        }
        if folder == "word/" {
            for used in trees["word/document.xml"].all() {
                for attribute in ["r:id", "r:embed"].map(|attribute| used.attribute(attribute)) {
                    assert!(attribute.is_empty() || ids.contains(attribute), "{name}: no relationship {attribute}");
                }
            }
        }
    }
    for part in parts.keys().filter(|part| !part.contains("rels") && *part != "[Content_Types].xml") {
        assert!(reached.contains(part), "{name}: nothing leads to {part}");
    }
    for part in reached {
        assert!(parts.contains_key(&part), "{name}: {part} is not there");
    }
}

fn every_name_that_is_used_is_there(name: &str, trees: &BTreeMap<&str, Element>) {
    let of = |part: &str, element: &str, attribute: &str| -> Vec<String> {
        trees[part].all().filter(|each| each.name == element).map(|each| each.attribute(attribute).to_owned()).collect()
    };
    let styles: BTreeSet<String> = of("word/styles.xml", "w:style", "w:styleId").into_iter().collect();
    for (part, element) in ["word/document.xml", "word/header.xml", "word/footer.xml", "word/styles.xml"]
        .into_iter()
        .flat_map(|part| ["w:pStyle", "w:rStyle", "w:tblStyle", "w:basedOn", "w:next"].map(|element| (part, element)))
    {
        for style in of(part, element, "w:val") {
            assert!(styles.contains(&style), "{name}: no style {style}");
        }
    }
    let lists: BTreeSet<String> = of("word/numbering.xml", "w:num", "w:numId").into_iter().collect();
    for list in of("word/document.xml", "w:numId", "w:val") {
        assert!(lists.contains(&list), "{name}: no list {list}");
    }
    let ids = of("word/document.xml", "wp:docPr", "id");
    assert_eq!(ids.iter().collect::<BTreeSet<_>>().len(), ids.len(), "{name}: two pictures of one number");
    for words in of("word/document.xml", "wp:docPr", "descr") {
        assert!(words.len() > 20, "{name}: a picture without words");
    }
    for table in trees["word/document.xml"].all().filter(|each| each.name == "w:tbl") {
        let columns = table.each("w:tblGrid").flat_map(|grid| grid.each("w:gridCol")).count();
        let rows: Vec<&Element> = table.each("w:tr").collect();
        assert!(rows[0].all().any(|each| each.name == "w:tblHeader"), "{name}: a table without a head");
        assert!(rows.iter().all(|row| row.each("w:tc").count() == columns), "{name}: cells without a column");
        let ends = rows.iter().flat_map(|row| row.each("w:tc")).all(|cell| cell.children.last().unwrap().name == "w:p");
        assert!(ends, "{name}: a cell has to end with a paragraph");
    }
}

fn headings_go_down_by_one(name: &str, document: &Element) {
    let styles = document.all().filter(|each| each.name == "w:pStyle").map(|each| each.attribute("w:val"));
    let levels: Vec<u8> = styles.filter_map(|style| style.strip_prefix("Heading")?.parse().ok()).collect();
    assert!(levels[0] == 1 && levels[1..].iter().all(|&level| level > 1), "{name}: one title, at the top: {levels:?}");
    assert!(levels.windows(2).all(|pair| pair[1] <= pair[0] + 1), "{name}: {levels:?}");
}

#[test]
fn nothing_of_the_machine_or_the_user_is_in_a_file() {
    let shell = worked_school();
    shell.run("report weekly rowan -o ../weekly.docx").is(0, "wrote ", "");
    let parts = parts(&std::fs::read(shell.root().join("../weekly.docx")).unwrap());
    let core = Element::read(&parts["docProps/core.xml"]);
    let said: Vec<(&str, String)> = core.children.iter().map(|each| (each.name.as_str(), each.text())).collect();
    let title = "Weekly report: Rowan Ash, week of Monday 23 November 2026".to_owned();
    let school = "Oakfield Primary School".to_owned();
    assert_eq!(said, [("dc:title", title), ("dc:creator", school), ("dc:language", "en-GB".to_owned())]);
    let app = Element::read(&parts["docProps/app.xml"]);
    assert_eq!((app.children.len(), app.text().as_str()), (1, "keywork"));
    for (name, bytes) in &parts {
        let text = String::from_utf8_lossy(bytes);
        assert!(!text.contains("pupils/") && !text.contains(".toml"), "{name} names a record");
    }
}

#[test]
fn a_file_is_a_word_file_by_its_name_or_its_format() {
    let shell = worked_school();
    let read = |path: &str| std::fs::read(shell.root().join(path)).unwrap();
    shell.run("report home rowan -o ../a.docx").is(0, "wrote ../a.docx (home report on rowan)", "");
    shell.run("report home rowan --format docx -o ../b").is(0, "wrote ../b (", "");
    assert_eq!(read("../a.docx"), read("../b"));
    shell.run("report home rowan --format markdown -o ../c.docx").is(0, "wrote ", "");
    assert!(read("../c.docx").starts_with(b"# Rowan at school"));
    shell.run("report home --all --format docx -o ../out").is(0, "wrote ../out/ivy-home-2026-W48.docx", "");
    assert_eq!(read("../out/rowan-home-2026-W48.docx"), read("../a.docx"));
}

#[test]
fn a_terminal_gets_no_word_file() {
    let shell = worked_school();
    for line in ["report home rowan --format docx", "report home rowan --format docx -o -"] {
        shell.run_on_terminal(line).is(2, "", "give -o FILE.docx");
    }
}

/// Whoever saves the file with Word or `LibreOffice` has made it theirs.
#[test]
fn a_file_is_replaced_until_somebody_works_on_it() {
    let shell = worked_school();
    let path = shell.root().join("../a.docx");
    shell.run("report home rowan -o ../a.docx").is(0, "wrote ", "");
    shell.run("report day rowan -o ../a.docx").is(0, "wrote ", "");
    let mut worked_on = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in parts(&std::fs::read(&path).unwrap()) {
        let text = if name == "docProps/app.xml" {
            String::from_utf8(bytes).unwrap().replace("keywork", "Microsoft Office Word").into_bytes()
        } else {
            bytes
        };
        worked_on.start_file(name, zip::write::SimpleFileOptions::default()).unwrap();
        std::io::Write::write_all(&mut worked_on, &text).unwrap();
    }
    let worked_on = worked_on.finish().unwrap().into_inner();
    std::fs::write(&path, &worked_on).unwrap();
    shell.run("report home rowan -o ../a.docx").is(2, "", "--force");
    assert_eq!(std::fs::read(&path).unwrap(), worked_on);
    shell.run("report home rowan -o ../a.docx --force").is(0, "wrote ", "");
}
