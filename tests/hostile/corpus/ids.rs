//! What has been taken for a name and was a way out, a device, an option or another name.

use super::{Case, Reject, case, clean, quoted};

pub(in crate::hostile) const NO_IDS: &[(&str, &str)] = &[
    ("dotdot", "../p2"),
    ("abs", "/etc/passwd"),
    ("backslash", "..\\p2"),
    ("drive", "C:\\x"),
    ("unc", "\\\\host\\share"),
    ("dot", "."),
    ("empty", ""),
    ("space", " "),
    ("trailing-dot", "rowan."),
    ("trailing-space", "rowan "),
    ("con", "CON"),
    ("nul-toml", "nul.toml"),
    ("com1", "com1"),
    ("com-sup", "COM\u{b9}"),
    ("lpt9", "lpt9.txt"),
    ("conin", "CONIN$"),
    ("colon-ads", "rowan:secret"),
    ("star", "r*"),
    ("pipe", "a|b"),
    ("nul", "rowan\0x"),
    ("newline", "rowan\n1"),
    ("dash", "-rf"),
    ("tilde", "~root"),
    ("dollar", "$HOME"),
    ("percent", "%APPDATA%"),
    ("git", ".git"),
    ("git-upper", ".GIT"),
    ("git-ntfs", "git~1"),
    ("git-hfs", ".g\u{200c}it"),
    ("gitattributes", ".gitattributes"),
    ("len255", LONG[0]),
    ("len300", LONG[1]),
    ("nfd", "zoe\u{308}"),
    ("cyrillic", "\u{440}owan"),
    ("case", "ROWAN"),
    ("url", "http://x"),
    ("slash", "rowan/../rowan"),
    ("encoded", "..%2fp2"),
    ("hidden", ".rowan"),
    ("lock", "rowan.lock"),
    ("tmp", ".kw-tmp-x.tmp"),
];

/// 255 letters, and 300.
const LONG: [&str; 2] = {
    const LETTERS: [u8; 300] = [b'a'; 300];
    let (short, _) = LETTERS.split_at(255);
    match (std::str::from_utf8(short), std::str::from_utf8(&LETTERS)) {
        (Ok(short), Ok(long)) => [short, long],
        _ => panic!(),
    }
};

pub(super) fn cases() -> Vec<Case> {
    let each =
        |(name, id): &(&'static str, &str)| case("id", name, clean().replace("\"jm\"", &quoted(id)), Reject("bad-id"));
    NO_IDS.iter().map(each).collect()
}
