//! Pages on paper, by the browser and by `soffice`.

use std::collections::BTreeMap;
use std::path::Path;

use super::run;
use crate::html::dom::Dom;
use crate::html::every_page;

/// How often each word stands in a text, a part beside a hyphen being one.
fn counted(text: &str) -> BTreeMap<String, usize> {
    let words = text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    words.fold(BTreeMap::new(), |mut counted, word| {
        *counted.entry(word.to_owned()).or_default() += 1;
        counted
    })
}

/// What a page shows: all but the names and descriptions of drawings, which are read out.
fn shown(page: &str) -> String {
    let dom = Dom::of(page);
    let read_out = dom.all("title").skip(1).chain(dom.all("desc"));
    read_out.fold(dom.one("body").text.clone(), |text, said| text.replacen(&said.text, "", 1))
}

/// The words that are fewer on paper than in the page.
fn missing(page: &str, paper: &str) -> Vec<String> {
    let paper = counted(paper);
    let page = counted(page).into_iter();
    page.filter(|(word, times)| paper.get(word).copied().unwrap_or(0) < *times).map(|(word, _)| word).collect()
}

/// What `docs/pages.md` types to make a PDF.
const BY_BROWSER: &str = "chromium --headless --no-pdf-header-footer --print-to-pdf=rowan.pdf rowan.html";
const BY_LIBREOFFICE: &str = "soffice --headless --convert-to pdf rowan.html";

/// For a browser that nobody sits at.
const QUIET: [&str; 7] = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
];

/// Makes a PDF with that line and what a machine of its own needs beside it.
#[track_caller]
fn print(line: &str, beside: &[&str], folder: &Path, name: &str) {
    let document = include_str!("../../../docs/pages.md");
    assert!(document.lines().any(|typed| typed == line), "docs/pages.md has no line `{line}`");
    let line = line.replace("rowan", name);
    let mut words = line.split(' ');
    let program = words.next().unwrap();
    let arguments: Vec<&str> = beside.iter().copied().chain(words).collect();
    run(program, &arguments, folder);
}

/// What a PDF says of itself under a key; its sheets are A4.
fn about(folder: &Path, name: &str, key: &str) -> String {
    let about = run("pdfinfo", &[&format!("{name}.pdf")], folder);
    let value = |key: &str| about.lines().find_map(|line| line.strip_prefix(key)).unwrap_or_default().trim();
    assert!(value("Page size:").ends_with("(A4)"), "{name}: {about}");
    value(key).to_owned()
}

fn sheets(folder: &Path, name: &str) -> usize {
    about(folder, name, "Pages:").parse().unwrap()
}

/// Every word stands within the sheet's margins, in millimetres.
#[track_caller]
fn nothing_is_cut_off(folder: &Path, name: &str, margin: f64) {
    let placed = run("pdftotext", &["-bbox", &format!("{name}.pdf"), "-"], folder);
    let number = |line: &str, key: &str| -> f64 {
        let (_, rest) = line.split_once(&format!(" {key}=\"")).unwrap();
        rest.split_once('"').unwrap().0.parse().unwrap()
    };
    let (mut wide, mut high, mut words) = (0.0, 0.0, 0);
    let margin = margin * 72.0 / 25.4;
    for line in placed.lines().map(str::trim) {
        if line.starts_with("<page ") {
            (wide, high) = (number(line, "width"), number(line, "height"));
        } else if line.starts_with("<word ") {
            let [left, top, right, foot] = ["xMin", "yMin", "xMax", "yMax"].map(|key| number(line, key));
            let within = left >= margin && top >= margin && right <= wide - margin && foot <= high - margin;
            assert!(within, "{name}: past the margin: {line}");
            words += 1;
        }
    }
    assert!(words > 20, "{name}: {words} words");
}

#[test]
fn the_browser_prints_every_word_on_numbered_sheets_of_a4() {
    let folder = tempfile::tempdir().unwrap();
    let folder = folder.path();
    let profile = format!("--user-data-dir={}/profile", folder.display());
    let here = [&[profile.as_str()][..], &QUIET].concat();
    for (name, page) in every_page() {
        std::fs::write(folder.join(format!("{name}.html")), page).unwrap();
        print(BY_BROWSER, &here, folder, name);
        let sheets = sheets(folder, name);
        let text = run("pdftotext", &["-raw", &format!("{name}.pdf"), "-"], folder);
        assert_eq!(missing(&shown(page), &text), Vec::<String>::new(), "{name}");
        for sheet in 1..=sheets {
            assert!(text.contains(&format!("Page {sheet} of {sheets}")), "{name}: sheet {sheet} has no number");
        }
        nothing_is_cut_off(folder, name, 8.0);
        assert_eq!(about(folder, name, "Tagged:"), "yes", "{name}");
        assert_eq!(about(folder, name, "Title:"), Dom::of(page).one("h1").text, "{name}");
        let kind = name.rsplit_once('-').map_or(name.as_str(), |(kind, _)| kind);
        // An annual review has each chart of the year with its numbers.
        let most = match kind {
            "home" => 1,
            "cover" => 2,
            "advice" | "report" => 20,
            _ => 10,
        };
        assert!(sheets <= most, "{name}: {sheets} sheets");
    }
}

/// `soffice` knows no style sheet for paper and draws no chart of a page; its words and tables are all there.
#[test]
fn libreoffice_keeps_the_words() {
    let folder = tempfile::tempdir().unwrap();
    let folder = folder.path();
    let profile = format!("-env:UserInstallation=file://{}/profile", folder.display());
    for (name, page) in every_page().iter().filter(|(name, _)| ["home-ivy", "cover-rowan"].contains(&name.as_str())) {
        std::fs::write(folder.join(format!("{name}.html")), page).unwrap();
        print(BY_LIBREOFFICE, &[&profile], folder, name);
        assert!(sheets(folder, name) <= 4, "{name}");
        let text = run("pdftotext", &["-raw", &format!("{name}.pdf"), "-"], folder);
        assert_eq!(missing(&Dom::of(page).one("main").text, &text), Vec::<String>::new(), "{name}");
        nothing_is_cut_off(folder, name, 5.0);
    }
}

#[test]
fn a_word_that_is_not_on_paper_would_be_missed() {
    assert_eq!(missing("one two-part two", "two one part\ntwo"), Vec::<String>::new());
    assert_eq!(missing("one two two three", "one two"), ["three", "two"]);
}
