//! What editors, other systems and a power cut make of a file of text.

use super::{Case, Reject, Tolerate, case, clean, session};

fn utf16(text: &str, bytes: fn(u16) -> [u8; 2]) -> Vec<u8> {
    text.encode_utf16().flat_map(bytes).collect()
}

/// A session whose note holds these bytes.
fn noted(bytes: &[u8]) -> Vec<u8> {
    let whole = session("\"@\"");
    let (before, after) = whole.split_once('@').unwrap();
    [before.as_bytes(), bytes, after.as_bytes()].concat()
}

pub(super) fn cases() -> Vec<Case> {
    const MARK: &[u8] = b"\xef\xbb\xbf";
    let clean = clean();
    let plain = clean.as_bytes();
    let with = |begin: &[u8], end: &[u8]| [begin, plain, end].concat();
    let (little, big) = (utf16(&clean, u16::to_le_bytes), utf16(&clean, u16::to_be_bytes));
    vec![
        // Notepad.
        case("enc", "bom", with(MARK, b""), Tolerate),
        case("enc", "double-bom", with(&[MARK, MARK].concat(), b""), Reject("encoding")),
        case("enc", "utf16le", [b"\xff\xfe".as_slice(), &little].concat(), Reject("encoding")),
        case("enc", "utf16be", [b"\xfe\xff".as_slice(), &big].concat(), Reject("encoding")),
        case("enc", "utf16le-nobom", little, Reject("encoding")),
        case("enc", "latin1", noted(b"Zo\xeb"), Reject("encoding")),
        case("enc", "crlf", clean.replace('\n', "\r\n"), Tolerate),
        case("enc", "mixed-eol", clean.replacen('\n', "\r\n", 2), Tolerate),
        case("enc", "cr-only", clean.replace('\n', "\r"), Reject("syntax")),
        case("enc", "no-final-newline", clean.trim_end(), Tolerate),
        case("enc", "nul", with(b"", b"\0"), Reject("encoding")),
        case("enc", "nul-in-string", noted(b"a\0b"), Reject("encoding")),
        case("enc", "overlong", noted(b"\xc0\xaf"), Reject("encoding")),
        case("enc", "surrogate", noted(b"\xed\xa0\x80"), Reject("encoding")),
        case("enc", "empty", b"".as_slice(), Reject("empty-file")),
        case("enc", "spaces", "  \n\n", Reject("empty-file")),
        // The end of a file of DOS.
        case("enc", "ctrl-z", with(b"", b"\x1a"), Reject("syntax")),
        // What a power cut leaves on NTFS and XFS.
        case("enc", "zero-filled", vec![0; plain.len()], Reject("encoding")),
        case("enc", "torn", &plain[..plain.len() / 2], Reject("syntax")),
    ]
}
