use std::io::{Cursor, Read as _};

use quick_xml::Reader;
use quick_xml::events::Event;
use zip::ZipArchive;

/// How a zip begins.
const ZIP: &[u8] = b"PK\x03\x04";
/// What is read of the properties, once unpacked; ours are a few hundred bytes.
const MOST: u64 = 64 * 1024;

/// Whether this is a Word file as keywork made it. Word and `LibreOffice` put their own name in when they save, so what
/// somebody has worked on is not replaced unasked.
pub(in super::super) fn is_ours(bytes: &[u8]) -> bool {
    bytes.starts_with(ZIP) && made_by(bytes).is_some_and(|program| program == "keywork")
}

/// The program that a Word file says has made it.
fn made_by(bytes: &[u8]) -> Option<String> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).ok()?;
    let mut properties = String::new();
    archive.by_name("docProps/app.xml").ok()?.take(MOST).read_to_string(&mut properties).ok()?;
    let mut xml = Reader::from_str(&properties);
    loop {
        match xml.read_event().ok()? {
            Event::Start(start) if start.name().as_ref() == "Application" => {
                return Some(xml.read_text(start.name()).ok()?.to_string());
            }
            Event::Eof => return None,
            _ => {}
        }
    }
}
