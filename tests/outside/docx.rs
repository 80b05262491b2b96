//! Word files read by others: `LibreOffice`, which also prints them, and python-docx.

use std::path::{Path, PathBuf};
use std::process::Command;

use comrak::nodes::NodeValue;
use comrak::{Arena, Options, parse_document};

use super::version;
use crate::docx::{worked_school, write_all};
use crate::shell::Shell;

/// Says as JSON what python-docx finds in each file.
const READER: &str = include_str!("docx/read.py");

/// The words that keywork puts at the end of a page with charts.
const NUMBERS: &str = "The numbers of the charts";

/// A report as markdown says it.
struct Said {
    /// Its words in order, without the marks of lists, which each program draws as it likes.
    words: Vec<String>,
    /// Each heading with its level.
    headings: Vec<(u8, String)>,
    /// The number of rows of each table, its head among them.
    rows: Vec<usize>,
}

fn said(shell: &Shell, asked: &str) -> Said {
    let markdown = shell.run(&format!("report {asked} --format markdown"));
    assert_eq!(markdown.exit, 0, "{}", markdown.err);
    let arena = Arena::new();
    let mut options = Options::default();
    options.extension.table = true;
    options.extension.strikethrough = true;
    let page = parse_document(&arena, &markdown.out, &options);
    let (mut said, mut text) = (Said { words: Vec::new(), headings: Vec::new(), rows: Vec::new() }, String::new());
    for node in page.descendants() {
        match &node.data().value {
            NodeValue::Text(words) => text.push_str(words),
            NodeValue::Code(code) => text.push_str(&code.literal),
            NodeValue::SoftBreak | NodeValue::LineBreak => text.push(' '),
            value if value.block() => text.push('\n'),
            _ => {}
        }
        match &node.data().value {
            NodeValue::Heading(heading) => {
                let inner = node.descendants().filter_map(|inner| inner.data().value.text().map(str::to_owned));
                said.headings.push((heading.level, inner.collect()));
            }
            NodeValue::Table(_) => said.rows.push(node.children().count()),
            _ => {}
        }
    }
    said.words = words_of(&text);
    said
}

fn words_of(text: &str) -> Vec<String> {
    text.split_whitespace().filter(|word| !["•", "◦", "–"].contains(word)).map(str::to_owned).collect()
}

/// Converts every Word file of the folder, with settings of its own.
fn convert(folder: &Path, to: &str, files: &[String]) -> PathBuf {
    let into = folder.join(to.split(':').next().unwrap());
    let settings = format!("-env:UserInstallation=file://{}", folder.join("settings").display());
    let output = Command::new("soffice")
        .args([settings.as_str(), "--headless", "--convert-to", to, "--outdir"])
        .arg(&into)
        .args(files.iter().map(|name| folder.join(format!("{name}.docx"))))
        .output()
        .unwrap_or_else(|error| panic!("`soffice` does not run ({error}); `.ci/setup` installs it"));
    let errors = String::from_utf8_lossy(&output.stderr);
    let broken = ["rror", "repair", "corrupt"].iter().any(|word| errors.contains(word));
    assert!(output.status.success() && !broken, "soffice --convert-to {to}: {errors}");
    into
}

fn text_of_pdf(pdf: &Path) -> String {
    let output = Command::new("pdftotext")
        .args(["-layout"])
        .arg(pdf)
        .arg("-")
        .output()
        .unwrap_or_else(|error| panic!("`pdftotext` does not run ({error}); `.ci/setup` installs it"));
    String::from_utf8(output.stdout).unwrap()
}

#[track_caller]
fn same_words(name: &str, found: &[String], expected: &[String]) {
    let at = found.iter().zip(expected).take_while(|(found, expected)| found == expected).count();
    let around = |words: &[String]| words[at.saturating_sub(6).min(words.len())..words.len().min(at + 6)].join(" ");
    assert!(found == expected, "{name}: … {} …\nis in the page … {} …", around(found), around(expected));
}

#[test]
fn libreoffice_and_python_read_every_report_as_it_is() {
    assert!(version("soffice").starts_with("LibreOffice"));
    let shell = worked_school();
    let reports = write_all(&shell);
    let folder = shell.root().join("../out").canonicalize().unwrap();
    let names: Vec<String> = reports.iter().map(|(name, _)| name.clone()).collect();
    let text = convert(&folder, "txt:Text (encoded):UTF8", &names);
    let pages = convert(&folder, "pdf", &names);
    let html = convert(&folder, "html", &names);
    let python = read_by_python(&folder, &names);
    for (name, asked) in &reports {
        let said = said(&shell, asked);
        let found = std::fs::read_to_string(text.join(format!("{name}.txt"))).unwrap();
        let found = found.trim_start_matches('\u{feff}');
        let found = found.split_once(NUMBERS).map_or(found, |(page, _)| page);
        same_words(name, &words_of(found), &said.words);
        headings_and_rows(name, &std::fs::read_to_string(html.join(format!("{name}.html"))).unwrap(), &said);
        numbered_pages(name, &text_of_pdf(&pages.join(format!("{name}.pdf"))), &said);
        as_python_reads(name, &python[name], &said);
    }
}

