//! The zip of a Word document: which of its parts hold text, and the same zip with some of them changed.

use std::collections::BTreeMap;
use std::io::{Cursor, Read, Write};

use zip::result::ZipError;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipArchive, ZipWriter};

use super::error::FormError;
use super::tree::{self, Node};

/// Parts of a document; a long one with many pictures has some hundreds.
const MOST_PARTS: usize = 2_000;
/// Bytes of a part that is read, unpacked.
const LONGEST_PART: u64 = 16 * 1024 * 1024;
/// Bytes of all parts together, unpacked.
const LARGEST: u64 = 256 * 1024 * 1024;
/// How many times larger a part may be unpacked than packed; deflate's own limit is some thousand.
const TIGHTEST: u64 = 500;
/// A part of this size may be packed as tightly as it will.
const SMALL: u64 = 1024 * 1024;

const TYPES: &str = "[Content_Types].xml";
/// How the type of a part with text begins, and how it may end.
const TEXT: &str = "application/vnd.openxmlformats-officedocument.wordprocessingml.";
const TEXTS: [&str; 5] = ["document.main+xml", "header+xml", "footer+xml", "footnotes+xml", "endnotes+xml"];

/// A Word document.
pub(super) struct Package<'f> {
    archive: ZipArchive<Cursor<&'f [u8]>>,
    /// The names of the parts with text: the document first.
    pub(super) texts: Vec<String>,
}

impl<'f> Package<'f> {
    /// Opens a form.
    pub(super) fn open(form: &'f [u8]) -> Result<Self, FormError> {
        if form.starts_with(b"\xd0\xcf\x11\xe0") {
            return Err(FormError::NotWord("it is in the format before 2007, or locked with a password"));
        }
        let mut archive = ZipArchive::new(Cursor::new(form)).map_err(|error| not_word(&error))?;
        bounded(&mut archive)?;
        let types = read(&mut archive, TYPES)?;
        let texts = texts(&types)?;
        Ok(Self { archive, texts })
    }

    /// The text of a part.
    pub(super) fn read(&mut self, name: &str) -> Result<String, FormError> {
        read(&mut self.archive, name)
    }

    /// The same document with some parts changed, and every other as it was, to the byte.
    pub(super) fn with(mut self, changed: &BTreeMap<String, String>, comment: &str) -> Result<Vec<u8>, FormError> {
        let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
        for at in 0..self.archive.len() {
            let part = self.archive.by_index_raw(at).map_err(|error| not_word(&error))?;
            let name = part.name().map_err(|error| not_word(&error))?.into_owned();
            let Some(text) = changed.get(&name) else {
                writer.raw_copy_file(part).map_err(|error| not_word(&error))?;
                continue;
            };
            let time = part.last_modified().unwrap_or_default();
            let options = SimpleFileOptions::default().compression_method(CompressionMethod::Deflated);
            let started = writer.start_file(name, options.last_modified_time(time));
            started.map_err(|error| not_word(&error))?;
            writer.write_all(text.as_bytes()).map_err(|_| FormError::TooLarge("it grows past what a zip may hold"))?;
        }
        writer.set_comment(comment).map_err(|error| not_word(&error))?;
        Ok(writer.finish().map_err(|error| not_word(&error))?.into_inner())
    }
}

fn not_word(error: &ZipError) -> FormError {
    FormError::NotWord(match error {
        ZipError::FileNotFound => "a part of it is missing",
        ZipError::UnsupportedArchive(_) => "it is packed or locked in a way that Word does not use",
        _ => "it is damaged, or no .docx at all",
    })
}

fn bounded(archive: &mut ZipArchive<Cursor<&[u8]>>) -> Result<(), FormError> {
    if archive.len() > MOST_PARTS {
        return Err(FormError::TooLarge("it has more than 2000 parts"));
    }
    let mut unpacked = 0_u64;
    for at in 0..archive.len() {
        let part = archive.by_index_raw(at).map_err(|error| not_word(&error))?;
        unpacked = unpacked.saturating_add(part.size());
        if part.size() > SMALL && part.size() / TIGHTEST > part.compressed_size() {
            return Err(FormError::TooLarge("a part of it is packed more tightly than any text or picture is"));
        }
    }
    if unpacked > LARGEST {
        return Err(FormError::TooLarge("unpacked it is more than 256 MiB"));
    }
    Ok(())
}

fn read(archive: &mut ZipArchive<Cursor<&[u8]>>, name: &str) -> Result<String, FormError> {
    let part = archive.by_name(name).map_err(|error| not_word(&error))?;
    let mut bytes = Vec::new();
    let damaged = |_| FormError::NotWord("a part of it is damaged");
    // What the zip says of the size may not be so.
    part.take(LONGEST_PART + 1).read_to_end(&mut bytes).map_err(damaged)?;
    if bytes.len() as u64 > LONGEST_PART {
        return Err(FormError::TooLarge("a part of it is more than 16 MiB of text"));
    }
    String::from_utf8(bytes).map_err(|_| FormError::NotWord("a part of it is not in UTF-8"))
}

/// The names of the parts with text, by their types.
fn texts(types: &str) -> Result<Vec<String>, FormError> {
    let tree = tree::parse(types).map_err(|_| FormError::NotWord("its list of parts is damaged"))?;
    let all = tree.iter().filter_map(Node::element).flat_map(tree::Element::elements);
    let (mut main, mut others) = (None, Vec::new());
    for one in all {
        let kind = one.attribute("ContentType").unwrap_or_default();
        if kind.contains("macroEnabled") || kind.contains("vbaProject") {
            return Err(FormError::Macros);
        }
        let Some(name) = one.attribute("PartName") else { continue };
        let name = name.trim_start_matches('/').to_owned();
        match kind.strip_prefix(TEXT).filter(|kind| TEXTS.contains(kind)) {
            Some(kind) if kind == TEXTS[0] => main = Some(name),
            Some(_) => others.push(name),
            None => {}
        }
    }
    let main = main.ok_or(FormError::NotWord("it is a template, a table or a presentation"))?;
    others.insert(0, main);
    Ok(others)
}
