//! A path inside the records folder, and never outside it.

use std::fmt;

/// A relative path of plain parts with `/` between them, on every system.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct RecordPath(String);

impl RecordPath {
    /// The path, unless a part of it is empty, `.`, `..`, a drive, or has a separator or a control character.
    #[must_use]
    pub fn new(path: impl Into<String>) -> Option<Self> {
        let path = path.into();
        let plain = |part: &str| {
            !part.is_empty()
                && part != "."
                && part != ".."
                && !part.contains(['\\', ':'])
                && !part.chars().any(char::is_control)
        };
        path.split('/').all(plain).then_some(Self(path))
    }

    /// The path as text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The file's name without `.toml`.
    #[must_use]
    pub fn stem(&self) -> &str {
        let name = self.0.rsplit('/').next().unwrap_or_default();
        name.strip_suffix(".toml").unwrap_or(name)
    }
}

impl fmt::Display for RecordPath {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_leads_out_of_the_folder() {
        assert_eq!(RecordPath::new("pupils/rowan/pupil.toml").unwrap().stem(), "pupil");
        for wrong in ["", "/etc/passwd", "a//b", "../x", "a/../b", "c:/x", "a\\b", "a/", "a\nb"] {
            assert!(RecordPath::new(wrong).is_none(), "{wrong:?}");
        }
    }
}
