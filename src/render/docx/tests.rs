use std::io::{Cursor, Read as _, Write as _};

use proptest::prelude::*;
use quick_xml::Reader;
use quick_xml::events::Event;
use zip::write::SimpleFileOptions;
use zip::{ZipArchive, ZipWriter};

use super::*;
use crate::chart::{Axis, Chart, Mark, SingleCase, Slot};
use crate::render::{BRITISH, Template, markdown};

/// A template in which a typed text stands in every place that there is.
const EVERYWHERE: &str = "# {{ typed }}\n\n{{ typed }} **{{ typed }}** and ~~{{ typed }}~~\n\n> {{ typed }}\n\n- {{ typed }}\n  \
    - {{ typed }}\n\n1. {{ typed }}\n\n| {{ typed }} | b |\n|---|--:|\n| c | {{ typed }} |\n\n{{ link(typed, typed) }}\n\n\
    {{ typed | paragraphs }}\n\n{{ typed | quote }}\n\n    {{ typed }}\n\n***\n\n{{ chart | chart }}\n";

fn letterhead(school: &str) -> Letterhead<'_> {
    Letterhead { school, kind: "weekly", language: BRITISH }
}

/// The parts of the file, by name, in order.
fn parts(file: &[u8]) -> Vec<(String, Vec<u8>)> {
    let mut archive = ZipArchive::new(Cursor::new(file)).unwrap();
    let names: Vec<String> = archive.file_names().map(|name| name.unwrap().into_owned()).collect();
    let read = |name: String| {
        let mut bytes = Vec::new();
        archive.by_name(&name).unwrap().read_to_end(&mut bytes).unwrap();
        (name, bytes)
    };
    names.into_iter().map(read).collect()
}

fn part(file: &[u8], name: &str) -> String {
    let (_, bytes) = parts(file).into_iter().find(|(known, _)| known == name).unwrap();
    String::from_utf8(bytes).unwrap()
}

/// Reads a part to its end: every element is closed, every reference known, every character one that XML has.
fn well_formed(xml: &str) -> Result<(), String> {
    if let Some(c) = xml.chars().find(|c| matches!(c, '\0'..='\u{8}' | '\u{b}'..='\u{1f}' | '\u{fffe}' | '\u{ffff}')) {
        return Err(format!("{c:?}"));
    }
    let mut reader = Reader::from_str(xml);
    reader.config_mut().check_comments = true;
    let mut depth = 0_usize;
    loop {
        match reader.read_event().map_err(|error| error.to_string())? {
            Event::Start(start) => {
                start.attributes().try_for_each(|each| each.map(drop)).map_err(|error| error.to_string())?;
                depth += 1;
            }
            Event::End(_) => depth -= 1,
            Event::GeneralRef(name) if !["amp", "lt", "gt", "quot", "apos"].contains(&&*name) => {
                return Err(format!("&{};", &*name));
            }
            Event::Eof if depth == 0 => return Ok(()),
            Event::Eof => return Err("ends too early".to_owned()),
            _ => {}
        }
    }
}

fn page(template: &str, typed: &str) -> Vec<u8> {
    let chart = Chart::SingleCase(SingleCase {
        name: "cvc".to_owned(),
        title: typed.to_owned(),
        description: typed.to_owned(),
        axis: Axis { label: typed.to_owned(), foot: 0.0, top: 100.0, ticks: Vec::new() },
        slots: vec![Slot {
            day: typed.to_owned(),
            said: typed.to_owned(),
            level: Some(80.0),
            mark: Mark::Result,
            date: None,
            aim: None,
        }],
        phases: Vec::new(),
        goal: None,
        proposed: Vec::new(),
    });
    let report = serde_json::json!({ "typed": typed, "chart": chart });
    let page = markdown(&report, &Template { name: "t.md", source: template }).unwrap();
    docx(&page, &letterhead(typed))
}