/// The headings of the page come first, those of the numbers after them; so do the tables.
fn headings_and_rows(name: &str, html: &str, said: &Said) {
    for (level, heading) in &said.headings {
        let (open, close) = (format!("<h{level}"), format!("</h{level}>"));
        let all = html.split(&open).skip(1).filter_map(|rest| rest.split_once(&close));
        let is_there = all.map(|(inside, _)| plain(inside)).any(|found| words_of(&found) == words_of(heading));
        assert!(is_there, "{name}: no heading {level} {heading:?}");
    }
    let tables = html.split("<table").skip(1).filter_map(|rest| rest.split_once("</table>"));
    let found: Vec<(usize, bool)> =
        tables.map(|(inside, _)| (inside.matches("<tr").count(), inside.contains("<thead>"))).collect();
    let rows: Vec<usize> = found.iter().map(|(rows, _)| *rows).take(said.rows.len()).collect();
    assert_eq!(rows, said.rows, "{name}: the rows of its tables");
    assert!(found.iter().all(|(_, has_head)| *has_head), "{name}: a table without a head");
}

/// What is left of HTML without its tags; the rest of the first one stands at the start.
fn plain(html: &str) -> String {
    let inner = html.split_once('>').map_or("", |(_, inner)| inner);
    let text: String = inner.split('<').map(|piece| piece.split_once('>').map_or(piece, |(_, text)| text)).collect();
    let text = text.replace("&quot;", "\"").replace("&lt;", "<").replace("&gt;", ">").replace("&nbsp;", "\u{a0}");
    text.replace("&ldquo;", "“").replace("&rdquo;", "”").replace("&amp;", "&")
}

/// The school at the head of each page, the title and the number at its foot.
fn numbered_pages(name: &str, text: &str, said: &Said) {
    let pages: Vec<&str> = text.trim_end_matches('\u{c}').split('\u{c}').collect();
    let title = &said.headings[0].1;
    for (number, page) in (1..).zip(&pages) {
        let mut lines = page.lines().filter(|line| !line.trim().is_empty());
        assert_eq!(lines.next().map(str::trim), Some("Oakfield Primary School"), "{name}, page {number}");
        let foot = lines.next_back().unwrap_or_default().trim();
        assert!(foot.ends_with(&format!("Page {number} of {}", pages.len())), "{name}: {foot}");
        assert!(foot.starts_with(&title[..title.len().min(40)]), "{name}: {foot}");
    }
}

/// What python-docx says of each file: its headings by level, and the rows of its tables.
fn read_by_python(folder: &Path, names: &[String]) -> serde_json::Value {
    let output = Command::new("python3")
        .args(["-c", READER])
        .args(names.iter().map(|name| folder.join(format!("{name}.docx"))))
        .output()
        .unwrap();
    let errors = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "python-docx, which `.ci/setup` installs: {errors}");
    serde_json::from_slice(&output.stdout).unwrap()
}

fn as_python_reads(name: &str, found: &serde_json::Value, said: &Said) {
    let headings = found["headings"].as_array().unwrap().iter();
    let headings: Vec<(u8, String)> =
        headings.take(said.headings.len()).map(|pair| serde_json::from_value(pair.clone()).unwrap()).collect();
    assert_eq!(headings, said.headings, "{name}");
    let rows: Vec<usize> = serde_json::from_value(found["rows"].clone()).unwrap();
    assert_eq!(rows[..said.rows.len()], said.rows, "{name}");
    assert_eq!(found["title"], said.headings[0].1.as_str(), "{name}");
    assert_eq!((&found["author"], &found["language"]), (&"Oakfield Primary School".into(), &"en-GB".into()), "{name}");
}

/// What `LibreOffice` saves is no longer ours to replace.
#[test]
fn a_file_that_libreoffice_saved_is_left_alone() {
    let shell = worked_school();
    shell.run("report home rowan -o ../a.docx").is(0, "wrote ", "");
    let folder = shell.root().join("..").canonicalize().unwrap();
    let saved = convert(&folder, "docx", &["a".to_owned()]).join("a.docx");
    std::fs::rename(&saved, folder.join("a.docx")).unwrap();
    shell.run("report home rowan -o ../a.docx").is(2, "", "keywork did not make it");
}
