use std::io::{Cursor, Write as _};

use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipWriter};

use super::super::letterhead::Letterhead;
use super::body::Body;
use super::part::Part;
use super::runs::plain;
use crate::text;

/// The names of the vocabularies.
pub(super) const WORD: &str = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
pub(super) const RELATIONSHIPS: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
pub(super) const DRAWN: &str = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing";
const PACKAGE: &str = "http://schemas.openxmlformats.org/package/2006/relationships";
const CORE: &str = "http://schemas.openxmlformats.org/package/2006/metadata/core-properties";

/// How much of a title stands at the foot of each page.
const TITLE: usize = 84;

/// What goes into a file.
pub(super) struct Contents<'a> {
    /// The school and the language.
    pub(super) letterhead: &'a Letterhead<'a>,
    /// The title of the page.
    pub(super) title: &'a str,
    /// Its text.
    pub(super) body: Body<'a>,
}

/// The file. What it is made of stands in the same order, and on the first day that a zip can name.
pub(super) fn packed(contents: &Contents<'_>) -> Vec<u8> {
    let body = &contents.body;
    let language = contents.letterhead.language.tag;
    let fixed = |part: &str| part.replace("{language}", language).into_bytes();
    let mut parts: Vec<(String, Vec<u8>)> = vec![
        ("[Content_Types].xml".to_owned(), fixed(include_str!("parts/content_types.xml"))),
        ("_rels/.rels".to_owned(), fixed(include_str!("parts/package.rels"))),
        ("docProps/app.xml".to_owned(), fixed(include_str!("parts/app.xml"))),
        ("docProps/core.xml".to_owned(), core(contents)),
        ("word/document.xml".to_owned(), body.xml.written().to_vec()),
        ("word/_rels/document.xml.rels".to_owned(), relationships(body.pictures.len())),
        ("word/styles.xml".to_owned(), fixed(include_str!("parts/styles.xml"))),
        ("word/numbering.xml".to_owned(), body.lists.part()),
        ("word/settings.xml".to_owned(), fixed(include_str!("parts/settings.xml"))),
        ("word/fontTable.xml".to_owned(), fixed(include_str!("parts/fonts.xml"))),
        ("word/header.xml".to_owned(), header(contents.letterhead)),
        ("word/footer.xml".to_owned(), footer(contents)),
    ];
    for (number, picture) in (1..).zip(&body.pictures) {
        parts.push((format!("word/media/chart{number}.png"), picture.png.clone()));
    }
    zipped(&parts).expect("memory takes every file")
}

fn zipped(parts: &[(String, Vec<u8>)]) -> zip::result::ZipResult<Vec<u8>> {
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .last_modified_time(DateTime::default())
        .unix_permissions(0o644);
    let mut file = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in parts {
        file.start_file(name.as_str(), options)?;
        file.write_all(bytes)?;
    }
    Ok(file.finish()?.into_inner())
}

/// The properties that Word and a search show: the title, and the school as its maker.
fn core(contents: &Contents<'_>) -> Vec<u8> {
    let mut xml = Part::new();
    let names = [("xmlns:cp", CORE), ("xmlns:dc", "http://purl.org/dc/elements/1.1/")];
    xml.within("cp:coreProperties", &names, |xml| {
        xml.within("dc:title", &[], |xml| xml.text(contents.title));
        xml.within("dc:creator", &[], |xml| xml.text(&text::clean_line(contents.letterhead.school)));
        xml.within("dc:language", &[], |xml| xml.text(contents.letterhead.language.tag));
    });
    xml.done()
}

fn relationships(pictures: usize) -> Vec<u8> {
    let mut xml = Part::new();
    let one = |xml: &mut Part, id: &str, kind: &str, target: &str| {
        xml.empty("Relationship", &[("Id", id), ("Type", &format!("{RELATIONSHIPS}/{kind}")), ("Target", target)]);
    };
    xml.within("Relationships", &[("xmlns", PACKAGE)], |xml| {
        for kind in ["styles", "numbering", "settings", "fontTable", "header", "footer"] {
            one(xml, kind, kind, &format!("{kind}.xml"));
        }
        for number in 1..=pictures {
            one(xml, &format!("chart{number}"), "image", &format!("media/chart{number}.png"));
        }
    });
    xml.done()
}

/// The school's name on each page.
fn header(letterhead: &Letterhead<'_>) -> Vec<u8> {
    edge("w:hdr", "Header", |xml| plain(xml, letterhead.school))
}

/// The title on each page, which may lie alone on a printer, and which page of how many it is.
fn footer(contents: &Contents<'_>) -> Vec<u8> {
    let language = contents.letterhead.language;
    edge("w:ftr", "Footer", |xml| {
        plain(xml, &text::brief(contents.title, TITLE));
        xml.within("w:r", &[], |xml| xml.empty("w:tab", &[]));
        plain(xml, &format!("{} ", language.page));
        field(xml, " PAGE ");
        plain(xml, &format!(" {} ", language.of));
        field(xml, " NUMPAGES ");
    })
}

fn edge(name: &str, style: &str, inner: impl FnOnce(&mut Part)) -> Vec<u8> {
    let mut xml = Part::new();
    xml.within(name, &[("xmlns:w", WORD)], |xml| {
        xml.within("w:p", &[], |xml| {
            xml.within("w:pPr", &[], |xml| xml.value("w:pStyle", style));
            inner(xml);
        });
    });
    xml.done()
}

/// What the reader's program puts in.
fn field(xml: &mut Part, code: &str) {
    xml.within("w:fldSimple", &[("w:instr", code)], |xml| plain(xml, "1"));
}
