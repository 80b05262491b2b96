//! What is trusted of a records folder, kept outside it: one small file a folder in the person's own settings.

use std::fs;
use std::path::{Path, PathBuf};

use sha2::{Digest, Sha256};

use super::{OutsideError, make_folder, read_text, write_outside};
use crate::record::decode::decode;
use crate::record::encode::encode;
use crate::record::pins::Pins;

/// The pins of a records folder; none where nothing was pinned yet.
///
/// # Errors
/// When they are there and cannot be read: then nothing is known to be trusted.
pub fn pins(settings: &Path, root: &Path) -> Result<Option<Pins>, OutsideError> {
    let path = place(settings, root);
    if !path.try_exists().unwrap_or(true) {
        return Ok(None);
    }
    let text = read_text(&path)?;
    let (pins, problems) = decode::<Pins>("", &text);
    let whole = pins.filter(|_| problems.is_empty());
    whole.map(Some).ok_or_else(|| OutsideError::NotText { path: path.display().to_string() })
}

/// Pins keys for a records folder, in place of those before.
///
/// # Errors
/// When they cannot be written.
pub fn pin(settings: &Path, root: &Path, pins: &Pins) -> Result<(), OutsideError> {
    let path = place(settings, root);
    make_folder(path.parent().unwrap_or(settings))?;
    write_outside(&path, encode(pins).as_bytes(), true, |_| true)
}

/// Where the pins of a folder are: a name that follows from where the folder is and says nothing of it.
fn place(settings: &Path, root: &Path) -> PathBuf {
    let root = fs::canonicalize(root).unwrap_or_else(|_| root.to_owned());
    let digest = Sha256::digest(root.as_os_str().as_encoded_bytes());
    let name = data_encoding::HEXLOWER.encode(&digest[..8]);
    settings.join("keywork").join("pins").join(format!("{name}.toml"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::record::words::Title;

    #[test]
    #[expect(clippy::disallowed_methods, reason = "a test writes a damaged file")]
    fn pins_are_of_one_folder_and_outside_it() {
        let (settings, one, other) =
            (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
        assert_eq!(pins(settings.path(), one.path()), Ok(None));
        let trusted = Pins { recipients: vec![Title::new("age1x").unwrap()], head: Vec::new() };
        pin(settings.path(), one.path(), &trusted).unwrap();
        assert_eq!(pins(settings.path(), one.path()), Ok(Some(trusted)));
        assert_eq!(pins(settings.path(), other.path()), Ok(None));
        assert_eq!(fs::read_dir(one.path()).unwrap().count(), 0);
        let file = place(settings.path(), one.path());
        fs::write(&file, "recipients = 3\n").unwrap();
        assert!(pins(settings.path(), one.path()).is_err(), "what cannot be read trusts nobody");
    }
}
