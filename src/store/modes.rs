use std::path::Path;

use super::relative::{join, split};
use super::{Fault, Folder, Found, Kind, Listing, ReadError, StoreError, walk};

/// A file or folder that others than its owner may read or write, or a file that may be run.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TooOpen {
    /// Where; `""` is the records folder itself.
    pub path: String,
    /// What it is: a file or a folder.
    pub kind: Kind,
    /// Its permission bits.
    pub mode: u32,
}

/// Every file and folder that is more open than it has to be (0600 and 0700). None where there are no permissions.
///
/// # Errors
///
/// If the records folder itself cannot be read.
pub fn too_open(root: &Path) -> Result<Found<TooOpen>, ReadError> {
    let mut items = Vec::new();
    let unread = walk(root, |folder, listing| items.extend(too_open_in(folder, listing)))?;
    Ok(Found { items, unread })
}

/// The same for one folder and the files in it.
pub(super) fn too_open_in(folder: &Folder, listing: &Listing) -> impl Iterator<Item = TooOpen> {
    let files = listing.entries.iter().filter(|entry| entry.kind == Kind::File);
    let files = files.filter_map(|entry| look(folder, &entry.name, Kind::File));
    look(folder, ".", Kind::Folder).into_iter().chain(files)
}

fn look(folder: &Folder, name: &str, kind: Kind) -> Option<TooOpen> {
    let mode = folder.directory.mode(name).ok()??;
    let path = if name == "." { folder.path().to_owned() } else { join(folder.path(), name) };
    (mode & !widest(kind) != 0).then_some(TooOpen { path, kind, mode })
}

fn widest(kind: Kind) -> u32 {
    if kind == Kind::Folder { 0o700 } else { 0o600 }
}

/// Takes away the permissions that are too many.
///
/// # Errors
///
/// [`StoreError::ModeNotKept`] if they are there afterwards as before: the disk keeps none, or the file is someone
/// else's.
pub fn close_up(root: &Path, wide: &TooOpen) -> Result<(), StoreError> {
    let (folder, name) = if wide.kind == Kind::Folder {
        (Folder::open(root, &wide.path)?, ".")
    } else {
        let (folder, name) = split(&wide.path);
        (Folder::open(root, folder)?, name)
    };
    let failed = |error| StoreError::NotWritten { path: wide.path.clone(), cause: Fault::from(error) };
    folder.directory.change_mode(name, wide.mode & widest(wide.kind)).map_err(failed)?;
    match look(&folder, name, wide.kind) {
        Some(_) => Err(StoreError::ModeNotKept { path: wide.path.clone() }),
        None => Ok(()),
    }
}

#[cfg(test)]
#[cfg(unix)]
#[expect(clippy::disallowed_methods, reason = "the tests put things on the disk that store would refuse")]
mod tests {
    use super::*;
    use std::fs::{self, Permissions};
    use std::os::unix::fs::PermissionsExt as _;

    #[test]
    fn what_others_may_see_is_found_and_closed() {
        let root = tempfile::tempdir().unwrap();
        let root = root.path();
        crate::store::create(root, "a/private.toml", b"").unwrap();
        for (path, mode) in [("a/shared.toml", 0o644), ("a/script", 0o700)] {
            fs::write(root.join(path), "").unwrap();
            fs::set_permissions(root.join(path), Permissions::from_mode(mode)).unwrap();
        }
        fs::set_permissions(root.join("a"), Permissions::from_mode(0o755)).unwrap();
        fs::set_permissions(root, Permissions::from_mode(0o750)).unwrap();

        let found = too_open(root).unwrap();
        let brief: Vec<_> = found.items.iter().map(|wide| (wide.path.as_str(), wide.mode)).collect();
        assert_eq!(brief, [("", 0o750), ("a", 0o755), ("a/script", 0o700), ("a/shared.toml", 0o644)]);
        for wide in &found.items {
            close_up(root, wide).unwrap();
        }
        assert_eq!(too_open(root).unwrap().items, []);
        assert_eq!(fs::metadata(root.join("a/shared.toml")).unwrap().permissions().mode() & 0o777, 0o600);
    }
}
