use std::path::Path;

use super::outside::{OutsideError, make_folder, write_outside};
use super::relative::join;
use super::{Folder, Kind, ReadError, is_stray};

/// What was copied out of the records folder, and what could not be.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Copied {
    /// The files, by their paths in the records folder.
    pub files: Vec<String>,
    /// What was left, with the reason.
    pub left: Vec<String>,
}

/// Copies a folder of the records as it is, byte for byte, into one outside that is private to its owner.
///
/// No link is followed, and a file that is too large for a record is left where it is; both are named.
///
/// # Errors
/// When a copy cannot be written.
pub fn copy_out(root: &Path, folder: &str, to: &Path) -> Result<Copied, OutsideError> {
    let mut copied = Copied::default();
    let mut ahead = vec![String::new()];
    while let Some(within) = ahead.pop() {
        let from = if within.is_empty() { folder.to_owned() } else { join(folder, &within) };
        let opened = Folder::open(root, &from).and_then(|folder| Ok((folder.list()?, folder)));
        let (listing, open) = match opened {
            Ok(opened) => opened,
            Err(error) => {
                copied.left.push(error.to_string());
                continue;
            }
        };
        make_folder(&to.join(&within))?;
        copied.left.extend(listing.unreadable.iter().map(|name| format!("{from}/{name}: its name is not UTF-8")));
        for entry in listing.entries.iter().filter(|entry| !is_stray(&entry.name)) {
            let path = join(&within, &entry.name);
            if entry.kind == Kind::Folder {
                ahead.push(path);
                continue;
            }
            match open.read(&entry.name) {
                Ok(bytes) => {
                    write_outside(&to.join(&path), &bytes, false, |_| false)?;
                    copied.files.push(join(&from, &entry.name));
                }
                Err(ReadError::Missing { .. }) => {}
                Err(error) => copied.left.push(error.to_string()),
            }
        }
    }
    copied.files.sort();
    copied.left.sort();
    Ok(copied)
}

#[cfg(test)]
#[expect(clippy::disallowed_methods, reason = "the tests put things on the disk that store would refuse")]
mod tests {
    use super::*;
    use std::fs;

    #[test]
    fn a_folder_is_copied_as_it_is_and_what_is_left_is_named() {
        let root = tempfile::tempdir().unwrap();
        let to = tempfile::tempdir().unwrap();
        let sessions = root.path().join("pupils/rowan/sessions/2026-11");
        fs::create_dir_all(&sessions).unwrap();
        fs::write(root.path().join("pupils/rowan/pupil.toml"), "damaged = \n").unwrap();
        fs::write(sessions.join("23-0930-jm-k7qd.toml"), b"\xff").unwrap();
        fs::write(sessions.join(".kw-tmp-abc.tmp"), "half").unwrap();
        fs::write(sessions.join("photo.jpg"), vec![0; 300 * 1024]).unwrap();
        #[cfg(unix)]
        std::os::unix::fs::symlink("/etc/passwd", sessions.join("link.toml")).unwrap();
        let out = to.path().join("rowan");
        let copied = copy_out(root.path(), "pupils/rowan", &out).unwrap();
        assert_eq!(copied.files, ["pupils/rowan/pupil.toml", "pupils/rowan/sessions/2026-11/23-0930-jm-k7qd.toml"]);
        assert_eq!(copied.left.len(), 1 + usize::from(cfg!(unix)), "{:?}", copied.left);
        assert_eq!(fs::read(out.join("sessions/2026-11/23-0930-jm-k7qd.toml")).unwrap(), b"\xff");
        assert!(!out.join("sessions/2026-11/link.toml").exists());
    }
}