#[track_caller]
fn holds(template: &str, typed: &str) {
    for (name, bytes) in parts(&page(template, typed)) {
        if name.contains("/media/") {
            assert!(bytes.starts_with(b"\x89PNG"), "{name}");
        } else {
            let xml = String::from_utf8(bytes).unwrap();
            assert_eq!(well_formed(&xml), Ok(()), "{name} with {typed:?}: {xml}");
        }
    }
}

#[test]
fn what_is_typed_cannot_break_a_part() {
    let hostile = [
        "",
        " ",
        "]]>",
        "<w:p/>",
        "</w:t></w:r>",
        "&amp;&#0;&nosuch;",
        "<!-- --> <?xml?>",
        "\"'",
        "\u{0}\u{1}\u{8}\u{b}\u{c}\u{1f}\u{7f}\u{85}",
        "\u{fffe}\u{ffff}",
        "\u{202e}\u{2066}\u{200b}\u{feff}\u{e0041}",
        "👩‍👧 می‌خواهم 你好",
        "![x](chart:0) [y](http://example.org) <http://example.org> www.example.org a@example.org",
        "{PAGE} {{ x }} %1",
    ];
    let without_chart = EVERYWHERE.replace("{{ chart | chart }}\n", "");
    for typed in &hostile {
        holds(&without_chart, typed);
    }
    holds(EVERYWHERE, &hostile.join(" "));
    for typed in naughty_strings::BLNS.chunks(64) {
        holds("# {{ typed }}\n\n{{ typed | paragraphs }}\n\n| a |\n|---|\n| {{ typed }} |\n", &typed.join("\n"));
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(64) })]

    #[test]
    fn whatever_is_typed_every_part_can_be_read(typed in "\\PC{0,12}|(?s).{0,12}|[<>&\"'\\]\u{0}-\u{1f}\u{fffe}\u{ffff}]{0,8}") {
        holds(&EVERYWHERE.replace("{{ chart | chart }}\n", ""), &typed);
    }
}

#[test]
fn a_block_is_what_it_is_in_word() {
    let source = "# Week of {{ typed }}\n\n## Two\n\n#### Four\n\nSaid:\n\n- a\n  - b\n\n    more\n\n3. c\n\n\
        | H | I |\n|---|--:|\n| *j* | {{ link('k', 'pupils/k.toml') }} |\n\n> q\n\n`code` a\\\nb\n";
    let file = page(source, "Rowan & Co");
    let document = part(&file, "word/document.xml");
    for expected in [
        "<w:pPr><w:pStyle w:val=\"Heading1\"/></w:pPr><w:r><w:t xml:space=\"preserve\">Week of Rowan &amp; Co</w:t>",
        "<w:pStyle w:val=\"Heading2\"/>",
        "<w:pStyle w:val=\"Heading4\"/>",
        "<w:pPr><w:keepNext/></w:pPr><w:r><w:t xml:space=\"preserve\">Said:</w:t>",
        "<w:pStyle w:val=\"ListBullet\"/><w:numPr><w:ilvl w:val=\"0\"/><w:numId w:val=\"1\"/></w:numPr>",
        "<w:pStyle w:val=\"ListBullet\"/><w:numPr><w:ilvl w:val=\"1\"/><w:numId w:val=\"1\"/></w:numPr>",
        "<w:pStyle w:val=\"ListContinue\"/><w:ind w:left=\"714\"/>",
        "<w:pStyle w:val=\"ListNumber\"/><w:numPr><w:ilvl w:val=\"0\"/><w:numId w:val=\"2\"/></w:numPr>",
        "<w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>",
        "<w:pStyle w:val=\"TableText\"/><w:jc w:val=\"right\"/></w:pPr><w:r><w:t xml:space=\"preserve\">k</w:t>",
        "<w:r><w:rPr><w:i/></w:rPr><w:t xml:space=\"preserve\">j</w:t></w:r>",
        "<w:pStyle w:val=\"Quote\"/>",
        "<w:rPr><w:rStyle w:val=\"CodeText\"/></w:rPr><w:t xml:space=\"preserve\">code</w:t>",
        "<w:t xml:space=\"preserve\"> a</w:t><w:br/><w:t xml:space=\"preserve\">b</w:t>",
    ] {
        assert!(document.contains(expected), "{expected}\nis not in {document}");
    }
    assert!(part(&file, "word/numbering.xml").contains("<w:startOverride w:val=\"3\"/>"));
    assert!(part(&file, "docProps/core.xml").contains("<dc:title>Week of Rowan &amp; Co</dc:title>"));
    assert!(part(&file, "word/header.xml").contains(">Rowan &amp; Co<"));
    assert!(parts(&file).iter().all(|(_, bytes)| !String::from_utf8_lossy(bytes).contains("k.toml")));
}

#[test]
fn a_chart_is_a_picture_with_words_and_its_numbers_are_at_the_end() {
    let file = page("# a\n\n{{ chart | chart }}\n\nlast\n", "Reads 8/10");
    let document = part(&file, "word/document.xml");
    assert!(document.contains("descr=\"Reads 8/10\"") && document.contains("r:embed=\"chart1\""), "{document}");
    let [picture, last, numbers] =
        ["w:drawing", ">last<", ">The numbers of the charts<"].map(|words| document.find(words).unwrap());
    assert!(picture < last && last < numbers);
    let png = parts(&file).into_iter().find(|(name, _)| name == "word/media/chart1.png").unwrap().1;
    assert!(png.len() > 2_000, "an empty picture");
    let without = page("# a\n", "b");
    assert!(!part(&without, "word/document.xml").contains("The numbers"));
}

#[test]
fn a_chart_that_cannot_be_drawn_is_said_in_words() {
    let document = part(&page("{{ chart | chart }}\n", "Reads \u{ffff}"), "word/document.xml");
    assert!(!document.contains("w:drawing") || document.contains("descr=\"Reads \u{fffd}\""), "{document}");
    assert!(document.contains("Reads \u{fffd}"), "{document}");
}

#[test]
fn a_page_of_a_thousand_quotes_is_a_page() {
    let source = format!("{}deep\n\n{}deep too\n", "> ".repeat(1_000), "- ".repeat(200));
    let document = part(&page(&source, ""), "word/document.xml");
    assert!(document.contains(">deep<") && document.contains("deep too"));
}

/// A zip of one part.
fn zip_of(name: &str, bytes: &[u8]) -> Vec<u8> {
    let mut file = ZipWriter::new(Cursor::new(Vec::new()));
    file.start_file(name, SimpleFileOptions::default()).unwrap();
    file.write_all(bytes).unwrap();
    file.finish().unwrap().into_inner()
}

#[test]
fn our_own_files_are_known_and_no_others() {
    let ours = page("# a\n", "b");
    assert!(crate::render::is_ours(&ours));
    let said = |by: &str| zip_of("docProps/app.xml", format!("<P><Application>{by}</Application></P>").as_bytes());
    assert!(is_ours(&said("keywork")));
    for other in [
        said("Microsoft Office Word"),
        said("LibreOffice/7.4"),
        said("keywork and more"),
        said(""),
        zip_of("docProps/app.xml", b"<P><Made>keywork</Made></P>"),
        zip_of("docProps/app.xml", b"\xff\xfe"),
        zip_of("docProps/app.xml", b"<Application>keywork"),
        zip_of("docProps/core.xml", b"<P><Application>keywork</Application></P>"),
        ours[..ours.len() / 2].to_vec(),
        b"PK\x03\x04".to_vec(),
        Vec::new(),
    ] {
        assert!(!is_ours(&other));
    }
}

/// Properties that unpack to far more than they should are read to a limit and no further.
#[test]
fn a_bomb_is_not_unpacked() {
    let mut large = b"<P>".to_vec();
    large.resize(32 << 20, b' ');
    large.extend_from_slice(b"<Application>keywork</Application></P>");
    let bomb = zip_of("docProps/app.xml", &large);
    assert!(bomb.len() < 1 << 20 && !is_ours(&bomb));
}
